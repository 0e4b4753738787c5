//! Many transfers from many accounts: by one `restake batch run`, by `cast send` one after the other, and as fast as anvil
//! takes what was signed before. Figures are printed, never asserted.
#![allow(unreachable_pub, clippy::arithmetic_side_effects, clippy::print_stdout, clippy::print_stderr, clippy::unwrap_used)]

#[cfg(target_os = "linux")]
mod cores;
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

use std::{
    env,
    process::{Command, ExitCode},
    time::Duration,
};

use crowd::Crowd;
use node::Node;
use peak::{Use, timed, watched};
use table::Row;
use tool::{Missing, Tool};

/// Times that a short contender runs; the middle one counts.
const ROUNDS: usize = 5;

/// How many transfers everybody makes.
const THOUSAND: usize = 1_000;

/// How many `cast send` are run for real; what they take is multiplied.
const CASTS: usize = 100;

fn main() -> ExitCode {
    let tools = || Ok((tool::restake()?, tool::named("RESTAKE_CAST", "cast")?, tool::named("RESTAKE_ANVIL", "anvil")?));
    match tools() {
        Ok((restake, cast, anvil)) => {
            println!("{restake}\n{cast}\n{anvil}\n");
            // Each part can be asked for alone, by its name.
            let asked: Vec<_> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
            let wanted = |part: &str| asked.is_empty() || asked.iter().any(|word| word == part);
            let mut restake = Restake { tool: &restake, homes: vec![] };
            if wanted("thousand") {
                thousand(&mut restake, &cast);
            }
            if wanted("apart") {
                apart(&mut restake);
            }
            if wanted("longer") {
                longer(&mut restake);
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
fn thousand(restake: &mut Restake<'_>, cast: &Tool) {
    let node = Node::start();
    let crowd = Crowd::of(100, &node);
    let mut rows = contest(restake, &node, &crowd);
    let (waiting, async_) = (crowd.cast(cast, &node, CASTS, false), crowd.cast(cast, &node, CASTS, true));
    let scale = THOUSAND as f64 / CASTS as f64;
    rows.push(Row::new(&format!("cast send, {CASTS} of them × {scale}"), waiting.mul_f64(scale), THOUSAND));
    rows.push(Row::new(&format!("cast send --async, {CASTS} of them × {scale}"), async_.mul_f64(scale), THOUSAND));
    println!("{THOUSAND} transfers from {} accounts, signed, sent and confirmed\n\n{}", crowd.size(), table::of(&rows));
}

/// The same while anvil has a core of its own, so that nobody takes of the time that it needs.
#[cfg(target_os = "linux")]
fn apart(restake: &mut Restake<'_>) {
    let Some((node, _apart)) = cores::Apart::start(Node::start) else {
        println!("Anvil cannot have a core of its own: there is one\n");
        return;
    };
    let crowd = Crowd::of(100, &node);
    let rows = contest(restake, &node, &crowd);
    println!("The same, with one core for anvil and the others for whoever sends\n\n{}", table::of(&rows));
}

#[cfg(not(target_os = "linux"))]
fn apart(_: &mut Restake<'_>) {
    println!("Anvil is given no core of its own: this is not Linux\n");
}

/// The thousand by `restake`, and as fast as anvil takes what was signed before.
fn contest(restake: &mut Restake<'_>, node: &Node, crowd: &Crowd) -> Vec<Row> {
    let raw = signed_before(node, crowd, THOUSAND, ROUNDS, &raw::SETTINGS);
    vec![restake.row((node, node), crowd.size(), THOUSAND, ROUNDS), raw]
}

/// Up to 10,000 transfers from 500 accounts.
fn longer(restake: &mut Restake<'_>) {
    let mut rows = vec![];
    for transfers in [2_500, 5_000, 10_000] {
        // Each on an anvil of its own, which has done nothing else.
        rows.push(restake.row((&Node::ticking(), &Node::ticking()), 500, transfers, 1));
        let node = Node::ticking();
        let crowd = Crowd::of(500, &node);
        rows.push(signed_before(&node, &crowd, transfers, 1, &raw::SETTINGS[2..]));
    }
    println!("From 500 accounts\n\n{}", table::of(&rows));
}

/// The wallet, and the homes that it has signed in.
struct Restake<'a> {
    tool: &'a Tool,
    /// They are deleted at the end: where many files were deleted a moment ago, it takes longer to make new ones.
    homes: Vec<Crowd>,
}

impl Restake<'_> {
    /// The middle one of so many runs on the first node, and what one more on the second used.
    fn row(&mut self, (first, second): (&Node, &Node), accounts: usize, transfers: usize, rounds: usize) -> Row {
        let mut times: Vec<_> = (0..rounds).map(|_| self.batch(first, accounts, transfers, timed)).collect();
        times.sort_unstable();
        let Use { peak, work: (own, anvil) } = self.batch(second, accounts, transfers, watched);
        Row::new(&format!("restake batch run, {transfers}"), times[rounds / 2], transfers).using(peak).working(own, anvil)
    }

    /// One run in a home of its own, where nothing was signed yet.
    fn batch<T>(&mut self, node: &Node, accounts: usize, transfers: usize, run: impl FnOnce(Command) -> T) -> T {
        let crowd = Crowd::of(accounts, node);
        let ran = crowd.batch(self.tool, node, transfers, run);
        self.homes.push(crowd);
        ran
    }
}

/// As fast as anvil takes what was signed before.
fn signed_before(node: &Node, crowd: &Crowd, transfers: usize, rounds: usize, settings: &[(usize, usize)]) -> Row {
    let raw = raw::best(node, crowd, transfers, rounds, settings);
    Row::new(&format!("signed before, {transfers}, {}", raw.how), raw.took, transfers).working(Duration::ZERO, raw.work)
}
