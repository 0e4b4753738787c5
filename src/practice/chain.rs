//! The chain is a state, the blocks that led to it and a clock; whoever holds it may also set balances, code and time.

use alloy::consensus::{Header, Sealed};
use alloy::eips::{BlockId, BlockNumberOrTag};
use alloy::primitives::{Address, B256, Bytes, U256, keccak256};

use super::block::{Blocks, Run, empty_header};
use super::filters::Filters;
use super::state::{Account, State, StateAt};
use crate::evm::block::next_base_fee;
use crate::evm::refusal::Refusal;

/// The chain id of a practice chain unless another is asked for; no public chain has it.
pub const CHAIN_ID: u64 = 7_357_000;
/// Seconds between blocks, as on Ethereum.
pub const BLOCK_TIME: u64 = 12;

/// What a chain starts from.
#[derive(Clone, Copy, Debug)]
pub struct Genesis {
    /// The chain id (EIP-155).
    pub chain_id: u64,
    /// The number of the first block.
    pub number: u64,
    /// The time of the first block, in Unix seconds.
    pub timestamp: u64,
    /// The gas limit of every block.
    pub gas_limit: u64,
    /// The base fee of the first block, in wei.
    pub base_fee: u64,
}

impl Genesis {
    /// Returns a start that looks like Ethereum, at a time in Unix seconds.
    pub fn at(timestamp: u64) -> Self {
        Self { chain_id: CHAIN_ID, number: 25_000_000, timestamp, gas_limit: 60_000_000, base_fee: 1_000_000_000 }
    }
}

/// What was asked for the next block only.
#[derive(Clone, Copy, Debug, Default)]
struct Wishes {
    timestamp: Option<u64>,
    base_fee: Option<u64>,
    /// Seconds to add to the usual time of the next block.
    later: u64,
}

/// A chain in memory; a clone of it is another chain with the same past.
#[derive(Clone, Debug)]
pub struct Chain {
    pub(super) chain_id: u64,
    pub(super) state: State,
    pub(super) blocks: Blocks,
    pub(super) filters: Filters,
    wishes: Wishes,
    /// All the seconds the clock was moved, for who asks.
    moved: u64,
    snapshots: Vec<(u64, Chain)>,
    last_snapshot: u64,
}

impl Chain {
    /// Starts a chain without accounts.
    pub fn new(genesis: Genesis) -> Self {
        let first = Run {
            first: genesis.number,
            count: 1,
            timestamp: genesis.timestamp,
            interval: BLOCK_TIME,
            parent: keccak256(genesis.chain_id.to_be_bytes()),
            base_fee: genesis.base_fee,
            gas_limit: genesis.gas_limit,
            state_root: keccak256([]),
        };
        Self {
            chain_id: genesis.chain_id,
            state: State::default(),
            blocks: Blocks::starting_with(first),
            filters: Filters::default(),
            wishes: Wishes::default(),
            moved: 0,
            snapshots: Vec::new(),
            last_snapshot: 0,
        }
    }

    /// Returns the chain id (EIP-155).
    pub fn chain_id(&self) -> u64 {
        self.chain_id
    }

    /// Returns the blocks so far.
    pub fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// Returns the state so far.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Returns the newest block's number.
    pub fn number(&self) -> u64 {
        self.blocks.last()
    }

    /// Returns the newest block's time, in Unix seconds.
    pub fn timestamp(&self) -> u64 {
        self.blocks.head().timestamp
    }

    /// Returns an account as it is now.
    pub fn account(&self, address: Address) -> Account {
        self.state.account(address, self.number())
    }

    /// Sets an account's ether, in wei.
    pub fn set_balance(&mut self, address: Address, balance: U256) {
        let account = Account { balance, ..self.account(address) };
        self.state.set_account(address, account, self.number());
    }

    /// Sets an account's nonce.
    pub fn set_nonce(&mut self, address: Address, nonce: u64) {
        let account = Account { nonce, ..self.account(address) };
        self.state.set_account(address, account, self.number());
    }

