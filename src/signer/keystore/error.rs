//! Each way in which a keystore file can be unusable has a name, and none repeats a secret.

use super::memory::MemorySize;
use crate::error::Failure;
use alloy::primitives::Address;
use std::{error::Error, fmt};

/// Why a keystore could not be read or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeystoreError {
    /// The file is not JSON, from this line and column on.
    NotJson(usize, usize),
    /// A field stands in the file twice, before this line and column.
    Repeated(usize, usize),
    /// There is both a `crypto` and a `Crypto`.
    Ambiguous,
    /// A field is absent.
    Missing(&'static str),
    /// A field holds something other than what is said second.
    Malformed(&'static str, &'static str),
    /// The file is of another version than 3.
    Version(String),
    /// The file names another cipher than `aes-128-ctr`.
    Cipher(String),
    /// The file names another key derivation than `scrypt` or `pbkdf2`.
    Kdf(String),
    /// The file names another pseudo-random function for PBKDF2 than `hmac-sha256`.
    Prf(String),
    /// The parameters of the key derivation contradict its definition.
    Parameters(&'static str),
    /// The key derivation costs more than is allowed.
    TooCostly {
        /// What it costs.
        costs: MemorySize,
        /// What it may cost.
        allowed: MemorySize,
    },
    /// The key derivation takes so much memory, which cannot be had.
    NoMemory(MemorySize),
    /// The password is another, or the file was damaged.
    WrongPassword,
    /// The decrypted secret is no private key and no mnemonic.
    NoSecret,
    /// The file names one address and its key has another.
    WrongAddress {
        /// The address that the file names.
        written: Address,
        /// The address of the key in it.
        derived: Address,
    },
}

impl KeystoreError {
    /// The same with what to do about it, where an option answers it.
    pub fn advised(self) -> anyhow::Error {
        let Self::TooCostly { costs, .. } = self else { return self.into() };
        Failure::failed("cost", self.to_string()).hint(format!("pass `--max-kdf-memory {costs}` where you trust the file")).into()
    }
}

impl fmt::Display for KeystoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(line, column) => write!(f, "the keystore is not JSON: line {line}, column {column}"),
            Self::Repeated(line, column) => write!(f, "the keystore names a field twice: line {line}, column {column}"),
            Self::Ambiguous => f.write_str("the keystore has both `crypto` and `Crypto`"),
            Self::Missing(field) => write!(f, "the keystore has no `{field}`"),
            Self::Malformed(field, expected) => write!(f, "`{field}` of the keystore is not {expected}"),
            Self::Version(found) => write!(f, "the keystore is of version `{found}`, only 3 is known"),
            Self::Cipher(found) => write!(f, "the keystore's cipher is `{found}`, only `aes-128-ctr` is known"),
            Self::Kdf(found) => {
                write!(f, "the keystore's key derivation is `{found}`, only `scrypt` and `pbkdf2` are known")
            }
            Self::Prf(found) => write!(f, "the keystore's `prf` is `{found}`, only `hmac-sha256` is known"),
            Self::Parameters(what) => write!(f, "the keystore's key derivation is unusable: {what}"),
            Self::TooCostly { costs, allowed } => {
                write!(f, "the keystore's key derivation costs {costs} of memory and work, {allowed} is allowed")
            }
            Self::NoMemory(takes) => write!(f, "the keystore's key derivation takes {takes} of memory, which is not free here"),
            Self::WrongPassword => f.write_str("the password is wrong, or the keystore was damaged"),
            Self::NoSecret => f.write_str("the keystore holds neither a private key nor a mnemonic"),
            Self::WrongAddress { written, derived } => {
                write!(f, "the keystore says `{written}` but holds the key of `{derived}`")
            }
        }
    }
}

impl Error for KeystoreError {}
