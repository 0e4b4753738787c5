//! The plans of one action: each does the whole of it, or what an earlier one left, and together they say what became of it.

use super::past::{Bar, Known};
use crate::{
    journal::{Event, Record},
    label::Label,
    plan::Plan,
};
use std::collections::BTreeSet;

/// A plan of a whole action, and those that took up what it left.
struct Attempt<'a> {
    /// The whole, or what of it can be read.
    plan: &'a Plan,
    /// Its record first.
    records: Vec<&'a Record>,
}

impl<'a> Attempt<'a> {
    /// All of them, oldest first.
    fn all(records: &'a [Record]) -> Vec<Self> {
        let mut all: Vec<Self> = vec![];
        for record in records {
            let Some(plan) = record.plan() else { continue };
            let former = record.resumes().filter(|_| record.is_rest());
            match all.iter_mut().find(|attempt| attempt.records.iter().any(|other| former == Some(other.id.as_str()))) {
                Some(attempt) => attempt.records.push(record),
                None => all.push(Self { plan, records: vec![record] }),
            }
        }
        all
    }

    /// The steps of the whole that are done, by whichever of its plans.
    fn done(&self) -> BTreeSet<usize> {
        let of = |record: &&Record| {
            let places = record.places();
            record.steps_done().into_iter().filter_map(move |step| places.get(step).copied())
        };
        self.records.iter().flat_map(of).collect()
    }

    /// Which steps of the action its own are, counted from 0: all, but where the plan of the whole cannot be read.
    fn places(&self) -> Vec<usize> {
        self.records.first().map(|first| first.places()).unwrap_or_default()
    }

    /// Whether steps of it are done, also by a plan that cannot be read.
    fn is_begun(&self) -> bool {
        self.records.first().is_some_and(|first| first.is_rest()) || !self.done().is_empty()
    }

    fn is_whole(&self) -> bool {
        let (places, done) = (self.places(), self.done());
        !places.is_empty() && places.iter().all(|place| done.contains(place))
    }

    /// What it comes to where nothing of it waits to be mined.
    fn left(&self, twice: bool) -> Option<Known> {
        let last = self.records.last()?;
        let (resumes, done) = (last.id.clone(), self.done());
        if (last.given_up() && !last.unsent()) || last.cancelled() {
            return Some(Known::GivenUp);
        }
        if !self.is_begun() {
            // What a node refused may be taken by another, and then be all that was asked for.
            return Some(match !last.unended().is_empty() && !last.unsent() {
                true => Known::Open { resumes, hashes: vec![] },
                false => Known::Again { resumes, why: (last.failed() && !last.unsent()).then(|| why(last)) },
            });
        }
        let all = self.places().into_iter().zip(self.plan.steps.iter().cloned());
        let (places, steps) = all.filter(|(place, _)| !done.contains(place)).unzip();
        // The bounds of what is left were quoted with the whole.
        let stale = self.records.first().is_some_and(|first| first.stale()).then_some(Bar::Stale);
        let bar = if twice { Some(Bar::Twice) } else { stale };
        Some(Known::Left { resumes, rest: Plan { steps, ..self.plan.clone() }, places, bar })
    }
}

/// What became of an action by its plans, oldest first; nothing where none can be read.
pub(super) fn known(records: &[Record]) -> Option<Known> {
    let attempts = Attempt::all(records);
    // One that another took the place of may have been mined all the same, and is then what counts.
    if attempts.iter().any(Attempt::is_whole) {
        return Some(Known::Done(records.iter().flat_map(Record::succeeded).map(|signed| signed.hash).collect()));
    }
    let begun: Vec<_> = attempts.iter().filter(|attempt| attempt.is_begun()).collect();
    let counts = begun.last().copied().or(attempts.last())?;
    let waiting = records.iter().filter(|record| !record.given_up()).flat_map(Record::waiting);
    let hashes: Vec<_> = waiting.map(|signed| signed.hash).collect();
    match hashes.is_empty() {
        true => counts.left(begun.len() > 1),
        false => Some(Known::Open { resumes: counts.records.last()?.id.clone(), hashes }),
    }
}

