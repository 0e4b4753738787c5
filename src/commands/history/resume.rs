//! Finds out what became of what was signed, and carries on with the plan that is named.

use super::{super::SendOptions, find};
use crate::{
    app::App,
    error::{Failure, Fate, fate},
    journal::{FRESH, Journal, Record},
    pipeline::{Effort, Resend, Settled, Settlement, Vanished, in_order, reopen, settle, vanished},
    plan::Plan,
    ui::{Report, prose},
};
use anyhow::{Error, Result, bail};
use clap::Args;
use serde::Serialize;
use std::fmt;

/// Find out what became of what was signed; carry out what is left of the plan that is named
#[derive(Debug, Args)]
pub(super) struct Resume {
    /// The plan's id; without it every open one is settled and none is carried on
    plan: Option<String>,
    #[command(flatten)]
    send: SendOptions,
}

impl Resume {
    /// Carries the command out.
    ///
    /// # Errors
    /// With [`Fate::Sent`] where something failed or waits, or went wrong after bytes were sent; the report is printed all the same.
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        if self.send.slippage.is_some() {
            bail!(Failure::usage("`--slippage` has no say over a plan that is made").hint("leave it out, or make a new plan"));
        }
        let mut journal = Journal::open(&app.places().journal(), app.chain().await?.id(), app.owner()?)?;
        let (mut settlement, mut report) = (Settlement::default(), Resumed::default());
        let ended = self.work(app, &mut journal, &mut settlement, &mut report).await;
        let Settlement { settled, sent } = settlement;
        report.settled = settled;
        let error = match ended {
            Ok(()) => match report.trouble() {
                Some(failure) => failure.into(),
                None => return Ok(Box::new(report)),
            },
            Err(err) if fate(&err).fate == Fate::Sent => err,
            Err(err) if sent.is_empty() => err,
            Err(err) => {
                let mut failure = Failure::new(Fate::Sent, "unfinished", "what was signed was sent again, and then something went wrong");
                failure.transactions = sent;
                failure.hint = fate(&err).hint.or(Some("see `restake history`".into()));
                err.context(failure)
            }
        };
        Err(report.beside(app, error)?)
    }

    async fn work(&self, app: &App, journal: &mut Journal, settlement: &mut Settlement, report: &mut Resumed) -> Result<()> {
        let history = journal.entries()?;
        let open: Vec<_> = match &self.plan {
            Some(name) => vec![find(&history, name)?],
            None => in_order(&history.plans(), history.plans().into_iter().filter(Record::open).collect()),
        };
        let open = self.reopened(app, journal, open, settlement).await?;
        let mut trouble = None;
        for record in &open {
            let mut effort = self.effort(app)?;
            // What comes after it is sent no more, for it may need what was not; what became of it is found out all the same.
            if trouble.is_some() {
                effort.resend = Resend::Nothing;
            }
            if let Err(err) = settle(app.chain().await?, journal, record, effort, settlement).await {
                trouble.get_or_insert(err);
            }
        }
        if let Some(err) = trouble {
            return Err(err);
        }
        if settlement.settled.iter().any(Settled::open) {
            return Ok(());
        }
        let history = journal.entries()?;
        let failed_now = settlement.settled.iter().any(|fate| matches!(fate, Settled::Failed { .. }));
        for (id, plan) in open.iter().filter_map(|record| rest(&find(&history, &record.id).ok()?)) {
            // Its owner may have done otherwise since, or replaced it in another wallet.
            if self.plan.is_none() || (failed_now && find(&history, &id)?.failed()) {
                if !find(&history, &id)?.refused().is_empty() {
                    report.refused.push(id.clone());
                }
                report.left.push(id);
                continue;
            }
            fresh(&find(&history, &id)?)?;
            app.ui().say(&format!("plan {id}: {} of its steps are left", plan.steps.len()));
            let answer = app.carry_on(journal, &id, plan, &self.send).await?;
            report.texts.push(answer.text());
            if self.rehearses() { &mut report.rehearsed } else { &mut report.resumed }.push(answer.json()?);
        }
        Ok(())
    }

    /// What a reorganisation took out of its block is said; of the plan that is named it has no end any more, and is sent again.
    async fn reopened(&self, app: &App, journal: &mut Journal, open: Vec<Record>, settlement: &mut Settlement) -> Result<Vec<Record>> {
        // Ethereum's blocks are final after two epochs, most of the time.
        const YOUNG: u64 = 128;
        let (chain, history) = (app.chain().await?, journal.entries()?);
        let (records, from) =
            if self.plan.is_some() { (open.clone(), 0) } else { (history.plans(), chain.head().number.saturating_sub(YOUNG)) };
        let records: Vec<_> = records.into_iter().filter(|record| !record.given_up()).collect();
        let gone = vanished(chain, app.owner()?, &records, from).await?;
        if gone.is_empty() || self.plan.is_none() || self.rehearses() {
            let said = |Vanished { plan, hash, block }| Settled::Vanished { plan, hash, block };
            settlement.settled.extend(gone.into_iter().map(said));
            return Ok(open);
        }
        for Vanished { hash, block, .. } in &gone {
            app.ui().say(&format!("note: the transaction {hash} was mined in block {block}, and the chain does not have it any more"));
        }
        reopen(journal, &gone)?;
        let history = journal.entries()?;
        Ok(open.iter().map(|record| history.plan(&record.id)).collect())
    }

    /// Nothing is to leave this machine.
    fn rehearses(&self) -> bool {
        self.send.dry_run || self.send.save.is_some() || self.send.export.is_some()
    }

    fn effort<'a>(&self, app: &'a App) -> Result<Effort<'a>> {
        let resend = match &self.plan {
            _ if self.rehearses() => Resend::Nothing,
            Some(_) => Resend::Refused,
            None => Resend::Lost,
        };
        let options = self.send.options(app.config());
        let (confirmations, patience) = (options.confirmations, options.patience);
        Ok(Effort { account: app.owner()?, resend, confirmations, patience, gate: app, ui: app.ui() })
    }
}

