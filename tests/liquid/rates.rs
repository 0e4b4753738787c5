//! What tokens are worth does not depend on who holds them.

use alloy::primitives::U256;

use super::stage::{Stage, at, place, whole};
use crate::restaking::person::{Person, ether};

#[tokio::test]
async fn every_venue_says_what_its_tokens_are_worth_to_whom_holds_none() {
    let person = Person::new();
    let rates = person.registry.rates(&person.chain().await).await;
    let world = &person.world;
    assert_eq!((rates[&world.lido.steth], rates[&world.ether_fi.eeth]), (ether("1"), ether("1")));
    for token in [world.lido.wsteth, world.ether_fi.weeth, world.kelp.rseth, world.stader.ethx] {
        assert!(rates[&token] > ether("1.01") && rates[&token] < ether("1.3"), "{token} is worth {}", rates[&token]);
    }
    assert!(!rates.contains_key(&world.tokens.eigen), "nobody says what EIGEN is worth in ether");
}

#[tokio::test]
async fn a_listed_view_says_a_rate_or_nothing() {
    let text = format!(
        "[token]\nA = {{ address = {}, rate = \"exchangeRate()\" }}\nB = {{ address = {}, rate = \"bToEther(uint256)\", rate_at = {} }}\n",
        at(1),
        at(2),
        at(3)
    );
    let mut stage = Stage::new(&text);
    stage.says_of(3, "bToEther(uint256)", whole(1), &[whole(2)]);
    let rates = stage.registry.rates(&stage.open().await).await;
    assert_eq!((rates.get(&place(1)), rates.get(&place(2))), (None, Some(&whole(2))));
    stage.says(1, "exchangeRate()", &[U256::from(5)]);
    assert_eq!(stage.registry.rates(&stage.open().await).await.get(&place(1)), Some(&U256::from(5)));
}
