//! Killed at some instant: what was signed is found in the journal, and the same bytes are carried on.

use std::time::Duration;

use alloy::primitives::U256;
use futures::future::{Either, select};
use restake::{
    journal::Record,
    pipeline::{Desk, Effort, End, Hand, Outbox, Resend, Settled, Settlement, in_order, relaunch, settle},
};

use super::stage::{Open, Quiet, Stage};
use crate::hostile::node::Lie;

const SEND: &str = "eth_sendRawTransaction";

/// Begins with jobs of so many steps, and is gone as soon as a request of the node's hangs.
async fn killed_in(stage: &Stage, steps: usize) {
    let jobs = ["a", "b", "c"].map(|name| stage.job(name, 5, steps)).into();
    let hangs = async {
        while stage.node.hangs().is_none() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    match select(Box::pin(stage.run(jobs, stage.options())), Box::pin(hangs)).await {
        Either::Left(ended) => panic!("it ended: {:?}", ended.0.map(|ends| ends.len())),
        Either::Right(_) => stage.node.behaves(),
    }
}

/// Settles every open plan, one after another.
async fn settled(stage: &Stage) -> Vec<Settled> {
    let (chain, mut journal) = (stage.chain().await, stage.journal());
    let records = journal.entries().unwrap().plans();
    let (account, resend, confirmations, patience) = (stage.owner(), Resend::Lost, 1, Duration::from_secs(20));
    let effort = Effort { account, resend, confirmations, patience, gate: &Open, ui: &Quiet };
    let mut settlement = Settlement::default();
    for record in in_order(&records, records.iter().filter(|record| record.open()).cloned().collect()) {
        settle(&chain, &mut journal, &record, effort, &mut settlement).await.unwrap();
    }
    settlement.settled
}

/// The same for all together.
async fn relaunched(stage: &Stage) -> Vec<End> {
    let (chain, mut journal) = (stage.chain().await, stage.journal());
    let open = journal.entries().unwrap().plans().into_iter().filter(Record::open).collect();
    let (outbox, hand) = (Outbox::new(&chain, &stage.heard), Hand::Key(stage.owner(), None));
    let mut desk = Desk { chain: &chain, book: &stage.book, ui: &Quiet, gate: &Open, hand, journal: &mut journal, resumes: None };
    let done = relaunch(&mut desk, open, stage.options(), &outbox).await.unwrap();
    assert!(done.left.is_empty(), "{:?}", done.left);
    done.ends.into_iter().map(|one| one.end).collect()
}

async fn carried_on(stage: &Stage, together: bool) {
    let signed = stage.signed();
    assert_eq!(signed.len(), 6);
    if together {
        assert!(relaunched(stage).await.iter().all(|end| *end == End::Done));
    } else {
        let settled = settled(stage).await;
        assert!(settled.iter().all(|fate| matches!(fate, Settled::Done { .. })), "{settled:?}");
    }
    let mut journal = stage.journal();
    assert!(journal.entries().unwrap().plans().iter().all(|record: &Record| !record.open()));
    drop(journal);
    assert_eq!(stage.signed(), signed, "nothing was signed again");
    assert_eq!(stage.paid(), U256::from(30));
    stage.one_each(6);
}

#[tokio::test]
async fn before_anything_is_sent() {
    for together in [false, true] {
        let stage = Stage::set();
        stage.node.lies(SEND, Lie::Hang);
        killed_in(&stage, 2).await;
        assert_eq!(stage.paid(), U256::ZERO);
        carried_on(&stage, together).await;
    }
}

#[tokio::test]
async fn while_some_are_sent() {
    for together in [false, true] {
        let stage = Stage::set();
        stage.node.lies_at(SEND, 3, 1, Lie::DoneAndHang);
        killed_in(&stage, 2).await;
        assert_eq!(stage.paid(), U256::from(20), "one of a plan of two");
        carried_on(&stage, together).await;
    }
}

#[tokio::test]
async fn after_all_are_sent() {
    for together in [false, true] {
        let stage = Stage::set();
        stage.node.lies("eth_getTransactionReceipt", Lie::Hang);
        killed_in(&stage, 2).await;
        assert_eq!(stage.paid(), U256::from(30));
        carried_on(&stage, together).await;
    }
}

#[tokio::test]
async fn what_counts_on_one_that_was_refused_is_not_sent_without_it() {
    let stage = Stage::set();
    stage.node.lies_at(SEND, 0, 1, Lie::Http(413, "too large"));
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    // What was refused is looked at once more before the rest is closed.
    stage.node.lies("eth_blockNumber", Lie::Hang);
    killed_in(&stage, 1).await;
    let sent = stage.node.sent().len();
    let fates = settled(&stage).await;
    let [Settled::Failed { .. }, Settled::Unseen { .. }, Settled::Unseen { .. }] = fates.as_slice() else { panic!("{fates:?}") };
    assert_eq!((stage.node.sent().len(), stage.paid()), (sent, U256::ZERO));
    // Together they are asked for once more, the one that was refused too.
    assert_eq!(relaunched(&stage).await, [End::Done, End::Done, End::Done]);
    assert_eq!(stage.paid(), U256::from(15));
    stage.one_each(3);
}
