//! Every way a wave can go.

use std::time::Duration;

use alloy::primitives::U256;
use restake::{
    error::{Fate, fate},
    pipeline::{End, Job, Options, Outbox, supersede, supersede_jobs},
    practice::chain::CHAIN_ID,
    units::Gwei,
};

use super::stage::{PAYEE, Quiet, Stage, key};
use crate::hostile::node::Lie;

const SEND: &str = "eth_sendRawTransaction";

fn ends(ends: &[restake::pipeline::JobEnd]) -> Vec<&'static str> {
    let word = |end: &End| match end {
        End::Done => "done",
        End::Reverted { .. } => "reverted",
        End::Refused { .. } => "refused",
        End::Replaced { .. } => "replaced",
        End::Open { .. } => "open",
        End::Unsent { .. } => "unsent",
    };
    ends.iter().map(|one| word(&one.end)).collect()
}

#[tokio::test]
async fn jobs_are_signed_together_sent_in_one_request_and_all_mined() {
    // Unless its block shows it, a receipt is asked for after 20 seconds.
    let (stage, start) = (Stage { block_time: 60, ..Stage::set() }, std::time::Instant::now());
    // Two of them are equal.
    let jobs = vec![stage.job("a", 5, 1), stage.job("b", 5, 1), stage.job("c", 7, 2)];
    let done = stage.run(jobs, stage.options()).await.unwrap();
    assert_eq!(ends(&done), ["done"; 3]);
    assert_eq!(done.iter().map(|end| end.receipts.len()).collect::<Vec<_>>(), [1, 1, 2]);
    assert!(done.iter().flat_map(|end| &end.receipts).all(|receipt| receipt.block.is_some() && receipt.surprises.is_empty()));
    assert_eq!(stage.paid(), U256::from(24));
    stage.one_each(4);
    let signed = stage.signed();
    assert_eq!(signed.iter().map(|(nonce, _)| *nonce).collect::<Vec<_>>(), [0, 1, 2, 3]);
    let mut journal = stage.journal();
    let records = journal.entries().unwrap().plans();
    assert_eq!(records.iter().map(|record| record.batch().unwrap().job.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert!(records.iter().all(|record| !record.open() && !record.failed()));
    // The opening, and the simulation with the payee's code.
    assert!(stage.node.trips_before_the_send() <= 3, "{} requests", stage.node.trips_before_the_send());
    assert_eq!((stage.node.deliveries(), stage.node.count("eth_getTransactionReceipt")), (1, 4), "each once");
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
    let heard = stage.said();
    assert_eq!(&heard[..3], ["a planned", "b planned", "c planned"]);
    assert_eq!(heard.iter().filter(|line| line.ends_with(" mined")).count(), 4);
}

#[tokio::test]
async fn what_comes_after_one_that_is_refused_is_not_sent_and_the_next_takes_its_nonce() {
    let stage = Stage::set();
    let chain = stage.chain().await;
    let outbox = Outbox::new(&chain, &stage.heard);
    // One by one, since the node takes no batches.
    stage.node.lies_at(SEND, 0, 1, Lie::Http(413, "too large"));
    let jobs = ["x", "y"].map(|name| stage.job(name, 1, 1)).into();
    assert_eq!(ends(&stage.run_as(0, &chain, &outbox, jobs, stage.options()).await.unwrap()), ["done"; 2]);
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    let jobs = ["a", "b", "c"].map(|name| stage.job(name, 5, 1)).into();
    let first = stage.run_as(0, &stage.chain().await, &outbox, jobs, stage.options()).await.unwrap();
    assert_eq!(ends(&first), ["refused", "unsent", "unsent"]);
    assert_eq!(stage.paid(), U256::from(2));
    let mut journal = stage.journal();
    let records = journal.entries().unwrap().plans().split_off(2);
    assert!(records[0].refused().len() == 1 && records[0].open() && !records[0].given_up());
    assert!(records[1].given_up() && records[2].given_up(), "no node has their bytes, and none will");
    let (chain, again) = (stage.chain().await, stage.job("d", 6, 3));
    let options = supersede(&chain, &Quiet, &mut journal, &again.plan, stage.options()).await.unwrap();
    assert_eq!(options.nonce, Some(2), "one of the two is mined");
    drop(journal);
    assert_eq!(ends(&stage.run(vec![again], options).await.unwrap()), ["done"]);
    assert_eq!(stage.paid(), U256::from(20));
}

#[tokio::test]
async fn what_a_node_says_it_has_not_read_may_be_out_all_the_same() {
    let stage = Stage::set();
    stage.node.lies_at(SEND, 0, 1, Lie::Http(413, "too large"));
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    let jobs = ["a", "b", "c"].map(|name| stage.job(name, 5, 1)).into();
    assert_eq!(ends(&stage.run(jobs, stage.options()).await.unwrap()), ["refused", "open", "open"]);
    let records = stage.journal().entries().unwrap().plans();
    assert!(records[1..].iter().all(|record| !record.given_up() && record.waiting().len() == 1), "nothing is signed in their place");
}

#[tokio::test]
async fn what_went_out_with_one_that_is_refused_is_out() {
    let stage = Stage::set();
    stage.node.lies_at(SEND, 1, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    let jobs = ["a", "b", "c"].map(|name| stage.job(name, 5, 1)).into();
    let done = stage.run(jobs, stage.options()).await.unwrap();
    assert_eq!(ends(&done), ["done", "refused", "refused"], "the practice chain takes no nonce that is too high");
    assert_eq!(stage.paid(), U256::from(5));
    stage.one_each(3);
}

#[tokio::test]
async fn a_job_may_sign_anew_what_it_had_signed_with_the_same_nonce_and_no_other() {
    let stage = Stage::set();
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    let jobs = |wei| ["a", "b", "c"].map(|name| stage.job(name, wei, 1)).to_vec();
    assert_eq!(ends(&stage.run(jobs(5), stage.options()).await.unwrap()), ["refused"; 3]);
    let (chain, mut journal) = (stage.chain().await, stage.journal());
    let ids: Vec<_> = journal.entries().unwrap().plans().into_iter().map(|record| record.id).collect();
    let anew: Vec<_> = jobs(6).into_iter().zip(ids).map(|(job, id)| Job { resumes: Some(id), ..job }).collect();
    for wrong in [jobs(6), anew.iter().rev().cloned().collect(), anew[..2].to_vec()] {
        let err = supersede_jobs(&chain, &Quiet, &mut journal, &wrong, stage.options()).await.unwrap_err();
        assert_eq!(fate(&err).kind, "open", "{err:#}");
    }
    let options = supersede_jobs(&chain, &Quiet, &mut journal, &anew, stage.options()).await.unwrap();
    assert_eq!(options.nonce, Some(0));
    drop(journal);
    assert_eq!(ends(&stage.run(anew, options).await.unwrap()), ["done"; 3]);
    assert_eq!(stage.paid(), U256::from(18));
    assert!(stage.journal().entries().unwrap().plans().iter().filter(|record| record.done() == 1).count() == 3);
}

#[tokio::test]
async fn what_fell_out_of_the_pool_is_handed_over_again_and_more_is_paid_for_what_waits_in_it() {
    for (bump_after, waits, signed) in [(None, false, 1), (Some(1), false, 1), (Some(1), true, 2)] {
        let stage = Stage::set();
        // It says that it has it, and never mines it.
        stage.node.lies_at(SEND, 0, 1, Lie::Result(serde_json::json!(alloy::primitives::TxHash::ZERO)));
        if waits {
            stage.node.lies("eth_getTransactionByHash", Lie::Result(stage.other().await));
        }
        let options = Options { bump_after, ceiling: bump_after.map(|_| Gwei(1_000_000_000_000)), ..stage.options() };
        assert_eq!(ends(&stage.run(vec![stage.job("a", 5, 1)], options).await.unwrap()), ["done"]);
        assert_eq!((stage.signed().len(), stage.paid()), (signed, U256::from(5)), "{bump_after:?}, {waits}");
        assert!(stage.journal().entries().unwrap().plans().iter().all(|record| !record.open() && record.done() == 1));
    }
}

#[tokio::test]
async fn what_a_reorganisation_took_out_is_handed_over_again_and_counts_anew() {
    let stage = Stage::set();
    let before = stage.node.chain().snapshot();
    let paid = async || {
        while stage.paid().is_zero() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let blocks = async {
        paid().await;
        stage.node.chain().mine(1, 12);
        assert!(stage.node.chain().revert(before));
        paid().await;
        stage.node.chain().mine(2, 12);
    };
    let options = Options { confirmations: 3, ..stage.options() };
    let (done, ()) = futures::join!(stage.run(vec![stage.job("a", 5, 1)], options), blocks);
    assert_eq!(ends(&done.unwrap()), ["done"]);
    stage.one_each(1);
    assert_eq!((stage.paid(), stage.node.sent().len()), (U256::from(5), 2));
}

#[tokio::test]
async fn where_blocks_say_nothing_of_what_is_in_them_receipts_come_all_the_same() {
    let empty = || Lie::Edit(Box::new(|answer| answer["transactions"] = serde_json::json!([])));
    let far = || Lie::Result(serde_json::json!("0xffffffffffffffff"));
    let none = || Lie::Error(-32601, "method not found");
    for (method, skip, times, lie) in [
        ("eth_getBlockByNumber", 0, usize::MAX, empty()),
        ("eth_getBlockByNumber", 1, usize::MAX, none()),
        ("eth_blockNumber", 0, 1, far()),
    ] {
        // One by one each would be waited for after 18 seconds.
        let (stage, start) = (Stage { block_time: 6, ..Stage::set() }, std::time::Instant::now());
        stage.node.lies_at(method, skip, times, lie);
        let jobs = vec![stage.job("a", 5, 3), stage.job("b", 5, 1)];
        assert_eq!(ends(&stage.run(jobs, stage.options()).await.unwrap()), ["done"; 2], "{method}");
        assert!(start.elapsed() < Duration::from_secs(15), "{method}: {:?}", start.elapsed());
        stage.one_each(4);
        assert_eq!(stage.node.sent().len(), 4, "{method}");
    }
}

#[tokio::test]
async fn an_error_about_one_receipt_says_nothing_of_the_others() {
    // Unless its block shows it, a receipt is asked for after 20 seconds.
    let (stage, start) = (Stage { block_time: 60, ..Stage::set() }, std::time::Instant::now());
    stage.node.lies_at("eth_getTransactionReceipt", 1, 1, Lie::Error(-32603, "internal error"));
    let jobs = ["a", "b", "c"].map(|name| stage.job(name, 5, 1)).into();
    assert_eq!(ends(&stage.run(jobs, stage.options()).await.unwrap()), ["done"; 3]);
    assert_eq!(stage.node.count("eth_getTransactionReceipt"), 4, "the one again");
    assert!(start.elapsed() < Duration::from_secs(15), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_node_that_knows_them_already_has_them() {
    let stage = Stage::set();
    stage.node.lies(SEND, Lie::DoneAndDenied(-32000, "already known"));
    let jobs = ["a", "b", "c"].map(|name| stage.job(name, 5, 1)).into();
    assert_eq!(ends(&stage.run(jobs, stage.options()).await.unwrap()), ["done"; 3]);
    stage.one_each(3);
    assert_eq!(stage.node.sent().len(), 3);
}

#[tokio::test]
async fn answers_that_are_lost_are_asked_for_again_with_the_same_bytes() {
    for lie in [Lie::DoneAndLost, Lie::Lost, Lie::DoneAndDenied(-32603, "request timed out"), Lie::Error(-32005, "limit exceeded")] {
        let stage = Stage::set();
        stage.node.lies_at(SEND, 1, 1, lie);
        let jobs = ["a", "b", "c"].map(|name| stage.job(name, 5, 1)).into();
        assert_eq!(ends(&stage.run(jobs, stage.options()).await.unwrap()), ["done"; 3]);
        assert_eq!(stage.paid(), U256::from(15));
        stage.one_each(3);
    }
}

#[tokio::test]
async fn a_node_that_is_away_for_a_while_gets_the_same_bytes_later() {
    let stage = Stage::set();
    stage.node.lies_at(SEND, 0, 6, Lie::Lost);
    let jobs = ["a", "b", "c"].map(|name| stage.job(name, 5, 1)).into();
    assert_eq!(ends(&stage.run(jobs, stage.options()).await.unwrap()), ["done"; 3]);
    stage.one_each(3);
}

#[tokio::test]
async fn a_nonce_that_another_wallet_took_is_found_out_and_never_signed_again() {
    let stage = Stage::set();
    let (ledger, owner) = (stage.node.shared(), stage.owner());
    let other = move || drop(ledger.lock().unwrap().send_as(owner, PAYEE, U256::from(100), vec![]).unwrap());
    stage.node.lies_at(SEND, 0, 1, Lie::After(Box::new(other)));
    let jobs = ["a", "b"].map(|name| stage.job(name, 5, 1)).into();
    let done = stage.run(jobs, stage.options()).await.unwrap();
    assert_eq!(ends(&done), ["replaced", "done"], "the second went out with the first");
    let records = stage.journal().entries().unwrap().plans();
    assert!(records[0].failed() && records[0].waiting().is_empty() && records[0].refused().is_empty());
    assert_eq!(stage.paid(), U256::from(105));
    stage.one_each(2);
}

#[tokio::test]
async fn more_is_paid_for_what_is_underpriced_as_far_as_the_ceiling_goes() {
    let stage = Stage::set();
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "transaction underpriced"));
    let options = Options { ceiling: Some(Gwei(1_000_000_000_000)), ..stage.options() };
    let jobs = ["a", "b"].map(|name| stage.job(name, 5, 1)).into();
    assert_eq!(ends(&stage.run(jobs, options).await.unwrap()), ["done"; 2]);
    let signed = stage.signed();
    assert_eq!(signed.iter().map(|(nonce, _)| *nonce).collect::<Vec<_>>(), [0, 0, 1]);
    let fees: Vec<_> = stage.node.sent().iter().map(alloy::consensus::Transaction::max_fee_per_gas).collect();
    assert!(fees.iter().max().unwrap() * 8 >= fees.iter().min().unwrap() * 9, "{fees:?}");
    assert_eq!(stage.paid(), U256::from(10));
    let records = stage.journal().entries().unwrap().plans();
    assert!(records.iter().all(|record| !record.open() && record.done() == 1));
}

#[tokio::test]
async fn without_a_ceiling_nothing_is_signed_twice() {
    let stage = Stage::set();
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "transaction underpriced"));
    let done = stage.run(vec![stage.job("a", 5, 1)], stage.options()).await.unwrap();
    let End::Refused { reason, advice, .. } = &done[0].end else { panic!("{:?}", done[0].end) };
    assert!(reason.contains("underpriced") && advice.contains("--max-fee"));
    assert_eq!(stage.signed().len(), 1);
}

#[tokio::test]
async fn what_is_not_mined_in_time_is_open() {
    let stage = Stage::set();
    stage.node.lies("eth_getTransactionReceipt", Lie::Result(serde_json::Value::Null));
    stage.node.lies("eth_getTransactionCount", Lie::Result("0x0".into()));
    let options = Options { patience: Duration::from_millis(200), ..stage.options() };
    let done = stage.run(vec![stage.job("a", 5, 1), stage.job("b", 5, 1)], options).await.unwrap();
    assert_eq!(ends(&done), ["open"; 2]);
    assert!(stage.journal().entries().unwrap().plans().iter().all(|record| record.open() && record.waiting().len() == 1));
}

#[tokio::test]
async fn a_job_that_cannot_be_done_is_named_and_nothing_is_signed() {
    let stage = Stage::set();
    let err = stage.run(vec![stage.job("a", 5, 1), stage.job("b", u64::MAX, 6)], stage.options()).await.unwrap_err();
    assert_eq!((fate(&err).fate, fate(&err).kind, fate(&err).step), (Fate::Failed, "funds", Some(6)));
    assert!(err.to_string().contains("`b`"), "{err:#}");
    let stranger = restake::pipeline::Job { allow_unknown: [].into(), ..stage.job("a", 5, 1) };
    let err = stage.run(vec![stage.job("b", 5, 1), stranger], stage.options()).await.unwrap_err();
    assert_eq!((fate(&err).fate, fate(&err).kind), (Fate::Refused, "unknown"));
    assert!(err.to_string().contains("`a`"), "{err:#}");
    assert!(stage.signed().is_empty() && stage.node.sent().is_empty());
}

#[tokio::test]
async fn many_accounts_share_one_head_and_few_requests() {
    let stage = Stage::set();
    let chain = stage.chain().await;
    stage.node.chain().set_nonce(key(3).address(), 9);
    let (accounts, trips) = ((0..40).map(|index| key(index).address()).collect::<Vec<_>>(), stage.node.trips());
    let views = chain.for_accounts(&accounts).await.unwrap();
    assert_eq!(stage.node.trips() - trips, 3);
    for (view, account) in views.iter().zip(&accounts) {
        let standing = view.standing(*account).await.unwrap();
        assert_eq!((view.head(), standing.account), (views[0].head(), *account));
        assert_eq!(standing.next(), if *account == accounts[3] { 9 } else { 0 });
        assert_eq!(view.ether(*account).await.unwrap().is_zero(), *account != accounts[0]);
    }
    assert_eq!((stage.node.trips() - trips, chain.id()), (3, CHAIN_ID));
}
