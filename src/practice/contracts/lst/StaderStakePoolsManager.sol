// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {ETHx} from "./ETHx.sol";

/// Stader's pool: ether in, ETHx out, at a rate that its owner reports by adding or burning ether.
contract StaderStakePoolsManager {
    uint256 private constant RATE_PRECISION = 1e18;

    ETHx public immutable ethx;
    address public immutable owner;
    uint256 public minDeposit = 0.0001 ether;
    uint256 public maxDeposit = 10_000 ether;
    uint256 public totalAssets;
    bool public paused;

    event Deposited(address indexed caller, address indexed owner, uint256 assets, uint256 shares);
    event DepositReferral(address indexed caller, address indexed owner, uint256 assets, uint256 shares, string referralId);

    error CallerNotManager();
    error InvalidDepositAmount();

    modifier onlyOwner() {
        if (msg.sender != owner) revert CallerNotManager();
        _;
    }

    /// Starts with the ether sent along, divided into `initialShares`: the first rate.
    constructor(uint256 initialShares) payable {
        if (msg.value == 0 || initialShares == 0) revert InvalidDepositAmount();
        owner = msg.sender;
        ethx = new ETHx();
        totalAssets = msg.value;
        ethx.mint(address(0xdead), initialShares);
    }

    function deposit(address receiver) external payable returns (uint256) {
        return _deposit(receiver);
    }

    function deposit(address receiver, string calldata referralId) external payable returns (uint256 shares) {
        shares = _deposit(receiver);
        emit DepositReferral(msg.sender, receiver, msg.value, shares, referralId);
    }

    function getExchangeRate() external view returns (uint256) {
        return convertToAssets(RATE_PRECISION);
    }

    function convertToShares(uint256 assets) public view returns (uint256) {
        return assets * ethx.totalSupply() / totalAssets;
    }

    function convertToAssets(uint256 shares) public view returns (uint256) {
        return shares * totalAssets / ethx.totalSupply();
    }

    function previewDeposit(uint256 assets) external view returns (uint256) {
        return convertToShares(assets);
    }

    function isVaultHealthy() external view returns (bool) {
        return !paused;
    }

    function setPaused(bool on) external onlyOwner {
        paused = on;
    }

    /// Reports `change` wei of rewards, sent along, or of losses, which are burnt.
    function rebase(int256 change) external payable onlyOwner {
        if (change > 0) {
            if (msg.value != uint256(change)) revert InvalidDepositAmount();
            totalAssets += msg.value;
        } else {
            if (msg.value != 0) revert InvalidDepositAmount();
            totalAssets -= uint256(-change);
            (bool burnt,) = address(0).call{value: uint256(-change)}("");
            if (!burnt) revert InvalidDepositAmount();
        }
    }

    function _deposit(address receiver) private returns (uint256 shares) {
        require(!paused, "Pausable: paused");
        if (msg.value < minDeposit || msg.value > maxDeposit) revert InvalidDepositAmount();
        shares = convertToShares(msg.value);
        totalAssets += msg.value;
        ethx.mint(receiver, shares);
        emit Deposited(msg.sender, receiver, msg.value, shares);
    }
}
