//! Blocks, transactions, receipts and logs in the shape JSON-RPC gives them.

use alloy::consensus::transaction::Recovered;
use alloy::consensus::{Header, Sealed};
use alloy::rpc::types::{self as rpc, Log, Transaction, TransactionReceipt};

use super::block::{Block, Blocks};
use crate::evm::sealed::{assemble, info};

/// Returns a block, with its transactions in full or as hashes.
pub(super) fn block(blocks: &Blocks, header: Sealed<Header>, full: bool) -> rpc::Block {
    let mined = blocks.block(header.number).map(|block| (block.mined.envelope.clone(), block.mined.from));
    assemble(header, mined.into_iter().collect(), full)
}

/// Returns a block's transaction.
pub(super) fn transaction(block: &Block) -> Transaction {
    let signed = Recovered::new_unchecked(block.mined.envelope.clone(), block.mined.from);
    Transaction::from_transaction(signed, info(&block.header, 0))
}

/// Returns the receipt of a block's transaction.
pub(super) fn receipt(block: &Block) -> TransactionReceipt {
    let mined = &block.mined;
    let mut logs = logs(block);
    TransactionReceipt {
        inner: mined.receipt.clone().map_logs(|_| logs.next().unwrap_or_default()),
        transaction_hash: *mined.envelope.tx_hash(),
        transaction_index: Some(0),
        block_hash: Some(block.header.hash()),
        block_number: Some(block.header.number),
        gas_used: mined.receipt.cumulative_gas_used(),
        effective_gas_price: mined.gas_price,
        blob_gas_used: None,
        blob_gas_price: None,
        from: mined.from,
        to: alloy::consensus::Transaction::to(&mined.envelope),
        contract_address: mined.contract,
    }
}

/// Returns the logs of a block's transaction.
pub(super) fn logs(block: &Block) -> impl Iterator<Item = Log> {
    let hash = *block.mined.envelope.tx_hash();
    block.mined.receipt.logs().iter().zip(0..).map(move |(log, index)| Log {
        inner: log.clone(),
        block_hash: Some(block.header.hash()),
        block_number: Some(block.header.number),
        block_timestamp: Some(block.header.timestamp),
        transaction_hash: Some(hash),
        transaction_index: Some(0),
        log_index: Some(index),
        removed: false,
    })
}
