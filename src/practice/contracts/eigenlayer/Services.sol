// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {IAVSRegistrar} from "./Interfaces.sol";
import {SlashingParams} from "./Types.sol";

interface ISlashing {
    function slashOperator(address avs, SlashingParams calldata params) external returns (uint256, uint256[] memory);
}

/// A service's registrar that takes every operator and remembers whom it took.
contract OpenRegistrar is IAVSRegistrar {
    address public immutable allocationManager;
    mapping(address => mapping(address => mapping(uint32 => bool))) public isRegistered;

    event OperatorRegistered(address indexed operator, uint32[] operatorSetIds);
    event OperatorDeregistered(address indexed operator, uint32[] operatorSetIds);

    constructor(address allocation) {
        allocationManager = allocation;
    }

    function registerOperator(address operator, address avs, uint32[] calldata operatorSetIds, bytes calldata)
        external
    {
        _set(operator, avs, operatorSetIds, true);
        emit OperatorRegistered(operator, operatorSetIds);
    }

    function deregisterOperator(address operator, address avs, uint32[] calldata operatorSetIds) external {
        _set(operator, avs, operatorSetIds, false);
        emit OperatorDeregistered(operator, operatorSetIds);
    }

    function supportsAVS(address) external pure returns (bool) {
        return true;
    }

    function _set(address operator, address avs, uint32[] calldata operatorSetIds, bool registered) private {
        require(msg.sender == allocationManager, "OpenRegistrar: not the AllocationManager");
        for (uint256 i; i < operatorSetIds.length; ++i) isRegistered[avs][operator][operatorSetIds[i]] = registered;
    }
}

/// Slashes at once whom its one trusted account names.
contract InstantSlasher {
    ISlashing public immutable allocationManager;
    address public immutable avs;
    address public immutable slasher;

    constructor(ISlashing allocation, address service, address trusted) {
        (allocationManager, avs, slasher) = (allocation, service, trusted);
    }

    function fulfillSlashingRequest(SlashingParams calldata params) external {
        require(msg.sender == slasher, "InstantSlasher: not the slasher");
        allocationManager.slashOperator(avs, params);
    }
}

/// A slasher to stand behind a proxy: whoever administers the proxy decides what is slashed, and needs no notice.
contract UpgradeableSlasher {
    ISlashing public allocationManager;
    address public avs;
    address public slasher;

    /// The code's own storage is closed, so that only proxies are ever set up.
    constructor() {
        slasher = address(this);
    }

    function initialize(ISlashing allocation, address service, address trusted) external {
        require(slasher == address(0), "Initializable: contract is already initialized");
        (allocationManager, avs, slasher) = (allocation, service, trusted);
    }

    function fulfillSlashingRequest(SlashingParams calldata params) external {
        require(msg.sender == slasher, "UpgradeableSlasher: not the slasher");
        allocationManager.slashOperator(avs, params);
    }
}
