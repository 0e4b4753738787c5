//! The Merkle trees behind a distribution root: a token tree for each earner, and one tree over the earners.
//!
//! A leaf is hashed with a salt of its kind, a node is `keccak256(left ‖ right)`, and the leaves are padded with zero
//! words to a power of two, as the `RewardsCoordinator` verifies them.

use super::super::abi::IRewardsCoordinator::{EarnerTreeMerkleLeaf, RewardsMerkleClaim, TokenTreeMerkleLeaf};
use alloy::primitives::{Address, B256, Bytes, U256, keccak256};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;

/// Source: `EARNER_LEAF_SALT` of the `RewardsCoordinator`.
const EARNER_SALT: u8 = 0;
/// Source: `TOKEN_LEAF_SALT` of the `RewardsCoordinator`.
const TOKEN_SALT: u8 = 1;
/// The bytes of a hash.
const WORD: usize = 32;

/// What everybody earned in all, by earner and token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution(BTreeMap<Address, BTreeMap<Address, U256>>);

impl Distribution {
    /// Adds a row; a later row of the same earner and token takes the place of an earlier one.
    pub fn insert(&mut self, earner: Address, token: Address, cumulative: U256) {
        self.0.entry(earner).or_default().insert(token, cumulative);
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The distribution root.
    ///
    /// # Errors
    /// When there are no rows.
    pub fn root(&self) -> Result<B256> {
        self.earners()?.root()
    }

    /// The claim of everything that `earner` earned; `None` where there is nothing.
    ///
    /// # Errors
    /// When the tree has more leaves than an index can say.
    pub fn claim(&self, earner: Address, root_index: u32) -> Result<Option<RewardsMerkleClaim>> {
        let Some(earned) = self.0.get(&earner) else { return Ok(None) };
        let index = self.0.keys().position(|known| *known == earner).context("an earner is lost")?;
        let tokens = tokens(earned)?;
        let proofs = (0..earned.len()).map(|index| tokens.proof(index)).collect::<Result<_>>()?;
        Ok(Some(RewardsMerkleClaim {
            rootIndex: root_index,
            earnerIndex: u32::try_from(index)?,
            earnerTreeProof: self.earners()?.proof(index)?,
            earnerLeaf: EarnerTreeMerkleLeaf { earner, earnerTokenRoot: tokens.root()? },
            tokenIndices: (0..u32::try_from(earned.len())?).collect(),
            tokenTreeProofs: proofs,
            tokenLeaves: earned.iter().map(|(token, amount)| TokenTreeMerkleLeaf { token: *token, cumulativeEarnings: *amount }).collect(),
        }))
    }

    fn earners(&self) -> Result<Tree> {
        let leaf = |(earner, earned): (&Address, &BTreeMap<Address, U256>)| Ok(earner_leaf(*earner, tokens(earned)?.root()?));
        Tree::new(self.0.iter().map(leaf).collect::<Result<_>>()?)
    }
}

fn tokens(earned: &BTreeMap<Address, U256>) -> Result<Tree> {
    Tree::new(earned.iter().map(|(token, amount)| token_leaf(*token, *amount)).collect())
}

/// The leaf of what an earner earned of one token.
pub(super) fn token_leaf(token: Address, cumulative: U256) -> B256 {
    let amount = cumulative.to_be_bytes::<WORD>();
    keccak256([[TOKEN_SALT].as_slice(), token.as_slice(), amount.as_slice()].concat())
}

/// The leaf of an earner.
pub(super) fn earner_leaf(earner: Address, token_root: B256) -> B256 {
    keccak256([[EARNER_SALT].as_slice(), earner.as_slice(), token_root.as_slice()].concat())
}

fn node(left: B256, right: B256) -> B256 {
    keccak256([left.as_slice(), right.as_slice()].concat())
}

/// Whether `proof` leads from `leaf` at `index` to `root`; an index beyond the proof's height never does.
pub(super) fn leads(leaf: B256, index: u32, proof: &[u8], root: B256) -> bool {
    let (siblings, rest) = proof.as_chunks::<WORD>();
    let mut index = u64::from(index);
    let mut hash = leaf;
    for sibling in siblings {
        hash = if index.is_multiple_of(2) { node(hash, sibling.into()) } else { node(sibling.into(), hash) };
        index >>= 1;
    }
    rest.is_empty() && index == 0 && hash == root && !root.is_zero()
}

/// Refuses a claim whose proofs do not lead to `root`.
///
/// # Errors
/// When a proof is wrong, or there is not one for each token.
pub(super) fn verify(claim: &RewardsMerkleClaim, root: B256) -> Result<()> {
    let count = claim.tokenLeaves.len();
    let complete = count == claim.tokenIndices.len() && count == claim.tokenTreeProofs.len();
    ensure!(complete, "the claim has {count} tokens and another number of proofs");
    let leaf = earner_leaf(claim.earnerLeaf.earner, claim.earnerLeaf.earnerTokenRoot);
    ensure!(leads(leaf, claim.earnerIndex, &claim.earnerTreeProof, root), "the earner's proof does not lead to the distribution root");
    for ((token, index), proof) in claim.tokenLeaves.iter().zip(&claim.tokenIndices).zip(&claim.tokenTreeProofs) {
        let leaf = token_leaf(token.token, token.cumulativeEarnings);
        let proved = leads(leaf, *index, proof, claim.earnerLeaf.earnerTokenRoot);
        ensure!(proved, "the proof of the token {} does not lead to the earner's root", token.token);
    }
    Ok(())
}

/// A tree with all its layers, the leaves first.
struct Tree(Vec<Vec<B256>>);

impl Tree {
    fn new(mut leaves: Vec<B256>) -> Result<Self> {
        ensure!(!leaves.is_empty(), "a tree without leaves has no root");
        leaves.resize(leaves.len().next_power_of_two(), B256::ZERO);
        let mut layers = vec![leaves];
        while let Some(layer) = layers.last().filter(|layer| layer.len() > 1) {
            layers.push(layer.as_chunks::<2>().0.iter().map(|[left, right]| node(*left, *right)).collect());
        }
        Ok(Self(layers))
    }

