//! What became of each action so far, which the accounts of a batch tell one another.

use crate::error::Failure;
use alloy::primitives::{Address, TxHash, U256};
use std::{
    cell::{Ref, RefCell},
    collections::BTreeMap,
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
    changed: Notify,
}

impl Board {
    /// All waiting.
    pub(super) fn new(count: usize) -> Self {
        Self { states: RefCell::new(vec![State::Waiting; count]), changed: Notify::new() }
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

    /// Those of `jobs` of which nothing is known yet.
    pub(super) fn undone(&self, jobs: &[usize]) -> Vec<usize> {
        let states = self.states.borrow();
        jobs.iter().copied().filter(|job| matches!(states.get(*job), Some(State::Waiting))).collect()
    }

    /// Waits until all of `jobs` are done; the first that never will be ends it.
    pub(super) async fn wait_for(&self, jobs: &[usize]) -> Result<(), usize> {
        loop {
            let changed = self.changed.notified();
            if self.done(jobs.iter().copied())? {
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
        Self { states: RefCell::new(self.states.borrow().clone()), changed: Notify::new() }
    }
}
