// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Sets} from "../common/Sets.sol";
import {History} from "./History.sol";
import {
    IAllocationManager,
    IDelegationManager,
    IEigenPodManager,
    IShareManager,
    IStrategyManager
} from "./Interfaces.sol";
import {ShareMath} from "./ShareMath.sol";
import {BEACON_CHAIN_ETH_STRATEGY, WAD, Withdrawal} from "./Types.sol";

/// What the DelegationManager remembers, and what its reads and its writes both need of it.
abstract contract DelegationStorage is IDelegationManager {
    using History for History.Trace;

    bytes32 public constant DELEGATION_APPROVAL_TYPEHASH = keccak256(
        "DelegationApproval(address delegationApprover,address staker,address operator,bytes32 salt,uint256 expiry)"
    );
    address public constant beaconChainETHStrategy = BEACON_CHAIN_ETH_STRATEGY;

    IStrategyManager public immutable strategyManager;
    IEigenPodManager public immutable eigenPodManager;
    IAllocationManager public immutable allocationManager;
    uint32 public immutable minWithdrawalDelayBlocks;

    mapping(address => address) public delegatedTo;
    mapping(address => address) public delegationApprover;
    mapping(address => mapping(bytes32 => bool)) public delegationApproverSaltIsSpent;
    mapping(address => mapping(address => uint256)) public operatorShares;
    mapping(address => uint256) public cumulativeWithdrawalsQueued;
    mapping(bytes32 => bool) public pendingWithdrawals;
    mapping(bytes32 => Withdrawal) internal _withdrawals;
    mapping(address => Sets.Words) internal _queue;
    mapping(address => mapping(address => uint256)) internal _factors;
    /// All scaled shares that were ever queued from an operator: what is in the queue is a difference of two points.
    mapping(address => mapping(address => History.Trace)) internal _queued;

    event DelegationApproverUpdated(address indexed operator, address newDelegationApprover);
    event DepositScalingFactorUpdated(address staker, address strategy, uint256 newDepositScalingFactor);
    event OperatorMetadataURIUpdated(address indexed operator, string metadataURI);
    event OperatorRegistered(address indexed operator, address delegationApprover);
    event OperatorSharesDecreased(address indexed operator, address staker, address strategy, uint256 shares);
    event OperatorSharesIncreased(address indexed operator, address staker, address strategy, uint256 shares);
    event OperatorSharesSlashed(address indexed operator, address strategy, uint256 totalSlashedShares);
    event SlashingWithdrawalCompleted(bytes32 withdrawalRoot);
    event SlashingWithdrawalQueued(bytes32 withdrawalRoot, Withdrawal withdrawal, uint256[] sharesToWithdraw);
    event StakerDelegated(address indexed staker, address indexed operator);
    event StakerForceUndelegated(address indexed staker, address indexed operator);
    event StakerUndelegated(address indexed staker, address indexed operator);

    constructor(
        IStrategyManager strategies,
        IEigenPodManager pods,
        IAllocationManager allocation,
        uint32 withdrawalDelay
    ) {
        strategyManager = strategies;
        eigenPodManager = pods;
        allocationManager = allocation;
        minWithdrawalDelayBlocks = withdrawalDelay;
    }

    function depositScalingFactor(address staker, address strategy) public view returns (uint256) {
        uint256 stored = _factors[staker][strategy];
        return stored == 0 ? WAD : stored;
    }

    function isDelegated(address staker) public view returns (bool) {
        return delegatedTo[staker] != address(0);
    }

    function isOperator(address operator) public view returns (bool) {
        return operator != address(0) && delegatedTo[operator] == operator;
    }

    function getDepositedShares(address staker)
        public
        view
        returns (address[] memory strategies, uint256[] memory shares)
    {
        (address[] memory held, uint256[] memory amounts) = strategyManager.getDeposits(staker);
        uint256 podShares = eigenPodManager.stakerDepositShares(staker, beaconChainETHStrategy);
        if (podShares == 0) return (held, amounts);
        strategies = new address[](held.length + 1);
        shares = new uint256[](held.length + 1);
        for (uint256 i; i < held.length; ++i) (strategies[i], shares[i]) = (held[i], amounts[i]);
        (strategies[held.length], shares[held.length]) = (beaconChainETHStrategy, podShares);
    }

    function _shareManager(address strategy) internal view returns (IShareManager) {
        if (strategy == beaconChainETHStrategy) return eigenPodManager;
        return strategyManager;
    }

    /// No operator means that nothing was slashed: every magnitude of the zero address is whole.
    function _slashingFactors(address staker, address operator, address[] memory strategies)
        internal
        view
        returns (uint256[] memory)
    {
        return _withPods(staker, strategies, allocationManager.getMaxMagnitudes(operator, strategies));
    }

    function _slashingFactorsAt(address staker, address operator, address[] memory strategies, uint32 blockNumber)
        internal
        view
        returns (uint256[] memory)
    {
        uint64[] memory magnitudes = allocationManager.getMaxMagnitudesAtBlock(operator, strategies, blockNumber);
        return _withPods(staker, strategies, magnitudes);
    }

    /// Scaled shares that left the operator and can still be slashed.
    function _scaledInQueue(address operator, address strategy) internal view returns (uint256) {
        History.Trace storage trace = _queued[operator][strategy];
        return trace.latest(0) - trace.valueAt(block.number - minWithdrawalDelayBlocks - 1, 0);
    }

    function _withPods(address staker, address[] memory strategies, uint64[] memory magnitudes)
        private
        view
        returns (uint256[] memory factors)
    {
        factors = new uint256[](strategies.length);
        for (uint256 i; i < factors.length; ++i) {
            factors[i] = magnitudes[i];
            if (strategies[i] != beaconChainETHStrategy) continue;
            factors[i] = ShareMath.scaled(magnitudes[i], eigenPodManager.beaconChainSlashingFactor(staker));
        }
    }
}
