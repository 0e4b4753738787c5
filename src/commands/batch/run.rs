//! Carries out a file: checked, shown, agreed to once, and then all accounts at the same time.

use super::{
    accounts::Keys,
    aside::Aside,
    board::{Board, State},
    budget::Budget,
    check::Checker,
    checked::Checked,
    lane::{Runner, Shared},
    office::{Means, OPEN, Office},
    past::Past,
    progress::Progress,
    report,
    totals::{self, ceilings},
    work::Work,
};
use crate::{
    app::{App, unlock::Opening},
    error::{Failure, Fate, fate},
    pipeline::{MODEST, Outbox, SURPRISE},
    signer::{MemorySize, Selected, Signer},
    ui::{Report, Ui},
    units::{Money, counted},
};
use anyhow::{Error, Result, bail};
use clap::Args;
use futures::{
    TryFutureExt,
    future::{Either, join_all, ready},
};
use std::{path::PathBuf, sync::Arc};

/// How a file is carried out.
#[derive(Debug, Args)]
pub(super) struct How {
    /// The batch file
    pub(super) file: PathBuf,
    /// Answers the review with yes; never a bound, a limit or a term
    ///
    /// What `--password-file` or `--password-fd` says is then read, and tried, while the file is checked.
    #[arg(short, long)]
    yes: bool,
    /// Sends the steps of an account back to back, also those that need one another, once they hold when simulated together
    ///
    /// What one of them takes up of another with `{ from = … }` is then the least that this must bring, for it is signed before it is there.
    #[arg(long)]
    burst: bool,
    /// How much memory opening keystores may take at once [default: half of what is free]
    #[arg(long, value_name = "SIZE")]
    unlock_memory: Option<MemorySize>,
}

/// Check a file, ask once, and carry it out
#[derive(Debug, Args)]
pub(super) struct Run {
    #[command(flatten)]
    how: How,
    /// Refuses a file that was run before, whatever came of it
    #[arg(long)]
    once: bool,
    /// Carries out once more what was done before
    #[arg(long, conflicts_with = "once")]
    again: bool,
}

/// Do what is left of a run that was broken off
#[derive(Debug, Args)]
pub(super) struct Resume {
    #[command(flatten)]
    how: How,
}

impl Run {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the file was run before, and as [`super::Batch::run`].
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let work = Work::read(app, &self.how.file, Keys::Needed)?;
        let chain_id = app.chain().await?.id();
        let office = Office::open(app, &work, chain_id).await?;
        let past = office.past(&work);
        let file = self.how.file.display();
        let other = if past.run == 0 && !self.again { office.other(app, &work, chain_id)? } else { None };
        if let Some((done, of)) = other {
            let message = format!("another batch with actions of {file} was begun, and {done} of its {} are done", counted(of, "action"));
            let hint = "finish it with `restake batch resume` and the file as it was then, or begin anew with `--again`";
            bail!(Failure::refused("begun", message).hint(hint));
        }
        if past.run > 0 {
            let when = past.begun.map(|at| format!(" on {}", at.strftime("%Y-%m-%d %H:%M UTC"))).unwrap_or_default();
            if !past.complete(&work) {
                let message = format!("{file} was begun{when}, and {} of {} actions are done", past.done(), work.jobs.len());
                bail!(Failure::refused("begun", message).hint(format!("do what is left with `restake batch resume {file}`")));
            }
            let message = format!("{file} was carried out{when}");
            if self.once {
                bail!(Failure::refused("once", message).hint("leave `--once` out to do it once more"));
            }
            if !self.again {
                app.ui().show(&message);
                match app.ui().confirm("Do all of it once more?")? {
                    Some(true) => {}
                    Some(false) => bail!(Failure::new(Fate::Declined, "declined", "declined: nothing was signed")),
                    None => bail!(Failure::usage(message).hint("pass `--again` to do all of it once more")),
                }
            }
        }
        let run = past.run.saturating_add(1);
        carry_out(app, &self.how, (work, office, Past::default()), Begun { run, ..Begun::default() }).await
    }
}

