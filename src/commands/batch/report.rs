//! What became of the actions of a file, for people and for scripts.

use super::{
    board::State,
    past::{Known, Past},
    work::Work,
};
use crate::{
    error::{Failure, Fate},
    ui::prose,
    units::counted,
};
use alloy::primitives::{B256, TxHash};
use serde::Serialize;
use std::fmt;

/// One action.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    action: String,
    account: String,
    state: &'static str,
    transactions: Vec<TxHash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

/// All of them.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Batch {
    script: B256,
    run: u32,
    done: usize,
    of: usize,
    actions: Vec<Row>,
    #[serde(skip)]
    sent: bool,
    #[serde(skip)]
    first: Option<Failure>,
    #[serde(skip)]
    file: String,
}

impl Batch {
    /// What the states of a run come to.
    pub(super) fn of(work: &Work, run: u32, states: &[State]) -> Self {
        let rows = work.jobs.iter().zip(states).map(|(job, state)| {
            let (word, transactions, message, hint) = match state {
                State::Waiting => ("waiting", vec![], None, None),
                State::Done(done) => ("done", done.hashes.clone(), None, None),
                State::GivenUp => ("given up", vec![], None, None),
                State::Failed(failure) => ("failed", failure.transactions.clone(), Some(failure.to_string()), failure.hint.clone()),
                State::Skipped(why) => ("not begun", vec![], Some(why.clone()), None),
            };
            Row { action: job.key.clone(), account: job.account.to_string(), state: word, transactions, message, hint }
        });
        let sent = states.iter().any(State::is_sent);
        let first = states.iter().find_map(|state| match state {
            State::Failed(failure) => Some(failure.clone()),
            _ => None,
        });
        Self::new(work, run, rows.collect(), sent, first)
    }

    /// What the journals know.
    pub(super) fn known(work: &Work, past: &Past) -> Self {
        let rows = work.jobs.iter().map(|job| {
            let (state, transactions, message) = match past.known.get(&job.key) {
                None => ("not begun", vec![], None),
                Some(Known::Done(hashes)) => ("done", hashes.clone(), None),
                Some(Known::GivenUp) => ("given up", vec![], None),
                Some(Known::Open { hashes, .. }) => {
                    ("open", hashes.clone(), Some("something was signed for it that has no end yet".to_owned()))
                }
                Some(Known::Again { why: Some(why), .. }) => ("failed", vec![], Some(why.clone())),
                Some(Known::Again { .. }) => ("not begun", vec![], Some("it was planned, and nothing of it is done".to_owned())),
                Some(Known::Left { rest, .. }) => ("half done", vec![], Some(format!("{} left", counted(rest.steps.len(), "step")))),
            };
            Row { action: job.key.clone(), account: job.account.to_string(), state, transactions, message, hint: None }
        });
        Self::new(work, past.run, rows.collect(), false, None)
    }

    fn new(work: &Work, run: u32, actions: Vec<Row>, sent: bool, first: Option<Failure>) -> Self {
        let done = actions.iter().filter(|row| row.state == "done").count();
        let file = work.file.display().to_string();
        Self { script: work.script.digest, run, done, of: actions.len(), actions, sent, first, file }
    }

    /// Why a script has to look again: something is not done.
    pub(super) fn trouble(&self) -> Option<Failure> {
        let open = self.actions.iter().any(|row| !matches!(row.state, "done" | "given up"));
        if !open {
            return None;
        }
        let message = format!("{} of {} are done", self.done, counted(self.of, "action"));
        let first = self.first.clone().unwrap_or_else(|| Failure::failed("unfinished", "nothing failed"));
        let fate = if self.sent { Fate::Sent } else { first.fate };
        let hint = format!("see what is said of each, and do what is left with `restake batch resume {}`", self.file);
        Some(Failure::new(fate, if self.sent { "unfinished" } else { first.kind }, message).hint(hint))
    }
}

impl fmt::Display for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// More lines than a person reads.
        const MOST: usize = 40;
        let mut shown = 0_usize;
        for row in self.actions.iter().filter(|row| row.state != "done") {
            shown = shown.saturating_add(1);
            if shown > MOST {
                continue;
            }
            let why = row.message.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
            prose(f, "", &format!("{}: {}{why}", row.action, row.state))?;
            for hash in &row.transactions {
                writeln!(f, "  {hash}")?;
            }
            if let Some(hint) = &row.hint {
                prose(f, "  ", hint)?;
            }
        }
        if shown > MOST {
            writeln!(f, "and {} more: see them all with `--json`", shown.saturating_sub(MOST))?;
        }
        writeln!(f, "{} of {} done.", self.done, counted(self.of, "action"))
    }
}
