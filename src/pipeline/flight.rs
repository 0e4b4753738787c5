//! A signed transaction on its way, and all that was signed with its nonce.

use super::{
    execute::advice,
    jobs::{End, Happening, Watcher},
    outcome::Expected,
    post::Post,
    receipts::Receipts,
    waiting::Final,
};
use crate::{chain::Chain, journal::Tag, plan::Plan};
use alloy::{
    consensus::TxEnvelope,
    eips::Encodable2718,
    primitives::{Address, Bytes, TxHash},
    rpc::types::TransactionReceipt,
};
use anyhow::Result;
use std::{num::NonZeroUsize, sync::Arc, thread};
use tokio::sync::{Semaphore, SemaphorePermit};

/// A job that is under way.
pub(super) struct Errand {
    pub(super) tag: Tag,
    /// Its plan in the journal.
    pub(super) id: String,
    pub(super) plan: Plan,
    pub(super) expected: Vec<Expected>,
}

/// The bytes of a transaction.
#[derive(Clone)]
pub(super) struct Shot {
    pub(super) hash: TxHash,
    pub(super) raw: Bytes,
}

impl Shot {
    pub(super) fn of(envelope: &TxEnvelope) -> Self {
        Self { hash: *envelope.tx_hash(), raw: envelope.encoded_2718().into() }
    }
}

/// Where a transaction is.
pub(super) enum State {
    /// On disk alone.
    Unsent,
    /// A node was given it, and nothing was heard.
    Unsure,
    /// A node has it.
    Sent,
    /// A node does not take it.
    Refused(String),
    /// It is in a block for good.
    Final(Box<TransactionReceipt>),
    /// Another transaction took its nonce.
    Replaced,
    /// It was sent, or may have been, and nobody waits for it any longer.
    Open(String),
}

/// One step of a job.
pub(super) struct Flight {
    /// Which errand it is of.
    pub(super) errand: usize,
    /// Which step of it.
    pub(super) step: usize,
    pub(super) nonce: u64,
    /// The tokens that arrive by their logs by its simulation.
    pub(super) logged: Vec<Address>,
    /// What else was signed with its nonce.
    pub(super) former: Vec<Shot>,
    /// What is handed out: what was signed last and not refused.
    pub(super) shot: Shot,
    pub(super) state: State,
    /// What tells of its receipt, whichever of its transactions is mined.
    pub(super) told: Vec<Final>,
}

impl Flight {
    /// What was signed and is nowhere else yet.
    pub(super) fn new(errand: usize, step: usize, nonce: u64, shot: Shot) -> Self {
        Self { errand, step, nonce, logged: vec![], former: vec![], shot, state: State::Unsent, told: vec![] }
    }

    /// The transaction that is handed out.
    pub(super) fn hash(&self) -> TxHash {
        self.shot.hash
    }

    /// All that was signed with its nonce, what is handed out at the end.
    pub(super) fn hashes(&self) -> Vec<TxHash> {
        self.former.iter().chain([&self.shot]).map(|shot| shot.hash).collect()
    }

    /// Puts other bytes in the place of those that are on their way.
    pub(super) fn replace(&mut self, shot: Shot) {
        self.former.push(std::mem::replace(&mut self.shot, shot));
    }

    /// Goes back to the bytes before the last, which no node wants.
    pub(super) fn fall_back(&mut self) {
        if let Some(older) = self.former.pop() {
            let refused = std::mem::replace(&mut self.shot, older);
            self.former.insert(0, refused);
        }
    }

    /// Whether it may have to be handed to a node.
    pub(super) fn is_to_send(&self) -> bool {
        matches!(self.state, State::Unsent | State::Unsure)
    }

    /// How it ended.
    pub(super) fn end(&self) -> End {
        let hash = self.hash();
        match &self.state {
            State::Final(receipt) if receipt.status() => End::Done,
            State::Final(receipt) => End::Reverted { hash: receipt.transaction_hash, block: receipt.block_number.unwrap_or_default() },
            State::Refused(reason) => End::Refused { hash, reason: reason.clone(), advice: advice(reason) },
            State::Replaced => End::Replaced { hash, nonce: self.nonce },
            State::Open(reason) => End::Open { hash, reason: reason.clone() },
            State::Sent | State::Unsure => End::Open { hash, reason: "it is not final yet".into() },
            State::Unsent => End::Unsent { hash },
        }
    }
}

/// What all accounts of a run share: the receipts that they wait for, and who watches.
pub struct Outbox<'a> {
    pub(super) receipts: Receipts,
    pub(super) watcher: &'a dyn Watcher,
    pub(super) post: Post,
    /// As many sign at once as there are cores: those that have signed send while others sign.
    pub(super) cores: Arc<Semaphore>,
    /// Whose turn it is to be made ready and signed.
    starts: Semaphore,
    /// Whose turn it is to plan and simulate.
    turns: Semaphore,
}

/// An account's turn, for as long as it lives.
pub type Turn<'a> = SemaphorePermit<'a>;

/// How many accounts of a batch plan and simulate at once what they send together: what each of them needs meanwhile is many times what
/// it needs later, and its node is asked by each on its own.
const TURNS: usize = 32;

impl<'a> Outbox<'a> {
    /// For the node of `chain`. Must be made inside of the runtime.
    pub fn new(chain: &Chain, watcher: &'a dyn Watcher) -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        // One is made ready while others sign.
        let (starts, turns) = (Semaphore::new(cores.saturating_add(1)), Semaphore::new(TURNS));
        Self { receipts: Receipts::new(chain), watcher, post: Post::new(chain), cores: Arc::new(Semaphore::new(cores)), starts, turns }
    }

    /// Waits for an account's turn to be made ready and signed: what is signed goes out before all others are made ready, so that a node
    /// is not kept waiting. Who has it must not wait for a node.
    ///
    /// # Errors
    /// When the run has ended, and so never.
    pub async fn start(&self) -> Result<Turn<'_>> {
        Ok(self.starts.acquire().await?)
    }

    /// Waits for an account's turn to plan and simulate, which ends with the value; who has one must not wait for another.
    ///
    /// # Errors
    /// When the run has ended, and so never.
    pub async fn turn(&self) -> Result<Turn<'_>> {
        Ok(self.turns.acquire().await?)
    }

    pub(super) fn tell(&self, errand: &Errand, what: Happening<'_>) {
        self.watcher.happens(&errand.tag, &errand.id, what);
    }
}
