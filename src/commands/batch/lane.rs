//! One account's actions in order: what may be together is simulated, signed and sent together, and all else waits for what is before it.

mod agreed;

use super::{
    board::{Board, Done, State},
    budget::{Budget, Tally},
    check::said,
    checked::First,
    heard::heard,
    next::together,
    past::Past,
    planned::Planned,
    progress::Progress,
    when::{Hold, holds},
    work::{Lane, Work},
};
use crate::{
    app::App,
    chain::Chain,
    error::{Failure, Fate, fate},
    journal::{Journal, Record, Signed, UNSENT},
    pipeline::{Desk, End, Hand, JobEnd, Outbox, Receipt, SURPRISE, Turn, Wave, launch, net, supersede_jobs},
    signer::Signer,
    ui::Ui,
    units::Gwei,
};
use alloy::primitives::U256;
use anyhow::{Error, Result, bail};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

/// What all accounts of a run share.
pub(super) struct Shared<'a> {
    pub(super) app: &'a App,
    pub(super) work: &'a Work,
    pub(super) past: &'a Past,
    pub(super) board: &'a Board,
    pub(super) budget: &'a Budget,
    /// What was shown and agreed to of each action.
    pub(super) agreed: &'a [Option<Tally>],
    pub(super) ceiling: Gwei,
    pub(super) burst: bool,
    pub(super) run: u32,
    pub(super) outbox: &'a Outbox<'a>,
    pub(super) progress: &'a Progress,
    pub(super) ui: Arc<dyn Ui>,
}

/// One account at work.
pub(super) struct Runner<'a> {
    shared: &'a Shared<'a>,
    lane: &'a Lane,
    journal: &'a mut Journal,
    key: Arc<Signer>,
    /// The chain as it was checked, with what the account may sign next.
    chain: Chain,
    /// What was checked a moment ago and agreed to as it is.
    first: First,
    /// The fees that are set aside for its actions.
    reserved: BTreeMap<usize, U256>,
}

/// What is mined by the journal with a nonce that an account has still to use.
fn taken_back(records: &[Record], next: u64) -> Option<Signed> {
    records.iter().find_map(|record| record.signed().into_iter().find(|one| one.nonce >= next && record.in_block(one.hash)))
}

/// An action that was not carried out, and why.
type Stop = (usize, Error);

impl<'a> Runner<'a> {
    /// An account, with its chain as it was checked and what was checked of it.
    pub(super) fn new(
        shared: &'a Shared<'a>,
        lane: &'a Lane,
        journal: &'a mut Journal,
        key: Arc<Signer>,
        (chain, first): (Chain, First),
    ) -> Self {
        Self { shared, lane, journal, key, chain, first, reserved: BTreeMap::new() }
    }
}

