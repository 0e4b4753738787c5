//! To an operator, away from it, over to another, and past an approver.

use super::person::{Person, ether, near, refusal};
use alloy::primitives::{Address, B256, U256};
use restake::{
    plan::{Expect, Step},
    protocol::eigenlayer::delegation::Approval,
};

const BY_INVITATION: &str = "Harbor Collective";

async fn delegate(person: &Person, name: &str, approval: Option<&Approval>) -> anyhow::Result<Vec<Step>> {
    let chain = person.chain().await;
    let operator = person.world.operator(name).unwrap();
    person.carry_out(person.core().delegate(&person.ask(&chain), operator, approval).await?).await
}

async fn redelegate(person: &Person, name: &str) -> anyhow::Result<Vec<Step>> {
    let chain = person.chain().await;
    let operator = person.world.operator(name).unwrap();
    person.carry_out(person.core().redelegate(&person.ask(&chain), operator, None).await?).await
}

async fn operator(person: &Person) -> Option<Address> {
    person.core().operator_of(&person.chain().await, person.address()).await.unwrap()
}

/// An approval as its approver writes it into a file.
fn approval(person: &Person, salt: u8, expiry: u64) -> Approval {
    let signed = person.world.approve(BY_INVITATION, person.address(), B256::repeat_byte(salt), U256::from(expiry)).unwrap();
    Approval::parse(&serde_json::to_string(&signed).unwrap()).unwrap()
}

#[tokio::test]
async fn a_delegation_is_made_once_and_only_to_operators() {
    let person = Person::restaked().await;
    assert_eq!(operator(&person).await, None);
    let chain = person.chain().await;
    let stranger = person.core().delegate(&person.ask(&chain), person.steth(), None).await;
    assert!(refusal(stranger).starts_with("operator"));
    let nobody = person.core().undelegate(&person.ask(&chain)).await;
    assert!(refusal(nobody).starts_with("delegated"));
    delegate(&person, "Granite Staking", None).await.unwrap();
    assert_eq!(operator(&person).await, Some(person.world.operator("Granite Staking").unwrap()));
    assert!(refusal(delegate(&person, "Idle Oak", None).await).contains("already"));
    let steps = person.enter("eigenlayer/steth", person.steth(), "5").await.unwrap();
    assert!(steps.last().unwrap().notes[0].contains("at once"), "a deposit of a delegated account is slashable at once");
}

#[tokio::test]
async fn undelegating_queues_a_withdrawal_a_strategy() {
    let person = Person::restaked().await;
    delegate(&person, "Granite Staking", None).await.unwrap();
    let chain = person.chain().await;
    let steps = person.core().undelegate(&person.ask(&chain)).await.unwrap();
    assert!(steps[0].notes.iter().any(|note| note.contains(" stETH at most comes out of steth")), "{:?}", steps[0].notes);
    assert!(steps[0].probes.iter().any(|probe| matches!(probe.expect, Expect::Loses(shares) if !shares.is_zero())));
    person.carry_out(steps).await.unwrap();
    assert_eq!(operator(&person).await, None);
    let [ticket] = &person.holding("eigenlayer").await.leaving[..] else { panic!("one ticket") };
    assert!(near(ticket.parts[0].1, ether("50")) && ticket.at_most);
}

#[tokio::test]
async fn what_is_redelegated_comes_under_the_new_operator_as_shares() {
    let person = Person::restaked().await;
    delegate(&person, "Granite Staking", None).await.unwrap();
    assert!(refusal(redelegate(&person, "Granite Staking").await).starts_with("delegated"));
    let steps = redelegate(&person, "Idle Oak").await.unwrap();
    assert!(steps[0].notes.iter().any(|note| note.contains("--as-shares")), "{:?}", steps[0].notes);
    assert_eq!(operator(&person).await, Some(person.world.operator("Idle Oak").unwrap()));
    assert_eq!(person.works().await, U256::ZERO);
    person.world.mine(1_000);
    let steps = person.claim(true).await.unwrap();
    assert!(steps[0].notes.iter().any(|note| note.contains("at once")), "{:?}", steps[0].notes);
    assert!(near(person.works().await, ether("50")));
}

#[tokio::test]
async fn an_operator_by_invitation_wants_its_approvers_signature() {
    let person = Person::restaked().await;
    let now = person.chain().await.head().timestamp;
    assert!(refusal(delegate(&person, BY_INVITATION, None).await).starts_with("approval"));
    assert!(refusal(delegate(&person, BY_INVITATION, Some(&approval(&person, 1, now))).await).contains("expired"));
    let good = approval(&person, 1, now + 3_600);
    let forged = Approval { salt: B256::repeat_byte(2), ..good.clone() };
    assert!(refusal(delegate(&person, BY_INVITATION, Some(&forged)).await).contains("not signed"));
    let other = Approval { staker: Some(person.steth()), ..good.clone() };
    assert!(refusal(delegate(&person, BY_INVITATION, Some(&other)).await).contains("another account"));
    delegate(&person, BY_INVITATION, Some(&good)).await.unwrap();
    let chain = person.chain().await;
    person.carry_out(person.core().undelegate(&person.ask(&chain)).await.unwrap()).await.unwrap();
    assert!(refusal(delegate(&person, BY_INVITATION, Some(&good)).await).contains("used before"));
}

#[tokio::test]
async fn an_approval_that_nobody_asks_for_is_left_at_home() {
    let person = Person::restaked().await;
    let useless = approval(&person, 3, u64::MAX);
    delegate(&person, "Granite Staking", Some(&useless)).await.unwrap();
}
