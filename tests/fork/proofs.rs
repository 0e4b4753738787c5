//! With `--verify-state` a node is believed nothing that it does not prove.

use serde_json::{Value, json};

use crate::hostile::{home::speaks_of, node::Lie, stage::Stage};

const STAKE: [&str; 6] = ["stake", "1", "--with", "lido", "--yes", "--verify-state"];

/// A stage whose newest block has a transaction, as the practice chain names blocks without one, instead of hashing them.
fn stage() -> Stage {
    let stage = Stage::set();
    stage.by_owner(stage.at.steth, &crate::hostile::stage::Contracts::approveCall { spender: stage.at.wsteth, amount: Default::default() });
    stage
}

fn refused(stage: &Stage) -> String {
    let outcome = stage.home.run(&STAKE);
    let error = outcome.failed(4, "simulation");
    assert_eq!(stage.node.count("eth_simulateV1"), 0, "the node's word is not asked for");
    stage.untouched();
    error
}

#[test]
fn a_node_that_proves_nothing_is_refused() {
    speaks_of(&refused(&stage()), &["proves nothing of its state", "leave `--verify-state` out"]);
}

#[test]
fn a_proof_that_does_not_hold_is_refused() {
    let stage = stage();
    let nothing = json!({
        "address": stage.at.steth,
        "balance": "0x0", "nonce": "0x0",
        "codeHash": format!("0x{}", "0".repeat(64)), "storageHash": format!("0x{}", "0".repeat(64)),
        "accountProof": [], "storageProof": [],
    });
    for (field, value) in
        [("balance", json!("0x0")), ("balance", json!("0x1")), ("accountProof", json!(["0xc0"])), ("accountProof", json!(["0x"]))]
    {
        let mut proof = nothing.clone();
        proof[field] = value;
        stage.node.behaves();
        stage.node.lies("eth_getProof", Lie::Result(proof));
        speaks_of(&refused(&stage), &["does not hold against the state root", "another `--rpc-url`"]);
    }
}

#[test]
fn a_header_that_is_not_of_its_hash_is_refused() {
    let stage = stage();
    let root = |answer: &mut Value| answer["stateRoot"] = json!(format!("0x{}", "1".repeat(64)));
    stage.node.lies("eth_getBlockByNumber", Lie::Edit(Box::new(root)));
    speaks_of(&refused(&stage), &["is not the one that its hash"]);
}
