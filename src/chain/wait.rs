//! Waiting for a transaction: a fast poll that slows down, and every way a transaction can end.

use super::{Chain, node};
use alloy::{
    primitives::{Address, TxHash},
    providers::Provider,
    rpc::types::TransactionReceipt,
};
use anyhow::{Result, ensure};
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

/// Waits until `hash` has `confirmations` blocks on it (its own is the first), was replaced, or `patience` ran out.
///
/// # Errors
/// When the node fails to answer, or answers with another transaction's receipt, for a minute.
pub async fn wait(chain: &Chain, account: Address, nonce: u64, hash: TxHash, confirmations: u64, patience: Duration) -> Result<Ending> {
    let start = Instant::now();
    let mut heard = start;
    let mut pause = FIRST_POLL;
    let slowest = Duration::from_secs(chain.block_time().max(1)).checked_div(3).unwrap_or(FIRST_POLL);
    let mut passed = 0_u8;
    loop {
        let patient = pause >= Duration::from_millis(200);
        match look(chain, (account, nonce, hash), confirmations, patient).await {
            Ok(Sight::Confirmed(receipt)) => return Ok(Ending::Mined(receipt)),
            // The receipt is asked for again after the nonce is gone: nodes show the two at different moments.
            Ok(Sight::NonceUsed) if passed >= 2 => return Ok(Ending::Replaced),
            Ok(Sight::NonceUsed) => passed = passed.saturating_add(1),
            Ok(Sight::Nothing) => passed = 0,
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

fn slower(pause: Duration, slowest: Duration) -> Duration {
    pause.saturating_mul(3).checked_div(2).unwrap_or(slowest).min(slowest)
}

/// What a node shows of a transaction at one moment.
enum Sight {
    Confirmed(Box<TransactionReceipt>),
    NonceUsed,
    Nothing,
}

async fn look(chain: &Chain, (account, nonce, hash): (Address, u64, TxHash), confirmations: u64, patient: bool) -> Result<Sight> {
    match receipt(chain, hash).await? {
        Some(receipt) if confirmed(chain, &receipt, confirmations).await? => Ok(Sight::Confirmed(Box::new(receipt))),
        Some(_) => Ok(Sight::Nothing),
        None if patient && chain.provider().get_transaction_count(account).await.map_err(node::sorry)? > nonce => Ok(Sight::NonceUsed),
        None => Ok(Sight::Nothing),
    }
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

async fn confirmed(chain: &Chain, receipt: &TransactionReceipt, confirmations: u64) -> Result<bool> {
    let Some(mined) = receipt.block_number else { return Ok(false) };
    if confirmations <= 1 {
        return Ok(true);
    }
    let head = chain.provider().get_block_number().await.map_err(node::sorry)?;
    Ok(head.saturating_sub(mined).saturating_add(1) >= confirmations)
}
