//! Delegations through the binary: chosen by what is secured, moved, ended; and who claims rewards.

use alloy::primitives::{Address, U256};
use serde_json::Value;

use super::{
    traveller::{OPERATOR, Traveller, WANTED, ether},
    world::World,
};

/// An operator that secures nothing.
const IDLE: &str = "Idle Oak";

/// Who may claim instead.
const CLAIMER: Address = Address::repeat_byte(0xc1);

/// Runs `avs choose` for what is wanted, with more words.
fn choose(traveller: &Traveller<'_>, more: &[&str]) -> super::wallet::Outcome {
    traveller.wallet.run(&[&["avs", "choose", WANTED[0], WANTED[1]], more].concat())
}

/// Asserts that `error` names candidates.
fn names_candidates(error: &Value) {
    assert!(error["because"].to_string().contains(OPERATOR), "the candidates are named: {error}");
}

#[tokio::test]
async fn a_choice_without_an_account_or_a_word_on_which_goes_nowhere() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    let nobody = choose(&traveller, &["--yes"]).failed(2);
    assert!(nobody["message"].as_str().unwrap().contains("no account"), "{nobody}");
    assert!(choose(&traveller, &["--dry-run"]).done()["choices"][0].is_object());
    traveller.open_account();
    let mute = choose(&traveller, &[]).failed(2);
    let hint = mute["hint"].as_str().unwrap();
    assert!(hint.contains("--operator") && hint.contains("--dry-run"), "{mute}");
    names_candidates(&mute);
    names_candidates(&choose(&traveller, &["--operator", IDLE, "--yes"]).failed(2));
}

#[tokio::test]
async fn a_choice_is_carried_to_its_end_and_moved_and_ended() {
    choose_move_and_end(World::practice()).await;
}

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn a_choice_is_carried_to_its_end_and_moved_and_ended_on_the_real_core() {
    choose_move_and_end(World::real().await).await;
}

async fn choose_move_and_end(world: World) {
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    traveller.stake().await;
    traveller.restake().await;
    let shown = choose(&traveller, &["--dry-run"]).done();
    assert!(shown["delegation"].is_object(), "the delegation is rehearsed: {shown}");
    let refused = choose(&traveller, &["--yes"]).failed(4);
    assert_eq!((&refused["kind"], world.operator().await), (&"terms".into(), Address::ZERO), "{refused}");
    choose(&traveller, &["--accept-terms", &traveller.digest(OPERATOR), "--yes"]).done();
    let chosen = world.operator().await;
    assert_ne!(chosen, Address::ZERO);

    other_choice_is_refused(&traveller, chosen);
    run(&["redelegate", IDLE, "--yes"]).failed(4);
    run(&["redelegate", IDLE, "--accept-terms", &traveller.digest(IDLE), "--yes"]).done();
    assert!(![chosen, Address::ZERO].contains(&world.operator().await));
    assert_eq!((world.shares().await, world.queued().await), (U256::ZERO, 1));
    world.advance(world.withdrawal_delay().await + 1).await;
    run(&["claim", "--as-shares", "--yes"]).done();
    assert!(world.shares().await > ether("5"), "what was queued works under the new operator");

    run(&["undelegate", "--yes"]).done();
    assert_eq!((world.operator().await, world.shares().await, world.queued().await), (Address::ZERO, U256::ZERO, 1));
    run(&["undelegate", "--yes"]).failed(1);
}

/// An account that is delegated chooses nobody else, and nothing is accepted on the way.
fn other_choice_is_refused(traveller: &Traveller<'_>, chosen: Address) {
    let run = |words: &[&str]| traveller.wallet.run(words);
    let found = run(&["avs", "choose", WANTED[0], "--dry-run"]).done();
    let choices = found["choices"].as_array().expect("choices").iter();
    let mut others = choices.filter_map(|choice| choice["operator"]["operator"].as_str()).filter(|other| **other != chosen.to_string());
    let other = others.next().expect("somebody else secures the first too");
    let digest = traveller.digest(other);
    let refused = run(&["avs", "choose", WANTED[0], "--operator", other, "--accept-terms", &digest, "--yes"]).failed(1);
    assert_eq!(refused["kind"], "delegated", "{refused}");
    assert!(refused["hint"].as_str().unwrap().contains(&format!("restake redelegate {other}")), "{refused}");
    let accepted = run(&["terms", "list"]).done().to_string();
    assert!(!accepted.contains(&digest), "what came to nothing is not accepted: {accepted}");
}

#[tokio::test]
async fn a_claimer_is_named_and_dismissed() {
    name_and_dismiss_a_claimer(World::practice()).await;
}

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn a_claimer_is_named_and_dismissed_on_the_real_core() {
    name_and_dismiss_a_claimer(World::real().await).await;
}

async fn name_and_dismiss_a_claimer(world: World) {
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    let [option, source] = &world.source;
    let claim = ["rewards", "claim", option, source, "--yes"];
    let claimer = CLAIMER.to_string();
    run(&["rewards", "set-claimer", &claimer, "--yes"]).done();
    assert_eq!(run(&["rewards", "set-claimer", &claimer, "--yes"]).failed(1)["kind"], "claimer");
    assert_eq!(run(&claim).failed(1)["kind"], "claimer");
    run(&["rewards", "set-claimer", "none", "--yes"]).done();
    run(&claim).done();
    let (token, amount) = world.rewards[0];
    assert_eq!(world.holds(token).await, amount);
}
