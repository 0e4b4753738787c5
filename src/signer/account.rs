//! An account is data: its addresses, and where the key that signs for them is. A new kind of signer is one variant
//! here and one file beside this one.

mod selected;

pub use selected::{Opened, Screen, Selected};

use super::{
    Derivation, PrivateKey, Signer, files,
    keystore::{self, Keystore, KeystoreError, MemorySize, Weakness},
    name::Name,
    secret::Secret,
    stack,
};
use crate::error::Failure;
use alloy::primitives::Address;
use anyhow::{Context, Error, Result, ensure};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use std::{path::PathBuf, slice, sync::Arc};

/// An account as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Account {
    /// One private key in a keystore file.
    Keystore {
        /// The key's address.
        address: Address,
        /// The file in the folder of keystores.
        keystore: FileName,
    },
    /// A mnemonic in a keystore file, and the addresses taken from it.
    Mnemonic {
        /// The addresses, by index.
        addresses: Vec<Address>,
        /// The derivation path, with `i` where the index goes.
        path: String,
        /// The file in the folder of keystores.
        keystore: FileName,
    },
    /// Keys in a Ledger, and the addresses taken from it.
    Ledger {
        /// The addresses, by index.
        addresses: Vec<Address>,
        /// The derivation path, with `i` where the index goes.
        path: String,
    },
    /// Keys in a Trezor, and the addresses taken from it.
    Trezor {
        /// The addresses, by index.
        addresses: Vec<Address>,
        /// The derivation path, with `i` where the index goes.
        path: String,
    },
    /// An address without a key.
    Watch {
        /// The address that is watched.
        address: Address,
    },
}

impl Account {
    /// The word for the kind of account: `keystore`, `mnemonic`, `ledger`, `trezor` or `watch`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Keystore { .. } => "keystore",
            Self::Mnemonic { .. } => "mnemonic",
            Self::Ledger { .. } => "ledger",
            Self::Trezor { .. } => "trezor",
            Self::Watch { .. } => "watch",
        }
    }

    /// The addresses, by index. There is at least one.
    pub fn addresses(&self) -> &[Address] {
        match self {
            Self::Keystore { address, .. } | Self::Watch { address } => slice::from_ref(address),
            Self::Mnemonic { addresses, .. } | Self::Ledger { addresses, .. } | Self::Trezor { addresses, .. } => addresses,
        }
    }

    /// Whether there is a key to sign with.
    pub fn can_sign(&self) -> bool {
        !matches!(self, Self::Watch { .. })
    }

    /// Whether opening it takes a password.
    pub fn needs_password(&self) -> bool {
        self.keystore().is_some()
    }

    /// The keystore file, where there is one.
    pub(super) fn keystore(&self) -> Option<&FileName> {
        match self {
            Self::Keystore { keystore, .. } | Self::Mnemonic { keystore, .. } => Some(keystore),
            Self::Ledger { .. } | Self::Trezor { .. } | Self::Watch { .. } => None,
        }
    }

    /// Where in a device the key of one index is, where the account is in one.
    fn on_device(&self, index: u32) -> Option<Result<String>> {
        let (Self::Ledger { addresses, path } | Self::Trezor { addresses, path }) = self else { return None };
        let count = u32::try_from(addresses.len()).unwrap_or(u32::MAX);
        Some(Derivation::new(Some(path), count).and_then(|derivation| derivation.path_of(index)))
    }
}

/// A name of a file without any folder in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FileName(String);

impl FileName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for FileName {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        ensure!(!text.is_empty() && !text.starts_with('.') && text.bytes().all(plain), "`{}` is no plain file name", text.escape_debug());
        Ok(Self(text))
    }
}

impl From<FileName> for String {
    fn from(name: FileName) -> Self {
        name.0
    }
}

/// A stored account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name that it goes by.
    pub name: Name,
    /// What is written under the name.
    pub account: Account,
    /// The user under whom the keyring holds the password, where it does.
    pub remembered: Option<String>,
    /// The folder of keystores.
    pub(super) folder: PathBuf,
    /// What opening its keystore may cost.
    pub(super) allowed: MemorySize,
}

impl Entry {
    /// One of the account's addresses.
    pub fn at(self: &Arc<Self>, index: u32) -> Result<Selected> {
        let addresses = self.account.addresses();
        let address = usize::try_from(index).ok().and_then(|index| addresses.get(index));
        let absent = || {
            Failure::usage(match addresses.len() {
                1 => format!("`{}/{index}` does not exist: `{}` has one address", self.name, self.name),
                count => format!("`{}/{index}` does not exist: `{}` has {count} addresses, from 0 on", self.name, self.name),
            })
        };
        let address = address.ok_or_else(absent)?;
        Ok(Selected { entry: Some(Arc::clone(self)), index, address: *address })
    }

