//! `history resume` sends what its owner still wants and nothing else, and says what is open.

use std::process::{Command, Stdio};

use alloy::primitives::U256;
use serde_json::{Value, json};

use super::{
    home::{owner, speaks_of},
    node::Lie,
    stage::{Stage, whole},
};

const STAKE: [&str; 7] = ["stake", "1", "--with", "lido", "--yes", "--timeout", "1"];
const RESUME: [&str; 5] = ["history", "resume", "--yes", "--timeout", "1"];

/// A node that loses what it is sent.
fn losing() -> Stage {
    let stage = Stage::set();
    stage.node.lies("eth_sendRawTransactionSync", Lie::Lost);
    stage.node.lies("eth_sendRawTransaction", Lie::Lost);
    stage
}

/// The ids, the states and the counts of steps done of all plans.
fn plans(stage: &Stage) -> Vec<(String, String, u64)> {
    let list = stage.home.run(&["history", "list"]).done();
    let text = |plan: &Value, field: &str| plan[field].as_str().unwrap().to_owned();
    let plans = list["plans"].as_array().unwrap().iter();
    plans.map(|plan| (text(plan, "plan"), text(plan, "state"), plan["done"].as_u64().unwrap())).collect()
}

fn states(stage: &Stage) -> Vec<(String, u64)> {
    plans(stage).into_iter().map(|(_, state, done)| (state, done)).collect()
}

fn fates(settled: &Value) -> Vec<&str> {
    settled.as_array().unwrap().iter().map(|fate| fate["fate"].as_str().unwrap()).collect()
}

/// What a command that failed has as its result.
fn result(stdout: &str) -> Value {
    serde_json::from_str::<Value>(stdout).unwrap()["result"].take()
}

/// What people read on standard output.
/// What a command prints for people.
pub fn plainly(stage: &Stage, words: &[&str]) -> String {
    let command = stage.home.command(words);
    let mut plain = Command::new(command.get_program());
    plain.args(command.get_args().filter(|word| *word != "--json")).env_clear().env("HOME", stage.home.path(""));
    String::from_utf8(plain.stdin(Stdio::null()).output().unwrap().stdout).unwrap()
}

fn gained(stage: &Stage, amount: u64) {
    let gained = stage.holds(stage.at.steth) - whole(20);
    assert!(gained.abs_diff(whole(amount)) <= U256::from(3), "{gained} wei of stETH arrived");
}

#[test]
fn what_its_owner_replaced_is_not_sent_in_place_of_what_replaces_it() {
    let stage = losing();
    let nonce = stage.chain().account(owner()).nonce.to_string();
    stage.home.run(&STAKE).failed(5, "open");
    let stake = ["stake", "2", "--with", "lido", "--yes", "--timeout", "1", "--nonce", &nonce];
    stage.home.run(&stake).failed(5, "open");
    stage.node.behaves();
    let (sent, plans) = (stage.node.sent().len(), plans(&stage));
    let (old, new) = (&plans[0].0, &plans[1].0);
    // Named or not, the older one waits for the end of the other.
    let error = stage.home.run(&["history", "resume", old, "--yes", "--timeout", "1"]).failed(5, "open");
    speaks_of(&error, &["another plan took its nonce", &format!("history resume {new}")]);
    assert_eq!(stage.node.sent().len(), sent, "nothing is sent");
    let answer = stage.home.run(&RESUME).done();
    assert_eq!((fates(&answer["settled"]), &answer["left"]), (vec!["done", "gave_way"], &json!([])), "{answer}");
    gained(&stage, 2);
    assert_eq!(states(&stage), [("closed".to_owned(), 0), ("done".to_owned(), 1)]);
}

