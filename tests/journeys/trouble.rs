//! Operators give trouble on the real core: they are slashed, their terms change, they let in only whom they approve.

use std::fs;

use alloy::primitives::{Address, U256};
use restake::plan::Plan;
use serde_json::{Value, json};

use super::{
    traveller::{OPERATOR, Traveller, ether, near},
    world::World,
};

/// A tenth, of the 30 % that is allocated to Beacon Watch.
const SLASH: u64 = 100_000_000_000_000_000;

/// The operator that asks for an approval.
const CAREFUL: &str = "Quartz Keys";

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn a_slash_changes_the_terms_and_stops_deposits() {
    let world = World::real().await;
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    traveller.stake().await;
    traveller.restake().await;
    let digest = traveller.choose().await;
    traveller.delegate(&digest).await;
    world.core().slash(OPERATOR, "Beacon Watch", SLASH).await;

    let worse = run(&["terms", "check"]).failed(4);
    assert_eq!(worse["kind"], "terms", "{worse}");
    let (held, shares) = (world.holds("stETH").await, world.shares().await);
    let deposit = ["deposit", "1", "stETH", "--into", "eigenlayer/steth", "--yes"];
    let refused = run(&deposit).failed(4);
    assert_eq!(refused["kind"], "terms", "{refused}");
    let stale = run(&[&deposit[..], &["--accept-terms", &digest]].concat()).failed(4);
    assert_eq!(stale["kind"], "terms", "{stale}");
    assert_eq!((world.holds("stETH").await, world.shares().await), (held, shares), "nothing moved");
    run(&[&deposit[..], &["--accept-terms", &traveller.digest(OPERATOR)]].concat()).done();
    assert!(world.shares().await > shares);

    let before = world.holds("stETH").await;
    run(&["withdraw", "max", "eigenlayer/steth", "--yes"]).done();
    assert_eq!(world.shares().await, U256::ZERO, "everything was queued");
    world.advance(world.withdrawal_delay().await + 1).await;
    run(&["claim", "--yes"]).done();
    let paid = world.holds("stETH").await - before;
    assert!(paid > ether("6.81") && paid < ether("6.83"), "{paid}: 6 stETH lost 3 %, the last one nothing");
}

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn a_slash_lowers_what_a_queued_withdrawal_brings_and_what_the_wallet_holds_it_to() {
    let world = World::real().await;
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    traveller.stake().await;
    traveller.restake().await;
    let digest = traveller.choose().await;
    traveller.delegate(&digest).await;
    run(&["withdraw", "2", "eigenlayer/steth", "--yes"]).done();
    let leaving = || run(&["portfolio"]).done()["accounts"][0]["leaving"][0].take();
    let amount = |ticket: &Value| ticket["amounts"][0]["wei"].as_str().expect("wei").parse::<U256>().expect("a number");
    // 30 % are allocated, and a tenth of that is slashed.
    let kept = |amount: U256| amount > ether("1.9399") && amount < ether("1.9401");
    near(amount(&leaving()), "2");
    world.core().slash(OPERATOR, "Beacon Watch", SLASH).await;
    let slashed = leaving();
    assert!(kept(amount(&slashed)) && slashed["at_most"] == true, "{slashed}");

    world.advance(world.withdrawal_delay().await + 1).await;
    let file = traveller.wallet.home().join("claim.json");
    run(&["claim", "--save", file.to_str().expect("a path in UTF-8")]).done();
    let saved: Value = serde_json::from_slice(&fs::read(&file).expect("a plan")).expect("a plan");
    let plan: Plan = serde_json::from_value(saved["plan"].clone()).expect("a plan");
    let least = plan.steps[0].receives[&world.addresses.at(&["token", "stETH"])];
    assert!(kept(least), "{least} is what has to arrive");
    let before = world.holds("stETH").await;
    run(&["claim", "--yes"]).done();
    let paid = world.holds("stETH").await - before;
    assert!(kept(paid) && paid >= least, "{paid}");
}

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn an_approver_lets_in_only_whom_it_signed_for() {
    let world = World::real().await;
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    traveller.stake().await;
    traveller.restake().await;
    let digest = traveller.digest(CAREFUL);
    let delegate = ["delegate", CAREFUL, "--accept-terms", &digest, "--yes"];
    run(&delegate).failed(1);
    let file = traveller.wallet.home().join("approval.json");
    let path = file.to_str().expect("a path in UTF-8");
    let approve = async |staker| fs::write(&file, world.core().approval(CAREFUL, staker).await.to_string()).expect("a file");
    approve(Address::repeat_byte(7)).await;
    let foreign = run(&[&delegate[..], &["--approval", path]].concat()).failed(1);
    assert_eq!((&foreign["kind"], world.operator().await), (&json!("approval"), Address::ZERO), "{foreign}");
    approve(world.person()).await;
    run(&[&delegate[..], &["--approval", path]].concat()).done();
    assert_ne!(world.operator().await, Address::ZERO);

    run(&["undelegate", "--yes"]).done();
    assert_eq!((world.operator().await, world.shares().await, world.queued().await), (Address::ZERO, U256::ZERO, 1));
    world.advance(world.withdrawal_delay().await + 1).await;
    run(&["claim", "--as-shares", "--yes"]).done();
    assert!(world.shares().await > ether("5"), "what left as shares is shares again");
}
