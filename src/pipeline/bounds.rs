//! Holds what a simulation did against what the plan said: nothing else may leave, nothing less may arrive.

use super::{
    book::Book,
    simulate::peak,
    watch::{Number, Snapshot, Watch},
};
use crate::{
    chain::{Chain, erc20::IERC20::Transfer},
    error::Failure,
    plan::{ETHER, Expect, Plan, Probe, Step},
    units::{exact, sub},
};
use alloy::{
    primitives::{Address, U256, address},
    rpc::types::{Log, simulate::SimCallResult},
    sol,
    sol_types::SolEvent,
};
use anyhow::{Context, Result};
use std::collections::BTreeMap;

sol! {
    // https://eips.ethereum.org/EIPS/eip-721 and https://eips.ethereum.org/EIPS/eip-1155
    interface ICollectible {
        event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
        event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
        event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
        event TransferSingle(address indexed operator, address indexed from, address indexed to, uint256 id, uint256 value);
        event TransferBatch(address indexed operator, address indexed from, address indexed to, uint256[] ids, uint256[] values);
    }
}

/// `eth_simulateV1` reports moves of ether as transfers of this address.
/// Source: execution-apis, `traceTransfers`.
const ETHER_LOGS: Address = address!("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");

/// What a step did in the simulation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Effect {
    /// The gas it needs at its peak.
    pub(super) gas: u64,
    /// What left, net, by asset.
    pub(super) left: BTreeMap<Address, U256>,
    /// What arrived, net, by asset.
    pub(super) arrived: BTreeMap<Address, U256>,
    /// By how much each probe moved, in words.
    pub(super) moved: Vec<String>,
}

/// Why a step is refused. Amounts are put into words by [`check`], which can ask for a token's name.
#[derive(Debug, PartialEq, Eq)]
enum Breach {
    Spends { asset: Address, amount: U256, most: U256 },
    Brings { asset: Address, amount: U256, least: U256 },
    Allows { token: Address, spender: Address, amount: U256 },
    Silent { asset: Address },
    Collectible { token: Address, what: String },
    Probe(String),
}

/// Holds every step against its bounds.
///
/// # Errors
/// A refusal that names asset, amount and step.
pub(super) async fn check(
    chain: &Chain,
    book: &Book,
    plan: &Plan,
    watch: &Watch,
    runs: &[SimCallResult],
    snapshots: &[Snapshot],
) -> Result<Vec<Effect>> {
    let mut effects = vec![];
    for (index, (step, run)) in plan.steps.iter().zip(runs).enumerate() {
        let boundaries = snapshots.get(index).zip(snapshots.get(index.saturating_add(1)));
        let (before, after) = boundaries.context("the simulation has too few boundaries")?;
        match judge(plan.owner, index, step, run, watch, (before, after))? {
            Ok(effect) => effects.push(effect),
            Err(breach) => return Err(refusal(chain, book, step, breach).await?.into()),
        }
    }
    Ok(effects)
}

fn judge(
    owner: Address,
    index: usize,
    step: &Step,
    run: &SimCallResult,
    watch: &Watch,
    (before, after): (&Snapshot, &Snapshot),
) -> Result<Result<Effect, Breach>> {
    let mut effect = Effect { gas: peak(run)?, ..Default::default() };
    let logged = match logged(owner, step, &run.logs)? {
        Ok(logged) => logged,
        Err(breach) => return Ok(Err(breach)),
    };
    for (asset, (out, back)) in logged {
        let net = if out >= back { (sub(out, back)?, U256::ZERO) } else { (U256::ZERO, sub(back, out)?) };
        note(&mut effect, asset, net);
        // A log that says more left than may is believed even where the balance says less.
        if let Some(breach) = too_much(step, asset, net.0) {
            return Ok(Err(breach));
        }
    }
    for (number, before, after) in watch.pairs(before, after) {
        let verdict = match number {
            Number::Balance(asset) => balance(step, asset, before, after, &mut effect),
            Number::Allowance(token, spender) => allowance(step, (token, spender), before, after),
            Number::Probe(of, which) if of == index => step.probes.get(which).map_or(Ok(()), |p| probe(p, before, after, &mut effect)),
            Number::Probe(..) => Ok(()),
        };
        if let Err(breach) = verdict {
            return Ok(Err(breach));
        }
    }
    for (asset, least) in &step.receives {
        let amount = effect.arrived.get(asset).copied().unwrap_or_default();
        if amount < *least {
            return Ok(Err(Breach::Brings { asset: *asset, amount, least: *least }));
        }
    }
    Ok(Ok(effect))
}

fn note(effect: &mut Effect, asset: Address, (left, arrived): (U256, U256)) {
    effect.left.remove(&asset);
    effect.arrived.remove(&asset);
    if !left.is_zero() {
        effect.left.insert(asset, left);
    }
    if !arrived.is_zero() {
        effect.arrived.insert(asset, arrived);
    }
}

fn too_much(step: &Step, asset: Address, amount: U256) -> Option<Breach> {
    let most = step.spends.get(&asset).copied().unwrap_or_default();
    (amount > most).then_some(Breach::Spends { asset, amount, most })
}

