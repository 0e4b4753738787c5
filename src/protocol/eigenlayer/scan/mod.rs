//! Logs of a protocol since its beginning: read in chunks that fit the node, kept on disk, and read only once.
//!
//! The newest [`SETTLED`] blocks are read anew every time and never stored, so that a usual reorganisation cannot reach the
//! store. Every stored chunk names the hash of its last block; where the node has another block there, chunks are dropped back to
//! the last one it agrees with. A chunk is stored, and synced, as soon as it is read: a scan that was broken off goes on from there.

#[cfg(test)]
mod fake;
mod store;

pub(super) use store::private_folder;

use crate::{
    chain::{Chain, sorry},
    label::Label,
};
use alloy::{
    eips::BlockNumberOrTag,
    network::primitives::{BlockResponse, HeaderResponse},
    primitives::{Address, B256, Bytes, keccak256},
    providers::Provider,
    rpc::{json_rpc::RpcError, types::Filter},
    sol_types::SolEvent,
    transports::{TransportError, TransportErrorKind},
};
use anyhow::{Context, Result, anyhow, ensure};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, path::Path, time::Duration};
use store::{Record, Store};

/// So many blocks below the head nothing is expected to change: two epochs of 32 slots, after which Ethereum finalises.
const SETTLED: u64 = 64;
/// The most blocks asked for at once.
const WIDEST: u64 = 50_000;
/// Fewer new blocks than these are not worth a line on disk: they fit into the request that reads the newest ones anyway.
const WORTH_STORING: u64 = 1_000;
/// How often a node may fail to answer before the scan gives up.
const PATIENCE: u32 = 4;
/// How many chunks must fit before a wider one is tried again.
const CALM: u32 = 8;

/// What is told while a scan runs: how many blocks are done, and of how many.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// Which logs are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The contracts that log.
    pub addresses: BTreeSet<Address>,
    /// The first topics that matter: what events they are.
    pub topics: BTreeSet<B256>,
    /// The first block with events worth reading.
    pub from: u64,
}

/// One log, with its place in the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its block.
    pub block: u64,
    /// Its place in the block.
    pub index: u64,
    /// The contract that logged it.
    pub address: Address,
    /// Its topics, the event first.
    pub topics: Vec<B256>,
    /// The rest of it.
    pub data: Bytes,
}

impl Entry {
    /// The event, if it is one of type `E`.
    pub fn decode<E: SolEvent>(&self) -> Option<E> {
        let same = self.topics.first() == Some(&E::SIGNATURE_HASH);
        same.then(|| E::decode_raw_log(self.topics.iter().copied(), &self.data).ok()).flatten()
    }
}

impl Query {
    /// The name of the file that keeps the answers: the chain, and a digest of what is asked.
    fn file(&self, chain_id: u64) -> String {
        let mut bytes = self.from.to_be_bytes().to_vec();
        self.addresses.iter().for_each(|address| bytes.extend_from_slice(address.as_slice()));
        self.topics.iter().for_each(|topic| bytes.extend_from_slice(topic.as_slice()));
        let digest = alloy::hex::encode(keccak256(&bytes));
        format!("{chain_id}-{}.jsonl", digest.get(..16).unwrap_or(&digest))
    }
}

/// Every log of `query` up to the pinned block, in order. `cache` is the folder under which answers are kept, in `logs/`.
///
/// # Errors
/// When the node does not answer even for single blocks, answers what was not asked, or the cache cannot be written.
pub async fn scan(chain: &Chain, query: &Query, cache: &Path, progress: Progress<'_>) -> Result<Vec<Entry>> {
    let head = chain.head().number;
    let mut store = Store::open(&cache.join("logs").join(query.file(chain.id()))).await?;
    settle(chain, &mut store, query.from).await?;
    let total = head.saturating_sub(query.from).saturating_add(1);
    let mut next = store.end().map_or(query.from, |end| end.saturating_add(1));
    let told = |next: u64| progress(next.saturating_sub(query.from).min(total), total);
    let mut pace = Pace::default();
    told(next);
    let settled = head.saturating_sub(SETTLED);
    if settled.saturating_sub(next) >= WORTH_STORING {
        while next <= settled {
            let (to, logs) = chunk(chain, query, next, settled, &mut pace).await?;
            let hash = hash(chain, to).await?.with_context(|| format!("the node no longer has block {to}"))?;
            store.push(Record { from: next, to, hash, logs })?;
            next = to.saturating_add(1);
            told(next);
        }
    }
    let mut entries = store.entries();
    while next <= head {
        let (to, logs) = chunk(chain, query, next, head, &mut pace).await?;
        entries.extend(logs);
        next = to.saturating_add(1);
        told(next);
    }
    Ok(entries)
}

