//! Signed bytes that many hand to a node: what comes while a request is under way goes out in the next, whosever it is.

use crate::chain::Chain;
use alloy::{
    primitives::{Bytes, TxHash},
    providers::Provider,
    rpc::client::BatchRequest,
    transports::{TransportError, TransportResult},
};
use futures::future::join_all;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::{
    sync::{Notify, oneshot},
    task::JoinSet,
};

/// How many transactions one sender has in a request at most.
pub(super) const AT_ONCE: usize = 48;

/// How many transactions go out in one request at most.
const TOGETHER: usize = 96;

/// How many requests are under way at once.
const CLERKS: usize = 4;

/// What a node said of each of some bytes; nothing of those after the last.
pub(super) type Said = Vec<TransportResult<TxHash>>;

/// Sends for as long as there is someone who wants it; it ends with its value.
pub(super) struct Post {
    shared: Arc<Shared>,
    /// Aborted when dropped.
    _clerks: JoinSet<()>,
}

struct Shared {
    chain: Chain,
    letters: Mutex<VecDeque<Letter>>,
    more: Notify,
}

/// What one sender hands over at once: never in several requests, for it is in the order of its nonces.
struct Letter {
    raws: Vec<Bytes>,
    tell: oneshot::Sender<Said>,
}

impl Post {
    /// Begins to send to the node of `chain`. Must be made inside of the runtime.
    pub(super) fn new(chain: &Chain) -> Self {
        let shared = Shared { chain: chain.clone(), letters: Mutex::default(), more: Notify::new() };
        let shared = Arc::new(shared);
        let mut clerks = JoinSet::new();
        for _ in 0..CLERKS {
            clerks.spawn(Arc::clone(&shared).work());
        }
        Self { shared, _clerks: clerks }
    }

    /// Hands some over, in their order, among what others do. All of it may have got in where fewer are answered.
    pub(super) async fn hand_over(&self, raws: Vec<Bytes>) -> Said {
        let (tell, told) = oneshot::channel();
        self.shared.letters().push_back(Letter { raws, tell });
        self.shared.more.notify_one();
        told.await.unwrap_or_default()
    }
}

impl Shared {
    fn letters(&self) -> MutexGuard<'_, VecDeque<Letter>> {
        self.letters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn work(self: Arc<Self>) {
        loop {
            match self.next() {
                some if some.is_empty() => self.more.notified().await,
                some => self.send(some).await,
            }
        }
    }

    /// As many letters as one request takes.
    fn next(&self) -> Vec<Letter> {
        let (mut letters, mut some, mut size) = (self.letters(), vec![], 0_usize);
        while let Some(letter) = letters.pop_front() {
            size = size.saturating_add(letter.raws.len());
            if size > TOGETHER && !some.is_empty() {
                letters.push_front(letter);
                // The other clerk may be idle.
                self.more.notify_one();
                break;
            }
            some.push(letter);
        }
        some
    }

    /// One request.
    async fn send(&self, letters: Vec<Letter>) {
        // Whoever hears of no answer has to find out.
        let answers = self.hand_over(letters.iter().flat_map(|letter| &letter.raws)).await.unwrap_or_default();
        let mut answers = answers.into_iter();
        for Letter { raws, tell } in letters {
            // Who no longer waits needs no answer.
            tell.send(answers.by_ref().take(raws.len()).collect()).ok();
        }
    }

    /// What a node says of each.
    async fn hand_over(&self, raws: impl Iterator<Item = &Bytes>) -> Result<Said, TransportError> {
        let mut batch = BatchRequest::new(self.chain.provider().client());
        let mut waiting = vec![];
        for raw in raws {
            waiting.push(batch.add_call::<_, TxHash>("eth_sendRawTransaction", &(raw,))?);
        }
        batch.send().await?;
        Ok(join_all(waiting).await)
    }
}
