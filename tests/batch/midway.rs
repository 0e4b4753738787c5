//! Something goes wrong midway: the rest of that account is not begun, the others are done, and what is left is done later.

use std::fs;

use alloy::primitives::{Address, B256, Bytes, U256};
use restake::signer::files;
use serde_json::{Value, json};

use super::stage::{PAYEE, SEND, SYNC, Stage, ether, expected, states};
use crate::hostile::{home::speaks_of, node::Lie};

/// Whom nothing can be paid to once there is code.
const WALL: Address = Address::repeat_byte(0x5a);

fn row<'a>(report: &'a Value, action: &str) -> &'a Value {
    report["actions"].as_array().unwrap().iter().find(|row| row["action"] == action).unwrap_or_else(|| panic!("no `{action}`: {report}"))
}

/// Two payments of `a`, of which the second comes after one of `b`, and what else depends on it.
fn payments(second: Address) -> String {
    format!(
        r#"
[defaults]
asset = "eth"
amount = "1"
[[action]]
id = "first"
do = "send"
account = ["a", "b"]
to = "{PAYEE}"
[[action]]
id = "second"
do = "send"
account = "a"
to = "{second}"
after = "first"
[[action]]
id = "third"
do = "send"
account = "a"
to = "{PAYEE}"
after = "second"
[[action]]
id = "fourth"
do = "send"
account = "b"
to = "{PAYEE}"
[[action]]
id = "fifth"
do = "send"
account = "c"
to = "{PAYEE}"
after = "second"
"#
    )
}

/// What is there after the second of those failed.
const STOPPED: [(&str, &str); 6] = [
    ("first@a", "done"),
    ("first@b", "done"),
    ("second@a", "failed"),
    ("third@a", "not begun"),
    ("fourth@b", "done"),
    ("fifth@c", "not begun"),
];

/// Which of the sends of `payments` is that of the second: those of the first and the fourth come before it.
const SECOND: usize = 3;

#[test]
fn what_reverts_ends_its_account_and_what_waits_for_it() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &payments(WALL));
    let chain = stage.node.shared();
    // PUSH0 PUSH0 REVERT
    let code = Bytes::from_static(&[0x5f, 0x5f, 0xfd]);
    stage.node.lies_at(SEND, SECOND, 1, Lie::After(Box::new(move || chain.lock().unwrap().set_code(WALL, code.clone()))));
    let ended = stage.carry_out(&file);
    let error = ended.failed(5, "unfinished");
    speaks_of(&error, &["3 of 6 actions are done", "restake batch resume"]);
    let report = ended.report(5);
    assert_eq!(states(&report), expected(&STOPPED));
    speaks_of(row(&report, "second@a")["message"].as_str().unwrap(), &["reverted; only its fee was spent"]);
    assert_eq!(row(&report, "second@a")["transactions"].as_array().map(Vec::len), Some(1), "{report}");
    speaks_of(row(&report, "third@a")["message"].as_str().unwrap(), &["`second@a` is not done"]);
    speaks_of(row(&report, "fifth@c")["message"].as_str().unwrap(), &["`second@a` is not done"]);
    let events = ended.events();
    assert!(events.contains(&"failed second@a".to_owned()) && events.contains(&"skipped fifth@c".to_owned()), "{events:?}");
    let mut known = expected(&STOPPED);
    assert_eq!(stage.status(&file), known);
    // As long as the cause is there, nothing more is signed.
    let sent = stage.node.sent().len();
    stage.resume(&file).failed(4, "simulation");
    assert_eq!((stage.node.sent().len(), stage.status(&file)), (sent, known.clone()));
    stage.chain().set_code(WALL, Bytes::new());
    assert_eq!(stage.resume(&file).done()["done"], 6);
    known.values_mut().for_each(|state| *state = "done".into());
    assert_eq!(stage.status(&file), known);
    assert_eq!((stage.paid(), stage.ether(&WALL.to_string())), (ether("5"), ether("1")));
    stage.one_each(7);
}

#[test]
fn what_no_node_takes_ends_its_account_and_is_handed_over_again() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &payments(WALL));
    stage.node.lies_at(SEND, SECOND, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    let ended = stage.carry_out(&file);
    ended.failed(5, "unfinished");
    let report = ended.report(5);
    assert_eq!(states(&report), expected(&STOPPED));
    speaks_of(row(&report, "second@a")["message"].as_str().unwrap(), &["was not taken: the node answers: insufficient funds"]);
    assert_eq!(stage.resume(&file).done()["done"], 6);
    assert_eq!((stage.paid(), stage.ether(&WALL.to_string())), (ether("5"), ether("1")));
    stage.one_each(6);
}

