// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Sets} from "../common/Sets.sol";
import {AllocationStorage} from "./AllocationStorage.sol";
import {History} from "./History.sol";
import {IDelegationManager} from "./Interfaces.sol";
import {Allocation, BURN_ADDRESS, OperatorSet, OperatorSets, WAD} from "./Types.sol";

/// The reads of the AllocationManager, which runs this code over its own storage.
contract AllocationManagerView is AllocationStorage {
    using History for History.Trace;
    using OperatorSets for OperatorSet;
    using Sets for *;

    constructor(IDelegationManager delegationManager, uint32 deallocationDelay, uint32 configurationDelay)
        AllocationStorage(delegationManager, deallocationDelay, configurationDelay)
    {}

    function SLASHER_CONFIGURATION_DELAY() external view returns (uint32) {
        return ALLOCATION_CONFIGURATION_DELAY;
    }

    function isOperatorSet(OperatorSet calldata set) external view returns (bool) {
        return _isSet(set.key());
    }

    function getOperatorSetCount(address avs) external view returns (uint256) {
        return _sets[avs].items.length;
    }

    function getAVSRegistrar(address avs) external view returns (address) {
        address registrar = _registrars[avs];
        return registrar == address(0) ? avs : registrar;
    }

    function getStrategiesInOperatorSet(OperatorSet calldata set) external view returns (address[] memory) {
        return _setStrategies[set.key()].list();
    }

    function getMembers(OperatorSet calldata set) external view returns (address[] memory) {
        return _members[set.key()].list();
    }

    function getMemberCount(OperatorSet calldata set) external view returns (uint256) {
        return _members[set.key()].length();
    }

    function isMemberOfOperatorSet(address operator, OperatorSet calldata set) public view returns (bool) {
        return _members[set.key()].has(operator);
    }

    function getRegisteredSets(address operator) external view returns (OperatorSet[] memory) {
        return _named(_registeredSets[operator]);
    }

    function getAllocatedSets(address operator) external view returns (OperatorSet[] memory) {
        return _named(_allocatedSets[operator]);
    }

    function getAllocatedStrategies(address operator, OperatorSet calldata set)
        external
        view
        returns (address[] memory)
    {
        return _allocatedStrategies[operator][set.key()].list();
    }

    function getAllocation(address operator, OperatorSet memory set, address strategy)
        public
        view
        returns (Allocation memory allocation)
    {
        (allocation,) = _updated(operator, set.key(), strategy);
    }

    function getAllocations(address[] calldata operators, OperatorSet calldata set, address strategy)
        external
        view
        returns (Allocation[] memory allocations)
    {
        allocations = new Allocation[](operators.length);
        for (uint256 i; i < operators.length; ++i) allocations[i] = getAllocation(operators[i], set, strategy);
    }

    function getStrategyAllocations(address operator, address strategy)
        external
        view
        returns (OperatorSet[] memory sets, Allocation[] memory allocations)
    {
        sets = _named(_allocatedSets[operator]);
        allocations = new Allocation[](sets.length);
        for (uint256 i; i < sets.length; ++i) allocations[i] = getAllocation(operator, sets[i], strategy);
    }

    /// What is bound to sets once the deallocations that have ended are counted as ended.
    function getEncumberedMagnitude(address operator, address strategy) public view returns (uint64 encumbered) {
        encumbered = _encumbered[operator][strategy];
        Deallocations storage queue = _deallocations[operator][strategy];
        for (uint256 i = queue.next; i < queue.sets.length; ++i) {
            Allocation storage stored = _allocations[operator][queue.sets[i]][strategy];
            if (block.number < stored.effectBlock) break;
            encumbered = _plus(encumbered, stored.pendingDiff);
        }
    }

    function getAllocatableMagnitude(address operator, address strategy) external view returns (uint64) {
        return _maxMagnitude(operator, strategy) - getEncumberedMagnitude(operator, strategy);
    }

    function getMaxMagnitude(address operator, address strategy) external view returns (uint64) {
        return _maxMagnitude(operator, strategy);
    }

    function getMaxMagnitudes(address operator, address[] calldata strategies)
        external
        view
        returns (uint64[] memory magnitudes)
    {
        magnitudes = new uint64[](strategies.length);
        for (uint256 i; i < strategies.length; ++i) magnitudes[i] = _maxMagnitude(operator, strategies[i]);
    }

    function getMaxMagnitudes(address[] calldata operators, address strategy)
        external
        view
        returns (uint64[] memory magnitudes)
    {
        magnitudes = new uint64[](operators.length);
        for (uint256 i; i < operators.length; ++i) magnitudes[i] = _maxMagnitude(operators[i], strategy);
    }

    function getMaxMagnitudesAtBlock(address operator, address[] calldata strategies, uint32 blockNumber)
        external
        view
        returns (uint64[] memory magnitudes)
    {
        magnitudes = new uint64[](strategies.length);
        for (uint256 i; i < strategies.length; ++i) {
            magnitudes[i] = uint64(_maxMagnitudes[operator][strategies[i]].valueAt(blockNumber, WAD));
        }
    }

    function getAllocationDelay(address operator) external view returns (bool, uint32) {
        return _allocationDelay(operator);
    }

    function isOperatorSlashable(address operator, OperatorSet calldata set) external view returns (bool) {
        return _isSlashable(operator, set.key());
    }

    /// Whether any set that may slash the operator pays what it slashes to someone.
    function isOperatorRedistributable(address operator) external view returns (bool) {
        return _anyRedistributes(operator, _registeredSets[operator])
            || _anyRedistributes(operator, _allocatedSets[operator]);
    }

    function isRedistributingOperatorSet(OperatorSet calldata set) external view returns (bool) {
        return _recipients[set.key()] != address(0);
    }

    function getRedistributionRecipient(OperatorSet calldata set) external view returns (address) {
        address recipient = _recipients[set.key()];
        return recipient == address(0) ? BURN_ADDRESS : recipient;
    }

    function getSlashCount(OperatorSet calldata set) external view returns (uint256) {
        return _slashCounts[set.key()];
    }

    function getSlasher(OperatorSet calldata set) external view returns (address) {
        return _slasher(set.key());
    }

    function getPendingSlasher(OperatorSet calldata set) external view returns (address, uint32) {
        Slasher storage stored = _slashers[set.key()];
        if (block.number >= stored.effectBlock) return (address(0), 0);
        return (stored.pending, stored.effectBlock);
    }

    function getAllocatedStake(OperatorSet calldata set, address[] calldata operators, address[] calldata strategies)
        external
        view
        returns (uint256[][] memory)
    {
        return _stake(set, operators, strategies, uint32(block.number));
    }

    /// The least that the set could slash at `futureBlock`, should no one slash, deposit or withdraw until then.
    function getMinimumSlashableStake(
        OperatorSet calldata set,
        address[] calldata operators,
        address[] calldata strategies,
        uint32 futureBlock
    ) external view returns (uint256[][] memory stake) {
        stake = _stake(set, operators, strategies, futureBlock);
        for (uint256 i; i < operators.length; ++i) {
            if (!_isSlashable(operators[i], set.key())) stake[i] = new uint256[](strategies.length);
        }
    }

    function _stake(
        OperatorSet memory set,
        address[] calldata operators,
        address[] calldata strategies,
        uint32 futureBlock
    ) private view returns (uint256[][] memory stake) {
        stake = delegation.getOperatorsShares(operators, strategies);
        for (uint256 i; i < operators.length; ++i) {
            for (uint256 j; j < strategies.length; ++j) {
                uint64 whole = _maxMagnitude(operators[i], strategies[j]);
                Allocation memory allocation = getAllocation(operators[i], set, strategies[j]);
                uint64 part = allocation.currentMagnitude;
                bool shrinks = allocation.pendingDiff < 0 && allocation.effectBlock <= futureBlock;
                if (shrinks) part = _plus(part, allocation.pendingDiff);
                stake[i][j] = whole == 0 ? 0 : stake[i][j] * part / whole;
            }
        }
    }

    function _anyRedistributes(address operator, Sets.Words storage sets) private view returns (bool) {
        for (uint256 i; i < sets.items.length; ++i) {
            if (_recipients[sets.items[i]] != address(0) && _isSlashable(operator, sets.items[i])) return true;
        }
        return false;
    }

    function _named(Sets.Words storage sets) private view returns (OperatorSet[] memory named) {
        named = new OperatorSet[](sets.items.length);
        for (uint256 i; i < named.length; ++i) named[i] = OperatorSets.fromKey(sets.items[i]);
    }
}
