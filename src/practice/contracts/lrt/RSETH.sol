// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Erc20} from "../lst/Erc20.sol";
import {ILRTConfig, KelpBase} from "./KelpBase.sol";

/// Kelp's token: its balance stays while its price in the oracle moves.
contract RSETH is Erc20, KelpBase {
    error CallerNotLRTConfigAllowedRole(string role);

    constructor(ILRTConfig config) Erc20("rsETH", "rsETH") KelpBase(config) {}

    function mint(address to, uint256 amount) external whenNotPaused {
        if (msg.sender != _contract(LRT_DEPOSIT_POOL)) revert CallerNotLRTConfigAllowedRole("MINTER_ROLE");
        _mint(to, amount);
    }

    function burnFrom(address account, uint256 amount) external whenNotPaused {
        if (msg.sender != _contract(LRT_WITHDRAW_MANAGER)) revert CallerNotLRTConfigAllowedRole("BURNER_ROLE");
        _burn(account, amount);
    }
}
