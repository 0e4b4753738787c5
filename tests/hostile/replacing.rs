//! What waits is sped up or cancelled at its own nonce: one of the two is mined, its step is counted once, and the end is said.

use std::{
    process::Child,
    thread,
    time::{Duration, Instant},
};

use alloy::{
    consensus::{Transaction, TxEip1559, TxEnvelope, transaction::RlpEcdsaDecodableTx},
    eips::Encodable2718,
    primitives::{Bytes, U256},
};
use serde_json::json;

use super::{
    home::{Outcome, owner, speaks_of},
    node::Lie,
    stage::{Stage, whole},
};

pub(super) const STAKE: [&str; 7] = ["stake", "1", "--with", "lido", "--yes", "--timeout", "1"];
const SPEED_UP: [&str; 5] = ["history", "speed-up", "--yes", "--timeout", "60"];
const CANCEL: [&str; 5] = ["history", "cancel", "--yes", "--timeout", "60"];
pub(super) const RESUME: [&str; 5] = ["history", "resume", "--yes", "--timeout", "20"];
pub(super) const SEND: &str = "eth_sendRawTransaction";

/// A stake that its node says it has, and that is in no block; so it is with what is sent next, up to `times`.
fn stuck(times: usize) -> Stage {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    stage.node.lies_at(SEND, 0, times, Lie::Error(-32000, "already known"));
    stage.home.run(&STAKE).failed(5, "open");
    assert_eq!(stage.home.events(), ["planned", "signed", "sent"]);
    stage
}

/// What was sent, once each: a node that does not answer with the receipt is asked twice.
fn sent(stage: &Stage) -> Vec<TxEnvelope> {
    let mut sent = stage.node.sent();
    sent.dedup_by_key(|transaction| *transaction.tx_hash());
    sent
}

/// Lets a transaction be mined that was sent and is in no block.
fn mines(stage: &Stage, transaction: &TxEnvelope) {
    stage.chain().submit(&Bytes::from(transaction.encoded_2718())).expect("it is mined");
}

pub(super) fn staked(stage: &Stage, times: u64) {
    let gained = stage.holds(stage.at.steth) - whole(20);
    assert!(gained.abs_diff(whole(times)) <= U256::from(3), "{gained} wei of stETH arrived");
}

/// The one plan: its id, its state and how many of its steps are done.
pub(super) fn plan(stage: &Stage) -> (String, String, u64) {
    let list = stage.home.run(&["history", "list"]).done();
    assert_eq!(list["plans"].as_array().unwrap().len(), 1, "{list}");
    let plan = &list["plans"][0];
    let text = |field: &str| plan[field].as_str().unwrap().to_owned();
    (text("plan"), text("state"), plan["done"].as_u64().unwrap())
}

pub(super) fn is(stage: &Stage, state: &str, done: u64) {
    let plan = plan(stage);
    assert_eq!((plan.1.as_str(), plan.2), (state, done));
}

pub(super) fn nothing_is_left(stage: &Stage) {
    let sent = stage.node.sent().len();
    let answer = stage.home.run(&RESUME).done();
    assert_eq!((&answer["settled"], &answer["left"]), (&json!([]), &json!([])), "{answer}");
    assert_eq!(stage.node.sent().len(), sent, "nothing is sent again");
}

/// Starts a command, and waits until it has handed over the transaction that takes the place of the first.
fn sending(stage: &Stage, words: &[&str]) -> Child {
    let mut child = stage.home.start(words);
    until(|| {
        assert!(child.try_wait().unwrap().is_none(), "it ends before it sends");
        stage.node.hashes().values().any(|hashes| hashes.len() == 2)
    });
    child
}

pub(super) fn until(mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < Duration::from_secs(60), "it does not happen");
        thread::sleep(Duration::from_millis(5));
    }
}

pub(super) fn ends(child: Child, words: &[&str]) -> Outcome {
    Outcome::new(words, child.wait_with_output().unwrap())
}

