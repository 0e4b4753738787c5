//! A soft Trezor: what is on the device, who holds it, and what it does with a message.
//! Source: trezor/trezor-firmware, core/src/apps/base.py and common/passphrase.py, legacy/firmware/fsm.c and protect.c.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use alloy::signers::local::PrivateKeySigner;
use coins_bip39::English;
use protobuf::EnumOrUnknown;
use trezor_client::{
    TrezorMessage,
    protos::{self, MessageType, button_request::ButtonRequestType, failure::FailureType, features::Capability},
};

use super::io::{Io, Message, Stop};

/// The seed of the device, known to every developer.
pub const SEED: &str = "test test test test test test test test test test test junk";

/// Which firmware it runs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// With a display, two buttons, and no way to enter anything.
    One,
    /// With a display to touch.
    Safe5,
}

/// How a device that is none behaves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// Asks for more data than there is.
    Greedy,
    /// Sends what is no message.
    Garbage,
    /// Announces a message of four gigabytes.
    Endless,
    /// Answers with a message of another kind.
    Stray,
    /// Asks for a struct that is not there.
    Curious,
}

/// What is on the device, and in whose hands it is.
pub struct Device {
    pub seed: &'static str,
    pub model: Model,
    pub empty: bool,
    pub bootloader: bool,
    pub bitcoin_only: bool,
    /// Speaks only the protocol of newer models.
    pub newer: bool,
    pub pin: Option<&'static str>,
    /// What the person enters on the device when it asks for the PIN.
    pub enters_pin: Option<&'static str>,
    /// The digits at the places 1 to 9.
    pub matrix: [char; 9],
    pub unlocked: bool,
    pub passphrase_protection: bool,
    /// What the person enters on the device when it asks for the passphrase.
    pub enters_passphrase: &'static str,
    /// How many transactions, messages and shown addresses are confirmed before one is refused.
    pub refuses_after: Option<usize>,
    /// At which of its buttons that one is refused.
    pub refuses_at: usize,
    /// How many buttons are pressed before the cable is pulled.
    pub leaves_after: Option<usize>,
    pub lie: Option<Lie>,
    /// What a person confirmed, question by question.
    pub screens: Vec<Vec<String>>,
    /// The passphrase that came.
    pub heard: Option<String>,
    /// The messages that came.
    pub came: Vec<MessageType>,
}

/// A device that listens for as long as its handle lives.
pub struct SoftTrezor {
    place: SocketAddr,
    device: Arc<Mutex<Device>>,
    pulled: Arc<AtomicBool>,
    listens: Arc<AtomicBool>,
}

impl SoftTrezor {
    /// Plugs a device in: with the seed, unlocked, without PIN and passphrase.
    pub fn new() -> Self {
        let device = Arc::new(Mutex::new(Device {
            seed: SEED,
            model: Model::Safe5,
            empty: false,
            bootloader: false,
            bitcoin_only: false,
            newer: false,
            pin: None,
            enters_pin: None,
            matrix: ['5', '1', '9', '3', '8', '2', '7', '4', '6'],
            unlocked: false,
            passphrase_protection: false,
            enters_passphrase: "",
            refuses_after: None,
            refuses_at: 0,
            leaves_after: None,
            lie: None,
            screens: vec![],
            heard: None,
            came: vec![],
        }));
        let pulled = Arc::new(AtomicBool::new(false));
        let io = Io::new(Arc::clone(&pulled));
        let (place, listens) = (io.place(), Arc::clone(&io.listens));
        let mut running = Running { io, device: Arc::clone(&device), passphrase: None, button: 0 };
        thread::spawn(move || running.serve());
        Self { place, device, pulled, listens }
    }

    /// Where it listens.
    pub fn place(&self) -> String {
        self.place.to_string()
    }

    /// The device in a person's hands.
    pub fn hands(&self) -> MutexGuard<'_, Device> {
        self.device.lock().expect("the device works")
    }

    /// Puts a cable that was pulled in again.
    pub fn plug_in(&self) {
        self.hands().leaves_after = None;
        self.pulled.store(false, Ordering::SeqCst);
        while !self.listens.load(Ordering::SeqCst) {
            thread::yield_now();
        }
    }
}

/// The key of a seed and a passphrase at a path.
pub fn key(seed: &str, passphrase: &str, path: &str) -> PrivateKeySigner {
    let words = coins_bip39::Mnemonic::<English>::new_from_phrase(seed).expect("a mnemonic");
    let master = words.master_key(Some(passphrase)).expect("a seed");
    let child = master.derive_path(path).expect("a key");
    let key: &coins_bip32::ecdsa::SigningKey = child.as_ref();
    PrivateKeySigner::from_slice(&key.to_bytes()).expect("a key")
}

/// The firmware, at work.
pub struct Running {
    pub io: Io,
    device: Arc<Mutex<Device>>,
    pub passphrase: Option<String>,
    button: usize,
}

pub fn fail<T>(kind: FailureType, text: &str) -> Result<T, Stop> {
    Err(Stop::Failure(kind, text.into()))
}

