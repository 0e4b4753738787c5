//! What the journals know of a batch file: which run of it was the last, and what became of each of its actions.

use super::{
    attempt::known,
    work::{Lane, Work},
};
use crate::{
    journal::{History, Record},
    plan::Plan,
    script::without_account,
};
use alloy::primitives::{Address, B256, TxHash};
use anyhow::Result;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};

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
        /// Which steps of the whole action they are, counted from 0.
        places: Vec<usize>,
        /// Why it cannot be signed as it is.
        bar: Option<Bar>,
    },
}

/// Why what is left of an action is not signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bar {
    /// Its bounds were quoted too long ago.
    Stale,
    /// It was planned twice, and steps of both are done.
    Twice,
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
    /// How many actions the file stood for then.
    pub(super) of: usize,
    /// When its first action was planned.
    pub(super) begun: Option<Timestamp>,
    /// What is known of its actions, by their keys.
    pub(super) known: BTreeMap<String, Known>,
}

impl Past {
    /// Looks through the journals of all accounts, one for each lane. An account is known by its address, whatever it was called then.
    pub(super) fn of<'a>(work: &Work, histories: impl Iterator<Item = &'a History>) -> Self {
        let is_of_file = |record: &Record| record.batch().is_some_and(|tag| tag.script == work.script.digest);
        let all: Vec<Vec<Record>> = histories.map(|history| history.plans().into_iter().filter(is_of_file).collect()).collect();
        let Some((run, of)) = all.iter().flatten().filter_map(|record| record.batch().map(|tag| (tag.run, tag.of))).max() else {
            return Self::default();
        };
        let mut jobs: BTreeMap<String, Vec<Record>> = BTreeMap::new();
        let mut begun = None;
        for (lane, records) in work.lanes.iter().zip(all) {
            let keys = lane.jobs.iter().map(|job| work.key(*job));
            let names: HashMap<_, _> = keys.map(|key| (place(key), key)).collect();
            for record in records {
                let Some(tag) = record.batch().filter(|tag| tag.run == run) else { continue };
                let at = record.entries.first().map(|entry| entry.at);
                begun = [begun, at].into_iter().flatten().min();
                let key = names.get(&place(&tag.job)).map_or(tag.job.as_str(), |key| *key);
                jobs.entry(key.to_owned()).or_default().push(record);
            }
        }
        let known = jobs.into_iter().filter_map(|(key, records)| Some((key, known(&records)?))).collect();
        Self { run, of, begun, known }
    }

    /// Another version of the file that shares actions with this one, was begun by one of its accounts, and is not done: how many of how
    /// many are. `others` gives the journals of all other accounts, of which some may be in that version alone.
    ///
    /// # Errors
    /// When those cannot be read.
    pub(super) fn other<'a>(
        work: &Work,
        own: impl Iterator<Item = &'a History>,
        others: impl FnOnce() -> Result<Vec<(Address, History)>>,
    ) -> Result<Option<(usize, usize)>> {
        let mut begun = versions(work, work.lanes.iter().map(|lane| lane.account.address()).zip(own));
        begun.retain(|_, version| version.shared && !version.is_over());
        if begun.is_empty() {
            return Ok(None);
        }
        for (run, version) in versions(work, others()?.iter().map(|(account, history)| (*account, history))) {
            if let Some(own) = begun.get_mut(&run) {
                version.jobs.into_iter().for_each(|(job, records)| own.jobs.entry(job).or_default().extend(records));
            }
        }
        let left = begun.into_values().find(|version| !version.is_over());
        Ok(left.map(|version| (version.count(|known| matches!(known, Known::Done(_))), version.of)))
    }

    /// The actions that are done and were not before.
    pub(super) fn done_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = &'a str> {
        let is_done = |known: Option<&Known>| matches!(known, Some(Known::Done(_)));
        let new = self.known.iter().filter(move |(job, known)| is_done(Some(known)) && !is_done(before.known.get(*job)));
        new.map(|(job, _)| job.as_str())
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
    /// The plans of each action, by its account and what its key says beside that.
    jobs: BTreeMap<(Address, String), Vec<Record>>,
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

fn versions<'a>(work: &Work, histories: impl Iterator<Item = (Address, &'a History)>) -> BTreeMap<(B256, u32), Version> {
    // Under the same name another file may do something else.
    let of_lane = |lane: &Lane| {
        let account = lane.account.address();
        let jobs = lane.jobs.iter().filter_map(|job| work.jobs.get(*job));
        jobs.map(move |job| (account, place(&job.key), job.command.join(" "))).collect::<Vec<_>>()
    };
    let known: HashSet<_> = work.lanes.iter().flat_map(of_lane).collect();
    let mut versions: BTreeMap<_, Version> = BTreeMap::new();
    for (account, record) in histories.flat_map(|(account, history)| history.plans().into_iter().map(move |record| (account, record))) {
        let Some(tag) = record.batch().filter(|tag| tag.script != work.script.digest).cloned() else { continue };
        let version = versions.entry((tag.script, tag.run)).or_default();
        let (place, command) = (place(&tag.job), record.plan().map(|plan| plan.command.clone()).unwrap_or_default());
        (version.of, version.shared) = (tag.of, version.shared || known.contains(&(account, place.clone(), command)));
        version.jobs.entry((account, place)).or_default().push(record);
    }
    versions
}

/// Which action a key is of, and which row of it, whatever its account was called.
fn place(key: &str) -> String {
    without_account(key).map_or_else(|| key.to_owned(), |(action, row)| format!("{action}:{}", row.unwrap_or_default()))
}
