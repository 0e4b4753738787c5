//! A machine without USB, D-Bus, a home, a terminal or a place to write: every command ends with a sentence.

use std::{
    fs,
    path::Path,
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use restake::signer::{Derivation, Store};
use tempfile::TempDir;

use super::{commands::every, scene::drain};
use crate::hostile::{home::owner, stage::Stage};

/// A folder that not even root can make, so that no test writes into the home of whoever runs it: where `HOME` is not set, the
/// system's own list of users tells it.
const NOWHERE: &str = "/proc/nowhere";

/// The user's folders without a home.
const FOLDERS: [(&str, &str); 3] = [("XDG_DATA_HOME", NOWHERE), ("XDG_CONFIG_HOME", NOWHERE), ("XDG_CACHE_HOME", NOWHERE)];

/// What a machine lacks: a name, options, and its environment.
type Machine = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

const MACHINES: [Machine; 6] = [
    ("nothing at all", &[], &FOLDERS),
    ("no folder that is named", &[], &[("HOME", NOWHERE), ("TMPDIR", NOWHERE), ("XDG_RUNTIME_DIR", NOWHERE)]),
    ("a home that is a file", &["--home", "file"], &[("TMPDIR", NOWHERE)]),
    ("a home that cannot be written", &["--home", NOWHERE], &[("DBUS_SESSION_BUS_ADDRESS", "unix:path=/proc/nowhere")]),
    ("a folder where a file should be", &["--home", ".", "--config", ".", "--registry", ".", "--password-file", "."], &[]),
    ("a home, and no node", &["--home", "home", "--rpc-url", "http://127.0.0.1:1", "--password-file", "file"], &[("HOME", NOWHERE)]),
];

/// What ends when it is told to alone, and says before that it has begun.
const LASTING: &str = "practice serve";

/// Runs a command in a session without a terminal, for as long as it may take.
fn run(folder: &Path, words: &[String], options: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new("setsid");
    command.args(["--wait", env!("CARGO_BIN_EXE_restake")]).args(words).args(options).current_dir(folder);
    command.env_clear().envs(variables.iter().copied()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("`setsid` is there, and starts");
    let readers = [drain(child.stdout.take().expect("a pipe")), drain(child.stderr.take().expect("a pipe"))];
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("it runs") {
            break status;
        }
        assert!(started.elapsed() < Duration::from_secs(120), "`{}` does not end", words.join(" "));
        thread::sleep(Duration::from_millis(5));
    };
    let [stdout, stderr] = readers.map(|reader| reader.join().expect("it is read"));
    Output { status, stdout, stderr }
}

fn ends_with_a_sentence(machine: &str, words: &[String], output: &Output) {
    let [stdout, stderr] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    let shown = format!("`restake {}` on a machine with {machine}: {:?}\n{stdout}\n{stderr}", words.join(" "), output.status);
    assert!(!stderr.contains("panicked") && !stderr.contains("failed where it should not"), "{shown}");
    match output.status.code() {
        Some(0) => assert!(!stdout.trim().is_empty() || words[0] == "man", "{shown}"),
        Some(1..=5) => assert!(stderr.lines().any(|line| line.starts_with("error: ") && line.len() > 12), "{shown}"),
        _ => panic!("{shown}"),
    }
}

fn check((machine, options, variables): Machine) {
    let folder = TempDir::new().unwrap();
    restake::signer::files::write_new(&folder.path().join("file"), b"a password that opens nothing\n").unwrap();
    for words in every().iter().filter(|words| words.join(" ") != LASTING) {
        // The whole journey on the embedded chain is a test of its own; here it matters where it cannot even begin.
        if words[0] != "practice" || variables.iter().any(|(name, _)| *name == "TMPDIR") {
            ends_with_a_sentence(machine, words, &run(folder.path(), words, options, variables));
        }
    }
    assert!(fs::metadata(folder.path().join("file")).unwrap().is_file(), "what is no home is not made one");
}

#[test]
fn where_there_is_nothing_at_all() {
    check(MACHINES[0]);
}

#[test]
fn where_no_folder_that_is_named_is_there() {
    check(MACHINES[1]);
}

#[test]
fn where_the_home_is_a_file() {
    check(MACHINES[2]);
}

#[test]
fn where_the_home_cannot_be_written() {
    check(MACHINES[3]);
}

#[test]
fn where_folders_are_where_files_should_be() {
    check(MACHINES[4]);
}

#[test]
fn where_there_is_a_home_and_no_node() {
    check(MACHINES[5]);
}

/// There are a node and accounts, and neither a bus, a home of the user's nor a terminal; and no USB, unless this machine has some.
#[test]
fn where_accounts_are_there_and_nothing_else() {
    let stage = Stage::set();
    let store = Store::new(&stage.home.path("home"));
    let derivation = Derivation::new(None, 1).unwrap();
    store.ledger(&"cold".parse().unwrap(), vec![owner()], &derivation).unwrap();
    store.trezor(&"safe".parse().unwrap(), vec![owner()], &derivation).unwrap();
    store.mark(&"me".parse().unwrap(), Some("me")).unwrap();
    let path = |name: &str| stage.home.path(name).to_str().unwrap().to_owned();
    let (home, registry, url) = (path("home"), path("registry.toml"), stage.node.url());
    let plugged = fs::read_dir("/sys/bus/usb/devices").is_ok_and(|mut devices| devices.next().is_some());
    for account in if plugged { &["me"][..] } else { &["me", "cold", "safe"] } {
        let options = ["--home", &home, "--registry", &registry, "--rpc-url", &url, "--account", account];
        for words in every().iter().filter(|words| words[0] != "practice" && words.join(" ") != format!("account remove {account}")) {
            ends_with_a_sentence("accounts alone", words, &run(stage.home.path("").as_path(), words, &options, &FOLDERS));
        }
    }
}

#[test]
fn a_chain_is_served_without_a_home_or_ends_with_a_sentence() {
    use std::io::{BufRead, BufReader};
    let folder = TempDir::new().unwrap();
    for (machine, options, variables) in MACHINES {
        let mut command = Command::new(env!("CARGO_BIN_EXE_restake"));
        command.args(["practice", "serve", "--port", "0"]).args(options).current_dir(folder.path()).env_clear();
        command.envs(variables.iter().copied()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let first = BufReader::new(child.stdout.take().unwrap()).lines().next();
        let serves = first.is_some();
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(serves || stderr.contains("error: "), "{machine}: {stderr}");
        assert!(!stderr.contains("failed where it should not"), "{machine}: {stderr}");
    }
}
