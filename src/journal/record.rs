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

    /// Whether it is what an earlier plan left of a job of a script.
    pub fn is_rest(&self) -> bool {
        self.batch().is_some_and(|tag| tag.rest.is_some())
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
        self.unended().into_iter().filter(|signed| refused(signed.hash)).collect()
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
        self.unended().into_iter().filter(|signed| !refused.contains(&signed.hash)).collect()
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

    /// What was signed for it, is in a block and did what its step was to do.
    pub fn succeeded(&self) -> Vec<Signed> {
        self.signed().into_iter().filter(|signed| !signed.cancels && self.ended(signed.hash) == Some(true)).collect()
    }

    /// What was signed for it and has no end yet, refused or not.
    pub fn unended(&self) -> Vec<Signed> {
        self.signed().into_iter().filter(|signed| self.ended(signed.hash).is_none()).collect()
    }

    /// The steps whose transactions succeeded, counted from 0; each once, by whichever of its transactions.
    pub fn steps_done(&self) -> BTreeSet<usize> {
        self.succeeded().into_iter().map(|signed| signed.step).collect()
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
        !self.unended().is_empty() || (!self.closed() && left())
    }
}

#[cfg(test)]
mod tests;
