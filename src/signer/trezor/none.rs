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
pub struct Session {
    _never: (),
}

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
    /// Always.
    pub async fn addresses(&self, _: &Derivation) -> Result<Vec<Address>> {
        bail!(missing())
    }

    /// Shows no address.
    ///
    /// # Errors
    /// Always.
    pub async fn verify(&self, _: &str, _: Address) -> Result<()> {
        bail!(missing())
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
