// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {DelegationStorage} from "./DelegationStorage.sol";
import {ShareMath} from "./ShareMath.sol";
import {Typed} from "./Typed.sol";
import {Withdrawal} from "./Types.sol";

/// What a wallet reads before it delegates or withdraws.
abstract contract DelegationViews is DelegationStorage, Typed {
    function getWithdrawableShares(address staker, address[] memory strategies)
        external
        view
        returns (uint256[] memory withdrawableShares, uint256[] memory depositShares)
    {
        withdrawableShares = new uint256[](strategies.length);
        depositShares = new uint256[](strategies.length);
        uint256[] memory slashing = _slashingFactors(staker, delegatedTo[staker], strategies);
        for (uint256 i; i < strategies.length; ++i) {
            depositShares[i] = _shareManager(strategies[i]).stakerDepositShares(staker, strategies[i]);
            uint256 factor = depositScalingFactor(staker, strategies[i]);
            withdrawableShares[i] = ShareMath.withdrawable(depositShares[i], factor, slashing[i]);
        }
    }

    function convertToDepositShares(address staker, address[] memory strategies, uint256[] memory withdrawableShares)
        external
        view
        returns (uint256[] memory depositShares)
    {
        depositShares = new uint256[](strategies.length);
        uint256[] memory slashing = _slashingFactors(staker, delegatedTo[staker], strategies);
        for (uint256 i; i < strategies.length; ++i) {
            uint256 factor = depositScalingFactor(staker, strategies[i]);
            depositShares[i] = ShareMath.unscaled(withdrawableShares[i], factor, slashing[i]);
        }
    }

    function getQueuedWithdrawals(address staker)
        external
        view
        returns (Withdrawal[] memory withdrawals, uint256[][] memory shares)
    {
        bytes32[] memory roots = _queue[staker].items;
        withdrawals = new Withdrawal[](roots.length);
        shares = new uint256[][](roots.length);
        for (uint256 i; i < roots.length; ++i) (withdrawals[i], shares[i]) = getQueuedWithdrawal(roots[i]);
    }

    /// Until the delay is over, `shares` are what would be paid if nothing more were slashed; then they are final.
    function getQueuedWithdrawal(bytes32 withdrawalRoot)
        public
        view
        returns (Withdrawal memory withdrawal, uint256[] memory shares)
    {
        withdrawal = _withdrawals[withdrawalRoot];
        shares = new uint256[](withdrawal.strategies.length);
        if (shares.length == 0) return (withdrawal, shares);
        (address staker, address operator) = (withdrawal.staker, withdrawal.delegatedTo);
        uint32 until = withdrawal.startBlock + minWithdrawalDelayBlocks;
        uint256[] memory slashing = until < block.number
            ? _slashingFactorsAt(staker, operator, withdrawal.strategies, until)
            : _slashingFactors(staker, operator, withdrawal.strategies);
        for (uint256 i; i < shares.length; ++i) {
            shares[i] = ShareMath.scaled(withdrawal.scaledShares[i], slashing[i]);
        }
    }

    function queuedWithdrawals(bytes32 withdrawalRoot) external view returns (Withdrawal memory) {
        return _withdrawals[withdrawalRoot];
    }

    function getQueuedWithdrawalRoots(address staker) external view returns (bytes32[] memory) {
        return _queue[staker].items;
    }

    function getOperatorShares(address operator, address[] memory strategies)
        public
        view
        returns (uint256[] memory shares)
    {
        shares = new uint256[](strategies.length);
        for (uint256 i; i < shares.length; ++i) shares[i] = operatorShares[operator][strategies[i]];
    }

    function getOperatorsShares(address[] calldata operators, address[] calldata strategies)
        external
        view
        returns (uint256[][] memory shares)
    {
        shares = new uint256[][](operators.length);
        for (uint256 i; i < shares.length; ++i) shares[i] = getOperatorShares(operators[i], strategies);
    }

    function getSlashableSharesInQueue(address operator, address strategy) external view returns (uint256) {
        uint64 magnitude = allocationManager.getMaxMagnitude(operator, strategy);
        return ShareMath.scaled(_scaledInQueue(operator, strategy), magnitude);
    }

    function calculateWithdrawalRoot(Withdrawal memory withdrawal) public pure returns (bytes32) {
        return keccak256(abi.encode(withdrawal));
    }

    function calculateDelegationApprovalDigestHash(
        address staker,
        address operator,
        address approver,
        bytes32 approverSalt,
        uint256 expiry
    ) public view returns (bytes32) {
        return
            _digest(
                keccak256(abi.encode(DELEGATION_APPROVAL_TYPEHASH, approver, staker, operator, approverSalt, expiry))
            );
    }
}
