//! Lido's queue and outlook on the practice chain.

use alloy::primitives::U256;
use restake::{plan::ETHER, protocol::Readiness};

use crate::restaking::person::{Person, ether};

#[tokio::test]
async fn a_waiting_ticket_says_what_is_before_it() {
    let person = Person::staked().await;
    let (venue, steth) = (person.venue("lido"), person.steth());
    for amount in ["10", "20", "30"] {
        let chain = person.chain().await;
        let steps = venue.exit(&person.ask(&chain), steth, ether(amount), None).await.unwrap();
        person.carry_out(steps).await.unwrap();
    }
    let waits = async || {
        let tickets = person.holding("lido").await.leaving;
        tickets.into_iter().filter_map(|ticket| match ticket.readiness {
            Readiness::Waiting(wait) => Some((wait.requests_ahead.unwrap(), wait.amount_ahead.unwrap().wei, ticket.note.unwrap())),
            _ => None,
        })
    };
    let ahead: Vec<_> = waits().await.map(|(requests, amount, _)| (requests, amount)).collect();
    assert_eq!(ahead, [(0, U256::ZERO), (1, ether("10")), (2, ether("30"))]);
    let note = waits().await.next_back().unwrap().2;
    assert!(note.contains("ago; 2 requests of 30 stETH before it"), "{note}");
    person.world.finalize_withdrawals().unwrap();
    assert_eq!(waits().await.count(), 0);
}

#[tokio::test]
async fn more_than_one_transaction_takes_leaves_in_several() {
    let person = Person::new();
    person.world.fund(person.address(), ether("65000"));
    person.enter("lido", ETHER, "64002").await.unwrap();
    let chain = person.chain().await;
    let steps = person.venue("lido").exit(&person.ask(&chain), person.steth(), ether("64001"), None).await.unwrap();
    assert_eq!(steps.len(), 3, "one allowance and two requests");
    person.carry_out(steps).await.unwrap();
    assert_eq!(person.holding("lido").await.leaving.len(), 65);
}

#[tokio::test]
async fn the_outlook_says_both_rates_and_the_bounds_of_a_request() {
    let person = Person::new();
    let outlook = person.venue("lido").outlook(&person.chain().await).await.unwrap();
    let [(_, plain), (_, wrapped)] = outlook.rates[..] else { panic!("two rates") };
    assert!(plain == ether("1") && wrapped > ether("1.1"), "{plain} {wrapped}");
    assert_eq!((outlook.bounds[0].least, outlook.bounds[0].most), (Some(U256::from(100)), Some(ether("1000"))));
    assert!(outlook.notes.is_empty());
}
