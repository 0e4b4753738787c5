//! What was shown is looked at again before it is signed, where time has passed: the chain does not wait for a person.

use super::{execute::Desk, fill::Options, simulate::simulate};
use crate::{chain::Chain, error::Failure, plan::Plan};
use alloy::{consensus::TxEip1559, primitives::Address};
use anyhow::{Result, bail, ensure};
use futures::future::LocalBoxFuture;
use std::time::Duration;

/// What a step must pass again, beyond its simulation, that is no business of the pipeline: the terms it falls under.
pub trait Gate {
    /// Passes if `rest`, which passed when the command began, may still be signed as things are on `chain`; it asks nobody.
    fn still<'a>(&'a self, chain: &'a Chain, rest: &'a Plan) -> LocalBoxFuture<'a, Result<()>>;

    /// Passes if `plan`, which was signed by an earlier command, may be sent as things are on `chain`; it asks nobody.
    fn anew<'a>(&'a self, chain: &'a Chain, plan: &'a Plan) -> LocalBoxFuture<'a, Result<()>>;
}

/// Whether the chain is likely to have another block by now than what was shown is of.
pub(super) fn is_late(chain: &Chain) -> bool {
    chain.age() > Duration::from_secs(chain.block_time())
}

/// After an answer or a password, where that took time: looks at the chain again as [`look_again`] does.
pub(super) async fn after_pause(
    desk: &Desk<'_>,
    owner: Address,
    plan: impl FnOnce() -> Result<Plan>,
    shown: (&[TxEip1559], &Options),
) -> Result<()> {
    if is_late(desk.chain) { look_again(desk, owner, plan, shown).await } else { Ok(()) }
}

/// On the newest block the same nonce is next, and the plan still does what was shown within the gas of `transactions`.
pub(super) async fn look_again(
    desk: &Desk<'_>,
    owner: Address,
    plan: impl FnOnce() -> Result<Plan>,
    (transactions, options): (&[TxEip1559], &Options),
) -> Result<()> {
    let Some(first) = transactions.first() else { return Ok(()) };
    let chain = desk.chain.again(Some(owner)).await?;
    let standing = chain.standing(owner).await?;
    let (nonce, next) = (first.nonce, standing.next());
    let free = if options.nonce.is_some() { standing.nonce <= nonce } else { next == nonce };
    if !free {
        let message = format!("meanwhile the account's next nonce is {next}, and what was shown has nonce {nonce}: nothing was signed");
        bail!(Failure::failed("nonce", message).hint("run the command again"));
    }
    run_again(desk, &chain, plan()?, transactions).await
}

/// Runs the rest of a plan on a newer block, within its bounds, the gas that was shown for its first steps, and the gate.
pub(super) async fn run_again(desk: &Desk<'_>, chain: &Chain, rest: Plan, shown: &[TxEip1559]) -> Result<()> {
    desk.gate.still(chain, &rest).await?;
    let simulated = simulate(chain, desk.book, desk.ui, rest).await?;
    for (effect, next) in simulated.effects.iter().zip(shown) {
        let needed = effect.gas;
        ensure!(needed <= next.gas_limit, "the next step now needs {needed} gas, more than the {} that was shown", next.gas_limit);
    }
    Ok(())
}
