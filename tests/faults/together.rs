//! Two processes with one script, or with one account: the second waits or says who is at work, and nothing is done twice.

use std::{process::Child, thread, time::Duration};

use super::{death::Death, ground::Ground, kills::Peace, script::Script, stage::Stage};
use crate::hostile::home::Outcome;

fn ends(child: Child, what: &str) -> Outcome {
    Outcome::new(&[what], child.wait_with_output().expect("the binary ends"))
}

/// Starts both at once, then one after the other, and does what is left.
fn both(stage: &Stage<'_>, peace: &Peace, what: [&str; 2], apart: Duration, case: &str) {
    let outcomes = thread::scope(|scope| {
        let start = |what: &'static str| stage.command(what).spawn().map(|child| (child, what)).expect("the binary starts");
        let names = what.map(|what| if what == "run" { "run" } else { "resume" });
        let (first, name) = start(names[0]);
        let first = scope.spawn(move || ends(first, name));
        thread::sleep(apart);
        let (second, name) = start(names[1]);
        [ends(second, name), first.join().expect("it ends")]
    });
    for outcome in &outcomes {
        // One that ends otherwise says why: somebody else is at work, or the script was run before.
        let told = outcome.to_string();
        let why = ["at work", "was begun", "was carried out"].iter().any(|word| told.contains(word));
        assert!(outcome.code() == Some(0) || why, "{case}: {outcome}");
    }
    let outcome = stage.resume();
    assert_eq!(outcome.code(), Some(0), "{case}: {outcome}");
    stage.is_done(case);
    stage.finished(case).is(&peace.ending, case);
}

#[test]
fn two_at_once_do_it_once() {
    let ground = Ground::practice();
    let peace = Peace::of(&ground, Script::dozen());
    for part in [0.0, 0.3] {
        let case = format!("two runs, {part} of one apart");
        let stage = Stage::set(&ground, Script::dozen());
        both(&stage, &peace, ["run", "run"], peace.took.mul_f64(part), &case);
    }
    let stage = Stage::set(&ground, Script::dozen());
    stage.dies("run", Death::Lines(peace.lines / 3));
    both(&stage, &peace, ["resume", "resume"], Duration::ZERO, "two that go on");
}

#[test]
#[ignore = "needs anvil: run by .ci/run"]
fn two_at_once_do_fifty_actions_once() {
    let ground = Ground::real();
    let peace = Peace::of(&ground, Script::fifty());
    for part in [0.0, 0.02, 0.1, 0.3, 0.5, 0.9] {
        let case = format!("two runs, {part} of one apart");
        let stage = Stage::set(&ground, Script::fifty());
        both(&stage, &peace, ["run", "run"], peace.took.mul_f64(part), &case);
    }
    for lines in [1, 50, 100, 180] {
        let case = format!("two that go on after {lines} lines");
        let stage = Stage::set(&ground, Script::fifty());
        stage.dies("run", Death::Lines(lines));
        both(&stage, &peace, ["resume", "resume"], Duration::ZERO, &case);
    }
}
