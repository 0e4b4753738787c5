//! A plan file: a plan, what it came to when it was saved, and, once that was signed, the signed bytes.
//!
//! Version 2 is one JSON object; a key that is not listed here is an error, and so is one that is given twice:
//!
//! | key | what it holds |
//! | --- | --- |
//! | `version` | 2 |
//! | `plan` | the plan: `version` 1, `chain_id`, `owner`, `command`, and `steps`, each with its call and its bounds |
//! | `unsigned` | what a machine without a network signs: `registry`, `prepared`, `delegated_to` and `terms`; absent where nothing could be signed |
//! | `signed` | the signed transactions as raw bytes, one a step; absent until `restake sign` |
//!
//! `prepared` holds when (`at`) and on which block (`block`, `block_hash`) the plan was simulated and, for each of its `steps`, the rest
//! of its transaction (`nonce`, `gas_limit`, `max_fee_per_gas`, `max_priority_fee_per_gas`) and what the simulation did (`gas`, `left`,
//! `arrived`, `probes`). `terms` are whole snapshots of slashing terms: of them the digest counts, which is computed anew. Amounts are
//! hexadecimal, in the smallest unit. A file of version 1 is the plan alone.

use crate::{error::Failure, pipeline::Prepared, plan::Plan, protocol::eigenlayer::terms::Snapshot};
use alloy::primitives::{Address, B256, Bytes};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

/// The version that is written.
const VERSION: u32 = 2;

/// What a plan file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The plan.
    pub plan: Plan,
    /// What it comes to, where it could be signed when it was saved.
    pub unsigned: Option<Unsigned>,
    /// The signed transactions, one a step; none until they are signed.
    pub signed: Vec<Bytes>,
}

/// All that a machine without a network reviews and signs by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unsigned {
    /// The identity of the registry that the plan was made with.
    pub registry: B256,
    /// The exact transactions and what the simulation did.
    pub prepared: Prepared,
    /// The operator that the account was delegated to.
    pub delegated_to: Option<Address>,
    /// The slashing terms that the plan falls under, as the account accepted them.
    pub terms: Vec<Snapshot>,
}

/// The file of version 2.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    plan: Plan,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unsigned: Option<Unsigned>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    signed: Vec<Bytes>,
}

/// What every version begins with.
#[derive(Deserialize)]
struct Any {
    version: u32,
}

impl Saved {
    /// A plan that nothing else is known of.
    pub fn bare(plan: Plan) -> Self {
        Self { plan, unsigned: None, signed: vec![] }
    }

    /// Reads a file of any version.
    ///
    /// # Errors
    /// When it is no plan, has a key too many or is of a later version.
    pub fn read(text: &str) -> Result<Self> {
        let Any { version } = serde_json::from_str(text).context("this is no plan")?;
        let saved = match version {
            1 => Self::bare(serde_json::from_str(text).context("this is no plan")?),
            VERSION => {
                let File { plan, unsigned, signed, .. } = serde_json::from_str(text).context("this is no plan")?;
                Self { plan, unsigned, signed }
            }
            other => bail!("the plan is of version {other}, and this build reads versions 1 and {VERSION}"),
        };
        if saved.plan.version != 1 {
            bail!("the plan in it is of version {}, and this build reads version 1", saved.plan.version);
        }
        Ok(saved)
    }

    /// The file as it is written.
    ///
    /// # Errors
    /// When something in it cannot be written as JSON.
    pub fn text(&self) -> Result<Vec<u8>> {
        let Self { plan, unsigned, signed } = self.clone();
        let mut text = serde_json::to_vec_pretty(&File { version: VERSION, plan, unsigned, signed })?;
        text.push(b'\n');
        Ok(text)
    }

    /// What can be signed.
    ///
    /// # Errors
    /// When the file holds the plan alone.
    pub fn unsigned(&self) -> Result<&Unsigned> {
        let hint = "save it anew with `--save FILE` on a machine with a network, from an account that can pay for it";
        let bare = || Failure::failed("plan", "the file holds a plan, and no transactions to sign").hint(hint);
        self.unsigned.as_ref().with_context(bare)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        pipeline::Ready,
        plan::{Call, ETHER, Step},
    };
    use alloy::primitives::U256;
    use jiff::Timestamp;
    use serde_json::{Value, json};

    fn saved() -> Saved {
        let call = Call { to: Address::repeat_byte(2), value: U256::ONE, data: Bytes::new() };
        let plan = Plan::new(1, Address::repeat_byte(1), "send", vec![Step::new("Send", call).spends(ETHER, U256::ONE)]);
        let ready = Ready {
            nonce: 7,
            gas_limit: 21_000,
            max_fee_per_gas: U256::from(9),
            max_priority_fee_per_gas: U256::from(1),
            gas: 21_000,
            left: [(ETHER, U256::ONE)].into(),
            arrived: [].into(),
            probes: vec![],
        };
        let prepared = Prepared { at: Timestamp::UNIX_EPOCH, block: 3, block_hash: B256::repeat_byte(3), steps: vec![ready] };
        let unsigned = Unsigned { registry: B256::repeat_byte(4), prepared, delegated_to: None, terms: vec![] };
        Saved { plan, unsigned: Some(unsigned), signed: vec![Bytes::from_static(&[2])] }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for saved in [saved(), Saved::bare(saved().plan)] {
            assert_eq!(Saved::read(std::str::from_utf8(&saved.text().unwrap()).unwrap()).unwrap(), saved);
        }
    }

    #[test]
    fn a_plan_of_the_first_version_is_read() {
        let plan = saved().plan;
        assert_eq!(Saved::read(&serde_json::to_string(&plan).unwrap()).unwrap(), Saved::bare(plan));
    }

    #[test]
    fn other_versions_and_unknown_keys_are_refused_wherever_they_stand() {
        let honest: Value = serde_json::from_slice(&saved().text().unwrap()).unwrap();
        for at in ["", "/plan", "/plan/steps/0", "/plan/steps/0/call", "/unsigned", "/unsigned/prepared", "/unsigned/prepared/steps/0"] {
            let mut file = honest.clone();
            file.pointer_mut(at).unwrap()["more"] = json!(1);
            assert!(Saved::read(&file.to_string()).is_err(), "{at}");
        }
        for (at, version) in [("/version", 0), ("/version", 3), ("/plan/version", 2)] {
            let mut file = honest.clone();
            *file.pointer_mut(at).unwrap() = json!(version);
            let err = Saved::read(&file.to_string()).unwrap_err();
            assert!(err.to_string().contains(&format!("of version {version}")), "{err:#}");
        }
        let twice = honest.to_string().replacen('{', "{\"version\":2,", 1);
        assert!(Saved::read(&twice).is_err(), "a key that is given twice could be read in two ways");
    }
}