#[test]
fn one_transaction_is_the_work_of_one_plan() {
    for lost_again in [true, false] {
        let stage = losing();
        stage.home.run(&STAKE).failed(5, "open");
        stage.home.run(&["history", "close", &plans(&stage)[0].0]).done();
        if lost_again {
            stage.home.run(&STAKE).failed(5, "open");
            stage.node.behaves();
            let answer = stage.home.run(&RESUME).done();
            assert_eq!(fates(&answer["settled"]), ["gave_way", "done"], "{answer}");
        } else {
            stage.node.behaves();
            stage.home.run(&STAKE).done();
        }
        assert_eq!(stage.node.hashes().values().map(std::collections::BTreeSet::len).collect::<Vec<_>>(), [1]);
        assert_eq!(states(&stage), [("closed".to_owned(), 0), ("done".to_owned(), 1)]);
        stage.home.run(&STAKE).done();
        gained(&stage, 2);
        assert_eq!(states(&stage)[0], ("closed".to_owned(), 0));
    }
}

#[test]
fn bytes_that_are_out_are_not_nothing() {
    let stage = losing();
    stage.home.run(&STAKE).failed(5, "open");
    let resumed = stage.home.run(&RESUME);
    resumed.failed(5, "open");
    assert_eq!(fates(&result(&resumed.stdout)["settled"]), ["waiting"], "{resumed}");
    let text = plainly(&stage, &RESUME);
    speaks_of(&text, &["waits for its block"]);
    assert!(!text.contains("Nothing is open."), "{text}");
}

#[test]
fn what_is_refused_again_is_not_said_to_go_on() {
    let stage = Stage::set();
    let words = "transaction underpriced: the tip of what is offered lies below the least that this node takes into its pool";
    stage.node.lies("eth_sendRawTransactionSync", Lie::Error(-32000, words));
    stage.home.run(&STAKE).failed(5, "rejected");
    let id = plans(&stage)[0].0.clone();
    for resume in [&RESUME[..], &["history", "resume", &id, "--yes", "--timeout", "1"]] {
        speaks_of(&stage.home.run(resume).failed(5, "failed"), &["underpriced", "higher `--max-fee` and `--priority-fee`"]);
        let text = plainly(&stage, resume);
        speaks_of(&text, &["has steps left", "history close"]);
        assert!(!text.contains("go on with"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 80), "{text}");
    }
    let text = plainly(&stage, &["history", "show", &id]);
    speaks_of(&text, &["refused: ", "underpriced"]);
    assert!(text.lines().all(|line| line.len() <= 80), "{text}");
}

#[test]
fn a_plan_that_cannot_be_settled_stops_no_other() {
    let stage = Stage::set();
    let stake = ["stake", "1", "--with", "lido", "--yes", "--no-wait"];
    stage.home.run(&stake).done();
    // To the second command the first transaction still waits.
    stage.node.lies_at("eth_getTransactionReceipt", 0, 1, Lie::Result(Value::Null));
    stage.home.run(&stake).done();
    assert_eq!(states(&stage), [("open".to_owned(), 0), ("open".to_owned(), 0)]);
    stage.node.behaves();
    let other = |answer: &mut Value| answer["transactionHash"] = json!(alloy::primitives::B256::repeat_byte(7));
    stage.node.lies_at("eth_getTransactionReceipt", 0, 1, Lie::Edit(Box::new(other)));
    stage.home.run(&RESUME).failed(1, "error");
    assert_eq!(states(&stage), [("open".to_owned(), 0), ("done".to_owned(), 1)]);
    assert_eq!(fates(&stage.home.run(&RESUME).done()["settled"]), ["done"]);
}

#[test]
fn bytes_that_no_node_has_wait_for_no_block() {
    let stage = losing();
    stage.home.run(&STAKE).failed(5, "open");
    stage.node.behaves();
    let sent = stage.node.sent().len();
    let error = stage.home.run(&["history", "resume", "--dry-run"]).failed(5, "open");
    speaks_of(&error, &["was signed and no node shows it", "history resume"]);
    assert_eq!(stage.node.sent().len(), sent);
}
