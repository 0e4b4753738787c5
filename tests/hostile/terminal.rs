//! A person at a terminal: what is typed too early answers nothing, and ^C leaves the terminal as it was.

use std::{
    fs::OpenOptions,
    io::{BufRead, BufReader},
    process::{Command, Output, Stdio},
};

use rustix::process::Signal;
use serde_json::Value;
use tempfile::TempDir;

use super::{node::Lie, stage::Stage};
use crate::prompts::screen::{Screen, interrupt};

pub fn wallet(home: &TempDir, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_restake"));
    command.args(words).env_clear().env("RESTAKE_HOME", home.path().join("home"));
    command
}

#[test]
fn what_is_typed_before_the_question_signs_nothing() {
    let stage = Stage::set();
    let mut screen = Screen::start(&mut stage.home.command(&["stake", "1", "--with", "lido"]), "y\n");
    screen.until("[y/N]");
    screen.types("\r");
    let (code, shown, _) = screen.end();
    assert_eq!(code, Some(3), "{shown}");
    stage.untouched();
}

#[test]
fn a_question_is_answered_by_yes_and_enter() {
    let stage = Stage::set();
    let mut screen = Screen::start(&mut stage.home.command(&["stake", "1", "--with", "lido"]), "");
    screen.until("[y/N]");
    screen.types("y\r");
    let (code, shown, _) = screen.end();
    assert_eq!(code, Some(0), "{shown}");
    assert_eq!(stage.node.sent().len(), 1);
}

#[test]
fn an_interrupted_question_leaves_the_terminal_as_it_was() {
    let stage = Stage::set();
    let mut screen = Screen::start(&mut stage.home.command(&["stake", "1", "--with", "lido"]), "");
    screen.until("[y/N]");
    screen.until("\u{1b}[?25l");
    screen.sends(Signal::INT);
    let (code, shown, stdout) = screen.end();
    assert_eq!(code, Some(130), "{shown}");
    assert!(shown.contains("\u{1b}[?25h") && shown.contains("interrupted: nothing was signed"), "{shown}");
    let object: Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!((&object["error"]["code"], &object["error"]["kind"]), (&130.into(), &"interrupted".into()));
    stage.untouched();
}

#[test]
fn an_interrupted_password_leaves_the_echo_on() {
    let home = tempfile::tempdir().unwrap();
    let mut import = wallet(&home, &["account", "import", "one", "--private-key"]);
    let mut screen = Screen::seat(&mut import);
    screen.until("Private key");
    screen.interrupts();
    let (code, shown, stdout) = screen.end();
    assert_eq!((code, stdout.as_str()), (Some(130), ""), "{shown}");
    assert!(shown.contains("interrupted") && !shown.contains("signed"), "an account signs nothing: {shown}");
    // Neither ^\ nor ^Z ends or stops what has put the echo off: they are no keys there.
    let mut screen = Screen::seat(&mut import);
    screen.until("Private key");
    screen.types("\u{1c}\u{1a}abc\n");
    let (code, shown, _) = screen.end();
    assert_eq!(code, Some(1), "{shown}");
}

#[test]
fn a_mnemonic_is_wiped_when_its_showing_is_broken_off() {
    for (signal, ends) in [(None, 130), (Some(Signal::TERM), 143), (Some(Signal::HUP), 129), (Some(Signal::QUIT), 131)] {
        let home = tempfile::tempdir().unwrap();
        let mut new = wallet(&home, &["account", "new", "one"]);
        let mut screen = if signal.is_none() { Screen::seat(&mut new) } else { Screen::start(&mut new, "") };
        for question in ["New password", "The same again"] {
            screen.until(question);
            screen.types("a long enough password\n");
        }
        screen.until("12. ");
        screen.until("Press Enter");
        match signal {
            None => screen.interrupts(),
            Some(signal) => screen.sends(signal),
        }
        let (code, shown, _) = screen.end();
        assert_eq!(code, Some(ends), "{shown}");
        let (before, after) = shown.split_once("\u{1b}[?1049h").expect("a screen of its own");
        assert!(!before.contains(" 1. ") && after.contains("\u{1b}[2J\u{1b}[H\u{1b}[?1049l"), "{shown}");
    }
}

