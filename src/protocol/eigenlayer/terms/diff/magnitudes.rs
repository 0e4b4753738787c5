//! What changed in the magnitudes: slashes, and what is allocated to whom.

use super::{Change, Verdict, push};
use crate::protocol::eigenlayer::{
    avs::SetId,
    exposure::Part,
    index::Slash,
    operator::{Allocation, Magnitudes},
    terms::Snapshot,
};
use alloy::primitives::Address;
use std::collections::BTreeSet;

pub(super) fn compare(before: &Snapshot, now: &Snapshot, changes: &mut Vec<Change>) {
    let (old, new) = (&before.operator.strategies, &now.operator.strategies);
    let strategies: BTreeSet<Address> = old.keys().chain(new.keys()).copied().collect();
    for strategy in strategies {
        match (old.get(&strategy), new.get(&strategy)) {
            (Some(old), Some(new)) => changed((before, now), strategy, (old, new), changes),
            (None, Some(new)) => appeared(before, now, (strategy, new), changes),
            _ => push(changes, Verdict::Worse, format!("what slashes have left of the stake in strategy {strategy} was not read")),
        }
    }
}

/// A strategy of which nothing was read before: only the slashes tell whether something was taken since.
fn appeared(before: &Snapshot, now: &Snapshot, (strategy, new): (Address, &Magnitudes), changes: &mut Vec<Change>) {
    let took =
        |slash: &Slash| slash.block > before.block && slash.taken.iter().any(|taken| taken.strategy == strategy && taken.part != Part(0));
    if now.slashes.iter().any(took) {
        let what = format!("the operator was slashed: {} of its magnitude in strategy {strategy} is left", new.max);
        push(changes, Verdict::ExitNow, what);
    } else if new.max < Part::WHOLE {
        let what = format!("slashes of before have left {} of the operator's magnitude in strategy {strategy}", new.max);
        push(changes, Verdict::Neutral, what);
    }
    let untouched = Magnitudes { max: new.max, encumbered: Part(0), allocations: [].into() };
    changed((before, now), strategy, (&untouched, new), changes);
}

fn changed((before, now): (&Snapshot, &Snapshot), strategy: Address, (old, new): (&Magnitudes, &Magnitudes), changes: &mut Vec<Change>) {
    if new.max < old.max {
        let lost = old.max.without(new.max).of(old.max);
        push(changes, Verdict::ExitNow, format!("the operator was slashed: {lost} of the stake in strategy {strategy} is gone"));
    } else if new.max > old.max {
        push(changes, Verdict::Neutral, format!("the maximum magnitude in strategy {strategy} rose, which the protocol has no way for"));
    }
    if old.encumbered != new.encumbered && (old.max, &old.allocations) == (new.max, &new.allocations) {
        let what = format!("of the magnitude in strategy {strategy} {} is bound, before it was {}", new.encumbered, old.encumbered);
        push(changes, Verdict::Neutral, what);
    }
    let sets: BTreeSet<SetId> = old.allocations.keys().chain(new.allocations.keys()).copied().collect();
    for set in sets {
        let none = Allocation { now: Part(0), later: None };
        let of = |from: &Magnitudes| from.allocations.get(&set).copied().unwrap_or(none);
        // A set that the operator left has its name in what was accepted alone.
        let named = if now.operator.sets.contains_key(&set) { now } else { before };
        let what = format!("{} in strategy {strategy}", named.set_name(set));
        allocation(&what, (of(old), of(new)), (old.max, new.max), changes);
    }
}

fn allocation(what: &str, (old, new): (Allocation, Allocation), (max_before, max): (Part, Part), changes: &mut Vec<Change>) {
    let announced = old.later.is_some_and(|later| later.magnitude == new.now);
    let (part_before, part) = (old.now.of(max_before), new.now.of(max));
    if old.now != new.now && announced {
        push(changes, Verdict::Neutral, format!("the exposure to {what} is {part}, as was announced"));
    } else if new.now > old.now {
        push(changes, Verdict::Worse, format!("the exposure to {what} rose from {part_before} to {part}"));
    } else if new.now < old.now {
        // After a slash the magnitude is less because it was taken.
        let verdict = if max < max_before { Verdict::Neutral } else { Verdict::Better };
        push(changes, verdict, format!("the magnitude allocated to {what} fell from {} to {}", old.now, new.now));
    }
    match (old.later, new.later) {
        (before, Some(later)) if before != Some(later) => {
            let (verdict, word) = if later.magnitude > new.now { (Verdict::Worse, "rise") } else { (Verdict::Better, "fall") };
            let part = later.magnitude.of(max);
            push(changes, verdict, format!("from block {} on the exposure to {what} will {word} to {part}", later.block));
        }
        (Some(_), None) if !announced => push(changes, Verdict::Neutral, format!("what was announced for {what} was taken back")),
        (Some(_), None) if old.now == new.now => push(changes, Verdict::Neutral, format!("what was announced for {what} counts")),
        _ => {}
    }
}
