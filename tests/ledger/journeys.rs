//! Positions on the practice chain whose key is in a Ledger, through the binary.

use std::{fs, iter};

use alloy::{
    hex,
    primitives::U256,
    signers::k256::ecdsa::{SigningKey, VerifyingKey},
};
use serde_json::Value;
use tempfile::NamedTempFile;

use super::device::{SEED, SoftLedger, descriptor, key};
use crate::journeys::{
    journey,
    traveller::{OPERATOR, Traveller},
    wallet::{Outcome, Wallet},
    world::World,
};

const PATH: &str = "m/44'/60'/0'/0/0";

/// Another seed than the device's.
const OTHER: &str = "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong";

/// A device, a chain on which its first address has ether, and descriptors of that chain's tokens.
struct Scene {
    ledger: SoftLedger,
    world: World,
    tokens: NamedTempFile,
}

impl Scene {
    fn new() -> Self {
        let (ledger, world) = (SoftLedger::new(), World::practice_of(key(SEED, PATH).to_bytes()));
        let vouches = SigningKey::from_slice(&[7; 32]).unwrap();
        ledger.hands().trusts = Some(VerifyingKey::from(&vouches));
        let registry: toml::Table = fs::read_to_string(&world.registry).unwrap().parse().unwrap();
        let chain = u64::try_from(registry["chain_id"].as_integer().unwrap()).unwrap();
        let line = |ticker: &str| hex::encode(descriptor(&vouches, ticker, world.addresses.at(&["token", ticker]), chain));
        let lines: Vec<_> = iter::once("# Tokens of the practice chain.".into()).chain(["stETH", "rsETH"].map(line)).collect();
        let tokens = NamedTempFile::new().unwrap();
        fs::write(&tokens, lines.join("\n")).unwrap();
        Self { ledger, world, tokens }
    }

    /// Adds the account `me`, whose key is in the device.
    fn traveller(&self) -> Traveller<'_> {
        let wallet = Wallet::new(&self.world.network, &self.world.url, &self.world.registry);
        let wallet = wallet.with("RESTAKE_SPECULOS_APDU", self.ledger.place()).with("RESTAKE_LEDGER_TOKENS", self.tokens.path());
        let added = wallet.run(&["account", "ledger", "me"]).done();
        assert_eq!((&added["kind"], &added["address"]), (&"ledger".into(), &self.world.person().to_string().into()));
        Traveller { world: &self.world, wallet }
    }

    /// The screens that the device showed since this was asked last.
    fn screens(&self) -> Vec<Vec<String>> {
        std::mem::take(&mut self.ledger.hands().screens)
    }
}

/// Carries on the plan that an error is about, by the transaction that it names.
fn resume(traveller: &Traveller<'_>, error: &Value) {
    let signed = error["transactions"][0]["hash"].as_str().unwrap();
    traveller.wallet.run(&["history", "resume", signed, "--yes"]).done();
}

fn because(error: &Value) -> String {
    error["because"].to_string()
}

#[tokio::test]
async fn a_position_lives_with_its_key_in_a_ledger() {
    let scene = Scene::new();
    scene.ledger.hands().blind_signing = true;
    let traveller = scene.traveller();
    journey::live(&traveller).await;
    let history = traveller.wallet.run(&["history", "list"]).done();
    let steps = history["plans"].as_array().unwrap().iter().map(|plan| plan["steps"].as_u64().unwrap()).sum::<u64>();
    let screens = scene.screens();
    assert_eq!(screens.len() as u64, steps, "the device asked once for each transaction");
    let approvals: Vec<_> = screens.iter().filter(|screen| screen[0].starts_with("Approve ")).collect();
    assert!(approvals.len() >= 3, "{screens:?}");
    assert!(approvals.iter().all(|screen| screen[0].ends_with("stETH") || screen[0].ends_with("rsETH")), "{approvals:?}");
}

