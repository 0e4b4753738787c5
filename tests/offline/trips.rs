//! The way there and back ends as the direct command does, whatever happens on it.

use std::fs;

use alloy::primitives::U256;
use restake::practice::chain::CHAIN_ID;
use serde_json::{Value, json};

use super::files::{Pair, WRAP};
use crate::hostile::{
    home::{owner, speaks_of},
    node::Lie,
    stage::{Contracts, Stage, THIEF, whole},
};

fn holdings(stage: &Stage) -> (U256, U256, u64) {
    let nonce = stage.chain().account(owner()).nonce;
    (stage.holds(stage.at.steth), stage.holds(stage.at.wsteth), nonce)
}

#[test]
fn what_is_signed_without_a_network_ends_as_the_direct_command_does() {
    let direct = Stage::set();
    direct.home.run(&[&WRAP[..], &["--yes"]].concat()).done();

    let pair = Pair::set();
    pair.save(&WRAP);
    let asked = pair.stage.node.trips();
    let signed = match pair.sign_in_an_empty_namespace() {
        Some(outcome) => outcome,
        None => pair.sign(&["--yes"]),
    };
    assert_eq!(pair.stage.node.trips(), asked, "no node was asked");
    speaks_of(&signed.stderr, &["no node was asked", "Recorded  block", "wstETH", "; nonce ", "at most", "everything is signed"]);
    assert_eq!(signed.done()["transactions"].as_array().map(Vec::len), Some(2));
    assert_eq!(pair.air.events(), ["planned", "signed", "signed"]);
    private(&pair);

    assert!(pair.stage.node.sent().is_empty());
    pair.broadcast(&["--yes"]).done();
    assert_eq!(pair.stage.home.events(), ["planned", "signed", "sent", "mined", "signed", "sent", "mined"]);
    assert_eq!(holdings(&pair.stage), holdings(&direct));

    let (sent, events) = (pair.stage.node.sent().len(), pair.stage.home.events());
    let again = pair.broadcast(&["--yes"]).done();
    assert_eq!(again["transactions"].as_array().map(Vec::len), Some(2), "{again}");
    assert_eq!((pair.stage.node.sent().len(), pair.stage.home.events()), (sent, events), "twice is once");
}

