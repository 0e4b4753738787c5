//! The journals of all accounts of a batch: locked together, and what they know of it.

use super::{
    board::{Board, Done, State},
    budget::{Budget, paid},
    heard::heard,
    past::{Known, Past},
    planned::{STUCK, said},
    progress::Progress,
    work::{Lane, Work},
};
use crate::{
    app::App,
    chain::Chain,
    commands::SendOptions,
    error::{Failure, Fate, fate},
    journal::{Event, History, Journal, Record},
    pipeline::{
        Desk, Effort, End, Hand, JobEnd, Options, Outbox, Resend, SURPRISE, Settled, Settlement, brought, in_order, relaunch, reopen,
        settle, vanished,
    },
    signer::Signer,
    spread::spread,
};
use alloy::primitives::Address;
use anyhow::{Context, Result, bail};
use futures::future::join_all;
use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
    time::Duration,
};

/// How long another process that is at work for one of the accounts is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// The kind of failure of an account of which something that was sent has no end.
pub(super) const OPEN: &str = "open";

/// Ethereum's blocks are final after two epochs, most of the time.
const YOUNG: u64 = 128;

/// How it is waited for what was signed.
#[derive(Clone, Copy)]
pub(super) enum Means<'a> {
    /// Until it shows whether anything is stuck.
    Glance,
    /// As long as was said.
    Patience,
    /// As long as was said, while more is paid for what is stuck, as far as the file agrees to: the keys of the lanes, in their order.
    Keys(&'a [Arc<Signer>]),
}

/// The journals, one for each lane, in their order.
pub(super) struct Office {
    /// Nobody else signs for any of the accounts while they are open.
    pub(super) journals: Vec<Journal>,
    histories: Vec<History>,
}

impl Office {
    /// Locks all of them.
    ///
    /// # Errors
    /// When another process holds one for a minute, or one is damaged.
    pub(super) async fn open(app: &App, work: &Work, chain_id: u64) -> Result<Self> {
        let folder = app.places().journal();
        let mut lanes: Vec<_> = work.lanes.iter().enumerate().map(|(place, lane)| (lane.account.address(), place)).collect();
        // Always in the same order, whatever the file's is.
        lanes.sort_unstable();
        let accounts = lanes.iter().map(|(account, _)| *account).collect();
        let say = |words: &str| app.ui().say(&format!("note: {words}; waiting until it ends"));
        let mut journals = Journal::open_all_waiting(&folder, chain_id, accounts, PATIENCE, say).await?;
        let histories = spread(journals.iter_mut().collect(), |some| some.into_iter().map(Journal::entries).collect())?;
        let mut opened = vec![];
        for ((_, place), (journal, history)) in lanes.into_iter().zip(journals.into_iter().zip(histories)) {
            app.settled(&history, &work.script.network)?;
            opened.push((place, journal, history));
        }
        opened.sort_by_key(|(place, ..)| *place);
        let (journals, histories) = opened.into_iter().map(|(_, journal, history)| (journal, history)).unzip();
        Ok(Self { journals, histories })
    }

    /// A node that is behind what one of them knows is not believed.
    ///
    /// # Errors
    /// As [`App::timely`].
    pub(super) fn timely(&self, app: &App, chains: &[Chain]) -> Result<()> {
        self.histories.iter().zip(chains).try_for_each(|(history, chain)| app.timely(chain, history))
    }

    /// What they know of a file, without a lock.
    ///
    /// # Errors
    /// When one cannot be read.
    pub(super) fn look(app: &App, work: &Work, chain_id: u64) -> Result<Past> {
        let folder = app.places().journal();
        let read = |lane: &Lane| History::read(&folder, chain_id, lane.account.address());
        let histories: Vec<_> = work.lanes.iter().map(read).collect::<Result<_>>()?;
        Ok(Past::of(work, histories.iter()))
    }

    /// Another version of the file that was begun and is not done: how many of how many of its actions are.
    ///
    /// # Errors
    /// When the journal of another account cannot be read.
    pub(super) fn other(&self, app: &App, work: &Work, chain_id: u64) -> Result<Option<(usize, usize)>> {
        let own: BTreeSet<_> = work.lanes.iter().map(|lane| lane.account.address()).collect();
        let others = || {
            let folder = app.places().journal();
            let accounts = History::accounts(&folder, chain_id)?;
            let read = |account: &Address| {
                let history = History::read(&folder, chain_id, *account).with_context(|| format!("that of {account}"))?;
                Ok((*account, history))
            };
            accounts.difference(&own).map(read).collect()
        };
        Past::other(work, self.histories.iter(), others)
    }