#[test]
fn what_another_wallet_took_the_nonce_of_is_planned_anew() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &payments(WALL));
    let (chain, a) = (stage.node.shared(), stage.address("a"));
    let other = move || drop(chain.lock().unwrap().send_as(a, Address::repeat_byte(1), U256::ONE, Bytes::new()).unwrap());
    stage.node.lies_at(SEND, SECOND, 1, Lie::After(Box::new(other)));
    let ended = stage.carry_out(&file);
    ended.failed(5, "unfinished");
    assert_eq!(states(&ended.report(5)), expected(&STOPPED));
    assert_eq!(stage.resume(&file).done()["done"], 6);
    assert_eq!((stage.paid(), stage.ether(&WALL.to_string())), (ether("5"), ether("1")));
}

#[test]
fn of_what_went_out_together_what_was_not_taken_keeps_back_what_is_behind_it() {
    let stage = Stage::set();
    let text = format!(
        "[[action]]\nid = \"pay\"\ndo = \"send\"\naccount = [\"a\", \"b\"]\nasset = \"eth\"\namount = \"1\"\nto = \"{PAYEE}\"\nrepeat = 3\n"
    );
    let file = stage.file("batch.toml", &text);
    let a = stage.address("a");
    // The second of `a`, whichever account is the first to send.
    stage.chain().set_balance(a, ether("1.5"));
    let check = stage.run(&["batch", "check", &file]);
    check.failed(4, "funds");
    stage.chain().set_balance(a, ether("100"));
    stage.node.lies_at(SEND, 1, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    let ended = stage.carry_out(&file);
    ended.failed(5, "unfinished");
    let states = states(&ended.report(5));
    let count = |state: &str| states.values().filter(|other| *other == state).count();
    // What was on its way already is refused for its nonce.
    assert!((1..=2).contains(&count("failed")), "{states:?}");
    assert_eq!(count("failed") + count("done") + count("not begun"), 6, "{states:?}");
    assert_eq!(stage.resume(&file).done()["done"], 6);
    assert_eq!(stage.paid(), ether("6"));
    stage.one_each(6);
}

/// Stake, deposit what came in two steps, pay; another account stakes.
const DEPOSIT: &str = r#"
[[action]]
id = "stake"
do = "stake"
account = ["a", "b"]
amount = "3"
with = "lido"
[[action]]
id = "deposit"
do = "deposit"
account = "a"
asset = "stETH"
amount = { from = "stake" }
into = "eigenlayer/steth"
[[action]]
id = "more"
do = "stake"
account = "a"
amount = "1"
with = "lido"
"#;

#[test]
fn what_is_left_of_half_an_action_is_done_later() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", DEPOSIT);
    let (world, manager) = (stage.world.clone(), stage.world.eigenlayer.strategy_manager);
    let pause = move || world.pause(manager, U256::ONE).unwrap();
    stage.node.lies_at(SYNC, 1, 1, Lie::After(Box::new(pause)));
    let ended = stage.carry_out(&file);
    ended.failed(5, "unfinished");
    let report = ended.report(5);
    let stopped = [("stake@a", "done"), ("stake@b", "done"), ("deposit@a", "failed"), ("more@a", "not begun")];
    assert_eq!(states(&report), expected(&stopped));
    let half = [("stake@a", "done"), ("stake@b", "done"), ("deposit@a", "half done"), ("more@a", "not begun")];
    assert_eq!(stage.status(&file), expected(&half));
    let status = stage.run(&["batch", "status", &file]).done();
    assert_eq!(row(&status, "deposit@a")["message"], "1 step left");
    let sent = stage.node.sent().len();
    stage.resume(&file).failed(4, "simulation");
    assert_eq!(stage.node.sent().len(), sent);
    stage.world.pause(manager, U256::ZERO).unwrap();
    assert_eq!(stage.resume(&file).done()["done"], 4);
    // The step that was done is not done again: 2 stakes, allow, the deposit that reverted, the one that did not, 1 stake.
    stage.one_each(6);
    assert!(stage.holds(stage.world.lido.steth, "a").abs_diff(ether("1")) < U256::from(12));
}

