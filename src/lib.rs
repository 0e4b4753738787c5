//! `restake`, a restaking wallet: protocols make plans, one pipeline carries them out.

pub mod chain;
pub mod error;
pub mod label;
pub mod plan;
pub mod protocol;
pub mod signer;
pub mod ui;
pub mod units;
