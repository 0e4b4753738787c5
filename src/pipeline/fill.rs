//! Turns simulated steps into exact unsigned transactions: nonce, gas and fees are fixed before anyone is asked.

use super::{instead::Instead, nonces::Nonces, presigned, simulate::Simulated};
use crate::{
    chain::{Chain, FeeChoice, Fees},
    error::Failure,
    journal::Tag,
    plan::{Call, ETHER, Step},
    signer::Screen,
    units::{Gwei, Money},
};
use alloy::{
    consensus::{TxEip1559, TxEnvelope},
    primitives::{Address, TxHash, U256},
};
use anyhow::{Context, Result, bail};
use std::{collections::BTreeSet, time::Duration};

/// No transaction may ask for more gas than this.
/// Source: EIP-7825.
pub(super) const GAS_CAP: u64 = 16_777_216;

/// How long a transaction is waited for unless `--timeout` says otherwise.
pub const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// What the user said about how a plan is carried out.
#[derive(Clone, Debug)]
pub struct Options {
    /// The review is answered with yes; never a bound.
    pub yes: bool,
    /// Fees, where they were said.
    pub fees: FeeChoice,
    /// The most that a unit of gas may ever cost, also where a transaction is signed again at higher fees.
    pub ceiling: Option<Gwei>,
    /// After how many blocks without it a transaction is signed again at higher fees, below the ceiling.
    pub bump_after: Option<u64>,
    /// The most that all its fees may come to, in wei, where that was set aside before.
    pub fee_limit: Option<U256>,
    /// The gas limit of every transaction.
    pub gas_limit: Option<u64>,
    /// The first transaction's nonce.
    pub nonce: Option<u64>,
    /// How many blocks make a transaction final; its own is the first.
    pub confirmations: u64,
    /// Returns when the last transaction is sent.
    pub no_wait: bool,
    /// How long a transaction may wait for its block before the command says so and ends.
    pub patience: Duration,
    /// Contracts outside the registry that may be called.
    pub allow_unknown: BTreeSet<Address>,
    /// What tells beforehand what the account's device will show, where its key is in one.
    pub screen: Option<Screen>,
    /// The action of a batch that the plan is.
    pub batch: Option<Tag>,
    /// The file that the plan was read from: its titles and notes are not this wallet's words.
    pub from: Option<String>,
    /// What the one transaction takes the place of.
    pub instead: Option<Instead>,
    /// What is signed already, a transaction a step: it is sent as it is, or not at all.
    pub signed: Vec<TxEnvelope>,
    /// Another account pays, as it does for a Safe: there is no nonce, no gas limit and no fee to show.
    pub unpaid: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            yes: false,
            fees: FeeChoice::default(),
            ceiling: None,
            bump_after: None,
            fee_limit: None,
            gas_limit: None,
            nonce: None,
            confirmations: 1,
            no_wait: false,
            patience: PATIENCE,
            allow_unknown: BTreeSet::new(),
            screen: None,
            batch: None,
            from: None,
            instead: None,
            signed: vec![],
            unpaid: false,
        }
    }
}

impl Options {
    /// Whether a transaction is one of those that are signed already.
    pub(super) fn sends(&self, hash: TxHash) -> bool {
        self.signed.iter().any(|envelope| *envelope.tx_hash() == hash)
    }
}

