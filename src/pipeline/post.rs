//! Signed bytes that many hand to a node: what comes while a request is under way goes out in the next, whosever it is.

use crate::chain::{Chain, is_too_many};
use alloy::{
    primitives::{Bytes, TxHash},
    providers::Provider,
    rpc::client::BatchRequest,
    transports::{TransportError, TransportResult},
};
use futures::future::join_all;
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
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

const SEND: &str = "eth_sendRawTransaction";

/// What a node said of each of some bytes; nothing of those after the last.
pub(super) type Said = Vec<TransportResult<TxHash>>;

/// What came of bytes that were handed over together.
pub(super) enum Handed {
    /// All went out.
    Over(Said),
    /// All went out, and the node says that it read none: it takes but one transaction a request. Whoever had them may keep them.
    Unread,
    /// None went out, for the node takes but one a request.
    Kept,
}

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
    /// How many transactions of several senders the node takes in one request.
    most: AtomicUsize,
    /// The node refuses requests of several transactions.
    alone: AtomicBool,
}

/// What one sender hands over at once: never in several requests, for it is in the order of its nonces.
struct Letter {
    raws: Vec<Bytes>,
    tell: oneshot::Sender<Handed>,
}

impl Post {
    /// Begins to send to the node of `chain`. Must be made inside of the runtime.
    pub(super) fn new(chain: &Chain) -> Self {
        let shared =
            Shared { chain: chain.clone(), letters: Mutex::default(), more: Notify::new(), most: TOGETHER.into(), alone: false.into() };
        let shared = Arc::new(shared);
        let mut clerks = JoinSet::new();
        for _ in 0..CLERKS {
            clerks.spawn(Arc::clone(&shared).work());
        }
        Self { shared, _clerks: clerks }
    }

    /// Hands some over, in their order, in one request that may hold others' too. All of it may have got in where fewer are answered.
    pub(super) async fn hand_over(&self, raws: Vec<Bytes>) -> Handed {
        if self.shared.alone.load(Ordering::Relaxed) {
            return Handed::Kept;
        }
        let (tell, told) = oneshot::channel();
        self.shared.letters().push_back(Letter { raws, tell });
        self.shared.more.notify_one();
        told.await.unwrap_or_else(|_| Handed::Over(vec![]))
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
        let most = self.most.load(Ordering::Relaxed).min(self.chain.node().at_once());
        let (mut letters, mut some, mut size) = (self.letters(), vec![], 0_usize);
        while let Some(letter) = letters.pop_front() {
            size = size.saturating_add(letter.raws.len());
            if size > most && !some.is_empty() {
                letters.push_front(letter);
                // Another clerk may be idle.
                self.more.notify_one();
                break;
            }
            some.push(letter);
        }
        some
    }

    /// One request; where the node does not take so many, one for each letter.
    async fn send(&self, letters: Vec<Letter>) {
        let raws: Vec<_> = letters.iter().flat_map(|letter| &letter.raws).collect();
        match hand_over(&self.chain, &raws).await {
            Ok(answers) => {
                let mut answers = answers.into_iter();
                for Letter { raws, tell } in letters {
                    // Who no longer waits needs no answer.
                    tell.send(Handed::Over(answers.by_ref().take(raws.len()).collect())).ok();
                }
            }
            Err(err) if !is_too_many(&err) => letters.into_iter().for_each(|letter| drop(letter.tell.send(Handed::Over(vec![])))),
            Err(_) if letters.len() > 1 => {
                self.most.fetch_min(raws.len() / 2, Ordering::Relaxed);
                for letter in letters {
                    Box::pin(self.send(vec![letter])).await;
                }
            }
            // It is one transaction that the node does not want.
            Err(_) if raws.len() < 2 => letters.into_iter().for_each(|letter| drop(letter.tell.send(Handed::Over(vec![])))),
            Err(_) => {
                self.alone.store(true, Ordering::Relaxed);
                letters.into_iter().for_each(|letter| drop(letter.tell.send(Handed::Unread)));
            }
        }
    }
}

/// What a node says of each.
async fn hand_over(chain: &Chain, raws: &[&Bytes]) -> Result<Said, TransportError> {
    if let [raw] = raws {
        return match chain.provider().raw_request(SEND.into(), (raw,)).await {
            Err(err) if err.as_error_resp().is_none() => Err(err),
            answer => Ok(vec![answer]),
        };
    }
    let mut batch = BatchRequest::new(chain.provider().client());
    let mut waiting = vec![];
    for raw in raws {
        waiting.push(batch.add_call::<_, TxHash>(SEND, &(raw,))?);
    }
    batch.send().await?;
    Ok(join_all(waiting).await)
}
