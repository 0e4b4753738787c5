//! Receipts that many wait for: all that are due are asked for together, whoever waits for them.

use crate::chain::{Chain, is_too_many};
use alloy::{
    primitives::{TxHash, U64},
    providers::Provider,
    rpc::{client::BatchRequest, types::TransactionReceipt},
    transports::TransportResult,
};
use futures::future::join_all;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{
    sync::{Notify, oneshot},
    task::JoinHandle,
};

/// Where asking for a receipt starts; each time it pauses half as long again, up to a third of a block's time.
const FIRST: Duration = Duration::from_millis(2);

/// How many receipts are asked for in one request; the newest block comes with them.
const AT_ONCE: usize = 99;

/// What comes due so soon is asked for along with what is due.
const SOON: Duration = Duration::from_millis(1);

/// Tells of a receipt once it is final; never, where the asking has ended.
pub(super) type Final = oneshot::Receiver<Box<TransactionReceipt>>;

/// Asks for receipts until nobody waits for any; it ends with its value.
pub(super) struct Receipts {
    shared: Arc<Shared>,
    work: JoinHandle<()>,
}

struct Shared {
    chain: Chain,
    slowest: Duration,
    waiting: Mutex<HashMap<TxHash, Waiting>>,
    more: Notify,
    /// How many receipts the node answers in one request.
    most: AtomicUsize,
}

struct Waiting {
    due: Instant,
    pause: Duration,
    confirmations: u64,
    tell: oneshot::Sender<Box<TransactionReceipt>>,
}

impl Receipts {
    /// Begins to ask the node of `chain`.
    pub(super) fn new(chain: &Chain) -> Self {
        let slowest = Duration::from_secs(chain.block_time().max(1)).checked_div(3).unwrap_or(FIRST);
        let shared =
            Arc::new(Shared { chain: chain.clone(), slowest, waiting: Mutex::default(), more: Notify::new(), most: AT_ONCE.into() });
        Self { work: tokio::spawn(Arc::clone(&shared).ask()), shared }
    }

    /// Waits for a receipt with `confirmations` blocks on it; its own is the first.
    pub(super) fn watch(&self, hash: TxHash, confirmations: u64) -> Final {
        let (tell, told) = oneshot::channel();
        let waiting = Waiting { due: after(Instant::now(), FIRST), pause: FIRST, confirmations, tell };
        self.shared.waiting().insert(hash, waiting);
        self.shared.more.notify_one();
        told
    }
}

/// A moment later; the same one where no clock goes so far.
fn after(now: Instant, pause: Duration) -> Instant {
    now.checked_add(pause).unwrap_or(now)
}

impl Drop for Receipts {
    fn drop(&mut self) {
        self.work.abort();
    }
}

impl Shared {
    fn waiting(&self) -> MutexGuard<'_, HashMap<TxHash, Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn ask(self: Arc<Self>) {
        loop {
            let (due, next) = self.due();
            if !due.is_empty() {
                // The newest block comes with them.
                let allowed = self.chain.node().at_once().saturating_sub(1).max(1);
                let most = self.most.load(Ordering::Relaxed).min(allowed);
                join_all(due.chunks(most).map(|some| self.look(some))).await;
                continue;
            }
            match next {
                Some(next) => {
                    // Whoever comes meanwhile may be due before that.
                    tokio::time::timeout_at(next.into(), self.more.notified()).await.ok();
                }
                None => self.more.notified().await,
            }
        }
    }

    /// What is to be asked for now, each with its next turn set; else when the first is. Those that nobody waits for are forgotten.
    fn due(&self) -> (Vec<(TxHash, u64)>, Option<Instant>) {
        let (now, mut due, mut next) = (Instant::now(), vec![], None::<Instant>);
        let mut waiting = self.waiting();
        waiting.retain(|_, one| !one.tell.is_closed());
        for (hash, one) in waiting.iter_mut() {
            if one.due <= after(now, SOON) {
                one.pause = one.pause.saturating_mul(3).checked_div(2).unwrap_or(self.slowest).min(self.slowest);
                one.due = after(now, one.pause);
                due.push((*hash, one.confirmations));
            } else {
                next = Some(next.map_or(one.due, |next| next.min(one.due)));
            }
        }
        (due, next)
    }

    /// Asks for some. A node that fails is asked again; whoever waits decides for how long.
    async fn look(&self, hashes: &[(TxHash, u64)]) {
        let (head, receipts) = match self.receipts(hashes).await {
            Ok(answers) => answers,
            Err(err) => {
                if is_too_many(&err) {
                    self.most.fetch_min((hashes.len() / 2).max(1), Ordering::Relaxed);
                }
                return;
            }
        };
        for ((hash, confirmations), receipt) in hashes.iter().zip(receipts) {
            let Some(receipt) = receipt.filter(|receipt| receipt.transaction_hash == *hash) else { continue };
            // The block is read anew each time: one that another chain took the place of counts for nothing.
            let Some(block) = receipt.block_number else { continue };
            let deep = *confirmations <= 1 || head.saturating_sub(block).saturating_add(1) >= *confirmations;
            if deep && let Some(one) = self.waiting().remove(hash) {
                // Who no longer waits needs no answer.
                one.tell.send(Box::new(receipt)).ok();
            }
        }
    }

    /// The newest block and the receipts, in one request, so that one node answers all.
    async fn receipts(&self, hashes: &[(TxHash, u64)]) -> TransportResult<(u64, Vec<Option<TransactionReceipt>>)> {
        let mut batch = BatchRequest::new(self.chain.provider().client());
        let head = match hashes.iter().any(|(_, confirmations)| *confirmations > 1) {
            true => Some(batch.add_call::<_, U64>("eth_blockNumber", &())?),
            false => None,
        };
        let mut asked = vec![];
        for (hash, _) in hashes {
            asked.push(batch.add_call::<_, Option<TransactionReceipt>>("eth_getTransactionReceipt", &(hash,))?);
        }
        batch.send().await?;
        let head = match head {
            Some(head) => head.await?.to(),
            None => 0,
        };
        // One that cannot be answered says nothing of the others.
        Ok((head, join_all(asked).await.into_iter().map(|answer| answer.ok().flatten()).collect()))
    }
}
