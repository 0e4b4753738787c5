//! What was signed and what became of it.

mod called;
mod cells;
mod ether;
mod export;
mod filter;
mod list;
mod replace;
mod resume;
mod row;
mod shown;
mod troubles;

use crate::{
    app::App,
    chain::wait::receipt,
    error::Failure,
    journal::{Event, History, Journal, Record, Signed},
    pipeline::{Purpose, Receipt, Vanished, pooled, vanished},
    ui::Report,
};
use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use export::Export;
use filter::Filter;
use list::Listing;
use replace::Replace;
use resume::Resume;
use shown::Shown;

/// List, show and resume what was signed, pay more for what waits, or cancel it
#[derive(Debug, Args)]
#[command(after_long_help = troubles::WHAT_HAPPENS_WHEN)]
pub struct HistoryCommand {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the plans of this account on this network, or of several accounts
    List(Filter),
    /// Write one row a transaction for an accountant: what left and arrived, the fee, and what it was worth
    #[command(after_long_help = export::WHAT_IS_NOT_THERE)]
    Export(Export),
    /// Show one plan and every event of it
    Show {
        /// The plan's id, or the hash of one of its transactions
        plan: String,
    },
    /// Find out what became of what was signed; carry out what is left of the plan that is named
    Resume(Box<Resume>),
    /// Sign what waits for its block once more, at higher fees; one of the two is mined
    SpeedUp(Box<Replace>),
    /// Sign nothing in the place of what waits for its block, at higher fees; one of the two is mined
    Cancel(Box<Replace>),
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

impl HistoryCommand {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the plan is unknown, and as the pipeline says.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        match self.what.unwrap_or_else(|| What::List(Filter::default())) {
            What::List(filter) => list::run(&filter, app),
            What::Export(export) => export.run(app).await,
            What::Show { plan } => show(app, &plan).await,
            What::Close { plan: Some(plan), .. } => close(app, &plan).await,
            What::Close { .. } => set_aside(app),
            What::Resume(resume) => resume.run(app).await,
            What::SpeedUp(replace) => replace.run(app, Purpose::SpeedUp).await,
            What::Cancel(replace) => replace.run(app, Purpose::Cancel).await,
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

async fn show(app: &App, name: &str) -> Result<Box<dyn Report>> {
    let record = find(&read(app)?, name)?;
    let (gone, effects) = looked_up(app, &record).await;
    Ok(Box::new(Shown::new(app.book()?, record, gone, effects)))
}

/// What of a plan the chain has no more, and what the rest of it did there. Where no node answers, the journal alone is shown.
async fn looked_up(app: &App, record: &Record) -> (Vec<Vanished>, Vec<Receipt>) {
    if !record.signed().iter().any(|signed| record.in_block(signed.hash)) {
        return Default::default();
    }
    let look = async || {
        let chain = app.chain().await?;
        let gone = vanished(chain, app.owner()?, std::slice::from_ref(record), 0).await?;
        Ok::<_, anyhow::Error>((gone, row::effects(chain, app.book()?, record).await?))
    };
    look().await.unwrap_or_else(|err| {
        app.ui().say(&format!("note: it was not looked up whether the chain still has it, nor what it did: {err}"));
        Default::default()
    })
}

async fn close(app: &App, name: &str) -> Result<Box<dyn Report>> {
    let mut journal = Journal::open(&app.places().journal(), app.registry()?.chain_id, app.owner()?)?;
    let record = find(&journal.entries()?, name)?;
    for signed in record.waiting() {
        if about(app, &signed).await? {
            bail!(Failure::failed("open", "what was signed for it has no end yet").hint("find out with `restake history resume`"));
        }
    }
    journal.append(&record.id, Event::Closed { reason: "given up by its owner".into() })?;
    Ok(Box::new(Shown::new(app.book()?, find(&journal.entries()?, name)?, vec![], vec![])))
}

/// Whether a transaction may be mined any moment. What no node shows can be given up: its nonce goes to what is signed next.
async fn about(app: &App, signed: &Signed) -> Result<bool> {
    let (chain, owner) = (app.chain().await?, app.owner()?);
    let standing = chain.standing(owner).await?;
    // What lies beyond the next nonce waits for others, which may never come.
    if signed.nonce > standing.next() {
        return Ok(false);
    }
    Ok(signed.nonce < standing.nonce || pooled(chain, signed.hash).await || receipt(chain, signed.hash).await?.is_some())
}

fn set_aside(app: &App) -> Result<Box<dyn Report>> {
    let mut journal = Journal::open(&app.places().journal(), app.registry()?.chain_id, app.owner()?)?;
    let history = journal.entries()?;
    if history.damaged.is_some() {
        journal.append("", Event::SetAside { lines: history.broken })?;
    }
    Ok(Box::new(Listing::new(&[(app.account()?, journal.entries()?)], &Filter::default(), None)))
}

fn state(record: &Record) -> &'static str {
    if record.message().is_some() {
        "signed"
    } else if !record.waiting().is_empty() {
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

/// What was carried out, or the message that was signed.
fn command(record: &Record) -> String {
    let message = || record.message().map(|name| format!("sign {name}"));
    record.plan().map(|plan| plan.command.clone()).or_else(message).unwrap_or_else(|| "?".into())
}
