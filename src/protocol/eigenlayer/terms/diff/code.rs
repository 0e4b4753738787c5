//! What changed behind the slashers that both snapshots know.

use super::{Change, Verdict, push};
use crate::protocol::eigenlayer::terms::{Code, Kind, Snapshot};
use alloy::primitives::Address;

pub(super) fn compare(before: &Snapshot, now: &Snapshot, changes: &mut Vec<Change>) {
    for (slasher, new) in &now.slashers {
        if let Some(old) = before.slashers.get(slasher) {
            changed(*slasher, old, new, changes);
        }
    }
}

fn changed(slasher: Address, old: &Code, new: &Code, changes: &mut Vec<Change>) {
    let who = |address: Option<Address>| address.map_or("nobody".to_owned(), |address| address.to_string());
    if old.kind != new.kind {
        let (verdict, what) = match new.kind {
            Kind::Key => (Verdict::ExitNow, "is now a mere key"),
            Kind::Contract => (Verdict::Worse, "is now a contract"),
            Kind::Clone => (Verdict::Worse, "is now a contract that runs another's code"),
            Kind::Multisig => (Verdict::Worse, "is now a multisig or another contract whose keys may change"),
            Kind::Proxy => (Verdict::Worse, "is now a contract whose code can be exchanged"),
        };
        push(changes, verdict, format!("the slasher {slasher} {what}"));
    } else if old.hash != new.hash {
        push(changes, Verdict::Worse, format!("the slasher {slasher} has other code"));
    }
    match (old.implementation, new.implementation) {
        (Some((before, _)), Some((after, _))) if before != after => {
            push(changes, Verdict::Worse, format!("the slasher {slasher} was upgraded, from {before} to {after}: other rules may hold"));
        }
        (Some((at, before)), Some((_, after))) if before != after => {
            push(changes, Verdict::Worse, format!("the code behind the slasher {slasher}, at {at}, is another"));
        }
        (before, after) if before.is_some() != after.is_some() && old.kind == new.kind => {
            push(changes, Verdict::Worse, format!("the slasher {slasher} now runs the code of {}", who(after.map(|(at, _)| at))));
        }
        _ => {}
    }
    if old.beacon != new.beacon {
        push(changes, Verdict::Worse, format!("the code of the slasher {slasher} is now chosen by the beacon {}", who(new.beacon)));
    }
    match (old.named, new.named) {
        (before, after) if before.map(|(at, _)| at) != after.map(|(at, _)| at) => {
            push(changes, Verdict::Worse, format!("the slasher {slasher} now names {} in its first slot", who(after.map(|(at, _)| at))));
        }
        (Some((at, before)), Some((_, after))) if before != after => {
            push(changes, Verdict::Worse, format!("the code of {at}, which the slasher {slasher} names, is another"));
        }
        _ => {}
    }
    if old.admin != new.admin {
        push(changes, Verdict::Worse, format!("the slasher {slasher} can now be upgraded by {}", who(new.admin)));
    }
}
