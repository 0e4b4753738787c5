//! A plan for somebody else to sign: a batch for a Safe, or the bytes that a signature is made of.

mod checksum;
mod safe;
mod unsigned;

pub use safe::{Batch, Hashes, SafeVersion, safe_state};
pub use unsigned::{Payload, payloads};