/// Sums what the logs say of each asset, and refuses every collectible that leaves unsaid.
fn logged(owner: Address, step: &Step, logs: &[Log]) -> Result<Result<BTreeMap<Address, (U256, U256)>, Breach>> {
    let mut moved: BTreeMap<Address, (U256, U256)> = BTreeMap::new();
    for log in logs {
        if let Ok(Transfer { from, to, value }) = Transfer::decode_log_data(log.data()) {
            let asset = if log.address() == ETHER_LOGS { ETHER } else { log.address() };
            let (out, back) = moved.entry(asset).or_default();
            if from == owner {
                *out = out.checked_add(value).context("the simulation's transfers overflow")?;
            }
            if to == owner {
                *back = back.checked_add(value).context("the simulation's transfers overflow")?;
            }
        } else if let Some(what) = collectible(owner, step, log) {
            return Ok(Err(Breach::Collectible { token: log.address(), what }));
        }
    }
    Ok(Ok(moved))
}

fn collectible(owner: Address, step: &Step, log: &Log) -> Option<String> {
    let (data, token) = (log.data(), log.address());
    if let Ok(log) = ICollectible::Transfer::decode_log_data(data) {
        let said = step.surrenders.contains(&(token, log.tokenId));
        (log.from == owner && log.to != owner && !said).then(|| format!("give away token number {}", log.tokenId))
    } else if let Ok(log) = ICollectible::Approval::decode_log_data(data) {
        (log.owner == owner && !log.approved.is_zero()).then(|| format!("let {} take token number {}", log.approved, log.tokenId))
    } else if let Ok(log) = ICollectible::ApprovalForAll::decode_log_data(data) {
        (log.owner == owner && log.approved).then(|| format!("let {} take every token", log.operator))
    } else if let Ok(log) = ICollectible::TransferSingle::decode_log_data(data) {
        (log.from == owner && !log.value.is_zero()).then(|| format!("give away {} of token number {}", log.value, log.id))
    } else if let Ok(log) = ICollectible::TransferBatch::decode_log_data(data) {
        (log.from == owner && !log.ids.is_empty()).then(|| "give away several tokens".to_owned())
    } else {
        None
    }
}

fn balance(step: &Step, asset: Address, before: Option<U256>, after: Option<U256>, effect: &mut Effect) -> Result<(), Breach> {
    let (Some(before), Some(after)) = (before, after) else {
        let named = step.spends.contains_key(&asset) || step.receives.contains_key(&asset);
        return if named { Err(Breach::Silent { asset }) } else { Ok(()) };
    };
    let left = before.saturating_sub(after);
    note(effect, asset, (left, after.saturating_sub(before)));
    too_much(step, asset, left).map_or(Ok(()), Err)
}

fn allowance(step: &Step, (token, spender): (Address, Address), before: Option<U256>, after: Option<U256>) -> Result<(), Breach> {
    let granted = step.grants.filter(|grant| (grant.token, grant.spender) == (token, spender));
    match (granted, before, after) {
        (_, _, None) => Err(Breach::Silent { asset: token }),
        (Some(grant), _, Some(after)) if after == grant.amount => Ok(()),
        (None, Some(before), Some(after)) if after <= before => Ok(()),
        (_, _, Some(amount)) => Err(Breach::Allows { token, spender, amount }),
    }
}

fn probe(probe: &Probe, before: Option<U256>, after: Option<U256>, effect: &mut Effect) -> Result<(), Breach> {
    let show = |number: U256| exact(number, probe.decimals);
    let Probe { what, .. } = probe;
    let (Some(before), Some(after)) = (before, after) else {
        return Err(Breach::Probe(format!("leave nobody to say what became of {what}")));
    };
    let (gain, loss) = (after.saturating_sub(before), before.saturating_sub(after));
    match probe.expect {
        Expect::Gains(least) if gain < least => {
            Err(Breach::Probe(format!("bring {} {what}, and at least {} was said", show(gain), show(least))))
        }
        Expect::Loses(most) if loss > most => {
            Err(Breach::Probe(format!("take {} {what}, and at most {} was said", show(loss), show(most))))
        }
        Expect::Loses(_) if !gain.is_zero() => Err(Breach::Probe(format!("add {} {what}, and a loss was said", show(gain)))),
        Expect::Becomes(exactly) if after != exactly => {
            Err(Breach::Probe(format!("make {what} {}, and {} was said", show(after), show(exactly))))
        }
        Expect::Becomes(_) => Ok(()),
        Expect::Gains(_) => {
            effect.moved.push(format!("{} {what}", show(gain)));
            Ok(())
        }
        Expect::Loses(_) => {
            effect.moved.push(format!("-{} {what}", show(loss)));
            Ok(())
        }
    }
}

async fn refusal(chain: &Chain, book: &Book, step: &Step, breach: Breach) -> Result<Failure> {
    let words = match breach {
        Breach::Spends { asset, amount, most } => {
            let (amount, most) = (book.ask_money(chain, asset, amount).await?, book.money(asset, most));
            let said = if most.wei.is_zero() { "none of it was to leave".into() } else { format!("at most {most} was said") };
            format!("spend {amount}, and {said}")
        }
        Breach::Brings { asset, amount, least } => {
            let amount = book.ask_money(chain, asset, amount).await?;
            format!("bring {amount}, and at least {} was said", exact(least, amount.decimals))
        }
        Breach::Allows { token, spender, amount } => {
            let amount = book.ask_money(chain, token, amount).await?;
            format!("let {} take {amount}, and that was not said", book.label(spender))
        }
        Breach::Silent { asset } => format!("leave nobody to say what became of {}", book.label(asset)),
        Breach::Collectible { token, what } => format!("{what} of {}, and that was not said", book.label(token)),
        Breach::Probe(words) => words,
    };
    Ok(Failure::refused("bound", format!("`{}` would {words}", step.title)))
}