    /// All of the account's addresses.
    pub fn all(self: &Arc<Self>) -> Vec<Selected> {
        let selected = |(index, address): (u32, &Address)| Selected { entry: Some(Arc::clone(self)), index, address: *address };
        (0..).zip(self.account.addresses()).map(selected).collect()
    }

    /// Where the keystore file is, where there is one.
    pub fn keystore_path(&self) -> Option<PathBuf> {
        self.account.keystore().map(|file| self.folder.join(file.as_str()))
    }

    /// Reads the keystore file, still locked. Fails where there is none.
    pub fn keystore(&self) -> Result<Keystore> {
        let absent = || match self.account {
            Account::Ledger { .. } => format!("the key of `{}` is in a Ledger and never leaves it", self.name),
            Account::Trezor { .. } => format!("the key of `{}` is in a Trezor and never leaves it", self.name),
            _ => format!("`{}` is watched only: it has no key here", self.name),
        };
        let path = self.keystore_path().with_context(absent)?;
        files::close(&path);
        let file = files::read(&path, keystore::MOST_BYTES)?;
        Keystore::parse(&file).with_context(|| format!("`{}` cannot be used", path.display()))
    }

    /// The same where opening it costs no more than is allowed.
    pub fn openable(&self) -> Result<Keystore> {
        let keystore = self.keystore()?;
        keystore
            .ensure_within(self.allowed)
            .map_err(KeystoreError::advised)
            .with_context(|| format!("`{}` cannot be opened", self.name))?;
        Ok(keystore)
    }

    /// Opens the account for all of its addresses, in the time of one key derivation, off the caller's thread. A wrong
    /// password is a [`KeystoreError::WrongPassword`](super::KeystoreError) among the causes.
    pub async fn unlock(&self, password: Option<&SecretString>) -> Result<Unlocked> {
        self.unlock_for(password, Ok).await
    }

    /// Opens the account for some of its addresses, in the time of one key derivation: their signers in the order of the
    /// indexes, and what makes the keystore weaker than one written today. Fails as [`Self::unlock`].
    pub async fn open_all(&self, password: &SecretString, indexes: &[u32]) -> Result<(Vec<Signer>, Option<Weakness>)> {
        let indexes = indexes.to_vec();
        self.unlock_for(Some(password), move |unlocked| Ok((unlocked.signers(&indexes)?, unlocked.weakness))).await
    }

    /// The same for what is taken from the account alone: the rest of it stays on a thread of its own, where it is wiped.
    async fn unlock_for<T: Send + 'static>(
        &self,
        password: Option<&SecretString>,
        take: impl FnOnce(Unlocked) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (keystore, allowed) = (self.openable()?, self.allowed);
        let password = password.with_context(|| format!("`{}` is opened by a password", self.name))?.clone();
        let (addresses, name) = (self.account.addresses().to_vec(), self.name.clone());
        let open = move || {
            let secret = keystore.unlock_within(allowed, &password).with_context(|| format!("`{name}` cannot be opened"))?;
            take(Unlocked { secret, addresses, weakness: keystore.weakness() })
        };
        stack::apart(open).await?
    }
}

/// An account opened for all of its addresses.
#[derive(Debug)]
pub struct Unlocked {
    secret: Secret,
    addresses: Vec<Address>,
    weakness: Option<Weakness>,
}

impl Unlocked {
    /// The signer of one index. Fails where its key does not have the address that was written down.
    pub fn signer(&self, index: u32) -> Result<Signer> {
        self.signers(&[index])?.pop().with_context(|| format!("the account has no index {index}"))
    }

    /// The signers of some indexes, in their order, for the work of one mnemonic. Fails as [`Self::signer`].
    pub fn signers(&self, indexes: &[u32]) -> Result<Vec<Signer>> {
        self.secret.each(indexes, |index, key| self.checked(index, key))
    }

    fn checked(&self, index: u32, key: PrivateKey) -> Result<Signer> {
        let recorded = usize::try_from(index).ok().and_then(|index| self.addresses.get(index));
        let recorded = recorded.with_context(|| format!("the account has no index {index}"))?;
        let derived = key.address();
        ensure!(derived == *recorded, "the account is written down as `{recorded}` but its key is that of `{derived}`");
        Ok(Signer::in_memory(key))
    }

    /// The secret itself, for those that export it.
    pub fn secret(&self) -> &Secret {
        &self.secret
    }

    /// What makes its keystore weaker than one written today.
    pub fn weakness(&self) -> Option<&Weakness> {
        self.weakness.as_ref()
    }
}
