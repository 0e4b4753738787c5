// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Sets} from "../common/Sets.sol";
import {DelegationStorage} from "./DelegationStorage.sol";
import {DelegationViews} from "./DelegationViews.sol";
import {
    ActivelyDelegated,
    CallerCannotUndelegate,
    FullySlashed,
    InputArrayLengthMismatch,
    InputArrayLengthZero,
    NotActivelyDelegated,
    OnlyAllocationManager,
    OnlyStrategyManagerOrEigenPodManager,
    OperatorNotRegistered,
    OperatorsCannotUndelegate,
    SaltSpent,
    WithdrawalDelayNotElapsed,
    WithdrawalNotQueued,
    WithdrawerNotCaller
} from "./Errors.sol";
import {History} from "./History.sol";
import {IAllocationManager, IEigenPodManager, IPermissionController, IStrategyManager} from "./Interfaces.sol";
import {Pausable, PauserRegistry} from "./Pausable.sol";
import {Permissioned} from "./Permissioned.sol";
import {ShareMath} from "./ShareMath.sol";
import {OperatorSet, QueuedWithdrawalParams, SignatureWithExpiry, Withdrawal} from "./Types.sol";

/// Says who is delegated to whom, and takes shares out through a queue that can still be slashed.
contract DelegationManager is DelegationViews, Pausable, Permissioned {
    using History for History.Trace;
    using Sets for Sets.Words;

    uint8 private constant NEW_DELEGATION = 0;
    uint8 private constant ENTER_QUEUE = 1;
    uint8 private constant EXIT_QUEUE = 2;

    constructor(
        IStrategyManager strategies,
        IEigenPodManager pods,
        IAllocationManager allocation,
        PauserRegistry registry,
        IPermissionController permissions,
        uint32 withdrawalDelay
    ) DelegationStorage(strategies, pods, allocation, withdrawalDelay) Pausable(registry) Permissioned(permissions) {}

    function registerAsOperator(address approver, uint32 allocationDelay, string calldata metadataURI) external {
        require(!isDelegated(msg.sender), ActivelyDelegated());
        allocationManager.setAllocationDelay(msg.sender, allocationDelay);
        _setApprover(msg.sender, approver);
        _delegate(msg.sender, msg.sender);
        emit OperatorRegistered(msg.sender, approver);
        emit OperatorMetadataURIUpdated(msg.sender, metadataURI);
    }

    function modifyOperatorDetails(address operator, address approver) external onlyFor(operator) {
        require(isOperator(operator), OperatorNotRegistered());
        _setApprover(operator, approver);
    }

    function updateOperatorMetadataURI(address operator, string calldata metadataURI) external onlyFor(operator) {
        require(isOperator(operator), OperatorNotRegistered());
        emit OperatorMetadataURIUpdated(operator, metadataURI);
    }

    function delegateTo(address operator, SignatureWithExpiry memory approval, bytes32 approverSalt) public {
        require(!isDelegated(msg.sender), ActivelyDelegated());
        require(isOperator(operator), OperatorNotRegistered());
        address approver = delegationApprover[operator];
        if (approver != address(0)) {
            require(!delegationApproverSaltIsSpent[approver][approverSalt], SaltSpent());
            delegationApproverSaltIsSpent[approver][approverSalt] = true;
            uint256 expiry = approval.expiry;
            bytes32 digest =
                calculateDelegationApprovalDigestHash(msg.sender, operator, approver, approverSalt, expiry);
            _check(approver, digest, approval.signature, expiry);
        }
        _delegate(msg.sender, operator);
    }

    /// Also the operator and its approver may end a delegation.
    function undelegate(address staker) public returns (bytes32[] memory) {
        require(isDelegated(staker), NotActivelyDelegated());
        require(!isOperator(staker), OperatorsCannotUndelegate());
        if (msg.sender != staker) {
            address operator = delegatedTo[staker];
            require(_canCall(operator) || msg.sender == delegationApprover[operator], CallerCannotUndelegate());
            emit StakerForceUndelegated(staker, operator);
        }
        return _undelegate(staker);
    }

    function redelegate(address newOperator, SignatureWithExpiry memory approval, bytes32 approverSalt)
        external
        returns (bytes32[] memory withdrawalRoots)
    {
        withdrawalRoots = undelegate(msg.sender);
        delegateTo(newOperator, approval, approverSalt);
    }

    function queueWithdrawals(QueuedWithdrawalParams[] calldata params)
        external
        whenNotPaused(ENTER_QUEUE)
        returns (bytes32[] memory roots)
    {
        roots = new bytes32[](params.length);
        address operator = delegatedTo[msg.sender];
        for (uint256 i; i < params.length; ++i) {
            require(params[i].strategies.length == params[i].depositShares.length, InputArrayLengthMismatch());
            roots[i] = _enqueue(msg.sender, operator, params[i].strategies, params[i].depositShares);
        }
    }

    function completeQueuedWithdrawal(
        Withdrawal calldata withdrawal,
        address[] calldata tokens,
        bool receiveAsTokens
    ) external whenNotPaused(EXIT_QUEUE) {
        _complete(withdrawal, tokens, receiveAsTokens);
    }

    function completeQueuedWithdrawals(
        Withdrawal[] calldata withdrawals,
        address[][] calldata tokens,
        bool[] calldata receiveAsTokens
    ) external whenNotPaused(EXIT_QUEUE) {
        for (uint256 i; i < withdrawals.length; ++i) _complete(withdrawals[i], tokens[i], receiveAsTokens[i]);
    }

    function increaseDelegatedShares(address staker, address strategy, uint256 prevDepositShares, uint256 addedShares)
        external
    {
        bool known = msg.sender == address(strategyManager) || msg.sender == address(eigenPodManager);
        require(known, OnlyStrategyManagerOrEigenPodManager());
        address[] memory one = new address[](1);
        one[0] = strategy;
        uint256 slashing = _slashingFactors(staker, delegatedTo[staker], one)[0];
        _increase(staker, strategy, prevDepositShares, addedShares, slashing);
    }

    function slashOperatorShares(
        address operator,
        OperatorSet calldata set,
        uint256 slashId,
        address strategy,
        uint64 prevMaxMagnitude,
        uint64 newMaxMagnitude
    ) external returns (uint256 total) {
        require(msg.sender == address(allocationManager), OnlyAllocationManager());
        uint256 held = ShareMath.slashed(operatorShares[operator][strategy], prevMaxMagnitude, newMaxMagnitude);
        total = held + ShareMath.scaled(_scaledInQueue(operator, strategy), prevMaxMagnitude - newMaxMagnitude);
        _decrease(operator, address(0), strategy, held);
        emit OperatorSharesSlashed(operator, strategy, total);
        _shareManager(strategy).increaseBurnOrRedistributableShares(set, slashId, strategy, total);
    }

    function _setApprover(address operator, address approver) private {
        delegationApprover[operator] = approver;
        emit DelegationApproverUpdated(operator, approver);
    }

    function _delegate(address staker, address operator) private whenNotPaused(NEW_DELEGATION) {
        delegatedTo[staker] = operator;
        emit StakerDelegated(staker, operator);
        (address[] memory strategies, uint256[] memory shares) = getDepositedShares(staker);
        uint256[] memory slashing = _slashingFactors(staker, operator, strategies);
        for (uint256 i; i < strategies.length; ++i) _increase(staker, strategies[i], 0, shares[i], slashing[i]);
    }

    /// One withdrawal a strategy, so that a strategy that is stuck holds up nothing else.
    function _undelegate(address staker) private whenNotPaused(ENTER_QUEUE) returns (bytes32[] memory roots) {
        address operator = delegatedTo[staker];
        delegatedTo[staker] = address(0);
        emit StakerUndelegated(staker, operator);
        (address[] memory strategies, uint256[] memory shares) = getDepositedShares(staker);
        roots = new bytes32[](strategies.length);
        for (uint256 i; i < strategies.length; ++i) {
            address[] memory strategy = new address[](1);
            uint256[] memory amount = new uint256[](1);
            (strategy[0], amount[0]) = (strategies[i], shares[i]);
            roots[i] = _enqueue(staker, operator, strategy, amount);
        }
    }

    function _enqueue(address staker, address operator, address[] memory strategies, uint256[] memory depositShares)
        private
        returns (bytes32 root)
    {
        require(strategies.length != 0, InputArrayLengthZero());
        uint256[] memory slashing = _slashingFactors(staker, operator, strategies);
        uint256[] memory scaled = new uint256[](strategies.length);
        // What is withdrawable now; the scaled shares are kept, since a slash may still come.
        uint256[] memory shares = new uint256[](strategies.length);
        for (uint256 i; i < strategies.length; ++i) {
            uint256 factor = depositScalingFactor(staker, strategies[i]);
            scaled[i] = ShareMath.scaled(depositShares[i], factor);
            shares[i] = ShareMath.withdrawable(depositShares[i], factor, slashing[i]);
            if (operator != address(0)) {
                History.Trace storage queued = _queued[operator][strategies[i]];
                queued.push(queued.latest(0) + scaled[i]);
                _decrease(operator, staker, strategies[i], shares[i]);
            }
            uint256 left = _shareManager(strategies[i]).removeDepositShares(staker, strategies[i], depositShares[i]);
            if (left == 0) delete _factors[staker][strategies[i]];
        }
        uint256 nonce = cumulativeWithdrawalsQueued[staker]++;
        Withdrawal memory withdrawal =
            Withdrawal(staker, operator, staker, nonce, uint32(block.number), strategies, scaled);
        root = calculateWithdrawalRoot(withdrawal);
        pendingWithdrawals[root] = true;
        _withdrawals[root] = withdrawal;
        _queue[staker].add(root);
        emit SlashingWithdrawalQueued(root, withdrawal, shares);
    }

    function _complete(Withdrawal calldata withdrawal, address[] calldata tokens, bool receiveAsTokens) private {
        require(tokens.length == withdrawal.strategies.length, InputArrayLengthMismatch());
        require(msg.sender == withdrawal.withdrawer, WithdrawerNotCaller());
        bytes32 root = calculateWithdrawalRoot(withdrawal);
        require(pendingWithdrawals[root], WithdrawalNotQueued());
        address staker = withdrawal.staker;
        address[] memory strategies = withdrawal.strategies;
        uint32 until = withdrawal.startBlock + minWithdrawalDelayBlocks;
        require(block.number > until, WithdrawalDelayNotElapsed());
        uint256[] memory frozen = _slashingFactorsAt(staker, withdrawal.delegatedTo, strategies, until);
        _queue[staker].remove(root);
        delete _withdrawals[root];
        delete pendingWithdrawals[root];
        emit SlashingWithdrawalCompleted(root);

        uint256[] memory slashing = _slashingFactors(staker, delegatedTo[staker], strategies);
        for (uint256 i; i < strategies.length; ++i) {
            uint256 shares = ShareMath.scaled(withdrawal.scaledShares[i], frozen[i]);
            // What was slashed whole pays nothing, and must not keep the rest from leaving.
            if (shares == 0) continue;
            if (receiveAsTokens) {
                _shareManager(strategies[i]).withdrawSharesAsTokens(staker, strategies[i], tokens[i], shares);
            } else {
                (uint256 held, uint256 added) = _shareManager(strategies[i]).addShares(staker, strategies[i], shares);
                _increase(staker, strategies[i], held, added, slashing[i]);
            }
        }
    }

    function _increase(address staker, address strategy, uint256 held, uint256 added, uint256 slashing) private {
        // Shares of an operator that lost everything would be worth nothing at once.
        require(slashing != 0, FullySlashed());
        uint256 factor = ShareMath.rescaled(depositScalingFactor(staker, strategy), held, added, slashing);
        _factors[staker][strategy] = factor;
        emit DepositScalingFactorUpdated(staker, strategy, factor);
        address operator = delegatedTo[staker];
        if (operator == address(0)) return;
        operatorShares[operator][strategy] += added;
        emit OperatorSharesIncreased(operator, staker, strategy, added);
    }

    function _decrease(address operator, address staker, address strategy, uint256 shares) private {
        operatorShares[operator][strategy] -= shares;
        emit OperatorSharesDecreased(operator, staker, strategy, shares);
    }
}
