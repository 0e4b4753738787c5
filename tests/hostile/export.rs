//! The journal as an accountant gets it, and what a plan did against what its review promised.

use std::fs;

use alloy::primitives::U256;
use restake::plan::{Call, Step};
use serde_json::{Value, json};

use super::{
    home::{Outcome, keystore, owner, speaks_of},
    node::Lie,
    stage::{Contracts, Stage, whole},
};

const STAKE: [&str; 5] = ["stake", "1", "--with", "lido", "--yes"];
const RECEIPT: &str = "eth_getTransactionReceipt";

/// The first lines of what is printed for people.
fn plainly(stage: &Stage, words: &[&str]) -> String {
    let mut command = stage.home.command(words);
    let all: Vec<_> = command.get_args().filter(|word| *word != "--json").map(ToOwned::to_owned).collect();
    let environment: Vec<_> = command.get_envs().filter_map(|(key, value)| Some((key.to_owned(), value?.to_owned()))).collect();
    let program = command.get_program().to_owned();
    command = std::process::Command::new(program);
    let output = command.args(all).env_clear().envs(environment).output().unwrap();
    let outcome = Outcome::new(words, output);
    assert!(!outcome.stdout.is_empty(), "{outcome}");
    outcome.stdout
}

/// The rows by the names of their columns.
fn rows(text: &str) -> Vec<std::collections::HashMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[test]
fn an_accountant_gets_a_row_for_each_transaction() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    stage.home.run(&["wrap", "2", "steth", "--yes"]).done();
    let text = plainly(&stage, &["history", "export"]);
    assert!(text.lines().all(|line| line.starts_with('"') && line.ends_with('"')), "every cell is in quotes: {text}");
    let rows = rows(&text);
    let sent = stage.node.sent();
    assert_eq!(rows.len(), sent.len(), "{text}");
    for (row, sent) in rows.iter().zip(&sent) {
        assert_eq!((&row["hash"], &row["status"], &row["account"]), (&sent.tx_hash().to_string(), &"mined".into(), &"me".into()));
        assert!(row["date"].starts_with("2027-01-15T") && row["block"].parse::<u64>().unwrap() > 0, "the time of its block: {row:?}");
        assert!(row["fee_eth"].starts_with("0.0") && row["differences"].is_empty(), "{row:?}");
        assert_eq!((&row["network"], &row["address"]), (&"practice".into(), &owner().to_string()));
    }
    let stake = &rows[0];
    assert_eq!(
        (&stake["action"], &stake["out"], &stake["value_out_eth"], &stake["step"]),
        (&"stake".into(), &"1 ETH".into(), &"1".into(), &"1".into())
    );
    assert!(stake["in"].ends_with(" stETH") && (stake["value_in_eth"].starts_with("0.99") || stake["value_in_eth"] == "1"), "{stake:?}");
    let wrap = rows.last().unwrap();
    assert!(wrap["out"].ends_with(" stETH") && wrap["in"].ends_with(" wstETH"), "{wrap:?}");
}

#[test]
fn without_a_node_there_is_what_the_journal_knows() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    let trips = stage.node.trips();
    let export = stage.home.run(&["history", "export", "--offline"]).done();
    assert_eq!(stage.node.trips(), trips);
    let row = &export["transactions"][0];
    assert_eq!(
        (&row["status"], &row["out"][0]["amount"], &row["in"], &row["title"]),
        (&json!("mined"), &json!("1"), &json!([]), &json!("Stake ether with Lido"))
    );
    assert!(row["fee"]["wei"].as_str().unwrap().parse::<u64>().unwrap() > 0 && row["value_out"].is_null(), "{row}");
    let online = stage.home.run(&["history", "export"]).done();
    assert_eq!(online["transactions"][0]["fee"], row["fee"], "journal and receipt agree");
}

#[test]
fn a_file_is_written_once_and_holds_a_json_line_a_row() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    let file = stage.home.path("rows.jsonl");
    let words = ["history", "export", "--format", "json", "--out", file.to_str().unwrap()];
    let text = plainly(&stage, &words);
    speaks_of(&text, &["1 transaction written to", "rows.jsonl"]);
    let line: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(line["hash"], json!(stage.node.sent()[0].tx_hash()));
    speaks_of(&stage.home.run(&words).failed(2, "usage"), &["is there already"]);
}

#[test]
fn where_the_node_keeps_no_old_state_the_value_is_left_out_and_all_else_is_there() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    stage.node.lies("eth_call", Lie::Error(-32000, "missing trie node"));
    let row = stage.home.run(&["history", "export"]).done()["transactions"][0].take();
    assert!(row["value_in"].is_null() && row["in"][0]["symbol"] == "stETH", "{row}");
    assert_eq!(row["value_out"]["amount"], "1", "ether is worth itself");
    stage.node.behaves();
    stage.node.lies(RECEIPT, Lie::Result(Value::Null));
    let outcome = stage.home.run(&["history", "export"]);
    assert_eq!(outcome.done()["transactions"][0]["in"], json!([]));
    speaks_of(&outcome.stderr, &["the node has no receipt of 1 transaction"]);
}

