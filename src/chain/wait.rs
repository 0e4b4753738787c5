//! Waiting for a transaction: a fast poll that slows down, and every way a transaction can end.

use super::{Chain, is_too_many, node};
use alloy::{
    primitives::{Address, TxHash, U64},
    providers::Provider,
    rpc::{client::BatchRequest, types::TransactionReceipt},
    transports::TransportResult,
};
use anyhow::{Result, ensure};
use futures::future::try_join_all;
use std::time::{Duration, Instant};

/// What became of a transaction.
#[derive(Clone, Debug)]
pub enum Ending {
    /// It is in a block, whether it succeeded or reverted.
    Mined(Box<TransactionReceipt>),
    /// Another transaction took its nonce.
    Replaced,
    /// It is not mined yet.
    Open,
}

/// Where polling starts.
const FIRST_POLL: Duration = Duration::from_millis(2);

/// How long a node may fail to answer before the wait ends.
const SILENCE: Duration = Duration::from_secs(60);

/// Transactions of one account with one nonce, of which at most one is ever mined.
#[derive(Clone, Copy, Debug)]
pub struct Watched<'a> {
    /// Whose they are.
    pub account: Address,
    /// The nonce that they share.
    pub nonce: u64,
    /// Their hashes, the one that was sent last at the end.
    pub hashes: &'a [TxHash],
}

/// Waits until one of them has `confirmations` blocks on it (its own is the first), all were replaced, or `patience` ran out.
///
/// `lost` is called where for three blocks' time none was in a block and no node shows the last: it fell out of the pool, or out of
/// its block with it.
///
/// # Errors
/// When the node fails to answer, or answers with another transaction's receipt, for a minute.
pub async fn wait(chain: &Chain, watched: Watched<'_>, confirmations: u64, patience: Duration, lost: impl AsyncFn()) -> Result<Ending> {
    let start = Instant::now();
    let (mut heard, mut shown) = (start, start);
    let grace = Duration::from_secs(chain.block_time().max(1).saturating_mul(3));
    let mut pause = FIRST_POLL;
    let slowest = Duration::from_secs(chain.block_time().max(1)).checked_div(3).unwrap_or(FIRST_POLL);
    let mut doubt = None;
    loop {
        let patient = pause >= Duration::from_millis(200);
        match look(chain, watched, confirmations, patient).await {
            Ok(Sight::Confirmed(receipt)) => return Ok(Ending::Mined(receipt)),
            Ok(Sight::NonceUsed(block)) => {
                if doubt.get_or_insert_with(|| Doubt::at(block)).is_over(block, slowest) {
                    return Ok(Ending::Replaced);
                }
            }
            Ok(Sight::Mined) => (doubt, shown) = (None, Instant::now()),
            Ok(Sight::Nothing) => {
                doubt = None;
                if shown.elapsed() >= grace {
                    if gone(chain, watched).await {
                        lost().await;
                    }
                    shown = Instant::now();
                }
            }
            Err(err) if heard.elapsed() >= SILENCE => return Err(err),
            Err(_) if start.elapsed() >= patience => return Ok(Ending::Open),
            // What was sent stays sent: a node that fails is asked again.
            Err(_) => {
                tokio::time::sleep(pause).await;
                pause = slower(pause, slowest);
                continue;
            }
        }
        heard = Instant::now();
        if start.elapsed() >= patience {
            return Ok(Ending::Open);
        }
        tokio::time::sleep(pause).await;
        pause = slower(pause, slowest);
    }
}

/// The pause after `pause`: half as long again, and no longer than `slowest`.
pub(crate) fn slower(pause: Duration, slowest: Duration) -> Duration {
    pause.saturating_mul(3).checked_div(2).unwrap_or(slowest).min(slowest)
}

/// What a node shows of a transaction at one moment.
enum Sight {
    Confirmed(Box<TransactionReceipt>),
    /// It is in a block that is not final yet.
    Mined,
    /// The nonce is used and there is no receipt, at this block.
    NonceUsed(u64),
    Nothing,
}

/// A nonce that is used by what shows no receipt: behind one URL there may be several nodes, some of them late.
struct Doubt {
    since: Instant,
    block: u64,
    looks: u32,
}

impl Doubt {
    fn at(block: u64) -> Self {
        Self { since: Instant::now(), block, looks: 0 }
    }

    /// Two blocks later every node has the receipt; on a chain without new blocks, after five looks in the time of three.
    fn is_over(&mut self, block: u64, third: Duration) -> bool {
        self.looks = self.looks.saturating_add(1);
        block >= self.block.saturating_add(2) || (self.looks >= 5 && self.since.elapsed() >= third.saturating_mul(9))
    }
}

/// How long [`wait`] may take to be sure that a transaction was replaced.
pub fn doubt(chain: &Chain) -> Duration {
    Duration::from_secs(chain.block_time().max(1).saturating_mul(5))
}

