//! A transaction whose nonce is not the next one neither gets signed by mistake nor locks the account.

use alloy::consensus::Transaction;
use serde_json::{Value, json};

use super::{
    home::{Outcome, owner, speaks_of},
    node::Lie,
    stage::Stage,
};

const STAKE: [&str; 7] = ["stake", "1", "--with", "lido", "--yes", "--timeout", "1"];

/// A node that says a nonce beyond the next one makes the wallet sign with it, and then refuses that.
fn signed_beyond(by: u64) -> (Stage, String) {
    let stage = Stage::set();
    let nonce = stage.chain().account(owner()).nonce + by;
    stage.node.lies_at("eth_getTransactionCount", 0, 2, Lie::Result(json!(format!("{nonce:#x}"))));
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32000, "nonce too high"));
    stage.home.run(&STAKE).failed(5, "rejected");
    assert_eq!(stage.node.sent().last().unwrap().nonce(), nonce);
    stage.node.behaves();
    let plans = stage.home.run(&["history", "list"]).done();
    let id = plans["plans"][0]["plan"].as_str().unwrap().to_owned();
    (stage, id)
}

fn says(outcome: &Outcome, words: &[&str]) {
    outcome.done();
    speaks_of(&outcome.stderr, words);
}

#[test]
fn a_nonce_beyond_the_next_is_not_signed() {
    let stage = Stage::set();
    let error = stage.home.run(&[&STAKE[..], &["--nonce", "99"]].concat()).failed(2, "usage");
    speaks_of(&error, &["nonce 99", "would wait", "leave `--nonce` out"]);
    assert!(stage.node.sent().is_empty());
}

#[test]
fn what_was_signed_far_beyond_the_next_nonce_does_not_lock_the_account() {
    let (stage, id) = signed_beyond(80);
    says(&stage.home.run(&STAKE), &[&id, "stays signed", "once nonce"]);
}

#[test]
fn a_plan_that_would_open_the_way_for_it_is_not_signed_until_that_is_accepted() {
    let (stage, id) = signed_beyond(1);
    let sent = stage.node.sent().len();
    speaks_of(&stage.home.run(&STAKE).failed(1, "open"), &["this plan would let it be", &format!("history close {id}")]);
    assert_eq!(stage.node.sent().len(), sent);
    stage.home.run(&["history", "close", &id]).done();
    says(&stage.home.run(&STAKE), &[&id, "stays signed"]);
}

#[test]
fn what_is_simply_mined_does_not_stop_the_next_command() {
    let stage = Stage::set();
    for method in ["eth_getTransactionByHash", "eth_getTransactionReceipt", "eth_sendRawTransaction"] {
        stage.node.lies(method, Lie::Lost);
    }
    stage.node.lies("eth_sendRawTransactionSync", Lie::DoneAndLost);
    stage.home.run(&STAKE).failed(5, "open");
    stage.node.behaves();
    let sent = stage.node.sent().len();
    says(&stage.home.run(&STAKE), &["note: the transaction", "is mined"]);
    assert_eq!(stage.node.sent().len(), sent + 1, "only the new one is sent");
}

#[test]
fn a_node_that_is_late_with_the_receipt_does_not_make_it_replaced() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    // The nonce is used at once; the first times that it is asked for, the receipt is not there yet.
    stage.node.lies_at("eth_getTransactionReceipt", 0, 18, Lie::Result(Value::Null));
    stage.home.run(&["stake", "1", "--with", "lido", "--yes", "--timeout", "20"]).done();
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
}

#[test]
fn what_another_wallet_replaced_is_found_out_in_bounded_time() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Lost);
    stage.node.lies("eth_sendRawTransaction", Lie::Lost);
    stage.home.run(&STAKE).failed(5, "open");
    stage.node.behaves();
    let before = stage.node.sent().len();
    stage.by_owner(stage.at.steth, &super::stage::Contracts::approveCall { spender: owner(), amount: alloy::primitives::U256::ONE });
    let resumed = stage.home.run(&["history", "resume", "--yes", "--timeout", "1"]);
    speaks_of(&resumed.failed(5, "failed"), &["another transaction took nonce", "history list"]);
    let answer: Value = serde_json::from_str(&resumed.stdout).unwrap();
    assert_eq!(answer["result"]["settled"][0]["fate"], "failed", "{answer}");
    assert_eq!(stage.node.sent().len(), before, "bytes that can never be mined are not sent");
}

