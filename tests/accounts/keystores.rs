//! Keystore files of any hand through the binary: what is hostile is refused by name, stores nothing and never panics.

use super::{Home, PASSWORD, WEAK};
use serde_json::{Value, json};
use std::fs;
#[cfg(target_os = "linux")]
use std::process::{Command, Output};

const IMPORT: &str = "account import old --keystore file.json --password-file -";

/// The keystore of the lowest cost, with one field changed.
fn changed(pointer: &str, value: Value) -> String {
    let mut file: Value = serde_json::from_str(WEAK).unwrap();
    *file.pointer_mut(pointer).unwrap() = value;
    file.to_string()
}

/// Imports a file, which has to be refused.
fn refused(home: &Home, file: &[u8], more: &str) -> String {
    fs::write(home.file("file.json"), file).unwrap();
    let said = home.refusal(1, &format!("{IMPORT}{more}"), "foo\n");
    assert!(said.contains("file.json") && !said.contains("panicked"), "{said}");
    assert!(!home.file("home/accounts").exists() && !home.file("home/keystores").exists(), "{said}");
    said
}

#[test]
fn hostile_keystores_are_refused_by_name_and_store_nothing() {
    let home = Home::new();
    for (pointer, value, reason) in [
        ("/crypto/cipherparams/iv", json!("3ca9"), "`crypto.cipherparams.iv` of the keystore is not 16 bytes"),
        ("/crypto/kdfparams/dklen", json!(8), "`dklen` is below 32"),
        ("/crypto/kdfparams/n", json!(0), "`n` is not a power of two above 1"),
        ("/crypto/kdfparams/n", json!(1), "`n` is not a power of two above 1"),
        ("/crypto/kdfparams/n", json!(262_145), "`n` is not a power of two above 1"),
        ("/crypto/kdfparams/r", json!(0), "`r` or `p` is zero"),
        ("/crypto/kdfparams/p", json!(u64::MAX), "`r`·`p` is 2^30 or above"),
        ("/crypto/kdfparams/p", json!((1 << 27) - 1), "costs 256GiB of memory and work, 1GiB is allowed"),
        ("/crypto/kdfparams/n", json!(1_u64 << 31), "costs 2TiB of memory and work, 1GiB is allowed"),
        ("/crypto/cipher", json!("aes-256-gcm"), "cipher is `aes-256-gcm`, only `aes-128-ctr` is known"),
        ("/crypto/kdf", json!("argon2id"), "key derivation is `argon2id`"),
        ("/version", json!(1), "of version `1`, only 3 is known"),
        ("/version", json!("3"), "only 3 is known"),
        ("/crypto/mac", json!(null), "has no `crypto.mac`"),
        ("/crypto/ciphertext", json!("xy"), "`crypto.ciphertext` of the keystore is not hex"),
        ("/crypto/ciphertext", json!("108"), "`crypto.ciphertext` of the keystore is not hex"),
        ("/crypto/ciphertext", json!("108b"), "the password is wrong, or the keystore was damaged"),
    ] {
        let said = refused(&home, changed(pointer, value).as_bytes(), "");
        assert!(said.contains(reason), "{pointer}: {said}");
    }
    let mut both: Value = serde_json::from_str(WEAK).unwrap();
    both["Crypto"] = both["crypto"].clone();
    let mut foreign: Value = serde_json::from_str(WEAK).unwrap();
    foreign["address"] = json!("0000000000000000000000000000000000000001");
    for (file, reason) in [
        (both.to_string().into_bytes(), "both `crypto` and `Crypto`"),
        (foreign.to_string().into_bytes(), "holds the key of"),
        (WEAK.replacen("\"n\":2", "\"n\":2,\"n\":4", 1).into_bytes(), "names a field twice"),
        (WEAK.replacen("\"n\":2", "\"n\":NaN", 1).into_bytes(), "not JSON"),
        (b"[".repeat(60_000), "not JSON"),
        (WEAK.replace("foo", "").replace("aes", "\u{0}").into_bytes(), "not JSON"),
        (b"\xff\xfe{}".to_vec(), "not JSON"),
        (vec![], "not JSON"),
        (b"{}".to_vec(), "has no `version`"),
        (vec![b' '; 65_537], "longer than 65536 bytes"),
    ] {
        let said = refused(&home, &file, "");
        assert!(said.contains(reason), "{said}");
    }
    fs::write(home.file("file.json"), WEAK).unwrap();
    assert!(home.refusal(2, "account import old --keystore file.json", "").contains("--password-file"));
    fs::remove_file(home.file("file.json")).unwrap();
    home.refusal(1, IMPORT, "foo\n");
    fs::create_dir(home.file("file.json")).unwrap();
    home.refusal(1, IMPORT, "foo\n");
}

