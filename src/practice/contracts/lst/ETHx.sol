// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Erc20} from "./Erc20.sol";

/// Stader's ETHx: its balance stays while its rate in the pool manager grows.
contract ETHx is Erc20 {
    address public immutable minter;

    error CallerNotMinter();

    constructor() Erc20("ETHx", "ETHx") {
        minter = msg.sender;
    }

    function mint(address to, uint256 amount) external {
        if (msg.sender != minter) revert CallerNotMinter();
        _mint(to, amount);
    }
}
