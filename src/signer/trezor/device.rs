//! A Trezor: what it is, and what it signs, one method each.
//! Source of the messages and their order: trezor/trezor-firmware, common/protob and python/src/trezorlib/ethereum.py.

use super::{
    call::Line,
    screen::MOST_ON_ONE,
    transaction::{self, Request},
    typed::Stream,
    wire::Wire,
};
use crate::{
    error::Failure,
    signer::{
        Person,
        device::{DOMAIN, Path, ensure_shown},
        person::compare,
    },
};
use alloy::{
    dyn_abi::TypedData,
    primitives::{Address, Signature, U256},
};
use anyhow::{Context, Result, bail, ensure};
use std::{fmt, sync::Arc};
use trezor_client::protos::{self, MessageType, features::Capability};

/// The most levels that the smallest model takes (trezor/trezor-firmware, legacy/firmware/protob/messages-ethereum.options).
const MOST_LEVELS: usize = 8;

/// What the smallest model calls itself.
const ONE: &str = "1";

/// What a device says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The model, such as `1`, `T` or `Safe 3`.
    pub model: String,
    /// The firmware's version.
    pub version: [u32; 3],
    /// Whether it can be used without its PIN for now.
    pub unlocked: bool,
}

/// An open connection to a device.
pub struct Trezor {
    line: Line,
    about: About,
}

impl Trezor {
    /// Begins a session and reads what the device is.
    ///
    /// # Errors
    /// When it is gone, waits for firmware, has no seed, or cannot do Ethereum.
    pub fn open(wire: Box<dyn Wire>, person: Arc<dyn Person>) -> Result<Self> {
        let mut line = Line::new(wire, person);
        let features = line.initialize()?;
        let unfit = |message: &str, hint: &str| Failure::failed("device", message).hint(hint);
        ensure!(
            !features.bootloader_mode(),
            unfit("the Trezor is in bootloader mode", "reconnect it without pressing anything, or give it firmware with Trezor Suite")
        );
        ensure!(features.initialized(), unfit("the Trezor holds no seed yet", "set it up with Trezor Suite"));
        let can = |capability| features.capabilities.iter().any(|one| one.enum_value() == Ok(capability));
        // Old firmware lists nothing.
        ensure!(
            features.capabilities.is_empty() || can(Capability::Capability_Ethereum),
            unfit("the Trezor's firmware is for Bitcoin only", "install its universal firmware with Trezor Suite")
        );
        line.enters_passphrase = can(Capability::Capability_PassphraseEntry);
        let version = [features.major_version(), features.minor_version(), features.patch_version()];
        let model = features.model().chars().take(32).collect();
        Ok(Self { line, about: About { model, version, unlocked: features.unlocked() } })
    }

    /// What the device said of itself.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Derives an address; with `shown` only once a person has confirmed it on the device.
    ///
    /// # Errors
    /// When it was refused, or the device does not answer as it should.
    pub fn address(&mut self, path: &Path, shown: bool) -> Result<Address> {
        let mut request = protos::EthereumGetAddress::new();
        request.address_n = levels(path)?;
        request.set_show_display(shown);
        let answer: protos::EthereumAddress = self.line.call(&request)?;
        answer.address().parse().ok().with_context(|| Failure::failed("device", "the Trezor's answer holds no address"))
    }

    /// Shows an address to the person, who compares it with the device's own screen.
    ///
    /// # Errors
    /// When the person refuses or the device shows another address.
    pub fn verify(&mut self, path: &Path, address: Address) -> Result<()> {
        compare(self.line.person(), address);
        ensure_shown(address, self.address(path, true)?)
    }

    /// Signs a transaction of one of the types that the device can show.
    ///
    /// # Errors
    /// When it was refused, or the device does not answer as it should.
    pub fn sign_transaction(&mut self, path: &Path, request: Request) -> Result<Signature> {
        let levels = levels(path)?;
        self.line.converse(|line| transaction::sign(line, levels, request))
    }

    /// Signs a message by EIP-191.
    ///
    /// # Errors
    /// As [`Self::sign_transaction`], and when the message is longer than the model One takes.
    pub fn sign_message(&mut self, path: &Path, message: &[u8]) -> Result<Signature> {
        let long = || Failure::failed("device", format!("the Trezor model One signs no message of more than {MOST_ON_ONE} bytes"));
        ensure!(self.about.model != ONE || message.len() <= MOST_ON_ONE, long().hint("sign it with another account"));
        let mut request = protos::EthereumSignMessage::new();
        request.address_n = levels(path)?;
        request.set_message(message.to_vec());
        let answer: protos::EthereumMessageSignature = self.line.call(&request)?;
        signature(answer.signature())
    }

