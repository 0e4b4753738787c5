//! One life of a position: staked, restaked, delegated under accepted terms, rewarded, withdrawn and unstaked.

use std::{fs, iter::zip, os::unix::fs::PermissionsExt, path::Path};

use alloy::primitives::{Address, U256, utils::parse_ether};

use serde_json::json;

use super::{wallet::Wallet, world::World};

/// The AVSs that the person wants to secure, and nothing else.
const WANTED: [&str; 2] = ["Beacon Watch", "Data Harbor"];

/// The only operator that secures exactly those.
const OPERATOR: &str = "Granite Staking";

/// The commands that the journal remembers in the end, and whether they are of Kelp.
const COMMANDS: [(&str, bool); 11] = [
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
];

/// What stETH may lose to rounding where it moves, in wei.
const ROUNDING: u64 = 3;

/// Goes the whole way on `world`.
pub async fn journey(world: World) {
    let wallet = Wallet::new(&world.network, &world.url, &world.registry);
    let traveller = Traveller { world: &world, wallet };
    traveller.open_account();
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
    traveller.look_back();
}

/// Who makes the journey, where, with what.
struct Traveller<'a> {
    world: &'a World,
    wallet: Wallet,
}

impl Traveller<'_> {
    fn open_account(&self) {
        let key = format!("{}\n", self.world.key);
        self.wallet.feed(&["account", "import", "me", "--private-key"], &key).done();
        self.wallet.run(&["account", "default", "me"]).done();
        private(&self.wallet.home());
        let shown = self.wallet.run(&["account", "show", "me"]).done();
        assert_eq!(shown["address"], self.world.person().to_string());
        let portfolio = self.wallet.run(&["portfolio"]).done();
        let account = &portfolio["accounts"][0];
        assert_eq!(account["address"], self.world.person().to_string(), "addresses are checksummed: {portfolio}");
        assert_eq!(account["held"][0]["amount"]["amount"], "10000", "{portfolio}");
    }

    async fn stake(&self) {
        let before = self.world.ether().await;
        let dry = self.wallet.run(&["stake", "10", "--with", "lido", "--dry-run"]).done();
        assert_eq!(self.world.ether().await, before, "a dry run sends nothing: {dry}");
        self.wallet.run(&["stake", "10", "--with", "lido", "--yes"]).done();
        near(self.world.holds("stETH").await, "10");
        let spent = before - self.world.ether().await;
        assert!(spent > ether("10") && spent < ether("10.01"), "{spent} wei were spent for 10 ether and gas");
    }

    async fn deposit_into_kelp(&self) {
        let before = self.world.holds("stETH").await;
        self.wallet.run(&["deposit", "1", "stETH", "--into", "kelp", "--yes"]).done();
        near(before - self.world.holds("stETH").await, "1");
        let restaked = self.world.holds("rsETH").await;
        assert!(restaked > ether("0.5") && restaked < ether("1"), "{restaked} rsETH for 1 stETH: its rate is above 1");
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

    async fn restake(&self) {
        let before = self.world.holds("stETH").await;
        self.wallet.run(&["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"]).done();
        near(before - self.world.holds("stETH").await, "6");
        let shares = self.world.shares().await;
        assert!(shares > ether("5") && shares < ether("7"), "{shares} shares for 6 stETH: they are not amounts, but near");
        let manager = self.world.addresses.at(&["eigenlayer", "strategy_manager"]);
        assert_eq!(self.world.allowance("stETH", manager).await, U256::ZERO, "the allowance is used up");
    }

    async fn choose(&self) -> String {
        let listed = self.wallet.run(&["avs", "list"]).done().to_string();
        for name in WANTED {
            assert!(listed.contains(name), "{listed}");
        }
        let chosen = self.wallet.run(&["avs", "choose", WANTED[0], WANTED[1], "--dry-run"]).done();
        assert!(chosen.to_string().contains(OPERATOR), "{chosen}");
        assert_eq!(self.world.operator().await, Address::ZERO);
        let unseen = self.wallet.run(&["delegate", OPERATOR, "--yes"]).failed(4);
        assert!(unseen["message"].as_str().unwrap().contains("terms"), "{unseen}");
        let terms = self.wallet.run(&["terms", "show", OPERATOR]).done();
        let digest = terms["digest"].as_str().expect("terms have a digest").to_owned();
        self.wallet.run(&["terms", "accept", OPERATOR, "--accept-terms", &digest]).done();
        digest
    }

    async fn delegate(&self, digest: &str) {
        self.wallet.run(&["delegate", OPERATOR, "--yes"]).done();
        assert_ne!(self.world.operator().await, Address::ZERO);
        self.wallet.run(&["terms", "check"]).done();
        let accepted = self.wallet.run(&["terms", "list"]).done();
        assert!(accepted.to_string().contains(digest), "{accepted}");
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
        self.wallet.run(&["claim", &ticket, "--yes"]).failed(2);
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

    fn too_early(&self, ticket: &str) {
        let refusal = self.wallet.run(&["claim", ticket, "--yes"]).failed(1);
        assert_eq!(refusal["kind"], "early", "{refusal}");
    }

    /// Finds the one ticket of `venue` in the portfolio.
    fn ticket(&self, venue: &str) -> String {
        let portfolio = self.wallet.run(&["portfolio"]).done();
        let leaving = portfolio["accounts"][0]["leaving"].as_array().expect("what is leaving");
        let tickets = leaving.iter().map(|ticket| ticket["ticket"].as_str().expect("a ticket has a name"));
        let [ticket] = tickets.filter(|name| name.starts_with(venue)).collect::<Vec<_>>()[..] else {
            panic!("one ticket of {venue} in {portfolio}");
        };
        ticket.to_owned()
    }
}

/// Asserts that nobody else can read what lies in `folder`.
fn private(folder: &Path) {
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(folder), 0o700, "{}", folder.display());
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            private(&path);
        } else {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
}

fn ether(amount: &str) -> U256 {
    parse_ether(amount).expect("an amount of ether")
}

/// Asserts that an amount of stETH is what was meant, up to rounding.
fn near(amount: U256, meant: &str) {
    assert!(amount.abs_diff(ether(meant)) <= U256::from(ROUNDING), "{amount} is not {meant} stETH");
}
