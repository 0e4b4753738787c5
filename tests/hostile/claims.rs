//! Tickets that cannot be claimed now keep none of the others.

use alloy::{
    primitives::{Address, U256},
    sol,
    sol_types::SolCall,
};
use restake::practice::{chain::CHAIN_ID, world::World};
use serde_json::Value;

use super::{
    home::{Home, Outcome, owner, speaks_of},
    node::Node,
    stage::whole,
};

sol! {
    interface Pool {
        function deposit(address receiver) external payable returns (uint256);
    }
}

/// An account with a withdrawal from each of two strategies and one from Lido, all of them due.
struct Leaver {
    world: World,
    home: Home,
    _node: Node,
}

impl Leaver {
    fn new() -> Self {
        let world = World::new(&[]).unwrap();
        world.fund(owner(), whole(100));
        let deposit = Pool::depositCall { receiver: owner() };
        world.chain.lock().unwrap().send_as(owner(), world.stader.pool, whole(10), deposit.abi_encode()).unwrap();
        let node = Node::over(world.chain.clone());
        let home = Home::new(&[node.url()], CHAIN_ID, &world.registry);
        for words in [
            &["stake", "10", "--with", "lido"][..],
            &["deposit", "4", "stETH", "--into", "eigenlayer/steth"],
            &["deposit", "4", "ETHx", "--into", "eigenlayer/ethx"],
            &["withdraw", "1", "eigenlayer/steth"],
            &["withdraw", "1", "eigenlayer/steth"],
            &["withdraw", "1", "eigenlayer/ethx"],
            &["unstake", "2", "stETH"],
        ] {
            home.run(&[words, &["--yes"]].concat()).done();
        }
        world.mine(1_000);
        world.finalize_withdrawals().unwrap();
        Self { world, home, _node: node }
    }

    fn claim(&self) -> Outcome {
        self.home.run(&["claim", "--yes"])
    }

    /// The states of the tickets in EigenLayer's queue, and what the portfolio says to them.
    fn queued(&self) -> Vec<(String, String)> {
        let portfolio = self.home.run(&["portfolio"]).done();
        let leaving = portfolio["accounts"][0]["leaving"].as_array().unwrap().iter();
        let queued = leaving.filter(|ticket| ticket["ticket"].as_str().unwrap().starts_with("eigenlayer/"));
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        queued.map(|ticket| (text(&ticket["state"]), text(&ticket["note"]))).collect()
    }

    fn pause(&self, contract: Address, flag: u64) {
        self.world.pause(contract, U256::from(flag)).unwrap();
    }
}

#[test]
fn a_paused_strategy_keeps_only_its_own_ticket() {
    let leaver = Leaver::new();
    leaver.pause(leaver.world.eigenlayer.ethx_strategy, 0b10);
    let paused = leaver.queued().into_iter().filter(|(state, _)| state == "paused").collect::<Vec<_>>();
    let [(_, note)] = &paused[..] else { panic!("one of three is paused: {paused:?}") };
    speaks_of(note, &["pays nothing out now", "paused"]);
    let claimed = leaver.claim();
    assert_eq!(claimed.done()["transactions"].as_array().unwrap().len(), 2, "{claimed}");
    speaks_of(&claimed.stderr, &["is left out: the strategy", "paused"]);
    assert_eq!(leaver.queued().len(), 1);
    leaver.claim().failed(1, "paused");
}

#[test]
fn a_paused_core_keeps_no_other_protocol() {
    let leaver = Leaver::new();
    leaver.pause(leaver.world.eigenlayer.delegation_manager, 0b100);
    assert!(leaver.queued().iter().all(|(state, note)| state == "paused" && note.contains("completes no withdrawals")));
    let claimed = leaver.claim();
    assert_eq!(claimed.done()["transactions"].as_array().unwrap().len(), 1, "Lido's: {claimed}");
    assert_eq!(leaver.queued().len(), 3);
    leaver.pause(leaver.world.eigenlayer.delegation_manager, 0);
    assert_eq!(leaver.claim().done()["transactions"].as_array().unwrap().len(), 1, "all three in one");
    leaver.claim().failed(1, "nothing");
}
