//! What can happen to a plan, and the line that tells of it.

use super::{Tag, line::Line};
use crate::plan::Plan;
use alloy::primitives::{Address, B256, Bytes, TxHash};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What can happen to a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The user said yes to it.
    Planned {
        /// The whole plan.
        plan: Plan,
        /// The plan whose rest this is, which is over from this line on: a crash between two lines could do the rest twice.
        #[serde(skip_serializing_if = "Option::is_none")]
        resumes: Option<String>,
        /// The job of a script that it carries out.
        #[serde(skip_serializing_if = "Option::is_none")]
        batch: Option<Tag>,
    },
    /// A step's transaction was signed; nothing is sent before this line is on disk.
    Signed {
        /// Which step, counted from 0.
        step: usize,
        /// The transaction's hash.
        hash: TxHash,
        /// Its nonce.
        nonce: u64,
        /// The signed bytes.
        raw: Bytes,
        /// The tokens that arrive by their logs where it is simulated: one that has none in the receipt did not arrive.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        logged: Vec<Address>,
    },
    /// In the place of a step's transaction one was signed that does nothing: if it is mined, the step never is.
    Cancelling {
        /// The step that is not to be.
        step: usize,
        /// The transaction's hash.
        hash: TxHash,
        /// The nonce, which is that of what it takes the place of.
        nonce: u64,
        /// The signed bytes.
        raw: Bytes,
    },
    /// A node took it.
    Sent {
        /// The transaction's hash.
        hash: TxHash,
        /// Its owner did not want to wait for it, and goes on while it is not mined.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        left: bool,
    },
    /// It is in a block and succeeded.
    Mined {
        /// The transaction's hash.
        hash: TxHash,
        /// The block.
        block: u64,
        /// The gas it used.
        gas_used: u64,
        /// What a unit of gas cost, in wei, as a decimal string.
        gas_price: String,
    },
    /// A node refused it. Whoever saw the bytes may still have them mined, until its nonce is used.
    Refused {
        /// The transaction's hash.
        hash: TxHash,
        /// What the node said.
        reason: String,
    },
    /// It is in a block and reverted: all it did was to use its nonce and cost its fee.
    Reverted {
        /// The transaction's hash.
        hash: TxHash,
        /// The block.
        block: u64,
        /// The gas it used.
        gas_used: u64,
        /// What a unit of gas cost, in wei, as a decimal string.
        gas_price: String,
    },
    /// The block that it was in is no longer part of the chain: it has no end again.
    Unmined {
        /// The transaction's hash.
        hash: TxHash,
    },
    /// By what nodes said, it can never be mined: another transaction took its nonce.
    Failed {
        /// The transaction's hash.
        hash: TxHash,
        /// Why.
        reason: String,
    },
    /// The rest of the plan will not be carried out.
    Closed {
        /// Why.
        reason: String,
    },
    /// A typed message was signed, which may give power as a transaction does; of no plan, and the signature is not kept.
    MessageSigned {
        /// The EIP-712 digest.
        digest: B256,
        /// The name of its struct.
        primary_type: String,
        /// The contract of its domain, where that names one.
        #[serde(skip_serializing_if = "Option::is_none")]
        contract: Option<Address>,
    },
    /// The owner knows of these damaged lines, and goes on without them; it is of no plan.
    SetAside {
        /// Their numbers.
        lines: Vec<usize>,
    },
}

impl Event {
    /// Whether losing it to a power cut would lose what neither the next event nor the chain says again.
    pub(super) fn must_last(&self) -> bool {
        match self {
            // Only `Signed` makes it matter, and that takes it along to the disk.
            Self::Planned { .. } => false,
            // The receipt can be asked for again, by the hash that was signed.
            Self::Sent { .. } | Self::Mined { .. } | Self::Reverted { .. } | Self::Unmined { .. } => false,
            Self::Signed { .. } | Self::Cancelling { .. } | Self::Refused { .. } | Self::Failed { .. } => true,
            Self::Closed { .. } | Self::MessageSigned { .. } | Self::SetAside { .. } => true,
        }
    }
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Line")]
pub struct Entry {
    /// When it was written.
    pub at: Timestamp,
    /// Which plan it is about; the plan itself is the field `plan` of its first event.
    #[serde(rename = "id")]
    pub plan: String,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}
