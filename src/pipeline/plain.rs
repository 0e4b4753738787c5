//! Steps that only send ether to where no code is: nothing can run there, so nothing else can move, and no token has to be watched.

use super::{bounds::Effect, logs::ETHER_LOGS, simulate::bare};
use crate::{
    chain::{Chain, erc20::IERC20::Transfer, sorry},
    error::fate,
    fork::Fork,
    plan::{ETHER, Plan, Step},
};
use alloy::{
    primitives::{Address, Bytes},
    providers::Provider,
    rpc::{client::BatchRequest, types::simulate::SimCallResult},
    sol_types::SolEvent,
};
use anyhow::Result;
use futures::future::try_join_all;
use std::collections::{BTreeMap, BTreeSet};

/// What a transfer of ether costs where nothing runs; a precompiled contract costs more.
/// Source: the yellow paper's `G_transaction`.
const BARE: u64 = 21_000;

/// The gas limit that comes of it: a quarter more.
pub(super) const BARE_LIMIT: u64 = 26_250;

/// How many addresses are asked for their code in one request.
const AT_ONCE: usize = 90;

/// What such steps do. `None` where one of them calls something, says more than that ether leaves, or did anything else than that in
/// the simulation: then everything is watched.
pub(super) async fn plain(chain: &Chain, copy: Option<&Fork>, plan: &Plan) -> Result<Option<Vec<Effect>>> {
    let here = copy.is_none() && (chain.node().must_prove() || chain.node().is_simulated_here());
    if here || plan.steps.is_empty() || !plan.steps.iter().all(only_pays) {
        return Ok(None);
    }
    let payees: Vec<Address> = plan.steps.iter().map(|step| step.call.to).collect::<BTreeSet<_>>().into_iter().collect();
    let runs = match copy {
        Some(copy) => on_copy(copy, &payees, plan).await?,
        None => by_node(chain, &payees, plan).await?,
    };
    let Some(runs) = runs else { return Ok(None) };
    let each = plan.steps.iter().zip(&runs).all(|(step, run)| as_said(plan.owner, step, run));
    Ok((each && runs.len() == plan.steps.len()).then(|| plan.steps.iter().map(|step| effect(plan.owner, step)).collect()))
}

/// What the steps do on a copy of the state; `None` where one of the payees has code, or they are not possible.
async fn on_copy(copy: &Fork, payees: &[Address], plan: &Plan) -> Result<Option<Vec<SimCallResult>>> {
    if !copy.are_codeless(payees).await? {
        return Ok(None);
    }
    let calls: Vec<_> = plan.steps.iter().map(|step| step.call.clone()).collect();
    match copy.draft(plan.owner, &calls).await {
        Ok(runs) => Ok(Some(runs)),
        // Why it cannot be simulated is found out where everything is watched.
        Err(err) if fate(&err).kind == "simulation" => Ok(None),
        Err(err) => Err(err),
    }
}

/// The same by the node.
async fn by_node(chain: &Chain, payees: &[Address], plan: &Plan) -> Result<Option<Vec<SimCallResult>>> {
    let (with, beyond) = payees.split_at(payees.len().min(AT_ONCE));
    let rest = try_join_all(beyond.chunks(AT_ONCE).map(|some| codeless(chain, some, None)));
    let (first, rest) = futures::future::try_join(codeless(chain, with, Some(plan)), rest).await?;
    Ok(first.filter(|_| rest.iter().all(Option::is_some)))
}

fn only_pays(step: &Step) -> bool {
    step.call.data.is_empty() && step.receives.is_empty() && step.grants.is_none() && step.probes.is_empty()
}

