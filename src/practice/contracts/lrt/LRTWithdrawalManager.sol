// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {IERC20, ILRTConfig, ILRTOracle, IRSETH, KelpBase} from "./KelpBase.sol";

interface ILRTDepositPool {
    function getTotalAssetDeposits(address asset) external view returns (uint256);
}

interface ILRTUnstakingVault {
    function balanceOf(address asset) external view returns (uint256);
    function redeem(address asset, uint256 amount) external;
}

/// Kelp's way out: one line per asset, unlocked in order by the operator, completed oldest first by each user.
/// A request is paid the lesser of what was expected when it was made and what its rsETH is worth when unlocked.
contract LRTWithdrawalManager is KelpBase {
    struct WithdrawalRequest {
        uint256 rsETHUnstaked;
        uint256 expectedAssetAmount;
        uint256 withdrawalStartBlock;
    }

    /// The nonces of one user's requests, from `begin` until before `end`.
    struct Line {
        uint128 begin;
        uint128 end;
        mapping(uint128 => uint256) nonces;
    }

    uint256 private constant LONGEST_DELAY = 16 days / 12 seconds;

    uint256 public withdrawalDelayBlocks = 8 days / 12 seconds;
    mapping(address => uint256) public minRsEthAmountToWithdraw;
    mapping(address => uint256) public nextUnusedNonce;
    mapping(address => uint256) public nextLockedNonce;
    mapping(address => uint256) public assetsCommitted;
    mapping(bytes32 => WithdrawalRequest) public withdrawalRequests;
    mapping(address => mapping(address => Line)) public userAssociatedNonces;

    event AssetWithdrawalQueued(
        address indexed withdrawer, address indexed asset, uint256 rsETHUnstaked, uint256 indexed userNonce
    );
    event AssetUnlocked(
        address indexed asset, uint256 rsEthAmount, uint256 assetAmount, uint256 rsEThPrice, uint256 assetPrice
    );
    event AssetWithdrawalFinalized(
        address indexed withdrawer, address indexed asset, uint256 amountBurned, uint256 amountReceived
    );
    event MinAmountToWithdrawUpdated(address asset, uint256 minRsEthAmountToWithdraw);
    event ReferralIdEmitted(string referralId);
    event WithdrawalDelayBlocksUpdated(uint256 withdrawalDelayBlocks);

    error AmountMustBeGreaterThanZero();
    error AssetPriceOutOfPriceRange(uint256 assetPrice);
    error ExceedAmountToWithdraw();
    error ExceedWithdrawalDelay();
    error InvalidAmountToWithdraw();
    error NoPendingWithdrawals();
    error QueueEmpty();
    error QueueOutOfBounds();
    error RsETHPriceOutOfPriceRange(uint256 rsEthPrice);
    error StrategyNotSupported();
    error WithdrawalDelayNotPassed();
    error WithdrawalLocked();

    constructor(ILRTConfig config) KelpBase(config) {}

    receive() external payable {}

    function initiateWithdrawal(address asset, uint256 rsETHUnstaked, string calldata referralId)
        external
        whenNotPaused
        onlySupported(asset)
    {
        bool reachable = asset == ETH_TOKEN || lrtConfig.assetStrategy(asset) != address(0);
        if (!reachable) revert StrategyNotSupported();
        bool enough = rsETHUnstaked != 0 && rsETHUnstaked >= minRsEthAmountToWithdraw[asset];
        if (!enough) revert InvalidAmountToWithdraw();
        IERC20(lrtConfig.rsETH()).transferFrom(msg.sender, address(this), rsETHUnstaked);
        uint256 expected = getExpectedAssetAmount(asset, rsETHUnstaked);
        if (expected > getAvailableAssetAmount(asset)) revert ExceedAmountToWithdraw();
        assetsCommitted[asset] += expected;

        uint256 nonce = nextUnusedNonce[asset]++;
        withdrawalRequests[getRequestId(asset, nonce)] = WithdrawalRequest(rsETHUnstaked, expected, block.number);
        Line storage line = userAssociatedNonces[asset][msg.sender];
        line.nonces[line.end++] = nonce;
        emit AssetWithdrawalQueued(msg.sender, asset, rsETHUnstaked, nonce);
        emit ReferralIdEmitted(referralId);
    }

    /// Pays the caller's oldest request for `asset`.
    function completeWithdrawal(address asset, string calldata referralId) external whenNotPaused {
        Line storage line = userAssociatedNonces[asset][msg.sender];
        if (line.begin == line.end) revert QueueEmpty();
        uint256 nonce = line.nonces[line.begin];
        delete line.nonces[line.begin++];
        if (nonce >= nextLockedNonce[asset]) revert WithdrawalLocked();
        bytes32 id = getRequestId(asset, nonce);
        WithdrawalRequest memory request = withdrawalRequests[id];
        delete withdrawalRequests[id];
        if (!_isDue(request.withdrawalStartBlock)) revert WithdrawalDelayNotPassed();
        _send(asset, msg.sender, request.expectedAssetAmount);
        emit ReferralIdEmitted(referralId);
        emit AssetWithdrawalFinalized(msg.sender, asset, request.rsETHUnstaked, request.expectedAssetAmount);
    }

    /// Unlocks requests before `firstExcludedIndex` as long as they are due and the vault can pay them.
    function unlockQueue(
        address asset,
        uint256 firstExcludedIndex,
        uint256 minimumAssetPrice,
        uint256 minimumRsEthPrice,
        uint256 maximumAssetPrice,
        uint256 maximumRsEthPrice
    )
        external
        whenNotPaused
        onlySupported(asset)
        onlyOperator
        returns (uint256 rsETHBurned, uint256 assetAmountUnlocked)
    {
        ILRTOracle oracle = ILRTOracle(_contract(LRT_ORACLE));
        (uint256 rsETHPrice, uint256 assetPrice) = (oracle.rsETHPrice(), oracle.getAssetPrice(asset));
        bool priced = rsETHPrice >= minimumRsEthPrice && rsETHPrice <= maximumRsEthPrice;
        if (!priced) revert RsETHPriceOutOfPriceRange(rsETHPrice);
        priced = assetPrice >= minimumAssetPrice && assetPrice <= maximumAssetPrice;
        if (!priced) revert AssetPriceOutOfPriceRange(assetPrice);
        (rsETHBurned, assetAmountUnlocked) = _unlock(asset, firstExcludedIndex, rsETHPrice, assetPrice);
        IRSETH(lrtConfig.rsETH()).burnFrom(address(this), rsETHBurned);
        ILRTUnstakingVault(_contract(LRT_UNSTAKING_VAULT)).redeem(asset, assetAmountUnlocked);
        emit AssetUnlocked(asset, rsETHBurned, assetAmountUnlocked, rsETHPrice, assetPrice);
    }

    function setMinRsEthAmountToWithdraw(address asset, uint256 amount) external onlyAdmin {
        minRsEthAmountToWithdraw[asset] = amount;
        emit MinAmountToWithdrawUpdated(asset, amount);
    }

    function setWithdrawalDelayBlocks(uint256 blocks) external onlyManager {
        if (blocks > LONGEST_DELAY) revert ExceedWithdrawalDelay();
        withdrawalDelayBlocks = blocks;
        emit WithdrawalDelayBlocksUpdated(blocks);
    }

    function getRequestId(address asset, uint256 requestIndex) public pure returns (bytes32) {
        return keccak256(abi.encodePacked(asset, requestIndex));
    }

    function getExpectedAssetAmount(address asset, uint256 amount) public view returns (uint256) {
        ILRTOracle oracle = ILRTOracle(_contract(LRT_ORACLE));
        return amount * oracle.rsETHPrice() / oracle.getAssetPrice(asset);
    }

    function getAvailableAssetAmount(address asset) public view returns (uint256) {
        uint256 total = ILRTDepositPool(_contract(LRT_DEPOSIT_POOL)).getTotalAssetDeposits(asset);
        return total > assetsCommitted[asset] ? total - assetsCommitted[asset] : 0;
    }

    /// The request at `userIndex` of those that `user` has not completed, the oldest first.
    function getUserWithdrawalRequest(address asset, address user, uint256 userIndex)
        external
        view
        returns (uint256 rsETHAmount, uint256 expectedAssetAmount, uint256 withdrawalStartBlock, uint256 userNonce)
    {
        Line storage line = userAssociatedNonces[asset][user];
        if (userIndex >= line.end - line.begin) revert QueueOutOfBounds();
        userNonce = line.nonces[line.begin + uint128(userIndex)];
        WithdrawalRequest storage request = withdrawalRequests[getRequestId(asset, userNonce)];
        return (request.rsETHUnstaked, request.expectedAssetAmount, request.withdrawalStartBlock, userNonce);
    }

    function _isDue(uint256 startBlock) private view returns (bool) {
        return block.number >= startBlock + withdrawalDelayBlocks;
    }

    function _unlock(address asset, uint256 firstExcluded, uint256 rsETHPrice, uint256 assetPrice)
        private
        returns (uint256 burned, uint256 unlocked)
    {
        uint256 available = ILRTUnstakingVault(_contract(LRT_UNSTAKING_VAULT)).balanceOf(asset);
        if (available == 0) revert AmountMustBeGreaterThanZero();
        if (firstExcluded > nextUnusedNonce[asset]) firstExcluded = nextUnusedNonce[asset];
        uint256 nonce = nextLockedNonce[asset];
        if (nonce >= firstExcluded) revert NoPendingWithdrawals();
        for (; nonce < firstExcluded; ++nonce) {
            WithdrawalRequest storage request = withdrawalRequests[getRequestId(asset, nonce)];
            if (!_isDue(request.withdrawalStartBlock)) break;
            uint256 worth = request.rsETHUnstaked * rsETHPrice / assetPrice;
            uint256 payout = worth < request.expectedAssetAmount ? worth : request.expectedAssetAmount;
            if (available - unlocked < payout) break;
            assetsCommitted[asset] -= request.expectedAssetAmount;
            request.expectedAssetAmount = payout;
            burned += request.rsETHUnstaked;
            unlocked += payout;
        }
        nextLockedNonce[asset] = nonce;
    }
}
