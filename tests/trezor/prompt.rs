//! What the model One cannot be told on itself, typed at a terminal of the test's own.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
    os::{fd::OwnedFd, unix::fs::OpenOptionsExt},
    process::{Child, Command, Stdio},
    thread,
};

use rustix::{
    fs::OFlags,
    process::{Pid, Signal, kill_process},
    pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt},
    termios::{LocalModes, tcgetattr},
};

use super::{
    device::{Model, SoftTrezor},
    protocol::FIRST,
};

/// A command at a terminal, and what was shown there.
struct Desk {
    keys: File,
    line: File,
    child: Child,
    shown: String,
}

impl Desk {
    fn start(command: &mut Command) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&master).and_then(|()| unlockpt(&master)).unwrap();
        let name = ptsname(&master, vec![]).unwrap().into_string().unwrap();
        let line = OpenOptions::new().read(true).write(true).custom_flags(OFlags::NOCTTY.bits() as i32).open(name).unwrap();
        let side = || Stdio::from(OwnedFd::from(line.try_clone().unwrap()));
        let child = command.env("TERM", "xterm").stdin(side()).stderr(side()).stdout(Stdio::piped()).spawn().unwrap();
        Self { keys: File::from(master), line, child, shown: String::new() }
    }

    fn echoes(&self) -> bool {
        tcgetattr(&self.line).unwrap().local_modes.contains(LocalModes::ECHO)
    }

    /// Waits until `prompt` is shown and what is typed is not.
    fn until_asked(&mut self, prompt: &str) {
        let mut bytes = [0; 4096];
        while !self.shown.contains(prompt) {
            let count = self.keys.read(&mut bytes).unwrap();
            self.shown.push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
        while self.echoes() {
            thread::yield_now();
        }
    }

    fn end(mut self) -> (Option<i32>, String) {
        let code = self.child.wait().unwrap().code();
        assert!(self.echoes(), "no echo is left");
        let mut stdout = String::new();
        self.child.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
        (code, self.shown + &stdout)
    }
}

#[test]
fn a_pin_and_a_passphrase_are_typed_without_echo_and_can_be_broken_off() {
    let trezor = SoftTrezor::new();
    trezor.hands().model = Model::One;
    trezor.hands().pin = Some("1948");
    trezor.hands().passphrase_protection = true;
    let home = tempfile::tempdir().unwrap();
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_restake"));
        command.args(["account", "trezor", "one"]).env_clear().env("RESTAKE_HOME", home.path().join("home"));
        Desk::start(command.env("RESTAKE_TREZOR_UDP", trezor.place()))
    };

    let mut desk = start();
    desk.until_asked("Places of your PIN's digits");
    kill_process(Pid::from_child(&desk.child), Signal::INT).unwrap();
    assert_eq!(desk.end().0, Some(130));
    assert!(!home.path().join("home/accounts/one.json").exists());

    let mut desk = start();
    desk.until_asked("Places of your PIN's digits");
    assert!(desk.shown.contains("7 8 9"), "{}", desk.shown);
    desk.keys.write_all(b"2385\n").unwrap();
    desk.until_asked("Passphrase, or nothing");
    desk.keys.write_all(b"\n").unwrap();
    let (code, shown) = desk.end();
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.contains(&FIRST.to_string()) && !shown.contains("2385"), "{shown}");
}