impl Resume {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the file was never run, and as [`super::Batch::run`].
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let work = Work::read(app, &self.how.file, Keys::Needed)?;
        let mut office = Office::open(app, &work, app.chain().await?.id()).await?;
        let file = self.how.file.display();
        if office.past(&work).run == 0 {
            let failure = Failure::failed("never", format!("{file}, as it is now, was never run with these accounts"));
            bail!(failure.hint("resume it as it was when it was run: whatever is changed in it makes another file of it"));
        }
        let progress = progress_of(app, &work);
        let (before, handed) = (office.past(&work), office.handed_over());
        let begun = self.settle(app, &work, &mut office, &progress).await?;
        let past = office.past(&work);
        past.done_since(&before).for_each(|job| progress.done(job));
        progress.end();
        let is_sent = office.handed_over() > handed;
        let begun = Begun { run: past.run, ..begun };
        if past.of != work.jobs.len() {
            let (then, now) = (counted(past.of, "action"), work.jobs.len());
            app.ui().say(&format!("note: {file} stood for {then} when it was run, and stands for {now} now: its accounts are others"));
        }
        if past.complete(&work) {
            return match begun.stuck.into_iter().flatten().find(is_surprise) {
                Some(surprise) => Err(surprise.into()),
                None => Ok(Box::new(report::Batch::known(&work, &past))),
            };
        }
        carry_out(app, &self.how, (work, office, past), begun).await.map_err(|err| if is_sent { after_sending(err) } else { err })
    }

    /// What became of what was signed before. Only where something is stuck a key is asked for.
    async fn settle(&self, app: &App, work: &Work, office: &mut Office, progress: &Progress) -> Result<Begun> {
        let may_raise = work.script.limits.max_fee.is_some();
        let first = if may_raise { Means::Glance } else { Means::Patience };
        let stuck = office.settle(app, work, progress, first).await?;
        if !may_raise || !stuck.iter().flatten().any(|failure| failure.kind == OPEN) {
            return Ok(Begun { stuck, ..Begun::default() });
        }
        // What is stuck for another reason than its fee is waited for as long as was said.
        let keys = if office.can_raise(work) { self.keys(app, work, progress).await } else { None };
        let means = keys.as_deref().map_or(Means::Patience, Means::Keys);
        let then = office.settle(app, work, progress, means).await?;
        // What was mined at the first look is not looked at again.
        let stuck = stuck.into_iter().zip(then).map(|(first, then)| first.filter(is_surprise).or(then)).collect();
        Ok(Begun { stuck, keys, ..Begun::default() })
    }

    /// The keys of all accounts, to pay more for what is stuck; whoever cannot open them still goes on without.
    async fn keys(&self, app: &App, work: &Work, progress: &Progress) -> Option<Vec<Arc<Signer>>> {
        progress.say("note: what was sent is not mined, and more is paid for it now, as far as `max_fee` goes");
        match app.unlock_all(&accounts(work), self.how.unlock_memory).await {
            Ok(keys) => Some(keys),
            Err(err) => {
                progress.say(&format!("note: no key to sign it again: {err:#}"));
                None
            }
        }
    }
}

/// What was signed before went out again, and whatever went wrong then, that was not nothing.
fn after_sending(err: Error) -> Error {
    let failure = fate(&err);
    if matches!(failure.fate, Fate::Sent | Fate::Declined | Fate::Interrupted) {
        return err;
    }
    let mut sent = failure.saying("what was signed before was sent again, and then something went wrong");
    sent.fate = Fate::Sent;
    err.context(sent)
}

/// What is known of a run before anything of it is checked.
#[derive(Default)]
struct Begun {
    run: u32,
    /// Why an account can do nothing more, by account.
    stuck: Vec<Option<Failure>>,
    /// The keys of all accounts, where they were opened already.
    keys: Option<Vec<Arc<Signer>>>,
}

/// Whether an account stopped for what a transaction did, and not for one that is open.
fn is_surprise(failure: &Failure) -> bool {
    failure.kind == SURPRISE
}

fn accounts(work: &Work) -> Vec<Selected> {
    work.lanes.iter().map(|lane| lane.account.clone()).collect()
}

