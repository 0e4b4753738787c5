//! Every account and storage slot is kept as it was after each block that changed it, so any past block can be read.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;

use alloy::primitives::map::{AddressMap, B256Map};
use alloy::primitives::{Address, B256, Bytes, KECCAK256_EMPTY, Keccak256, U256};
use revm::DatabaseRef;
use revm::state::{AccountInfo, Bytecode, EvmState};

use super::block::Blocks;

/// The values one thing has had, by the block that set each, oldest first.
#[derive(Clone, Debug)]
struct History<T>(Vec<(u64, T)>);

impl<T> Default for History<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy> History<T> {
    fn at(&self, block: u64) -> Option<T> {
        let after = self.0.partition_point(|(number, _)| *number <= block);
        self.0.get(after.checked_sub(1)?).map(|(_, value)| *value)
    }

    fn set(&mut self, block: u64, value: T) {
        match self.0.last_mut() {
            Some((number, last)) if *number == block => *last = value,
            _ => self.0.push((block, value)),
        }
    }
}

/// An account without its storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// The transactions it has sent, or the contracts it has made.
    pub nonce: u64,
    /// Ether, in wei.
    pub balance: U256,
    /// The Keccak-256 hash of its code.
    pub code_hash: B256,
}

impl Default for Account {
    fn default() -> Self {
        Self { nonce: 0, balance: U256::ZERO, code_hash: KECCAK256_EMPTY }
    }
}

/// All accounts, their storage and code, at every block so far.
#[derive(Clone, Debug, Default)]
pub struct State {
    accounts: AddressMap<History<Account>>,
    slots: HashMap<(Address, U256), History<U256>>,
    codes: B256Map<Bytecode>,
}

impl State {
    /// Returns an account as it was after `block`; one that never was is empty.
    pub fn account(&self, address: Address, block: u64) -> Account {
        self.accounts.get(&address).and_then(|history| history.at(block)).unwrap_or_default()
    }

    /// Returns an account's code as it was after `block`.
    pub fn code(&self, address: Address, block: u64) -> Bytes {
        self.bytecode(self.account(address, block).code_hash).original_bytes()
    }

    /// Returns a storage slot as it was after `block`.
    pub fn slot(&self, address: Address, key: U256, block: u64) -> U256 {
        self.slots.get(&(address, key)).and_then(|history| history.at(block)).unwrap_or_default()
    }

    /// Writes an account from `block` on.
    pub fn set_account(&mut self, address: Address, account: Account, block: u64) {
        self.accounts.entry(address).or_default().set(block, account);
    }

    /// Writes a storage slot from `block` on.
    pub fn set_slot(&mut self, address: Address, key: U256, value: U256, block: u64) {
        self.slots.entry((address, key)).or_default().set(block, value);
    }

    /// Keeps code and returns its hash.
    pub fn keep_code(&mut self, code: Bytes) -> B256 {
        let code = Bytecode::new_raw(code);
        let hash = code.hash_slow();
        self.codes.entry(hash).or_insert(code);
        hash
    }

    /// Writes what a transaction in `block` changed, and returns the next state root: the hash of `root` and the changes.
    pub(super) fn commit(&mut self, block: u64, root: B256, changes: EvmState) -> B256 {
        let mut digest = Keccak256::new();
        digest.update(root);
        let ordered: BTreeMap<_, _> = changes.into_iter().filter(|(_, account)| account.is_touched()).collect();
        for (address, changed) in ordered {
            let gone = changed.is_selfdestructed();
            let account = if gone { Account::default() } else { self.keep(changed.info) };
            if account != self.account(address, block) {
                self.set_account(address, account, block);
                digest.update(address);
                digest.update(account.nonce.to_be_bytes());
                digest.update(account.balance.to_be_bytes::<32>());
                digest.update(account.code_hash);
            }
            let slots = changed.storage.into_iter().filter(|(_, slot)| !gone && slot.is_changed());
            for (key, slot) in slots.collect::<BTreeMap<_, _>>() {
                self.set_slot(address, key, slot.present_value, block);
                digest.update(address);
                digest.update(key.to_be_bytes::<32>());
                digest.update(slot.present_value.to_be_bytes::<32>());
            }
        }
        digest.finalize()
    }

    fn keep(&mut self, info: AccountInfo) -> Account {
        if let Some(code) = info.code.filter(|code| !code.is_empty()) {
            self.codes.entry(info.code_hash).or_insert(code);
        }
        Account { nonce: info.nonce, balance: info.balance, code_hash: info.code_hash }
    }

    fn bytecode(&self, hash: B256) -> Bytecode {
        self.codes.get(&hash).cloned().unwrap_or_default()
    }
}

/// The state after one block, as the EVM reads it.
#[derive(Clone, Copy, Debug)]
pub(super) struct StateAt<'a> {
    pub(super) state: &'a State,
    pub(super) blocks: &'a Blocks,
    pub(super) number: u64,
}

impl DatabaseRef for StateAt<'_> {
    type Error = Infallible;

    fn basic_ref(&self, address: Address) -> Result<Option<AccountInfo>, Infallible> {
        let account = self.state.account(address, self.number);
        // An empty account does not exist (EIP-161).
        Ok((account != Account::default()).then(|| AccountInfo {
            balance: account.balance,
            nonce: account.nonce,
            code_hash: account.code_hash,
            code: None,
            ..AccountInfo::default()
        }))
    }

    fn code_by_hash_ref(&self, hash: B256) -> Result<Bytecode, Infallible> {
        Ok(self.state.bytecode(hash))
    }

    fn storage_ref(&self, address: Address, key: U256) -> Result<U256, Infallible> {
        Ok(self.state.slot(address, key, self.number))
    }

    fn block_hash_ref(&self, number: u64) -> Result<B256, Infallible> {
        Ok(self.blocks.header(number).map(|header| header.hash()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_read_sees_the_last_write_not_after_its_block() {
        let mut state = State::default();
        let (who, key) = (Address::repeat_byte(1), U256::from(7));
        for block in [10, 20] {
            state.set_slot(who, key, U256::from(block), block);
        }
        state.set_slot(who, key, U256::from(21), 20);
        let seen: Vec<u64> = [9, 10, 19, 20, 99].map(|block| state.slot(who, key, block).to()).into();
        assert_eq!(seen, [0, 10, 10, 21, 21]);
    }
}
