//! A file that was run before: asked about, refused with `--once`, done once more with `--again`; an edited one is another.

use alloy::primitives::U256;
use serde_json::json;

use super::stage::{PAYEE, SEND, SYNC, Stage, ether, expected, states};
use crate::hostile::{home::speaks_of, node::Lie};

fn pay(amount: &str) -> String {
    format!("[[action]]\ndo = \"send\"\naccount = [\"a\", \"b\"]\namount = \"{amount}\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n")
}

#[test]
fn the_same_file_is_done_once_unless_it_is_said() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("1"));
    assert_eq!(stage.run(&["batch", "run", &file, "--yes", "--once"]).done()["run"], 1);
    let sent = stage.node.sent().len();
    let error = stage.carry_out(&file).failed(2, "usage");
    speaks_of(&error, &["was carried out on ", "UTC", "pass `--again`"]);
    let error = stage.run(&["batch", "run", &file, "--yes", "--once"]).failed(4, "once");
    speaks_of(&error, &["was carried out on", "leave `--once` out"]);
    assert_eq!(stage.node.sent().len(), sent);
    let both = stage.run(&["batch", "run", &file, "--yes", "--once", "--again"]);
    speaks_of(&both.said(2), &["--once", "--again"]);
    let result = stage.run(&["batch", "run", &file, "--yes", "--again"]).done();
    assert_eq!((&result["run"], &result["done"]), (&json!(2), &json!(2)));
    assert_eq!(stage.paid(), ether("4"));
    // What is known is that of the last run.
    let status = stage.run(&["batch", "status", &file]).done();
    assert_eq!((&status["run"], &status["done"]), (&json!(2), &json!(2)));
    assert_eq!(stage.resume(&file).done()["run"], 2);
    stage.one_each(4);
}

#[test]
fn the_same_words_under_another_name_are_the_same_file() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("1"));
    stage.carry_out(&file).done();
    let copy = stage.file("copy.toml", &pay("1"));
    stage.run(&["batch", "run", &copy, "--yes", "--once"]).failed(4, "once");
    assert_eq!(stage.status(&copy), expected(&[("#1@a", "done"), ("#1@b", "done")]));
}

#[test]
fn an_edited_file_is_another() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("1"));
    let first = stage.carry_out(&file).done();
    let file = stage.file("batch.toml", &format!("{}# a word more\n", pay("1")));
    assert_eq!(stage.status(&file), expected(&[("#1@a", "not begun"), ("#1@b", "not begun")]));
    let error = stage.resume(&file).failed(1, "never");
    speaks_of(&error, &["as it is now, was never run with these accounts", "whatever is changed in it"]);
    let second = stage.run(&["batch", "run", &file, "--yes", "--once"]).done();
    assert_ne!(first["script"], second["script"]);
    assert_eq!((stage.paid(), &second["run"]), (ether("4"), &json!(1)));
}

#[test]
fn what_was_only_begun_is_not_begun_again() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("1"));
    stage.dies_at(&["batch", "run", &file, "--yes"], SEND, 0, Lie::Hang);
    for more in [["--yes"].as_slice(), &["--yes", "--once"], &["--yes", "--again"]] {
        let error = stage.run(&[["batch", "run", &file].as_slice(), more].concat()).failed(4, "begun");
        speaks_of(&error, &["was begun on", "of 2 actions are done", "restake batch resume"]);
    }
    assert_eq!(stage.resume(&file).done()["done"], 2);
    assert_eq!(stage.paid(), ether("2"));
    stage.one_each(2);
}

#[test]
fn another_version_is_done_once_all_accounts_are_also_those_that_are_in_it_alone() {
    let stage = Stage::set();
    let pay = |account: &str| {
        format!(
            "[[action]]\nid = \"pay-{account}\"\ndo = \"send\"\naccount = \"{account}\"\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n"
        )
    };
    let (both, one) = (stage.file("both.toml", &format!("{}{}", pay("a"), pay("b"))), stage.file("one.toml", &pay("a")));
    stage.dies_at(&["batch", "run", &both, "--yes"], SEND, 0, Lie::Hang);
    let error = stage.carry_out(&one).failed(4, "begun");
    speaks_of(&error, &["another batch with actions of", "of its 2 actions are done", "`--again`"]);
    assert_eq!(stage.resume(&both).done()["done"], 2);
    assert_eq!(stage.carry_out(&one).done()["done"], 1);
    assert_eq!(stage.paid(), ether("3"));
}

