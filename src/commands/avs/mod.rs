//! AVSs: what can be secured, who may slash for it, and which operator secures exactly what one wants.

mod choose;
mod show;

use super::directory::Directory;
use crate::{
    app::App,
    label::Label,
    ui::{Report, table},
};
use alloy::primitives::Address;
use anyhow::Result;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::fmt;

/// List AVSs, show one, or choose operators by what they secure
///
/// What AVSs and operators publish of themselves is read from their own hosts over https, directly: no proxy of the
/// environment is used for it, and no host inside a private network is asked.
#[derive(Debug, Args)]
pub struct Avs {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the AVSs that have operator sets
    List {
        /// Those without operator sets too
        #[arg(long)]
        all: bool,
    },
    /// Show one AVS: its operator sets, strategies, slashers and conditions
    Show {
        /// Its name or address
        avs: String,
    },
    /// Find the operators that secure exactly these, and go on to their terms and the delegation
    Choose(Box<choose::Choose>),
}

impl Avs {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the AVS is unknown or the node does not answer, and as the terms and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let directory = Directory::open(app).await?;
        match self.what.unwrap_or(What::List { all: false }) {
            What::List { all } => Ok(Box::new(list(&directory, all).await)),
            What::Show { avs } => Ok(Box::new(show::show(&directory, &avs).await?)),
            What::Choose(choose) => choose.run(app, &directory).await,
        }
    }
}

#[derive(Debug, Serialize)]
struct Line {
    avs: Address,
    name: Option<Label>,
    sets: Vec<u32>,
    /// Whether it can slash: one without operator sets cannot.
    can_slash: bool,
    /// How many operators are registered with it in the `AVSDirectory`, where nothing can be slashed.
    registered: usize,
}

#[derive(Debug, Serialize)]
struct Listing {
    avss: Vec<Line>,
}

async fn list(directory: &Directory<'_>, all: bool) -> Listing {
    let known: Vec<_> = directory.index.avss.iter().filter(|(_, entry)| all || !entry.sets.is_empty()).collect();
    let names = directory.avss(known.iter().map(|(avs, _)| **avs)).await;
    let lines = known.into_iter().map(|(avs, entry)| Line {
        avs: *avs,
        name: names.get(avs).cloned(),
        sets: entry.sets.iter().copied().collect(),
        can_slash: !entry.sets.is_empty(),
        registered: entry.registered.len(),
    });
    let mut avss: Vec<_> = lines.collect();
    avss.sort_by_cached_key(|line| (!line.can_slash, line.name.is_none(), line.name.clone(), line.avs));
    Listing { avss }
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.avss.is_empty() {
            return writeln!(f, "No AVS has operator sets here; `--all` shows the others.");
        }
        // An address, a name and a few words fit 80 columns.
        let widest = if self.avss.iter().all(|line| line.can_slash) { 26 } else { 20 };
        let rows = self.avss.iter().map(|line| {
            let name = line.name.as_ref().map_or_else(|| "-".into(), |name| Label::new(name.as_str(), widest).to_string());
            let sets = if line.can_slash { line.sets.len().to_string() } else { "cannot slash".into() };
            [line.avs.to_string(), name, sets]
        });
        writeln!(f, "{}", table(["AVS", "NAME", "SETS"], &[2], rows))
    }
}

/// Where slashed stake goes.
pub(super) fn recipient(f: &mut fmt::Formatter<'_>, recipient: Option<Address>) -> fmt::Result {
    match recipient {
        Some(to) => writeln!(f, "  what is slashed is paid to\n    {to}"),
        None => writeln!(f, "  what is slashed is burnt"),
    }
}

/// What the AVS says it slashes for.
pub(super) fn conditions(f: &mut fmt::Formatter<'_>, conditions: &[Label]) -> fmt::Result {
    if conditions.is_empty() {
        return writeln!(f, "  it publishes no slashing conditions");
    }
    writeln!(f, "  it says it slashes for")?;
    conditions.iter().try_for_each(|condition| super::prose(f, "    - ", condition.as_str()))
}
