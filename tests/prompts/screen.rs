//! A terminal of the tests' own: what a command shows on it is awaited, and answered by what is typed.

use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
    os::{fd::OwnedFd, unix::fs::OpenOptionsExt},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
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
    /// Whether the terminal is the one that the command belongs to, so that its keys send signals.
    seated: bool,
}

/// The program that gives a command a session of its own, where there is one.
pub const SETSID: &str = "/usr/bin/setsid";

/// Runs a command as a shell does, leads its session for as long as the test looks at the terminal, which is hung up with its leader,
/// and adds the exit code to what the command printed.
const LEADER: &str = r#"trap : INT QUIT TSTP HUP; "$@"; printf '\036%s' "$?"; exec sleep 600 >&- 2>&-"#;

/// What stands between standard output and the exit code.
const BEFORE_CODE: char = '\u{1e}';

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

    /// Runs a command in a session that this terminal belongs to, as a shell there does: what is typed here can send signals. Where
    /// there is no means for it, the terminal is that of its streams alone.
    pub fn seat(command: &mut Command) -> Self {
        if !Path::new(SETSID).exists() {
            return Self::start(command, "");
        }
        let mut seated = Command::new(SETSID);
        seated.args(["--ctty", "--wait", "/bin/sh", "-c", LEADER, "sh"]).arg(command.get_program()).args(command.get_args()).env_clear();
        seated.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.get_current_dir().map(|folder| seated.current_dir(folder));
        let mut screen = Self::start(&mut seated, "");
        screen.seated = true;
        screen
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
        Self { keys, child, line, shows, shown: String::new(), seen: 0, seated: false }
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

    /// Whether what is typed is shown.
    pub fn echoes(&self) -> bool {
        tcgetattr(&self.line).expect("a terminal").local_modes.contains(LocalModes::ECHO)
    }

    /// Waits until what is typed is not shown.
    pub fn hides(&self) {
        let started = Instant::now();
        while self.echoes() {
            assert!(started.elapsed() < PATIENCE, "the echo stays: {:?}", self.shown);
            thread::yield_now();
        }
    }

    /// Presses ^C: in a session of its own as the key that it is, else as the signal that the key would send.
    pub fn interrupts(&mut self) {
        if self.seated { self.types("\u{3}") } else { self.sends(Signal::INT) }
    }

    /// Sends a signal, as others do.
    pub fn sends(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child.0), signal).expect("it runs");
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
        let mut stdout = told.recv_timeout(PATIENCE).unwrap_or_else(|err| panic!("it never ends ({err}): {:?}", self.shown));
        let code = if self.seated {
            let (own, code) = stdout.rsplit_once(BEFORE_CODE).expect("a code");
            let ended = code.parse().ok();
            stdout.truncate(own.len());
            ended
        } else {
            self.child.0.wait().expect("it ends").code()
        };
        assert!(tcgetattr(&self.line).expect("a terminal").local_modes.contains(LocalModes::ECHO | LocalModes::ICANON), "no echo is left");
        drop(self.line);
        // It has ended, or leads a session that is over.
        drop(self.child);
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

/// What ^C does where there is no key for it.
pub fn interrupt(child: &Child) {
    kill_process(Pid::from_child(child), Signal::INT).expect("it runs");
}
