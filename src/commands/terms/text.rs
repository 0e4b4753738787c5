//! An operator's terms as they are read: who may take how much, when, for whom, and what it all hashes to.

use super::super::{
    avs::{conditions, recipient, slasher},
    directory::Directory,
    operators::bips,
    prose,
};
use crate::{
    label::Label,
    protocol::eigenlayer::{
        avs::SetId,
        exposure::{Exposure, Worst},
        operator::Membership,
        terms::{Change, Snapshot},
    },
    ui::table,
};
use alloy::primitives::{Address, B256};
use anyhow::Result;
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

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
}

impl Terms {
    /// Reads them.
    pub(super) async fn read(directory: &Directory<'_>, operator: Address) -> Result<Self> {
        let snapshot = directory.terms(operator).await?;
        let names = directory.operators([operator]).await;
        let strategies = snapshot.operator.strategies.keys();
        Ok(Self {
            digest: snapshot.digest(),
            name: names.get(&operator).cloned(),
            accepted: None,
            changes: None,
            leaves_time: snapshot.leaves_time(),
            worst: strategies.clone().map(|strategy| (*strategy, snapshot.operator.worst(*strategy))).collect(),
            exposures: snapshot.operator.exposures(),
            block_time: directory.chain.block_time(),
            strategies: strategies.map(|strategy| (*strategy, directory.strategy(*strategy))).collect(),
            snapshot,
        })
    }

    fn strategy(&self, strategy: Address) -> String {
        self.strategies.get(&strategy).cloned().unwrap_or_else(|| strategy.to_string())
    }

    fn blocks(&self, count: u32) -> String {
        let time = super::super::duration(u64::from(count).saturating_mul(self.block_time));
        if count == 0 { "0 blocks: at once".into() } else { format!("{count} blocks ({time})") }
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
            writeln!(f, "  from block {} on it counts after {}", pending.effect_block, self.blocks(pending.delay))?;
        }
        writeln!(f, "  a withdrawal takes {}, slashable all along", self.blocks(rules.withdrawal_delay))?;
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
            let soon = if exposure.soon > exposure.now { format!(", {} as announced", exposure.soon) } else { String::new() };
            prose(f, "  ", &format!("may take {} of {}{soon}", exposure.now, self.strategy(exposure.strategy)))?;
        }
        match (of.registered, of.slashable) {
            (false, true) => writeln!(f, "  the operator left it, and may still be slashed")?,
            (false, false) => writeln!(f, "  the operator is not registered for it")?,
            _ => {}
        }
        let code = |slasher: &Address| self.snapshot.slashers.get(slasher);
        slasher(f, of.state.slasher.now, of.state.slasher.now.as_ref().and_then(code))?;
        if let Some((pending, block)) = &of.state.slasher.pending {
            writeln!(f, "  from block {block} on:")?;
            slasher(f, Some(*pending), code(pending))?;
        }
        recipient(f, of.state.recipient)?;
        self.words(f, set)?;
        if let Some(count) = self.snapshot.unsettled.get(&set) {
            writeln!(f, "  slashes of it that are not settled yet: {count}")?;
        }
        match of.split {
            Some(split) => writeln!(f, "  the operator keeps {} of its rewards", bips(split)),
            None => Ok(()),
        }
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
        if let Some(approver) = self.snapshot.operator.approver {
            writeln!(f, "  delegations are approved, and can be ended, by\n    {approver}")?;
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
