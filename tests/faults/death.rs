//! A process is killed as soon as the journals have so many lines, or after a time; nothing in it knows.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{Read, Seek, SeekFrom},
    os::fd::OwnedFd,
    path::PathBuf,
    process::{Output, Stdio},
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::inotify,
};

use super::stage::Stage;
use crate::hostile::home::Outcome;

/// When a process dies.
#[derive(Clone, Copy, Debug)]
pub enum Death {
    /// As soon as the journals have so many lines in all.
    Lines(usize),
    /// So long after its start.
    After(Duration),
}

/// The lines of all journals in a folder, counted as they are written.
struct Journals {
    folder: PathBuf,
    told: OwnedFd,
    /// How far each was read, and its lines.
    read: BTreeMap<PathBuf, (u64, usize)>,
}

impl Journals {
    fn watch(stage: &Stage<'_>) -> Self {
        let folder = stage.home.path("home/journal");
        fs::create_dir_all(&folder).expect("a folder");
        let told = inotify::init(inotify::CreateFlags::NONBLOCK | inotify::CreateFlags::CLOEXEC).expect("inotify");
        inotify::add_watch(&told, &folder, inotify::WatchFlags::MODIFY).expect("a folder can be watched");
        Self { folder, told, read: BTreeMap::new() }
    }

    /// Waits for a line, and no longer than a few hundredths of a second.
    fn wait(&self) {
        let pause = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
        if poll(&mut [PollFd::new(&self.told, PollFlags::IN)], Some(&pause)).is_ok_and(|ready| ready > 0) {
            // What happened is seen in the files.
            let mut told = [0_u8; 4096];
            let _ = rustix::io::read(&self.told, &mut told);
        }
    }

    fn lines(&mut self) -> usize {
        for file in fs::read_dir(&self.folder).expect("a folder") {
            let path = file.expect("a file").path();
            let (from, lines) = self.read.entry(path.clone()).or_default();
            let Ok(mut file) = File::open(&path) else { continue };
            if file.metadata().is_ok_and(|data| data.len() == *from) {
                continue;
            }
            let mut more = vec![];
            file.seek(SeekFrom::Start(*from)).and_then(|_| file.read_to_end(&mut more)).expect("a journal");
            *from += more.len() as u64;
            *lines += more.iter().filter(|byte| **byte == b'\n').count();
        }
        self.read.values().map(|(_, lines)| lines).sum()
    }
}

impl Stage<'_> {
    /// How many lines the journals have.
    pub fn lines(&self) -> usize {
        self.journals().iter().map(|path| fs::read(path).expect("a journal").iter().filter(|byte| **byte == b'\n').count()).sum()
    }

    /// Starts `restake batch` and kills it; what it came to where it ended before.
    pub fn dies(&self, what: &str, death: Death) -> Option<Outcome> {
        let paths = ["stdout", "stderr"].map(|name| self.home.path(name));
        let [stdout, stderr] = paths.clone().map(|path| File::create(path).expect("a file"));
        let mut journals = Journals::watch(self);
        let start = Instant::now();
        let mut child = self.command(what).stdin(Stdio::null()).stdout(stdout).stderr(stderr).spawn().expect("the binary starts");
        let status = loop {
            let due = match death {
                Death::Lines(lines) => {
                    journals.wait();
                    journals.lines() >= lines
                }
                Death::After(time) => {
                    std::thread::sleep(time.saturating_sub(start.elapsed()).min(Duration::from_millis(20)));
                    start.elapsed() >= time
                }
            };
            if due {
                // SIGKILL: nothing of the process runs after this.
                child.kill().expect("it is killed");
                break child.wait().expect("it is gone");
            }
            if let Some(status) = child.try_wait().expect("it can be asked for") {
                break status;
            }
        };
        status.code()?;
        let [stdout, stderr] = paths.map(|path| fs::read(path).expect("a file"));
        Some(Outcome::new(&[what], Output { status, stdout, stderr }))
    }
}