#[test]
fn what_is_sped_up_is_the_same_call_at_higher_fees_and_counts_once() {
    let stage = stuck(1);
    let outcome = stage.home.run(&SPEED_UP);
    let answer = outcome.done();
    let both = sent(&stage);
    let [old, new] = both.as_slice() else { panic!("{both:?}") };
    assert_eq!((old.nonce(), old.to(), old.value(), old.input()), (new.nonce(), new.to(), new.value(), new.input()));
    assert_eq!(old.gas_limit(), new.gas_limit());
    for (old, new) in
        [(old.max_fee_per_gas(), new.max_fee_per_gas()), (old.max_priority_fee_per_gas().unwrap(), new.max_priority_fee_per_gas().unwrap())]
    {
        assert!(new * 8 >= old * 9, "{old} → {new}");
    }
    assert_eq!(answer["transactions"][0]["hash"], json!(new.tx_hash()), "{answer}");
    speaks_of(&outcome.stderr, &["Replaces", &old.tx_hash().to_string(), "one of them is mined, never both", "before: "]);
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "signed", "sent", "mined", "failed"]);
    staked(&stage, 1);
    is(&stage, "done", 1);
    nothing_is_left(&stage);
    let shown = stage.home.run(&["history", "show", &new.tx_hash().to_string()]).done();
    assert!(shown["events"].as_array().unwrap().iter().any(|event| event["reason"] == format!("replaced by {}", new.tx_hash())), "{shown}");
    stage.home.run(&STAKE).done();
}

#[test]
fn what_is_cancelled_is_never_done_and_its_plan_is_over() {
    let stage = stuck(1);
    let nonce = stage.chain().account(owner()).nonce;
    let outcome = stage.home.run(&CANCEL);
    let answer = outcome.done();
    assert_eq!(
        (&answer["state"], &answer["transactions"][0]["title"]),
        (&json!("done"), &json!("Cancel `Stake ether with Lido`")),
        "{answer}"
    );
    let new = sent(&stage).pop().unwrap();
    assert_eq!((new.nonce(), new.to(), new.value(), new.gas_limit()), (nonce, Some(owner()), U256::ZERO, 21_000));
    assert!(new.input().is_empty());
    speaks_of(&outcome.stderr, &["Replaces", "this account itself", "nothing is sent", "before: "]);
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "cancelling", "sent", "mined", "failed", "closed"]);
    staked(&stage, 0);
    is(&stage, "closed", 0);
    nothing_is_left(&stage);
    let id = plan(&stage).0;
    let named = stage.home.run(&["history", "resume", &id, "--yes"]).done();
    assert_eq!(named["resumed"], json!([]), "a step that was cancelled is not carried on: {named}");
    stage.home.run(&STAKE).done();
    staked(&stage, 1);
}

#[test]
fn a_cancellation_that_comes_too_late_says_that_the_effects_stand() {
    let stage = stuck(100);
    let child = sending(&stage, &CANCEL);
    mines(&stage, &sent(&stage)[0]);
    let error = ends(child, &CANCEL).failed(5, "mined");
    speaks_of(&error, &["before it could be cancelled", "what it did stands", "history show"]);
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "cancelling", "sent", "mined", "failed"]);
    staked(&stage, 1);
    is(&stage, "done", 1);
    nothing_is_left(&stage);
}

#[test]
fn whichever_is_mined_ends_the_step() {
    let stage = stuck(100);
    let child = sending(&stage, &SPEED_UP);
    let old = sent(&stage)[0].clone();
    mines(&stage, &old);
    let answer = ends(child, &SPEED_UP).done();
    assert_eq!(answer["transactions"][0]["hash"], json!(old.tx_hash()), "{answer}");
    staked(&stage, 1);
    is(&stage, "done", 1);
    nothing_is_left(&stage);
}

