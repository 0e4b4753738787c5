//! What falls out of a pool or out of its block is sent again with the same bytes, and said where it was final.

use alloy::primitives::U256;
use serde_json::{Value, json};

use super::{
    home::{owner, speaks_of},
    node::Lie,
    replacing::{RESUME, SEND, STAKE, ends, is, nothing_is_left, plan, staked, until},
    stage::{Contracts, Stage},
};

#[test]
fn bytes_that_fall_out_of_a_pool_are_handed_out_again() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "already known"));
    stage.home.run(&[&STAKE[..6], &["60"]].concat()).done();
    let hashes = stage.node.hashes();
    assert!(stage.node.count(SEND) >= 2 && hashes.values().all(|hashes| hashes.len() == 1), "{hashes:?}");
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
    staked(&stage, 1);
}

#[test]
fn what_a_reorganisation_takes_out_before_it_is_final_is_sent_again() {
    let stage = Stage::set();
    let before = stage.chain().snapshot();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    let words = [&STAKE[..6], &["60", "--confirmations", "2"]].concat();
    let child = stage.home.start(&words);
    until(|| stage.node.count("eth_getTransactionReceipt") >= 3);
    assert!(stage.chain().revert(before), "its block is gone");
    until(|| stage.node.count(SEND) >= 2);
    stage.chain().mine(1, 1);
    ends(child, &words).done();
    assert!(stage.node.hashes().values().all(|hashes| hashes.len() == 1), "the same bytes");
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
    staked(&stage, 1);
}

#[test]
fn what_a_reorganisation_takes_out_after_that_is_said_and_sent_again_when_it_is_named() {
    let stage = Stage::set();
    let before = stage.chain().snapshot();
    stage.home.run(&STAKE).done();
    let id = plan(&stage).0;
    assert_eq!(stage.home.run(&["history", "show", &id]).done()["vanished"], json!([]));
    assert!(stage.chain().revert(before), "its block is gone");
    stage.chain().mine(3, 1);
    let hash = stage.node.sent()[0].tx_hash().to_string();
    assert_eq!(stage.home.run(&["history", "show", &id]).done()["vanished"], json!([hash]));
    for words in [&RESUME[..], &["history", "resume", &id, "--dry-run"]] {
        let resumed = stage.home.run(words);
        let error = resumed.failed(5, "reorganised");
        speaks_of(&error, &[&hash, "the chain does not have it any more", &format!("history resume {id}")]);
        let answer: Value = serde_json::from_str(&resumed.stdout).unwrap();
        assert_eq!(answer["result"]["settled"][0]["fate"], "vanished", "{answer}");
    }
    assert_eq!(stage.node.sent().len(), 1, "nothing is sent unasked");
    let answer = stage.home.run(&["history", "resume", &id, "--yes"]).done();
    assert_eq!(answer["settled"][0]["fate"], "done", "{answer}");
    assert_eq!(stage.home.events()[3..], ["mined", "unmined", "mined"]);
    assert!(stage.node.hashes().values().all(|hashes| hashes.len() == 1), "the same bytes");
    staked(&stage, 1);
    is(&stage, "done", 1);
    nothing_is_left(&stage);
}

#[test]
fn what_a_reorganisation_took_out_and_another_wallet_replaced_is_said_so() {
    let stage = Stage::set();
    let before = stage.chain().snapshot();
    stage.home.run(&STAKE).done();
    let id = plan(&stage).0;
    assert!(stage.chain().revert(before), "its block is gone");
    stage.by_owner(stage.at.steth, &Contracts::approveCall { spender: owner(), amount: U256::ONE });
    let error = stage.home.run(&["history", "resume", &id, "--yes", "--timeout", "1"]).failed(5, "failed");
    speaks_of(&error, &["another transaction took nonce"]);
    assert_eq!(stage.node.sent().len(), 1, "bytes that can never be mined are not sent");
    is(&stage, "failed", 0);
}
