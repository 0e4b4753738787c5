//! Stake in strategies that the registry does not list is shown, and named by what the chain says.

use super::{
    answers::answer,
    person::{Person, ether, near},
};
use alloy::{primitives::U256, sol_types::SolCall};
use restake::{
    plan::ETHER,
    protocol::{
        Holding, SHARES,
        eigenlayer::{abi::IEigenPodManager, shares::WAD},
        registry::Registry,
    },
};

/// What the queue shows to somebody whose registry lists no strategies.
async fn unlisted(person: &Person) -> Holding {
    let mut registry = Registry::parse(&person.world.registry).unwrap();
    registry.eigenlayer.as_mut().unwrap().strategies.clear();
    registry.venue("eigenlayer").unwrap().holding(&person.chain().await, person.address()).await.unwrap()
}

#[tokio::test]
async fn a_strategy_that_is_not_listed_is_not_left_out() {
    let person = Person::restaked().await;
    let strategy = person.core().strategies["steth"].strategy;
    let [position] = &unlisted(&person).await.working[..] else { panic!("one position") };
    assert!(position.asset == person.steth() && near(position.amount, ether("50")), "{position:?}");
    assert_eq!(position.note, Some(format!("the strategy {strategy} is not in the registry")));
    assert!(person.holding("eigenlayer").await.working.is_empty(), "the strategy's own venue shows it");
}

#[tokio::test]
async fn a_strategy_that_does_not_say_its_worth_is_shown_in_shares() {
    let person = Person::restaked().await;
    answer(&person.world, person.core().strategies["steth"].strategy, &[]);
    let [position] = &unlisted(&person).await.working[..] else { panic!("one position") };
    assert!(position.asset == SHARES && position.note.as_ref().unwrap().ends_with("these are shares"), "{position:?}");
}

#[tokio::test]
async fn native_restaking_counts_as_ether() {
    let person = Person::new();
    let pods = person.core().eigen_pod_manager;
    let shares =
        [(IStakes::stakerDepositSharesCall::SELECTOR, ether("32")), (IEigenPodManager::beaconChainSlashingFactorCall::SELECTOR, WAD)];
    answer(&person.world, pods, &shares);
    let [position] = &person.holding("eigenlayer").await.working[..] else { panic!("one position") };
    assert_eq!((position.asset, position.amount, position.value), (ETHER, ether("32"), Some(ether("32"))));
    assert_eq!(position.note.as_deref(), Some("native restaking"));
    let tenth = WAD / U256::from(10);
    answer(&person.world, pods, &[shares[0], (IEigenPodManager::beaconChainSlashingFactorCall::SELECTOR, WAD - tenth)]);
    let slashed = person.holding("eigenlayer").await.working.remove(0);
    assert_eq!(slashed.note.as_deref(), Some("native restaking; slashed: 10% of its shares are lost"));
}

alloy::sol! {
    interface IStakes { function stakerDepositShares(address staker, address strategy) external view returns (uint256); }
}
