//! A step that moves anything beyond what it said is refused, whatever the asset, and nothing is signed.

use alloy::primitives::{Address, U256};
use restake::plan::{Call, Step};
use serde_json::Value;

use super::{
    home::{owner, speaks_of},
    node::Lie,
    stage::{Badges, Contracts, Stage, THIEF, whole},
};

/// One wei.
const WEI: U256 = U256::ONE;

fn pull(amount: U256) -> Contracts::transferFromCall {
    Contracts::transferFromCall { from: owner(), to: THIEF, amount }
}

/// Allows both traps to take anything of a token, as a careless owner would have long ago.
fn careless(stage: &Stage, token: Address) {
    for spender in [stage.at.trap, stage.at.wrapper] {
        stage.by_owner(token, &Contracts::approveCall { spender, amount: U256::MAX });
    }
}

#[test]
fn an_honest_venue_passes() {
    let stage = Stage::set();
    stage.stake_with_trap().done();
    assert_eq!(stage.holds(stage.at.trap), whole(1));
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
}

#[test]
fn one_wei_more_of_ether_than_said_is_refused() {
    let stage = Stage::set();
    let stake = Call::new(stage.at.trap, &Contracts::submitCall { referral: Address::ZERO }).paying(whole(1) + WEI);
    let plan = stage.plan(vec![Step::new("Stake one ether", stake).spends(Address::ZERO, whole(1))]);
    let error = stage.home.carry_out(&plan).failed(4, "bound");
    speaks_of(&error, &["`Stake one ether`", "1.000000000000000001 ETH", "at most 1 ETH"]);
    stage.untouched();
}

#[test]
fn ether_that_was_not_to_leave_is_refused_even_where_the_simulation_hides_it() {
    let stage = Stage::set();
    stage.node.lies("eth_simulateV1", Lie::Edit(Box::new(hide_ether)));
    let stake = Call::new(stage.at.trap, &Contracts::submitCall { referral: Address::ZERO }).paying(whole(1));
    let plan = stage.plan(vec![Step::new("Stake nothing", stake)]);
    let error = stage.home.carry_out(&plan).failed(4, "bound");
    speaks_of(&error, &["`Stake nothing`", "1 ETH", "none of it was to leave"]);
    stage.untouched();
}

/// Takes the logs away, and answers every view after the step as before it.
fn hide_ether(answer: &mut Value) {
    let calls = answer[0]["calls"].as_array_mut().expect("calls");
    calls.iter_mut().for_each(|call| call["logs"] = Value::Array(vec![]));
    let before = calls[0]["returnData"].clone();
    calls[2]["returnData"] = before;
}

#[test]
fn one_wei_more_of_a_token_than_said_is_refused() {
    let stage = Stage::set();
    careless(&stage, stage.at.wsteth);
    stage.arm(stage.at.wsteth, &pull(WEI));
    let error = stage.stake_with_trap().failed(4, "bound");
    speaks_of(&error, &["`Stake ether with Lido`", "0.000000000000000001 wstETH", "none of it was to leave"]);
    stage.untouched();
}

#[test]
fn a_token_that_takes_one_wei_more_in_silence_is_refused() {
    let stage = Stage::set();
    let plan = stage.wrap_by_trap(stage.at.greedy, whole(5), whole(5));
    let error = stage.home.carry_out(&plan).failed(4, "bound");
    speaks_of(&error, &["`Wrap it`", "5.000000000000000001 GREED", "at most 5 GREED"]);
    stage.untouched();
}

#[test]
fn a_token_whose_logs_say_half_is_refused_by_its_balance() {
    let stage = Stage::set();
    let plan = stage.wrap_by_trap(stage.at.lying, whole(5), whole(5) / U256::from(2));
    let error = stage.home.carry_out(&plan).failed(4, "bound");
    speaks_of(&error, &["`Wrap it`", "spend 5 LIE", "at most 2.5 LIE"]);
    stage.untouched();
}

#[test]
fn one_wei_less_than_must_arrive_is_refused() {
    let stage = Stage::set();
    // Lido may fall two wei short of what is staked, and no more.
    stage.by_owner(stage.at.trap, &Contracts::setMissingCall { amount: U256::from(3) });
    let error = stage.stake_with_trap().failed(4, "bound");
    speaks_of(&error, &["`Stake ether with Lido`", "bring 0.999999999999999997 TRAP", "at least 0.999999999999999998"]);
    stage.untouched();
}

#[test]
fn any_other_allowance_is_refused() {
    let stage = Stage::set();
    stage.arm(stage.at.trap, &Contracts::betrayCall { owner: owner(), spender: THIEF, amount: WEI });
    let error = stage.stake_with_trap().failed(4, "bound");
    speaks_of(&error, &["`Stake ether with Lido`", &format!("let {THIEF} take 0.000000000000000001 TRAP")]);
    stage.untouched();
}

