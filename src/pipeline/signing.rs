//! Signs much at once, on all cores where the key is in memory.

use crate::signer::Signer;
use alloy::consensus::{TxEip1559, TxEnvelope};
use anyhow::{Context, Result};
use futures::future::try_join_all;
use std::{num::NonZeroUsize, sync::Arc, thread};
use tokio::{runtime::Handle, task::spawn_blocking};

/// So few are signed in the time that another thread takes to begin with them.
const FEW: usize = 8;

/// Signs all, in order. A device is asked for one after another.
///
/// # Errors
/// When one of them is not signed: then none is of use.
pub(super) async fn sign_all(signer: &Arc<Signer>, transactions: Vec<TxEip1559>) -> Result<Vec<TxEnvelope>> {
    if !signer.is_local() {
        return one_after_another(signer, transactions).await;
    }
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let size = transactions.len().div_ceil(cores).max(FEW);
    let chunks = transactions.chunks(size).map(|chunk| {
        let (signer, chunk, handle) = (Arc::clone(signer), chunk.to_vec(), Handle::current());
        spawn_blocking(move || handle.block_on(one_after_another(&signer, chunk)))
    });
    let signed = try_join_all(chunks).await.context("a thread that signs ended early")?;
    Ok(signed.into_iter().collect::<Result<Vec<_>>>()?.concat())
}

async fn one_after_another(signer: &Signer, transactions: Vec<TxEip1559>) -> Result<Vec<TxEnvelope>> {
    let mut signed = vec![];
    for transaction in transactions {
        signed.push(signer.sign_transaction(transaction).await?);
    }
    Ok(signed)
}
