// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "../common/IERC20.sol";
import {Owned} from "../common/Owned.sol";
import {Sets} from "../common/Sets.sol";
import {Tokens} from "../common/Tokens.sol";
import {
    MaxStrategiesExceeded,
    OnlyDelegationManager,
    OnlyStrategyWhitelister,
    SharesAmountTooHigh,
    SharesAmountZero,
    StakerAddressZero,
    StrategyNotWhitelisted
} from "./Errors.sol";
import {IAllocationManager, IDelegationManager, IStrategy, IStrategyManager} from "./Interfaces.sol";
import {Pausable, PauserRegistry} from "./Pausable.sol";
import {SlashedShares} from "./SlashedShares.sol";
import {Typed} from "./Typed.sol";
import {OperatorSet} from "./Types.sol";

/// Takes deposits into strategies and keeps everyone's deposit shares.
contract StrategyManager is IStrategyManager, Owned, Typed, SlashedShares {
    using Sets for Sets.Addresses;
    using Tokens for IERC20;

    uint8 private constant DEPOSITS = 0;
    uint256 private constant MAX_STRATEGIES = 32;

    bytes32 public constant DEPOSIT_TYPEHASH = keccak256(
        "Deposit(address staker,address strategy,address token,uint256 amount,uint256 nonce,uint256 expiry)"
    );
    IDelegationManager public immutable delegation;

    address public strategyWhitelister;
    mapping(address => bool) public strategyIsWhitelistedForDeposit;
    mapping(address => uint256) public nonces;
    mapping(address => mapping(address => uint256)) public stakerDepositShares;
    mapping(address => Sets.Addresses) private _strategies;

    event Deposit(address staker, address strategy, uint256 shares);
    event StrategyAddedToDepositWhitelist(address strategy);
    event StrategyRemovedFromDepositWhitelist(address strategy);
    event StrategyWhitelisterChanged(address previousAddress, address newAddress);

    modifier onlyDelegationManager() {
        require(msg.sender == address(delegation), OnlyDelegationManager());
        _;
    }

    modifier onlyWhitelister() {
        require(msg.sender == strategyWhitelister, OnlyStrategyWhitelister());
        _;
    }

    constructor(
        IAllocationManager allocation,
        IDelegationManager delegationManager,
        PauserRegistry registry,
        uint32 resolutionDelay,
        address initialOwner
    ) Owned(initialOwner) Pausable(registry) SlashedShares(allocation, resolutionDelay) {
        delegation = delegationManager;
        _setWhitelister(initialOwner);
    }

    /// Pulls `amount` from the caller, who need not know that a strategy's shares are no amounts.
    function depositIntoStrategy(address strategy, IERC20 token, uint256 amount)
        external
        whenNotPaused(DEPOSITS)
        returns (uint256)
    {
        return _deposit(msg.sender, strategy, token, amount);
    }

    /// The caller pays, `staker` is credited and must have signed.
    function depositIntoStrategyWithSignature(
        address strategy,
        IERC20 token,
        uint256 amount,
        address staker,
        uint256 expiry,
        bytes calldata signature
    ) external whenNotPaused(DEPOSITS) returns (uint256) {
        uint256 nonce = nonces[staker]++;
        bytes32 digest = calculateStrategyDepositDigestHash(staker, strategy, token, amount, nonce, expiry);
        _check(staker, digest, signature, expiry);
        return _deposit(staker, strategy, token, amount);
    }

    function addStrategiesToDepositWhitelist(address[] calldata strategies) external onlyWhitelister {
        for (uint256 i; i < strategies.length; ++i) {
            if (strategyIsWhitelistedForDeposit[strategies[i]]) continue;
            strategyIsWhitelistedForDeposit[strategies[i]] = true;
            emit StrategyAddedToDepositWhitelist(strategies[i]);
        }
    }

    function removeStrategiesFromDepositWhitelist(address[] calldata strategies) external onlyWhitelister {
        for (uint256 i; i < strategies.length; ++i) {
            if (!strategyIsWhitelistedForDeposit[strategies[i]]) continue;
            strategyIsWhitelistedForDeposit[strategies[i]] = false;
            emit StrategyRemovedFromDepositWhitelist(strategies[i]);
        }
    }

    function setStrategyWhitelister(address whitelister) external onlyOwner {
        _setWhitelister(whitelister);
    }

    function addShares(address staker, address strategy, uint256 shares)
        external
        onlyDelegationManager
        returns (uint256, uint256)
    {
        return _add(staker, strategy, shares);
    }

    function removeDepositShares(address staker, address strategy, uint256 shares)
        external
        onlyDelegationManager
        returns (uint256 left)
    {
        require(shares != 0, SharesAmountZero());
        uint256 held = stakerDepositShares[staker][strategy];
        require(shares <= held, SharesAmountTooHigh());
        left = held - shares;
        stakerDepositShares[staker][strategy] = left;
        if (left == 0) _strategies[staker].remove(strategy);
    }

    function withdrawSharesAsTokens(address staker, address strategy, address token, uint256 shares)
        external
        onlyDelegationManager
    {
        IStrategy(strategy).withdraw(staker, IERC20(token), shares);
    }

    function increaseBurnOrRedistributableShares(
        OperatorSet calldata set,
        uint256 slashId,
        address strategy,
        uint256 shares
    ) external onlyDelegationManager {
        _hold(set, slashId, strategy, shares);
    }

    function getDeposits(address staker) external view returns (address[] memory strategies, uint256[] memory shares) {
        strategies = _strategies[staker].list();
        shares = new uint256[](strategies.length);
        for (uint256 i; i < shares.length; ++i) shares[i] = stakerDepositShares[staker][strategies[i]];
    }

    function getStakerStrategyList(address staker) external view returns (address[] memory) {
        return _strategies[staker].list();
    }

    function stakerStrategyList(address staker, uint256 place) external view returns (address) {
        return _strategies[staker].nth(place);
    }

    function stakerStrategyListLength(address staker) external view returns (uint256) {
        return _strategies[staker].length();
    }

    function calculateStrategyDepositDigestHash(
        address staker,
        address strategy,
        IERC20 token,
        uint256 amount,
        uint256 nonce,
        uint256 expiry
    ) public view returns (bytes32) {
        return _digest(keccak256(abi.encode(DEPOSIT_TYPEHASH, staker, strategy, token, amount, nonce, expiry)));
    }

    function _deposit(address staker, address strategy, IERC20 token, uint256 amount)
        private
        returns (uint256 shares)
    {
        require(strategyIsWhitelistedForDeposit[strategy], StrategyNotWhitelisted());
        token.pull(msg.sender, strategy, amount);
        shares = IStrategy(strategy).deposit(token, amount);
        (uint256 held, uint256 added) = _add(staker, strategy, shares);
        delegation.increaseDelegatedShares(staker, strategy, held, added);
    }

    function _add(address staker, address strategy, uint256 shares) private returns (uint256 held, uint256) {
        require(staker != address(0), StakerAddressZero());
        require(shares != 0, SharesAmountZero());
        held = stakerDepositShares[staker][strategy];
        if (held == 0) {
            require(_strategies[staker].length() < MAX_STRATEGIES, MaxStrategiesExceeded());
            _strategies[staker].add(strategy);
        }
        stakerDepositShares[staker][strategy] = held + shares;
        emit Deposit(staker, strategy, shares);
        return (held, shares);
    }

    function _setWhitelister(address whitelister) private {
        emit StrategyWhitelisterChanged(strategyWhitelister, whitelister);
        strategyWhitelister = whitelister;
    }
}
