//! The binary is run as a script runs it: without a terminal, in a home of its own, its result read as JSON.

use std::{
    env,
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// What protects the key in the wallet's home.
const PASSWORD: &str = "a long enough password";

/// A home, and the options that every command gets.
pub struct Wallet {
    home: TempDir,
    network: String,
    options: Vec<OsString>,
    variables: Vec<(&'static str, OsString)>,
}

impl Wallet {
    /// Makes an empty home for a network that stands at `url` and is described by `registry`.
    pub fn new(network: &str, url: &str, registry: &Path) -> Self {
        let home = TempDir::new().expect("a home");
        let password = home.path().join("password");
        restake::signer::files::write_new(&password, PASSWORD.as_bytes()).expect("the password is written");
        let mut options: Vec<OsString> = ["--json", "--network", network, "--rpc-url", url].map(OsString::from).into();
        options.extend(["--registry".into(), registry.into()]);
        options.extend(["--home".into(), home.path().join("home").into()]);
        options.extend(["--password-file".into(), password.into()]);
        Self { home, network: network.into(), options, variables: vec![] }
    }

    /// Gives every command a variable of the environment.
    pub fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// Returns the folder that the wallet keeps everything in.
    pub fn home(&self) -> PathBuf {
        self.home.path().join("home")
    }

    /// Runs one command.
    pub fn run(&self, words: &[&str]) -> Outcome {
        self.feed(words, "")
    }

    /// Runs one command with `input` on its standard input.
    pub fn feed(&self, words: &[&str], input: &str) -> Outcome {
        let mut child = Command::new(env!("CARGO_BIN_EXE_restake"))
            .args(words)
            .args(&self.options)
            .env_clear()
            .env("PATH", env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.home.path())
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        child.stdin.take().expect("stdin is piped").write_all(input.as_bytes()).ok();
        let output = child.wait_with_output().expect("the binary ends");
        Outcome {
            command: words.join(" "),
            network: self.network.clone(),
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        }
    }
}

/// How a command ended.
pub struct Outcome {
    command: String,
    network: String,
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Outcome {
    /// Returns the result of a command that must have worked.
    pub fn done(&self) -> Value {
        let mut answer = self.answer(0);
        assert_eq!(answer["command"].as_str().map(first_word), Some(first_word(&self.command)), "{self}");
        assert_eq!(answer["network"], self.network, "{self}");
        answer["result"].take()
    }

    /// Returns what a command said on standard error.
    pub fn said(&self) -> &str {
        &self.stderr
    }

    /// Returns the error of a command that must have ended with `code`.
    pub fn failed(&self, code: i32) -> Value {
        let mut answer = self.answer(code);
        let error = answer["error"].take();
        assert_eq!(error["code"], code, "{self}");
        assert!(error["kind"].is_string() && error["message"].is_string(), "{self}");
        error
    }

    fn answer(&self, code: i32) -> Value {
        assert_eq!(self.code, Some(code), "{self}");
        let answer: Value = serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("not one object: {error}\n{self}"));
        assert_eq!(answer["version"], 1, "{self}");
        answer
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { command, code, stdout, stderr, .. } = self;
        write!(f, "`restake {command}` ended with {code:?}\n--- stdout\n{stdout}\n--- stderr\n{stderr}")
    }
}

fn first_word(command: &str) -> &str {
    command.split(' ').next().unwrap_or_default()
}
