//! Which actions an account does back to back: those that need nothing of one another, or, where that is asked for, all that may.

use super::{
    board::Board,
    past::{Known, Past},
    work::Work,
};
use crate::script::{Job, Value};

/// The most actions that are simulated and sent together.
const MOST: usize = 100;

/// Commands whose plan for an amount that is said is the same whatever the account did just before.
const INDEPENDENT: [&str; 4] = ["send", "stake", "wrap", "unwrap"];

/// The actions of `jobs` that are planned and simulated together, beginning with the first.
pub(super) fn together(work: &Work, board: &Board, past: &Past, jobs: &[usize], burst: bool) -> Vec<usize> {
    let mut chosen: Vec<usize> = vec![];
    for job in jobs.iter().take(MOST) {
        let (Some(first), Some(next)) = (jobs.first().and_then(|job| work.jobs.get(*job)), work.jobs.get(*job)) else { break };
        if !chosen.is_empty() {
            let half_done = |job: &Job| matches!(past.known.get(&job.key), Some(Known::Left { .. }));
            let alone = half_done(first) || half_done(next) || !next.when.is_empty();
            let ready = next.needs().all(|need| (burst && chosen.contains(&need)) || board.done([need]) == Ok(true));
            let fits = if burst { is_first_hand(next) } else { is_independent(first) && is_independent(next) };
            if alone || !ready || !fits {
                break;
            }
        }
        chosen.push(*job);
    }
    chosen
}

/// Whether its plan needs nothing of what the actions before it do.
fn is_independent(job: &Job) -> bool {
    let command = job.command.join(" ");
    INDEPENDENT.contains(&command.as_str()) && is_absolute(job)
}

/// Whether it may be planned on what the actions before it will have done, before they are mined.
fn is_first_hand(job: &Job) -> bool {
    // What leaves a queue, and whom shares are delegated to, is read from events that are there only once they are mined.
    !matches!(job.command.first().map(String::as_str), Some("claim" | "rewards" | "delegate" | "undelegate" | "redelegate"))
}

fn is_absolute(job: &Job) -> bool {
    let amount = value(job, "amount").unwrap_or_default().trim();
    job.amount_from.is_none() && !amount.ends_with('%') && !amount.eq_ignore_ascii_case("max")
}

/// What an option is given, where that is one text.
pub(super) fn value<'a>(job: &'a Job, key: &str) -> Option<&'a str> {
    job.settings().find_map(|setting| match &setting.value {
        Value::One(text) if *setting.key == *key => Some(text.as_str()),
        _ => None,
    })
}
