//! Whose receipts are waited for, and when each is asked for.

use super::blocks::{LAST, Seen};
use crate::chain::wait::slower;
use alloy::{
    primitives::{Address, TxHash},
    rpc::types::TransactionReceipt,
};
use std::{
    collections::{HashMap, HashSet, VecDeque},
    time::{Duration, Instant},
};
use tokio::sync::oneshot;

/// Where asking for a receipt starts that must be there; each time it pauses half as long again.
const FIRST: Duration = Duration::from_millis(50);

/// What comes due so soon is asked for along with what is due.
const SOON: Duration = Duration::from_millis(1);

/// Tells of a receipt once it is final; never, where the asking has ended.
pub(super) type Final = oneshot::Receiver<Box<TransactionReceipt>>;

/// A receipt to ask for, and how many blocks make it final; its own is the first.
pub(super) type Asked = (TxHash, u64);

/// All that is waited for.
pub(super) struct Waiting {
    all: HashMap<TxHash, One>,
    /// What the last blocks have: an answer to what was sent may come later than the block that it is in.
    blocks: VecDeque<HashSet<TxHash>>,
    /// The block that came last.
    newest: u64,
    /// A third of the time between two blocks.
    third: Duration,
}

struct One {
    account: Address,
    nonce: u64,
    /// It was seen in a block, or what comes after it was.
    likely: bool,
    /// It was sent before, and no node was heard of it.
    unknown: bool,
    /// A node is being asked.
    asked: bool,
    /// The block that its receipt is of, as far as is known.
    block: Option<u64>,
    due: Instant,
    pause: Duration,
    confirmations: u64,
    tell: oneshot::Sender<Box<TransactionReceipt>>,
}

/// A moment later; the same one where no clock goes so far.
fn after(now: Instant, pause: Duration) -> Instant {
    now.checked_add(pause).unwrap_or(now)
}

/// How many more blocks make one final that has so many on it by now.
fn missing(block: u64, confirmations: u64, head: u64) -> u64 {
    confirmations.saturating_sub(head.saturating_sub(block).saturating_add(1))
}

impl One {
    /// It must be in a block: it is asked for at once, and soon again where it does not show.
    fn hurry(&mut self, now: Instant) {
        (self.likely, self.due, self.pause) = (true, now, FIRST);
    }
}

impl Waiting {
    /// Nothing yet, on a chain with so much time between its blocks.
    pub(super) fn new(block_time: Duration) -> Self {
        let third = block_time.checked_div(3).unwrap_or(block_time);
        Self { all: HashMap::new(), blocks: VecDeque::new(), newest: 0, third }
    }

    /// Whether nothing is waited for.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Waits for one more, which `account` sent with `nonce`.
    pub(super) fn add(&mut self, asked: Asked, from: (Address, u64), now: Instant) -> Final {
        self.begin(asked, from, false, now)
    }

    /// The same for what was sent before, and may be in any block already.
    pub(super) fn add_again(&mut self, asked: Asked, from: (Address, u64), now: Instant) -> Final {
        self.begin(asked, from, true, now)
    }

    fn begin(&mut self, (hash, confirmations): Asked, (account, nonce): (Address, u64), unknown: bool, now: Instant) -> Final {
        let (tell, told) = oneshot::channel();
        let due = if unknown { now } else { after(now, self.third) };
        let mut one = One { account, nonce, likely: false, unknown, asked: false, block: None, due, pause: FIRST, confirmations, tell };
        if self.blocks.iter().any(|block| block.contains(&hash)) {
            one.hurry(now);
        }
        self.all.insert(hash, one);
        told
    }

