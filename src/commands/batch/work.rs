//! A batch file as work to do: its actions by account, in the order of the file.

use super::{
    accounts::{Keys, select},
    args::Forms,
    when,
};
use crate::{
    app::App,
    error::{Failure, fate},
    journal::Record,
    script::{self, Job, Script},
    signer::Selected,
};
use anyhow::{Context, Result, bail};
use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    path::{Path, PathBuf},
    sync::Arc,
};

/// What one account does, in order.
#[derive(Debug)]
pub(super) struct Lane {
    /// The account.
    pub(super) account: Selected,
    /// Its actions, by their index among all.
    pub(super) jobs: Vec<usize>,
}

/// Everything that a batch file says.
pub(super) struct Work {
    /// Where the file is.
    pub(super) file: PathBuf,
    /// The file as it is written.
    pub(super) script: Script,
    /// Each action of each account.
    pub(super) jobs: Vec<Job>,
    /// The same by account, in the order of their first actions.
    pub(super) lanes: Vec<Lane>,
    /// How its actions are read as commands.
    pub(super) forms: RefCell<Forms>,
}

impl Work {
    /// Reads a file and the tables that it names, and parses every action as the command that it is.
    ///
    /// # Errors
    /// With the line and column of what is wrong, and where the file is of another network.
    pub(super) fn read(app: &App, file: &Path, keys: Keys) -> Result<Self> {
        let script = script::read(file)?;
        let registry = app.registry()?;
        if script.network != registry.name {
            let words = format!("the batch is for `{}`, and the network is `{}`", script.network, registry.name);
            bail!(script.fault(script.network_at, words).hint(format!("pass `--network {}`", script.network)));
        }
        if let Some(rate) = script.limits.rate {
            app.pace(rate);
        }
        let (store, mut accounts) = (app.store(), HashMap::new());
        let jobs = script.jobs(|pattern| {
            let found = select(&store, pattern, keys)?;
            let names: Vec<String> = found.iter().map(ToString::to_string).collect();
            accounts.extend(names.iter().cloned().zip(found));
            Ok(names)
        })?;
        let mut forms = Forms::default();
        forms.check(&script, &jobs)?;
        for job in jobs.iter().filter(|job| !job.when.is_empty()) {
            when::check(&job.when, registry).map_err(|err| {
                let fault = script.fault_in(job, job.at, format!("{err:#}"));
                fate(&err).hint.into_iter().fold(fault, Failure::hint)
            })?;
        }
        let mut lanes: Vec<Lane> = vec![];
        let mut places = BTreeMap::new();
        for (index, job) in jobs.iter().enumerate() {
            let place = *places.entry(Arc::clone(&job.account)).or_insert(lanes.len());
            if place == lanes.len() {
                let account = accounts.get(&*job.account).with_context(|| format!("`{}` is no account", job.account))?;
                lanes.push(Lane { account: account.clone(), jobs: vec![] });
            }
            if let Some(lane) = lanes.get_mut(place) {
                lane.jobs.push(index);
            }
        }
        let mut seen: HashMap<_, &Lane> = HashMap::new();
        for lane in &lanes {
            if let Some(other) = seen.insert(lane.account.address(), lane) {
                let words = format!("`{}` and `{}` are one address", other.account, lane.account);
                let at = lane.jobs.first().and_then(|job| jobs.get(*job)).map_or(script.network_at, |job| job.at);
                bail!(script.fault(at, words).hint("call it by one name"));
            }
        }
        Ok(Self { file: file.into(), script, jobs, lanes, forms: forms.into() })
    }

    /// Whether some of an account's plans are all of the file's last run, so that they were agreed to with its limits.
    pub(super) fn is_of_last_run(&self, some: &[Record], all: &[Record]) -> bool {
        let run = |record: &Record| record.batch().filter(|tag| tag.script == self.script.digest).map(|tag| tag.run);
        let last = all.iter().filter_map(run).max();
        last.is_some() && some.iter().all(|record| run(record) == last)
    }

    /// What an action is called.
    pub(super) fn key(&self, job: usize) -> &str {
        self.jobs.get(job).map_or("", |job| job.key.as_str())
    }
}
