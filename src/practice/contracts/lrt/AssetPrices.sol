// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// The source that Kelp's oracle asks: wei for 1e18 of an asset, as its owner last said.
contract AssetPrices {
    address public immutable owner;
    mapping(address => uint256) public getAssetPrice;

    error CallerNotOwner();

    constructor() {
        owner = msg.sender;
    }

    function setAssetPrice(address asset, uint256 price) external {
        if (msg.sender != owner) revert CallerNotOwner();
        getAssetPrice[asset] = price;
    }
}
