// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Owned} from "../common/Owned.sol";
import {ArrayLengthMismatch, DeploymentNotShipped, InputAddressZero, InputNameEmpty} from "./Errors.sol";

/// Names the protocol's contracts and its version, so that a wallet can check its own table.
contract ProtocolRegistry is Owned {
    struct DeploymentConfig {
        bool pausable;
        bool deprecated;
    }

    string public version;
    string[] private _names;
    mapping(string => address) private _addresses;
    mapping(string => DeploymentConfig) private _configs;

    event DeploymentShipped(address indexed addr, DeploymentConfig config);
    event SemanticVersionUpdated(string previousSemanticVersion, string semanticVersion);

    constructor(address initialOwner) Owned(initialOwner) {}

    function ship(
        address[] calldata addresses,
        DeploymentConfig[] calldata configs,
        string[] calldata names,
        string calldata semanticVersion
    ) external onlyOwner {
        require(addresses.length == names.length && configs.length == names.length, ArrayLengthMismatch());
        emit SemanticVersionUpdated(version, semanticVersion);
        version = semanticVersion;
        for (uint256 i; i < names.length; ++i) {
            require(addresses[i] != address(0), InputAddressZero());
            require(bytes(names[i]).length > 0, InputNameEmpty());
            if (_addresses[names[i]] == address(0)) _names.push(names[i]);
            _addresses[names[i]] = addresses[i];
            _configs[names[i]] = configs[i];
            emit DeploymentShipped(addresses[i], configs[i]);
        }
    }

    /// The zero address for a name that was never shipped.
    function getAddress(string calldata name) external view returns (address) {
        return _addresses[name];
    }

    function getDeployment(string calldata name) external view returns (address addr, DeploymentConfig memory config) {
        addr = _addresses[name];
        require(addr != address(0), DeploymentNotShipped());
        config = _configs[name];
    }

    function getAllDeployments()
        external
        view
        returns (string[] memory names, address[] memory addresses, DeploymentConfig[] memory configs)
    {
        names = _names;
        addresses = new address[](names.length);
        configs = new DeploymentConfig[](names.length);
        for (uint256 i; i < names.length; ++i) {
            (addresses[i], configs[i]) = (_addresses[names[i]], _configs[names[i]]);
        }
    }

    function totalDeployments() external view returns (uint256) {
        return _names.length;
    }
}
