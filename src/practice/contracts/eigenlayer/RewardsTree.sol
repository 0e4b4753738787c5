// SPDX-License-Identifier: MIT OR Apache-2.0
pragma solidity 0.8.37;

import {EmptyRoot, InvalidClaimProof, InvalidIndex, InvalidProofLength} from "./Errors.sol";

struct EarnerTreeMerkleLeaf {
    address earner;
    bytes32 earnerTokenRoot;
}

struct TokenTreeMerkleLeaf {
    address token;
    uint256 cumulativeEarnings;
}

struct RewardsMerkleClaim {
    uint32 rootIndex;
    uint32 earnerIndex;
    bytes earnerTreeProof;
    EarnerTreeMerkleLeaf earnerLeaf;
    uint32[] tokenIndices;
    bytes[] tokenTreeProofs;
    TokenTreeMerkleLeaf[] tokenLeaves;
}

/// The two trees of a distribution: earners, and each earner's tokens.
library RewardsTree {
    /// Tells an earner's leaf from a token's, which is just as long.
    uint8 private constant EARNER_SALT = 0;
    uint8 private constant TOKEN_SALT = 1;

    function leaf(EarnerTreeMerkleLeaf calldata earner) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(EARNER_SALT, earner.earner, earner.earnerTokenRoot));
    }

    function leaf(TokenTreeMerkleLeaf calldata token) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(TOKEN_SALT, token.token, token.cumulativeEarnings));
    }

    /// Nodes are hashed left to right, by the index: nothing is sorted.
    function requireIncluded(bytes32 root, bytes32 node, uint256 index, bytes calldata proof) internal pure {
        require(root != bytes32(0), EmptyRoot());
        require(proof.length % 32 == 0, InvalidProofLength());
        for (uint256 i; i < proof.length; i += 32) {
            bytes32 sibling = bytes32(proof[i:i + 32]);
            node = index & 1 == 0
                ? keccak256(abi.encodePacked(node, sibling))
                : keccak256(abi.encodePacked(sibling, node));
            index >>= 1;
        }
        require(index == 0, InvalidIndex());
        require(node == root, InvalidClaimProof());
    }
}
