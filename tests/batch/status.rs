//! `batch status`: what the journals know of each action, without a node.

use serde_json::json;

use super::stage::{Ended, PAYEE, SEND, SYNC, Stage, expected};
use crate::hostile::{home::speaks_of, node::Lie};

fn text() -> String {
    format!(
        r#"
[defaults]
asset = "eth"
to = "{PAYEE}"
amount = "1"
[[action]]
id = "pay"
do = "send"
account = ["a", "b"]
[[action]]
id = "deposit"
do = "deposit"
account = "a"
amount = "1"
asset = "steth"
into = "eigenlayer/steth"
after = "stake"
[[action]]
id = "stake"
do = "stake"
account = "b"
with = "lido"
[[action]]
id = "last"
do = "send"
account = "a"
"#
    )
}

/// The command without a node.
fn status(stage: &Stage, file: &str, more: &[&str]) -> Ended {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_restake"));
    command.args(["batch", "status", file, "--home"]).arg(stage.home.path("home"));
    command.arg("--registry").arg(stage.home.path("registry.toml")).args(more).env_clear();
    Ended::of(&mut command)
}

#[test]
fn each_state_has_its_word() {
    let stage = Stage::set();
    let a = stage.address("a");
    stage.world.fund(a, super::stage::ether("1"));
    let staked = stage.file("stake.toml", "[[action]]\ndo = \"stake\"\naccount = \"a\"\namount = \"2\"\nwith = \"lido\"\n");
    stage.carry_out(&staked).done();
    let file = stage.file("batch.toml", &text());
    let nothing = status(&stage, &file, &[]).said(0);
    speaks_of(&nothing, &["pay@a: not begun\n", "last@a: not begun\n", "0 of 5 actions done.\n"]);
    assert_eq!(status(&stage, &file, &["--json"]).done()["run"], 0);
    // Only the first step of the deposit is handed over, and the process is gone before it knows.
    stage.dies_at(&["batch", "run", &file, "--yes"], SYNC, 0, Lie::DoneAndHang);
    let asked = stage.node.trips();
    let open = [("pay@a", "done"), ("pay@b", "done"), ("stake@b", "done"), ("deposit@a", "open"), ("last@a", "not begun")];
    assert_eq!(super::stage::states(&status(&stage, &file, &["--json"]).done()), expected(&open));
    speaks_of(
        &status(&stage, &file, &[]).said(0),
        &["deposit@a: open: something was signed for it that has no end yet", "3 of 5 actions done."],
    );
    assert_eq!(stage.node.trips(), asked, "no node is asked");
    stage.run(&["history", "resume", "--account", "a", "--yes"]).done();
    speaks_of(&status(&stage, &file, &[]).said(0), &["deposit@a: half done: 1 step left\n", "last@a: not begun\n"]);
    // Its owner gives it up: it is left out, and nothing that waits for it is done.
    let plans = stage.run(&["history", "list", "--account", "a"]).done();
    let half =
        plans["plans"].as_array().unwrap().iter().find(|plan| plan["done"] == 1 && plan["steps"] == 2).unwrap_or_else(|| panic!("{plans}"));
    stage.run(&["history", "close", half["plan"].as_str().unwrap(), "--account", "a"]).done();
    speaks_of(&status(&stage, &file, &[]).said(0), &["deposit@a: given up\n", "last@a: not begun\n"]);
    let result = stage.resume(&file).done();
    assert_eq!((&result["done"], &result["of"]), (&json!(4), &json!(5)));
    speaks_of(&status(&stage, &file, &[]).said(0), &["deposit@a: given up\n4 of 5 actions done.\n"]);
}

#[test]
fn what_failed_is_called_so() {
    let stage = Stage::set();
    let file = stage
        .file("batch.toml", &format!("[[action]]\ndo = \"send\"\naccount = \"a\"\nasset = \"eth\"\namount = \"1\"\nto = \"{PAYEE}\"\n"));
    let (chain, a) = (stage.node.shared(), stage.address("a"));
    let other = move || drop(chain.lock().unwrap().send_as(a, a, Default::default(), alloy::primitives::Bytes::new()).unwrap());
    stage.node.lies_at(SEND, 0, 1, Lie::After(Box::new(other)));
    stage.carry_out(&file).failed(5, "unfinished");
    speaks_of(&status(&stage, &file, &[]).said(0), &["#1@a: failed: another transaction took nonce 0\n", "0 of 1 action done."]);
}

#[test]
fn who_is_only_watched_has_a_status_too() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", "[[action]]\ndo = \"undelegate\"\naccount = \"cold\"\n");
    assert_eq!(stage.status(&file), expected(&[("#1@cold", "not begun")]));
}

#[test]
fn the_history_of_one_file_is_told_from_all_else() {
    let stage = Stage::set();
    let pay = |account: &str, amount: &str| {
        format!(
            "[[action]]\nid = \"pay-{amount}\"\ndo = \"send\"\naccount = {account}\namount = \"{amount}\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n"
        )
    };
    let (first, second) = (stage.file("first.toml", &pay("[\"a\", \"b\"]", "1")), stage.file("second.toml", &pay("\"a\"", "2")));
    stage.carry_out(&first).done();
    stage.carry_out(&second).done();
    stage.run(&["send", "3", "eth", PAYEE, "--account", "a", "--yes", "--allow-unknown", PAYEE]).done();
    let sent = |words: &[&str]| {
        let listed = stage.run(&[&["history", "list"], words].concat()).done();
        listed["plans"].as_array().unwrap_or_else(|| panic!("{listed}")).len()
    };
    assert_eq!((sent(&["--all-accounts"]), sent(&["--batch", &first]), sent(&["--batch", &second])), (4, 2, 1));
    assert_eq!((sent(&["--batch", &first, "--account", "b"]), sent(&["--batch", &second, "--account", "b"])), (1, 0));
    let rows = stage.plain(&["history", "export", "--batch", &first, "--format", "csv"]).said(0);
    assert_eq!(rows.lines().filter(|row| row.contains(PAYEE) || row.contains("send")).count(), 2, "{rows}");
    stage.file("first.toml", &pay("[\"a\", \"b\"]", "4"));
    assert_eq!(sent(&["--batch", &first]), 0, "changed, it is another file");
    let said = stage.plain(&["history", "list", "--batch", &first]).said(0);
    speaks_of(&said, &["Nothing that was signed here is of the batch file as it is now"]);
    let said = stage.plain(&["history", "list", "--command", "stake", "--all-accounts"]).said(0);
    assert_eq!(said, "Nothing that was signed here is of that.\n");
    let said = stage.plain(&["history", "list", "--batch", "absent.toml"]).said(1);
    assert!(said.contains("the batch file absent.toml cannot be read"), "{said}");
}
