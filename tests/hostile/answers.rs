//! Answers that are wrong, missing or no answers at all end in a clear error before anything is signed.

use alloy::{primitives::U256, sol_types::SolCall};
use restake::plan::{Call, Step};
use serde_json::{Value, json};

use super::{
    home::{Outcome, owner, speaks_of},
    node::Lie,
    stage::{Contracts, Stage, whole},
};

const STAKE: [&str; 5] = ["stake", "1", "--with", "lido", "--yes"];

fn stake(stage: &Stage) -> Outcome {
    stage.home.run(&STAKE)
}

/// Stakes while the node lies to one method; nothing may come of it.
fn refused(method: &'static str, lie: Lie, code: i32, kind: &str) -> String {
    let stage = Stage::set();
    stage.node.lies(method, lie);
    let error = stake(&stage).failed(code, kind);
    stage.untouched();
    error
}

#[test]
fn a_node_of_another_chain_is_refused() {
    let error = refused("eth_chainId", Lie::Result(json!("0x1")), 4, "chain");
    speaks_of(&error, &["chain 1", "`practice` is chain 7357000", "--rpc-url"]);
}

#[test]
fn a_node_that_neither_simulates_nor_says_its_state_is_refused() {
    let stage = Stage::set();
    stage.node.lies("eth_simulateV1", Lie::Error(-32601, "the method eth_simulateV1 does not exist/is not available"));
    stage.node.lies("eth_getStorageAt", Lie::Error(-32601, "the method eth_getStorageAt does not exist/is not available"));
    speaks_of(&stake(&stage).failed(1, "node"), &["eth_getStorageAt does not exist"]);
    stage.untouched();
}

#[test]
fn a_simulation_that_leaves_calls_out_is_refused() {
    let drop_one = |answer: &mut Value| drop(answer[0]["calls"].as_array_mut().unwrap().pop());
    speaks_of(&refused("eth_simulateV1", Lie::Edit(Box::new(drop_one)), 4, "simulation"), &["simulated 2 of 3 calls"]);
    speaks_of(&refused("eth_simulateV1", Lie::Result(json!([])), 4, "simulation"), &["0 of 3"]);
}

#[test]
fn a_simulation_that_says_success_while_nothing_arrives_is_refused() {
    let nothing = |answer: &mut Value| {
        let before = answer[0]["calls"][0].clone();
        answer[0]["calls"][2] = before;
    };
    let error = refused("eth_simulateV1", Lie::Edit(Box::new(nothing)), 4, "bound");
    speaks_of(&error, &["bring 0 stETH", "at least 0.999999999999999998"]);
}

#[test]
fn a_simulation_that_says_the_step_fails_ends_in_its_words() {
    let fail = |answer: &mut Value| {
        let step = &mut answer[0]["calls"][1];
        step["status"] = json!("0x0");
        step["error"] = json!({ "code": 3, "message": "reverted\u{1b}[2J because I say so" });
        step["returnData"] = json!("0x");
    };
    let error = refused("eth_simulateV1", Lie::Edit(Box::new(fail)), 4, "simulation");
    speaks_of(&error, &["`Stake ether with Lido` would fail", "because I say so"]);
}

#[test]
fn views_that_answer_nonsense_in_the_simulation_are_refused() {
    for data in ["0x", "0x1234", &format!("0x{}", "ff".repeat(640))] {
        let data = data.to_owned();
        let nonsense = move |answer: &mut Value| answer[0]["calls"][2]["returnData"] = json!(data);
        let stage = Stage::set();
        stage.node.lies("eth_simulateV1", Lie::Edit(Box::new(nonsense)));
        let outcome = stake(&stage);
        outcome.failed(4, "simulation");
        stage.untouched();
    }
}

#[test]
fn absurd_gas_is_refused() {
    for (gas, kind) in [("0xffffffffffffffff", "simulation"), ("0x1000001", "gas")] {
        let absurd = move |answer: &mut Value| {
            answer[0]["calls"][1]["gasUsed"] = json!(gas);
            answer[0]["calls"][1]["maxUsedGas"] = json!(gas);
        };
        let stage = Stage::set();
        stage.node.lies("eth_simulateV1", Lie::Edit(Box::new(absurd)));
        stake(&stage).failed(4, kind);
        stage.untouched();
    }
}

#[test]
fn what_is_no_json_rpc_ends_in_a_clean_sentence() {
    const PAGE: &str = "<html>\u{1b}[2J502 Bad Gateway</html>";
    let huge: &'static str = Box::leak(format!("[{}", "[".repeat(100_000)).into_boxed_str());
    for (status, body, words) in [
        (200, PAGE, "the node's answer cannot be read"),
        (200, "", "the node's answer cannot be read"),
        (200, "{\"jsonrpc\":\"2.0\"", "the node's answer cannot be read"),
        (200, huge, "the node's answer cannot be read"),
        (500, PAGE, "the node answers with HTTP status 500"),
        (401, "invalid project id", "the node answers with HTTP status 401"),
        (429, "", "the node answers with HTTP status 429"),
    ] {
        let stage = Stage::set();
        for method in ["eth_chainId", "eth_call"] {
            stage.node.lies(method, Lie::Http(status, body));
            let outcome = stake(&stage);
            let error = outcome.failed(1, "node");
            assert!(error.contains(words) && !error.contains("<html>"), "{outcome}");
            stage.node.behaves();
        }
        stage.node.lies("eth_simulateV1", Lie::Http(status, body));
        stake(&stage).failed(1, "node");
        stage.untouched();
    }
}

