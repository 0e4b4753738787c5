//! What was signed and what became of it.

use super::SendOptions;
use crate::{
    app::App,
    error::{Failure, Fate},
    journal::{Event, History, Journal, Record},
    pipeline::{Settled, settle},
    plan::Plan,
    ui::{Report, table},
};
use alloy::primitives::TxHash;
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use serde::Serialize;
use std::fmt;

/// List, show and resume what was signed
#[derive(Debug, Args)]
pub struct HistoryCommand {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the plans of this account on this network
    List,
    /// Show one plan and every event of it
    Show {
        /// The plan's id, or the hash of one of its transactions
        plan: String,
    },
    /// Find out what became of what was signed, and carry out what is left
    Resume(Box<Resume>),
    /// Give up the steps of a plan that are left; nothing signed is undone
    Close {
        /// The plan's id
        plan: String,
    },
}

/// Find out what became of what was signed, and carry out what is left
#[derive(Debug, Args)]
struct Resume {
    /// The plan's id; every open one where none is named
    plan: Option<String>,
    #[command(flatten)]
    send: SendOptions,
}

impl HistoryCommand {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the plan is unknown, and as the pipeline says.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        match self.what.unwrap_or(What::List) {
            What::List => Ok(Box::new(Listing::new(&read(app)?))),
            What::Show { plan } => Ok(Box::new(Shown::new(find(&read(app)?, &plan)?))),
            What::Close { plan } => close(app, &plan),
            What::Resume(resume) => resume.run(app).await,
        }
    }
}

fn read(app: &App) -> Result<History> {
    History::read(&app.places().journal(), app.registry()?.chain_id, app.owner()?)
}

fn find(history: &History, name: &str) -> Result<Record> {
    let plans = history.plans();
    let known: Vec<_> = plans.iter().map(|plan| plan.id.clone()).collect();
    let has = |plan: &Record| plan.id == name || plan.signed().iter().any(|signed| signed.hash.to_string() == name);
    let found = plans.into_iter().find(has);
    found.ok_or_else(|| crate::protocol::registry::unknown("plan", name, known.iter().map(String::as_str)))
}

fn close(app: &App, name: &str) -> Result<Box<dyn Report>> {
    let mut journal = Journal::open(&app.places().journal(), app.registry()?.chain_id, app.owner()?)?;
    let record = find(&journal.entries()?, name)?;
    if !record.waiting().is_empty() {
        bail!(Failure::failed("open", "what was signed for it has no end yet").hint("find out with `restake history resume`"));
    }
    journal.append(&record.id, Event::Closed { reason: "given up by its owner".into() })?;
    Ok(Box::new(Shown::new(find(&journal.entries()?, name)?)))
}

impl Resume {
    async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let (chain, owner) = (app.chain().await?, app.owner()?);
        let mut journal = Journal::open(&app.places().journal(), chain.id(), owner)?;
        let history = journal.entries()?;
        let open: Vec<_> = match &self.plan {
            Some(name) => vec![find(&history, name)?],
            None => history.plans().into_iter().filter(Record::open).collect(),
        };
        let mut settled = vec![];
        for record in &open {
            let how = (owner, self.plan.is_some(), self.send.patience());
            settled.extend(settle(chain, app.ui(), &mut journal, record, how).await?);
        }
        let waiting = settled.iter().find_map(|fate| match fate {
            Settled::Waiting { hash } => Some(*hash),
            _ => None,
        });
        if let Some(hash) = waiting {
            bail!(Failure::new(Fate::Sent, "open", format!("the transaction {hash} still waits for its block")).hint("try again later"));
        }
        let history = journal.entries()?;
        let failed_now = settled.iter().any(|fate| matches!(fate, Settled::Failed { .. }));
        let mut left = vec![];
        for (id, plan) in open.iter().filter_map(|record| rest(&find(&history, &record.id).ok()?)) {
            // Its owner may have done otherwise since, or replaced it in another wallet.
            if find(&history, &id)?.failed() && (failed_now || self.plan.is_none()) {
                app.ui().say(&format!(
                    "plan {id} failed: carry on with `restake history resume {id}`, or give it up with `restake history close {id}`"
                ));
            } else {
                left.push((id, plan));
            }
        }
        if let Some(line) = history.damaged.filter(|_| !left.is_empty() && self.plan.is_none()) {
            let message = format!("line {line} of the journal is damaged, and what it said may be done already");
            bail!(Failure::failed("journal", message).hint("see `restake history show PLAN`, and name the plan that is to be carried on"));
        }
        let mut resumed = vec![];
        for (id, plan) in left {
            app.ui().say(&format!("plan {id}: {} of its steps are left", plan.steps.len()));
            resumed.push(app.carry_on(&mut journal, &id, plan, &self.send).await?.json()?);
        }
        Ok(Box::new(Resumed { settled, resumed }))
    }
}

/// The steps of a plan that have not succeeded, as a plan of their own.
fn rest(record: &Record) -> Option<(String, Plan)> {
    let plan = record.plan()?;
    let done: Vec<_> =
        record.signed().into_iter().filter(|signed| record.ended(signed.hash) == Some(true)).map(|signed| signed.step).collect();
    let steps: Vec<_> = plan.steps.iter().enumerate().filter(|(index, _)| !done.contains(index)).map(|(_, step)| step.clone()).collect();
    (!steps.is_empty() && !record.closed()).then(|| (record.id.clone(), Plan { steps, ..plan.clone() }))
}

