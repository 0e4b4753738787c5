//! Without the feature `trezor` there is no device to ask.

use crate::{
    error::Failure,
    signer::{Derivation, Person, Signer},
};
use alloy::primitives::Address;
use anyhow::{Result, bail};
use std::sync::Arc;

fn missing() -> Failure {
    Failure::failed("device", "this build reaches no Trezor").hint("build it with the feature `trezor`")
}

/// A device that is never there.
#[derive(Clone, Copy, Debug)]
pub enum Session {}

impl Session {
    /// Opens none.
    ///
    /// # Errors
    /// Always.
    pub async fn open(_: Arc<dyn Person>) -> Result<Self> {
        bail!(missing())
    }

    /// Reads no address.
    ///
    /// # Errors
    /// Never, for there is no device to ask.
    pub async fn addresses(&self, _: &Derivation) -> Result<Vec<Address>> {
        match *self {}
    }

    /// Shows no address.
    ///
    /// # Errors
    /// As [`Self::addresses`].
    pub async fn verify(&self, _: &str, _: Address) -> Result<()> {
        match *self {}
    }
}

/// Confirms no address.
///
/// # Errors
/// Always.
pub async fn confirm(_: &str, _: Address, _: Arc<dyn Person>) -> Result<()> {
    bail!(missing())
}

/// Opens no key.
///
/// # Errors
/// Always.
pub async fn open(_: &str, _: Address, _: Arc<dyn Person>) -> Result<Signer> {
    bail!(missing())
}
