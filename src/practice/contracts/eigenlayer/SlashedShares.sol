// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Sets} from "../common/Sets.sol";
import {SlashResolutionDelayNotElapsed, StrategyAlreadyInSlash, StrategyNotFound} from "./Errors.sol";
import {IAllocationManager, IStrategy} from "./Interfaces.sol";
import {Pausable} from "./Pausable.sol";
import {BURN_ADDRESS, OperatorSet, OperatorSets} from "./Types.sol";

/// Slashed shares wait here until anyone burns them or hands them to the set's recipient.
abstract contract SlashedShares is Pausable {
    using OperatorSets for OperatorSet;
    using Sets for *;

    uint8 private constant CLEARING = 1;

    address public constant DEFAULT_BURN_ADDRESS = BURN_ADDRESS;
    IAllocationManager public immutable allocationManager;
    uint32 public immutable SLASH_RESOLUTION_DELAY_BLOCKS;

    struct Slash {
        Sets.Addresses strategies;
        mapping(address => uint256) shares;
        uint32 resolutionBlock;
    }

    Sets.Words private _pendingSets;
    mapping(bytes32 => Sets.Words) private _pendingIds;
    mapping(bytes32 => mapping(uint256 => Slash)) private _slashes;

    event BurnOrRedistributableSharesIncreased(
        OperatorSet operatorSet, uint256 slashId, address strategy, uint256 shares
    );
    event BurnOrRedistributableSharesDecreased(
        OperatorSet operatorSet, uint256 slashId, address strategy, uint256 shares
    );
    event SlashResolutionBlockSet(OperatorSet operatorSet, uint256 slashId, uint32 resolutionBlock);

    constructor(IAllocationManager allocation, uint32 resolutionDelay) {
        allocationManager = allocation;
        SLASH_RESOLUTION_DELAY_BLOCKS = resolutionDelay;
    }

    function clearBurnOrRedistributableShares(OperatorSet calldata set, uint256 slashId)
        external
        whenNotPaused(CLEARING)
        returns (uint256[] memory amounts)
    {
        address[] memory strategies = _slashes[set.key()][slashId].strategies.list();
        amounts = new uint256[](strategies.length);
        for (uint256 i; i < strategies.length; ++i) amounts[i] = _clear(set, slashId, strategies[i]);
    }

    function clearBurnOrRedistributableSharesByStrategy(OperatorSet calldata set, uint256 slashId, address strategy)
        external
        whenNotPaused(CLEARING)
        returns (uint256)
    {
        require(_slashes[set.key()][slashId].strategies.has(strategy), StrategyNotFound());
        return _clear(set, slashId, strategy);
    }

    function getPendingOperatorSets() external view returns (OperatorSet[] memory sets) {
        sets = new OperatorSet[](_pendingSets.items.length);
        for (uint256 i; i < sets.length; ++i) sets[i] = OperatorSets.fromKey(_pendingSets.items[i]);
    }

    function getPendingSlashIds(OperatorSet calldata set) external view returns (uint256[] memory ids) {
        bytes32[] storage words = _pendingIds[set.key()].items;
        ids = new uint256[](words.length);
        for (uint256 i; i < ids.length; ++i) ids[i] = uint256(words[i]);
    }

    /// After this block the slash can be carried out; zero when there is none.
    function getSlashResolutionBlock(OperatorSet calldata set, uint256 slashId) external view returns (uint32) {
        return _slashes[set.key()][slashId].resolutionBlock;
    }

    function getBurnOrRedistributableCount(OperatorSet calldata set, uint256 slashId) external view returns (uint256) {
        return _slashes[set.key()][slashId].strategies.length();
    }

    function getBurnOrRedistributableShares(OperatorSet calldata set, uint256 slashId)
        external
        view
        returns (address[] memory strategies, uint256[] memory shares)
    {
        Slash storage slash = _slashes[set.key()][slashId];
        strategies = slash.strategies.list();
        shares = new uint256[](strategies.length);
        for (uint256 i; i < shares.length; ++i) shares[i] = slash.shares[strategies[i]];
    }

    function getBurnOrRedistributableShares(OperatorSet calldata set, uint256 slashId, address strategy)
        external
        view
        returns (uint256)
    {
        return _slashes[set.key()][slashId].shares[strategy];
    }

    function _hold(OperatorSet calldata set, uint256 slashId, address strategy, uint256 shares) internal {
        bytes32 key = set.key();
        Slash storage slash = _slashes[key][slashId];
        require(slash.strategies.add(strategy), StrategyAlreadyInSlash());
        slash.shares[strategy] = shares;
        _pendingSets.add(key);
        _pendingIds[key].add(bytes32(slashId));
        emit BurnOrRedistributableSharesIncreased(set, slashId, strategy, shares);
        if (slash.resolutionBlock == 0) {
            slash.resolutionBlock = uint32(block.number) + SLASH_RESOLUTION_DELAY_BLOCKS;
            emit SlashResolutionBlockSet(set, slashId, slash.resolutionBlock);
        }
    }

    function _clear(OperatorSet calldata set, uint256 slashId, address strategy) private returns (uint256 amount) {
        bytes32 key = set.key();
        Slash storage slash = _slashes[key][slashId];
        require(block.number > slash.resolutionBlock, SlashResolutionDelayNotElapsed());
        uint256 shares = slash.shares[strategy];
        slash.strategies.remove(strategy);
        delete slash.shares[strategy];
        if (slash.strategies.length() == 0) {
            delete slash.resolutionBlock;
            _pendingIds[key].remove(bytes32(slashId));
            if (_pendingIds[key].items.length == 0) _pendingSets.remove(key);
        }
        emit BurnOrRedistributableSharesDecreased(set, slashId, strategy, shares);
        if (shares == 0) return 0;
        address recipient = allocationManager.getRedistributionRecipient(set);
        return IStrategy(strategy).withdraw(recipient, IStrategy(strategy).underlyingToken(), shares);
    }
}
