//! Holds what a simulation did against what the plan said: nothing else may leave, nothing less may arrive.

use super::{
    book::Book,
    breach::{Breach, refusal},
    logs::logged,
    simulate::peak,
    watch::{Number, Snapshot, Watch},
};
use crate::{
    chain::Chain,
    plan::{ETHER, Expect, Plan, Probe, Step},
    units::{exact, sub},
};
use alloy::{
    primitives::{Address, U256},
    rpc::types::simulate::SimCallResult,
};
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// What a step did in the simulation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Effect {
    /// The gas it needs at its peak.
    pub(super) gas: u64,
    /// What left, net, by asset.
    pub(super) left: BTreeMap<Address, U256>,
    /// What arrived, net, by asset.
    pub(super) arrived: BTreeMap<Address, U256>,
    /// The tokens that arrived by their logs.
    pub(super) logged: Vec<Address>,
    /// By how much each probe moved, and what it is called.
    pub(super) moved: Vec<(String, String)>,
    /// What each probe was before and after, in the order of its step.
    pub(super) probes: Vec<(U256, U256)>,
}

/// What was found out, or why it is refused; the outer error is a node that cannot be believed.
pub(super) type Judged<T> = Result<Result<T, Breach>>;

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
            Err(breach) => return Err(refusal(chain, book, step, breach).await.at(index).into()),
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
) -> Judged<Effect> {
    let mut effect = Effect { gas: peak(run)?, ..Default::default() };
    let logged = match logged(owner, step, &run.logs)? {
        Ok(logged) => logged,
        Err(breach) => return Ok(Err(breach)),
    };
    for (asset, (out, back)) in logged {
        let net = if out >= back { (sub(out, back)?, U256::ZERO) } else { (U256::ZERO, sub(back, out)?) };
        note(&mut effect, asset, net);
        if asset != ETHER && !net.1.is_zero() {
            effect.logged.push(asset);
        }
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
    if let Some((asset, least, amount)) = too_little(step, &effect.arrived) {
        return Ok(Err(Breach::Brings { asset, amount, least }));
    }
    Ok(Ok(effect))
}

/// Holds what is written of an earlier simulation against the bounds of its step, and reads it back.
pub(super) fn recorded(step: &Step, written: Effect) -> Result<Effect, Breach> {
    let Effect { gas, left, arrived, probes, .. } = written;
    for (asset, amount) in &left {
        if let Some(breach) = too_much(step, *asset, *amount) {
            return Err(breach);
        }
    }
    if let Some((asset, least, amount)) = too_little(step, &arrived) {
        return Err(Breach::Brings { asset, amount, least });
    }
    let mut effect = Effect { gas, left, arrived, ..Default::default() };
    for (index, watched) in step.probes.iter().enumerate() {
        let (before, after) = probes.get(index).copied().unzip();
        probe(watched, before, after, &mut effect)?;
    }
    Ok(effect)
}

/// The first asset of which less arrived than must: what must arrive, and what did.
fn too_little(step: &Step, arrived: &BTreeMap<Address, U256>) -> Option<(Address, U256, U256)> {
    let mut each = step.receives.iter().map(|(asset, least)| (*asset, *least, arrived.get(asset).copied().unwrap_or_default()));
    each.find(|(_, least, amount)| amount < least)
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
    effect.probes.push((before, after));
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
            effect.moved.push((show(gain), what.clone()));
            Ok(())
        }
        Expect::Loses(_) => {
            effect.moved.push((format!("-{}", show(loss)), what.clone()));
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::logs::{ETHER_LOGS, ICollectible};
    use super::*;
    use crate::{chain::erc20::IERC20::Transfer, pipeline::simulate::ran, plan::Call};
    use alloy::{
        primitives::{Bytes, Log as RawLog},
        rpc::types::Log,
        sol_types::SolEvent,
    };
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const OWNER: Address = Address::repeat_byte(1);
    const OTHER: Address = Address::repeat_byte(2);
    const TOKEN: Address = Address::repeat_byte(3);

    fn event(address: Address, event: &impl SolEvent) -> Log {
        Log { inner: RawLog { address, data: event.encode_log_data() }, ..Default::default() }
    }

    fn moved(asset: Address, from: Address, to: Address, value: u64) -> Log {
        event(asset, &Transfer { from, to, value: U256::from(value) })
    }

    fn step() -> Step {
        Step::new("Deposit", Call { to: OTHER, value: U256::ZERO, data: Bytes::new() })
    }

    /// Judges one step whose watched numbers are `before` and `after` of what `at` says.
    fn judged(step: &Step, logs: Vec<Log>, at: impl Fn(Number) -> (Option<u64>, Option<u64>)) -> Result<Effect, Breach> {
        let plan = Plan::new(1, OWNER, "test", vec![step.clone()]);
        let extra = BTreeSet::from([(TOKEN, OTHER)]);
        let watch = Watch::new(&plan, None, [TOKEN].into_iter(), &extra);
        let before = watch.snapshot(|number| at(number).0.map(U256::from));
        let after = watch.snapshot(|number| at(number).1.map(U256::from));
        judge(OWNER, 0, step, &ran(21_000, logs), &watch, (&before, &after)).unwrap()
    }

    fn balances(before: u64, after: u64) -> impl Fn(Number) -> (Option<u64>, Option<u64>) {
        move |number| match number {
            Number::Balance(TOKEN) => (Some(before), Some(after)),
            _ => (Some(0), Some(0)),
        }
    }

    proptest! {
        #[test]
        fn not_one_unit_more_leaves_than_was_said(said in 0..u64::MAX, taken in 0..u64::MAX) {
            let step = step().spends(TOKEN, U256::from(said));
            let silent = judged(&step, vec![], balances(u64::MAX, u64::MAX.saturating_sub(taken)));
            prop_assert_eq!(silent.is_ok(), taken <= said, "by its balance");
            let logged = judged(&step, vec![moved(TOKEN, OWNER, OTHER, taken)], balances(0, 0));
            prop_assert_eq!(logged.is_ok(), taken <= said, "by its logs");
        }

        #[test]
        fn not_one_unit_less_arrives_than_was_said(said in 0..u64::MAX, brought in 0..u64::MAX) {
            let step = step().receives(TOKEN, U256::from(said));
            prop_assert_eq!(judged(&step, vec![], balances(0, brought)).is_ok(), brought >= said);
        }
    }

    #[test]
    fn a_log_alone_brings_nothing() {
        let step = step().receives(TOKEN, U256::from(5));
        assert!(judged(&step, vec![moved(TOKEN, OTHER, OWNER, 5)], balances(0, 0)).is_err());
        let both = judged(&step, vec![moved(TOKEN, OTHER, OWNER, 5)], balances(0, 5)).unwrap();
        assert_eq!((both.logged, both.arrived), (vec![TOKEN], [(TOKEN, U256::from(5))].into()));
        assert!(judged(&step, vec![], balances(0, 5)).unwrap().logged.is_empty(), "a receipt may have no log of it either");
    }

    #[test]
    fn an_asset_the_step_does_not_name_may_not_leave() {
        let unlisted = Address::repeat_byte(9);
        let logs = vec![moved(unlisted, OWNER, OTHER, 1)];
        let breach = Breach::Spends { asset: unlisted, amount: U256::from(1), most: U256::ZERO };
        assert_eq!(judged(&step(), logs, balances(0, 0)).unwrap_err(), breach);
        assert!(judged(&step(), vec![moved(ETHER_LOGS, OWNER, OTHER, 1)], balances(0, 0)).is_err(), "ether is an asset too");
    }

    #[test]
    fn a_named_asset_that_cannot_be_counted_is_refused() {
        let step = step().spends(TOKEN, U256::from(5));
        assert_eq!(judged(&step, vec![], |_| (None, None)).unwrap_err(), Breach::Silent { asset: TOKEN });
    }

    #[test]
    fn only_the_granted_allowance_may_be_given_and_exactly() {
        let allowances = |before, after| {
            move |number| match number {
                Number::Allowance(TOKEN, OTHER) => (Some(before), Some(after)),
                _ => (Some(0), Some(0)),
            }
        };
        let grant = step().grants(TOKEN, OTHER, U256::from(5));
        assert!(judged(&grant, vec![], allowances(0, 5)).is_ok());
        assert!(judged(&grant, vec![], allowances(0, 6)).is_err());
        assert!(judged(&grant, vec![], allowances(0, 4)).is_err());
        assert!(judged(&step(), vec![], allowances(0, 1)).is_err());
        assert!(judged(&step(), vec![], allowances(5, 2)).is_ok(), "what a transfer uses up is no grant");
    }

    #[test]
    fn collectibles_leave_only_when_they_are_named() {
        let id = U256::from(7);
        let burnt = event(TOKEN, &ICollectible::Transfer { from: OWNER, to: Address::ZERO, tokenId: id });
        assert!(judged(&step(), vec![burnt.clone()], balances(0, 0)).is_err());
        assert!(judged(&step().surrenders(TOKEN, id), vec![burnt], balances(0, 0)).is_ok());
        let all = event(TOKEN, &ICollectible::ApprovalForAll { owner: OWNER, operator: OTHER, approved: true });
        assert!(judged(&step(), vec![all], balances(0, 0)).is_err());
        let one = event(TOKEN, &ICollectible::Approval { owner: OWNER, approved: OTHER, tokenId: id });
        assert!(judged(&step(), vec![one], balances(0, 0)).is_err());
        let single = ICollectible::TransferSingle { operator: OTHER, from: OWNER, to: OTHER, id, value: U256::from(1) };
        assert!(judged(&step(), vec![event(TOKEN, &single)], balances(0, 0)).is_err());
    }

    #[test]
    fn a_probe_must_move_as_it_said() {
        let view = Call { to: OTHER, value: U256::ZERO, data: Bytes::new() };
        let expects = |expect| step().watches("shares", 0, view.clone(), expect);
        let probes = |before, after| {
            move |number| match number {
                Number::Probe(0, 0) => (Some(before), Some(after)),
                _ => (Some(0), Some(0)),
            }
        };
        assert!(judged(&expects(Expect::Gains(U256::from(5))), vec![], probes(1, 6)).is_ok());
        assert!(judged(&expects(Expect::Gains(U256::from(5))), vec![], probes(1, 5)).is_err());
        assert!(judged(&expects(Expect::Loses(U256::from(5))), vec![], probes(6, 1)).is_ok());
        assert!(judged(&expects(Expect::Loses(U256::from(5))), vec![], probes(7, 1)).is_err());
        assert!(judged(&expects(Expect::Loses(U256::from(5))), vec![], probes(1, 2)).is_err());
        assert!(judged(&expects(Expect::Becomes(U256::from(5))), vec![], probes(1, 5)).is_ok());
        assert!(judged(&expects(Expect::Becomes(U256::from(5))), vec![], probes(5, 4)).is_err());
    }
}
