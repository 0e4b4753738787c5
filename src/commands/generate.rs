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
    pages.push((format!("{name}.1"), String::from_utf8(text).context("a manual page is not text")?));
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set() && inner.get_name() != "help") {
        render(inner, &format!("{name}-{}", inner.get_name()), pages)?;
    }
    Ok(())
}

#[derive(Debug, Serialize)]
#[serde(transparent)]
struct Text(String);

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
