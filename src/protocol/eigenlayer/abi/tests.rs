//! Selectors and topics are those of the deployed contracts.

use super::*;
use alloy::{
    primitives::{b256, hex},
    sol_types::{SolCall, SolEvent},
};

#[test]
fn selectors_are_those_of_the_deployed_contracts() {
    let calls = [
        (IDelegationManager::delegateToCall::SELECTOR, "eea9064b"),
        (IDelegationManager::undelegateCall::SELECTOR, "da8be864"),
        (IDelegationManager::redelegateCall::SELECTOR, "a33a3433"),
        (IDelegationManager::queueWithdrawalsCall::SELECTOR, "0dd8dd02"),
        (IDelegationManager::completeQueuedWithdrawalCall::SELECTOR, "e4cc3f90"),
        (IDelegationManager::completeQueuedWithdrawalsCall::SELECTOR, "9435bb43"),
        (IDelegationManager::getQueuedWithdrawalsCall::SELECTOR, "5dd68579"),
        (IDelegationManager::getWithdrawableSharesCall::SELECTOR, "c978f7ac"),
        (IDelegationManager::convertToDepositSharesCall::SELECTOR, "25df922e"),
        (IDelegationManager::calculateDelegationApprovalDigestHashCall::SELECTOR, "0b9f487a"),
        (IStrategyManager::depositIntoStrategyCall::SELECTOR, "e7a050aa"),
        (IStrategyManager::stakerDepositSharesCall::SELECTOR, "fe243a17"),
        (IStrategyManager::getSlashResolutionBlockCall::SELECTOR, "4b3262f7"),
        (IStrategy::getTVLLimitsCall::SELECTOR, "df6fadc1"),
        (IStrategy::sharesToUnderlyingViewCall::SELECTOR, "7a8b2637"),
        (IStrategy::underlyingToSharesViewCall::SELECTOR, "e3dae51c"),
        (IAllocationManager::getStrategyAllocationsCall::SELECTOR, "40120dab"),
        (IAllocationManager::getMaxMagnitudesCall::SELECTOR, "547afb87"),
        (IAllocationManager::getPendingSlasherCall::SELECTOR, "d7794857"),
        (IAllocationManager::getMinimumSlashableStakeCall::SELECTOR, "2bab2c4a"),
        (IRewardsCoordinator::processClaimCall::SELECTOR, "3ccc861d"),
        (IRewardsCoordinator::checkClaimCall::SELECTOR, "5e9d8348"),
        (IRewardsCoordinator::setClaimerForCall::SELECTOR, "a0169ddd"),
        (IRewardsCoordinator::getDistributionRootAtIndexCall::SELECTOR, "de02e503"),
        (IAVSDirectory::avsOperatorStatusCall::SELECTOR, "49075da3"),
        (IProtocolRegistry::versionCall::SELECTOR, "54fd4d50"),
        (IPermissionController::getAdminsCall::SELECTOR, "ad5f2210"),
        (IPermissionController::getAppointeesCall::SELECTOR, "fddbdefd"),
    ];
    for (selector, known) in calls {
        assert_eq!(hex::encode(selector), known);
    }
}

#[test]
fn topics_are_those_of_the_deployed_contracts() {
    type Am = IAllocationManager::AllocationUpdated;
    assert_eq!(Am::SIGNATURE_HASH, b256!("1487af5418c47ee5ea45ef4a93398668120890774a9e13487e61e9dc3baf76dd"));
    type Slashed = IAllocationManager::OperatorSlashed;
    assert_eq!(Slashed::SIGNATURE_HASH, b256!("80969ad29428d6797ee7aad084f9e4a42a82fc506dcd2ca3b6fb431f85ccebe5"));
    type Queued = IDelegationManager::SlashingWithdrawalQueued;
    assert_eq!(Queued::SIGNATURE_HASH, b256!("26b2aae26516e8719ef50ea2f6831a2efbd4e37dccdf0f6936b27bc08e793e30"));
    type Claimed = IRewardsCoordinator::RewardsClaimed;
    assert_eq!(Claimed::SIGNATURE_HASH, b256!("9543dbd55580842586a951f0386e24d68a5df99ae29e3b216588b45fd684ce31"));
}
