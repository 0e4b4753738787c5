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
    let answer = stage.home.run(&["history", "resume", "--yes", "--timeout", "1"]).done();
    assert_eq!(answer["settled"][0]["fate"], "failed", "{answer}");
    assert_eq!(stage.node.sent().len(), before, "bytes that can never be mined are not sent");
}

#[test]
fn what_was_taken_for_replaced_and_is_mined_is_not_signed_again() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    // The journal of a wallet that believed a late node.
    let text = std::fs::read_to_string(stage.home.journal()).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (last, id) = (lines.last_mut().unwrap(), "id");
    *last = json!({ "at": last["at"], id: last[id], "event": "failed", "hash": last["hash"], "reason": "another transaction took it" });
    let id = last[id].as_str().unwrap().to_owned();
    std::fs::write(stage.home.journal(), lines.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    let answer = stage.home.run(&["history", "resume", &id, "--yes"]).done();
    assert_eq!((&answer["settled"][0]["fate"], &answer["resumed"]), (&json!("done"), &json!([])), "{answer}");
    assert_eq!(stage.node.hashes().len(), 1);
}
