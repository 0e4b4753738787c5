//! What a check found: what each account can do first, what it comes to, and what is not possible.

use super::{
    board::{Board, State},
    budget::Tally,
    when::Hold,
    work::Work,
};
use crate::{
    error::{Failure, Fate, fate},
    pipeline::Wave,
    units::{Gwei, counted},
};
use alloy::primitives::{Address, U256};
use anyhow::Error;
use std::collections::BTreeMap;

/// What was checked.
pub(super) struct Checked {
    /// What each account does first.
    pub(super) first: Vec<First>,
    /// What each action costs and moves, as it was shown.
    pub(super) agreed: Vec<Option<Tally>>,
    /// The most that a unit of gas may cost anywhere in the run.
    pub(super) ceiling: Gwei,
    /// What is not possible, by action.
    pub(super) failures: Vec<(usize, Error)>,
    /// What was not run, and why.
    pub(super) skipped: Vec<(usize, String)>,
    /// What is held up by its own conditions, by action in their order.
    pub(super) holds: Vec<(usize, Hold)>,
    /// How many actions were run.
    pub(super) count: usize,
}

impl Checked {
    /// Why an action can never be begun any more, where its time is over.
    pub(super) fn too_late(&self, job: usize) -> Option<String> {
        let place = self.holds.binary_search_by_key(&job, |(held, _)| *held).ok()?;
        match self.holds.get(place)? {
            (_, Hold::Over(why)) => Some(why.clone()),
            _ => None,
        }
    }

    /// The least that an action brings, as it was shown.
    pub(super) fn least(&self, job: usize) -> Option<BTreeMap<Address, U256>> {
        self.agreed.get(job)?.as_ref().map(|shown| shown.arrives.clone())
    }

    /// Writes on a board what cannot be begun. What only waits for its time is tried then.
    pub(super) fn stop(&self, board: &Board, work: &Work) {
        for (job, err) in &self.failures {
            board.set(*job, State::Failed(fate(err).saying(format!("{err:#}"))));
            let own = work.lanes.iter().find(|lane| lane.jobs.contains(job));
            for later in board.undone(own.map_or(&[], |lane| &lane.jobs)) {
                board.set(later, State::Skipped(format!("`{}` is not possible", work.key(*job))));
            }
        }
    }

    /// The same where nothing is begun at all: of each action it is said why.
    pub(super) fn end(&self, board: &Board, work: &Work) {
        self.stop(board, work);
        for (job, hold) in self.holds.iter().filter(|(job, hold)| matches!(hold, Hold::Over(_)) && !board.undone(&[*job]).is_empty()) {
            board.set(*job, State::Skipped(hold.why().to_owned()));
        }
        for (job, why) in self.skipped.iter().filter(|(job, _)| !board.undone(&[*job]).is_empty()) {
            board.set(*job, State::Skipped(why.clone()));
        }
    }

    /// Whether nothing can be done, neither now nor once a condition holds.
    pub(super) fn is_idle(&self, work: &Work) -> bool {
        let behind = |job: usize| {
            let lane = work.lanes.iter().find(|lane| lane.jobs.contains(&job)).map_or(&[][..], |lane| &lane.jobs);
            lane.iter().take_while(|other| **other != job).any(|other| self.too_late(*other).is_some())
        };
        let waits = |(job, _): &(usize, String)| work.jobs.get(*job).is_some_and(|what| !what.when.is_empty()) && !behind(*job);
        self.count == 0 && (!self.failures.is_empty() || !self.skipped.iter().any(waits))
    }

    /// What would make all of it possible, where that is the same for each. Where it is not, each says its own.
    pub(super) fn hint(&self) -> Option<String> {
        let mut hints = self.failures.iter().map(|(_, err)| fate(err).hint);
        let first = hints.next()??;
        hints.all(|hint| hint.as_ref() == Some(&first)).then_some(first)
    }

    /// Why it may not be carried out; `resumed`, where something may have been signed before it was checked.
    pub(super) fn trouble(&self, work: &Work, resumed: bool) -> Option<Failure> {
        let (_, first) = self.failures.first()?;
        let cause = fate(first);
        let nothing = if resumed { "nothing more" } else { "nothing" };
        let message = format!("{} of {} not possible: {nothing} was signed", self.failures.len(), counted(work.jobs.len(), "action"));
        // Whatever keeps an action from being possible, it is the check that refuses the batch.
        let fate = if cause.fate == Fate::Failed && cause.kind != "node" { Fate::Refused } else { cause.fate };
        let failure = Failure::new(fate, cause.kind, message);
        Some(match self.hint() {
            Some(hint) => failure.hint(hint),
            None => failure,
        })
    }
}

/// What an account does first.
#[derive(Debug, Default)]
pub(super) enum First {
    /// Nothing yet.
    #[default]
    None,
    /// These actions, exact and ready to be signed.
    Ready(Vec<usize>, Box<Wave>),
    /// Something that has to be planned anew when its time comes.
    Past,
}
