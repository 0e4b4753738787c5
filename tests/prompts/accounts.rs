//! The questions of `account`, which no chain is asked for.

use super::{DRAWN, JUNK, PASSWORD, Prompt, Step, WORD, Way, Way::*, screen::Screen};
use crate::hostile::home::Home;

const KEY: &str = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
const IMPORT: &[&str] = &["account", "import", "one", "--private-key"];
const PHRASE: &[&str] = &["account", "import", "one", "--mnemonic", "--passphrase"];

const NEW: Step = Step(Hidden, "New password", PASSWORD);
const WEAK: Step = Step(Hidden, "New password", "password");
const NONE: Step = Step(Hidden, "New password", "");
const AGAIN: Step = Step(Hidden, "The same again", PASSWORD);
const OTHER: Step = Step(Hidden, "The same again", "another password");
const SHOWN: Step = Step(Reveal, "Press Enter", "");
const SAY_WORD: Step = Step(Hidden, "Word ", WORD);

/// Asks no node: there is none.
fn home() -> Home {
    Home::new(&[], 1, "")
}

fn answers(question: &'static str, answer: &'static str, way: Way) -> Step {
    Step(way, question, answer)
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
        wrong: (&[answers("Private key", "abc", Hidden)], 1, "64 hex digits"),
        nobody: ("", 2, "ends before the secret"),
    }
    .check(&home);
    let refuse = answers("Draw a passphrase", "n", Confirm);
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
    let weak = |answer| answers("Use this weak password", answer, Confirm);
    Prompt {
        words: IMPORT,
        before: &[key, WEAK],
        asks: weak("y"),
        right: Some(&[Step(Hidden, "The same again", "password")]),
        wrong: (&[weak("n"), WEAK, weak(""), WEAK, weak("n")], 1, unset),
        nobody: (KEY, 2, "--password-file FILE"),
    }
    .check(&home);
    let draw = answers("Draw a passphrase", "y", Confirm);
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
    let wrong = answers("Word ", "zebra-crossing", Hidden);
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
            &[answers("Mnemonic", "test", Hidden), answers("Passphrase", "x", Hidden), answers("The same passphrase", "x", Hidden)],
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
        wrong: (&[answers("Passphrase", "", Hidden)], 2, "the passphrase is empty"),
        nobody: ("test test\n", 2, "ends before the secret"),
    }
    .check(&home);
    Prompt {
        words: PHRASE,
        before: &[phrase, secret],
        asks: again,
        right: None,
        wrong: (&[answers("The same passphrase again", "coffee", Hidden)], 2, "are not the same"),
        nobody: (concat!("test test test test test test test test test test test junk", "\ncafe\n"), 2, "--password-file FILE"),
    }
    .check(&home);
}

#[test]
fn passwords_are_asked_for_three_times_at_most() {
    for (words, asks) in [
        (&["account", "import", "one", "--keystore", "home/keystores/me.json"][..], "Password of home/keystores/me.json"),
        (&["account", "export", "me", "--out", "out.json"], "Password of me"),
    ] {
        let wrong = answers(asks, "wrong", Hidden);
        Prompt {
            words,
            before: &[],
            asks: answers(asks, PASSWORD, Hidden),
            right: Some(&[]),
            wrong: (&[wrong, wrong, wrong], 1, r#""kind":"password""#),
            nobody: (PASSWORD, 2, "--password-file FILE"),
        }
        .check(&home);
    }
}

#[test]
fn a_key_is_shown_to_who_waits_and_removed_by_who_types_its_name() {
    Prompt {
        words: &["account", "export", "me", "--private-key"],
        before: &[answers("Password of me", PASSWORD, Hidden)],
        asks: SHOWN,
        right: Some(&[]),
        wrong: (&[], 0, ""),
        nobody: (PASSWORD, 2, "--password-file FILE"),
    }
    .check(&home);
    Prompt {
        words: &["account", "remove", "me"],
        before: &[],
        asks: answers("Type `me` to remove it", "me", Plain),
        right: Some(&[]),
        wrong: (&[answers("Type `me` to remove it", "you", Plain)], 3, "was not removed"),
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
