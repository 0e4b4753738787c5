//! Which job of which script a plan carries out.

use alloy::primitives::B256;
use serde::{Deserialize, Serialize};

/// One job of one run of a script.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// The hash of the script's content.
    pub script: B256,
    /// Which run of it, counted from 1.
    pub run: u32,
    /// The job's name in the script.
    pub job: String,
}
