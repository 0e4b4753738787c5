//! One request and its answer. Whatever the device asks for in between is asked of the person, never answered unseen.

use super::{
    failure::failure,
    frames::{Joiner, cut},
    wire::{ALONE, PATIENCE, Wire, garbled},
};
use crate::{error::Failure, signer::Person};
use anyhow::{Context, Result, bail, ensure};
use protobuf::Enum;
use secrecy::{ExposeSecret, SecretString};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use trezor_client::{
    TrezorMessage,
    protos::{self, MessageType, button_request::ButtonRequestType},
};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, Zeroizing};

/// The longest PIN that a device takes, in digits (trezor/trezor-firmware, legacy/firmware/config.h).
const MOST_DIGITS: usize = 50;

/// The longest passphrase, in bytes. Source: as above, core/src/apps/common/passphrase.py.
const MOST_PASSPHRASE: usize = 50;

/// How the places of a PIN's digits are typed.
const MATRIX: &str = "The Trezor shows nine digits in a square. Type where those of your PIN are, by these numbers:
  7 8 9
  4 5 6
  1 2 3";

/// What a device answers.
pub(super) struct Answer {
    kind: MessageType,
    content: Vec<u8>,
}

impl Answer {
    /// What kind of message it is.
    pub(super) fn kind(&self) -> MessageType {
        self.kind
    }

    /// The message, which has to be of this kind.
    pub(super) fn of<M: TrezorMessage>(&self) -> Result<M> {
        let unexpected = || Failure::failed("device", "the Trezor answers something else than it was asked").hint("reconnect it");
        ensure!(self.kind == M::MESSAGE_TYPE, unexpected());
        M::parse_from_bytes(&self.content).ok().with_context(garbled)
    }
}

/// An open connection, with the person at its other end.
pub(super) struct Line {
    wire: Box<dyn Wire>,
    person: Arc<dyn Person>,
    /// Whether nothing is asked of the device, or it is gone.
    over: bool,
    /// What the person was told to do last, so that a question of many screens tells it once.
    told: &'static str,
    /// Whether a passphrase can be entered on the device.
    pub(super) enters_passphrase: bool,
}

impl Line {
    pub(super) fn new(wire: Box<dyn Wire>, person: Arc<dyn Person>) -> Self {
        Self { wire, person, over: true, told: "", enters_passphrase: false }
    }

    /// Whoever answers what the device asks.
    pub(super) fn person(&self) -> &dyn Person {
        &*self.person
    }

    /// Begins anew, whatever was going on before.
    pub(super) fn initialize(&mut self) -> Result<protos::Features> {
        /// How many answers to what was asked before may still come.
        const MOST_STALE: usize = 16;
        self.wire.drain()?;
        self.write(&protos::Initialize::new())?;
        for _ in 0..MOST_STALE {
            let answer = self.read(ALONE)?;
            match answer.kind {
                MessageType::MessageType_Features => return answer.of(),
                MessageType::MessageType_Failure => {
                    let said: protos::Failure = answer.of()?;
                    let aborted = said.code() == protos::failure::FailureType::Failure_ActionCancelled;
                    ensure!(aborted, failure(&said));
                }
                _ => {}
            }
        }
        bail!(garbled())
    }

    /// Sends a request and gives the answer, which has to be of one kind.
    pub(super) fn call<R: TrezorMessage>(&mut self, request: &impl TrezorMessage) -> Result<R> {
        self.converse(|line| line.ask(request)?.of())
    }

    /// Has a whole conversation, of as many requests as it takes.
    pub(super) fn converse<T>(&mut self, conversation: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        self.told = "";
        self.or_cancel(conversation)
    }

    /// Sends a request and gives the answer, after all that the device wanted of the person first.
    pub(super) fn ask(&mut self, request: &impl TrezorMessage) -> Result<Answer> {
        self.over = false;
        self.write(request)?;
        let mut patience = ALONE;
        loop {
            let answer = self.read(patience)?;
            match answer.kind {
                MessageType::MessageType_ButtonRequest => {
                    let asked: protos::ButtonRequest = answer.of()?;
                    let what = instruction(&asked);
                    if what != std::mem::replace(&mut self.told, what) {
                        self.person.say(what);
                    }
                    self.write(&protos::ButtonAck::new())?;
                }
                MessageType::MessageType_PinMatrixRequest => self.or_cancel(Self::enter_pin)?,
                MessageType::MessageType_PassphraseRequest => self.or_cancel(Self::enter_passphrase)?,
                MessageType::MessageType_Failure => {
                    self.over = true;
                    bail!(failure(&answer.of()?));
                }
                _ => return Ok(answer),
            }
            patience = PATIENCE;
        }
    }

