//! Whatever a node says of what it was sent, the same bytes are sent again and nothing is done twice.

use std::time::{Duration, Instant};

use alloy::primitives::{Address, U256, keccak256};
use serde_json::{Value, json};

use super::{
    home::{owner, speaks_of},
    node::Lie,
    resuming::plainly,
    stage::{Stage, THIEF, whole},
};

const STAKE: [&str; 7] = ["stake", "1", "--with", "lido", "--yes", "--timeout", "1"];
const RESUME: [&str; 5] = ["history", "resume", "--yes", "--timeout", "1"];

/// The account holds one more stETH than before, up to rounding, by one transaction of one hash.
fn once(stage: &Stage) {
    let gained = stage.holds(stage.at.steth) - whole(20);
    assert!(gained.abs_diff(whole(1)) <= alloy::primitives::U256::from(3), "{gained} wei of stETH arrived");
    assert!(stage.node.hashes().values().all(|hashes| hashes.len() == 1), "one nonce, one hash: {:?}", stage.node.hashes());
    assert_eq!(stage.node.hashes().len(), 1, "one transaction");
}

fn state_of_the_last_plan(stage: &Stage) -> String {
    let plans = stage.home.run(&["history", "list"]).done();
    let last = plans["plans"].as_array().unwrap().last().unwrap();
    last["state"].as_str().unwrap().to_owned()
}

#[test]
fn a_stake_is_sent_after_six_requests_at_most() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    let trips = stage.node.trips_before_the_send();
    assert!(trips <= 6, "{trips} HTTP requests came before the transaction");
}

#[test]
fn an_answer_that_is_lost_after_the_send_costs_nothing() {
    for method in ["eth_sendRawTransactionSync", "eth_sendRawTransaction"] {
        let stage = Stage::set();
        if method == "eth_sendRawTransaction" {
            stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
        }
        stage.node.lies_at(method, 0, 1, Lie::DoneAndLost);
        stage.home.run(&STAKE).done();
        assert!(stage.node.sent().len() >= 2, "the same bytes go out again");
        assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
        once(&stage);
    }
}

#[test]
fn a_send_that_is_lost_is_made_again() {
    let stage = Stage::set();
    stage.node.lies_at("eth_sendRawTransactionSync", 0, 2, Lie::Lost);
    stage.home.run(&STAKE).done();
    once(&stage);
}

#[test]
fn a_gateway_that_times_out_is_asked_again() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    stage.node.lies_at("eth_sendRawTransaction", 0, 1, Lie::Error(-32000, "request timed out"));
    stage.home.run(&STAKE).done();
    once(&stage);
}

#[test]
fn a_node_that_dies_at_the_send_leaves_it_to_the_history() {
    let stage = Stage::set();
    for method in ["eth_sendRawTransactionSync", "eth_sendRawTransaction", "eth_getTransactionByHash", "eth_getTransactionReceipt"] {
        stage.node.lies(method, Lie::Lost);
    }
    let ended = stage.home.run(&STAKE);
    let error = ended.failed(5, "open");
    speaks_of(&error, &["was signed, and what became of it is not known", "history resume"]);
    let answer: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(answer["error"]["transactions"], json!([{ "hash": stage.node.sent()[0].tx_hash() }]));
    let blocked = stage.home.run(&STAKE).failed(1, "open");
    speaks_of(&blocked, &["is not known", "history resume"]);
    stage.node.behaves();
    stage.home.run(&RESUME).done();
    once(&stage);
    assert_eq!(state_of_the_last_plan(&stage), "done");
}

#[test]
fn a_node_without_the_synchronous_send_is_sent_to_plainly() {
    for (code, message) in [(-32601, "the method eth_sendRawTransactionSync does not exist"), (-32000, "Unsupported method")] {
        let stage = Stage::set();
        stage.node.lies("eth_sendRawTransactionSync", Lie::Error(code, message));
        stage.home.run(&STAKE).done();
        once(&stage);
    }
}

#[test]
fn a_node_that_takes_no_transactions_is_not_said_to_have_taken_one() {
    let stage = Stage::set();
    for method in ["eth_sendRawTransactionSync", "eth_sendRawTransaction"] {
        stage.node.lies(method, Lie::Error(-32601, "method not found"));
    }
    let error = stage.home.run(&STAKE).failed(5, "rejected");
    speaks_of(&error, &["was not taken", "method not found"]);
    assert!(!stage.home.events().contains(&"sent".into()), "{:?}", stage.home.events());
}

