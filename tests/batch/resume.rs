//! Killed at any instant, a batch is resumed to the end that it has when nothing goes wrong, and nothing is done twice.

use std::{collections::BTreeSet, fs, path::Path};

use alloy::primitives::U256;
use serde_json::json;

use super::stage::{Ended, PAYEE, SEND, SYNC, Stage, ether, expected};
use crate::hostile::{home::speaks_of, node::Lie};

const RECEIPT: &str = "eth_getTransactionReceipt";
const SIMULATE: &str = "eth_simulateV1";

/// Three accounts stake, put what came into EigenLayer in two steps, and pay; a fourth pays when they are done.
fn batch() -> String {
    format!(
        r#"
[defaults]
account = ["a", "b", "ops/3"]
asset = "eth"
to = "{PAYEE}"
amount = "1"
[[action]]
id = "stake"
do = "stake"
amount = "3"
with = "lido"
[[action]]
id = "deposit"
do = "deposit"
asset = "stETH"
amount = {{ from = "stake" }}
into = "eigenlayer/steth"
[[action]]
id = "pay"
do = "send"
repeat = 2
[[action]]
id = "last"
do = "send"
account = "c"
after = "pay"
"#
    )
}

/// The accounts of it.
const WHO: [&str; 4] = ["a", "b", "ops/3", "c"];

/// How many transactions it comes to.
const ALL: usize = 16;

/// What is the same after every way to the end.
#[derive(Debug, PartialEq, Eq)]
struct Ending {
    paid: U256,
    /// The nonce and the stETH of each, and what of it the strategy has.
    each: Vec<(u64, bool)>,
    restaked: bool,
}

impl Ending {
    fn of(stage: &Stage) -> Self {
        let steth = stage.world.lido.steth;
        let each = WHO.map(|name| {
            let nonce = stage.chain().account(stage.address(name)).nonce;
            (nonce, stage.holds(steth, name) < U256::from(12))
        });
        Self { paid: stage.paid(), each: each.into(), restaked: stage.restaked().abs_diff(ether("9")) < U256::from(40) }
    }
}

fn in_peace() -> Ending {
    Ending { paid: ether("7"), each: vec![(5, true), (5, true), (5, true), (1, true)], restaked: true }
}

/// Dies there, with or without `--burst`, and is resumed; how long the journals were.
fn killed(burst: bool, method: &'static str, at: usize, lie: Lie) -> usize {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &batch());
    let run = ["batch", "run", &file, "--yes", "--burst"];
    stage.dies_at(&run[..if burst { 5 } else { 4 }], method, at, lie);
    let lines = stage.journalled();
    let status = stage.status(&file);
    assert_eq!(status.len(), 13);
    finish(&stage, &file, lines);
    lines
}

fn finish(stage: &Stage, file: &str, lines: usize) {
    let ended = if lines == 0 { stage.carry_out(file) } else { stage.resume(file) };
    let result = ended.done();
    assert_eq!((&result["done"], &result["run"]), (&json!(13), &json!(1)), "{ended}");
    stage.one_each(ALL);
    assert_eq!(Ending::of(stage), in_peace());
    assert!(stage.status(file).values().all(|state| state == "done"));
    let sent = stage.node.sent().len();
    stage.resume(file).done();
    assert_eq!(stage.node.sent().len(), sent, "nothing is left");
}

#[test]
fn left_in_peace() {
    for burst in [false, true] {
        let stage = Stage::set();
        let file = stage.file("batch.toml", &batch());
        let run = ["batch", "run", &file, "--yes", "--burst"];
        stage.run(&run[..if burst { 5 } else { 4 }]).done();
        finish(&stage, &file, 1);
    }
}

#[test]
fn killed_where_it_sends() {
    let sizes: BTreeSet<_> = [(0, Lie::Hang), (1, Lie::DoneAndHang), (3, Lie::Hang), (6, Lie::DoneAndHang)]
        .into_iter()
        .map(|(at, lie)| killed(false, SEND, at, lie))
        .collect();
    assert!(sizes.len() > 2, "{sizes:?}");
}

#[test]
fn killed_between_two_steps() {
    for (at, lie) in [(0, Lie::Hang), (1, Lie::DoneAndHang), (3, Lie::Hang), (5, Lie::DoneAndHang)] {
        killed(false, SYNC, at, lie);
    }
}

#[test]
fn killed_where_it_waits_or_simulates() {
    killed(false, RECEIPT, 0, Lie::Hang);
    killed(false, RECEIPT, 3, Lie::Hang);
    killed(false, SIMULATE, 2, Lie::Hang);
    killed(false, "eth_getBlockByNumber", 0, Lie::Hang);
}

#[test]
fn killed_in_a_burst() {
    killed(true, SEND, 0, Lie::Hang);
    killed(true, SEND, 5, Lie::DoneAndHang);
    killed(true, SEND, 13, Lie::Hang);
    killed(true, RECEIPT, 2, Lie::Hang);
}

