// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Owned} from "../common/Owned.sol";
import {InvalidOperatorSet, PreviousSplitPending, SplitExceedsMax} from "./Errors.sol";
import {IAllocationManager} from "./Interfaces.sol";
import {Pausable} from "./Pausable.sol";
import {Permissioned} from "./Permissioned.sol";
import {OperatorSet, OperatorSets} from "./Types.sol";

/// What part of the rewards an operator keeps; a change waits for the activation delay.
abstract contract RewardSplits is Owned, Pausable, Permissioned {
    using OperatorSets for OperatorSet;

    uint8 private constant AVS_SPLIT = 6;
    uint8 private constant PI_SPLIT = 7;
    uint8 private constant SET_SPLIT = 8;
    uint16 private constant WHOLE = 10_000;

    struct Split {
        bool isSet;
        uint16 old;
        uint16 next;
        uint32 activatedAt;
    }

    IAllocationManager public immutable allocationManager;
    uint32 public activationDelay;
    uint16 public defaultOperatorSplitBips;
    mapping(address => mapping(address => Split)) private _avsSplits;
    mapping(address => Split) private _piSplits;
    mapping(address => mapping(bytes32 => Split)) private _setSplits;

    event ActivationDelaySet(uint32 oldActivationDelay, uint32 newActivationDelay);
    event DefaultOperatorSplitBipsSet(uint16 oldDefaultOperatorSplitBips, uint16 newDefaultOperatorSplitBips);
    event OperatorAVSSplitBipsSet(
        address indexed caller,
        address indexed operator,
        address indexed avs,
        uint32 activatedAt,
        uint16 oldOperatorAVSSplitBips,
        uint16 newOperatorAVSSplitBips
    );
    event OperatorPISplitBipsSet(
        address indexed caller,
        address indexed operator,
        uint32 activatedAt,
        uint16 oldOperatorPISplitBips,
        uint16 newOperatorPISplitBips
    );
    event OperatorSetSplitBipsSet(
        address indexed caller,
        address indexed operator,
        OperatorSet operatorSet,
        uint32 activatedAt,
        uint16 oldOperatorSetSplitBips,
        uint16 newOperatorSetSplitBips
    );

    constructor(IAllocationManager allocation, uint32 delay, uint16 defaultSplit) {
        allocationManager = allocation;
        _setActivationDelay(delay);
        _setDefaultSplit(defaultSplit);
    }

    function setActivationDelay(uint32 delay) external onlyOwner {
        _setActivationDelay(delay);
    }

    function setDefaultOperatorSplit(uint16 split) external onlyOwner {
        _setDefaultSplit(split);
    }

    function setOperatorAVSSplit(address operator, address avs, uint16 split)
        external
        whenNotPaused(AVS_SPLIT)
        onlyFor(operator)
    {
        (uint16 old, uint32 activatedAt) = _change(_avsSplits[operator][avs], split);
        emit OperatorAVSSplitBipsSet(msg.sender, operator, avs, activatedAt, old, split);
    }

    function setOperatorPISplit(address operator, uint16 split) external whenNotPaused(PI_SPLIT) onlyFor(operator) {
        (uint16 old, uint32 activatedAt) = _change(_piSplits[operator], split);
        emit OperatorPISplitBipsSet(msg.sender, operator, activatedAt, old, split);
    }

    function setOperatorSetSplit(address operator, OperatorSet calldata set, uint16 split)
        external
        whenNotPaused(SET_SPLIT)
        onlyFor(operator)
    {
        require(allocationManager.isOperatorSet(set), InvalidOperatorSet());
        (uint16 old, uint32 activatedAt) = _change(_setSplits[operator][set.key()], split);
        emit OperatorSetSplitBipsSet(msg.sender, operator, set, activatedAt, old, split);
    }

    function getOperatorAVSSplit(address operator, address avs) external view returns (uint16) {
        return _now(_avsSplits[operator][avs]);
    }

    function getOperatorPISplit(address operator) external view returns (uint16) {
        return _now(_piSplits[operator]);
    }

    function getOperatorSetSplit(address operator, OperatorSet calldata set) external view returns (uint16) {
        return _now(_setSplits[operator][set.key()]);
    }

    function _change(Split storage split, uint16 next) private returns (uint16 old, uint32 activatedAt) {
        require(next <= WHOLE, SplitExceedsMax());
        require(block.timestamp >= split.activatedAt, PreviousSplitPending());
        old = _now(split);
        activatedAt = uint32(block.timestamp) + activationDelay;
        (split.isSet, split.old, split.next, split.activatedAt) = (true, old, next, activatedAt);
    }

    function _now(Split storage split) private view returns (uint16) {
        if (!split.isSet) return defaultOperatorSplitBips;
        return block.timestamp >= split.activatedAt ? split.next : split.old;
    }

    function _setActivationDelay(uint32 delay) private {
        emit ActivationDelaySet(activationDelay, delay);
        activationDelay = delay;
    }

    function _setDefaultSplit(uint16 split) private {
        require(split <= WHOLE, SplitExceedsMax());
        emit DefaultOperatorSplitBipsSet(defaultOperatorSplitBips, split);
        defaultOperatorSplitBips = split;
    }
}
