//! Many accounts that hand over at the same time.

use std::{sync::Arc, thread, time::Duration};

use alloy::{
    consensus::SignableTransaction,
    network::TxSigner,
    primitives::{Address, B256, Signature, U256},
    signers::{self, local::PrivateKeySigner},
};
use async_trait::async_trait;
use futures::future::{Either, join_all, select};
use restake::{
    chain::{Chain, Expected, Node as Provider},
    journal::Journal,
    pipeline::{Desk, End, Hand, Outbox, Wave, launch},
    practice::chain::CHAIN_ID,
    signer::Signer,
};
use tokio::{
    sync::Semaphore,
    time::{sleep, timeout},
};

use super::stage::{Open, Quiet, Stage, key, pays, secret};
use crate::hostile::node::Lie;

const SEND: &str = "eth_sendRawTransaction";

const ACCOUNTS: usize = 8;

fn address(index: usize) -> Address {
    key(index).address()
}

/// What signs for an account.
fn local(index: usize) -> Signer {
    Signer::in_memory(key(index))
}

/// Four payments of each account, all at once; how each ended.
async fn run_all(stage: &Stage) -> Vec<End> {
    run_with(stage, local, async || {}).await
}

/// The same, where something else signs, and something happens once all is prepared.
async fn run_with(stage: &Stage, signer: impl Fn(usize) -> Signer, prepared: impl AsyncFnOnce()) -> Vec<End> {
    for index in 0..ACCOUNTS {
        stage.node.chain().set_balance(address(index), U256::from(10).pow(U256::from(20)));
    }
    let node = Provider::new(&[stage.node.url()], false).unwrap();
    let expected = || Expected { name: "practice".into(), chain_id: CHAIN_ID, block_time: 1, multicall: None };
    let chain = Chain::open(node.clone(), expected(), None).await.unwrap();
    let outbox = Outbox::new(&chain, &stage.heard);
    let prepare = (0..ACCOUNTS).map(|index| {
        let node = node.clone();
        async move {
            let chain = Chain::open(node, expected(), Some(address(index))).await.unwrap();
            let jobs = [1, 2, 3, 4].map(|wei| pays(CHAIN_ID, address(index), &format!("{index}-{wei}"), wei, 1)).to_vec();
            let wave = Wave::prepare(&chain, &stage.book, &Quiet, jobs, stage.options()).await.unwrap();
            (chain, wave)
        }
    });
    let waves = join_all(prepare).await;
    prepared().await;
    let lanes = waves.into_iter().enumerate().map(|(index, (chain, wave))| {
        let (outbox, hand) = (&outbox, Hand::key(signer(index)));
        async move {
            let start = outbox.start().await.unwrap();
            let mut journal = Journal::open(stage.folder.path(), CHAIN_ID, address(index)).unwrap();
            let mut desk = Desk { chain: &chain, book: &stage.book, ui: &Quiet, gate: &Open, hand, journal: &mut journal, resumes: None };
            launch(&mut desk, wave, outbox, Some(start)).await.unwrap().into_iter().map(|job| job.end).collect::<Vec<_>>()
        }
    });
    join_all(lanes).await.concat()
}

/// A device on which nobody presses a button for now.
struct Device {
    key: PrivateKeySigner,
    pressed: Arc<Semaphore>,
}

#[async_trait]
impl signers::Signer for Device {
    async fn sign_hash(&self, hash: &B256) -> signers::Result<Signature> {
        drop(self.pressed.acquire().await.unwrap());
        self.key.sign_hash(hash).await
    }

    fn address(&self) -> Address {
        self.key.address()
    }

    fn chain_id(&self) -> Option<u64> {
        None
    }

    fn set_chain_id(&mut self, _: Option<u64>) {}
}

#[async_trait]
impl TxSigner<Signature> for Device {
    fn address(&self) -> Address {
        self.key.address()
    }

    async fn sign_transaction(&self, transaction: &mut dyn SignableTransaction<Signature>) -> signers::Result<Signature> {
        signers::Signer::sign_hash(self, &transaction.signature_hash()).await
    }
}

/// What was handed over, each once, and in how many requests.
fn handed_over(stage: &Stage) -> (usize, usize) {
    let mut hashes: Vec<_> = stage.node.sent().iter().map(|sent| *sent.tx_hash()).collect();
    hashes.sort_unstable();
    hashes.dedup();
    (hashes.len(), stage.node.deliveries())
}

/// A node that takes its time for the first request.
fn slow() -> Lie {
    Lie::After(Box::new(|| thread::sleep(Duration::from_millis(500))))
}

#[tokio::test]
async fn what_comes_while_a_request_is_under_way_goes_out_in_the_next() {
    let stage = Stage::set();
    stage.node.lies_at(SEND, 0, 1, slow());
    assert_eq!(run_all(&stage).await, vec![End::Done; 4 * ACCOUNTS]);
    let (transactions, requests) = handed_over(&stage);
    assert_eq!(transactions, 4 * ACCOUNTS);
    assert!(requests < ACCOUNTS, "{requests} requests");
    assert_eq!(stage.paid(), U256::from(10 * ACCOUNTS));
}

