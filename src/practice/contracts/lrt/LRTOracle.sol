// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {ILRTConfig, IRSETH, KelpBase} from "./KelpBase.sol";

interface IPriceFetcher {
    function getAssetPrice(address asset) external view returns (uint256);
}

interface ILRTDepositPool {
    function getTotalAssetDeposits(address asset) external view returns (uint256);
}

/// Kelp's prices: of each asset as its source says, and of rsETH as it was when somebody last asked for an update.
contract LRTOracle is KelpBase {
    uint256 private constant WAD = 1e18;

    mapping(address => address) public assetPriceOracle;
    uint256 public rsETHPrice = WAD;
    /// The most that one update may raise the price, where 1e18 is 100 %; 0 is no limit.
    uint256 public pricePercentageLimit;

    event AssetPriceOracleUpdate(address indexed asset, address indexed priceOracle);
    event PricePercentageLimitUpdate(uint256 newLimit);
    event RsETHPriceUpdate(uint256 newPrice, uint256 oldPrice);

    error AssetOracleNotSupported();
    error InvalidPriceOracle();
    error RSETHPriceExceedsLimit();

    constructor(ILRTConfig config) KelpBase(config) {}

    /// Anyone may call: what the pool holds, divided by the supply, is the price from now on.
    function updateRSETHPrice() external {
        uint256 supply = IRSETH(lrtConfig.rsETH()).totalSupply();
        uint256 former = rsETHPrice;
        uint256 price = supply == 0 ? WAD : _totalEther() * WAD / supply;
        if (pricePercentageLimit > 0 && price > former && msg.sender != lrtConfig.admin()) {
            if (price - former > pricePercentageLimit * former / WAD) revert RSETHPriceExceedsLimit();
        }
        rsETHPrice = price;
        emit RsETHPriceUpdate(price, former);
    }

    function updatePriceOracleFor(address asset, address source) external onlyAdmin onlySupported(asset) {
        uint256 price = IPriceFetcher(source).getAssetPrice(asset);
        if (price > 10 * WAD || price < WAD / 100) revert InvalidPriceOracle();
        assetPriceOracle[asset] = source;
        emit AssetPriceOracleUpdate(asset, source);
    }

    function setPricePercentageLimit(uint256 limit) external onlyAdmin {
        pricePercentageLimit = limit;
        emit PricePercentageLimitUpdate(limit);
    }

    function getAssetPrice(address asset) public view returns (uint256) {
        address source = assetPriceOracle[asset];
        if (source == address(0)) revert AssetOracleNotSupported();
        return IPriceFetcher(source).getAssetPrice(asset);
    }

    function _totalEther() private view returns (uint256 total) {
        ILRTDepositPool pool = ILRTDepositPool(_contract(LRT_DEPOSIT_POOL));
        address[] memory assets = lrtConfig.getSupportedAssetList();
        for (uint256 i; i < assets.length; ++i) {
            total += pool.getTotalAssetDeposits(assets[i]) * getAssetPrice(assets[i]) / WAD;
        }
    }
}