#[test]
fn what_failed_before_anything_was_signed_may_be_run_again() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &pay("70"));
    stage.chain().set_balance(stage.address("b"), U256::ZERO);
    stage.carry_out(&file).failed(4, "funds");
    stage.untouched();
    stage.resume(&file).failed(1, "never");
    stage.chain().set_balance(stage.address("b"), ether("71"));
    assert_eq!(states(&stage.run(&["batch", "run", &file, "--yes", "--once"]).done()).len(), 2);
}

#[test]
fn an_account_is_the_same_under_another_name() {
    let stage = Stage::set();
    let both = format!("[\"{}\", \"ops/0\"]", stage.address("a"));
    let file = stage.file("batch.toml", &pay("1").replace("[\"a\", \"b\"]", &both));
    // Neither is done at first.
    stage.node.lies_at(SEND, 0, 2, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    stage.carry_out(&file).failed(5, "unfinished");
    stage.run(&["account", "rename", "a", "first"]).done();
    assert_eq!(stage.resume(&file).done()["run"], 1);
    stage.run(&["account", "rename", "first", "again"]).done();
    let sent = stage.node.sent().len();
    assert_eq!(stage.resume(&file).done()["run"], 1);
    assert_eq!(stage.status(&file), expected(&[("#1@again", "done"), ("#1@ops/0", "done")]));
    stage.run(&["batch", "run", &file, "--yes", "--once"]).failed(4, "once");
    assert_eq!((stage.node.sent().len(), stage.paid()), (sent, ether("2")));
    stage.one_each(2);
}

#[test]
fn what_the_chain_took_back_gives_its_nonce_to_no_other_file() {
    let stage = Stage::set();
    let before = stage.chain().snapshot();
    let (first, second) = (stage.file("first.toml", &pay("1")), stage.file("second.toml", &pay("2")));
    stage.carry_out(&first).done();
    assert!(stage.chain().revert(before));
    stage.chain().mine(5, 12);
    let error = stage.carry_out(&second).failed(1, "reorganised");
    speaks_of(&error, &["restake batch resume"]);
    assert_eq!(stage.paid(), U256::ZERO);
    stage.resume(&first).done();
    assert_eq!(stage.paid(), ether("2"));
    stage.carry_out(&second).done();
    assert_eq!(stage.paid(), ether("6"));
    stage.one_each(4);
}

#[test]
fn another_file_that_does_something_else_under_the_same_name_is_not_held_up() {
    let stage = Stage::set();
    let begun = stage.file("begun.toml", &pay("1"));
    stage.node.lies_at(SEND, 0, 2, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    stage.carry_out(&begun).failed(5, "unfinished");
    let same = stage.file("same.toml", &pay("2"));
    speaks_of(&stage.carry_out(&same).failed(4, "begun"), &["another batch with actions of", "0 of its 2 actions are done"]);
    let other = stage.file("other.toml", "[[action]]\ndo = \"stake\"\naccount = \"a\"\namount = \"1\"\nwith = \"lido\"\n");
    stage.run(&["batch", "run", &other, "--yes", "--once"]).done();
}

#[test]
fn an_edited_file_is_known_by_the_addresses_of_its_accounts() {
    let stage = Stage::set();
    let text = |amount: &str| pay(amount).replace("[\"a\", \"b\"]", &format!("\"{}\"", stage.address("a")));
    let file = stage.file("batch.toml", &text("1"));
    stage.node.lies_at(SEND, 0, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    stage.node.lies_at(SYNC, 0, 1, Lie::Error(-32000, "insufficient funds for gas * price + value"));
    stage.carry_out(&file).failed(5, "unfinished");
    stage.run(&["account", "rename", "a", "first"]).done();
    let edited = stage.file("edited.toml", &text("2"));
    stage.carry_out(&edited).failed(4, "begun");
    stage.resume(&file).done();
    stage.carry_out(&edited).done();
    assert_eq!(stage.paid(), ether("3"));
}

#[test]
fn what_went_out_again_is_not_forgotten_where_the_rest_is_not_agreed_to() {
    let stage = Stage::set();
    let one = |id: &str, more: &str| {
        format!("[[action]]\nid = \"{id}\"\ndo = \"send\"\naccount = \"a\"\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n{more}\n")
    };
    let file = stage.file("batch.toml", &format!("{}{}", one("first", ""), one("next", "after = \"first\"")));
    stage.dies_at(&["batch", "run", &file, "--yes"], SEND, 0, Lie::Hang);
    let ended = stage.run(&["batch", "resume", &file]);
    speaks_of(&ended.failed(5, "usage"), &["was sent again, and then something went wrong", "there is no one to ask"]);
    assert_eq!(stage.paid(), ether("1"));
    stage.resume(&file).done();
    assert_eq!(stage.paid(), ether("2"));
}