/// `None` where one of them has code. With a plan its simulation is asked for in the same request, without anything that is watched.
async fn codeless(chain: &Chain, payees: &[Address], plan: Option<&Plan>) -> Result<Option<Vec<SimCallResult>>> {
    let mut batch = BatchRequest::new(chain.provider().client());
    let mut codes = vec![];
    for payee in payees {
        codes.push(batch.add_call::<_, Bytes>("eth_getCode", &(payee, chain.at()))?);
    }
    let runs = plan.map(|plan| batch.add_call("eth_simulateV1", &bare(chain, plan))).transpose()?;
    batch.send().await.map_err(sorry)?;
    let codes = try_join_all(codes).await.map_err(sorry)?;
    let Some(runs) = runs else { return Ok(codes.iter().all(|code| code.is_empty()).then(Vec::new)) };
    // Why it cannot be simulated is found out where everything is watched.
    let blocks: Vec<super::simulate::Block> = runs.await.unwrap_or_default();
    Ok(codes.iter().all(|code| code.is_empty()).then(|| blocks.into_iter().flat_map(|block| block.calls).collect()))
}

/// Whether a step did nothing but what its bytes say.
fn as_said(owner: Address, step: &Step, run: &SimCallResult) -> bool {
    let sends = |log: &alloy::rpc::types::Log| {
        log.address() == ETHER_LOGS
            && Transfer::decode_log_data(log.data())
                .is_ok_and(|Transfer { from, to, value }| (from, to, value) == (owner, step.call.to, step.call.value))
    };
    run.status && run.gas_used == BARE && run.return_data.is_empty() && run.logs.len() <= 1 && run.logs.iter().all(sends)
}

fn effect(owner: Address, step: &Step) -> Effect {
    let leaves = !step.call.value.is_zero() && step.call.to != owner;
    let left = if leaves { BTreeMap::from([(ETHER, step.call.value)]) } else { BTreeMap::new() };
    Effect { gas: BARE, left, ..Effect::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{pipeline::simulate::ran, plan::Call};
    use alloy::{
        primitives::{Log as RawLog, U256},
        rpc::types::Log,
    };

    const OWNER: Address = Address::repeat_byte(1);
    const OTHER: Address = Address::repeat_byte(2);

    fn step() -> Step {
        Step::new("Send", Call { to: OTHER, value: U256::from(5), data: Bytes::new() }).spends(ETHER, U256::from(5))
    }

    fn log(address: Address, from: Address, to: Address, value: u64) -> Log {
        let event = Transfer { from, to, value: U256::from(value) };
        Log { inner: RawLog { address, data: event.encode_log_data() }, ..Log::default() }
    }

    #[test]
    fn a_step_that_says_or_calls_more_is_watched() {
        assert!(only_pays(&step()));
        let calls = Step { call: Call { data: vec![1].into(), ..step().call }, ..step() };
        assert!(
            !only_pays(&calls) && !only_pays(&step().receives(OTHER, U256::ONE)) && !only_pays(&step().grants(OTHER, OTHER, U256::ONE))
        );
    }

    #[test]
    fn anything_beyond_the_transfer_has_everything_watched() {
        let judged = |gas, logs| as_said(OWNER, &step(), &ran(gas, logs));
        let sent = log(ETHER_LOGS, OWNER, OTHER, 5);
        assert!(judged(BARE, vec![sent.clone()]) && judged(BARE, vec![]));
        assert!(!judged(BARE + 15, vec![sent.clone()]), "a precompiled contract");
        assert!(!judged(BARE, vec![sent.clone(), sent]));
        for odd in [log(OTHER, OWNER, OTHER, 5), log(ETHER_LOGS, OWNER, OTHER, 6), log(ETHER_LOGS, OTHER, OWNER, 5)] {
            assert!(!judged(BARE, vec![odd]));
        }
        let failed = SimCallResult { status: false, ..ran(BARE, vec![]) };
        assert!(!as_said(OWNER, &step(), &failed));
    }

    #[test]
    fn what_is_sent_to_oneself_stays() {
        let mine = Step { call: Call { to: OWNER, ..step().call }, ..step() };
        assert_eq!((effect(OWNER, &step()).left, effect(OWNER, &mine).left), (BTreeMap::from([(ETHER, U256::from(5))]), BTreeMap::new()));
    }
}
