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
        error InvalidAmountToWithdraw();
        error QueueEmpty();
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
        function rsETHPrice() external view returns (uint256);
    }

    // https://github.com/Kelp-DAO/LRT-rsETH/blob/main/contracts/LRTConfig.sol
    #[sol(abi)]
    interface ILRTConfig {
        function getSupportedAssetList() external view returns (address[]);
    }
}
