//! The binary is run as a script runs it, in a home with one cheap key; whatever it prints is held to what it may never print.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use aes::{
    Aes128,
    cipher::{KeyIvInit, StreamCipher},
};
use alloy::{
    hex,
    primitives::{Address, keccak256},
    signers::local::PrivateKeySigner,
};
use ctr::Ctr128BE;
use restake::plan::Plan;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::node::KEY;

/// The password of its key.
pub const PASSWORD: &[u8] = b"a long enough password";

/// A home, and the options that every command gets.
pub struct Home {
    folder: TempDir,
    urls: Vec<String>,
    chain_id: u64,
}

/// Returns the key of the one account.
pub fn key() -> PrivateKeySigner {
    PrivateKeySigner::from_bytes(&keccak256("a person among hostile nodes")).expect("a hash is a key")
}

/// Returns the address of the one account.
pub fn owner() -> Address {
    key().address()
}

impl Home {
    /// Makes a home whose wallet asks the nodes at `urls` and knows what `registry` says.
    pub fn new(urls: &[String], chain_id: u64, registry: &str) -> Self {
        let home = Self { folder: TempDir::new().expect("a folder"), urls: urls.to_vec(), chain_id };
        for folder in ["home/accounts", "home/keystores"] {
            fs::create_dir_all(home.path(folder)).expect("a folder");
        }
        let write = |name: &str, text: &str| fs::write(home.path(name), text).expect("a file is written");
        restake::signer::files::write_new(&home.path("password"), PASSWORD).expect("a file is written");
        write("registry.toml", registry);
        write("home/keystores/me.json", &keystore(key().to_bytes().as_slice(), owner()).to_string());
        let account = json!({ "version": 1, "kind": "keystore", "address": owner(), "keystore": "me.json" });
        write("home/accounts/me.json", &account.to_string());
        write("home/accounts/default", "me\n");
        home
    }

    /// A path inside the folder of this home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the journal of the account is.
    pub fn journal(&self) -> PathBuf {
        self.path(&format!("home/journal/{}-{}.jsonl", self.chain_id, owner()))
    }

    /// The names of the events in the journal, in order; lines that cannot be read are `?`.
    pub fn events(&self) -> Vec<String> {
        let text = fs::read_to_string(self.journal()).unwrap_or_default();
        let name = |line: &str| serde_json::from_str::<Value>(line).ok().and_then(|event| event["event"].as_str().map(str::to_owned));
        text.lines().filter(|line| !line.is_empty()).map(|line| name(line).unwrap_or_else(|| "?".into())).collect()
    }

    /// Writes a plan as `--save` would.
    pub fn save(&self, plan: &Plan) -> String {
        let path = self.path("plan.json");
        fs::write(&path, serde_json::to_vec(plan).expect("a plan is JSON")).expect("a file is written");
        path.to_str().expect("a path in UTF-8").to_owned()
    }

    /// Carries out a plan file.
    pub fn carry_out(&self, plan: &Plan) -> Outcome {
        self.run(&["plan", "run", &self.save(plan), "--yes"])
    }

