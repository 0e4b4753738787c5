//! A private key lives on the heap, is never shown, and is wiped when dropped.

use super::entropy;
use alloy::{
    hex,
    primitives::Address,
    signers::{k256::SecretKey, local::PrivateKeySigner},
};
use anyhow::{Context, Result, bail, ensure};
use secrecy::{ExposeSecret, ExposeSecretMut, SecretBox, SecretString};
use std::{fmt, sync::OnceLock};

/// The length of a secp256k1 private key, in bytes.
const KEY_LENGTH: usize = 32;

/// A valid secp256k1 private key.
pub struct PrivateKey {
    bytes: SecretBox<[u8; KEY_LENGTH]>,
    /// What it signs for, once that was asked for.
    address: OnceLock<Address>,
}

impl PrivateKey {
    /// Draws a new key from the operating system's random source.
    pub fn random() -> Result<Self> {
        let mut bytes = blank();
        // One draw in 2^128 is outside the curve's order; a second one in a row is a broken source.
        for _ in 0..2 {
            entropy::fill(bytes.expose_secret_mut())?;
            if is_valid(bytes.expose_secret()) {
                return Ok(Self::new(bytes));
            }
        }
        bail!("the system's random source gave no usable private key")
    }

    /// Reads a key of at most 32 big-endian bytes; a shorter one is padded with zeros in front, as other wallets
    /// read the files of those that dropped them. Fails on zero and on what is not below the curve's order.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let mut key = blank();
        let start = KEY_LENGTH.checked_sub(bytes.len()).context("a private key has 32 bytes")?;
        key.expose_secret_mut().get_mut(start..).context("a private key has 32 bytes")?.copy_from_slice(bytes);
        Self::checked(key)
    }

    /// Reads 64 hex digits, with or without `0x`. No error repeats any of the text.
    pub fn parse(text: &SecretString) -> Result<Self> {
        let text = text.expose_secret().trim();
        let digits = text.strip_prefix("0x").unwrap_or(text);
        let count = digits.chars().count();
        ensure!(count == 64, "a private key has 64 hex digits, this has {count} characters");
        let mut key = blank();
        if hex::decode_to_slice(digits, key.expose_secret_mut()).is_err() {
            bail!("the private key holds a character that is no hex digit");
        }
        Self::checked(key)
    }

    /// The same key, whose address is known already and taken as it is.
    #[must_use]
    pub(super) fn known_as(self, address: Address) -> Self {
        Self { address: address.into(), ..self }
    }

    /// The address that the key signs for.
    pub fn address(&self) -> Address {
        *self.address.get_or_init(|| self.to_signer().address())
    }

    /// The key as 64 hex digits after `0x`.
    pub fn to_hex(&self) -> SecretString {
        SecretString::from(hex::encode_prefixed(self.bytes.expose_secret()))
    }

    /// The key's 32 bytes.
    pub(super) fn expose(&self) -> &[u8; KEY_LENGTH] {
        self.bytes.expose_secret()
    }

    /// A signer with a copy of the key, which it wipes in its turn.
    pub(super) fn to_signer(&self) -> PrivateKeySigner {
        PrivateKeySigner::from_slice(self.bytes.expose_secret()).expect("invariant: a `PrivateKey` is valid")
    }

    fn checked(key: SecretBox<[u8; KEY_LENGTH]>) -> Result<Self> {
        ensure!(is_valid(key.expose_secret()), "the private key is zero or not below the order of secp256k1");
        Ok(Self::new(key))
    }

    fn new(bytes: SecretBox<[u8; KEY_LENGTH]>) -> Self {
        Self { bytes, address: OnceLock::new() }
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PrivateKey({})", self.address())
    }
}

fn blank() -> SecretBox<[u8; KEY_LENGTH]> {
    SecretBox::new(Box::new([0; KEY_LENGTH]))
}

fn is_valid(bytes: &[u8; KEY_LENGTH]) -> bool {
    // Unlike a signer, it derives no public key, which takes longer.
    SecretKey::from_slice(bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::address;

    const FIRST_OF_ANVIL: &str = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    fn parse(text: &str) -> Result<PrivateKey> {
        PrivateKey::parse(&SecretString::from(text))
    }

    #[test]
    fn hex_is_read_with_and_without_prefix() {
        for text in [FIRST_OF_ANVIL.to_owned(), format!("0x{FIRST_OF_ANVIL}"), format!(" 0x{FIRST_OF_ANVIL}\n")] {
            assert_eq!(parse(&text).unwrap().address(), address!("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266"));
        }
    }

    #[test]
    fn hex_survives_the_round_trip() {
        let key = PrivateKey::random().unwrap();
        assert_eq!(PrivateKey::parse(&key.to_hex()).unwrap().address(), key.address());
    }

    #[test]
    fn two_random_keys_differ() {
        assert_ne!(PrivateKey::random().unwrap().address(), PrivateKey::random().unwrap().address());
    }

    #[test]
    fn keys_outside_the_curve_are_refused() {
        const ORDER: &str = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
        assert!(parse(ORDER).is_err());
        assert!(parse(&"0".repeat(64)).is_err());
        assert!(PrivateKey::from_bytes(&[]).is_err());
        assert!(PrivateKey::from_bytes(&[1; 33]).is_err());
    }

    #[test]
    fn errors_do_not_repeat_the_text() {
        for text in [FIRST_OF_ANVIL[1..].to_owned(), FIRST_OF_ANVIL.replace('f', "g"), format!("{FIRST_OF_ANVIL}00"), "é".repeat(64)] {
            let error = format!("{:#}", parse(&text).unwrap_err());
            assert!(!error.contains(text.get(..8).unwrap()), "{error}");
        }
    }

    #[test]
    fn debug_shows_the_address_alone() {
        let shown = format!("{:?}", parse(FIRST_OF_ANVIL).unwrap());
        assert_eq!(shown, "PrivateKey(0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266)");
    }
}
