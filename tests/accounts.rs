//! Accounts through the binary: what is stored, what is refused, and what is never shown.

mod elsewhere;
#[cfg(all(target_os = "linux", feature = "keyring"))]
mod keyring_service;
mod keystores;
mod mutations;
pub mod person;
mod reading;
#[cfg(feature = "keyring")]
mod remembered;
mod renew;
#[cfg(all(unix, feature = "practice"))]
mod several;

use restake::signer::files;
use serde_json::Value;
use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

const JUNK: &str = "test test test test test test test test test test test junk";
const JUNK_FIRST: &str = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const JUNK_KEY: &str = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
const PASSWORD: &str = "canary horse battery";

/// A keystore of the lowest cost there is, as the tests of other wallets use; its password is `foo`.
const WEAK: &str = r#"{"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"3ca92af36ad7c2cd92454c59cea5ef00"},
    "ciphertext":"108b7d34f3442fc26ab1ab90ca91476ba6bfa8c00975a49ef9051dc675aa","kdf":"scrypt",
    "kdfparams":{"dklen":32,"n":2,"r":8,"p":1,"salt":"d0769e608fb86cda848065642a9c6fa046845c928175662b8e356c77f914cd3b"},
    "mac":"75d0e6759f7b3cefa319c3be41680ab6beea7d8328653474bd06706d4cc67420"},"version":3}"#;

