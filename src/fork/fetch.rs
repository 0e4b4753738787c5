//! Reads of the pinned block's state go out in batches.

use std::sync::atomic::Ordering;

use alloy::consensus::{Header, Sealed};
use alloy::eips::eip2930::AccessListResult;
use alloy::primitives::{Address, Bytes, U64, U256};
use alloy::providers::Provider;
use alloy::rpc::client::{BatchRequest, Waiter};
use alloy::rpc::types::{Block, TransactionRequest};
use anyhow::{Context, Result, bail};
use futures::stream::{self, StreamExt, TryStreamExt};
use revm::state::{AccountInfo, Bytecode};
use serde_json::value::RawValue;

use super::Fork;
use super::proof;
use super::world::{Found, Want};
use crate::chain::{Chain, no_such_method, sorry};
use crate::error::Failure;

/// How many things are read in one batch, an account being three of its calls: most nodes take a hundred.
pub(super) const MANY: usize = 33;
/// The same where a node does not: even the strict ones take ten.
const FEW: usize = 3;
/// How many batches are under way at once.
const ABREAST: usize = 4;
/// The most that hints are believed about: a simulation of 50 million gas cannot read more slots.
const MOST_HINTS: usize = 24_000;

/// The pinned block's header, and the block as the node says it.
///
/// # Errors
/// When the node does not answer, has another block by now, or must prove its state and the header is not of the pinned hash.
pub(super) async fn header(chain: &Chain) -> Result<(Sealed<Header>, Box<RawValue>)> {
    let head = chain.head();
    let asked = chain.provider().raw_request::<_, Box<RawValue>>("eth_getBlockByNumber".into(), (chain.at(), false));
    let raw = asked.await.map_err(sorry)?;
    let block = serde_json::from_str::<Option<Block>>(raw.get()).context("the node's block cannot be read")?;
    let header = block.with_context(|| format!("the node has no block {} any more", head.number))?.header;
    if header.hash != head.hash {
        let message = format!("block {} is another one by now: the chain was reorganised", head.number);
        bail!(Failure::failed("node", message).hint("run the command again"));
    }
    if chain.node().must_prove() && header.inner.hash_slow() != head.hash {
        let message = format!("the node's header of block {} is not the one that its hash {} is of", head.number, head.hash);
        bail!(Failure::refused("simulation", message).hint("use another `--rpc-url`: with `--verify-state` nothing is believed"));
    }
    Ok((Sealed::new_unchecked(header.inner, head.hash), raw))
}

/// What the node says that calls read, and whether it says such things at all.
pub(super) async fn hints(chain: &Chain, calls: &[TransactionRequest]) -> (Vec<Want>, bool) {
    let mut batch = BatchRequest::new(chain.provider().client());
    let mut waiting = vec![];
    for call in calls {
        let Ok(waiter) = batch.add_call::<_, AccessListResult>("eth_createAccessList", &(call, chain.at())) else { continue };
        waiting.push(waiter);
    }
    if batch.send().await.is_err() {
        return (vec![], false);
    }
    let (mut wants, mut has_them) = (vec![], true);
    for waiter in waiting {
        match waiter.await {
            Ok(list) => {
                for item in list.access_list.0 {
                    wants.push(Want::Account(item.address));
                    wants.extend(item.storage_keys.into_iter().map(|key| Want::Slot(item.address, key.into())));
                }
            }
            // That a call fails says nothing of the others.
            Err(err) => has_them &= !no_such_method(&err),
        }
    }
    wants.truncate(MOST_HINTS);
    (wants, has_them)
}

impl Fork {
    /// Reads all of this at the pinned block.
    ///
    /// # Errors
    /// When the node does not answer, or must prove what it answers and does not.
    pub(super) async fn fetch(&self, wants: Vec<Want>) -> Result<Vec<Found>> {
        if self.0.chain.node().must_prove() {
            return proof::fetch(&self.0.chain, self.0.header.state_root, wants).await;
        }
        let size = self.0.batch.load(Ordering::Relaxed);
        let parts: Vec<Vec<Want>> = wants.chunks(size).map(<[_]>::to_vec).collect();
        let parts = stream::iter(parts.into_iter().map(|part| self.part(part))).buffered(ABREAST);
        Ok(parts.try_collect::<Vec<_>>().await?.concat())
    }

    async fn part(&self, wants: Vec<Want>) -> Result<Vec<Found>> {
        let chain = &self.0.chain;
        match together(chain, &wants).await {
            // The node may take shorter batches only.
            Err(_) if wants.len() > FEW => {
                let mut found = vec![];
                for few in wants.chunks(FEW) {
                    found.extend(together(chain, few).await?);
                }
                self.0.batch.store(FEW, Ordering::Relaxed);
                Ok(found)
            }
            answer => answer,
        }
    }
}

/// An answer that is under way.
enum Waiting {
    Account(Address, Waiter<U256>, Waiter<U64>, Waiter<Bytes>),
    Slot(Address, U256, Waiter<U256>),
    Hash(u64, Waiter<Option<Block>>),
}

async fn together(chain: &Chain, wants: &[Want]) -> Result<Vec<Found>> {
    let mut batch = BatchRequest::new(chain.provider().client());
    let mut waiting = vec![];
    let at = chain.at();
    for want in wants {
        waiting.push(match *want {
            Want::Account(address) => Waiting::Account(
                address,
                batch.add_call("eth_getBalance", &(address, at))?,
                batch.add_call("eth_getTransactionCount", &(address, at))?,
                batch.add_call("eth_getCode", &(address, at))?,
            ),
            Want::Slot(address, key) => Waiting::Slot(address, key, batch.add_call("eth_getStorageAt", &(address, key, at))?),
            Want::Hash(number) => Waiting::Hash(number, batch.add_call("eth_getBlockByNumber", &(U64::from(number), false))?),
        });
    }
    batch.send().await.map_err(sorry)?;
    let mut found = vec![];
    for answer in waiting {
        found.push(match answer {
            Waiting::Account(address, balance, nonce, code) => {
                let nonce = nonce.await.map_err(sorry)?.to();
                Found::Account(address, account(balance.await.map_err(sorry)?, nonce, code.await.map_err(sorry)?)?)
            }
            Waiting::Slot(address, key, value) => Found::Slot(address, key, value.await.map_err(sorry)?),
            Waiting::Hash(number, block) => {
                let block = block.await.map_err(sorry)?.with_context(|| format!("the node has no block {number}"))?;
                Found::Hash(number, block.header.hash)
            }
        });
    }
    Ok(found)
}

/// An account as the EVM has it: an empty one does not exist (EIP-161).
///
/// # Errors
/// When its code begins like a delegation (EIP-7702) and is none.
pub(super) fn account(balance: U256, nonce: u64, code: Bytes) -> Result<Option<AccountInfo>> {
    if balance.is_zero() && nonce == 0 && code.is_empty() {
        return Ok(None);
    }
    let code = Bytecode::new_raw_checked(code).context("the node's answer is no contract's code")?;
    Ok(Some(AccountInfo { balance, nonce, ..AccountInfo::default() }.with_code(code)))
}
