//! An operator's terms as they are read: who may take how much, when, for whom, and what it all hashes to.

use super::super::{
    avs::{conditions, recipient},
    directory::Directory,
    operators::bips,
    prose,
};
use super::{history, slasher::slashers};
use crate::{
    acceptances::Acceptance,
    label::Label,
    protocol::eigenlayer::{
        EigenLayer,
        avs::SetId,
        exposure::{Exposure, Worst},
        operator::{Magnitudes, Membership},
        terms::{Change, Snapshot, compare},
        when,
    },
    ui::table,
    units::counted,
};
use alloy::primitives::{Address, B256};
use anyhow::Result;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// The terms of one operator, and what is derived from them.
#[derive(Debug, Serialize)]
pub(super) struct Terms {
    pub(super) digest: B256,
    pub(super) name: Option<Label>,
    /// The digest that the account accepted before.
    pub(super) accepted: Option<B256>,
    /// What changed since.
    pub(super) changes: Option<Vec<Change>>,
    pub(super) snapshot: Snapshot,
    leaves_time: bool,
    worst: BTreeMap<Address, Worst>,
    exposures: Vec<Exposure>,
    #[serde(skip)]
    block_time: u64,
    #[serde(skip)]
    strategies: BTreeMap<Address, String>,
    #[serde(skip)]
    slashed: Vec<String>,
}

impl Terms {
    /// Reads them, and compares them with the ones that were accepted.
    pub(super) async fn read(directory: &Directory<'_>, operator: Address, accepted: Option<&Acceptance>) -> Result<Self> {
        let snapshot = directory.terms(operator, accepted.map(|accepted| &accepted.snapshot)).await?;
        let names = directory.operators([operator]).await;
        let slashed = history::lines(directory, &snapshot).await;
        let terms = Self::recorded(directory.core, directory.chain.block_time(), snapshot, accepted);
        Ok(Self { name: names.get(&operator).cloned(), slashed, ..terms })
    }

    /// The same of a snapshot that somebody else took, with nobody to ask for names and for what slashes took.
    pub(super) fn recorded(core: &EigenLayer, block_time: u64, snapshot: Snapshot, accepted: Option<&Acceptance>) -> Self {
        let in_a_set: BTreeSet<_> = snapshot.operator.sets.values().flat_map(|of| &of.state.strategies).copied().collect();
        // Of the others there is nothing to say: no slash took of them, and no set has any of them.
        let matters = |(strategy, of): &(&Address, &Magnitudes)| in_a_set.contains(*strategy) || !of.is_untouched();
        let strategies = snapshot.operator.strategies.iter().filter(matters).map(|(strategy, _)| *strategy);
        Self {
            digest: snapshot.digest(),
            name: None,
            accepted: accepted.map(|accepted| accepted.digest),
            changes: accepted.map(|accepted| compare(&accepted.snapshot, &snapshot)),
            slashed: history::recorded(core, &snapshot),
            leaves_time: snapshot.leaves_time(),
            worst: strategies.clone().map(|strategy| (strategy, snapshot.operator.worst(strategy))).collect(),
            exposures: snapshot.operator.exposures(),
            block_time,
            strategies: strategies.map(|strategy| (strategy, core.strategy_name(strategy))).collect(),
            snapshot,
        }
    }

    fn strategy(&self, strategy: Address) -> String {
        self.strategies.get(&strategy).cloned().unwrap_or_else(|| strategy.to_string())
    }

    /// A block, and about when that is.
    fn when(&self, block: impl Into<u64>) -> String {
        when::from(self.snapshot.block, self.block_time, block.into())
    }

    /// The block `count` blocks after that of the snapshot.
    fn after(&self, count: u32) -> String {
        self.when(self.snapshot.block.saturating_add(count.into()))
    }

    fn blocks(&self, count: u32) -> String {
        when::lasting(count, self.block_time)
    }

