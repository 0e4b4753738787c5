//! What is called of Kelp's contracts, and the errors they answer with.

use alloy::sol;

sol! {
    // https://github.com/Kelp-DAO/LRT-rsETH/blob/main/contracts/LRTDepositPool.sol
    #[sol(abi)]
    interface ILRTDepositPool {
        error AssetNotSupported();
        error InvalidAmountToDeposit();
        error MaximumDepositLimitReached();
        error MinimumAmountToReceiveNotMet();

        function depositAsset(address asset, uint256 depositAmount, uint256 minRSETHAmountExpected, string referralId) external;
        function depositETH(uint256 minRSETHAmountExpected, string referralId) external payable;
        function getAssetCurrentLimit(address asset) external view returns (uint256);
        function getRsETHAmountToMint(address asset, uint256 amount) external view returns (uint256);
        function minAmountToDeposit() external view returns (uint256);
        function paused() external view returns (bool);
    }

    // https://github.com/Kelp-DAO/LRT-rsETH/blob/main/contracts/LRTWithdrawalManager.sol
    #[sol(abi)]
    interface ILRTWithdrawalManager {
        error AssetNotSupported();
        error EthTransferFailed();
        error ExceedAmountToWithdraw();
        error InsufficientLiquidityForWithdrawal();
        error InvalidAmountToWithdraw();
        error NoWithdrawalRequests(address asset, address user);
        error QueueEmpty();
        error QueueFull();
        error QueueOutOfBounds();
        error StrategyNotSupported();
        error TokenTransferFailed();
        error WithdrawalDelayNotPassed();
        error WithdrawalLocked();

        function completeWithdrawal(address asset, string referralId) external;
        function getAvailableAssetAmount(address asset) external view returns (uint256);
        function getExpectedAssetAmount(address asset, uint256 amount) external view returns (uint256);
        function getUserWithdrawalRequest(address asset, address user, uint256 userIndex)
            external
            view
            returns (uint256 rsETHAmount, uint256 expectedAssetAmount, uint256 withdrawalStartBlock, uint256 userNonce);
        function initiateWithdrawal(address asset, uint256 rsETHUnstaked, string referralId) external;
        function minRsEthAmountToWithdraw(address asset) external view returns (uint256);
        function nextLockedNonce(address asset) external view returns (uint256);
        function paused() external view returns (bool);
        function userAssociatedNonces(address asset, address user) external view returns (uint128 begin, uint128 end);
        function withdrawalDelayBlocks() external view returns (uint256);
    }

    // https://github.com/Kelp-DAO/LRT-rsETH/blob/main/contracts/LRTOracle.sol
    #[sol(abi)]
    interface ILRTOracle {
        error AssetOracleNotSupported();
        error RSETHPriceExceedsLimit();

        function rsETHPrice() external view returns (uint256);
    }

    // https://github.com/Kelp-DAO/LRT-rsETH/blob/main/contracts/LRTConfig.sol
    #[sol(abi)]
    interface ILRTConfig {
        function getSupportedAssetList() external view returns (address[]);
    }
}

/// What to do about an error of these contracts, in the imperative.
pub fn advice(error: &str) -> Option<&'static str> {
    Some(match error {
        "MinimumAmountToReceiveNotMet" => "run the command again for a new quote, or allow more with `--slippage`",
        "MaximumDepositLimitReached" => "deposit less, or wait: Kelp's limit for this asset is reached",
        "InvalidAmountToDeposit" => "deposit more: Kelp has a least amount",
        "InvalidAmountToWithdraw" => "withdraw more: Kelp has a least amount",
        "ExceedAmountToWithdraw" => "take less, or another asset: Kelp has not enough of this one",
        "AssetNotSupported" | "StrategyNotSupported" | "AssetOracleNotSupported" => "take another asset; see `restake venues kelp`",
        "RSETHPriceExceedsLimit" => "try again later: Kelp has to confirm the new price of rsETH first",
        "WithdrawalLocked" => "wait until Kelp unlocks the request; see `restake portfolio`",
        "WithdrawalDelayNotPassed" => "wait until the delay has passed; see `restake portfolio`",
        "QueueEmpty" | "QueueOutOfBounds" | "NoWithdrawalRequests" => "see `restake history`: it was claimed before",
        "QueueFull" => "claim what is ready first: Kelp takes only so many requests of one account",
        "InsufficientLiquidityForWithdrawal" => "try again later: Kelp has lent the ether out and cannot get it back now",
        "TokenTransferFailed" => "try again later: the token does not let Kelp pay it out",
        _ => return None,
    })
}
