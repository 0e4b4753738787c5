//! Fees that no honest node asks for need the user's own word.

use alloy::consensus::Transaction;
use serde_json::{Value, json};

use super::{home::speaks_of, node::Lie, stage::Stage};

const STAKE: [&str; 5] = ["stake", "1", "--with", "lido", "--yes"];

/// A node whose fee history has this base fee and this tip in every block, in gwei.
fn asking(base: u128, tip: u128) -> Stage {
    let stage = Stage::set();
    let gwei = |fee: u128| json!(format!("{:#x}", fee * 1_000_000_000));
    let edit = move |answer: &mut Value| {
        answer["baseFeePerGas"].as_array_mut().unwrap().iter_mut().for_each(|fee| *fee = gwei(base));
        answer["reward"].as_array_mut().unwrap().iter_mut().for_each(|block| *block = json!([gwei(tip)]));
    };
    stage.node.lies("eth_feeHistory", Lie::Edit(Box::new(edit)));
    stage
}

#[test]
fn an_absurd_base_fee_is_refused() {
    let stage = asking(600, 1);
    speaks_of(&stage.home.run(&STAKE).failed(4, "fee"), &["1201 gwei", "--max-fee"]);
    stage.untouched();
}

#[test]
fn an_absurd_tip_is_refused() {
    let stage = asking(1, 400);
    speaks_of(&stage.home.run(&STAKE).failed(4, "fee"), &["400 gwei", "--priority-fee"]);
    stage.untouched();
    stage.home.run(&[&STAKE[..], &["--priority-fee", "2"]].concat()).done();
    assert_eq!(stage.node.sent()[0].max_priority_fee_per_gas(), Some(2_000_000_000));
}

#[test]
fn fees_beyond_all_numbers_are_refused() {
    for fee in ["0xffffffffffffffffffffffffffffffff", "0x1ffffffffffffffffffffffffffffffff"] {
        let stage = Stage::set();
        let edit = move |answer: &mut Value| answer["baseFeePerGas"].as_array_mut().unwrap().fill(json!(fee));
        stage.node.lies("eth_feeHistory", Lie::Edit(Box::new(edit)));
        let outcome = stage.home.run(&STAKE);
        assert!(outcome.stdout.contains("\"error\""), "{outcome}");
        stage.untouched();
    }
}

#[test]
fn no_history_is_no_fee() {
    let stage = Stage::set();
    stage.node.lies("eth_feeHistory", Lie::Result(json!({ "oldestBlock": "0x1", "baseFeePerGas": [], "gasUsedRatio": [] })));
    speaks_of(&stage.home.run(&STAKE).failed(1, "error"), &["the node has no fee history"]);
    stage.untouched();
}

#[test]
fn yes_alone_agrees_to_no_fee_beyond_half_an_ether() {
    let stage = asking(50, 1);
    let hungry = |answer: &mut Value| {
        for field in ["gasUsed", "maxUsedGas"] {
            answer[0]["calls"][1][field] = json!("0xc00000");
        }
    };
    stage.node.lies("eth_simulateV1", Lie::Edit(Box::new(hungry)));
    speaks_of(&stage.home.run(&STAKE).failed(4, "fees"), &["`--yes` alone agrees to 0.5 ETH", "--max-fee"]);
    stage.untouched();
}
