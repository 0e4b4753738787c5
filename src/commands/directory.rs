//! Operators and AVSs by the names they give themselves: a stranger's claim, so a name that two claim is no name.

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
use anyhow::{Result, anyhow, bail};
use std::collections::BTreeMap;

/// What a name is the name of.
#[derive(Clone, Copy, Debug)]
enum Whose {
    Operator,
    Avs,
}

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

    /// An operator by its name or address.
    ///
    /// # Errors
    /// When none or several have that name.
    pub async fn operator(&self, text: &str) -> Result<Address> {
        match address(text)? {
            Some(address) => Ok(address),
            None => pick(Whose::Operator, text, &self.operators(self.index.operators.keys().copied()).await),
        }
    }

    /// An AVS by its name or address.
    ///
    /// # Errors
    /// When none or several have that name.
    pub async fn avs(&self, text: &str) -> Result<Address> {
        match address(text)? {
            Some(address) => Ok(address),
            None => pick(Whose::Avs, text, &self.avss(self.index.avss.keys().copied()).await),
        }
    }

    /// An AVS, or one of its sets, written `AVS` or `AVS/SET`.
    ///
    /// # Errors
    /// When there is no such AVS or set.
    pub async fn target(&self, text: &str) -> Result<Target> {
        let set = text.rsplit_once('/').and_then(|(avs, id)| Some((avs, id.parse::<u32>().ok()?)));
        let (avs, id) = match set {
            Some((avs, id)) => (self.avs(avs).await?, Some(id)),
            None => (self.avs(text).await?, None),
        };
        let Some(known) = self.index.avss.get(&avs).filter(|known| !known.sets.is_empty()) else {
            bail!(Failure::usage(format!("`{text}` has no operator sets")).hint("see `restake avs list`"));
        };
        match id {
            None => Ok(Target::Avs(avs)),
            Some(id) if known.sets.contains(&id) => Ok(Target::Set(SetId { avs, id })),
            Some(id) => {
                let ids: Vec<_> = known.sets.iter().map(u32::to_string).collect();
                bail!(Failure::usage(format!("that AVS has no operator set {id}")).hint(format!("it has {}", ids.join(", "))))
            }
        }
    }

    /// What these operators call themselves, as far as that can be read.
    pub async fn operators(&self, of: impl IntoIterator<Item = Address>) -> BTreeMap<Address, Label> {
        let uris = of.into_iter().filter_map(|one| Some((one, self.index.operators.get(&one)?.uri.as_deref()?)));
        self.names(uris.collect()).await
    }

    /// What these AVSs call themselves, as far as that can be read.
    pub async fn avss(&self, of: impl IntoIterator<Item = Address>) -> BTreeMap<Address, Label> {
        let uris = of.into_iter().filter_map(|one| Some((one, self.index.avss.get(&one)?.uri.as_deref()?)));
        self.names(uris.collect()).await
    }

    /// What one AVS or operator says of itself.
    pub async fn metadata(&self, uri: &str) -> Reading {
        self.library.read(uri, FOR_NAMES).await
    }

    /// A strategy by the registry's name for it, or its address.
    pub fn strategy(&self, strategy: Address) -> String {
        let listed = self.core.strategies.iter().find(|(_, listed)| listed.strategy == strategy);
        listed.map_or_else(|| strategy.to_string(), |(name, _)| name.clone())
    }

    async fn names(&self, uris: Vec<(Address, &str)>) -> BTreeMap<Address, Label> {
        let bar = self.app.ui().progress("Reading names", u64::try_from(uris.len()).unwrap_or(u64::MAX));
        let readings = self.library.read_all(uris.iter().map(|(_, uri)| *uri), FOR_NAMES, &|| bar.inc(1)).await;
        bar.finish_and_clear();
        uris.into_iter().zip(readings).filter_map(|((one, _), reading)| Some((one, reading.name()?.clone()))).collect()
    }
}

/// The one that is called `name`.
fn pick(whose: Whose, name: &str, names: &BTreeMap<Address, Label>) -> Result<Address> {
    let (one, many, list) = match whose {
        Whose::Operator => ("operator", "operators", "see `restake operators list`"),
        Whose::Avs => ("AVS", "AVSs", "see `restake avs list`"),
    };
    let same = |label: &Label| label.as_str().to_lowercase() == name.trim().to_lowercase();
    let found: Vec<_> = names.iter().filter(|(_, label)| same(label)).map(|(address, _)| *address).collect();
    match found.as_slice() {
        [address] => Ok(*address),
        [] => {
            let likeness = |label: &&Label| strsim::jaro_winkler(&label.as_str().to_lowercase(), &name.to_lowercase());
            let near = names.values().max_by(|one, other| likeness(one).total_cmp(&likeness(other))).filter(|near| likeness(near) > 0.7);
            let hint = near.map_or_else(|| list.to_owned(), |near| format!("did you mean `{near}`? Or {list}"));
            Err(anyhow!(Failure::usage(format!("no {one} is called `{}`", Label::new(name, 80))).hint(hint)))
        }
        several => {
            let addresses: Vec<_> = several.iter().map(Address::to_string).collect();
            let message = format!("{} {many} call themselves `{}`", several.len(), Label::new(name, 80));
            Err(anyhow!(Failure::usage(message).hint(format!("name one by its address: {}", addresses.join(", ")))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::fate;

    fn names() -> BTreeMap<Address, Label> {
        let names = [(1, "Granite Staking"), (2, "P2P.org"), (3, "p2p.org")];
        names.map(|(byte, name)| (Address::repeat_byte(byte), Label::new(name, 40))).into()
    }

    #[test]
    fn a_name_in_any_case_is_one_address() {
        assert_eq!(pick(Whose::Operator, "granite staking", &names()).unwrap(), Address::repeat_byte(1));
    }

    #[test]
    fn a_name_that_two_claim_is_no_name() {
        let failure = fate(&pick(Whose::Operator, "P2P.org", &names()).unwrap_err());
        let hint = failure.hint.unwrap();
        assert!(hint.contains(&Address::repeat_byte(2).to_string()) && hint.contains(&Address::repeat_byte(3).to_string()));
    }

    #[test]
    fn a_near_miss_is_suggested_and_never_taken() {
        let failure = fate(&pick(Whose::Avs, "Granit Staking", &names()).unwrap_err());
        assert_eq!(failure.fate, crate::error::Fate::Usage);
        assert!(failure.hint.unwrap().contains("`Granite Staking`"));
    }
}
