//! Why a venue says no before anything is sent, in the same words everywhere.

use crate::{error::Failure, units::Money};
use alloy::primitives::{Address, U256};
use anyhow::{Error, Result, bail};

/// Refuses an amount of nothing.
///
/// # Errors
/// When `amount` is zero.
pub fn something(amount: U256) -> Result<()> {
    if amount.is_zero() {
        bail!(Failure::usage("an amount of nothing moves nothing"));
    }
    Ok(())
}

/// The venue does not take this asset.
pub fn not_taken(venue: &str, asset: Address) -> Error {
    Failure::usage(format!("`{venue}` does not take {asset}")).hint(format!("see `restake venues {venue}`")).into()
}

/// The venue does not give `want` for what is held.
pub fn not_given(venue: &str, held: Address, want: Option<Address>) -> Error {
    let want = want.map_or_else(|| "anything".to_owned(), |want| want.to_string());
    Failure::usage(format!("`{venue}` does not give {want} for {held}")).hint(format!("see `restake venues {venue}`")).into()
}

/// The protocol has stopped this for now.
pub fn paused(what: impl Into<String>) -> Error {
    Failure::failed("paused", what).hint("wait until it resumes; nothing was sent").into()
}

/// More than fits now.
pub fn too_much(what: &str, most: &Money) -> Error {
    Failure::failed("limit", format!("{what} at most {most} now")).hint("take less, or try again later").into()
}

/// More than the protocol or this wallet ever deals with at once.
pub fn beyond(what: &str, most: &Money) -> Error {
    Failure::failed("bounds", format!("{what} at most {most}")).hint("take less").into()
}

/// Less than the protocol deals with.
pub fn too_little(what: &str, least: &Money) -> Error {
    Failure::failed("bounds", format!("{what} at least {least}")).hint("take more").into()
}

/// A ticket that cannot be claimed yet, or by this account.
pub fn not_ready(ticket: &str, why: &str) -> Error {
    Failure::failed("not-ready", format!("`{ticket}` cannot be claimed: {why}")).hint("see `restake portfolio`").into()
}
