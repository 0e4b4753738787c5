// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Sets} from "../common/Sets.sol";
import {AllocationStorage} from "./AllocationStorage.sol";
import {
    InputArrayLengthMismatch,
    InsufficientMagnitude,
    InvalidCaller,
    InvalidOperator,
    InvalidOperatorSet,
    InvalidPermissions,
    InvalidWadToSlash,
    ModificationAlreadyPending,
    OperatorNotSlashable,
    SameMagnitude,
    StrategiesMustBeInAscendingOrder,
    StrategyNotInOperatorSet,
    UninitializedAllocationDelay
} from "./Errors.sol";
import {History} from "./History.sol";
import {Pausable} from "./Pausable.sol";
import {Permissioned} from "./Permissioned.sol";
import {ShareMath} from "./ShareMath.sol";
import {AllocateParams, Allocation, OperatorSet, OperatorSets, SlashingParams, WAD} from "./Types.sol";

/// How much of an operator each set may slash, and the slashing.
abstract contract Magnitudes is AllocationStorage, Pausable, Permissioned {
    using History for History.Trace;
    using OperatorSets for OperatorSet;
    using Sets for *;

    uint8 internal constant ALLOCATION = 0;
    uint8 internal constant SLASHING = 1;
    uint8 internal constant REGISTRATION = 2;

    event AllocationDelaySet(address operator, uint32 delay, uint32 effectBlock);
    event AllocationUpdated(
        address operator, OperatorSet operatorSet, address strategy, uint64 magnitude, uint32 effectBlock
    );
    event EncumberedMagnitudeUpdated(address operator, address strategy, uint64 encumberedMagnitude);
    event MaxMagnitudeUpdated(address operator, address strategy, uint64 maxMagnitude);
    event OperatorSlashed(
        address operator, OperatorSet operatorSet, address[] strategies, uint256[] wadSlashed, string description
    );

    /// A new operator's delay holds at once, since nobody is delegated to it yet.
    function setAllocationDelay(address operator, uint32 delay) external {
        bool isNew = msg.sender == address(delegation);
        require(isNew || _canCall(operator), InvalidPermissions());
        require(isNew || delegation.isOperator(operator), InvalidOperator());
        Delay storage stored = _delays[operator];
        (stored.isSet, stored.delay) = _allocationDelay(operator);
        stored.pendingDelay = delay;
        stored.effectBlock = uint32(block.number) + (isNew ? 0 : ALLOCATION_CONFIGURATION_DELAY + 1);
        emit AllocationDelaySet(operator, delay, stored.effectBlock);
    }

    function modifyAllocations(address operator, AllocateParams[] calldata params)
        external
        whenNotPaused(ALLOCATION)
        onlyFor(operator)
    {
        (bool isSet, uint32 delay) = _allocationDelay(operator);
        require(isSet, UninitializedAllocationDelay());
        for (uint256 i; i < params.length; ++i) {
            require(params[i].strategies.length == params[i].newMagnitudes.length, InputArrayLengthMismatch());
            require(_isSet(params[i].operatorSet.key()), InvalidOperatorSet());
            for (uint256 j; j < params[i].strategies.length; ++j) {
                _modify(operator, params[i].operatorSet, params[i].strategies[j], params[i].newMagnitudes[j], delay);
            }
        }
    }

    /// Writes down deallocations that have ended; anyone may.
    function clearDeallocationQueue(address operator, address[] calldata strategies, uint16[] calldata numToClear)
        external
        whenNotPaused(ALLOCATION)
    {
        require(strategies.length == numToClear.length, InputArrayLengthMismatch());
        for (uint256 i; i < strategies.length; ++i) _clearDeallocations(operator, strategies[i], numToClear[i]);
    }

    function slashOperator(address avs, SlashingParams calldata params)
        external
        whenNotPaused(SLASHING)
        returns (uint256 slashId, uint256[] memory shares)
    {
        OperatorSet memory set = OperatorSet(avs, params.operatorSetId);
        bytes32 key = set.key();
        require(_isSet(key), InvalidOperatorSet());
        require(msg.sender == _slasher(key), InvalidCaller());
        require(_isSlashable(params.operator, key), OperatorNotSlashable());
        require(params.strategies.length == params.wadsToSlash.length, InputArrayLengthMismatch());
        slashId = ++_slashCounts[key];
        shares = new uint256[](params.strategies.length);
        uint256[] memory wadSlashed = new uint256[](params.strategies.length);
        for (uint256 i; i < params.strategies.length; ++i) {
            require(
                i == 0 || params.strategies[i] > params.strategies[i - 1], StrategiesMustBeInAscendingOrder()
            );
            require(params.wadsToSlash[i] != 0 && params.wadsToSlash[i] <= WAD, InvalidWadToSlash());
            require(_setStrategies[key].has(params.strategies[i]), StrategyNotInOperatorSet());
            (wadSlashed[i], shares[i]) = _slash(params, set, slashId, i);
        }
        emit OperatorSlashed(params.operator, set, params.strategies, wadSlashed, params.description);
    }

    function _modify(address operator, OperatorSet calldata set, address strategy, uint64 magnitude, uint32 delay)
        private
    {
        _clearDeallocations(operator, strategy, type(uint16).max);
        bytes32 key = set.key();
        (Allocation memory allocation, uint64 encumbered) = _updated(operator, key, strategy);
        require(allocation.effectBlock == 0, ModificationAlreadyPending());
        int128 change = int128(uint128(magnitude)) - int128(uint128(allocation.currentMagnitude));
        require(change != 0, SameMagnitude());
        bool slashable = _isSlashable(operator, key) && _setStrategies[key].has(strategy);
        uint32 effectBlock = uint32(block.number);
        if (change > 0) {
            effectBlock += delay;
            encumbered = _plus(encumbered, change);
            require(encumbered <= _maxMagnitude(operator, strategy), InsufficientMagnitude());
            (allocation.pendingDiff, allocation.effectBlock) = (change, effectBlock);
        } else if (slashable) {
            // Stays slashable for as long as a withdrawal does.
            effectBlock += DEALLOCATION_DELAY + 1;
            (allocation.pendingDiff, allocation.effectBlock) = (change, effectBlock);
            _deallocations[operator][strategy].sets.push(key);
        } else {
            allocation.currentMagnitude = magnitude;
            encumbered = _plus(encumbered, change);
        }
        _store(operator, key, strategy, allocation);
        _setEncumbered(operator, strategy, encumbered);
        emit AllocationUpdated(operator, set, strategy, magnitude, effectBlock);
    }

    function _slash(SlashingParams calldata params, OperatorSet memory set, uint256 slashId, uint256 i)
        private
        returns (uint256 wadSlashed, uint256 shares)
    {
        address strategy = params.strategies[i];
        (Allocation memory allocation, uint64 encumbered) = _updated(params.operator, set.key(), strategy);
        if (allocation.currentMagnitude == 0) return (0, 0);
        uint64 before = _maxMagnitude(params.operator, strategy);
        uint64 slashed = uint64(ShareMath.ceilWad(allocation.currentMagnitude, params.wadsToSlash[i]));
        wadSlashed = uint256(slashed) * WAD / before;
        allocation.currentMagnitude -= slashed;
        if (allocation.pendingDiff < 0) {
            // What was to be freed has been slashed too, and less of it remains to free.
            uint256 freed = uint256(int256(-allocation.pendingDiff));
            allocation.pendingDiff += int128(uint128(ShareMath.ceilWad(freed, params.wadsToSlash[i])));
            uint64 after_ = _plus(allocation.currentMagnitude, allocation.pendingDiff);
            emit AllocationUpdated(params.operator, set, strategy, after_, allocation.effectBlock);
        }
        _store(params.operator, set.key(), strategy, allocation);
        emit AllocationUpdated(params.operator, set, strategy, allocation.currentMagnitude, uint32(block.number));
        _setEncumbered(params.operator, strategy, encumbered - slashed);
        _maxMagnitudes[params.operator][strategy].push(before - slashed);
        emit MaxMagnitudeUpdated(params.operator, strategy, before - slashed);
        shares = delegation.slashOperatorShares(params.operator, set, slashId, strategy, before, before - slashed);
    }

    function _clearDeallocations(address operator, address strategy, uint256 most) private {
        Deallocations storage queue = _deallocations[operator][strategy];
        for (; most > 0 && queue.next < queue.sets.length; --most) {
            bytes32 key = queue.sets[queue.next];
            if (block.number < _allocations[operator][key][strategy].effectBlock) return;
            (Allocation memory allocation, uint64 encumbered) = _updated(operator, key, strategy);
            _store(operator, key, strategy, allocation);
            _setEncumbered(operator, strategy, encumbered);
            ++queue.next;
        }
    }

    function _setEncumbered(address operator, address strategy, uint64 encumbered) private {
        if (_encumbered[operator][strategy] == encumbered) return;
        _encumbered[operator][strategy] = encumbered;
        emit EncumberedMagnitudeUpdated(operator, strategy, encumbered);
    }

    /// Also keeps the lists of what an operator has allocated, in which a pending change counts.
    function _store(address operator, bytes32 key, address strategy, Allocation memory allocation) private {
        _allocations[operator][key][strategy] = allocation;
        Sets.Addresses storage strategies = _allocatedStrategies[operator][key];
        if (allocation.currentMagnitude != 0 || allocation.pendingDiff != 0) {
            strategies.add(strategy);
            _allocatedSets[operator].add(key);
        } else {
            strategies.remove(strategy);
            if (strategies.length() == 0) _allocatedSets[operator].remove(key);
        }
    }
}
