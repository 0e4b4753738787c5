// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// Kelp's own registry: which assets it takes, how much of each, and where its other contracts are.
/// Its admin stands for the manager and the operator too.
contract LRTConfig {
    address public immutable admin;
    address public rsETH;
    address[] public supportedAssetList;
    mapping(address => bool) public isSupportedAsset;
    mapping(address => uint256) public depositLimitByAsset;
    mapping(address => address) public assetStrategy;
    mapping(bytes32 => address) public contractMap;

    event AddedNewSupportedAsset(address indexed asset, uint256 depositLimit);
    event AssetDepositLimitUpdate(address indexed asset, uint256 depositLimit);
    event AssetStrategyUpdate(address indexed asset, address indexed strategy);
    event SetContract(bytes32 key, address indexed contractAddr);
    event SetRSETH(address indexed rsETH);

    error AssetAlreadySupported();
    error AssetNotSupported();
    error CallerNotLRTConfigAdmin();
    error ValueAlreadyInUse();
    error ZeroAddressNotAllowed();

    modifier onlyAdmin() {
        if (msg.sender != admin) revert CallerNotLRTConfigAdmin();
        _;
    }

    modifier onlySupported(address asset) {
        if (!isSupportedAsset[asset]) revert AssetNotSupported();
        _;
    }

    constructor() {
        admin = msg.sender;
    }

    function addNewSupportedAsset(address asset, uint256 depositLimit) external onlyAdmin {
        if (asset == address(0)) revert ZeroAddressNotAllowed();
        if (isSupportedAsset[asset]) revert AssetAlreadySupported();
        isSupportedAsset[asset] = true;
        supportedAssetList.push(asset);
        depositLimitByAsset[asset] = depositLimit;
        emit AddedNewSupportedAsset(asset, depositLimit);
    }

    function updateAssetDepositLimit(address asset, uint256 depositLimit) external onlyAdmin onlySupported(asset) {
        depositLimitByAsset[asset] = depositLimit;
        emit AssetDepositLimitUpdate(asset, depositLimit);
    }

    function updateAssetStrategy(address asset, address strategy) external onlyAdmin onlySupported(asset) {
        if (strategy == address(0)) revert ZeroAddressNotAllowed();
        if (assetStrategy[asset] == strategy) revert ValueAlreadyInUse();
        assetStrategy[asset] = strategy;
        emit AssetStrategyUpdate(asset, strategy);
    }

    function setRSETH(address token) external onlyAdmin {
        if (token == address(0)) revert ZeroAddressNotAllowed();
        rsETH = token;
        emit SetRSETH(token);
    }

    function setContract(bytes32 key, address place) external onlyAdmin {
        if (place == address(0)) revert ZeroAddressNotAllowed();
        if (contractMap[key] == place) revert ValueAlreadyInUse();
        contractMap[key] = place;
        emit SetContract(key, place);
    }

    function getContract(bytes32 key) external view returns (address place) {
        place = contractMap[key];
        if (place == address(0)) revert ZeroAddressNotAllowed();
    }

    function getSupportedAssetList() external view returns (address[] memory) {
        return supportedAssetList;
    }
}
