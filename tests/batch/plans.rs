//! Actions of several steps, and amounts that are known only once something else is done.

use alloy::primitives::{Address, U256};
use serde_json::Value;

use super::stage::{PAYEE, SEND, SYNC, Stage, ether, expected, states};
use crate::{hostile::home::speaks_of, real::abi::Token};
use alloy::sol_types::SolCall;

/// Stake, put what came into EigenLayer, pay somebody.
fn chain_of(accounts: &str) -> String {
    format!(
        r#"
[defaults]
account = {accounts}
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
asset = "eth"
amount = "1"
to = "{PAYEE}"
"#
    )
}

fn near(amount: U256, meant: &str) {
    assert!(amount.abs_diff(ether(meant)) < U256::from(12), "{amount} is not {meant}");
}

impl Stage {
    fn allowance(&self, token: Address, owner: &str, spender: Address) -> U256 {
        let data = Token::allowanceCall { owner: self.address(owner), spender }.abi_encode();
        U256::from_be_slice(&self.chain().call(spender, token, data).unwrap())
    }

    /// Three ether of each, whole.
    fn all_restaked(&self, names: [&str; 2]) {
        near(self.restaked(), "6");
        for name in names {
            assert!(self.holds(self.world.lido.steth, name) < U256::from(12), "{name} keeps nothing");
            assert_eq!(self.allowance(self.world.lido.steth, name, self.world.eigenlayer.strategy_manager), U256::ZERO);
        }
    }
}

#[test]
fn steps_of_one_action_follow_one_another() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &chain_of("[\"a\", \"b\"]"));
    let result = stage.carry_out(&file).done();
    assert_eq!(result["done"], 6);
    stage.one_each(8);
    stage.all_restaked(["a", "b"]);
    assert_eq!(stage.paid(), ether("2"));
    let deposit = result["actions"].as_array().unwrap().iter().find(|row| row["action"] == "deposit@a").unwrap();
    assert_eq!(deposit["transactions"].as_array().map(Vec::len), Some(2), "{deposit}");
}

#[test]
fn a_burst_sends_all_of_an_account_back_to_back() {
    let stage = Stage::set();
    let file = stage.file("batch.toml", &chain_of("[\"a\", \"b\"]"));
    let ended = stage.run(&["batch", "run", &file, "--yes", "--burst"]);
    assert_eq!(ended.done()["done"], 6);
    stage.one_each(8);
    stage.all_restaked(["a", "b"]);
    assert_eq!(stage.paid(), ether("2"));
    assert_eq!(stage.node.count(SYNC), 0, "nothing waits for a receipt of its own");
    assert_eq!(stage.node.count(SEND), 8);
    // What needs one another is signed before any of it is sent.
    let events: Vec<_> = ended.events().into_iter().filter(|event| event.ends_with("@a")).collect();
    let signed = events.iter().rposition(|event| *event == "signed pay@a").unwrap();
    let sent = events.iter().position(|event| *event == "sent deposit@a").unwrap();
    assert!(signed < sent, "{events:?}");
}

#[test]
fn each_step_of_an_action_is_told_of_when_it_happens() {
    let stage = Stage::set();
    let text = r#"
[defaults]
account = "a"
[[action]]
do = "stake"
amount = "2"
with = "lido"
[[action]]
id = "deposit"
do = "deposit"
amount = "1"
asset = "steth"
into = "eigenlayer/steth"
"#;
    let ended = stage.carry_out(&stage.file("batch.toml", text));
    ended.done();
    let told: Vec<_> = ended.events().into_iter().filter_map(|event| event.strip_suffix(" deposit@a").map(str::to_owned)).collect();
    assert_eq!(told, ["planned", "signed", "sent", "mined", "signed", "sent", "mined", "done"]);
    let steps: Vec<_> = ended
        .lines()
        .iter()
        .filter(|line| line["event"] == "mined" && line["action"] == "deposit@a")
        .map(|line| line["step"].clone())
        .collect();
    assert_eq!(steps, [0, 1]);
}

#[test]
fn parts_are_of_what_is_there_by_then() {
    for burst in [false, true] {
        let stage = Stage::set();
        let text = format!(
            r#"
[defaults]
account = "a"
[[action]]
do = "stake"
amount = "8"
with = "lido"
[[action]]
do = "send"
asset = "steth"
amount = "50%"
to = "{PAYEE}"
[[action]]
do = "wrap"
amount = "max"
token = "steth"
[[action]]
do = "send"
asset = "eth"
amount = "max"
to = "{PAYEE}"
"#
        );
        let file = stage.file("batch.toml", &text);
        let more = if burst { ["--burst"].as_slice() } else { &[] };
        let result = stage.run(&[["batch", "run", &file, "--yes"].as_slice(), more].concat()).done();
        assert_eq!(result["done"], 4, "{result}");
        near(stage.holds(stage.world.lido.steth, PAYEE), "4");
        assert!(stage.holds(stage.world.lido.steth, "a") < U256::from(12));
        assert!(stage.holds(stage.world.lido.wsteth, "a") > ether("2"));
        assert!(stage.ether("a") < ether("0.01") && stage.paid() > ether("91.9"), "{} is left", stage.ether("a"));
    }
}

#[test]
fn what_is_got_is_passed_on_by_another_account() {
    let stage = Stage::set();
    stage.chain().set_balance(stage.address("b"), U256::ZERO);
    let text = format!(
        r#"
[defaults]
asset = "eth"
[[action]]
do = "send"
account = "b"
amount = "30"
to = "{PAYEE}"
after = "fill"
[[action]]
id = "fill"
do = "send"
account = "a"
amount = "40"
to = "{}"
"#,
        stage.address("b")
    );
    let file = stage.file("batch.toml", &text);
    assert_eq!(stage.carry_out(&file).done()["done"], 2);
    assert_eq!(stage.paid(), ether("30"));
}

#[test]
fn nobody_delegates_under_terms_that_were_not_accepted() {
    let stage = Stage::set();
    let text = |more: &str| {
        format!(
            "[[action]]\ndo = \"delegate\"\naccount = [\"a\", \"b\"]\noperator = \"Granite Staking\"\n{more}\n{}",
            "[[action]]\ndo = \"stake\"\naccount = \"c\"\namount = \"1\"\nwith = \"lido\"\n"
        )
    };
    let file = stage.file("bare.toml", &text(""));
    for act in [["batch", "check", &file].as_slice(), &["batch", "run", &file, "--yes"]] {
        let error = stage.run(act).failed(4, "terms");
        speaks_of(&error, &["2 of 3 actions not possible", "accept"]);
    }
    stage.untouched();
    let terms: Value = stage.run(&["terms", "show", "Granite Staking"]).done();
    let digest = terms["digest"].as_str().unwrap();
    let wrong = stage.file("wrong.toml", &text(&format!("accept_terms = \"0x{}\"", "11".repeat(32))));
    stage.carry_out(&wrong).failed(4, "terms");
    stage.untouched();
    let file = stage.file("accepted.toml", &text(&format!("accept_terms = \"{digest}\"")));
    assert_eq!(stage.run(&["batch", "check", &file]).done()["actions"], 3);
    stage.untouched();
    assert_eq!(stage.run(&["terms", "list", "--account", "a"]).done().to_string().matches(digest).count(), 0, "a check accepts nothing");
    let result = stage.carry_out(&file).done();
    assert_eq!(states(&result), expected(&[("#1@a", "done"), ("#1@b", "done"), ("#2@c", "done")]));
    for name in ["a", "b"] {
        assert!(stage.run(&["terms", "list", "--account", name]).done().to_string().contains(digest), "{name}");
    }
}
