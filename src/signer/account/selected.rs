//! One address of an account, or of nobody here: what its device will show, and how its key is opened.

use super::{Account, Entry, Unlocked};
use crate::{
    error::Failure,
    signer::{Nobody, Person, Signer, Weakness, ledger, trezor},
};
use alloy::{consensus::TxEip1559, dyn_abi::TypedData, primitives::Address};
use anyhow::{Context, Result, bail};
use secrecy::SecretString;
use std::{fmt, sync::Arc};

/// Tells what a device will show of a transaction, a line at a time.
pub type Screen = fn(&TxEip1559) -> Vec<String>;

/// One address that acts or is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    pub(super) entry: Option<Arc<Entry>>,
    pub(super) index: u32,
    pub(super) address: Address,
}

impl Selected {
    /// An address that is not stored here.
    pub fn stranger(address: Address) -> Self {
        Self { entry: None, index: 0, address }
    }

    /// The address.
    pub fn address(&self) -> Address {
        self.address
    }

    /// Which of the account's addresses it is.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// The stored account, where there is one.
    pub fn entry(&self) -> Option<&Entry> {
        self.entry.as_deref()
    }

    /// Whether there is a key to sign with.
    pub fn can_sign(&self) -> bool {
        self.entry().is_some_and(|entry| entry.account.can_sign())
    }

    /// Whether opening it takes a password.
    pub fn needs_password(&self) -> bool {
        self.entry().is_some_and(|entry| entry.account.needs_password())
    }

    /// What tells beforehand what the account's device will show of a transaction, where it is in one.
    pub fn screen(&self) -> Option<Screen> {
        match self.entry()?.account {
            Account::Ledger { .. } => Some(ledger::preview),
            Account::Trezor { .. } => Some(trezor::preview),
            _ => None,
        }
    }

    /// Has a person compare the address with the one that the account's device shows, and confirm it there.
    ///
    /// # Errors
    /// When the account is in no device, the device holds another seed, or the person refuses.
    pub async fn verify(&self, person: Arc<dyn Person>) -> Result<()> {
        let absent = || Failure::usage(format!("the key of `{self}` is in no device, so that none shows its address"));
        let entry = self.entry().with_context(absent)?;
        let path = entry.account.on_device(self.index).with_context(absent)??;
        match entry.account {
            Account::Trezor { .. } => trezor::confirm(&path, self.address, person).await,
            _ => ledger::confirm(&path, self.address, person).await,
        }
    }

    /// What the account's device will show of a typed message, a line at a time, where it is in one.
    pub fn screen_of_typed(&self, data: &TypedData) -> Option<Vec<String>> {
        match self.entry()?.account {
            Account::Ledger { .. } => Some(ledger::preview_typed(data)),
            Account::Trezor { .. } => Some(trezor::preview_typed(data)),
            _ => None,
        }
    }

    /// The same of a message by EIP-191.
    pub fn screen_of_message(&self, message: &[u8]) -> Option<Vec<String>> {
        match self.entry()?.account {
            Account::Ledger { .. } => Some(ledger::preview_message(message)),
            Account::Trezor { .. } => Some(trezor::preview_message(message)),
            _ => None,
        }
    }

    /// Opens the key, with no one to answer a device that asks for more than its buttons. Fails on what is only watched, on
    /// a wrong password, and on a key of another address.
    pub async fn open(&self, password: Option<&SecretString>) -> Result<Opened> {
        self.open_before(password, Arc::new(Nobody)).await
    }

    /// Opens the key before a person, whom a device may ask. Fails as [`Self::open`].
    pub async fn open_before(&self, password: Option<&SecretString>, person: Arc<dyn Person>) -> Result<Opened> {
        let Some(entry) = self.entry() else {
            bail!("there is no key for `{}` here", self.address);
        };
        match entry.account.on_device(self.index).transpose()? {
            Some(path) if matches!(entry.account, Account::Trezor { .. }) => {
                let signer = trezor::open(&path, self.address, person).await?;
                return Ok(Opened { signer, weakness: None, note: None });
            }
            Some(path) => {
                let (key, set) = ledger::open(&path, self.address).await?;
                return Ok(Opened { signer: Signer::new(key).unwilling(set.unwilling()), weakness: None, note: Some(set.asks()) });
            }
            None => {}
        }
        let index = self.index;
        let take = move |unlocked: Unlocked| {
            let signer = unlocked.signer(index)?;
            Ok(Opened { signer, weakness: unlocked.weakness, note: None })
        };
        entry.unlock_for(password, take).await
    }
}

/// `NAME`, `NAME/3` where the account has several addresses, or a stranger's address.
impl fmt::Display for Selected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.entry() {
            None => write!(f, "{}", self.address),
            Some(entry) if entry.account.addresses().len() == 1 => write!(f, "{}", entry.name),
            Some(entry) => write!(f, "{}/{}", entry.name, self.index),
        }
    }
}

/// An opened key, and what the caller should say about it.
#[derive(Debug)]
pub struct Opened {
    /// Signs for the address.
    pub signer: Signer,
    /// What makes its keystore weaker than one written today.
    pub weakness: Option<Weakness>,
    /// What a person has to do for each signature.
    pub note: Option<&'static str>,
}
