//! What a person does with a key in a Ledger, through the binary, on a soft device and on the real app alike.

use std::fs;

use alloy::primitives::{Address, U256};
use serde_json::Value;

use super::{
    device::{SEED, SoftLedger, key},
    held::{Held, showed},
    scene::{Scene, because, resume},
};
use crate::journeys::{
    journey,
    traveller::{OPERATOR, Traveller},
};

/// An operator that secures nothing.
const IDLE: &str = "Idle Oak";

#[tokio::test]
async fn a_position_lives_with_its_key_in_a_ledger() {
    let ledger = SoftLedger::new();
    let questions = live(&Scene::soft(&ledger)).await;
    let approvals: Vec<_> = questions.iter().filter(|question| question.starts_with("Approve")).collect();
    assert!(approvals.len() >= 3, "{questions:?}");
    assert!(approvals.iter().all(|question| question.contains("stETH") || question.contains("rsETH")), "{approvals:?}");
}

/// Lives a position's whole life on a device.
pub async fn position(held: &dyn Held) {
    live(&Scene::new(held)).await;
}

async fn live(scene: &Scene<'_>) -> Vec<String> {
    let traveller = scene.traveller();
    scene.held.seen();
    journey::live(&traveller).await;
    let history = traveller.wallet.run(&["history", "list"]).done();
    let steps = history["plans"].as_array().unwrap().iter().map(|plan| plan["steps"].as_u64().unwrap()).sum::<u64>();
    let questions = scene.held.seen();
    assert_eq!(questions.len() as u64, steps, "the device asked once for each transaction");
    questions
}

#[test]
fn the_review_says_the_hash_that_the_device_shows() {
    hash_in_review(&SoftLedger::new());
}

/// The hash on the device is the one in the review.
pub fn hash_in_review(held: &dyn Held) {
    let scene = Scene::new(held);
    let traveller = scene.traveller();
    scene.held.seen();
    let staked = traveller.wallet.run(&["stake", "1", "--with", "lido", "--yes"]);
    staked.done();
    for words in ["BLIND", "`Tx hash`", "calldata digest (ERC-8213)", "confirm on the device"] {
        assert!(staked.said().contains(words), "{words} in {}", staked.said());
    }
    let [question] = &held.seen()[..] else { panic!("one question") };
    let said = staked.said().split_once("`Tx hash`").unwrap().1;
    let hash = said.split_whitespace().find(|word| word.starts_with("0x")).unwrap();
    showed(question, &["Tx hash", hash]);
}

#[tokio::test]
async fn a_refusal_at_each_step_ends_declined_and_the_step_can_be_taken_again() {
    let ledger = SoftLedger::new();
    refuse_everything(&Scene::soft(&ledger)).await;
}

/// Every step of a position is refused once on the device, and then taken.
pub async fn refusals(held: &dyn Held) {
    refuse_everything(&Scene::new(held)).await;
}

/// A person who refuses on the device.
struct Refuser<'a> {
    scene: &'a Scene<'a>,
    traveller: Traveller<'a>,
}

impl Refuser<'_> {
    /// Refuses the transaction after the first `after` of a command, and finds exactly those sent.
    fn refuse(&self, words: &[&str], after: usize) -> Value {
        let held = self.scene.held;
        held.seen();
        held.refuse_after(Some(after));
        let refused = self.traveller.wallet.run(words);
        held.refuse_after(None);
        let error = refused.failed(3);
        assert_eq!(held.seen().len(), after + 1);
        assert_eq!(error["transactions"].as_array().map_or(0, Vec::len), after, "{error}");
        assert!(because(&error).contains("you refused on the device"), "{error}");
        error
    }

    /// Refuses a command of one transaction: nothing is sent, and the same command again does it.
    async fn then_do(&self, words: &[&str]) {
        let before = self.scene.world.ether().await;
        assert_eq!(self.refuse(words, 0)["kind"], "declined");
        assert_eq!(self.scene.world.ether().await, before, "`{}` sent something", words.join(" "));
        self.traveller.wallet.run(words).done();
    }

    /// Refuses each of a command's two transactions in turn; the journal resumes where the second was refused.
    async fn then_resume(&self, words: &[&str]) {
        let before = self.scene.world.ether().await;
        assert_eq!(self.refuse(words, 0)["kind"], "declined");
        assert_eq!(self.scene.world.ether().await, before, "`{}` sent something", words.join(" "));
        let refused = self.refuse(words, 1);
        assert_eq!(refused["kind"], "unfinished");
        resume(&self.traveller, &refused);
    }
}

