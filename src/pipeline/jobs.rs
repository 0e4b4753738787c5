//! What becomes of the jobs of a script, while it happens and in the end.

use super::{
    book::Book,
    flight::{Errand, Flight, State},
    outcome::{Expected, Receipt},
};
use crate::journal::Tag;
use alloy::primitives::{Address, TxHash};

/// What happens to a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happening<'a> {
    /// It is in the journal.
    Planned,
    /// A step was signed, and is on disk.
    Signed {
        /// The step of the plan, counted from 0.
        step: usize,
        /// The transaction.
        hash: TxHash,
        /// Its nonce.
        nonce: u64,
    },
    /// A node has it.
    Sent {
        /// The step of the plan, counted from 0.
        step: usize,
        /// The transaction.
        hash: TxHash,
    },
    /// It is in a block for good.
    Mined {
        /// The step of the plan, counted from 0.
        step: usize,
        /// The transaction.
        hash: TxHash,
        /// The block.
        block: u64,
        /// It did what it was to do.
        success: bool,
    },
    /// A node does not take it, or another transaction took its nonce.
    Failed {
        /// The step of the plan, counted from 0.
        step: usize,
        /// The transaction.
        hash: TxHash,
        /// Why.
        reason: &'a str,
    },
}

/// Who is told what happens, such as a progress bar.
pub trait Watcher {
    /// Hears of one job, and by which plan of the journal it is carried out.
    fn happens(&self, tag: &Tag, plan: &str, what: Happening<'_>);
}

/// How a job ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// All of it is in blocks, and succeeded.
    Done,
    /// A step is in a block and reverted.
    Reverted {
        /// The transaction.
        hash: TxHash,
        /// The block.
        block: u64,
    },
    /// A node does not take a step; its bytes stay signed, and what is signed next must take its nonce.
    Refused {
        /// The transaction.
        hash: TxHash,
        /// What the node said.
        reason: String,
        /// What to do about it.
        advice: &'static str,
    },
    /// A transaction that is not of this job took the nonce of a step.
    Replaced {
        /// The transaction.
        hash: TxHash,
        /// The nonce.
        nonce: u64,
    },
    /// A step was sent, or may have been, and is not final.
    Open {
        /// The transaction.
        hash: TxHash,
        /// Why nobody waits any longer.
        reason: String,
    },
    /// It was signed and reached no node: what comes before it in the account was not taken. Where nothing of it did, its plan is closed,
    /// and its bytes will never be sent.
    Unsent {
        /// Its first transaction that was not sent.
        hash: TxHash,
    },
}

/// One job and how it ended.
#[derive(Clone, Debug)]
pub struct JobEnd {
    /// The job.
    pub tag: Tag,
    /// Its plan in the journal.
    pub id: String,
    /// What each step was to do by its simulation; nothing where it was carried on from the journal.
    pub expected: Vec<Expected>,
    /// What became of each step that a node may have, in order.
    pub receipts: Vec<Receipt>,
    /// How it ended.
    pub end: End,
}

impl JobEnd {
    /// Sums up what became of the transactions of a job.
    pub(super) fn of(book: &Book, owner: Address, errand: &Errand, flights: &[&Flight]) -> Self {
        let (mut receipts, mut end) = (vec![], End::Done);
        for flight in flights {
            let Some(step) = errand.plan.steps.get(flight.step) else { continue };
            match &flight.state {
                State::Final(receipt) => receipts.push(Receipt::mined(book, owner, (step, &flight.logged), receipt)),
                State::Sent | State::Unsure | State::Open(_) => receipts.push(Receipt::waiting(&step.title, flight.hash())),
                State::Unsent | State::Refused(_) | State::Replaced => {}
            }
            if end == End::Done {
                end = flight.end();
            }
        }
        let Errand { tag, id, expected, .. } = errand;
        Self { tag: tag.clone(), id: id.clone(), expected: expected.clone(), receipts, end }
    }
}