impl Running {
    fn serve(&mut self) {
        let mut next = None;
        loop {
            let message = match next.take() {
                Some(message) => Ok(message),
                None => self.io.receive(),
            };
            let done = message.and_then(|message| {
                self.hands().came.push(message.kind);
                self.handle(&message)
            });
            match done {
                Ok(()) => {}
                Err(Stop::Instead(message)) => next = Some(message),
                Err(Stop::Gone) => self.io.wait_for_cable(),
                Err(Stop::Failure(kind, text)) => {
                    let mut failure = protos::Failure::new();
                    failure.set_code(kind);
                    failure.set_message(text);
                    self.io.send(&failure).ok();
                }
            }
        }
    }

    pub fn hands(&self) -> MutexGuard<'_, Device> {
        self.device.lock().expect("the device works")
    }

    pub fn of<T>(&self, read: impl FnOnce(&Device) -> T) -> T {
        read(&self.hands())
    }

    fn handle(&mut self, message: &Message) -> Result<(), Stop> {
        self.button = 0;
        if self.hands().newer {
            return fail(FailureType::Failure_InvalidProtocol, "Invalid protocol");
        }
        match message.kind {
            MessageType::MessageType_Initialize => {
                self.passphrase = None;
                let features = self.features();
                self.io.send(&features)
            }
            MessageType::MessageType_Cancel => fail(FailureType::Failure_ActionCancelled, "Cancelled"),
            _ if self.hands().empty => fail(FailureType::Failure_NotInitialized, "Device not initialized"),
            _ if self.lies()? => Ok(()),
            _ => self.work(message),
        }
    }

    fn features(&self) -> protos::Features {
        let device = self.hands();
        let mut features = protos::Features::new();
        let (version, model) = if device.model == Model::One { ([1, 14, 1], "1") } else { ([2, 12, 4], "Safe 5") };
        features.set_vendor("trezor.io".into());
        features.set_major_version(version[0]);
        features.set_minor_version(version[1]);
        features.set_patch_version(version[2]);
        features.set_model(model.into());
        features.set_bootloader_mode(device.bootloader);
        features.set_initialized(!device.empty);
        features.set_unlocked(device.pin.is_none() || device.unlocked);
        features.set_session_id(vec![7; 32]);
        let mut capabilities = vec![Capability::Capability_Bitcoin];
        capabilities.extend((!device.bitcoin_only).then_some(Capability::Capability_Ethereum));
        capabilities.extend((device.model != Model::One).then_some(Capability::Capability_PassphraseEntry));
        features.capabilities = capabilities.into_iter().map(EnumOrUnknown::new).collect();
        features
    }

    /// Sends something that no device sends, where it is to.
    fn lies(&mut self) -> Result<bool, Stop> {
        let lie = self.hands().lie;
        match lie {
            Some(Lie::Garbage) => self.io.send_packet(&[b'!'; 64])?,
            Some(Lie::Endless) => {
                let mut packet = [0xff; 64];
                packet[..5].copy_from_slice(b"?##\0\x1e");
                self.io.send_packet(&packet)?;
            }
            Some(Lie::Stray) => self.io.send(&protos::Success::new())?,
            Some(Lie::Greedy) => {
                let mut request = protos::EthereumTxRequest::new();
                request.set_data_length(2000);
                self.io.send(&request)?;
            }
            Some(Lie::Curious) => {
                let mut request = protos::EthereumTypedDataStructRequest::new();
                request.set_name("Secret".into());
                self.io.send(&request)?;
            }
            None => return Ok(false),
        }
        Ok(true)
    }

    /// Sends a message in the middle of a workflow, and waits for its answer.
    pub fn call<A: TrezorMessage>(&mut self, message: &impl TrezorMessage) -> Result<A, Stop> {
        self.io.send(message)?;
        let answer = self.io.receive()?;
        self.hands().came.push(answer.kind);
        match answer.kind {
            kind if kind == A::MESSAGE_TYPE => answer.read(),
            MessageType::MessageType_Cancel => fail(FailureType::Failure_ActionCancelled, "Cancelled"),
            _ => Err(Stop::Instead(answer)),
        }
    }

    /// Shows a screen that a person confirms or refuses; the first one of a question begins it.
    pub fn button(&mut self, line: &str) -> Result<(), Stop> {
        self.press(ButtonRequestType::ButtonRequest_SignTx)?;
        let mut device = self.hands();
        if self.button == 0 {
            device.screens.push(vec![]);
        }
        device.screens.last_mut().expect("a question").push(line.into());
        if device.refuses_after == Some(0) && device.refuses_at == self.button {
            return fail(FailureType::Failure_ActionCancelled, "Action cancelled by user");
        }
        drop(device);
        self.button += 1;
        Ok(())
    }

    /// What was asked is confirmed to its end.
    pub fn confirmed(&self) {
        let mut device = self.hands();
        device.refuses_after = device.refuses_after.map(|left| left.saturating_sub(1));
    }

    pub fn press(&mut self, kind: ButtonRequestType) -> Result<(), Stop> {
        let mut request = protos::ButtonRequest::new();
        request.set_code(kind);
        self.call::<protos::ButtonAck>(&request)?;
        let left = self.hands().leaves_after;
        if left == Some(0) {
            self.io.pulled.store(true, Ordering::SeqCst);
            return Err(Stop::Gone);
        }
        self.hands().leaves_after = left.map(|left| left - 1);
        Ok(())
    }
}