    /// Signs typed data, which the device hashes from what it shows. The model One shows two hashes and no more.
    ///
    /// # Errors
    /// As [`Self::sign_transaction`]; before anything starts, when the data holds what no Trezor hashes.
    pub fn sign_typed(&mut self, path: &Path, data: &TypedData) -> Result<Signature> {
        let levels = levels(path)?;
        if self.about.model == ONE {
            return self.sign_hashes(levels, data);
        }
        let stream = Stream::new(data)?;
        let mut request = protos::EthereumSignTypedData::new();
        request.address_n = levels;
        request.set_primary_type(data.primary_type.clone());
        // As EIP-712 has it, by what MetaMask calls its fourth version.
        request.set_metamask_v4_compat(true);
        if data.primary_type != DOMAIN {
            let hash = data.hash_struct()?;
            // Firmware from 2.9.1 on compares it with its own and shows it; older firmware does not look.
            request.set_show_message_hash(hash.to_vec());
            self.line.person().say(&format!("message hash {hash}"));
        }
        self.line.converse(|line| {
            let mut answer = line.ask(&request)?;
            loop {
                answer = match answer.kind() {
                    MessageType::MessageType_EthereumTypedDataStructRequest => {
                        let asked: protos::EthereumTypedDataStructRequest = answer.of()?;
                        line.ask(&stream.members(asked.name())?)?
                    }
                    MessageType::MessageType_EthereumTypedDataValueRequest => {
                        let asked: protos::EthereumTypedDataValueRequest = answer.of()?;
                        line.ask(&stream.value(&asked.member_path)?)?
                    }
                    _ => return signature(answer.of::<protos::EthereumTypedDataSignature>()?.signature()),
                };
            }
        })
    }

    fn sign_hashes(&mut self, levels: Vec<u32>, data: &TypedData) -> Result<Signature> {
        let domain = data.domain.separator();
        let mut request = protos::EthereumSignTypedHash::new();
        request.address_n = levels;
        request.set_domain_separator_hash(domain.to_vec());
        let mut lines =
            format!("BLIND: this Trezor shows two hashes of the typed data and nothing else; compare them\n  domain hash   {domain}");
        if data.primary_type != DOMAIN {
            let message = data.hash_struct()?;
            request.set_message_hash(message.to_vec());
            lines.push_str(&format!("\n  message hash  {message}"));
        }
        self.line.person().show(&lines);
        let answer: protos::EthereumTypedDataSignature = self.line.call(&request)?;
        signature(answer.signature())
    }
}

impl fmt::Debug for Trezor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, patch] = self.about.version;
        write!(f, "Trezor({:?} {major}.{minor}.{patch})", self.about.model)
    }
}

fn levels(path: &Path) -> Result<Vec<u32>> {
    let levels = path.numbers();
    let deep = || Failure::usage(format!("a Trezor derives no path of more than {MOST_LEVELS} levels"));
    ensure!(levels.len() <= MOST_LEVELS, deep());
    Ok(levels.to_vec())
}

/// Two numbers of 32 bytes, and 27 or 28 behind them.
fn signature(bytes: &[u8]) -> Result<Signature> {
    let (r, rest) = bytes.split_first_chunk::<32>().context("the device's signature is too short")?;
    let (s, v) = rest.split_first_chunk::<32>().context("the device's signature is too short")?;
    let odd = match v {
        [0 | 27] => false,
        [1 | 28] => true,
        _ => bail!("the device's signature has no parity"),
    };
    Ok(Signature::new(U256::from_be_bytes(*r), U256::from_be_bytes(*s), odd))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_65_bytes() {
        let bytes = [&[1; 32][..], &[2; 32], &[28]].concat();
        assert_eq!(signature(&bytes).unwrap(), Signature::new(U256::from_be_bytes([1; 32]), U256::from_be_bytes([2; 32]), true));
        let wrong = [&bytes[..64], &bytes[..0], &[&bytes[..], &[0]].concat(), &[&bytes[..64], &[26]].concat()];
        assert!(wrong.into_iter().all(|bytes| signature(bytes).is_err()));
    }

    #[test]
    fn a_path_is_as_deep_as_the_smallest_model_takes() {
        assert_eq!(levels(&"m/44'/60'/0'/0/7".parse().unwrap()).unwrap(), [1 << 31 | 44, 1 << 31 | 60, 1 << 31, 0, 7]);
        assert!(levels(&"m/1/2/3/4/5/6/7/8/9".parse().unwrap()).is_err());
    }
}
