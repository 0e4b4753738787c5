//! The person at a terminal. The one place that prints.

use super::{
    Paint, Ui, hidden,
    prose::{WIDTH, prose},
    screen::Screen,
};
use crate::{
    error::{Failure, Fate},
    label::harmless,
};
use alloy::primitives::TxHash;
use anyhow::{Context, Result};
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use secrecy::{ExposeSecret, SecretString};
use std::{
    collections::HashSet,
    env,
    io::{self, IsTerminal, Write},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On terminals, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How long whoever listens to signals has to end the command, which takes a third of it.
const HEARD: Duration = Duration::from_secs(1);

/// The terminal this process was started from, if there is one.
#[derive(Clone, Debug)]
pub struct Terminal {
    quiet: bool,
    interactive: bool,
    live: bool,
    paint: Paint,
    screen: Arc<Screen>,
    sent: Arc<Mutex<(Vec<TxHash>, HashSet<TxHash>)>>,
    told: Arc<AtomicBool>,
}

impl Terminal {
    /// Looks at the streams and the environment once.
    pub fn new(color: ColorChoice, quiet: bool, no_input: bool) -> Self {
        let (asks, shows) = (io::stdin().is_terminal(), io::stderr().is_terminal());
        let given = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let set = |name| given(name) && env::var_os(name).is_some_and(|value| value != "0");
        let colors = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                !given("NO_COLOR") && (set("CLICOLOR_FORCE") || (shows && env::var_os("TERM").is_none_or(|t| t != "dumb")))
            }
        };
        let interactive = asks && shows && !no_input && !set("CI");
        Self {
            quiet,
            interactive,
            live: shows && !quiet && !set("CI"),
            paint: Paint(colors),
            screen: Arc::new(Screen::find(interactive)),
            sent: Arc::default(),
            told: Arc::default(),
        }
    }

    /// The transactions that this command handed to a node, oldest first.
    pub fn sent(&self) -> Vec<TxHash> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    /// Whether a result was printed already.
    pub fn told(&self) -> bool {
        self.told.load(Ordering::SeqCst)
    }

    /// Leaves the terminal as it was found.
    pub fn restore(&self) {
        self.screen.restore();
    }

    /// Prints a result. A reader that went away is not an error.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn print(&self, text: &str) -> Result<()> {
        let mut out = io::stdout().lock();
        let written = if text.ends_with('\n') || text.is_empty() { write!(out, "{text}") } else { writeln!(out, "{text}") };
        match written.and_then(|()| out.flush()) {
            Err(err) if err.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other.context("standard output cannot be written"),
        }
    }

    /// Prints an error with its causes and its hint.
    pub fn complain(&self, error: &anyhow::Error, hint: Option<&str>) {
        self.write(&folded(self.paint, error, hint));
    }

    /// A closed standard error has no one to tell.
    fn write(&self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    /// Asks one question, which nothing that was typed before it answers. ^C ends the command; any other trouble is an
    /// error of the terminal.
    fn ask<T>(&self, question: impl FnOnce() -> dialoguer::Result<T>) -> Result<T> {
        self.screen.forget_typed();
        question().map_err(|dialoguer::Error::IO(err)| {
            self.restore();
            if err.kind() == io::ErrorKind::Interrupted {
                // Any signal that ends a command breaks the reading off, and only who listens to signals can tell which it was.
                thread::sleep(HEARD);
                Failure::new(Fate::Interrupted, "interrupted", "interrupted").into()
            } else {
                anyhow::Error::from(err).context("the terminal does not answer")
            }
        })
    }

    fn bar(&self, bar: ProgressBar, template: &str) -> ProgressBar {
        bar.set_draw_target(if self.live { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() });
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        if self.live {
            bar.enable_steady_tick(Duration::from_millis(120));
        }
        bar
    }
}

/// Panics with `held` in its message where a test of a debug build wants it at this `place`.
#[cfg(debug_assertions)]
#[track_caller]
pub(crate) fn fall(place: &str, held: &str) {
    assert!(env::var_os("RESTAKE_PANIC_AT").is_none_or(|wanted| wanted != place), "{held}");
}

/// Release builds cannot be made to panic.
#[cfg(not(debug_assertions))]
pub(crate) fn fall(_: &str, _: &str) {}

/// A line of what is going on; one that is too long is folded below the word that it begins with.
fn noted(line: &str) -> String {
    if line.chars().count() <= WIDTH {
        return format!("{line}\n");
    }
    let words = line.trim_start();
    let (first, rest) = ["note: ", "WARNING: "].iter().find_map(|first| Some((*first, words.strip_prefix(first)?))).unwrap_or(("", words));
    let lead = format!("{}{first}", " ".repeat(line.len().saturating_sub(words.len())));
    let mut text = String::new();
    // A `String` takes whatever is written to it.
    let _ = prose(&mut text, &lead, rest);
    text
}

