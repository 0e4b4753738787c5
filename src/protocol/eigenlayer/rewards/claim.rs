//! Claim data as it is handed around: one earner's proof in the sidecar's or the contracts' spelling, or the rows of a whole distribution.
//!
//! Amounts are whole numbers or strings of digits; a float has lost digits already and is refused.

use super::{super::base64, tree::Distribution};
use crate::{
    error::Failure,
    label::Label,
    protocol::{
        eigenlayer::abi::IRewardsCoordinator::{EarnerTreeMerkleLeaf, RewardsMerkleClaim, TokenTreeMerkleLeaf},
        registry,
    },
};
use alloy::{
    hex,
    primitives::{Address, B256, U256},
};
use anyhow::{Context, Result, anyhow};
use serde::{Deserialize, Deserializer, de};
use serde_json::value::RawValue;
use std::borrow::Cow;

/// What a claim file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claims {
    /// The proof of what one earner earned.
    Proof(Box<Proof>),
    /// Everybody's cumulative earnings, to rebuild the tree from.
    Rows(Distribution),
}

/// One earner's proof, and the root that it says it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The root.
    pub root: B256,
    /// The claim.
    pub claim: RewardsMerkleClaim,
}

impl Claims {
    /// Reads a claim file: the sidecar's `claim-proof` answer, its proof alone, or JSON lines of cumulative amounts.
    ///
    /// # Errors
    /// When the text is none of them, or an amount is not a whole number.
    pub fn parse(text: &str) -> Result<Self> {
        let usage = || {
            Failure::usage("the claim data cannot be read")
                .hint("it is a sidecar's claim proof, or JSON lines of earner, token and cumulative_amount")
        };
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let peek: Option<Peek> = serde_json::from_str(first).ok();
        match peek {
            Some(Peek { earner: Some(_), token: Some(_) }) => rows(text).map(Self::Rows).with_context(usage),
            _ => Proof::parse(text.as_bytes()).map(|proof| Self::Proof(Box::new(proof))).with_context(usage),
        }
    }
}

impl Proof {
    /// Reads a proof, whether it stands alone or under `proof`.
    ///
    /// # Errors
    /// When a field is missing or not what it should be.
    pub(super) fn parse(text: &[u8]) -> Result<Self> {
        let wrapped: Wrapped = serde_json::from_slice(text)?;
        let written: Written = match wrapped.proof {
            Some(inner) => serde_json::from_str(inner.get())?,
            None => serde_json::from_slice(text)?,
        };
        written.read()
    }
}

fn rows(text: &str) -> Result<Distribution> {
    let mut rows = Distribution::default();
    for (number, line) in (1_usize..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line).with_context(|| format!("line {number}"))?;
        rows.insert(row.earner.0, row.token.0, row.cumulative_amount.0);
    }
    Ok(rows)
}

#[derive(Deserialize)]
struct Peek {
    earner: Option<de::IgnoredAny>,
    token: Option<de::IgnoredAny>,
}

