//! SIGKILL at every line of the journals and at any instant: what is left is done, and nothing twice.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use super::{chance::Chance, death::Death, ground::Ground, script::Script, stage::Stage, truth::Ending};

/// Where chance starts; a case adds its number.
const SEED: u64 = 0x05ca_1ab1e;

/// Instants at which a run is killed.
const INSTANTS: usize = 200;

/// How a script ends when nothing goes wrong.
pub struct Peace {
    pub ending: Ending,
    pub took: Duration,
    pub lines: usize,
}

impl Peace {
    /// Runs it to find out.
    pub fn of(ground: &Ground, script: Script) -> Self {
        let stage = Stage::set(ground, script);
        let start = Instant::now();
        let outcome = stage.run("run");
        let took = start.elapsed();
        assert_eq!(outcome.code(), Some(0), "{outcome}");
        stage.is_done("in peace");
        Self { ending: stage.finished("in peace"), took, lines: stage.lines() }
    }
}

/// Works through cases on as many grounds as there are processors, until one says that there are no more.
pub fn each_case(raise: fn() -> Ground, script: fn() -> Script, case: impl Fn(&Ground, &Peace, usize) -> bool + Sync) {
    let next = AtomicUsize::new(0);
    let work = || {
        let ground = raise();
        let peace = Peace::of(&ground, script());
        println!("in peace: {:?}, {} lines", peace.took, peace.lines);
        while case(&ground, &peace, next.fetch_add(1, Ordering::Relaxed)) {}
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().for_each(|worker| worker.join().expect("every case holds"));
    });
}

/// Kills a run, and some of those that go on with it; the last is left in peace. Whether the first was killed.
fn dies_and_lives(stage: &Stage<'_>, peace: &Peace, death: Death, chance: &mut Chance, case: &str) -> bool {
    if let Some(outcome) = stage.dies("run", death) {
        assert_eq!(outcome.code(), Some(0), "{case}: {outcome}");
        stage.finished(case).is(&peace.ending, case);
        return false;
    }
    while chance.hits(30) {
        let lines = usize::try_from(chance.below(30)).expect("a few");
        let time = peace.took.mul_f64(chance.below(100) as f64 / 100.0);
        let death = if chance.hits(50) { Death::Lines(stage.lines() + 1 + lines) } else { Death::After(time) };
        if let Some(outcome) = stage.dies(stage.rest(), death) {
            assert_eq!(outcome.code(), Some(0), "{case}, then at {death:?}: {outcome}");
        }
    }
    let outcome = stage.resume();
    assert_eq!(outcome.code(), Some(0), "{case}: {outcome}");
    stage.is_done(case);
    stage.finished(case).is(&peace.ending, case);
    true
}

fn killed_at_every_line(raise: fn() -> Ground, script: fn() -> Script, lines: impl Fn(&Peace, usize) -> Option<usize> + Sync) {
    each_case(raise, script, |ground, peace, number| {
        let Some(line) = lines(peace, number) else { return false };
        let case = format!("killed at line {line}, seed {SEED:#x} + {number}");
        let stage = Stage::set(ground, script());
        dies_and_lives(&stage, peace, Death::Lines(line), &mut Chance::of(SEED + number as u64), &case)
    });
}

fn killed_at_any_instant(raise: fn() -> Ground, script: fn() -> Script, instants: usize) {
    each_case(raise, script, |ground, peace, number| {
        if number >= instants {
            return false;
        }
        let mut chance = Chance::of(!SEED + number as u64);
        let time = peace.took.mul_f64(chance.below(1000) as f64 / 1000.0);
        let case = format!("killed after {time:?}, seed {:#x} + {number}", !SEED);
        let stage = Stage::set(ground, script());
        dies_and_lives(&stage, peace, Death::After(time), &mut chance, &case);
        true
    });
}

#[test]
#[ignore = "needs anvil: run by .ci/run"]
fn nothing_is_lost_or_done_twice_when_it_is_killed_at_every_event() {
    killed_at_every_line(Ground::real, Script::fifty, |_, number| Some(number + 1));
}

#[test]
#[ignore = "needs anvil: run by .ci/run"]
fn nothing_is_lost_or_done_twice_when_it_is_killed_at_200_instants() {
    killed_at_any_instant(Ground::real, Script::fifty, INSTANTS);
}

/// A few of the same without anvil.
#[test]
fn nothing_is_lost_or_done_twice_when_it_is_killed_now_and_then() {
    // From the first line to the last, as far apart as makes seven.
    let lines = |peace: &Peace, number: usize| (number <= 6).then(|| 1 + number * (peace.lines - 1) / 6);
    killed_at_every_line(Ground::practice, Script::dozen, lines);
    killed_at_any_instant(Ground::practice, Script::dozen, 5);
}