/// An error with its causes and its hint, in lines that fit; a line of its own stays one.
fn folded(paint: Paint, error: &anyhow::Error, hint: Option<&str>) -> String {
    let mut text = String::new();
    let mut fold = |lead: &str, said: &str| {
        let mut lead = lead.to_owned();
        for line in said.lines() {
            if lead.len().saturating_add(line.chars().count()) > WIDTH {
                // A `String` takes whatever is written to it.
                let _ = prose(&mut text, &lead, line);
            } else {
                // What fits may be a table or a marked line, and stays as it is.
                text.push_str(&format!("{lead}{line}\n"));
            }
            lead = " ".repeat(lead.chars().count());
        }
    };
    fold("error: ", &harmless(&error.to_string()));
    for cause in error.chain().skip(1) {
        fold("  because: ", &harmless(&cause.to_string()));
    }
    if let Some(hint) = hint {
        fold("hint: ", hint);
    }
    let text = text.replacen("error:", &paint.red("error:"), 1);
    match text.rfind("\nhint:").filter(|_| hint.is_some()) {
        Some(start) => {
            let (before, after) = text.split_at(start);
            format!("{before}{}", after.replacen("hint:", &paint.bold("hint:"), 1))
        }
        None => text,
    }
}

impl Ui for Terminal {
    fn say(&self, line: &str) {
        if !self.quiet {
            self.write(&line.split('\n').map(noted).collect::<String>());
        }
    }

    fn show(&self, text: &str) {
        self.write(&format!("{text}\n"));
    }

    fn result(&self, text: &str) -> Result<()> {
        self.print(text)?;
        self.told.store(true, Ordering::SeqCst);
        Ok(())
    }

    fn event(&self, line: &str) -> Result<()> {
        self.print(line)
    }

    fn sends(&self, hash: TxHash) {
        let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        let (order, known) = &mut *sent;
        if known.insert(hash) {
            order.push(hash);
        }
        drop(sent);
        fall("sends", &hash.to_string());
    }

    fn asks(&self) -> bool {
        self.interactive
    }

    fn confirm(&self, question: &str) -> Result<Option<bool>> {
        if !self.interactive {
            return Ok(None);
        }
        // One key alone signs nothing: Enter has to follow.
        self.ask(|| dialoguer::Confirm::new().with_prompt(question).default(false).wait_for_newline(true).interact()).map(Some)
    }

    fn input(&self, prompt: &str) -> Result<Option<String>> {
        if !self.interactive {
            return Ok(None);
        }
        self.ask(|| dialoguer::Input::new().with_prompt(prompt).allow_empty(true).interact_text()).map(Some)
    }

    fn password(&self, prompt: &str) -> Result<Option<SecretString>> {
        if !self.interactive {
            return Ok(None);
        }
        let typed = self.ask(|| Ok(hidden::ask(prompt)?))?;
        fall("password", typed.expose_secret());
        Ok(Some(typed))
    }

    fn reveal(&self, secret: &str) -> Result<Option<()>> {
        if !self.interactive {
            return Ok(None);
        }
        self.screen.enter();
        // Not through a formatted copy, which nothing would wipe.
        self.write("\n");
        self.write(secret);
        self.write(if secret.ends_with('\n') { "\n" } else { "\n\n" });
        let prompt = "Press Enter when you have it; it is then wiped from the screen";
        let seen: Result<String> = self.ask(|| dialoguer::Input::new().with_prompt(prompt).allow_empty(true).interact_text());
        self.screen.leave();
        seen.map(|_| Some(()))
    }

    fn spinner(&self, what: &str) -> ProgressBar {
        let bar = self.bar(ProgressBar::new_spinner(), "{spinner} {msg} ({elapsed})");
        bar.set_message(what.to_owned());
        bar
    }

    fn progress(&self, what: &str, total: u64) -> ProgressBar {
        let bar = self.bar(ProgressBar::new(total), "{msg} [{wide_bar}] {percent}% ({eta})");
        bar.set_message(what.to_owned());
        bar
    }

    fn paint(&self) -> Paint {
        self.paint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_folded_below_the_word_that_it_begins_with() {
        assert_eq!(noted("note: short"), "note: short\n");
        assert_eq!(noted(""), "\n");
        let long = format!("note: note: {}", "word ".repeat(20));
        let folded = noted(&long);
        assert!(folded.lines().all(|line| line.len() <= WIDTH) && folded.lines().count() == 2, "{folded}");
        assert!(folded.starts_with("note: note: word") && folded.contains("\n      word"), "{folded}");
        assert!(noted(&format!("   {}", "word ".repeat(20))).contains("\n   word"));
    }

    #[test]
    fn errors_are_folded_to_80_columns() {
        let error = anyhow::anyhow!("because {}", "of many words ".repeat(12)).context("it failed, and a line\n\u{1b}[2J follows");
        let text = folded(Paint(false), &error, Some("look at the hint: there it is, and it is a long one that has to be folded too"));
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert!(text.starts_with("error: it failed, and a line\n       ·[2J follows\n  because: because of"), "{text}");
        assert!(text.contains("\nhint: look at the hint: there"), "{text}");
        assert!(folded(Paint(true), &error, Some("x")).contains("\n\u{1b}[1mhint:\u{1b}[0m x"));
    }
}
