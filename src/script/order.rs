//! What has to be done before what: by the ids that actions name, and by the order of each account's own.

use super::{
    action::{Action, Draft},
    job::Job,
    source::{Position, Source, instead, quoted},
};
use crate::error::Failure;
use anyhow::{Result, bail};
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

/// Puts the actions for the ids that name them.
pub(super) fn resolve(source: &Source, drafts: Vec<Draft<'_>>) -> Result<Vec<Action>> {
    let mut ids: HashMap<String, usize> = HashMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        let Some(id) = &draft.action.id else { continue };
        if ids.insert(id.clone(), index).is_some() {
            bail!(source.fault(draft.at, format!("two actions have the id `{id}`")).hint("give this one another"));
        }
    }
    let find = |id: &str, at: Position| -> Result<usize> {
        let unknown = || {
            let mut known: Vec<_> = ids.keys().map(String::as_str).collect();
            known.sort_unstable();
            let fault = source.fault(at, format!("no action has the id `{}`", quoted(id)));
            if known.is_empty() { fault.hint("give the action that is meant an `id`") } else { fault.hint(instead(id, &known)) }
        };
        Ok(*ids.get(id).ok_or_else(unknown)?)
    };
    let mut actions = vec![];
    for (index, Draft { mut action, after, from, .. }) in drafts.into_iter().enumerate() {
        for (id, at) in after {
            let other = find(id, at)?;
            if other == index {
                bail!(source.fault(at, format!("`{id}` cannot wait for itself")));
            }
            if !action.after.contains(&other) {
                action.after.push(other);
            }
        }
        if let (Some((id, at)), Some(brought)) = (from, &mut action.amount_from) {
            brought.action = find(id, at)?;
            if brought.action == index {
                bail!(source.fault(at, format!("`{id}` cannot bring its own amount")));
            }
        }
        actions.push(action);
    }
    acyclic(source, &actions)?;
    Ok(actions)
}

/// The actions that one waits for.
fn waits_for(action: &Action) -> impl Iterator<Item = usize> {
    action.after.iter().copied().chain(action.amount_from.iter().map(|from| from.action))
}

/// No action may wait for one that waits for it.
fn acyclic(source: &Source, actions: &[Action]) -> Result<()> {
    let edges: Vec<Vec<usize>> = actions.iter().map(|action| waits_for(action).collect()).collect();
    let stuck = stuck(&edges);
    match stuck.first().and_then(|first| actions.get(*first)) {
        Some(action) => Err(circle(source, action, stuck.iter().filter_map(|index| actions.get(*index))).into()),
        None => Ok(()),
    }
}

fn circle<'a>(source: &Source, first: &Action, all: impl Iterator<Item = &'a Action>) -> Failure {
    const SHOWN: usize = 5;
    let labels: Vec<_> = all.take(SHOWN).map(|action| format!("`{}`", action.label)).collect();
    source.fault(first.at, format!("{} wait for one another: none of them can ever be done", labels.join(", ")))
}

/// What can never be done where each waits for some: Kahn's algorithm, and what it leaves.
fn stuck(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut open: Vec<usize> = edges.iter().map(Vec::len).collect();
    let mut waiting: Vec<Vec<usize>> = vec![vec![]; edges.len()];
    for (index, needs) in edges.iter().enumerate() {
        for need in needs {
            if let Some(list) = waiting.get_mut(*need) {
                list.push(index);
            }
        }
    }
    let mut ready: Vec<usize> = open.iter().enumerate().filter(|(_, count)| **count == 0).map(|(index, _)| index).collect();
    let mut done = vec![false; edges.len()];
    while let Some(index) = ready.pop() {
        if let Some(done) = done.get_mut(index) {
            *done = true;
        }
        for next in waiting.get(index).into_iter().flatten() {
            let Some(count) = open.get_mut(*next) else { continue };
            *count = count.saturating_sub(1);
            if *count == 0 {
                ready.push(*next);
            }
        }
    }
    done.iter().enumerate().filter(|(_, done)| !**done).map(|(index, _)| index).collect()
}

/// An account does its actions in the order of the file: what waits for a later one of its own waits for ever.
///
/// `ranges` are the jobs of each action.
pub(super) fn possible(source: &Source, actions: &[Action], ranges: &[Range<usize>], jobs: &[Job]) -> Result<()> {
    for (index, action) in actions.iter().enumerate() {
        for other in waits_for(action).filter(|other| *other > index) {
            let accounts: HashSet<_> = of(ranges, jobs, other).map(|job| &job.account).collect();
            let Some(job) = of(ranges, jobs, index).find(|job| accounts.contains(&job.account)) else { continue };
            let later = actions.get(other).map(|later| later.label.as_str()).unwrap_or_default();
            let (label, account) = (&action.label, &job.account);
            let message = format!("`{label}` waits for `{later}`, which comes later in the file for `{account}`");
            bail!(source.fault(action.at, message).hint("an account does its actions in the order of the file: move it up"));
        }
    }
    let stuck = stuck(&edges(actions, ranges, jobs));
    let stuck: Vec<_> = stuck.iter().filter_map(|index| jobs.get(*index)).map(|job| job.action).collect();
    let mut unique = stuck.clone();
    unique.dedup();
    match unique.first().and_then(|first| actions.get(*first)) {
        Some(action) => Err(circle(source, action, unique.iter().filter_map(|index| actions.get(*index))).into()),
        None => Ok(()),
    }
}

fn of<'a>(ranges: &[Range<usize>], jobs: &'a [Job], action: usize) -> impl Iterator<Item = &'a Job> {
    ranges.get(action).and_then(|range| jobs.get(range.clone())).unwrap_or_default().iter()
}

/// What each job waits for, the one before it of its account among them. Behind the jobs, one more for each action stands for
/// all jobs of it: else every job of one would be tied to every job of another.
fn edges(actions: &[Action], ranges: &[Range<usize>], jobs: &[Job]) -> Vec<Vec<usize>> {
    let mut last: HashMap<&str, usize> = HashMap::new();
    let whole = |action: usize| jobs.len().saturating_add(action);
    let mut edges: Vec<Vec<usize>> = Vec::with_capacity(whole(actions.len()));
    for (index, job) in jobs.iter().enumerate() {
        let before = last.insert(&job.account, index);
        let after = actions.get(job.action).into_iter().flat_map(|action| action.after.iter().map(|other| whole(*other)));
        edges.push(before.into_iter().chain(after).chain(job.amount_from.iter().map(|from| from.job)).collect());
    }
    edges.extend(ranges.iter().map(|range| range.clone().collect()));
    edges
}
