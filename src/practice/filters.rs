//! A filter tells its client what is new since it last asked; the chain remembers for each from which block on.

use std::collections::BTreeMap;

use alloy::primitives::B256;
use alloy::rpc::types::{Filter, FilterBlockOption, Log};

use super::chain::Chain;
use super::logs;
use crate::evm::refusal::Refusal;

/// What a filter tells of.
#[derive(Clone, Debug)]
enum Kind {
    Blocks,
    Logs(Box<Filter>),
}

#[derive(Clone, Debug)]
struct Watch {
    kind: Kind,
    /// The first block that was not told of yet.
    next: u64,
}

/// The filters that were made and not given up.
#[derive(Clone, Debug, Default)]
pub(super) struct Filters {
    last: u64,
    open: BTreeMap<u64, Watch>,
}

/// What is new to a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// The hashes of new blocks, oldest first.
    Blocks(Vec<B256>),
    /// The logs in new blocks, oldest first.
    Logs(Vec<Log>),
}

impl Filters {
    /// Has every filter tell of the blocks from `next` on once more: those it knew are gone.
    pub(super) fn rewind(&mut self, next: u64) {
        for watch in self.open.values_mut() {
            watch.next = watch.next.min(next);
        }
    }
}

impl Chain {
    /// Opens a filter for the blocks that come, and returns its number.
    pub(super) fn watch_blocks(&mut self) -> u64 {
        self.watch(Kind::Blocks)
    }

    /// Opens a filter for logs in the blocks that come, and returns its number.
    pub(super) fn watch_logs(&mut self, filter: Filter) -> u64 {
        self.watch(Kind::Logs(Box::new(filter)))
    }

    /// Gives a filter up; returns whether there was one.
    pub(super) fn unwatch(&mut self, id: u64) -> bool {
        self.filters.open.remove(&id).is_some()
    }

    /// Returns what is new since the filter was made or last asked.
    ///
    /// # Errors
    /// There is no such filter.
    pub(super) fn news(&mut self, id: u64) -> Result<News, Refusal> {
        let after = self.number().saturating_add(1);
        let watch = self.filters.open.get_mut(&id).ok_or_else(unknown)?;
        let first = std::mem::replace(&mut watch.next, after);
        match watch.kind.clone() {
            Kind::Blocks => {
                let headers = (first..after).filter_map(|number| self.blocks.header(number));
                Ok(News::Blocks(headers.map(|header| header.hash()).collect()))
            }
            Kind::Logs(filter) => {
                let first = filter.get_from_block().unwrap_or_default().max(first);
                let last = filter.get_to_block().unwrap_or(u64::MAX).min(after.saturating_sub(1));
                if matches!(filter.block_option, FilterBlockOption::AtBlockHash(_)) || first > last {
                    return Ok(News::Logs(Vec::new()));
                }
                logs::find(self, &filter.from_block(first).to_block(last)).map(News::Logs)
            }
        }
    }

    /// Returns all the logs that a filter asks for, new or not.
    ///
    /// # Errors
    /// There is no such filter, it is one of blocks, or its blocks make no sense.
    pub(super) fn watched_logs(&self, id: u64) -> Result<Vec<Log>, Refusal> {
        match self.filters.open.get(&id).map(|watch| &watch.kind) {
            Some(Kind::Logs(filter)) => logs::find(self, filter),
            Some(Kind::Blocks) | None => Err(unknown()),
        }
    }

    fn watch(&mut self, kind: Kind) -> u64 {
        let next = self.number().saturating_add(1);
        self.filters.last = self.filters.last.saturating_add(1);
        self.filters.open.insert(self.filters.last, Watch { kind, next });
        self.filters.last
    }
}

fn unknown() -> Refusal {
    Refusal::server("filter not found")
}

#[cfg(test)]
mod tests {
    use alloy::primitives::{B256, U256};

    use super::*;
    use crate::practice::chain::BLOCK_TIME;
    use crate::practice::sample::{self, ALICE, CELL};

    #[test]
    fn a_filter_tells_everything_once_and_again_what_took_the_place_of_it() {
        let mut chain = sample::chain();
        let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
        let store = |chain: &mut Chain, value: u64| {
            chain.send_as(ALICE, cell, U256::ZERO, B256::from(U256::from(value))).unwrap();
        };
        store(&mut chain, 1);
        let all = Filter::new().address(cell);
        let (blocks, logs) = (chain.watch_blocks(), chain.watch_logs(all.clone()));
        let late = chain.watch_logs(all.from_block(chain.number() + 3));
        let told = |chain: &mut Chain, id| match chain.news(id).unwrap() {
            News::Blocks(hashes) => hashes.len(),
            News::Logs(logs) => logs.len(),
        };
        assert_eq!([blocks, logs, late].map(|id| told(&mut chain, id)), [0, 0, 0], "what was is not new");
        let snapshot = chain.snapshot();
        chain.mine(5, BLOCK_TIME);
        store(&mut chain, 2);
        let hash = chain.blocks.head().hash();
        assert_eq!(
            chain.news(blocks).unwrap(),
            News::Blocks((1..=6).map(|back| chain.blocks.header(chain.number() - 6 + back).unwrap().hash()).collect())
        );
        assert_eq!([logs, late, logs].map(|id| told(&mut chain, id)), [1, 1, 0]);
        assert!(chain.revert(snapshot));
        store(&mut chain, 3);
        let News::Blocks(hashes) = chain.news(blocks).unwrap() else { panic!("blocks") };
        assert!(hashes.len() == 1 && hashes[0] != hash);
        assert_eq!([logs, late].map(|id| told(&mut chain, id)), [1, 0], "the late one is not there yet");
        assert!(chain.unwatch(blocks) && !chain.unwatch(blocks) && chain.news(blocks).is_err());
    }

    #[test]
    fn all_logs_of_a_filter_are_there_to_be_asked_for() {
        let mut chain = sample::chain();
        let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
        chain.send_as(ALICE, cell, U256::ZERO, B256::repeat_byte(1)).unwrap();
        let logs = chain.watch_logs(Filter::new().from_block(0));
        assert_eq!((chain.watched_logs(logs).unwrap().len(), chain.news(logs).unwrap()), (1, News::Logs(vec![])));
        let blocks = chain.watch_blocks();
        assert!(chain.watched_logs(blocks).is_err());
    }
}
