//! What changed between two snapshots, and whether that is better, neutral, worse, or a reason to leave now.

mod code;
mod magnitudes;
mod sets;

use super::snapshot::Snapshot;
use alloy::primitives::Address;
use serde::Serialize;
use std::fmt;

/// What a change means to a delegator, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Less can be taken, or by fewer, or later.
    Better,
    /// It changes nothing that can be taken.
    Neutral,
    /// More can be taken, or by others, or sooner.
    Worse,
    /// It should be read at once: waiting may cost.
    ExitNow,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Better => "better",
            Self::Neutral => "neutral",
            Self::Worse => "worse",
            Self::ExitNow => "exit now",
        })
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it means.
    pub verdict: Verdict,
    /// What changed, in a sentence.
    pub what: String,
}

/// The worst verdict of some changes.
pub fn worst(changes: &[Change]) -> Option<Verdict> {
    changes.iter().map(|change| change.verdict).max()
}

/// What changed from the terms that were accepted to those of now, the worst first.
pub fn compare(accepted: &Snapshot, now: &Snapshot) -> Vec<Change> {
    let mut changes = vec![];
    if accepted.edition != now.edition {
        let what = "they were accepted when this program read less of them: read them again, with all that is below";
        push(&mut changes, Verdict::Worse, what);
    }
    whose(accepted, now, &mut changes);
    delays(accepted, now, &mut changes);
    sets::compare(accepted, now, &mut changes);
    code::compare(accepted, now, &mut changes);
    magnitudes::compare(accepted, now, &mut changes);
    if changes.is_empty() && accepted.digest() != now.digest() {
        // A change without words here must not pass for none.
        push(&mut changes, Verdict::Worse, "the terms differ in a way that this version has no words for");
    }
    changes.sort_by_key(|change| std::cmp::Reverse(change.verdict));
    changes
}

fn push(changes: &mut Vec<Change>, verdict: Verdict, what: impl Into<String>) {
    changes.push(Change { verdict, what: what.into() });
}

/// More is worse, less is better.
fn more_is_worse<T: PartialOrd + fmt::Display>(changes: &mut Vec<Change>, what: &str, unit: &str, before: T, now: T) {
    if now > before {
        push(changes, Verdict::Worse, format!("{what} rose from {before}{unit} to {now}{unit}"));
    } else if now < before {
        push(changes, Verdict::Better, format!("{what} fell from {before}{unit} to {now}{unit}"));
    }
}

/// Operators' shares of rewards, in hundredths of a percent.
fn split(changes: &mut Vec<Change>, what: &str, before: Option<u16>, now: Option<u16>) {
    match (before, now) {
        (Some(before), Some(now)) => {
            let percent = |bips: u16| f64::from(bips) / 100.0;
            more_is_worse(changes, what, "%", percent(before), percent(now));
        }
        (before, now) if before != now => push(changes, Verdict::Neutral, format!("{what} can no longer be compared")),
        _ => {}
    }
}

fn whose(before: &Snapshot, now: &Snapshot, changes: &mut Vec<Change>) {
    let (old, new) = (&before.operator, &now.operator);
    if before.chain_id != now.chain_id {
        push(changes, Verdict::Worse, format!("these terms are of chain {}, not {}", now.chain_id, before.chain_id));
    }
    if old.operator != new.operator {
        push(changes, Verdict::Worse, format!("these terms are of {}, not of {}", new.operator, old.operator));
    }
    if before.allocation_manager != now.allocation_manager {
        push(changes, Verdict::Worse, format!("the contract that slashes is now {}", now.allocation_manager));
    }
    if before.rules.version != now.rules.version {
        let words =
            |version: &Option<crate::label::Label>| version.as_ref().map_or("an unnamed version".to_owned(), |v| format!("version {v}"));
        let (old, new) = (words(&before.rules.version), words(&now.rules.version));
        push(changes, Verdict::Neutral, format!("EigenLayer went from {old} to {new}"));
    }
    match (old.registered, new.registered) {
        (true, false) => push(changes, Verdict::Worse, "the operator is no longer an operator"),
        (false, true) => push(changes, Verdict::Neutral, "the operator is now registered"),
        _ => {}
    }
    if old.approver != new.approver {
        let what = new.approver.map_or("delegations need no approval any more".to_owned(), |approver: Address| {
            format!("delegations are now approved by {approver}, who can end them, as the operator can")
        });
        push(changes, Verdict::Neutral, what);
    }
    split(changes, "the operator's share of programmatic incentives", old.incentives_split, new.incentives_split);
}

fn delays(before: &Snapshot, now: &Snapshot, changes: &mut Vec<Change>) {
    more_is_worse(changes, "the wait of a withdrawal", " blocks", before.rules.withdrawal_delay, now.rules.withdrawal_delay);
    more_is_worse(
        changes,
        "the time a deallocation stays slashable",
        " blocks",
        before.rules.deallocation_delay,
        now.rules.deallocation_delay,
    );
    let withdrawal = now.rules.withdrawal_delay;
    let (old, new) = (before.operator.allocation_delay, now.operator.allocation_delay);
    let announced = before.pending_delay.map(|change| change.delay);
    if before.leaves_time() && !now.leaves_time() && (announced.is_none() || announced != new) {
        let what = format!(
            "nobody can leave any more before a new allocation counts: that takes {}, a withdrawal {withdrawal} blocks",
            blocks(new)
        );
        push(changes, Verdict::ExitNow, what);
    } else if old != new && announced.is_some() && announced == new {
        push(changes, Verdict::Neutral, format!("a new allocation counts after {}, as was announced", blocks(new)));
    } else if old != new {
        let sooner = old.is_none_or(|old| new.is_some_and(|new| new < old));
        let verdict = if sooner { Verdict::Worse } else { Verdict::Better };
        push(changes, verdict, format!("a new allocation counts after {}, before it was {}", blocks(new), blocks(old)));
    }
    match now.pending_delay {
        Some(pending) if before.pending_delay != now.pending_delay => {
            let sooner = new.is_none_or(|delay| pending.delay < delay);
            let verdict = match sooner {
                true if pending.delay <= withdrawal => Verdict::ExitNow,
                true => Verdict::Worse,
                false => Verdict::Better,
            };
            let (delay, block) = (pending.delay, pending.effect_block);
            push(changes, verdict, format!("from block {block} on a new allocation will count after {delay} blocks"));
        }
        None if before.pending_delay.is_some() && announced != new => {
            push(changes, Verdict::Neutral, "an announced change of the allocation delay was taken back");
        }
        // It came into effect, to what the delay was already.
        None if before.pending_delay.is_some() && old == new => push(changes, Verdict::Neutral, "the announced allocation delay counts"),
        _ => {}
    }
}

fn blocks(delay: Option<u32>) -> String {
    delay.map_or("no delay, for none was ever set".into(), |delay| format!("{delay} blocks"))
}

#[cfg(test)]
mod tests;
