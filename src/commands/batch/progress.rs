//! How far a batch is: a bar for each account on a terminal, one JSON object a line for scripts.

use crate::{
    error::Failure,
    journal::Tag,
    pipeline::{Happening, Watcher},
    ui::{Ui, prose},
};
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// The most accounts that have a bar of their own: more would not fit a screen.
const MOST_BARS: usize = 12;

/// Tells what happens as it happens.
pub(super) struct Progress {
    ui: Arc<dyn Ui>,
    /// Whether every event is printed as a line of JSON.
    lines: bool,
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
        Self { ui, lines, bars, whole, each, accounts }
    }

    /// An action is done.
    pub(super) fn done(&self, job: &str) {
        self.whole.inc(1);
        if let Some(bar) = self.accounts.get(job).and_then(|account| self.each.get(account)) {
            bar.inc(1);
        }
        self.event("done", job, json!({}));
    }

    /// An action failed.
    pub(super) fn failed(&self, job: &str, failure: &Failure) {
        self.say(&format!("`{job}` failed: {failure}"));
        self.event("failed", job, json!({ "kind": failure.kind, "message": failure.to_string() }));
    }

    /// An action is not begun.
    pub(super) fn skipped(&self, job: &str, why: &str) {
        self.event("skipped", job, json!({ "message": why }));
    }

    /// An action waits for its condition.
    pub(super) fn waits(&self, job: &str, why: &str) {
        self.say(&format!("`{job}` waits: {why}"));
        self.event("waits", job, json!({ "message": why }));
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

    /// Takes the bars from the screen.
    pub(super) fn end(&self) {
        self.each.values().chain([&self.whole]).for_each(ProgressBar::finish_and_clear);
    }

    fn event(&self, event: &str, job: &str, more: Value) {
        if !self.lines {
            return;
        }
        let mut line = json!({ "version": 1, "command": "batch", "event": event, "action": job });
        if let (Some(line), Value::Object(more)) = (line.as_object_mut(), more) {
            line.extend(more);
        }
        // What cannot be printed is in the journal all the same.
        let _ = self.ui.event(&line.to_string());
    }
}

impl Watcher for Progress {
    fn happens(&self, tag: &Tag, plan: &str, what: Happening<'_>) {
        let (event, mut more) = match what {
            Happening::Planned => ("planned", json!({})),
            Happening::Signed { step, hash, nonce } => ("signed", json!({ "step": step, "hash": hash, "nonce": nonce })),
            Happening::Sent { step, hash } => ("sent", json!({ "step": step, "hash": hash })),
            Happening::Mined { step, hash, block, success } => {
                ("mined", json!({ "step": step, "hash": hash, "block": block, "success": success }))
            }
            Happening::Failed { step, hash, reason } => ("refused", json!({ "step": step, "hash": hash, "message": reason })),
        };
        // What carries on another plan's rest counts its steps from 0 again.
        more["plan"] = plan.into();
        self.event(event, &tag.job, more);
    }
}
