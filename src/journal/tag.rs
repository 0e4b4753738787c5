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
    /// How many jobs the script has.
    pub of: usize,
    /// Where the plan is what an earlier one left of the job: which steps of the first of them these are, counted from 0. A plan without
    /// it does the whole job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Vec<usize>>,
}
