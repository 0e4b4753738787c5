// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "../common/IERC20.sol";
import {Tokens} from "../common/Tokens.sol";
import {
    BalanceExceedsMaxTotalDeposits,
    MaxPerDepositExceedsMax,
    NewSharesZero,
    OnlyStrategyManager,
    OnlyUnderlyingToken,
    TotalSharesExceedsMax,
    WithdrawalAmountExceedsTotalDeposits
} from "./Errors.sol";
import {IShareManager, IStrategy} from "./Interfaces.sol";
import {Pausable, PauserRegistry} from "./Pausable.sol";

/// Holds one token for everyone; shares are a part of its balance, so a rebase changes what they are worth.
contract Strategy is IStrategy, Pausable {
    using Tokens for IERC20;

    uint8 private constant DEPOSITS = 0;
    uint8 private constant WITHDRAWALS = 1;
    /// Added to both sides of the rate, so that the first depositor cannot inflate it.
    uint256 private constant OFFSET = 1e3;
    uint256 private constant MAX_TOTAL_SHARES = 1e38 - 1;

    address public immutable strategyManager;
    IERC20 public immutable underlyingToken;
    uint256 public totalShares;
    uint256 public maxPerDeposit;
    uint256 public maxTotalDeposits;

    event ExchangeRateEmitted(uint256 rate);
    event StrategyTokenSet(IERC20 token, uint8 decimals);
    event MaxPerDepositUpdated(uint256 previousValue, uint256 newValue);
    event MaxTotalDepositsUpdated(uint256 previousValue, uint256 newValue);

    modifier onlyStrategyManager() {
        require(msg.sender == strategyManager, OnlyStrategyManager());
        _;
    }

    constructor(address manager, PauserRegistry registry, IERC20 token, uint256 perDeposit, uint256 totalDeposits)
        Pausable(registry)
    {
        strategyManager = manager;
        underlyingToken = token;
        emit StrategyTokenSet(token, token.decimals());
        _setLimits(perDeposit, totalDeposits);
    }

    /// Turns `amount`, already sent here, into shares.
    function deposit(IERC20 token, uint256 amount)
        external
        onlyStrategyManager
        whenNotPaused(DEPOSITS)
        returns (uint256 newShares)
    {
        require(amount <= maxPerDeposit, MaxPerDepositExceedsMax());
        require(_balance() <= maxTotalDeposits, BalanceExceedsMaxTotalDeposits());
        require(address(token) == address(underlyingToken), OnlyUnderlyingToken());
        // `amount` is what the sender named: a token that delivers a wei less makes the rate a little better for him.
        newShares = amount * (totalShares + OFFSET) / (_balance() + OFFSET - amount);
        require(newShares != 0, NewSharesZero());
        totalShares += newShares;
        require(totalShares <= MAX_TOTAL_SHARES, TotalSharesExceedsMax());
        _emitRate();
    }

    function withdraw(address recipient, IERC20 token, uint256 amountShares)
        external
        onlyStrategyManager
        whenNotPaused(WITHDRAWALS)
        returns (uint256 amountOut)
    {
        require(address(token) == address(underlyingToken), OnlyUnderlyingToken());
        require(amountShares <= totalShares, WithdrawalAmountExceedsTotalDeposits());
        amountOut = sharesToUnderlyingView(amountShares);
        totalShares -= amountShares;
        _emitRate();
        token.send(recipient, amountOut);
    }

    function setTVLLimits(uint256 newMaxPerDeposit, uint256 newMaxTotalDeposits) external onlyUnpauser {
        _setLimits(newMaxPerDeposit, newMaxTotalDeposits);
    }

    function getTVLLimits() external view returns (uint256, uint256) {
        return (maxPerDeposit, maxTotalDeposits);
    }

    function sharesToUnderlyingView(uint256 amountShares) public view returns (uint256) {
        return amountShares * (_balance() + OFFSET) / (totalShares + OFFSET);
    }

    function underlyingToSharesView(uint256 amountUnderlying) public view returns (uint256) {
        return amountUnderlying * (totalShares + OFFSET) / (_balance() + OFFSET);
    }

    function sharesToUnderlying(uint256 amountShares) external view returns (uint256) {
        return sharesToUnderlyingView(amountShares);
    }

    function underlyingToShares(uint256 amountUnderlying) external view returns (uint256) {
        return underlyingToSharesView(amountUnderlying);
    }

    function shares(address user) public view returns (uint256) {
        return IShareManager(strategyManager).stakerDepositShares(user, address(this));
    }

    function userUnderlyingView(address user) public view returns (uint256) {
        return sharesToUnderlyingView(shares(user));
    }

    function userUnderlying(address user) external view returns (uint256) {
        return userUnderlyingView(user);
    }

    function explanation() external pure returns (string memory) {
        return "Practice strategy that holds one token, with limits on deposits";
    }

    function _setLimits(uint256 perDeposit, uint256 totalDeposits) private {
        require(perDeposit <= totalDeposits, MaxPerDepositExceedsMax());
        emit MaxPerDepositUpdated(maxPerDeposit, perDeposit);
        emit MaxTotalDepositsUpdated(maxTotalDeposits, totalDeposits);
        (maxPerDeposit, maxTotalDeposits) = (perDeposit, totalDeposits);
    }

    function _emitRate() private {
        emit ExchangeRateEmitted(1e18 * (_balance() + OFFSET) / (totalShares + OFFSET));
    }

    function _balance() private view returns (uint256) {
        return underlyingToken.balanceOf(address(this));
    }
}
