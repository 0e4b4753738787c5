//! Runs a plan on the chain's own state, in full, step after step, without sending it.

use super::{
    book::Book,
    bounds::{self, Effect},
    breach::refusal,
    decode,
    plain::plain,
    said::{payees, said},
    watch::{Snapshot, Watch},
};
use crate::{
    chain::{Chain, erc20::IERC20::Approval, refuses_method, sorry},
    error::Failure,
    fork::Fork,
    label::Label,
    plan::{ETHER, Plan, Step},
    ui::Ui,
    units::Money,
};
use alloy::{
    eips::BlockId,
    primitives::Address,
    providers::Provider,
    rpc::types::{
        TransactionRequest,
        simulate::{SimBlock, SimCallResult, SimulatePayload},
    },
    sol_types::SolEvent,
    transports::TransportError,
};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeSet;
use tokio::sync::OnceCell;

/// How a node is asked to simulate.
const METHOD: &str = "eth_simulateV1";

/// A plan that the chain has run in full, within its bounds.
#[derive(Debug)]
pub struct Simulated {
    pub(super) plan: Plan,
    pub(super) effects: Vec<Effect>,
}

impl Simulated {
    /// The plan that was run.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }
}

/// The part of a simulated block that matters here.
#[derive(Debug, Deserialize)]
pub(super) struct Block {
    pub(super) calls: Vec<SimCallResult>,
}

/// Runs all steps in order on top of the pinned block, and holds each against its bounds.
///
/// The node runs them; where it does not, or must prove its state, they run in this process over state that is read from it.
///
/// # Errors
/// A refusal where a step reverts, moves what it did not say, or brings less than it said.
pub async fn simulate(chain: &Chain, book: &Book, ui: &dyn Ui, plan: Plan) -> Result<Simulated> {
    simulate_over((chain, None), book, ui, plan).await
}

/// The same where `chain` may be a copy's: what only pays is then run there as it is, for there is nobody to ask.
pub(super) async fn simulate_over((chain, copy): (&Chain, Option<&Fork>), book: &Book, ui: &dyn Ui, plan: Plan) -> Result<Simulated> {
    for (index, step) in plan.steps.iter().enumerate() {
        if let Err(breach) = said(step) {
            return Err(refusal(chain, book, step, breach).await.at(index).into());
        }
    }
    funded(chain, &plan).await?;
    if let Some(effects) = plain(chain, copy, &plan).await? {
        return Ok(Simulated { plan, effects });
    }
    let mut extra = touched(book, &plan);
    let ground = Ground { chain, ui, fork: OnceCell::new() };
    // A second round reads the allowances that the first one's logs speak of: logs are hints, views are the truth.
    for _ in 0..2 {
        let watch = Watch::new(&plan, chain.multicall(), book.tokens.keys().copied(), &extra);
        let (runs, snapshots) = run(&ground, &plan, &watch).await?;
        for (index, (step, run)) in plan.steps.iter().zip(&runs).enumerate() {
            succeeded(book, step, run).map_err(|failure| failure.at(index))?;
        }
        let spoken = spoken_allowances(&plan, &runs);
        if spoken.is_subset(&extra) {
            let effects = bounds::check(chain, book, &plan, &watch, &runs, &snapshots).await?;
            return Ok(Simulated { plan, effects });
        }
        extra.extend(spoken);
    }
    bail!(Failure::refused("simulation", "two simulations of the same steps give different allowances"))
}

/// One request: the numbers, a step, the numbers, a step, … and the numbers.
async fn run(ground: &Ground<'_>, plan: &Plan, watch: &Watch) -> Result<(Vec<SimCallResult>, Vec<Snapshot>)> {
    let views = watch.calls();
    let mut calls = views.clone();
    for step in &plan.steps {
        calls.push(step.call.request(plan.owner));
        calls.extend(views.iter().cloned());
    }
    let expected = calls.len();
    let results = ground.results(calls).await?;
    if results.len() != expected {
        bail!(Failure::refused("simulation", format!("the node simulated {} of {expected} calls", results.len())));
    }
    let (mut runs, mut snapshots) = (vec![], vec![]);
    let mut rest = results.into_iter();
    let read = |answers: Vec<_>| watch.read(&answers).map_err(|err| err.context(unbelievable()));
    snapshots.push(read(rest.by_ref().take(views.len()).collect())?);
    while let Some(run) = rest.next() {
        runs.push(run);
        snapshots.push(read(rest.by_ref().take(views.len()).collect())?);
    }
    Ok((runs, snapshots))
}

/// The steps alone.
pub(super) fn bare(chain: &Chain, plan: &Plan) -> (SimulatePayload, BlockId) {
    one_block(chain, plan.steps.iter().map(|step| step.call.request(plan.owner)).collect())
}

/// Calls in one block on top of the pinned one.
fn one_block(chain: &Chain, calls: Vec<TransactionRequest>) -> (SimulatePayload, BlockId) {
    let block = SimBlock::default().extend_calls(calls);
    let payload =
        SimulatePayload { block_state_calls: vec![block], trace_transfers: true, validation: false, return_full_transactions: false };
    (payload, chain.at())
}

