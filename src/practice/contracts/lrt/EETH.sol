// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {EtherFiPausable, IBlacklister} from "./EtherFiPausable.sol";

interface ILiquidityPool {
    function amountForShare(uint256 share) external view returns (uint256);
    function sharesForAmount(uint256 amount) external view returns (uint256);
    function getTotalEtherClaimOf(address user) external view returns (uint256);
    function getTotalPooledEther() external view returns (uint256);
}

/// ether.fi's rebasing token: balances are shares of the pool, rounded down, and transfers deliver what shares allow.
contract EETH is EtherFiPausable {
    string public constant name = "ether.fi ETH";
    string public constant symbol = "eETH";
    uint8 public constant decimals = 18;

    ILiquidityPool public immutable liquidityPool;
    IBlacklister public immutable blacklister;
    uint256 public totalShares;
    mapping(address => uint256) public shares;
    mapping(address => mapping(address => uint256)) public allowances;

    event Transfer(address indexed from, address indexed to, uint256 value);
    event TransferShares(address indexed from, address indexed to, uint256 sharesValue);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    error AddressZero();
    error AllowanceBelowZero();
    error BurnAmountExceedsBalance();
    error TransferAmountExceedsAllowance();
    error TransferAmountExceedsBalance();

    modifier onlyPool() {
        if (msg.sender != address(liquidityPool)) revert IncorrectCaller();
        _;
    }

    constructor(ILiquidityPool pool, IBlacklister list) {
        if (address(pool) == address(0) || address(list) == address(0)) revert AddressZero();
        (liquidityPool, blacklister) = (pool, list);
    }

    function totalSupply() external view returns (uint256) {
        return liquidityPool.getTotalPooledEther();
    }

    function balanceOf(address user) external view returns (uint256) {
        return liquidityPool.getTotalEtherClaimOf(user);
    }

    function allowance(address holder, address spender) external view returns (uint256) {
        return allowances[holder][spender];
    }

    function transfer(address to, uint256 amount) external returns (bool) {
        _transfer(msg.sender, to, amount);
        return true;
    }

    /// Even an allowance of 2^256 - 1 is used up here.
    function transferFrom(address from, address to, uint256 amount) external returns (bool) {
        uint256 current = allowances[from][msg.sender];
        if (current < amount) revert TransferAmountExceedsAllowance();
        _approve(from, msg.sender, current - amount);
        _transfer(from, to, amount);
        return true;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        _approve(msg.sender, spender, amount);
        return true;
    }

    function increaseAllowance(address spender, uint256 added) external returns (bool) {
        _approve(msg.sender, spender, allowances[msg.sender][spender] + added);
        return true;
    }

    function decreaseAllowance(address spender, uint256 subtracted) external returns (bool) {
        uint256 current = allowances[msg.sender][spender];
        if (current < subtracted) revert AllowanceBelowZero();
        _approve(msg.sender, spender, current - subtracted);
        return true;
    }

    function mintShares(address user, uint256 share) external onlyPool whenNotPaused {
        blacklister.nonBlacklisted(user);
        shares[user] += share;
        totalShares += share;
        emit Transfer(address(0), user, liquidityPool.amountForShare(share));
        emit TransferShares(address(0), user, share);
    }

    function burnShares(address user, uint256 share) external onlyPool whenNotPaused {
        blacklister.nonBlacklisted(user);
        if (shares[user] < share) revert BurnAmountExceedsBalance();
        shares[user] -= share;
        totalShares -= share;
        emit Transfer(user, address(0), liquidityPool.amountForShare(share));
        emit TransferShares(user, address(0), share);
    }

    /// Logs `amount`, and moves the whole shares that it is worth.
    function _transfer(address from, address to, uint256 amount) private whenNotPaused {
        blacklister.nonBlacklisted(from);
        blacklister.nonBlacklisted(to);
        blacklister.nonBlacklisted(msg.sender);
        if (to == address(0)) revert AddressZero();
        uint256 moved = liquidityPool.sharesForAmount(amount);
        if (moved > shares[from]) revert TransferAmountExceedsBalance();
        shares[from] -= moved;
        shares[to] += moved;
        emit TransferShares(from, to, moved);
        emit Transfer(from, to, amount);
    }

    function _approve(address holder, address spender, uint256 amount) private {
        if (spender == address(0)) revert AddressZero();
        allowances[holder][spender] = amount;
        emit Approval(holder, spender, amount);
    }
}
