//! What the long journey passes by: ether.fi, wrapped tokens, Kelp with ether and ETHx, and the strategy of ETHx.

use alloy::primitives::U256;

use super::{
    traveller::{Traveller, ether, near},
    world::World,
};

/// Asserts that an amount is what was meant, less fees or what a price moved, in hundredths.
fn about(amount: U256, meant: &str) {
    let (meant, hundred) = (ether(meant), U256::from(100));
    assert!(amount.abs_diff(meant) <= meant / hundred, "{amount} is not about {meant}");
}

#[tokio::test]
async fn ether_goes_through_ether_fi_and_back() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    run(&["stake", "4", "--with", "etherfi", "--yes"]).done();
    run(&["deposit", "2", "eth", "--into", "etherfi", "--yes"]).done();
    near(world.holds("eETH").await, "6");
    run(&["wrap", "3", "eeth", "--yes"]).done();
    let wrapped = world.holds("weETH").await;
    near(world.holds("eETH").await, "3");
    assert!(wrapped > ether("2.5") && wrapped < ether("3"), "{wrapped} weETH for 3 eETH: it is worth more than 1");
    run(&["unwrap", "50%", "weeth", "--yes"]).done();
    about(world.holds("eETH").await, "4.5");

    run(&["unstake", "1", "eeth", "--yes"]).done();
    let sent = run(&["unstake", "max", "weeth", "--yes"]).done();
    let titles: Vec<_> = sent["transactions"].as_array().expect("transactions").iter().map(|sent| &sent["title"]).collect();
    assert!(titles.len() >= 2, "it is unwrapped and asked for: {titles:?}");
    assert_eq!(world.holds("weETH").await, U256::ZERO);
    about(world.holds("eETH").await, "3.5");
    assert_eq!(run(&["claim", "--yes"]).failed(1)["kind"], "nothing");
    world.finalize().await;
    let before = world.ether().await;
    run(&["claim", "--yes"]).done();
    about(world.ether().await - before, "2.5");
}

#[tokio::test]
async fn wrapped_steth_and_ether_with_kelp_come_back() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    traveller.stake().await;
    run(&["wrap", "0.5", "steth", "--yes"]).done();
    near(world.holds("stETH").await, "9.5");
    let wrapped = world.holds("wstETH").await;
    assert!(wrapped > ether("0.3") && wrapped < ether("0.5"), "{wrapped} wstETH for 0.5 stETH");
    run(&["unstake", "max", "wsteth", "--yes"]).done();
    assert_eq!(world.holds("wstETH").await, U256::ZERO);
    run(&["deposit", "1", "eth", "--into", "kelp", "--yes"]).done();
    assert!(world.holds("rsETH").await > ether("0.5"));
    run(&["unstake", "max", "rseth", "--for", "eth", "--yes"]).done();
    assert_eq!(world.holds("rsETH").await, U256::ZERO);
    let (lido, kelp) = (traveller.ticket("lido/"), traveller.ticket("kelp/"));
    traveller.too_early(&lido);
    traveller.too_early(&kelp);

    world.finalize().await;
    let before = world.ether().await;
    run(&["claim", &lido, "--yes"]).done();
    about(world.ether().await - before, "0.5");
    world.unlock().await;
    let before = world.ether().await;
    run(&["claim", &kelp, "--yes"]).done();
    about(world.ether().await - before, "1");
}

#[tokio::test]
async fn ethx_is_restaked_with_kelp_and_in_its_strategy() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    let [option, source] = &world.source;
    run(&["rewards", "claim", option, source, "--yes"]).done();
    assert_eq!(world.holds("ETHx").await, ether("1.26"));
    run(&["deposit", "0.6", "ethx", "--into", "kelp", "--yes"]).done();
    assert!(world.holds("rsETH").await > ether("0.5"));
    run(&["deposit", "max", "ethx", "--into", "eigenlayer/ethx", "--yes"]).done();
    assert_eq!(world.holds("ETHx").await, U256::ZERO);
    assert!(world.shares_of("ethx").await > ether("0.5"));

    run(&["withdraw", "max", "eigenlayer/ethx", "--yes"]).done();
    run(&["unstake", "max", "rseth", "--for", "ethx", "--yes"]).done();
    assert_eq!((world.shares_of("ethx").await, world.holds("rsETH").await), (U256::ZERO, U256::ZERO));
    world.unlock().await;
    world.advance(world.withdrawal_delay().await + 1).await;
    run(&["claim", "--yes"]).done();
    about(world.holds("ETHx").await, "1.26");
}
