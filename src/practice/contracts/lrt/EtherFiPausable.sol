// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

interface IBlacklister {
    function nonBlacklisted(address user) external view;
}

/// What ether.fi's contracts share: an owner that stands for all roles, and two ways of being paused.
abstract contract EtherFiPausable {
    address public immutable owner;
    bool public paused;
    uint256 public pausedUntil;
    uint256 public constant pauseUntilDuration = 1 days;

    event Paused(address account);
    event Unpaused(address account);
    event PausedUntil(uint256 pausedUntil);
    event UnpausedUntil();

    error AlreadyPaused();
    error ContractNotPausedUntil();
    error ContractPaused();
    error ContractPausedUntil(uint256 pausedUntil);
    error IncorrectCaller();
    error NotPaused();

    modifier onlyOwner() {
        if (msg.sender != owner) revert IncorrectCaller();
        _;
    }

    modifier whenNotPaused() {
        _requireNotPaused();
        _;
    }

    constructor() {
        owner = msg.sender;
    }

    function pauseContract() external onlyOwner {
        if (paused) revert AlreadyPaused();
        paused = true;
        emit Paused(msg.sender);
    }

    function unPauseContract() external onlyOwner {
        if (!paused) revert NotPaused();
        paused = false;
        emit Unpaused(msg.sender);
    }

    function pauseContractUntil() external onlyOwner {
        pausedUntil = block.timestamp + pauseUntilDuration;
        emit PausedUntil(pausedUntil);
    }

    function unpauseContractUntil() external onlyOwner {
        if (pausedUntil < block.timestamp) revert ContractNotPausedUntil();
        pausedUntil = 0;
        emit UnpausedUntil();
    }

    function _requireNotPaused() internal view {
        if (paused) revert ContractPaused();
        if (pausedUntil >= block.timestamp) revert ContractPausedUntil(pausedUntil);
    }
}
