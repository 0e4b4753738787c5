// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {IERC20, ILRTConfig, ILRTOracle, IRSETH, KelpBase} from "./KelpBase.sol";

/// Kelp's way in: ether or an LST in, rsETH out at the oracle's prices, never less than the caller says.
/// Plain ether and tokens sent here are rewards: they raise the price at its next update.
contract LRTDepositPool is KelpBase {
    uint256 public minAmountToDeposit;

    event ETHDeposit(address indexed depositor, uint256 depositAmount, uint256 rsethMintAmount, string referralId);
    event AssetDeposit(
        address indexed depositor,
        address indexed asset,
        uint256 depositAmount,
        uint256 rsethMintAmount,
        string referralId
    );
    event EthTransferred(address to, uint256 amount);
    event MinAmountToDepositUpdated(uint256 minAmountToDeposit);

    error InvalidAmountToDeposit();
    error MaximumDepositLimitReached();
    error MinimumAmountToReceiveNotMet();

    constructor(ILRTConfig config) KelpBase(config) {}

    receive() external payable {}

    function depositETH(uint256 minRSETHAmountExpected, string calldata referralId) external payable whenNotPaused {
        uint256 minted = _quote(ETH_TOKEN, msg.value, minRSETHAmountExpected);
        IRSETH(lrtConfig.rsETH()).mint(msg.sender, minted);
        emit ETHDeposit(msg.sender, msg.value, minted, referralId);
    }

    function depositAsset(
        address asset,
        uint256 depositAmount,
        uint256 minRSETHAmountExpected,
        string calldata referralId
    ) external whenNotPaused onlySupported(asset) {
        uint256 minted = _quote(asset, depositAmount, minRSETHAmountExpected);
        IERC20(asset).transferFrom(msg.sender, address(this), depositAmount);
        IRSETH(lrtConfig.rsETH()).mint(msg.sender, minted);
        emit AssetDeposit(msg.sender, asset, depositAmount, minted, referralId);
    }

    function transferAssetToLRTUnstakingVault(address asset, uint256 amount)
        external
        onlyOperator
        onlySupported(asset)
    {
        _send(asset, _contract(LRT_UNSTAKING_VAULT), amount);
    }

    function transferETHToLRTUnstakingVault(uint256 amount) external onlyOperator {
        address vault = _contract(LRT_UNSTAKING_VAULT);
        _send(ETH_TOKEN, vault, amount);
        emit EthTransferred(vault, amount);
    }

    function setMinAmountToDeposit(uint256 amount) external onlyAdmin {
        minAmountToDeposit = amount;
        emit MinAmountToDepositUpdated(amount);
    }

    /// Reports a loss: it lowers the price at its next update. Rewards are what is sent here.
    function lose(address asset, uint256 amount) external onlyManager {
        _send(asset, address(0xdead), amount);
    }

    function getRsETHAmountToMint(address asset, uint256 amount) public view returns (uint256) {
        ILRTOracle oracle = ILRTOracle(_contract(LRT_ORACLE));
        return amount * oracle.getAssetPrice(asset) / oracle.rsETHPrice();
    }

    function getTotalAssetDeposits(address asset) public view onlySupported(asset) returns (uint256) {
        return _balance(asset, address(this)) + _balance(asset, _contract(LRT_UNSTAKING_VAULT));
    }

    function getAssetCurrentLimit(address asset) external view returns (uint256) {
        uint256 total = getTotalAssetDeposits(asset);
        uint256 limit = lrtConfig.depositLimitByAsset(asset);
        return total > limit ? 0 : limit - total;
    }

    function _quote(address asset, uint256 amount, uint256 least) private view returns (uint256 minted) {
        if (amount == 0 || amount < minAmountToDeposit) revert InvalidAmountToDeposit();
        // Ether that comes with the call is counted as deposited already.
        uint256 total = getTotalAssetDeposits(asset) + (asset == ETH_TOKEN ? 0 : amount);
        if (total > lrtConfig.depositLimitByAsset(asset)) revert MaximumDepositLimitReached();
        minted = getRsETHAmountToMint(asset, amount);
        if (minted < least) revert MinimumAmountToReceiveNotMet();
    }
}
