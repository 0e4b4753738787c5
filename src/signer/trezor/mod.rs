//! Keys in a Trezor: its messages over USB, or over UDP to Trezor's emulator. Whatever the device refuses ends in a sentence,
//! whatever it asks for is asked of the person, and nothing is signed by a device whose address is not the account's.

#[cfg(feature = "trezor")]
mod call;
#[cfg(feature = "trezor")]
mod device;
#[cfg(feature = "trezor")]
mod failure;
#[cfg(feature = "trezor")]
mod frames;
#[cfg(feature = "trezor")]
mod key;
#[cfg(not(feature = "trezor"))]
mod none;
mod screen;
#[cfg(feature = "trezor")]
mod session;
#[cfg(feature = "trezor")]
mod transaction;
#[cfg(feature = "trezor")]
mod typed;
#[cfg(feature = "trezor")]
mod udp;
#[cfg(feature = "trezor")]
mod usb;
#[cfg(feature = "trezor")]
mod wire;

#[cfg(feature = "trezor")]
pub use device::{About, Trezor};
#[cfg(feature = "trezor")]
pub use frames::{Joiner, PACKET, cut};
#[cfg(feature = "trezor")]
pub use key::TrezorKey;
#[cfg(not(feature = "trezor"))]
pub use none::{Session, confirm, open};
pub use screen::{preview, preview_message, preview_typed};
#[cfg(feature = "trezor")]
pub use session::{Session, confirm, connect, open};
#[cfg(feature = "trezor")]
pub use transaction::Request;
#[cfg(feature = "trezor")]
pub use udp::Udp;
#[cfg(feature = "trezor")]
pub use wire::Wire;

/// Names an emulator on this machine, as `HOST:PORT`, that is used instead of a device.
pub const EMULATOR: &str = "RESTAKE_TREZOR_UDP";

/// Names the device to use where several are connected, by its serial number.
pub const SERIAL: &str = "RESTAKE_TREZOR_SERIAL";
