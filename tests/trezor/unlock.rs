//! What a person has to enter before the soft device has a key.
//! Source: trezor/trezor-firmware, core/src/apps/common (keychain.py, passphrase.py) and legacy/firmware (protect.c, pinmatrix.c).

use alloy::signers::local::PrivateKeySigner;
use trezor_client::protos::{self, button_request::ButtonRequestType, failure::FailureType, pin_matrix_request::PinMatrixRequestType};

use super::{
    device::{Model, Running, fail, key},
    io::Stop,
};

impl Running {
    /// The key at a path, once the device is unlocked and knows its passphrase.
    pub fn derive(&mut self, path: &[u32]) -> Result<PrivateKeySigner, Stop> {
        const HARD: u32 = 1 << 31;
        self.unlock()?;
        let allowed = path.len() >= 3 && path.len() <= 5 && path[0] == (44 | HARD) && [60 | HARD, 1 | HARD].contains(&path[1]);
        if !allowed {
            return fail(FailureType::Failure_DataError, "Forbidden key path");
        }
        if self.passphrase.is_none() {
            self.passphrase = Some(self.ask_passphrase()?);
        }
        let level = |number: &u32| format!("/{}{}", number & !HARD, if number & HARD == 0 { "" } else { "'" });
        let path = format!("m{}", path.iter().map(level).collect::<String>());
        let seed = self.hands().seed;
        Ok(key(seed, self.passphrase.as_deref().unwrap_or_default(), &path))
    }

    fn unlock(&mut self) -> Result<(), Stop> {
        let (pin, unlocked, model) = self.of(|device| (device.pin, device.unlocked, device.model));
        let Some(pin) = pin.filter(|_| !unlocked) else { return Ok(()) };
        if model == Model::One {
            let mut request = protos::PinMatrixRequest::new();
            request.set_type(PinMatrixRequestType::PinMatrixRequestType_Current);
            let typed: protos::PinMatrixAck = self.call(&request)?;
            let matrix = self.hands().matrix;
            let digit = |place: char| place.to_digit(10).and_then(|place| matrix.get(place as usize - 1)).copied();
            if typed.pin().chars().map(digit).collect::<Option<String>>().as_deref() != Some(pin) {
                return fail(FailureType::Failure_PinInvalid, "PIN invalid");
            }
        } else {
            self.press(ButtonRequestType::ButtonRequest_PinEntry)?;
            let entered = self.hands().enters_pin;
            if entered.is_none() {
                return fail(FailureType::Failure_PinCancelled, "PIN cancelled");
            }
            if entered != Some(pin) {
                return fail(FailureType::Failure_PinInvalid, "PIN invalid");
            }
        }
        self.hands().unlocked = true;
        Ok(())
    }

    fn ask_passphrase(&mut self) -> Result<String, Stop> {
        let (protected, model) = self.of(|device| (device.passphrase_protection, device.model));
        if !protected {
            return Ok(String::new());
        }
        let ack: protos::PassphraseAck = self.call(&protos::PassphraseRequest::new())?;
        if ack.on_device() {
            if model == Model::One {
                return fail(FailureType::Failure_DataError, "This firmware is incapable of passphrase entry on the device.");
            }
            if ack.has_passphrase() {
                return fail(FailureType::Failure_DataError, "Passphrase provided when it should not be");
            }
            self.press(ButtonRequestType::ButtonRequest_PassphraseEntry)?;
            return Ok(self.hands().enters_passphrase.into());
        }
        if !ack.has_passphrase() {
            return fail(FailureType::Failure_DataError, "No passphrase provided. Use empty string to set an empty passphrase.");
        }
        if ack.passphrase().len() > 50 {
            return fail(FailureType::Failure_DataError, "Maximum passphrase length is 50 bytes");
        }
        self.hands().heard = Some(ack.passphrase().into());
        Ok(ack.passphrase().into())
    }
}
