//! What became of each action so far, which the accounts of a batch tell one another.

use crate::{
    error::{Failure, Fate},
    script::Job,
};
use alloy::primitives::{Address, TxHash, U256};
use std::{
    cell::{Ref, RefCell},
    collections::{BTreeMap, HashMap},
};
use tokio::sync::Notify;

/// The state of one action.
#[derive(Clone, Debug, Default)]
pub(super) enum State {
    /// It was not begun.
    #[default]
    Waiting,
    /// It is done.
    Done(Done),
    /// Its owner gave it up before.
    GivenUp,
    /// It failed, or what became of it is not known.
    Failed(Failure),
    /// It was not begun, for another one failed.
    Skipped(String),
}

impl State {
    /// Whether a node may have something of it by this command, or something that has no end.
    pub(super) fn is_sent(&self) -> bool {
        match self {
            Self::Done(done) => !done.before && !done.hashes.is_empty(),
            Self::Failed(failure) => failure.fate == Fate::Sent || !failure.transactions.is_empty(),
            _ => false,
        }
    }

    /// Whether nothing more is done for it.
    pub(super) fn is_stopped(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Skipped(_))
    }
}

/// An action that is done.
#[derive(Clone, Debug, Default)]
pub(super) struct Done {
    /// By which transactions.
    pub(super) hashes: Vec<TxHash>,
    /// What arrived, by token, in its smallest unit.
    pub(super) brought: BTreeMap<Address, U256>,
    /// It was done by an earlier command.
    pub(super) before: bool,
}

/// The states of all actions.
pub(super) struct Board {
    states: RefCell<Vec<State>>,
    /// How many of the first of a list are done, by where the list is: actions share theirs, and what is done stays done.
    counted: RefCell<HashMap<usize, usize>>,
    changed: Notify,
}

impl Board {
    /// All waiting.
    pub(super) fn new(count: usize) -> Self {
        Self { states: RefCell::new(vec![State::Waiting; count]), counted: RefCell::default(), changed: Notify::new() }
    }

    /// The states now.
    pub(super) fn states(&self) -> Ref<'_, Vec<State>> {
        self.states.borrow()
    }

    /// Writes down what became of an action.
    pub(super) fn set(&self, job: usize, state: State) {
        if let Some(place) = self.states.borrow_mut().get_mut(job) {
            *place = state;
        }
        self.changed.notify_waiters();
    }

    /// Whether all of `jobs` are done; the first that never will be.
    pub(super) fn done(&self, jobs: impl IntoIterator<Item = usize>) -> Result<bool, usize> {
        let states = self.states.borrow();
        let mut all = true;
        for job in jobs {
            match states.get(job) {
                Some(State::Done(_)) => {}
                Some(State::Waiting) => all = false,
                _ => return Err(job),
            }
        }
        Ok(all)
    }

    /// Whether all that an action needs is done; the first that never will be.
    pub(super) fn ready(&self, job: &Job) -> Result<bool, usize> {
        if job.amount_from.map_or(Ok(true), |from| self.done([from.job])) == Ok(false) {
            return Ok(false);
        }
        let mut counted = self.counted.borrow_mut();
        let done = counted.entry(job.after.as_ptr().addr()).or_default();
        while let Some(need) = job.after.get(*done) {
            if !self.done([*need])? {
                return Ok(false);
            }
            *done = done.saturating_add(1);
        }
        job.amount_from.map_or(Ok(true), |from| self.done([from.job]))
    }

    /// Those of `jobs` of which nothing is known yet.
    pub(super) fn undone(&self, jobs: &[usize]) -> Vec<usize> {
        let states = self.states.borrow();
        jobs.iter().copied().filter(|job| matches!(states.get(*job), Some(State::Waiting))).collect()
    }

    /// Waits until all that an action needs is done; the first that never will be ends it.
    pub(super) async fn wait_for(&self, job: &Job) -> Result<(), usize> {
        loop {
            let changed = self.changed.notified();
            if self.ready(job)? {
                return Ok(());
            }
            changed.await;
        }
    }

    /// What an action brought, where it is done.
    pub(super) fn brought(&self, job: usize) -> Option<BTreeMap<Address, U256>> {
        match self.states.borrow().get(job) {
            Some(State::Done(done)) => Some(done.brought.clone()),
            _ => None,
        }
    }
}

impl Board {
    /// The same states on another board, where a check may go on with them.
    pub(super) fn copied(&self) -> Self {
        Self { states: RefCell::new(self.states.borrow().clone()), counted: RefCell::default(), changed: Notify::new() }
    }
}