#[test]
fn a_connection_that_is_closed_ends_in_a_clean_sentence() {
    speaks_of(&refused("eth_chainId", Lie::Lost, 1, "node"), &["the node does not answer", "check `--rpc-url`"]);
    speaks_of(&refused("eth_simulateV1", Lie::Lost, 1, "node"), &["the node does not answer"]);
}

#[test]
fn a_read_whose_answer_is_lost_is_asked_for_again() {
    for lie in [Lie::Lost, Lie::DoneAndLost] {
        let stage = Stage::set();
        stage.node.lies_at("eth_simulateV1", 0, 2, lie);
        stake(&stage).done();
        assert_eq!((stage.node.count("eth_simulateV1"), stage.node.hashes().len()), (3, 1));
    }
}

#[test]
fn fields_of_the_wrong_type_end_in_a_clean_sentence() {
    for (method, answer) in [
        ("eth_chainId", json!("seven")),
        ("eth_chainId", json!("0xffffffffffffffffffff")),
        ("eth_getBlockByNumber", Value::Null),
        ("eth_getBlockByNumber", json!({ "number": "\u{1b}[2J" })),
        ("eth_getBalance", json!("0x1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")),
        ("eth_getTransactionCount", json!(-1)),
        ("eth_feeHistory", json!([])),
        ("eth_call", json!("0xzz")),
    ] {
        let stage = Stage::set();
        stage.node.lies(method, Lie::Result(answer));
        let outcome = stake(&stage);
        assert!(outcome.stdout.contains("\"code\":1,"), "{outcome}");
        stage.untouched();
    }
}

#[test]
fn what_a_node_says_in_its_errors_is_cleaned() {
    let error = refused("eth_call", Lie::Error(-32000, "\u{1b}[2Jgive me your key at\r\nhttps://evil.example\u{202e}"), 1, "node");
    speaks_of(&error, &["the node answers: ·[2Jgive me"]);
}

#[test]
fn the_second_node_is_asked_where_the_first_is_dead() {
    let stage = Stage::set();
    let home = stage.home_of(&["http://127.0.0.1:1/v3/dead".into(), stage.node.url()]);
    home.run(&STAKE).done();
    assert_eq!(stage.node.hashes().len(), 1);
}

#[test]
fn the_second_node_is_not_believed_where_it_is_of_another_chain() {
    let stage = Stage::set();
    let other = Stage::set();
    other.node.lies("eth_chainId", Lie::Result(json!("0x1")));
    let home = stage.home_of(&[stage.node.url(), other.node.url()]);
    // The first dies after it has said who it is.
    stage.node.lies("eth_call", Lie::Lost);
    stage.node.lies("eth_simulateV1", Lie::Lost);
    let error = home.run(&STAKE).failed(4, "chain");
    speaks_of(&error, &["chain 1"]);
    assert_eq!((other.node.count("eth_call"), other.node.count("eth_simulateV1")), (0, 0), "it is asked for nothing else");
    stage.untouched();
    other.untouched();
}

#[test]
fn too_little_ether_is_said_before_anything_is_signed() {
    let stage = Stage::set();
    stage.chain().set_balance(owner(), whole(1) + U256::from(21_000));
    let error = stake(&stage).failed(1, "funds");
    speaks_of(&error, &["`Stake ether with Lido`", "the account has 1.000000000000021 ETH"]);
    stage.untouched();
}

#[test]
fn ether_that_only_the_node_says_is_there_is_found_out_by_the_simulation() {
    let stage = Stage::set();
    stage.chain().set_balance(owner(), whole(1) / U256::from(2));
    stage.node.lies("eth_getBalance", Lie::Result(json!(whole(5))));
    let outcome = stake(&stage);
    outcome.failed(1, "node");
    stage.untouched();
}

#[test]
fn more_ether_than_there_is_is_said_without_a_simulation() {
    let stage = Stage::set();
    speaks_of(
        &stage.home.run(&["stake", "101", "--with", "lido", "--yes"]).failed(1, "funds"),
        &["101 ETH is more than the 100 ETH there is"],
    );
    let call = |value| Call { to: stage.at.steth, value, data: Contracts::submitCall { referral: Default::default() }.abi_encode().into() };
    let step = |value| Step::new("Stake", call(value)).spends(Default::default(), value);
    let error = stage.home.carry_out(&stage.plan(vec![step(whole(60)), step(whole(60))])).failed(1, "funds");
    speaks_of(&error, &["`Stake` sends 60 ETH", "there is 40 ETH"]);
    assert_eq!(stage.node.count("eth_simulateV1"), 0);
    stage.untouched();
}

#[test]
fn the_truth_passes() {
    let stage = Stage::set();
    stake(&stage).done();
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
}

#[test]
fn the_ether_in_a_portfolio_is_that_of_its_block() {
    let stage = Stage::set();
    let held = stage.chain().account(owner()).balance;
    stage.node.lies("eth_getBalance", Lie::Result(json!("0x1")));
    let portfolio = stage.home.run(&["portfolio"]).done();
    assert_eq!(portfolio["accounts"][0]["held"][0]["amount"]["wei"], held.to_string(), "{portfolio}");
}
