//! A block is put together from its header and its transactions: the header's roots, its hash, and the shape JSON-RPC gives it.

use alloy::consensus::constants::{EMPTY_OMMER_ROOT_HASH, EMPTY_ROOT_HASH, EMPTY_WITHDRAWALS};
use alloy::consensus::transaction::{Recovered, TransactionInfo};
use alloy::consensus::{
    Block as ConsensusBlock, BlockBody, Eip658Value, Header, Receipt, ReceiptEnvelope, Sealable, Sealed, TxEnvelope, proofs,
};
use alloy::eips::eip1559::{BaseFeeParams, calc_next_block_base_fee};
use alloy::eips::eip7685::EMPTY_REQUESTS_HASH;
use alloy::primitives::{Address, B256, U256, keccak256};
use alloy::rlp::Encodable;
use alloy::rpc::types::{self as rpc, BlockTransactions, Transaction};

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

/// Makes a receipt of the transaction's type.
pub(crate) fn receipt(
    envelope: &TxEnvelope,
    success: bool,
    cumulative_gas_used: u64,
    logs: Vec<alloy::primitives::Log>,
) -> ReceiptEnvelope {
    let receipt = Receipt { status: Eip658Value::Eip658(success), cumulative_gas_used, logs };
    ReceiptEnvelope::from_typed(envelope.tx_type(), receipt.with_bloom())
}

/// Completes a header with what its transactions say, and hashes it.
pub(crate) fn seal(mut header: Header, gas_used: u64, transactions: &[TxEnvelope], receipts: &[ReceiptEnvelope]) -> Sealed<Header> {
    header.gas_used = gas_used;
    header.transactions_root = proofs::calculate_transaction_root(transactions);
    header.receipts_root = proofs::calculate_receipt_root(receipts);
    for receipt in receipts {
        header.logs_bloom |= *receipt.logs_bloom();
    }
    header.seal_slow()
}

/// Puts a block together from its header and its transactions with their senders.
pub(crate) fn assemble(header: Sealed<Header>, sent: Vec<(TxEnvelope, Address)>, full: bool) -> rpc::Block {
    let transactions = if full {
        let list = sent.iter().zip(0..).map(|((envelope, from), index)| {
            Transaction::from_transaction(Recovered::new_unchecked(envelope.clone(), *from), info(&header, index))
        });
        BlockTransactions::Full(list.collect())
    } else {
        BlockTransactions::Hashes(sent.iter().map(|(envelope, _)| *envelope.tx_hash()).collect())
    };
    let body = BlockBody {
        transactions: sent.into_iter().map(|(envelope, _)| envelope).collect(),
        ommers: Vec::new(),
        withdrawals: Some(Default::default()),
    };
    let whole = ConsensusBlock { header: header.inner().clone(), body };
    let size = U256::from(whole.length());
    rpc::Block {
        header: rpc::Header::from_consensus(header, None, Some(size)),
        uncles: Vec::new(),
        transactions,
        withdrawals: Some(Default::default()),
    }
}

/// Returns where a transaction is.
pub(crate) fn info(header: &Sealed<Header>, index: u64) -> TransactionInfo {
    TransactionInfo {
        hash: None,
        index: Some(index),
        block_hash: Some(header.hash()),
        block_number: Some(header.number),
        base_fee: header.base_fee_per_gas,
        block_timestamp: Some(header.timestamp),
    }
}
