//! Runs everything in order on one block, over a copy of the chain's state that each action changes, and shows it.

use super::{
    accounts::Keys,
    aside::Aside,
    board::{Board, Done, State},
    budget::{Budget, Tally},
    checked::{Checked, First},
    next::together,
    past::Past,
    planned::{Planned, Terms, in_file},
    totals::{self, Totals, ceilings},
    when::{Hold, holds},
    work::{Lane, Work},
};
use crate::{
    app::App,
    chain::{Chain, FeeChoice, Fees, Standing},
    error::fate,
    fork::Fork,
    pipeline::{Job as Member, Options, Wave},
    script::Job,
    signer::Selected,
    ui::{Report, Ui},
    units::Gwei,
};
use alloy::{
    primitives::{Address, U256},
    rpc::types::FeeHistory,
};
use anyhow::{Context, Error, Result};
use futures::future::join_all;
use std::{collections::BTreeMap, path::Path, sync::Arc};

/// Checks a file and shows what it does.
///
/// # Errors
/// A refusal where an action is not possible or a limit is passed.
pub(super) async fn run(app: &App, file: &Path) -> Result<Box<dyn Report>> {
    let work = Work::read(app, file, Keys::Unneeded)?;
    let (whole, each) = ceilings(app.registry()?, &work.script)?;
    let budget = Budget::new(whole, each);
    let ui: Arc<dyn Ui> = Arc::new(Aside(app.shared_ui()));
    let past = Past::default();
    let checker = Checker { app, work: &work, past: &past, budget: &budget, ui, sign: false, burst: false, run: 0 };
    let checked = checker.check(&checker.chains().await?, &Board::new(work.jobs.len())).await?;
    totals::show(app, &work, &budget, &checked)?;
    let trouble = match checked.trouble(&work, false) {
        None => budget.within_limits(checker.addresses()).err().map(|err| fate(&err)),
        some => some,
    };
    match trouble {
        Some(mut failure) => {
            failure.result = Some(Box::new(Totals::of(app, &work, &budget, &checked)?.json()?)).filter(|_| app.global().json);
            Err(failure.into())
        }
        None => Ok(Box::new(Totals::of(app, &work, &budget, &checked)?)),
    }
}

/// How a file is checked.
pub(super) struct Checker<'a> {
    pub(super) app: &'a App,
    pub(super) work: &'a Work,
    pub(super) past: &'a Past,
    pub(super) budget: &'a Budget,
    pub(super) ui: Arc<dyn Ui>,
    pub(super) sign: bool,
    /// An account's actions are to be signed together, also where one takes up what another brings.
    pub(super) burst: bool,
    pub(super) run: u32,
}

/// The copy of the state, and the way to read it.
struct Copy {
    fork: Fork,
    overlay: Chain,
    /// What the last blocks cost.
    history: FeeHistory,
}