#[test]
fn a_password_that_is_ended_from_outside_leaves_the_echo_on() {
    let home = tempfile::tempdir().unwrap();
    for (signal, ends) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::QUIT, 131)] {
        let mut screen = Screen::start(&mut wallet(&home, &["account", "import", "one", "--private-key"]), "");
        screen.until("Private key");
        screen.sends(signal);
        let (code, shown, _) = screen.end();
        assert_eq!(code, Some(ends), "{shown}");
    }
}

#[test]
fn an_interrupted_wait_names_what_was_signed() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::DoneAndHang);
    let child = stage.home.start(&["stake", "1", "--with", "lido", "--yes"]);
    stage.node.hung();
    interrupt(&child);
    let Output { status, stdout, .. } = child.wait_with_output().unwrap();
    assert_eq!(status.code(), Some(130));
    let object: Value = serde_json::from_slice(&stdout).unwrap();
    let hash = stage.node.sent()[0].tx_hash().to_string();
    assert_eq!(object["error"]["transactions"][0]["hash"], hash.as_str(), "{object}");
    assert!(object["error"]["message"].as_str().unwrap().contains(&hash), "{object}");
    assert!(object["error"]["hint"].as_str().unwrap().contains("history resume"), "{object}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_printed_does_not_say_that_nothing_was_sent() {
    let stage = Stage::set();
    let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = stage.home.command(&["stake", "1", "--with", "lido", "--yes"]).stdout(full).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(5), "{said}");
    assert!(said.contains(&stage.node.sent()[0].tx_hash().to_string()) && said.contains("history list"), "{said}");
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
}

#[test]
fn a_served_chain_says_where_it_is_and_ends_with_nothing_more() {
    let home = tempfile::tempdir().unwrap();
    let mut command = wallet(&home, &["practice", "serve", "--port", "0", "--json"]);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let object: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    assert_eq!((&object["version"], &object["command"]), (&1.into(), &"practice serve".into()), "{object}");
    assert!(object["result"]["rpc_url"].as_str().unwrap().starts_with("http://127.0.0.1:"), "{object}");
    assert_eq!(object["result"]["people"][0]["address"], "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf");
    interrupt(&child);
    assert_eq!(lines.next().map(Result::unwrap), None);
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn a_password_from_standard_input_is_asked_for_on_a_terminal() {
    let stage = Stage::set();
    let mut command = stage.home.bare(&["stake", "1", "--with", "lido", "--yes"]);
    let mut screen = Screen::start(command.args(["--password-file", "-"]), "");
    screen.until("Password of me");
    screen.types("a long enough password\n");
    let (code, shown, _) = screen.end();
    assert_eq!(code, Some(0), "{shown}");
    assert!(!shown.contains("long enough"), "{shown}");
}

#[cfg(all(target_os = "linux", feature = "keyring"))]
#[test]
fn a_keyring_that_is_not_there_is_said_before_the_password_is_asked_for() {
    let stage = Stage::set();
    let store = restake::signer::Store::new(&stage.home.path("home"));
    store.mark(&"me".parse().unwrap(), Some("me x")).unwrap();
    let mut command = stage.home.bare(&["stake", "1", "--with", "lido", "--yes"]);
    let mut screen = Screen::start(command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"), "");
    screen.until("note: type the password of `me`: there is no D-Bus session to ask the keyring on");
    screen.until("Password of me");
    screen.types("a long enough password\n");
    let (code, shown, _) = screen.end();
    assert_eq!(code, Some(0), "{shown}");
    assert!(!shown.contains("long enough"), "{shown}");
}
