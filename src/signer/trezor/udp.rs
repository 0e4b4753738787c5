//! Trezor's emulator takes packets over UDP, and answers a `PINGPING` with a `PONGPONG`.
//! Source: trezor/trezor-firmware, core/embed/io/usb/unix/usb.c and legacy/emulator/udp.c.

use super::{
    frames::PACKET,
    wire::{Wire, gone, silent},
};
use crate::{error::Failure, signer::device::places};
use anyhow::{Context, Result, bail, ensure};
use std::{
    io::ErrorKind,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, UdpSocket},
    time::{Duration, Instant},
};

const PING: &[u8] = b"PINGPING";
const PONG: &[u8] = b"PONGPONG";

/// How long the emulator may take to say that it is there.
const GREETING: Duration = Duration::from_secs(5);

/// How often it is asked whether it still is; a socket that was closed answers at once.
const BEAT: Duration = Duration::from_millis(500);

/// The way to an emulator on this machine.
#[derive(Debug)]
pub struct Udp(UdpSocket);

impl Udp {
    /// Connects to `HOST:PORT`, which must be this machine: a device is never elsewhere.
    ///
    /// # Errors
    /// When the place is not on this machine or nobody answers there.
    pub fn connect(place: &str) -> Result<Self> {
        let found = places(place)?.into_iter().find_map(|place| {
            let here: IpAddr = if place.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
            let udp = Self(UdpSocket::bind((here, 0)).ok()?);
            udp.0.connect(place).ok()?;
            udp.0.send(PING).ok()?;
            let deadline = Instant::now().checked_add(GREETING)?;
            udp.read(deadline, |bytes| bytes == PONG).ok().map(|_| udp)
        });
        let silent = || {
            let message = format!("no emulator answers at `{}`", place.escape_debug());
            Failure::failed("device", message).hint("start it, or unset its variable")
        };
        found.with_context(silent)
    }

    /// The next datagram that is `wanted`; others are dropped.
    fn read(&self, deadline: Instant, wanted: impl Fn(&[u8]) -> bool) -> Result<[u8; PACKET]> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            ensure!(!left.is_zero(), silent());
            self.0.set_read_timeout(Some(left.min(BEAT))).map_err(gone)?;
            // One byte more than a packet, so that a longer datagram is not taken for one.
            let mut bytes = [0; PACKET + 1];
            match self.0.recv(&mut bytes) {
                Ok(length) => {
                    if let Some(datagram) = bytes.get(..length).filter(|datagram| wanted(datagram)) {
                        let mut packet = [0; PACKET];
                        packet.iter_mut().zip(datagram).for_each(|(place, byte)| *place = *byte);
                        return Ok(packet);
                    }
                }
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted) => {
                    self.0.send(PING).map_err(gone)?;
                }
                Err(error) => bail!(gone(error)),
            }
        }
    }
}

impl Wire for Udp {
    fn send(&mut self, packet: &[u8; PACKET]) -> Result<()> {
        let sent = self.0.send(packet).map_err(gone)?;
        ensure!(sent == PACKET, gone("it takes no whole packet"));
        Ok(())
    }

    fn receive(&mut self, patience: Duration) -> Result<[u8; PACKET]> {
        let deadline = Instant::now().checked_add(patience).context("the clock cannot wait so long")?;
        self.read(deadline, |bytes| bytes.len() == PACKET)
    }

    fn drain(&mut self) -> Result<()> {
        // A port of its own gets nothing that was meant for another command.
        Ok(())
    }
}
