//! Saved plans: shown, or carried out after simulation and review like any other.

use super::{SendOptions, prose};
use crate::{
    app::App,
    error::Failure,
    label::harmless,
    pipeline::{Book, decode},
    plan::{ETHER, Expect, Grant, Plan, Probe, Step},
    protocol::registry::Registry,
    ui::Report,
    units::exact,
};
use alloy::primitives::U256;
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{collections::BTreeMap, fmt, fs, path::PathBuf};

/// Show or carry out a saved plan
#[derive(Debug, Args)]
pub struct PlanCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show what a plan file holds, without a node
    Show {
        /// The file
        file: PathBuf,
    },
    /// Simulate, review, sign and send a plan file
    Run {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        send: Box<SendOptions>,
    },
}

impl PlanCommand {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the file is no plan, and as the pipeline says.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let (What::Show { file } | What::Run { file, .. }) = &self.what;
        let text = fs::read_to_string(file).with_context(|| format!("the plan {} cannot be read", file.display()))?;
        let plan = read_plan(&text).with_context(|| format!("in {}", file.display()))?;
        match self.what {
            What::Show { .. } => Ok(Box::new(Shown::new(app, plan))),
            What::Run { file, mut send } => {
                if send.slippage.is_some() {
                    bail!(Failure::usage("`--slippage` has no say over a plan that is made").hint("leave it out, or make a new plan"));
                }
                send.from = Some(file);
                app.carry_plan(plan, &send).await
            }
        }
    }
}

/// A plan, with the names of its chain where that is known here.
#[derive(Serialize)]
#[serde(transparent)]
struct Shown {
    plan: Plan,
    #[serde(skip)]
    book: Book,
}

impl Shown {
    fn new(app: &App, plan: Plan) -> Self {
        let open = |name| Registry::open(Some(name), None).ok();
        let built_in = || Registry::built_in().filter_map(open).find(|registry| registry.chain_id == plan.chain_id);
        let book = match app.registry() {
            Ok(registry) if registry.chain_id == plan.chain_id => App::book_of(registry),
            _ => built_in().map(|registry| App::book_of(&registry)).unwrap_or_else(|| nameless(app)),
        };
        Self { plan, book }
    }

    fn step(&self, f: &mut fmt::Formatter<'_>, number: usize, step: &Step) -> fmt::Result {
        let (book, call) = (&self.book, &step.call);
        prose(f, &format!("{number}. "), &harmless(&step.title))?;
        prose(f, "   to        ", &book.label(call.to))?;
        if !call.value.is_zero() {
            writeln!(f, "   sends     {}", book.money(ETHER, call.value))?;
        }
        let decoded = decode(book, &call.data);
        match &decoded.name {
            Some(name) => writeln!(f, "   calls     {name}")?,
            None if call.data.is_empty() => {}
            None => writeln!(f, "   calls     AN UNKNOWN FUNCTION, with {} bytes", call.data.len())?,
        }
        decoded.arguments.iter().try_for_each(|line| writeln!(f, "             {line}"))?;
        for (asset, wei) in &step.spends {
            prose(f, "   leaves    ", &format!("{} at most", book.money(*asset, *wei)))?;
        }
        for (asset, wei) in &step.receives {
            prose(f, "   arrives   ", &format!("{} at least", book.money(*asset, *wei)))?;
        }
        if let Some(Grant { token, spender, amount }) = step.grants {
            let amount = if amount == U256::MAX { "any amount".into() } else { book.money(token, amount).to_string() };
            prose(f, "   allows    ", &format!("{amount} of {} to {}", book.label(token), book.label(spender)))?;
        }
        for (token, id) in &step.surrenders {
            prose(f, "   gives up  ", &format!("{id} of {}", book.label(*token)))?;
        }
        for probe in &step.probes {
            prose(f, "   watches   ", &watched(book, probe))?;
        }
        step.notes.iter().try_for_each(|note| prose(f, "   note      ", &harmless(note)))
    }
}

/// What is watched, by the file's name for it, and what it must do.
fn watched(book: &Book, probe: &Probe) -> String {
    let show = |number| exact(number, probe.decimals);
    let must = match probe.expect {
        Expect::Gains(least) => format!("grows by at least {}", show(least)),
        Expect::Loses(most) => format!("shrinks by at most {}", show(most)),
        Expect::Becomes(value) => format!("is {} afterwards", show(value)),
    };
    format!("\"{}\", as {} answers: {must}", harmless(&probe.what).replace('"', "'"), book.label(probe.call.to))
}

/// A book without names, but with every interface.
fn nameless(app: &App) -> Book {
    app.registry().map_or_else(
        |_| Book {
            names: BTreeMap::new(),
            tokens: BTreeMap::new(),
            functions: |_| vec![],
            payees: |_| &[],
            errors: Vec::new,
            advice: |_| None,
        },
        |registry| Book { names: BTreeMap::new(), tokens: BTreeMap::new(), ..App::book_of(registry) },
    )
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { chain_id, owner, command, steps, .. } = &self.plan;
        prose(f, "", &format!("{} by {owner} on chain {chain_id}, as the file says", harmless(command)))?;
        (1..).zip(steps).try_for_each(|(number, step)| self.step(f, number, step))
    }
}

/// Reads a plan file of this build's format.
fn read_plan(text: &str) -> Result<Plan> {
    let plan: Plan = serde_json::from_str(text).context("this is no plan")?;
    if plan.version != 1 {
        bail!("the plan is of version {}, and this build reads version 1", plan.version);
    }
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Call;
    use alloy::primitives::{Address, bytes};

    #[test]
    fn a_plan_is_read_back_from_its_bytes_with_its_bounds() {
        let registry = Registry::open(Some("mainnet"), None).unwrap();
        let steth = registry.asset("steth").unwrap();
        let data = bytes!("a1903eab0000000000000000000000000000000000000000000000000000000000000000");
        let one = U256::from(10).pow(U256::from(18));
        let step = Step::new("Stake", Call { to: steth.address, value: one, data }).spends(ETHER, one).receives(steth.address, one);
        let view = Call { to: steth.address, value: U256::ZERO, data: Default::default() };
        let step = step.watches("shares", 0, view, Expect::Gains(U256::from(5)));
        let plan = Plan::new(1, Address::repeat_byte(1), "stake", vec![step.note("a word ".repeat(20))]);
        let text = Shown { plan, book: App::book_of(&registry) }.to_string();
        for line in [
            "watches   \"shares\", as stETH",
            "grows by at least 5",
            "calls     submit",
            "sends     1 ETH",
            "leaves    1 ETH at most",
            "arrives   1 stETH at least",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(text.lines().all(|line| line.len() <= 80), "{text}");
    }
}
