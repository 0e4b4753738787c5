//! A node that loses, delays, repeats and mixes up a fifth of its answers costs time and nothing else.

use alloy::primitives::U256;
use serde_json::{Value, json};

use super::{
    chance::Chance,
    death::Death,
    ground::Ground,
    http::{Line, Message, ask_all},
    kills::{Peace, each_case},
    node::Faulty,
    script::Script,
    stage::Stage,
};

/// Where chance starts; a case adds its number.
const SEED: u64 = 0x0b5c_0de5;

/// Of a hundred requests, to how many something is done.
const PERCENT: u64 = 20;

/// Scripts that are run through such a node.
const CASES: usize = 16;

/// How often a script may be taken up until it is done.
const TRIES: usize = 30;

fn faulty(ground: &Ground, peace: &Peace, script: Script, number: usize) {
    let node = Faulty::before(ground.url(), PERCENT, SEED + number as u64);
    let case = format!("through a faulty node, seed {SEED:#x} + {number}");
    let stage = Stage::before(ground, script, &node.url(), "");
    let mut chance = Chance::of(!SEED + number as u64);
    let mut tries = 1;
    // Every other one dies in its midst besides.
    let mut outcome = match number % 2 {
        0 => stage.run("run"),
        _ => stage.dies("run", Death::After(peace.took.mul_f64(0.7))).unwrap_or_else(|| stage.resume()),
    };
    while outcome.code() != Some(0) {
        assert!(tries < TRIES, "{case}: still not done after {tries} tries: {outcome}");
        assert!(matches!(outcome.code(), Some(1 | 4 | 5)), "{case}: {outcome}");
        tries += 1;
        if chance.hits(20) {
            let death = Death::After(peace.took.mul_f64(chance.below(100) as f64 / 100.0));
            outcome = stage.dies(stage.rest(), death).unwrap_or(outcome);
        } else {
            outcome = stage.resume();
        }
    }
    println!("{case}: {tries} tries, answers and faults {:?}", node.counted());
    stage.finished(&case).is(&peace.ending, &case);
}

#[test]
#[ignore = "needs anvil: run by .ci/run"]
fn nothing_is_lost_or_done_twice_through_a_faulty_node() {
    each_case(Ground::real, Script::fifty, |ground, peace, number| {
        if number < CASES {
            faulty(ground, peace, Script::fifty(), number);
        }
        number + 1 < CASES
    });
}

/// A little of the same without anvil.
#[test]
fn a_faulty_node_costs_time_and_nothing_else() {
    let ground = Ground::practice();
    let peace = Peace::of(&ground, Script::dozen());
    (0..2).for_each(|number| faulty(&ground, &peace, Script::dozen(), number));
}

#[test]
fn the_faults_are_done() {
    let ground = Ground::practice();
    let head = ground.head();
    let batch = vec![("eth_blockNumber", json!([])); 3];
    let (mut right, mut lost, mut mixed) = (0, 0, 0);
    let node = Faulty::before(ground.url(), 100, 7);
    for _ in 0..60 {
        let asked: Vec<Value> = (1..)
            .zip(&batch)
            .map(|(id, (method, params))| json!({ "id": id, "jsonrpc": "2.0", "method": method, "params": params }))
            .collect();
        match Line::to(&node.url()).and_then(|mut line| line.exchange(&Message::request(&asked.into()))) {
            Ok(answer) => {
                let answers: Vec<Value> = serde_json::from_slice(&answer.body).expect("a whole answer");
                let ids: Vec<_> = answers.iter().filter_map(|answer| answer["id"].as_u64()).collect();
                assert!(answers.iter().all(|answer| answer["result"] == json!(U256::from(head))));
                if ids == [1, 2, 3] { right += 1 } else { mixed += 1 }
            }
            Err(_) => lost += 1,
        }
    }
    assert!(right > 10 && lost > 10 && mixed > 2, "{right}, {lost}, {mixed}");
    assert_eq!(node.counted().1, 60);

    let honest = Faulty::before(ground.url(), 0, 7);
    assert_eq!(ask_all(&honest.url(), &batch), vec![json!(U256::from(head)); 3]);
}
