//! The questions of `account`, which no chain is asked for.

use super::{DRAWN, JUNK, PASSWORD, Prompt, Step, WORD, Way::*, screen::Screen};
use crate::hostile::home::{Home, key, keystore_of, owner};

const KEY: &str = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
const IMPORT: &[&str] = &["account", "import", "one", "--private-key"];
const PHRASE: &[&str] = &["account", "import", "one", "--mnemonic", "--passphrase"];

const NEW: Step = Step(Hidden, "New password", PASSWORD);
const WEAK: Step = Step(Hidden, "New password", "password");
const NONE: Step = Step(Hidden, "New password", "");
const AGAIN: Step = Step(Hidden, "The same again", PASSWORD);
const OTHER: Step = Step(Hidden, "The same again", "another password");
const UNLOCK: Step = Step(Hidden, "Password of me", PASSWORD);
const REFUSE: Step = Step(Confirm, "Draw a passphrase", "n");
const SHOWN: Step = Step(Reveal, "Press Enter", "");
const SAY_WORD: Step = Step(Hidden, "Word ", WORD);

/// Asks no node: there is none.
fn home() -> Home {
    Home::new(&[], 1, "")
}

#[test]
fn a_private_key_and_its_password_are_asked_for() {
    let key = Step(Hidden, "Private key", KEY);
    let unset = "no password was set, so nothing was stored";
    Prompt {
        words: IMPORT,
        before: &[],
        asks: key,
        right: Some(&[NEW, AGAIN]),
        wrong: (&[Step(Hidden, "Private key", "abc")], 1, "64 hex digits"),
        nobody: ("", 2, "ends before the secret"),
    }
    .check(&home);
    let refuse = Step(Confirm, "Draw a passphrase", "n");
    Prompt {
        words: IMPORT,
        before: &[key],
        asks: NEW,
        right: None,
        wrong: (&[NONE, refuse, NONE, refuse, NONE, refuse], 1, unset),
        nobody: (KEY, 2, "--password-file FILE"),
    }
    .check(&home);
    Prompt {
        words: IMPORT,
        before: &[key, NEW],
        asks: AGAIN,
        right: None,
        wrong: (&[OTHER, NEW, OTHER, NEW, OTHER], 1, unset),
        nobody: (KEY, 2, "--password-file FILE"),
    }
    .check(&home);
}

#[test]
fn a_weak_password_is_asked_about_and_a_drawn_one_is_typed_again() {
    let key = Step(Hidden, "Private key", KEY);
    let unset = "no password was set, so nothing was stored";
    let weak = |answer| Step(Confirm, "Use this weak password", answer);
    Prompt {
        words: IMPORT,
        before: &[key, WEAK],
        asks: weak("y"),
        right: Some(&[Step(Hidden, "The same again", "password")]),
        wrong: (&[weak("n"), WEAK, weak(""), WEAK, weak("n")], 1, unset),
        nobody: (KEY, 2, "--password-file FILE"),
    }
    .check(&home);
    let draw = Step(Confirm, "Draw a passphrase", "y");
    Prompt {
        words: IMPORT,
        before: &[key, NONE, draw],
        asks: SHOWN,
        right: Some(&[Step(Hidden, "The same again", DRAWN)]),
        wrong: (&[SHOWN, OTHER, SHOWN, OTHER, SHOWN, OTHER], 1, unset),
        nobody: (KEY, 2, "--password-file FILE"),
    }
    .check(&home);
}

#[test]
fn the_words_of_a_mnemonic_are_shown_and_asked_for() {
    let wrong = Step(Hidden, "Word ", "zebra-crossing");
    Prompt {
        words: &["account", "new", "one", "--words", "24"],
        before: &[NEW, AGAIN, SHOWN],
        asks: SAY_WORD,
        right: Some(&[SAY_WORD, SAY_WORD]),
        wrong: (&[wrong, SHOWN, SAY_WORD, wrong, SHOWN, SAY_WORD, SAY_WORD, wrong], 1, "was not written down"),
        nobody: ("", 2, "--password-file FILE"),
    }
    .check(&home);
}

#[test]
fn a_mnemonic_and_its_passphrase_are_asked_for() {
    let phrase = Step(Hidden, "Mnemonic", JUNK);
    let (secret, again) = (Step(Hidden, "Passphrase", "cafe"), Step(Hidden, "The same passphrase again", "cafe"));
    Prompt {
        words: PHRASE,
        before: &[],
        asks: phrase,
        right: Some(&[secret, again, NEW, AGAIN]),
        wrong: (
            &[Step(Hidden, "Mnemonic", "test"), Step(Hidden, "Passphrase", "x"), Step(Hidden, "The same passphrase", "x")],
            1,
            "this has 1",
        ),
        nobody: ("", 2, "ends before the secret"),
    }
    .check(&home);
    Prompt {
        words: PHRASE,
        before: &[phrase],
        asks: secret,
        right: None,
        wrong: (&[Step(Hidden, "Passphrase", "")], 2, "the passphrase is empty"),
        nobody: ("test test\n", 2, "ends before the secret"),
    }
    .check(&home);
    Prompt {
        words: PHRASE,
        before: &[phrase, secret],
        asks: again,
        right: None,
        wrong: (&[Step(Hidden, "The same passphrase again", "coffee")], 2, "are not the same"),
        nobody: ("test test test test test test test test test test test junk\ncafe\n", 2, "--password-file FILE"),
    }
    .check(&home);
}

