//! A reward distribution is a tree of earners over trees of tokens, as the reward coordinator hashes them.

use std::{collections::BTreeMap, iter::zip};

use alloy::primitives::{Address, B256, Bytes, U256, keccak256};
use serde_json::{Value, json};

use super::abi::RewardsCoordinator::{EarnerTreeMerkleLeaf, RewardsMerkleClaim, TokenTreeMerkleLeaf};

/// What separates the hash of an earner's leaf from a node's.
const EARNER_SALT: u8 = 0;

/// What separates the hash of a token's leaf from a node's.
const TOKEN_SALT: u8 = 1;

/// Cumulative earnings by earner and token, both ascending.
#[derive(Default)]
pub struct Distribution {
    rows: BTreeMap<Address, BTreeMap<Address, U256>>,
}

impl Distribution {
    /// Adds what `earner` has earned of `token` since the beginning.
    pub fn add(&mut self, earner: Address, token: Address, amount: U256) {
        self.rows.entry(earner).or_default().insert(token, amount);
    }

    /// Returns what all earners together have earned of `token`.
    pub fn total(&self, token: Address) -> U256 {
        self.rows.values().filter_map(|earned| earned.get(&token)).sum()
    }

    /// Returns the root of the tree of earners.
    pub fn root(&self) -> B256 {
        root(self.earner_leaves())
    }

    /// Returns the claim of `earner` to all of its tokens.
    pub fn claim(&self, root_index: u32, earner: Address) -> RewardsMerkleClaim {
        let earned = &self.rows[&earner];
        let leaves = token_leaves(earned);
        let position = self.rows.keys().position(|other| *other == earner).expect("the earner is in the tree");
        let count = u32::try_from(earned.len()).expect("few tokens");
        RewardsMerkleClaim {
            rootIndex: root_index,
            earnerIndex: u32::try_from(position).expect("few earners"),
            earnerTreeProof: proof(self.earner_leaves(), position),
            earnerLeaf: EarnerTreeMerkleLeaf { earner, earnerTokenRoot: root(leaves.clone()) },
            tokenIndices: (0..count).collect(),
            tokenTreeProofs: (0..earned.len()).map(|index| proof(leaves.clone(), index)).collect(),
            tokenLeaves: earned.iter().map(|(&token, &amount)| TokenTreeMerkleLeaf { token, cumulativeEarnings: amount }).collect(),
        }
    }

    /// Returns that claim as the sidecar writes it: JSON of a protocol buffer, bytes in base64.
    pub fn sidecar_answer(&self, root_index: u32, earner: Address) -> Value {
        let claim = self.claim(root_index, earner);
        let leaves: Vec<Value> = claim
            .tokenLeaves
            .iter()
            .map(|leaf| json!({ "token": leaf.token, "cumulativeEarnings": leaf.cumulativeEarnings.to_string() }))
            .collect();
        json!({ "proof": {
            "root": base64(self.root().as_slice()),
            "rootIndex": claim.rootIndex,
            "earnerIndex": claim.earnerIndex,
            "earnerTreeProof": base64(&claim.earnerTreeProof),
            "earnerLeaf": {
                "earner": claim.earnerLeaf.earner,
                "earnerTokenRoot": base64(claim.earnerLeaf.earnerTokenRoot.as_slice()),
            },
            "tokenIndices": claim.tokenIndices,
            "tokenTreeProofs": claim.tokenTreeProofs.iter().map(|proof| base64(proof)).collect::<Vec<_>>(),
            "tokenLeaves": leaves,
        } })
    }

    fn earner_leaves(&self) -> Vec<B256> {
        self.rows
            .iter()
            .map(|(earner, earned)| keccak256([&[EARNER_SALT], earner.as_slice(), root(token_leaves(earned)).as_slice()].concat()))
            .collect()
    }
}

fn token_leaves(earned: &BTreeMap<Address, U256>) -> Vec<B256> {
    earned.iter().map(|(token, amount)| keccak256([&[TOKEN_SALT], token.as_slice(), &amount.to_be_bytes::<32>()].concat())).collect()
}

/// Pairs a level up, the missing leaves being zero.
fn parents(level: &[B256]) -> Vec<B256> {
    level.chunks(2).map(|pair| keccak256([pair[0], pair[1]].concat())).collect()
}

fn padded(mut leaves: Vec<B256>) -> Vec<B256> {
    leaves.resize(leaves.len().next_power_of_two(), B256::ZERO);
    leaves
}

fn root(leaves: Vec<B256>) -> B256 {
    let mut level = padded(leaves);
    while level.len() > 1 {
        level = parents(&level);
    }
    level[0]
}

fn proof(leaves: Vec<B256>, mut position: usize) -> Bytes {
    let mut level = padded(leaves);
    let mut siblings = Vec::new();
    while level.len() > 1 {
        siblings.extend_from_slice(level[position ^ 1].as_slice());
        level = parents(&level);
        position /= 2;
    }
    siblings.into()
}

/// Writes bytes in the base64 of RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0, |group, index| group << 8 | usize::from(chunk.get(index).copied().unwrap_or(0)));
        for (index, shift) in zip(0.., [18, 12, 6, 0]) {
            let digit = char::from(ALPHABET[group >> shift & 63]);
            text.push(if index <= chunk.len() { digit } else { '=' });
        }
    }
    text
}

#[test]
fn base64_pads_as_the_rfc_says() {
    let examples = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
    for (plain, encoded) in examples {
        assert_eq!(base64(plain.as_bytes()), encoded);
    }
}
