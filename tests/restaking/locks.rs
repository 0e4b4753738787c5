//! What a vault or a token's issuer has locked is said before anything is signed.

use super::{
    answers::answer,
    person::{Person, ether, refusal},
};
use alloy::{primitives::U256, sol_types::SolCall};
use restake::protocol::eigenlayer::abi::IStrategy;

alloy::sol! {
    interface IIssued {
        function isBlacklisted(address account) external view returns (bool);
        function paused() external view returns (bool);
    }
}

const YES: U256 = U256::from_limbs([1, 0, 0, 0]);

#[tokio::test]
async fn a_locked_vault_says_when_it_opens() {
    let person = Person::restaked().await;
    let strategy = person.core().strategies["steth"].strategy;
    let vault = [
        (IStrategy::depositsOpenCall::SELECTOR, U256::ZERO),
        (IStrategy::withdrawalsOpenCall::SELECTOR, U256::ZERO),
        (IStrategy::unlockTimestampCall::SELECTOR, U256::from(1_800_000_000)),
        (IStrategy::pausedCall::SELECTOR, U256::ZERO),
        (IStrategy::underlyingTokenCall::SELECTOR, person.steth().into_word().into()),
        (IStrategy::sharesToUnderlyingViewCall::SELECTOR, ether("50")),
        (IStrategy::underlyingToSharesViewCall::SELECTOR, ether("1")),
    ];
    answer(&person.world, strategy, &vault);
    assert!(refusal(person.exit("eigenlayer/steth", ether("1")).await).contains("until 2027-01-15"));
    assert!(refusal(person.enter("eigenlayer/steth", person.steth(), "1").await).starts_with("locked"));
    let working = person.holding("eigenlayer/steth").await.working.remove(0);
    assert!(working.note.as_ref().unwrap().contains("which is locked"), "{working:?}");
}

#[tokio::test]
async fn an_open_vault_takes_only_from_who_is_delegated_to_it() {
    let person = Person::restaked().await;
    let vault = [
        (IStrategy::depositsOpenCall::SELECTOR, YES),
        (IStrategy::withdrawalsOpenCall::SELECTOR, YES),
        (IStrategy::pausedCall::SELECTOR, U256::ZERO),
        (IStrategy::underlyingTokenCall::SELECTOR, person.steth().into_word().into()),
        (IStrategy::underlyingToSharesViewCall::SELECTOR, ether("1")),
    ];
    answer(&person.world, person.core().strategies["steth"].strategy, &vault);
    assert!(refusal(person.enter("eigenlayer/steth", person.steth(), "1").await).starts_with("delegation"));
}

#[tokio::test]
async fn a_token_that_its_issuer_stopped_is_not_claimed() {
    let person = Person::restaked().await;
    person.exit("eigenlayer/steth", ether("1")).await.unwrap();
    person.world.mine(1_000);
    let balance = (restake::chain::erc20::IERC20::balanceOfCall::SELECTOR, ether("60"));
    answer(&person.world, person.steth(), &[balance, (IIssued::isBlacklistedCall::SELECTOR, YES)]);
    assert!(refusal(person.claim(false).await).contains("is on the block list"));
    let stopped = [balance, (IIssued::isBlacklistedCall::SELECTOR, U256::ZERO), (IIssued::pausedCall::SELECTOR, YES)];
    answer(&person.world, person.steth(), &stopped);
    assert!(refusal(person.claim(false).await).contains("has stopped it"));
}
