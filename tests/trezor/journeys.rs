//! Positions on the practice chain whose key is in a Trezor, through the binary.

use alloy::primitives::U256;
use serde_json::Value;
use trezor_client::protos::MessageType;

use super::device::{Model, SEED, SoftTrezor, key};
use crate::journeys::{
    journey,
    traveller::{OPERATOR, Traveller},
    wallet::{Outcome, Wallet},
    world::World,
};

const PATH: &str = "m/44'/60'/0'/0/0";

/// Another seed than the device's.
const OTHER: &str = "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong";

/// A device, and a chain on which its first address has ether.
struct Scene {
    trezor: SoftTrezor,
    world: World,
}

impl Scene {
    fn new() -> Self {
        Self { trezor: SoftTrezor::new(), world: World::practice_of(key(SEED, "", PATH).to_bytes()) }
    }

    /// Adds the account `me`, whose key is in the device.
    fn traveller(&self) -> Traveller<'_> {
        let wallet = Wallet::new(&self.world.network, &self.world.url, &self.world.registry);
        let wallet = wallet.with("RESTAKE_TREZOR_UDP", self.trezor.place());
        let added = wallet.run(&["account", "trezor", "me"]).done();
        assert_eq!((&added["kind"], &added["address"]), (&"trezor".into(), &self.world.person().to_string().into()));
        Traveller { world: &self.world, wallet }
    }

    /// The questions that the device asked since this was asked last.
    fn screens(&self) -> Vec<Vec<String>> {
        std::mem::take(&mut self.trezor.hands().screens)
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
async fn a_position_lives_with_its_key_in_a_trezor() {
    let scene = Scene::new();
    let traveller = scene.traveller();
    journey::live(&traveller).await;
    let history = traveller.wallet.run(&["history", "list"]).done();
    let steps = history["plans"].as_array().unwrap().iter().map(|plan| plan["steps"].as_u64().unwrap()).sum::<u64>();
    assert_eq!(scene.screens().len() as u64, steps, "the device asked once for each transaction");
}

#[tokio::test]
async fn the_review_says_what_the_device_shows_and_what_not() {
    let scene = Scene::new();
    let traveller = scene.traveller();
    let staked = traveller.wallet.run(&["stake", "10", "--with", "lido", "--yes"]);
    staked.done();
    for words in ["BLIND", "calldata digest (ERC-8213)", "confirm on the device what it shows"] {
        assert!(staked.said().contains(words), "{words} in {}", staked.said());
    }
    let deposit = traveller.wallet.run(&["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--dry-run"]);
    deposit.done();
    assert!(deposit.said().contains("knows) and spender"), "{}", deposit.said());
}

#[tokio::test]
async fn a_refusal_at_each_step_ends_declined_and_the_step_can_be_taken_again() {
    let scene = Scene::new();
    let traveller = scene.traveller();
    let refuse = |words: &[&str], after: usize| {
        scene.screens();
        scene.trezor.hands().refuses_after = Some(after);
        scene.trezor.hands().refuses_at = 2;
        let refused: Outcome = traveller.wallet.run(words);
        scene.trezor.hands().refuses_after = None;
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
    let (traveller, before) = (scene.traveller(), scene.world.ether().await);
    let stake = ["stake", "10", "--with", "lido", "--yes"];
    scene.trezor.hands().leaves_after = Some(1);
    let gone = traveller.wallet.run(&stake).failed(1);
    assert!(because(&gone).contains("went away") && gone["hint"].as_str().unwrap().contains("connect it"), "{gone}");
    let unplugged = traveller.wallet.run(&stake).failed(1);
    assert_eq!(unplugged["kind"], "device", "{unplugged}");
    assert_eq!(scene.world.ether().await, before, "nothing was sent");
    scene.trezor.plug_in();
    traveller.stake().await;
    // Each step has three buttons: the second step's are broken off.
    scene.trezor.hands().leaves_after = Some(4);
    let gone = traveller.wallet.run(&["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"]).failed(5);
    assert_eq!((&gone["kind"], scene.world.shares().await), (&"unfinished".into(), U256::ZERO), "{gone}");
    scene.trezor.plug_in();
    resume(&traveller, &gone);
    assert!(scene.world.shares().await > U256::ZERO);
}

#[tokio::test]
async fn a_device_with_another_seed_or_none_signs_nothing() {
    let scene = Scene::new();
    let (traveller, before) = (scene.traveller(), scene.world.ether().await);
    let stake = |code| traveller.wallet.run(&["stake", "10", "--with", "lido", "--yes"]).failed(code);
    scene.trezor.hands().seed = OTHER;
    let error = stake(1);
    assert!(error["message"].as_str().unwrap().contains("this device holds another seed"), "{error}");
    scene.trezor.hands().seed = SEED;
    scene.trezor.hands().passphrase_protection = true;
    scene.trezor.hands().enters_passphrase = "another wallet";
    assert!(stake(1)["message"].as_str().unwrap().contains("this device holds another seed"));
    scene.trezor.hands().model = Model::One;
    let error = stake(2);
    assert!(error["message"].as_str().unwrap().contains("no one to ask for the Trezor's passphrase"), "{error}");
    scene.trezor.hands().pin = Some("1234");
    assert!(stake(2)["message"].as_str().unwrap().contains("no one to ask for the PIN"));
    scene.trezor.hands().bootloader = true;
    assert!(stake(1)["hint"].as_str().unwrap().contains("reconnect it"));
    assert_eq!((scene.world.ether().await, scene.screens().len()), (before, 0), "nothing was signed or sent");
}

#[tokio::test]
async fn an_account_is_added_once_its_address_is_confirmed() {
    let scene = Scene::new();
    let traveller = scene.traveller();
    let run = |words: &[&str]| traveller.wallet.run(words);
    let add = ["account", "trezor", "ops", "--count", "3", "--path", "m/44'/60'/i'/0/0", "--verify"];
    scene.trezor.hands().refuses_after = Some(0);
    let refused = run(&add);
    refused.failed(3);
    assert!(refused.said().contains("Compare the address") && refused.said().contains(&scene.world.person().to_string()));
    run(&["account", "show", "ops"]).failed(2);
    scene.trezor.hands().refuses_after = None;
    let added = run(&add);
    assert!(added.said().contains("restake account verify ops/1"), "only the first was compared: {}", added.said());
    let added = added.done();
    let expected: Vec<_> = (0..3).map(|index| key(SEED, "", &format!("m/44'/60'/{index}'/0/0")).address().to_string()).collect();
    assert_eq!(added["addresses"], serde_json::json!(expected));
    assert_eq!(added["path"], "m/44'/60'/i'/0/0");
    let export = run(&["account", "export", "ops", "--private-key", "--out", "key"]).failed(1);
    assert!(export["message"].as_str().unwrap().contains("never leaves it"), "{export}");
    run(&["account", "trezor", "me"]).failed(1);
    let more = run(&["account", "trezor", "more", "--path", "ledger-live"]);
    assert!(more.said().contains("restake account verify more"), "it was not compared yet: {}", more.said());
    assert_eq!(more.done()["path"], "m/44'/60'/i'/0/0");
    run(&["account", "remove", "ops", "--yes"]).done();
}

#[tokio::test]
async fn an_address_is_compared_afterwards() {
    let scene = Scene::new();
    let traveller = scene.traveller();
    let run = |words: &[&str]| traveller.wallet.run(words);
    run(&["account", "trezor", "ops", "--count", "3"]).done();
    let third = key(SEED, "", "m/44'/60'/0'/0/2").address().to_string();
    let compared = run(&["account", "verify", "ops/2"]);
    assert!(compared.said().matches("Compare the address").count() == 1 && compared.said().contains(&third), "{}", compared.said());
    assert_eq!(compared.done(), serde_json::json!({ "account": "ops/2", "address": third, "confirmed": true }));
    assert_eq!(scene.screens(), [[format!("Address {third}")]]);
    scene.trezor.hands().refuses_after = Some(0);
    run(&["account", "verify", "ops/1"]).failed(3);
    scene.trezor.hands().refuses_after = None;
    scene.trezor.hands().seed = OTHER;
    let other = run(&["account", "verify", "ops/2"]);
    assert!(other.failed(1)["message"].as_str().unwrap().contains("this device holds another seed"));
    assert!(!other.said().contains("Compare the address"), "there is nothing to compare: {}", other.said());
    let nowhere = traveller.wallet.with("RESTAKE_TREZOR_UDP", "127.0.0.1:1").run(&["account", "verify", "ops/2"]);
    nowhere.failed(1);
    assert!(!nowhere.said().contains("Compare the address"), "there is no device: {}", nowhere.said());
}

#[tokio::test]
async fn the_addresses_that_were_used_are_found_for_one_passphrase() {
    let scene = Scene::new();
    let traveller = scene.traveller();
    scene.trezor.hands().passphrase_protection = true;
    scene.trezor.hands().came.clear();
    let found = traveller.wallet.run(&["account", "trezor", "ops", "--discover"]).done();
    assert_eq!((&found["path"], &found["count"]), (&"m/44'/60'/0'/0/i".into(), &1.into()), "{found}");
    assert_eq!(found["address"], scene.world.person().to_string());
    let came = std::mem::take(&mut scene.trezor.hands().came);
    let times = |kind| came.iter().filter(|came| **came == kind).count();
    assert_eq!((times(MessageType::MessageType_Initialize), times(MessageType::MessageType_PassphraseAck)), (1, 1));
}