#[test]
fn killed_while_it_is_resumed_and_again() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &batch());
    let resume = ["batch", "resume", &file, "--yes"];
    stage.dies_at(&["batch", "run", &file, "--yes"], SEND, 1, Lie::DoneAndHang);
    stage.dies_at(&resume, SYNC, 1, Lie::Hang);
    stage.dies_at(&resume, SYNC, 0, Lie::DoneAndHang);
    stage.dies_at(&resume, SEND, 0, Lie::Hang);
    finish(&stage, &file, 1);
}

#[test]
fn the_home_is_carried_elsewhere_and_resumed_there() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &batch());
    stage.dies_at(&["batch", "run", &file, "--yes"], SYNC, 2, Lie::Hang);
    copy(&stage.home.path("home"), &stage.home.path("elsewhere"));
    fs::remove_dir_all(stage.home.path("home")).unwrap();
    let elsewhere = |words: &[&str]| Ended::of(stage.command_in(&stage.home.path("elsewhere"), words).arg("--json"));
    assert_eq!(elsewhere(&["batch", "status", &file]).done()["of"], 13);
    assert_eq!(elsewhere(&["batch", "resume", &file, "--yes"]).done()["done"], 13);
    stage.one_each(ALL);
    assert_eq!(Ending::of(&stage), in_peace());
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn what_was_never_run_cannot_be_resumed() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &batch());
    let error = stage.resume(&file).failed(1, "never");
    speaks_of(&error, &["was never run with these accounts", "resume it as it was"]);
    stage.untouched();
}

#[test]
fn what_is_left_is_asked_about_again() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &batch());
    stage.dies_at(&["batch", "run", &file, "--yes"], SYNC, 0, Lie::Hang);
    let error = stage.run(&["batch", "resume", &file]).failed(2, "usage");
    speaks_of(&error, &["pass `--yes`"]);
    finish(&stage, &file, 1);
}

#[test]
fn what_was_mined_meanwhile_and_did_something_else_stops_its_account() {
    let stake = "[[action]]\nid = \"s\"\ndo = \"stake\"\naccount = \"a\"\namount = \"1\"\nwith = \"lido\"\n";
    let wrap = "[[action]]\ndo = \"wrap\"\naccount = \"a\"\ntoken = \"steth\"\namount = { from = \"s\" }\n";
    let both = format!("{stake}{wrap}");
    const LITTLE: (fn() -> Lie, &str) = (Lie::one_wei, "0.000000000000000001 stETH arrived");
    const NOTHING: (fn() -> Lie, &str) = (Lie::no_logs, "by its receipt, nothing of");
    for (text, kind, (lie, words)) in [(stake, "surprise", LITTLE), (&both, "unfinished", LITTLE), (&both, "unfinished", NOTHING)] {
        let stage = Stage::set();
        let file = stage.file("batch.toml", text);
        stage.dies_at(&["batch", "run", &file, "--yes"], SEND, 0, Lie::DoneAndHang);
        stage.node.lies(RECEIPT, lie());
        let ended = stage.resume(&file);
        ended.failed(5, kind);
        speaks_of(&ended.stderr, &["NOT AS REVIEWED", "`s@a` did not do what was shown", words]);
        assert_eq!(stage.node.sent().len(), 1, "nothing more was begun");
        stage.node.behaves();
        stage.resume(&file).done();
    }
}

#[test]
fn what_reverted_meanwhile_is_no_surprise_and_is_done_anew() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", "[[action]]\ndo = \"stake\"\naccount = \"a\"\namount = \"1\"\nwith = \"lido\"\n");
    stage.dies_at(&["batch", "run", &file, "--yes"], SEND, 0, Lie::DoneAndHang);
    // Once where it is looked for, and once where it is waited for.
    stage.node.lies_at(RECEIPT, 0, 2, Lie::reverted());
    let ended = stage.resume(&file);
    assert!(!ended.stderr.contains("NOT AS REVIEWED"), "{}", ended.stderr);
    assert_eq!(ended.done()["done"], 1);
    assert_eq!(stage.node.sent().len(), 2, "what reverted did nothing");
}

#[test]
fn a_burst_that_was_broken_off_is_resumed_step_by_step_and_the_other_way_about() {
    for (first, then) in [(true, false), (false, true)] {
        let stage = Stage::set();
        let file = stage.file("batch.toml", &batch());
        let words = |act: &'static str, burst: bool| {
            [["batch", act, &file, "--yes"].as_slice(), ["--burst"].get(usize::from(!burst)..).unwrap()].concat()
        };
        let (run, resume) = (words("run", first), words("resume", then));
        stage.dies_at(&run, SEND, 2, Lie::DoneAndHang);
        assert_eq!(stage.run(&resume).done()["done"], 13);
        finish(&stage, &file, 1);
    }
}

