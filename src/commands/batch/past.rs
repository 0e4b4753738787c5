//! What the journals know of a batch file: which run of it was the last, and what became of each of its actions.

use super::work::Work;
use crate::{
    journal::{Event, History, Record},
    label::Label,
    plan::Plan,
};
use alloy::primitives::{B256, TxHash};
use anyhow::Result;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};

/// What is known of one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is done, by these transactions.
    Done(Vec<TxHash>),
    /// Something was signed for it that has no end yet.
    Open {
        /// The plan's id.
        resumes: String,
        /// What waits to be mined.
        hashes: Vec<TxHash>,
    },
    /// Its owner gave it up, or cancelled it.
    GivenUp,
    /// Nothing of it is done; the plan `resumes` is what it came to, and is taken over by the next.
    Again {
        /// The plan's id.
        resumes: String,
        /// Why it failed, where it did.
        why: Option<String>,
    },
    /// Some of its steps are done, and these are left.
    Left {
        /// The plan's id.
        resumes: String,
        /// What is left.
        rest: Plan,
        /// Its bounds are too old to be signed by.
        stale: bool,
    },
}

impl Known {
    /// Whether nothing is left to do of it.
    fn is_over(&self) -> bool {
        matches!(self, Self::Done(_) | Self::GivenUp)
    }

    /// What waits to be mined of it, where something does.
    pub(super) fn open(&self) -> Option<&[TxHash]> {
        match self {
            Self::Open { hashes, .. } => Some(hashes),
            _ => None,
        }
    }
}

/// The last run of a file.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// Which one it was, counted from 1; 0 where there was none.
    pub(super) run: u32,
    /// When its first action was planned.
    pub(super) begun: Option<Timestamp>,
    /// What is known of its actions, by their keys.
    pub(super) known: BTreeMap<String, Known>,
}

impl Past {
    /// Looks through the journals of all accounts.
    pub(super) fn of<'a>(script: B256, histories: impl Iterator<Item = &'a History> + Clone) -> Self {
        let records = || histories.clone().flat_map(History::plans).filter(|record| record.batch().is_some_and(|tag| tag.script == script));
        let Some(run) = records().filter_map(|record| record.batch().map(|tag| tag.run)).max() else { return Self::default() };
        let mut jobs: BTreeMap<String, Vec<Record>> = BTreeMap::new();
        let mut begun = None;
        for record in records().filter(|record| record.batch().is_some_and(|tag| tag.run == run)) {
            let at = record.entries.first().map(|entry| entry.at);
            begun = [begun, at].into_iter().flatten().min();
            if let Some(tag) = record.batch() {
                jobs.entry(tag.job.clone()).or_default().push(record);
            }
        }
        let known = jobs.into_iter().filter_map(|(key, records)| Some((key, known(&records)?))).collect();
        Self { run, begun, known }
    }

    /// Another version of the file that shares actions with this one, was begun by one of its accounts, and is not done: how many of how
    /// many are. `others` gives the journals of all other accounts, of which some may be in that version alone.
    ///
    /// # Errors
    /// When those cannot be read.
    pub(super) fn other<'a>(
        work: &Work,
        own: impl Iterator<Item = &'a History>,
        others: impl FnOnce() -> Result<Vec<History>>,
    ) -> Result<Option<(usize, usize)>> {
        let mut begun = versions(work, own);
        begun.retain(|_, version| version.shared && !version.is_over());
        if begun.is_empty() {
            return Ok(None);
        }
        for (run, version) in versions(work, others()?.iter()) {
            if let Some(own) = begun.get_mut(&run) {
                version.jobs.into_iter().for_each(|(job, records)| own.jobs.entry(job).or_default().extend(records));
            }
        }
        let left = begun.into_values().find(|version| !version.is_over());
        Ok(left.map(|version| (version.count(|known| matches!(known, Known::Done(_))), version.of)))
    }

    /// How many actions are done.
    pub(super) fn done(&self) -> usize {
        self.known.values().filter(|known| matches!(known, Known::Done(_))).count()
    }

    /// Whether all of a file's actions are done, or given up.
    pub(super) fn complete(&self, work: &Work) -> bool {
        self.run > 0 && work.jobs.iter().all(|job| self.known.get(&job.key).is_some_and(Known::is_over))
    }
}

