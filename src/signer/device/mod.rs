//! What one device has in common with another, whoever made it.

mod calls;
mod domain;
mod key;
mod path;

pub(super) use calls::{approveCall, calldata_digest, transferCall};
pub(super) use domain::{DOMAIN, domain};
pub(super) use key::{Device, Key};
pub use path::Path;

use super::Derivation;
use crate::error::Failure;
use alloy::primitives::Address;
use anyhow::{Context, Result, ensure};
use std::{
    env,
    net::{SocketAddr, ToSocketAddrs},
};

/// A variable of the environment; empty is none.
pub(super) fn text(name: &str) -> Result<Option<String>> {
    match env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(Failure::usage(format!("`{name}` is not text")).into()),
    }
}

/// Where `HOST:PORT` is, which must be this machine.
///
/// # Errors
/// When it is no place, or elsewhere.
pub(super) fn places(place: &str) -> Result<Vec<SocketAddr>> {
    let shown = place.escape_debug();
    let unclear = || Failure::usage(format!("`{shown}` is no `HOST:PORT` of an emulator"));
    let places: Vec<SocketAddr> = place.to_socket_addrs().map_err(|_| unclear())?.collect();
    ensure!(!places.is_empty(), unclear());
    let here = places.iter().all(|place| place.ip().is_loopback());
    ensure!(here, Failure::usage(format!("`{shown}` is not on this machine, and an emulator has to be")).hint("use `127.0.0.1:PORT`"));
    Ok(places)
}

/// The paths of all addresses of a derivation.
pub(super) fn paths(derivation: &Derivation) -> Result<Vec<Path>> {
    (0..derivation.count()).map(|index| derivation.path_of(index)?.parse()).collect()
}

/// Why a device is not that of an account: at a path it holds another address.
pub(super) fn other_seed(at: &str, held: Address, address: Address) -> Failure {
    Failure::failed("device", format!("this device holds another seed: at `{at}` it has `{held}`, and the account is `{address}`"))
}

/// Fails where a device showed another address to its person than it had told.
pub(super) fn ensure_shown(told: Address, shown: Address) -> Result<()> {
    ensure!(shown == told, Failure::failed("device", format!("the device first said `{told}` and then showed `{shown}`")));
    Ok(())
}

/// Does what takes a person's time on a thread that may wait.
pub(super) async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.context("the device was not asked to the end")?
}
