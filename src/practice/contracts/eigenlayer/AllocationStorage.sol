// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Sets} from "../common/Sets.sol";
import {History} from "./History.sol";
import {IDelegationManager} from "./Interfaces.sol";
import {Allocation, OperatorSet, OperatorSets, WAD} from "./Types.sol";

/// What the AllocationManager remembers. Its reads live in a second contract over the same storage, because both
/// together are more code than one contract may have: this base comes first in both, so the slots agree.
abstract contract AllocationStorage {
    using History for History.Trace;
    using OperatorSets for OperatorSet;

    struct Delay {
        uint32 delay;
        bool isSet;
        uint32 pendingDelay;
        uint32 effectBlock;
    }

    struct Registration {
        bool registered;
        uint32 slashableUntil;
    }

    struct Slasher {
        address current;
        address pending;
        uint32 effectBlock;
    }

    /// An operator's deallocations in one strategy, in the order in which they end.
    struct Deallocations {
        bytes32[] sets;
        uint256 next;
    }

    IDelegationManager public immutable delegation;
    uint32 public immutable DEALLOCATION_DELAY;
    uint32 public immutable ALLOCATION_CONFIGURATION_DELAY;

    mapping(address => bool) internal _hasMetadata;
    mapping(address => address) internal _registrars;
    mapping(address => Sets.Words) internal _sets;
    mapping(bytes32 => Sets.Addresses) internal _setStrategies;
    mapping(bytes32 => Sets.Addresses) internal _members;
    mapping(bytes32 => address) internal _recipients;
    mapping(bytes32 => uint256) internal _slashCounts;
    mapping(bytes32 => Slasher) internal _slashers;
    mapping(address => Delay) internal _delays;
    mapping(address => Sets.Words) internal _registeredSets;
    mapping(address => Sets.Words) internal _allocatedSets;
    mapping(address => mapping(bytes32 => Sets.Addresses)) internal _allocatedStrategies;
    mapping(address => mapping(bytes32 => Registration)) internal _registrations;
    mapping(address => mapping(bytes32 => mapping(address => Allocation))) internal _allocations;
    mapping(address => mapping(address => uint64)) internal _encumbered;
    mapping(address => mapping(address => History.Trace)) internal _maxMagnitudes;
    mapping(address => mapping(address => Deallocations)) internal _deallocations;

    constructor(IDelegationManager delegationManager, uint32 deallocationDelay, uint32 configurationDelay) {
        delegation = delegationManager;
        DEALLOCATION_DELAY = deallocationDelay;
        ALLOCATION_CONFIGURATION_DELAY = configurationDelay;
    }

    function _isSet(bytes32 key) internal view returns (bool) {
        return Sets.has(_sets[address(bytes20(key))], key);
    }

    function _allocationDelay(address operator) internal view returns (bool isSet, uint32 delay) {
        Delay storage stored = _delays[operator];
        if (stored.effectBlock != 0 && block.number >= stored.effectBlock) return (true, stored.pendingDelay);
        return (stored.isSet, stored.delay);
    }

    function _slasher(bytes32 key) internal view returns (address) {
        Slasher storage stored = _slashers[key];
        return stored.effectBlock != 0 && block.number >= stored.effectBlock ? stored.pending : stored.current;
    }

    function _isSlashable(address operator, bytes32 key) internal view returns (bool) {
        Registration storage stored = _registrations[operator][key];
        return stored.registered || block.number <= stored.slashableUntil;
    }

    function _maxMagnitude(address operator, address strategy) internal view returns (uint64) {
        return uint64(_maxMagnitudes[operator][strategy].latest(WAD));
    }

    /// The allocation as it is now, and the encumbered magnitude that goes with it: a change whose block has come is
    /// done, though nobody has written it down.
    function _updated(address operator, bytes32 key, address strategy)
        internal
        view
        returns (Allocation memory allocation, uint64 encumbered)
    {
        allocation = _allocations[operator][key][strategy];
        encumbered = _encumbered[operator][strategy];
        if (allocation.effectBlock == 0 || block.number < allocation.effectBlock) return (allocation, encumbered);
        allocation.currentMagnitude = _plus(allocation.currentMagnitude, allocation.pendingDiff);
        // An allocation encumbers when it is asked for, a deallocation frees when it is done.
        if (allocation.pendingDiff < 0) encumbered = _plus(encumbered, allocation.pendingDiff);
        (allocation.pendingDiff, allocation.effectBlock) = (0, 0);
    }

    function _plus(uint64 magnitude, int128 change) internal pure returns (uint64) {
        return uint64(uint128(int128(uint128(magnitude)) + change));
    }
}
