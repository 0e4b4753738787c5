//! `batch check`: everything in order on a copy of the state, with what it comes to; nothing is signed.

use alloy::primitives::U256;
use serde_json::{Value, json};

use super::stage::{PAYEE, Stage, ether};
use crate::hostile::home::speaks_of;

fn wei(money: &Value) -> U256 {
    money["wei"].as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no amount: {money}"))
}

fn of<'a>(list: &'a Value, symbol: &str) -> &'a Value {
    let found = list.as_array().expect("a list").iter().find(|money| money["symbol"] == symbol);
    found.unwrap_or_else(|| panic!("no {symbol} in {list}"))
}

#[test]
fn totals_are_given_by_account_and_by_asset_with_the_fees_at_worst() {
    let stage = Stage::set();
    let text = format!(
        r#"
[limits]
max_fee = "7gwei"
[[action]]
do = "send"
account = ["a", "b"]
amount = "1.5"
asset = "eth"
to = "{PAYEE}"
repeat = 2
[[action]]
do = "stake"
account = "b"
amount = "2"
with = "lido"
"#
    );
    let file = stage.file("batch.toml", &text);
    let ended = stage.run(&["batch", "check", &file]);
    let result = ended.done();
    assert_eq!((&result["actions"], &result["max_fee"], &result["not_simulated"]), (&json!(5), &json!("7 gwei"), &json!([])));
    assert_eq!(of(&result["leaves_at_most"], "ETH")["amount"], "8");
    let accounts = result["accounts"].as_array().unwrap();
    let names: Vec<_> = accounts.iter().map(|account| account["account"].as_str().unwrap()).collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(of(&accounts[0]["leaves_at_most"], "ETH")["amount"], "3");
    assert_eq!(of(&accounts[1]["leaves_at_most"], "ETH")["amount"], "5");
    assert!(wei(of(&accounts[1]["arrives_at_least"], "stETH")).abs_diff(ether("2")) < U256::from(9));
    // Two payments of 21,000 gas at 7 gwei, and what the node's estimate adds.
    let fee = wei(&accounts[0]["fee_at_most"]);
    assert!(fee >= U256::from(2 * 21_000 * 7_000_000_000_u64) && fee < U256::from(2 * 40_000 * 7_000_000_000_u64), "{fee}");
    assert_eq!(wei(&result["fee_at_most"]), fee + wei(&accounts[1]["fee_at_most"]));
    let said = stage.plain(&["batch", "check", &file]).said(0);
    speaks_of(&said, &["#1@a:1", "#1@b:2", "#2@b", "In all", "a: leaves at most 3 ETH", "together: leaves at most 8 ETH"]);
    speaks_of(&said, &["no unit of gas costs more than 7 gwei", "5 actions can be done as things are now; nothing was signed."]);
    assert!(said.lines().all(|line| line.chars().count() <= 100), "{said}");
    stage.untouched();
    assert_eq!(stage.paid(), U256::ZERO);
}

#[test]
fn an_action_that_is_not_possible_is_named_and_the_others_are_shown() {
    let stage = Stage::set();
    let text = format!(
        r#"
[defaults]
asset = "eth"
to = "{PAYEE}"
[[action]]
id = "little"
do = "send"
account = ["a", "b"]
amount = "1"
[[action]]
id = "much"
do = "send"
account = "a"
amount = "500"
[[action]]
id = "later"
do = "send"
account = "a"
amount = "2"
[[action]]
id = "other"
do = "send"
account = "b"
amount = "3"
after = "much"
[[action]]
id = "free"
do = "send"
account = "c"
amount = "4"
"#
    );
    let file = stage.file("batch.toml", &text);
    let ended = stage.run(&["batch", "check", &file]);
    let error = ended.failed(4, "funds");
    speaks_of(&error, &["1 of 6 actions not possible: nothing was signed"]);
    let lines = ended.lines();
    let result = &lines[0]["result"];
    assert_eq!((&result["not_possible"][0]["action"], &result["actions"]), (&json!("much@a"), &json!(3)), "{ended}");
    speaks_of(&ended.stderr, &["Action    little@a", "Action    little@b", "Action    free@c", "`much@a` cannot be done"]);
    speaks_of(&ended.stderr, &["not simulated: `later@a`: it comes after `much@a`", "not simulated: `other@b`: `much@a` is not possible"]);
    assert_eq!(ended.stderr.matches("`much@a` cannot be done").count(), 1, "{ended}");
    stage.run(&["batch", "run", &file, "--yes"]).failed(4, "funds");
    stage.untouched();
}

