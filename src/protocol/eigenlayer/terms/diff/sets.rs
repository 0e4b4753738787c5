//! What changed in the operator sets: who may slash there, what, and for whose profit.

use super::{Change, Verdict, push, split};
use crate::{
    protocol::eigenlayer::{
        avs::SetId,
        operator::Membership,
        terms::{Kind, Snapshot},
    },
    units::counted,
};
use alloy::primitives::Address;

pub(super) fn compare(before: &Snapshot, now: &Snapshot, changes: &mut Vec<Change>) {
    for (set, new) in &now.operator.sets {
        match before.operator.sets.get(set) {
            Some(old) => changed(before, now, *set, (old, new), changes),
            None => added(now, *set, new, changes),
        }
    }
    for (avs, new) in &now.avss {
        // The first edition did not keep the place.
        let moved = before.avss.get(avs).is_some_and(|old| before.edition == now.edition && old.uri_hash != new.uri_hash);
        if moved {
            push(changes, Verdict::Neutral, format!("the metadata of {} is in another place", now.avs_name(*avs)));
        }
    }
    for set in before.operator.sets.keys().filter(|set| !now.operator.sets.contains_key(set)) {
        push(changes, Verdict::Better, format!("the operator has nothing to do any more with {}", before.set_name(*set)));
    }
}

fn added(now: &Snapshot, set: SetId, new: &Membership, changes: &mut Vec<Change>) {
    let name = now.set_name(set);
    let came = if new.registered { "joined" } else { "allocated to" };
    match new.state.recipient {
        Some(to) => push(changes, Verdict::ExitNow, format!("the operator {came} {name}, which pays what it slashes to {to}")),
        None => push(changes, Verdict::Worse, format!("the operator {came} {name}")),
    }
    let names = &new.state.slasher;
    for slasher in names.now.iter().chain(&names.appointed).filter(|slasher| is_key(now, **slasher)) {
        push(changes, Verdict::ExitNow, format!("{name} is slashed by a mere key, {slasher}"));
    }
}

fn changed(before: &Snapshot, now: &Snapshot, set: SetId, (old, new): (&Membership, &Membership), changes: &mut Vec<Change>) {
    let name = now.set_name(set);
    match (old.registered, new.registered) {
        (false, true) => push(changes, Verdict::Worse, format!("the operator registered for {name}")),
        (true, false) => push(changes, Verdict::Better, format!("the operator left {name}")),
        _ => {}
    }
    match (old.slashable, new.slashable) {
        (false, true) => push(changes, Verdict::Worse, format!("{name} may slash the operator now")),
        (true, false) => push(changes, Verdict::Better, format!("{name} may no longer slash the operator")),
        _ => {}
    }
    for strategy in new.state.strategies.difference(&old.state.strategies) {
        push(changes, Verdict::Worse, format!("{name} may now slash stake in strategy {strategy}"));
    }
    for strategy in old.state.strategies.difference(&new.state.strategies) {
        push(changes, Verdict::Better, format!("{name} may no longer slash stake in strategy {strategy}"));
    }
    if old.state.recipient != new.state.recipient {
        let to = new.state.recipient.map_or("burnt".to_owned(), |to| format!("paid to {to}"));
        push(changes, Verdict::ExitNow, format!("what {name} slashes is now {to}, which was said never to change"));
    }
    slasher(now, &name, (old, new), changes);
    words(before, now, set, changes);
    split(changes, &format!("the operator's share of the rewards of {name}"), old.split, new.split);
    let avs = now.avs_name(set.avs);
    split(changes, &format!("the operator's share of the rewards that {avs} pays for no set"), old.avs_split, new.avs_split);
    slashes(before, now, set, (old, new), changes);
}