    fn root(&self) -> Result<B256> {
        self.0.last().and_then(|top| top.first()).copied().context("a tree without leaves has no root")
    }

    fn proof(&self, mut index: usize) -> Result<Bytes> {
        let mut proof = vec![];
        for layer in self.0.iter().filter(|layer| layer.len() > 1) {
            proof.extend_from_slice(layer.get(index ^ 1).context("a leaf is lost")?.as_slice());
            index >>= 1;
        }
        Ok(proof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn earner(n: u8) -> Address {
        Address::repeat_byte(n)
    }

    fn rows(count: u8) -> Distribution {
        let mut rows = Distribution::default();
        for n in 1..=count {
            for token in 1..=n {
                rows.insert(earner(n), Address::repeat_byte(token), U256::from(n) * U256::from(token));
            }
        }
        rows
    }

    #[test]
    fn one_leaf_is_its_own_root_and_needs_no_proof() {
        let rows = rows(1);
        let claim = rows.claim(earner(1), 7).unwrap().unwrap();
        assert_eq!(claim.earnerLeaf.earnerTokenRoot, token_leaf(earner(1), U256::from(1)));
        assert_eq!(rows.root().unwrap(), earner_leaf(earner(1), claim.earnerLeaf.earnerTokenRoot));
        assert!(claim.earnerTreeProof.is_empty() && claim.tokenTreeProofs[0].is_empty());
        assert_eq!(claim.rootIndex, 7);
    }

    #[test]
    fn three_leaves_are_padded_with_a_plain_zero_word() {
        let leaves = [1, 2, 3].map(B256::repeat_byte);
        let tree = Tree::new(leaves.to_vec()).unwrap();
        let right = keccak256([leaves[2].as_slice(), B256::ZERO.as_slice()].concat());
        let left = keccak256([leaves[0].as_slice(), leaves[1].as_slice()].concat());
        assert_eq!(tree.root().unwrap(), keccak256([left.as_slice(), right.as_slice()].concat()));
        assert_eq!(tree.proof(2).unwrap(), [B256::ZERO.as_slice(), left.as_slice()].concat());
    }

    #[test]
    fn leaves_are_hashed_with_the_salt_of_their_kind() {
        let preimage = [[1].as_slice(), &[0x11; 20], &[0; 31], &[9]].concat();
        assert_eq!(token_leaf(earner(0x11), U256::from(9)), keccak256(preimage));
        let preimage = [[0].as_slice(), &[0x11; 20], &[0x22; 32]].concat();
        assert_eq!(earner_leaf(earner(0x11), B256::repeat_byte(0x22)), keccak256(preimage));
    }

    #[test]
    fn every_claim_of_a_distribution_leads_to_its_root() {
        for count in 1..=9 {
            let rows = rows(count);
            let root = rows.root().unwrap();
            for n in 1..=count {
                let claim = rows.claim(earner(n), 0).unwrap().unwrap();
                verify(&claim, root).unwrap();
                assert_eq!(claim.tokenLeaves.len(), usize::from(n));
                assert!(verify(&claim, B256::repeat_byte(1)).is_err());
            }
            assert!(rows.claim(earner(200), 0).unwrap().is_none());
        }
        assert!(Distribution::default().root().is_err());
    }

    #[test]
    fn a_claim_for_more_than_was_earned_is_refused() {
        let rows = rows(5);
        let root = rows.root().unwrap();
        let claim = rows.claim(earner(3), 0).unwrap().unwrap();
        let mut more = claim.clone();
        more.tokenLeaves[1].cumulativeEarnings += U256::from(1);
        assert!(verify(&more, root).unwrap_err().to_string().contains("token"));
        let mut other = claim.clone();
        other.earnerLeaf.earner = earner(4);
        assert!(verify(&other, root).is_err());
        let mut short = claim;
        short.tokenTreeProofs.pop();
        assert!(verify(&short, root).is_err());
    }

    #[test]
    fn an_index_beyond_the_tree_is_refused() {
        let tree = Tree::new([1, 2].map(B256::repeat_byte).to_vec()).unwrap();
        let (leaf, proof, root) = (B256::repeat_byte(1), tree.proof(0).unwrap(), tree.root().unwrap());
        assert!(leads(leaf, 0, &proof, root));
        assert!(!leads(leaf, 2, &proof, root));
        assert!(!leads(leaf, 0, &proof[..31], root));
        assert!(!leads(B256::ZERO, 0, &[], B256::ZERO));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(leaf: [u8; 32], index: u32, proof: Vec<u8>, root: [u8; 32]) {
            prop_assert!(!leads(leaf.into(), index, &proof, root.into()));
        }
    }
}
