//! One account stakes the same ether by the same call through either program, from the same keystore file.

use std::{ffi::OsString, fs, path::PathBuf, process::Command};

use serde_json::json;
use tempfile::TempDir;

use super::{
    keystore::{self, PASSWORD},
    real::{NETWORK, World},
    tool::Tool,
};

/// What the account is called.
const NAME: &str = "staker";

/// The home of the account, the chain it stakes on, and the programs.
pub struct Staker<'a> {
    restake: &'a Tool,
    cast: &'a Tool,
    world: World,
    folder: TempDir,
}

impl<'a> Staker<'a> {
    /// Writes the home of the account.
    pub fn new(restake: &'a Tool, cast: &'a Tool, world: World) -> Self {
        let staker = Self { restake, cast, world, folder: TempDir::new().expect("a home") };
        let file = format!("{NAME}.json");
        let account = json!({ "version": 1, "kind": "keystore", "address": keystore::address(), "keystore": file });
        for (folder, text) in [("accounts", account.to_string()), ("keystores", keystore::text())] {
            let folder = staker.folder.path().join(folder);
            fs::create_dir(&folder).and_then(|()| fs::write(folder.join(&file), text)).expect("the home is written");
        }
        restake::signer::files::write_new(&staker.password(), PASSWORD.as_bytes()).expect("the password is written");
        staker
    }

    /// Returns where the node answers.
    pub fn url(&self) -> &str {
        self.world.url()
    }

    /// Returns the stake by `restake`, through the node at `url`.
    pub fn stake(&self, url: &str) -> Command {
        let mut arguments: Vec<OsString> = ["stake", "1", "--with", "lido", "--yes"].map(OsString::from).into();
        arguments.extend(["--network", NETWORK, "--account", NAME, "--rpc-url", url].map(OsString::from));
        arguments.extend(["--registry".into(), self.world.registry().into()]);
        arguments.extend(["--home".into(), self.folder.path().into()]);
        arguments.extend(["--password-file".into(), self.password().into()]);
        self.at_home(self.restake.command(&arguments))
    }

    /// Returns the same call by `cast send`, with more options.
    pub fn send(&self, options: &[&str]) -> Command {
        let (pool, keystore) = (self.world.lido.steth.to_string(), self.folder.path().join("keystores").join(format!("{NAME}.json")));
        let referral = "0x0000000000000000000000000000000000000000";
        let mut arguments: Vec<OsString> = ["send", &pool, "submit(address)", referral, "--value", "1ether"].map(OsString::from).into();
        arguments.extend(["--rpc-url", self.url()].map(OsString::from));
        arguments.extend(["--keystore".into(), keystore.into()]);
        arguments.extend(["--password-file".into(), self.password().into()]);
        arguments.extend(options.iter().map(OsString::from));
        self.at_home(self.cast.command(&arguments))
    }

    /// Checks on the chain that every one of `sent` transactions was mined.
    pub async fn count(&self, sent: usize) {
        let mined: String = self.world.node.ask("eth_getTransactionCount", json!([keystore::address(), "latest"])).await;
        assert_eq!(mined, format!("{sent:#x}"), "not every stake was mined");
    }

    fn at_home(&self, mut command: Command) -> Command {
        command.current_dir(self.folder.path()).env("HOME", self.folder.path());
        command
    }

    fn password(&self) -> PathBuf {
        self.folder.path().join("password")
    }
}