#[derive(Deserialize)]
struct Wrapped {
    proof: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Row {
    earner: Account,
    token: Account,
    #[serde(alias = "amount")]
    cumulative_amount: Whole,
}

/// A proof as it is written. Protobuf leaves out what is zero or empty.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    #[serde(alias = "Root")]
    root: Blob,
    #[serde(alias = "RootIndex", default)]
    root_index: Whole,
    #[serde(alias = "EarnerIndex", default)]
    earner_index: Whole,
    #[serde(alias = "EarnerTreeProof", default)]
    earner_tree_proof: Blob,
    #[serde(alias = "EarnerLeaf")]
    earner_leaf: EarnerLeaf,
    #[serde(alias = "TokenIndices", alias = "leafIndices", alias = "LeafIndices", default)]
    token_indices: Vec<Whole>,
    #[serde(alias = "TokenTreeProofs", default)]
    token_tree_proofs: Vec<Blob>,
    #[serde(alias = "TokenLeaves", default)]
    token_leaves: Vec<TokenLeaf>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EarnerLeaf {
    #[serde(alias = "Earner")]
    earner: Account,
    #[serde(alias = "EarnerTokenRoot")]
    earner_token_root: Blob,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TokenLeaf {
    #[serde(alias = "Token")]
    token: Account,
    #[serde(alias = "CumulativeEarnings", default)]
    cumulative_earnings: Whole,
}

impl Written {
    fn read(self) -> Result<Proof> {
        let leaf = |leaf: TokenLeaf| TokenTreeMerkleLeaf { token: leaf.token.0, cumulativeEarnings: leaf.cumulative_earnings.0 };
        let claim = RewardsMerkleClaim {
            rootIndex: self.root_index.small()?,
            earnerIndex: self.earner_index.small()?,
            earnerTreeProof: self.earner_tree_proof.0.into(),
            earnerLeaf: EarnerTreeMerkleLeaf {
                earner: self.earner_leaf.earner.0,
                earnerTokenRoot: self.earner_leaf.earner_token_root.word()?,
            },
            tokenIndices: self.token_indices.into_iter().map(Whole::small).collect::<Result<_>>()?,
            tokenTreeProofs: self.token_tree_proofs.into_iter().map(|proof| proof.0.into()).collect(),
            tokenLeaves: self.token_leaves.into_iter().map(leaf).collect(),
        };
        Ok(Proof { root: self.root.word()?, claim })
    }
}

/// A whole number of any size, bare or in quotes.
#[derive(Clone, Copy, Default)]
pub(super) struct Whole(pub(super) U256);

impl Whole {
    pub(super) fn small(self) -> Result<u32> {
        u32::try_from(self.0).ok().with_context(|| format!("{} is no index", self.0))
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let text = raw.get();
        let digits = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
        let whole = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        let number = whole.then(|| U256::from_str_radix(digits, 10).ok()).flatten();
        number.map(Self).ok_or_else(|| de::Error::custom(format!("`{}` is not a whole number of 256 bits", Label::new(text, 80))))
    }
}

/// Bytes: hex after `0x`, else base64. A proof's hex is never as long as base64 is, so no text is both.
#[derive(Default)]
struct Blob(Vec<u8>);

impl Blob {
    fn word(self) -> Result<B256> {
        B256::try_from(self.0.as_slice()).map_err(|_| anyhow!("a hash has {} bytes, not 32", self.0.len()))
    }
}

impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let plain = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
        let bytes = plain.or_else(|| base64::decode(&text));
        bytes.map(Self).ok_or_else(|| de::Error::custom(format!("`{}` is neither hex nor base64", Label::new(&text, 80))))
    }
}

/// An address; a mistyped one is refused.
#[derive(Clone, Copy)]
pub(super) struct Account(pub(super) Address);

