//! Keystores that are encrypted anew: stronger, or by another password, and never lost on the way.

use super::{Home, PASSWORD, person::Person, shown, sound_account};
use restake::error::{Fate, fate};
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

/// The password of the account that [`sound_account`] makes, and of those files that the fuzzer starts from.
const WEAK_PASSWORD: &str = "foo\n";
const SEED_PASSWORD: &str = "seed\n";

fn keystore(home: &Home, name: &str) -> PathBuf {
    home.result(&format!("account show {name}"), "")["keystore"].as_str().unwrap().into()
}

fn cost(path: &PathBuf) -> Value {
    let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    json!([file["crypto"]["kdfparams"]["n"], file["crypto"]["kdfparams"]["r"], file["crypto"]["kdfparams"]["p"]])
}

fn key(home: &Home, name: &str, input: &str) -> String {
    let out = home.file("exported");
    home.result(&format!("account export {name} --private-key --out exported --password-file -"), input);
    let key = fs::read_to_string(&out).unwrap();
    fs::remove_file(out).unwrap();
    key
}

/// An account of a mnemonic whose keystore costs nothing to open.
fn weak_mnemonic(home: &Home) {
    for folder in ["home/accounts", "home/keystores"] {
        fs::create_dir_all(home.file(folder)).unwrap();
    }
    fs::copy("fuzz/seeds/keystore/mnemonic.json", home.file("home/keystores/words.json")).unwrap();
    let addresses = [
        "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
        "0x70997970C51812dc3A010C7d01b50e0d17dc79C8",
        "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC",
    ];
    let account = json!({
        "version": 1, "kind": "mnemonic", "addresses": addresses, "path": "m/44'/60'/0'/0/i", "keystore": "words.json", "remembered": "words x",
    });
    fs::write(home.file("home/accounts/words.json"), account.to_string()).unwrap();
}

