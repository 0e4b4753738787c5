//! Shares, slashes and delegations follow the arithmetic of EigenLayer.

use super::*;

#[test]
fn a_slash_takes_its_part_of_what_stays_and_of_what_leaves() {
    let world = world();
    let (core, strategy) = (&world.eigenlayer, world.eigenlayer.steth_strategy);
    world.deposit_steth(ALICE, whole(100));
    world.delegate(ALICE, operators::SWIFTWATER, None).unwrap();
    let (withdrawable, deposited) = world.shares(ALICE);
    assert_eq!(withdrawable, deposited);
    let half = deposited / U256::from(2);
    let params = QueuedWithdrawalParams { strategies: vec![strategy], depositShares: vec![half], withdrawer: ALICE };
    world.tell(ALICE, core.delegation_manager, &IDelegation::queueWithdrawalsCall { params: vec![params] }).unwrap();

    // One fifth of the half that the bridge may slash: nine tenths are left of everything.
    world.slash(operators::SWIFTWATER, services::SWIFT_BRIDGE, site::WAD / 5).unwrap();
    let nine_tenths = |shares: U256| shares * U256::from(9) / U256::from(10);
    assert_eq!(world.shares(ALICE), (nine_tenths(deposited - half), deposited - half));
    let queued = world.ask(core.delegation_manager, &IDelegation::getQueuedWithdrawalsCall { staker: ALICE });
    assert_eq!((queued.withdrawals.len(), queued.shares[0][0]), (1, nine_tenths(half)));

    let complete = IDelegation::completeQueuedWithdrawalCall {
        withdrawal: queued.withdrawals[0].clone(),
        tokens: vec![world.lido.steth],
        receiveAsTokens: true,
    };
    let last_slashable = u64::from(queued.withdrawals[0].startBlock + WITHDRAWAL_DELAY);
    let now = world.lock().number();
    world.mine(last_slashable - now - 1);
    assert!(says(world.tell(ALICE, core.delegation_manager, &complete), "WithdrawalDelayNotElapsed()"));
    world.mine(1);
    let before = world.ask(world.lido.steth, &IToken::balanceOfCall { account: ALICE });
    let worth = world.ask(strategy, &IStrategy::sharesToUnderlyingViewCall { shares: nine_tenths(half) });
    world.tell(ALICE, core.delegation_manager, &complete).unwrap();
    let paid = world.ask(world.lido.steth, &IToken::balanceOfCall { account: ALICE }) - before;
    assert!(worth - paid <= U256::from(2), "{worth} was due and {paid} was paid");
}

#[test]
fn a_slash_after_the_wait_takes_nothing_of_what_is_leaving() {
    let world = world();
    let core = &world.eigenlayer;
    world.deposit_steth(ALICE, whole(10));
    world.delegate(ALICE, operators::SWIFTWATER, None).unwrap();
    world.tell(ALICE, core.delegation_manager, &IDelegation::undelegateCall { staker: ALICE }).unwrap();
    let queued = || world.ask(core.delegation_manager, &IDelegation::getQueuedWithdrawalsCall { staker: ALICE }).shares[0][0];
    let due = queued();
    world.mine(u64::from(WITHDRAWAL_DELAY) + 1);
    world.slash(operators::SWIFTWATER, services::SWIFT_BRIDGE, site::WAD / 2).unwrap();
    assert_eq!(queued(), due);
}

#[test]
fn a_deposit_after_a_slash_is_withdrawable_in_full() {
    let world = world();
    let core = &world.eigenlayer;
    world.delegate(ALICE, operators::PHOENIX, None).unwrap();
    world.deposit_steth(ALICE, whole(7));
    let (withdrawable, deposited) = world.shares(ALICE);
    assert!(deposited - withdrawable <= U256::from(2), "{withdrawable} of {deposited}");
    let call = IDelegation::depositScalingFactorCall { staker: ALICE, strategy: core.steth_strategy };
    assert!(world.ask(core.delegation_manager, &call) > U256::from(site::WAD));
    let ask =
        IDelegation::convertToDepositSharesCall { staker: ALICE, strategies: vec![core.steth_strategy], withdrawable: vec![withdrawable] };
    assert!(deposited - world.ask(core.delegation_manager, &ask)[0] <= U256::from(4));
}

