//! What an action waits for: the base fee, the time, a ticket; while it waits, others go on.

use alloy::primitives::U256;
use restake::practice::world::WITHDRAWAL_DELAY;

use super::stage::{PAYEE, Stage, ether, expected, states};
use crate::hostile::home::speaks_of;

fn pay(id: &str, account: &str, more: &str) -> String {
    format!(
        "[[action]]\nid = \"{id}\"\ndo = \"send\"\naccount = \"{account}\"\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n{more}\n"
    )
}

#[test]
fn a_base_fee_is_waited_for_while_others_go_on() {
    let stage = Stage::set();
    stage.chain().set_next_base_fee(20_000_000_000);
    stage.chain().mine(1, 12);
    let text = [
        pay("cheap", "a", "when = { base_fee_below = \"5gwei\" }"),
        pay("next", "a", ""),
        pay("other", "b", ""),
        pay("third", "c", "after = \"cheap\""),
    ];
    let file = stage.file("batch.toml", &text.concat());
    let check = stage.run(&["batch", "check", &file]);
    assert_eq!(check.done()["waits"].as_array().unwrap().len(), 1);
    speaks_of(&check.stderr, &["waits: `cheap@a`: the base fee is 20 gwei"]);
    let running = stage.start(&file);
    running.until("the other account goes on", || stage.paid() == ether("1"));
    assert_eq!(stage.chain().account(stage.address("a")).nonce, 0);
    stage.chain().set_next_base_fee(1_000_000_000);
    stage.chain().mine(1, 12);
    let ended = running.ended();
    assert_eq!(ended.done()["done"], 4);
    let events = ended.events();
    let at = |event: &str| events.iter().position(|other| other == event).unwrap_or_else(|| panic!("no `{event}`: {events:?}"));
    assert!(at("waits cheap@a") < at("done cheap@a") && at("waits cheap@a") < at("signed next@a"), "{events:?}");
    assert!(at("done cheap@a") < at("signed third@c"), "{events:?}");
    speaks_of(&ended.stderr, &["`cheap@a` waits: the base fee is", "and below 5 is asked for"]);
}

#[test]
fn a_time_is_waited_for_by_the_clock_of_the_chain() {
    let stage = Stage::set();
    let now = i64::try_from(stage.chain().timestamp()).unwrap();
    let at = |seconds: i64| jiff::Timestamp::from_second(now + seconds).unwrap();
    let text = [
        pay("later", "a", &format!("when = {{ not_before = \"{}\" }}", at(86_400))),
        pay("now", "b", &format!("when = {{ not_before = \"{}\", not_after = \"{}\" }}", at(-60), at(50_000))),
    ];
    let file = stage.file("batch.toml", &text.concat());
    let running = stage.start(&file);
    running.until("the other account goes on", || stage.paid() == ether("1"));
    stage.chain().mine(1, 86_400);
    let ended = running.ended();
    assert_eq!(ended.done()["done"], 2);
    speaks_of(&ended.stderr, &["`later@a` waits: it is", &format!("{} is waited", at(86_400))]);
}

#[test]
fn a_rate_is_one_of_the_protocol_s_own() {
    let stage = Stage::set();
    let rate = |of: &str, bound: &str| format!("when = {{ rate = {{ of = \"{of}\", {bound} }} }}");
    let text = [
        pay("token", "a", &rate("wsteth", "at_least = \"1\"")),
        pay("venue", "b", &rate("etherfi", "at_most = \"2\"")),
        pay("dear", "c", &rate("steth", "at_least = \"1.5\"")),
    ];
    let file = stage.file("batch.toml", &text.concat());
    let check = stage.run(&["batch", "check", &file]);
    let waits: Vec<_> = check.done()["waits"].as_array().unwrap().iter().map(|left| left["action"].clone()).collect();
    assert_eq!(waits, ["dear@c"]);
    speaks_of(&check.stderr, &["waits: `dear@c`: 1 of steth is worth 1 ether, and at least 1.5 is asked for"]);
    let running = stage.start(&file);
    running.until("the others go on", || stage.paid() == ether("2"));
    assert_eq!(stage.chain().account(stage.address("c")).nonce, 0);
}

#[test]
fn what_is_too_late_is_not_begun() {
    let stage = Stage::set();
    let now = i64::try_from(stage.chain().timestamp()).unwrap();
    let past = jiff::Timestamp::from_second(now - 60).unwrap();
    let text =
        [pay("first", "a", ""), pay("late", "a", &format!("when = {{ not_after = \"{past}\" }}")), pay("behind", "b", "after = \"late\"")];
    let file = stage.file("batch.toml", &text.concat());
    let check = stage.run(&["batch", "check", &file]).done();
    assert_eq!((&check["too_late"][0]["action"], check["too_late"].as_array().unwrap().len()), (&"late@a".into(), 1), "{check}");
    speaks_of(check["too_late"][0]["why"].as_str().unwrap(), &["it was to be done by"]);
    let ended = stage.carry_out(&file);
    let report = ended.report(5);
    assert_eq!(states(&report), expected(&[("first@a", "done"), ("late@a", "not begun"), ("behind@b", "not begun")]));
    let late = report["actions"].as_array().unwrap().iter().find(|row| row["action"] == "late@a").unwrap();
    speaks_of(late["message"].as_str().unwrap(), &["it was to be done by", &past.to_string()]);
}

