// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {Erc20} from "../lst/Erc20.sol";
import {EtherFiPausable, IBlacklister} from "./EtherFiPausable.sol";

interface ILiquidityPool {
    function amountForShare(uint256 share) external view returns (uint256);
    function sharesForAmount(uint256 amount) external view returns (uint256);
}

interface IEETH {
    function shares(address user) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

/// eETH whose balance stays while its value grows: one weETH is one share.
contract WeETH is Erc20, EtherFiPausable {
    IEETH public immutable eETH;
    ILiquidityPool public immutable liquidityPool;
    IBlacklister public immutable blacklister;

    error WeETHUnderbacked(uint256 weETHSupply, uint256 proxyShares);
    error ZeroAddress();
    error ZeroAmount();

    constructor(IEETH eETH_, ILiquidityPool pool, IBlacklister list) Erc20("Wrapped eETH", "weETH") {
        bool missing = address(eETH_) == address(0) || address(pool) == address(0) || address(list) == address(0);
        if (missing) revert ZeroAddress();
        (eETH, liquidityPool, blacklister) = (eETH_, pool, list);
    }

    function wrap(uint256 eETHAmount) external returns (uint256 amount) {
        if (eETHAmount == 0) revert ZeroAmount();
        amount = liquidityPool.sharesForAmount(eETHAmount);
        eETH.transferFrom(msg.sender, address(this), eETHAmount);
        _mint(msg.sender, amount);
        uint256 backing = eETH.shares(address(this));
        if (totalSupply > backing) revert WeETHUnderbacked(totalSupply, backing);
    }

    function unwrap(uint256 amount) external returns (uint256 eETHAmount) {
        if (amount == 0) revert ZeroAmount();
        eETHAmount = liquidityPool.amountForShare(amount);
        _burn(msg.sender, amount);
        eETH.transfer(msg.sender, eETHAmount);
    }

    function getRate() external view returns (uint256) {
        return liquidityPool.amountForShare(1 ether);
    }

    function getEETHByWeETH(uint256 amount) external view returns (uint256) {
        return liquidityPool.amountForShare(amount);
    }

    function getWeETHByeETH(uint256 eETHAmount) external view returns (uint256) {
        return liquidityPool.sharesForAmount(eETHAmount);
    }

    function _beforeMove(address from, address to) internal view override {
        _requireNotPaused();
        blacklister.nonBlacklisted(from);
        blacklister.nonBlacklisted(to);
        blacklister.nonBlacklisted(msg.sender);
    }
}
