//! Canaries: known secrets go through every command, on good days and on bad ones, and come out nowhere.

use std::fs;

use alloy::hex;

use super::{
    cage::{Cage, PASSPHRASE, PHRASE, RPC_KEY},
    commands::{every, is_good},
    scene::{Scene, key},
};

/// What is left out: its chain and its home are its own, thrown away with it, and tests of their own run it.
const APART: [&str; 2] = ["practice", "practice serve"];

/// What cannot end well here: there is no keyring, nothing is ready to be claimed, a plan has no name that is known beforehand, and
/// the terms of an operator are agreed to by a digest that nobody says.
const FAIL: [&str; 10] = [
    "account remember",
    "account forget",
    "claim",
    "history show",
    "terms accept",
    "terms check",
    "terms revoke",
    "delegate",
    "undelegate",
    "redelegate",
];

fn commands() -> Vec<Vec<String>> {
    every().into_iter().filter(|words| !APART.contains(&words.join(" ").as_str())).collect()
}

/// What a command may read from standard input: a secret of the right kind, or of the other.
fn input(words: &[String], right: bool) -> String {
    let digits = words.iter().any(|word| word == "--private-key");
    if digits == right { format!("{}\n", key()) } else { format!("{PHRASE}\n{PASSPHRASE}\n") }
}

/// The words with what only the scene knows, and with a new name where one is given.
fn filled(scene: &Scene, words: &[String], suffix: &str) -> Vec<String> {
    let mut words: Vec<_> = words.iter().map(|word| word.replace("RPC", &scene.source())).collect();
    if ["new", "import", "watch"].iter().any(|verb| words.get(1).is_some_and(|word| word == verb)) {
        words[2].push_str(suffix);
    }
    if let Some(file) = words.iter().position(|word| ["--mnemonic-out", "--out"].contains(&word.as_str())) {
        words[file + 1].push_str(suffix);
    }
    words
}

#[test]
fn no_command_shows_a_secret_where_all_is_well() {
    let scene = Scene::set();
    scene.save();
    let (mut done, mut failed) = (0, vec![]);
    for good in commands() {
        let words = filled(&scene, &good, "");
        let ended = scene.run(&words, &["-vv", "--password-file", "password"], &input(&words, true), None);
        done += usize::from(ended.code == Some(0));
        if ended.code != Some(0) && is_good(&good) {
            failed.push(format!("{}: {}", good.join(" "), String::from_utf8_lossy(&ended.stderr).lines().last().unwrap_or_default()));
        }
        if let Ok(made) = fs::read_to_string(scene.path("made")) {
            // Written where it was asked for, and nowhere else.
            fs::remove_file(scene.path("made")).unwrap();
            let mut cage = Cage::default();
            cage.phrase(made.trim());
            for stream in [&ended.stdout, &ended.stderr, &ended.seen] {
                assert!(cage.escaped(stream).is_empty(), "{}", ended.words);
            }
            scene.files(&scene.path("home"), &ended.words);
        }
    }
    let unforeseen: Vec<_> = failed.iter().filter(|failed| !FAIL.iter().any(|foreseen| failed.starts_with(foreseen))).collect();
    assert!(unforeseen.is_empty(), "{unforeseen:#?}");
    assert!(done > 30, "most commands work here, not {done} of them");
}

#[test]
fn no_command_shows_a_secret_where_something_is_wrong() {
    let scene = Scene::set();
    scene.save();
    let dead = format!("http://canary:{RPC_KEY}@127.0.0.1:1/v3/{RPC_KEY}?key={RPC_KEY}");
    for words in commands() {
        let bad = filled(&scene, &words, "2");
        scene.run(&bad, &["-vv", "--json", "--password-file", "wrong"], &input(&words, false), None);
        scene.run(&bad, &["-vv", "--rpc-url", &dead, "--password-file", "password"], &input(&words, false), None);
        // A password file that is none, but another secret.
        scene.run(&bad, &["-vv", "--password-file", "words"], &input(&words, true), None);
    }
}

