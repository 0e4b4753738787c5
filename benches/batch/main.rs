//! Many transfers from many accounts: by one `restake batch run`, by `cast send` one after the other, and as fast as anvil
//! takes what was signed before. Figures are printed, never asserted.
#![allow(unreachable_pub, clippy::arithmetic_side_effects, clippy::print_stdout, clippy::print_stderr, clippy::unwrap_used)]

mod crowd;
mod node;
mod peak;
mod raw;
mod table;
mod work;

// The tests among these files are not compiled here.
#[allow(dead_code, unused_imports)]
#[path = "../../tests/faults/http.rs"]
mod http;
#[allow(dead_code, unused_imports)]
#[path = "../../tests/real/anvil.rs"]
mod real_anvil;
#[allow(dead_code)]
#[path = "../peer/tool.rs"]
mod tool;

use std::{env, process::ExitCode, time::Duration};

use crowd::Crowd;
use node::Node;
use table::Row;
use tool::{Missing, Tool};

/// Times that a short contender runs; the middle one counts.
const ROUNDS: usize = 3;

/// How many `cast send` are run for real; what they take is multiplied.
const CASTS: usize = 100;

fn main() -> ExitCode {
    let tools = || Ok((tool::restake()?, tool::named("RESTAKE_CAST", "cast")?, tool::named("RESTAKE_ANVIL", "anvil")?));
    match tools() {
        Ok((restake, cast, anvil)) => {
            println!("{restake}\n{cast}\n{anvil}\n");
            // Either half can be asked for alone, by its name.
            let asked: Vec<_> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
            let wanted = |half: &str| asked.is_empty() || asked.iter().any(|word| word == half);
            if wanted("thousand") {
                thousand(&restake, &cast);
            }
            if wanted("longer") {
                longer(&restake);
            }
            ExitCode::SUCCESS
        }
        Err(Missing(what)) => {
            eprintln!("error: {what}");
            ExitCode::FAILURE
        }
    }
}

/// 1,000 transfers from 100 accounts, by everybody.
fn thousand(restake: &Tool, cast: &Tool) {
    const TRANSFERS: usize = 1_000;
    let node = Node::start();
    let crowd = Crowd::of(100, &node);
    let raw = raw::best(&node, &crowd, TRANSFERS, ROUNDS, &raw::SETTINGS);
    let mut batches: Vec<_> = (0..ROUNDS).map(|_| crowd.batch(restake, &node, TRANSFERS)).collect();
    batches.sort_by_key(|run| run.took);
    let batch = &batches[ROUNDS / 2];
    let (waiting, async_) = (crowd.cast(cast, &node, CASTS, false), crowd.cast(cast, &node, CASTS, true));
    let scale = TRANSFERS as f64 / CASTS as f64;
    let rows = [
        Row::new("restake batch run", batch.took, TRANSFERS).using(batch.peak).working(batch.work.0, batch.work.1),
        Row::new(&format!("signed before, {}", raw.how), raw.took, TRANSFERS).working(Duration::ZERO, raw.work),
        Row::new(&format!("cast send, {CASTS} of them × {scale}"), waiting.mul_f64(scale), TRANSFERS),
        Row::new(&format!("cast send --async, {CASTS} of them × {scale}"), async_.mul_f64(scale), TRANSFERS),
    ];
    println!("{TRANSFERS} transfers from {} accounts, signed, sent and confirmed\n\n{}", crowd.size(), table::of(&rows));
}

/// Up to 10,000 transfers from 500 accounts.
fn longer(restake: &Tool) {
    let mut rows = vec![];
    for transfers in [2_500, 5_000, 10_000] {
        let node = Node::ticking();
        let crowd = Crowd::of(500, &node);
        let batch = crowd.batch(restake, &node, transfers);
        rows.push(
            Row::new(&format!("restake batch run, {transfers}"), batch.took, transfers)
                .using(batch.peak)
                .working(batch.work.0, batch.work.1),
        );
        let node = Node::ticking();
        let crowd = Crowd::of(500, &node);
        let raw = raw::best(&node, &crowd, transfers, 1, &raw::SETTINGS[2..]);
        rows.push(Row::new(&format!("signed before, {transfers}, {}", raw.how), raw.took, transfers).working(Duration::ZERO, raw.work));
    }
    println!("From 500 accounts\n\n{}", table::of(&rows));
}