impl Checker<'_> {
    pub(super) fn addresses(&self) -> Vec<Address> {
        self.work.lanes.iter().map(|lane| lane.account.address()).collect()
    }

    /// The newest block as each account sees it.
    ///
    /// # Errors
    /// When the node does not answer.
    pub(super) async fn chains(&self) -> Result<Vec<Chain>> {
        self.app.chain().await?.for_accounts(&self.addresses()).await
    }

    /// Runs what is not done yet, as `board` knows it.
    ///
    /// # Errors
    /// When the node does not answer, or the file's own limits are passed.
    pub(super) async fn check(&self, chains: &[Chain], board: &Board) -> Result<Checked> {
        let chain = chains.first().context("there is no action")?;
        let fork = Fork::open(chain).await?;
        fork.prefetch(&self.addresses()).await?;
        let account = self.addresses().first().copied().context("there is no action")?;
        let standing = chain.standing(account).await?;
        let copy = Copy { overlay: fork.chain(None).await?, fork, history: standing.history.clone() };
        let mut checked = Checked {
            first: self.work.lanes.iter().map(|_| First::None).collect(),
            agreed: vec![None; self.work.jobs.len()],
            ceiling: self.ceiling(&standing)?,
            failures: vec![],
            skipped: vec![],
            holds: self.holds(chains, board).await,
            count: 0,
        };
        let mut left: Vec<Vec<usize>> = self.work.lanes.iter().map(|lane| board.undone(&lane.jobs)).collect();
        // Each account goes as far as it can; then those that waited for one of its actions.
        while self.round(&copy, chains, board, &mut left, &mut checked).await? {}
        Ok(checked)
    }

    /// What is held up by its own conditions as the chain is now. They are looked at again when its turn comes.
    async fn holds(&self, chains: &[Chain], board: &Board) -> Vec<(usize, Hold)> {
        // The jobs of an action hold for the same reason, where they are the same account's.
        let mut asked: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (place, lane) in self.work.lanes.iter().enumerate() {
            for job in board.undone(&lane.jobs) {
                if let Some(what) = self.work.jobs.get(job).filter(|what| !what.when.is_empty()) {
                    asked.entry((place, what.action)).or_default().push(job);
                }
            }
        }
        // Reads that are awaited together share their requests.
        let looks = asked.into_iter().filter_map(|((place, _), jobs)| {
            let (lane, chain) = (self.work.lanes.get(place)?, chains.get(place)?);
            let when = &self.work.jobs.get(*jobs.first()?)?.when;
            Some(async move {
                let hold = async { holds(when, chain, self.app.registry()?, lane.account.address()).await };
                let hold = hold.await.unwrap_or_else(|err| Hold::Waits(format!("what it waits for cannot be looked at: {err:#}")));
                jobs.into_iter().map(|job| (job, hold.clone())).collect::<Vec<_>>()
            })
        });
        let mut held = join_all(looks).await.concat();
        held.retain(|(_, hold)| *hold != Hold::No);
        held.sort_by_key(|(job, _)| *job);
        held
    }

    async fn round(&self, copy: &Copy, chains: &[Chain], board: &Board, left: &mut [Vec<usize>], checked: &mut Checked) -> Result<bool> {
        let mut moved = false;
        for (place, jobs) in left.iter_mut().enumerate() {
            while let Some(job) = jobs.first().copied() {
                if let Some(why) = checked.too_late(job) {
                    board.set(job, State::Skipped(why));
                    self.skip(board, jobs.get(1..).unwrap_or_default(), &format!("it comes after `{}`", self.work.key(job)), checked);
                    jobs.clear();
                    moved = true;
                    break;
                }
                match self.work.jobs.get(job).map_or(Ok(true), |job| board.ready(job)) {
                    Ok(false) => break,
                    Ok(true) => {}
                    Err(failed) => {
                        self.skip(board, jobs, &format!("`{}` is not possible", self.work.key(failed)), checked);
                        jobs.clear();
                        break;
                    }
                }
                moved = true;
                match self.wave((copy, chains), place, jobs, board, checked).await? {
                    0 => jobs.clear(),
                    count => drop(jobs.drain(..count.min(jobs.len()))),
                }
            }
        }
        Ok(moved)
    }

    /// One ceiling holds for the whole run, so that what was shown as the worst is the worst.
    fn ceiling(&self, standing: &Standing) -> Result<Gwei> {
        let said = self.work.script.limits.max_fee.or(self.app.config().max_fee);
        let fees = Fees::choose(standing, FeeChoice { max: said, tip: None }).map_err(|err| {
            let failure = fate(&err);
            let in_file = |words: &str| in_file(words, |key| key == "max_fee");
            let words = failure.saying(in_file(&failure.to_string()));
            failure.hint.iter().fold(words, |words, hint| words.hint(in_file(hint)))
        })?;
        Ok(Gwei(fees.max))
    }

    /// What an account does next: how many actions that was, or none where it can do no more.
    async fn wave(
        &self,
        (copy, chains): (&Copy, &[Chain]),
        place: usize,
        left: &[usize],
        board: &Board,
        checked: &mut Checked,
    ) -> Result<usize> {
        let Some(lane) = self.work.lanes.get(place) else { return Ok(0) };
        let owner = lane.account.address();
        let view = copy.overlay.for_account(copy.fork.standing(owner, copy.history.clone()).await?);
        let acting = self.app.acting_for(&lane.account, view, Arc::clone(&self.ui));
        let mut jobs = together(self.work, board, self.past, left, false);
        let mut wave = loop {
            let (members, options) = match self.planned(&acting, &jobs, board, (lane, checked)).await {
                Ok(planned) => planned,
                Err((job, err)) => return Ok(self.fails(board, left, (job, err), checked)),
            };
            jobs.truncate(members.len());
            match Wave::prepare_over((acting.chain().await?, Some(&copy.fork)), acting.book()?, &*self.ui, members, options).await {
                Ok(wave) => break wave,
                // Which of them it is shows where the first is run alone.
                Err(_) if jobs.len() > 1 => jobs.truncate(1),
                Err(err) => return Ok(self.fails(board, left, (jobs.first().copied().unwrap_or_default(), err), checked)),
            }
        };
        self.show(&lane.account, &mut wave);
        let (mut calls, mut fees) = (vec![], U256::ZERO);
        for (job, ready) in jobs.iter().zip(wave.jobs()) {
            let (plan, fee) = (&ready.job.plan, ready.fee_at_most);
            let tally = Tally::of(plan, fee)?;
            self.budget.count(owner, &tally)?;
            calls.extend(plan.steps.iter().map(|step| step.call.clone()));
            fees = fees.saturating_add(fee);
            board.set(*job, State::Done(Done { brought: ready.brings(), ..Done::default() }));
            if let Some(agreed) = checked.agreed.get_mut(*job) {
                *agreed = Some(tally);
            }
        }
        copy.fork.apply(owner, &calls, fees).await?;
        checked.count = checked.count.saturating_add(jobs.len());
        let count = jobs.len();
        let at_once = self.is_at_once(&jobs, &wave, chains.get(place)).await?;
        match checked.first.get_mut(place) {
            Some(first @ First::None) if at_once => *first = First::Ready(jobs, wave.into()),
            Some(first @ First::None) => *first = First::Past,
            _ => {}
        }
        Ok(count)
    }

    /// Whether a wave does on the chain as it is what it does on the copy, where others have acted meanwhile: it only pays ether that is
    /// there already, from the next nonce on. Anything else is simulated again before it is signed.
    async fn is_at_once(&self, jobs: &[usize], wave: &Wave, chain: Option<&Chain>) -> Result<bool> {
        let Some(chain) = chain else { return Ok(false) };
        let waits = |job: &Job| job.needs().next().is_some() || !job.when.is_empty() || self.past.known.contains_key(&job.key);
        if !wave.only_pays() || jobs.iter().filter_map(|job| self.work.jobs.get(*job)).any(waits) {
            return Ok(false);
        }
        let standing = chain.standing(wave.owner()).await?;
        Ok(wave.cost() <= standing.balance && wave.first_nonce() == Some(standing.next()))
    }

    fn show(&self, account: &Selected, wave: &mut Wave) {
        let account = format!("\n  Account   {} {}\n", self.ui.paint().bold(&account.to_string()), account.address());
        self.ui.show((account + &said(wave)).trim_end());
    }

    /// Plans actions of one account, up to the first that wants to be alone.
    async fn planned(
        &self,
        acting: &App,
        jobs: &[usize],
        board: &Board,
        (lane, checked): (&Lane, &Checked),
    ) -> Result<(Vec<Member>, Options), (usize, Error)> {
        let mut all: Vec<Planned> = vec![];
        for job in jobs {
            let what = self.work.jobs.get(*job);
            let from = what.and_then(|what| what.amount_from).map(|from| from.job);
            // What is signed before it is mined takes up what that must bring, not what it may.
            let least = from.filter(|from| self.burst && lane.jobs.contains(from)).and_then(|from| checked.least(from));
            let brought = least.or_else(|| from.and_then(|from| board.brought(from)));
            let known = what.and_then(|what| self.past.known.get(&what.key));
            let terms = Terms { sign: self.sign, ceiling: checked.ceiling, run: self.run };
            match Planned::new((acting, self.work, *job), terms, known, brought.as_ref()).await {
                Ok(next) if all.first().is_none_or(|first| first.is_like(&next) && first.is_single() && next.is_single()) => all.push(next),
                Err(err) if all.is_empty() => return Err((*job, err)),
                _ => break,
            }
        }
        let options = all.first().map(|first| first.options.clone()).unwrap_or_default();
        Ok((all.into_iter().map(|planned| planned.member).collect(), options))
    }

    /// An action that is not possible ends what its account does. One that waits for something may be possible by then.
    fn fails(&self, board: &Board, left: &[usize], (job, err): (usize, Error), checked: &mut Checked) -> usize {
        let waits = self.work.jobs.get(job).is_some_and(|what| !what.when.is_empty());
        if waits {
            checked.skipped.push((job, format!("it waits, and is not possible now: {err:#}")));
        } else {
            checked.failures.push((job, err));
        }
        let rest: Vec<_> = left.iter().copied().filter(|other| *other != job).collect();
        board.set(job, State::Skipped(String::new()));
        self.skip(board, &rest, &format!("it comes after `{}`", self.work.key(job)), checked);
        0
    }

    fn skip(&self, board: &Board, jobs: &[usize], why: &str, checked: &mut Checked) {
        for job in jobs {
            board.set(*job, State::Skipped(why.to_owned()));
            checked.skipped.push((*job, why.to_owned()));
        }
    }
}

/// What each action of a wave does, under its name. It can be said once.
pub(super) fn said(wave: &mut Wave) -> String {
    let texts = wave.take_texts();
    wave.jobs().iter().zip(texts).map(|(ready, text)| format!("\n  Action    {}{text}", ready.job.tag.job)).collect()
}
