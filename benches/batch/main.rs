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
use raw::Way;
use table::Row;
use tool::{Missing, Tool};

/// Times that a short contender runs; the middle one counts.
const ROUNDS: usize = 7;

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

/// The thousand by `restake`, and as fast as anvil takes what was signed before: in turns, so that whatever slows the machine slows both.
fn contest(restake: &mut Restake<'_>, node: &Node, crowd: &Crowd) -> Vec<Row> {
    let (mut times, mut ways) = (vec![], raw::SETTINGS.map(Way::of));
    for _ in 0..ROUNDS {
        times.push(restake.batch(node, crowd.size(), THOUSAND, timed));
        ways.iter_mut().for_each(|way| way.run(node, crowd, THOUSAND));
    }
    times.sort_unstable();
    let used = restake.batch(node, crowd.size(), THOUSAND, watched);
    rows(THOUSAND, times[ROUNDS / 2], &used, &ways)
}

/// Up to 10,000 transfers from 500 accounts.
fn longer(restake: &mut Restake<'_>) {
    let mut all = vec![];
    for transfers in [2_500, 5_000, 10_000] {
        // Each on an anvil of its own, which has done nothing else.
        let took = restake.batch(&Node::ticking(), 500, transfers, timed);
        let used = restake.batch(&Node::ticking(), 500, transfers, watched);
        let node = Node::ticking();
        let crowd = Crowd::of(500, &node);
        let mut ways: Vec<_> = raw::SETTINGS[1..].iter().map(|setting| Way::of(*setting)).collect();
        ways.iter_mut().for_each(|way| way.run(&node, &crowd, transfers));
        all.extend(rows(transfers, took, &used, &ways));
    }
    println!("From 500 accounts\n\n{}", table::of(&all));
}

/// What `restake` took and used, and the best of the ways.
fn rows(transfers: usize, took: Duration, Use { peak, work: (own, anvil) }: &Use, ways: &[Way]) -> Vec<Row> {
    let restake = Row::new(&format!("restake batch run, {transfers}"), took, transfers).using(*peak).working(*own, *anvil);
    for way in ways {
        eprintln!("{transfers} signed before, {way}: {:.3} s", way.took().0.as_secs_f64());
    }
    let best = ways.iter().min_by_key(|way| way.took().0).expect("a way");
    let (took, work) = best.took();
    vec![restake, Row::new(&format!("signed before, {transfers}, {best}"), took, transfers).working(Duration::ZERO, work)]
}

/// The wallet, and the homes that it has signed in.
struct Restake<'a> {
    tool: &'a Tool,
    /// They are deleted at the end: where many files were deleted a moment ago, it takes longer to make new ones.
    homes: Vec<Crowd>,
}

impl Restake<'_> {
    /// One run in a home of its own, where nothing was signed yet.
    fn batch<T>(&mut self, node: &Node, accounts: usize, transfers: usize, run: impl FnOnce(Command) -> T) -> T {
        let crowd = Crowd::of(accounts, node);
        let ran = crowd.batch(self.tool, node, transfers, run);
        self.homes.push(crowd);
        ran
    }
}