    fn head(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Snapshot { operator, rules, block, .. } = &self.snapshot;
        let name = self.name.as_ref().map_or("an operator without a name", Label::as_str);
        writeln!(f, "Slashing terms of {name}")?;
        writeln!(f, "  operator  {}", operator.operator)?;
        writeln!(f, "  digest    {}", self.digest)?;
        let version = rules.version.as_ref().map_or("of an unnamed version", Label::as_str);
        writeln!(f, "  at block  {block}, EigenLayer {version}")?;
        match self.accepted {
            Some(accepted) if accepted == self.digest => writeln!(f, "  accepted  as they are"),
            Some(accepted) => writeln!(f, "  accepted  other ones: {accepted}"),
            None => Ok(()),
        }
    }

    fn risk(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.worst.is_empty() {
            return writeln!(f, "\nThe operator is in no operator set: nothing can be slashed now.");
        }
        writeln!(f, "\nThe most that may be taken of a stake")?;
        let rows = self.worst.iter().map(|(strategy, worst)| {
            let left = self.snapshot.operator.strategies.get(strategy).map(|of| of.max.to_string()).unwrap_or_default();
            [self.strategy(*strategy), worst.now.to_string(), worst.soon.to_string(), worst.open.to_string(), left]
        });
        writeln!(f, "{}", table(["STRATEGY", "NOW", "ANNOUNCED", "UNALLOCATED", "LEFT"], &[1, 2, 3, 4], rows))?;
        prose(
            f,
            "",
            "Announced counts what is on its way and what an AVS may add without notice; unallocated can follow after the allocation delay; left is what slashes have left of the operator's magnitude.",
        )
    }

    fn time(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Snapshot { operator, rules, pending_delay, .. } = &self.snapshot;
        writeln!(f, "\nTime")?;
        match operator.allocation_delay {
            Some(delay) => writeln!(f, "  a new allocation counts after {}", self.blocks(delay))?,
            None => writeln!(f, "  the operator cannot allocate: it never set an allocation delay")?,
        }
        if let Some(pending) = pending_delay {
            prose(f, "  ", &format!("from {} on it counts after {}", self.when(pending.effect_block), self.blocks(pending.delay)))?;
        }
        writeln!(f, "  a withdrawal takes {}, slashable all along", self.blocks(rules.withdrawal_delay))?;
        prose(f, "  ", &format!("what is queued for withdrawal now may be slashed until {}", self.after(rules.withdrawal_delay)))?;
        if !self.leaves_time {
            prose(
                f,
                "  ! ",
                "nobody can leave before a new allocation counts: the whole stake may come under terms that are not here yet",
            )?;
        }
        Ok(())
    }

    fn set(&self, f: &mut fmt::Formatter<'_>, set: SetId, of: &Membership) -> fmt::Result {
        let words = self.snapshot.words(set);
        let title = words.and_then(|words| words.name.as_ref()).map_or_else(String::new, |name| format!(", `{name}`"));
        writeln!(f)?;
        prose(f, "", &format!("Set {} of {}{title}", set.id, self.snapshot.avs_name(set.avs)))?;
        writeln!(f, "  {}", set.avs)?;
        let exposures: Vec<_> = self.exposures.iter().filter(|exposure| exposure.set == set).collect();
        if exposures.is_empty() {
            writeln!(f, "  may take nothing: nothing is allocated to it")?;
        }
        for exposure in exposures {
            let soon = self.announced(of, exposure);
            prose(f, "  ", &format!("may take {} of {}{soon}", exposure.now, self.strategy(exposure.strategy)))?;
        }
        let strategies: Vec<_> = of.state.strategies.iter().map(|strategy| self.strategy(*strategy)).collect();
        prose(f, "  ", &format!("strategies: {}", if strategies.is_empty() { "none".into() } else { strategies.join(", ") }))?;
        match (of.registered, of.slashable) {
            (false, true) => {
                let until = self.after(self.snapshot.rules.deallocation_delay);
                prose(f, "  ", &format!("the operator left it, and may still be slashed, until {until} at the latest"))?;
            }
            (false, false) => writeln!(f, "  the operator is not registered for it")?,
            _ => {}
        }
        slashers(f, &of.state.slasher, &self.snapshot.slashers, |block| self.when(block))?;
        recipient(f, of.state.recipient)?;
        self.words(f, set)?;
        self.slashes(f, set, of)?;
        if let Some(split) = of.split {
            writeln!(f, "  the operator keeps {} of its rewards", bips(split))?;
        }
        match of.avs_split.filter(|split| of.split != Some(*split)) {
            Some(split) => writeln!(f, "  and {} of those that its AVS pays for no set", bips(split)),
            None => Ok(()),
        }
    }