#[test]
fn passwords_are_asked_for_three_times_at_most() {
    for (words, asks) in [
        (&["account", "import", "one", "--keystore", "home/keystores/me.json"][..], "Password of home/keystores/me.json"),
        (&["account", "export", "me", "--out", "out.json"], "Password of me"),
    ] {
        let wrong = Step(Hidden, asks, "wrong");
        Prompt {
            words,
            before: &[],
            asks: Step(Hidden, asks, PASSWORD),
            right: Some(&[]),
            wrong: (&[wrong, wrong, wrong], 1, r#""kind":"password""#),
            nobody: (PASSWORD, 2, "--password-file FILE"),
        }
        .check(&home);
    }
}

#[test]
fn an_old_password_is_asked_for_before_a_new_one() {
    let wrong = Step(Hidden, "Password of me", "wrong");
    let unset = "no password was set, so nothing was stored";
    for (words, right) in [(&["account", "password", "me"][..], &[NEW, AGAIN][..]), (&["account", "upgrade", "me"], &[])] {
        Prompt {
            words,
            before: &[],
            asks: UNLOCK,
            right: Some(right),
            wrong: (&[wrong, wrong, wrong], 1, r#""kind":"password""#),
            nobody: (PASSWORD, 2, "--password-file FILE"),
        }
        .check(&home);
    }
    let typed = ["account", "password", "me", "--password-file", "password", "--new-password-file", "-"];
    for (words, before, right, nobody) in [
        (&["account", "password", "me"][..], &[UNLOCK][..], None, (PASSWORD, 2, "--password-file FILE")),
        // At a terminal standard input would show it, so that it is asked for too.
        (&typed, &[], Some(&[AGAIN][..]), ("", 2, "ends before the secret")),
    ] {
        Prompt { words, before, asks: NEW, right, wrong: (&[NONE, REFUSE, NONE, REFUSE, NONE, REFUSE], 1, unset), nobody }.check(&home);
    }
}

#[test]
fn a_keystore_without_a_password_gets_one() {
    let open = Step(Hidden, "Password of open.json", "");
    let with_one = || {
        let home = home();
        let keystore = keystore_of(b"", key().to_bytes().as_slice(), owner()).to_string();
        std::fs::write(home.path("open.json"), keystore).unwrap();
        home
    };
    let import = Prompt {
        words: &["account", "import", "one", "--keystore", "open.json"],
        before: &[open],
        asks: NEW,
        right: Some(&[AGAIN]),
        wrong: (&[NONE, REFUSE, NONE, REFUSE, NONE, REFUSE], 1, "no password was set, so nothing was stored"),
        nobody: ("", 2, "--password-file FILE"),
    };
    import.check(&with_one);
    let mut screen = import.play(&with_one(), &[open]);
    screen.next("the keystore has no password: it gets one here");
    NEW.await_it(&mut screen);
    screen.interrupts();
    assert_eq!(screen.end().0, Some(130));
}

#[test]
fn a_message_is_agreed_to_by_yes_and_what_is_red_by_a_name() {
    let mainnet = || Home::new(&[], 1, "chain_id = 1\n");
    let ask = |answer| Step(Confirm, "Sign this message?", answer);
    Prompt {
        words: &["account", "sign-message", "hello"],
        before: &[],
        asks: ask("y"),
        right: Some(&[UNLOCK]),
        wrong: (&[ask("n")], 3, "declined: nothing was signed"),
        nobody: ("y\n", 2, "--yes"),
    }
    .check(&mainnet);
    let ask = |answer| Step(Plain, "Type `me` to sign in spite of what is red", answer);
    let hash = "0x0000000000000000000000000000000000000000000000000000000000000001";
    Prompt {
        words: &["account", "sign-message", "--hex", hash, "--yes"],
        before: &[],
        asks: ask("me"),
        right: Some(&[UNLOCK]),
        wrong: (&[ask("you")], 3, "declined: nothing was signed"),
        nobody: ("me\n", 4, "--accept-risks"),
    }
    .check(&mainnet);
}

#[test]
fn a_key_is_shown_to_who_waits_and_removed_by_who_types_its_name() {
    Prompt {
        words: &["account", "export", "me", "--private-key"],
        before: &[Step(Hidden, "Password of me", PASSWORD)],
        asks: SHOWN,
        right: Some(&[]),
        wrong: (&[], 0, ""),
        nobody: (PASSWORD, 2, "--password-file FILE"),
    }
    .check(&home);
    Prompt {
        words: &["account", "remove", "me"],
        before: &[],
        asks: Step(Plain, "Type `me` to remove it", "me"),
        right: Some(&[]),
        wrong: (&[Step(Plain, "Type `me` to remove it", "you")], 3, "was not removed"),
        nobody: ("me\n", 2, "--yes"),
    }
    .check(&home);
}

#[test]
fn nothing_is_asked_in_ci_nor_where_nobody_is_to_be_asked() {
    for (name, value, option) in [("CI", "true", "--json"), ("RESTAKE_ACCOUNT", "", "--no-input")] {
        let home = home();
        let mut command = home.bare(&["account", "remove", "me"]);
        command.env(name, value);
        if option != "--json" {
            command.arg(option);
        }
        let (code, shown, stdout) = Screen::start(&mut command, "me\r").end();
        assert_eq!(code, Some(2), "{shown}");
        assert!(stdout.contains("--yes") && !shown.contains("Type `me`"), "{shown}");
    }
}