/// A wallet that believed a late node: what it staked is mined, and written down as replaced.
fn mistaken() -> (Stage, String) {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    let text = std::fs::read_to_string(stage.home.journal()).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (last, id) = (lines.last_mut().unwrap(), "id");
    *last = json!({ "at": last["at"], id: last[id], "event": "failed", "hash": last["hash"], "reason": "another transaction took it" });
    let id = last[id].as_str().unwrap().to_owned();
    std::fs::write(stage.home.journal(), lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    (stage, id)
}

#[test]
fn what_was_taken_for_replaced_and_is_mined_is_not_signed_again() {
    let (stage, id) = mistaken();
    let answer = stage.home.run(&["history", "resume", &id, "--yes"]).done();
    assert_eq!((&answer["settled"][0]["fate"], &answer["resumed"]), (&json!("done"), &json!([])), "{answer}");
    assert_eq!(stage.node.hashes().len(), 1);
}

#[test]
fn what_was_taken_for_replaced_and_is_mined_stops_the_next_command_once() {
    let (stage, _) = mistaken();
    speaks_of(&stage.home.run(&STAKE).failed(1, "open"), &["was taken for replaced, and is mined all the same", "history show"]);
    assert_eq!(stage.node.hashes().len(), 1);
    stage.home.run(&STAKE).done();
}

#[test]
fn a_late_node_behind_the_same_url_makes_nothing_replaced() {
    let stage = Stage::set();
    let late = stage.node.batches_are_late();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    stage.node.lies_at("eth_getTransactionReceipt", 0, 24, Lie::Result(Value::Null));
    let mut child = stage.home.start(&["stake", "1", "--with", "lido", "--yes", "--timeout", "60"]);
    while stage.node.sent().is_empty() {
        assert!(child.try_wait().unwrap().is_none(), "it ends before it sends");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    // It gets new blocks meanwhile, and is not yet at the one that everybody else has.
    while child.try_wait().unwrap().is_none() {
        late.lock().unwrap().mine(1, 1);
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    Outcome::new(&["stake"], child.wait_with_output().unwrap()).done();
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
}

/// A node that keeps what it is sent in its pool.
fn pooling() -> (Stage, u64) {
    let stage = Stage::set();
    let nonce = stage.chain().account(owner()).nonce;
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    stage.node.lies_at("eth_sendRawTransaction", 0, 1, Lie::Error(-32000, "already known"));
    (stage, nonce)
}

#[test]
fn what_waits_is_replaced_by_what_takes_its_nonce() {
    let (stage, nonce) = pooling();
    stage.home.run(&STAKE).failed(5, "open");
    stage.home.run(&STAKE).failed(1, "open");
    let replacing = ["--nonce", &nonce.to_string(), "--max-fee", "9"];
    says(&stage.home.run(&[&STAKE[..], &replacing].concat()), &["only one of them can be mined"]);
    assert_eq!(stage.node.hashes().keys().copied().collect::<Vec<_>>(), [nonce]);
    // The first plan gave way, and is not carried on beside the second.
    let answer = stage.home.run(&["history", "resume", "--yes"]).done();
    assert_eq!((&answer["settled"][0]["fate"], &answer["left"]), (&json!("gave_way"), &json!([])), "{answer}");
    stage.home.run(&STAKE).done();
}

#[test]
fn what_nobody_waits_for_is_followed_while_the_node_has_it() {
    for pooled in [true, false] {
        let (stage, nonce) = pooling();
        stage.home.run(&["stake", "1", "--with", "lido", "--yes", "--no-wait"]).done();
        let sent = stage.node.sent()[0].clone();
        stage.node.lies_at("eth_getTransactionCount", 0, 2, Lie::Result(json!(format!("{:#x}", nonce + 1))));
        if pooled {
            let raw = alloy::eips::Encodable2718::encoded_2718(&sent).into();
            stage.chain().submit(&raw).unwrap();
            stage.node.lies_at("eth_getTransactionReceipt", 0, 1, Lie::Result(Value::Null));
            says(&stage.home.run(&STAKE), &["waits for its block; what is signed now comes after it"]);
        } else {
            stage.home.run(&STAKE).failed(1, "open");
        }
    }
}

#[test]
fn what_its_owner_gave_up_is_not_sent_again() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Lost);
    stage.node.lies("eth_sendRawTransaction", Lie::Lost);
    stage.home.run(&STAKE).failed(5, "open");
    stage.node.behaves();
    let plans = stage.home.run(&["history", "list"]).done();
    let id = plans["plans"][0]["plan"].as_str().unwrap().to_owned();
    stage.home.run(&["history", "close", &id]).done();
    let sent = stage.node.sent().len();
    for words in [vec!["history", "resume", "--yes"], vec!["history", "resume", &id, "--yes"]] {
        let answer = stage.home.run(&words).done();
        assert_eq!(answer["settled"][0]["fate"], "given_up", "{answer}");
    }
    assert_eq!(stage.node.sent().len(), sent, "nothing is sent");
    stage.home.run(&STAKE).done();
    assert_eq!(stage.node.hashes().len(), 1, "its nonce is used by the next");
}
