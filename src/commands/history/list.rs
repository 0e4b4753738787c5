//! The plans of one account or of several, a line each.

use super::{command, filter::Filter, state};
use crate::{
    app::App,
    journal::History,
    signer::Selected,
    ui::{Report, prose, table},
};
use alloy::primitives::{Address, B256};
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::fmt;

/// Lists what is meant.
///
/// # Errors
/// As [`Filter::journals`].
pub(super) fn run(filter: &Filter, app: &App) -> Result<Box<dyn Report>> {
    Ok(Box::new(Listing::new(&filter.journals(app)?, filter, filter.script()?)))
}

#[derive(Debug, Serialize)]
struct Summary {
    plan: String,
    account: Address,
    #[serde(skip)]
    name: String,
    at: Timestamp,
    command: String,
    steps: usize,
    done: usize,
    state: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Listing {
    plans: Vec<Summary>,
    broken_lines: Vec<usize>,
    /// The lines that cannot be read, each with its account.
    #[serde(skip)]
    broken: Vec<(usize, String)>,
    #[serde(skip)]
    several: bool,
    /// What is said where there are none.
    #[serde(skip)]
    none: &'static str,
}

impl Listing {
    pub(super) fn new(journals: &[(Selected, History)], filter: &Filter, script: Option<B256>) -> Self {
        let mut plans: Vec<_> = journals.iter().flat_map(|(account, history)| summaries(account, history, (filter, script))).collect();
        // Of one account they stand as they were written down.
        let several = journals.len() > 1;
        if several {
            plans.sort_by_key(|plan| plan.at);
        }
        let broken = journals.iter().flat_map(|(account, history)| history.broken.iter().map(|line| (*line, account.to_string())));
        let broken: Vec<_> = broken.collect();
        let none = match journals.iter().all(|(_, history)| history.entries.is_empty()) {
            true => "Nothing was signed here yet.",
            false if script.is_none() => "Nothing that was signed here is of that.",
            false => "Nothing that was signed here is of the batch file as it is now; whatever is changed in it makes another file of it.",
        };
        Self { plans, broken_lines: broken.iter().map(|(line, _)| *line).collect(), broken, several, none }
    }
}

fn summaries(account: &Selected, history: &History, (filter, script): (&Filter, Option<B256>)) -> Vec<Summary> {
    let plans = history.plans().into_iter().filter(|record| filter.takes(record, script));
    let plans = plans.filter_map(|record| {
        Some(Summary {
            plan: record.id.clone(),
            account: account.address(),
            name: account.to_string(),
            at: record.entries.first().map(|entry| entry.at).filter(|at| filter.covers(*at))?,
            command: command(&record),
            steps: record.plan().map_or(0, |plan| plan.steps.len()),
            done: record.done(),
            state: state(&record),
        })
    });
    plans.collect()
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cells = |plan: &Summary| {
            let at = plan.at.strftime("%Y-%m-%d %H:%M:%SZ").to_string();
            let done = if plan.steps == 0 { "-".to_owned() } else { format!("{}/{}", plan.done, plan.steps) };
            [plan.plan.clone(), at, plan.command.clone(), done, plan.state.to_owned()]
        };
        if self.plans.is_empty() {
            prose(f, "", self.none)?;
        } else if self.several {
            let rows = self.plans.iter().map(|plan| {
                let [id, at, command, done, state] = cells(plan);
                [id, at, plan.name.clone(), command, done, state]
            });
            writeln!(f, "{}", table(["PLAN", "WHEN", "ACCOUNT", "COMMAND", "DONE", "STATE"], &[4], rows))?;
        } else {
            writeln!(f, "{}", table(["PLAN", "WHEN", "COMMAND", "DONE", "STATE"], &[3], self.plans.iter().map(cells)))?;
        }
        for (line, account) in &self.broken {
            let whose = if self.several { format!(" of {account}") } else { String::new() };
            writeln!(f, "line {line} of the journal{whose} cannot be read")?;
        }
        Ok(())
    }
}
