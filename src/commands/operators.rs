//! Operators: who they are, what they secure, and how much of a stake each set may take.

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
use std::{collections::BTreeMap, fmt};

/// List operators, or show what one secures and how it may be slashed
#[derive(Debug, Args)]
pub struct Operators {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the operators that are registered for an operator set
    List {
        /// Those without an operator set too
        #[arg(long)]
        all: bool,
    },
    /// Show one operator: its sets, allocations, magnitudes, delays, split and slashes
    Show {
        /// Its name or address
        operator: String,
    },
}

impl Operators {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the operator is unknown or the node does not answer.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let directory = Directory::open(app).await?;
        match self.what.unwrap_or(What::List { all: false }) {
            What::List { all } => Ok(Box::new(list(&directory, all).await)),
            What::Show { operator } => Ok(Box::new(show::show(&directory, &operator).await?)),
        }
    }
}

async fn list(directory: &Directory<'_>, all: bool) -> Listing {
    let known = directory.index.operators.iter().filter(|(_, entry)| all || !entry.sets.is_empty());
    let sets: BTreeMap<_, _> = known.map(|(operator, entry)| (*operator, entry.sets.len())).collect();
    let names = directory.operators(sets.keys().copied()).await;
    let lines = sets.into_iter().map(|(operator, sets)| Line {
        operator,
        name: names.get(&operator).cloned(),
        sets,
        slashes: directory.index.slashes_of(operator).count(),
    });
    let mut operators: Vec<_> = lines.collect();
    operators.sort_by(|one, other| other.sets.cmp(&one.sets).then_with(|| one.name.cmp(&other.name)));
    Listing { operators }
}

#[derive(Debug, Serialize)]
struct Line {
    operator: Address,
    name: Option<Label>,
    sets: usize,
    slashes: usize,
}

#[derive(Debug, Serialize)]
struct Listing {
    operators: Vec<Line>,
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.operators.is_empty() {
            return writeln!(f, "No operator is registered for an operator set here; `--all` shows the others.");
        }
        let rows = self.operators.iter().map(|line| {
            let name = line.name.as_ref().map_or_else(|| "-".into(), |name| Label::new(name.as_str(), 22).to_string());
            [line.operator.to_string(), name, line.sets.to_string(), line.slashes.to_string()]
        });
        writeln!(f, "{}", table(["OPERATOR", "NAME", "SETS", "SLASHED"], &[2, 3], rows))
    }
}

/// Hundredths of a percent, as a percentage.
pub(super) fn bips(bips: u16) -> String {
    format!("{}%", crate::units::exact(alloy::primitives::U256::from(bips), 2))
}
