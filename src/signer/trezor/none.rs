//! Without the feature `trezor` there is no device to ask.

use super::Person;
use crate::{
    error::Failure,
    signer::{Derivation, Signer},
};
use alloy::primitives::Address;
use anyhow::{Result, bail};
use std::sync::Arc;

fn missing() -> Failure {
    Failure::failed("device", "this build reaches no Trezor").hint("build it with the feature `trezor`")
}

/// Reads no address.
///
/// # Errors
/// Always.
pub async fn addresses(_: &Derivation, _: Arc<dyn Person>, _: bool) -> Result<Vec<Address>> {
    bail!(missing())
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
