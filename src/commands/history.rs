//! What was signed and what became of it.

use super::SendOptions;
use crate::{
    app::App,
    error::{Failure, Fate, about},
    journal::{Event, History, Journal, Record},
    pipeline::{Effort, Resend, Settled, settle},
    plan::Plan,
    ui::{Report, table},
};
use alloy::primitives::TxHash;
use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use jiff::{SignedDuration, Timestamp};
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
    /// Find out what became of what was signed; carry out what is left of the plan that is named
    Resume(Box<Resume>),
    /// Give up the steps of a plan that are left; nothing signed is undone
    Close {
        /// The plan's id
        #[arg(required_unless_present = "damaged", conflicts_with = "damaged")]
        plan: Option<String>,
        /// Sets the damaged lines of the journal aside, so that signing goes on without what they said
        #[arg(long)]
        damaged: bool,
    },
}

/// Find out what became of what was signed; carry out what is left of the plan that is named
#[derive(Debug, Args)]
struct Resume {
    /// The plan's id; without it every open one is settled and none is carried on
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
            What::Close { plan: Some(plan), .. } => close(app, &plan).await,
            What::Close { .. } => set_aside(app),
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

async fn close(app: &App, name: &str) -> Result<Box<dyn Report>> {
    let mut journal = Journal::open(&app.places().journal(), app.registry()?.chain_id, app.owner()?)?;
    let record = find(&journal.entries()?, name)?;
    if let Some(nonce) = record.waiting().iter().map(|signed| signed.nonce).min() {
        // What lies beyond the next nonce waits for others, which may never come.
        let standing = app.chain().await?.standing(app.owner()?).await?;
        let beyond = nonce > standing.pending.max(standing.nonce);
        if !beyond {
            bail!(Failure::failed("open", "what was signed for it has no end yet").hint("find out with `restake history resume`"));
        }
    }
    journal.append(&record.id, Event::Closed { reason: "given up by its owner".into() })?;
    Ok(Box::new(Shown::new(find(&journal.entries()?, name)?)))
}

fn set_aside(app: &App) -> Result<Box<dyn Report>> {
    let mut journal = Journal::open(&app.places().journal(), app.registry()?.chain_id, app.owner()?)?;
    let history = journal.entries()?;
    if history.damaged.is_some() {
        journal.append("", Event::SetAside { lines: history.broken })?;
    }
    Ok(Box::new(Listing::new(&journal.entries()?)))
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
        let settled = self.settle(app, &mut journal, &open).await?;
        let waiting = settled.iter().find_map(|fate| match fate {
            Settled::Waiting { hash } => Some(*hash),
            _ => None,
        });
        if let Some(hash) = waiting {
            let failure = Failure::new(Fate::Sent, "open", format!("the transaction {hash} still waits for its block"));
            return Err(about(failure.hint("try again later").into(), vec![hash]));
        }
        let history = journal.entries()?;
        let failed_now = settled.iter().any(|fate| matches!(fate, Settled::Failed { .. }));
        let mut report = Resumed { settled, ..Default::default() };
        for (id, plan) in open.iter().filter_map(|record| rest(&find(&history, &record.id).ok()?)) {
            // Its owner may have done otherwise since, or replaced it in another wallet.
            if self.plan.is_none() || (failed_now && find(&history, &id)?.failed()) {
                report.left.push(id);
                continue;
            }
            fresh(&find(&history, &id)?)?;
            app.ui().say(&format!("plan {id}: {} of its steps are left", plan.steps.len()));
            let answer = app.carry_on(&mut journal, &id, plan, &self.send).await?.json()?;
            if self.rehearses() { &mut report.rehearsed } else { &mut report.resumed }.push(answer);
        }
        Ok(Box::new(report))
    }

    /// Nothing is to leave this machine.
    fn rehearses(&self) -> bool {
        self.send.dry_run || self.send.save.is_some()
    }

    async fn settle(&self, app: &App, journal: &mut Journal, open: &[Record]) -> Result<Vec<Settled>> {
        let resend = match &self.plan {
            _ if self.rehearses() => Resend::Nothing,
            Some(_) => Resend::Refused,
            None => Resend::Lost,
        };
        let effort = Effort { account: app.owner()?, resend, patience: self.send.patience() };
        let mut settled = vec![];
        for record in open {
            settled.extend(settle(app.chain().await?, app.ui(), journal, record, effort).await?);
        }
        Ok(settled)
    }
}

/// The bounds of a plan were quoted when it was made, and say little once its prices are old.
fn fresh(record: &Record) -> Result<()> {
    const MOST: SignedDuration = SignedDuration::from_hours(24);
    if record.entries.first().is_some_and(|first| Timestamp::now().duration_since(first.at) > MOST) {
        let message = format!("plan {} is older than {} hours, and so are the least amounts in it", record.id, MOST.as_hours());
        let hint = format!("give it up with `restake history close {}`, and make a new one for what is left", record.id);
        bail!(Failure::failed("stale", message).hint(hint));
    }
    Ok(())
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
                Event::SetAside { lines } => (format!("damaged lines set aside: {lines:?}"), None),
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

#[derive(Debug, Default, Serialize)]
struct Resumed {
    settled: Vec<Settled>,
    resumed: Vec<serde_json::Value>,
    /// What was simulated or saved of the rest, and not signed.
    rehearsed: Vec<serde_json::Value>,
    /// Plans that have steps left.
    left: Vec<String>,
}

impl fmt::Display for Resumed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.settled.is_empty() && self.resumed.is_empty() && self.rehearsed.is_empty() && self.left.is_empty() {
            return writeln!(f, "Nothing is open.");
        }
        for fate in &self.settled {
            match fate {
                Settled::Done { hash } => writeln!(f, "{hash}\n  is mined and succeeded")?,
                Settled::Failed { hash, reason } => writeln!(f, "{hash}\n  failed: {reason}")?,
                Settled::Waiting { hash } => writeln!(f, "{hash}\n  waits for its block")?,
            }
        }
        for id in &self.left {
            writeln!(f, "plan {id} has steps left\n  go on with `restake history resume {id}`")?;
            writeln!(f, "  give it up with `restake history close {id}`")?;
        }
        if !self.rehearsed.is_empty() {
            writeln!(f, "The rest was looked at; nothing of it was signed.")?;
        }
        if !self.resumed.is_empty() {
            writeln!(f, "The plan was carried on.")?;
        }
        Ok(())
    }
}
