//! What one account does back to back: the plans of one or several jobs, run jointly in one simulation, and their exact transactions.

use super::{
    book::Book,
    fill::{Options, fill, worst_fee},
    outcome::Expected,
    plain::BARE_LIMIT,
    received::netted,
    screen::{Screen, Shown, strange},
    simulate::{Simulated, simulate_over},
};
use crate::{
    chain::Chain,
    error::fate,
    fork::Fork,
    journal::Tag,
    plan::Plan,
    ui::Ui,
    units::{Gwei, add},
};
use alloy::{
    consensus::TxEip1559,
    primitives::{Address, U256},
};
use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};

/// A job of a script, as a plan.
#[derive(Clone, Debug)]
pub struct Job {
    /// Which job it is.
    pub tag: Tag,
    /// What it does.
    pub plan: Plan,
    /// The plan whose rest this is.
    pub resumes: Option<String>,
    /// Addresses outside the registry that it may name.
    pub allow_unknown: BTreeSet<Address>,
}

/// A job whose transactions are fixed.
pub struct Fixed {
    /// The job.
    pub job: Job,
    /// Its transactions, as they will be signed.
    pub transactions: Vec<TxEip1559>,
    /// What each step does by the joint simulation.
    pub expected: Vec<Expected>,
    /// The most that its fees can come to, in wei; with all that may be paid to have it mined sooner.
    pub fee_at_most: U256,
    /// Its steps in the words of a review, until they were taken.
    text: String,
}

impl Fixed {
    /// What arrives by the joint simulation, by asset, in its smallest unit.
    pub fn brings(&self) -> BTreeMap<Address, U256> {
        netted(self.expected.iter().flat_map(Expected::arriving), self.expected.iter().flat_map(Expected::leaving))
    }
}

/// The jobs of one account, made ready to be signed together.
pub struct Wave {
    pub(super) jobs: Vec<Fixed>,
    pub(super) owner: Address,
    pub(super) options: Options,
}

/// All steps of some jobs of one account, one after another, as one plan.
///
/// # Errors
/// When there are none, or they are of different accounts or chains.
pub fn joint<'a>(jobs: impl IntoIterator<Item = &'a Job>) -> Result<Plan> {
    let jobs: Vec<_> = jobs.into_iter().collect();
    let first = &jobs.first().context("there is nothing to do")?.plan;
    let alike = |job: &&Job| (job.plan.chain_id, job.plan.owner) == (first.chain_id, first.owner);
    ensure!(jobs.iter().all(alike), "the jobs are of different accounts");
    if let Some(idle) = jobs.iter().find(|job| job.plan.steps.is_empty()) {
        bail!("`{}` has nothing to do", idle.tag.job);
    }
    let steps = jobs.iter().flat_map(|job| job.plan.steps.iter().cloned()).collect();
    let command = if jobs.len() == 1 { first.command.as_str() } else { "batch" };
    Ok(Plan::new(first.chain_id, first.owner, command, steps))
}

/// Which of some jobs a step of their joint plan is of.
pub fn job_of(jobs: &[Job], step: usize) -> Option<&Job> {
    let mut before = 0_usize;
    jobs.iter().find(|job| {
        before = before.saturating_add(job.plan.steps.len());
        step < before
    })
}

impl Wave {
    /// Runs the jobs jointly on the pinned block, each step within its own bounds, and fixes their transactions. Shows nothing.
    ///
    /// # Errors
    /// As the simulation and the review of one plan; where it is about one job, it names that, and `step` of the failure is the step of
    /// the joint plan.
    pub async fn prepare(chain: &Chain, book: &Book, ui: &dyn Ui, jobs: Vec<Job>, options: Options) -> Result<Self> {
        Self::prepare_over((chain, None), book, ui, jobs, options).await
    }

