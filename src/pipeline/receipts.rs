//! Receipts that many wait for: all that are due are asked for together, whoever waits for them.

use crate::chain::{Chain, is_too_many};
use alloy::{
    primitives::{Address, TxHash, U64},
    providers::Provider,
    rpc::{client::BatchRequest, types::TransactionReceipt},
    transports::TransportResult,
};
use futures::future::join_all;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
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

/// How long after it was asked for something may be asked for once more because others are in a block by now.
const AGAIN: Duration = Duration::from_millis(16);

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
    /// The newest block that something was found in.
    newest: AtomicU64,
    /// How many receipts the node answers in one request.
    most: AtomicUsize,
}

struct Waiting {
    account: Address,
    nonce: u64,
    /// One about it in the account is mined, and so this may be too.
    likely: bool,
    due: Instant,
    pause: Duration,
    confirmations: u64,
    tell: oneshot::Sender<Box<TransactionReceipt>>,
}

impl Receipts {
    /// Begins to ask the node of `chain`.
    pub(super) fn new(chain: &Chain) -> Self {
        let slowest = Duration::from_secs(chain.block_time().max(1)).checked_div(3).unwrap_or(FIRST);
        let shared = Arc::new(Shared {
            chain: chain.clone(),
            slowest,
            waiting: Mutex::default(),
            more: Notify::new(),
            newest: 0.into(),
            most: AT_ONCE.into(),
        });
        Self { work: tokio::spawn(Arc::clone(&shared).ask()), shared }
    }