impl Runner<'_> {
    /// Carries out what is not done yet; the first action that fails ends it, and the board says so.
    pub(super) async fn run(mut self) {
        let mut left = self.shared.board.undone(&self.lane.jobs);
        while let Some(job) = left.first().copied() {
            if let Err(why) = self.ready(job).await {
                self.end(&[job], &why);
                return self.end(left.get(1..).unwrap_or_default(), &format!("`{}` is not done", self.shared.work.key(job)));
            }
            let ended = self.next(&left).await;
            left = self.shared.board.undone(&self.lane.jobs);
            if let Err((job, err)) = ended {
                let failure = fate(&err);
                let words = failure.saying(format!("{err:#}"));
                self.shared.progress.failed(self.shared.work.key(job), &words);
                self.shared.board.set(job, State::Failed(words));
                left.retain(|other| *other != job);
                return self.end(&left, &format!("`{}` is not done", self.shared.work.key(job)));
            }
        }
    }

    /// Nothing more of this account is begun.
    fn end(&self, left: &[usize], why: &str) {
        for job in left {
            self.shared.board.set(*job, State::Skipped(why.to_owned()));
            self.shared.progress.skipped(self.shared.work.key(*job), why);
        }
    }

    /// Waits for what an action needs and for its condition; why it never comes to be.
    async fn ready(&self, job: usize) -> Result<(), String> {
        let Shared { work, board, app, .. } = self.shared;
        let Some(what) = work.jobs.get(job) else { return Ok(()) };
        if let Err(failed) = board.wait_for(what).await {
            return Err(format!("`{}` is not done", work.key(failed)));
        }
        if what.when.is_empty() {
            return Ok(());
        }
        let mut said = String::new();
        loop {
            let hold = async {
                let chain = self.chain.again(None).await?;
                holds(&what.when, &chain, app.registry()?, self.lane.account.address()).await
            };
            match hold.await {
                Ok(Hold::No) => return Ok(()),
                Ok(Hold::Over(why)) => return Err(why),
                Ok(Hold::Waits(why)) if why != said => {
                    self.shared.progress.waits(&what.key, &why);
                    said = why;
                }
                Ok(Hold::Waits(_)) => {}
                // Whatever is the matter with a node now, nothing was signed yet, and it is asked again.
                Err(err) if fate(&err).kind != "node" => return Err(format!("{err:#}")),
                Err(err) => self.shared.progress.say(&format!("note: `{}` cannot be looked at: {err:#}", what.key)),
            }
            tokio::time::sleep(Duration::from_secs(self.chain.block_time().max(1))).await;
        }
    }

    /// Carries out what comes next.
    async fn next(&mut self, left: &[usize]) -> Result<(), Stop> {
        let first = left.first().copied().unwrap_or_default();
        let stop = |err| (first, err);
        let Shared { work, board, past, burst, outbox, .. } = self.shared;
        if let First::Ready(jobs, wave) = std::mem::take(&mut self.first)
            && left.starts_with(&jobs)
        {
            let start = outbox.start().await.map_err(stop)?;
            if self.is_clear(&wave).map_err(stop)? {
                self.reserve(&jobs, &wave).map_err(stop)?;
                let acting = self.acting_on(self.chain.clone());
                return self.launch(&acting, &jobs, *wave, Some(start)).await;
            }
        }
        // The account is looked at once its turn has come, so that what is planned is of the newest block.
        let turn = outbox.turn().await.map_err(stop)?;
        let acting = self.acting().await.map_err(stop)?;
        let jobs = together(work, board, past, left, *burst);
        let mut planned = self.planned(&acting, &jobs).await?;
        let alone = planned.len() == 1 && planned.first().is_some_and(|one| !one.is_single() && !burst);
        match planned.pop() {
            Some(one) if alone => self.alone(&acting, one, turn).await.map_err(stop),
            last => {
                planned.extend(last);
                self.together(&acting, planned, turn).await
            }
        }
    }

    /// Whether nothing that was signed before has a say in what is signed next, and the chain took nothing of it back.
    fn is_clear(&mut self, wave: &Wave) -> Result<bool> {
        let records = self.journal.entries()?.plans();
        let is_over = |record: &Record| record.waiting().is_empty() && record.refused().is_empty() && record.doubted().is_empty();
        Ok(records.iter().all(is_over) && wave.first_nonce().is_some_and(|next| taken_back(&records, next).is_none()))
    }

    /// What the chain took back must be sent again before anything takes its nonce.
    async fn whole(&mut self, acting: &App) -> Result<()> {
        let next = acting.chain().await?.standing(self.lane.account.address()).await?.nonce;
        match taken_back(&self.journal.entries()?.plans(), next) {
            Some(gone) => {
                let words = format!("the transaction {} was mined, and the chain does not have it any more", gone.hash);
                bail!(Failure::failed("reorganised", words).hint("send it again, and do the rest, with `restake batch resume`"))
            }
            None => Ok(()),
        }
    }

    /// The account on the newest block, with its key.
    async fn acting(&self) -> Result<App> {
        Ok(self.acting_on(self.chain.again(Some(self.lane.account.address())).await?))
    }

    fn acting_on(&self, chain: Chain) -> App {
        let Shared { app, ui, .. } = self.shared;
        app.acting_for(&self.lane.account, chain, Arc::clone(ui)).with_key(Arc::clone(&self.key))
    }
}

