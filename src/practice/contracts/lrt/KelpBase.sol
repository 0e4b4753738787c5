// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

interface ILRTConfig {
    function admin() external view returns (address);
    function rsETH() external view returns (address);
    function assetStrategy(address asset) external view returns (address);
    function depositLimitByAsset(address asset) external view returns (uint256);
    function getContract(bytes32 key) external view returns (address);
    function getSupportedAssetList() external view returns (address[] memory);
    function isSupportedAsset(address asset) external view returns (bool);
}

interface IERC20 {
    function balanceOf(address account) external view returns (uint256);
    function transfer(address to, uint256 amount) external returns (bool);
    function transferFrom(address from, address to, uint256 amount) external returns (bool);
}

interface ILRTOracle {
    function rsETHPrice() external view returns (uint256);
    function getAssetPrice(address asset) external view returns (uint256);
}

interface IRSETH {
    function mint(address to, uint256 amount) external;
    function burnFrom(address account, uint256 amount) external;
    function totalSupply() external view returns (uint256);
}

/// What Kelp's contracts share: the configuration, the roles that it names, and the sentinel for ether.
abstract contract KelpBase {
    address internal constant ETH_TOKEN = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    bytes32 internal constant LRT_ORACLE = keccak256("LRT_ORACLE");
    bytes32 internal constant LRT_DEPOSIT_POOL = keccak256("LRT_DEPOSIT_POOL");
    bytes32 internal constant LRT_WITHDRAW_MANAGER = keccak256("LRT_WITHDRAW_MANAGER");
    bytes32 internal constant LRT_UNSTAKING_VAULT = keccak256("LRT_UNSTAKING_VAULT");

    ILRTConfig public immutable lrtConfig;
    bool public paused;

    event Paused(address account);
    event Unpaused(address account);
    event UpdatedLRTConfig(address indexed lrtConfig);

    error AssetNotSupported();
    error CallerNotLRTConfigAdmin();
    error CallerNotLRTConfigManager();
    error CallerNotLRTConfigOperator();
    error EthTransferFailed();
    error ZeroAddressNotAllowed();

    modifier onlyAdmin() {
        if (msg.sender != lrtConfig.admin()) revert CallerNotLRTConfigAdmin();
        _;
    }

    modifier onlyManager() {
        if (msg.sender != lrtConfig.admin()) revert CallerNotLRTConfigManager();
        _;
    }

    modifier onlyOperator() {
        if (msg.sender != lrtConfig.admin()) revert CallerNotLRTConfigOperator();
        _;
    }

    modifier onlySupported(address asset) {
        if (!lrtConfig.isSupportedAsset(asset)) revert AssetNotSupported();
        _;
    }

    modifier whenNotPaused() {
        require(!paused, "Pausable: paused");
        _;
    }

    constructor(ILRTConfig config) {
        if (address(config) == address(0)) revert ZeroAddressNotAllowed();
        lrtConfig = config;
        emit UpdatedLRTConfig(address(config));
    }

    function pause() external whenNotPaused onlyManager {
        paused = true;
        emit Paused(msg.sender);
    }

    function unpause() external onlyAdmin {
        require(paused, "Pausable: not paused");
        paused = false;
        emit Unpaused(msg.sender);
    }

    function _contract(bytes32 key) internal view returns (address) {
        return lrtConfig.getContract(key);
    }

    function _balance(address asset, address holder) internal view returns (uint256) {
        return asset == ETH_TOKEN ? holder.balance : IERC20(asset).balanceOf(holder);
    }

    /// Sends ether or a token, whichever `asset` says.
    function _send(address asset, address to, uint256 amount) internal {
        if (asset == ETH_TOKEN) {
            (bool sent,) = to.call{value: amount}("");
            if (!sent) revert EthTransferFailed();
        } else {
            IERC20(asset).transfer(to, amount);
        }
    }
}
