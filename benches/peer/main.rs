//! `restake` and `cast` are measured side by side: how they start, one stake on the real core, and what is asked of the
//! node before it is sent. Figures are printed, never asserted.
#![allow(unreachable_pub, clippy::arithmetic_side_effects, clippy::print_stdout, clippy::print_stderr, clippy::unwrap_used)]

mod figures;
// The other bench has more of it.
#[allow(dead_code)]
mod keystore;
mod proxy;
mod race;
mod staker;
mod tool;

// The tests among these files are not compiled here.
#[allow(dead_code, unused_imports)]
#[path = "../../tests/real/mod.rs"]
mod real;

use std::process::ExitCode;

use proxy::Proxy;
use race::{Racer, WARM_UPS, race};
use real::World;
use staker::Staker;
use tool::{Missing, Tool};

/// Runs of each program that only starts and ends.
const STARTS: usize = 60;

/// Stakes by each program.
const STAKES: usize = 30;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match tools() {
        Ok((restake, cast)) => {
            measure(&restake, &cast).await;
            ExitCode::SUCCESS
        }
        Err(Missing(what)) => {
            eprintln!("error: {what}");
            ExitCode::FAILURE
        }
    }
}

fn tools() -> Result<(Tool, Tool), Missing> {
    let restake = tool::restake()?;
    let cast = tool::named("RESTAKE_CAST", "cast")?;
    tool::named("RESTAKE_ANVIL", "anvil")?;
    Ok((restake, cast))
}

async fn measure(restake: &Tool, cast: &Tool) {
    println!("{restake}\n{cast}");
    let staker = Staker::new(restake, cast, World::raise(keystore::address()).await);

    let starts =
        [Racer::new("restake --version", restake.command(&["--version"])), Racer::new("cast --version", cast.command(&["--version"]))];
    println!("\nStart: {STARTS} runs each, in turns\n{}", race(starts, STARTS));

    let stakes = [
        Racer::new("restake stake 1 --with lido --yes", staker.stake(staker.url())),
        Racer::new("cast send --keystore", staker.send(&[])),
        Racer::new("cast send --keystore --sync", staker.send(&["--sync"])),
    ];
    println!("Stake of 1 ETH: {STAKES} runs each, in turns\n{}", race(stakes, STAKES));
    staker.count(3 * (STAKES + WARM_UPS)).await;

    let proxy = Proxy::before(staker.url());
    race::run(&mut staker.stake(&proxy.url()));
    println!("Requests of one `restake stake`, in order\n{}", proxy.report());
}
