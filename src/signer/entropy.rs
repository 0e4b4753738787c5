//! Randomness comes from the operating system alone.

use anyhow::{Result, anyhow};

/// Fills the bytes with randomness fit for keys.
pub fn fill(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| anyhow!("the system's random source failed: {error}"))
}