/// Fills every step's transaction. The gas limit is a quarter above the simulation's peak, for state that moves meanwhile.
///
/// # Errors
/// When the fees cannot be known, a step needs too much gas, or the account cannot pay for it at worst.
pub(super) async fn fill(chain: &Chain, simulated: &Simulated, options: &Options) -> Result<Vec<TxEip1559>> {
    if options.unpaid {
        return Ok(simulated.plan.steps.iter().map(|step| call(simulated.plan.chain_id, step)).collect());
    }
    let standing = chain.standing(simulated.plan.owner).await?;
    if !options.signed.is_empty() {
        let transactions = presigned::timely(simulated, &options.signed, &standing)?;
        afford(simulated, &transactions, standing.balance)?;
        return Ok(transactions);
    }
    let fees = match &options.instead {
        Some(instead) => instead.fees(&standing, options.fees)?,
        None => Fees::within(&standing, options.fees, options.ceiling)?,
    };
    let mut nonces = Nonces::new(&standing, options.nonce)?;
    let mut transactions = vec![];
    for (step, effect) in simulated.plan.steps.iter().zip(&simulated.effects) {
        transactions.push(TxEip1559 {
            nonce: nonces.take(),
            gas_limit: match &options.instead {
                Some(instead) => instead.gas_limit(&step.title, effect.gas, options.gas_limit)?,
                None => gas_limit(&step.title, effect.gas, options.gas_limit)?,
            },
            max_fee_per_gas: fees.max,
            max_priority_fee_per_gas: fees.tip,
            ..call(simulated.plan.chain_id, step)
        });
    }
    afford(simulated, &transactions, standing.balance)?;
    Ok(transactions)
}

/// What a step fixes of its transaction.
pub(super) fn call(chain_id: u64, step: &Step) -> TxEip1559 {
    let Call { to, value, data } = &step.call;
    TxEip1559 { chain_id, to: (*to).into(), value: *value, input: data.clone(), ..TxEip1559::default() }
}

pub(super) fn gas_limit(title: &str, gas: u64, said: Option<u64>) -> Result<u64> {
    let margin = gas.saturating_mul(5).checked_div(4).unwrap_or(GAS_CAP);
    let limit = said.unwrap_or(margin.min(GAS_CAP));
    if gas > GAS_CAP || limit > GAS_CAP {
        let asked = gas.max(limit);
        bail!(Failure::refused("gas", format!("`{title}` would ask for {asked} gas, and a transaction may use {GAS_CAP} (EIP-7825)")));
    }
    if limit < gas {
        bail!(Failure::refused("gas", format!("`--gas-limit` {limit} is less than the {gas} gas that `{title}` needs")));
    }
    Ok(limit)
}

/// The most a transaction may cost in gas, in wei.
pub(super) fn worst_fee(transaction: &TxEip1559) -> Result<U256> {
    U256::from(transaction.gas_limit).checked_mul(U256::from(transaction.max_fee_per_gas)).context("the fee does not fit 256 bits")
}

/// Each step must be paid for out of what is there by then, at the worst fees.
fn afford(simulated: &Simulated, transactions: &[TxEip1559], balance: U256) -> Result<()> {
    let mut there = balance;
    let steps = simulated.plan.steps.iter().zip(&simulated.effects).zip(transactions);
    for (index, ((step, effect), transaction)) in steps.enumerate() {
        let need = worst_fee(transaction)?.checked_add(transaction.value).context("the cost does not fit 256 bits")?;
        let Some(rest) = there.checked_sub(need) else {
            let (need, there) = (Money::ether(need), Money::ether(there));
            let message = format!("`{}` may cost {need} with its fee, and the account has {there}", step.title);
            bail!(Failure::failed("funds", message).hint("use less, or lower `--max-fee`").at(index));
        };
        there = rest.saturating_add(effect.arrived.get(&ETHER).copied().unwrap_or_default());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gas_limit_leaves_a_quarter_and_stays_below_the_cap() {
        assert_eq!(gas_limit("x", 100_000, None).unwrap(), 125_000);
        assert_eq!(gas_limit("x", 16_000_000, None).unwrap(), GAS_CAP);
        assert!(gas_limit("x", GAS_CAP.saturating_add(1), None).is_err());
        assert!(gas_limit("x", 100, Some(99)).is_err());
        assert!(gas_limit("x", 100, Some(GAS_CAP.saturating_add(1))).is_err());
        assert!(gas_limit("x", u64::MAX, None).is_err());
    }
}