async fn look(chain: &Chain, watched: Watched<'_>, confirmations: u64, patient: bool) -> Result<Sight> {
    match any_receipt(chain, watched.hashes).await? {
        Some(receipt) if confirmed(chain, &receipt, confirmations).await? => Ok(Sight::Confirmed(Box::new(receipt))),
        Some(_) => Ok(Sight::Mined),
        None if patient => used(chain, watched).await,
        None => Ok(Sight::Nothing),
    }
}

async fn used(chain: &Chain, watched: Watched<'_>) -> Result<Sight> {
    let Sighting { block, next, receipts } = sighting(chain, watched).await?;
    let none = receipts.iter().all(Option::is_none);
    Ok(if none && next > watched.nonce { Sight::NonceUsed(block) } else { Sight::Nothing })
}

/// What one node shows of some transactions at one moment.
#[derive(Debug)]
pub struct Sighting {
    /// Its newest block.
    pub block: u64,
    /// How many of the account's transactions are mined.
    pub next: u64,
    /// The receipts, in the order of the hashes.
    pub receipts: Vec<Option<TransactionReceipt>>,
}

/// Block, nonce and receipts in one request, so that one node answers all: one that is late has not seen the nonce used either. A node that
/// does not take so many calls is asked for each receipt with block and nonce, and what the most late of its answers says counts.
///
/// # Errors
/// When the node does not answer.
pub async fn sighting(chain: &Chain, watched: Watched<'_>) -> Result<Sighting> {
    match seen(chain, watched).await {
        Err(err) if watched.hashes.len() > 1 && is_too_many(&err) => {}
        all => return all.map_err(node::sorry),
    }
    let each = watched.hashes.chunks(1).map(|hashes| seen(chain, Watched { hashes, ..watched }));
    let each = try_join_all(each).await.map_err(node::sorry)?;
    let late = |of: fn(&Sighting) -> u64| each.iter().map(of).min().unwrap_or_default();
    let (block, next) = (late(|one| one.block), late(|one| one.next));
    Ok(Sighting { block, next, receipts: each.into_iter().flat_map(|one| one.receipts).collect() })
}

async fn seen(chain: &Chain, watched: Watched<'_>) -> TransportResult<Sighting> {
    let mut batch = BatchRequest::new(chain.provider().client());
    let block = batch.add_call::<_, U64>("eth_blockNumber", &())?;
    let next = batch.add_call::<_, U64>("eth_getTransactionCount", &(watched.account, "latest"))?;
    let mut asked = vec![];
    for hash in watched.hashes {
        asked.push(batch.add_call::<_, Option<TransactionReceipt>>("eth_getTransactionReceipt", &(hash,))?);
    }
    batch.send().await?;
    let (block, next) = (block.await?.to(), next.await?.to());
    Ok(Sighting { block, next, receipts: try_join_all(asked).await? })
}

/// Whether a node says that it does not know the transaction that was sent last.
async fn gone(chain: &Chain, watched: Watched<'_>) -> bool {
    let Some(last) = watched.hashes.last() else { return false };
    chain.provider().get_transaction_by_hash(*last).await.is_ok_and(|found| found.is_none())
}

/// The receipt of whichever of some transactions is mined.
///
/// # Errors
/// As [`receipt`].
pub async fn any_receipt(chain: &Chain, hashes: &[TxHash]) -> Result<Option<TransactionReceipt>> {
    let receipts = try_join_all(hashes.iter().map(|hash| receipt(chain, *hash))).await?;
    Ok(receipts.into_iter().flatten().next())
}

/// The receipt of `hash`, if it is mined.
///
/// # Errors
/// When the node does not answer, or answers with another transaction's receipt.
pub async fn receipt(chain: &Chain, hash: TxHash) -> Result<Option<TransactionReceipt>> {
    let receipt = chain.provider().get_transaction_receipt(hash).await.map_err(node::sorry)?;
    if let Some(receipt) = &receipt {
        ensure!(receipt.transaction_hash == hash, "the node answers with the receipt of {}", receipt.transaction_hash);
    }
    Ok(receipt.filter(|receipt| receipt.block_number.is_some()))
}

/// Whether a receipt's block has as many blocks on it as make it final; its own is the first.
///
/// # Errors
/// When the node does not answer.
pub async fn confirmed(chain: &Chain, receipt: &TransactionReceipt, confirmations: u64) -> Result<bool> {
    let Some(mined) = receipt.block_number else { return Ok(false) };
    if confirmations <= 1 {
        return Ok(true);
    }
    let head = chain.provider().get_block_number().await.map_err(node::sorry)?;
    Ok(head.saturating_sub(mined).saturating_add(1) >= confirmations)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_that_is_used_is_doubted_for_two_blocks() {
        let mut doubt = Doubt::at(7);
        let third = Duration::from_secs(4);
        assert!(!(0..9).any(|_| doubt.is_over(7, third)), "looking again proves nothing while no time passes");
        assert!(!doubt.is_over(8, third) && doubt.is_over(9, third));
    }

    #[test]
    fn without_new_blocks_it_is_doubted_for_five_looks_over_some_time() {
        let mut doubt = Doubt::at(7);
        assert!(!(0..4).any(|_| doubt.is_over(7, Duration::ZERO)));
        assert!(doubt.is_over(7, Duration::ZERO));
    }
}
