//! The device that is connected, for as long as a command needs it.

use super::{EMULATOR, SERIAL, device::Trezor, key::TrezorKey, person::Person, udp::Udp, usb::Usb};
use crate::{
    error::Failure,
    signer::{
        Derivation, Signer,
        ledger::{Path, aside, text},
    },
};
use alloy::primitives::Address;
use anyhow::{Context, Result, ensure};
use std::sync::Arc;

/// Opens the device that is connected.
///
/// # Errors
/// When there is none, or it cannot sign for Ethereum as it is.
pub fn connect(person: Arc<dyn Person>) -> Result<Trezor> {
    match text(EMULATOR)? {
        Some(place) => Trezor::open(Box::new(Udp::connect(&place)?), person),
        None => Trezor::open(Box::new(Usb::open(text(SERIAL)?.as_deref())?), person),
    }
}

/// Reads the addresses of a derivation from the device; with `verify` the first is confirmed on its screen.
///
/// # Errors
/// As [`connect`], and when the device does not derive such a path or the person refuses.
pub async fn addresses(derivation: &Derivation, person: Arc<dyn Person>, verify: bool) -> Result<Vec<Address>> {
    let paths = (0..derivation.count()).map(|index| derivation.path_of(index)?.parse()).collect::<Result<Vec<Path>>>()?;
    aside(move || {
        let mut device = connect(person)?;
        let addresses = paths.iter().map(|path| device.address(path, false)).collect::<Result<Vec<_>>>()?;
        if verify {
            let first = paths.first().zip(addresses.first()).context("the device gave no address")?;
            device.verify(first.0, *first.1)?;
        }
        Ok(addresses)
    })
    .await
}

/// Has a person compare an address with the one that the device shows, and confirm it there.
///
/// # Errors
/// As [`connect`], and when the device holds another seed or the person refuses.
pub async fn confirm(path: &str, address: Address, person: Arc<dyn Person>) -> Result<()> {
    let (place, at) = (path.parse::<Path>()?, path.to_owned());
    aside(move || of_account(&place, &at, address, person)?.shows(&place, address)).await
}

/// Opens the key at a path. Fails where the device holds another key than the account says.
///
/// # Errors
/// As [`connect`], and when the addresses differ.
pub async fn open(path: &str, address: Address, person: Arc<dyn Person>) -> Result<Signer> {
    let (place, at) = (path.parse::<Path>()?, path.to_owned());
    aside(move || {
        let device = of_account(&place, &at, address, person)?;
        Ok(Signer::new(TrezorKey::new(device, place, address)))
    })
    .await
}

/// Opens the device that holds an address.
fn of_account(place: &Path, at: &str, address: Address, person: Arc<dyn Person>) -> Result<Trezor> {
    let mut device = connect(person)?;
    let held = device.address(place, false)?;
    let other = || {
        let message = format!("this device holds another seed: at `{at}` it has `{held}`, and the account is `{address}`");
        Failure::failed("device", message).hint("connect the account's own device, or enter the account's own passphrase")
    };
    ensure!(held == address, other());
    Ok(device)
}
