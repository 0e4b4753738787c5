//! A home with secrets in it, before a chain on which everything works; what is run here is held to its cage.

use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use alloy::{
    hex,
    primitives::{Address, B256, keccak256},
    signers::local::PrivateKeySigner,
};
use serde_json::json;
use tempfile::TempDir;

use super::{
    cage::{Cage, NEW, PASSPHRASE, PHRASE, RPC_KEY, WRONG},
    needles::{Needles, add_derivation},
};
use crate::{
    hostile::home::{PASSWORD, keystore},
    journeys::world::World,
};

/// The key of the account `me`.
pub fn key() -> B256 {
    keccak256("a canary of the tests")
}

/// A home with secrets in it, before a chain on which everything works.
pub struct Scene {
    folder: TempDir,
    world: World,
    cage: Cage,
}

/// How a command ended, and what was seen of it.
pub struct Ended {
    pub words: String,
    pub code: Option<i32>,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// The arguments and the environment of its processes while it ran.
    pub seen: Vec<u8>,
}

impl Scene {
    pub fn set() -> Self {
        let key = key();
        let scene = Self { folder: TempDir::new().expect("a folder"), world: World::practice_of(key), cage: Cage::new(key) };
        for folder in ["home/accounts", "home/keystores", "tmp"] {
            fs::create_dir_all(scene.path(folder)).expect("a folder");
        }
        let secret = |name: &str, text: &[u8]| restake::signer::files::write_new(&scene.path(name), text).expect("a file is written");
        secret("password", PASSWORD);
        secret("wrong", WRONG.as_bytes());
        secret("new", NEW.as_bytes());
        secret("words", format!("{PHRASE}\n").as_bytes());
        secret("digits", hex::encode(key).as_bytes());
        secret("keystore", keystore(key.as_slice(), scene.world.person()).to_string().as_bytes());
        secret("home/keystores/me.json", keystore(key.as_slice(), scene.world.person()).to_string().as_bytes());
        let mut needles = Needles::default();
        let first = PrivateKeySigner::from_bytes(&add_derivation(&mut needles, (PHRASE, PASSPHRASE), 0)).expect("a key").address();
        let mut of_words = keystore(format!("{PHRASE}\n{PASSPHRASE}").as_bytes(), first);
        of_words["restake"] = json!({ "kind": "mnemonic", "path": "m/44'/60'/0'/0/i", "count": 1 });
        secret("home/keystores/words.json", of_words.to_string().as_bytes());
        let account =
            |name: &str, account: serde_json::Value| secret(&format!("home/accounts/{name}.json"), account.to_string().as_bytes());
        account("me", json!({ "version": 1, "kind": "keystore", "address": scene.world.person(), "keystore": "me.json" }));
        // The same key under names of their own, whose keystores are encrypted anew.
        for name in ["weak", "weaker"] {
            let file = format!("{name}.json");
            secret(&format!("home/keystores/{file}"), keystore(key.as_slice(), scene.world.person()).to_string().as_bytes());
            account(name, json!({ "version": 1, "kind": "keystore", "address": scene.world.person(), "keystore": file }));
        }
        fs::write(scene.path("typed"), permit(scene.world.person()).to_string()).expect("a file is written");
        let path = "m/44'/60'/0'/0/i";
        account("words", json!({ "version": 1, "kind": "mnemonic", "addresses": [first], "path": path, "keystore": "words.json" }));
        secret("home/accounts/default", b"me\n");
        scene
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Saves a plan that has not been carried out, for the commands that take one.
    pub fn save(&self) {
        let words = ["stake", "1", "--with", "lido", "--save", "plan"].map(str::to_owned);
        let ended = self.run(&words, &[], "", None);
        assert_eq!(ended.code, Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
    }

    /// An account that a command may rename or remove.
    fn spare(&self) {
        let account = json!({ "version": 1, "kind": "watch", "address": Address::repeat_byte(7) });
        fs::write(self.path("home/accounts/spare.json"), account.to_string()).expect("a file is written");
        for name in ["other", "seen"] {
            let _ = fs::remove_file(self.path(&format!("home/accounts/{name}.json")));
        }
    }

    /// Where rewards are asked for.
    pub fn source(&self) -> String {
        self.world.url.replace("http://", &format!("http://canary:{RPC_KEY}@"))
    }

    fn url(&self) -> String {
        format!("{}/?key={RPC_KEY}", self.source())
    }

    /// Runs a command with `input` on its standard input, and holds all that can be seen of it to the cage.
    pub fn run(&self, words: &[String], options: &[&str], input: &str, variable: Option<(&str, &str)>) -> Ended {
        self.spare();
        let mut command = Command::new(env!("CARGO_BIN_EXE_restake"));
        command.args(words).args(options).args(["-n", "practice", "--home", "home"]);
        if !words.iter().any(|word| word == "--registry") {
            command.arg("--registry").arg(&self.world.registry);
        }
        if !options.contains(&"--rpc-url") {
            command.args(["--rpc-url", &self.url()]);
        }
        command.current_dir(self.folder.path()).env_clear().env("RUST_LOG", "trace").env("RUST_BACKTRACE", "full").envs(variable);
        command.env("HOME", self.folder.path()).env("TMPDIR", self.path("tmp"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        // A command that refuses at once need not have read its input.
        let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
        let readers = [drain(child.stdout.take().expect("a pipe")), drain(child.stderr.take().expect("a pipe"))];
        let (mut seen, started) = (vec![], Instant::now());
        let code = loop {
            let mut now = vec![];
            look(child.id(), &mut now);
            // Most often it is what it was.
            if !seen.ends_with(&now) {
                seen.extend(now);
            }
            if let Some(status) = child.try_wait().expect("it runs") {
                break status.code();
            }
            if started.elapsed() > Duration::from_secs(180) {
                child.kill().expect("it is killed");
            }
            thread::sleep(Duration::from_millis(10));
        };
        let [stdout, stderr] = readers.map(|reader| reader.join().expect("it is read"));
        let ended = Ended { words: [&words.join(" "), &options.join(" ")].map(String::as_str).join(" "), code, stdout, stderr, seen };
        self.holds(&ended);
        ended
    }

    fn holds(&self, ended: &Ended) {
        let Ended { words, code, stdout, stderr, seen } = ended;
        let text = [&stdout[..], stderr].concat();
        let said = String::from_utf8_lossy(&text);
        assert!(matches!(code, Some(0..=5)), "`{words}` ended with {code:?}: {said}");
        assert!(!said.contains("panicked"), "`{words}`: {said}");
        for (place, bytes) in [("standard output", stdout), ("standard error", stderr), ("the list of processes", seen)] {
            let escaped = self.cage.escaped(bytes);
            // The node's URL was given as an argument, as people do.
            let escaped: Vec<_> = escaped.into_iter().filter(|name| place.starts_with("standard") || name != "key of the node").collect();
            assert!(escaped.is_empty(), "`{words}` shows {escaped:?} on {place}");
        }
        self.files(self.folder.path(), words);
    }

    pub fn files(&self, folder: &Path, words: &str) {
        const GIVEN: [&str; 7] = ["password", "wrong", "new", "words", "digits", "exported-key", "exported-words"];
        for file in fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()) {
            if file.is_dir() {
                self.files(&file, words);
            } else if !GIVEN.iter().any(|given| file == self.path(given)) {
                let escaped = self.cage.escaped(&fs::read(&file).expect("a file"));
                assert!(escaped.is_empty(), "`{words}` left {escaped:?} in {}", file.display());
            }
        }
    }
}

/// A permit that this person may well sign, for a token that no registry knows.
fn permit(owner: Address) -> serde_json::Value {
    let mut permit: serde_json::Value = serde_json::from_str(include_str!("../typed/permit.json")).expect("JSON");
    let stranger = json!("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");
    permit["domain"]["chainId"] = json!(restake::practice::chain::CHAIN_ID);
    permit["domain"]["verifyingContract"] = stranger.clone();
    permit["message"]["owner"] = json!(owner);
    permit["message"]["spender"] = stranger;
    permit["message"]["deadline"] = json!(jiff::Timestamp::now().as_second() + 1_800);
    permit
}

/// Reads a pipe to its end, on a thread, so that nobody waits for room in it.
pub fn drain(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = vec![];
        pipe.read_to_end(&mut bytes).expect("a pipe");
        bytes
    })
}

/// What others see of a process and of those that it started.
fn look(process: u32, seen: &mut Vec<u8>) {
    for name in ["cmdline", "environ"] {
        seen.extend(fs::read(format!("/proc/{process}/{name}")).unwrap_or_default());
        seen.push(b'\n');
    }
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    for thread in threads {
        let children = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
        children.split_whitespace().filter_map(|child| child.parse().ok()).for_each(|child| look(child, seen));
    }
}
