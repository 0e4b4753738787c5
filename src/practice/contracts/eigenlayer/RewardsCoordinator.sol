// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "../common/IERC20.sol";
import {Owned} from "../common/Owned.sol";
import {Tokens} from "../common/Tokens.sol";
import {
    EarningsNotGreaterThanClaimed,
    InputArrayLengthMismatch,
    InvalidEarner,
    InvalidEarnerLeafIndex,
    InvalidRoot,
    InvalidRootIndex,
    InvalidTokenLeafIndex,
    NewRootMustBeForNewCalculatedPeriod,
    RewardsEndTimestampNotElapsed,
    RootAlreadyActivated,
    RootDisabled,
    RootNotActivated,
    UnauthorizedCaller
} from "./Errors.sol";
import {IAllocationManager, IDelegationManager, IPermissionController} from "./Interfaces.sol";
import {Pausable, PauserRegistry} from "./Pausable.sol";
import {Permissioned} from "./Permissioned.sol";
import {RewardSplits} from "./RewardSplits.sol";
import {EarnerTreeMerkleLeaf, RewardsMerkleClaim, RewardsTree, TokenTreeMerkleLeaf} from "./RewardsTree.sol";

/// Pays what a posted distribution says that an earner has earned, less what was claimed before.
contract RewardsCoordinator is RewardSplits {
    using RewardsTree for *;
    using Tokens for IERC20;

    uint8 private constant CLAIMS = 2;
    uint8 private constant ROOTS = 3;

    struct DistributionRoot {
        bytes32 root;
        uint32 rewardsCalculationEndTimestamp;
        uint32 activatedAt;
        bool disabled;
    }

    uint32 public constant CALCULATION_INTERVAL_SECONDS = 1 days;
    IDelegationManager public immutable delegationManager;

    address public rewardsUpdater;
    uint32 public currRewardsCalculationEndTimestamp;
    mapping(address => address) public claimerFor;
    mapping(address => mapping(address => uint256)) public cumulativeClaimed;
    DistributionRoot[] private _roots;

    event ClaimerForSet(address indexed earner, address indexed oldClaimer, address indexed claimer);
    event DistributionRootDisabled(uint32 indexed rootIndex);
    event DistributionRootSubmitted(
        uint32 indexed rootIndex,
        bytes32 indexed root,
        uint32 indexed rewardsCalculationEndTimestamp,
        uint32 activatedAt
    );
    event RewardsClaimed(
        bytes32 root,
        address indexed earner,
        address indexed claimer,
        address indexed recipient,
        address token,
        uint256 claimedAmount
    );
    event RewardsUpdaterSet(address indexed oldRewardsUpdater, address indexed newRewardsUpdater);

    modifier onlyUpdater() {
        require(msg.sender == rewardsUpdater, UnauthorizedCaller());
        _;
    }

    constructor(
        IDelegationManager delegation,
        IAllocationManager allocation,
        PauserRegistry registry,
        IPermissionController permissions,
        uint32 delay,
        uint16 defaultSplit,
        address initialOwner
    )
        Owned(initialOwner)
        Pausable(registry)
        Permissioned(permissions)
        RewardSplits(allocation, delay, defaultSplit)
    {
        delegationManager = delegation;
        _setUpdater(initialOwner);
    }

    function setRewardsUpdater(address updater) external onlyOwner {
        _setUpdater(updater);
    }

    function submitRoot(bytes32 root, uint32 rewardsCalculationEndTimestamp)
        external
        whenNotPaused(ROOTS)
        onlyUpdater
    {
        require(
            rewardsCalculationEndTimestamp > currRewardsCalculationEndTimestamp, NewRootMustBeForNewCalculatedPeriod()
        );
        require(rewardsCalculationEndTimestamp < block.timestamp, RewardsEndTimestampNotElapsed());
        uint32 activatedAt = uint32(block.timestamp) + activationDelay;
        uint32 index = uint32(_roots.length);
        _roots.push(DistributionRoot(root, rewardsCalculationEndTimestamp, activatedAt, false));
        currRewardsCalculationEndTimestamp = rewardsCalculationEndTimestamp;
        emit DistributionRootSubmitted(index, root, rewardsCalculationEndTimestamp, activatedAt);
    }

    function disableRoot(uint32 rootIndex) external whenNotPaused(ROOTS) onlyUpdater {
        require(rootIndex < _roots.length, InvalidRootIndex());
        DistributionRoot storage root = _roots[rootIndex];
        require(!root.disabled, RootDisabled());
        require(block.timestamp < root.activatedAt, RootAlreadyActivated());
        root.disabled = true;
        emit DistributionRootDisabled(rootIndex);
    }

    /// Hands the right to claim, also what was earned before, to `claimer`.
    function setClaimerFor(address claimer) external {
        _setClaimer(msg.sender, claimer);
    }

    function setClaimerFor(address earner, address claimer) external onlyFor(earner) {
        bool known = delegationManager.isOperator(earner) || allocationManager.getOperatorSetCount(earner) > 0;
        require(known, InvalidEarner());
        _setClaimer(earner, claimer);
    }

    function processClaim(RewardsMerkleClaim calldata claim, address recipient) external whenNotPaused(CLAIMS) {
        _process(claim, recipient);
    }

    function processClaims(RewardsMerkleClaim[] calldata claims, address recipient) external whenNotPaused(CLAIMS) {
        for (uint256 i; i < claims.length; ++i) _process(claims[i], recipient);
    }

    function checkClaim(RewardsMerkleClaim calldata claim) external view returns (bool) {
        _checkClaim(claim);
        return true;
    }

    function getDistributionRootsLength() external view returns (uint256) {
        return _roots.length;
    }

    function getDistributionRootAtIndex(uint256 index) external view returns (DistributionRoot memory) {
        return _roots[index];
    }

    function getCurrentDistributionRoot() external view returns (DistributionRoot memory) {
        return _roots[_roots.length - 1];
    }

    /// The newest root that may be claimed against now; an empty one if there is none.
    function getCurrentClaimableDistributionRoot() external view returns (DistributionRoot memory root) {
        for (uint256 i = _roots.length; i > 0; --i) {
            root = _roots[i - 1];
            if (!root.disabled && block.timestamp >= root.activatedAt) return root;
        }
        delete root;
    }

    function getRootIndexFromHash(bytes32 rootHash) external view returns (uint32) {
        for (uint256 i = _roots.length; i > 0; --i) {
            if (_roots[i - 1].root == rootHash) return uint32(i - 1);
        }
        revert InvalidRoot();
    }

    function calculateEarnerLeafHash(EarnerTreeMerkleLeaf calldata leaf) external pure returns (bytes32) {
        return leaf.leaf();
    }

    function calculateTokenLeafHash(TokenTreeMerkleLeaf calldata leaf) external pure returns (bytes32) {
        return leaf.leaf();
    }

    function _process(RewardsMerkleClaim calldata claim, address recipient) private {
        bytes32 root = _checkClaim(claim);
        address earner = claim.earnerLeaf.earner;
        address claimer = claimerFor[earner];
        if (claimer == address(0)) claimer = earner;
        require(msg.sender == claimer, UnauthorizedCaller());
        for (uint256 i; i < claim.tokenLeaves.length; ++i) {
            TokenTreeMerkleLeaf calldata leaf = claim.tokenLeaves[i];
            uint256 claimed = cumulativeClaimed[earner][leaf.token];
            // One token with nothing new undoes the whole claim.
            require(leaf.cumulativeEarnings > claimed, EarningsNotGreaterThanClaimed());
            cumulativeClaimed[earner][leaf.token] = leaf.cumulativeEarnings;
            uint256 amount = leaf.cumulativeEarnings - claimed;
            IERC20(leaf.token).send(recipient, amount);
            emit RewardsClaimed(root, earner, claimer, recipient, leaf.token, amount);
        }
    }

    function _checkClaim(RewardsMerkleClaim calldata claim) private view returns (bytes32) {
        DistributionRoot storage root = _roots[claim.rootIndex];
        require(!root.disabled, RootDisabled());
        require(block.timestamp >= root.activatedAt, RootNotActivated());
        require(claim.tokenIndices.length == claim.tokenTreeProofs.length, InputArrayLengthMismatch());
        require(claim.tokenTreeProofs.length == claim.tokenLeaves.length, InputArrayLengthMismatch());
        require(_fits(claim.earnerIndex, claim.earnerTreeProof), InvalidEarnerLeafIndex());
        root.root.requireIncluded(claim.earnerLeaf.leaf(), claim.earnerIndex, claim.earnerTreeProof);
        for (uint256 i; i < claim.tokenIndices.length; ++i) {
            uint32 index = claim.tokenIndices[i];
            bytes calldata proof = claim.tokenTreeProofs[i];
            require(_fits(index, proof), InvalidTokenLeafIndex());
            claim.earnerLeaf.earnerTokenRoot.requireIncluded(claim.tokenLeaves[i].leaf(), index, proof);
        }
        return root.root;
    }

    /// Whether the tree whose height the proof shows has a leaf of that index.
    function _fits(uint256 index, bytes calldata proof) private pure returns (bool) {
        return index < 1 << proof.length / 32;
    }

    function _setClaimer(address earner, address claimer) private {
        emit ClaimerForSet(earner, claimerFor[earner], claimer);
        claimerFor[earner] = claimer;
    }

    function _setUpdater(address updater) private {
        emit RewardsUpdaterSet(rewardsUpdater, updater);
        rewardsUpdater = updater;
    }
}
