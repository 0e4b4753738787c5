//! A distribution of rewards is two Merkle trees, hashed as the RewardsCoordinator checks them.

use std::collections::BTreeMap;

use alloy::primitives::{Address, B256, Bytes, U256, keccak256};

/// Says that a leaf is an earner's (`RewardsCoordinator.calculateEarnerLeafHash`).
const EARNER_LEAF: u8 = 0;
/// Says that a leaf is a token's (`RewardsCoordinator.calculateTokenLeafHash`).
const TOKEN_LEAF: u8 = 1;

/// What each earner has earned of each token since the beginning, in the token's smallest units.
#[derive(Clone, Debug, Default)]
pub struct Distribution(BTreeMap<Address, BTreeMap<Address, U256>>);

/// A proof that an earner earned some tokens, as `processClaim` takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The root of the whole distribution.
    pub root: B256,
    /// The earner's place among the earners.
    pub earner_index: u32,
    /// The siblings of the earner's leaf, from the leaf up.
    pub earner_proof: Bytes,
    /// The root of the earner's tokens.
    pub token_root: B256,
    /// For each token: its place, the siblings of its leaf, the token and what was earned of it.
    pub tokens: Vec<(u32, Bytes, Address, U256)>,
}

impl Distribution {
    /// Sets what an earner has earned of a token.
    pub fn set(&mut self, earner: Address, token: Address, amount: U256) {
        self.0.entry(earner).or_default().insert(token, amount);
    }

    /// What an earner has earned, by token.
    pub fn earned(&self, earner: Address) -> impl Iterator<Item = (Address, U256)> {
        self.0.get(&earner).into_iter().flatten().map(|(token, amount)| (*token, *amount))
    }

    /// The root that is posted on the chain.
    pub fn root(&self) -> B256 {
        top(&self.earner_leaves())
    }

    /// Proves what an earner earned of some tokens, or of all if none is named; `None` if one of them was not earned.
    pub fn prove(&self, earner: Address, wanted: &[Address]) -> Option<Proof> {
        let tokens = self.0.get(&earner)?;
        let token_leaves = leaves_of(tokens);
        let wanted = if wanted.is_empty() { tokens.keys().copied().collect() } else { wanted.to_vec() };
        let prove = |token: Address| {
            let index = tokens.keys().position(|known| *known == token)?;
            Some((u32::try_from(index).ok()?, siblings(&token_leaves, index), token, *tokens.get(&token)?))
        };
        let index = self.0.keys().position(|known| *known == earner)?;
        let earner_leaves = self.earner_leaves();
        Some(Proof {
            root: top(&earner_leaves),
            earner_index: u32::try_from(index).ok()?,
            earner_proof: siblings(&earner_leaves, index),
            token_root: top(&token_leaves),
            tokens: wanted.into_iter().map(prove).collect::<Option<_>>()?,
        })
    }

    fn earner_leaves(&self) -> Vec<B256> {
        let leaf = |(earner, tokens): (&Address, &BTreeMap<Address, U256>)| {
            keccak256([&[EARNER_LEAF], earner.as_slice(), top(&leaves_of(tokens)).as_slice()].concat())
        };
        self.0.iter().map(leaf).collect()
    }
}

fn leaves_of(tokens: &BTreeMap<Address, U256>) -> Vec<B256> {
    let leaf = |(token, amount): (&Address, &U256)| keccak256([&[TOKEN_LEAF], token.as_slice(), &amount.to_be_bytes::<32>()].concat());
    tokens.iter().map(leaf).collect()
}

/// The leaves, padded with zeros to a power of two, and each row of parents above them.
fn rows(leaves: &[B256]) -> Vec<Vec<B256>> {
    let mut row = leaves.to_vec();
    row.resize(leaves.len().next_power_of_two(), B256::ZERO);
    let mut rows = vec![row];
    while let Some(row) = rows.last().filter(|row| row.len() > 1) {
        rows.push(row.chunks_exact(2).map(|pair| keccak256(pair.concat())).collect());
    }
    rows
}

fn top(leaves: &[B256]) -> B256 {
    rows(leaves).pop().and_then(|row| row.first().copied()).unwrap_or_default()
}

fn siblings(leaves: &[B256], index: usize) -> Bytes {
    let mut rows = rows(leaves);
    rows.pop();
    let sibling = |(height, row): (usize, &Vec<B256>)| row.get((index >> height) ^ 1).copied().unwrap_or_default();
    rows.iter().enumerate().map(sibling).collect::<Vec<_>>().concat().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(byte: u8) -> B256 {
        B256::repeat_byte(byte)
    }

    #[test]
    fn one_leaf_is_its_own_root() {
        assert_eq!((top(&[leaf(1)]), siblings(&[leaf(1)], 0)), (leaf(1), Bytes::new()));
    }

    #[test]
    fn three_leaves_are_padded_with_zeros() {
        let pair = |a: B256, b: B256| keccak256([a, b].concat());
        let (left, right) = (pair(leaf(1), leaf(2)), pair(leaf(3), B256::ZERO));
        assert_eq!(top(&[leaf(1), leaf(2), leaf(3)]), pair(left, right));
        assert_eq!(siblings(&[leaf(1), leaf(2), leaf(3)], 2), Bytes::from([B256::ZERO, left].concat()));
    }

    #[test]
    fn what_was_not_earned_is_not_proved() {
        let (earner, token) = (Address::repeat_byte(1), Address::repeat_byte(2));
        let mut distribution = Distribution::default();
        distribution.set(earner, token, U256::ONE);
        assert!(distribution.prove(earner, &[token]).is_some());
        assert!(distribution.prove(earner, &[Address::ZERO]).is_none());
        assert!(distribution.prove(token, &[]).is_none());
    }
}