#[test]
fn a_weak_keystore_is_encrypted_anew_under_its_password() {
    let home = Home::new();
    sound_account(&home);
    let before = key(&home, "weak", WEAK_PASSWORD);
    let path = keystore(&home, "weak");
    home.refusal(2, "account upgrade weak", "");
    home.refusal(1, "account upgrade weak --password-file password", "");
    assert_eq!(cost(&path), json!([2, 8, 1]), "a wrong password changes nothing");
    let upgraded = home.result("account upgrade weak --password-file -", WEAK_PASSWORD);
    assert!(upgraded["was"].as_str().unwrap().contains("n=2^1") && upgraded.get("weakness").is_none(), "{upgraded}");
    assert_eq!((keystore(&home, "weak"), cost(&path)), (path.clone(), json!([262_144, 8, 1])));
    assert_eq!(fs::read_dir(home.file("home/keystores")).unwrap().count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(key(&home, "weak", WEAK_PASSWORD), before);
    let file = fs::read(&path).unwrap();
    let output = home.run("account upgrade weak", "");
    assert!(output.status.success() && shown(&output).contains("is as strong as a new one"), "{}", shown(&output));
    assert_eq!(fs::read(&path).unwrap(), file, "nothing was to be done");
}

#[test]
fn a_weak_mnemonic_keeps_its_words_its_id_and_its_place_in_the_keyring() {
    let home = Home::new();
    weak_mnemonic(&home);
    let (account, path) = (fs::read(home.file("home/accounts/words.json")).unwrap(), home.file("home/keystores/words.json"));
    let before = key(&home, "words/2", SEED_PASSWORD);
    home.result("account upgrade words --password-file -", SEED_PASSWORD);
    assert_eq!(cost(&path), json!([262_144, 8, 1]));
    let file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(file["id"], "3198bc9c-6672-4ab3-9995-4942343ae5b6");
    assert_eq!(fs::read(home.file("home/accounts/words.json")).unwrap(), account);
    assert_eq!(key(&home, "words/2", SEED_PASSWORD), before);
}

#[test]
fn a_password_is_changed() {
    let home = Home::new();
    sound_account(&home);
    let before = key(&home, "weak", WEAK_PASSWORD);
    home.secret("old", WEAK_PASSWORD);
    for (code, words, input, said) in [
        (2, "account password weak", "", "--password-file"),
        (2, "account password weak --password-file old", "", "--new-password-file FILE"),
        (2, "account password weak --password-file -", "foo\n", "ends before"),
        (1, "account password weak --password-file -", "foo\n\n", "must not be empty"),
        (1, "account password weak --password-file password --new-password-file old", "", "is wrong"),
    ] {
        let refused = home.refusal(code, words, input);
        assert!(refused.contains(said), "{words}: {refused}");
    }
    assert_eq!(cost(&keystore(&home, "weak")), json!([2, 8, 1]), "nothing has changed");
    home.result("account password weak --password-file old --new-password-file password", "");
    let new = format!("{PASSWORD}\n");
    assert_eq!((cost(&keystore(&home, "weak")), key(&home, "weak", &new)), (json!([262_144, 8, 1]), before));
    assert!(home.refusal(1, "account export weak --out never --password-file old", "").contains("is wrong"));
    home.result("account password weak --password-file -", &format!("{new}another battery\n"));
    key(&home, "weak", "another battery\n");
    let output = home.run("account password weak --password-file -", "another battery\npassword\n");
    assert!(output.status.success() && shown(&output).contains("note: the password is weak"), "{}", shown(&output));
}

#[tokio::test]
async fn a_person_types_the_old_password_and_twice_the_new_one() {
    let home = Home::new();
    sound_account(&home);
    let person = Person::new(&["wrong", "foo", PASSWORD, PASSWORD]);
    let text = person.run(&home, "account password weak").await.unwrap();
    assert!(text.contains("has its new password"), "{text}");
    key(&home, "weak", &format!("{PASSWORD}\n"));
    let error = Person::new(&[PASSWORD]).run(&home, "account password weak").await.unwrap_err();
    assert_eq!(fate(&error).fate, Fate::Usage);
}

#[test]
fn what_has_no_keystore_is_not_encrypted_anew() {
    let home = Home::new();
    home.result(&format!("account watch cold {}", super::JUNK_FIRST), "");
    for words in ["account upgrade cold", "account password cold"] {
        assert!(home.refusal(1, words, "").contains("watched only"));
    }
    assert!(home.refusal(2, "account upgrade clod", "").contains("did you mean `cold`?"));
    // The account is written down with another address than that of its key.
    home.weak_account();
    let before = fs::read(home.file("home/keystores/weak.json")).unwrap();
    let refused = home.refusal(1, "account upgrade weak --password-file -", WEAK_PASSWORD);
    assert!(refused.contains("holds other keys"), "{refused}");
    assert_eq!(fs::read(home.file("home/keystores/weak.json")).unwrap(), before);
}

#[cfg(unix)]
mod crash {
    use super::*;
    use std::{
        process::{Command, Stdio},
        thread,
        time::Duration,
    };

    fn command(home: &Home, shell: &str) -> Command {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", &format!("{shell}exec \"$@\""), "sh", env!("CARGO_BIN_EXE_restake")]);
        command.args(["account", "upgrade", "weak", "--password-file", "old"]);
        command.current_dir(home.0.path()).env_clear().env("RESTAKE_HOME", home.file("home")).stdin(Stdio::null());
        command
    }

    fn weak(home: &Home) -> Vec<u8> {
        sound_account(home);
        home.secret("old", WEAK_PASSWORD);
        fs::read(home.file("home/keystores/weak.json")).unwrap()
    }

    #[test]
    fn killed_before_the_new_file_is_trusted_the_old_one_is_there() {
        let home = Home::new();
        let before = weak(&home);
        let mut child = command(&home, "").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // The new file lies beside the old one while it is opened to see whether it can be.
        let staged = || fs::read_dir(home.file("home/keystores")).unwrap().count() > 1;
        while !staged() {
            assert!(child.try_wait().unwrap().is_none(), "it ends before it is killed");
            thread::sleep(Duration::from_millis(1));
        }
        child.kill().unwrap();
        assert_eq!(child.wait().unwrap().code(), None, "killed");
        assert_eq!(fs::read(home.file("home/keystores/weak.json")).unwrap(), before);
        key(&home, "weak", WEAK_PASSWORD);
        home.result("account upgrade weak --password-file old", "");
        assert_eq!(cost(&home.file("home/keystores/weak.json")), json!([262_144, 8, 1]));
        key(&home, "weak", WEAK_PASSWORD);
    }

    #[test]
    fn a_disk_that_is_full_leaves_the_old_file() {
        let home = Home::new();
        let before = weak(&home);
        let output = command(&home, "trap '' XFSZ; ulimit -f 0; ").output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
        assert!(shown(&output).contains("weak.json` cannot be written"), "{}", shown(&output));
        assert_eq!(fs::read(home.file("home/keystores/weak.json")).unwrap(), before);
        assert_eq!(fs::read_dir(home.file("home/keystores")).unwrap().count(), 1);
    }
}
