//! Operators: who they are, what they secure, and how much of a stake each set may take.

use super::directory::Directory;
use crate::{
    app::App,
    label::Label,
    protocol::eigenlayer::{
        exposure::{Exposure, Worst},
        index::{DelayChange, Slash},
        operator::{Operator, Rules},
    },
    ui::{Report, table},
    units::counted,
};
use alloy::primitives::Address;
use anyhow::Result;
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

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
            What::Show { operator } => Ok(Box::new(show(&directory, &operator).await?)),
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

async fn show(directory: &Directory<'_>, text: &str) -> Result<Shown> {
    let operator = directory.operator(text).await?;
    let (chain, core) = (directory.chain, directory.core);
    let also: BTreeSet<_> = core.strategies.values().map(|listed| listed.strategy).collect();
    let (rules, state) = tokio::try_join!(Rules::read(chain, core), Operator::read(chain, core, operator, &also))?;
    let names = directory.operators([operator]).await;
    let strategies = state.strategies.keys().map(|strategy| (*strategy, directory.strategy(*strategy))).collect();
    let avss = directory.avss(state.sets.keys().map(|set| set.avs).collect::<BTreeSet<_>>()).await;
    Ok(Shown {
        name: names.get(&operator).cloned(),
        pending_delay: directory.index.pending_delay(operator, chain.head().number),
        worst: state.strategies.keys().map(|strategy| (*strategy, state.worst(*strategy))).collect(),
        exposures: state.exposures(),
        slashes: directory.index.slashes_of(operator).cloned().collect(),
        leaves_time: state.leaves_time(&rules),
        block_time: chain.block_time(),
        rules,
        operator: state,
        strategies,
        avss,
    })
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

/// One operator, in full.
#[derive(Debug, Serialize)]
struct Shown {
    name: Option<Label>,
    #[serde(flatten)]
    operator: Operator,
    rules: Rules,
    pending_delay: Option<DelayChange>,
    leaves_time: bool,
    worst: BTreeMap<Address, Worst>,
    exposures: Vec<Exposure>,
    slashes: Vec<Slash>,
    #[serde(skip)]
    block_time: u64,
    #[serde(skip)]
    strategies: BTreeMap<Address, String>,
    #[serde(skip)]
    avss: BTreeMap<Address, Label>,
}

impl Shown {
    fn strategy(&self, strategy: Address) -> String {
        self.strategies.get(&strategy).cloned().unwrap_or_else(|| strategy.to_string())
    }

    fn blocks(&self, count: u32) -> String {
        let time = super::duration(u64::from(count).saturating_mul(self.block_time));
        if count == 0 { "0 blocks: at once".into() } else { format!("{count} blocks ({time})") }
    }

    fn sets(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (set, of) in &self.operator.sets {
            let name = self.avss.get(&set.avs).map_or_else(|| "an AVS without a name".into(), |name| format!("`{name}`"));
            let state = match (of.registered, of.slashable) {
                (true, _) => "registered",
                (false, true) => "left, but may still slash",
                (false, false) => "not registered",
            };
            writeln!(f, "\nSet {} of {name}: {state}", set.id)?;
            writeln!(f, "  {}", set.avs)?;
            for exposure in self.exposures.iter().filter(|exposure| exposure.set == *set) {
                let soon = if exposure.soon > exposure.now { format!(", announced {}", exposure.soon) } else { String::new() };
                writeln!(f, "  may take {} of {}{soon}", exposure.now, self.strategy(exposure.strategy))?;
            }
            if let Some(split) = of.split {
                writeln!(f, "  the operator keeps {} of its rewards", bips(split))?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operator = &self.operator;
        writeln!(f, "{}", self.name.as_ref().map_or("An operator without a name", Label::as_str))?;
        writeln!(f, "  {}", operator.operator)?;
        if !operator.registered {
            return writeln!(f, "  is not registered as an operator");
        }
        match operator.allocation_delay {
            Some(delay) => writeln!(f, "  a new allocation counts after {}", self.blocks(delay))?,
            None => writeln!(f, "  it never set an allocation delay, and so cannot allocate")?,
        }
        if let Some(pending) = self.pending_delay {
            writeln!(f, "  from block {} on: after {}", pending.effect_block, self.blocks(pending.delay))?;
        }
        writeln!(f, "  a withdrawal takes {}", self.blocks(self.rules.withdrawal_delay))?;
        if !self.leaves_time {
            writeln!(f, "  so nobody can leave before a new allocation counts")?;
        }
        match operator.approver {
            Some(approver) => writeln!(f, "  delegations need the approval of\n  {approver}, who can end them too")?,
            None => writeln!(f, "  anybody may delegate to it")?,
        }
        if !operator.strategies.is_empty() {
            let rows = operator.strategies.iter().map(|(strategy, of)| {
                let worst = self.worst.get(strategy).copied().unwrap_or_default();
                [self.strategy(*strategy), of.max.to_string(), worst.now.to_string(), worst.soon.to_string(), worst.open.to_string()]
            });
            writeln!(f, "\n{}", table(["STRATEGY", "LEFT", "AT RISK", "ANNOUNCED", "UNALLOCATED"], &[1, 2, 3, 4], rows))?;
        }
        self.sets(f)?;
        if self.slashes.is_empty() {
            return writeln!(f, "\nNever slashed.");
        }
        writeln!(f, "\nSlashed {}:", counted(self.slashes.len(), "time"))?;
        for slash in &self.slashes {
            writeln!(f, "  block {} by {}: {}", slash.block, slash.set, slash.description)?;
        }
        Ok(())
    }
}

/// Hundredths of a percent, as a percentage.
pub(super) fn bips(bips: u16) -> String {
    format!("{}%", crate::units::exact(alloy::primitives::U256::from(bips), 2))
}
