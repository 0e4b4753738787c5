//! The device that is connected, for as long as a command needs it.

use super::{EMULATOR, SERIAL, device::Trezor, key::TrezorKey, udp::Udp, usb::Usb};
use crate::signer::{
    Derivation, Person, Signer,
    device::{Path, aside, other_seed, paths, text},
};
use alloy::primitives::Address;
use anyhow::{Result, ensure};
use std::sync::{Arc, Mutex, PoisonError};

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

/// A device that stays open, so that its PIN and its passphrase are entered once, whatever is read.
#[derive(Clone, Debug)]
pub struct Session(Arc<Mutex<Trezor>>);

impl Session {
    /// Opens the device that is connected.
    ///
    /// # Errors
    /// As [`connect`].
    pub async fn open(person: Arc<dyn Person>) -> Result<Self> {
        aside(move || Ok(Self(Arc::new(Mutex::new(connect(person)?))))).await
    }

    /// Reads the addresses of a derivation from the device.
    ///
    /// # Errors
    /// When the device is gone, or does not derive such a path.
    pub async fn addresses(&self, derivation: &Derivation) -> Result<Vec<Address>> {
        let paths = paths(derivation)?;
        self.ask(move |device| paths.iter().map(|path| device.address(path, false)).collect()).await
    }

    /// Has a person compare an address with the one that the device shows, and confirm it there.
    ///
    /// # Errors
    /// When the device is gone or shows another address, or the person refuses.
    pub async fn verify(&self, path: &str, address: Address) -> Result<()> {
        let path = path.parse::<Path>()?;
        self.ask(move |device| device.verify(&path, address)).await
    }

    async fn ask<T: Send + 'static>(&self, question: impl FnOnce(&mut Trezor) -> Result<T> + Send + 'static) -> Result<T> {
        let device = Arc::clone(&self.0);
        aside(move || question(&mut device.lock().unwrap_or_else(PoisonError::into_inner))).await
    }
}

/// Has a person compare an address with the one that the device shows, and confirm it there.
///
/// # Errors
/// As [`connect`], and when the device holds another seed or the person refuses.
pub async fn confirm(path: &str, address: Address, person: Arc<dyn Person>) -> Result<()> {
    let (place, at) = (path.parse::<Path>()?, path.to_owned());
    aside(move || of_account(&place, &at, address, person)?.verify(&place, address)).await
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
    let hint = "connect the account's own device, or enter the account's own passphrase";
    ensure!(held == address, other_seed(at, held, address).hint(hint));
    Ok(device)
}
