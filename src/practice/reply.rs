//! Blocks, transactions, receipts and logs in the shape JSON-RPC gives them.

use alloy::consensus::transaction::{Recovered, TransactionInfo};
use alloy::consensus::{Block as ConsensusBlock, BlockBody, Header, Sealed, TxEnvelope};
use alloy::primitives::{Address, U256};
use alloy::rlp::Encodable;
use alloy::rpc::types::{self as rpc, BlockTransactions, Log, Transaction, TransactionReceipt};

use super::block::{Block, Blocks};

/// Returns a block, with its transactions in full or as hashes.
pub(super) fn block(blocks: &Blocks, header: Sealed<Header>, full: bool) -> rpc::Block {
    let mined = blocks.block(header.number).map(|block| (block.mined.envelope.clone(), block.mined.from));
    assemble(header, mined.into_iter().collect(), full)
}

/// Puts a block together from its header and its transactions with their senders.
pub(super) fn assemble(header: Sealed<Header>, sent: Vec<(TxEnvelope, Address)>, full: bool) -> rpc::Block {
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

fn info(header: &Sealed<Header>, index: u64) -> TransactionInfo {
    TransactionInfo {
        hash: None,
        index: Some(index),
        block_hash: Some(header.hash()),
        block_number: Some(header.number),
        base_fee: header.base_fee_per_gas,
        block_timestamp: Some(header.timestamp),
    }
}
