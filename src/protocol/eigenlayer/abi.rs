//! EigenLayer's core contracts: exactly the functions that are called or read, the events that are scanned, and every error they may answer with.
//!
//! The links lead to the mainnet proxies. Views of the `AllocationManager` that live in its `AllocationManagerView` answer at the same address.

use alloy::sol;

sol! {
    /// One operator set: the AVS, and the number that the AVS gave the set.
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct OperatorSet { address avs; uint32 id; }

    // https://etherscan.io/address/0x39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A
    #[sol(abi)]
    interface IDelegationManager {
        #[derive(Debug, PartialEq, Eq)]
        struct Withdrawal { address staker; address delegatedTo; address withdrawer; uint256 nonce; uint32 startBlock; address[] strategies; uint256[] scaledShares; }
        #[derive(Debug)]
        struct QueuedWithdrawalParams { address[] strategies; uint256[] depositShares; address __deprecated_withdrawer; }
        #[derive(Debug)]
        struct SignatureWithExpiry { bytes signature; uint256 expiry; }

        function delegateTo(address operator, SignatureWithExpiry approverSignatureAndExpiry, bytes32 approverSalt) external;
        function undelegate(address staker) external returns (bytes32[] withdrawalRoots);
        function redelegate(address newOperator, SignatureWithExpiry newOperatorApproverSig, bytes32 approverSalt) external returns (bytes32[] withdrawalRoots);
        function queueWithdrawals(QueuedWithdrawalParams[] params) external returns (bytes32[]);
        function completeQueuedWithdrawal(Withdrawal withdrawal, address[] tokens, bool receiveAsTokens) external;
        function completeQueuedWithdrawals(Withdrawal[] withdrawals, address[][] tokens, bool[] receiveAsTokens) external;

        function beaconChainETHStrategy() external view returns (address);
        function calculateDelegationApprovalDigestHash(address staker, address operator, address approver, bytes32 approverSalt, uint256 expiry) external view returns (bytes32);
        function calculateWithdrawalRoot(Withdrawal withdrawal) external pure returns (bytes32);
        function convertToDepositShares(address staker, address[] strategies, uint256[] withdrawableShares) external view returns (uint256[]);
        function cumulativeWithdrawalsQueued(address staker) external view returns (uint256 totalQueued);
        function delegatedTo(address staker) external view returns (address operator);
        function delegationApprover(address operator) external view returns (address);
        function delegationApproverSaltIsSpent(address delegationApprover, bytes32 salt) external view returns (bool spent);
        function depositScalingFactor(address staker, address strategy) external view returns (uint256);
        function domainSeparator() external view returns (bytes32);
        function getDepositedShares(address staker) external view returns (address[] strategies, uint256[] depositShares);
        function getOperatorShares(address operator, address[] strategies) external view returns (uint256[]);
        function getQueuedWithdrawals(address staker) external view returns (Withdrawal[] withdrawals, uint256[][] shares);
        function getSlashableSharesInQueue(address operator, address strategy) external view returns (uint256);
        function getWithdrawableShares(address staker, address[] strategies) external view returns (uint256[] withdrawableShares, uint256[] depositShares);
        function isOperator(address operator) external view returns (bool);
        function minWithdrawalDelayBlocks() external view returns (uint32);
        function paused(uint8 index) external view returns (bool);
        function pendingWithdrawals(bytes32 withdrawalRoot) external view returns (bool pending);

        event DelegationApproverUpdated(address indexed operator, address newDelegationApprover);
        event OperatorMetadataURIUpdated(address indexed operator, string metadataURI);
        event OperatorRegistered(address indexed operator, address delegationApprover);
        event OperatorSharesSlashed(address indexed operator, address strategy, uint256 totalSlashedShares);
        event SlashingWithdrawalCompleted(bytes32 withdrawalRoot);
        event SlashingWithdrawalQueued(bytes32 withdrawalRoot, Withdrawal withdrawal, uint256[] sharesToWithdraw);
        event StakerDelegated(address indexed staker, address indexed operator);
        event StakerForceUndelegated(address indexed staker, address indexed operator);
        event StakerUndelegated(address indexed staker, address indexed operator);

        error ActivelyDelegated();
        error CallerCannotUndelegate();
        error CurrentlyPaused();
        error FullySlashed();
        error InputAddressZero();
        error InputArrayLengthMismatch();
        error InputArrayLengthZero();
        error InvalidDepositScalingFactor();
        error InvalidPermissions();
        error InvalidSignature();
        error InvalidSnapshotOrdering();
        error NotActivelyDelegated();
        error OnlyAllocationManager();
        error OnlyEigenPodManager();
        error OnlyStrategyManagerOrEigenPodManager();
        error OperatorNotRegistered();
        error OperatorsCannotUndelegate();
        error SaltSpent();
        error SignatureExpired();
        error WithdrawalDelayNotElapsed();
        error WithdrawalNotQueued();
        error WithdrawerNotCaller();
    }

    // https://etherscan.io/address/0x858646372CC42E1A627fcE94aa7A7033e7CF075A
    #[sol(abi)]
    interface IStrategyManager {
        function depositIntoStrategy(address strategy, address token, uint256 amount) external returns (uint256 depositShares);

        function getDeposits(address staker) external view returns (address[] strategies, uint256[] depositShares);
        function getPendingOperatorSets() external view returns (OperatorSet[]);
        function getPendingSlashIds(OperatorSet operatorSet) external view returns (uint256[]);
        function getSlashResolutionBlock(OperatorSet operatorSet, uint256 slashId) external view returns (uint32);
        function paused(uint8 index) external view returns (bool);
        function stakerDepositShares(address staker, address strategy) external view returns (uint256 shares);
        function stakerStrategyListLength(address staker) external view returns (uint256);
        function strategyIsWhitelistedForDeposit(address strategy) external view returns (bool whitelisted);

        event Deposit(address staker, address strategy, uint256 shares);
        event SlashResolutionBlockSet(OperatorSet operatorSet, uint256 slashId, uint32 resolutionBlock);

        error CurrentlyPaused();
        error InputAddressZero();
        error InvalidSignature();
        error MaxStrategiesExceeded();
        error OnlyDelegationManager();
        error SharesAmountTooHigh();
        error SharesAmountZero();
        error SignatureExpired();
        error SlashResolutionDelayNotElapsed();
        error StakerAddressZero();
        error StrategyNotFound();
        error StrategyNotWhitelisted();
    }

    // https://etherscan.io/address/0x93c4b944D05dfe6df7645A86cd2206016c51564D (stETH), and every other strategy.
    #[sol(abi)]
    interface IStrategy {
        function EIGEN() external view returns (address);
        function getTVLLimits() external view returns (uint256 maxPerDeposit, uint256 maxTotalDeposits);
        function paused(uint8 index) external view returns (bool);
        function sharesToUnderlyingView(uint256 amountShares) external view returns (uint256);
        function totalShares() external view returns (uint256);
        function underlyingToSharesView(uint256 amountUnderlying) external view returns (uint256);
        function underlyingToken() external view returns (address);

        error BalanceExceedsMaxTotalDeposits();
        error CurrentlyPaused();
        error MaxPerDepositExceedsMax();
        error NewSharesZero();
        error OnlyStrategyManager();
        error OnlyUnderlyingToken();
        error TotalSharesExceedsMax();
        error WithdrawalAmountExceedsTotalDeposits();
        // A duration vault is its own operator, and locks what it holds.
        function depositsOpen() external view returns (bool);
        function unlockTimestamp() external view returns (uint32);
        function withdrawalsOpen() external view returns (bool);
        error DepositExceedsMaxPerDeposit();
        error DepositsLocked();
        error MustBeDelegatedToVaultOperator();
        error WithdrawalsLockedDuringAllocations();
    }

    // https://etherscan.io/address/0x948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39
    #[sol(abi)]
    interface IAllocationManager {
        /// A share of an operator's magnitude that one operator set may slash, and its pending change.
        #[derive(Debug, PartialEq, Eq)]
        struct Allocation { uint64 currentMagnitude; int128 pendingDiff; uint32 effectBlock; }

        function ALLOCATION_CONFIGURATION_DELAY() external view returns (uint32);
        function DEALLOCATION_DELAY() external view returns (uint32);
        function SLASHER_CONFIGURATION_DELAY() external view returns (uint32);
        function getAVSRegistrar(address avs) external view returns (address);
        function getAllocatableMagnitude(address operator, address strategy) external view returns (uint64);
        function getAllocatedSets(address operator) external view returns (OperatorSet[]);
        function getAllocatedStake(OperatorSet operatorSet, address[] operators, address[] strategies) external view returns (uint256[][]);
        function getAllocatedStrategies(address operator, OperatorSet operatorSet) external view returns (address[]);
        function getAllocation(address operator, OperatorSet operatorSet, address strategy) external view returns (Allocation);
        function getAllocationDelay(address operator) external view returns (bool isSet, uint32 delay);
        function getAllocations(address[] operators, OperatorSet operatorSet, address strategy) external view returns (Allocation[]);
        function getEncumberedMagnitude(address operator, address strategy) external view returns (uint64);
        function getMaxMagnitude(address operator, address strategy) external view returns (uint64);
        function getMaxMagnitudes(address operator, address[] strategies) external view returns (uint64[]);
        function getMaxMagnitudesAtBlock(address operator, address[] strategies, uint32 blockNumber) external view returns (uint64[]);
        function getMemberCount(OperatorSet operatorSet) external view returns (uint256);
        function getMembers(OperatorSet operatorSet) external view returns (address[]);
        function getMinimumSlashableStake(OperatorSet operatorSet, address[] operators, address[] strategies, uint32 futureBlock) external view returns (uint256[][] slashableStake);
        function getOperatorSetCount(address avs) external view returns (uint256);
        function getPendingSlasher(OperatorSet operatorSet) external view returns (address slasher, uint32 effectBlock);
        function getRedistributionRecipient(OperatorSet operatorSet) external view returns (address);
        function getRegisteredSets(address operator) external view returns (OperatorSet[]);
        function getSlashCount(OperatorSet operatorSet) external view returns (uint256);
        function getSlasher(OperatorSet operatorSet) external view returns (address);
        function getStrategiesInOperatorSet(OperatorSet operatorSet) external view returns (address[]);
        function getStrategyAllocations(address operator, address strategy) external view returns (OperatorSet[] sets, Allocation[] allocations);
        function isMemberOfOperatorSet(address operator, OperatorSet operatorSet) external view returns (bool);
        function isOperatorRedistributable(address operator) external view returns (bool);
        function isOperatorSet(OperatorSet operatorSet) external view returns (bool);
        function isOperatorSlashable(address operator, OperatorSet operatorSet) external view returns (bool);
        function isRedistributingOperatorSet(OperatorSet operatorSet) external view returns (bool);

        event AVSMetadataURIUpdated(address indexed avs, string metadataURI);
        event AVSRegistrarSet(address avs, address registrar);
        event AllocationDelaySet(address operator, uint32 delay, uint32 effectBlock);
        event AllocationUpdated(address operator, OperatorSet operatorSet, address strategy, uint64 magnitude, uint32 effectBlock);
        event MaxMagnitudeUpdated(address operator, address strategy, uint64 maxMagnitude);
        event OperatorAddedToOperatorSet(address indexed operator, OperatorSet operatorSet);
        event OperatorRemovedFromOperatorSet(address indexed operator, OperatorSet operatorSet);
        event OperatorSetCreated(OperatorSet operatorSet);
        event OperatorSlashed(address operator, OperatorSet operatorSet, address[] strategies, uint256[] wadSlashed, string description);
        event RedistributionAddressSet(OperatorSet operatorSet, address redistributionRecipient);
        event SlasherMigrated(OperatorSet operatorSet, address slasher);
        event SlasherUpdated(OperatorSet operatorSet, address slasher, uint32 effectBlock);
        event StrategyAddedToOperatorSet(OperatorSet operatorSet, address strategy);
        event StrategyRemovedFromOperatorSet(OperatorSet operatorSet, address strategy);
    }

    // https://etherscan.io/address/0x7750d328b314EfFa365A0402CcfD489B80B0adda
    #[sol(abi)]
    interface IRewardsCoordinator {
        #[derive(Debug, PartialEq, Eq)]
        struct DistributionRoot { bytes32 root; uint32 rewardsCalculationEndTimestamp; uint32 activatedAt; bool disabled; }
        #[derive(Debug, PartialEq, Eq)]
        struct EarnerTreeMerkleLeaf { address earner; bytes32 earnerTokenRoot; }
        #[derive(Debug, PartialEq, Eq)]
        struct TokenTreeMerkleLeaf { address token; uint256 cumulativeEarnings; }
        #[derive(Debug, PartialEq, Eq)]
        struct RewardsMerkleClaim { uint32 rootIndex; uint32 earnerIndex; bytes earnerTreeProof; EarnerTreeMerkleLeaf earnerLeaf; uint32[] tokenIndices; bytes[] tokenTreeProofs; TokenTreeMerkleLeaf[] tokenLeaves; }

        function processClaim(RewardsMerkleClaim claim, address recipient) external;
        function setClaimerFor(address claimer) external;

        function activationDelay() external view returns (uint32);
        function checkClaim(RewardsMerkleClaim claim) external view returns (bool);
        function claimerFor(address earner) external view returns (address claimer);
        function cumulativeClaimed(address earner, address token) external view returns (uint256 totalClaimed);
        function defaultOperatorSplitBips() external view returns (uint16);
        function getCurrentClaimableDistributionRoot() external view returns (DistributionRoot);
        function getDistributionRootAtIndex(uint256 index) external view returns (DistributionRoot);
        function getDistributionRootsLength() external view returns (uint256);
        function getOperatorAVSSplit(address operator, address avs) external view returns (uint16);
        function getOperatorPISplit(address operator) external view returns (uint16);
        function getOperatorSetSplit(address operator, OperatorSet operatorSet) external view returns (uint16);
        function getRootIndexFromHash(bytes32 rootHash) external view returns (uint32);
        function paused(uint8 index) external view returns (bool);

        event ClaimerForSet(address indexed earner, address indexed oldClaimer, address indexed claimer);
        event RewardsClaimed(bytes32 root, address indexed earner, address indexed claimer, address indexed recipient, address token, uint256 claimedAmount);

        error CurrentlyPaused();
        error EarningsNotGreaterThanClaimed();
        error EmptyRoot();
        error InputAddressZero();
        error InputArrayLengthMismatch();
        error InputArrayLengthZero();
        error InvalidClaimProof();
        error InvalidEarner();
        error InvalidEarnerLeafIndex();
        error InvalidProofLength();
        error InvalidRootIndex();
        error InvalidTokenLeafIndex();
        error RootDisabled();
        error RootNotActivated();
        error UnauthorizedCaller();
    }

    // https://etherscan.io/address/0x91E677b07F7AF907ec9a428aafA9fc14a0d3A338
    #[sol(abi)]
    interface IEigenPodManager {
        function beaconChainSlashingFactor(address podOwner) external view returns (uint64);
        function getPod(address podOwner) external view returns (address);
        function hasPod(address podOwner) external view returns (bool);
        function podOwnerDepositShares(address podOwner) external view returns (int256 shares);

        error CurrentlyPaused();
        error InvalidStrategy();
        error LegacyWithdrawalsNotCompleted();
        error SharesNegative();
        error SharesNotMultipleOfGwei();
    }

    // https://etherscan.io/address/0x53cC2D82E08370Fe1e44a96f69CEc7d5b54ae868, behind every pod.
    #[sol(abi)]
    interface IEigenPod {
        error CurrentlyPaused();
        error InsufficientWithdrawableBalance();
        error OnlyEigenPodManager();
    }

    // https://etherscan.io/address/0x135dda560e946695d6f155dacafc6f1f25c1f5af
    #[sol(abi)]
    interface IAVSDirectory {
        function avsOperatorStatus(address avs, address operator) external view returns (uint8);
        event AVSMetadataURIUpdated(address indexed avs, string metadataURI);
        event OperatorAVSRegistrationStatusUpdated(address indexed operator, address indexed avs, uint8 status);
    }

    // https://etherscan.io/address/0x25E5F8B1E7aDf44518d35D5B2271f114e081f0E5
    interface IPermissionController {
        function getAdmins(address account) external view returns (address[]);
        function getAppointees(address account, address target, bytes4 selector) external view returns (address[]);
    }

    // https://etherscan.io/address/0x27a84740FdDed5B7D66d9bb6E5d1DEA6eb0C0129
    #[sol(abi)]
    interface IProtocolRegistry {
        function getAddress(string name) external view returns (address);
        function version() external view returns (string);
    }

    // https://eips.ethereum.org/EIPS/eip-1271
    interface IERC1271 {
        function isValidSignature(bytes32 hash, bytes signature) external view returns (bytes4 magicValue);
    }
}

#[cfg(test)]
mod tests;
