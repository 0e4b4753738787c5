//! How much of a stake a set may take, and what is announced, in words.

use crate::{
    chain::Chain,
    protocol::eigenlayer::{exposure::Exposure, when},
};
use std::collections::BTreeMap;

/// Blocks to come, each with about when it is.
pub(super) type Blocks = BTreeMap<u32, String>;

/// The blocks from which what is announced counts, and `others`.
pub(super) fn blocks<'a>(
    chain: &Chain,
    exposures: impl IntoIterator<Item = &'a Exposure>,
    others: impl IntoIterator<Item = u32>,
) -> Blocks {
    let announced = exposures.into_iter().filter_map(|exposure| Some(exposure.announced?.block));
    announced.chain(others).map(|block| (block, when::block(chain, block.into()))).collect()
}

/// A block of `blocks` in words.
pub(super) fn at(blocks: &Blocks, block: u32) -> String {
    blocks.get(&block).cloned().unwrap_or_else(|| format!("block {block}"))
}

/// What a set may take of the strategy called `strategy`, now and later.
pub(super) fn words(exposure: &Exposure, strategy: &str, blocks: &Blocks) -> String {
    let mut text = format!("may take {} of {strategy}", exposure.now);
    if let Some(announced) = exposure.announced {
        let way = if announced.part < exposure.now { "falling" } else { "rising" };
        text.push_str(&format!(", {way} to {} from {} on", announced.part, at(blocks, announced.block)));
    }
    if !exposure.inside && exposure.soon > exposure.now {
        text.push_str(&format!(", and {} once operator and strategy are in the set, which needs no notice", exposure.soon));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::eigenlayer::{
        avs::SetId,
        exposure::{Announced, Part, WAD},
    };
    use alloy::primitives::Address;

    #[test]
    fn rises_and_falls_are_said_with_their_block() {
        let percent = |n: u64| Part(WAD / 100 * n);
        let (set, strategy) = (SetId { avs: Address::ZERO, id: 0 }, Address::ZERO);
        let of = |now, later| {
            let announced = Some(Announced { part: percent(later), block: 9 });
            Exposure { set, strategy, now: percent(now), soon: percent(now.max(later)), announced, inside: true }
        };
        let blocks = [(9, "block 9 (in about 2 days)".to_owned())].into();
        assert_eq!(words(&of(60, 45), "steth", &blocks), "may take 60% of steth, falling to 45% from block 9 (in about 2 days) on");
        assert_eq!(words(&of(15, 40), "steth", &blocks), "may take 15% of steth, rising to 40% from block 9 (in about 2 days) on");
        let outside = Exposure { inside: false, announced: None, ..of(0, 40) };
        assert!(words(&outside, "steth", &blocks).starts_with("may take 0% of steth, and 40% once operator and strategy are in the set"));
    }
}
