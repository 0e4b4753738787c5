//! What one device has in common with another, whoever made it.

mod calls;
mod domain;
mod path;

pub(super) use calls::{approveCall, calldata_digest, transferCall};
pub(super) use domain::{DOMAIN, domain};
pub use path::Path;

use crate::error::Failure;
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

/// Does what takes a person's time on a thread that may wait.
pub(super) async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.context("the device was not asked to the end")?
}
