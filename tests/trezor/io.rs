//! The soft device's end of the wire: packets of 64 bytes over UDP, as the emulator's.
//! Source: trezor/trezor-firmware, core/embed/io/usb/unix/usb.c and core/src/trezor/wire/codec/codec_v1.py.

use std::{
    net::{SocketAddr, UdpSocket},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use protobuf::Enum;
use trezor_client::{
    TrezorMessage,
    protos::{MessageType, failure::FailureType},
};

/// Why the device does not go on with what it was asked.
pub enum Stop {
    /// It answers with a failure.
    Failure(FailureType, String),
    /// It was asked something else meanwhile.
    Instead(Message),
    /// The cable was pulled.
    Gone,
}

/// A message as it came.
pub struct Message {
    pub kind: MessageType,
    pub content: Vec<u8>,
}

impl Message {
    /// Reads it as what its kind says.
    pub fn read<M: TrezorMessage>(&self) -> Result<M, Stop> {
        M::parse_from_bytes(&self.content).map_err(|error| Stop::Failure(FailureType::Failure_DataError, error.to_string()))
    }
}

/// The wire.
pub struct Io {
    place: SocketAddr,
    socket: Option<UdpSocket>,
    peer: Option<SocketAddr>,
    /// Whether the cable is pulled.
    pub pulled: Arc<AtomicBool>,
    /// Whether the port is open.
    pub listens: Arc<AtomicBool>,
}

impl Io {
    pub fn new(pulled: Arc<AtomicBool>) -> Self {
        let socket = UdpSocket::bind(("127.0.0.1", 0)).expect("a port");
        Self {
            place: socket.local_addr().expect("an address"),
            socket: Some(socket),
            peer: None,
            pulled,
            listens: Arc::new(AtomicBool::new(true)),
        }
    }

    /// Where it listens.
    pub fn place(&self) -> SocketAddr {
        self.place
    }

    /// Closes the port until the cable is in again.
    pub fn wait_for_cable(&mut self) {
        self.listens.store(false, Ordering::SeqCst);
        self.socket = None;
        while self.pulled.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(5));
        }
        while self.socket.is_none() {
            self.socket = UdpSocket::bind(self.place).ok();
        }
        self.listens.store(true, Ordering::SeqCst);
    }

    pub fn send<M: TrezorMessage>(&mut self, message: &M) -> Result<(), Stop> {
        let content = message.write_to_bytes().expect("a whole message");
        let number = u16::try_from(M::MESSAGE_TYPE.value()).expect("a number");
        let length = u32::try_from(content.len()).expect("short");
        let whole = [&b"##"[..], &number.to_be_bytes(), &length.to_be_bytes(), &content].concat();
        whole.chunks(63).try_for_each(|piece| {
            let mut packet = [&b"?"[..], piece].concat();
            packet.resize(64, 0);
            self.send_packet(&packet)
        })
    }

    pub fn send_packet(&mut self, packet: &[u8]) -> Result<(), Stop> {
        let (Some(socket), Some(peer)) = (&self.socket, self.peer) else { return Err(Stop::Gone) };
        socket.send_to(packet, peer).map(drop).map_err(|_| Stop::Gone)
    }

    pub fn receive(&mut self) -> Result<Message, Stop> {
        let mut whole: Vec<u8> = vec![];
        loop {
            let packet = self.packet()?;
            let Some(rest) = packet.strip_prefix(b"?") else { continue };
            if whole.is_empty() && !rest.starts_with(b"##") {
                continue;
            }
            whole.extend(rest);
            let length = u32::from_be_bytes(whole[4..8].try_into().expect("four bytes")) as usize;
            if let Some(content) = whole.get(8..8 + length) {
                let number = u16::from_be_bytes([whole[2], whole[3]]);
                let kind = MessageType::from_i32(number.into()).expect("a known message");
                return Ok(Message { kind, content: content.to_vec() });
            }
        }
    }

    fn packet(&mut self) -> Result<[u8; 64], Stop> {
        let socket = self.socket.as_ref().ok_or(Stop::Gone)?;
        socket.set_read_timeout(Some(Duration::from_millis(10))).expect("a clock");
        loop {
            if self.pulled.load(Ordering::SeqCst) {
                return Err(Stop::Gone);
            }
            let mut bytes = [0; 65];
            match socket.recv_from(&mut bytes) {
                Ok((8, peer)) if bytes.starts_with(b"PINGPING") => drop(socket.send_to(b"PONGPONG", peer)),
                Ok((64, peer)) => {
                    self.peer = Some(peer);
                    return Ok(bytes[..64].try_into().expect("a packet"));
                }
                _ => {}
            }
        }
    }
}
