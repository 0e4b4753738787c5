//! Operators give trouble on the real core: they are slashed, their terms change, they let in only whom they approve.

use std::fs;

use alloy::primitives::{Address, U256};
use serde_json::json;

use super::{
    traveller::{OPERATOR, Traveller, ether},
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
