// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {CurrentlyPaused, InputAddressZero, InvalidNewPausedStatus, OnlyPauser, OnlyUnpauser} from "./Errors.sol";

/// Says who may pause and who may unpause the whole protocol.
contract PauserRegistry {
    mapping(address => bool) public isPauser;
    address public immutable unpauser;

    constructor(address owner) {
        isPauser[owner] = true;
        unpauser = owner;
    }
}

/// A contract whose functions can be switched off, one bit each.
abstract contract Pausable {
    PauserRegistry public immutable pauserRegistry;
    uint256 private _flags;

    event Paused(address indexed account, uint256 newPausedStatus);
    event Unpaused(address indexed account, uint256 newPausedStatus);

    modifier whenNotPaused(uint8 index) {
        require(!paused(index), CurrentlyPaused());
        _;
    }

    modifier onlyPauser() {
        require(pauserRegistry.isPauser(msg.sender), OnlyPauser());
        _;
    }

    modifier onlyUnpauser() {
        require(msg.sender == pauserRegistry.unpauser(), OnlyUnpauser());
        _;
    }

    constructor(PauserRegistry registry) {
        require(address(registry) != address(0), InputAddressZero());
        pauserRegistry = registry;
    }

    /// Sets further bits; a set one stays set.
    function pause(uint256 newPausedStatus) external onlyPauser {
        require(_flags & newPausedStatus == _flags, InvalidNewPausedStatus());
        _flags = newPausedStatus;
        emit Paused(msg.sender, newPausedStatus);
    }

    function pauseAll() external onlyPauser {
        _flags = type(uint256).max;
        emit Paused(msg.sender, type(uint256).max);
    }

    /// Clears bits; a clear one stays clear.
    function unpause(uint256 newPausedStatus) external onlyUnpauser {
        require(_flags | newPausedStatus == _flags, InvalidNewPausedStatus());
        _flags = newPausedStatus;
        emit Unpaused(msg.sender, newPausedStatus);
    }

    function paused() external view returns (uint256) {
        return _flags;
    }

    function paused(uint8 index) public view returns (bool) {
        return _flags >> index & 1 == 1;
    }
}