/// What some accounts planned in a run of another version of a file.
#[derive(Default)]
struct Version {
    /// The plans of each action.
    jobs: BTreeMap<String, Vec<Record>>,
    /// How many actions there are.
    of: usize,
    /// One of them is in this version, too.
    shared: bool,
}

impl Version {
    fn count(&self, what: impl Fn(&Known) -> bool) -> usize {
        self.jobs.values().filter(|records| known(records).is_some_and(|known| what(&known))).count()
    }

    /// Whether nothing is left to do of it.
    fn is_over(&self) -> bool {
        self.count(Known::is_over) >= self.of
    }
}

fn versions<'a>(work: &Work, histories: impl Iterator<Item = &'a History>) -> BTreeMap<(B256, u32), Version> {
    let keys: HashSet<&str> = work.jobs.iter().map(|job| job.key.as_str()).collect();
    let mut versions: BTreeMap<_, Version> = BTreeMap::new();
    for record in histories.flat_map(History::plans) {
        let Some(tag) = record.batch().filter(|tag| tag.script != work.script.digest).cloned() else { continue };
        let version = versions.entry((tag.script, tag.run)).or_default();
        (version.of, version.shared) = (tag.of, version.shared || keys.contains(tag.job.as_str()));
        version.jobs.entry(tag.job).or_default().push(record);
    }
    versions
}

/// What the plans of one action come to; each takes over what the one before left.
fn known(records: &[Record]) -> Option<Known> {
    // A plan that another took over may have been mined all the same, and is then what counts.
    let whole = |record: &&Record| record.plan().is_some_and(|plan| !plan.steps.is_empty() && record.done() == plan.steps.len());
    let last = records.iter().find(whole).or(records.last())?;
    let plan = last.plan()?;
    let resumes = last.id.clone();
    if last.unsent() {
        return Some(Known::Again { resumes, why: None });
    }
    if last.signed().iter().any(|signed| last.ended(signed.hash).is_none()) {
        let hashes = last.waiting().into_iter().map(|signed| signed.hash).collect();
        return Some(if last.given_up() { Known::GivenUp } else { Known::Open { resumes, hashes } });
    }
    let done = last.steps_done();
    if done.len() == plan.steps.len() {
        let mined = |record: &Record| {
            let of = record.clone();
            record
                .signed()
                .into_iter()
                .filter(move |signed| !signed.cancels && of.ended(signed.hash) == Some(true))
                .map(|signed| signed.hash)
        };
        return Some(Known::Done(records.iter().flat_map(mined).collect()));
    }
    if last.given_up() || last.cancelled() {
        return Some(Known::GivenUp);
    }
    if done.is_empty() {
        let why = last.failed().then(|| why(last));
        return Some(Known::Again { resumes, why });
    }
    let steps = plan.steps.iter().enumerate().filter(|(index, _)| !done.contains(index)).map(|(_, step)| step.clone()).collect();
    Some(Known::Left { resumes, rest: Plan { steps, ..plan.clone() }, stale: last.stale() })
}

/// Why a plan failed, by the last that is written down of it.
fn why(of: &Record) -> String {
    let said = of.entries.iter().rev().find_map(|entry| match &entry.event {
        Event::Reverted { hash, block, .. } => Some(format!("the transaction {hash} is in block {block} and reverted")),
        Event::Failed { reason, .. } | Event::Refused { reason, .. } => Some(Label::new(reason, 200).to_string()),
        _ => None,
    });
    said.unwrap_or_else(|| "a transaction of it can never be mined".into())
}
