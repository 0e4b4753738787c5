//! The gate where there is no network: the terms are those that a file records, and are accepted on this machine.

use super::{acceptances, gate::exposures, gate::unaccepted, text::Terms};
use crate::{
    app::App,
    chain::Chain,
    commands::directory::Directory,
    error::{Failure, Fate},
    plan::Plan,
    protocol::eigenlayer::{EigenLayer, exposing::Exposing, terms::Snapshot},
    saved::Unsigned,
};
use alloy::primitives::{Address, B256};
use anyhow::{Result, bail};
use std::collections::BTreeSet;

/// Takes down what a plan falls under: the operator the account is delegated to, where that matters, and every operator's terms that the
/// account accepted as they are now. Of those that are not accepted it says so.
///
/// # Errors
/// When they cannot be read.
pub async fn record(app: &App, chain: &Chain, plan: &Plan) -> Result<(Option<Address>, Vec<Snapshot>)> {
    let Some(core) = &app.registry()?.eigenlayer else { return Ok((None, vec![])) };
    let exposing = exposures(core, plan)?;
    let delegated = if exposing.contains(&Exposing::ToTheCurrent) { core.operator_of(chain, plan.owner).await? } else { None };
    let mut terms = vec![];
    for operator in operators(&exposing, delegated) {
        let accepted = acceptances(app).current(plan.owner, chain.id(), operator)?;
        let same = match &accepted {
            Some(_) if app.passed(operator) => true,
            Some(accepted) => Directory::at(app, chain).await?.terms(operator, Some(&accepted.snapshot)).await?.digest() == accepted.digest,
            None => false,
        };
        match accepted.filter(|_| same) {
            Some(accepted) => terms.push(accepted.snapshot),
            None => app.ui().say(&format!("note: {}; without them the file cannot be signed", unaccepted(operator))),
        }
    }
    Ok((delegated, terms))
}

fn operators(exposing: &BTreeSet<Exposing>, delegated: Option<Address>) -> BTreeSet<Address> {
    let operator = |exposing: &Exposing| match exposing {
        Exposing::To(operator) => Some(*operator),
        Exposing::ToTheCurrent => delegated,
    };
    exposing.iter().filter_map(operator).collect()
}

/// Passes if the account accepted, on this machine, the terms that the file records, or accepts them here. Whether they are still the
/// operator's is for whoever sends to find out.
///
/// # Errors
/// As the gate that asks a node.
pub fn gate_recorded(app: &App, plan: &Plan, unsigned: &Unsigned, accept: Option<B256>) -> Result<()> {
    let Some(core) = &app.registry()?.eigenlayer else { return Ok(()) };
    let exposing = exposures(core, plan)?;
    if exposing.contains(&Exposing::ToTheCurrent) && unsigned.delegated_to.is_none() {
        let words = "note: by the file's word the account is delegated to nobody, and what it deposits can be slashed by nobody";
        app.ui().show(&format!("{words};\n      `restake broadcast` asks the chain again"));
    }
    for operator in operators(&exposing, unsigned.delegated_to) {
        let Some(snapshot) = unsigned.terms.iter().find(|terms| terms.operator.operator == operator && terms.chain_id == plan.chain_id)
        else {
            let failure = Failure::refused("terms", format!("the file does not hold the slashing terms of {operator}"));
            bail!(failure.hint("accept them on the machine that saved it with `restake terms accept`, and save the plan anew"));
        };
        accept_recorded(app, core, plan.owner, snapshot, accept)?;
    }
    Ok(())
}

fn accept_recorded(app: &App, core: &EigenLayer, owner: Address, snapshot: &Snapshot, accept: Option<B256>) -> Result<()> {
    let (store, operator, digest) = (acceptances(app), snapshot.operator.operator, snapshot.digest());
    if let Some(said) = accept.filter(|said| *said != digest) {
        let failure = Failure::refused("terms", format!("the terms of {operator} in the file are not those of the digest {said}"));
        bail!(failure.hint(format!("they have the digest {digest}: read them where they can be, with `restake terms show {operator}`")));
    }
    let earlier = store.current(owner, snapshot.chain_id, operator)?;
    if earlier.as_ref().is_some_and(|earlier| earlier.digest == digest) {
        return Ok(());
    }
    if accept.is_none() {
        let terms = Terms::recorded(core, app.registry()?.block_time, snapshot.clone(), earlier.as_ref());
        ask(app, &terms.to_string(), operator)?;
    }
    store.accept(owner, snapshot.clone()).map(drop)
}

/// Shows the terms and has the operator's address typed: its name would be the file's word.
fn ask(app: &App, terms: &str, operator: Address) -> Result<()> {
    if !app.ui().asks() {
        bail!(unaccepted(operator));
    }
    let source = "These terms are as the file records them, names and conditions included; no node was asked.";
    app.ui().show(&format!("{source}\n\n{}\n\nTo accept these terms, type the operator's address\n  {operator}", terms.trim_end()));
    let Some(typed) = app.ui().input("Operator's address")? else { bail!(unaccepted(operator)) };
    if typed.trim().parse() == Ok(operator) {
        return Ok(());
    }
    bail!(Failure::new(Fate::Declined, "declined", "the terms were not accepted: nothing was signed"))
}
