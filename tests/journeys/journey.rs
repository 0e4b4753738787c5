//! One life of a position: staked, restaked, delegated under accepted terms, rewarded, withdrawn and unstaked.

use std::iter::zip;

use alloy::primitives::{Address, U256};
use serde_json::json;

use super::{
    traveller::{Traveller, WANTED, ether, near},
    world::World,
};

/// The commands that the journal remembers in the end, and whether they are of Kelp.
const COMMANDS: [(&str, bool); 14] = [
    ("stake", false),
    ("deposit", true),
    ("deposit", false),
    ("delegate", false),
    ("rewards claim", false),
    ("withdraw", false),
    ("claim", false),
    ("unstake", false),
    ("claim", false),
    ("unstake", true),
    ("claim", true),
    ("undelegate", false),
    ("claim", false),
    ("delegate", false),
];

/// Goes the whole way on `world`.
pub async fn journey(world: World) {
    let traveller = Traveller::new(&world);
    traveller.open_account();
    live(&traveller).await;
}

/// Goes it with an account that is there already.
pub async fn live(traveller: &Traveller<'_>) {
    let world = traveller.world;
    traveller.stake().await;
    if world.has_kelp() {
        traveller.deposit_into_kelp().await;
    }
    traveller.restake().await;
    let digest = traveller.choose().await;
    traveller.delegate(&digest).await;
    traveller.claim_rewards().await;
    traveller.withdraw().await;
    traveller.unstake().await;
    if world.has_kelp() {
        traveller.leave_kelp().await;
    }
    traveller.change().await;
    traveller.look_back();
}

impl Traveller<'_> {
    async fn deposit_into_kelp(&self) {
        let before = self.world.holds("stETH").await;
        self.wallet.run(&["deposit", "1", "stETH", "--into", "kelp", "--yes"]).done();
        near(before - self.world.holds("stETH").await, "1");
        let restaked = self.world.holds("rsETH").await;
        assert!(restaked > ether("0.5") && restaked < ether("1"), "{restaked} rsETH for 1 stETH: its rate is above 1");
    }

    async fn claim_rewards(&self) {
        let [option, source] = &self.world.source;
        let show = || self.wallet.run(&["rewards", "show", option, source]).done();
        let shown = show().to_string();
        let mut before = Vec::new();
        for (token, amount) in &self.world.rewards {
            assert!(shown.contains(token) && shown.contains(&format!("\"{amount}\"")), "{amount} of {token} in {shown}");
            before.push(self.world.holds(token).await);
        }
        self.wallet.run(&["rewards", "claim", option, source, "--yes"]).done();
        for ((token, amount), before) in zip(&self.world.rewards, before) {
            assert_eq!(self.world.holds(token).await - before, *amount, "{token}");
        }
        self.wallet.run(&["rewards", "claim", option, source, "--yes"]).failed(1);
    }

    async fn withdraw(&self) {
        self.wallet.run(&["withdraw", "2", "eigenlayer/steth", "--yes"]).done();
        assert_eq!(self.world.queued().await, 1);
        let ticket = self.ticket("eigenlayer/");
        self.too_early(&ticket);
        self.world.advance(self.world.withdrawal_delay().await + 1).await;
        let before = self.world.holds("stETH").await;
        self.wallet.run(&["claim", "--yes"]).done();
        near(self.world.holds("stETH").await - before, "2");
        assert_eq!(self.world.queued().await, 0);
    }

    async fn unstake(&self) {
        self.wallet.run(&["unstake", "4", "stETH", "--yes"]).done();
        let ticket = self.ticket("lido/");
        self.too_early(&ticket);
        self.world.finalize().await;
        let before = self.world.ether().await;
        self.wallet.run(&["claim", "--yes"]).done();
        let received = self.world.ether().await - before;
        assert!(received > ether("3.99") && received < ether("4.01"), "{received} wei came back");
        let exported = self.wallet.run(&["history", "export"]).done();
        let claim = exported["transactions"].as_array().expect("a list").last().expect("the claim").clone();
        let wei = |amount: &serde_json::Value| amount["wei"].as_str().expect("an amount").parse::<U256>().expect("a number");
        assert_eq!(claim["in"][0]["symbol"], "ETH", "{claim}");
        assert_eq!(wei(&claim["in"][0]) - wei(&claim["fee"]), received, "what came in, without the fee: {claim}");
        assert_eq!(claim["value_in"]["wei"], claim["in"][0]["wei"], "ether is worth itself: {claim}");
        self.wallet.run(&["claim", &ticket, "--yes"]).failed(2);
    }

    async fn leave_kelp(&self) {
        let before = self.world.holds("stETH").await;
        self.wallet.run(&["unstake", "max", "rsETH", "--for", "stETH", "--yes"]).done();
        assert_eq!(self.world.holds("rsETH").await, U256::ZERO);
        self.too_early(&self.ticket("kelp/"));
        self.world.unlock().await;
        self.wallet.run(&["claim", "--yes"]).done();
        let back = self.world.holds("stETH").await - before;
        assert!(back > ether("0.97") && back < ether("1.01"), "{back} wei of stETH came back");
    }

    /// Leaves the operator, and chooses by what is secured once more: the terms are accepted already.
    async fn change(&self) {
        let operator = self.world.operator().await;
        self.wallet.run(&["undelegate", "--yes"]).done();
        assert_eq!((self.world.operator().await, self.world.shares().await), (Address::ZERO, U256::ZERO));
        self.world.advance(self.world.withdrawal_delay().await + 1).await;
        self.wallet.run(&["claim", "--as-shares", "--yes"]).done();
        assert!(self.world.shares().await > ether("3"), "what left as shares is shares again");
        self.wallet.run(&["avs", "choose", WANTED[0], WANTED[1], "--yes"]).done();
        assert_eq!(self.world.operator().await, operator);
    }

    fn look_back(&self) {
        let history = self.wallet.run(&["history", "list"]).done();
        assert_eq!(history["broken_lines"], json!([]), "{history}");
        let plans = history["plans"].as_array().expect("plans");
        let commands: Vec<_> = plans.iter().map(|plan| plan["command"].as_str().expect("a plan names its command")).collect();
        let kelp = self.world.has_kelp();
        let expected = COMMANDS.iter().filter(|(_, of_kelp)| kelp || !of_kelp).map(|(command, _)| *command);
        assert_eq!(commands, expected.collect::<Vec<_>>(), "{history}");
        assert!(plans.iter().all(|plan| plan["state"] == "done" && plan["done"] == plan["steps"]), "{history}");
        let portfolio = self.wallet.run(&["portfolio"]).done().to_string();
        for name in ["stETH", "eigenlayer/steth"] {
            assert!(portfolio.contains(name), "{name} in {portfolio}");
        }
    }
}
