// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {ILRTConfig, KelpBase} from "./KelpBase.sol";

/// Holds what Kelp has set aside to pay withdrawals with.
contract LRTUnstakingVault is KelpBase {
    event EthReceived(address sender, uint256 amount);

    error CallerNotLRTWithdrawalManager();

    constructor(ILRTConfig config) KelpBase(config) {}

    receive() external payable {
        emit EthReceived(msg.sender, msg.value);
    }

    function balanceOf(address asset) external view returns (uint256) {
        return _balance(asset, address(this));
    }

    function redeem(address asset, uint256 amount) external {
        if (msg.sender != _contract(LRT_WITHDRAW_MANAGER)) revert CallerNotLRTWithdrawalManager();
        _send(asset, msg.sender, amount);
    }
}