    /// Sets an account's code.
    pub fn set_code(&mut self, address: Address, code: Bytes) {
        let code_hash = self.state.keep_code(code);
        let account = Account { code_hash, ..self.account(address) };
        self.state.set_account(address, account, self.number());
    }

    /// Sets a slot of an account's storage.
    pub fn set_storage(&mut self, address: Address, key: U256, value: U256) {
        self.state.set_slot(address, key, value, self.number());
    }

    /// Adds `count` empty blocks, `interval` seconds apart.
    pub fn mine(&mut self, count: u64, interval: u64) {
        if count == 0 {
            return;
        }
        let head = self.blocks.head();
        let next = self.next_header(interval);
        self.blocks.push_run(Run {
            first: next.number,
            count,
            timestamp: next.timestamp,
            interval,
            parent: head.hash(),
            base_fee: next.base_fee_per_gas.unwrap_or_default(),
            gas_limit: next.gas_limit,
            state_root: head.state_root,
        });
        self.wishes = Wishes::default();
    }

    /// Makes the next block `seconds` later than it would be, and returns by how much the clock was moved in all.
    pub fn increase_time(&mut self, seconds: u64) -> u64 {
        self.wishes.later = self.wishes.later.saturating_add(seconds);
        self.moved = self.moved.saturating_add(seconds);
        self.moved
    }

    /// Sets the time of the next block, in Unix seconds.
    ///
    /// # Errors
    /// A time that is not after the newest block.
    pub fn set_next_timestamp(&mut self, timestamp: u64) -> Result<(), Refusal> {
        let now = self.timestamp();
        if timestamp <= now {
            return Err(Refusal::params(format!("timestamp {timestamp} is not after the newest block's {now}")));
        }
        self.wishes.timestamp = Some(timestamp);
        Ok(())
    }

    /// Sets the base fee of the next block, in wei.
    pub fn set_next_base_fee(&mut self, base_fee: u64) {
        self.wishes.base_fee = Some(base_fee);
    }

    /// Remembers the chain as it is and returns the number it is remembered by.
    pub fn snapshot(&mut self) -> u64 {
        self.last_snapshot = self.last_snapshot.saturating_add(1);
        let older = std::mem::take(&mut self.snapshots);
        let copy = self.clone();
        self.snapshots = older;
        self.snapshots.push((self.last_snapshot, copy));
        self.last_snapshot
    }

    /// Goes back to a snapshot, which is used up with all later ones; returns whether there was one.
    pub fn revert(&mut self, id: u64) -> bool {
        let Some(index) = self.snapshots.iter().position(|(known, _)| *known == id) else {
            return false;
        };
        let mut older = std::mem::take(&mut self.snapshots);
        older.truncate(index.saturating_add(1));
        let Some((_, past)) = older.pop() else {
            return false;
        };
        let filters = std::mem::take(&mut self.filters);
        *self = Self { snapshots: older, last_snapshot: self.last_snapshot, filters, ..past };
        self.filters.rewind(self.number().saturating_add(1));
        true
    }

    /// Returns the header of the block that comes next, still without a transaction.
    pub(super) fn next_header(&self, interval: u64) -> Header {
        self.header_after(&self.blocks.head(), interval)
    }

    /// Returns the header of an empty block after `parent`: as was asked for the next block, if that is the one.
    pub(super) fn header_after(&self, parent: &Sealed<Header>, interval: u64) -> Header {
        let wishes = if parent.number == self.number() { self.wishes } else { Wishes::default() };
        let usual = parent.timestamp.saturating_add(interval.max(1)).saturating_add(wishes.later);
        Header {
            number: parent.number.saturating_add(1),
            timestamp: wishes.timestamp.unwrap_or(usual),
            gas_limit: parent.gas_limit,
            state_root: parent.state_root,
            ..empty_header(parent.hash(), wishes.base_fee.unwrap_or_else(|| next_base_fee(parent)))
        }
    }

    /// Forgets what was asked for the block that has just been mined.
    pub(super) fn grant_wishes(&mut self) {
        self.wishes = Wishes::default();
    }

