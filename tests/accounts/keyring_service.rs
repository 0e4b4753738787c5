//! The keyring of a desktop: none at all, and gnome-keyring on a session bus of the test's own.

use super::{Home, shown, sound_account};
use restake::signer::Store;
use std::{
    env, fs,
    process::{Command, Output, Stdio},
};

/// A bus without any service that could be started on it.
const BARE_BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#;

/// Opens the login keyring, and makes it where there is none yet.
const UNLOCKED: &str = "printf word | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null &";

/// The daemon as it is before anybody logs in.
const LOCKED: &str = "gnome-keyring-daemon --foreground --start --components=secrets >/dev/null &";

/// Runs `restake` with each of `commands`, in order, on a bus with `daemon`, and gives all that was said.
fn session(home: &Home, options: &[&str], daemon: &str, commands: &[&str]) -> String {
    let binary = env!("CARGO_BIN_EXE_restake");
    let mut script = String::from(daemon);
    if !daemon.is_empty() {
        let has = "dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner";
        script += &format!("\ndaemon=$!\nuntil {has} string:org.freedesktop.secrets 2>&1 | grep -q 'boolean true'; do sleep 0.1; done\n");
        // Its service is there a little before its keyrings are.
        script += "sleep 1\n";
    }
    for words in commands {
        script += &format!("{binary} {words} </dev/null 2>&1; echo \"ended $?\"\n");
    }
    if !daemon.is_empty() {
        script += "kill $daemon\n";
    }
    let mut command = Command::new("dbus-run-session");
    command.args(options).args(["--", "bash", "-c", &script]).current_dir(home.file("")).env_clear();
    command.env("PATH", env::var_os("PATH").unwrap()).env("RESTAKE_HOME", home.file("home"));
    for folder in ["HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME"] {
        command.env(folder, home.file("desktop"));
    }
    fs::create_dir_all(home.file("desktop")).unwrap();
    let output = command.output().unwrap();
    let said = shown(&output);
    assert!(output.status.success(), "{said}");
    assert!(!said.contains("canary"), "the password is shown: {said}");
    said
}

#[test]
#[ignore = "needs gnome-keyring and dbus: run by .ci/run"]
fn a_desktop_keyring_remembers_answers_and_forgets() {
    assert!(env::var_os("RESTAKE_KEYRING_TEST").is_some(), "RESTAKE_KEYRING_TEST says that gnome-keyring and dbus are here");
    let home = Home::new();
    let new = "account new main --mnemonic-out words --password-file password";
    let said = session(&home, &[], UNLOCKED, &[&format!("{new} --store keyring"), "account export main --out one.json"]);
    assert!(said.contains("password in the keyring") && said.contains("Wrote the keystore of main"), "{said}");
    assert_eq!(said.matches("ended 0").count(), 2, "{said}");

    // The next session, unlocked again: what was kept is there, and then it is not.
    let words =
        ["account export main --out two.json", "account forget main", "account forget main", "account export main --out three.json"];
    let said = session(&home, &[], UNLOCKED, &words);
    assert_eq!((said.matches("ended 0").count(), said.matches("ended 2").count()), (3, 1), "{said}");
    assert!(home.file("two.json").exists() && !home.file("three.json").exists());

    let words = ["account remember main --password-file password", "account remove main --yes"];
    let said = session(&home, &[], UNLOCKED, &words);
    assert!(said.matches("ended 0").count() == 2 && !said.contains("may still"), "{said}");
}