    /// What they know of a file.
    pub(super) fn past(&self, work: &Work) -> Past {
        Past::of(work, self.histories.iter())
    }

    /// Finds out what became of all that was signed and has no end, the same bytes going out again where no node has them: why nothing
    /// more may be begun, by account. The others go on.
    ///
    /// # Errors
    /// When a journal cannot be read, or the node does not answer at all.
    pub(super) async fn settle(&mut self, app: &App, work: &Work, progress: &Progress, means: Means<'_>) -> Result<Vec<Option<Failure>>> {
        let outbox = Outbox::new(app.chain().await?, progress);
        let lanes = self.journals.iter_mut().zip(&work.lanes).enumerate();
        let lanes = lanes.map(|(place, (journal, lane))| one((app, work, &outbox), (place, lane), journal, (means, progress)));
        let ended = join_all(lanes).await;
        for (history, journal) in self.histories.iter_mut().zip(&mut self.journals) {
            *history = journal.entries()?;
        }
        Ok(ended.into_iter().map(|ended| ended.err().map(|err| fate(&err).saying(format!("{err:#}")))).collect())
    }

    /// How often something was handed to a node.
    pub(super) fn handed_over(&self) -> usize {
        self.histories.iter().flat_map(|history| &history.entries).filter(|entry| matches!(entry.event, Event::Sent { .. })).count()
    }

    /// Whether more may be paid for something: an account waits for nothing but what the last run of the file signed.
    pub(super) fn can_raise(&self, work: &Work) -> bool {
        self.histories.iter().any(|history| {
            let records = history.plans();
            let waiting: Vec<_> = records.iter().filter(|record| waits(record)).cloned().collect();
            !waiting.is_empty() && work.is_of_last_run(&waiting, &records)
        })
    }

    /// What the accounts paid and moved for a run of the file so far, and what is still open at worst.
    ///
    /// # Errors
    /// When the sums are beyond all numbers.
    pub(super) fn count(&self, work: &Work, run: u32, budget: &Budget) -> Result<()> {
        for (lane, history) in work.lanes.iter().zip(&self.histories) {
            for record in history.plans() {
                if record.batch().is_some_and(|tag| tag.script == work.script.digest && tag.run == run) {
                    budget.count(lane.account.address(), &paid(&record, work.script.limits.max_fee)?)?;
                }
            }
        }
        Ok(())
    }

    /// The states that a run begins with.
    ///
    /// # Errors
    /// When the node does not say what was brought by what is done.
    pub(super) async fn board(&self, app: &App, work: &Work, past: &Past) -> Result<Board> {
        let board = Board::new(work.jobs.len());
        let needed: HashSet<_> = work.jobs.iter().filter_map(|job| job.amount_from).map(|from| from.job).collect();
        for (lane, job) in work.lanes.iter().flat_map(|lane| lane.jobs.iter().map(move |job| (lane, *job))) {
            let Some(what) = work.jobs.get(job) else { continue };
            match past.known.get(&what.key) {
                Some(Known::Done(hashes)) => {
                    let hashes = hashes.clone();
                    let brought = match needed.contains(&job) {
                        true => brought(app.chain().await?, lane.account.address(), &hashes).await?,
                        false => Default::default(),
                    };
                    board.set(job, State::Done(Done { hashes, brought, before: true }));
                }
                Some(Known::GivenUp) => board.set(job, State::GivenUp),
                _ => {}
            }
        }
        Ok(board)
    }
}