#[test]
fn what_a_keystore_may_cost_is_an_option_and_a_setting() {
    let home = Home::new();
    super::sound_account(&home);
    let export = |more: &str| format!("account export weak --out key --password-file -{more}");
    let low = " --max-kdf-memory 1KiB";
    for words in
        [export(low), format!("account upgrade weak{low} --password-file -"), format!("account password weak{low} --password-file -")]
    {
        let said = home.refusal(1, &words, "foo\n");
        assert!(said.contains("costs 2KiB") && said.contains("1KiB is allowed") && said.contains("pass `--max-kdf-memory 2KiB`"), "{said}");
    }
    fs::write(home.file("home/config.toml"), "max_kdf_memory = \"1KiB\"\n").unwrap();
    let output = home.run(&format!("{} --json", export("")), "foo\n");
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&object["error"]["kind"], &object["error"]["code"]), (&"cost".into(), &1.into()), "{object}");
    assert!(!home.file("key").exists());
    // What is not opened is there for everything else.
    assert_eq!(home.result("account list", "")["accounts"][0]["name"], "weak");
    assert_eq!(home.result("account show weak", "")["kind"], "keystore");
    assert_eq!(home.result("account rename weak costly", "")["name"], "costly");
    home.result("account rename costly weak", "");
    home.result(&export(" --max-kdf-memory 2KiB"), "foo\n");
    home.result("account remove weak --yes", "");
    fs::remove_file(home.file("home/config.toml")).unwrap();
    fs::write(home.file("home/config.toml"), "max_kdf_memory = \"much\"\n").unwrap();
    assert!(home.refusal(1, "account list", "").contains("no amount of memory"));
    for size in ["", "0GiB", "2", "2GB", "-1GiB", "99999999TiB"] {
        let output = home.run(&format!("account list --max-kdf-memory={size}"), "");
        assert_eq!(output.status.code(), Some(2), "{size}");
    }
}

#[test]
fn a_key_derivation_of_more_memory_than_there_is_is_refused() {
    let home = Home::new();
    let said = refused(&home, changed("/crypto/kdfparams/n", json!(1_u64 << 36)).as_bytes(), " --max-kdf-memory 64TiB");
    assert!(said.contains("takes 65TiB of memory, which is not free here"), "{said}");
}

/// Runs the binary in an address space of so many KiB.
#[cfg(target_os = "linux")]
fn run_short_of_memory(home: &Home, kibibytes: u64, words: &str) -> Output {
    let limit = format!("ulimit -v {kibibytes}; exec \"$@\"");
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &limit, "sh", env!("CARGO_BIN_EXE_restake")]).args(words.split(' '));
    command.current_dir(home.0.path()).env_clear().env("RESTAKE_HOME", home.file("home")).output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_that_cannot_be_had_ends_no_process() {
    let home = Home::new();
    home.secret("words", "foo\n");
    // 256 MiB, as this program writes it, in an address space that has no room for that.
    fs::write(home.file("file.json"), changed("/crypto/kdfparams/n", json!(1 << 18))).unwrap();
    let output = run_short_of_memory(&home, 250_000, "account import old --keystore file.json --password-file words");
    let said = super::shown(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("takes 257MiB of memory, which is not free here"), "{said}");
    assert!(!home.file("home/keystores").exists());
}

#[test]
fn an_account_that_is_weak_says_so_and_how_to_mend_it() {
    let home = Home::new();
    super::sound_account(&home);
    home.result("account import strong --private-key --password-file -", &format!("{PASSWORD}\n{}\n", super::JUNK_KEY));
    let listed = super::shown(&home.run("account list", ""));
    assert!(listed.contains("0x31e9D1e6D844bd3a536800Ef8d8Be6A9975Db509 weak") && listed.matches("weak").count() == 2, "{listed}");
    let shown = super::shown(&home.run("account show weak", ""));
    assert!(shown.contains("weak: its password is protected by scrypt with n=2^1, r=8, p=1, weaker than scrypt"), "{shown}");
    assert!(shown.contains("restake account upgrade"), "{shown}");
    assert!(home.result("account show strong", "").get("weakness").is_none());
}
