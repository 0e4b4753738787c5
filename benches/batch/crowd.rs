//! Accounts of one mnemonic, and their transfers by either program.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use alloy::{
    hex,
    primitives::{Address, address},
    signers::local::PrivateKeySigner,
};
use coins_bip32::ecdsa::SigningKey;
use coins_bip39::{English, Mnemonic};
use restake::signer::{Derivation, STANDARD_PATH, files};
use serde_json::json;
use tempfile::TempDir;

use super::{
    node::{NETWORK, Node},
    tool::Tool,
};

#[path = "../peer/keystore.rs"]
#[allow(dead_code)]
mod keystore;

/// Words that everybody knows.
const WORDS: &str = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

/// Who gets everything.
pub const PAYEE: Address = address!("0x00000000000000000000000000000000000bEEF5");

/// The accounts, and a home in which they are one.
pub struct Crowd {
    pub keys: Vec<PrivateKeySigner>,
    folder: TempDir,
}

impl Crowd {
    /// So many accounts, each with ether.
    pub fn of(size: usize, node: &Node) -> Self {
        let size = size.try_into().expect("a few hundred");
        let derivation = Derivation::new(None, size).expect("a derivation");
        let crowd = Self { keys: keys(size), folder: TempDir::new().expect("a home") };
        node.give(&crowd.addresses());
        let keystore = keystore::of_mnemonic(WORDS, &json!({ "kind": "mnemonic", "path": derivation.path(), "count": size }));
        let account = json!({
            "version": 1, "kind": "mnemonic", "addresses": crowd.addresses(), "path": derivation.path(), "keystore": "ops.json",
        });
        for (folder, text) in [("accounts", account.to_string()), ("keystores", keystore)] {
            let folder = crowd.path(folder);
            fs::create_dir(&folder).and_then(|()| fs::write(folder.join("ops.json"), text)).expect("the home is written");
        }
        files::write_new(&crowd.path("password"), keystore::PASSWORD.as_bytes()).expect("the password is written");
        fs::write(crowd.path("registry.toml"), node.registry()).expect("the registry is written");
        crowd
    }

    /// Returns how many they are.
    pub fn size(&self) -> usize {
        self.keys.len()
    }

    /// Returns who they are.
    pub fn addresses(&self) -> Vec<Address> {
        self.keys.iter().map(PrivateKeySigner::address).collect()
    }

    /// Runs as many transfers, the same number from each account, as one script; all have to be in blocks then.
    pub fn batch<T>(&self, restake: &Tool, node: &Node, transfers: usize, run: impl FnOnce(Command) -> T) -> T {
        let file = self.path("script.toml");
        let each = transfers / self.size();
        let script = format!(
            r#"version = 1
network = "{NETWORK}"

[limits]
max_total_fee = "10"

[[action]]
do = "send"
account = "ops/*"
amount = "1gwei"
asset = "eth"
to = "{PAYEE}"
repeat = {each}
"#
        );
        fs::write(&file, script).expect("the script is written");
        let before = node.nonces(&self.addresses());
        let paths = [self.folder.path().to_owned(), self.path("registry.toml"), self.path("password")];
        let [home, registry, password] = paths.map(|path| path.to_str().expect("a path in UTF-8").to_owned());
        let file = file.to_str().expect("a path in UTF-8").to_owned();
        let mut words = vec!["batch", "run", &file, "--yes", "--json", "--network", NETWORK, "--rpc-url", node.url()];
        words.extend(["--home", &home, "--registry", &registry, "--password-file", &password]);
        let ran = run(self.at_home(restake.command(&words)));
        let after = node.nonces(&self.addresses());
        let all_sent = before.iter().zip(&after).all(|(before, after)| before + each as u64 == *after);
        assert!(all_sent, "not every transfer is in a block");
        ran
    }

    /// Runs so many transfers by `cast send`, one after the other, and waits until all are in blocks.
    pub fn cast(&self, cast: &Tool, node: &Node, transfers: usize, asynchronous: bool) -> Duration {
        let payee = PAYEE.to_string();
        let keys: Vec<_> = self.keys.iter().map(|key| hex::encode_prefixed(key.to_bytes())).collect();
        let wanted = node.nonces(&self.addresses()).iter().sum::<u64>() + transfers as u64;
        let start = Instant::now();
        for number in 0..transfers {
            let mut words = vec!["send", &payee, "--value", "1gwei", "--private-key", &keys[number % keys.len()]];
            words.extend(["--rpc-url", node.url()]);
            words.extend(asynchronous.then_some("--async"));
            let output = self.at_home(cast.command(&words)).stdin(Stdio::null()).output().expect("cast starts");
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        while node.nonces(&self.addresses()).iter().sum::<u64>() < wanted {}
        start.elapsed()
    }

    fn at_home(&self, mut command: Command) -> Command {
        command.current_dir(self.folder.path()).env("HOME", self.folder.path());
        command
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// The keys of the first indexes.
fn keys(size: u32) -> Vec<PrivateKeySigner> {
    let master = Mnemonic::<English>::new_from_phrase(WORDS).and_then(|words| words.master_key(None)).expect("a mnemonic");
    let key = |index: u32| {
        let child = master.derive_path(STANDARD_PATH.replace('i', &index.to_string()).as_str()).expect("a path");
        let key: &SigningKey = child.as_ref();
        PrivateKeySigner::from_slice(&key.to_bytes()).expect("a key")
    };
    (0..size).map(key).collect()
}