    /// Does a part of the conversation; where that fails, the device is not left waiting.
    fn or_cancel<T>(&mut self, part: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let done = part(self);
        if done.is_err() && !std::mem::replace(&mut self.over, true) {
            // What it says to that is of no use: the next command begins anew.
            let _ = self.write(&protos::Cancel::new()).and_then(|()| self.read(Duration::from_secs(1)));
        }
        done
    }

    fn enter_pin(&mut self) -> Result<()> {
        let typed = self.secret(MATRIX, "Places of your PIN's digits", "the PIN")?;
        let places = typed.expose_secret();
        let well = (1..=MOST_DIGITS).contains(&places.len()) && places.bytes().all(|place| (b'1'..=b'9').contains(&place));
        ensure!(well, Failure::failed("device", "a PIN is typed by places from 1 to 9").hint("run the command again"));
        let mut answer = protos::PinMatrixAck::new();
        answer.set_pin(places.to_owned());
        let sent = self.write(&answer);
        answer.pin.zeroize();
        sent
    }

    fn enter_passphrase(&mut self) -> Result<()> {
        let mut answer = protos::PassphraseAck::new();
        if self.enters_passphrase {
            answer.set_on_device(true);
            return self.write(&answer);
        }
        let about = "The Trezor wants the passphrase of the wallet that you mean. Another one opens another wallet.";
        let typed = self.secret(about, "Passphrase, or nothing for the wallet without one", "the Trezor's passphrase")?;
        // Reserved in full, so that growing leaves no copy behind; NFKD is at most 18 times as long.
        let mut normal = Zeroizing::new(String::with_capacity(typed.expose_secret().len().saturating_mul(18)));
        normal.extend(typed.expose_secret().nfkd());
        let long = || Failure::failed("device", format!("a Trezor's passphrase has at most {MOST_PASSPHRASE} bytes"));
        ensure!(normal.len() <= MOST_PASSPHRASE, long());
        answer.set_passphrase(normal.to_string());
        let sent = self.write(&answer);
        answer.passphrase.zeroize();
        sent
    }

    fn secret(&self, about: &str, prompt: &str, what: &str) -> Result<SecretString> {
        let nobody = || {
            let failure = Failure::usage(format!("there is no one to ask for {what}"));
            failure.hint("run the command in a terminal, or use a Trezor on which it is entered itself")
        };
        self.person.secret(about, prompt)?.with_context(nobody)
    }

    fn write<M: TrezorMessage>(&mut self, message: &M) -> Result<()> {
        let content = Zeroizing::new(message.write_to_bytes().context("the request to the device cannot be written")?);
        let number = u16::try_from(M::MESSAGE_TYPE.value()).context("the request has no number")?;
        let sent = cut(number, &content)?.iter().try_for_each(|packet| self.wire.send(packet));
        self.over |= sent.is_err();
        sent
    }

    fn read(&mut self, patience: Duration) -> Result<Answer> {
        let deadline = Instant::now().checked_add(patience).context("the clock cannot wait so long")?;
        let mut joiner = Joiner::default();
        loop {
            let received = self.wire.receive(deadline.saturating_duration_since(Instant::now()));
            self.over |= received.is_err();
            let packet = received?;
            if let Some((number, content)) = joiner.take(&packet)? {
                let kind = MessageType::from_i32(number.into()).with_context(garbled)?;
                return Ok(Answer { kind, content });
            }
        }
    }
}

/// What a person has to do at the device.
fn instruction(asked: &protos::ButtonRequest) -> &'static str {
    match asked.code.map(|code| code.enum_value()) {
        Some(Ok(ButtonRequestType::ButtonRequest_PinEntry)) => "enter the PIN on the device",
        Some(Ok(ButtonRequestType::ButtonRequest_PassphraseEntry)) => "enter the passphrase on the device",
        _ => "confirm on the device what it shows; refuse it there to stop",
    }
}
