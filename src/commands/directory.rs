//! Operators and AVSs by the names they give themselves: a stranger's claim, so a name that two claim is no name.

mod names;

pub use names::Need;

use crate::{
    app::App,
    chain::Chain,
    error::Failure,
    label::Label,
    protocol::{
        eigenlayer::{
            EigenLayer,
            avs::SetId,
            choice::Target,
            index::Index,
            metadata::{FOR_NAMES, Library, Reading},
            terms::{self, Snapshot},
        },
        registry::{Registry, address},
    },
};
use alloy::primitives::Address;
use anyhow::{Context, Result, bail};
use names::{Names, Whose, pick, same};
use std::collections::BTreeMap;

/// Everything that is known of operators and AVSs at the pinned block.
pub struct Directory<'a> {
    app: &'a App,
    /// The chain.
    pub chain: &'a Chain,
    /// EigenLayer's contracts.
    pub core: &'a EigenLayer,
    /// What the events tell.
    pub index: Index,
    library: Library,
}

impl<'a> Directory<'a> {
    /// Reads the events since the last time, with a bar where that takes long.
    ///
    /// # Errors
    /// When there is no EigenLayer on the network or the node does not answer.
    pub async fn open(app: &'a App) -> Result<Self> {
        Self::at(app, app.chain().await?).await
    }