#[test]
fn limits_of_the_whole_and_of_each_account_are_kept() {
    let stage = Stage::set();
    let refused = |limits: &str, words: &[&str]| {
        let text = format!(
            "[limits]\n{limits}\n[[action]]\ndo = \"send\"\naccount = [\"a\", \"b\"]\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n"
        );
        let file = stage.file("batch.toml", &text);
        for act in [["batch", "check", &file].as_slice(), &["batch", "run", &file, "--yes"]] {
            speaks_of(&stage.run(act).failed(4, "limit"), words);
        }
    };
    refused("max_total_fee = \"0.0000001\"", &["the fees of", "0.0000001 ETH is the limit", "raise `max_total_fee` under `[limits]`"]);
    refused(
        "max_spend = { eth = \"1.5\" }",
        &["2 ETH may leave the batch, and 1.5 ETH is the limit", "raise `max_spend` under `[limits]`"],
    );
    let a = stage.address("a").to_string();
    refused("account = { max_spend = { ETH = \"0.5\" } }", &["1 ETH may leave", &a, "0.5 ETH is the limit", "`[limits.account]`"]);
    refused("account = { max_total_fee = \"1gwei\" }", &["the fees of", &a, "`[limits.account]`"]);
    stage.untouched();
    let file = stage.file("batch.toml", "[limits]\nmax_spend = { ethh = \"1\" }\n[[action]]\ndo = \"undelegate\"\naccount = \"a\"\n");
    let error = stage.run(&["batch", "check", &file]).failed(2, "script");
    speaks_of(&error, &["line 4", "no asset `ethh`"]);
}

#[test]
fn an_asset_has_one_limit() {
    let stage = Stage::set();
    let text = format!("[limits]\nmax_spend = {{ steth = \"1\", \"{}\" = \"2\" }}\n", stage.world.lido.steth);
    let file = stage.file("batch.toml", &(text + "[[action]]\ndo = \"undelegate\"\naccount = \"a\"\n"));
    speaks_of(
        &stage.run(&["batch", "check", &file]).failed(2, "script"),
        &["line 4, column", "stETH has a limit already, by another name"],
    );
}

#[test]
fn what_is_found_wrong_later_has_its_place_in_the_file_and_its_own_hint() {
    let stage = Stage::set();
    let text = r#"
[[action]]
do = "stake"
account = "a"
amount = "1"
with = "lidoo"
[[action]]
do = "wrap"
account = "b"
amount = "1"
token = "stethh"
"#;
    let file = stage.file("batch.toml", text);
    let ended = stage.run(&["batch", "check", &file]);
    let error = ended.failed(2, "usage");
    speaks_of(&error, &["2 of 2 actions not possible"]);
    assert!(!error.contains("hint"), "each has its own: {error}");
    assert_eq!(ended.lines()[0]["result"]["not_possible"][0]["hint"], "did you mean `lido`?", "{ended}");
    let places = ["`#1@a`", "batch.toml, line 8, column 8", "`lidoo`", "hint: ", "`#2@b`", "line 13, column 9", "`stethh`"];
    // Lines are broken where they are wide.
    speaks_of(&ended.stderr.split_whitespace().collect::<Vec<_>>().join(" "), &places);
}

#[test]
fn what_an_action_brings_is_what_the_next_takes() {
    let stage = Stage::set();
    let text = r#"
[[action]]
id = "stake"
do = "stake"
account = ["a", "b"]
amount = "3"
with = "lido"
[[action]]
do = "deposit"
account = ["a", "b"]
asset = "stETH"
amount = { from = "stake" }
into = "eigenlayer/steth"
[[action]]
do = "deposit"
account = "c"
asset = "eth"
amount = "1"
into = "kelp"
"#;
    let file = stage.file("batch.toml", text);
    let ended = stage.run(&["batch", "check", &file]);
    let result = ended.done();
    assert_eq!(result["actions"], 5, "{result}");
    let steth = wei(of(&result["accounts"][0]["leaves_at_most"], "stETH"));
    assert!(steth.abs_diff(ether("3")) < U256::from(9), "{steth}");
    speaks_of(&ended.stderr, &["#2@a", "#2@b"]);
    let half = stage.file("half.toml", &text.replace("{ from = \"stake\" }", "{ from = \"stake\", share = \"50%\" }"));
    let result = stage.run(&["batch", "check", &half]).done();
    let steth = wei(of(&result["accounts"][0]["leaves_at_most"], "stETH"));
    assert!(steth.abs_diff(ether("1.5")) < U256::from(9), "{steth}");
    stage.untouched();
}

