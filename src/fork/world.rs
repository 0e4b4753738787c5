//! What was read of the state at one block, and over it what was changed; what is not known yet is noted, not guessed for good.

use std::{cell::RefCell, collections::BTreeSet, convert::Infallible};

use alloy::primitives::map::{AddressMap, HashMap};
use alloy::primitives::{Address, B256, U256};
use revm::DatabaseRef;
use revm::database::{AccountState, Cache, CacheDB};
use revm::state::{AccountInfo, Bytecode};

use crate::evm::overrides::infallible;

/// Something of the state that has to be read first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Want {
    /// An account with its code.
    Account(Address),
    /// A slot of an account's storage.
    Slot(Address, U256),
    /// The hash of the block with this number.
    Hash(u64),
}

/// The same, as it was read.
#[derive(Clone, Debug)]
pub(super) enum Found {
    Account(Address, Option<AccountInfo>),
    Slot(Address, U256, U256),
    Hash(u64, B256),
}

/// What was read so far. Whoever runs into something else sees nothing in its place, and is run again once it is there.
#[derive(Debug, Default)]
pub(super) struct Reads {
    accounts: AddressMap<Option<AccountInfo>>,
    slots: HashMap<(Address, U256), U256>,
    hashes: HashMap<u64, B256>,
    missing: RefCell<BTreeSet<Want>>,
}

/// What was read, and over it what was changed.
pub(super) type World = CacheDB<Reads>;

impl Reads {
    /// Keeps what was read.
    pub(super) fn keep(&mut self, found: Found) {
        match found {
            Found::Account(address, info) => drop(self.accounts.insert(address, info)),
            Found::Slot(address, key, value) => drop(self.slots.insert((address, key), value)),
            Found::Hash(number, hash) => drop(self.hashes.insert(number, hash)),
        }
    }

    /// Whether this was read already.
    pub(super) fn knows(&self, want: &Want) -> bool {
        match want {
            Want::Account(address) => self.accounts.contains_key(address),
            Want::Slot(address, key) => self.slots.contains_key(&(*address, *key)),
            Want::Hash(number) => self.hashes.contains_key(number),
        }
    }

    /// Hands over what was missing since this was last asked.
    pub(super) fn missing(&mut self) -> BTreeSet<Want> {
        std::mem::take(self.missing.get_mut())
    }

    /// Whether nothing was missing since then.
    pub(super) fn is_complete(&self) -> bool {
        self.missing.borrow().is_empty()
    }

    fn want(&self, want: Want) {
        self.missing.borrow_mut().insert(want);
    }
}

impl DatabaseRef for Reads {
    type Error = Infallible;

    fn basic_ref(&self, address: Address) -> Result<Option<AccountInfo>, Infallible> {
        match self.accounts.get(&address) {
            Some(info) => Ok(info.clone()),
            None => {
                self.want(Want::Account(address));
                Ok(None)
            }
        }
    }

    fn code_by_hash_ref(&self, _: B256) -> Result<Bytecode, Infallible> {
        // An account is always read with its code.
        Ok(Bytecode::default())
    }

    fn storage_ref(&self, address: Address, key: U256) -> Result<U256, Infallible> {
        match self.slots.get(&(address, key)) {
            Some(value) => Ok(*value),
            None => {
                self.want(Want::Slot(address, key));
                Ok(U256::ZERO)
            }
        }
    }

    fn block_hash_ref(&self, number: u64) -> Result<B256, Infallible> {
        match self.hashes.get(&number) {
            Some(hash) => Ok(*hash),
            None => {
                self.want(Want::Hash(number));
                Ok(B256::ZERO)
            }
        }
    }
}

/// Writes what a draft over the world changed into the world.
pub(super) fn merge(world: &mut World, changed: Cache) {
    for (address, account) in changed.accounts {
        match account.account_state {
            // It was only read.
            AccountState::None => {}
            // It is no more, or never was.
            AccountState::NotExisting if infallible(world.basic_ref(address)).is_none() => {}
            AccountState::NotExisting | AccountState::StorageCleared => drop(world.cache.accounts.insert(address, account)),
            AccountState::Touched => {
                let known = world.cache.accounts.entry(address).or_default();
                let cleared = matches!(known.account_state, AccountState::NotExisting | AccountState::StorageCleared);
                known.account_state = if cleared { AccountState::StorageCleared } else { AccountState::Touched };
                known.info = account.info;
                known.storage.extend(account.storage);
            }
        }
    }
    world.cache.contracts.extend(changed.contracts);
}
