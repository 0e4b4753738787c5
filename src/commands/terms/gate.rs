//! The gate before a delegation: it opens only to whoever accepted the terms as they are now.

use super::{acceptances, text::Terms};
use crate::{
    acceptances::Acceptance,
    app::App,
    chain::Chain,
    commands::directory::Directory,
    error::{Failure, Fate},
    label::Label,
    plan::Plan,
    protocol::eigenlayer::{EigenLayer, exposing::Exposing},
    units::counted,
};
use alloy::primitives::{Address, B256};
use anyhow::{Result, bail};
use std::collections::BTreeSet;

/// Passes if the account accepted `operator`'s terms as they are now, or accepts them here.
///
/// # Errors
/// When they are not accepted (a refusal), are declined, or cannot be read.
pub async fn gate(app: &App, operator: Address, accept: Option<B256>) -> Result<()> {
    let directory = Directory::open(app).await?;
    self::accept(app, &directory, operator, accept).await.map(drop)
}

/// The same before a deposit: it passes an account that is delegated to nobody.
///
/// # Errors
/// As [`gate`].
pub async fn gate_deposit(app: &App, accept: Option<B256>) -> Result<()> {
    match app.registry()?.eigenlayer()?.operator_of(app.chain().await?, app.owner()?).await? {
        Some(operator) if !app.passed(operator) => gate(app, operator, accept).await,
        _ => Ok(()),
    }
}

/// The same before a plan, whoever made it: each of its calls is read for what it puts under an operator.
///
/// # Errors
/// As [`gate`].
pub async fn gate_plan(app: &App, plan: &Plan, accept: Option<B256>) -> Result<()> {
    let Some(core) = &app.registry()?.eigenlayer else { return Ok(()) };
    for exposing in exposures(core, plan)? {
        match exposing {
            Exposing::To(operator) if app.passed(operator) => {}
            Exposing::To(operator) => gate(app, operator, accept).await?,
            Exposing::ToTheCurrent => gate_deposit(app, accept).await?,
        }
    }
    Ok(())
}

pub(super) fn exposures(core: &EigenLayer, plan: &Plan) -> Result<BTreeSet<Exposing>> {
    let exposing: Vec<_> = plan.steps.iter().map(|step| core.exposing(&step.call)).collect::<Result<_>>()?;
    Ok(exposing.into_iter().flatten().collect())
}

/// Passes if what a plan exposes is still under accepted terms at a later block than the gate opened at; it asks nobody.
///
/// # Errors
/// A refusal where they are others by now; when they cannot be read.
pub async fn still_accepted(app: &App, chain: &Chain, plan: &Plan) -> Result<()> {
    // A minute on Ethereum: terms that take effect sooner could not have been seen by waiting either.
    const SOON: u64 = 5;
    let Some(core) = &app.registry()?.eigenlayer else { return Ok(()) };
    if chain.head().number <= app.chain().await?.head().number.saturating_add(SOON) {
        return Ok(());
    }
    all_accepted(app, chain, core, plan).await
}

/// Passes if what a plan exposes is under accepted terms, whether or not the gate opened in this command; it asks nobody.
///
/// # Errors
/// As [`still_accepted`].
pub async fn accepted(app: &App, chain: &Chain, plan: &Plan) -> Result<()> {
    match &app.registry()?.eigenlayer {
        Some(core) => all_accepted(app, chain, core, plan).await,
        None => Ok(()),
    }
}

async fn all_accepted(app: &App, chain: &Chain, core: &EigenLayer, plan: &Plan) -> Result<()> {
    for exposing in exposures(core, plan)? {
        let operator = match exposing {
            Exposing::To(operator) => Some(operator),
            Exposing::ToTheCurrent => core.operator_of(chain, plan.owner).await?,
        };
        let Some(operator) = operator else { continue };
        let Some(accepted) = acceptances(app).current(plan.owner, chain.id(), operator)? else { bail!(unaccepted(operator)) };
        let now = Directory::at(app, chain).await?.terms(operator, Some(&accepted.snapshot)).await?;
        if accepted.digest != now.digest() {
            bail!(unaccepted(operator));
        }
    }
    Ok(())
}

