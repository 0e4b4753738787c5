//! Whoever watches an address plans all that its owner can do, and signs nothing.

use serde_json::Value;

use super::{
    traveller::{OPERATOR, Traveller},
    wallet::Wallet,
    world::World,
};

/// Somebody who watches the traveller's address.
struct Watcher<'a> {
    owner: &'a Traveller<'a>,
    wallet: Wallet,
}

impl Watcher<'_> {
    /// Has a command refused for want of a key, saved, and carried out by the owner of the key.
    fn plans(&self, words: &[&str], more: &[&str]) -> Value {
        let refused = self.wallet.run(&[words, &["--yes"]].concat()).failed(2);
        assert!(refused["message"].as_str().unwrap().contains("watched only"), "{words:?}: {refused}");
        assert!(refused["hint"].as_str().unwrap().contains("--save FILE"), "{words:?}: {refused}");
        let file = self.wallet.home().join("plan.json");
        let file = file.to_str().expect("a path in UTF-8");
        self.wallet.run(&[words, &["--dry-run"]].concat()).done();
        let saved = self.wallet.run(&[words, &["--save", file]].concat()).done();
        assert_eq!(saved["state"], "saved", "{words:?}: {saved}");
        self.owner.wallet.run(&[&["plan", "run", file, "--yes"], more].concat()).done()
    }
}

#[tokio::test]
async fn everything_but_signing_is_done_by_who_watches() {
    let world = World::practice();
    let owner = Traveller::new(&world);
    owner.open_account();
    let wallet = Wallet::new(&world.network, &world.url, &world.registry);
    wallet.run(&["account", "watch", "cold", &world.person().to_string()]).done();
    let watcher = Watcher { owner: &owner, wallet };
    let [option, source] = &world.source;

    watcher.plans(&["stake", "10", "--with", "lido"], &[]);
    watcher.plans(&["wrap", "1", "stETH"], &[]);
    watcher.plans(&["unwrap", "max", "wstETH"], &[]);
    watcher.plans(&["deposit", "6", "stETH", "--into", "eigenlayer/steth"], &[]);
    // The terms are accepted by who signs; who watches may write down what they would accept.
    let digest = watcher.owner.digest(OPERATOR);
    watcher.plans(&["delegate", OPERATOR], &["--accept-terms", &digest]);
    watcher.wallet.run(&["terms", "accept", OPERATOR, "--accept-terms", &digest]).done();
    watcher.wallet.run(&["terms", "check"]).done();
    watcher.plans(&["rewards", "claim", option, source], &[]);
    watcher.plans(
        &["rewards", "set-claimer", "0x00000000000000000000000000000000000000c1"],
        &["--allow-unknown", "0x00000000000000000000000000000000000000c1"],
    );
    watcher.plans(&["withdraw", "2", "eigenlayer/steth"], &[]);
    world.advance(world.withdrawal_delay().await + 1).await;
    watcher.plans(&["claim"], &[]);
    watcher.plans(&["unstake", "1", "stETH"], &[]);
    watcher.plans(&["undelegate"], &[]);
    let portfolio = watcher.wallet.run(&["portfolio"]).done();
    assert_eq!(portfolio["accounts"][0]["name"], "cold", "{portfolio}");
    // Nothing of it was signed here.
    assert_eq!(watcher.wallet.run(&["history", "list"]).done()["plans"], Value::Array(vec![]));
}
