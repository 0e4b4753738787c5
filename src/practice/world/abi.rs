//! The calls that only a protocol's own people make, and the reads that the world needs to make them.

use alloy::sol;

sol! {
    interface ILido {
        function submit(address referral) external payable returns (uint256);
        function setWithdrawalQueue(address queue) external;
        function setStakingLimit(uint256 max, uint256 increasePerBlock) external;
        function rebase(int256 change) external payable;
        function finalizeWithdrawals(uint256 lastRequestId, uint256 maxShareRate) external;
        function getPooledEthByShares(uint256 shares) external view returns (uint256);
    }

    interface IWithdrawalQueue {
        function getLastRequestId() external view returns (uint256);
        function getLastFinalizedRequestId() external view returns (uint256);
    }

    interface IStader {
        function deposit(address receiver) external payable returns (uint256);
        function ethx() external view returns (address);
        function getExchangeRate() external view returns (uint256);
        function rebase(int256 change) external payable;
    }

    interface IToken {
        function transfer(address to, uint256 amount) external returns (bool);
        function approve(address spender, uint256 amount) external returns (bool);
        function balanceOf(address account) external view returns (uint256);
    }

    interface IEtherFiPool {
        function connect(address eETH, address requests, uint256 initialShares) external payable;
        function rebase(int128 accruedRewards, uint128 protocolFees) external payable;
    }

    interface IEtherFiRequests {
        function nextRequestId() external view returns (uint32);
        function lastFinalizedRequestId() external view returns (uint32);
        function finalizeRequests(uint256 id) external;
    }

    interface IKelpConfig {
        function addNewSupportedAsset(address asset, uint256 depositLimit) external;
        function updateAssetStrategy(address asset, address strategy) external;
        function setRSETH(address token) external;
        function setContract(bytes32 key, address place) external;
    }

    interface IKelpPool {
        function depositETH(uint256 minRSETHAmountExpected, string referralId) external payable;
        function transferAssetToLRTUnstakingVault(address asset, uint256 amount) external;
        function transferETHToLRTUnstakingVault(uint256 amount) external;
    }

    interface IKelpOracle {
        function updateRSETHPrice() external;
        function updatePriceOracleFor(address asset, address source) external;
        function setPricePercentageLimit(uint256 limit) external;
    }

    interface IKelpPrices {
        function setAssetPrice(address asset, uint256 price) external;
    }

    interface IKelpWithdrawals {
        function setWithdrawalDelayBlocks(uint256 blocks) external;
        function setMinRsEthAmountToWithdraw(address asset, uint256 amount) external;
        function nextUnusedNonce(address asset) external view returns (uint256);
        function nextLockedNonce(address asset) external view returns (uint256);
        function unlockQueue(
            address asset,
            uint256 firstExcludedIndex,
            uint256 minimumAssetPrice,
            uint256 minimumRsEthPrice,
            uint256 maximumAssetPrice,
            uint256 maximumRsEthPrice
        ) external returns (uint256, uint256);
    }
}

sol! {
    #[derive(Debug, PartialEq, Eq)]
    struct OperatorSet {
        address avs;
        uint32 id;
    }

    struct CreateSetParamsV2 {
        uint32 operatorSetId;
        address[] strategies;
        address slasher;
    }

    struct RegisterParams {
        address avs;
        uint32[] operatorSetIds;
        bytes data;
    }

    struct AllocateParams {
        OperatorSet operatorSet;
        address[] strategies;
        uint64[] newMagnitudes;
    }

    struct SlashingParams {
        address operator;
        uint32 operatorSetId;
        address[] strategies;
        uint256[] wadsToSlash;
        string description;
    }

    struct SignatureWithSaltAndExpiry {
        bytes signature;
        bytes32 salt;
        uint256 expiry;
    }

    struct DeploymentConfig {
        bool pausable;
        bool deprecated;
    }

    interface IDelegationManager {
        function registerAsOperator(address approver, uint32 allocationDelay, string metadataURI) external;
        function calculateDelegationApprovalDigestHash(
            address staker,
            address operator,
            address approver,
            bytes32 approverSalt,
            uint256 expiry
        ) external view returns (bytes32);
        function delegationApprover(address operator) external view returns (address);
    }

    interface IStrategyManager {
        function addStrategiesToDepositWhitelist(address[] strategies) external;
        function depositIntoStrategy(address strategy, address token, uint256 amount) external returns (uint256);
    }

    interface IAllocationManager {
        function updateAVSMetadataURI(address avs, string metadataURI) external;
        function setAVSRegistrar(address avs, address registrar) external;
        function createOperatorSets(address avs, CreateSetParamsV2[] params) external;
        function createRedistributingOperatorSets(address avs, CreateSetParamsV2[] params, address[] recipients) external;
        function updateSlasher(OperatorSet operatorSet, address slasher) external;
        function registerForOperatorSets(address operator, RegisterParams params) external;
        function modifyAllocations(address operator, AllocateParams[] params) external;
        function slashOperator(address avs, SlashingParams params) external returns (uint256, uint256[]);
        function getSlasher(OperatorSet operatorSet) external view returns (address);
        function getAllocatedStrategies(address operator, OperatorSet operatorSet) external view returns (address[]);
    }

    interface ISlasher {
        function initialize(address allocation, address service, address trusted) external;
        function slasher() external view returns (address);
        function fulfillSlashingRequest(SlashingParams params) external;
    }

    interface IAVSDirectory {
        function updateAVSMetadataURI(string metadataURI) external;
        function registerOperatorToAVS(address operator, SignatureWithSaltAndExpiry signature) external;
        function calculateOperatorAVSRegistrationDigestHash(address operator, address avs, bytes32 salt, uint256 expiry)
            external
            view
            returns (bytes32);
    }

    interface IRewardsCoordinator {
        function submitRoot(bytes32 root, uint32 rewardsCalculationEndTimestamp) external;
        function cumulativeClaimed(address earner, address token) external view returns (uint256);
        function setOperatorAVSSplit(address operator, address avs, uint16 split) external;
    }

    interface IProtocolRegistry {
        function ship(address[] addresses, DeploymentConfig[] configs, string[] names, string semanticVersion) external;
    }

    interface IPausable {
        function pause(uint256 newPausedStatus) external;
        function unpause(uint256 newPausedStatus) external;
    }
}
