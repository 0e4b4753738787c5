//! What a keystore file protects: one private key, or a mnemonic that gives many.

use super::{derivation::Derivation, key::PrivateKey, mnemonic::Mnemonic};
use alloy::primitives::Address;
use anyhow::{Context, Result, ensure};

/// The secret behind an account.
#[derive(Debug)]
pub enum Secret {
    /// One key, for one address.
    Key(PrivateKey),
    /// A mnemonic, and the derivation of the addresses taken from it.
    Mnemonic(Mnemonic, Derivation),
}

impl Secret {
    /// The addresses that the secret signs for, by index.
    pub fn addresses(&self) -> Result<Vec<Address>> {
        match self {
            Self::Key(key) => Ok(vec![key.address()]),
            Self::Mnemonic(mnemonic, derivation) => mnemonic.addresses(derivation),
        }
    }

    /// The key of one index. Fails where there is no such index.
    pub fn key(&self, index: u32) -> Result<PrivateKey> {
        self.each(&[index], |_, key| Ok(key))?.pop().with_context(|| format!("there is no index {index}"))
    }

    /// What is made of the keys of some indexes, in their order, for the work of one mnemonic. Fails as [`Self::key`].
    pub(super) fn each<T: Send>(&self, indexes: &[u32], make: impl Fn(u32, PrivateKey) -> Result<T> + Sync) -> Result<Vec<T>> {
        match self {
            Self::Key(key) => {
                let same = |index: &u32| {
                    ensure!(*index == 0, "a single key has no index {index}");
                    make(*index, PrivateKey::from_bytes(key.expose())?)
                };
                indexes.iter().map(same).collect()
            }
            Self::Mnemonic(mnemonic, derivation) => mnemonic.each(derivation, indexes, make),
        }
    }
}