#[test]
fn a_plans_own_words_are_no_formula() {
    let stage = Stage::set();
    let call = Call {
        to: stage.at.steth,
        value: U256::ONE,
        data: alloy::sol_types::SolCall::abi_encode(&Contracts::submitCall { referral: Default::default() }).into(),
    };
    let mut plan = stage.plan(vec![Step::new("=HYPERLINK(\"http://evil.example\",\"x\")", call).spends(Default::default(), U256::ONE)]);
    plan.command = "@SUM(1+1)*cmd|' /C calc'!A0".into();
    stage.home.carry_out(&plan).done();
    let row = rows(&plainly(&stage, &["history", "export"])).remove(0);
    assert!(row["title"].starts_with("'=HYPERLINK") && row["action"].starts_with("'@SUM"), "{row:?}");
    assert_eq!(row["out"], "0.000000000000000001 ETH");
}

#[test]
fn what_did_something_else_than_was_reviewed_is_said_loudly() {
    let stage = Stage::set();
    stage.home.run(&["wrap", "2", "steth", "--yes"]).done();
    let id = stage.home.run(&["history", "list"]).done()["plans"][0]["plan"].as_str().unwrap().to_owned();
    let shown = stage.home.run(&["history", "show", &id]).done();
    let (calls, effects) = (shown["calls"].as_array().unwrap(), shown["effects"].as_array().unwrap());
    assert_eq!(
        (calls.last().unwrap()["function"].as_str(), calls.last().unwrap()["contract"].as_str()),
        (Some("wrap"), Some("wstETH")),
        "{shown}"
    );
    assert!(calls.iter().all(|call| call["differs"] == false) && effects.len() == calls.len(), "{shown}");
    assert!(effects.iter().all(|effect| effect["surprises"].is_null()), "{shown}");
    let text = plainly(&stage, &["history", "show", &id]);
    speaks_of(&text, &["calls wrap of wstETH", "by its receipt", "left 2 stETH", "arrived "]);
    assert!(!text.contains("NOT AS REVIEWED"), "{text}");
    let more = |receipt: &mut Value| {
        for log in receipt["logs"].as_array_mut().into_iter().flatten().filter(|log| log["topics"].as_array().unwrap().len() == 3) {
            log["data"] = json!(format!("{:#066x}", whole(3)));
        }
    };
    stage.node.lies(RECEIPT, Lie::Edit(Box::new(more)));
    speaks_of(&plainly(&stage, &["history", "show", &id]), &["NOT AS REVIEWED: 3 stETH left"]);
    let outcome = stage.home.run(&["history", "export"]);
    assert!(outcome.done()["transactions"].as_array().unwrap().iter().any(|row| row["differences"] != json!([])), "{outcome}");
    speaks_of(&outcome.stderr, &["did something else than was reviewed"]);
}

#[test]
fn a_journal_that_was_edited_shows_the_call_that_was_signed() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    let text = fs::read_to_string(stage.home.journal()).unwrap();
    let (steth, wsteth) = (stage.at.steth.to_string().to_lowercase(), stage.at.wsteth.to_string().to_lowercase());
    let plan = text.lines().next().unwrap();
    fs::write(stage.home.journal(), text.replace(plan, &plan.replace(&format!("\"to\":\"{steth}\""), &format!("\"to\":\"{wsteth}\""))))
        .unwrap();
    let id = stage.home.run(&["history", "list"]).done()["plans"][0]["plan"].as_str().unwrap().to_owned();
    let shown = stage.home.run(&["history", "show", &id]).done();
    assert_eq!((&shown["calls"][0]["differs"], &shown["calls"][0]["contract"]), (&json!(true), &json!("stETH")), "{shown}");
}

#[test]
fn without_a_node_a_plan_is_shown_by_the_journal() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    let id = stage.home.run(&["history", "list"]).done()["plans"][0]["plan"].as_str().unwrap().to_owned();
    stage.node.lies("eth_chainId", Lie::Lost);
    let outcome = stage.home.run(&["history", "show", &id]);
    let shown = outcome.done();
    assert_eq!((&shown["effects"], &shown["calls"][0]["function"]), (&json!([]), &json!("submit")), "{shown}");
    speaks_of(&outcome.stderr, &["it was not looked up"]);
}