/// How often the set slashed anybody, and which of its slashes are not settled.
fn slashes(before: &Snapshot, now: &Snapshot, set: SetId, (old, new): (&Membership, &Membership), changes: &mut Vec<Change>) {
    let name = now.set_name(set);
    match (old.state.slash_count, new.state.slash_count) {
        (Some(before), Some(after)) if after > before => {
            push(changes, Verdict::Neutral, format!("{name} slashed operators {} since", counted(after.saturating_sub(before), "time")));
        }
        (before, after) if before != after => push(changes, Verdict::Neutral, format!("the slashes of {name} are counted otherwise now")),
        _ => {}
    }
    let waiting = |snapshot: &Snapshot| snapshot.pending_slashes.get(&set).cloned().unwrap_or_default();
    let (old, new) = (waiting(before), waiting(now));
    for slash in new.iter().filter(|slash| !old.contains(slash)) {
        let until = slash.block.map_or_else(String::new, |block| format!(" until block {block}"));
        push(changes, Verdict::Neutral, format!("slash {} of {name} is not settled{until}", slash.id));
    }
    for slash in old.iter().filter(|slash| new.iter().all(|left| left.id != slash.id)) {
        push(changes, Verdict::Neutral, format!("slash {} of {name} is settled", slash.id));
    }
}

fn slasher(now: &Snapshot, name: &str, (old, new): (&Membership, &Membership), changes: &mut Vec<Change>) {
    let (old, new) = (&old.state.slasher, &new.state.slasher);
    let grave = |slasher: Address| if is_key(now, slasher) { Verdict::ExitNow } else { Verdict::Worse };
    let nature = |slasher: Address| if is_key(now, slasher) { ", a mere key" } else { "" };
    if old.now != new.now {
        match new.now {
            Some(slasher) if old.pending.is_some_and(|(announced, _)| announced == slasher) => {
                push(changes, Verdict::Neutral, format!("{name} is slashed by {slasher}, as was announced"));
            }
            Some(slasher) => push(changes, grave(slasher), format!("{name} is now slashed by {slasher}{}", nature(slasher))),
            None => push(changes, Verdict::Worse, format!("{name} no longer names who slashes")),
        }
    }
    for slasher in new.appointed.difference(&old.appointed) {
        push(changes, grave(*slasher), format!("{name} may now be slashed by {slasher}{}", nature(*slasher)));
    }
    for slasher in old.appointed.difference(&new.appointed) {
        push(changes, Verdict::Better, format!("{name} may no longer be slashed by {slasher}, as an admin or appointee of its AVS"));
    }
    if old.pending != new.pending {
        match new.pending {
            Some((slasher, block)) => {
                let what = format!("from block {block} on {name} will be slashed by {slasher}{}", nature(slasher));
                push(changes, grave(slasher), what);
            }
            None if old.now == new.now => {
                push(changes, Verdict::Better, format!("{name} keeps its slasher: the announced one was withdrawn"))
            }
            None => {}
        }
    }
}

fn words(before: &Snapshot, now: &Snapshot, set: SetId, changes: &mut Vec<Change>) {
    let name = now.set_name(set);
    let read = |snapshot: &Snapshot| snapshot.avss.get(&set.avs).is_some_and(|avs| avs.sha256.is_some());
    match (before.words(set), now.words(set)) {
        (Some(old), Some(new)) if old.words != new.words => {
            push(changes, Verdict::Worse, format!("what is published about {name} and its slashing conditions changed: read it again"));
        }
        (Some(_), None) => push(changes, Verdict::Worse, format!("what was published about {name} is published no more")),
        (None, Some(_)) => push(changes, Verdict::Neutral, format!("there are words about {name} now: read them")),
        (None, None) if read(before) != read(now) => {
            let can = if read(now) { "can" } else { "cannot" };
            push(changes, Verdict::Neutral, format!("the metadata of {} {can} be read now", now.avs_name(set.avs)));
        }
        _ => {}
    }
    let document = |snapshot: &Snapshot| snapshot.avss.get(&set.avs).and_then(|avs| avs.sha256);
    let same = before.words(set).map(|of| of.words) == now.words(set).map(|of| of.words);
    if same && read(before) && read(now) && document(before) != document(now) {
        let what = format!("{} changed its metadata, but not what it says of its set {}", now.avs_name(set.avs), set.id);
        push(changes, Verdict::Neutral, what);
    }
}

fn is_key(snapshot: &Snapshot, slasher: Address) -> bool {
    snapshot.slashers.get(&slasher).is_some_and(|code| code.kind == Kind::Key)
}
