//! A way to a device: one APDU goes in, one answer comes out.

use crate::error::Failure;
use anyhow::{Context, Result};
use std::fmt::Display;

/// What a device answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The data; many commands have none.
    pub data: Vec<u8>,
    /// The status word of ISO 7816-4.
    pub status: u16,
}

impl Answer {
    /// Takes a reply apart whose last two bytes are the status word.
    pub(super) fn split(reply: &[u8]) -> Result<Self> {
        let (data, status) = reply.split_last_chunk::<2>().context("the device's answer has no status word")?;
        Ok(Self { data: data.to_vec(), status: u16::from_be_bytes(*status) })
    }
}

/// A wire with a device at its end.
pub trait Transport: Send {
    /// Hands over one APDU and waits for the answer, for as long as a person takes to press the buttons.
    ///
    /// # Errors
    /// When the device is gone or what it sends is no answer.
    fn exchange(&mut self, apdu: &[u8]) -> Result<Answer>;
}

/// The device went away, or the wire to it broke.
pub(super) fn gone(error: impl Display) -> Failure {
    Failure::failed("device", format!("the Ledger went away: {error}")).hint("connect it, open its Ethereum app, and run the command again")
}
