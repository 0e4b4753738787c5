//! One AVS, in full.

use super::{
    super::{
        directory::{Directory, Need},
        exposed::{self, Blocks},
        operators::bips,
        prose,
        terms::slashers,
    },
    conditions, recipient,
};
use crate::{
    error::Failure,
    label::Label,
    protocol::eigenlayer::{
        avs::{SetId, SetState, members},
        metadata::{Reading, SetMetadata},
        terms::Code,
    },
    units::counted,
};
use alloy::primitives::{Address, B256};
use anyhow::{Context, Result};
use futures::future::try_join_all;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// One set of an AVS, with what is published about it.
#[derive(Debug, Serialize)]
struct Set {
    #[serde(flatten)]
    state: SetState,
    name: Option<Label>,
    description: Option<Label>,
    conditions: Vec<Label>,
    slashers: BTreeMap<Address, Code>,
    members: Vec<Address>,
    #[serde(skip)]
    strategies: Vec<String>,
}

/// One AVS, in full.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    avs: Address,
    name: Option<Label>,
    website: Option<Label>,
    description: Option<Label>,
    uri: Option<Label>,
    sha256: Option<B256>,
    unreachable: Option<Label>,
    sets: Vec<Set>,
    /// The operators that are registered with it in the `AVSDirectory`, where nothing can be slashed.
    registered: BTreeSet<Address>,
    /// What part each operator keeps of what the AVS pays outside its sets, of 10,000.
    splits: BTreeMap<Address, u16>,
    #[serde(skip)]
    blocks: Blocks,
}

pub(super) async fn show(directory: &Directory<'_>, text: &str) -> Result<Shown> {
    let (chain, core) = (directory.chain, directory.core);
    let avs = directory.avs(Need::Look, text).await?;
    let unknown = || Failure::usage(format!("{avs} is no AVS of EigenLayer")).hint("see `restake avs list --all`");
    let entry = directory.index.avss.get(&avs).with_context(unknown)?;
    let reading = match entry.metadata() {
        Some(uri) => directory.metadata(uri).await,
        None => Reading::Unreachable("it publishes no metadata".into()),
    };
    let ids: Vec<_> = entry.sets.iter().map(|id| SetId { avs, id: *id }).collect();
    let (states, members) = tokio::try_join!(
        SetState::read_all(chain, core, ids.iter().copied()),
        try_join_all(ids.iter().map(|set| members(chain, core, *set))),
    )?;
    let slashers = states.iter().map(|state| async move {
        let slashers: Vec<_> = state.slasher.all().collect();
        let codes = try_join_all(slashers.iter().map(|slasher| Code::read(chain, *slasher))).await?;
        anyhow::Ok(slashers.into_iter().zip(codes).collect())
    });
    let codes = try_join_all(slashers).await?;
    let published = reading.metadata().map(|metadata| metadata.sets.clone()).unwrap_or_default();
    let operators: BTreeSet<Address> = members.iter().flatten().chain(&entry.registered).copied().collect();
    let splits = core.avs_splits(chain, operators.iter().map(|operator| (*operator, avs))).await?;
    let blocks = exposed::blocks(chain, [], states.iter().filter_map(|state| Some(state.slasher.pending?.1)));
    let sets = states.into_iter().zip(members).zip(codes);
    let sets = sets.map(|((state, members), codes)| Set::new(directory, state, members, codes, &published)).collect();
    let metadata = reading.metadata();
    Ok(Shown {
        avs,
        name: metadata.and_then(|of| of.name.clone()),
        website: metadata.and_then(|of| of.website.clone()),
        description: metadata.and_then(|of| of.description.clone()),
        uri: entry.metadata().map(|uri| Label::new(uri, 200)),
        sha256: metadata.map(|of| of.sha256),
        unreachable: reading.failure().map(|why| Label::new(why, 200)),
        sets,
        registered: entry.registered.clone(),
        splits: operators.into_iter().zip(splits).filter_map(|(operator, split)| Some((operator, split?))).collect(),
        blocks,
    })
}

impl Set {
    fn new(
        directory: &Directory<'_>,
        state: SetState,
        members: Vec<Address>,
        slashers: BTreeMap<Address, Code>,
        published: &BTreeMap<u32, SetMetadata>,
    ) -> Self {
        let words = published.get(&state.set.id);
        Self {
            name: words.and_then(|of| of.name.clone()),
            description: words.and_then(|of| of.description.clone()),
            conditions: words.map(|of| of.conditions.clone()).unwrap_or_default(),
            strategies: state.strategies.iter().map(|strategy| directory.strategy(*strategy)).collect(),
            state,
            slashers,
            members,
        }
    }
}

impl Shown {
    /// What its operators keep.
    fn keeps(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let splits = self.splits.values().copied();
        let Some((least, most)) = splits.clone().min().zip(splits.max()) else { return Ok(()) };
        let range = if least == most { bips(least) } else { format!("{} to {}", bips(least), bips(most)) };
        prose(f, "  ", &format!("its operators keep {range} of what it pays outside operator sets"))
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.name.as_ref().map_or("An AVS without a name", Label::as_str))?;
        writeln!(f, "  {}", self.avs)?;
        for line in [&self.website, &self.description].into_iter().flatten() {
            prose(f, "  ", line.as_str())?;
        }
        if let Some(why) = &self.unreachable {
            prose(f, "  ", &format!("metadata unreachable: {why}"))?;
        }
        if self.sets.is_empty() {
            writeln!(f, "  has no operator sets: it cannot slash")?;
        }
        if !self.registered.is_empty() {
            let operators = counted(self.registered.len(), "operator");
            prose(f, "  ", &format!("{operators} registered in the `AVSDirectory`, where nothing can be slashed"))?;
        }
        self.keeps(f)?;
        for set in &self.sets {
            let name = set.name.as_ref().map_or_else(String::new, |name| format!(" `{name}`"));
            writeln!(f, "\nSet {}{name}: {}", set.state.set.id, counted(set.members.len(), "operator"))?;
            if let Some(description) = &set.description {
                prose(f, "  ", description.as_str())?;
            }
            prose(f, "  ", &format!("strategies: {}", set.strategies.join(", ")))?;
            slashers(f, &set.state.slasher, &set.slashers, |block| exposed::at(&self.blocks, block))?;
            recipient(f, set.state.recipient)?;
            conditions(f, &set.conditions)?;
        }
        Ok(())
    }
}