    /// The same at the block that `chain` is pinned at.
    ///
    /// # Errors
    /// As [`Directory::open`].
    pub async fn at(app: &'a App, chain: &'a Chain) -> Result<Self> {
        let registry = app.registry()?;
        let core = registry.eigenlayer()?;
        let bar = app.ui().progress("Reading EigenLayer's events", 1);
        let told = |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        };
        let index = Index::read(chain, core, &app.places().cache, &told).await;
        bar.finish_and_clear();
        // On public networks a stranger's URI must not make this machine ask itself.
        let local = !Registry::built_in().any(|name| name == registry.name);
        Ok(Self { app, chain, core, index: index?, library: Library::new(&app.places().cache, local)? })
    }

    /// The terms of `operator`, now, to be compared with the `accepted` ones.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn terms(&self, operator: Address, accepted: Option<&Snapshot>) -> Result<Snapshot> {
        let wait = self.app.ui().spinner("Reading the terms");
        let snapshot = terms::read(self.chain, self.core, (&self.index, &self.library), operator, accepted).await;
        wait.finish_and_clear();
        snapshot
    }

    /// An operator by its name or address, to show it.
    ///
    /// # Errors
    /// When none or several have that name.
    pub async fn operator(&self, text: &str) -> Result<Address> {
        self.operator_for(Need::Look, text).await
    }

    /// The same for what is to be done with it.
    ///
    /// # Errors
    /// When none or several have that name, or are not known not to have it where something is to be signed.
    pub async fn operator_for(&self, need: Need, text: &str) -> Result<Address> {
        match address(text)? {
            Some(address) => Ok(address),
            None => pick(Whose::Operator, need, text, &self.names(self.operator_uris(self.index.operators.keys().copied())).await),
        }
    }

    /// How many others call themselves `name`, or may, as nobody read yet what they call themselves; no host is asked.
    pub fn rivals(&self, operator: Address, name: &str) -> usize {
        let others = self.index.operators.iter().filter(|(one, _)| **one != operator);
        let named = |uri: &str| self.library.at_hand(uri).map(|of| of.name.is_some_and(|other| same(other.as_str(), name)));
        others.filter_map(|(_, entry)| entry.uri.as_deref()).filter(|uri| named(uri).unwrap_or(true)).count()
    }

    /// An AVS by its name or address.
    ///
    /// # Errors
    /// As [`Directory::operator_for`].
    pub async fn avs(&self, need: Need, text: &str) -> Result<Address> {
        match address(text)? {
            Some(address) => Ok(address),
            None => pick(Whose::Avs, need, text, &self.names(self.avs_uris(self.index.avss.keys().copied())).await),
        }
    }

    /// An AVS that is to be secured, or one of its sets, written `AVS` or `AVS/SET`.
    ///
    /// # Errors
    /// When there is no such AVS or set, or the AVS has none.
    pub async fn wanted(&self, need: Need, text: &str) -> Result<Target> {
        let target = self.avoided(need, text).await?;
        let (Target::Avs(avs) | Target::Set(SetId { avs, .. })) = target;
        if self.index.avss.get(&avs).is_none_or(|known| known.sets.is_empty()) {
            bail!(Failure::usage(format!("`{text}` has no operator sets")).hint("see `restake avs list`"));
        }
        Ok(target)
    }

    /// The same for what is to be avoided: it need not have operator sets.
    ///
    /// # Errors
    /// When there is no such AVS or set.
    pub async fn avoided(&self, need: Need, text: &str) -> Result<Target> {
        let set = text.rsplit_once('/').and_then(|(avs, id)| Some((avs, id.parse::<u32>().ok()?)));
        let (avs, id) = match set {
            Some((avs, id)) => (self.avs(need, avs).await?, Some(id)),
            None => (self.avs(need, text).await?, None),
        };
        let stranger = || Failure::usage(format!("{avs} is no AVS of EigenLayer")).hint("see `restake avs list --all`");
        let known = self.index.avss.get(&avs).with_context(stranger)?;
        match id {
            None => Ok(Target::Avs(avs)),
            Some(id) if known.sets.contains(&id) => Ok(Target::Set(SetId { avs, id })),
            Some(id) => {
                let ids: Vec<_> = known.sets.iter().map(u32::to_string).collect();
                let hint = if ids.is_empty() { "it has none".into() } else { format!("it has {}", ids.join(", ")) };
                bail!(Failure::usage(format!("that AVS has no operator set {id}")).hint(hint))
            }
        }
    }

    /// What these operators call themselves, as far as that can be read.
    pub async fn operators(&self, of: impl IntoIterator<Item = Address>) -> BTreeMap<Address, Label> {
        self.names(self.operator_uris(of)).await.known
    }

    /// What these AVSs call themselves, as far as that can be read.
    pub async fn avss(&self, of: impl IntoIterator<Item = Address>) -> BTreeMap<Address, Label> {
        self.names(self.avs_uris(of)).await.known
    }

    /// Where these operators say what they are called; those that secure something come first.
    fn operator_uris(&self, of: impl IntoIterator<Item = Address>) -> Vec<(Address, &str)> {
        let known = of.into_iter().filter_map(|one| Some((one, self.index.operators.get(&one)?)));
        let mut known: Vec<_> = known.filter_map(|(one, entry)| Some((entry.sets.is_empty(), one, entry.uri.as_deref()?))).collect();
        known.sort_unstable();
        known.into_iter().map(|(_, one, uri)| (one, uri)).collect()
    }

    fn avs_uris(&self, of: impl IntoIterator<Item = Address>) -> Vec<(Address, &str)> {
        of.into_iter().filter_map(|one| Some((one, self.index.avss.get(&one)?.metadata()?))).collect()
    }

    /// What one AVS or operator says of itself.
    pub async fn metadata(&self, uri: &str) -> Reading {
        self.library.read(uri, FOR_NAMES).await
    }

    /// A strategy by the registry's name for it, or its address.
    pub fn strategy(&self, strategy: Address) -> String {
        self.core.strategy_name(strategy)
    }

    async fn names(&self, uris: Vec<(Address, &str)>) -> Names {
        let bar = self.app.ui().progress("Reading names", u64::try_from(uris.len()).unwrap_or(u64::MAX));
        let readings = self.library.read_all(uris.iter().map(|(_, uri)| *uri), FOR_NAMES, &|| bar.inc(1)).await;
        bar.finish_and_clear();
        let unread = readings.iter().filter(|reading| reading.metadata().is_none()).count();
        let known = uris.into_iter().zip(readings).filter_map(|((one, _), reading)| Some((one, reading.name()?.clone()))).collect();
        Names { known, unread }
    }
}