/// Nobody else reads what was signed.
fn private(pair: &Pair) {
    use std::os::unix::fs::PermissionsExt;
    for name in ["plan.json", "plan.signed.json"] {
        let mode = fs::metadata(pair.path(name)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn one_home_can_do_all_of_it() {
    let pair = Pair::set();
    pair.save(&WRAP);
    let (plan, signed) = (pair.path("plan.json"), pair.path("plan.signed.json"));
    let run = |words: &[&str]| pair.stage.home.run(words);
    for _ in 0..2 {
        run(&["sign", plan.to_str().unwrap(), "--yes"]).done();
    }
    assert_eq!(pair.stage.home.events(), ["planned", "signed", "signed"], "signing it twice is signing it once");
    run(&["broadcast", signed.to_str().unwrap(), "--yes"]).done();
    run(&["broadcast", signed.to_str().unwrap(), "--yes"]).done();
    assert_eq!(pair.stage.node.hashes().len(), 2);
    let plans = run(&["history", "list"]).done();
    assert!(plans["plans"].as_array().unwrap().iter().all(|plan| plan["state"] != "open"), "{plans}");
    run(&["stake", "1", "--with", "lido", "--yes"]).done();
}

#[test]
fn what_got_lost_on_the_way_is_sent_again_and_once() {
    let pair = Pair::set();
    pair.save(&WRAP);
    pair.sign(&["--yes"]).done();
    for method in ["eth_sendRawTransactionSync", "eth_sendRawTransaction"] {
        pair.stage.node.lies(method, Lie::Lost);
    }
    pair.broadcast(&["--yes", "--timeout", "2"]).failed(5, "open");
    pair.stage.node.behaves();
    pair.broadcast(&["--yes"]).done();
    assert_eq!(pair.stage.node.hashes().values().map(|hashes| hashes.len()).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(pair.stage.chain().account(owner()).nonce, 2 + before());
    assert!(pair.stage.home.run(&["history", "resume"]).done()["left"].as_array().unwrap().is_empty());
}

/// How many transactions the stage itself takes of the account.
fn before() -> u64 {
    Stage::set().chain().account(owner()).nonce
}

#[test]
fn a_plan_that_no_longer_holds_is_not_sent() {
    let pair = Pair::set();
    let Stage { at, .. } = &pair.stage;
    pair.stage.by_owner(at.wsteth, &Contracts::approveCall { spender: at.trap, amount: U256::MAX });
    pair.save(&["stake", "1", "--with", "trap"]);
    pair.sign(&["--yes"]).done();
    let pull = Contracts::transferFromCall { from: owner(), to: THIEF, amount: U256::ONE };
    let arm = Contracts::armCall { target: at.wsteth, data: alloy::sol_types::SolCall::abi_encode(&pull).into() };
    let data = alloy::sol_types::SolCall::abi_encode(&arm);
    pair.stage.chain().set_balance(THIEF, whole(1));
    pair.stage.chain().send_as(THIEF, at.trap, U256::ZERO, data).expect("the trap is armed");
    pair.broadcast(&["--yes"]).failed(4, "bound");
    assert!(pair.stage.node.sent().is_empty() && pair.stage.home.events().is_empty());
}

#[test]
fn a_nonce_that_another_wallet_took_is_not_sent() {
    let pair = Pair::set();
    pair.save(&["stake", "1", "--with", "lido"]);
    pair.sign(&["--yes"]).done();
    pair.stage.by_owner(pair.stage.at.steth, &Contracts::approveCall { spender: THIEF, amount: U256::ZERO });
    speaks_of(&pair.broadcast(&["--yes"]).failed(1, "nonce"), &["another transaction took nonce"]);
    assert!(pair.stage.node.sent().is_empty());
}

#[test]
fn another_account_and_another_network_sign_and_send_nothing() {
    let pair = Pair::set();
    pair.save(&["stake", "1", "--with", "lido"]);
    let other = THIEF.to_string();
    pair.sign(&["--yes", "--account", &other]).failed(4, "plan");
    pair.edit("plan.json", |file| file["plan"]["chain_id"] = json!(CHAIN_ID + 1));
    speaks_of(&pair.sign(&["--yes"]).failed(4, "plan"), &[&format!("on chain {}", CHAIN_ID + 1)]);
    pair.edit("plan.json", |file| file["plan"]["chain_id"] = json!(CHAIN_ID));
    pair.sign(&["--yes"]).done();
    pair.broadcast(&["--yes", "--account", &other]).failed(4, "plan");
    pair.stage.node.lies("eth_chainId", Lie::Result(json!("0x1")));
    pair.broadcast(&["--yes"]).failed(4, "chain");
    assert!(pair.stage.node.sent().is_empty());
}

#[test]
fn nobody_is_asked_without_a_terminal_and_an_old_file_says_how_old_it_is() {
    let pair = Pair::set();
    pair.save(&["stake", "1", "--with", "lido"]);
    speaks_of(&pair.sign(&[]).failed(2, "usage"), &["--yes"]);
    assert!(pair.air.events().is_empty());
    let fresh = pair.sign(&["--dry-run"]);
    fresh.done();
    assert!(!fresh.stderr.contains("the recorded simulation is of"), "{fresh}");
    pair.edit("plan.json", |file| file["unsigned"]["prepared"]["at"] = json!("2026-01-01T00:00:00Z"));
    let old = pair.sign(&["--yes"]);
    old.done();
    speaks_of(&old.stderr, &["days ago", "the recorded simulation is of"]);
}

#[test]
fn a_plan_of_the_first_version_is_shown_and_run_and_not_signed() {
    let pair = Pair::set();
    pair.save(&["stake", "1", "--with", "lido"]);
    pair.edit("plan.json", |file| *file = file["plan"].take());
    let file = pair.path("plan.json");
    let shown = pair.air.run(&["plan", "show", file.to_str().unwrap()]).done();
    assert_eq!((&shown["command"], &shown["unsigned"]), (&json!("stake"), &Value::Null));
    speaks_of(&pair.sign(&["--yes"]).failed(1, "plan"), &["no transactions to sign", "--save FILE"]);
    pair.stage.home.run(&["plan", "run", file.to_str().unwrap(), "--yes"]).done();
}
