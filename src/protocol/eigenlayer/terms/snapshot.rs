//! A snapshot of the terms: plain data, as it was at one block.

use super::code::Code;
use crate::{
    label::Label,
    protocol::eigenlayer::{
        avs::SetId,
        index::{DelayChange, Slash},
        operator::{Operator, Rules},
    },
};
use alloy::primitives::{Address, B256};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The terms of one operator at one block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Which list of facts it was taken for, see [`EDITION`]; those of before it was written down are of the first.
    #[serde(default = "first")]
    pub edition: u8,
    /// The chain.
    pub chain_id: u64,
    /// The block it was taken at; not in the digest.
    pub block: u64,
    /// The contract that keeps allocations and slashes.
    pub allocation_manager: Address,
    /// What holds for everybody.
    pub rules: Rules,
    /// The operator with its sets and magnitudes.
    pub operator: Operator,
    /// An announced change of its allocation delay.
    pub pending_delay: Option<DelayChange>,
    /// Every slasher, present or announced.
    pub slashers: BTreeMap<Address, Code>,
    /// What each AVS publishes.
    pub avss: BTreeMap<Address, AvsWords>,
    /// Slashes of each set that are not settled yet.
    #[serde(default)]
    pub pending_slashes: BTreeMap<SetId, Vec<PendingSlash>>,
    /// Every slash of the operator, oldest first; not in the digest, where the maximum magnitudes are what they left.
    #[serde(default)]
    pub slashes: Vec<Slash>,
}

/// The list of facts that this version of the program accepts.
pub const EDITION: u8 = 2;

fn first() -> u8 {
    1
}

/// A slash whose stake has not left yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PendingSlash {
    /// The number that the protocol gave it.
    pub id: u64,
    /// From which block on its stake may leave, where this protocol version says so.
    pub block: Option<u32>,
}

/// What an AVS publishes about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvsWords {
    /// Its name; not in the digest.
    pub name: Option<Label>,
    /// Where its metadata is, as shown.
    pub uri: Option<Label>,
    /// The Keccak-256 of where its metadata is, in full.
    #[serde(default)]
    pub uri_hash: Option<B256>,
    /// The SHA-256 of the document, if it could be read.
    pub sha256: Option<B256>,
    /// Why it could not be read now, if so; what it says is then what was read last, if anything; not in the digest.
    pub unreachable: Option<Label>,
    /// What it says of its sets.
    pub sets: BTreeMap<u32, SetWords>,
}

/// What an AVS publishes about one set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetWords {
    /// Its name; not in the digest.
    pub name: Option<Label>,
    /// What it is for, as shown.
    pub description: Option<Label>,
    /// When it says it slashes, as shown.
    pub conditions: Vec<Label>,
    /// The digest of description and conditions as they were published.
    pub words: B256,
}

impl Snapshot {
    /// Whether a delegator who sees a new allocation announced can be gone before it counts.
    pub fn leaves_time(&self) -> bool {
        self.operator.leaves_time(&self.rules)
    }

    /// What an AVS calls itself, or its address.
    pub fn avs_name(&self, avs: Address) -> String {
        let name = self.avss.get(&avs).and_then(|words| words.name.as_ref());
        name.map_or_else(|| avs.to_string(), |name| format!("`{name}`"))
    }

    /// A set in words: its AVS's name and its number.
    pub fn set_name(&self, set: SetId) -> String {
        format!("set {} of {}", set.id, self.avs_name(set.avs))
    }

    /// What the AVS publishes about `set`, if that was read.
    pub fn words(&self, set: SetId) -> Option<&SetWords> {
        self.avss.get(&set.avs)?.sets.get(&set.id)
    }
}
