//! Completions and manual pages, from the same definitions that parse.

use crate::{cli::Cli, ui::Report};
use anyhow::{Context, Result};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use serde::Serialize;
use std::{fmt, fs, path::PathBuf};

/// Print a shell's completions
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    /// Carries the command out.
    ///
    /// # Errors
    /// Never, as long as the definitions are text.
    pub fn run(self) -> Result<Box<dyn Report>> {
        let mut text = vec![];
        clap_complete::generate(self.shell, &mut Cli::command(), "restake", &mut text);
        Ok(Box::new(Text(String::from_utf8(text).context("completions are not text")?)))
    }
}

/// Print the manual, or write it into a folder
#[derive(Debug, Args)]
pub struct Man {
    /// The folder to write one page a command into
    dir: Option<PathBuf>,
}

impl Man {
    /// Carries the command out.
    ///
    /// # Errors
    /// When a page cannot be written.
    pub fn run(self) -> Result<Box<dyn Report>> {
        let pages = pages()?;
        let Some(dir) = self.dir else {
            return Ok(Box::new(Text(pages.into_iter().map(|(_, page)| page).next().unwrap_or_default())));
        };
        fs::create_dir_all(&dir).with_context(|| format!("the folder {} cannot be made", dir.display()))?;
        for (name, page) in &pages {
            let path = dir.join(name);
            fs::write(&path, page).with_context(|| format!("the page {} cannot be written", path.display()))?;
        }
        Ok(Box::new(Text(format!("{} pages are in {}\n", pages.len(), dir.display()))))
    }
}

/// Every manual page by its file name, the first being `restake.1`.
///
/// # Errors
/// When a page is not text.
pub fn pages() -> Result<Vec<(String, String)>> {
    let mut root = Cli::command();
    root.build();
    let mut pages = vec![];
    render(&root, "restake", &mut pages)?;
    Ok(pages)
}

fn render(command: &clap::Command, name: &str, pages: &mut Vec<(String, String)>) -> Result<()> {
    let mut text = vec![];
    // A date would make the pages differ from build to build.
    clap_mangen::Man::new(command.clone().name(name.to_owned())).date("").render(&mut text)?;
    let mut text = String::from_utf8(text).context("a manual page is not text")?;
    if name == "restake" {
        text.push_str(&end_of_root(command));
    }
    pages.push((format!("{name}.1"), text));
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set() && inner.get_name() != "help") {
        render(inner, &format!("{name}-{}", inner.get_name()), pages)?;
    }
    Ok(())
}

/// What the first page says at its end: exit codes, variables and files.
fn end_of_root(command: &clap::Command) -> String {
    let mut text = String::new();
    let mut section = |title: &str, items: &[(&str, &str)]| {
        text.push_str(&format!(".SH \"{title}\"\n"));
        for (term, meaning) in items {
            text.push_str(&format!(".TP\n\\fB{}\\fR\n{}\n", escaped(term), escaped(meaning)));
        }
    };
    section("EXIT STATUS", &EXIT_STATUS);
    let options = command.get_arguments().filter_map(|arg| Some((arg.get_env()?.to_str()?, format!("The option --{}.", arg.get_long()?))));
    let options: Vec<_> = options.collect();
    let mut variables: Vec<_> = options.iter().map(|(name, option)| (*name, option.as_str())).collect();
    variables.extend(ENVIRONMENT);
    section("ENVIRONMENT", &variables);
    section("FILES", &FILES);
    text
}

/// A hyphen is one that can be copied, and no line is taken for a request.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('-', "\\-").replace('\'', "\\(aq")
}

const EXIT_STATUS: [(&str, &str); 7] = [
    ("0", "Done."),
    ("1", "It failed, and nothing was sent."),
    ("2", "Usage: what was typed cannot be carried out as it stands, or there was no one to ask."),
    ("3", "Declined at the review."),
    ("4", "Refused: by the simulation, a bound, the terms, or a node of the wrong chain."),
    ("5", "Something was sent, and its fate is open or it failed: see restake history."),
    ("130", "Interrupted by ^C; what was signed before is named."),
];

const ENVIRONMENT: [(&str, &str); 6] = [
    ("RESTAKE_SIDECAR_URL", "The option --sidecar of the rewards commands."),
    ("NO_COLOR", "Set to anything but nothing, no colours are used where --color does not ask for them."),
    ("CLICOLOR_FORCE", "Set to anything but 0, colours are used in pipes too."),
    ("CI", "Set to anything but 0, nothing is asked and no progress is shown, as with --no-input."),
    ("http_proxy, https_proxy, all_proxy, no_proxy", "The proxy of nodes and sidecars beyond this machine."),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME", "Where the files below are, instead of the folders that are named there."),
];

const FILES: [(&str, &str); 5] = [
    (
        "~/.config/restake/config.toml",
        "The configuration: network, account, registry, slippage, max_fee, confirmations, and the tables rpc and sidecar.",
    ),
    ("~/.local/share/restake/accounts, keystores", "The accounts, and their encrypted keys."),
    ("~/.local/share/restake/journal", "What was signed and what became of it, a file an account and chain."),
    ("~/.local/share/restake/terms", "The slashing terms that were accepted."),
    ("~/.cache/restake", "What can be fetched again. With --home all of these are in one folder."),
];

#[derive(Debug, Serialize)]
#[serde(transparent)]
struct Text(String);

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
