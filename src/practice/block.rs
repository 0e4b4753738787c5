//! Blocks follow one another without a gap: each holds one transaction or belongs to a run of empty blocks, which is kept as
//! one record however long it is.
//!
//! A block with a transaction is hashed as the protocol says. An empty block is named, not hashed: the first 24 bytes of its
//! hash are the Keccak-256 of the run's parent and the block's number and time, the last 8 are its number. So the clock can
//! jump over any number of blocks at once, and a hash still leads back to its block.

use alloy::consensus::{Header, ReceiptEnvelope, Sealed, TxEnvelope};
use alloy::primitives::map::B256Map;
use alloy::primitives::{Address, B256, Keccak256, address};

use super::fees;
use crate::evm::block;

/// Who receives the priority fees of every block.
pub const PROPOSER: Address = address!("0x70726163746963652d70726f706f73657200000a");

/// A transaction in its block, and what came of it.
#[derive(Clone, Debug)]
pub struct Mined {
    /// The signed transaction.
    pub envelope: TxEnvelope,
    /// Its sender.
    pub from: Address,
    /// Status, logs and their bloom.
    pub receipt: ReceiptEnvelope,
    /// What it paid for each unit of gas, in wei.
    pub gas_price: u128,
    /// The contract it made.
    pub contract: Option<Address>,
}

/// A block with its transaction.
#[derive(Clone, Debug)]
pub struct Block {
    /// The header and its hash.
    pub header: Sealed<Header>,
    /// The only transaction.
    pub mined: Mined,
}

/// Blocks without a transaction, one after the other at equal distances of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) first: u64,
    pub(super) count: u64,
    /// The first block's time, in Unix seconds.
    pub(super) timestamp: u64,
    /// Seconds from block to block.
    pub(super) interval: u64,
    pub(super) parent: B256,
    /// The first block's base fee, in wei.
    pub(super) base_fee: u64,
    pub(super) gas_limit: u64,
    pub(super) state_root: B256,
}

impl Run {
    fn last(&self) -> u64 {
        self.first.saturating_add(self.count.saturating_sub(1))
    }

    fn timestamp(&self, number: u64) -> u64 {
        let offset = number.saturating_sub(self.first).saturating_mul(self.interval);
        self.timestamp.saturating_add(offset)
    }

    fn name(&self, number: u64) -> B256 {
        let mut digest = Keccak256::new();
        digest.update(self.parent);
        digest.update(number.to_be_bytes());
        digest.update(self.timestamp(number).to_be_bytes());
        let mut name = digest.finalize();
        name[24..].copy_from_slice(&number.to_be_bytes());
        name
    }

    fn header(&self, number: u64) -> Sealed<Header> {
        let parent_hash = if number == self.first { self.parent } else { self.name(number.saturating_sub(1)) };
        let base_fee = fees::after_empty_blocks(self.base_fee, self.gas_limit, number.saturating_sub(self.first));
        let header = Header {
            number,
            timestamp: self.timestamp(number),
            gas_limit: self.gas_limit,
            state_root: self.state_root,
            ..empty_header(parent_hash, base_fee)
        };
        Sealed::new_unchecked(header, self.name(number))
    }
}

/// Returns what the headers of all blocks share, and what follows from the parent alone.
pub(super) fn empty_header(parent_hash: B256, base_fee: u64) -> Header {
    Header { beneficiary: PROPOSER, ..block::empty_header(parent_hash, base_fee) }
}

#[derive(Clone, Debug)]
enum Entry {
    Block(Box<Block>),
    Run(Run),
}

impl Entry {
    fn first(&self) -> u64 {
        match self {
            Self::Block(block) => block.header.number,
            Self::Run(run) => run.first,
        }
    }

    fn last(&self) -> u64 {
        match self {
            Self::Block(block) => block.header.number,
            Self::Run(run) => run.last(),
        }
    }

    fn header(&self, number: u64) -> Sealed<Header> {
        match self {
            Self::Block(block) => block.header.clone(),
            Self::Run(run) => run.header(number),
        }
    }
}

/// All blocks, from the first the chain knows to its head.
#[derive(Clone, Debug)]
pub struct Blocks {
    /// Ascending, without a gap, never empty.
    entries: Vec<Entry>,
    by_hash: B256Map<u64>,
    by_transaction: B256Map<u64>,
}