#[tokio::test]
async fn who_waits_for_a_button_holds_up_nobody_else() {
    const DEVICES: usize = ACCOUNTS - 2;
    let (stage, pressed) = (Stage::set(), Arc::new(Semaphore::new(0)));
    let signer = |index| match index {
        ..DEVICES => {
            let key = PrivateKeySigner::from_bytes(&secret(index)).unwrap();
            Signer::new(Device { key, pressed: Arc::clone(&pressed) })
        }
        _ => local(index),
    };
    let others_are_out = async {
        while stage.node.sent().len() < 4 * (ACCOUNTS - DEVICES) {
            sleep(Duration::from_millis(5)).await;
        }
        pressed.add_permits(1);
    };
    let all = async { tokio::join!(run_with(&stage, signer, async || {}), others_are_out).0 };
    let ended = timeout(Duration::from_secs(60), all).await.expect("it ends");
    assert_eq!(ended, vec![End::Done; 4 * ACCOUNTS]);
}

#[tokio::test]
async fn a_question_for_a_receipt_that_hangs_holds_up_no_other_account() {
    let stage = Stage { block_time: 60, ..Stage::set() };
    stage.node.chain().set_balance(address(1), U256::from(10).pow(U256::from(20)));
    stage.node.lies_at("eth_getTransactionReceipt", 0, 1, Lie::Hang);
    let (one, other) = (stage.chain_of(0).await, stage.chain_of(1).await);
    let outbox = Outbox::new(&one, &stage.heard);
    let pays = |index: usize| vec![pays(CHAIN_ID, address(index), &index.to_string(), 5, 1)];
    let hangs = stage.run_as(0, &one, &outbox, pays(0), stage.options());
    let goes_on = async {
        while stage.node.hangs().is_none() {
            sleep(Duration::from_millis(5)).await;
        }
        stage.run_as(1, &other, &outbox, pays(1), stage.options()).await.unwrap()
    };
    // A request ends after 30 seconds.
    let first = timeout(Duration::from_secs(15), select(Box::pin(hangs), Box::pin(goes_on)));
    let Ok(Either::Right((done, _))) = first.await else { panic!("the other account is held up") };
    assert_eq!(done[0].end, End::Done);
    assert_eq!(stage.paid(), U256::from(10), "both are mined");
}

#[tokio::test]
async fn a_node_that_takes_few_calls_at_once_gets_few() {
    for as_geth in [false, true] {
        // An account's own four still go together where the node takes six, and each alone where it takes none together.
        for (most, wanted) in [(6, ACCOUNTS), (3, 4 * ACCOUNTS)] {
            let stage = Stage::set();
            let ended = run_with(&stage, local, async || stage.node.takes(most, as_geth)).await;
            assert_eq!(ended, vec![End::Done; 4 * ACCOUNTS], "{most}, {as_geth}");
            assert_eq!(handed_over(&stage), (4 * ACCOUNTS, wanted), "{most}, {as_geth}");
            assert_eq!(stage.node.sent().len(), 4 * ACCOUNTS, "nothing was handed over twice");
            assert_eq!(stage.paid(), U256::from(10 * ACCOUNTS));
        }
    }
}

#[tokio::test]
async fn a_node_that_takes_three_calls_at_once_says_all_that_is_needed_at_first() {
    for as_geth in [false, true] {
        let stage = Stage::set();
        let open = || async {
            let node = Provider::new(&[stage.node.url()], false).unwrap();
            let expected = Expected { name: "practice".into(), chain_id: CHAIN_ID, block_time: 1, multicall: None };
            Chain::open(node, expected, Some(stage.owner())).await
        };
        let whole = open().await.unwrap();
        stage.node.takes(3, as_geth);
        let parts = open().await.unwrap();
        assert_eq!(parts.head(), whole.head());
        let said = async |chain: Chain| format!("{:?}", chain.standing(stage.owner()).await.unwrap());
        assert_eq!(said(parts).await, said(whole).await);
        stage.node.takes(1, as_geth);
        assert!(open().await.is_err_and(|err| err.to_string().contains("does not take so many calls in one request")));
    }
}

#[tokio::test]
async fn no_more_go_out_together_than_are_allowed_in_a_second() {
    let stage = Stage::set();
    let node = Provider::paced(&[stage.node.url()], false, 20).unwrap();
    let expected = Expected { name: "practice".into(), chain_id: CHAIN_ID, block_time: 1, multicall: None };
    let chain = Chain::open(node, expected, Some(stage.owner())).await.unwrap();
    let jobs = vec![stage.job("a", 1, 30)];
    let wave = Wave::prepare(&chain, &stage.book, &Quiet, jobs, stage.options()).await.unwrap();
    let (mut journal, outbox) = (stage.journal(), Outbox::new(&chain, &stage.heard));
    let hand = Hand::key(Signer::in_memory(key(0)));
    let mut desk = Desk { chain: &chain, book: &stage.book, ui: &Quiet, gate: &Open, hand, journal: &mut journal, resumes: None };
    assert_eq!(launch(&mut desk, wave, &outbox, None).await.unwrap()[0].end, End::Done);
    assert_eq!((stage.node.deliveries(), stage.node.largest()), (2, 20));
}

#[tokio::test]
async fn a_request_without_an_answer_may_have_got_in_and_its_bytes_go_out_again() {
    for lie in [Lie::DoneAndLost, Lie::Lost, Lie::Http(502, "bad gateway")] {
        let stage = Stage::set();
        stage.node.lies_at(SEND, 0, 1, slow());
        stage.node.lies_at(SEND, 4, 1, lie);
        assert_eq!(run_all(&stage).await, vec![End::Done; 4 * ACCOUNTS]);
        assert_eq!(handed_over(&stage).0, 4 * ACCOUNTS, "no other bytes");
        assert_eq!(stage.paid(), U256::from(10 * ACCOUNTS));
    }
}
