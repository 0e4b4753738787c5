//! Programs take turns, so that whatever slows the machine slows all of them.

use std::{
    fmt,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use super::figures::Figures;

/// Runs of each program that are not counted: the first of all finds caches cold.
pub const WARM_UPS: usize = 3;

/// A command and what it is called.
pub struct Racer {
    name: &'static str,
    command: Command,
}

impl Racer {
    /// Names a command.
    pub fn new(name: &'static str, command: Command) -> Self {
        Self { name, command }
    }
}

/// The figures of every racer, in their order.
pub struct Standings(Vec<(&'static str, Figures)>);

/// Runs every racer to warm up, and then all of them `rounds` times in turns, each time another one first.
pub fn race<const N: usize>(mut racers: [Racer; N], rounds: usize) -> Standings {
    let mut samples = [const { Vec::new() }; N];
    for racer in &mut racers {
        for _ in 0..WARM_UPS {
            run(&mut racer.command);
        }
    }
    for round in 0..rounds {
        // What one leaves behind, such as a busy disk, must not meet the same one every time.
        for turn in 0..N {
            let next = (round + turn) % N;
            samples[next].push(run(&mut racers[next].command));
        }
    }
    Standings(racers.iter().map(|racer| racer.name).zip(samples.map(Figures::of)).collect())
}

/// Returns the wall time of a command, from before it is started until it has ended; it must succeed.
pub fn run(command: &mut Command) -> Duration {
    command.stdin(Stdio::null());
    let start = Instant::now();
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    let took = start.elapsed();
    assert!(output.status.success(), "{command:?} ended with {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    took
}

/// One line each, with the ratio of the first one's median to its own.
impl fmt::Display for Standings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.0[0].1.median().as_secs_f64();
        for (index, (name, figures)) in self.0.iter().enumerate() {
            write!(f, "  {name:34} {figures}")?;
            if index > 0 {
                write!(f, "   ratio {:.2}", first / figures.median().as_secs_f64())?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
