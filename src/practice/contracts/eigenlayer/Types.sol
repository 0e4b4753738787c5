// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

/// A service and one of the groups of operators that secure it.
struct OperatorSet {
    address avs;
    uint32 id;
}

/// What left for the queue; its hash is its name. `withdrawer` is always the staker.
struct Withdrawal {
    address staker;
    address delegatedTo;
    address withdrawer;
    uint256 nonce;
    uint32 startBlock;
    address[] strategies;
    uint256[] scaledShares;
}

/// What a staker asks to withdraw, in deposit shares.
struct QueuedWithdrawalParams {
    address[] strategies;
    uint256[] depositShares;
    address __deprecated_withdrawer;
}

struct SignatureWithExpiry {
    bytes signature;
    uint256 expiry;
}

struct SignatureWithSaltAndExpiry {
    bytes signature;
    bytes32 salt;
    uint256 expiry;
}

/// How much of an operator's magnitude one operator set may slash, and the change that is on its way.
struct Allocation {
    uint64 currentMagnitude;
    int128 pendingDiff;
    uint32 effectBlock;
}

struct AllocateParams {
    OperatorSet operatorSet;
    address[] strategies;
    uint64[] newMagnitudes;
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

struct DeregisterParams {
    address operator;
    address avs;
    uint32[] operatorSetIds;
}

struct SlashingParams {
    address operator;
    uint32 operatorSetId;
    address[] strategies;
    uint256[] wadsToSlash;
    string description;
}

// Where slashed stake goes that nobody receives.
address constant BURN_ADDRESS = 0x00000000000000000000000000000000000E16E4;
// The strategy that stands for ether at validators; no contract is there.
address constant BEACON_CHAIN_ETH_STRATEGY = 0xbeaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0;
// One, in the fixed point of magnitudes and factors.
uint64 constant WAD = 1e18;

/// Names of operator sets: the service's address, then the number.
library OperatorSets {
    function key(OperatorSet memory set) internal pure returns (bytes32) {
        return bytes32(bytes20(set.avs)) | bytes32(uint256(set.id));
    }

    function fromKey(bytes32 word) internal pure returns (OperatorSet memory) {
        return OperatorSet(address(bytes20(word)), uint32(uint256(word)));
    }
}
