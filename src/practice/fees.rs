//! The base fee moves as EIP-1559 says; what a sender is told to offer comes from what was paid.

use alloy::consensus::Sealed;
use alloy::eips::eip1559::{BaseFeeParams, calc_next_block_base_fee};
use alloy::rpc::types::FeeHistory;

use super::block::{Block, Blocks};
use super::chain::{BLOCK_TIME, Chain};
use crate::evm::refusal::Refusal;

/// The tip suggested while nobody has paid one, in wei (go-ethereum's default).
const DEFAULT_TIP: u128 = 1_000_000_000;
/// How many of the newest blocks the suggested tip is taken from (go-ethereum's default).
const TIP_BLOCKS: u64 = 20;
/// The most blocks one fee history covers (go-ethereum's limit).
const MAX_HISTORY: u64 = 1024;
/// The most percentiles one fee history has for each block (go-ethereum's limit).
const MAX_PERCENTILES: usize = 100;

/// Returns the base fee `blocks` empty blocks after one with `base_fee`, in wei.
pub(super) fn after_empty_blocks(base_fee: u64, gas_limit: u64, blocks: u64) -> u64 {
    let mut fee = base_fee;
    for _ in 0..blocks {
        let next = calc_next_block_base_fee(0, gas_limit, fee, BaseFeeParams::ethereum());
        // It falls by an eighth until an eighth is nothing, whatever the number of blocks.
        if next == fee {
            break;
        }
        fee = next;
    }
    fee
}

/// Returns what a transaction paid the proposer for each unit of gas, in wei.
fn tip(block: &Block) -> u128 {
    block.mined.gas_price.saturating_sub(block.header.base_fee_per_gas.unwrap_or_default().into())
}

/// Returns a tip that the newest transactions suggest, in wei: the 60th percentile of theirs, as go-ethereum has it.
pub(super) fn suggested_tip(blocks: &Blocks) -> u128 {
    let last = blocks.last();
    let first = last.saturating_sub(TIP_BLOCKS.saturating_sub(1));
    // Tips of nothing say nothing about what is asked.
    let mut tips: Vec<u128> = blocks.filled(first, last).map(tip).filter(|tip| *tip > 1).collect();
    tips.sort_unstable();
    let index = tips.len().saturating_sub(1).saturating_mul(60) / 100;
    tips.get(index).copied().unwrap_or(DEFAULT_TIP)
}

/// Returns the fees of the `count` blocks up to `newest`, with the tips at `percentiles` of each block's gas.
///
/// # Errors
/// There is no such block, or percentiles that are not an ascending list of numbers from 0 to 100.
pub(super) fn history(chain: &Chain, count: u64, newest: u64, percentiles: Option<&[f64]>) -> Result<FeeHistory, Refusal> {
    check(percentiles.unwrap_or_default())?;
    let blocks = chain.blocks();
    let (first, head) = (blocks.first(), blocks.last());
    if newest < first || newest > head {
        return Err(Refusal::server(format!("there is no block {newest}: the first is {first}, the head {head}")));
    }
    let count = count.min(MAX_HISTORY).min(newest.saturating_sub(first).saturating_add(1));
    if count == 0 {
        return Ok(FeeHistory::default());
    }
    let oldest = newest.saturating_sub(count.saturating_sub(1));
    let headers: Vec<_> = (oldest..=newest).filter_map(|number| blocks.header(number)).collect();
    let mut base_fees: Vec<u128> = headers.iter().map(|header| header.base_fee_per_gas.unwrap_or_default().into()).collect();
    let next = blocks.header(newest.saturating_add(1)).map_or_else(|| chain.next_header(BLOCK_TIME), Sealed::into_inner);
    base_fees.extend(next.base_fee_per_gas.map(u128::from));
    let reward = percentiles.map(|percentiles| {
        // One transaction a block: it is every percentile of its block.
        let tips = (oldest..=newest).map(|number| blocks.block(number).map_or(0, tip));
        tips.map(|tip| vec![tip; percentiles.len()]).collect()
    });
    Ok(FeeHistory {
        base_fee_per_blob_gas: vec![1; base_fees.len()],
        base_fee_per_gas: base_fees,
        gas_used_ratio: headers.iter().map(|header| ratio(header.gas_used, header.gas_limit)).collect(),
        blob_gas_used_ratio: vec![0.0; headers.len()],
        oldest_block: oldest,
        reward,
    })
}

fn check(percentiles: &[f64]) -> Result<(), Refusal> {
    if percentiles.len() > MAX_PERCENTILES {
        return Err(Refusal::server(format!("invalid reward percentile: over the query limit {MAX_PERCENTILES}")));
    }
    let in_range = percentiles.iter().all(|percentile| (0.0..=100.0).contains(percentile));
    if in_range && percentiles.is_sorted() {
        return Ok(());
    }
    Err(Refusal::server("invalid reward percentile: not an ascending list of numbers from 0 to 100"))
}

fn ratio(used: u64, limit: u64) -> f64 {
    let exact = |gas: u64| f64::from(u32::try_from(gas).unwrap_or(u32::MAX));
    if limit == 0 { 0.0 } else { exact(used) / exact(limit) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_fee_falls_by_an_eighth_a_block_down_to_seven_wei() {
        let after = |blocks| after_empty_blocks(1_000_000_000, 60_000_000, blocks);
        assert_eq!([after(0), after(1), after(2)], [1_000_000_000, 875_000_000, 765_625_000]);
        assert_eq!(after(100_801), 7);
    }

    #[test]
    fn percentiles_ascend_within_a_hundred() {
        assert!(check(&[0.0, 10.0, 10.0, 100.0]).is_ok());
        assert!(check(&[1.0; 100]).is_ok() && check(&[1.0; 101]).is_err());
        assert!(check(&[20.0, 10.0]).is_err() && check(&[101.0]).is_err() && check(&[f64::NAN]).is_err());
    }
}
