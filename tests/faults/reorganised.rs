//! Blocks that a reorganisation takes away in the midst of a run: what was in them is sent again, once.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use serde_json::json;

use super::{
    chance::Chance,
    ground::Ground,
    kills::{Peace, each_case},
    node::Faulty,
    script::Script,
    stage::Stage,
};

/// Where chance starts; a case adds its number.
const SEED: u64 = 0x0ff5_1de5;

/// Runs in each of which blocks are lost.
const CASES: usize = 6;

/// Blocks that each reorganisation takes away; one more is asked for before anything counts.
const DEPTH: u64 = 3;

/// From one block to the next.
const PACE: Duration = Duration::from_millis(120);

/// Mines blocks until it is over, and takes some away, each time when so many more lines are written; between two requests, for anvil
/// 1.7.1 dies where it looks for a receipt in a block that it takes away.
fn turn((stage, node): (&Stage<'_>, &Faulty), over: &AtomicBool, mut chance: Chance) -> usize {
    let (ground, mut done, mut due) = (stage.ground, 0, 10 + chance.below(30));
    while !over.load(Ordering::Relaxed) {
        thread::sleep(PACE);
        ground.ask("evm_mine", json!([]));
        if stage.lines() as u64 >= due {
            node.between_requests(|| ground.ask("anvil_reorg", json!([DEPTH, []])));
            done += 1;
            due += 10 + chance.below(60);
        }
    }
    done
}

fn reorganised(ground: &Ground, peace: &Peace, number: usize) {
    let case = format!("reorganised, seed {SEED:#x} + {number}");
    let node = Faulty::before(ground.url(), 0, 0);
    let stage = Stage::before(ground, Script::fifty(), &node.url(), &format!("confirmations = {}", DEPTH + 1));
    ground.ask("evm_setAutomine", json!([false]));
    let over = AtomicBool::new(false);
    let (outcome, reorganisations) = thread::scope(|scope| {
        let turning = scope.spawn(|| turn((&stage, &node), &over, Chance::of(SEED + number as u64)));
        let mut outcome = stage.run("run");
        if outcome.code() != Some(0) {
            println!("{case}: {outcome}");
            outcome = stage.resume();
        }
        over.store(true, Ordering::Relaxed);
        (outcome, turning.join().expect("blocks are mined"))
    });
    ground.ask("evm_setAutomine", json!([true]));
    println!("{case}: {reorganisations} times");
    assert!(reorganisations > 0, "{case}");
    assert_eq!(outcome.code(), Some(0), "{case}: {outcome}");
    stage.is_done(&case);
    stage.finished(&case).is(&peace.ending, &case);
}

#[test]
#[ignore = "needs anvil: run by .ci/run"]
fn nothing_is_lost_or_done_twice_when_blocks_are_taken_away() {
    each_case(Ground::real, Script::fifty, |ground, peace, number| {
        if number < CASES {
            reorganised(ground, peace, number);
        }
        number + 1 < CASES
    });
}
