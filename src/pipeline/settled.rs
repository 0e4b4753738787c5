//! What became of what was signed, as `history resume` says it.

use alloy::primitives::TxHash;
use serde::Serialize;

/// What became of one signed transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "fate")]
pub enum Settled {
    /// It is in a block and succeeded.
    Done {
        /// The transaction.
        hash: TxHash,
    },
    /// It does nothing and is in a block: the step that it took the place of is cancelled.
    Cancelled {
        /// The transaction.
        hash: TxHash,
    },
    /// It reverted, was refused or was replaced.
    Failed {
        /// The transaction.
        hash: TxHash,
        /// Why.
        reason: String,
        /// What to do where a node refused it.
        #[serde(skip)]
        advice: Option<&'static str>,
    },
    /// It still waits for a block.
    Waiting {
        /// The transaction.
        hash: TxHash,
    },
    /// It was signed, no node shows it, and it was not to be sent.
    Unseen {
        /// The transaction.
        hash: TxHash,
    },
    /// A later plan took its nonce and has no end yet: until then this one is not sent.
    Behind {
        /// The transaction.
        hash: TxHash,
        /// The later plan.
        plan: String,
    },
    /// A later plan took its nonce, or signed the same transaction: its own plan is over.
    GaveWay {
        /// The transaction.
        hash: TxHash,
    },
    /// The journal says that it was mined, and the chain does not have it: a reorganisation took it out of its block.
    Vanished {
        /// The transaction.
        hash: TxHash,
        /// Its plan.
        plan: String,
        /// The block it was in.
        block: u64,
    },
    /// Its owner gave it up before it was in a block: it is sent no more.
    GivenUp {
        /// The transaction.
        hash: TxHash,
    },
}

impl Settled {
    /// Whether it has no end yet, and its plan must not be carried on.
    pub fn open(&self) -> bool {
        matches!(self, Self::Waiting { .. } | Self::Unseen { .. } | Self::Behind { .. } | Self::Vanished { .. })
    }
}

/// What was settled, one after another, and which bytes went out for it.
#[derive(Debug, Default)]
pub struct Settlement {
    /// What became of each.
    pub settled: Vec<Settled>,
    /// What was handed to a node again.
    pub sent: Vec<TxHash>,
}
