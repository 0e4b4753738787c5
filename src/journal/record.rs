//! One plan of the journal: what was signed for it, how that ended, and what is left.

use super::{Entry, Event};
use crate::plan::Plan;
use alloy::primitives::{Bytes, TxHash};
use std::sync::Arc;

/// One plan and what happened to it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The plan's id.
    pub id: String,
    /// Its events, oldest first.
    pub entries: Vec<Arc<Entry>>,
    /// Whether a later plan took over what was left of it.
    pub resumed: bool,
}

/// A transaction that was signed.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Which step it carries out.
    pub step: usize,
    /// Its hash.
    pub hash: TxHash,
    /// Its nonce.
    pub nonce: u64,
    /// Its bytes.
    pub raw: Bytes,
}

impl Record {
    /// The plan itself; `None` where its line is broken.
    pub fn plan(&self) -> Option<&Plan> {
        self.entries.iter().find_map(|entry| match &entry.event {
            Event::Planned { plan, .. } => Some(plan),
            _ => None,
        })
    }

    /// The struct of the typed message that was signed, where this is one and no plan.
    pub fn message(&self) -> Option<&str> {
        self.entries.iter().find_map(|entry| match &entry.event {
            Event::MessageSigned { primary_type, .. } => Some(primary_type.as_str()),
            _ => None,
        })
    }

    /// What was signed for it, in order.
    pub fn signed(&self) -> Vec<Signed> {
        let signed = self.entries.iter().filter_map(|entry| match &entry.event {
            Event::Signed { step, hash, nonce, raw } => Some(Signed { step: *step, hash: *hash, nonce: *nonce, raw: raw.clone() }),
            _ => None,
        });
        signed.collect()
    }

    /// How a transaction ended, if it did: `true` where it succeeded.
    pub fn ended(&self, of: TxHash) -> Option<bool> {
        self.entries.iter().rev().find_map(|entry| match &entry.event {
            Event::Mined { hash, .. } if *hash == of => Some(true),
            Event::Reverted { hash, .. } | Event::Failed { hash, .. } if *hash == of => Some(false),
            _ => None,
        })
    }

    /// Whether a transaction is in a block, whatever came of it.
    pub fn in_block(&self, of: TxHash) -> bool {
        let there = |event: &Event| matches!(event, Event::Mined { hash, .. } | Event::Reverted { hash, .. } if *hash == of);
        self.entries.iter().any(|entry| there(&entry.event))
    }

    /// What was signed and refused by a node or given up by its owner, and may yet be mined.
    pub fn refused(&self) -> Vec<Signed> {
        let answer = |of| {
            self.entries.iter().rev().find_map(|entry| match &entry.event {
                Event::Refused { hash, .. } if *hash == of => Some(true),
                Event::Sent { hash, .. } if *hash == of => Some(false),
                _ => None,
            })
        };
        let refused = |of| answer(of) == Some(true) || self.given_up();
        self.signed().into_iter().filter(|signed| refused(signed.hash) && self.ended(signed.hash).is_none()).collect()
    }

    /// What the last node that refused a transaction said.
    pub fn refusal(&self, of: TxHash) -> Option<&str> {
        self.entries.iter().rev().find_map(|entry| match &entry.event {
            Event::Refused { hash, reason } if *hash == of => Some(reason.as_str()),
            _ => None,
        })
    }

    /// What was signed, was neither refused nor given up, and has no end yet.
    pub fn waiting(&self) -> Vec<Signed> {
        let refused: Vec<_> = self.refused().into_iter().map(|signed| signed.hash).collect();
        let waits = |signed: &Signed| self.ended(signed.hash).is_none() && !refused.contains(&signed.hash);
        self.signed().into_iter().filter(waits).collect()
    }

    /// What was signed and taken for replaced, by nodes that may have been late.
    pub fn doubted(&self) -> Vec<Signed> {
        self.signed().into_iter().filter(|signed| self.ended(signed.hash) == Some(false) && !self.in_block(signed.hash)).collect()
    }

    /// Whether its owner did not want to wait for a transaction.
    pub fn left(&self, of: TxHash) -> bool {
        self.entries.iter().any(|entry| matches!(entry.event, Event::Sent { hash, left: true } if hash == of))
    }

    /// Whether something signed for it was refused, reverted or replaced.
    pub fn failed(&self) -> bool {
        !self.refused().is_empty() || self.signed().iter().any(|signed| self.ended(signed.hash) == Some(false))
    }

    /// Whether the plan was closed before its end.
    pub fn closed(&self) -> bool {
        self.resumed || self.given_up()
    }

    /// Whether its owner gave up what is left of it.
    pub fn given_up(&self) -> bool {
        self.entries.iter().any(|entry| matches!(entry.event, Event::Closed { .. }))
    }

    /// The steps whose transactions succeeded.
    pub fn done(&self) -> usize {
        self.signed().iter().filter(|signed| self.ended(signed.hash) == Some(true)).count()
    }

    /// Something signed has no end yet, or steps are left to do.
    pub fn open(&self) -> bool {
        let left = || self.plan().is_some_and(|plan| self.done() < plan.steps.len());
        self.signed().iter().any(|signed| self.ended(signed.hash).is_none()) || (!self.closed() && left())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{journal::History, plan::Call, plan::Step};
    use alloy::primitives::Address;
    use jiff::Timestamp;

    const HASH: TxHash = TxHash::ZERO;

    fn plan() -> Plan {
        let call = Call { to: Address::ZERO, value: Default::default(), data: Bytes::new() };
        Plan::new(1, Address::ZERO, "stake", vec![Step::new("Stake", call)])
    }

    fn planned(resumes: Option<&str>) -> Event {
        Event::Planned { plan: plan(), resumes: resumes.map(str::to_owned) }
    }

    fn signed() -> Event {
        Event::Signed { step: 0, hash: HASH, nonce: 7, raw: Bytes::new() }
    }

    fn records(events: Vec<(&str, Event)>) -> Vec<Record> {
        let entries = events.into_iter().map(|(plan, event)| Entry { at: Timestamp::UNIX_EPOCH, plan: plan.into(), event }.into());
        History { entries: entries.collect(), ..Default::default() }.plans()
    }

    #[test]
    fn a_plan_that_another_took_over_is_over() {
        assert!(records(vec![("a", planned(None))])[0].open());
        let both = records(vec![("a", planned(None)), ("b", planned(Some("a")))]);
        assert!(!both[0].open() && both[0].closed() && both[1].open());
    }

    #[test]
    fn what_was_refused_waits_for_nothing_and_is_not_forgotten() {
        let refused = || Event::Refused { hash: HASH, reason: String::new() };
        let record = |more: Vec<Event>| {
            let events = [planned(None), signed(), refused()].into_iter().chain(more).map(|event| ("a", event));
            records(events.collect()).remove(0)
        };
        let one = record(vec![]);
        assert!(one.waiting().is_empty() && one.refused().len() == 1 && one.failed() && one.open());
        let taken = record(vec![Event::Sent { hash: HASH, left: false }]);
        assert!(taken.waiting().len() == 1 && taken.refused().is_empty());
        let mined = record(vec![Event::Mined { hash: HASH, block: 1, gas_used: 1, gas_price: "1".into() }]);
        assert!(!mined.failed() && !mined.open() && mined.done() == 1);
    }
}