    /// Waits for a receipt with `confirmations` blocks on it; its own is the first. `account` sent it with `nonce`.
    pub(super) fn watch(&self, hash: TxHash, (account, nonce): (Address, u64), confirmations: u64) -> Final {
        let (tell, told) = oneshot::channel();
        let due = after(Instant::now(), FIRST);
        let waiting = Waiting { account, nonce, likely: false, due, pause: FIRST, confirmations, tell };
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
            let (due, next) = due(&mut self.waiting(), self.slowest, Instant::now());
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
        let (mut waiting, mut mined): (_, HashMap<Address, (u64, u64)>) = (self.waiting(), HashMap::new());
        let mut newest = 0;
        for ((hash, confirmations), receipt) in hashes.iter().zip(receipts) {
            let Some(receipt) = receipt.filter(|receipt| receipt.transaction_hash == *hash) else { continue };
            // The block is read anew each time: one that another chain took the place of counts for nothing.
            let Some(block) = receipt.block_number else { continue };
            newest = newest.max(block);
            if let Some(Waiting { account, nonce, .. }) = waiting.get(hash) {
                let (last, count) = mined.entry(*account).or_default();
                (*last, *count) = ((*last).max(*nonce), count.saturating_add(1));
            }
            let deep = *confirmations <= 1 || head.saturating_sub(block).saturating_add(1) >= *confirmations;
            if deep && let Some(one) = waiting.remove(hash) {
                // Who no longer waits needs no answer.
                one.tell.send(Box::new(receipt)).ok();
            }
        }
        suspect(&mut waiting, &mined, Instant::now());
        if self.newest.fetch_max(newest, Ordering::Relaxed) < newest {
            hasten(&mut waiting, Instant::now());
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

/// What is to be asked for now, each with its next turn set; else when the first is. Those that nobody waits for are forgotten.
///
/// An account's are mined in order: its first and its last are asked for, and what lies between once something near it is mined. To ask
/// for each of thousands that are in no block yet would keep a node from putting them into one.
fn due(waiting: &mut HashMap<TxHash, Waiting>, slowest: Duration, now: Instant) -> (Vec<(TxHash, u64)>, Option<Instant>) {
    let (mut due, mut next) = (vec![], None::<Instant>);
    waiting.retain(|_, one| !one.tell.is_closed());
    let mut ends: HashMap<Address, (u64, u64)> = HashMap::new();
    for Waiting { account, nonce, .. } in waiting.values().filter(|one| !one.likely) {
        let (first, last) = ends.entry(*account).or_insert((*nonce, *nonce));
        (*first, *last) = ((*first).min(*nonce), (*last).max(*nonce));
    }
    for (hash, one) in waiting.iter_mut() {
        let is_end = ends.get(&one.account).is_some_and(|(first, last)| [*first, *last].contains(&one.nonce));
        if !is_end && !one.likely {
            continue;
        }
        if one.due <= after(now, SOON) {
            one.pause = one.pause.saturating_mul(3).checked_div(2).unwrap_or(slowest).min(slowest);
            one.due = after(now, one.pause);
            due.push((*hash, one.confirmations));
        } else {
            next = Some(next.map_or(one.due, |next| next.min(one.due)));
        }
    }
    (due, next)
}

/// What an account sent before something that is mined is asked for at once, and twice as many after it as were found: of `mined` the
/// last nonce of an account, and how many. What shares its nonce can never be mined, and is not in the way of what comes after it.
fn suspect(waiting: &mut HashMap<TxHash, Waiting>, mined: &HashMap<Address, (u64, u64)>, now: Instant) {
    for one in waiting.values_mut().filter(|one| !one.likely) {
        let Some((last, count)) = mined.get(&one.account) else { continue };
        one.likely = one.nonce <= last.saturating_add(count.saturating_mul(2));
        // The last was seen just now.
        if one.likely && one.nonce != *last {
            one.due = now;
        }
    }
}

/// A block came that others may be in, too: what was to be asked for later is asked for now, unless it was a moment ago. It keeps its
/// pause, so that each block costs one question more and not many.
fn hasten(waiting: &mut HashMap<TxHash, Waiting>, now: Instant) {
    for one in waiting.values_mut() {
        let asked = one.due.checked_sub(one.pause).unwrap_or(now);
        one.due = one.due.min(after(asked, AGAIN).max(now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOWEST: Duration = Duration::from_secs(4);

    /// Transactions that wait, and a clock.
    struct Scene {
        waiting: HashMap<TxHash, Waiting>,
        told: Vec<Final>,
        now: Instant,
    }

    impl Scene {
        /// Each by its account's byte, its nonce, and which it is of those with that nonce.
        fn of(all: impl IntoIterator<Item = (u8, u64, u8)>) -> Self {
            let mut scene = Self { waiting: HashMap::new(), told: vec![], now: Instant::now() };
            for (account, nonce, which) in all {
                let (tell, told) = oneshot::channel();
                let address = Address::repeat_byte(account);
                let (due, pause) = (scene.now, FIRST);
                let one = Waiting { account: address, nonce, likely: false, due, pause, confirmations: 1, tell };
                scene.waiting.insert(hash(account, nonce, which), one);
                scene.told.push(told);
            }
            scene
        }

        /// The nonces that are asked for, by account.
        fn asked(&mut self) -> Vec<(u8, u64)> {
            let hashes = due(&mut self.waiting, SLOWEST, self.now).0;
            let mut asked: Vec<_> = hashes.iter().map(|(hash, _)| (self.waiting[hash].account[0], self.waiting[hash].nonce)).collect();
            asked.sort_unstable();
            asked
        }

        /// Some of account 1 are found in blocks, and are deep enough or not.
        fn mined(&mut self, nonces: &[u64], deep: bool) {
            let last = nonces.iter().max().copied().unwrap_or_default();
            if deep {
                nonces.iter().for_each(|nonce| drop(self.waiting.remove(&hash(1, *nonce, 0))));
            }
            suspect(&mut self.waiting, &[(Address::repeat_byte(1), (last, nonces.len() as u64))].into(), self.now);
        }
    }

    fn hash(account: u8, nonce: u64, which: u8) -> TxHash {
        TxHash::left_padding_from(&[&[account, which][..], &nonce.to_be_bytes()].concat())
    }

    #[test]
    fn the_first_and_the_last_of_each_account_are_asked_for_until_more_is_mined() {
        let mut scene = Scene::of((5..30).map(|nonce| (1, nonce, 0)).chain([(2, 0, 0)]));
        assert_eq!(scene.asked(), [(1, 5), (1, 29), (2, 0)]);
        assert_eq!(scene.asked(), [], "not again at once");
        scene.mined(&[5], true);
        assert_eq!(scene.asked(), [(1, 6), (1, 7), (1, 8)], "the next, and twice as many as were mined");
        scene.mined(&[6, 7, 8], true);
        assert_eq!(scene.asked(), (9..=15).map(|nonce| (1, nonce)).collect::<Vec<_>>());
        scene.mined(&[29], false);
        assert_eq!(scene.asked(), (15..=28).map(|nonce| (1, nonce)).collect::<Vec<_>>(), "all of them must be mined");
        scene.mined(&[29], false);
        assert_eq!(scene.asked(), [], "what is mined and not deep enough is asked for at its own time");
        scene.now += SLOWEST;
        assert_eq!(scene.asked().len(), 22);
    }

    #[test]
    fn what_can_never_be_mined_is_nobodys_first() {
        let mut scene = Scene::of([(1, 5, 0), (1, 5, 1), (1, 6, 0), (1, 7, 0), (1, 8, 0), (1, 9, 0), (1, 10, 0)]);
        assert_eq!(scene.asked(), [(1, 5), (1, 5), (1, 10)], "either may be mined");
        scene.mined(&[5], true);
        scene.asked();
        assert_eq!(scene.waiting.values().filter(|one| one.nonce == 5).count(), 1, "its receiver is still there");
        // The next that is neither asked for already nor mined is the first.
        scene.now += SLOWEST;
        assert_eq!(scene.asked(), [(1, 5), (1, 6), (1, 7), (1, 8), (1, 10)]);
    }

    #[test]
    fn a_block_that_has_something_in_it_has_all_others_asked_for_once_more() {
        let mut scene = Scene::of([(1, 0, 0), (2, 0, 0)]);
        // Each time its pause is half as long again.
        while scene.waiting.values().any(|one| one.pause < SLOWEST) {
            assert_eq!(scene.asked(), [(1, 0), (2, 0)]);
            scene.now += scene.waiting.values().next().unwrap().pause;
        }
        assert_eq!(scene.asked(), [(1, 0), (2, 0)]);
        scene.now += SLOWEST / 2;
        assert_eq!(scene.asked(), []);
        hasten(&mut scene.waiting, scene.now);
        assert_eq!(scene.asked(), [(1, 0), (2, 0)]);
        // The same news again, a moment later.
        scene.now += AGAIN / 2;
        hasten(&mut scene.waiting, scene.now);
        assert_eq!(scene.asked(), []);
        scene.now += AGAIN / 2;
        assert_eq!(scene.asked(), [(1, 0), (2, 0)], "as soon as it may be");
        scene.now += SLOWEST - AGAIN;
        assert_eq!(scene.asked(), [], "without news it is asked for at its own time");
        scene.now += AGAIN;
        assert_eq!(scene.asked(), [(1, 0), (2, 0)]);
    }

    #[test]
    fn who_no_longer_waits_is_forgotten() {
        let mut scene = Scene::of([(1, 5, 0), (1, 6, 0), (1, 7, 0), (1, 8, 0)]);
        scene.told.truncate(1);
        assert_eq!(scene.asked(), [(1, 5)]);
        assert_eq!(scene.waiting.len(), 1);
    }
}