#[test]
fn a_ticket_is_claimed_once_it_is_ready() {
    let stage = Stage::set();
    let text = r#"
[limits]
max_total_fee = "1"
max_spend = { eth = "20", steth = "20" }
[defaults]
account = "a"
[[action]]
do = "stake"
amount = "8"
with = "lido"
[[action]]
do = "unstake"
amount = "4"
token = "steth"
[[action]]
id = "claim"
do = "claim"
when = { claimable = true }
[[action]]
do = "stake"
amount = "4"
with = "lido"
"#;
    let file = stage.file("batch.toml", text);
    let check = stage.run(&["batch", "check", &file]).done();
    assert_eq!(check["actions"], 2, "{check}");
    assert_eq!(check["not_simulated"][0]["action"], "claim@a", "{check}");
    let running = stage.start(&file);
    let lido = stage.world.lido;
    running.until("the request is there", || stage.holds(lido.withdrawals, "a") > U256::ZERO);
    stage.world.finalize_withdrawals().unwrap();
    let ended = running.ended();
    assert_eq!(ended.done()["done"], 4);
    assert_eq!(stage.holds(lido.withdrawals, "a"), U256::ZERO);
    assert!(stage.ether("a") > ether("91.9") && stage.ether("a") < ether("92.1"));
}

#[test]
fn a_deposit_is_withdrawn_and_claimed_once_its_queue_is_over() {
    let stage = Stage::set();
    let text = r#"
[limits]
max_total_fee = "1"
max_spend = { eth = "20", steth = "20" }
[defaults]
account = "a"
[[action]]
id = "stake"
do = "stake"
amount = "3"
with = "lido"
[[action]]
do = "deposit"
asset = "steth"
amount = { from = "stake" }
into = "eigenlayer/steth"
[[action]]
do = "withdraw"
amount = "1"
venue = "eigenlayer/steth"
[[action]]
do = "claim"
when = { claimable = true }
"#;
    let file = stage.file("batch.toml", text);
    let running = stage.start(&file);
    // The deposit takes two transactions.
    running.until("the withdrawal is queued", || stage.chain().account(stage.address("a")).nonce == 4);
    assert!(stage.restaked() > ether("2.99"));
    stage.world.mine(u64::from(WITHDRAWAL_DELAY) + 1);
    assert_eq!(running.ended().done()["done"], 4);
    let near = |amount: U256, meant: &str| amount.abs_diff(ether(meant)) < U256::from(12);
    assert!(near(stage.holds(stage.world.lido.steth, "a"), "1") && near(stage.restaked(), "2"), "one came back");
}

/// One payment of `a` at once, and one 5,000 seconds later.
fn now_and_later(stage: &Stage) -> String {
    let now = i64::try_from(stage.chain().timestamp()).unwrap();
    let later = jiff::Timestamp::from_second(now + 5_000).unwrap();
    let text = [pay("first", "a", ""), pay("later", "a", &format!("when = {{ not_before = \"{later}\" }}"))];
    stage.file("batch.toml", &text.concat())
}

#[test]
fn killed_while_it_waits_it_waits_again() {
    let stage = Stage::set();
    let file = now_and_later(&stage);
    let running = stage.start(&file);
    running.until("the first is done", || stage.paid() == ether("1"));
    running.until("it is written down", || stage.status(&file)["first@a"] == "done");
    drop(running);
    assert_eq!(stage.status(&file), expected(&[("first@a", "done"), ("later@a", "not begun")]));
    stage.chain().mine(1, 5_000);
    assert_eq!(stage.resume(&file).done()["done"], 2);
    stage.one_each(2);
}

#[cfg(unix)]
#[test]
fn interrupted_while_it_waits_it_says_how_to_go_on() {
    let stage = Stage::set();
    let file = now_and_later(&stage);
    let running = stage.start(&file);
    running.until("the first is written down", || stage.status(&file)["first@a"] == "done");
    let ended = running.interrupted();
    let message = ended.failed(130, "interrupted");
    speaks_of(&message, &["interrupted, and a node may have 0x"]);
    speaks_of(&ended.stdout, &["restake batch resume"]);
    stage.chain().mine(1, 5_000);
    assert_eq!(stage.resume(&file).done()["done"], 2);
    stage.one_each(2);
}

#[test]
fn what_is_too_late_keeps_what_comes_after_it_from_being_begun_and_counted() {
    let stage = Stage::set();
    let text = [pay("late", "a", "when = { not_after = \"2020-01-01T00:00:00Z\" }"), pay("next", "a", ""), pay("other", "b", "")];
    let file = stage.file("batch.toml", &text.concat());
    let check = stage.run(&["batch", "check", &file]);
    let result = check.done();
    assert_eq!((&result["actions"], &result["leaves_at_most"][0]["amount"]), (&serde_json::json!(1), &serde_json::json!("1")));
    speaks_of(&check.stderr, &["too late: `late@a`: it was to be done by", "not simulated: `next@a`: it comes after `late@a`"]);
    let ended = stage.carry_out(&file);
    let report = ended.report(5);
    let why = |action: &str| {
        let row = report["actions"].as_array().unwrap().iter().find(|row| row["action"] == action).unwrap();
        row["message"].as_str().unwrap().to_owned()
    };
    assert!(why("late@a").starts_with("it was to be done by") && why("next@a") == "`late@a` is not done", "{report}");
    assert_eq!(stage.paid(), ether("1"));
    // What is left of it is only too late: nothing is asked and nothing is signed.
    let sent = stage.node.sent().len();
    stage.resume(&file).failed(1, "unfinished");
    assert_eq!(stage.node.sent().len(), sent);
}

#[test]
fn a_ticket_is_of_a_venue() {
    let stage = Stage::set();
    for (ticket, said) in [("lidoo/5", "no venue `lidoo` is known here"), ("nonsense", "is no ticket")] {
        let text = format!("[[action]]\ndo = \"claim\"\naccount = \"a\"\nwhen = {{ claimable = \"{ticket}\" }}\n");
        let file = stage.file("batch.toml", &text);
        speaks_of(&stage.run(&["batch", "check", &file]).failed(2, "script"), &[said]);
    }
}