/// The same with a directory that is open; the acceptance that opened the gate.
pub(in crate::commands) async fn accept(
    app: &App,
    directory: &Directory<'_>,
    operator: Address,
    digest: Option<B256>,
) -> Result<Acceptance> {
    let (owner, store) = (app.owner()?, acceptances(app));
    let earlier = store.current(owner, directory.chain.id(), operator)?;
    let terms = Terms::read(directory, operator, earlier.as_ref()).await?;
    if !terms.snapshot.operator.registered {
        let failure = Failure::failed("operator", format!("{operator} is no operator of EigenLayer"));
        bail!(failure.hint("see `restake operators list`"));
    }
    let present = terms.digest;
    // Whoever names a digest means no other terms, not even those that were accepted before.
    if let Some(digest) = digest.filter(|digest| *digest != present) {
        let failure = Failure::refused("terms", format!("the terms of {operator} are not those of the digest {digest}"));
        bail!(failure.hint(format!("read them again with `restake terms show {operator}`")));
    }
    if let Some(same) = earlier.filter(|earlier| earlier.digest == present) {
        app.pass(operator);
        return Ok(same);
    }
    if digest.is_none() {
        ask(app, directory, &terms)?;
    }
    let accepted = store.accept(owner, terms.snapshot)?;
    app.pass(operator);
    Ok(accepted)
}

/// Shows the terms and has the operator's name or address typed.
fn ask(app: &App, directory: &Directory<'_>, terms: &Terms) -> Result<()> {
    let operator = terms.snapshot.operator.operator;
    if !app.ui().asks() {
        bail!(unaccepted(operator));
    }
    let name = terms.name.as_ref().map(Label::as_str).filter(|name| is_distinct(name));
    // A name that another may have as well says nothing.
    let rivals = name.map_or(0, |name| directory.rivals(operator, name));
    let name = name.filter(|_| rivals == 0);
    let (way, prompt) = match (name, rivals) {
        (Some(name), _) => (format!("type `{name}` or the operator's address"), "Operator's name or address"),
        (None, 0) => (format!("type the operator's address\n  {operator}"), "Operator's address"),
        (None, rivals) => {
            let others = counted(rivals, "other operator");
            (format!("type the operator's address\n  {operator}\n{others} may have the same name"), "Operator's address")
        }
    };
    app.ui().show(&format!("{}\n\nTo accept these terms, {way}", terms.to_string().trim_end()));
    let Some(typed) = app.ui().input(prompt)? else { bail!(unaccepted(operator)) };
    let typed = typed.trim().to_lowercase();
    if [Some(operator.to_string().as_str()), name].into_iter().flatten().any(|meant| meant.to_lowercase() == typed) {
        return Ok(());
    }
    bail!(Failure::new(Fate::Declined, "declined", "the terms were not accepted: nothing was signed"))
}

/// Whether a name that somebody gave themselves is typed only by who means it: not a keypress, and no word of assent.
fn is_distinct(name: &str) -> bool {
    const ASSENT: [&str; 16] = [
        "okay", "sure", "yeah", "yess", "yesyes", "true", "fine", "agree", "agreed", "accept", "accepted", "approve", "confirm",
        "continue", "proceed", "enter",
    ];
    const SHORTEST: usize = 4;
    let word: String = name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    word.chars().count() >= SHORTEST && !ASSENT.contains(&word.as_str())
}

/// The refusal that names the way on.
pub(super) fn unaccepted(operator: Address) -> Failure {
    let failure = Failure::refused("terms", format!("the slashing terms of {operator} are not accepted as they are now"));
    failure.hint(format!("read them with `restake terms show {operator}`, then pass `--accept-terms DIGEST`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_a_keypress_or_a_yes_accepts_nothing() {
        for name in ["y", "yes", "YES!", " y e s ", "Okay", "o.k.a.y", "Sure…", "agree", "", "----", "ok"] {
            assert!(!is_distinct(name), "{name}");
        }
        for name in ["Granite Staking", "P2P.org", "Sure Stake", "Ωmega"] {
            assert!(is_distinct(name), "{name}");
        }
    }
}
