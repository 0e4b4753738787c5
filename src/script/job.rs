//! The jobs that a batch comes to: one action of one account, once.

use super::{
    Script,
    action::{Action, Rows},
    order::possible,
    setting::Setting,
    source::Position,
    table::MOST_ROWS,
    template::{fill, is_template},
    when::{Claimable, When},
};
use crate::{error::fate, units::Percent};
use anyhow::{Result, bail};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

/// The most jobs of one batch.
const MOST_JOBS: usize = MOST_ROWS;

/// One action of one account, once.
#[derive(Clone, Debug)]
pub struct Job {
    /// What the journal and messages call it: `stake@ops/0`, or `#3@ops/0:7` for the third action's seventh row.
    pub key: String,
    /// Which action it is of, by its place in the file.
    pub action: usize,
    /// Where its command is.
    pub at: Position,
    /// The account, exactly.
    pub account: Arc<str>,
    /// Which row or repetition it is, from 1 on, where there are several.
    pub row: Option<usize>,
    /// The words of its command.
    pub command: Arc<[String]>,
    /// Its amount, where another job brings it.
    pub amount_from: Option<Amount>,
    /// The jobs that are done before, by the actions that are named; not [`Job::amount_from`]'s, nor the earlier ones of its own
    /// account.
    pub after: Arc<[usize]>,
    /// What it waits for.
    pub when: Arc<When>,
    fixed: Arc<[Setting]>,
    filled: Box<[Setting]>,
}

/// What a job's key says beside its account: its action, and its row where there are several.
pub fn without_account(key: &str) -> Option<(&str, Option<&str>)> {
    let (action, account) = key.rsplit_once('@')?;
    Some((action, account.split_once(':').map(|(_, row)| row)))
}

/// An amount that another job brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// That job.
    pub job: usize,
    /// How much of what it brought; all where nothing is said.
    pub share: Option<Percent>,
}

impl Job {
    /// Its options, the defaults among them.
    pub fn settings(&self) -> impl Iterator<Item = &Setting> {
        self.fixed.iter().chain(&self.filled)
    }

    /// Whether its options are those of every other job of its action.
    pub fn is_plain(&self) -> bool {
        self.filled.is_empty()
    }

    /// All jobs that have to be done before, but for the earlier ones of its own account.
    pub fn needs(&self) -> impl Iterator<Item = usize> {
        self.after.iter().copied().chain(self.amount_from.map(|from| from.job))
    }
}

impl Script {
    /// The jobs, in the order of the file. `accounts` says which accounts a name or a pattern stands for, each by its exact name.
    ///
    /// # Errors
    /// When a name stands for none or the same account twice, there are more than 100,000 jobs, or they wait for one another.
    pub fn jobs(&self, accounts: impl FnMut(&str) -> Result<Vec<String>>) -> Result<Vec<Job>> {
        let mut layout = Layout { script: self, resolve: accounts, known: HashMap::new(), jobs: vec![], ranges: vec![] };
        for index in 0..self.actions.len() {
            layout.lay(index)?;
        }
        let Layout { mut jobs, ranges, .. } = layout;
        self.tie(&mut jobs, &ranges)?;
        possible(&self.source, &self.actions, &ranges, &jobs)?;
        Ok(jobs)
    }

    /// Finds the jobs that are waited for.
    fn tie(&self, jobs: &mut [Job], ranges: &[Range<usize>]) -> Result<()> {
        for (action, range) in self.actions.iter().zip(ranges) {
            let after: Vec<usize> = action.after.iter().filter_map(|other| ranges.get(*other)).cloned().flatten().collect();
            let after: Arc<[usize]> = after.into();
            let sources = action.amount_from.as_ref().and_then(|from| ranges.get(from.action)).cloned();
            let index = Sources::new(jobs, sources);
            for number in range.clone() {
                let from = match &action.amount_from {
                    None => None,
                    Some(from) => Some(Amount { job: self.source_of(&index, jobs, number, action)?, share: from.share }),
                };
                if let Some(job) = jobs.get_mut(number) {
                    (job.after, job.amount_from) = (after.clone(), from);
                }
            }
        }
        Ok(())
    }

    /// The job that brings another's amount: that of the same account, or the only one; of several, that of the same row.
    fn source_of(&self, sources: &Sources, jobs: &[Job], number: usize, action: &Action) -> Result<usize> {
        let (Some(job), Some(from)) = (jobs.get(number), &action.amount_from) else { bail!("a job is missing") };
        let own = sources.by_account.get(&job.account).map(Vec::as_slice);
        let candidates = own.unwrap_or(&sources.all);
        let of_row = || candidates.iter().copied().filter(|other| jobs.get(*other).is_some_and(|other| other.row == job.row));
        match candidates {
            [one] => Ok(*one),
            _ if own.is_some() && job.row.is_some() && of_row().count() == 1 => Ok(of_row().next().unwrap_or_default()),
            many => {
                let label = self.actions.get(from.action).map_or("", |source| &source.label);
                let whose = if own.is_some() { format!("for `{}`", job.account) } else { "for other accounts".to_owned() };
                let message = format!("`{label}` is done {} times {whose}, and one of them has to bring the amount", many.len());
                Err(self.fault_in(job, from.at, message).into())
            }
        }
    }
}