/// One account: what was signed together is carried on together, and the rest one after another.
async fn one(
    (app, work, outbox): (&App, &Work, &Outbox<'_>),
    (place, lane): (usize, &Lane),
    journal: &mut Journal,
    (means, progress): (Means<'_>, &Progress),
) -> Result<()> {
    let (account, mut options) = (lane.account.address(), options(app, work, lane)?);
    let (confirmations, patience) = (options.confirmations, options.patience);
    let chain = app.chain().await?;
    let records = journal.entries()?.plans();
    let gone = vanished(chain, account, &records, chain.head().number.saturating_sub(YOUNG)).await?;
    reopen(journal, &gone)?;
    let waiting = open(journal)?;
    if waiting.is_empty() {
        return Ok(());
    }
    let hand = match means {
        // What another file left is paid as it says.
        Means::Keys(keys) if work.is_of_last_run(&waiting, &records) => {
            options.bump_after = Some(STUCK);
            Hand::key(Arc::clone(keys.get(place).context("there is no key of the account")?))
        }
        _ => {
            options.ceiling = None;
            Hand::Signed(account, vec![])
        }
    };
    if matches!(means, Means::Glance) {
        let shown = chain.block_time().max(1).saturating_mul(STUCK.saturating_add(confirmations));
        options.patience = patience.min(Duration::from_secs(shown));
    }
    let patience = options.patience;
    let (book, ui) = (app.book()?, app.ui());
    let mut desk = Desk { chain, book, ui, gate: app, hand, journal, resumes: None };
    let ended = relaunch(&mut desk, waiting, options, outbox).await?.ends;
    let surprise = surprise(&ended);
    if let Some(surprise) = &surprise {
        progress.say(&format!("NOT AS REVIEWED: {surprise}"));
    }
    // What was waited for is not waited for once more.
    let is_open = |job: &JobEnd| matches!(job.end, End::Open { .. });
    let waited = ended.into_iter().filter(is_open).map(|job| job.id).collect();
    let effort = Effort { account, resend: Resend::Refused, confirmations, patience, gate: app, ui };
    if one_by_one(chain, journal, progress, effort, &waited).await? {
        let failure = Failure::new(Fate::Sent, OPEN, format!("something that {account} sent is not mined yet"));
        bail!(failure.hint("try again later, or see `restake history`"));
    }
    match surprise {
        Some(failure) => Err(failure.into()),
        None => Ok(()),
    }
}

/// Where something that is mined did what it had not said: nothing more of the account is begun then.
fn surprise(ended: &[JobEnd]) -> Option<Failure> {
    let all = ended.iter().flat_map(|job| job.receipts.iter().map(|receipt| (&job.tag.job, receipt)));
    let (job, hash, surprise) =
        all.flat_map(|(job, receipt)| receipt.surprises.iter().map(move |words| (job, receipt.hash, words))).next()?;
    let mut failure = Failure::new(Fate::Sent, SURPRISE, format!("`{job}` did not do what was shown: by its receipt, {surprise}"));
    failure.transactions = vec![hash];
    Some(failure.hint("see `restake history show`; nothing more of this account was begun, and `batch resume` goes on with it"))
}

/// Settles what could not be carried on together, past the plans that were `waited` for; whether something of the account has no end.
async fn one_by_one(
    chain: &Chain,
    journal: &mut Journal,
    progress: &Progress,
    effort: Effort<'_>,
    waited: &HashSet<String>,
) -> Result<bool> {
    let mut effort = effort;
    for record in in_order(&journal.entries()?.plans(), open(journal)?) {
        if waited.contains(&record.id) {
            effort.resend = Resend::Nothing;
            continue;
        }
        let mut settlement = Settlement::default();
        let mut settling = async |journal: &mut Journal| settle(chain, journal, &record, effort, &mut settlement).await;
        let settled = match record.batch() {
            Some(tag) => {
                let steps = record.signed().iter().map(|signed| (signed.hash, signed.step)).collect();
                heard(progress, (tag, steps), journal, settling).await
            }
            None => settling(journal).await,
        };
        settled.with_context(|| format!("plan {} of {}", record.id, effort.account))?;
        // What a later plan of the same action took the nonce of is not waited for, where a node refused that, too.
        let mut refused = |plan: &str| journal.plan(plan).is_ok_and(|other| other.waiting().is_empty());
        let is_taken_up = record.resumed && record.waiting().is_empty();
        let mut is_past = |settled: &Settled| matches!(settled, Settled::Behind { plan, .. } if is_taken_up && refused(plan));
        if settlement.settled.iter().any(|settled| settled.open() && !is_past(settled)) {
            effort.resend = Resend::Nothing;
        }
    }
    Ok(effort.resend == Resend::Nothing)
}

/// The plans of which something signed has no end yet.
fn open(journal: &mut Journal) -> Result<Vec<Record>> {
    Ok(journal.entries()?.plans().into_iter().filter(waits).collect())
}

/// How the actions of an account are waited for and paid: as the most careful of them says, and for no more than the file does.
fn options(app: &App, work: &Work, lane: &Lane) -> Result<Options> {
    let mut options = SendOptions::default().options(app.config());
    options.ceiling = work.script.limits.max_fee;
    for job in lane.jobs.iter().filter_map(|job| work.jobs.get(*job)) {
        let said = said(job)?;
        options.confirmations = options.confirmations.max(said.confirmations.unwrap_or_default());
        // As when it was planned: what is said last, or for all commands, is no more than that.
        let most = said.max_fee.or(app.config().max_fee);
        options.ceiling = options.ceiling.map(|ceiling| most.map_or(ceiling, |most| most.min(ceiling)));
        if said.timeout.is_some() {
            options.patience = said.patience();
        }
    }
    Ok(options)
}

/// Whether something signed has no end yet.
fn waits(record: &Record) -> bool {
    !record.unended().is_empty() && !record.given_up()
}