    /// The command that runs the wallet.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = self.command_at(Path::new(env!("CARGO_BIN_EXE_restake")), words);
        command.arg("--password-file").arg(self.path("password"));
        command
    }

    /// The same without the password, which then is asked for.
    pub fn bare(&self, words: &[&str]) -> Command {
        self.command_at(Path::new(env!("CARGO_BIN_EXE_restake")), words)
    }

    fn command_at(&self, program: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(words).args(["--json", "--home"]).arg(self.path("home"));
        command.arg("--registry").arg(self.path("registry.toml"));
        for url in &self.urls {
            command.args(["--rpc-url", url]);
        }
        command.env_clear().env("PATH", env::var_os("PATH").unwrap_or_default()).env("HOME", self.folder.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command in this process, before a person.
    pub async fn before(&self, person: impl restake::ui::Ui + 'static, words: &[&str]) -> anyhow::Result<String> {
        use clap::Parser;
        let (home, registry) = (self.path("home"), self.path("registry.toml"));
        let mut all = vec!["restake".into()];
        all.extend(words.iter().map(Into::into));
        all.extend(["--home".into(), home.into_os_string(), "--registry".into(), registry.into_os_string()]);
        self.urls.iter().for_each(|url| all.extend(["--rpc-url".into(), url.into()]));
        let cli = restake::cli::Cli::try_parse_from::<_, std::ffi::OsString>(all)?;
        let app = restake::app::App::new(cli.global, Box::new(person))?;
        Ok(cli.command.run(&app).await?.text())
    }

    /// Runs a command to its end.
    pub fn run(&self, words: &[&str]) -> Outcome {
        Outcome::new(words, self.command(words).output().expect("the binary runs"))
    }

    /// Runs a command that may write no file beyond `blocks` blocks of 512 bytes, as on a full disk.
    #[cfg(unix)]
    pub fn run_short_of_disk(&self, blocks: usize, words: &[&str]) -> Outcome {
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        let all = [&["-c", &limit, "sh", env!("CARGO_BIN_EXE_restake")], words].concat();
        let mut command = self.command_at(Path::new("/bin/sh"), &all);
        Outcome::new(words, command.arg("--password-file").arg(self.path("password")).output().expect("the binary runs"))
    }

    /// Starts a command.
    pub fn start(&self, words: &[&str]) -> Child {
        self.command(words).spawn().expect("the binary starts")
    }
}

/// A Web3 keystore whose password costs nothing to try, so that tests do not wait for it.
pub fn keystore(secret: &[u8], address: Address) -> Value {
    keystore_of(PASSWORD, secret, address)
}

/// The same under a password of its own.
pub fn keystore_of(password: &[u8], secret: &[u8], address: Address) -> Value {
    let (salt, iv) = ([7; 32], [9; 16]);
    let mut derived = [0; 32];
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(password, &salt, 1, &mut derived);
    let mut text = secret.to_vec();
    let (cipher, mac) = derived.split_at(16);
    Ctr128BE::<Aes128>::new_from_slices(cipher, &iv).expect("16 bytes each").apply_keystream(&mut text);
    let mac = keccak256([mac, &text[..]].concat());
    json!({
        "version": 3,
        "id": "",
        "address": hex::encode(address),
        "crypto": {
            "cipher": "aes-128-ctr",
            "cipherparams": { "iv": hex::encode(iv) },
            "ciphertext": hex::encode(text),
            "kdf": "pbkdf2",
            "kdfparams": { "c": 1, "dklen": 32, "prf": "hmac-sha256", "salt": hex::encode(salt) },
            "mac": hex::encode(mac),
        },
    })
}

/// How a command ended.
pub struct Outcome {
    command: String,
    code: Option<i32>,
    /// What was printed on standard output.
    pub stdout: String,
    /// What was printed on standard error.
    pub stderr: String,
}

impl Outcome {
    /// Takes what a process printed: no escape byte, and no key of a node's URL.
    pub fn new(words: &[&str], output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("what is printed is UTF-8");
        let outcome =
            Self { command: words.join(" "), code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) };
        for stream in [&outcome.stdout, &outcome.stderr] {
            assert!(!stream.contains('\u{1b}') && !stream.contains('\u{202e}'), "an escape: {stream:?}");
            assert!(!stream.contains(KEY), "the key of the URL is shown: {outcome}");
            assert!(!stream.contains("panicked"), "{outcome}");
        }
        outcome
    }

    /// The exit code; `None` where a signal ended it.
    pub fn code(&self) -> Option<i32> {
        self.code
    }

    /// The result of a command that must have worked.
    pub fn done(&self) -> Value {
        self.answer(0)["result"].take()
    }

    /// The error of a command that must have ended with `code` and `kind`, as one text: message, causes, hint.
    pub fn failed(&self, code: i32, kind: &str) -> String {
        let mut answer = self.answer(code);
        let error = answer["error"].take();
        assert_eq!((&error["code"], &error["kind"]), (&json!(code), &json!(kind)), "{self}");
        let because = error["because"].as_array().expect("causes").iter().filter_map(Value::as_str).collect::<Vec<_>>();
        format!("{}\n{}\n{}", error["message"].as_str().expect("a message"), because.join("\n"), error["hint"].as_str().unwrap_or_default())
    }

    fn answer(&self, code: i32) -> Value {
        assert_eq!(self.code, Some(code), "{self}");
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("not one object: {error}\n{self}"))
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { command, code, stdout, stderr } = self;
        write!(f, "`restake {command}` ended with {code:?}\n--- stdout\n{stdout}\n--- stderr\n{stderr}")
    }
}

/// Asserts that a text speaks of all of these, however its lines are folded.
pub fn speaks_of(text: &str, words: &[&str]) {
    let unfolded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = unfolded(text);
    for word in words {
        assert!(whole.contains(&unfolded(word)), "`{word}` is not in: {text}");
    }
}
