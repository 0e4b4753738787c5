//! One operator, in full: what it secures, how it may be slashed, and how it was.

use super::{
    super::{
        directory::Directory,
        exposed::{self, Blocks},
        prose,
    },
    bips,
};
use crate::{
    label::Label,
    protocol::eigenlayer::{
        exposure::{Exposure, Worst},
        index::{DelayChange, Slash},
        operator::{Operator, Rules},
    },
    ui::table,
    units::counted,
};
use alloy::primitives::Address;
use anyhow::Result;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

pub(super) async fn show(directory: &Directory<'_>, text: &str) -> Result<Shown> {
    let operator = directory.operator(text).await?;
    let (chain, core) = (directory.chain, directory.core);
    let also: BTreeSet<_> = core.strategies.values().map(|listed| listed.strategy).collect();
    let (rules, state) = tokio::try_join!(Rules::read(chain, core), Operator::read(chain, core, operator, &also))?;
    let names = directory.operators([operator]).await;
    let slashes: Vec<_> = directory.index.slashes_of(operator).cloned().collect();
    let slashed = slashes.iter().flat_map(|slash| slash.taken.iter().map(|taken| taken.strategy));
    let strategies = state.strategies.keys().copied().chain(slashed).map(|strategy| (strategy, directory.strategy(strategy))).collect();
    let registered = directory.index.operators.get(&operator).map(|entry| entry.avss.clone()).unwrap_or_default();
    let by = slashes.iter().map(|slash| slash.set.avs);
    let avss: BTreeSet<_> = state.sets.keys().map(|set| set.avs).chain(registered.iter().copied()).collect();
    let splits = core.avs_splits(chain, avss.iter().map(|avs| (operator, *avs))).await?;
    let (pending_delay, exposures) = (directory.index.pending_delay(operator, chain.head().number), state.exposures());
    Ok(Shown {
        blocks: exposed::blocks(chain, &exposures, pending_delay.map(|pending| pending.effect_block)),
        avs_splits: avss.iter().zip(splits).filter_map(|(avs, split)| Some((*avs, split?))).collect(),
        avss: directory.avss(avss.iter().copied().chain(by).collect::<BTreeSet<_>>()).await,
        name: names.get(&operator).cloned(),
        worst: state.strategies.keys().map(|strategy| (*strategy, state.worst(*strategy))).collect(),
        pending_delay,
        exposures,
        slashes,
        registered,
        leaves_time: state.leaves_time(&rules),
        block_time: chain.block_time(),
        rules,
        operator: state,
        strategies,
    })
}

/// One operator, in full.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    name: Option<Label>,
    #[serde(flatten)]
    operator: Operator,
    rules: Rules,
    pending_delay: Option<DelayChange>,
    leaves_time: bool,
    worst: BTreeMap<Address, Worst>,
    exposures: Vec<Exposure>,
    slashes: Vec<Slash>,
    /// The AVSs that it is registered with in the `AVSDirectory`, where nothing can be slashed.
    registered: BTreeSet<Address>,
    /// What part it keeps of what each AVS pays outside its sets, of 10,000.
    avs_splits: BTreeMap<Address, u16>,
    #[serde(skip)]
    block_time: u64,
    #[serde(skip)]
    blocks: Blocks,
    #[serde(skip)]
    strategies: BTreeMap<Address, String>,
    #[serde(skip)]
    avss: BTreeMap<Address, Label>,
}

impl Shown {
    fn strategy(&self, strategy: Address) -> String {
        self.strategies.get(&strategy).cloned().unwrap_or_else(|| strategy.to_string())
    }

    fn span(&self, count: u32) -> String {
        crate::protocol::when::lasting(count, self.block_time)
    }

    fn avs(&self, avs: Address) -> String {
        self.avss.get(&avs).map_or_else(|| "an AVS without a name".into(), |name| format!("`{name}`"))
    }

    fn sets(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (set, of) in &self.operator.sets {
            let state = match (of.registered, of.slashable) {
                (true, _) => "registered",
                (false, true) => "left, but may still slash",
                (false, false) => "not registered",
            };
            writeln!(f, "\nSet {} of {}: {state}", set.id, self.avs(set.avs))?;
            writeln!(f, "  {}", set.avs)?;
            for exposure in self.exposures.iter().filter(|exposure| exposure.set == *set) {
                prose(f, "  ", &exposed::words(exposure, &self.strategy(exposure.strategy), &self.blocks))?;
            }
            if let Some(split) = of.split {
                writeln!(f, "  the operator keeps {} of its rewards", bips(split))?;
            }
            if let Some(split) = self.avs_splits.get(&set.avs) {
                writeln!(f, "  and {} of what the AVS pays outside its sets", bips(*split))?;
            }
        }
        for avs in &self.registered {
            writeln!(f, "\n{}: registered, cannot slash", self.avs(*avs))?;
            writeln!(f, "  {avs}")?;
            if let Some(split) = self.avs_splits.get(avs) {
                writeln!(f, "  the operator keeps {} of its rewards", bips(*split))?;
            }
        }
        Ok(())
    }

    fn slashes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.slashes.is_empty() {
            return writeln!(f, "\nNever slashed.");
        }
        writeln!(f, "\nSlashed {}:", counted(self.slashes.len(), "time"))?;
        for slash in &self.slashes {
            let taken: Vec<_> = slash.taken.iter().map(|taken| format!("{} of {}", taken.part, self.strategy(taken.strategy))).collect();
            let by = format!("set {} of {}", slash.set.id, self.avs(slash.set.avs));
            prose(f, "  ", &format!("block {}: {} by {by}: {}", slash.block, taken.join(", "), slash.description))?;
        }
        Ok(())
    }

    fn times(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.operator.allocation_delay {
            Some(delay) => writeln!(f, "  a new allocation counts after {}", self.span(delay))?,
            None => writeln!(f, "  it never set an allocation delay, and so cannot allocate")?,
        }
        if let Some(pending) = self.pending_delay {
            writeln!(f, "  from {} on: after {}", exposed::at(&self.blocks, pending.effect_block), self.span(pending.delay))?;
        }
        writeln!(f, "  a withdrawal takes {}", self.span(self.rules.withdrawal_delay))?;
        if !self.leaves_time {
            writeln!(f, "  so nobody can leave before a new allocation counts")?;
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
        self.times(f)?;
        match operator.approver {
            Some(approver) => {
                writeln!(f, "  delegations need the approval of\n  {approver}, who can end them too:")?;
                writeln!(f, "  pass it with `--approval FILE`")?;
            }
            None => writeln!(f, "  anybody may delegate to it")?,
        }
        if !operator.strategies.is_empty() {
            let rows = operator.strategies.iter().map(|(strategy, of)| {
                let worst = self.worst.get(strategy).copied().unwrap_or_default();
                [self.strategy(*strategy), of.max.to_string(), worst.now.to_string(), worst.soon.to_string(), worst.open.to_string()]
            });
            writeln!(f, "\n{}", table(["STRATEGY", "LEFT", "AT RISK", "ANNOUNCED", "UNALLOCATED"], &[1, 2, 3, 4], rows))?;
        }
        if let Some(split) = operator.incentives_split {
            writeln!(f, "\nThe operator keeps {} of programmatic incentives", bips(split))?;
        }
        self.sets(f)?;
        self.slashes(f)
    }
}
