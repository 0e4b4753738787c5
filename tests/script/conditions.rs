//! What an action waits for, asked of the practice chain.

use restake::{
    commands::batch::when::{Hold, holds},
    plan::ETHER,
    script::{Claimable, Rate, When},
    units::Gwei,
};

use crate::restaking::person::{Person, ether};

async fn hold(person: &Person, when: &When) -> Hold {
    let chain = person.chain().await;
    holds(when, &chain, &person.registry, person.address()).await.unwrap()
}

fn waits_for(hold: &Hold, words: &str) {
    assert!(matches!(hold, Hold::Waits(reason) if reason.contains(words)), "{hold:?} is not about `{words}`");
}

#[tokio::test]
async fn the_fee_and_the_time_are_those_of_the_newest_block() {
    let person = Person::new();
    let now = i64::try_from(person.chain().await.head().timestamp).unwrap();
    let at = |seconds: i64| Some(jiff::Timestamp::from_second(now + seconds).unwrap());
    assert_eq!(hold(&person, &When::default()).await, Hold::No);
    waits_for(&hold(&person, &When { base_fee_below: Some(Gwei(1)), ..When::default() }).await, "gwei, and below 0.000000001 is asked for");
    assert_eq!(hold(&person, &When { base_fee_below: Some(Gwei(u128::MAX)), ..When::default() }).await, Hold::No);
    let later = When { not_before: at(3600), ..When::default() };
    waits_for(&hold(&person, &later).await, "is waited for");
    person.world.chain.lock().unwrap().mine(1, 3600);
    assert_eq!(hold(&person, &later).await, Hold::No);
    assert!(matches!(hold(&person, &When { not_after: at(60), ..When::default() }).await, Hold::Over(_)));
}

#[tokio::test]
async fn a_rate_is_that_of_a_token_or_of_a_venue() {
    let person = Person::new();
    let rate = |of: &str, least: &str, most: &str| When {
        rate: Some(Rate { of: of.into(), at_least: Some(ether(least)), at_most: Some(ether(most)) }),
        ..When::default()
    };
    for of in ["wsteth", "weETH", "rseth", "etherfi", "kelp", "eth"] {
        assert_eq!(hold(&person, &rate(of, "0.9", "2")).await, Hold::No, "{of}");
        waits_for(&hold(&person, &rate(of, "2", "3")).await, "at least 2 is asked for");
        waits_for(&hold(&person, &rate(of, "0", "0.5")).await, "at most 0.5 is asked for");
    }
    let chain = person.chain().await;
    assert!(holds(&rate("nobody", "1", "2"), &chain, &person.registry, person.address()).await.is_err());
}

#[tokio::test]
async fn a_ticket_is_waited_for_until_it_is_ready() {
    let person = Person::new();
    person.enter("lido", ETHER, "10").await.unwrap();
    let any = When { claimable: Some(Claimable::Any), ..When::default() };
    waits_for(&hold(&person, &any).await, "nothing is ready");
    let chain = person.chain().await;
    let steps = person.venue("lido").exit(&person.ask(&chain), person.steth(), ether("4"), None).await.unwrap();
    person.carry_out(steps).await.unwrap();
    let ticket = person.holding("lido").await.leaving[0].id.clone();
    let named = |name: &str| When { claimable: Some(Claimable::Ticket(name.into())), ..When::default() };
    waits_for(&hold(&person, &named(&ticket)).await, "is not ready");
    waits_for(&hold(&person, &named("lido/999")).await, "there is no ticket");
    person.world.finalize_withdrawals().unwrap();
    assert_eq!((hold(&person, &any).await, hold(&person, &named(&ticket)).await), (Hold::No, Hold::No));
}