#[test]
fn receipts_that_never_come_are_waited_for_as_long_as_was_said() {
    let stage = Stage::set();
    let start = Instant::now();
    let nonce = stage.chain().account(super::home::owner()).nonce;
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    stage.node.lies("eth_getTransactionReceipt", Lie::Result(Value::Null));
    stage.node.lies("eth_getTransactionCount", Lie::Result(json!(format!("{nonce:#x}"))));
    let error = stage.home.run(&STAKE).failed(5, "open");
    speaks_of(&error, &["is not mined after 1 second", "history resume"]);
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!(stage.home.events(), ["planned", "signed", "sent"]);
    stage.node.behaves();
    let resumed = stage.home.run(&RESUME).done();
    assert_eq!(resumed["settled"][0]["fate"], "done", "{resumed}");
    once(&stage);
}

#[test]
fn a_node_that_fails_while_a_receipt_is_awaited_is_asked_again() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    stage.node.lies_at("eth_getTransactionReceipt", 0, 2, Lie::Http(502, "bad gateway"));
    stage.home.run(&STAKE).done();
    once(&stage);
}

#[test]
fn a_receipt_of_another_transaction_is_not_believed() {
    let stage = Stage::set();
    let other = |answer: &mut Value| answer["transactionHash"] = json!(alloy::primitives::B256::repeat_byte(7));
    stage.node.lies("eth_sendRawTransactionSync", Lie::Edit(Box::new(other)));
    stage.node.lies("eth_getTransactionReceipt", Lie::Edit(Box::new(other)));
    stage.home.run(&STAKE).failed(5, "open");
    stage.node.behaves();
    stage.home.run(&RESUME).done();
    once(&stage);
}

#[test]
fn what_arrived_is_told_by_the_receipt_and_less_than_reviewed_is_a_surprise() {
    let stage = Stage::set();
    let sent = stage.home.run(&STAKE).done();
    let arrived: U256 = sent["transactions"][0]["arrived"][0]["wei"].as_str().expect("stETH arrived").parse().unwrap();
    assert!(arrived.abs_diff(whole(1)) <= U256::from(3), "{sent}");
    assert_eq!(sent["transactions"][0].get("surprises"), None, "{sent}");
    stage.node.lies("eth_sendRawTransactionSync", Lie::one_wei());
    let sent = stage.home.run(&[&STAKE[..], &["-q"]].concat());
    speaks_of(&sent.stderr, &["NOT AS REVIEWED", "0.000000000000000001 stETH arrived", "was to arrive"]);
    let sent = sent.done();
    let surprise = sent["transactions"][0]["surprises"][0].as_str().expect("a surprise");
    speaks_of(surprise, &["0.000000000000000001 stETH arrived", "was to arrive"]);
}

#[test]
fn what_had_a_log_in_the_simulation_and_has_none_in_the_receipt_did_not_arrive() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::no_logs());
    let sent = stage.home.run(&STAKE).done();
    speaks_of(sent["transactions"][0]["surprises"][0].as_str().expect("a surprise"), &["nothing of stETH", "arrived, and at least"]);
    let said = plainly(&stage, &STAKE);
    speaks_of(&said, &["NOT AS REVIEWED: nothing of stETH"]);
    assert!(!said.contains("Arrived"), "{said}");
    // The journal keeps what the simulation had logs of.
    let plan = stage.home.run(&["history", "list"]).done()["plans"][0]["plan"].as_str().expect("a plan").to_owned();
    let shown = plainly(&stage, &["history", "show", &plan]);
    assert!(!shown.contains("NOT AS REVIEWED"), "the true receipt has its logs: {shown}");
    stage.node.lies("eth_getTransactionReceipt", Lie::no_logs());
    speaks_of(&plainly(&stage, &["history", "show", &plan]), &["NOT AS REVIEWED: nothing of stETH"]);
    let rows = stage.home.run(&["history", "export", "--format", "json"]);
    speaks_of(&rows.stdout, &["nothing of stETH"]);
    // What reverted is told as that, and brought nothing for that reason.
    stage.node.behaves();
    stage.node.lies("eth_getTransactionReceipt", Lie::reverted());
    let shown = plainly(&stage, &["history", "show", &plan]);
    assert!(!shown.contains("NOT AS REVIEWED"), "{shown}");
    let rows = stage.home.run(&["history", "export", "--format", "json"]);
    speaks_of(&rows.stdout, &["reverted"]);
    assert!(!rows.stdout.contains("nothing of stETH") && !rows.stderr.contains("WARNING"), "{} {}", rows.stdout, rows.stderr);
}

