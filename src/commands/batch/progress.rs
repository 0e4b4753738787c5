//! How far a batch is: a bar for each account on a terminal, one JSON object a line for scripts.

use super::{
    board::State,
    lines::{Line, Lines},
};
use crate::{
    error::Failure,
    journal::Tag,
    pipeline::{Happening, Watcher},
    ui::{Ui, prose},
};
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// The most accounts that have a bar of their own: more would not fit a screen.
const MOST_BARS: usize = 12;

/// Tells what happens as it happens.
pub(super) struct Progress {
    ui: Arc<dyn Ui>,
    /// Where every event is printed as a line of JSON.
    lines: Option<Lines>,
    bars: MultiProgress,
    whole: ProgressBar,
    each: HashMap<String, ProgressBar>,
    accounts: HashMap<String, String>,
}

impl Progress {
    /// Begins with `jobs`, each an action's key and its account.
    pub(super) fn new<'a>(ui: Arc<dyn Ui>, lines: bool, jobs: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let accounts: HashMap<String, String> = jobs.map(|(key, account)| (key.to_owned(), account.to_owned())).collect();
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for account in accounts.values() {
            let count = counts.entry(account).or_default();
            *count = count.saturating_add(1);
        }
        // Whether anything would be seen is for the terminal to say.
        let live = !ui.progress("", 0).is_hidden() && !lines;
        let bars = MultiProgress::with_draw_target(if live { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() });
        let add = |name: &str, total| {
            let bar = bars.add(ProgressBar::new(total));
            if let Ok(style) = ProgressStyle::with_template("{msg:16} [{wide_bar}] {pos}/{len}") {
                bar.set_style(style);
            }
            bar.set_message(name.to_owned());
            bar
        };
        let shown = counts.iter().filter(|_| live && counts.len() <= MOST_BARS);
        let each = shown.map(|(name, count)| ((*name).to_owned(), add(name, *count))).collect();
        let whole = add("all", u64::try_from(accounts.len()).unwrap_or(u64::MAX));
        let lines = lines.then(|| Lines::new(Arc::clone(&ui)));
        Self { ui, lines, bars, whole, each, accounts }
    }

    /// An action is done.
    pub(super) fn done(&self, job: &str) {
        self.whole.inc(1);
        if let Some(bar) = self.accounts.get(job).and_then(|account| self.each.get(account)) {
            bar.inc(1);
        }
        self.event(&Line::new("done", job));
    }

    /// An action failed.
    pub(super) fn failed(&self, job: &str, failure: &Failure) {
        self.say(&format!("`{job}` failed: {failure}"));
        self.failure(job, failure);
    }

    fn failure(&self, job: &str, failure: &Failure) {
        let message = failure.to_string();
        self.event(&Line { kind: Some(failure.kind), message: Some(&message), ..Line::new("failed", job) });
    }

    /// Nothing can be done for an action, as was seen before anything was begun; people are told at the end.
    pub(super) fn stopped(&self, job: &str, state: &State) {
        match state {
            State::Failed(failure) => self.failure(job, failure),
            State::Skipped(why) => self.skipped(job, why),
            State::Waiting | State::Done(_) | State::GivenUp => {}
        }
    }

    /// An action is not begun.
    pub(super) fn skipped(&self, job: &str, why: &str) {
        self.event(&Line { message: Some(why), ..Line::new("skipped", job) });
    }

    /// An action waits for its condition.
    pub(super) fn waits(&self, job: &str, why: &str) {
        self.say(&format!("`{job}` waits: {why}"));
        self.event(&Line { message: Some(why), ..Line::new("waits", job) });
    }

    /// Says something without tearing a bar.
    pub(super) fn say(&self, line: &str) {
        let mut folded = String::new();
        // A `String` takes whatever is written to it.
        let _ = prose(&mut folded, "", line);
        self.bars.suspend(|| self.ui.say(folded.trim_end()));
    }

    /// Shows what is signed next.
    pub(super) fn show(&self, text: &str) {
        self.bars.suspend(|| self.ui.show(text));
    }

    /// Takes the bars from the screen, and prints what is left.
    pub(super) fn end(&self) {
        self.each.values().chain([&self.whole]).for_each(ProgressBar::finish_and_clear);
        self.lines.iter().for_each(Lines::flush);
    }

    fn event(&self, line: &Line<'_>) {
        if let Some(lines) = &self.lines {
            lines.add(line);
        }
    }
}

impl Watcher for Progress {
    fn happens(&self, tag: &Tag, plan: &str, what: Happening<'_>) {
        // What carries on another plan's rest counts its steps from 0 again.
        let of = |event| Line { plan: Some(plan), ..Line::new(event, &tag.job) };
        let step = |event, step, hash| Line { step: Some(step), hash: Some(hash), ..of(event) };
        self.event(&match what {
            Happening::Planned => of("planned"),
            Happening::Signed { step: number, hash, nonce } => Line { nonce: Some(nonce), ..step("signed", number, hash) },
            Happening::Sent { step: number, hash } => step("sent", number, hash),
            Happening::Mined { step: number, hash, block, success } => {
                Line { block: Some(block), success: Some(success), ..step("mined", number, hash) }
            }
            Happening::Failed { step: number, hash, reason } => Line { message: Some(reason), ..step("refused", number, hash) },
        });
    }
}
