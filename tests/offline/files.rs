//! Two homes with one key: one behind a node, one without a network.

use std::{fs, path::PathBuf, process::Command};

use serde_json::Value;

use crate::hostile::{
    home::{Home, Outcome},
    stage::Stage,
};

/// Two steps: an allowance, and what uses it up.
pub const WRAP: [&str; 3] = ["wrap", "5", "stETH"];

/// A machine with a network, and one without.
pub struct Pair {
    pub stage: Stage,
    pub air: Home,
}

impl Pair {
    pub fn set() -> Self {
        let stage = Stage::set();
        // No node is named at all.
        let air = stage.home_of(&[]);
        Self { stage, air }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.stage.home.path(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().expect("a path in UTF-8").to_owned()
    }

    /// Saves what a command would do as `plan.json`.
    pub fn save(&self, words: &[&str]) {
        self.stage.home.run(&[words, &["--save", &self.text("plan.json")]].concat()).done();
    }

    /// Signs `plan.json` as `plan.signed.json`.
    pub fn sign(&self, more: &[&str]) -> Outcome {
        self.air.run(&[&["sign", &self.text("plan.json")], more].concat())
    }

    /// Sends `plan.signed.json`.
    pub fn broadcast(&self, more: &[&str]) -> Outcome {
        self.stage.home.run(&[&["broadcast", &self.text("plan.signed.json")], more].concat())
    }

    /// Changes a file of either.
    pub fn edit(&self, name: &str, change: impl FnOnce(&mut Value)) {
        let mut file: Value = serde_json::from_slice(&fs::read(self.path(name)).expect("a file")).expect("JSON");
        change(&mut file);
        fs::write(self.path(name), file.to_string()).expect("it is written");
    }

    /// Runs a command of the machine without a network where even this machine's own addresses cannot be reached, if the system lets
    /// a process give its network up.
    pub fn sign_in_an_empty_namespace(&self) -> Option<Outcome> {
        let allowed = Command::new("unshare").args(["-rn", "true"]).status().is_ok_and(|status| status.success());
        let file = self.text("plan.json");
        let words = ["sign", &file, "--yes"];
        let command = self.air.command(&words);
        let mut alone = Command::new("unshare");
        alone.arg("-rn").arg(command.get_program()).args(command.get_args()).env("HOME", self.path("."));
        allowed.then(|| Outcome::new(&words, alone.output().expect("unshare runs")))
    }
}
