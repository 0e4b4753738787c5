//! AVSs: what can be secured, who may slash for it, and which operator secures exactly what one wants.

mod choose;

use super::directory::Directory;
use crate::{
    app::App,
    error::Failure,
    label::Label,
    protocol::eigenlayer::{
        avs::{SetId, SetState, members},
        metadata::{Reading, SetMetadata},
        terms::{Code, Kind},
    },
    ui::{Report, table},
    units::counted,
};
use alloy::primitives::{Address, B256};
use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use futures::future::try_join_all;
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

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
            What::Show { avs } => Ok(Box::new(show(&directory, &avs).await?)),
            What::Choose(choose) => choose.run(app, &directory).await,
        }
    }
}

#[derive(Debug, Serialize)]
struct Line {
    avs: Address,
    name: Option<Label>,
    sets: Vec<u32>,
}

#[derive(Debug, Serialize)]
struct Listing {
    avss: Vec<Line>,
}

async fn list(directory: &Directory<'_>, all: bool) -> Listing {
    let known: Vec<_> = directory.index.avss.iter().filter(|(_, entry)| all || !entry.sets.is_empty()).collect();
    let names = directory.avss(known.iter().map(|(avs, _)| **avs)).await;
    let lines =
        known.into_iter().map(|(avs, entry)| Line { avs: *avs, name: names.get(avs).cloned(), sets: entry.sets.iter().copied().collect() });
    let mut avss: Vec<_> = lines.collect();
    avss.sort_by_cached_key(|line| (line.name.is_none(), line.name.clone(), line.avs));
    Listing { avss }
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.avss.is_empty() {
            return writeln!(f, "No AVS has operator sets here; `--all` shows the others.");
        }
        let rows = self.avss.iter().map(|line| {
            let name = line.name.as_ref().map_or_else(|| "-".into(), |name| Label::new(name.as_str(), 26).to_string());
            [line.avs.to_string(), name, line.sets.len().to_string()]
        });
        writeln!(f, "{}", table(["AVS", "NAME", "SETS"], &[2], rows))
    }
}

/// One set of an AVS, with what is published about it.
#[derive(Debug, Serialize)]
struct Set {
    #[serde(flatten)]
    state: SetState,
    name: Option<Label>,
    description: Option<Label>,
    conditions: Vec<Label>,
    slasher_code: Option<Code>,
    members: Vec<Address>,
    #[serde(skip)]
    strategies: Vec<String>,
}

/// One AVS, in full.
#[derive(Debug, Serialize)]
struct Shown {
    avs: Address,
    name: Option<Label>,
    website: Option<Label>,
    description: Option<Label>,
    uri: Option<Label>,
    sha256: Option<B256>,
    unreachable: Option<Label>,
    sets: Vec<Set>,
}

async fn show(directory: &Directory<'_>, text: &str) -> Result<Shown> {
    let (chain, core) = (directory.chain, directory.core);
    let avs = directory.avs(text).await?;
    let unknown = || Failure::usage(format!("{avs} is no AVS of EigenLayer")).hint("see `restake avs list --all`");
    let entry = directory.index.avss.get(&avs).with_context(unknown)?;
    let reading = match &entry.uri {
        Some(uri) => directory.metadata(uri).await,
        None => Reading::Unreachable("it publishes no metadata".into()),
    };
    let ids: Vec<_> = entry.sets.iter().map(|id| SetId { avs, id: *id }).collect();
    let (states, members) = tokio::try_join!(
        SetState::read_all(chain, core, ids.iter().copied()),
        try_join_all(ids.iter().map(|set| members(chain, core, *set))),
    )?;
    let slashers = states.iter().map(|state| async move {
        match state.slasher.now {
            Some(slasher) => Code::read(chain, slasher).await.map(Some),
            None => Ok(None),
        }
    });
    let codes = try_join_all(slashers).await?;
    let published = reading.metadata().map(|metadata| metadata.sets.clone()).unwrap_or_default();
    let sets = states.into_iter().zip(members).zip(codes);
    let sets = sets.map(|((state, members), code)| Set::new(directory, state, members, code, &published)).collect();
    let metadata = reading.metadata();
    Ok(Shown {
        avs,
        name: metadata.and_then(|of| of.name.clone()),
        website: metadata.and_then(|of| of.website.clone()),
        description: metadata.and_then(|of| of.description.clone()),
        uri: entry.uri.as_ref().map(|uri| Label::new(uri, 200)),
        sha256: metadata.map(|of| of.sha256),
        unreachable: reading.failure().map(|why| Label::new(why, 200)),
        sets,
    })
}

impl Set {
    fn new(
        directory: &Directory<'_>,
        state: SetState,
        members: Vec<Address>,
        slasher_code: Option<Code>,
        published: &BTreeMap<u32, SetMetadata>,
    ) -> Self {
        let words = published.get(&state.set.id);
        Self {
            name: words.and_then(|of| of.name.clone()),
            description: words.and_then(|of| of.description.clone()),
            conditions: words.map(|of| of.conditions.clone()).unwrap_or_default(),
            strategies: state.strategies.iter().map(|strategy| directory.strategy(*strategy)).collect(),
            state,
            slasher_code,
            members,
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.name.as_ref().map_or("An AVS without a name", Label::as_str))?;
        writeln!(f, "  {}", self.avs)?;
        for line in [&self.website, &self.description].into_iter().flatten() {
            super::prose(f, "  ", line.as_str())?;
        }
        if let Some(why) = &self.unreachable {
            super::prose(f, "  ", &format!("metadata unreachable: {why}"))?;
        }
        if self.sets.is_empty() {
            return writeln!(f, "  has no operator sets: it cannot slash");
        }
        for set in &self.sets {
            let name = set.name.as_ref().map_or_else(String::new, |name| format!(" `{name}`"));
            writeln!(f, "\nSet {}{name}: {}", set.state.set.id, counted(set.members.len(), "operator"))?;
            if let Some(description) = &set.description {
                super::prose(f, "  ", description.as_str())?;
            }
            super::prose(f, "  ", &format!("strategies: {}", set.strategies.join(", ")))?;
            slasher(f, set.state.slasher.now, set.slasher_code.as_ref())?;
            if let Some((pending, block)) = set.state.slasher.pending {
                writeln!(f, "  from block {block} on slashed by\n    {pending}")?;
            }
            recipient(f, set.state.recipient)?;
            conditions(f, &set.conditions)?;
        }
        Ok(())
    }
}

/// Who slashes, and what stands behind the address.
pub(super) fn slasher(f: &mut fmt::Formatter<'_>, slasher: Option<Address>, code: Option<&Code>) -> fmt::Result {
    let Some(slasher) = slasher else {
        return writeln!(f, "  slashed by the AVS and whom it appoints: no slasher is named");
    };
    let nature = match code.map(|code| code.kind) {
        None => "",
        Some(Kind::Key) => ", a mere key",
        Some(Kind::Contract) => ", a contract",
        Some(Kind::Proxy) => ", a contract whose code can be exchanged",
    };
    writeln!(f, "  slashed by\n    {slasher}{}", if nature.len() < 12 { nature } else { "" })?;
    if nature.len() >= 12 {
        writeln!(f, "    {}", nature.trim_start_matches(", "))?;
    }
    match code.and_then(|code| code.admin) {
        Some(admin) => writeln!(f, "    by {admin}"),
        None => Ok(()),
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
