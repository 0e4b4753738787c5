//! The person at a terminal. The one place that prints.

use super::{
    Paint, Ui,
    prose::{WIDTH, prose},
};
use crate::{
    error::{Failure, Fate},
    label::harmless,
};
use anyhow::{Context, Result};
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use secrecy::SecretString;
use std::{
    env,
    io::{self, IsTerminal, Write},
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

/// The terminal this process was started from, if there is one.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    quiet: bool,
    interactive: bool,
    live: bool,
    paint: Paint,
}

impl Terminal {
    /// Looks at the streams and the environment once.
    pub fn new(color: ColorChoice, quiet: bool, no_input: bool) -> Self {
        let (asks, shows) = (io::stdin().is_terminal(), io::stderr().is_terminal());
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        let colors = match color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => !set("NO_COLOR") && (set("CLICOLOR_FORCE") || (shows && env::var_os("TERM").is_none_or(|t| t != "dumb"))),
        };
        Self { quiet, interactive: asks && shows && !no_input && !set("CI"), live: shows && !quiet && !set("CI"), paint: Paint(colors) }
    }

    /// Prints a result. A reader that went away is not an error.
    ///
    /// # Errors
    /// When standard output cannot be written.
    pub fn print(self, text: &str) -> Result<()> {
        let mut out = io::stdout().lock();
        let written = if text.ends_with('\n') || text.is_empty() { write!(out, "{text}") } else { writeln!(out, "{text}") };
        match written.and_then(|()| out.flush()) {
            Err(err) if err.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other.context("standard output cannot be written"),
        }
    }

    /// Prints an error with its causes and its hint.
    pub fn complain(self, error: &anyhow::Error, hint: Option<&str>) {
        let mut text = format!("{} {}\n", self.paint.red("error:"), harmless(&error.to_string()));
        for cause in error.chain().skip(1) {
            text.push_str(&because(&cause.to_string()));
        }
        if let Some(hint) = hint {
            text.push_str(&format!("{} {hint}\n", self.paint.bold("hint:")));
        }
        self.write(&text);
    }

    /// A closed standard error has no one to tell.
    fn write(self, text: &str) {
        let _ = io::stderr().lock().write_all(text.as_bytes());
    }

    fn bar(self, bar: ProgressBar, template: &str) -> ProgressBar {
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

/// A cause, each of its lines folded where it is too long.
fn because(cause: &str) -> String {
    let mut text = String::new();
    for (number, line) in harmless(cause).lines().enumerate() {
        let lead = if number == 0 { "  because: " } else { "" };
        if lead.len().saturating_add(line.chars().count()) > WIDTH {
            let _ = prose(&mut text, lead, line);
        } else {
            // What fits may be a table or a marked line, and stays as it is.
            text.push_str(&format!("{lead}{line}\n"));
        }
    }
    text
}

/// ^C at a prompt ends the command; any other trouble is an error of the terminal.
fn answered<T>(answer: dialoguer::Result<T>) -> Result<T> {
    answer.map_err(|dialoguer::Error::IO(err)| {
        let _ = console_reset();
        if err.kind() == io::ErrorKind::Interrupted {
            Failure::new(Fate::Interrupted, "interrupted", "interrupted: nothing was signed").into()
        } else {
            anyhow::Error::from(err).context("the terminal does not answer")
        }
    })
}

/// Shows the cursor again: a prompt that was broken off leaves it hidden.
fn console_reset() -> io::Result<()> {
    io::stderr().lock().write_all(b"\x1b[?25h\n")
}

impl Ui for Terminal {
    fn say(&self, line: &str) {
        if !self.quiet {
            self.write(&format!("{line}\n"));
        }
    }

    fn show(&self, text: &str) {
        self.write(&format!("{text}\n"));
    }

    fn result(&self, text: &str) -> Result<()> {
        self.print(text)
    }

    fn asks(&self) -> bool {
        self.interactive
    }

    fn confirm(&self, question: &str) -> Result<Option<bool>> {
        if !self.interactive {
            return Ok(None);
        }
        answered(dialoguer::Confirm::new().with_prompt(question).default(false).interact()).map(Some)
    }

    fn input(&self, prompt: &str) -> Result<Option<String>> {
        if !self.interactive {
            return Ok(None);
        }
        answered(dialoguer::Input::new().with_prompt(prompt).allow_empty(true).interact_text()).map(Some)
    }

    fn password(&self, prompt: &str) -> Result<Option<SecretString>> {
        if !self.interactive {
            return Ok(None);
        }
        let typed = dialoguer::Password::new().with_prompt(prompt).allow_empty_password(true).interact();
        answered(typed).map(|typed| Some(SecretString::from(typed)))
    }

    fn reveal(&self, secret: &str) -> Result<Option<()>> {
        if !self.interactive {
            return Ok(None);
        }
        // Not through a formatted copy, which nothing would wipe.
        self.write("\n");
        self.write(secret);
        self.write(if secret.ends_with('\n') { "\n" } else { "\n\n" });
        let seen: dialoguer::Result<String> = dialoguer::Input::new()
            .with_prompt("Press Enter when you have it; it is then wiped from the screen")
            .allow_empty(true)
            .interact_text();
        let width = usize::from(dialoguer::console::Term::stderr().size().1).max(1);
        let rows = |line: &str| line.chars().count().div_ceil(width).max(1);
        // Two empty lines and the question stand around the secret.
        let rows = secret.lines().map(rows).fold(3, usize::saturating_add);
        self.write(&format!("\x1b[{rows}A\x1b[J"));
        answered(seen).map(|_| Some(()))
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
    fn causes_fit_the_terminal_and_short_lines_stay_as_they_are() {
        let address = "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84";
        let text = because(&format!("Everlasting Operators of the North, {address}: secures that and 2 more"));
        assert!(text.lines().count() == 2 && text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert!(text.starts_with("  because: Everlasting") && text.contains(address), "{text}");
        assert_eq!(because("at line 3\n| x  =\n"), "  because: at line 3\n| x  =\n");
    }
}
