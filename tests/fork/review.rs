//! Where the node does not simulate, the wallet does, with the same bounds, the same review and a note.

use restake::practice::{chain::CHAIN_ID, world::World};

use crate::hostile::{
    home::{Home, Outcome, owner, speaks_of},
    node::{Lie, Node},
    stage::{Contracts, Stage, THIEF, whole},
};
use alloy::primitives::U256;

const REFUSAL: Lie = Lie::Error(-32000, "the method eth_simulateV1 is not available on your plan");

/// What was said, without the note that the simulation ran here.
fn review(outcome: &Outcome) -> String {
    // What is before that is the note, which may be folded.
    let start = outcome.stderr.find("  Network").expect("a review");
    outcome.stderr[start..].to_owned()
}

fn notes(outcome: &Outcome) -> usize {
    outcome.stderr.matches("note: the node does not simulate").count()
}

/// A world, a node before it and a home, the node refusing to simulate or not.
fn world(refuses: bool) -> (World, Node, Home) {
    let world = World::new(&[]).unwrap();
    world.fund(owner(), whole(100));
    let node = Node::over(world.chain.clone());
    if refuses {
        node.lies("eth_simulateV1", REFUSAL);
    }
    let home = Home::new(&[node.url()], CHAIN_ID, &world.registry);
    (world, node, home)
}

#[test]
fn stake_deposit_and_withdraw_go_on_with_the_same_review() {
    let ((_first, truthful, there), (_second, refusing, here)) = (world(false), world(true));
    for words in [
        &["stake", "10", "--with", "lido"][..],
        &["deposit", "4", "stETH", "--into", "eigenlayer/steth"],
        &["withdraw", "1", "eigenlayer/steth"],
        &["unstake", "2", "stETH"],
    ] {
        let words = [words, &["--yes"]].concat();
        let (by_node, by_wallet) = (there.run(&words), here.run(&words));
        assert_eq!(by_wallet.done()["result"]["fee_at_most"], by_node.done()["result"]["fee_at_most"], "{by_wallet}");
        assert_eq!((notes(&by_node), notes(&by_wallet)), (0, 1), "{by_wallet}");
        assert_eq!(review(&by_wallet), review(&by_node));
        speaks_of(&by_wallet.stderr, &["the method eth_simulateV1 is not available on your plan"]);
    }
    assert_eq!(refusing.hashes().len(), truthful.hashes().len());
    assert_eq!(refusing.count("eth_simulateV1"), 4, "a node that said no is not asked again in a command");
}

#[test]
fn every_way_to_refuse_is_understood() {
    for (code, message) in [
        (-32601, "the method eth_simulateV1 does not exist/is not available"),
        (-32000, "Method not found"),
        (-32004, "not here"),
        (35, "method is not available on freetier, please upgrade to paid tier"),
        (-32600, "rpc method is not whitelisted"),
    ] {
        let stage = Stage::set();
        stage.node.lies("eth_simulateV1", Lie::Error(code, message));
        let outcome = stage.home.run(&["stake", "1", "--with", "lido", "--yes"]);
        outcome.done();
        assert_eq!(notes(&outcome), 1, "{outcome}");
    }
}

#[test]
fn bounds_hold_here_too() {
    let stage = Stage::set();
    stage.node.lies("eth_simulateV1", REFUSAL);
    let steal = Contracts::transferFromCall { from: owner(), to: THIEF, amount: whole(1) };
    stage.by_owner(stage.at.wsteth, &Contracts::approveCall { spender: stage.at.trap, amount: U256::MAX });
    stage.arm(stage.at.wsteth, &steal);
    let outcome = stage.stake_with_trap();
    outcome.failed(4, "bound");
    assert_eq!(notes(&outcome), 1, "{outcome}");
    stage.untouched();
}

#[test]
fn a_step_that_would_fail_is_refused_in_its_own_words() {
    let stage = Stage::set();
    stage.node.lies("eth_simulateV1", REFUSAL);
    let take = Contracts::transferCall { to: THIEF, amount: whole(1_000) };
    let call = restake::plan::Call::new(stage.at.steth, &take);
    let plan = stage.plan(vec![restake::plan::Step::new("Take it", call).spends(stage.at.steth, whole(1_000))]);
    let here = stage.home.carry_out(&plan).failed(4, "simulation");
    stage.node.behaves();
    assert_eq!(here, stage.home.carry_out(&plan).failed(4, "simulation"));
    stage.untouched();
}

#[test]
fn a_node_that_says_what_calls_read_is_asked_less() {
    let stage = Stage::set();
    stage.node.lies("eth_simulateV1", REFUSAL);
    let words = ["stake", "1", "--with", "lido", "--dry-run"];
    stage.home.run(&words).done();
    let with = stage.node.trips();
    stage.node.lies("eth_createAccessList", Lie::Error(-32601, "Method not found"));
    stage.home.run(&words).done();
    let without = stage.node.trips() - with;
    assert!(with <= 8 && without <= 14, "{with} with hints, {without} without");
}
