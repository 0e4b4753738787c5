use super::*;
use alloy::primitives::{Bloom, U64};

const BLOCK: Duration = Duration::from_secs(12);
const THIRD: Duration = Duration::from_secs(4);

/// Transactions that wait, and a clock.
struct Scene {
    waiting: Waiting,
    told: Vec<Final>,
    now: Instant,
}

impl Scene {
    fn new() -> Self {
        Self { waiting: Waiting::new(BLOCK), told: vec![], now: Instant::now() }
    }

    /// Sent just now, each by its account's byte, its nonce, and which it is of those with that nonce.
    fn sends(all: impl IntoIterator<Item = (u8, u64, u8)>, confirmations: u64) -> Self {
        let mut scene = Self::new();
        for (account, nonce, which) in all {
            let asked = (hash(account, nonce, which), confirmations);
            scene.told.push(scene.waiting.add(asked, (Address::repeat_byte(account), nonce), scene.now));
        }
        scene
    }

    /// Sent before.
    fn sent(all: impl IntoIterator<Item = (u8, u64, u8)>) -> Self {
        let mut scene = Self::new();
        for (account, nonce, which) in all {
            let asked = (hash(account, nonce, which), 1);
            scene.told.push(scene.waiting.add_again(asked, (Address::repeat_byte(account), nonce), scene.now));
        }
        scene
    }

    /// The nonces that are asked for, by account.
    fn asked(&mut self) -> Vec<(u8, u64)> {
        let hashes = self.waiting.due(self.now).0;
        let one = |(hash, _): &Asked| (self.waiting.all[hash].account[0], self.waiting.all[hash].nonce);
        let mut asked: Vec<_> = hashes.iter().map(one).collect();
        asked.sort_unstable();
        asked
    }

    /// A block has some of account 1.
    fn came(&mut self, number: u64, nonces: &[u64]) -> bool {
        self.waiting.came((number, nonces.iter().map(|nonce| hash(1, *nonce, 0)).collect()), self.now)
    }

    /// A node whose newest block is `head` has some of account 1 in block `number`.
    fn heard(&mut self, nonces: &[u64], number: u64, head: u64) {
        nonces.iter().for_each(|nonce| self.waiting.answered(hash(1, *nonce, 0)));
        let receipt = |nonce: &u64| (hash(1, *nonce, 0), Some(receipt(hash(1, *nonce, 0), number)));
        self.waiting.heard(nonces.iter().map(receipt), head, self.now);
    }

    /// A node whose newest block is `head` has none of them.
    fn misses(&mut self, head: u64) {
        let all: Vec<_> = self.waiting.all.iter().filter(|(_, one)| one.asked).map(|(hash, _)| (*hash, None)).collect();
        all.iter().for_each(|(hash, _)| self.waiting.answered(*hash));
        self.waiting.heard(all, head, self.now);
    }

    fn told(&mut self) -> usize {
        self.told.iter_mut().filter_map(|told| told.try_recv().ok()).count()
    }
}

fn hash(account: u8, nonce: u64, which: u8) -> TxHash {
    TxHash::left_padding_from(&[&[account, which][..], &nonce.to_be_bytes()].concat())
}

fn receipt(hash: TxHash, number: u64) -> TransactionReceipt {
    let receipt = serde_json::json!({
        "type": "0x2", "status": "0x1", "cumulativeGasUsed": "0x5208", "logs": [], "logsBloom": Bloom::ZERO, "transactionHash": hash,
        "transactionIndex": "0x0", "blockHash": hash, "blockNumber": U64::from(number), "gasUsed": "0x5208",
        "effectiveGasPrice": "0x1", "from": Address::ZERO, "to": Address::ZERO,
    });
    serde_json::from_value(receipt).unwrap()
}

#[test]
fn what_was_just_sent_is_asked_for_when_its_block_comes_and_no_more_than_that() {
    let mut scene = Scene::sends((5..30).map(|nonce| (1, nonce, 0)).chain([(2, 0, 0)]), 1);
    assert_eq!(scene.asked(), []);
    assert!(!scene.came(7, &[]), "there is nothing of it in that block");
    assert!(scene.came(8, &[5, 6, 7]));
    assert_eq!(scene.asked(), [(1, 5), (1, 6), (1, 7)]);
    assert_eq!(scene.asked(), [], "a node is being asked");
    scene.heard(&[5, 6, 7], 8, 8);
    assert_eq!((scene.told(), scene.asked()), (3, vec![]));
    scene.now += THIRD;
    assert_eq!(scene.asked(), [(1, 8), (1, 29), (2, 0)], "its block may never have been seen");
    scene.misses(8);
    assert_eq!(scene.asked(), [], "not again at once");
}