impl<'de> Deserialize<'de> for Account {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        let address = registry::address(&text).map_err(de::Error::custom)?;
        address.map(Self).ok_or_else(|| de::Error::custom(format!("`{}` is not an address", Label::new(&text, 80))))
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::tree::{self, verify},
        *,
    };

    const EARNER: Address = Address::repeat_byte(0xe1);
    const HUGE: &str = "1000000000000000000000000001";

    /// A distribution of two earners and two tokens, and its rows.
    fn lines() -> String {
        let row = |earner: u8, token: u8, amount: &str| {
            let [earner, token] = [earner, token].map(Address::repeat_byte);
            format!(r#"{{"earner":"{earner:#x}","token":"{token:#x}","snapshot":1716681600000,"cumulative_amount":{amount}}}"#)
        };
        [row(0xe1, 1, &format!("\"{HUGE}\"")), String::new(), row(0xe1, 2, "7"), row(0xe2, 1, "3")].join("\n")
    }

    fn claim() -> (B256, RewardsMerkleClaim) {
        let Claims::Rows(rows) = Claims::parse(&lines()).unwrap() else { panic!("these are rows") };
        (rows.root().unwrap(), rows.claim(EARNER, 3).unwrap().unwrap())
    }

    /// The same claim as the contracts' test data and the sidecar write it.
    fn written(claim: &RewardsMerkleClaim, root: B256) -> String {
        let [one, two] = claim.tokenTreeProofs.as_slice() else { panic!("two tokens") };
        let leaf = &claim.earnerLeaf;
        format!(
            r#"{{ "Root": "{root}", "RootIndex": 3, "EarnerIndex": 0, "EarnerTreeProof": "{}",
                "EarnerLeaf": {{ "Earner": "{:#x}", "EarnerTokenRoot": "{}" }}, "LeafIndices": [0, 1], "TokenTreeProofs": ["{one}", "{two}"],
                "TokenLeaves": [{{ "Token": "{:#x}", "CumulativeEarnings": {HUGE} }}, {{ "Token": "{:#x}", "CumulativeEarnings": 7 }}],
                "TokenTreeProofsNum": 2, "TokenLeavesNum": 2 }}"#,
            claim.earnerTreeProof, leaf.earner, leaf.earnerTokenRoot, claim.tokenLeaves[0].token, claim.tokenLeaves[1].token
        )
    }

    #[test]
    fn rows_rebuild_the_tree() {
        let (root, claim) = claim();
        verify(&claim, root).unwrap();
        assert_eq!(claim.tokenLeaves[0].cumulativeEarnings.to_string(), HUGE);
        assert_eq!(claim.earnerLeaf.earner, EARNER);
    }

    #[test]
    fn a_proof_keeps_every_digit() {
        let (root, claim) = claim();
        let text = written(&claim, root);
        let expected = Claims::Proof(Box::new(Proof { root, claim }));
        assert_eq!(Claims::parse(&text).unwrap(), expected);
        assert_eq!(Claims::parse(&format!(r#"{{"proof":{text}}}"#)).unwrap(), expected);
    }

    #[test]
    fn protobuf_leaves_out_zeros_and_writes_base64() {
        let ones = format!("{}=", "AQEB".repeat(10) + "AQE");
        let text = format!(
            r#"{{"proof":{{"root":"{ones}","earnerLeaf":{{"earner":"{EARNER:#x}","earnerTokenRoot":"{ones}"}},"tokenIndices":[0],
               "tokenTreeProofs":[""],"tokenLeaves":[{{"token":"{EARNER:#x}","cumulativeEarnings":"5"}}]}}}}"#
        );
        let Claims::Proof(proof) = Claims::parse(&text).unwrap() else { panic!("this is a proof") };
        assert_eq!((proof.root, proof.claim.rootIndex, proof.claim.earnerIndex), (B256::repeat_byte(1), 0, 0));
        assert!(proof.claim.earnerTreeProof.is_empty());
    }

    #[test]
    fn floats_and_other_half_numbers_are_refused() {
        for bad in ["1.5", "1.083011266e+19", "-1", "\"0x10\"", "\"\"", "\" 1\"", "null", "true", &"9".repeat(80)] {
            assert!(Claims::parse(&lines().replace("7}", &format!("{bad}}}"))).is_err(), "{bad}");
        }
        let err = format!("{:#}", Claims::parse(&lines().replace("7}", "1e3}")).unwrap_err());
        assert!(err.contains("line 3"), "{err}");
    }

    #[test]
    fn what_is_no_claim_data_is_refused() {
        for bad in ["", "{}", "[]", "null", r#"{"proof":null}"#, r#"{"earner":"0x1","token":"0x2","cumulative_amount":"1"}"#] {
            assert!(Claims::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    #[ignore = "needs the official vectors: set RESTAKE_VECTORS"]
    fn the_official_vectors_hold() {
        let folder = std::env::var("RESTAKE_VECTORS").unwrap();
        let mut count = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            let Claims::Proof(proof) = Claims::parse(&text).unwrap() else { panic!("these are proofs") };
            verify(&proof.claim, proof.root).unwrap();
            // Where the earner's tokens are all there, their tree can be rebuilt.
            let mut all = Distribution::default();
            proof.claim.tokenLeaves.iter().for_each(|leaf| all.insert(EARNER, leaf.token, leaf.cumulativeEarnings));
            if proof.claim.tokenTreeProofs[0].len() == all.claim(EARNER, 0).unwrap().unwrap().tokenTreeProofs[0].len() {
                assert_eq!(all.root().unwrap(), tree::earner_leaf(EARNER, proof.claim.earnerLeaf.earnerTokenRoot));
                count += 1;
            }
        }
        assert!(count > 0);
    }
}
