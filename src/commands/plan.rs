//! Saved plans: shown, carried out or exported after simulation and review like any other.

use super::{ExportOptions, Form, SendOptions, prose, sign::read};
use crate::{
    app::App,
    error::Failure,
    journal::{History, Record},
    label::harmless,
    pipeline::{Book, decode},
    plan::{ETHER, Expect, Grant, Plan, Probe, Step},
    protocol::registry::Registry,
    saved::{Saved, Unsigned},
    ui::Report,
    units::exact,
};
use alloy::primitives::{Address, B256, Bytes, U256};
use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{collections::BTreeMap, fmt, path::PathBuf};

/// Show, carry out or export a saved plan
///
/// A plan file is one JSON object. Its `version` is 2; files of version 1, which are the plan alone, are read too. `plan` is the plan: chain,
/// owner, command and steps, each with its call (`to`, `value`, `data`) and its bounds (`spends`, `receives`, `grants`, `surrenders`,
/// `probes`). `unsigned` is what a machine without a network signs: the identity of the registry, the time and the block of the simulation,
/// for each step nonce, gas limit, fees and what the simulation did, and the accepted slashing terms. `signed` holds the signed bytes, one
/// transaction a step. Keys that are not known are refused. Amounts are hexadecimal, in the smallest unit.
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
    /// Simulate and review a plan file, and write it for somebody else to sign
    Export(Export),
}

/// What is exported, and how.
#[derive(Debug, Args)]
struct Export {
    /// The file
    file: PathBuf,
    /// For whom it is written
    #[arg(id = "export", long = "to", value_name = "FORM")]
    to: Form,
    #[command(flatten)]
    how: ExportOptions,
    /// Accepts an operator's slashing terms by their digest
    #[arg(long, value_name = "DIGEST")]
    accept_terms: Option<B256>,
    /// Allows a contract outside the registry
    #[arg(long, value_name = "ADDRESS", value_parser = super::an_address)]
    allow_unknown: Vec<Address>,
}

impl PlanCommand {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the file is no plan, and as the pipeline says.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        match self.what {
            What::Show { file } => Ok(Box::new(Shown::new(app, read(&file)?))),
            What::Run { file, mut send } => {
                if send.slippage.is_some() {
                    bail!(Failure::usage("`--slippage` has no say over a plan that is made").hint("leave it out, or make a new plan"));
                }
                let saved = read(&file)?;
                if !saved.signed.is_empty() {
                    let failure = Failure::refused("signed", "the file is signed: what is signed anew would be done beside that");
                    bail!(failure.hint(format!("send what is signed with `restake broadcast {}`", file.display())));
                }
                tell_of(app, &saved.plan)?;
                send.from = Some(file);
                app.carry_plan(saved.plan, &send).await
            }
            What::Export(Export { file, to, how, accept_terms, allow_unknown }) => {
                let saved = read(&file)?;
                let from = Some(file);
                let send = SendOptions { export: Some(to), export_to: how, accept_terms, allow_unknown, from, ..SendOptions::default() };
                app.carry_plan(saved.plan, &send).await
            }
        }
    }
}

/// Says of a plan that it was carried out before: whoever means to do it once more may.
fn tell_of(app: &App, plan: &Plan) -> Result<()> {
    let records = History::read(&app.places().journal(), plan.chain_id, plan.owner)?.plans();
    let same = |record: &&Record| record.plan() == Some(plan) && (record.done() > 0 || !record.waiting().is_empty());
    if let Some(record) = records.iter().rfind(same) {
        let at = record.entries.first().map(|entry| entry.at.strftime(" on %Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default();
        let words = format!("note: the very same plan was carried out{at}, as plan {}; this does it once more", record.id);
        app.ui().show(&words);
    }
    Ok(())
}

/// A plan, with the names of its chain where that is known here.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    plan: Plan,
    /// What a machine without a network signs, where the file holds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    unsigned: Option<Unsigned>,
    /// The signed bytes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    signed: Vec<Bytes>,
    #[serde(skip)]
    book: Book,
}

impl Shown {
    fn new(app: &App, saved: Saved) -> Self {
        let Saved { plan, unsigned, signed } = saved;
        let open = |name| Registry::open(Some(name), None).ok();
        let built_in = || Registry::built_in().filter_map(open).find(|registry| registry.chain_id == plan.chain_id);
        let book = match app.registry() {
            Ok(registry) if registry.chain_id == plan.chain_id => App::book_of(registry),
            _ => built_in().map(|registry| App::book_of(&registry)).unwrap_or_else(|| nameless(app)),
        };
        Self { plan, unsigned, signed, book }
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
        if let Some(ready) = self.unsigned.as_ref().and_then(|unsigned| unsigned.prepared.steps.get(number.checked_sub(1)?)) {
            let fee = book.money(ETHER, ready.max_fee_per_gas.saturating_mul(U256::from(ready.gas_limit)));
            writeln!(f, "   gas       {} at most, {fee}; nonce {}", ready.gas_limit, ready.nonce)?;
        }
        step.notes.iter().try_for_each(|note| prose(f, "   note      ", &harmless(note)))
    }

    /// How far it is from being sent.
    fn state(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(Unsigned { prepared, .. }) = &self.unsigned else { return Ok(()) };
        let what = if self.signed.is_empty() { "to be signed" } else { "signed, by the file's word" };
        prose(f, "", &format!("{what}; simulated on block {} at {}", prepared.block, prepared.at))?;
        writeln!(f, "  {}", prepared.block_hash)
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
        self.state(f)?;
        (1..).zip(steps).try_for_each(|(number, step)| self.step(f, number, step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Call;
    use alloy::primitives::bytes;

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
        let text = Shown { plan, unsigned: None, signed: vec![], book: App::book_of(&registry) }.to_string();
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
