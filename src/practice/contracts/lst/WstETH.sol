// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Erc20} from "./Erc20.sol";

interface IStETH {
    function submit(address referral) external payable returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
    function getSharesByPooledEth(uint256 amount) external view returns (uint256);
    function getPooledEthByShares(uint256 amount) external view returns (uint256);
}

/// stETH whose balance stays while its value grows: one wstETH is one share.
contract WstETH is Erc20 {
    IStETH public immutable stETH;

    constructor(IStETH stETH_) Erc20("Wrapped liquid staked Ether 2.0", "wstETH") {
        stETH = stETH_;
    }

    /// Plain ether is staked and wrapped at once.
    receive() external payable {
        _mint(msg.sender, stETH.submit{value: msg.value}(address(0)));
    }

    function wrap(uint256 stETHAmount) external returns (uint256 amount) {
        require(stETHAmount > 0, "wstETH: can't wrap zero stETH");
        amount = stETH.getSharesByPooledEth(stETHAmount);
        _mint(msg.sender, amount);
        stETH.transferFrom(msg.sender, address(this), stETHAmount);
    }

    function unwrap(uint256 amount) external returns (uint256 stETHAmount) {
        require(amount > 0, "wstETH: zero amount unwrap not allowed");
        stETHAmount = stETH.getPooledEthByShares(amount);
        _burn(msg.sender, amount);
        stETH.transfer(msg.sender, stETHAmount);
    }

    function getWstETHByStETH(uint256 stETHAmount) external view returns (uint256) {
        return stETH.getSharesByPooledEth(stETHAmount);
    }

    function getStETHByWstETH(uint256 amount) external view returns (uint256) {
        return stETH.getPooledEthByShares(amount);
    }

    function stEthPerToken() external view returns (uint256) {
        return stETH.getPooledEthByShares(1 ether);
    }

    function tokensPerStEth() external view returns (uint256) {
        return stETH.getSharesByPooledEth(1 ether);
    }

    /// Even an allowance of 2^256 - 1 is used up here.
    function _spendAllowance(address owner, address spender, uint256 amount) internal override {
        uint256 current = allowance[owner][spender];
        require(current >= amount, "ERC20: transfer amount exceeds allowance");
        _approve(owner, spender, current - amount);
    }
}