/// The jobs that may bring an amount.
struct Sources {
    all: Vec<usize>,
    by_account: HashMap<Arc<str>, Vec<usize>>,
}

impl Sources {
    fn new(jobs: &[Job], range: Option<Range<usize>>) -> Self {
        let all: Vec<usize> = range.into_iter().flatten().collect();
        let mut by_account: HashMap<_, Vec<usize>> = HashMap::new();
        for index in &all {
            if let Some(job) = jobs.get(*index) {
                by_account.entry(job.account.clone()).or_default().push(*index);
            }
        }
        Self { all, by_account }
    }
}

/// Jobs as they are laid out.
struct Layout<'a, F> {
    script: &'a Script,
    resolve: F,
    known: HashMap<String, Arc<[Arc<str>]>>,
    jobs: Vec<Job>,
    ranges: Vec<Range<usize>>,
}

impl<F: FnMut(&str) -> Result<Vec<String>>> Layout<'_, F> {
    fn lay(&mut self, index: usize) -> Result<()> {
        let Some(action) = self.script.actions.get(index) else { return Ok(()) };
        let first = self.jobs.len();
        let rows = action.rows.count();
        if action.accounts.iter().any(|named| is_template(&named.text)) {
            for row in 0..rows {
                let accounts = self.accounts(action, Some(row))?;
                self.room(action, accounts.len())?;
                for (number, account) in accounts.iter().enumerate() {
                    self.jobs.push(job((index, action), (number, account), Some(row)));
                }
            }
        } else {
            let accounts = self.accounts(action, None)?;
            self.room(action, accounts.len().saturating_mul(rows))?;
            let many = !matches!(action.rows, Rows::Once);
            for (number, account) in accounts.iter().enumerate() {
                self.jobs.extend((0..rows).map(|row| job((index, action), (number, account), many.then_some(row))));
            }
        }
        self.ranges.push(first..self.jobs.len());
        Ok(())
    }

    fn room(&self, action: &Action, more: usize) -> Result<()> {
        let count = self.jobs.len().saturating_add(more);
        if count > MOST_JOBS {
            let message = format!("with `{}` there are {count} jobs, and a batch has {MOST_JOBS} at most", action.label);
            bail!(self.script.fault(action.at, message).hint("split the batch"));
        }
        Ok(())
    }

    /// The accounts of an action, or of one of its rows, each once.
    fn accounts(&mut self, action: &Action, row: Option<usize>) -> Result<Vec<Arc<str>>> {
        let (mut accounts, mut seen) = (vec![], HashSet::new());
        for named in &action.accounts {
            let cell = |name: &str| action.rows.table().and_then(|table| table.cell(row?, name)).map(Cow::from);
            let text = if is_template(&named.text) { fill(&named.text, cell).unwrap_or_default() } else { named.text.clone() };
            let place = row.and_then(|row| Some(format!(", in {}", action.rows.table()?.place(row)))).unwrap_or_default();
            let fault = |message: String| self.script.fault(named.at, format!("{message}{place}"));
            let found = match self.known.get(&text) {
                Some(found) => found.clone(),
                None => {
                    let found: Vec<Arc<str>> = match (self.resolve)(&text) {
                        Ok(found) => found.into_iter().map(Arc::from).collect(),
                        Err(err) => {
                            let (fault, said) = (fault(err.to_string()), fate(&err));
                            bail!(said.hint.map_or_else(|| fault.clone(), |hint| fault.clone().hint(hint)));
                        }
                    };
                    self.known.entry(text.clone()).or_insert(found.into()).clone()
                }
            };
            if found.is_empty() {
                bail!(fault(format!("`{text}` stands for no account")));
            }
            for account in found.iter() {
                if !seen.insert(account.clone()) {
                    bail!(fault(format!("`{account}` is named twice")));
                }
                accounts.push(account.clone());
            }
        }
        Ok(accounts)
    }
}

/// One job: `number` is the account's place in the list, `row` counts from 0.
fn job((index, action): (usize, &Action), (number, account): (usize, &Arc<str>), row: Option<usize>) -> Job {
    let shown = row.map(|row| row.saturating_add(1));
    let value = |name: &str| match name {
        "account" => Some(Cow::from(account.to_string())),
        "index" => Some(number.to_string().into()),
        "row" => shown.map(|row| row.to_string().into()),
        column => action.rows.table().and_then(|table| table.cell(row?, column)).map(Cow::from),
    };
    let when = match &action.when.claimable {
        Some(Claimable::Ticket(ticket)) if is_template(ticket) => {
            let ticket = fill(ticket, value).unwrap_or_default();
            Arc::new(When { claimable: Some(Claimable::Ticket(ticket)), ..When::clone(&action.when) })
        }
        _ => action.when.clone(),
    };
    let suffix = shown.map(|row| format!(":{row}")).unwrap_or_default();
    Job {
        key: format!("{}@{account}{suffix}", action.label),
        action: index,
        at: action.at,
        account: account.clone(),
        row: shown,
        command: action.command.clone(),
        amount_from: None,
        after: Arc::default(),
        when,
        fixed: action.fixed.clone(),
        filled: action.templates.iter().map(|setting| setting.filled(&value)).collect(),
    }
}