    /// The same over a copy of the state, whose chain that is.
    ///
    /// # Errors
    /// As [`Wave::prepare`].
    pub async fn prepare_over(
        (chain, copy): (&Chain, Option<&Fork>),
        book: &Book,
        ui: &dyn Ui,
        jobs: Vec<Job>,
        options: Options,
    ) -> Result<Self> {
        let joint = joint(&jobs)?;
        let filled = async {
            let simulated = simulate_over((chain, copy), book, ui, joint).await?;
            let transactions = fill(chain, &simulated, &options).await?;
            Ok::<_, anyhow::Error>((simulated, transactions))
        };
        let (Simulated { plan: joint, effects }, transactions) = filled.await.map_err(|err| named(err, &jobs))?;
        let (mut effects, mut transactions) = (effects.into_iter(), transactions.into_iter());
        let screen = Screen::new(book, ui.paint(), joint.owner, &options);
        let mut ready = vec![];
        for job in jobs {
            let steps = &job.plan.steps;
            let effects: Vec<_> = effects.by_ref().take(steps.len()).collect();
            let transactions: Vec<_> = transactions.by_ref().take(steps.len()).collect();
            let expected: Vec<_> = steps.iter().zip(&effects).map(|(step, effect)| Expected::new(book, step, effect, false)).collect();
            let (mut text, mut fee_at_most) = (String::new(), U256::ZERO);
            let each = steps.iter().zip(&transactions).zip(effects.iter().zip(&expected));
            for (number, ((step, transaction), (effect, expected))) in (1..).zip(each) {
                let known = |address: &Address| options.allow_unknown.contains(address) || job.allow_unknown.contains(address);
                let strangers = screen.step(&mut text, number, &Shown { step, transaction, effect, expected })?;
                if let Some(stranger) = strangers.into_iter().find(|address| !known(address)) {
                    return Err(named(strange(stranger).into(), std::slice::from_ref(&job)));
                }
                fee_at_most = add(fee_at_most, worst(transaction, options.ceiling)?)?;
            }
            ready.push(Fixed { job, transactions, expected, fee_at_most, text });
        }
        Ok(Self { jobs: ready, owner: joint.owner, options })
    }

    /// The jobs, in their order.
    pub fn jobs(&self) -> &[Fixed] {
        &self.jobs
    }

    /// The account.
    pub fn owner(&self) -> Address {
        self.owner
    }

    /// Each job's steps in the words of a review, in their order. They are not kept: a batch holds thousands until they are signed.
    pub fn take_texts(&mut self) -> Vec<String> {
        self.jobs.iter_mut().map(|ready| std::mem::take(&mut ready.text)).collect()
    }

    /// The ether that it sends, in wei, and the most that all fees together can come to.
    pub fn cost(&self) -> U256 {
        self.transactions().fold(self.fee_at_most(), |sum, transaction| sum.saturating_add(transaction.value))
    }

    /// The most that all fees together can come to, in wei.
    pub fn fee_at_most(&self) -> U256 {
        self.jobs.iter().fold(U256::ZERO, |sum, ready| sum.saturating_add(ready.fee_at_most))
    }

    /// Whether it does nothing but to pay ether to where no code runs, by the gas that it takes.
    pub fn only_pays(&self) -> bool {
        self.transactions().all(|transaction| transaction.input.is_empty() && transaction.gas_limit == BARE_LIMIT)
    }

    /// The first nonce that it takes.
    pub fn first_nonce(&self) -> Option<u64> {
        self.transactions().next().map(|transaction| transaction.nonce)
    }

    pub(super) fn transactions(&self) -> impl Iterator<Item = &TxEip1559> {
        self.jobs.iter().flat_map(|ready| &ready.transactions)
    }
}

/// What a transaction can cost in gas, where more may be paid for it later.
fn worst(transaction: &TxEip1559, ceiling: Option<Gwei>) -> Result<U256> {
    let max_fee_per_gas = ceiling.map_or(transaction.max_fee_per_gas, |ceiling| ceiling.0.max(transaction.max_fee_per_gas));
    worst_fee(&TxEip1559 { max_fee_per_gas, ..transaction.clone() })
}

/// An error that says which job it is about, where it is about one.
fn named(err: anyhow::Error, jobs: &[Job]) -> anyhow::Error {
    let failure = fate(&err);
    let job = match failure.step {
        Some(step) => job_of(jobs, step),
        None => jobs.first().filter(|_| jobs.len() == 1),
    };
    match job {
        Some(job) => {
            let context = failure.saying(format!("`{}` cannot be done", job.tag.job));
            err.context(context)
        }
        None => err,
    }
}

impl std::fmt::Debug for Wave {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wave({}, {} jobs)", self.owner, self.jobs.len())
    }
}