impl Blocks {
    pub(super) fn starting_with(run: Run) -> Self {
        Self { entries: vec![Entry::Run(run)], by_hash: B256Map::default(), by_transaction: B256Map::default() }
    }

    /// Returns the number of the first block there is.
    pub fn first(&self) -> u64 {
        self.entries.first().map_or(0, Entry::first)
    }

    /// Returns the number of the newest block.
    pub fn last(&self) -> u64 {
        self.entries.last().map_or(0, Entry::last)
    }

    /// Returns the newest block's header and hash.
    pub fn head(&self) -> Sealed<Header> {
        let newest = self.entries.last().expect("invariant: a chain has a first block");
        newest.header(newest.last())
    }

    /// Returns a block's header and hash, if there is such a block.
    pub fn header(&self, number: u64) -> Option<Sealed<Header>> {
        Some(self.entry(number)?.header(number))
    }

    /// Returns a block, if it holds a transaction.
    pub fn block(&self, number: u64) -> Option<&Block> {
        match self.entry(number)? {
            Entry::Block(block) => Some(block),
            Entry::Run(_) => None,
        }
    }

    /// Returns the number of the block with this hash.
    pub fn number_of(&self, hash: B256) -> Option<u64> {
        if let Some(number) = self.by_hash.get(&hash) {
            return Some(*number);
        }
        let number = u64::from_be_bytes(hash[24..].try_into().ok()?);
        match self.entry(number)? {
            Entry::Run(run) if run.name(number) == hash => Some(number),
            _ => None,
        }
    }

    /// Returns the block that holds this transaction.
    pub fn holding(&self, transaction: B256) -> Option<&Block> {
        self.block(*self.by_transaction.get(&transaction)?)
    }

    /// Returns the blocks with a transaction from `first` to `last`, both included, oldest first.
    pub fn filled(&self, first: u64, last: u64) -> impl DoubleEndedIterator<Item = &Block> {
        let start = self.entries.partition_point(|entry| entry.last() < first);
        let end = self.entries.partition_point(|entry| entry.first() <= last);
        self.entries.get(start..end).unwrap_or_default().iter().filter_map(|entry| match entry {
            Entry::Block(block) => Some(&**block),
            Entry::Run(_) => None,
        })
    }

    pub(super) fn push(&mut self, block: Block) {
        self.by_hash.insert(block.header.hash(), block.header.number);
        self.by_transaction.insert(*block.mined.envelope.tx_hash(), block.header.number);
        self.entries.push(Entry::Block(Box::new(block)));
    }

    pub(super) fn push_run(&mut self, run: Run) {
        self.entries.push(Entry::Run(run));
    }

    fn entry(&self, number: u64) -> Option<&Entry> {
        let after = self.entries.partition_point(|entry| entry.first() <= number);
        self.entries.get(after.checked_sub(1)?).filter(|entry| number <= entry.last())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(first: u64, count: u64, parent: B256) -> Run {
        let (base_fee, gas_limit) = (1_000_000_000, 60_000_000);
        Run { first, count, timestamp: 1_000, interval: 12, parent, base_fee, gas_limit, state_root: B256::ZERO }
    }

    #[test]
    fn empty_blocks_form_a_chain() {
        let mut blocks = Blocks::starting_with(run(100, 1, B256::ZERO));
        blocks.push_run(run(101, 50, blocks.head().hash()));
        for number in 101..=150 {
            let (block, parent) = (blocks.header(number).unwrap(), blocks.header(number - 1).unwrap());
            assert_eq!((block.number, block.parent_hash), (number, parent.hash()));
            assert_eq!(blocks.number_of(block.hash()), Some(number));
        }
        assert_eq!(blocks.header(150).unwrap().timestamp, 1_000 + 49 * 12);
        assert!(blocks.header(99).is_none() && blocks.header(151).is_none());
    }

    #[test]
    fn a_hash_that_only_ends_like_a_block_is_unknown() {
        let blocks = Blocks::starting_with(run(100, 10, B256::ZERO));
        let mut forged = blocks.header(105).unwrap().hash();
        forged[0] ^= 1;
        assert_eq!(blocks.number_of(forged), None);
    }
}
