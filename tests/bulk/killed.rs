//! Killed at some instant: what was signed is found in the journal, and the same bytes are carried on.

use std::time::Duration;

use alloy::primitives::U256;
use futures::future::{Either, select};
use restake::{
    journal::Record,
    pipeline::{Effort, Resend, Settled, Settlement, in_order, settle},
};

use super::stage::{Open, Quiet, Stage};
use crate::hostile::node::Lie;

const SEND: &str = "eth_sendRawTransaction";

/// Begins, and is gone as soon as a request of the node's hangs.
async fn killed_in(stage: &Stage) {
    let jobs = ["a", "b", "c"].map(|name| stage.job(name, 5, 2)).into();
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

async fn carried_on(stage: &Stage) {
    let signed = stage.signed();
    assert_eq!(signed.len(), 6);
    let (chain, mut journal) = (stage.chain().await, stage.journal());
    let records = journal.entries().unwrap().plans();
    let effort = Effort {
        account: stage.owner(),
        resend: Resend::Lost,
        confirmations: 1,
        patience: Duration::from_secs(20),
        gate: &Open,
        ui: &Quiet,
    };
    let mut settlement = Settlement::default();
    for record in in_order(&records, records.iter().filter(|record| record.open()).cloned().collect()) {
        settle(&chain, &mut journal, &record, effort, &mut settlement).await.unwrap();
    }
    assert!(settlement.settled.iter().all(|fate| matches!(fate, Settled::Done { .. })), "{:?}", settlement.settled);
    assert!(journal.entries().unwrap().plans().iter().all(|record: &Record| !record.open()));
    drop(journal);
    assert_eq!(stage.signed(), signed, "nothing was signed again");
    assert_eq!(stage.paid(), U256::from(30));
    stage.one_each(6);
}

#[tokio::test]
async fn before_anything_is_sent() {
    let stage = Stage::set();
    stage.node.lies(SEND, Lie::Hang);
    killed_in(&stage).await;
    assert_eq!(stage.paid(), U256::ZERO);
    carried_on(&stage).await;
}

#[tokio::test]
async fn while_some_are_sent() {
    let stage = Stage::set();
    stage.node.lies_at(SEND, 3, 1, Lie::DoneAndHang);
    killed_in(&stage).await;
    assert_eq!(stage.paid(), U256::from(20), "one of a plan of two");
    carried_on(&stage).await;
}

#[tokio::test]
async fn after_all_are_sent() {
    let stage = Stage::set();
    stage.node.lies("eth_getTransactionReceipt", Lie::Hang);
    killed_in(&stage).await;
    assert_eq!(stage.paid(), U256::from(30));
    carried_on(&stage).await;
}
