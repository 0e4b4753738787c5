//! Tells the events of an action whose steps wait for one another as its journal has them.

use super::progress::Progress;
use crate::{
    journal::{Event, Journal, Tag},
    pipeline::{Happening, Watcher},
};
use alloy::primitives::TxHash;
use futures::future::join;
use std::collections::HashMap;
use tokio::sync::mpsc::unbounded_channel;

/// Does something that writes into a journal, and tells meanwhile what is written there. `steps` are those of the transactions that were
/// signed before.
pub(super) async fn heard<T>(
    progress: &Progress,
    (tag, steps): (&Tag, HashMap<TxHash, usize>),
    journal: &mut Journal,
    work: impl AsyncFnOnce(&mut Journal) -> T,
) -> T {
    let (teller, mut told) = unbounded_channel();
    journal.tell(Some(teller));
    let work = async {
        let done = work(&mut *journal).await;
        journal.tell(None);
        done
    };
    let listen = async {
        let mut steps = steps;
        while let Some((plan, event)) = told.recv().await {
            if let Some(what) = happening(&event, &mut steps) {
                progress.happens(tag, &plan, what);
            }
        }
    };
    join(work, listen).await.0
}

/// What an event says to those who watch; which step a transaction is of was said when it was signed.
fn happening<'a>(event: &'a Event, steps: &mut HashMap<TxHash, usize>) -> Option<Happening<'a>> {
    let step = |hash: &TxHash| steps.get(hash).copied();
    Some(match event {
        Event::Planned { .. } => Happening::Planned,
        Event::Signed { step, hash, nonce, .. } => {
            steps.insert(*hash, *step);
            Happening::Signed { step: *step, hash: *hash, nonce: *nonce }
        }
        Event::Sent { hash, .. } => Happening::Sent { step: step(hash)?, hash: *hash },
        Event::Mined { hash, block, .. } => Happening::Mined { step: step(hash)?, hash: *hash, block: *block, success: true },
        Event::Reverted { hash, block, .. } => Happening::Mined { step: step(hash)?, hash: *hash, block: *block, success: false },
        Event::Refused { hash, reason } | Event::Failed { hash, reason } => Happening::Failed { step: step(hash)?, hash: *hash, reason },
        _ => return None,
    })
}