#[tokio::test]
async fn an_approval_is_clear_and_what_follows_waits_for_blind_signing() {
    let scene = Scene::new();
    let (traveller, before) = (scene.traveller(), scene.world.ether().await);
    let stake = ["stake", "10", "--with", "lido", "--yes"];
    let blind = traveller.wallet.run(&stake).failed(1);
    assert_eq!(blind["kind"], "blind-signing", "{blind}");
    assert!(blind["hint"].as_str().unwrap().contains("enable Blind signing in the Ethereum app's settings"), "{blind}");
    assert_eq!((scene.world.ether().await, scene.screens().len()), (before, 0), "nothing was signed or sent");
    scene.ledger.hands().blind_signing = true;
    traveller.stake().await;
    scene.ledger.hands().blind_signing = false;
    scene.screens();
    let deposit = traveller.wallet.run(&["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"]);
    let unfinished = deposit.failed(5);
    assert!(because(&unfinished).contains("blind signing is off"), "{unfinished}");
    assert!(deposit.said().contains("blind signing is off, so it refuses what the review calls BLIND"), "{}", deposit.said());
    let hint = unfinished["hint"].as_str().unwrap();
    assert!(hint.contains("enable Blind signing") && hint.contains("restake history resume"), "{hint}");
    assert!(deposit.said().contains("clear: `Approve 6 stETH`") && deposit.said().contains("BLIND"), "{}", deposit.said());
    let manager = scene.world.addresses.at(&["eigenlayer", "strategy_manager"]);
    assert_eq!(scene.screens(), [[format!("Approve {} stETH", 6_u64 * 10_u64.pow(18)), format!("Approve to {manager}")]]);
    scene.ledger.hands().blind_signing = true;
    resume(&traveller, &unfinished);
    assert!(scene.world.shares().await > U256::ZERO);
    assert_eq!(scene.world.allowance("stETH", manager).await, U256::ZERO);
}

#[tokio::test]
async fn the_review_says_the_hash_that_the_device_shows() {
    let scene = Scene::new();
    scene.ledger.hands().blind_signing = true;
    let staked = scene.traveller().wallet.run(&["stake", "1", "--with", "lido", "--yes"]);
    staked.done();
    let screens = scene.screens();
    let shown = screens[0][1].strip_prefix("Tx hash ").unwrap();
    for words in ["BLIND", "`Tx hash`", shown, "calldata digest (ERC-8213)", "confirm on the device"] {
        assert!(staked.said().contains(words), "{words} in {}", staked.said());
    }
}

#[tokio::test]
async fn a_refusal_at_each_step_ends_declined_and_the_step_can_be_taken_again() {
    let scene = Scene::new();
    scene.ledger.hands().blind_signing = true;
    let traveller = scene.traveller();
    let refuse = |words: &[&str], after: usize| {
        scene.screens();
        scene.ledger.hands().refuses_after = Some(after);
        let refused: Outcome = traveller.wallet.run(words);
        scene.ledger.hands().refuses_after = None;
        let error = refused.failed(3);
        assert_eq!(scene.screens().len(), after + 1);
        assert_eq!(error["transactions"].as_array().map_or(0, Vec::len), after, "{error}");
        assert!(because(&error).contains("you refused on the device"), "{error}");
        error
    };
    let before = scene.world.ether().await;
    assert_eq!(refuse(&["stake", "10", "--with", "lido", "--yes"], 0)["kind"], "declined");
    assert_eq!(scene.world.ether().await, before, "nothing was sent");
    traveller.stake().await;
    let deposit = ["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"];
    refuse(&deposit, 0);
    let refused = refuse(&deposit, 1);
    assert_eq!((&refused["kind"], scene.world.shares().await), (&"unfinished".into(), U256::ZERO));
    resume(&traveller, &refused);
    assert!(scene.world.shares().await > U256::ZERO, "the rest was carried on");
    let digest = traveller.choose().await;
    refuse(&["delegate", OPERATOR, "--yes"], 0);
    traveller.delegate(&digest).await;
    let [option, source] = &scene.world.source;
    refuse(&["rewards", "claim", option, source, "--yes"], 0);
    traveller.wallet.run(&["rewards", "claim", option, source, "--yes"]).done();
    let withdraw = ["withdraw", "2", "eigenlayer/steth", "--yes"];
    refuse(&withdraw, 0);
    assert_eq!(scene.world.queued().await, 0);
    traveller.wallet.run(&withdraw).done();
    scene.world.advance(scene.world.withdrawal_delay().await + 1).await;
    refuse(&["claim", "--yes"], 0);
    traveller.wallet.run(&["claim", "--yes"]).done();
    assert_eq!(scene.world.queued().await, 0);
}

