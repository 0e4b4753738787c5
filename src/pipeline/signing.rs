//! Signs much at once, on all cores where the key is in memory.

use crate::signer::Signer;
use alloy::consensus::{TxEip1559, TxEnvelope};
use anyhow::{Result, anyhow};
use futures::future::try_join_all;
use std::sync::Arc;
use tokio::{runtime::Handle, sync::Semaphore, task::spawn_blocking};

/// So many are signed by one thread before it sees to others.
const AT_ONCE: usize = 16;

/// Signs all, in order; on no more threads than there are `cores`. A device is asked for one after another.
///
/// # Errors
/// When one of them is not signed: then none is of use.
pub(super) async fn sign_all(signer: &Arc<Signer>, transactions: Vec<TxEip1559>, cores: &Arc<Semaphore>) -> Result<Vec<TxEnvelope>> {
    if !signer.is_local() {
        return signer.sign_transactions(transactions).await;
    }
    let chunks = transactions.chunks(AT_ONCE).map(|chunk| async {
        let core = Arc::clone(cores).acquire_owned().await?;
        let (signer, chunk, handle) = (Arc::clone(signer), chunk.to_vec(), Handle::current());
        let work = spawn_blocking(move || {
            let signed = handle.block_on(signer.sign_transactions(chunk));
            drop(core);
            signed
        });
        // What a panic says may hold a secret.
        work.await.map_err(|_| anyhow!("a thread that signs ended early"))?
    });
    Ok(try_join_all(chunks).await?.concat())
}