#[test]
fn what_one_account_sends_another_spends() {
    let stage = Stage::set();
    let (b, c) = (stage.address("b"), stage.address("c"));
    for account in [b, c] {
        stage.chain().set_balance(account, U256::ZERO);
    }
    // The account that gets it stands first in the file.
    let text = |after: &str| {
        format!(
            r#"
[defaults]
asset = "eth"
[[action]]
do = "send"
account = "b"
amount = "30"
to = "{c}"
{after}
[[action]]
id = "fill"
do = "send"
account = "a"
amount = "40"
to = "{b}"
"#
        )
    };
    let file = stage.file("after.toml", &text("after = \"fill\""));
    assert_eq!(stage.run(&["batch", "check", &file]).done()["actions"], 2);
    let file = stage.file("before.toml", &text(""));
    speaks_of(&stage.run(&["batch", "check", &file]).failed(4, "funds"), &["1 of 2 actions not possible"]);
    stage.untouched();
}

#[test]
fn who_is_only_watched_can_be_checked_and_not_run() {
    let stage = Stage::set();
    let text = format!("[[action]]\ndo = \"send\"\naccount = [\"a\", \"cold\"]\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n");
    let file = stage.file("batch.toml", &text);
    assert_eq!(stage.run(&["batch", "check", &file]).done()["actions"], 2);
    let error = stage.carry_out(&file).failed(2, "script");
    speaks_of(&error, &["line 5, column", "`cold` is watched only", "restake batch check"]);
    stage.untouched();
}

#[test]
fn no_password_is_asked_for_where_nothing_is_signed() {
    let stage = Stage::set();
    let text = format!("[[action]]\ndo = \"send\"\naccount = \"ops/*\"\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n");
    let file = stage.file("batch.toml", &text);
    std::fs::remove_file(stage.home.path("password")).unwrap();
    std::fs::remove_dir_all(stage.home.path("home/keystores")).unwrap();
    assert_eq!(stage.run(&["batch", "check", &file]).done()["actions"], 10);
    stage.untouched();
}

#[test]
fn a_limit_is_held_against_all_of_it_and_the_totals_are_shown() {
    let stage = Stage::set();
    let text = format!(
        "[limits]\nmax_spend = {{ eth = \"10\" }}\n[[action]]\ndo = \"send\"\naccount = [\"a\", \"b\"]\namount = \"6\"\nasset = \"eth\"\nto = \"{PAYEE}\"\nrepeat = 10\n"
    );
    let file = stage.file("batch.toml", &text);
    let ended = stage.run(&["batch", "check", &file]);
    speaks_of(&ended.failed(4, "limit"), &["120 ETH may leave the batch, and 10 ETH is the limit"]);
    speaks_of(&ended.stderr, &["In all", "a: leaves at most 60 ETH", "together: leaves at most 120 ETH"]);
    assert_eq!(of(&ended.lines().pop().unwrap()["result"]["leaves_at_most"], "ETH")["amount"], "120");
    speaks_of(&stage.carry_out(&file).failed(4, "limit"), &["120 ETH may leave"]);
    stage.untouched();
}

#[test]
fn a_default_that_a_command_does_not_take_says_nothing_to_it() {
    let stage = Stage::set();
    let text = "[defaults]\naccount = \"a\"\nasset = \"steth\"\n[[action]]\nid = \"in\"\ndo = \"stake\"\namount = \"2\"\nwith = \"lido\"\nwrap = true\n\
                [[action]]\ndo = \"unwrap\"\ntoken = \"wsteth\"\namount = { from = \"in\" }\n";
    let file = stage.file("batch.toml", text);
    assert_eq!(stage.run(&["batch", "check", &file]).done()["actions"], 2);
    assert_eq!(stage.carry_out(&file).done()["done"], 2);
}

#[test]
fn a_hint_names_what_is_written_in_a_file() {
    let stage = Stage::set();
    let text = format!(
        "[limits]\nmax_fee = \"1wei\"\n[[action]]\ndo = \"send\"\naccount = \"a\"\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n"
    );
    let file = stage.file("batch.toml", &text);
    let ended = stage.run(&["batch", "check", &file]);
    let said = ended.said(1);
    assert!(said.contains("max_fee") && !said.contains("--max-fee"), "{said}");
}
