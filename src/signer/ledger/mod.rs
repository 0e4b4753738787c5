//! Keys in a Ledger: the Ethereum app's protocol over USB, or over TCP to Ledger's emulator. Whatever the device refuses ends
//! in a sentence, and nothing is signed by a device whose address is not the account's.

mod app;
mod frames;
#[cfg(feature = "ledger")]
mod hid;
mod key;
mod parity;
mod screen;
mod status;
mod tcp;
mod tokens;
mod transport;
mod typed;

pub use super::device::Path;
pub use app::{About, Configuration, EthereumApp};
pub use frames::{Joiner, REPORT, cut};
#[cfg(feature = "ledger")]
pub use hid::Hid;
pub use key::LedgerKey;
pub use screen::{preview, preview_message, preview_typed};
pub use tcp::Tcp;
pub use tokens::{MORE_TOKENS, Token};
pub use transport::{Answer, Transport};
pub use typed::{Piece, pieces};

use super::{
    Derivation, Person,
    device::{aside, ensure_shown, other_seed, paths, text},
    person::compare,
};
#[cfg(not(feature = "ledger"))]
use crate::error::Failure;
use alloy::primitives::Address;
use anyhow::{Result, ensure};
use std::sync::Arc;

/// Names an emulator on this machine, as `HOST:PORT`, that is used instead of a device.
pub const EMULATOR: &str = "RESTAKE_SPECULOS_APDU";

/// Names the device to use where several are connected, by its serial number.
pub const SERIAL: &str = "RESTAKE_LEDGER_SERIAL";

/// Opens the Ethereum app of the device that is connected.
///
/// # Errors
/// When there is none, it is locked, or another app is open.
pub fn connect() -> Result<EthereumApp> {
    EthereumApp::open(match text(EMULATOR)? {
        Some(place) => Box::new(Tcp::connect(&place)?),
        None => usb()?,
    })
}

#[cfg(feature = "ledger")]
fn usb() -> Result<Box<dyn Transport>> {
    Ok(Box::new(Hid::open(text(SERIAL)?.as_deref())?))
}

#[cfg(not(feature = "ledger"))]
fn usb() -> Result<Box<dyn Transport>> {
    Err(Failure::failed("device", "this build reaches no device by USB").hint("build it with the feature `ledger`").into())
}

/// Reads the addresses of a derivation from the device, on a thread that may wait.
///
/// # Errors
/// As [`connect`], and when the device does not derive such a path.
pub async fn addresses(derivation: &Derivation) -> Result<Vec<Address>> {
    let paths = paths(derivation)?;
    aside(move || {
        let mut app = connect()?;
        paths.iter().map(|path| app.address(path, false)).collect()
    })
    .await
}

/// Has a person compare an address with the one that the device shows, and confirm it there.
///
/// # Errors
/// As [`connect`], and when the person refuses or the device shows another address.
pub async fn confirm(path: &str, address: Address, person: Arc<dyn Person>) -> Result<()> {
    let (place, at) = (path.parse::<Path>()?, path.to_owned());
    aside(move || {
        let mut app = of_account(&place, &at, address)?;
        compare(&*person, address);
        ensure_shown(address, app.address(&place, true)?)
    })
    .await
}

/// Opens the key at a path, and reads how the device is set. Fails where it holds another key than the account says.
///
/// # Errors
/// As [`connect`], and when the addresses differ.
pub async fn open(path: &str, address: Address) -> Result<(LedgerKey, Configuration)> {
    let (place, at) = (path.parse::<Path>()?, path.to_owned());
    aside(move || {
        let mut app = of_account(&place, &at, address)?;
        let configuration = app.configuration()?;
        Ok((LedgerKey::new(app, place, address), configuration))
    })
    .await
}

/// Opens the app of the device that holds an address.
fn of_account(place: &Path, at: &str, address: Address) -> Result<EthereumApp> {
    let mut app = connect()?;
    let held = app.address(place, false)?;
    let hint = "connect the account's own device, or enter its passphrase on it";
    ensure!(held == address, other_seed(at, held, address).hint(hint));
    Ok(app)
}
