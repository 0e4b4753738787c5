//! One position lives its whole life on the real core, driven by plain calls: what the wallet stands on is sound.

use std::time::Instant;

use alloy::{
    primitives::{Address, B256, Bytes, U256},
    sol_types::SolError,
};

use super::{
    abi::{AllocationManager, DelegationManager, RewardsCoordinator, StrategyManager, Token},
    actors::{OPERATORS, ether, named, set_of},
    core::WITHDRAWAL_DELAY,
    world::World,
};

/// The slash that Granite Staking suffers: a tenth of what it allocated to Beacon Watch, which is 30 %.
const SLASH: u64 = 100_000_000_000_000_000;

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn a_position_lives_on_the_real_core() {
    let staker = named("staker");
    let start = Instant::now();
    let world = World::raise(staker).await;
    println!("the world stands after {:?}, {} blocks", start.elapsed(), world.node.head().await);
    check_population(&world).await;
    world.node.impersonate(staker).await;
    let deposited = deposit_and_delegate(&world, staker).await;
    let withdrawal = queue_half(&world, staker, deposited).await;
    slash(&world).await;
    complete(&world, staker, withdrawal, deposited / U256::from(2)).await;
    claim_rewards(&world, staker).await;
}

async fn check_population(world: &World) {
    let manager = world.core.allocation_manager;
    for operator in OPERATORS {
        for &(avs, id, _) in operator.allocations {
            let slashable = AllocationManager::isOperatorSlashableCall { operator: named(operator.name), operatorSet: set_of(avs, id) };
            assert!(world.node.call(manager, &slashable).await, "{} in {avs}", operator.name);
        }
    }
    let count = AllocationManager::getMemberCountCall { operatorSet: set_of("Beacon Watch", 1) };
    assert_eq!(world.node.call(manager, &count).await, U256::from(3));
    let magnitude = magnitude(world, "Cinder Works").await;
    assert_eq!(magnitude, 900_000_000_000_000_000, "a quarter of 40 % was slashed");
}

async fn magnitude(world: &World, operator: &str) -> u64 {
    let call = AllocationManager::getMaxMagnitudeCall { operator: named(operator), strategy: world.strategy };
    world.node.call(world.core.allocation_manager, &call).await
}

async fn deposit_and_delegate(world: &World, staker: Address) -> U256 {
    world.stage().restake(staker, ether(10)).await;
    let shares = StrategyManager::stakerDepositSharesCall { staker, strategy: world.strategy };
    let deposited = world.node.call(world.core.strategy_manager, &shares).await;
    assert!(deposited > ether(9), "shares are not amounts, but near: {deposited}");
    let delegate = DelegationManager::delegateToCall {
        operator: named("Granite Staking"),
        approval: DelegationManager::SignatureWithExpiry { signature: Bytes::new(), expiry: U256::ZERO },
        salt: B256::ZERO,
    };
    world.node.send(staker, world.core.delegation_manager, &delegate).await;
    let operator = world.node.call(world.core.delegation_manager, &DelegationManager::delegatedToCall { staker }).await;
    assert_eq!(operator, named("Granite Staking"));
    deposited
}

async fn queue_half(world: &World, staker: Address, deposited: U256) -> DelegationManager::Withdrawal {
    let manager = world.core.delegation_manager;
    let params = DelegationManager::QueuedWithdrawalParams {
        strategies: vec![world.strategy],
        depositShares: vec![deposited / U256::from(2)],
        withdrawer: staker,
    };
    world.node.send(staker, manager, &DelegationManager::queueWithdrawalsCall { params: vec![params] }).await;
    let mut queued = world.node.call(manager, &DelegationManager::getQueuedWithdrawalsCall { staker }).await;
    let withdrawal = queued.withdrawals.pop().expect("a withdrawal is queued");
    assert!(queued.withdrawals.is_empty(), "only one withdrawal is queued");
    let early = world.node.refusal(staker, manager, &completion(world, &withdrawal)).await;
    assert_eq!(early, DelegationManager::WithdrawalDelayNotElapsed::SELECTOR.to_vec());
    withdrawal
}

fn completion(world: &World, withdrawal: &DelegationManager::Withdrawal) -> DelegationManager::completeQueuedWithdrawalCall {
    DelegationManager::completeQueuedWithdrawalCall {
        withdrawal: withdrawal.clone(),
        tokens: vec![world.lido.steth],
        receiveAsTokens: true,
    }
}

async fn slash(world: &World) {
    world.slash("Granite Staking", "Beacon Watch", SLASH).await;
    assert_eq!(magnitude(world, "Granite Staking").await, 970_000_000_000_000_000);
}

async fn complete(world: &World, staker: Address, withdrawal: DelegationManager::Withdrawal, shares: U256) {
    world.advance(u64::from(WITHDRAWAL_DELAY) + 1).await;
    world.node.send(staker, world.core.delegation_manager, &completion(world, &withdrawal)).await;
    let paid = world.node.call(world.lido.steth, &Token::balanceOfCall { account: staker }).await;
    let (least, most) = (shares * U256::from(96) / U256::from(100), shares * U256::from(98) / U256::from(100));
    assert!(paid > least && paid < most, "{paid} was paid for {shares} shares after a slash of 3 %");
}

async fn claim_rewards(world: &World, staker: Address) {
    let (coordinator, claim) = (world.core.rewards_coordinator, world.claim(staker));
    let check = RewardsCoordinator::checkClaimCall { claim: claim.clone() };
    assert!(world.node.call(coordinator, &check).await, "the coordinator proves the claim");
    let process = RewardsCoordinator::processClaimCall { claim, recipient: staker };
    world.node.send(staker, coordinator, &process).await;
    let balance = Token::balanceOfCall { account: staker };
    assert_eq!(world.node.call(world.lido.wsteth, &balance).await, ether(3) / U256::from(2));
    let again = world.node.refusal(staker, coordinator, &process).await;
    assert_eq!(again, RewardsCoordinator::EarningsNotGreaterThanClaimed::SELECTOR.to_vec());
}
