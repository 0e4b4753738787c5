//! Names for what the journal tells of.

use crate::plan::Plan;
use alloy::primitives::{B256, keccak256};
use anyhow::{Context, Result};
use jiff::Timestamp;
use std::sync::atomic::{AtomicU64, Ordering};

/// A name for a plan that is about to be carried out: its content, its time, and how many were named before it, for equal plans of
/// one instant.
///
/// # Errors
/// When the plan cannot be written as JSON.
pub fn plan_id(plan: &Plan) -> Result<String> {
    static NAMED: AtomicU64 = AtomicU64::new(0);
    let mut bytes = serde_json::to_vec(plan).context("a plan cannot be written as JSON")?;
    bytes.extend(Timestamp::now().to_string().bytes());
    bytes.extend(NAMED.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    Ok(name(&bytes))
}

/// A name for a message that is signed: its digest and the time.
pub fn message_id(digest: B256) -> String {
    name(&[digest.as_slice(), Timestamp::now().to_string().as_bytes()].concat())
}

fn name(bytes: &[u8]) -> String {
    alloy::hex::encode(&keccak256(bytes)[..4])
}
