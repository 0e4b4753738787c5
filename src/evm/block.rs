//! What the header of a block says that follows from the one before it.

use alloy::consensus::Header;
use alloy::consensus::constants::{EMPTY_OMMER_ROOT_HASH, EMPTY_ROOT_HASH, EMPTY_WITHDRAWALS};
use alloy::eips::eip1559::{BaseFeeParams, calc_next_block_base_fee};
use alloy::eips::eip7685::EMPTY_REQUESTS_HASH;
use alloy::primitives::{B256, keccak256};

/// Returns what the headers of all blocks share, and what follows from the parent alone.
pub(crate) fn empty_header(parent_hash: B256, base_fee: u64) -> Header {
    Header {
        parent_hash,
        ommers_hash: EMPTY_OMMER_ROOT_HASH,
        transactions_root: EMPTY_ROOT_HASH,
        receipts_root: EMPTY_ROOT_HASH,
        // The randomness a contract sees; here it follows from the parent.
        mix_hash: keccak256(parent_hash),
        base_fee_per_gas: Some(base_fee),
        withdrawals_root: Some(EMPTY_WITHDRAWALS),
        blob_gas_used: Some(0),
        excess_blob_gas: Some(0),
        parent_beacon_block_root: Some(B256::ZERO),
        requests_hash: Some(EMPTY_REQUESTS_HASH),
        ..Header::default()
    }
}

/// Returns the base fee of the block after `parent`, in wei.
pub(crate) fn next_base_fee(parent: &Header) -> u64 {
    // A fee somebody set may be so high that an eighth more is past 64 bits.
    let base_fee = parent.base_fee_per_gas.unwrap_or_default().min(u64::MAX / 2);
    calc_next_block_base_fee(parent.gas_used, parent.gas_limit, base_fee, BaseFeeParams::ethereum())
}