#[derive(Debug, Serialize)]
struct Summary {
    plan: String,
    at: Timestamp,
    command: String,
    steps: usize,
    done: usize,
    state: &'static str,
}

fn state(record: &Record) -> &'static str {
    if !record.waiting().is_empty() {
        "open"
    } else if record.plan().is_some_and(|plan| record.done() >= plan.steps.len()) {
        "done"
    } else if record.closed() {
        "closed"
    } else if record.failed() {
        "failed"
    } else {
        "unfinished"
    }
}

#[derive(Debug, Serialize)]
struct Listing {
    plans: Vec<Summary>,
    broken_lines: Vec<usize>,
}

impl Listing {
    fn new(history: &History) -> Self {
        let plans = history.plans();
        let plans = plans.iter().filter_map(|record| {
            Some(Summary {
                plan: record.id.clone(),
                at: record.entries.first()?.at,
                command: record.plan().map_or_else(|| "?".into(), |plan| plan.command.clone()),
                steps: record.plan().map_or(0, |plan| plan.steps.len()),
                done: record.done(),
                state: state(record),
            })
        });
        Self { plans: plans.collect(), broken_lines: history.broken.clone() }
    }
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.plans.is_empty() {
            writeln!(f, "Nothing was signed here yet.")?;
        } else {
            let rows = self.plans.iter().map(|plan| {
                let at = plan.at.strftime("%Y-%m-%d %H:%M:%SZ").to_string();
                [plan.plan.clone(), at, plan.command.clone(), format!("{}/{}", plan.done, plan.steps), plan.state.to_owned()]
            });
            writeln!(f, "{}", table(["PLAN", "WHEN", "COMMAND", "DONE", "STATE"], &[3], rows))?;
        }
        for line in &self.broken_lines {
            writeln!(f, "line {line} of the journal cannot be read")?;
        }
        Ok(())
    }
}

#[derive(Debug, Serialize)]
struct Shown {
    plan: String,
    command: Option<String>,
    state: &'static str,
    steps: Vec<String>,
    events: Vec<Happened>,
}

#[derive(Debug, Serialize)]
struct Happened {
    at: Timestamp,
    event: String,
    hash: Option<TxHash>,
}

impl Shown {
    fn new(record: Record) -> Self {
        let events = record.entries.iter().map(|entry| {
            let (event, hash) = match &entry.event {
                Event::Planned { .. } => ("approved".into(), None),
                Event::Signed { step, hash, nonce, .. } => {
                    (format!("step {} signed with nonce {nonce}", step.saturating_add(1)), Some(*hash))
                }
                Event::Sent { hash } => ("sent".into(), Some(*hash)),
                Event::Mined { hash, block, gas_used, .. } => (format!("mined in block {block}, {gas_used} gas"), Some(*hash)),
                Event::Refused { hash, reason } => (format!("refused: {reason}"), Some(*hash)),
                Event::Failed { hash, reason } => (format!("failed: {reason}"), Some(*hash)),
                Event::Closed { reason } => (format!("closed: {reason}"), None),
            };
            Happened { at: entry.at, event, hash }
        });
        let plan = record.plan();
        Self {
            events: events.collect(),
            state: state(&record),
            command: plan.map(|plan| plan.command.clone()),
            steps: plan.map(|plan| plan.steps.iter().map(|step| step.title.clone()).collect()).unwrap_or_default(),
            plan: record.id,
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Plan {} ({}): {}", self.plan, self.command.as_deref().unwrap_or("its first line is broken"), self.state)?;
        for (number, step) in (1..).zip(&self.steps) {
            writeln!(f, "  {number}. {step}")?;
        }
        for event in &self.events {
            writeln!(f, "{}  {}", event.at.strftime("%Y-%m-%d %H:%M:%SZ"), event.event)?;
            if let Some(hash) = event.hash {
                writeln!(f, "  {hash}")?;
            }
        }
        Ok(())
    }
}

#[derive(Debug, Serialize)]
struct Resumed {
    settled: Vec<Settled>,
    resumed: Vec<serde_json::Value>,
}

impl fmt::Display for Resumed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.settled.is_empty() && self.resumed.is_empty() {
            return writeln!(f, "Nothing is open.");
        }
        for fate in &self.settled {
            match fate {
                Settled::Done { hash } => writeln!(f, "{hash}\n  is mined and succeeded")?,
                Settled::Failed { hash, reason } => writeln!(f, "{hash}\n  failed: {reason}")?,
                Settled::Waiting { hash } => writeln!(f, "{hash}\n  waits for its block")?,
            }
        }
        writeln!(f, "{} plans were carried on.", self.resumed.len())
    }
}

/// Reads a plan file.
///
/// # Errors
/// When it is no plan of this build's format.
pub(super) fn read_plan(text: &str) -> Result<Plan> {
    let plan: Plan = serde_json::from_str(text).context("this is no plan")?;
    if plan.version != 1 {
        bail!("the plan is of version {}, and this build reads version 1", plan.version);
    }
    Ok(plan)
}
