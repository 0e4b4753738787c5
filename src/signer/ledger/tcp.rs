//! Speculos, Ledger's emulator, takes APDUs over TCP: a length of four bytes, big-endian, and the APDU; the length in the
//! answer does not count the status word behind the data.

use super::transport::{Answer, Transport, gone};
use crate::{error::Failure, signer::device::places};
use anyhow::{Context, Result, ensure};
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

/// The longest answer that is read, in bytes: an APDU's is 65,536 and its status word.
const MOST_BYTES: u32 = 65_536;

/// How long the emulator may take to accept a connection.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection to an emulator on this machine.
#[derive(Debug)]
pub struct Tcp(TcpStream);

impl Tcp {
    /// Connects to `HOST:PORT`, which must be this machine: a device is never elsewhere.
    ///
    /// # Errors
    /// When the place is not on this machine or nobody answers there.
    pub fn connect(place: &str) -> Result<Self> {
        let (shown, places) = (place.escape_debug(), places(place)?);
        let mut tries = places.iter().map(|place| TcpStream::connect_timeout(place, PATIENCE));
        let stream = tries.find_map(Result::ok);
        let silent = || Failure::failed("device", format!("no emulator answers at `{shown}`")).hint("start it, or unset its variable");
        let stream = stream.with_context(silent)?;
        stream.set_nodelay(true).context("the connection to the emulator cannot be used")?;
        Ok(Self(stream))
    }
}

impl Transport for Tcp {
    fn exchange(&mut self, apdu: &[u8]) -> Result<Answer> {
        let length = u32::try_from(apdu.len()).context("the APDU is too long")?;
        self.0.write_all(&[&length.to_be_bytes(), apdu].concat()).map_err(gone)?;
        let mut length = [0; 4];
        self.0.read_exact(&mut length).map_err(gone)?;
        let length = u32::from_be_bytes(length);
        ensure!(length <= MOST_BYTES, Failure::failed("device", format!("the emulator announces an answer of {length} bytes")));
        let mut reply = vec![0; usize::try_from(length)?.saturating_add(2)];
        self.0.read_exact(&mut reply).map_err(gone)?;
        Answer::split(&reply)
    }
}