    /// What the set may take later than now, from when on, and on what that hangs.
    fn announced(&self, of: &Membership, exposure: &Exposure) -> String {
        let magnitudes = self.snapshot.operator.strategies.get(&exposure.strategy);
        let of_set = magnitudes.and_then(|magnitudes| Some((magnitudes.max, magnitudes.allocations.get(&exposure.set)?)));
        let later = of_set.and_then(|(max, allocation)| Some((max, allocation.later?)));
        let announced = later.map(|(max, later)| format!(", {} as announced from {}", later.magnitude.of(max), self.when(later.block)));
        let open = match (of.slashable, of.state.strategies.contains(&exposure.strategy)) {
            (true, true) => None,
            (false, _) => Some(format!(", {} once the operator registers for it", exposure.soon)),
            (true, false) => Some(format!(", {} once the AVS takes that strategy in, without notice", exposure.soon)),
        };
        [announced, open].into_iter().flatten().collect()
    }

    /// How often the set slashed anybody, and what of it is on its way.
    fn slashes(&self, f: &mut fmt::Formatter<'_>, set: SetId, of: &Membership) -> fmt::Result {
        if let Some(count) = of.state.slash_count.filter(|count| *count > 0) {
            writeln!(f, "  it has slashed operators {}", counted(count, "time"))?;
        }
        for slash in self.snapshot.pending_slashes.get(&set).into_iter().flatten() {
            let until = slash.block.map_or_else(String::new, |block| format!(" before {}", self.when(block)));
            prose(f, "  ", &format!("what its slash {} took does not leave{until}", slash.id))?;
        }
        Ok(())
    }
}

impl Terms {
    /// When the AVS says that it slashes; loudly, where nobody ever read that.
    fn words(&self, f: &mut fmt::Formatter<'_>, set: SetId) -> fmt::Result {
        let avs = self.snapshot.avss.get(&set.avs);
        let why = avs.and_then(|avs| avs.unreachable.as_ref());
        if let (Some(why), None) = (why, avs.and_then(|avs| avs.sha256)) {
            let line = format!(
                "ITS CONDITIONS WERE NEVER READ: {why}; whoever accepts these terms accepts them without a word on when it slashes"
            );
            return prose(f, "  ! ", &line);
        }
        conditions(f, self.snapshot.words(set).map(|words| words.conditions.as_slice()).unwrap_or_default())?;
        why.map_or(Ok(()), |why| prose(f, "  ! ", &format!("they could not be read now ({why}): this is what was read last")))
    }
}

impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.head(f)?;
        self.risk(f)?;
        self.time(f)?;
        match self.snapshot.operator.approver {
            Some(approver) => {
                writeln!(f, "  delegations are approved by\n    {approver}")?;
                writeln!(f, "  the operator and the approver can end a delegation at any time")?;
            }
            None => writeln!(f, "  the operator can end a delegation at any time")?,
        }
        if !self.slashed.is_empty() {
            writeln!(f, "\nSlashes")?;
            history::slashed(f, "  ", &self.slashed)?;
        }
        for (set, of) in &self.snapshot.operator.sets {
            self.set(f, *set, of)?;
        }
        if let Some(changes) = self.changes.as_ref().filter(|changes| !changes.is_empty()) {
            writeln!(f, "\nChanged since they were accepted")?;
            for change in changes {
                prose(f, "  - ", &format!("{}: {}", change.verdict, change.what))?;
            }
        }
        Ok(())
    }
}
