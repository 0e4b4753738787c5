//! Secrets in files: whose they have to be, how long they may be, and what is said where they are wrong.

use std::fs;

use serde_json::Value;

use super::Home;

#[cfg(unix)]
#[test]
fn a_secret_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    for mode in [0o640, 0o604, 0o620] {
        fs::set_permissions(home.file("password"), fs::Permissions::from_mode(mode)).unwrap();
        let refused = home.refusal(1, "account new main --mnemonic-out words --password-file password", "");
        assert!(refused.contains("open to others") && refused.contains("chmod 600 password"), "{refused}");
    }
    home.weak_account();
    fs::set_permissions(home.file("home/keystores/weak.json"), fs::Permissions::from_mode(0o644)).unwrap();
    home.refusal(1, "account export weak --out key --password-file -", "foo\n");
    let mode = fs::metadata(home.file("home/keystores/weak.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "what is stored is closed");
}

#[test]
fn a_secret_is_read_whole_or_not_at_all() {
    let home = Home::new();
    home.secret("long", &"a".repeat(64 * 1024 + 1));
    let refused = home.refusal(2, "account new main --mnemonic-out words --password-file long", "");
    assert!(refused.contains("longer than 65536 bytes"), "{refused}");
    let piped = home.refusal(2, "account new main --mnemonic-out words --password-file -", &"a".repeat(64 * 1024 + 1));
    assert!(piped.contains("longer than 65536 bytes"), "{piped}");
}

#[test]
fn a_wrong_password_is_of_its_own_kind() {
    let home = Home::new();
    home.weak_account();
    let output = home.run("account export weak --out key --password-file password --json", "");
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&object["error"]["kind"], &object["error"]["code"]), (&"password".into(), &1.into()), "{object}");
}

#[test]
fn a_key_of_another_address_is_not_exported() {
    let home = Home::new();
    home.weak_account();
    let refused = home.refusal(1, "account export weak --private-key --out key --password-file -", "foo\n");
    assert!(refused.contains("its key is that of"), "{refused}");
    assert!(!home.file("key").exists());
}