/// The bounds of a plan were quoted when it was made, and say little once its prices are old.
fn fresh(record: &Record) -> Result<()> {
    if record.stale() {
        let message = format!("plan {} is older than {} hours, and so are the least amounts in it", record.id, FRESH.as_hours());
        let hint = format!("give it up with `restake history close {}`, and make a new one for what is left", record.id);
        bail!(Failure::failed("stale", message).hint(hint));
    }
    Ok(())
}

/// The steps of a plan that have not succeeded, as a plan of their own.
fn rest(record: &Record) -> Option<(String, Plan)> {
    let plan = record.plan()?;
    let steps: Vec<_> = record.steps_left().into_iter().filter_map(|step| plan.steps.get(step).cloned()).collect();
    (!steps.is_empty() && !record.closed()).then(|| (record.id.clone(), Plan { steps, ..plan.clone() }))
}

#[derive(Debug, Default, Serialize)]
struct Resumed {
    settled: Vec<Settled>,
    resumed: Vec<serde_json::Value>,
    /// What was simulated or saved of the rest, and not signed.
    rehearsed: Vec<serde_json::Value>,
    /// Plans that have steps left.
    left: Vec<String>,
    /// Those of them of which a node refused something: the same bytes again would be refused again.
    #[serde(skip)]
    refused: Vec<String>,
    /// What became of the rest, in words.
    #[serde(skip)]
    texts: Vec<String>,
}

impl Resumed {
    fn is_empty(&self) -> bool {
        self.settled.is_empty() && self.resumed.is_empty() && self.rehearsed.is_empty() && self.left.is_empty()
    }

    /// Why a script must look again: something waits, or has failed.
    fn trouble(&self) -> Option<Failure> {
        let waiting = self.settled.iter().find_map(|fate| match fate {
            Settled::Waiting { hash } => {
                Some((*hash, "open", format!("the transaction {hash} still waits for its block"), "try again later".into()))
            }
            Settled::Unseen { hash } => {
                let words = format!("the transaction {hash} was signed and no node shows it");
                Some((*hash, "open", words, "send it again with `restake history resume`".into()))
            }
            Settled::Behind { hash, plan } => {
                let words = format!("the transaction {hash} is not sent: another plan took its nonce, and has no end yet");
                Some((*hash, "open", words, format!("settle that one first with `restake history resume {plan}`")))
            }
            Settled::Vanished { hash, plan, block } => {
                let words = format!("the transaction {hash} was mined in block {block}, and the chain does not have it any more");
                Some((*hash, "reorganised", words, format!("send it again with `restake history resume {plan}`")))
            }
            _ => None,
        });
        let failed = || {
            self.settled.iter().find_map(|fate| match fate {
                Settled::Failed { hash, reason, advice } => {
                    let words = format!("the transaction {hash} failed: {reason}");
                    let hint = advice.unwrap_or("see `restake history list`, and then decide whether to do it again");
                    Some((*hash, "failed", words, hint.into()))
                }
                _ => None,
            })
        };
        let (hash, kind, message, hint): (_, _, _, String) = waiting.or_else(failed)?;
        let mut failure = Failure::new(Fate::Sent, kind, message).hint(hint);
        failure.transactions = vec![hash];
        Some(failure)
    }

    /// An error that does not hide what was done: people read that before it, scripts in it.
    fn beside(&self, app: &App, mut error: Error) -> Result<Error> {
        if !app.global().json {
            if !self.is_empty() {
                app.ui().result(&self.to_string())?;
            }
        } else if let Some(failure) = error.downcast_mut::<Failure>() {
            failure.result = Some(Box::new(self.json()?));
        }
        Ok(error)
    }
}

impl fmt::Display for Resumed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return writeln!(f, "Nothing is open.");
        }
        for fate in &self.settled {
            match fate {
                Settled::Done { hash } => writeln!(f, "{hash}\n  is mined and succeeded")?,
                Settled::Failed { hash, reason, .. } => {
                    writeln!(f, "{hash}")?;
                    prose(f, "  ", &format!("failed: {reason}"))?;
                }
                Settled::Unseen { hash } => writeln!(f, "{hash}\n  was signed and no node shows it")?,
                Settled::Waiting { hash } => writeln!(f, "{hash}\n  waits for its block")?,
                Settled::Behind { hash, plan } => {
                    writeln!(f, "{hash}\n  is not sent: another plan took its nonce, and has no end yet")?;
                    writeln!(f, "  settle that one first with `restake history resume {plan}`")?;
                }
                Settled::Vanished { hash, plan, block } => {
                    writeln!(f, "{hash}\n  was mined in block {block}, and the chain does not have it any more")?;
                    writeln!(f, "  send it again with `restake history resume {plan}`")?;
                }
                Settled::Cancelled { hash } => writeln!(f, "{hash}\n  is mined: the step that it took the place of is cancelled")?,
                Settled::GaveWay { hash } => writeln!(f, "{hash}\n  another plan took its nonce, and it is not sent again")?,
                Settled::GivenUp { hash } => writeln!(f, "{hash}\n  was given up, and is not sent again")?,
            }
        }
        for id in &self.left {
            writeln!(f, "plan {id} has steps left")?;
            if !self.refused.contains(id) {
                writeln!(f, "  go on with `restake history resume {id}`")?;
            }
            writeln!(f, "  give it up with `restake history close {id}`")?;
        }
        self.texts.iter().try_for_each(|text| write!(f, "{text}"))
    }
}