#[test]
fn half_an_action_is_carried_on_by_the_history_and_is_not_done_again() {
    let stage = Stage::set();
    let text = "[[action]]\ndo = \"stake\"\naccount = \"a\"\namount = \"3\"\nwith = \"lido\"\n[[action]]\nid = \"half\"\ndo = \"deposit\"\naccount = \"a\"\nasset = \"steth\"\namount = \"2\"\ninto = \"eigenlayer/steth\"\n";
    let file = stage.file("batch.toml", text);
    // It is killed where it looks at the second step once more.
    stage.node.lies_at(SYNC, 0, 1, Lie::DoneAndHang);
    let mut process = stage.command(&["batch", "run", &file, "--yes"]).spawn().unwrap();
    stage.node.hung();
    process.kill().unwrap();
    process.wait().unwrap();
    stage.node.behaves();
    let settled = stage.run(&["history", "resume", "--account", "a", "--yes"]).done();
    assert_eq!(stage.status(&file), expected(&[("#1@a", "done"), ("half@a", "half done")]), "{settled}");
    let plans = stage.run(&["history", "list", "--account", "a"]).done();
    let half =
        plans["plans"].as_array().unwrap().iter().find(|plan| plan["done"] == 1 && plan["steps"] == 2).unwrap_or_else(|| panic!("{plans}"));
    let shown = stage.run(&["history", "show", half["plan"].as_str().unwrap(), "--account", "a"]).done();
    assert!(shown.to_string().contains("Deposit") || shown.to_string().contains("deposit"), "{shown}");
    stage.run(&["history", "resume", half["plan"].as_str().unwrap(), "--account", "a", "--yes"]).done();
    assert_eq!(stage.status(&file), expected(&[("#1@a", "done"), ("half@a", "done")]));
    let sent = stage.node.sent().len();
    assert_eq!(stage.resume(&file).done()["done"], 2);
    assert_eq!(stage.node.sent().len(), sent, "it is done once");
    stage.one_each(3);
}

#[test]
fn for_what_is_stuck_more_is_paid_as_far_as_the_file_says() {
    for (limit, signed) in [("max_fee = \"1000gwei\"", 2), ("max_total_fee = \"1\"", 1)] {
        let stage = Stage::set();
        let text = format!(
            "[limits]\n{limit}\n[[action]]\ndo = \"send\"\naccount = \"a\"\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\ntimeout = 8\n"
        );
        let file = stage.file("batch.toml", &text);
        // A node has it in its pool, and never mines it.
        stage.node.lies_at(SEND, 0, 1, Lie::Result(json!(alloy::primitives::B256::ZERO)));
        let other = stage.chain().send_as(stage.address("b"), stage.address("b"), U256::ZERO, vec![]).unwrap().transaction_hash;
        let mut shown = restake::practice::rpc::answer(&mut stage.chain(), "eth_getTransactionByHash", &[json!(other)]).unwrap();
        let running = stage.start(&file);
        running.until("it is signed and sent", || stage.node.count(SEND) == 1);
        drop(running);
        shown["hash"] = json!(stage.node.sent()[0].tx_hash());
        stage.node.lies("eth_getTransactionByHash", Lie::Result(shown));
        let resumed = stage.resume(&file);
        let hashes: BTreeSet<_> = stage.node.sent().iter().map(|sent| *sent.tx_hash()).collect();
        assert_eq!(hashes.len(), signed, "{limit}: {resumed}");
        if signed == 2 {
            assert_eq!(resumed.done()["done"], 1);
            speaks_of(&resumed.stderr, &["what was sent is not mined, and more is paid for it now"]);
            assert_eq!(stage.paid(), ether("1"));
        } else {
            resumed.report(5);
            assert_eq!(stage.paid(), U256::ZERO);
        }
    }
}

#[test]
fn for_what_another_file_left_no_more_is_paid() {
    let stage = Stage::set();
    let file = |name: &str, max_fee: &str| {
        let text = format!(
            "[limits]\nmax_fee = \"{max_fee}\"\n[[action]]\ndo = \"send\"\naccount = \"a\"\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\ntimeout = 8\n"
        );
        stage.file(name, &text)
    };
    let (dear, cheap) = (file("dear.toml", "1000gwei"), file("cheap.toml", "20gwei"));
    stage.carry_out(&dear).done();
    let other = stage.chain().send_as(stage.address("b"), stage.address("b"), U256::ZERO, vec![]).unwrap().transaction_hash;
    let mut shown = restake::practice::rpc::answer(&mut stage.chain(), "eth_getTransactionByHash", &[json!(other)]).unwrap();
    let sent = stage.node.count(SEND);
    stage.node.lies_at(SEND, 0, 1, Lie::Result(json!(alloy::primitives::B256::ZERO)));
    let running = stage.start(&cheap);
    running.until("it is signed and sent", || stage.node.count(SEND) == sent + 1);
    drop(running);
    shown["hash"] = json!(stage.node.sent().last().unwrap().tx_hash());
    stage.node.lies("eth_getTransactionByHash", Lie::Result(shown));
    let signed = || stage.node.sent().iter().map(|sent| *sent.tx_hash()).collect::<BTreeSet<_>>().len();
    let before = signed();
    let resumed = stage.resume(&dear);
    assert_eq!(signed(), before, "{resumed}");
    assert_eq!(stage.paid(), ether("1"));
}
