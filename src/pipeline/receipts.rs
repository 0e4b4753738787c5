//! Receipts that many wait for: all that are due are asked for together, whoever waits for them.

use super::{
    blocks::{Blocks, block_time},
    waiting::{Asked, Final, Waiting},
};
use crate::chain::{Chain, is_too_many};
use alloy::{
    primitives::{Address, TxHash, U64},
    providers::Provider,
    rpc::{client::BatchRequest, types::TransactionReceipt},
    transports::TransportResult,
};
use futures::future::join_all;
use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};
use tokio::{sync::Notify, task::JoinSet};

/// How many receipts are asked for in one request; the newest block may come with them.
const AT_ONCE: usize = 99;

/// Asks for receipts until nobody waits for any; it ends with its value.
///
/// What is in a block is asked for as soon as the block is there. Where that does not show, for a block was never seen or another one took
/// its place, an account's first and last are asked for every third of a block's time, and what comes before something that is mined.
pub(super) struct Receipts {
    shared: Arc<Shared>,
    /// Aborted when dropped.
    _work: JoinSet<()>,
}

struct Shared {
    chain: Chain,
    waiting: Mutex<Waiting>,
    /// Something may be due.
    due: Notify,
    /// Somebody waits.
    waiters: Notify,
    /// How many receipts the node answers in one request.
    most: AtomicUsize,
}

impl Receipts {
    /// Begins to ask the node of `chain`.
    pub(super) fn new(chain: &Chain) -> Self {
        let waiting = Mutex::new(Waiting::new(block_time(chain)));
        let shared = Shared { chain: chain.clone(), waiting, due: Notify::new(), waiters: Notify::new(), most: AT_ONCE.into() };
        let shared = Arc::new(shared);
        let mut work = JoinSet::new();
        work.spawn(Arc::clone(&shared).ask());
        work.spawn(Arc::clone(&shared).follow(Blocks::after(chain)));
        Self { shared, _work: work }
    }

    /// Waits for a receipt with `confirmations` blocks on it; its own is the first. `account` sent it with `nonce`, just now.
    pub(super) fn watch(&self, hash: TxHash, from: (Address, u64), confirmations: u64) -> Final {
        self.shared.begin(|waiting, now| waiting.add((hash, confirmations), from, now))
    }

    /// The same for what was sent before, and may be in a block already.
    pub(super) fn watch_again(&self, hash: TxHash, from: (Address, u64), confirmations: u64) -> Final {
        self.shared.begin(|waiting, now| waiting.add_again((hash, confirmations), from, now))
    }
}

impl Shared {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, add: impl FnOnce(&mut Waiting, Instant) -> Final) -> Final {
        let told = add(&mut self.waiting(), Instant::now());
        self.due.notify_one();
        self.waiters.notify_one();
        told
    }

    /// Looks into each block that comes while somebody waits.
    async fn follow(self: Arc<Self>, mut blocks: Blocks) {
        loop {
            self.waiters.notified().await;
            let mut caught_up = false;
            while !self.waiting().is_empty() {
                if !caught_up {
                    caught_up = blocks.catch_up().await;
                    continue;
                }
                for seen in blocks.next().await {
                    if self.waiting().came(seen, Instant::now()) {
                        self.due.notify_one();
                    }
                }
            }
        }
    }

    /// Asks for what is due; what takes its time holds up nothing else.
    async fn ask(self: Arc<Self>) {
        let mut looks = JoinSet::new();
        loop {
            while looks.try_join_next().is_some() {}
            let (due, next) = self.waiting().due(Instant::now());
            // The newest block may come with them.
            let allowed = self.chain.node().at_once().saturating_sub(1).max(1);
            let most = self.most.load(Ordering::Relaxed).min(allowed);
            due.chunks(most).for_each(|some| drop(looks.spawn(Arc::clone(&self).look(some.to_vec()))));
            match next {
                Some(next) => {
                    // Whoever comes meanwhile may be due before that.
                    tokio::time::timeout_at(next.into(), self.due.notified()).await.ok();
                }
                None => self.due.notified().await,
            }
        }
    }

    /// Asks for some. A node that fails is asked again; whoever waits decides for how long.
    async fn look(self: Arc<Self>, asked: Vec<Asked>) {
        let (head, receipts) = self.receipts(&asked).await.unwrap_or_else(|err| {
            if is_too_many(&err) {
                self.most.fetch_min((asked.len() / 2).max(1), Ordering::Relaxed);
            }
            (0, vec![])
        });
        let mut waiting = self.waiting();
        let hashes = || asked.iter().map(|(hash, _)| *hash);
        hashes().for_each(|hash| waiting.answered(hash));
        // One that cannot be answered says nothing, and nothing of the others.
        let answers = hashes().zip(receipts).filter_map(|(hash, answer)| Some((hash, answer.ok()?)));
        waiting.heard(answers, head, Instant::now());
        drop(waiting);
        self.due.notify_one();
    }

    /// The newest block, where it matters, and the receipts, in one request, so that one node answers all.
    async fn receipts(&self, asked: &[Asked]) -> TransportResult<(u64, Vec<TransportResult<Option<TransactionReceipt>>>)> {
        let mut batch = BatchRequest::new(self.chain.provider().client());
        let head = match asked.iter().any(|(_, confirmations)| *confirmations > 1) {
            true => Some(batch.add_call::<_, U64>("eth_blockNumber", &())?),
            false => None,
        };
        let mut receipts = vec![];
        for (hash, _) in asked {
            receipts.push(batch.add_call::<_, Option<TransactionReceipt>>("eth_getTransactionReceipt", &(hash,))?);
        }
        batch.send().await?;
        let head = match head {
            Some(head) => head.await?.to(),
            None => 0,
        };
        Ok((head, join_all(receipts).await))
    }
}
