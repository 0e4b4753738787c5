//! What will be asked of the chain: plain data, with no way to reach the network.

use crate::label::Label;
use alloy::{
    network::TransactionBuilder,
    primitives::{Address, Bytes, U256},
    rpc::types::TransactionRequest,
    sol_types::SolCall,
};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// Ether is the asset at the zero address.
pub const ETHER: Address = Address::ZERO;

/// The three fields of a transaction that a protocol may choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The contract that is called.
    pub to: Address,
    /// The ether sent along, in wei.
    pub value: U256,
    /// The calldata.
    pub data: Bytes,
}

impl Call {
    /// A call that sends no ether.
    pub fn new(to: Address, call: &impl SolCall) -> Self {
        Self { to, value: U256::ZERO, data: call.abi_encode().into() }
    }

    /// The call as `from` asks a node for it.
    pub fn request(&self, from: Address) -> TransactionRequest {
        TransactionRequest::default().with_from(from).with_to(self.to).with_value(self.value).with_input(self.data.clone())
    }

    /// The same call, sending `value` wei along.
    #[must_use]
    pub fn paying(mut self, value: U256) -> Self {
        self.value = value;
        self
    }
}

/// What the number behind a [`Probe`] must do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// It grows by at least this much.
    Gains(U256),
    /// It shrinks by at most this much, and does not grow.
    Loses(U256),
    /// It is exactly this afterwards.
    Becomes(U256),
}

/// A number that a view call answers, watched where no token shows an effect, such as shares or a delegation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Probe {
    /// What the number is, in words that complete "brings at least 5 …".
    #[serde(deserialize_with = "plain")]
    pub what: String,
    /// How many decimals the number is shown with.
    pub decimals: u8,
    /// The view call.
    pub call: Call,
    /// Which 32-byte word of the answer holds the number.
    pub word: usize,
    /// What the number must do.
    pub expect: Expect,
}

/// The one allowance a step may give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The token that may be taken.
    pub token: Address,
    /// Who may take it.
    pub spender: Address,
    /// How much, in the token's smallest unit.
    pub amount: U256,
}

/// One transaction, and the bounds that its effects must stay within.
///
/// An asset that is not in `spends` must not leave the owner, and a spender
/// that is not in `grants` must not gain an allowance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What the step does, as a person would say it.
    #[serde(deserialize_with = "plain")]
    pub title: String,
    /// The call.
    pub call: Call,
    /// The most that may leave, by asset.
    pub spends: BTreeMap<Address, U256>,
    /// The least that must arrive, by asset.
    pub receives: BTreeMap<Address, U256>,
    /// The one allowance given.
    pub grants: Option<Grant>,
    /// Non-fungible tokens that may leave: contract and id.
    pub surrenders: Vec<(Address, U256)>,
    /// Numbers that must move as said.
    pub probes: Vec<Probe>,
    /// What the reader should know before saying yes.
    #[serde(deserialize_with = "plain_lines")]
    pub notes: Vec<String>,
}

impl Step {
    /// A step that may move nothing until it is said.
    pub fn new(title: impl Into<String>, call: Call) -> Self {
        Self {
            title: title.into(),
            call,
            spends: BTreeMap::new(),
            receives: BTreeMap::new(),
            grants: None,
            surrenders: vec![],
            probes: vec![],
            notes: vec![],
        }
    }

    /// At most this much of `asset` may leave.
    #[must_use]
    pub fn spends(mut self, asset: Address, at_most: U256) -> Self {
        self.spends.insert(asset, at_most);
        self
    }

    /// At least this much of `asset` must arrive.
    #[must_use]
    pub fn receives(mut self, asset: Address, at_least: U256) -> Self {
        self.receives.insert(asset, at_least);
        self
    }

    /// Exactly this allowance is given.
    #[must_use]
    pub fn grants(mut self, token: Address, spender: Address, amount: U256) -> Self {
        self.grants = Some(Grant { token, spender, amount });
        self
    }

    /// This non-fungible token may leave.
    #[must_use]
    pub fn surrenders(mut self, token: Address, id: U256) -> Self {
        self.surrenders.push((token, id));
        self
    }

    /// The number that `call` answers in its first word must do as `expect` says.
    #[must_use]
    pub fn watches(self, what: impl Into<String>, decimals: u8, call: Call, expect: Expect) -> Self {
        self.watches_word(what, decimals, call, 0, expect)
    }

    /// The number that `call` answers in word number `word` must do as `expect` says.
    #[must_use]
    pub fn watches_word(mut self, what: impl Into<String>, decimals: u8, call: Call, word: usize, expect: Expect) -> Self {
        self.probes.push(Probe { what: what.into(), decimals, call, word, expect });
        self
    }

    /// Tells the reader something before the question.
    #[must_use]
    pub fn note(mut self, line: impl Into<String>) -> Self {
        self.notes.push(line.into());
        self
    }
}

/// The steps that carry out one intent, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The version of this format: 1.
    pub version: u32,
    /// The chain the plan was made for.
    pub chain_id: u64,
    /// The account that acts.
    pub owner: Address,
    /// The command that made it, such as `stake`.
    #[serde(deserialize_with = "plain")]
    pub command: String,
    /// The transactions, in order.
    pub steps: Vec<Step>,
}

impl Plan {
    /// A plan in the current format.
    pub fn new(chain_id: u64, owner: Address, command: impl Into<String>, steps: Vec<Step>) -> Self {
        Self { version: 1, chain_id, owner, command: command.into(), steps }
    }
}

/// A plan that is read may be a stranger's: what it says is cleaned before it reaches a review.
fn plain<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(clean(&String::deserialize(deserializer)?))
}

fn plain_lines<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<String>::deserialize(deserializer)?.iter().map(|line| clean(line)).collect())
}

fn clean(text: &str) -> String {
    const LONGEST: usize = 500;
    Label::new(text, LONGEST).to_string()
}