impl Runner<'_> {
    /// One action of several steps, or what is left of one: each step waits for the one before.
    async fn alone(&mut self, acting: &App, planned: Planned, turn: Turn<'_>) -> Result<()> {
        let Planned { job, member, mut options } = planned;
        self.whole(acting).await?;
        let wave = Wave::prepare(acting.chain().await?, acting.book()?, acting.ui(), vec![member.clone()], options.clone()).await?;
        drop(turn);
        self.reserve(&[job], &wave)?;
        options.batch = Some(member.tag.clone());
        options.allow_unknown = member.allow_unknown;
        // It is simulated once more, perhaps on a newer block, and a node may say anything then.
        options.fee_limit = self.reserved.get(&job).map(|reserved| {
            let quarter = reserved.checked_div(U256::from(4)).unwrap_or_default();
            let room = self.shared.budget.room(self.lane.account.address());
            reserved.saturating_add(room.map_or(quarter, |room| room.min(quarter)))
        });
        let sign = async |journal: &mut Journal| acting.sign(journal, member.plan, member.resumes.as_deref(), options).await;
        let outcome = heard(self.shared.progress, (&member.tag, HashMap::new()), self.journal, sign).await?;
        self.done(job, outcome.transactions)
    }

    /// Several actions that are simulated and sent together.
    async fn together(&mut self, acting: &App, planned: Vec<Planned>, turn: Turn<'_>) -> Result<(), Stop> {
        let jobs: Vec<_> = planned.iter().map(|planned| planned.job).collect();
        let first = jobs.first().copied().unwrap_or_default();
        let options = planned.first().map(|first| first.options.clone()).unwrap_or_default();
        let members: Vec<_> = planned.into_iter().map(|planned| planned.member).collect();
        let prepared = async {
            let (chain, book, ui) = (acting.chain().await?, acting.book()?, acting.ui());
            self.whole(acting).await?;
            acting.look_after(self.journal, self.lane.account.address(), &options).await?;
            let options = supersede_jobs(chain, ui, self.journal, &members, options).await?;
            let mut wave = Wave::prepare(chain, book, ui, members, options).await?;
            drop(turn);
            // What is signed now is not what was shown when the whole was agreed to: it is of a later block.
            self.shared.progress.show(said(&mut wave).trim_end());
            self.reserve(&jobs, &wave)?;
            Ok(wave)
        };
        let wave = prepared.await.map_err(|err: Error| (first, err))?;
        self.launch(acting, &jobs, wave, None).await
    }

    /// Signs, writes down, sends and waits; each action's end is on the board then.
    async fn launch(&mut self, acting: &App, jobs: &[usize], wave: Wave, start: Option<Turn<'_>>) -> Result<(), Stop> {
        let first = jobs.first().copied().unwrap_or_default();
        let ends = async {
            let (chain, book) = (acting.chain().await?, acting.book()?);
            let hand = Hand::key(Arc::clone(&self.key));
            let mut desk = Desk { chain, book, ui: acting.ui(), gate: acting, hand, journal: self.journal, resumes: None };
            launch(&mut desk, wave, self.shared.outbox, start).await
        };
        let ends = ends.await.map_err(|err| {
            let failure = fate(&err);
            // All of them may be out, though it is said of one.
            for job in jobs.iter().skip(1).filter(|_| failure.fate == Fate::Sent) {
                self.shared.board.set(*job, State::Failed(failure.clone()));
            }
            (first, err)
        })?;
        let mut stop = None;
        for (job, end) in jobs.iter().zip(ends) {
            if let Err(err) = self.ended(*job, end) {
                match stop {
                    None => stop = Some((*job, err)),
                    // What failed beside the first is told as well.
                    Some(_) => self.shared.board.set(*job, State::Failed(fate(&err))),
                }
            }
        }
        stop.map_or(Ok(()), Err)
    }

    fn ended(&mut self, job: usize, end: JobEnd) -> Result<()> {
        let sent = |hash, kind, words: String| {
            let mut failure = Failure::new(Fate::Sent, kind, words);
            failure.transactions = vec![hash];
            failure
        };
        match end.end {
            End::Done => self.done(job, end.receipts),
            End::Reverted { hash, block } => {
                bail!(sent(hash, "reverted", format!("the transaction {hash} is in block {block} and reverted; only its fee was spent")))
            }
            End::Refused { hash, reason, advice } => {
                bail!(sent(hash, "rejected", format!("the transaction {hash} was not taken: {reason}")).hint(advice))
            }
            End::Replaced { hash, nonce } => {
                let words = format!("the transaction {hash} can never be mined: another transaction took nonce {nonce}");
                bail!(sent(hash, "replaced", words).hint("see what that was; `restake batch resume` plans the action anew"))
            }
            End::Open { hash, reason } => {
                bail!(sent(hash, "open", format!("the transaction {hash} is open: {reason}")).hint("go on with `restake batch resume`"))
            }
            End::Unsent { .. } => {
                self.end(&[job], UNSENT);
                Ok(())
            }
        }
    }

    /// Writes on the board what an action did, and gives back what its fees were set aside for.
    fn done(&mut self, job: usize, receipts: Vec<Receipt>) -> Result<()> {
        let paid = receipts.iter().filter_map(|receipt| receipt.fee.as_ref()).fold(U256::ZERO, |sum, fee| sum.saturating_add(fee.wei));
        let unpaid = self.reserved.remove(&job).unwrap_or_default().saturating_sub(paid);
        self.shared.budget.release(self.lane.account.address(), unpaid);
        let brought = net(&receipts);
        if let Some(surprise) = receipts.iter().flat_map(|receipt| &receipt.surprises).next() {
            let mut failure = Failure::new(Fate::Sent, SURPRISE, format!("by its receipt, {surprise}"));
            failure.transactions = receipts.iter().map(|receipt| receipt.hash).collect();
            bail!(failure.hint("nothing more of this account was begun: see `restake history`"));
        }
        let hashes = receipts.iter().map(|receipt| receipt.hash).collect();
        self.shared.board.set(job, State::Done(Done { hashes, brought, before: false }));
        self.shared.progress.done(self.shared.work.key(job));
        Ok(())
    }
}