async fn refuse_everything(scene: &Scene<'_>) {
    let (world, refuser) = (&scene.world, Refuser { scene, traveller: scene.traveller() });
    let traveller = &refuser.traveller;
    refuser.then_do(&["stake", "10", "--with", "lido", "--yes"]).await;
    let deposit = ["deposit", "6", "stETH", "--into", "eigenlayer/steth", "--yes"];
    refuser.then_resume(&deposit).await;
    assert!(world.shares().await > U256::ZERO, "the rest was carried on");
    refuser.then_resume(&["deposit", "1", "stETH", "--into", "kelp", "--yes"]).await;
    assert!(world.holds("rsETH").await > U256::ZERO);
    let digest = traveller.choose().await;
    refuser.refuse(&["delegate", OPERATOR, "--yes"], 0);
    assert_eq!(world.operator().await, Address::ZERO);
    traveller.delegate(&digest).await;
    let [option, source] = &world.source;
    refuser.then_do(&["rewards", "claim", option, source, "--yes"]).await;
    refuser.then_do(&["withdraw", "2", "eigenlayer/steth", "--yes"]).await;
    assert_eq!(world.queued().await, 1);
    world.advance(world.withdrawal_delay().await + 1).await;
    refuser.then_do(&["claim", "--yes"]).await;
    assert_eq!(world.queued().await, 0);
    refuser.then_resume(&["unstake", "1", "stETH", "--yes"]).await;
    world.finalize().await;
    refuser.then_do(&["claim", "--yes"]).await;
    let first = world.operator().await;
    let redelegate = ["redelegate", IDLE, "--accept-terms", &traveller.digest(IDLE), "--yes"];
    refuser.refuse(&redelegate, 0);
    assert_eq!(world.operator().await, first, "nothing was sent");
    traveller.wallet.run(&redelegate).done();
    refuser.then_do(&["undelegate", "--yes"]).await;
    assert_eq!(world.operator().await, Address::ZERO);
}

#[test]
fn an_account_is_added_once_its_address_is_confirmed() {
    verified(&SoftLedger::new());
}

/// Addresses are compared with the device's own screen, when they are added and afterwards.
pub fn verified(held: &dyn Held) {
    let scene = Scene::new(held);
    let traveller = scene.traveller();
    let run = |words: &[&str]| traveller.wallet.run(words);
    let add = ["account", "ledger", "ops", "--count", "3", "--path", "m/44'/60'/i'/0/0", "--verify"];
    held.refuse_after(Some(0));
    let refused = run(&add);
    refused.failed(3);
    assert!(refused.said().contains("Compare the address") && refused.said().contains(&scene.world.person().to_string()));
    run(&["account", "show", "ops"]).failed(2);
    held.refuse_after(None);
    let added = run(&add);
    assert!(added.said().contains("restake account verify ops/1"), "only the first was compared: {}", added.said());
    let added = added.done();
    let expected: Vec<_> = (0..3).map(|index| key(SEED, &format!("m/44'/60'/{index}'/0/0")).address().to_string()).collect();
    assert_eq!(added["addresses"], serde_json::json!(expected));
    assert_eq!(added["path"], "m/44'/60'/i'/0/0");
    held.seen();
    let compared = run(&["account", "verify", "ops/2"]);
    assert!(compared.said().contains(&expected[2]), "{}", compared.said());
    assert_eq!(compared.done(), serde_json::json!({ "account": "ops/2", "address": expected[2], "confirmed": true }));
    let [question] = &held.seen()[..] else { panic!("one question") };
    showed(question, &[&expected[2]]);
    held.refuse_after(Some(0));
    run(&["account", "verify", "ops/1"]).failed(3);
    held.refuse_after(None);
    let export = run(&["account", "export", "ops", "--private-key", "--out", "key"]).failed(1);
    assert!(export["message"].as_str().unwrap().contains("never leaves it"), "{export}");
    let again = run(&["account", "ledger", "more", "--count", "2"]);
    assert!(again.said().contains("restake account verify more/0"), "it was not compared yet: {}", again.said());
    run(&["account", "watch", "seen", &expected[1]]).done();
    let nowhere = run(&["account", "verify", "seen"]).failed(2);
    assert!(nowhere["message"].as_str().unwrap().contains("in no device"), "{nowhere}");
    run(&["account", "ledger", "me"]).failed(1);
    run(&["account", "remove", "ops", "--yes"]).done();
}

#[tokio::test]
async fn the_addresses_of_a_device_that_were_used_are_found() {
    let ledger = SoftLedger::new();
    let scene = Scene::new(&ledger);
    let traveller = scene.traveller();
    let run = |words: &[&str]| traveller.wallet.run(words);
    let found = run(&["account", "ledger", "ops", "--discover"]).done();
    assert_eq!((&found["path"], &found["count"]), (&"m/44'/60'/0'/0/i".into(), &1.into()), "{found}");
    assert_eq!(found["address"], scene.world.person().to_string());
    for verb in ["remember", "forget"] {
        let refused = run(&["account", verb, "me"]).failed(2);
        assert!(refused["message"].as_str().unwrap().contains("is in a device"), "{refused}");
    }
}

#[tokio::test]
async fn what_waits_is_sped_up_and_cancelled_with_the_key_in_a_ledger() {
    let ledger = SoftLedger::new();
    let scene = Scene::new(&ledger);
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
        scene.held.seen();
        let replaced = traveller.wallet.run(&["history", word, "--yes"]);
        assert_eq!(replaced.done()["state"], "done");
        assert_eq!(scene.held.seen().len(), 1, "the device asked once more");
        for words in ["Replaces", screen, "before: "] {
            assert!(replaced.said().contains(words), "{words} in {}", replaced.said());
        }
    }
}
