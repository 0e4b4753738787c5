//! Many accounts' views of one head, each with what it may sign next, in a few requests.

use super::{Chain, Head, Inner, Standing, node, opening::head_of, portions::is_too_many};
use crate::error::Failure;
use alloy::{
    primitives::{Address, U64, U256},
    providers::Provider,
    rpc::{
        client::{BatchRequest, Waiter},
        types::{Block, FeeHistory},
    },
    transports::TransportResult,
};
use anyhow::{Context, Result, bail};
use futures::future::try_join_all;
use std::{sync::Arc, time::Instant};

/// An account, what tells its two nonces, and what its ether.
type Asked = (Address, Waiter<U64>, Waiter<U64>, Waiter<U256>);

/// Nodes bound the calls of a JSON-RPC batch; most take a hundred, and an account takes three.
const ACCOUNTS: usize = 33;

impl Chain {
    /// The same node, pinned at its newest block now, once for each account: what [`Chain::standing`] says of it costs no request.
    /// Reads of different accounts share their round trips.
    ///
    /// # Errors
    /// As [`Chain::open`].
    pub async fn for_accounts(&self, accounts: &[Address]) -> Result<Vec<Self>> {
        let (opened, (head, history)) = (Instant::now(), self.newest().await?);
        // Behind the head, so that no standing is older than it.
        let standings = try_join_all(accounts.chunks(ACCOUNTS).map(|some| self.standings(some, &history))).await?;
        let queue = Arc::default();
        let view = |standing| {
            let (node, expected) = (self.0.node.clone(), self.0.expected.clone());
            Self(Arc::new(Inner { node, expected, head, opened, standing: Some(standing), notes: vec![], queue: Arc::clone(&queue) }))
        };
        Ok(standings.into_iter().flatten().map(view).collect())
    }

    /// The same view for an account of which it is known what it may sign next.
    #[must_use]
    pub fn for_account(&self, standing: Standing) -> Self {
        let Inner { node, expected, head, opened, queue, .. } = &*self.0;
        let (node, expected, standing) = (node.clone(), expected.clone(), Some(standing));
        Self(Arc::new(Inner { node, expected, head: *head, opened: *opened, standing, notes: vec![], queue: Arc::clone(queue) }))
    }

    async fn newest(&self) -> Result<(Head, FeeHistory)> {
        let mut batch = BatchRequest::new(self.provider().client());
        let chain_id = batch.add_call::<_, U64>("eth_chainId", &())?;
        let latest = batch.add_call::<_, Option<Block>>("eth_getBlockByNumber", &("latest", false))?;
        let history = batch.add_call::<_, FeeHistory>("eth_feeHistory", &("0xa", "latest", [50.0]))?;
        batch.send().await.map_err(node::sorry)?;
        let (chain_id, wanted) = (chain_id.await.map_err(node::sorry)?.to::<u64>(), self.id());
        if chain_id != wanted {
            let message = format!("the node is of chain {chain_id}, and `{}` is chain {wanted}", self.name());
            bail!(Failure::refused("chain", message).hint("check `--rpc-url` and `--network`"));
        }
        Ok((head_of(latest.await.map_err(node::sorry)?)?, history.await.map_err(node::sorry)?))
    }

    /// An account's own go together, so that one node answers them all; of accounts as many as it takes.
    async fn standings(&self, accounts: &[Address], history: &FeeHistory) -> Result<Vec<Standing>> {
        let (mut rest, mut most, mut all) = (accounts, ACCOUNTS.min(accounts.len()), vec![]);
        while !rest.is_empty() {
            let (some, later) = rest.split_at(most.min(rest.len()));
            match self.ask_standings(some, history).await {
                Err(err) if most > 1 && is_too_many(&err) => most /= 2,
                standings => {
                    all.extend(standings.map_err(node::sorry).context("the node does not say what the accounts may sign")?);
                    rest = later;
                }
            }
        }
        Ok(all)
    }

    async fn ask_standings(&self, accounts: &[Address], history: &FeeHistory) -> TransportResult<Vec<Standing>> {
        let mut batch = BatchRequest::new(self.provider().client());
        let mut asked: Vec<Asked> = vec![];
        for account in accounts {
            let nonce = batch.add_call("eth_getTransactionCount", &(account, "latest"))?;
            let pending = batch.add_call("eth_getTransactionCount", &(account, "pending"))?;
            asked.push((*account, nonce, pending, batch.add_call("eth_getBalance", &(account, "latest"))?));
        }
        batch.send().await?;
        let mut standings = vec![];
        for (account, nonce, pending, balance) in asked {
            standings.push(Standing {
                account,
                nonce: nonce.await?.to(),
                pending: pending.await?.to(),
                balance: balance.await?,
                history: history.clone(),
            });
        }
        Ok(standings)
    }
}
