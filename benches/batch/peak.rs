//! A process is timed, or watched for its memory and its work: what asks the kernel takes of the cores, too.

use std::{
    fs,
    io::{Read, Seek},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::work;

/// How often the kernel is asked.
const PAUSE: Duration = Duration::from_millis(4);

/// What a process used.
pub struct Use {
    /// The most memory at once, in KiB; none where the kernel does not say.
    pub peak: u64,
    /// What it took of the cores, and what anvil took meanwhile.
    pub work: (Duration, Duration),
}

/// How long a command takes that must succeed.
pub fn timed(command: Command) -> Duration {
    run(command, |mut child, start| {
        let status = child.wait().expect("it can be waited for");
        (start.elapsed(), status)
    })
}

/// What a command uses that must succeed.
pub fn watched(command: Command) -> Use {
    let before = work::of_anvil();
    run(command, |mut child, _| {
        let (mut peak, mut own) = (0, Duration::ZERO);
        let status = loop {
            peak = peak.max(most(child.id()).unwrap_or_default());
            own = own.max(work::of(child.id()));
            if let Some(status) = child.try_wait().expect("it can be asked for") {
                break status;
            }
            thread::sleep(PAUSE);
        };
        (Use { peak, work: (own, work::of_anvil() - before) }, status)
    })
}

/// What it says goes to a file, so that nobody has to read it meanwhile.
fn run<T>(mut command: Command, wait: impl FnOnce(Child, Instant) -> (T, ExitStatus)) -> T {
    let mut said = tempfile::tempfile().expect("a file");
    let [stdout, stderr] = [(); 2].map(|()| said.try_clone().expect("the same file"));
    command.stdin(Stdio::null()).stdout(stdout).stderr(stderr);
    let start = Instant::now();
    let child = command.spawn().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    let (known, status) = wait(child, start);
    if !status.success() {
        let mut text = String::new();
        said.rewind().and_then(|()| said.read_to_string(&mut text)).expect("the file is read");
        let last: Vec<_> = text.lines().rev().take(5).collect();
        panic!("{command:?} ended with {status}\n{}", last.join("\n"));
    }
    known
}

/// The most memory that a process had at once so far, in KiB.
fn most(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.parse().ok()
}
