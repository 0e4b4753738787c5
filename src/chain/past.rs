//! What is asked of blocks that have passed: receipts, headers, and views as they answered then.

use super::{Chain, Head, Inner, node};
use alloy::{
    consensus::BlockHeader,
    network::primitives::{BlockResponse, HeaderResponse},
    primitives::{Address, TxHash, U64, U256},
    providers::Provider,
    rpc::{
        client::BatchRequest,
        json_rpc::RpcRecv,
        types::{Block, TransactionReceipt},
    },
};
use anyhow::{Result, ensure};
use futures::future::{join_all, try_join_all};
use std::{sync::Arc, time::Instant};

/// Nodes bound the calls of a JSON-RPC batch; most take so many, and the others are asked in smaller ones.
const BATCH: usize = 100;

impl Chain {
    /// The same node, pinned at another block. A node that keeps no old states answers nothing there.
    #[must_use]
    pub fn pinned_at(&self, head: Head) -> Self {
        let Inner { node, expected, .. } = &*self.0;
        let (node, expected) = (node.clone(), expected.clone());
        Self(Arc::new(Inner { node, expected, head, opened: Instant::now(), standing: None, notes: vec![], queue: Arc::default() }))
    }

    /// The receipts of some transactions, in their order; none of what is in no block.
    ///
    /// # Errors
    /// When the node does not answer, or answers with another transaction's receipt.
    pub async fn receipts(&self, hashes: &[TxHash]) -> Result<Vec<Option<TransactionReceipt>>> {
        let mut receipts = vec![];
        for part in hashes.chunks(BATCH) {
            let mut batch = BatchRequest::new(self.provider().client());
            let mut waiting = vec![];
            for hash in part {
                waiting.push(batch.add_call::<_, Option<TransactionReceipt>>("eth_getTransactionReceipt", &(hash,))?);
            }
            batch.send().await.map_err(node::sorry)?;
            let answers = try_join_all(waiting).await.map_err(node::sorry)?;
            for (hash, receipt) in part.iter().zip(answers) {
                let other = receipt.as_ref().map(|receipt| receipt.transaction_hash).filter(|other| other != hash);
                ensure!(other.is_none(), "the node answers with the receipt of another transaction than {hash}");
                receipts.push(receipt.filter(|receipt| receipt.block_number.is_some()));
            }
        }
        Ok(receipts)
    }

    /// The heads of some blocks, in their order; none of those that the node does not have.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn heads(&self, numbers: &[u64]) -> Result<Vec<Option<Head>>> {
        let mut heads = vec![];
        for part in numbers.chunks(BATCH) {
            let mut batch = BatchRequest::new(self.provider().client());
            let mut waiting = vec![];
            for number in part {
                waiting.push(batch.add_call::<_, Option<Block>>("eth_getBlockByNumber", &(U64::from(*number), false))?);
            }
            batch.send().await.map_err(node::sorry)?;
            let blocks = try_join_all(waiting).await.map_err(node::sorry)?;
            heads.extend(part.iter().zip(blocks).map(|(number, block)| block.and_then(|block| head(*number, &block))));
        }
        Ok(heads)
    }

    /// What some accounts had sent, and the wei that they had, after some blocks, in their order; nothing where the node keeps no such
    /// state, or does not answer.
    ///
    /// # Errors
    /// When a request cannot be made.
    pub async fn held(&self, accounts: &[(Address, u64)]) -> Result<Vec<Option<Held>>> {
        let mut all = vec![];
        for part in accounts.chunks(BATCH) {
            let nonces = self.of_each::<U64>("eth_getTransactionCount", part).await?;
            let balances = self.of_each::<U256>("eth_getBalance", part).await?;
            let both = nonces.into_iter().zip(balances).map(|(nonce, balance)| nonce.zip(balance));
            all.extend(both.map(|both| both.map(|(nonce, balance)| Held { nonce: nonce.to(), balance })));
        }
        Ok(all)
    }

    /// What a node says of each account after its block, where it says anything.
    async fn of_each<T: RpcRecv>(&self, method: &'static str, accounts: &[(Address, u64)]) -> Result<Vec<Option<T>>> {
        let mut batch = BatchRequest::new(self.provider().client());
        let mut waiting = vec![];
        for (account, block) in accounts {
            waiting.push(batch.add_call::<_, T>(method, &(account, U64::from(*block)))?);
        }
        Ok(match batch.send().await {
            Ok(()) => join_all(waiting).await.into_iter().map(Result::ok).collect(),
            Err(_) => accounts.iter().map(|_| None).collect(),
        })
    }
}

/// An account after a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// How many transactions it had sent.
    pub nonce: u64,
    /// Its ether, in wei.
    pub balance: U256,
}

/// A block of another number than was asked for is none.
fn head(number: u64, block: &Block) -> Option<Head> {
    let header = block.header();
    let (hash, timestamp, base_fee) = (header.hash(), header.timestamp(), header.base_fee_per_gas().unwrap_or_default());
    (header.number() == number).then_some(Head { number, hash, timestamp, base_fee })
}