/// Why a plan failed, by the last that is written down of it.
fn why(of: &Record) -> String {
    let said = of.entries.iter().rev().find_map(|entry| match &entry.event {
        Event::Reverted { hash, block, .. } => Some(format!("the transaction {hash} is in block {block} and reverted")),
        Event::Failed { reason, .. } | Event::Refused { reason, .. } => Some(Label::new(reason, 200).to_string()),
        _ => None,
    });
    said.unwrap_or_else(|| "a transaction of it can never be mined".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        journal::{Entry, History, Tag},
        plan::{Call, Step},
    };
    use alloy::primitives::{Address, B256, Bytes, TxHash, U256};
    use jiff::Timestamp;

    fn steps(which: &[u64]) -> Vec<Step> {
        let call = |wei: u64| Call { to: Address::ZERO, value: U256::from(wei), data: Bytes::new() };
        which.iter().map(|wei| Step::new(format!("Step {wei}"), call(*wei))).collect()
    }

    /// A plan of these steps, which takes over `resumes`; of a rest these are the places.
    fn planned(which: &[u64], resumes: Option<&str>, rest: Option<&[usize]>) -> Event {
        let tag = Tag { script: B256::ZERO, run: 1, job: "x@a".into(), of: 1, rest: rest.map(<[usize]>::to_vec) };
        let plan = Plan::new(1, Address::ZERO, "stake", steps(which));
        Event::Planned { plan, resumes: resumes.map(str::to_owned), batch: Some(tag) }
    }

    fn signed(step: usize, nonce: u64, byte: u8) -> Event {
        Event::Signed { step, hash: TxHash::repeat_byte(byte), nonce, raw: Bytes::new(), logged: vec![] }
    }

    fn mined(byte: u8) -> Event {
        Event::Mined { hash: TxHash::repeat_byte(byte), block: 1, gas_used: 1, gas_price: "1".into() }
    }

    fn refused(byte: u8) -> Event {
        Event::Refused { hash: TxHash::repeat_byte(byte), reason: "underpriced".into() }
    }

    fn is(events: Vec<(&str, Event)>) -> Known {
        let entry = |(plan, event): (&str, Event)| Entry { at: Timestamp::now(), plan: plan.into(), event }.into();
        known(&History { entries: events.into_iter().map(entry).collect(), ..Default::default() }.plans()).unwrap()
    }

    fn left(known: &Known) -> (&str, &[usize], usize, Option<Bar>) {
        match known {
            Known::Left { resumes, rest, places, bar } => (resumes, places, rest.steps.len(), *bar),
            other => panic!("{other:?}"),
        }
    }

    fn half() -> Vec<(&'static str, Event)> {
        vec![("a", planned(&[1, 2, 3], None, None)), ("a", signed(0, 5, 1)), ("a", mined(1))]
    }

    #[test]
    fn what_is_done_stays_done_whatever_became_of_the_rest() {
        assert_eq!(left(&is(half())), ("a", &[1, 2][..], 2, None));
        let rest = || ("b", planned(&[2, 3], Some("a"), Some(&[1, 2])));
        let planned_only = [half(), vec![rest()]].concat();
        assert_eq!(left(&is(planned_only)), ("b", &[1, 2][..], 2, None));
        let refused_too = [half(), vec![rest(), ("b", signed(0, 6, 2)), ("b", refused(2))]].concat();
        assert_eq!(left(&is(refused_too)), ("b", &[1, 2][..], 2, None));
        let one_more = [half(), vec![rest(), ("b", signed(0, 6, 2)), ("b", mined(2))]].concat();
        assert_eq!(left(&is(one_more.clone())), ("b", &[2][..], 1, None));
        let all = [one_more, vec![("c", planned(&[3], Some("b"), Some(&[2]))), ("c", signed(0, 7, 3)), ("c", mined(3))]].concat();
        assert!(matches!(is(all.clone()), Known::Done(hashes) if hashes.len() == 3));
        // The chain took the first back.
        let reorganised = [all, vec![("a", Event::Unmined { hash: TxHash::repeat_byte(1) })]].concat();
        assert!(matches!(is(reorganised), Known::Open { hashes, .. } if hashes == [TxHash::repeat_byte(1)]));
    }

    #[test]
    fn what_the_owner_gave_up_is_over_and_what_was_never_sent_is_not() {
        let closed = |reason: &str| Event::Closed { reason: reason.into() };
        let rest = ("b", planned(&[2, 3], Some("a"), Some(&[1, 2])));
        assert_eq!(is([half(), vec![rest.clone(), ("b", closed("given up"))]].concat()), Known::GivenUp);
        let unsent = [half(), vec![rest, ("b", signed(0, 6, 2)), ("b", closed(crate::journal::UNSENT))]].concat();
        assert_eq!(left(&is(unsent)), ("b", &[1, 2][..], 2, None));
    }

    #[test]
    fn a_plan_that_was_begun_anew_does_the_whole_and_two_halves_are_for_a_person() {
        let anew = vec![("a", planned(&[1, 2], None, None)), ("a", signed(0, 5, 1)), ("a", refused(1))];
        assert!(matches!(is(anew.clone()), Known::Open { hashes, .. } if hashes.is_empty()));
        let both = [anew, vec![("b", planned(&[1, 2], Some("a"), None)), ("b", signed(0, 5, 2)), ("b", signed(1, 6, 3))]].concat();
        let done = [both.clone(), vec![("b", mined(2)), ("b", mined(3))]].concat();
        assert!(matches!(is(done), Known::Done(hashes) if hashes.len() == 2));
        let twice = vec![("a", mined(1)), ("b", mined(3)), ("b", Event::Failed { hash: TxHash::repeat_byte(2), reason: String::new() })];
        assert_eq!(left(&is([both, twice].concat())).3, Some(Bar::Twice));
    }

    #[test]
    fn a_rest_whose_whole_cannot_be_read_is_still_a_rest() {
        let rest = vec![("b", planned(&[2, 3], Some("a"), Some(&[1, 2])))];
        assert_eq!(left(&is(rest.clone())), ("b", &[1, 2][..], 2, None));
        let one = [rest, vec![("b", signed(0, 6, 2)), ("b", mined(2))]].concat();
        assert_eq!(left(&is(one)), ("b", &[2][..], 1, None));
    }
}
