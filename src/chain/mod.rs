//! One network at one block: every read goes through here, and what is read together shares a round trip.

mod batch;
mod candidate;
pub mod erc20;
mod failover;
mod fees;
mod logs;
mod node;
mod opening;
mod pace;
mod past;
mod portions;
mod standings;
pub mod wait;

pub use fees::{FeeChoice, Fees};
pub use logs::LogsBack;
pub use node::{Node, is_loopback, redact};
pub(crate) use node::{no_such_method, refuses_method, sorry};
pub use past::Held;
pub(crate) use portions::is_too_many;

use alloy::{
    eips::{BlockId, BlockNumberOrTag},
    primitives::{Address, B256, Bytes, U256},
    providers::{DynProvider, Provider},
    rpc::{client::BatchRequest, types::FeeHistory},
    sol_types::SolCall,
};
use anyhow::{Context, Result, anyhow};
use batch::Queue;
use opening::{Opened, agreed, opening};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// What must be true of a node before anything is asked of it.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The network's name, for messages.
    pub name: String,
    /// The chain id the node must answer.
    pub chain_id: u64,
    /// Seconds between blocks, for estimates of time.
    pub block_time: u64,
    /// The Multicall3 contract, where the network has one.
    pub multicall: Option<Address>,
}

/// The block that all reads are made at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its number.
    pub number: u64,
    /// Its hash.
    pub hash: B256,
    /// Its time, in seconds since 1970.
    pub timestamp: u64,
    /// Its base fee per gas, in wei.
    pub base_fee: u64,
}

/// What an account may sign next, and what the last blocks cost.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Whose it is.
    pub account: Address,
    /// How many of its transactions are mined.
    pub nonce: u64,
    /// The same with what waits in the node's pool.
    pub pending: u64,
    /// Its ether, in wei, at the newest block when it was asked for.
    pub balance: U256,
    /// The fees of the last blocks.
    pub history: FeeHistory,
}

/// A node that answered with the right chain id, pinned at its newest block.
#[derive(Clone)]
pub struct Chain(Arc<Inner>);

struct Inner {
    node: Node,
    expected: Expected,
    head: Head,
    opened: Instant,
    standing: Option<Standing>,
    notes: Vec<String>,
    /// Views of one head share it.
    queue: Arc<Queue>,
}

impl Standing {
    /// The nonce of what is signed next: behind all that is mined or waits in the node's pool.
    pub fn next(&self) -> u64 {
        self.pending.max(self.nonce)
    }
}

impl Chain {
    /// Opens the node: its chain id, its newest block and, for `owner`, nonce, balance and fees, in one request. Of several nodes
    /// each is asked at the same time, and the one with the highest block goes on being asked.
    ///
    /// # Errors
    /// When the node does not answer, or is of another chain (a refusal).
    pub async fn open(node: Node, expected: Expected, owner: Option<Address>) -> Result<Self> {
        let (Opened { head, standing, .. }, notes) = agreed(&node, &expected, owner).await?;
        node.insist(expected.chain_id);
        Ok(Self(Arc::new(Inner { node, expected, head, opened: Instant::now(), standing, notes, queue: Arc::default() })))
    }

    /// Where its nodes disagree, in words.
    pub fn notes(&self) -> &[String] {
        &self.0.notes
    }

    /// The same node, pinned at its newest block now.
    ///
    /// # Errors
    /// As [`Chain::open`].
    pub async fn again(&self, owner: Option<Address>) -> Result<Self> {
        self.over(self.0.node.clone(), owner).await
    }

    /// The same network through another node, pinned at that one's newest block.
    ///
    /// # Errors
    /// As [`Chain::open`].
    pub async fn over(&self, node: Node, owner: Option<Address>) -> Result<Self> {
        Self::open(node, self.0.expected.clone(), owner).await
    }

    /// The chain id, as the node answered and the registry expects.
    pub fn id(&self) -> u64 {
        self.0.expected.chain_id
    }

    /// The network's name.
    pub fn name(&self) -> &str {
        &self.0.expected.name
    }

    /// Seconds between blocks.
    pub fn block_time(&self) -> u64 {
        self.0.expected.block_time
    }

    /// The block all reads are made at.
    pub fn head(&self) -> Head {
        self.0.head
    }

    /// How long ago the newest block was asked for.
    pub fn age(&self) -> Duration {
        self.0.opened.elapsed()
    }

    /// The Multicall3 contract, where the network has one.
    pub fn multicall(&self) -> Option<Address> {
        self.0.expected.multicall
    }