#[test]
fn nothing_is_signed_after_a_surprise() {
    let stage = Stage::set();
    // The allowance of the first step seems to have moved tokens away, too.
    let away = |answer: &mut Value| {
        let word = |address: Address| json!(address.into_word());
        for log in answer["logs"].as_array_mut().into_iter().flatten() {
            log["topics"] = json!([keccak256("Transfer(address,address,uint256)"), word(owner()), word(THIEF)]);
        }
    };
    stage.node.lies("eth_sendRawTransactionSync", Lie::Edit(Box::new(away)));
    let error = stage.home.run(&["wrap", "1", "steth", "--yes"]).failed(5, "unfinished");
    speaks_of(&error, &["1 of 2 transactions are done", "1 stETH left, and at most 0 was to leave"]);
    assert_eq!(stage.node.sent().len(), 1, "the second step was not signed");
}

#[test]
fn a_transaction_that_a_reorganisation_drops_is_sent_again_with_the_same_bytes() {
    let stage = Stage::set();
    let before = stage.chain().snapshot();
    // One block of its own and one more: the second never comes here, so the wallet waits.
    let error = stage.home.run(&[&STAKE[..], &["--confirmations", "2"]].concat()).failed(5, "open");
    speaks_of(&error, &["history resume"]);
    assert!(stage.chain().revert(before), "the block is gone");
    assert_eq!(stage.holds(stage.at.steth).abs_diff(whole(20)).checked_div(whole(1)), Some(alloy::primitives::U256::ZERO));
    stage.home.run(&RESUME).done();
    assert_eq!(stage.node.sent().len(), 2, "sent before and after the reorganisation");
    once(&stage);
    assert_eq!(state_of_the_last_plan(&stage), "done");
}

#[test]
fn what_a_node_refused_and_sent_all_the_same_is_not_done_twice() {
    let stage = Stage::set();
    stage.node.lies_at("eth_sendRawTransactionSync", 0, 1, Lie::DoneAndDenied(-32000, "transaction underpriced"));
    stage.node.lies_at("eth_getTransactionByHash", 0, 1, Lie::Result(Value::Null));
    stage.node.lies_at("eth_getTransactionReceipt", 0, 1, Lie::Result(Value::Null));
    speaks_of(&stage.home.run(&STAKE).failed(5, "rejected"), &["was not taken", "underpriced", "higher `--max-fee` and `--priority-fee`"]);
    // It was mined. The next command must find that out before it signs another.
    speaks_of(&stage.home.run(&STAKE).failed(1, "open"), &["was refused by a node, and is mined all the same", "history show"]);
    once(&stage);
    assert_eq!(state_of_the_last_plan(&stage), "done");
}

#[test]
fn what_a_node_refused_and_kept_is_replaced_by_what_is_signed_next() {
    let stage = Stage::set();
    stage.node.lies_at("eth_sendRawTransactionSync", 0, 1, Lie::Error(-32000, "transaction underpriced"));
    stage.home.run(&STAKE).failed(5, "rejected");
    // The node pretends that something waits, so that the next transaction would come after what it kept.
    let kept = stage.node.sent()[0].clone();
    let nonce = alloy::consensus::Transaction::nonce(&kept);
    stage.node.lies_at("eth_getTransactionCount", 1, 1, Lie::Result(json!(format!("{:#x}", nonce + 1))));
    stage.home.run(&[&STAKE[..], &["--max-fee", "9"]].concat()).done();
    let hashes = stage.node.hashes();
    assert_eq!(hashes.len(), 1, "both have the same nonce, so only one can ever be mined: {hashes:?}");
    let raw = alloy::eips::Encodable2718::encoded_2718(&kept).into();
    assert!(stage.chain().submit(&raw).unwrap_err().message.contains("nonce too low"));
}

#[test]
fn a_nonce_beyond_what_was_refused_is_not_signed() {
    let stage = Stage::set();
    stage.node.lies_at("eth_sendRawTransactionSync", 0, 1, Lie::Error(-32000, "transaction underpriced"));
    stage.home.run(&STAKE).failed(5, "rejected");
    let beyond = alloy::consensus::Transaction::nonce(&stage.node.sent()[0]) + 1;
    let error = stage.home.run(&[&STAKE[..], &["--nonce", &beyond.to_string()]].concat()).failed(2, "usage");
    speaks_of(&error, &["--nonce"]);
}

