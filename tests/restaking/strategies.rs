//! Into strategies and out through the queue: amounts, slashes, pauses, tokens and shares.

use super::person::{Person, ether, near, refusal};
use alloy::primitives::U256;
use restake::protocol::Readiness;

/// The operator that a slasher can reach in stETH, and the service that slashes it.
const SLASHED: (&str, &str) = ("Swiftwater Validators", "Swift Bridge");

#[tokio::test]
async fn a_deposit_becomes_shares_and_comes_back_through_the_queue() {
    let person = Person::restaked().await;
    assert!(near(person.works().await, ether("50")));
    let before = person.holds(person.steth()).await;
    person.exit("eigenlayer/steth", ether("20")).await.unwrap();
    assert!(near(person.works().await, ether("30")));
    let [ticket] = &person.holding("eigenlayer").await.leaving[..] else { panic!("one ticket") };
    assert!(near(ticket.parts[0].1, ether("20")) && !ticket.at_most, "nobody can slash what is not delegated");
    let Readiness::FromBlock { block, .. } = ticket.readiness else { panic!("it has to wait") };
    assert!(refusal(person.claim(false).await).contains(&format!("block {block}")));
    person.world.mine(block - person.chain().await.head().number - 1);
    assert!(refusal(person.claim(false).await).starts_with("not-ready"));
    person.world.mine(1);
    person.claim(false).await.unwrap();
    assert!(near(person.holds(person.steth()).await - before, ether("20")));
    assert!(person.holding("eigenlayer").await.leaving.is_empty());
}

#[tokio::test]
async fn all_there_is_leaves_no_share_behind() {
    let person = Person::restaked().await;
    person.exit("eigenlayer/steth", person.works().await).await.unwrap();
    assert!(person.holding("eigenlayer/steth").await.working.is_empty());
    let more = person.exit("eigenlayer/steth", U256::from(1)).await;
    assert!(refusal(more).starts_with("balance"));
}

#[tokio::test]
async fn a_slash_lowers_what_works_and_what_is_leaving() {
    let person = Person::restaked().await;
    let chain = person.chain().await;
    let operator = person.world.operator(SLASHED.0).unwrap();
    let steps = person.core().delegate(&person.ask(&chain), operator, None).await.unwrap();
    person.carry_out(steps).await.unwrap();
    let steps = person.exit("eigenlayer/steth", ether("20")).await.unwrap();
    assert!(steps[0].notes.iter().any(|note| note.contains("can be slashed")), "{:?}", steps[0].notes);
    person.world.slash(SLASHED.0, SLASHED.1, 200_000_000_000_000_000).unwrap();
    // A fifth of the half that is allocated: a tenth of everything.
    assert!(near(person.works().await, ether("27")));
    let working = &person.holding("eigenlayer/steth").await.working[0];
    assert_eq!(working.note.as_deref(), Some("slashed: 10% of its shares are lost"));
    let ticket = &person.holding("eigenlayer").await.leaving[0];
    assert!(near(ticket.parts[0].1, ether("18")) && ticket.at_most);
    person.exit("eigenlayer/steth", ether("9")).await.unwrap();
    assert!(near(person.works().await, ether("18")));
    person.exit("eigenlayer/steth", person.works().await).await.unwrap();
    assert!(person.holding("eigenlayer/steth").await.working.is_empty());
    let before = person.holds(person.steth()).await;
    person.world.mine(1_000);
    assert_eq!(person.claim(false).await.unwrap().len(), 1, "all three in one transaction");
    assert!(near(person.holds(person.steth()).await - before, ether("45")));
}

#[tokio::test]
async fn a_withdrawal_goes_back_into_shares_when_asked() {
    let person = Person::restaked().await;
    person.exit("eigenlayer/steth", ether("50") - U256::from(10)).await.unwrap();
    person.world.mine(1_000);
    let before = person.holds(person.steth()).await;
    person.claim(true).await.unwrap();
    assert!(near(person.works().await, ether("50")));
    assert_eq!(person.holds(person.steth()).await, before);
}

#[tokio::test]
async fn a_pause_is_said_before_anything_is_signed() {
    let person = Person::restaked().await;
    person.exit("eigenlayer/steth", ether("1")).await.unwrap();
    person.world.mine(1_000);
    let core = person.core();
    person.world.pause(core.delegation_manager, U256::from(0b110)).unwrap();
    person.world.pause(core.strategy_manager, U256::from(1)).unwrap();
    assert!(refusal(person.enter("eigenlayer/steth", person.steth(), "1").await).contains("takes no deposits"));
    assert!(refusal(person.exit("eigenlayer/steth", ether("1")).await).contains("queues no withdrawals"));
    assert!(refusal(person.claim(false).await).contains("completes no withdrawals"));
    let outlook = person.venue("eigenlayer/steth").outlook(&person.chain().await).await.unwrap();
    assert!(outlook.closed.is_some() && outlook.stuck.is_some());
}

#[tokio::test]
async fn another_token_and_another_ticket_are_no_business_of_a_strategy() {
    let person = Person::restaked().await;
    assert!(refusal(person.enter("eigenlayer/steth", person.world.stader.ethx, "1").await).starts_with("usage"));
    let chain = person.chain().await;
    let queue = person.venue("eigenlayer");
    assert!(refusal(queue.enter(&person.ask(&chain), person.steth(), ether("1")).await).starts_with("usage"));
    person.exit("eigenlayer/steth", ether("1")).await.unwrap();
    let mut tickets = person.holding("eigenlayer").await.leaving;
    tickets[0].key += U256::from(1);
    let chain = person.chain().await;
    assert!(refusal(queue.claim(&person.ask(&chain), &tickets).await).starts_with("ticket"));
}