    /// What is to be asked for now, each with its next turn set, and when the next after them is. Those that nobody waits for are forgotten.
    ///
    /// Of an account only its first and its last are asked for without any sign that they are mined: to ask for each of thousands that are
    /// in no block yet would keep a node from putting them into one.
    pub(super) fn due(&mut self, now: Instant) -> (Vec<Asked>, Option<Instant>) {
        let (mut due, mut next) = (vec![], None::<Instant>);
        self.all.retain(|_, one| !one.tell.is_closed());
        let mut ends: HashMap<Address, (u64, u64)> = HashMap::new();
        for One { account, nonce, .. } in self.all.values().filter(|one| !one.likely) {
            let (first, last) = ends.entry(*account).or_insert((*nonce, *nonce));
            (*first, *last) = ((*first).min(*nonce), (*last).max(*nonce));
        }
        for (hash, one) in self.all.iter_mut().filter(|(_, one)| !one.asked) {
            let is_end = ends.get(&one.account).is_some_and(|(first, last)| [*first, *last].contains(&one.nonce));
            if !is_end && !one.likely && !one.unknown {
                continue;
            }
            if one.due <= after(now, SOON) {
                one.due = after(now, if one.likely { one.pause } else { self.third });
                one.pause = slower(one.pause, self.third);
                one.asked = true;
                due.push((*hash, one.confirmations));
            } else {
                next = Some(next.map_or(one.due, |next| next.min(one.due)));
            }
        }
        (due, next)
    }

    /// A block came: what is in it is asked for at once, and what is final with it. Whether anything is.
    pub(super) fn came(&mut self, (number, hashes): Seen, now: Instant) -> bool {
        let mut any = false;
        for hash in &hashes {
            // One that was seen in it before is only waited for.
            if let Some(one) = self.all.get_mut(hash).filter(|one| one.block != Some(number)) {
                one.hurry(now);
                any = true;
            }
        }
        for one in self.all.values_mut() {
            if one.block.is_some_and(|block| missing(block, one.confirmations, number) == 0) {
                one.hurry(now);
                any = true;
            }
        }
        self.newest = number;
        self.blocks.push_front(hashes.into_iter().collect());
        self.blocks.truncate(LAST);
        any
    }

    /// Nobody is being asked for it any more.
    pub(super) fn answered(&mut self, hash: TxHash) {
        if let Some(one) = self.all.get_mut(&hash) {
            one.asked = false;
        }
    }

    /// What a node with `head` as its newest block answered of some. Whoever waits for what is final is told.
    pub(super) fn heard(&mut self, answers: impl IntoIterator<Item = (TxHash, Option<TransactionReceipt>)>, head: u64, now: Instant) {
        let mut mined: HashMap<Address, u64> = HashMap::new();
        for (hash, receipt) in answers {
            let Some(one) = self.all.get_mut(&hash) else { continue };
            one.unknown = false;
            let receipt = receipt.filter(|receipt| receipt.transaction_hash == hash);
            let Some((block, receipt)) = receipt.and_then(|receipt| Some((receipt.block_number?, receipt))) else {
                // One that another chain took the place of counts for nothing; a node that is behind it cannot know.
                one.block = one.block.filter(|block| *block > head);
                continue;
            };
            let last = mined.entry(one.account).or_default();
            *last = (*last).max(one.nonce);
            (one.likely, one.block) = (true, Some(block));
            match missing(block, one.confirmations, head) {
                0 => {
                    if let Some(one) = self.all.remove(&hash) {
                        // Who no longer waits needs no answer.
                        one.tell.send(Box::new(receipt)).ok();
                    }
                }
                // The node is behind what was seen: it is asked again soon.
                _ if missing(block, one.confirmations, self.newest) == 0 => {}
                more => one.due = after(now, self.third.saturating_mul(u32::try_from(more).unwrap_or(u32::MAX).saturating_mul(3))),
            }
        }
        // What comes before something that is mined is mined. What shares its nonce never is.
        for one in self.all.values_mut().filter(|one| !one.likely) {
            if mined.get(&one.account).is_some_and(|last| one.nonce <= *last) {
                one.hurry(now);
            }
        }
    }
}

#[cfg(test)]
mod tests;
