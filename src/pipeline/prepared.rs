//! A plan made ready for a machine without a network: its exact transactions, and what the simulation did, both as data.

use super::{
    book::Book,
    bounds::{Effect, recorded},
    breach::refused,
    fill::{GAS_CAP, Options, call, fill},
    said::said,
    simulate::Simulated,
};
use crate::{chain::Chain, error::Failure, plan::Plan};
use alloy::{
    consensus::TxEip1559,
    primitives::{Address, B256, U256},
};
use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a plan came to at one block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prepared {
    /// When it was simulated.
    pub at: Timestamp,
    /// The number of the block it was simulated on.
    pub block: u64,
    /// The hash of that block.
    pub block_hash: B256,
    /// What each step came to, in order.
    pub steps: Vec<Ready>,
}

/// One step: what its transaction has beside its call, and what the simulation did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ready {
    /// The transaction's nonce.
    pub nonce: u64,
    /// Its gas limit.
    pub gas_limit: u64,
    /// The most a unit of gas may cost, in wei.
    pub max_fee_per_gas: U256,
    /// What of it goes to the block builder, in wei.
    pub max_priority_fee_per_gas: U256,
    /// The gas the simulation needed at its peak.
    pub gas: u64,
    /// What left, net, by asset.
    pub left: BTreeMap<Address, U256>,
    /// What arrived, net, by asset.
    pub arrived: BTreeMap<Address, U256>,
    /// What each watched number was before and after.
    pub probes: Vec<(U256, U256)>,
}

/// Fixes the transactions of a simulated plan, and takes down what the simulation did.
///
/// # Errors
/// As a review that fills the same transactions.
pub async fn prepare(chain: &Chain, simulated: &Simulated, options: &Options) -> Result<Prepared> {
    let transactions = fill(chain, simulated, options).await?;
    let ready = |(transaction, effect): (TxEip1559, &Effect)| Ready {
        nonce: transaction.nonce,
        gas_limit: transaction.gas_limit,
        max_fee_per_gas: U256::from(transaction.max_fee_per_gas),
        max_priority_fee_per_gas: U256::from(transaction.max_priority_fee_per_gas),
        gas: effect.gas,
        left: effect.left.clone(),
        arrived: effect.arrived.clone(),
        probes: effect.probes.clone(),
    };
    let steps = transactions.into_iter().zip(&simulated.effects).map(ready).collect();
    let head = chain.head();
    Ok(Prepared { at: Timestamp::now(), block: head.number, block_hash: head.hash, steps })
}

impl Prepared {
    /// The exact transactions: the plan's calls, with what is written here beside them.
    ///
    /// # Errors
    /// A refusal where the numbers make no sense, such as nonces that do not follow one another.
    pub fn transactions(&self, plan: &Plan) -> Result<Vec<TxEip1559>> {
        let wrong = |words: String| Failure::refused("plan", words);
        if self.steps.len() != plan.steps.len() {
            bail!(wrong(format!("the file has {} transactions for {} steps", self.steps.len(), plan.steps.len())));
        }
        let first = self.steps.first().map(|ready| ready.nonce).unwrap_or_default();
        let mut transactions = vec![];
        for ((offset, step), ready) in (0..).zip(&plan.steps).zip(&self.steps) {
            if first.checked_add(offset) != Some(ready.nonce) {
                bail!(wrong(format!("`{}` has nonce {}, which does not follow the one before", step.title, ready.nonce)));
            }
            let fee = |wei: U256| u128::try_from(wei).ok().with_context(|| wrong(format!("the fee of `{}` is absurd", step.title)));
            let (max_fee_per_gas, max_priority_fee_per_gas) = (fee(ready.max_fee_per_gas)?, fee(ready.max_priority_fee_per_gas)?);
            if max_priority_fee_per_gas > max_fee_per_gas {
                bail!(wrong(format!("the tip of `{}` is above its whole fee", step.title)));
            }
            if ready.gas_limit < ready.gas || ready.gas_limit > GAS_CAP {
                let (limit, gas) = (ready.gas_limit, ready.gas);
                bail!(Failure::refused(
                    "gas",
                    format!("the gas limit of `{}` is {limit}, and it needs {gas} of at most {GAS_CAP}", step.title)
                ));
            }
            transactions.push(TxEip1559 {
                nonce: ready.nonce,
                gas_limit: ready.gas_limit,
                max_fee_per_gas,
                max_priority_fee_per_gas,
                ..call(plan.chain_id, step)
            });
        }
        Ok(transactions)
    }

    /// What the simulation did, held against the bounds once more, with what the calls themselves say.
    ///
    /// # Errors
    /// A refusal where a step does not keep its bounds by what is written.
    pub(super) fn effects(&self, book: &Book, plan: &Plan) -> Result<Vec<Effect>> {
        let mut effects = vec![];
        for (step, ready) in plan.steps.iter().zip(&self.steps) {
            let Ready { gas, left, arrived, probes, .. } = ready.clone();
            if probes.len() != step.probes.len() {
                bail!(Failure::refused("plan", format!("the file watches other numbers than `{}` does", step.title)));
            }
            let written = Effect { gas, left, arrived, probes, ..Effect::default() };
            let judged = said(step).and_then(|()| recorded(step, written));
            effects.push(judged.map_err(|breach| refused(book, step, breach, None))?);
        }
        Ok(effects)
    }
}
