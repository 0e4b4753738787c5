//! Several nodes that disagree, and nodes that are asked too often.

use std::{
    sync::{Arc, Mutex},
    thread,
    time::{SystemTime, UNIX_EPOCH},
};

use serde_json::{Value, json};

use super::{
    home::{Home, speaks_of},
    node::{Lie, Node},
    stage::{Stage, whole},
};

const STAKE: [&str; 5] = ["stake", "1", "--with", "lido", "--yes"];
const SYNC: &str = "eth_sendRawTransactionSync";

/// A second node over the same chain as it is now, which hears of nothing any more.
fn late(stage: &Stage) -> Node {
    Node::over(Arc::new(Mutex::new(stage.chain().clone())))
}

#[test]
fn the_node_with_the_highest_block_is_asked_and_one_that_is_late_is_named() {
    let stage = Stage::set();
    let late = late(&stage);
    stage.chain().mine(5, 1);
    for urls in [[late.url(), stage.node.url()], [stage.node.url(), late.url()]] {
        let before = (stage.node.sent().len(), stage.holds(stage.at.steth));
        let outcome = stage.home_of(&urls).run(&STAKE);
        outcome.done();
        speaks_of(&outcome.stderr, &["blocks behind the one at"]);
        assert_eq!((late.count("eth_call"), late.count("eth_simulateV1"), late.sent().len()), (0, 0, 0), "it is asked for its block alone");
        assert_eq!(stage.node.sent().len(), before.0 + 1);
        assert!(stage.holds(stage.at.steth) > before.1);
    }
}

#[test]
fn a_node_that_is_a_little_late_is_no_news() {
    let stage = Stage::set();
    let late = late(&stage);
    stage.chain().mine(3, 1);
    let outcome = stage.home_of(&[late.url(), stage.node.url()]).run(&STAKE);
    outcome.done();
    assert!(!outcome.stderr.contains("behind") && late.count("eth_call") == 0, "{outcome}");
}

#[test]
fn nodes_with_different_blocks_of_one_number_are_named() {
    let stage = Stage::set();
    let other = late(&stage);
    stage.chain().mine(1, 1);
    other.chain().mine(1, 9);
    let outcome = stage.home_of(&[stage.node.url(), other.url()]).run(&STAKE);
    outcome.done();
    speaks_of(&outcome.stderr, &["have different blocks of number"]);
    assert_eq!(other.count("eth_call"), 0, "the first of the two is asked");
}

#[test]
fn a_node_that_does_not_answer_is_named_and_not_waited_for() {
    let stage = Stage::set();
    let silent = late(&stage);
    silent.lies("eth_chainId", Lie::Hang);
    let urls = ["http://127.0.0.1:1/v3/dead".into(), silent.url(), stage.node.url()];
    let outcome = stage.home_of(&urls).run(&STAKE);
    outcome.done();
    speaks_of(&outcome.stderr, &["the node at http://127.0.0.1:1/… is passed over", "it has not answered 1 second after another one"]);
    silent.behaves();
    silent.lies("eth_getBlockByNumber", Lie::Error(-32000, "still syncing"));
    let outcome = stage.home_of(&urls[1..]).run(&STAKE);
    outcome.done();
    speaks_of(&outcome.stderr, &["is passed over: the node answers: still syncing"]);
}

#[test]
fn one_node_of_another_chain_ends_it_at_the_start() {
    let (stage, other) = (Stage::set(), Stage::set());
    other.node.lies("eth_chainId", Lie::Result(json!("0x1")));
    for urls in [[stage.node.url(), other.node.url()], [other.node.url(), stage.node.url()]] {
        let error = stage.home_of(&urls).run(&STAKE).failed(4, "chain");
        speaks_of(&error, &["is of chain 1, and `practice` is chain 7357000"]);
    }
    stage.untouched();
    other.untouched();
}

/// A node that says it is of a public network, with its newest block at a time.
fn of_hoodi(stage: &Stage, timestamp: u64) -> Node {
    let node = late(stage);
    node.lies("eth_chainId", Lie::Result(json!("0x88bb0")));
    let edit = move |block: &mut Value| block["timestamp"] = json!(format!("{timestamp:#x}"));
    node.lies("eth_getBlockByNumber", Lie::Edit(Box::new(edit)));
    node
}

#[test]
fn on_a_public_network_a_block_from_the_future_is_not_believed() {
    let stage = Stage::set();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let (far, near) = (of_hoodi(&stage, now + 3600), of_hoodi(&stage, now + 5));
    far.chain().mine(1_000, 1);
    let home = |urls: &[String]| Home::new(urls, 560_048, "chain_id = 560048\n");
    for urls in [vec![far.url()], vec![far.url(), far.url()]] {
        let error = home(&urls).run(&["portfolio"]).failed(1, "node");
        speaks_of(&error, &["ahead of this machine's clock", "set the clock of this machine"]);
        assert_eq!(far.count("eth_call"), 0);
    }
    let outcome = home(&[far.url(), near.url()]).run(&["portfolio"]);
    speaks_of(&outcome.stderr, &["is not believed: it is 3", "ahead of this machine's clock"]);
    assert!(far.count("eth_call") == 0 && near.count("eth_call") > 0, "{outcome}");
}

#[test]
fn a_node_at_its_limit_is_asked_again_a_little_later() {
    let limits = || [Lie::Http(429, ""), Lie::Error(-32005, "limit exceeded"), Lie::Later("1")];
    let waits = |method: &'static str, limit: Lie| {
        let stage = Stage::set();
        stage.node.lies_at(method, 0, 2, limit);
        stage.home.run(&STAKE).done();
        let hashes = stage.node.hashes();
        assert!(hashes.len() == 1 && hashes.values().all(|hashes| hashes.len() == 1), "{method}: {hashes:?}");
        assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"], "{method}");
        assert!(stage.holds(stage.at.steth) > whole(20));
    };
    // Most of it is pauses.
    thread::scope(|scope| {
        for method in ["eth_chainId", "eth_call", "eth_simulateV1", SYNC] {
            for limit in limits() {
                scope.spawn(move || waits(method, limit));
            }
        }
    });
}

#[test]
fn where_another_node_answers_nobody_waits_for_one_at_its_limit() {
    let stage = Stage::set();
    let other = Node::over(stage.node.shared());
    other.lies("eth_call", Lie::Later("3600"));
    stage.home_of(&[other.url(), stage.node.url()]).run(&STAKE).done();
    assert_eq!(other.count("eth_call"), 1);
}

#[test]
fn a_node_that_wants_to_be_left_alone_for_long_does_not_answer() {
    let stage = Stage::set();
    stage.node.lies("eth_call", Lie::Later("3600"));
    let error = stage.home.run(&STAKE).failed(1, "node");
    speaks_of(&error, &["the node answers with HTTP status 429"]);
    stage.untouched();
}

#[test]
fn what_is_allowed_a_second_is_said_by_an_option_or_the_configuration() {
    let stage = Stage::set();
    stage.home.run(&[&STAKE[..], &["--rate", "1000"]].concat()).done();
    std::fs::write(stage.home.path("home/config.toml"), "rate = 500\n").unwrap();
    stage.home.run(&STAKE).done();
    stage.home.run(&[&STAKE[..], &["--rate", "0"]].concat()).done();
    assert_eq!(stage.node.sent().len(), 3);
}
