//! Blocks one after another, as they come: what is in them says which receipts there are to ask for.

use crate::chain::{Chain, wait::slower};
use alloy::{
    primitives::{TxHash, U64},
    providers::Provider,
    rpc::client::BatchRequest,
    transports::TransportResult,
};
use futures::future::join_all;
use jiff::Timestamp;
use serde::Deserialize;
use std::time::Duration;

/// Where asking for the next block starts; each time it pauses half as long again, up to a tenth of a block's time.
const FIRST: Duration = Duration::from_millis(2);

/// How many blocks are looked into at once, and how many of the newest where nobody followed them: something that was sent a moment ago
/// may be in one.
pub(super) const LAST: usize = 8;

/// The blocks that come after one.
pub(super) struct Blocks {
    chain: Chain,
    next: u64,
    /// The newest that the node told of.
    newest: u64,
    /// How many were seen since the node told of the newest.
    seen: usize,
    /// The last that was seen: its number, and its time in seconds since 1970.
    last: Option<(u64, u64)>,
    pause: Duration,
    slowest: Duration,
    /// Nobody has to be asked before: the next comes by the clock.
    quiet: Option<Duration>,
}

/// A block's number, and the hashes of what is in it.
pub(super) type Seen = (u64, Vec<TxHash>);

/// As much of a block as is needed.
#[derive(Debug, Deserialize)]
struct Block {
    number: U64,
    timestamp: U64,
    transactions: Vec<TxHash>,
}

impl Blocks {
    /// Those that come after the one that the chain is pinned at.
    pub(super) fn after(chain: &Chain) -> Self {
        let slowest = block_time(chain).checked_div(10).unwrap_or(FIRST);
        let newest = chain.head().number;
        Self { chain: chain.clone(), next: newest.saturating_add(1), newest, seen: 0, last: None, pause: FIRST, slowest, quiet: None }
    }

    /// Goes on at the newest blocks, where the last that was seen is older: nobody followed for a while. Whether the node said which those
    /// are, else after a pause.
    pub(super) async fn catch_up(&mut self) -> bool {
        if self.look_up().await.is_err() {
            self.rest().await;
            return false;
        }
        self.next = self.next.max(self.first());
        (self.pause, self.quiet) = (FIRST, None);
        true
    }

    /// The next blocks; none where no other is there yet, after a pause.
    pub(super) async fn next(&mut self) -> Vec<Seen> {
        let found = self.found().await.unwrap_or_default();
        let Some(Block { number, timestamp, .. }) = found.last() else {
            self.rest().await;
            return vec![];
        };
        let (number, time) = (number.to::<u64>(), timestamp.to::<u64>());
        self.quiet = self.quiet_after(number, time);
        (self.next, self.last, self.pause) = (number.saturating_add(1), Some((number, time)), FIRST);
        self.seen = self.seen.saturating_add(found.len());
        found.into_iter().map(|block| (block.number.to(), block.transactions)).collect()
    }

    async fn found(&mut self) -> TransportResult<Vec<Block>> {
        if let Some(quiet) = self.quiet.take() {
            tokio::time::sleep(quiet).await;
            self.pause = self.slowest;
        }
        // The number is less to answer than a block. It shows too where there are not as many as the node told, or many more.
        if self.pause >= self.slowest || self.seen >= LAST {
            self.look_up().await?;
            if self.newest < self.next {
                return Ok(vec![]);
            }
        }
        // Those that are known to be there, else the one that comes next.
        let asked: Vec<_> = (self.next..=self.newest.max(self.next)).take(LAST).collect();
        let blocks = self.ask(&asked).await?;
        let one = |(number, block): (u64, Option<Block>)| block.filter(|block| block.number.to::<u64>() == number);
        Ok(asked.into_iter().zip(blocks).map_while(one).collect())
    }

    /// How long nobody has to ask after a block: for three quarters of the time to the next, where a network's blocks come by the clock. A
    /// fork of it on this machine has the same name, and blocks whenever it likes.
    fn quiet_after(&self, number: u64, time: u64) -> Option<Duration> {
        let seconds = self.chain.block_time();
        let since = self.last.filter(|(last, _)| last.checked_add(1) == Some(number)).map(|(_, last)| time.saturating_sub(last));
        let is_by_the_clock = self.chain.node().is_timely() && since.is_some_and(|since| since > 0 && since.is_multiple_of(seconds.max(1)));
        let now = u64::try_from(Timestamp::now().as_second()).unwrap_or_default();
        let left = Duration::from_secs(time.saturating_add(seconds).saturating_sub(now).min(seconds));
        let quiet = left.saturating_sub(block_time(&self.chain).checked_div(4)?);
        (is_by_the_clock && !quiet.is_zero()).then_some(quiet)
    }

    /// The first of the newest few.
    fn first(&self) -> u64 {
        self.newest.saturating_add(1).saturating_sub(LAST as u64)
    }

    /// The number of the newest block. Where there are not as many as the node told, for another chain took the place of some, the next is
    /// one of those. A node that is far behind says nothing of that, unless it says so twice.
    async fn look_up(&mut self) -> TransportResult<()> {
        let before = std::mem::replace(&mut self.newest, self.chain.provider().get_block_number().await?);
        self.seen = 0;
        let after = self.newest.saturating_add(1);
        if self.next <= after.saturating_add(LAST as u64) {
            self.next = self.next.min(after);
        } else if before.abs_diff(self.newest) <= LAST as u64 {
            self.next = self.first();
        }
        Ok(())
    }

    /// Each of some blocks, where the node shows it.
    async fn ask(&self, numbers: &[u64]) -> TransportResult<Vec<Option<Block>>> {
        let mut batch = BatchRequest::new(self.chain.provider().client());
        let mut asked = vec![];
        for number in numbers {
            asked.push(batch.add_call::<_, Option<Block>>("eth_getBlockByNumber", &(U64::from(*number), false))?);
        }
        batch.send().await?;
        Ok(join_all(asked).await.into_iter().map(|answer| answer.ok().flatten()).collect())
    }

    async fn rest(&mut self) {
        tokio::time::sleep(self.pause).await;
        self.pause = slower(self.pause, self.slowest);
    }
}

/// The time from one block to the next.
pub(super) fn block_time(chain: &Chain) -> Duration {
    Duration::from_secs(chain.block_time().max(1))
}

#[cfg(test)]
mod tests;