#[test]
#[ignore = "needs gnome-keyring and dbus: run by .ci/run"]
fn each_desktop_without_an_open_keyring_has_its_sentence() {
    assert!(env::var_os("RESTAKE_KEYRING_TEST").is_some(), "RESTAKE_KEYRING_TEST says that gnome-keyring and dbus are here");
    let home = Home::new();
    let bare = home.file("bus.conf");
    fs::write(&bare, BARE_BUS).unwrap();
    let export = "account export main --out out.json";
    let remember = "account remember main --password-file password";
    home.result("account new main --mnemonic-out words --password-file password", "");

    // A daemon whose login keyring nobody has made yet.
    let said = session(&home, &[], LOCKED, &[remember]);
    assert!(said.contains("the keyring's service has no default keyring") && said.contains("ended 1"), "{said}");

    // Its password is lost on the way: the keyring is open, and does not hold it.
    mark(&home, "main", "main lost");
    let said = session(&home, &[], UNLOCKED, &[export, remember]);
    assert!(said.contains("the keyring does not hold it") && said.contains("--password-file"), "{said}");
    assert!(said.contains("ended 2") && said.contains("ended 0"), "{said}");

    // The same keyring, locked: a read alone could not tell it from the last one.
    let said = session(&home, &[], LOCKED, &[export, remember, "account forget main"]);
    assert_eq!(said.matches("the keyring is locked").count(), 3, "{said}");
    assert!(said.contains("ended 2") && said.matches("ended 1").count() == 2, "{said}");

    mark(&home, "main", "main lost");
    let said = session(&home, &["--config-file", bare.to_str().unwrap()], "", &[export]);
    assert!(said.contains("no keyring's service answers on D-Bus") && said.contains("ended 2"), "{said}");

    // A bus that lets nobody hear an answer.
    fs::write(&bare, BARE_BUS.replace("    <allow eavesdrop=\"true\"/>\n", "").replace(" eavesdrop=\"true\"", "")).unwrap();
    let said = session(&home, &["--config-file", bare.to_str().unwrap()], "", &[export]);
    assert!(said.contains("the keyring did not answer within 5 seconds") && said.contains("ended 2"), "{said}");
}

/// Runs the binary where there is no session bus.
fn without_bus(home: &Home, words: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_restake"));
    command.args(words.split(' ')).current_dir(home.file("")).env_clear().env("RESTAKE_HOME", home.file("home"));
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent").stdin(Stdio::null()).output().unwrap()
}

#[test]
fn without_a_session_bus_every_command_says_so_or_does_not_care() {
    let home = Home::new();
    sound_account(&home);
    home.secret("weak", "foo");
    mark(&home, "weak", "weak x");
    let why = "there is no D-Bus session to ask the keyring on";
    for (code, words, said) in [
        (2, "account export weak --out one.json", "pass `--password-file FILE`"),
        (1, "account remember weak --password-file weak", "dbus-run-session"),
        (1, "account new main --store keyring --password-file password --mnemonic-out words", "cannot be kept"),
    ] {
        let output = without_bus(&home, words);
        let text = shown(&output);
        assert_eq!(output.status.code(), Some(code), "{words}: {text}");
        assert!(text.contains(why) && text.contains(said), "{words}: {text}");
    }
    assert!(!home.file("words").exists() && !home.file("home/accounts/main.json").exists(), "nothing was made");
    let list = without_bus(&home, "account list");
    assert!(shown(&list).contains("remembered") && list.stderr.is_empty(), "{}", shown(&list));
    let given = without_bus(&home, "account export weak --out two.json --password-file weak");
    assert!(given.status.success() && !shown(&given).contains("keyring"), "{}", shown(&given));
    let forgotten = without_bus(&home, "account forget weak");
    assert_eq!(forgotten.status.code(), Some(1));
    assert!(shown(&forgotten).contains("delete `weak x` of `restake`"), "{}", shown(&forgotten));
    let export = without_bus(&home, "account export weak --out three.json");
    assert!(export.status.code() == Some(2) && !shown(&export).contains("keyring"), "{}", shown(&export));
    mark(&home, "weak", "weak x");
    let removed = without_bus(&home, "account remove weak --yes");
    assert!(removed.status.success() && shown(&removed).contains("may still hold the password"), "{}", shown(&removed));
}

/// Says that the keyring holds the password of an account, and under which user.
fn mark(home: &Home, account: &str, user: &str) {
    Store::new(&home.file("home")).mark(&account.parse().unwrap(), Some(user)).unwrap();
}