/// Drops stored chunks until the node has the block that the last one ends with.
async fn settle(chain: &Chain, store: &mut Store, from: u64) -> Result<()> {
    let agrees = |known: Option<B256>, hash: B256| known == Some(hash);
    let ends = store.ends();
    if store.begin().is_some_and(|begin| begin != from) {
        return store.keep(0);
    }
    let Some((to, stored)) = ends.last() else { return Ok(()) };
    if agrees(hash(chain, *to).await?, *stored) {
        return Ok(());
    }
    // Chunks agree up to some point and not after it: the point is found by halving.
    let (mut good, mut bad) = (0, ends.len().saturating_sub(1));
    while good < bad {
        let middle = good.midpoint(bad);
        let (to, stored) = ends.get(middle).context("invariant: the middle lies between the ends")?;
        if agrees(hash(chain, *to).await?, *stored) {
            good = middle.saturating_add(1);
        } else {
            bad = middle;
        }
    }
    store.keep(good)
}

/// How wide the next chunk is.
struct Pace {
    width: u64,
    calm: u32,
    failures: u32,
}

impl Default for Pace {
    fn default() -> Self {
        Self { width: WIDEST, calm: CALM, failures: 0 }
    }
}

impl Pace {
    /// A chunk fitted: after some that did, a wider one is tried.
    fn fitted(&mut self) {
        self.failures = 0;
        self.calm = self.calm.saturating_add(1);
        if self.calm >= CALM {
            self.width = self.width.saturating_mul(2).min(WIDEST);
        }
    }

    /// A chunk did not fit: the next is half as wide.
    fn halve(&mut self, tried: u64) {
        self.calm = 0;
        self.width = (tried >> 1).max(1);
    }
}

/// The logs from `from` on, as far towards `last` as the node gives at once, and how far that is.
async fn chunk(chain: &Chain, query: &Query, from: u64, last: u64, pace: &mut Pace) -> Result<(u64, Vec<Entry>)> {
    loop {
        let to = from.saturating_add(pace.width.saturating_sub(1)).min(last);
        let width = to.saturating_sub(from).saturating_add(1);
        match logs(chain, query, from, to).await {
            Ok(logs) => {
                pace.fitted();
                return Ok((to, checked(query, from, to, logs)?));
            }
            Err(err) if busy(&err) && pace.failures < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(500_u64 << pace.failures)).await;
                pace.failures = pace.failures.saturating_add(1);
            }
            // Nodes refuse too many blocks or too many logs in words of their own: any refusal is answered with a smaller question.
            Err(err) if err.as_error_resp().is_some() && width > 1 => pace.halve(width),
            Err(err) if err.as_error_resp().is_none() && width > 1 && pace.failures < PATIENCE => {
                pace.failures = pace.failures.saturating_add(1);
                pace.halve(width);
            }
            Err(err) => return Err(sorry(err).context(format!("the logs of block {from} cannot be read"))),
        }
    }
}

/// The node asks to be asked less often.
fn busy(err: &TransportError) -> bool {
    match err {
        RpcError::Transport(TransportErrorKind::HttpError(http)) => http.status == 429,
        RpcError::ErrorResp(answer) => answer.code == 429 || answer.message.to_ascii_lowercase().contains("rate limit"),
        _ => false,
    }
}

async fn logs(chain: &Chain, query: &Query, from: u64, to: u64) -> Result<Vec<alloy::rpc::types::Log>, TransportError> {
    let filter = Filter::new()
        .address(query.addresses.iter().copied().collect::<Vec<_>>())
        .event_signature(query.topics.iter().copied().collect::<Vec<_>>())
        .from_block(from)
        .to_block(to);
    chain.provider().get_logs(&filter).await
}

/// A node's logs are claims: they must be of what was asked.
fn checked(query: &Query, from: u64, to: u64, logs: Vec<alloy::rpc::types::Log>) -> Result<Vec<Entry>> {
    let mut entries = Vec::with_capacity(logs.len());
    for log in logs.into_iter().filter(|log| !log.removed) {
        let (block, index) = log.block_number.zip(log.log_index).context("the node answers with a log that is in no block")?;
        let (address, topics, data) = (log.address(), log.topics().to_vec(), log.inner.data.data);
        let asked = query.addresses.contains(&address)
            && topics.first().is_some_and(|topic| query.topics.contains(topic))
            && (from..=to).contains(&block);
        ensure!(asked, "the node answers with a log that was not asked for, of {address} in block {block}");
        entries.push(Entry { block, index, address, topics, data });
    }
    entries.sort_by_key(|entry| (entry.block, entry.index));
    Ok(entries)
}

/// The hash of a block, if the node has it.
async fn hash(chain: &Chain, number: u64) -> Result<Option<B256>> {
    let block = chain.provider().get_block_by_number(BlockNumberOrTag::Number(number)).await;
    match block {
        Ok(block) => Ok(block.map(|block| block.header().hash())),
        // Some nodes answer an error, not null, for a block they do not have.
        Err(err) => match err.as_error_resp().map(|answer| Label::new(&answer.message, 200)) {
            Some(words) if words.as_str().to_ascii_lowercase().contains("not found") => Ok(None),
            Some(words) => Err(anyhow!("the node answers: {words}")),
            None => Err(sorry(err)),
        },
    }
}

#[cfg(test)]
mod tests;
