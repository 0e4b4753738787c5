//! The plans of one action: each does the whole of it, or what an earlier one left, and together they say what became of it.

use super::past::{Bar, Known};
use crate::{
    journal::{Event, Record},
    label::Label,
    plan::Plan,
};
use alloy::primitives::TxHash;
use std::collections::BTreeSet;

/// A plan of a whole action, and those that took up what it left.
struct Attempt<'a> {
    /// The whole.
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
            let is_rest = record.batch().is_some_and(|tag| tag.rest.is_some());
            let former = record.resumes().filter(|_| is_rest);
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

    fn is_begun(&self) -> bool {
        !self.done().is_empty()
    }

    fn is_whole(&self) -> bool {
        let count = self.plan.steps.len();
        count > 0 && self.done().len() == count
    }

    /// What it comes to where nothing of it waits to be mined.
    fn left(&self, twice: bool) -> Option<Known> {
        let last = self.records.last()?;
        let (resumes, done) = (last.id.clone(), self.done());
        if (last.given_up() && !last.unsent()) || last.cancelled() {
            return Some(Known::GivenUp);
        }
        if done.is_empty() {
            // What a node refused may be taken by another, and then be all that was asked for.
            let refused = last.signed().iter().any(|signed| last.ended(signed.hash).is_none());
            return Some(match refused && !last.unsent() {
                true => Known::Open { resumes, hashes: vec![] },
                false => Known::Again { resumes, why: (last.failed() && !last.unsent()).then(|| why(last)) },
            });
        }
        let (places, steps) = self
            .plan
            .steps
            .iter()
            .enumerate()
            .filter(|(place, _)| !done.contains(place))
            .map(|(place, step)| (place, step.clone()))
            .unzip();
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
        return Some(Known::Done(records.iter().flat_map(mined).collect()));
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

/// What of a plan is in a block and did what it was to do.
fn mined(record: &Record) -> Vec<TxHash> {
    let did = record.signed().into_iter().filter(|signed| !signed.cancels && record.ended(signed.hash) == Some(true));
    did.map(|signed| signed.hash).collect()
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
