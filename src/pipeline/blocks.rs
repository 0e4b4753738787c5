//! Blocks one after another, as they come: what is in them says which receipts there are to ask for.

use crate::chain::Chain;
use alloy::{
    primitives::{TxHash, U64},
    providers::Provider,
    rpc::client::BatchRequest,
    transports::TransportResult,
};
use futures::future::try_join_all;
use serde::Deserialize;
use std::time::Duration;

/// Where asking for the next block starts; each time it pauses half as long again, up to a tenth of a block's time.
const FIRST: Duration = Duration::from_millis(2);

/// How many of the newest blocks are looked into where nobody followed them: something that was sent a moment ago may be in one.
const LAST: u64 = 8;

/// The blocks that come after one.
pub(super) struct Blocks {
    chain: Chain,
    next: u64,
    /// The newest that the node told of.
    newest: u64,
    /// How often some came since the node told how many there are.
    row: u64,
    /// The next was asked for and not there.
    awaited: bool,
    /// The last came while it was waited for.
    just_came: bool,
    pause: Duration,
    slowest: Duration,
    /// How long after a block none comes, where they come by the clock.
    quiet: Duration,
}

/// A block's number, and the hashes of what is in it.
pub(super) type Seen = (u64, Vec<TxHash>);

/// As much of a block as is needed.
#[derive(Debug, Deserialize)]
struct Block {
    number: U64,
    transactions: Vec<TxHash>,
}

impl Blocks {
    /// Those that come after the one that the chain is pinned at.
    pub(super) fn after(chain: &Chain) -> Self {
        let time = Duration::from_secs(chain.block_time().max(1));
        let share = |of: u32| time.checked_div(of).unwrap_or(time);
        let quiet = if chain.node().is_timely() { time.saturating_sub(share(4)) } else { Duration::ZERO };
        let newest = chain.head().number;
        Self {
            chain: chain.clone(),
            next: newest.saturating_add(1),
            newest,
            row: 0,
            awaited: false,
            just_came: false,
            pause: FIRST,
            slowest: share(10),
            quiet,
        }
    }

    /// Goes on at the newest blocks, where the last that was seen is older: nobody followed for a while. Whether the node said which those
    /// are, else after a pause.
    pub(super) async fn catch_up(&mut self) -> bool {
        let caught = self.look_up().await.is_ok();
        if caught {
            // How long ago the newest came is not known.
            (self.just_came, self.awaited, self.pause) = (false, false, FIRST);
        } else {
            self.rest().await;
        }
        caught
    }

    /// The next blocks; none where no other is there yet, after a pause.
    pub(super) async fn next(&mut self) -> Vec<Seen> {
        let found = self.found().await.unwrap_or_default();
        if let Some((number, _)) = found.last() {
            (self.next, self.row) = (number.saturating_add(1), self.row.saturating_add(1));
            (self.just_came, self.awaited, self.pause) = (self.awaited, false, FIRST);
        } else {
            self.awaited = true;
            self.rest().await;
        }
        found
    }

    async fn found(&mut self) -> TransportResult<Vec<Seen>> {
        if self.just_came && !self.quiet.is_zero() {
            tokio::time::sleep(self.quiet).await;
            (self.just_came, self.pause) = (false, self.slowest);
        }
        // The number is less to answer than a block. It shows too whether others came meanwhile, or there are not as many as the node told.
        if self.pause >= self.slowest || self.row >= LAST {
            self.look_up().await?;
            if self.newest < self.next {
                return Ok(vec![]);
            }
        }
        // Those that are known to be there, else the one that comes next.
        let last = self.newest.clamp(self.next, self.next.saturating_add(LAST));
        let asked: Vec<_> = (self.next..=last).collect();
        let blocks = self.ask(&asked).await?;
        let one = |(number, block): (u64, Option<Block>)| {
            let block = block.filter(|block| block.number.to::<u64>() == number)?;
            Some((number, block.transactions))
        };
        Ok(asked.into_iter().zip(blocks).map_while(one).collect())
    }

    /// The number of the newest block. The next is one of the last few, or the one after them; a node that is far behind what was seen
    /// says nothing of it, unless it says so twice.
    async fn look_up(&mut self) -> TransportResult<()> {
        let (before, newest) = (self.newest, self.chain.provider().get_block_number().await?);
        let (first, after) = (newest.saturating_add(1).saturating_sub(LAST), newest.saturating_add(1));
        let is_far_behind = after.saturating_add(LAST) < self.next;
        if !is_far_behind || before.abs_diff(newest) <= LAST {
            self.next = self.next.clamp(first, after);
        }
        (self.newest, self.row) = (newest, 0);
        Ok(())
    }

    async fn ask(&self, numbers: &[u64]) -> TransportResult<Vec<Option<Block>>> {
        let mut batch = BatchRequest::new(self.chain.provider().client());
        let mut asked = vec![];
        for number in numbers {
            asked.push(batch.add_call::<_, Option<Block>>("eth_getBlockByNumber", &(U64::from(*number), false))?);
        }
        batch.send().await?;
        try_join_all(asked).await
    }

    async fn rest(&mut self) {
        tokio::time::sleep(self.pause).await;
        self.pause = self.pause.saturating_mul(3).checked_div(2).unwrap_or(self.slowest).min(self.slowest);
    }
}