/// From the check to the end.
async fn carry_out(
    app: &App,
    how: &How,
    (work, mut office, past): (Work, Office, Past),
    Begun { run, stuck, keys }: Begun,
) -> Result<Box<dyn Report>> {
    let ui: Arc<dyn Ui> = Arc::new(Aside(app.shared_ui()));
    let keys = match keys {
        Some(keys) => Either::Left(ready(Ok(keys))),
        // Why they cannot be opened is said where they are needed.
        None => Either::Right(ready(opening(app, how, &work)).and_then(Opening::finish)),
    };
    let board = office.board(app, &work, &past).await?;
    work.lanes.iter().zip(stuck).for_each(|(lane, stuck)| stop(&board, (&work, &past), &lane.jobs, stuck));
    // What cannot go on, told of with what does.
    let held: Vec<_> =
        board.states().iter().enumerate().filter(|(_, state)| state.is_stopped()).map(|(job, state)| (job, state.clone())).collect();
    let (whole, each) = ceilings(app.registry()?, &work.script)?;
    let budget = Budget::new(whole.clone(), each.clone());
    office.count(&work, run, &budget)?;
    let checker = Checker { app, work: &work, past: &past, budget: &budget, ui: Arc::clone(&ui), sign: true, burst: how.burst, run };
    let chains = checker.chains().await?;
    office.timely(app, &chains)?;
    let checked = checker.check(&chains, &board.copied()).await?;
    totals::show(app, &work, &budget, &checked)?;
    // What was sent and is open is told of, where nothing more can be done now; and so is what comes too late.
    if checked.is_idle(&work) && (checked.failures.is_empty() || board.states().iter().any(State::is_sent)) {
        checked.end(&board, &work);
        return finish(app, report::Batch::of(&work, run, &board.states()));
    }
    budget.within_limits(checker.addresses())?;
    match checked.trouble(&work, past.run > 0) {
        // What is possible for other accounts is not held up by what was begun before.
        Some(failure) if past.run == 0 || checked.count == 0 => bail!(failure),
        _ => checked.stop(&board, &work),
    }
    agree(app, how, &work, &checked, &budget)?;
    let keys = keys.await?;
    let progress = progress_of(app, &work);
    for (job, state) in &held {
        progress.stopped(work.key(*job), state);
    }
    let budget = Budget::new(whole, each);
    office.count(&work, run, &budget)?;
    let outbox = Outbox::new(app.chain().await?, &progress);
    let Checked { first, ceiling, agreed, .. } = checked;
    let shared = Shared {
        app,
        work: &work,
        past: &past,
        board: &board,
        budget: &budget,
        agreed: &agreed,
        ceiling,
        burst: how.burst,
        run,
        outbox: &outbox,
        progress: &progress,
        ui,
    };
    let lanes = work.lanes.iter().zip(&mut office.journals).zip(keys).zip(chains).zip(first);
    join_all(lanes.map(|((((lane, journal), key), chain), first)| Runner::new(&shared, lane, journal, key, (chain, first)).run())).await;
    progress.end();
    finish(app, report::Batch::of(&work, run, &board.states()))
}

/// The keys are opened while the file is checked, where it is agreed to already and nobody has to be asked for a password.
fn opening<'a>(app: &'a App, how: &How, work: &Work) -> Result<Opening<'a>> {
    let mut opening = app.opening(accounts(work), how.unlock_memory)?;
    if how.yes {
        opening.begin()?;
    }
    Ok(opening)
}

fn progress_of(app: &App, work: &Work) -> Progress {
    Progress::new(app.shared_ui(), app.global().json, work.jobs.iter().map(|job| (job.key.as_str(), &*job.account)))
}

/// An account that is stuck does nothing more. Each of its actions that is open says by which transactions.
fn stop(board: &Board, (work, past): (&Work, &Past), jobs: &[usize], stuck: Option<Failure>) {
    let Some(failure) = stuck else { return };
    let known = |job: usize| past.known.get(work.key(job));
    let open = board.undone(jobs).into_iter().filter(|_| failure.kind == OPEN);
    let open: Vec<_> = open.filter_map(|job| Some((job, known(job)?.open()?))).collect();
    for (job, hashes) in &open {
        let mut failure = failure.clone();
        failure.transactions = hashes.to_vec();
        board.set(*job, State::Failed(failure));
    }
    let mut left = board.undone(jobs).into_iter();
    // What holds it up may be no action of this file.
    let Some(first) = open.first().map(|(job, _)| *job).or_else(|| left.next()) else { return };
    if open.is_empty() {
        board.set(first, State::Failed(failure));
    }
    for job in left {
        board.set(job, State::Skipped(format!("`{}` is not done", work.key(first))));
    }
}

/// Asks once, for everything.
fn agree(app: &App, how: &How, work: &Work, checked: &Checked, budget: &Budget) -> Result<()> {
    let limits = &work.script.limits;
    if how.yes {
        let fee = budget.used().0.fee;
        if fee > MODEST && limits.max_fee.is_none() && limits.whole.max_total_fee.is_none() {
            let money = Money::ether;
            let failure =
                Failure::refused("fees", format!("the fees may come to {}, and `--yes` alone agrees to {}", money(fee), money(MODEST)));
            bail!(failure.hint("say what they may come to with `max_total_fee` under `[limits]`"));
        }
        return Ok(());
    }
    let later = match checked.skipped.len() {
        0 => String::new(),
        some => format!(", and then {some} that cannot be simulated yet"),
    };
    let question = format!("Sign and send {}{later}?", counted(checked.count, "action"));
    match app.ui().confirm(&question)? {
        Some(true) => Ok(()),
        Some(false) => Err(Failure::new(Fate::Declined, "declined", "declined: nothing was signed").into()),
        None => Err(Failure::usage("there is no one to ask").hint("pass `--yes` to say yes, or use `restake batch check`").into()),
    }
}

/// The report; where something is not done it stands beside the error that says so.
fn finish(app: &App, report: report::Batch) -> Result<Box<dyn Report>> {
    let Some(mut failure) = report.trouble() else { return Ok(Box::new(report)) };
    if app.global().json {
        failure.result = Some(Box::new(report.json()?));
    } else {
        app.ui().result(&report.text())?;
    }
    Err(failure.into())
}
