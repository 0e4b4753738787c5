//! Blocks to come, in the time that people count in.

use crate::{chain::Chain, units::span};

/// About how many seconds from the pinned block `block` is mined.
pub fn seconds(chain: &Chain, block: u64) -> u64 {
    block.saturating_sub(chain.head().number).saturating_mul(chain.block_time())
}

/// So many blocks and how long they take: `120 blocks (24 minutes)`.
pub fn lasting(count: u32, block_time: u64) -> String {
    match count {
        0 => "0 blocks: at once".into(),
        count => format!("{count} blocks ({})", span(u64::from(count).saturating_mul(block_time))),
    }
}

/// A block to come and when that is: `block 123 (in about 14 days)`.
pub fn block(chain: &Chain, block: u64) -> String {
    said(block, seconds(chain, block))
}

/// The same as seen from block `head`, with so many seconds a block.
pub fn from(head: u64, block_time: u64, block: u64) -> String {
    said(block, block.saturating_sub(head).saturating_mul(block_time))
}

/// The same where the time is known: `seconds` from the pinned block.
pub fn said(block: u64, seconds: u64) -> String {
    match seconds {
        0 => format!("block {block}"),
        seconds => format!("block {block} (in about {})", span(seconds)),
    }
}