#[test]
fn an_answer_to_what_was_sent_may_come_later_than_its_block() {
    let mut scene = Scene::sends([(1, 5, 0)], 1);
    scene.came(8, &[6]);
    scene.told.push(scene.waiting.add((hash(1, 6, 0), 1), (Address::repeat_byte(1), 6), scene.now));
    assert_eq!(scene.asked(), [(1, 6)]);
    for number in 9..=16 {
        scene.came(number, &[]);
    }
    scene.told.push(scene.waiting.add((hash(1, 6, 0), 1), (Address::repeat_byte(1), 6), scene.now));
    assert_eq!(scene.asked(), [], "not after hours");
}

#[test]
fn what_was_sent_before_is_asked_for_once_and_then_as_all_else() {
    let mut scene = Scene::sent((5..30).map(|nonce| (1, nonce, 0)));
    assert_eq!(scene.asked().len(), 25);
    scene.heard(&(5..20).collect::<Vec<_>>(), 8, 8);
    scene.misses(8);
    assert_eq!((scene.told(), scene.asked()), (15, vec![]));
    scene.now += THIRD;
    assert_eq!(scene.asked(), [(1, 20), (1, 29)]);
}

#[test]
fn a_node_that_is_behind_the_block_that_was_seen_is_asked_again_soon() {
    let mut scene = Scene::sends([(1, 5, 0)], 1);
    scene.came(8, &[5]);
    let mut looks = 0;
    for _ in 0..100 {
        looks += scene.asked().len();
        scene.misses(7);
        scene.now += Duration::from_millis(10);
    }
    assert!((4..8).contains(&looks), "{looks} in a second");
    // What nobody answered is asked for once more, too.
    scene.now += THIRD;
    assert_eq!(scene.asked().len(), 1);
    scene.waiting.answered(hash(1, 5, 0));
    scene.now += THIRD;
    assert_eq!(scene.asked().len(), 1);
}

#[test]
fn what_comes_before_something_that_is_mined_is_asked_for() {
    let mut scene = Scene::sends([(1, 5, 0), (1, 5, 1), (1, 6, 0), (1, 7, 0), (1, 8, 0), (1, 9, 0)], 1);
    scene.now += THIRD;
    assert_eq!(scene.asked(), [(1, 5), (1, 5), (1, 9)], "either may be mined");
    scene.misses(8);
    scene.heard(&[7], 8, 8);
    assert_eq!(scene.asked(), [(1, 5), (1, 5), (1, 6), (1, 8)], "and what is the first now");
    scene.heard(&[5, 6], 8, 8);
    scene.misses(8);
    scene.now += THIRD;
    // What can never be mined is nobody's first.
    assert_eq!(scene.asked(), [(1, 5), (1, 8), (1, 9)]);
}

#[test]
fn what_is_mined_is_told_once_so_many_blocks_are_on_it() {
    let mut scene = Scene::sends([(1, 5, 0)], 3);
    assert!(scene.came(8, &[5]));
    assert_eq!(scene.asked().len(), 1);
    scene.heard(&[5], 8, 8);
    assert_eq!((scene.told(), scene.asked()), (0, vec![]));
    scene.now += BLOCK;
    assert!(!scene.came(9, &[]));
    assert_eq!(scene.asked(), [], "it lacks one more");
    assert!(scene.came(10, &[]), "two are on it");
    assert_eq!(scene.asked().len(), 1);
    // Another node, which is behind.
    scene.heard(&[5], 8, 9);
    scene.now += FIRST;
    assert_eq!(scene.asked().len(), 1, "soon again");
    // Another chain took its place, and has it one block later.
    scene.heard(&[5], 9, 10);
    assert_eq!(scene.told(), 0);
    assert!(scene.came(11, &[]));
    scene.heard(&[5], 9, 11);
    assert_eq!((scene.told(), scene.waiting.is_empty()), (1, true));
}

#[test]
fn what_a_reorganisation_took_away_is_asked_for_until_it_is_mined_again() {
    let mut scene = Scene::sends([(1, 5, 0)], 3);
    scene.came(8, &[5]);
    scene.asked();
    scene.heard(&[5], 8, 8);
    scene.now += BLOCK * 2;
    assert_eq!(scene.asked().len(), 1);
    scene.misses(7);
    assert!(scene.came(10, &[]), "who is behind the block knows nothing of it");
    scene.asked();
    scene.misses(10);
    assert!(!scene.came(11, &[]), "nothing is known of a block that it is in");
    scene.now += THIRD;
    assert_eq!(scene.asked(), [(1, 5)]);
}

#[test]
fn who_no_longer_waits_is_forgotten() {
    let mut scene = Scene::sent([(1, 5, 0), (1, 6, 0), (1, 7, 0), (1, 8, 0)]);
    scene.told.truncate(1);
    assert_eq!(scene.asked(), [(1, 5)]);
    assert_eq!(scene.waiting.all.len(), 1);
}
