//! A terminal of the tests' own: what a command shows on it is awaited, and answered by what is typed.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
    os::{fd::OwnedFd, unix::fs::OpenOptionsExt},
    process::{Child, Command, Stdio},
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

/// A terminal of the test's own, and what was shown on it.
pub struct Screen {
    keys: File,
    /// What runs before it.
    pub child: Running,
    line: File,
    shows: Receiver<Vec<u8>>,
    shown: String,
    seen: usize,
}

/// A process that does not outlive a test that fails.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended where the test went well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How long anything is waited for: a busy machine takes its time, and one that hangs is told.
const PATIENCE: Duration = Duration::from_secs(120);

impl Screen {
    /// Runs a command whose questions are asked here, and types `early` before it starts.
    pub fn start(command: &mut Command, early: &str) -> Self {
        let (mut keys, line) = terminal();
        keys.write_all(early.as_bytes()).expect("it is typed");
        command.stdin(side(&line));
        Self::attach(command, keys, line)
    }

    /// Runs a command whose standard input is not here, only what it says.
    pub fn beside(command: &mut Command, input: &str) -> Self {
        let (keys, line) = terminal();
        command.stdin(Stdio::piped());
        let mut screen = Self::attach(command, keys, line);
        // A command that refuses at once need not have read its input.
        let _ = screen.child.0.stdin.take().expect("a pipe").write_all(input.as_bytes());
        screen
    }

    fn attach(command: &mut Command, keys: File, line: File) -> Self {
        command.env("TERM", "xterm").stderr(side(&line)).stdout(Stdio::piped());
        let child = Running(command.spawn().expect("the binary starts"));
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
        Self { keys, child, line, shows, shown: String::new(), seen: 0 }
    }

    /// Waits until `text` is shown.
    pub fn until(&mut self, text: &str) {
        while !self.shown.contains(text) {
            self.more(text);
        }
    }

    fn more(&mut self, awaited: &str) {
        let more = self.shows.recv_timeout(PATIENCE);
        let more = more.unwrap_or_else(|err| panic!("`{awaited}` never comes ({err}): {:?}", self.shown));
        self.shown.push_str(&String::from_utf8_lossy(&more));
    }

    /// Waits until `text` is shown once more, after what was waited for so before.
    pub fn next(&mut self, text: &str) {
        loop {
            if let Some(place) = self.shown[self.seen..].find(text) {
                self.seen += place + text.len();
                return;
            }
            self.more(text);
        }
    }

    /// What was shown so far.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Types an answer.
    pub fn types(&mut self, text: &str) {
        self.keys.write_all(text.as_bytes()).expect("it is typed");
    }

    /// Presses ^C.
    pub fn interrupts(&self) {
        interrupt(&self.child.0);
    }

    /// Waits for the end: the code, what was shown, and standard output.
    pub fn end(mut self) -> (Option<i32>, String, String) {
        let mut pipe = self.child.0.stdout.take().expect("a pipe");
        let (tell, told) = channel();
        thread::spawn(move || {
            let mut stdout = String::new();
            pipe.read_to_string(&mut stdout).expect("text");
            tell.send(stdout)
        });
        let stdout = told.recv_timeout(PATIENCE).unwrap_or_else(|err| panic!("it never ends ({err}): {:?}", self.shown));
        let code = self.child.0.wait().expect("it ends").code();
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

/// The end that keys are typed at, and the end that a command has.
fn terminal() -> (File, File) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
    grantpt(&master).and_then(|()| unlockpt(&master)).expect("a terminal");
    let name = ptsname(&master, vec![]).expect("a name").into_string().expect("text");
    let line = OpenOptions::new().read(true).write(true).custom_flags(OFlags::NOCTTY.bits() as i32).open(name).expect("a line");
    (File::from(master), line)
}

fn side(line: &File) -> Stdio {
    Stdio::from(OwnedFd::from(line.try_clone().expect("a line")))
}

/// What ^C does.
pub fn interrupt(child: &Child) {
    kill_process(Pid::from_child(child), Signal::INT).expect("it runs");
}
