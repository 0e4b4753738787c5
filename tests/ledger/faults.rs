//! What can go wrong with a device between two questions, through the binary, on a soft device that does as it is told.

use alloy::primitives::U256;

use super::{
    device::{SEED, SoftLedger},
    scene::{Scene, because, resume},
};
use crate::hostile::home::speaks_of;

/// Another seed than the device's.
const OTHER: &str = "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong";

#[tokio::test]
async fn what_a_device_would_not_sign_is_refused_before_anything_is_sent() {
    let ledger = SoftLedger::new();
    let scene = Scene::soft(&ledger);
    ledger.hands().blind_signing = false;
    let (traveller, before) = (scene.traveller(), scene.world.ether().await);
    let screens = || std::mem::take(&mut ledger.hands().screens);
    let stake = ["stake", "10", "--with", "lido", "--yes"];
    let blind = traveller.wallet.run(&stake).failed(1);
    assert_eq!(blind["kind"], "blind-signing", "{blind}");
    assert!(blind["hint"].as_str().unwrap().contains("enable Blind signing in the Ethereum app's settings"), "{blind}");
    assert_eq!((scene.world.ether().await, screens().len()), (before, 0), "nothing was signed or sent");
    ledger.hands().blind_signing = true;
    traveller.stake().await;
    ledger.hands().blind_signing = false;
    screens();
    // The approval alone could be shown, but not what it is for.
    let before = scene.world.ether().await;
    let words = ["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"];
    let deposit = traveller.wallet.run(&words);
    let refused = deposit.failed(1);
    assert_eq!(refused["kind"], "blind-signing", "{refused}");
    assert!(deposit.said().contains("clear: `Approve 6 stETH`") && deposit.said().contains("BLIND"), "{}", deposit.said());
    speaks_of(deposit.said(), &["blind signing is off, so it refuses what the review calls BLIND"]);
    assert_eq!((scene.world.ether().await, screens().len()), (before, 0), "nothing was signed or sent");
    let history = traveller.wallet.run(&["history", "list"]).done();
    assert_eq!(history["plans"].as_array().unwrap().len(), 1, "nothing was written down: {history}");
    ledger.hands().blind_signing = true;
    traveller.wallet.run(&words).done();
    let manager = scene.world.addresses.at(&["eigenlayer", "strategy_manager"]);
    assert_eq!(screens()[0], [format!("Approve {} stETH", 6_u64 * 10_u64.pow(18)), format!("Approve to {manager}")]);
    assert_eq!(scene.world.allowance("stETH", manager).await, U256::ZERO);
}

#[tokio::test]
async fn a_setting_that_changes_midway_leaves_a_journal_that_resumes() {
    let ledger = SoftLedger::new();
    let scene = Scene::soft(&ledger);
    let traveller = scene.traveller();
    traveller.stake().await;
    ledger.hands().screens.clear();
    ledger.hands().blind_until = Some(1);
    let deposit = traveller.wallet.run(&["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"]);
    let unfinished = deposit.failed(5);
    assert!(because(&unfinished).contains("blind signing is off"), "{unfinished}");
    let hint = unfinished["hint"].as_str().unwrap();
    assert!(hint.contains("enable Blind signing") && hint.contains("restake history resume"), "{hint}");
    let manager = scene.world.addresses.at(&["eigenlayer", "strategy_manager"]);
    let screens = std::mem::take(&mut ledger.hands().screens);
    assert_eq!(screens, [[format!("Approve {} stETH", 6_u64 * 10_u64.pow(18)), format!("Approve to {manager}")]]);
    let signed = unfinished["transactions"][0]["hash"].as_str().unwrap();
    let early = traveller.wallet.run(&["history", "resume", signed, "--yes"]).failed(1);
    assert_eq!(early["kind"], "blind-signing", "it is still off: {early}");
    ledger.hands().blind_signing = true;
    resume(&traveller, &unfinished);
    assert!(scene.world.shares().await > U256::ZERO);
    assert_eq!(scene.world.allowance("stETH", manager).await, U256::ZERO);
}

#[tokio::test]
async fn a_device_that_goes_away_leaves_nothing_half_sent() {
    let ledger = SoftLedger::new();
    let scene = Scene::soft(&ledger);
    let (traveller, before) = (scene.traveller(), scene.world.ether().await);
    let stake = ["stake", "10", "--with", "lido", "--yes"];
    ledger.hands().leaves_after = Some(1);
    let gone = traveller.wallet.run(&stake).failed(1);
    assert!(because(&gone).contains("went away") && gone["hint"].as_str().unwrap().contains("connect it"), "{gone}");
    let unplugged = traveller.wallet.run(&stake).failed(1);
    assert_eq!(unplugged["kind"], "device", "{unplugged}");
    assert_eq!(scene.world.ether().await, before, "nothing was sent");
    ledger.hands().leaves_after = None;
    traveller.stake().await;
    ledger.hands().leaves_after = Some(2);
    let gone = traveller.wallet.run(&["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"]).failed(5);
    assert_eq!((&gone["kind"], scene.world.shares().await), (&"unfinished".into(), U256::ZERO), "{gone}");
    ledger.hands().leaves_after = None;
    resume(&traveller, &gone);
    assert!(scene.world.shares().await > U256::ZERO);
}

#[tokio::test]
async fn a_device_with_another_seed_or_app_signs_nothing() {
    let ledger = SoftLedger::new();
    let scene = Scene::soft(&ledger);
    let (traveller, before) = (scene.traveller(), scene.world.ether().await);
    let stake = || traveller.wallet.run(&["stake", "10", "--with", "lido", "--yes"]).failed(1);
    ledger.hands().seed = OTHER;
    let error = stake();
    assert!(error["message"].as_str().unwrap().contains("this device holds another seed"), "{error}");
    ledger.hands().seed = SEED;
    ledger.hands().app = "Bitcoin";
    assert!(stake()["hint"].as_str().unwrap().contains("open the Ethereum app"));
    ledger.hands().locked = true;
    assert!(stake()["hint"].as_str().unwrap().contains("unlock the device"));
    assert_eq!((scene.world.ether().await, ledger.hands().screens.len()), (before, 0), "nothing was signed or sent");
}