    /// The pinned block, as the node is asked for it.
    pub fn at(&self) -> BlockId {
        BlockId::Number(BlockNumberOrTag::Number(self.0.head.number))
    }

    /// The alloy provider underneath, without fillers, for what is no plain read.
    pub fn provider(&self) -> &DynProvider {
        self.0.node.provider()
    }

    /// The node itself.
    pub fn node(&self) -> &Node {
        &self.0.node
    }

    /// What `account` may sign next; asked for at the opening where possible.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn standing(&self, account: Address) -> Result<Standing> {
        match &self.0.standing {
            Some(standing) if standing.account == account => Ok(standing.clone()),
            _ => opening(&self.0.node, Some(account)).await?.standing.context("the node did not say what the account may sign"),
        }
    }

    /// Calls a view function at the pinned block. Reads that are awaited together share one request.
    ///
    /// # Errors
    /// When the call reverts, nothing is deployed there, or the answer is not of the function's type.
    pub fn read<C: SolCall>(&self, to: Address, call: &C) -> impl Future<Output = Result<C::Return>> + Send + use<'_, C> {
        let data = call.abi_encode().into();
        async move {
            let answer = self.ask(to, data).await?;
            let bytes = answer.map_err(|data| anyhow!("`{}` of {to} reverts: {data}", C::SIGNATURE))?;
            decode::<C>(to, &bytes)
        }
    }

    /// The same for a function that the contract may not have: `None` where it reverts or nothing answers.
    ///
    /// # Errors
    /// When the node does not answer.
    pub fn try_read<C: SolCall>(&self, to: Address, call: &C) -> impl Future<Output = Result<Option<C::Return>>> + Send + use<'_, C> {
        let data = call.abi_encode().into();
        async move {
            let answer = self.ask(to, data).await?;
            Ok(answer.ok().and_then(|bytes| decode::<C>(to, &bytes).ok()))
        }
    }

    /// A raw call at the pinned block: the answer, or the revert data.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn ask(&self, to: Address, data: Bytes) -> Result<Result<Bytes, Bytes>> {
        batch::ask(self, to, data).await
    }

    /// The ether that `account` holds, in wei.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn ether(&self, account: Address) -> Result<U256> {
        if let Some(standing) = self.0.standing.as_ref().filter(|standing| standing.account == account) {
            return Ok(standing.balance);
        }
        self.pinned_ether(account).await
    }

    /// The ether that `account` holds at the pinned block, in wei: what the opening said may be of a later one.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn pinned_ether(&self, account: Address) -> Result<U256> {
        match self.multicall() {
            Some(multicall) => self.read(multicall, &batch::IMulticall3::getEthBalanceCall { addr: account }).await,
            None => self.provider().get_balance(account).block_id(self.at()).await.map_err(node::sorry),
        }
    }

    /// The balance of `asset`, ether being the zero address, in its smallest unit.
    ///
    /// # Errors
    /// When the node or the token does not answer.
    pub async fn balance(&self, asset: Address, account: Address) -> Result<U256> {
        if asset == crate::plan::ETHER {
            return self.ether(account).await;
        }
        self.read(asset, &erc20::IERC20::balanceOfCall { account }).await
    }

    /// The code at `address`; empty where there is none.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn code(&self, address: Address) -> Result<Bytes> {
        self.provider().get_code_at(address).block_id(self.at()).await.map_err(node::sorry)
    }

    /// The code at `address` and these of its storage slots, in one request.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn code_and_slots<const N: usize>(&self, address: Address, slots: [B256; N]) -> Result<(Bytes, [B256; N])> {
        let mut batch = BatchRequest::new(self.provider().client());
        let code = batch.add_call::<_, Bytes>("eth_getCode", &(address, self.at()))?;
        let mut waiting = vec![];
        for slot in slots {
            waiting.push(batch.add_call::<_, U256>("eth_getStorageAt", &(address, U256::from_be_bytes(slot.0), self.at()))?);
        }
        batch.send().await.map_err(node::sorry)?;
        let mut values = [B256::ZERO; N];
        for (value, waiting) in values.iter_mut().zip(waiting) {
            *value = waiting.await.map_err(node::sorry)?.into();
        }
        Ok((code.await.map_err(node::sorry)?, values))
    }
}

fn decode<C: SolCall>(to: Address, bytes: &[u8]) -> Result<C::Return> {
    C::abi_decode_returns_validate(bytes).map_err(|_| anyhow!("{to} does not answer `{}` as it should", C::SIGNATURE))
}
