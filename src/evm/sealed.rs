//! A block is put together from its header and its transactions: the header's roots, its hash, and the shape JSON-RPC gives it.

use alloy::consensus::transaction::{Recovered, TransactionInfo};
use alloy::consensus::{
    Block as ConsensusBlock, BlockBody, Eip658Value, Header, Receipt, ReceiptEnvelope, Sealable, Sealed, TxEnvelope, proofs,
};
use alloy::primitives::{Address, U256};
use alloy::rlp::Encodable;
use alloy::rpc::types::{self as rpc, BlockTransactions, Transaction};

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