#[test]
fn what_is_mined_while_its_replacement_is_signed_is_found() {
    for (words, ending) in [(SPEED_UP, None), (CANCEL, Some("mined"))] {
        let stage = stuck(1);
        let (chain, old) = (stage.node.shared(), Bytes::from(sent(&stage)[0].encoded_2718()));
        let mined_first = move || {
            chain.lock().unwrap().submit(&old).unwrap();
        };
        stage.node.lies_at(SEND, 0, 1, Lie::After(Box::new(mined_first)));
        let outcome = stage.home.run(&words);
        match ending {
            None => drop(outcome.done()),
            Some(kind) => drop(outcome.failed(5, kind)),
        }
        assert_eq!(stage.home.events()[4..], ["refused", "mined", "failed"]);
        staked(&stage, 1);
        is(&stage, "done", 1);
    }
}

#[test]
fn what_is_mined_by_now_is_neither_sped_up_nor_cancelled() {
    for words in [SPEED_UP, CANCEL] {
        let stage = stuck(1);
        mines(&stage, &sent(&stage)[0]);
        speaks_of(&stage.home.run(&words).failed(1, "mined"), &["is mined in block", "any more", "history show"]);
        assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
        assert_eq!(sent(&stage).len(), 1);
        is(&stage, "done", 1);
        stage.home.run(&words).failed(1, "nothing");
    }
}

#[test]
fn what_another_wallet_replaced_is_not_replaced_once_more() {
    let stage = stuck(1);
    stage.by_owner(stage.at.steth, &super::stage::Contracts::approveCall { spender: owner(), amount: U256::ONE });
    let error = stage.home.run(&SPEED_UP).failed(1, "replaced");
    speaks_of(&error, &["another transaction took nonce", "history resume"]);
    assert_eq!(sent(&stage).len(), 1);
}

#[test]
fn a_fee_that_nodes_would_refuse_is_not_signed() {
    let stage = stuck(1);
    let fee = sent(&stage)[0].max_fee_per_gas().to_string() + "wei";
    let error = stage.home.run(&[&SPEED_UP[..], &["--max-fee", &fee]].concat()).failed(2, "usage");
    speaks_of(&error, &["too little", "the least is", "pass `--max-fee "]);
    for option in [&["--nonce", "7"][..], &["--save", "x"], &["--slippage", "1%"]] {
        speaks_of(&stage.home.run(&[&SPEED_UP[..], option].concat()).failed(2, "usage"), &[option[0], "has no say"]);
    }
    stage.home.run(&[&SPEED_UP[..3], &["--dry-run"]].concat()).done();
    assert_eq!((stage.home.events().len(), sent(&stage).len()), (3, 1), "nothing was signed");
}

#[test]
fn a_replacement_that_a_node_refuses_leaves_the_former_one_waiting() {
    let stage = stuck(1);
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "replacement transaction underpriced"));
    speaks_of(&stage.home.run(&SPEED_UP).failed(5, "rejected"), &["underpriced", "higher `--max-fee`"]);
    is(&stage, "open", 0);
    // Whoever stakes once more must not take the nonce of what waits.
    stage.home.run(&STAKE).failed(1, "open");
    stage.home.run(&SPEED_UP).done();
    let fees: Vec<_> = sent(&stage).iter().map(Transaction::max_fee_per_gas).collect();
    assert!(fees.len() == 3 && fees[2] * 8 >= fees[1] * 9, "each time more than all before: {fees:?}");
    staked(&stage, 1);
    is(&stage, "done", 1);
    nothing_is_left(&stage);
}

#[test]
fn what_is_being_cancelled_is_not_sped_up_and_is_not_sent_again() {
    let stage = stuck(2);
    stage.home.run(&[&CANCEL[..4], &["1"]].concat()).failed(5, "open");
    speaks_of(&stage.home.run(&SPEED_UP).failed(1, "cancelling"), &["is being cancelled", "history cancel"]);
    let old = *sent(&stage)[0].tx_hash();
    let answer = stage.home.run(&RESUME).done();
    assert_eq!(answer["settled"][0]["fate"], "cancelled", "{answer}");
    assert_ne!(sent(&stage).last().map(|sent| *sent.tx_hash()), Some(old));
    staked(&stage, 0);
    is(&stage, "closed", 0);
    nothing_is_left(&stage);
}