    /// Returns the state after a block, as the EVM reads it.
    pub(super) fn at(&self, number: u64) -> StateAt<'_> {
        StateAt { state: &self.state, blocks: &self.blocks, number }
    }

    /// Returns the number a tag or number stands for; what is pending is what is.
    pub(super) fn number_at(&self, tag: BlockNumberOrTag) -> u64 {
        let behind = |blocks: u64| self.number().saturating_sub(blocks).max(self.blocks.first());
        match tag {
            BlockNumberOrTag::Number(number) => number,
            BlockNumberOrTag::Latest | BlockNumberOrTag::Pending => self.number(),
            BlockNumberOrTag::Earliest => self.blocks.first(),
            // One epoch of Ethereum's, and two.
            BlockNumberOrTag::Safe => behind(32),
            BlockNumberOrTag::Finalized => behind(64),
        }
    }

    /// Returns the block a request means.
    ///
    /// # Errors
    /// There is no such block.
    pub(super) fn resolve(&self, id: BlockId) -> Result<Sealed<Header>, Refusal> {
        match id {
            BlockId::Number(tag) => self.blocks.header(self.number_at(tag)).ok_or_else(|| Refusal::server("header not found")),
            BlockId::Hash(hash) => {
                let number = self.number_with(hash.block_hash);
                let header = number.and_then(|number| self.blocks.header(number));
                header.ok_or_else(|| Refusal::server("header for hash not found"))
            }
        }
    }

    /// Returns the number of the block with this hash.
    pub(super) fn number_with(&self, hash: B256) -> Option<u64> {
        self.blocks.number_of(hash)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::practice::sample::{self, ALICE, BOB, CELL};

    #[test]
    fn two_weeks_of_blocks_pass_at_once() {
        let mut chain = sample::chain();
        let (number, time) = (chain.number(), chain.timestamp());
        let start = Instant::now();
        chain.mine(100_801, BLOCK_TIME);
        let head = chain.blocks.head();
        assert!(start.elapsed() < Duration::from_millis(50), "{:?}", start.elapsed());
        assert_eq!((head.number, head.timestamp), (number + 100_801, time + 100_801 * 12));
        assert_eq!(chain.number_with(head.parent_hash), Some(number + 100_800));
        let receipt = chain.send_as(ALICE, BOB, U256::ONE, []).unwrap();
        let next = chain.blocks.header(receipt.block_number.unwrap()).unwrap();
        assert_eq!((next.number, next.parent_hash), (head.number + 1, head.hash()));
    }

    #[test]
    fn going_back_forgets_all_that_came_after() {
        let mut chain = sample::chain();
        let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
        let (head, first) = (chain.blocks.head().hash(), chain.snapshot());
        chain.send_as(ALICE, cell, U256::ZERO, B256::repeat_byte(1)).unwrap();
        let second = chain.snapshot();
        chain.set_balance(BOB, U256::ONE);
        assert!(chain.revert(first));
        assert_eq!((chain.blocks.head().hash(), chain.account(BOB).balance), (head, U256::ZERO));
        assert_eq!(chain.call(ALICE, cell, []).unwrap(), Bytes::from(B256::ZERO));
        assert!(!chain.revert(first) && !chain.revert(second), "both are used up");
    }

    #[test]
    fn time_moves_as_told_for_one_block() {
        let mut chain = sample::chain();
        let start = chain.timestamp();
        chain.increase_time(1_000);
        chain.mine(1, BLOCK_TIME);
        assert_eq!(chain.timestamp(), start + 1_012);
        chain.set_next_timestamp(start + 5_000).unwrap();
        chain.send_as(ALICE, BOB, U256::ONE, []).unwrap();
        assert_eq!(chain.timestamp(), start + 5_000);
        assert!(chain.set_next_timestamp(start).is_err());
        chain.mine(1, BLOCK_TIME);
        assert_eq!(chain.timestamp(), start + 5_012);
    }

    #[test]
    fn the_same_inputs_make_the_same_chain() {
        let make = || {
            let mut chain = sample::chain();
            let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
            chain.send_as(BOB, cell, U256::ZERO, B256::repeat_byte(1)).unwrap();
            chain.mine(10, BLOCK_TIME);
            chain.blocks.head().hash()
        };
        assert_eq!(make(), make());
    }
}
