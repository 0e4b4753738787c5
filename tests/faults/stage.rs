//! A home with one mnemonic of many addresses, and a script that it runs on a ground which is put back afterwards.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use alloy::primitives::{Address, U256, utils::parse_ether};
use restake::signer::{Derivation, Mnemonic};
use secrecy::SecretString;
use serde_json::{Value, json};

use super::{ground::Ground, script::Script};
use crate::hostile::home::{Home, Outcome, keystore};

/// Words that everybody knows.
const WORDS: &str = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";

/// What each account has, in ether.
const ETHER: &str = "1000";

/// Blocks on top of what each account was given, so that a reorganisation does not take it away.
const SETTLED: u64 = 5;

/// The script, its home and its ground.
pub struct Stage<'a> {
    pub ground: &'a Ground,
    pub home: Home,
    pub script: Script,
    /// The addresses of `ops`.
    pub senders: Vec<Address>,
    /// The head before anything happens.
    pub start: u64,
    snapshot: Value,
}

impl<'a> Stage<'a> {
    /// Sets it, with a wallet that asks the node itself.
    pub fn set(ground: &'a Ground, script: Script) -> Self {
        Self::before(ground, script, ground.url(), "")
    }

    /// Sets it with a wallet that asks the node at `url`, and a script with more `defaults`.
    pub fn before(ground: &'a Ground, script: Script, url: &str, defaults: &str) -> Self {
        let snapshot = ground.ask("evm_snapshot", json!([]));
        let home = Home::new(&[url.to_owned()], ground.chain_id, &ground.registry);
        let senders = open_account(&home, script.accounts);
        let wei = parse_ether(ETHER).expect("an amount");
        ground.ask_all(&senders.iter().map(|sender| ("anvil_setBalance", json!([sender, wei]))).collect::<Vec<_>>());
        ground.ask("anvil_mine", json!([U256::from(SETTLED)]));
        let start = ground.head();
        fs::write(home.path("script.toml"), script.text(ground.network, defaults)).expect("the script is written");
        for (name, text) in script.tables() {
            fs::write(home.path(name), text).expect("a table is written");
        }
        Self { ground, home, script, senders, start, snapshot }
    }

    /// The words of `restake batch` with the script.
    pub fn words(&self, what: &str) -> Vec<String> {
        let file = self.home.path("script.toml").to_str().expect("a path in UTF-8").to_owned();
        let mut words = vec!["batch".to_owned(), what.to_owned(), file];
        if what != "status" {
            words.push("--yes".to_owned());
        }
        words
    }

    /// The command of it.
    pub fn command(&self, what: &str) -> Command {
        let words = self.words(what);
        self.home.command(&words.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Runs it to its end.
    pub fn run(&self, what: &str) -> Outcome {
        let output = self.command(what).stdin(Stdio::null()).output().expect("the binary runs");
        Outcome::new(&[what], output)
    }

    /// Does what is left; where nothing was recorded there is nothing to resume, and it is run.
    pub fn resume(&self) -> Outcome {
        self.run(self.rest())
    }

    /// What brings it to its end from here: `resume` where something was recorded.
    pub fn rest(&self) -> &'static str {
        if self.begun() { "resume" } else { "run" }
    }

    /// Whether anything was recorded.
    fn begun(&self) -> bool {
        self.journals().iter().any(|path| path.metadata().is_ok_and(|data| data.len() > 0))
    }

    /// The journals there are.
    pub fn journals(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.home.path("home/journal")).into_iter().flatten();
        folder.map(|file| file.expect("a file").path()).filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect()
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        // A case that fails must not hide behind a second failure.
        if !std::thread::panicking() {
            assert_eq!(self.ground.ask("evm_revert", json!([self.snapshot])), true);
        }
    }
}

/// Writes the account `ops` with that many addresses.
fn open_account(home: &Home, count: usize) -> Vec<Address> {
    let count = u32::try_from(count).expect("a few accounts");
    let derivation = Derivation::new(None, count).expect("a derivation");
    let mnemonic = Mnemonic::parse(&SecretString::from(WORDS), SecretString::default()).expect("a mnemonic");
    let addresses = mnemonic.addresses(&derivation).expect("addresses");
    let mut file = keystore(WORDS.as_bytes(), addresses[0]);
    file["restake"] = json!({ "kind": "mnemonic", "path": derivation.path(), "count": count });
    let account = json!({ "version": 1, "kind": "mnemonic", "addresses": addresses, "path": derivation.path(), "keystore": "ops.json" });
    fs::write(home.path("home/keystores/ops.json"), file.to_string()).expect("a file is written");
    fs::write(home.path("home/accounts/ops.json"), account.to_string()).expect("a file is written");
    addresses
}