/// Kills a command at its send, before or after the node has it.
fn dies(stage: &Stage, words: &[&str], lie: Lie) {
    stage.node.lies_at(SEND, 0, 1, lie);
    let mut child = stage.home.start(words);
    assert_eq!(stage.node.hung(), SEND);
    child.kill().unwrap();
    assert_eq!(child.wait_with_output().unwrap().status.code(), None, "killed");
    stage.node.behaves();
}

#[test]
fn killed_between_its_line_and_its_send_a_replacement_is_resumed_and_one_is_mined() {
    for done in [false, true] {
        let lie = || if done { Lie::DoneAndHang } else { Lie::Hang };
        let stage = stuck(1);
        dies(&stage, &SPEED_UP, lie());
        assert_eq!(stage.home.events(), ["planned", "signed", "sent", "signed"]);
        assert_eq!(stage.home.run(&RESUME).done()["settled"][0]["fate"], "done");
        staked(&stage, 1);
        is(&stage, "done", 1);
        nothing_is_left(&stage);
        let stage = stuck(1);
        dies(&stage, &CANCEL, lie());
        assert_eq!(stage.home.events(), ["planned", "signed", "sent", "cancelling"]);
        assert_eq!(stage.home.run(&RESUME).done()["settled"][0]["fate"], "cancelled");
        staked(&stage, 0);
        is(&stage, "closed", 0);
        nothing_is_left(&stage);
    }
}

#[test]
fn killed_before_a_replaced_one_is_written_down_nothing_is_open() {
    let stage = stuck(1);
    stage.home.run(&CANCEL).done();
    // The disk after a death between two lines: neither the end of the former one nor that of the plan.
    let text = std::fs::read_to_string(stage.home.journal()).unwrap();
    let whole: String = text.lines().take(6).map(|line| format!("{line}\n")).collect();
    std::fs::write(stage.home.journal(), whole).unwrap();
    assert_eq!(stage.home.events().last().map(String::as_str), Some("mined"));
    is(&stage, "closed", 0);
    nothing_is_left(&stage);
    stage.home.run(&STAKE).done();
    staked(&stage, 1);
}

#[test]
fn what_is_exported_in_its_place_has_its_nonce_and_pays_more() {
    let stage = stuck(1);
    let old = sent(&stage).remove(0);
    for (command, value) in [("speed-up", old.value()), ("cancel", U256::ZERO)] {
        let exported = stage.home.run(&["history", command, "--export", "unsigned"]).done();
        let transaction = &exported["transactions"][0];
        let payload: Bytes = serde_json::from_value(transaction["payload"].clone()).unwrap();
        let unsigned = TxEip1559::rlp_decode(&mut &payload[1..]).unwrap();
        assert_eq!((payload[0], unsigned.nonce, unsigned.value), (2, old.nonce(), value), "{command}");
        assert!(unsigned.max_fee_per_gas * 8 >= old.max_fee_per_gas() * 9, "{command}");
        speaks_of(&stage.home.run(&["history", command, "--export", "safe"]).failed(2, "usage"), &["a Safe signs none"]);
    }
    assert_eq!(sent(&stage).len(), 1);
}

#[test]
fn a_payment_to_a_stranger_is_sped_up_as_it_was_sent() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "already known"));
    let stranger = alloy::primitives::Address::repeat_byte(0x5b);
    stage.home.run(&["send", "1", "eth", &stranger.to_string(), "--yes", "--timeout", "1"]).failed(5, "open");
    stage.home.run(&SPEED_UP).done();
    assert_eq!(stage.chain().account(stranger).balance, whole(1));
}
