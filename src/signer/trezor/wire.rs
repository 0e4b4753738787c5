//! A way to a device, packet by packet.

use super::frames::PACKET;
use crate::error::Failure;
use anyhow::Result;
use std::{fmt::Display, time::Duration};

/// How long a device may take for what it does alone; deriving a seed takes it seconds.
pub(super) const ALONE: Duration = Duration::from_secs(60);

/// How long a person may take at the device; the delay after wrong PINs counts too.
pub(super) const PATIENCE: Duration = Duration::from_secs(60 * 60);

/// A wire with a device at its end.
pub trait Wire: Send {
    /// Hands over one packet.
    ///
    /// # Errors
    /// When the device is gone.
    fn send(&mut self, packet: &[u8; PACKET]) -> Result<()>;

    /// Waits for the next packet, for so long at most.
    ///
    /// # Errors
    /// When the device is gone or stays silent.
    fn receive(&mut self, patience: Duration) -> Result<[u8; PACKET]>;

    /// Drops what has come unasked, as for a command that was ended meanwhile.
    ///
    /// # Errors
    /// When the device is gone.
    fn drain(&mut self) -> Result<()>;
}

/// The device went away, or the wire to it broke.
pub(super) fn gone(error: impl Display) -> Failure {
    Failure::failed("device", format!("the Trezor went away: {error}")).hint("connect it, and run the command again")
}

/// The device is there but says nothing.
pub(super) fn silent() -> Failure {
    Failure::failed("device", "the Trezor does not answer").hint("reconnect it, and run the command again")
}

/// What comes is not what a Trezor sends.
pub(super) fn garbled() -> Failure {
    Failure::failed("device", "what comes over the wire is no answer of a Trezor")
        .hint("reconnect the device, and close other programs that use it")
}
