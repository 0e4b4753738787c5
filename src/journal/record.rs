//! One plan of the journal: what was signed for it, how that ended, and what is left.

use super::{Entry, Event, Tag};
use crate::plan::Plan;
use alloy::primitives::{Address, Bytes, TxHash};
use jiff::{SignedDuration, Timestamp};
use std::{collections::BTreeSet, sync::Arc};

/// How long the bounds of a plan are good for.
pub const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// Why a plan is closed of which nothing reached a node.
pub const UNSENT: &str = "what comes before it was not taken, and it was not sent";

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
    /// It does nothing, and took the place of what carries the step out.
    pub cancels: bool,
}

impl Record {
    /// The plan itself; `None` where its line is broken.
    pub fn plan(&self) -> Option<&Plan> {
        self.entries.iter().find_map(|entry| match &entry.event {
            Event::Planned { plan, .. } => Some(plan),
            _ => None,
        })
    }

    /// The job of a script that it carries out.
    pub fn batch(&self) -> Option<&Tag> {
        self.entries.iter().find_map(|entry| match &entry.event {
            Event::Planned { batch, .. } => batch.as_ref(),
            _ => None,
        })
    }

    /// The plan whose rest this is.
    pub fn resumes(&self) -> Option<&str> {
        self.entries.iter().find_map(|entry| match &entry.event {
            Event::Planned { resumes, .. } => resumes.as_deref(),
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
        let signed = self.entries.iter().filter_map(|entry| {
            let (step, hash, nonce, raw, cancels) = match &entry.event {
                Event::Signed { step, hash, nonce, raw, .. } => (step, hash, nonce, raw, false),
                Event::Cancelling { step, hash, nonce, raw } => (step, hash, nonce, raw, true),
                _ => return None,
            };
            Some(Signed { step: *step, hash: *hash, nonce: *nonce, raw: raw.clone(), cancels })
        });
        signed.collect()
    }

    /// The tokens that a step's simulations had logs of, each time that it was signed.
    pub fn logged(&self, of: usize) -> Vec<Address> {
        let logged = self.entries.iter().filter_map(|entry| match &entry.event {
            Event::Signed { step, logged, .. } if *step == of => Some(logged),
            _ => None,
        });
        logged.flatten().copied().collect()
    }

    /// All that was signed for it with one nonce, oldest first: at most one of them is ever mined.
    pub fn with_nonce(&self, nonce: u64) -> Vec<Signed> {
        self.signed().into_iter().filter(|signed| signed.nonce == nonce).collect()
    }

    /// How a transaction ended, if it did: `true` where it succeeded.
    pub fn ended(&self, of: TxHash) -> Option<bool> {
        let said = self.entries.iter().rev().find_map(|entry| match &entry.event {
            Event::Mined { hash, .. } if *hash == of => Some(Some(true)),
            Event::Reverted { hash, .. } | Event::Failed { hash, .. } if *hash == of => Some(Some(false)),
            Event::Unmined { hash } if *hash == of => Some(None),
            _ => None,
        });
        said.flatten().or_else(|| self.displaced(of).then_some(false))
    }

    /// Whether something else that was signed for it with the same nonce is in a block.
    fn displaced(&self, of: TxHash) -> bool {
        let signed = self.signed();
        let nonces: BTreeSet<_> = signed.iter().filter(|signed| signed.hash == of).map(|signed| signed.nonce).collect();
        signed.iter().any(|other| other.hash != of && nonces.contains(&other.nonce) && self.in_block(other.hash))
    }

    /// Whether a transaction is in a block, whatever came of it.
    pub fn in_block(&self, of: TxHash) -> bool {
        let last = self.entries.iter().rev().find_map(|entry| match &entry.event {
            Event::Mined { hash, .. } | Event::Reverted { hash, .. } if *hash == of => Some(true),
            Event::Unmined { hash } if *hash == of => Some(false),
            _ => None,
        });
        last.unwrap_or_default()
    }

    /// The block that a transaction is in by its last event.
    pub fn block(&self, of: TxHash) -> Option<u64> {
        self.entries.iter().rev().find_map(|entry| match &entry.event {
            Event::Mined { hash, block, .. } | Event::Reverted { hash, block, .. } if *hash == of => Some(*block),
            _ => None,
        })
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

    /// Whether something signed for it was refused, reverted or replaced by what is none of its own.
    pub fn failed(&self) -> bool {
        let failed = |signed: &Signed| self.ended(signed.hash) == Some(false) && !self.displaced(signed.hash);
        !self.refused().is_empty() || self.signed().iter().any(failed)
    }

    /// Whether the plan was closed before its end.
    pub fn closed(&self) -> bool {
        self.resumed || self.given_up() || self.cancelled()
    }

    /// Whether what took the place of a step is in a block: the step never is, nor what comes after it.
    pub fn cancelled(&self) -> bool {
        self.signed().iter().any(|signed| signed.cancels && self.in_block(signed.hash))
    }

    /// Whether it was planned so long ago that its bounds, which were quoted then, say little by now.
    pub fn stale(&self) -> bool {
        self.entries.first().is_some_and(|first| Timestamp::now().duration_since(first.at) > FRESH)
    }

    /// Whether all that was signed for it reached no node, and never will: it can be planned anew, unless its owner gave it up since.
    pub fn unsent(&self) -> bool {
        let reason = self.entries.iter().rev().find_map(|entry| match &entry.event {
            Event::Closed { reason } => Some(reason),
            _ => None,
        });
        reason.is_some_and(|reason| reason == UNSENT)
    }

    /// Whether its owner gave up what is left of it.
    pub fn given_up(&self) -> bool {
        self.entries.iter().any(|entry| matches!(entry.event, Event::Closed { .. }))
    }

    /// The steps whose transactions succeeded, counted from 0; each once, by whichever of its transactions.
    pub fn steps_done(&self) -> BTreeSet<usize> {
        let done = |signed: &Signed| !signed.cancels && self.ended(signed.hash) == Some(true);
        self.signed().into_iter().filter(done).map(|signed| signed.step).collect()
    }

    /// The steps that have not succeeded, counted from 0.
    pub fn steps_left(&self) -> Vec<usize> {
        let done = self.steps_done();
        let all = 0..self.plan().map_or(0, |plan| plan.steps.len());
        all.filter(|step| !done.contains(step)).collect()
    }

    /// Which steps of the first plan of its job its own are, counted from 0.
    pub fn places(&self) -> Vec<usize> {
        let all = 0..self.plan().map_or(0, |plan| plan.steps.len());
        let said = self.batch().and_then(|tag| tag.rest.clone());
        said.filter(|said| said.len() == all.len()).unwrap_or_else(|| all.collect())
    }

    /// The job of a script that whoever does its rest carries out.
    pub fn rest_of_batch(&self) -> Option<Tag> {
        let places = self.places();
        let rest = self.steps_left().into_iter().filter_map(|step| places.get(step).copied()).collect();
        self.batch().map(|tag| Tag { rest: Some(rest), ..tag.clone() })
    }

    /// How many steps are done.
    pub fn done(&self) -> usize {
        self.steps_done().len()
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

    const HASH: TxHash = TxHash::ZERO;

    fn plan() -> Plan {
        let call = Call { to: Address::ZERO, value: Default::default(), data: Bytes::new() };
        Plan::new(1, Address::ZERO, "stake", vec![Step::new("Stake", call)])
    }

    fn planned(resumes: Option<&str>) -> Event {
        Event::Planned { plan: plan(), resumes: resumes.map(str::to_owned), batch: None }
    }

    fn signed() -> Event {
        Event::Signed { step: 0, hash: HASH, nonce: 7, raw: Bytes::new(), logged: vec![] }
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

    fn mined(hash: TxHash) -> Event {
        Event::Mined { hash, block: 1, gas_used: 1, gas_price: "1".into() }
    }

    /// One plan of one step whose transaction waits, and what came then.
    fn then(more: Vec<Event>) -> Record {
        records([planned(None), signed()].into_iter().chain(more).map(|event| ("a", event)).collect()).remove(0)
    }

    const NEW: TxHash = TxHash::repeat_byte(2);

    #[test]
    fn what_was_never_sent_is_planned_anew_unless_its_owner_gave_it_up() {
        let closed = |reason: &str| Event::Closed { reason: reason.into() };
        assert!(then(vec![closed(UNSENT)]).unsent() && !then(vec![closed(UNSENT), closed("given up")]).unsent());
    }

    #[test]
    fn of_two_with_one_nonce_one_is_mined_and_the_step_is_done_once() {
        let faster = || Event::Signed { step: 0, hash: NEW, nonce: 7, raw: Bytes::new(), logged: vec![] };
        let both = then(vec![faster()]);
        assert_eq!((both.waiting().len(), both.with_nonce(7).len(), both.done()), (2, 2, 0));
        for (won, lost) in [(NEW, HASH), (HASH, NEW)] {
            let record = then(vec![faster(), mined(won)]);
            assert_eq!((record.ended(won), record.ended(lost), record.done()), (Some(true), Some(false), 1));
            assert!(record.waiting().is_empty() && !record.failed() && !record.open() && !record.closed());
        }
        let refused = then(vec![faster(), Event::Refused { hash: NEW, reason: String::new() }]);
        assert_eq!((refused.waiting().len(), refused.refused().len()), (1, 1));
    }

    #[test]
    fn a_step_whose_cancellation_is_mined_is_not_done_and_its_plan_is_over() {
        let cancel = || Event::Cancelling { step: 0, hash: NEW, nonce: 7, raw: Bytes::new() };
        let record = then(vec![cancel(), mined(NEW)]);
        assert_eq!((record.done(), record.ended(HASH)), (0, Some(false)));
        assert!(record.closed() && record.cancelled() && !record.open() && record.waiting().is_empty());
        let late = then(vec![cancel(), mined(HASH)]);
        assert!(late.done() == 1 && !late.closed() && !late.open() && late.ended(NEW) == Some(false));
    }

    #[test]
    fn what_a_reorganisation_took_out_of_its_block_has_no_end_until_it_has_another() {
        let record = then(vec![mined(HASH), Event::Unmined { hash: HASH }]);
        assert!(record.ended(HASH).is_none() && !record.in_block(HASH) && record.open() && record.waiting().len() == 1);
        let again = then(vec![mined(HASH), Event::Unmined { hash: HASH }, mined(HASH)]);
        assert!(again.ended(HASH) == Some(true) && !again.open() && again.done() == 1);
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
