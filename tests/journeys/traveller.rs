//! Whoever makes a journey: the commands that they type, and what they see to on the chain after each.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use alloy::primitives::{Address, U256, utils::parse_ether};

use super::{wallet::Wallet, world::World};

/// The AVSs that the person wants to secure, and nothing else.
pub const WANTED: [&str; 2] = ["Beacon Watch", "Data Harbor"];

/// The only operator that secures exactly those.
pub const OPERATOR: &str = "Granite Staking";

/// What stETH may lose to rounding where it moves, in wei.
const ROUNDING: u64 = 3;

/// Who makes the journey, where, with what.
pub struct Traveller<'a> {
    pub world: &'a World,
    pub wallet: Wallet,
}

impl<'a> Traveller<'a> {
    /// Sets out with an empty wallet.
    pub fn new(world: &'a World) -> Self {
        Self { world, wallet: Wallet::new(&world.network, &world.url, &world.registry) }
    }

    /// Imports the key and finds it funded.
    pub fn open_account(&self) {
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

    /// Stakes 10 ether with Lido, after a rehearsal.
    pub async fn stake(&self) {
        let before = self.world.ether().await;
        let dry = self.wallet.run(&["stake", "10", "--with", "lido", "--dry-run"]).done();
        assert_eq!(self.world.ether().await, before, "a dry run sends nothing: {dry}");
        self.wallet.run(&["stake", "10", "--with", "lido", "--yes"]).done();
        near(self.world.holds("stETH").await, "10");
        let spent = before - self.world.ether().await;
        assert!(spent > ether("10") && spent < ether("10.01"), "{spent} wei were spent for 10 ether and gas");
    }

    /// Deposits 6 stETH into the EigenLayer strategy.
    pub async fn restake(&self) {
        let before = self.world.holds("stETH").await;
        self.wallet.run(&["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"]).done();
        near(before - self.world.holds("stETH").await, "6");
        let shares = self.world.shares().await;
        assert!(shares > ether("5") && shares < ether("7"), "{shares} shares for 6 stETH: they are not amounts, but near");
        let manager = self.world.addresses.at(&["eigenlayer", "strategy_manager"]);
        assert_eq!(self.world.allowance("stETH", manager).await, U256::ZERO, "the allowance is used up");
    }

    /// Finds the operator by what it secures, and returns the digest of its terms, accepted.
    pub async fn choose(&self) -> String {
        let listed = self.wallet.run(&["avs", "list"]).done().to_string();
        for name in WANTED {
            assert!(listed.contains(name), "{listed}");
        }
        let chosen = self.wallet.run(&["avs", "choose", WANTED[0], WANTED[1], "--dry-run"]).done();
        assert!(chosen.to_string().contains(OPERATOR), "{chosen}");
        assert_eq!(self.world.operator().await, Address::ZERO);
        let unseen = self.wallet.run(&["delegate", OPERATOR, "--yes"]).failed(4);
        assert!(unseen["message"].as_str().unwrap().contains("terms"), "{unseen}");
        let digest = self.digest(OPERATOR);
        self.wallet.run(&["terms", "accept", OPERATOR, "--accept-terms", &digest]).done();
        digest
    }

    /// Delegates under the accepted terms.
    pub async fn delegate(&self, digest: &str) {
        self.wallet.run(&["delegate", OPERATOR, "--yes"]).done();
        assert_ne!(self.world.operator().await, Address::ZERO);
        self.wallet.run(&["terms", "check"]).done();
        let accepted = self.wallet.run(&["terms", "list"]).done();
        assert!(accepted.to_string().contains(digest), "{accepted}");
    }

    /// Asserts that a ticket cannot be claimed yet.
    pub fn too_early(&self, ticket: &str) {
        let refusal = self.wallet.run(&["claim", ticket, "--yes"]).failed(1);
        assert_eq!(refusal["kind"], "early", "{refusal}");
    }

    /// Finds the one ticket of `venue` in the portfolio.
    pub fn ticket(&self, venue: &str) -> String {
        let portfolio = self.wallet.run(&["portfolio"]).done();
        let leaving = portfolio["accounts"][0]["leaving"].as_array().expect("what is leaving");
        let tickets = leaving.iter().map(|ticket| ticket["ticket"].as_str().expect("a ticket has a name"));
        let [ticket] = tickets.filter(|name| name.starts_with(venue)).collect::<Vec<_>>()[..] else {
            panic!("one ticket of {venue} in {portfolio}");
        };
        ticket.to_owned()
    }

    /// Returns the digest of an operator's terms as they are now.
    pub fn digest(&self, operator: &str) -> String {
        let terms = self.wallet.run(&["terms", "show", operator]).done();
        terms["digest"].as_str().expect("terms have a digest").to_owned()
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

/// Returns an amount of ether in wei.
pub fn ether(amount: &str) -> U256 {
    parse_ether(amount).expect("an amount of ether")
}

/// Asserts that an amount of stETH is what was meant, up to rounding.
pub fn near(amount: U256, meant: &str) {
    assert!(amount.abs_diff(ether(meant)) <= U256::from(ROUNDING), "{amount} is not {meant} stETH");
}
