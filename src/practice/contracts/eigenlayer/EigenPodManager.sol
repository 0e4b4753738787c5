// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {EigenPodAlreadyExists, OnlyDelegationManager, SharesNegative} from "./Errors.sol";
import {IDelegationManager, IEigenPodManager} from "./Interfaces.sol";
import {Pausable, PauserRegistry} from "./Pausable.sol";
import {OperatorSet, WAD} from "./Types.sol";

/// What an owner's validators would point their withdrawals at.
contract EigenPod {
    address public immutable eigenPodManager;
    address public podOwner;

    constructor() {
        eigenPodManager = msg.sender;
    }

    /// The owner is no constructor argument, so that every pod's address follows from its owner and one code hash.
    function initialize(address owner) external {
        require(msg.sender == eigenPodManager && podOwner == address(0));
        podOwner = owner;
    }

    receive() external payable {}
}

/// Pods on a chain without a beacon chain: they can be made, but nothing can prove a validator to them, so nobody has
/// shares here and every question about shares has the answer of an account without validators.
contract EigenPodManager is IEigenPodManager, Pausable {
    uint8 private constant NEW_PODS = 0;

    IDelegationManager public immutable delegationManager;
    mapping(address => address) public ownerToPod;
    uint256 public numPods;
    uint256 public burnableETHShares;

    event BurnableETHSharesIncreased(uint256 shares);
    event PodDeployed(address indexed eigenPod, address indexed podOwner);

    modifier onlyDelegationManager() {
        require(msg.sender == address(delegationManager), OnlyDelegationManager());
        _;
    }

    constructor(IDelegationManager delegation, PauserRegistry registry) Pausable(registry) {
        delegationManager = delegation;
    }

    function createPod() external whenNotPaused(NEW_PODS) returns (address) {
        require(!hasPod(msg.sender), EigenPodAlreadyExists());
        EigenPod pod = new EigenPod{salt: bytes32(uint256(uint160(msg.sender)))}();
        pod.initialize(msg.sender);
        ownerToPod[msg.sender] = address(pod);
        ++numPods;
        emit PodDeployed(address(pod), msg.sender);
        return address(pod);
    }

    /// The owner's pod, or where it would be.
    function getPod(address podOwner) external view returns (address) {
        if (hasPod(podOwner)) return ownerToPod[podOwner];
        bytes32 salt = bytes32(uint256(uint160(podOwner)));
        bytes32 code = keccak256(type(EigenPod).creationCode);
        return address(uint160(uint256(keccak256(abi.encodePacked(bytes1(0xff), this, salt, code)))));
    }

    function hasPod(address podOwner) public view returns (bool) {
        return ownerToPod[podOwner] != address(0);
    }

    function podOwnerDepositShares(address) external pure returns (int256) {
        return 0;
    }

    function stakerDepositShares(address, address) external pure returns (uint256) {
        return 0;
    }

    function beaconChainSlashingFactor(address) external pure returns (uint64) {
        return WAD;
    }

    function increaseBurnOrRedistributableShares(OperatorSet calldata, uint256, address, uint256 shares)
        external
        onlyDelegationManager
    {
        burnableETHShares += shares;
        emit BurnableETHSharesIncreased(shares);
    }

    /// More than nothing is more than there is.
    function removeDepositShares(address, address, uint256 shares)
        external
        view
        onlyDelegationManager
        returns (uint256)
    {
        require(shares == 0, SharesNegative());
        return 0;
    }

    function addShares(address, address, uint256) external view onlyDelegationManager returns (uint256, uint256) {
        revert SharesNegative();
    }

    function withdrawSharesAsTokens(address, address, address, uint256) external view onlyDelegationManager {
        revert SharesNegative();
    }
}
