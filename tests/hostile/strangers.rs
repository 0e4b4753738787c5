//! What the registry or the interfaces do not know is refused until its address is allowed by hand.

use alloy::primitives::{Address, U256};
use restake::plan::{Call, Plan, Step};
use serde_json::Value;

use super::{
    home::speaks_of,
    stage::{Contracts, Stage, whole},
};

/// Saves an honest plan, and hands it over to be tampered with.
fn saved(stage: &Stage) -> Plan {
    let file = stage.home.path("saved.json");
    stage.home.run(&["stake", "1", "--with", "lido", "--save", file.to_str().unwrap()]).done();
    let file: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    serde_json::from_value(file["plan"].clone()).unwrap()
}

#[test]
fn a_saved_plan_that_calls_another_contract_is_refused_until_that_is_allowed() {
    let stage = Stage::set();
    let mut plan = saved(&stage);
    let stranger = stage.unlisted("ODD", 18, whole(5));
    plan.steps[0].call = Call::new(stranger, &Contracts::approveCall { spender: stage.at.steth, amount: U256::ZERO });
    plan.steps[0].spends.clear();
    plan.steps[0].receives.clear();
    let file = stage.home.save(&plan);
    let run = |more: &[&str]| stage.home.run(&[&["plan", "run", &file, "--yes"], more].concat());
    let allow = format!("--allow-unknown {stranger}");
    let refused = run(&[]);
    speaks_of(&refused.stderr, &["NOT IN THE REGISTRY"]);
    speaks_of(&refused.failed(4, "unknown"), &[&stranger.to_string(), &allow]);
    run(&["--allow-unknown", &stage.at.badges.to_string()]).failed(4, "unknown");
    stage.untouched();
    run(&["--allow-unknown", &stranger.to_string()]).done();
}

#[test]
fn an_unknown_function_of_a_known_contract_is_refused() {
    let stage = Stage::set();
    let mut plan = saved(&stage);
    plan.steps[0].call = Call::new(stage.at.trap, &Contracts::setMissingCall { amount: U256::ZERO });
    plan.steps[0].spends.clear();
    plan.steps[0].receives.clear();
    let refused = stage.home.carry_out(&plan);
    speaks_of(&refused.stderr, &["UNKNOWN FUNCTION 0x"]);
    speaks_of(&refused.failed(4, "unknown"), &[&stage.at.trap.to_string()]);
    stage.untouched();
}

#[test]
fn a_known_call_with_bytes_behind_it_is_unknown() {
    let stage = Stage::set();
    let mut plan = saved(&stage);
    plan.steps[0].call.data = [&plan.steps[0].call.data[..], &[0; 32]].concat().into();
    stage.home.carry_out(&plan).failed(4, "unknown");
    stage.untouched();
}

#[test]
fn an_allowance_to_a_stranger_is_refused_though_the_plan_says_it() {
    let stage = Stage::set();
    let spender = super::stage::THIEF;
    let approve = Call::new(stage.at.steth, &Contracts::approveCall { spender, amount: whole(20) });
    let plan = stage.plan(vec![Step::new("Allow it", approve).grants(stage.at.steth, spender, whole(20))]);
    speaks_of(&stage.home.carry_out(&plan).failed(4, "unknown"), &[&spender.to_string()]);
    stage.untouched();
}

#[test]
fn tokens_to_a_stranger_are_refused_though_the_plan_says_it() {
    let stage = Stage::set();
    let to = super::stage::THIEF;
    let transfer = Call::new(stage.at.wsteth, &Contracts::transferCall { to, amount: whole(5) });
    let plan = stage.plan(vec![Step::new("Stake it", transfer).spends(stage.at.wsteth, whole(5))]);
    speaks_of(&stage.home.carry_out(&plan).failed(4, "unknown"), &[&to.to_string()]);
    stage.untouched();
}