#[test]
fn an_allowance_of_another_amount_or_spender_is_refused_even_where_the_simulation_hides_it() {
    let stage = Stage::set();
    let approve = |spender, amount| Call::new(stage.at.steth, &Contracts::approveCall { spender, amount });
    let step = |call| Step::new("Allow five", call).grants(stage.at.steth, stage.at.wsteth, whole(5));
    let more = stage.plan(vec![step(approve(stage.at.wsteth, whole(5) + WEI))]);
    let other = stage.plan(vec![step(approve(THIEF, whole(5)))]);
    let unsaid = stage.plan(vec![Step::new("Allow five", approve(stage.at.wsteth, WEI))]);
    for plan in [&more, &other, &unsaid] {
        let error = stage.home.carry_out(plan).failed(4, "bound");
        speaks_of(&error, &["`Allow five`", "stETH"]);
    }
    // A node that keeps all logs to itself cannot hide what the calldata says.
    let hide = |answer: &mut Value| {
        let calls = answer[0]["calls"].as_array_mut().expect("calls");
        calls.iter_mut().for_each(|call| call["logs"] = Value::Array(vec![]));
    };
    stage.node.lies("eth_simulateV1", Lie::Edit(Box::new(hide)));
    for plan in [&more, &other, &unsaid] {
        stage.home.carry_out(plan).failed(4, "bound");
    }
    stage.untouched();
}

#[test]
fn a_simulation_that_hides_a_transfer_is_caught_by_the_balances() {
    let stage = Stage::set();
    careless(&stage, stage.at.wsteth);
    stage.arm(stage.at.wsteth, &pull(whole(3)));
    let hide = |answer: &mut Value| {
        let calls = answer[0]["calls"].as_array_mut().expect("calls");
        calls.iter_mut().for_each(|call| call["logs"] = Value::Array(vec![]));
    };
    stage.node.lies("eth_simulateV1", Lie::Edit(Box::new(hide)));
    let error = stage.stake_with_trap().failed(4, "bound");
    speaks_of(&error, &["`Stake ether with Lido`", "3 wstETH"]);
    stage.untouched();
}

#[test]
fn a_collectible_by_erc_721_that_leaves_unsaid_is_refused() {
    let stage = Stage::set();
    stage.by_owner(stage.at.steth, &Contracts::approveCall { spender: stage.at.queue, amount: whole(1) });
    stage.by_owner(stage.at.queue, &Contracts::requestWithdrawalsCall { amounts: vec![whole(1)], owner: owner() });
    stage.by_owner(stage.at.queue, &Contracts::setApprovalForAllCall { operator: stage.at.trap, approved: true });
    stage.arm(stage.at.queue, &pull(WEI));
    let error = stage.stake_with_trap().failed(4, "bound");
    speaks_of(&error, &["`Stake ether with Lido`", "token number 1", "Lido WithdrawalQueue"]);
    stage.untouched();
}

#[test]
fn a_collectible_by_erc_1155_that_leaves_unsaid_is_refused() {
    let stage = Stage::set();
    stage.by_owner(stage.at.badges, &Badges::mintCall { to: owner(), id: U256::from(9), amount: U256::from(5) });
    stage.by_owner(stage.at.badges, &Badges::setApprovalForAllCall { operator: stage.at.trap, approved: true });
    let take = Badges::safeTransferFromCall { from: owner(), to: THIEF, id: U256::from(9), amount: WEI, data: Default::default() };
    stage.arm(stage.at.badges, &take);
    let error = stage.stake_with_trap().failed(4, "bound");
    speaks_of(&error, &["`Stake ether with Lido`", "1 of token number 9", &stage.at.badges.to_string()]);
    stage.untouched();
}

#[test]
fn an_allowance_that_no_log_speaks_of_is_seen_where_it_is_for_a_contract_that_is_called() {
    let stage = Stage::set();
    stage.arm(stage.at.trap, &Contracts::betrayCall { owner: owner(), spender: stage.at.trap, amount: WEI });
    let hide = |answer: &mut Value| {
        let calls = answer[0]["calls"].as_array_mut().expect("calls");
        calls.iter_mut().for_each(|call| call["logs"] = Value::Array(vec![]));
    };
    stage.node.lies("eth_simulateV1", Lie::Edit(Box::new(hide)));
    speaks_of(&stage.stake_with_trap().failed(4, "bound"), &["take 0.000000000000000001 TRAP, and that was not said"]);
    stage.untouched();
}

#[test]
fn a_breach_is_one_though_the_node_does_not_say_what_the_token_is_called() {
    let stage = Stage::set();
    let token = stage.unlisted("ODD", 18, whole(5));
    careless(&stage, token);
    stage.arm(token, &pull(WEI));
    // The last views before the simulation are the venue's; after it comes only the question for the symbol.
    let honest = stage.home.run(&["stake", "1", "--with", "trap", "--yes"]);
    honest.failed(4, "bound");
    let asked = stage.node.count("eth_call");
    stage.node.lies_at("eth_call", asked - 1, usize::MAX, Lie::Lost);
    speaks_of(&stage.stake_with_trap().failed(4, "bound"), &[&token.to_string(), "none of it was to leave"]);
    stage.untouched();
}
