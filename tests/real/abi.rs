//! The real core's constructors, initialisers and calls at the level of v1.4, as far as a local chain needs them.

use alloy::sol;

sol! {
    contract TransparentUpgradeableProxy { constructor(address logic, address admin, bytes data); }
    contract UpgradeableBeacon { constructor(address implementation); }
    contract PauserRegistry { constructor(address[] pausers, address unpauser); }
    contract PermissionController { constructor(string version); }
    contract EigenPod { constructor(address ethPOS, address eigenPodManager, uint64 genesisTime, string version); }
    contract StrategyBase { constructor(address strategyManager, address pauserRegistry, string version); }

    contract ProxyAdmin {
        function upgrade(address proxy, address implementation);
        function upgradeAndCall(address proxy, address implementation, bytes data);
    }

    contract EigenPodManager {
        constructor(address ethPOS, address eigenPodBeacon, address delegationManager, address pauserRegistry, string version);
        function initialize(address owner, uint256 paused);
    }

    contract AVSDirectory {
        constructor(address delegationManager, address pauserRegistry, string version);
        function initialize(address owner, uint256 paused);
    }

    contract StrategyManager {
        constructor(address delegationManager, address pauserRegistry, string version);
        function initialize(address owner, address whitelister, uint256 paused);
        function depositIntoStrategy(address strategy, address token, uint256 amount) returns (uint256 shares);
        function stakerDepositShares(address staker, address strategy) view returns (uint256 shares);
    }

    contract StrategyFactory {
        constructor(address strategyManager, address pauserRegistry, string version);
        function initialize(address owner, uint256 paused, address beacon);
        function deployNewStrategy(address token) returns (address strategy);
        function deployedStrategies(address token) view returns (address strategy);
    }

    struct OperatorSet { address avs; uint32 id; }

    contract AllocationManager {
        struct CreateSetParams { uint32 operatorSetId; address[] strategies; }
        struct AllocateParams { OperatorSet operatorSet; address[] strategies; uint64[] newMagnitudes; }
        struct RegisterParams { address avs; uint32[] operatorSetIds; bytes data; }
        struct SlashingParams { address operator; uint32 operatorSetId; address[] strategies; uint256[] wadsToSlash; string description; }

        constructor(address delegationManager, address pauserRegistry, address permissionController, uint32 deallocationDelay, uint32 configurationDelay, string version);
        function initialize(address owner, uint256 paused);
        function updateAVSMetadataURI(address avs, string uri);
        function setAVSRegistrar(address avs, address registrar);
        function createOperatorSets(address avs, CreateSetParams[] params);
        function modifyAllocations(address operator, AllocateParams[] params);
        function registerForOperatorSets(address operator, RegisterParams params);
        function slashOperator(address avs, SlashingParams params);
        function getMaxMagnitude(address operator, address strategy) view returns (uint64 magnitude);
        function isOperatorSlashable(address operator, OperatorSet operatorSet) view returns (bool slashable);
        function getMemberCount(OperatorSet operatorSet) view returns (uint256 count);
    }

    contract DelegationManager {
        struct SignatureWithExpiry { bytes signature; uint256 expiry; }
        struct QueuedWithdrawalParams { address[] strategies; uint256[] depositShares; address withdrawer; }
        struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }

        error WithdrawalDelayNotElapsed();

        constructor(address strategyManager, address eigenPodManager, address allocationManager, address pauserRegistry, address permissionController, uint32 withdrawalDelay, string version);
        function initialize(address owner, uint256 paused);
        function registerAsOperator(address approver, uint32 allocationDelay, string uri);
        function delegateTo(address operator, SignatureWithExpiry approval, bytes32 salt);
        function queueWithdrawals(QueuedWithdrawalParams[] params) returns (bytes32[] roots);
        function completeQueuedWithdrawal(Withdrawal withdrawal, address[] tokens, bool receiveAsTokens);
        function getQueuedWithdrawals(address staker) view returns (Withdrawal[] withdrawals, uint256[][] shares);
        function getWithdrawableShares(address staker, address[] strategies) view returns (uint256[] withdrawable, uint256[] deposited);
        function calculateDelegationApprovalDigestHash(address staker, address operator, address approver, bytes32 salt, uint256 expiry) view returns (bytes32 digest);
        function minWithdrawalDelayBlocks() view returns (uint32 blocks);
        function delegatedTo(address staker) view returns (address operator);
        function operatorShares(address operator, address strategy) view returns (uint256 shares);
    }

    contract RewardsCoordinator {
        struct ConstructorParams {
            address delegationManager;
            address strategyManager;
            address allocationManager;
            address pauserRegistry;
            address permissionController;
            uint32 calculationIntervalSeconds;
            uint32 maxRewardsDuration;
            uint32 maxRetroactiveLength;
            uint32 maxFutureLength;
            uint32 genesisRewardsTimestamp;
            string version;
        }
        struct EarnerTreeMerkleLeaf { address earner; bytes32 earnerTokenRoot; }
        struct TokenTreeMerkleLeaf { address token; uint256 cumulativeEarnings; }
        struct RewardsMerkleClaim {
            uint32 rootIndex;
            uint32 earnerIndex;
            bytes earnerTreeProof;
            EarnerTreeMerkleLeaf earnerLeaf;
            uint32[] tokenIndices;
            bytes[] tokenTreeProofs;
            TokenTreeMerkleLeaf[] tokenLeaves;
        }

        error EarningsNotGreaterThanClaimed();

        constructor(ConstructorParams params);
        function initialize(address owner, uint256 paused, address updater, uint32 activationDelay, uint16 splitBips);
        function submitRoot(bytes32 root, uint32 calculationEnd);
        function checkClaim(RewardsMerkleClaim claim) view returns (bool valid);
        function processClaim(RewardsMerkleClaim claim, address recipient);
        function cumulativeClaimed(address earner, address token) view returns (uint256 amount);
    }

    contract Token {
        function approve(address spender, uint256 amount) returns (bool done);
        function transfer(address to, uint256 amount) returns (bool done);
        function allowance(address owner, address spender) view returns (uint256 amount);
        function balanceOf(address account) view returns (uint256 amount);
    }
}