#[test]
fn a_request_that_a_stranger_would_own_is_refused_until_that_is_allowed() {
    let stage = Stage::set();
    let request = Contracts::requestWithdrawalsCall { amounts: vec![whole(5)], owner: super::stage::THIEF };
    let approve = Call::new(stage.at.steth, &Contracts::approveCall { spender: stage.at.queue, amount: whole(5) });
    let plan = stage.plan(vec![
        Step::new("Allow it", approve).grants(stage.at.steth, stage.at.queue, whole(5)),
        Step::new("Claim rewards", Call::new(stage.at.queue, &request)).spends(stage.at.steth, whole(6)),
    ]);
    let refused = stage.home.carry_out(&plan);
    speaks_of(&refused.stderr, &["benefits  A STRANGER", "leaves    5 stETH (at most 6)"]);
    speaks_of(&refused.failed(4, "unknown"), &[&format!("--allow-unknown {}", super::stage::THIEF)]);
    stage.untouched();
    stage.home.run(&["plan", "run", &stage.home.save(&plan), "--yes", "--allow-unknown", &super::stage::THIEF.to_string()]).done();
}

#[test]
fn what_is_signed_is_shown_whatever_the_node_hides() {
    let stage = Stage::set();
    let stake = Call::new(stage.at.trap, &Contracts::submitCall { referral: Address::ZERO }).paying(whole(5));
    let step = Step::new("Look", stake).spends(Address::ZERO, whole(7)).spends(stage.at.wsteth, whole(3));
    let plan = stage.plan(vec![step.surrenders(stage.at.queue, U256::ONE)]);
    let rehearsed = stage.home.run(&["plan", "run", &stage.home.save(&plan), "--dry-run"]);
    rehearsed.done();
    let own = "what stands in quotes are the file's own words";
    let known =
        [own, "1. \"Look\"", "sends     5 ETH", "leaves    5 ETH (at most 7)", "leaves    at most 3 wstETH", "gives up  ", " number 1"];
    speaks_of(&rehearsed.stderr, &known);
}

#[test]
fn a_plan_of_another_account_or_chain_is_refused() {
    let stage = Stage::set();
    let (mut foreign, mut elsewhere) = (saved(&stage), saved(&stage));
    foreign.owner = super::stage::THIEF;
    elsewhere.chain_id = 1;
    for plan in [foreign, elsewhere] {
        stage.home.carry_out(&plan).failed(4, "plan");
    }
    stage.untouched();
}

#[test]
fn plans_that_are_none_are_refused_in_words() {
    let stage = Stage::set();
    let honest = serde_json::to_value(saved(&stage)).unwrap();
    let mut newer = honest.clone();
    newer["version"] = Value::from(2);
    let mut more = honest.clone();
    more["steps"][0]["delegatecall"] = Value::from(true);
    let mut negative = honest.clone();
    negative["steps"][0]["call"]["value"] = Value::from(-1);
    for plan in [newer, more, negative, Value::Null, Value::from("x")] {
        let file = stage.home.path("plan.json");
        std::fs::write(&file, plan.to_string()).unwrap();
        stage.home.run(&["plan", "run", file.to_str().unwrap(), "--yes"]).failed(1, "error");
    }
    stage.untouched();
}

#[test]
fn what_a_file_calls_a_number_cannot_pass_for_a_line_of_the_review() {
    let stage = Stage::set();
    let mut plan = saved(&stage);
    let view = Call::new(stage.at.steth, &Contracts::balanceOfCall { account: super::home::owner() });
    let forged = "shares\" (checked)\u{a0}                       arrives   100 ETH";
    plan.steps[0] = plan.steps[0].clone().watches(forged, 0, view, restake::plan::Expect::Gains(U256::ZERO));
    let file = stage.home.save(&plan);
    let rehearsed = stage.home.run(&["plan", "run", &file, "--dry-run"]);
    rehearsed.done();
    speaks_of(&rehearsed.stderr, &["\"shares' (checked)", "what stands in quotes are the file's own words"]);
    assert!(rehearsed.stderr.lines().all(|line| !line.contains("    arrives   100 ETH")), "{rehearsed}");
}

#[test]
fn slippage_is_not_taken_where_it_would_change_nothing() {
    let stage = Stage::set();
    let file = stage.home.save(&saved(&stage));
    for words in [vec!["plan", "run", &file], vec!["history", "resume"]] {
        stage.home.run(&[&words[..], &["--yes", "--slippage", "1%"]].concat()).failed(2, "usage");
    }
    stage.home.run(&["stake", "1", "--with", "lido", "--yes", "--no-wait", "--confirmations", "2"]).failed(2, "usage");
    stage.untouched();
}