#[test]
fn shares_are_no_amounts() {
    let world = world();
    let call = IStrategy::underlyingToSharesViewCall { amount: whole(10) };
    for strategy in [world.eigenlayer.steth_strategy, world.eigenlayer.ethx_strategy] {
        assert!(world.ask(strategy, &call) < whole(10));
    }
}

#[test]
fn an_invitation_lets_one_person_in_once() {
    let world = world();
    let expiry = U256::from(u64::MAX);
    assert!(says(world.delegate(ALICE, operators::HARBOR, None), "SignatureExpired()"));
    let forged = Approval { signature: Bytes::from(vec![7; 65]), ..world.approve(operators::HARBOR, ALICE, B256::ZERO, expiry).unwrap() };
    assert!(says(world.delegate(ALICE, operators::HARBOR, Some(forged)), "InvalidSignature()"));
    let approval = world.approve(operators::HARBOR, ALICE, B256::ZERO, expiry).unwrap();
    assert!(says(world.delegate(account("someone else"), operators::HARBOR, Some(approval.clone())), "InvalidSignature()"));
    world.delegate(ALICE, operators::HARBOR, Some(approval.clone())).unwrap();
    world.tell(ALICE, world.eigenlayer.delegation_manager, &IDelegation::undelegateCall { staker: ALICE }).unwrap();
    assert!(says(world.delegate(ALICE, operators::HARBOR, Some(approval)), "SaltSpent()"));
    assert!(world.approve(operators::GRANITE, ALICE, B256::ZERO, expiry).is_err());
}

#[test]
fn what_is_paused_refuses() {
    let world = world();
    world.deposit_steth(ALICE, whole(1));
    world.pause(world.eigenlayer.delegation_manager, U256::from(1)).unwrap();
    assert!(says(world.delegate(ALICE, operators::GRANITE, None), "CurrentlyPaused()"));
    world.pause(world.eigenlayer.delegation_manager, U256::from(2)).unwrap();
    world.delegate(ALICE, operators::GRANITE, None).unwrap();
    let undelegate = IDelegation::undelegateCall { staker: ALICE };
    assert!(says(world.tell(ALICE, world.eigenlayer.delegation_manager, &undelegate), "CurrentlyPaused()"));
}

#[test]
fn what_a_redistributing_set_slashes_goes_to_its_treasury_after_the_delay() {
    let world = world();
    let core = &world.eigenlayer;
    world.slash(operators::SWIFTWATER, services::SWIFT_BRIDGE, site::WAD / 5).unwrap();
    let (set, treasury) = (world.set(services::SWIFT_BRIDGE), account("Swift Bridge treasury"));
    let resolution = IStrategyManager::getSlashResolutionBlockCall { set: set.clone(), slashId: U256::ONE };
    let resolution = u64::from(world.ask(core.strategy_manager, &resolution));
    let clear = IStrategyManager::clearBurnOrRedistributableSharesCall { set, slashId: U256::ONE };
    let now = world.lock().number();
    world.mine(resolution - now - 1);
    assert!(says(world.tell(ALICE, core.strategy_manager, &clear), "SlashResolutionDelayNotElapsed()"));
    world.mine(1);
    world.tell(ALICE, core.strategy_manager, &clear).unwrap();
    // A tenth of the operator's own 210 stETH, which have been deposited and earned nothing since.
    let paid = world.ask(world.lido.steth, &IToken::balanceOfCall { account: treasury });
    assert!(paid > milli(20_999) && paid <= whole(21), "{paid}");
}