#[test]
fn one_who_runs_out_of_ether_midway_goes_on_once_there_is_some() {
    let stage = Stage::set();
    let now = i64::try_from(stage.chain().timestamp()).unwrap();
    let later = jiff::Timestamp::from_second(now + 5_000).unwrap();
    let text = payments(WALL).replace("after = \"first\"", &format!("after = \"first\"\nwhen = {{ not_before = \"{later}\" }}"));
    let file = stage.file("batch.toml", &text);
    let running = stage.start(&file);
    running.until("the first three are done", || stage.paid() == ether("3"));
    let a = stage.address("a");
    stage.chain().set_balance(a, ether("0.5"));
    stage.chain().mine(1, 5_000);
    let ended = running.ended();
    ended.failed(5, "unfinished");
    let report = ended.report(5);
    assert_eq!(states(&report), expected(&STOPPED));
    assert_eq!(row(&report, "second@a")["transactions"], serde_json::json!([]), "nothing of it was signed");
    let mut known = expected(&STOPPED);
    known.insert("second@a".into(), "not begun".into());
    assert_eq!(stage.status(&file), known);
    stage.resume(&file).failed(1, "funds");
    stage.chain().set_balance(a, ether("50"));
    assert_eq!(stage.resume(&file).done()["done"], 6);
    stage.one_each(6);
}

#[test]
fn what_is_open_is_told_of_where_nothing_else_is_possible_any_more() {
    let stage = Stage::set();
    let text = format!(
        "[defaults]\ntimeout = 4\n[[action]]\nid = \"pay\"\ndo = \"send\"\naccount = \"a\"\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n\
         [[action]]\nid = \"stake\"\ndo = \"stake\"\naccount = \"b\"\namount = \"1\"\nwith = \"lido\"\n"
    );
    let file = stage.file("batch.toml", &text);
    // A node has the payment in its pool and never mines it, and the other account gets no further than its simulation.
    stage.node.lies_at(SEND, 0, 1, Lie::Result(json!(B256::ZERO)));
    stage.node.lies("eth_simulateV1", Lie::Hang);
    let other = stage.chain().send_as(stage.address("c"), stage.address("c"), U256::ZERO, vec![]).unwrap().transaction_hash;
    let mut shown = restake::practice::rpc::answer(&mut stage.chain(), "eth_getTransactionByHash", &[json!(other)]).unwrap();
    let running = stage.start(&file);
    running.until("one is sent, and the other is simulated", || stage.node.count(SEND) == 1 && stage.node.count("eth_simulateV1") == 1);
    drop(running);
    stage.node.behaves();
    shown["hash"] = json!(stage.node.sent()[0].tx_hash());
    stage.node.lies("eth_getTransactionByHash", Lie::Result(shown));
    let b = stage.address("b");
    stage.chain().set_balance(b, U256::ZERO);
    // Nothing is signed, so no password is needed.
    let (secret, password) = (stage.home.path("password"), fs::read(stage.home.path("password")).unwrap());
    fs::remove_file(&secret).unwrap();
    let resumed = stage.resume(&file);
    resumed.failed(5, "unfinished");
    let report = resumed.report(5);
    assert_eq!(states(&report), expected(&[("pay@a", "failed"), ("stake@b", "failed")]), "{report}");
    assert_eq!(row(&report, "pay@a")["transactions"], json!([stage.node.sent()[0].tx_hash()]));
    assert!(row(&report, "stake@b")["message"].as_str().unwrap().contains("ETH"), "{report}");
    stage.node.behaves();
    stage.chain().set_balance(b, ether("100"));
    files::write_new(&secret, &password).unwrap();
    assert_eq!(stage.resume(&file).done()["done"], 2);
    stage.one_each(2);
}

#[test]
fn each_action_that_is_open_says_by_which_transaction() {
    let stage = Stage::set();
    for limits in ["", "[limits]\nmax_fee = \"1000gwei\"\n"] {
        let text = format!(
            "{limits}[defaults]\ntimeout = 3\n[[action]]\nid = \"pay\"\ndo = \"send\"\naccount = \"{}\"\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\nrepeat = 2\n",
            if limits.is_empty() { "a" } else { "b" }
        );
        let file = stage.file("batch.toml", &text);
        // It is taken, and never mined.
        stage.node.lies(SEND, Lie::Result(json!(B256::ZERO)));
        let before = stage.node.count(SEND);
        let running = stage.start(&file);
        running.until("both are sent", || stage.node.count(SEND) == before + 2);
        drop(running);
        let sent = stage.node.sent();
        let [first, second] = [sent.len() - 2, sent.len() - 1].map(|place| json!([sent[place].tx_hash()]));
        let (secret, password) = (stage.home.path("password"), fs::read(stage.home.path("password")).unwrap());
        fs::remove_file(&secret).unwrap();
        let resumed = stage.resume(&file);
        resumed.failed(5, "unfinished");
        let report = resumed.report(5);
        let rows: Vec<_> = report["actions"].as_array().unwrap().iter().map(|row| (&row["state"], &row["transactions"])).collect();
        assert_eq!(rows, [(&json!("failed"), &first), (&json!("failed"), &second)], "{report}");
        files::write_new(&secret, &password).unwrap();
        stage.node.behaves();
        assert_eq!(stage.resume(&file).done()["done"], 2);
    }
    stage.one_each(4);
}