#[tokio::test]
async fn a_device_that_goes_away_leaves_nothing_half_sent() {
    let scene = Scene::new();
    scene.ledger.hands().blind_signing = true;
    let (traveller, before) = (scene.traveller(), scene.world.ether().await);
    let stake = ["stake", "10", "--with", "lido", "--yes"];
    scene.ledger.hands().leaves_after = Some(1);
    let gone = traveller.wallet.run(&stake).failed(1);
    assert!(because(&gone).contains("went away") && gone["hint"].as_str().unwrap().contains("connect it"), "{gone}");
    let unplugged = traveller.wallet.run(&stake).failed(1);
    assert_eq!(unplugged["kind"], "device", "{unplugged}");
    assert_eq!(scene.world.ether().await, before, "nothing was sent");
    scene.ledger.hands().leaves_after = None;
    traveller.stake().await;
    scene.ledger.hands().leaves_after = Some(2);
    let gone = traveller.wallet.run(&["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"]).failed(5);
    assert_eq!((&gone["kind"], scene.world.shares().await), (&"unfinished".into(), U256::ZERO), "{gone}");
    scene.ledger.hands().leaves_after = None;
    resume(&traveller, &gone);
    assert!(scene.world.shares().await > U256::ZERO);
}

#[tokio::test]
async fn a_device_with_another_seed_or_app_signs_nothing() {
    let scene = Scene::new();
    scene.ledger.hands().blind_signing = true;
    let (traveller, before) = (scene.traveller(), scene.world.ether().await);
    let stake = || traveller.wallet.run(&["stake", "10", "--with", "lido", "--yes"]).failed(1);
    scene.ledger.hands().seed = OTHER;
    let error = stake();
    assert!(error["message"].as_str().unwrap().contains("this device holds another seed"), "{error}");
    scene.ledger.hands().seed = SEED;
    scene.ledger.hands().app = "Bitcoin";
    assert!(stake()["hint"].as_str().unwrap().contains("open the Ethereum app"));
    scene.ledger.hands().locked = true;
    assert!(stake()["hint"].as_str().unwrap().contains("unlock the device"));
    assert_eq!((scene.world.ether().await, scene.screens().len()), (before, 0), "nothing was signed or sent");
}

#[tokio::test]
async fn an_account_is_added_once_its_address_is_confirmed() {
    let scene = Scene::new();
    let traveller = scene.traveller();
    let run = |words: &[&str]| traveller.wallet.run(words);
    let add = ["account", "ledger", "ops", "--count", "3", "--path", "m/44'/60'/i'/0/0", "--verify"];
    scene.ledger.hands().refuses_after = Some(0);
    let refused = run(&add);
    refused.failed(3);
    assert!(refused.said().contains("Compare the address") && refused.said().contains(&scene.world.person().to_string()));
    run(&["account", "show", "ops"]).failed(2);
    scene.ledger.hands().refuses_after = None;
    let added = run(&add).done();
    let expected: Vec<_> = (0..3).map(|index| key(SEED, &format!("m/44'/60'/{index}'/0/0")).address().to_string()).collect();
    assert_eq!(added["addresses"], serde_json::json!(expected));
    assert_eq!(added["path"], "m/44'/60'/i'/0/0");
    let export = run(&["account", "export", "ops", "--private-key", "--out", "key"]).failed(1);
    assert!(export["message"].as_str().unwrap().contains("never leaves it"), "{export}");
    run(&["account", "ledger", "me"]).failed(1);
    run(&["account", "remove", "ops", "--yes"]).done();
}

#[tokio::test]
async fn what_waits_is_sped_up_and_cancelled_with_the_key_in_a_ledger() {
    let scene = Scene::new();
    scene.ledger.hands().blind_signing = true;
    let traveller = scene.traveller();
    for (word, screen) in [("speed-up", "BLIND"), ("cancel", "clear: `Amount`")] {
        // It was mined, and its block is gone before anybody wrote that down: it waits.
        let before: Value = scene.world.node.ask("evm_snapshot", serde_json::json!([])).await;
        traveller.wallet.run(&["stake", "1", "--with", "lido", "--yes"]).done();
        assert!(scene.world.node.ask::<bool>("evm_revert", serde_json::json!([before])).await);
        let folder = traveller.wallet.home().join("journal");
        let journal = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
        let text = fs::read_to_string(&journal).unwrap();
        let kept: Vec<_> = text.lines().collect();
        let (last, kept) = kept.split_last().unwrap();
        assert!(last.contains("\"mined\""), "{last}");
        fs::write(&journal, kept.join("\n") + "\n").unwrap();
        scene.screens();
        let replaced = traveller.wallet.run(&["history", word, "--yes"]);
        assert_eq!(replaced.done()["state"], "done");
        assert_eq!(scene.screens().len(), 1, "the device asked once more");
        for words in ["Replaces", screen, "before: "] {
            assert!(replaced.said().contains(words), "{words} in {}", replaced.said());
        }
    }
}