#[test]
fn no_command_shows_a_secret_when_it_panics() {
    let scene = Scene::set();
    let mut fallen = 0;
    for words in commands() {
        let words = filled(&scene, &words, "3");
        let ended = scene.run(&words, &["-vv", "--json", "--password-file", "password"], "", Some(("RESTAKE_PANIC_AT", "sends")));
        let said = String::from_utf8_lossy(&ended.stdout);
        if said.contains(r#""kind":"panic""#) {
            assert!(ended.code == Some(5) && said.contains("history list"), "{}: {said}", ended.words);
            fallen += 1;
        }
    }
    // What falls leaves a plan open, and most of what follows then has nothing to work with.
    assert!(fallen > 0, "whatever signs falls");
}

/// Where a secret is read, and no plan is signed yet.
#[test]
fn no_command_shows_a_secret_when_it_panics_with_that_secret() {
    let scene = Scene::set();
    scene.save();
    let mut fallen = 0;
    for words in commands() {
        let words = filled(&scene, &words, "4");
        let options = ["-vv", "--json", "--password-file", "password"];
        let ended = scene.run(&words, &options, &input(&words, true), Some(("RESTAKE_PANIC_AT", "given")));
        let said = String::from_utf8_lossy(&ended.stdout);
        if said.contains(r#""kind":"panic""#) {
            assert_eq!(ended.code, Some(1), "{}: {said}", ended.words);
            assert!(said.contains("restake failed where it should not, at src/") && said.contains("nothing was sent"), "{said}");
            fallen += 1;
        }
    }
    assert!(fallen > 10, "whatever reads a secret falls, not {fallen} commands");
}

/// In its own order: what the others send leaves no room for these nonces.
#[test]
fn no_step_of_signing_without_a_network_shows_a_secret() {
    let scene = Scene::set();
    scene.save();
    for words in ["plan show plan", "plan export plan --to unsigned", "sign plan --yes", "broadcast plan.signed.json --yes"] {
        let words: Vec<_> = words.split(' ').map(str::to_owned).collect();
        let ended = scene.run(&words, &["-vv", "--password-file", "password"], "", None);
        assert_eq!(ended.code, Some(0), "{}: {}", ended.words, String::from_utf8_lossy(&ended.stderr));
    }
}

#[test]
fn a_file_of_secrets_in_the_wrong_place_is_not_repeated() {
    let scene = Scene::set();
    for file in ["words", "digits", "password"] {
        let option = |option: &str| vec!["account".into(), "list".into(), option.into(), file.into()];
        let plain = |words: &str| words.split(' ').map(|word| word.replace("FILE", file)).collect::<Vec<_>>();
        for words in [
            option("--config"),
            plain("account import wrong --keystore FILE"),
            plain("plan show FILE"),
            plain("plan run FILE --yes"),
            plain("rewards claim --claims FILE --yes"),
            plain("rewards show --claims FILE"),
            plain("venues --registry FILE"),
            [plain("delegate"), vec!["Granite Staking".into(), "--approval".into(), file.into(), "--yes".into()]].concat(),
        ] {
            let ended = scene.run(&words, &["-vv", "--password-file", "password"], "", None);
            assert_ne!(ended.code, Some(0), "{}", ended.words);
        }
    }
}

/// The one purpose of these commands is to give a secret out: into the file that was named, and nowhere else.
#[test]
fn what_is_exported_is_in_its_file_alone() {
    let scene = Scene::set();
    for (words, file, whole) in [
        ("account export me --private-key --out exported-key", "exported-key", hex::encode_prefixed(key())),
        ("account export words --mnemonic --out exported-words", "exported-words", format!("{PHRASE}\n{PASSPHRASE}")),
    ] {
        let words: Vec<_> = words.split(' ').map(str::to_owned).collect();
        let ended = scene.run(&words, &["-vv", "--password-file", "password"], "", None);
        assert_eq!(ended.code, Some(0), "{}", String::from_utf8_lossy(&ended.stderr));
        assert_eq!(fs::read_to_string(scene.path(file)).unwrap().trim(), whole);
    }
}
