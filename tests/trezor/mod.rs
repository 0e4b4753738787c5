//! Signing with a Trezor, against a soft one that is written from the firmware's sources and answers as it does.
//! Where RESTAKE_TREZOR_UDP names a real emulator as HOST:PORT (its debug link at the next port, its seed the one of
//! [`device::SEED`], without PIN and passphrase), the ignored test of `emulator` signs the same with that.

mod device;
mod emulator;
mod firmware;
mod io;
mod journeys;
mod person;
#[cfg(unix)]
mod prompt;
mod protocol;
mod signing;
mod trouble;
mod typed;
mod unlock;
