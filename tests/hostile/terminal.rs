//! A person at a terminal: what is typed too early answers nothing, and ^C leaves the terminal as it was.

use std::{
    fs::{File, OpenOptions},
    io::{BufRead, BufReader, Read, Write},
    os::{fd::OwnedFd, unix::fs::OpenOptionsExt},
    process::{Child, Command, Output, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::Duration,
};

use rustix::{
    fs::OFlags,
    process::{Pid, Signal, kill_process},
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{LocalModes, tcgetattr},
};
use serde_json::Value;
use tempfile::TempDir;

use super::{node::Lie, stage::Stage};

/// A terminal of the test's own, and what was shown on it.
pub struct Screen {
    keys: File,
    pub child: Child,
    pub line: File,
    shows: Receiver<Vec<u8>>,
    shown: String,
}

impl Screen {
    /// Runs a command whose questions are asked here, and types `early` before it starts.
    pub fn start(command: &mut Command, early: &str) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).and_then(|()| unlockpt(&master)).expect("a terminal");
        let name = ptsname(&master, vec![]).expect("a name").into_string().expect("text");
        let line = OpenOptions::new().read(true).write(true).custom_flags(OFlags::NOCTTY.bits() as i32).open(name).expect("a line");
        let mut keys = File::from(master);
        keys.write_all(early.as_bytes()).expect("it is typed");
        let side = |line: &File| Stdio::from(OwnedFd::from(line.try_clone().expect("a line")));
        command.env("TERM", "xterm").stdin(side(&line)).stderr(side(&line)).stdout(Stdio::piped());
        let child = command.spawn().expect("the binary starts");
        let (tell, shows) = channel();
        let mut from = keys.try_clone().expect("a terminal");
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = from.read(&mut bytes) {
                if tell.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Self { keys, child, line, shows, shown: String::new() }
    }

    /// Waits until `text` is shown.
    pub fn until(&mut self, text: &str) {
        while !self.shown.contains(text) {
            let more = self.shows.recv_timeout(Duration::from_secs(60));
            let more = more.unwrap_or_else(|err| panic!("`{text}` never comes ({err}): {:?}", self.shown));
            self.shown.push_str(&String::from_utf8_lossy(&more));
        }
    }

    pub fn types(&mut self, text: &str) {
        self.keys.write_all(text.as_bytes()).expect("it is typed");
    }

    fn interrupts(&self) {
        interrupt(&self.child);
    }

    /// Waits for the end: the code, what was shown, and standard output.
    pub fn end(mut self) -> (Option<i32>, String, String) {
        let mut stdout = String::new();
        self.child.stdout.take().expect("a pipe").read_to_string(&mut stdout).expect("text");
        let code = self.child.wait().expect("it ends").code();
        assert!(tcgetattr(&self.line).expect("a terminal").local_modes.contains(LocalModes::ECHO | LocalModes::ICANON), "no echo is left");
        drop(self.line);
        loop {
            match self.shows.recv_timeout(Duration::from_millis(300)) {
                Ok(more) => self.shown.push_str(&String::from_utf8_lossy(&more)),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return (code, self.shown, stdout),
            }
        }
    }
}

fn interrupt(child: &Child) {
    kill_process(Pid::from_child(child), Signal::INT).expect("it runs");
}

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
    screen.interrupts();
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
    let mut screen = Screen::start(&mut wallet(&home, &["account", "import", "one", "--private-key"]), "");
    screen.until("Private key");
    screen.interrupts();
    let (code, shown, stdout) = screen.end();
    assert_eq!((code, stdout.as_str()), (Some(130), ""), "{shown}");
    assert!(shown.contains("interrupted") && !shown.contains("signed"), "an account signs nothing: {shown}");
}

#[test]
fn a_mnemonic_is_wiped_when_its_showing_is_interrupted() {
    let home = tempfile::tempdir().unwrap();
    let mut screen = Screen::start(&mut wallet(&home, &["account", "new", "one"]), "");
    for question in ["New password", "The same again"] {
        screen.until(question);
        // The prompt is shown before the echo is off, and what comes between is dropped.
        while tcgetattr(&screen.line).unwrap().local_modes.contains(LocalModes::ECHO) {
            thread::yield_now();
        }
        screen.types("a long enough password\n");
    }
    screen.until("12. ");
    screen.until("Press Enter");
    screen.interrupts();
    let (code, shown, _) = screen.end();
    assert_eq!(code, Some(130), "{shown}");
    let (before, after) = shown.split_once("\u{1b}[?1049h").expect("a screen of its own");
    assert!(!before.contains(" 1. ") && after.contains("\u{1b}[2J\u{1b}[H\u{1b}[?1049l"), "{shown}");
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
    let mut command = without_password(&stage.home.command(&["stake", "1", "--with", "lido", "--yes"]));
    let mut screen = Screen::start(command.args(["--password-file", "-"]), "");
    screen.until("Password of me");
    while tcgetattr(&screen.line).unwrap().local_modes.contains(LocalModes::ECHO) {
        thread::yield_now();
    }
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
    let mut command = without_password(&stage.home.command(&["stake", "1", "--with", "lido", "--yes"]));
    let mut screen = Screen::start(command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"), "");
    screen.until("note: type the password of `me`: there is no D-Bus session to ask the keyring on");
    screen.until("Password of me");
    while tcgetattr(&screen.line).unwrap().local_modes.contains(LocalModes::ECHO) {
        thread::yield_now();
    }
    screen.types("a long enough password\n");
    let (code, shown, _) = screen.end();
    assert_eq!(code, Some(0), "{shown}");
    assert!(!shown.contains("long enough"), "{shown}");
}

/// The same command, without its `--password-file`.
pub fn without_password(command: &Command) -> Command {
    let words: Vec<_> = command.get_args().map(ToOwned::to_owned).collect();
    let file = words.iter().position(|word| word == "--password-file").unwrap();
    let mut again = Command::new(command.get_program());
    again.args(&words[..file]).args(&words[file + 2..]).env_clear();
    again
}