#[test]
fn plans_are_found_by_day_command_state_and_account() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    stage.home.run(&["wrap", "2", "steth", "--yes"]).done();
    let found = |words: &[&str]| {
        let list = stage.home.run(&[&["history", "list"], words].concat()).done();
        list["plans"].as_array().unwrap().iter().map(|plan| plan["command"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found(&[]), ["stake", "wrap"]);
    assert_eq!(found(&["--command", "wrap"]), ["wrap"]);
    assert_eq!(found(&["--state", "done"]).len(), 2);
    assert!(found(&["--state", "open"]).is_empty() && found(&["--since", "2999-01-01"]).is_empty());
    assert!(found(&["--until", "2020-12-31"]).is_empty() && found(&["--since", "2020-01-01", "--until", "2999-01-01"]).len() == 2);
    let export = stage.home.run(&["history", "export", "--command", "stake", "--since", "2027-01-01", "--until", "2027-12-31"]).done();
    assert_eq!(export["transactions"].as_array().unwrap().len(), 1, "the days of an export are those of the blocks");
    assert!(stage.home.run(&["history", "export", "--until", "2027-01-01"]).done()["transactions"].as_array().unwrap().is_empty());
    for wrong in [["--since", "yesterday"], ["--state", "over"]] {
        assert_eq!(stage.home.command(&[&["history", "list"][..], &wrong].concat()).output().unwrap().status.code(), Some(2));
    }
}

#[test]
fn every_account_that_signed_is_in_one_list() {
    let stage = Stage::set();
    stage.home.run(&STAKE).done();
    // A second account that signed the same, and one that signed nothing.
    let other = alloy::signers::local::PrivateKeySigner::from_bytes(&alloy::primitives::keccak256("other")).unwrap();
    stage.chain().set_balance(other.address(), whole(10));
    let write = |name: &str, text: String| fs::write(stage.home.path(name), text).unwrap();
    write("home/keystores/other.json", keystore(other.to_bytes().as_slice(), other.address()).to_string());
    write(
        "home/accounts/other.json",
        json!({ "version": 1, "kind": "keystore", "address": other.address(), "keystore": "other.json" }).to_string(),
    );
    stage.home.run(&[&STAKE[..], &["--account", "other"]].concat()).done();
    let accounts = |words: &[&str]| {
        let list = stage.home.run(&[&["history"], words].concat()).done();
        let key = if words[0] == "list" { ("plans", "account") } else { ("transactions", "address") };
        list[key.0].as_array().unwrap().iter().map(|plan| plan[key.1].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (me, other) = (owner().to_string(), other.address().to_string());
    for what in ["list", "export"] {
        assert_eq!(accounts(&[what]), [me.as_str()]);
        assert_eq!(accounts(&[what, "--account", "other"]), [other.as_str()]);
        assert_eq!(accounts(&[what, "--all-accounts"]), [me.as_str(), other.as_str()], "the first first");
    }
    speaks_of(&plainly(&stage, &["history", "list", "--all-accounts"]), &["ACCOUNT", " me ", " other "]);
}

#[test]
fn what_goes_back_to_its_sender_has_not_left() {
    let stage = Stage::set();
    stage.home.run(&["send", "1", "eth", &owner().to_string(), "--yes"]).done();
    for more in [&["--offline"][..], &[]] {
        let export = stage.home.run(&[&["history", "export"], more].concat()).done();
        assert_eq!((&export["transactions"][0]["status"], &export["transactions"][0]["out"]), (&json!("mined"), &json!([])), "{more:?}");
    }
}

#[test]
fn what_is_signed_and_broadcast_on_one_machine_is_one_plan_and_one_row() {
    let stage = Stage::set();
    let (plan, signed) = (stage.home.path("plan.json"), stage.home.path("plan.signed.json"));
    let (plan, signed) = (plan.to_str().unwrap(), signed.to_str().unwrap());
    stage.home.run(&["wrap", "2", "steth", "--save", plan]).done();
    stage.home.run(&["sign", plan, "--yes"]).done();
    stage.home.run(&["broadcast", signed, "--yes"]).done();
    let open = stage.home.run(&["history", "list", "--state", "open"]).done();
    assert_eq!(open["plans"], json!([]), "{open}");
    let sent = stage.node.sent();
    for more in [&["--offline"][..], &[]] {
        let export = stage.home.run(&[&["history", "export"], more].concat()).done();
        let hashes: Vec<_> = export["transactions"].as_array().unwrap().iter().map(|row| row["hash"].clone()).collect();
        assert_eq!(hashes, sent.iter().map(|sent| json!(sent.tx_hash())).collect::<Vec<_>>(), "{export}");
        assert!(export["transactions"].as_array().unwrap().iter().all(|row| row["status"] == "mined"), "{export}");
    }
    let lines = stage.home.path("rows.json");
    stage.home.run(&["history", "export", "--format", "json", "--out", lines.to_str().unwrap()]).done();
    assert!(fs::read_to_string(lines).unwrap().contains(&format!("\"address\":\"{}\"", owner())), "with the capitals of EIP-55");
}