#[test]
fn a_plan_that_failed_is_not_carried_on_unless_it_is_named() {
    let stage = Stage::set();
    stage.node.lies_at("eth_sendRawTransactionSync", 0, 1, Lie::Error(-32000, "transaction underpriced"));
    stage.home.run(&STAKE).failed(5, "rejected");
    let sent = stage.node.sent().len();
    stage.home.run(&RESUME).failed(5, "failed");
    assert_eq!(stage.node.sent().len(), sent, "nothing new is signed unasked");
    let plans = stage.home.run(&["history", "list"]).done();
    let id = plans["plans"][0]["plan"].as_str().unwrap().to_owned();
    stage.home.run(&["history", "resume", &id, "--yes"]).done();
    let hashes = stage.node.hashes();
    assert_eq!(hashes.len(), 1, "{hashes:?}");
    assert_eq!(state_of_the_last_plan(&stage), "done");
}

#[test]
fn bytes_that_are_lost_while_they_are_sent_again_are_open() {
    let stage = Stage::set();
    let lost = ["eth_sendRawTransactionSync", "eth_sendRawTransaction"];
    lost.iter().for_each(|method| stage.node.lies(method, Lie::Lost));
    stage.home.run(&STAKE).failed(5, "open");
    let error = stage.home.run(&RESUME).failed(5, "open");
    speaks_of(&error, &["was sent again, and what became of it is not known", "history resume"]);
    stage.node.behaves();
    stage.home.run(&RESUME).done();
    once(&stage);
}

/// Starts a stake that waits for its block, on a node that has the bytes and mines nothing.
fn waiting(stage: &Stage, more: &[&str]) -> std::process::Child {
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32601, "method not found"));
    let child = stage.home.start(&[&["stake", "1", "--with", "lido", "--yes", "--timeout", "60"][..], more].concat());
    while stage.node.count("eth_getTransactionReceipt") < 3 {
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn a_receipt_that_vanishes_in_a_reorganisation_and_comes_back_is_waited_for() {
    let stage = Stage::set();
    let before = stage.chain().snapshot();
    let child = waiting(&stage, &["--confirmations", "2"]);
    assert!(stage.chain().revert(before), "its block is gone");
    let asked = stage.node.count("eth_getTransactionReceipt");
    while stage.node.count("eth_getTransactionReceipt") < asked + 3 {
        std::thread::sleep(Duration::from_millis(5));
    }
    let raw = alloy::eips::Encodable2718::encoded_2718(&stage.node.sent()[0]).into();
    stage.chain().submit(&raw).expect("another node has it in its block");
    stage.chain().mine(1, 1);
    super::home::Outcome::new(&["stake"], child.wait_with_output().unwrap()).done();
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
    once(&stage);
}

#[test]
fn a_nonce_that_another_wallet_takes_meanwhile_is_said() {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransaction", Lie::Error(-32000, "already known"));
    let child = waiting(&stage, &[]);
    stage.by_owner(stage.at.steth, &super::stage::Contracts::approveCall { spender: super::home::owner(), amount: whole(1) });
    let error = super::home::Outcome::new(&["stake"], child.wait_with_output().unwrap()).failed(5, "replaced");
    speaks_of(&error, &["can never be mined", "another transaction took nonce"]);
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "failed"]);
}

#[test]
fn a_step_that_the_ether_ran_out_for_is_sent_once_there_is_some() {
    let stage = Stage::set();
    stage.node.lies_at("eth_sendRawTransactionSync", 1, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    let error = stage.home.run(&["wrap", "5", "stETH", "--yes"]).failed(5, "unfinished");
    speaks_of(&error, &["1 of 2 transactions are done", "insufficient funds", "history resume"]);
    assert_eq!(stage.home.events()[3..], ["mined", "signed", "refused"]);
    let plans = stage.home.run(&["history", "list"]).done();
    let id = plans["plans"][0]["plan"].as_str().unwrap().to_owned();
    stage.home.run(&["history", "resume", &id, "--yes"]).done();
    assert!(stage.node.hashes().len() == 2 && stage.node.hashes().values().all(|hashes| hashes.len() == 1), "{:?}", stage.node.hashes());
    assert_eq!(state_of_the_last_plan(&stage), "done");
}
