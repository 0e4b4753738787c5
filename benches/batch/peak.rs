//! A process is timed, and the most memory that it had is read while it runs.

use std::{
    fs,
    io::Read,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::work;

/// How often the kernel is asked.
const PAUSE: Duration = Duration::from_millis(4);

/// What a run took.
pub struct Run {
    pub took: Duration,
    /// In KiB; none where the kernel does not say.
    pub peak: u64,
    /// What it took of the cores, and what anvil took meanwhile.
    pub work: (Duration, Duration),
}

/// Runs a command, which must succeed.
pub fn watched(mut command: Command) -> Run {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let (start, before, mut own) = (Instant::now(), work::of_anvil(), Duration::ZERO);
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    let (mut stdout, mut stderr) = (child.stdout.take().expect("a pipe"), child.stderr.take().expect("a pipe"));
    let (out, err) = (thread::spawn(move || drain(&mut stdout)), thread::spawn(move || drain(&mut stderr)));
    let mut peak = 0;
    let status = loop {
        peak = peak.max(most(child.id()).unwrap_or_default());
        own = own.max(work::of(child.id()));
        if let Some(status) = child.try_wait().expect("it can be asked for") {
            break status;
        }
        thread::sleep(PAUSE);
    };
    let (took, anvil) = (start.elapsed(), work::of_anvil() - before);
    let said = [out, err].map(|said| String::from_utf8_lossy(&said.join().expect("it is read")).into_owned());
    let last = |text: &str| text.lines().rev().take(5).map(str::to_owned).collect::<Vec<_>>().join("\n");
    assert!(status.success(), "{command:?} ended with {status}\n{}\n{}", last(&said[0]), last(&said[1]));
    Run { took, peak, work: (own, anvil) }
}

fn drain(pipe: &mut impl Read) -> Vec<u8> {
    let mut text = vec![];
    pipe.read_to_end(&mut text).expect("a pipe can be read");
    text
}

/// The most memory that a process had at once so far, in KiB.
fn most(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.parse().ok()
}