/// A home folder, and the binary that works in it.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        home.secret("password", &format!("{PASSWORD}\n"));
        home
    }

    /// A file that is its owner's alone.
    fn secret(&self, name: &str, text: &str) {
        files::write_new(&self.file(name), text.as_bytes()).unwrap();
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, words: &str, input: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_restake"))
            .args(words.split(' '))
            .current_dir(self.0.path())
            .env_clear()
            .env("RESTAKE_HOME", self.file("home"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that refuses at once need not have read its input.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Runs what has to succeed, and gives its JSON result.
    fn result(&self, words: &str, input: &str) -> Value {
        let output = self.run(&format!("{words} --json"), input);
        assert!(output.status.success(), "{words}: {}", shown(&output));
        let object: Value = serde_json::from_slice(&output.stdout).unwrap();
        object["result"].clone()
    }

    /// Runs what has to fail with `code`, and gives all that it said.
    fn refusal(&self, code: i32, words: &str, input: &str) -> String {
        let output = self.run(words, input);
        let said = shown(&output);
        assert_eq!(output.status.code(), Some(code), "{words}: {said}");
        assert!(output.stdout.is_empty(), "{words}: {said}");
        said
    }

    /// A stored account with a keystore of the lowest cost, written as if by an older hand.
    fn weak_account(&self) {
        let [accounts, keystores] = ["home/accounts", "home/keystores"].map(|name| self.file(name));
        fs::create_dir_all(&accounts).unwrap();
        fs::create_dir_all(&keystores).unwrap();
        fs::write(keystores.join("weak.json"), WEAK).unwrap();
        let address = "0x8e8b1b1fb9e41c8eb9a9ca92f2fbb9fb7c2d4d42";
        let account = format!(r#"{{"version":1,"kind":"keystore","address":"{address}","keystore":"weak.json"}}"#);
        fs::write(accounts.join("weak.json"), account).unwrap();
    }
}

/// The account `weak`, written down with the address that its key has.
fn sound_account(home: &Home) {
    home.weak_account();
    let path = home.file("home/accounts/weak.json");
    let account = fs::read_to_string(&path).unwrap();
    let address = account.split('"').find(|text| text.starts_with("0x")).unwrap();
    fs::write(&path, account.replace(address, "0x31e9d1e6d844bd3a536800ef8d8be6a9975db509")).unwrap();
}

/// All that was printed, its lines unfolded.
fn shown(output: &Output) -> String {
    let text = String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_new_account_is_stored_and_its_words_open_it_elsewhere() {
    let home = Home::new();
    let made = home.result("account new main --count 2 --mnemonic-out words --password-file password", "");
    assert_eq!((&made["kind"], &made["default"], &made["count"]), (&"mnemonic".into(), &true.into(), &2.into()));
    let words = fs::read_to_string(home.file("words")).unwrap();
    assert_eq!(words.split_whitespace().count(), 12);
    let again = home.result("account import again --mnemonic --count 2 --password-file -", &format!("{PASSWORD}\n{words}"));
    assert_eq!(again["addresses"], made["addresses"]);
    assert_eq!(again["default"], false);
    let listed = home.result("account list", "");
    let names: Vec<_> = listed["accounts"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["again", "main"]);
}

#[cfg(unix)]
#[test]
fn everything_secret_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    home.result("account new main --words 24 --mnemonic-out words --password-file password", "");
    let mut pending = vec![home.file("home"), home.file("words")];
    let mut seen = 0;
    while let Some(path) = pending.pop() {
        let metadata = fs::metadata(&path).unwrap();
        let expected = if metadata.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(metadata.permissions().mode() & 0o777, expected, "{}", path.display());
        if metadata.is_dir() {
            pending.extend(fs::read_dir(&path).unwrap().map(|file| file.unwrap().path()));
        }
        seen += 1;
    }
    assert_eq!(seen, 7, "home, accounts, default, main.json, keystores, a keystore, words");
}

#[test]
fn an_imported_weak_keystore_becomes_strong_with_a_word_about_it() {
    let home = Home::new();
    fs::write(home.file("weak.json"), WEAK).unwrap();
    let wrong = home.refusal(1, "account import old --keystore weak.json --password-file password", "");
    assert!(wrong.contains("the password is wrong") && !wrong.contains("canary"), "{wrong}");
    let output = home.run("account import old --keystore weak.json --password-file -", "foo\n");
    assert!(output.status.success() && shown(&output).contains("weaker"), "{}", shown(&output));
    let stored = home.result("account show old", "");
    let file: Value = serde_json::from_slice(&fs::read(stored["keystore"].as_str().unwrap()).unwrap()).unwrap();
    assert_eq!(file["crypto"]["kdfparams"]["n"], 262_144);
    assert_eq!(fs::read_to_string(home.file("weak.json")).unwrap(), WEAK);
}

#[test]
fn an_exported_keystore_is_the_account_again() {
    let home = Home::new();
    let input = format!("{PASSWORD}\n{JUNK}\nTREZOR\n");
    let made = home.result("account import ops --mnemonic --passphrase --count 2 --password-file -", &input);
    home.result("account export ops --out all.json --password-file password", "");
    home.result("account export ops/1 --out one.json --password-file password", "");
    let taken = home.refusal(1, "account export ops --out all.json --password-file password", "");
    assert!(taken.contains("already exists"), "{taken}");
    let all = home.result("account import all --keystore all.json --password-file password", "");
    assert_eq!(all["addresses"], made["addresses"]);
    let one = home.result("account import one --keystore one.json --password-file password", "");
    assert_eq!((&one["kind"], &one["address"]), (&"keystore".into(), &made["addresses"][1]));
}

#[test]
fn plain_secrets_leave_into_files_alone() {
    let home = Home::new();
    let input = format!("{PASSWORD}\n{JUNK}\n");
    home.result("account import ops --mnemonic --password-file -", &input);
    let refused = home.refusal(2, "account export ops --private-key --password-file password", "");
    assert!(refused.contains("--out FILE") && !refused.contains(JUNK_KEY), "{refused}");
    let output = home.run("account export ops --private-key --out key --password-file password", "");
    assert!(output.status.success() && !shown(&output).contains(JUNK_KEY));
    assert_eq!(fs::read_to_string(home.file("key")).unwrap().trim(), format!("0x{JUNK_KEY}"));
    home.result("account export ops --mnemonic --out words --password-file password", "");
    assert_eq!(fs::read_to_string(home.file("words")).unwrap().trim(), JUNK);
}

#[test]
fn accounts_are_watched_renamed_chosen_and_removed() {
    let home = Home::new();
    let cold = home.result(&format!("account watch cold {JUNK_FIRST}"), "");
    assert_eq!((&cold["kind"], &cold["address"], &cold["default"]), (&"watch".into(), &JUNK_FIRST.into(), &true.into()));
    home.result("account watch other 0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "");
    assert_eq!(home.result("account default other", "")["default"], true);
    assert_eq!(home.result("account rename other spare", "")["default"], true);
    assert_eq!(home.result("account show", "")["name"], "spare");
    assert!(home.refusal(2, "account show other", "").contains("no account `other`"));
    assert!(home.refusal(2, "account show clod", "").contains("did you mean `cold`?"));
    assert!(home.refusal(1, &format!("account watch cold {JUNK_FIRST}"), "").contains("already"));
    assert!(home.refusal(2, "account remove cold", "").contains("--yes"));
    home.result(&format!("account watch third {JUNK_FIRST}"), "");
    assert!(home.result("account remove spare --yes", "")["default"].is_null());
    let none = home.refusal(2, "account show", "");
    assert!(none.contains("there is no default account") && none.contains("account default NAME"), "{none}");
    home.result("account default third", "");
    assert_eq!(home.result("account remove third --yes", "")["default"], "cold");
    assert_eq!(home.result("account show", "")["name"], "cold");
    home.result("account remove cold --yes", "");
    assert_eq!(home.result("account list", "")["accounts"], Value::Array(vec![]));
    assert!(home.refusal(2, "account show", "").contains("account new"));
}

#[test]
fn without_a_person_or_an_option_nothing_is_made() {
    let home = Home::new();
    for (words, hint) in [
        ("account new main", "--password-file"),
        ("account new main --password-file password", "--mnemonic-out"),
        ("account import main --private-key", "--password-file"),
        ("account import main --private-key --mnemonic", "--private-key"),
        ("account import main", "--private-key"),
        ("account import main --private-key --count 2", "--mnemonic"),
        ("account new main --words 13", "12"),
        ("account export main", "--out"),
    ] {
        let refused = home.refusal(2, words, &format!("{JUNK_KEY}\n"));
        assert!(refused.contains(hint), "{words}: {refused}");
    }
    assert!(!home.file("home/accounts").exists() && !home.file("home/keystores").exists());
}

#[test]
fn unusable_secrets_are_refused_and_never_repeated() {
    let home = Home::new();
    let misspelt = JUNK.replace("junk", "junkk");
    let unchecked = JUNK.replace("junk", "test");
    for (words, input, reason) in [
        ("account import one --private-key --password-file -", format!("{PASSWORD}\n{}\n", &JUNK_KEY[1..]), "64 hex digits"),
        ("account import one --private-key --password-file -", format!("{PASSWORD}\n{}\n", JUNK_KEY.replace('a', "x")), "no hex digit"),
        ("account import one --private-key --password-file -", format!("{PASSWORD}\n{}\n", "0".repeat(64)), "zero"),
        ("account import one --mnemonic --password-file -", format!("{PASSWORD}\n{misspelt}\n"), "word 12"),
        ("account import one --mnemonic --password-file -", format!("{PASSWORD}\n{unchecked}\n"), "checksum"),
        ("account import one --private-key --password-file -", format!("\n{JUNK_KEY}\n"), "must not be empty"),
    ] {
        let refused = home.refusal(1, words, &input);
        assert!(refused.contains(reason), "{refused}");
        for canary in [&JUNK_KEY[1..9], "c0974", "junk", "test", "canary", "horse"] {
            assert!(!refused.contains(canary), "`{canary}` in {refused}");
        }
    }
    assert!(home.refusal(2, "account import one --private-key --password-file -", "only a password\n").contains("ends before"));
    assert!(home.refusal(1, "account import one --keystore password --password-file password", "").contains("not JSON"));
}

#[test]
fn a_secret_among_the_arguments_is_refused_and_not_repeated() {
    let home = Home::new();
    for words in [
        format!("account import one --private-key {JUNK_KEY}"),
        format!("account import one --private-key 0x{JUNK_KEY}"),
        format!("account import --private-key {JUNK_KEY}"),
        format!("account import --private-key 0x{JUNK_KEY} one"),
        format!("account import one --private-key={JUNK_KEY}"),
        format!("account import one --private-key={JUNK_KEY} --json"),
    ] {
        let output = home.run(&words, "");
        assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
        assert!(!shown(&output).contains(&JUNK_KEY[..8]), "{}", shown(&output));
    }
    let phrase = home.refusal(2, &format!("account import one --mnemonic {JUNK}"), "");
    assert!(phrase.contains("never taken") && !phrase.contains("junk"), "{phrase}");
}

#[test]
fn a_new_mnemonic_takes_a_passphrase() {
    let home = Home::new();
    let new = "account new main --passphrase --mnemonic-out words --password-file -";
    let made = home.result(new, &format!("{PASSWORD}\nTREZOR\n"));
    let words = fs::read_to_string(home.file("words")).unwrap();
    assert!(!words.contains("TREZOR"));
    let import = |name: &str, more: &str| {
        home.result(&format!("account import {name} --mnemonic {more}--password-file -"), &format!("{PASSWORD}\n{words}TREZOR\n"))
    };
    assert_eq!(import("with", "--passphrase ")["address"], made["address"]);
    assert_ne!(import("without", "")["address"], made["address"]);
    let empty = home.refusal(2, &new.replace("main", "other").replace("words", "more"), &format!("{PASSWORD}\n\n"));
    assert!(empty.contains("the passphrase is empty"), "{empty}");
}

#[test]
fn what_is_mistyped_is_usage() {
    let home = Home::new();
    home.result(&format!("account watch cold {JUNK_FIRST}"), "");
    for words in [
        "account show Cold",
        "account show cold/x",
        "account show cold/7",
        "account show 0x12",
        "account show 0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
        "account watch Cold 0x12",
        "account watch other 0x12",
        "account new other --path m/x",
        "account new other --path m/0 --count 2",
        "account new other --count 0",
        "account import other --mnemonic --path x",
        "account import Other --mnemonic",
        "account export 0x70997970C51812dc3A010C7d01b50e0d17dc79C8 --out file",
    ] {
        home.refusal(2, words, "");
    }
}