fn unbelievable() -> Failure {
    Failure::refused("simulation", "the node's simulation cannot be believed")
}

/// Where calls are run.
struct Ground<'a> {
    chain: &'a Chain,
    ui: &'a dyn Ui,
    /// The chain's state in this process, once it is needed.
    fork: OnceCell<Fork>,
}

impl Ground<'_> {
    /// Runs calls in one block on top of the pinned one.
    async fn results(&self, calls: Vec<TransactionRequest>) -> Result<Vec<SimCallResult>> {
        let node = self.chain.node();
        if node.must_prove() {
            let block = self.chain.head().number;
            self.here(&format!("the simulation runs here, over state that the node proves to be that of block {block}"));
        } else if !node.is_simulated_here() {
            match self.by_node(calls.clone()).await {
                Err(err) if refuses_method(&err, METHOD) => {
                    let why = err.as_error_resp().map(|answer| Label::new(&answer.message, 120).to_string()).unwrap_or_default();
                    self.here(&format!("the node does not simulate (`{why}`): the simulation runs here, over state that is read from it"));
                }
                answer => return answer.map_err(sorry),
            }
        }
        self.fork.get_or_try_init(|| Fork::open(self.chain)).await?.simulate(calls).await
    }

    async fn by_node(&self, calls: Vec<TransactionRequest>) -> Result<Vec<SimCallResult>, TransportError> {
        let blocks: Vec<Block> = self.chain.provider().raw_request(METHOD.into(), one_block(self.chain, calls)).await?;
        Ok(blocks.into_iter().next().map(|block| block.calls).unwrap_or_default())
    }

    /// Says once a command that simulations run here, and why.
    fn here(&self, why: &str) {
        if self.chain.node().simulate_here() {
            self.ui.say(&format!("note: {why}"));
        }
    }
}

/// The ether that the steps send must be there by then; nodes have many words for it when it is not.
async fn funded(chain: &Chain, plan: &Plan) -> Result<()> {
    if plan.steps.iter().all(|step| step.call.value.is_zero()) {
        return Ok(());
    }
    let mut there = chain.ether(plan.owner).await?;
    for (index, step) in plan.steps.iter().enumerate() {
        let Some(rest) = there.checked_sub(step.call.value) else {
            let (sent, there) = (Money::ether(step.call.value), Money::ether(there));
            bail!(Failure::failed("funds", format!("`{}` sends {sent}, and there is {there} by then", step.title)).at(index));
        };
        // What a step takes off goes first; what it promises to bring is there for the next.
        there = rest.saturating_add(step.receives.get(&ETHER).copied().unwrap_or_default());
    }
    Ok(())
}

/// What the contracts that a plan calls or pays may take of the listed tokens that it touches: a token need not log what it allows.
fn touched(book: &Book, plan: &Plan) -> BTreeSet<(Address, Address)> {
    let steps = || plan.steps.iter();
    let named = steps().flat_map(|step| step.spends.keys().chain(step.receives.keys()).chain([&step.call.to])).copied();
    let tokens: BTreeSet<_> = named.filter(|asset| *asset != ETHER && book.tokens.contains_key(asset)).collect();
    let called = steps().flat_map(|step| payees(book, &step.call.data).into_iter().chain([step.call.to]));
    let called: BTreeSet<_> = called.filter(|address| !address.is_zero() && *address != plan.owner).collect();
    tokens.into_iter().flat_map(|token| called.iter().map(move |spender| (token, *spender))).collect()
}

fn succeeded(book: &Book, step: &Step, run: &SimCallResult) -> Result<(), Failure> {
    if run.status {
        return Ok(());
    }
    let (words, hint) = decode::revert(book, run);
    let failure = Failure::refused("simulation", format!("`{}` would fail: {words}", step.title));
    Err(match hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    })
}

/// The allowances of the owner that the logs speak of, beyond those that the plan grants.
fn spoken_allowances(plan: &Plan, runs: &[SimCallResult]) -> BTreeSet<(Address, Address)> {
    let granted: BTreeSet<_> = plan.steps.iter().filter_map(|step| step.grants.map(|grant| (grant.token, grant.spender))).collect();
    let logs = runs.iter().flat_map(|run| &run.logs);
    let spoken = logs.filter_map(|log| {
        let Approval { owner, spender, .. } = Approval::decode_log_data(log.data()).ok()?;
        (owner == plan.owner).then_some((log.address(), spender))
    });
    spoken.filter(|pair| !granted.contains(pair)).collect()
}

/// What a node said of one call of a plan, for the tests of the bounds.
#[cfg(test)]
pub(super) fn ran(gas_used: u64, logs: Vec<alloy::rpc::types::Log>) -> SimCallResult {
    SimCallResult { gas_used, logs, status: true, ..Default::default() }
}

/// How much gas a step needs at its peak: a refund comes after it was needed.
pub(super) fn peak(run: &SimCallResult) -> Result<u64> {
    // EIP-3529: at most a fifth of the gas spent is refunded, so spent ≤ used · 5/4.
    let spent = run.gas_used.checked_mul(5).and_then(|gas| gas.checked_div(4)).with_context(unbelievable)?;
    Ok(run.max_used_gas.unwrap_or(spent).max(run.gas_used))
}
