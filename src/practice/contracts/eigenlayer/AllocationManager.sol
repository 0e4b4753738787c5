// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Sets} from "../common/Sets.sol";
import {AllocationStorage} from "./AllocationStorage.sol";
import {
    AlreadyMemberOfSet,
    InputAddressZero,
    InputArrayLengthMismatch,
    InvalidAVSRegistrar,
    InvalidCaller,
    InvalidOperator,
    InvalidOperatorSet,
    InvalidRedistributionRecipient,
    InvalidStrategy,
    NonexistentAVSMetadata,
    NotMemberOfSet,
    StrategyAlreadyInOperatorSet,
    StrategyNotInOperatorSet
} from "./Errors.sol";
import {IAVSRegistrar, IDelegationManager, IPermissionController} from "./Interfaces.sol";
import {Magnitudes} from "./Magnitudes.sol";
import {Pausable, PauserRegistry} from "./Pausable.sol";
import {Permissioned} from "./Permissioned.sol";
import {
    BEACON_CHAIN_ETH_STRATEGY,
    BURN_ADDRESS,
    CreateSetParamsV2,
    DeregisterParams,
    OperatorSet,
    OperatorSets,
    RegisterParams
} from "./Types.sol";

/// Operator sets, who is in them, and who may slash them.
contract AllocationManager is Magnitudes {
    using OperatorSets for OperatorSet;
    using Sets for *;

    address public immutable viewImplementation;

    event AVSMetadataURIUpdated(address indexed avs, string metadataURI);
    event AVSRegistrarSet(address avs, address registrar);
    event OperatorAddedToOperatorSet(address indexed operator, OperatorSet operatorSet);
    event OperatorRemovedFromOperatorSet(address indexed operator, OperatorSet operatorSet);
    event OperatorSetCreated(OperatorSet operatorSet);
    event RedistributionAddressSet(OperatorSet operatorSet, address redistributionRecipient);
    event SlasherUpdated(OperatorSet operatorSet, address slasher, uint32 effectBlock);
    event StrategyAddedToOperatorSet(OperatorSet operatorSet, address strategy);
    event StrategyRemovedFromOperatorSet(OperatorSet operatorSet, address strategy);

    constructor(
        address views,
        IDelegationManager delegationManager,
        PauserRegistry registry,
        IPermissionController permissions,
        uint32 deallocationDelay,
        uint32 configurationDelay
    )
        AllocationStorage(delegationManager, deallocationDelay, configurationDelay)
        Pausable(registry)
        Permissioned(permissions)
    {
        viewImplementation = views;
    }

    /// Every read that is not here is answered by the view implementation.
    fallback() external {
        address views = viewImplementation;
        // Never returns to Solidity, so all of memory may be used as scratch.
        assembly {
            calldatacopy(0, 0, calldatasize())
            let success := delegatecall(gas(), views, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            switch success
            case 0 { revert(0, returndatasize()) }
            default { return(0, returndatasize()) }
        }
    }

    function updateAVSMetadataURI(address avs, string calldata metadataURI) external onlyFor(avs) {
        _hasMetadata[avs] = true;
        emit AVSMetadataURIUpdated(avs, metadataURI);
    }

    function setAVSRegistrar(address avs, IAVSRegistrar registrar) external onlyFor(avs) {
        require(registrar.supportsAVS(avs), InvalidAVSRegistrar());
        _registrars[avs] = address(registrar);
        emit AVSRegistrarSet(avs, address(registrar));
    }

    function createOperatorSets(address avs, CreateSetParamsV2[] calldata params) external onlyFor(avs) {
        for (uint256 i; i < params.length; ++i) _createSet(avs, params[i], BURN_ADDRESS);
    }

    /// Sets whose slashed stake goes to `recipients`, which can never be changed.
    function createRedistributingOperatorSets(
        address avs,
        CreateSetParamsV2[] calldata params,
        address[] calldata recipients
    ) external onlyFor(avs) {
        require(params.length == recipients.length, InputArrayLengthMismatch());
        for (uint256 i; i < params.length; ++i) {
            require(recipients[i] != address(0), InputAddressZero());
            require(recipients[i] != BURN_ADDRESS, InvalidRedistributionRecipient());
            _createSet(avs, params[i], recipients[i]);
        }
    }

    /// Takes effect at once: members may become slashable in further strategies without notice.
    function addStrategiesToOperatorSet(address avs, uint32 operatorSetId, address[] calldata strategies)
        external
        onlyFor(avs)
    {
        OperatorSet memory set = OperatorSet(avs, operatorSetId);
        require(_isSet(set.key()), InvalidOperatorSet());
        for (uint256 i; i < strategies.length; ++i) _addStrategy(set, strategies[i]);
    }

    function removeStrategiesFromOperatorSet(address avs, uint32 operatorSetId, address[] calldata strategies)
        external
        onlyFor(avs)
    {
        OperatorSet memory set = OperatorSet(avs, operatorSetId);
        require(_isSet(set.key()), InvalidOperatorSet());
        for (uint256 i; i < strategies.length; ++i) {
            require(_setStrategies[set.key()].remove(strategies[i]), StrategyNotInOperatorSet());
            emit StrategyRemovedFromOperatorSet(set, strategies[i]);
        }
    }

    function updateSlasher(OperatorSet calldata set, address slasher) external onlyFor(set.avs) {
        require(_isSet(set.key()), InvalidOperatorSet());
        _setSlasher(set, slasher, uint32(block.number) + ALLOCATION_CONFIGURATION_DELAY + 1);
    }

    function registerForOperatorSets(address operator, RegisterParams calldata params)
        external
        whenNotPaused(REGISTRATION)
        onlyFor(operator)
    {
        require(delegation.isOperator(operator), InvalidOperator());
        for (uint256 i; i < params.operatorSetIds.length; ++i) {
            OperatorSet memory set = OperatorSet(params.avs, params.operatorSetIds[i]);
            bytes32 key = set.key();
            require(_isSet(key), InvalidOperatorSet());
            // Who left and can still be slashed counts as a member.
            require(!_isSlashable(operator, key), AlreadyMemberOfSet());
            _registeredSets[operator].add(key);
            _members[key].add(operator);
            _registrations[operator][key] = Registration(true, 0);
            emit OperatorAddedToOperatorSet(operator, set);
        }
        _registrar(params.avs).registerOperator(operator, params.avs, params.operatorSetIds, params.data);
    }

    function deregisterFromOperatorSets(DeregisterParams calldata params) external whenNotPaused(REGISTRATION) {
        require(_canCall(params.operator) || _canCall(params.avs), InvalidCaller());
        for (uint256 i; i < params.operatorSetIds.length; ++i) {
            OperatorSet memory set = OperatorSet(params.avs, params.operatorSetIds[i]);
            bytes32 key = set.key();
            require(_isSet(key), InvalidOperatorSet());
            require(_registrations[params.operator][key].registered, NotMemberOfSet());
            _registeredSets[params.operator].remove(key);
            _members[key].remove(params.operator);
            _registrations[params.operator][key] = Registration(false, uint32(block.number) + DEALLOCATION_DELAY);
            emit OperatorRemovedFromOperatorSet(params.operator, set);
        }
        _registrar(params.avs).deregisterOperator(params.operator, params.avs, params.operatorSetIds);
    }

    function _createSet(address avs, CreateSetParamsV2 calldata params, address recipient) private {
        require(_hasMetadata[avs], NonexistentAVSMetadata());
        OperatorSet memory set = OperatorSet(avs, params.operatorSetId);
        require(_sets[avs].add(set.key()), InvalidOperatorSet());
        emit OperatorSetCreated(set);
        if (recipient != BURN_ADDRESS) {
            _recipients[set.key()] = recipient;
            emit RedistributionAddressSet(set, recipient);
        }
        for (uint256 i; i < params.strategies.length; ++i) _addStrategy(set, params.strategies[i]);
        // The first slasher is there at once; only changes wait.
        _setSlasher(set, params.slasher, uint32(block.number));
    }

    function _addStrategy(OperatorSet memory set, address strategy) private {
        bytes32 key = set.key();
        // Ether at validators can be burnt but not handed to anyone.
        require(_recipients[key] == address(0) || strategy != BEACON_CHAIN_ETH_STRATEGY, InvalidStrategy());
        require(_setStrategies[key].add(strategy), StrategyAlreadyInOperatorSet());
        emit StrategyAddedToOperatorSet(set, strategy);
    }

    function _setSlasher(OperatorSet memory set, address slasher, uint32 effectBlock) private {
        require(slasher != address(0), InputAddressZero());
        bytes32 key = set.key();
        _slashers[key] = Slasher(_slasher(key), slasher, effectBlock);
        emit SlasherUpdated(set, slasher, effectBlock);
    }

    function _registrar(address avs) private view returns (IAVSRegistrar) {
        address registrar = _registrars[avs];
        return IAVSRegistrar(registrar == address(0) ? avs : registrar);
    }
}
