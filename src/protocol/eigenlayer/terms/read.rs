//! Taking a snapshot: the chain at the pinned block, and what the AVSs publish now.

use super::{
    code::Code,
    snapshot::{AvsWords, SetWords, Snapshot},
};
use crate::{
    chain::Chain,
    label::Label,
    protocol::eigenlayer::{
        EigenLayer,
        abi::IStrategyManager,
        avs::SetId,
        index::Index,
        metadata::{FOR_TERMS, Library, Reading},
        operator::{Operator, Rules},
    },
};
use alloy::primitives::Address;
use anyhow::Result;
use futures::future::try_join_all;
use std::collections::{BTreeMap, BTreeSet};

/// Takes a snapshot of `operator`'s terms.
///
/// # Errors
/// When the node does not answer. Metadata that cannot be read is part of the snapshot, not an error.
pub async fn read(chain: &Chain, core: &EigenLayer, index: &Index, library: &Library, operator: Address) -> Result<Snapshot> {
    let none = BTreeSet::new();
    let (rules, operator) = tokio::try_join!(Rules::read(chain, core), Operator::read(chain, core, operator, &none))?;
    let sets: BTreeSet<SetId> = operator.sets.keys().copied().collect();
    let names = operator.sets.values().map(|of| of.state.slasher);
    let slashers: BTreeSet<Address> =
        names.flat_map(|names| names.now.into_iter().chain(names.pending.map(|(slasher, _)| slasher))).collect();
    let (codes, unsettled, avss) = tokio::try_join!(
        try_join_all(slashers.iter().map(|slasher| Code::read(chain, *slasher))),
        try_join_all(sets.iter().map(|set| unsettled(chain, core, *set))),
        async { Ok(words(index, library, &sets).await) },
    )?;
    Ok(Snapshot {
        chain_id: chain.id(),
        block: chain.head().number,
        allocation_manager: core.allocation_manager,
        pending_delay: index.pending_delay(operator.operator, chain.head().number),
        rules,
        operator,
        slashers: slashers.into_iter().zip(codes).collect(),
        avss,
        unsettled: sets.into_iter().zip(unsettled).filter(|(_, count)| *count > 0).collect(),
    })
}

/// How many slashes of a set wait for their end.
async fn unsettled(chain: &Chain, core: &EigenLayer, set: SetId) -> Result<u64> {
    let ids = chain.try_read(core.strategy_manager, &IStrategyManager::getPendingSlashIdsCall { operatorSet: set.abi() }).await?;
    Ok(ids.map_or(0, |ids| u64::try_from(ids.len()).unwrap_or(u64::MAX)))
}

/// What the AVSs of these sets publish.
async fn words(index: &Index, library: &Library, sets: &BTreeSet<SetId>) -> BTreeMap<Address, AvsWords> {
    let avss: BTreeSet<Address> = sets.iter().map(|set| set.avs).collect();
    let uris: Vec<_> = avss.iter().map(|avs| index.avss.get(avs).and_then(|entry| entry.uri.as_deref())).collect();
    let readings = library.read_all(uris.iter().copied().flatten(), FOR_TERMS, &|| ()).await;
    let mut readings = readings.into_iter();
    let words = avss.into_iter().zip(uris).map(|(avs, uri)| {
        let words = match uri.and_then(|uri| Some((uri, readings.next()?))) {
            Some((uri, reading)) => published(uri, &reading),
            None => AvsWords { unreachable: Some(Label::new("it publishes no metadata", 40)), ..AvsWords::default() },
        };
        (avs, words)
    });
    words.collect()
}

/// What was read last counts where its host is away, so that the digest does not change with the weather.
fn published(uri: &str, reading: &Reading) -> AvsWords {
    let (uri, unreachable) = (Some(Label::new(uri, 200)), reading.failure().map(|why| Label::new(why, 200)));
    let Some(metadata) = reading.metadata().cloned() else { return AvsWords { uri, unreachable, ..AvsWords::default() } };
    let sets = metadata.sets.into_iter();
    AvsWords {
        name: metadata.name,
        uri,
        sha256: Some(metadata.sha256),
        unreachable,
        sets: sets
            .map(|(id, of)| (id, SetWords { name: of.name, description: of.description, conditions: of.conditions, words: of.words }))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::eigenlayer::metadata::Metadata;
    use alloy::primitives::B256;

    #[test]
    fn words_that_were_read_once_stay_while_their_host_is_away() {
        let metadata = Metadata { name: None, website: None, description: None, sets: BTreeMap::new(), sha256: B256::repeat_byte(7) };
        let now = published("https://x.example", &Reading::Read(Box::new(metadata.clone())));
        let away = published("https://x.example", &Reading::Earlier(Box::new(metadata), "no answer".into()));
        assert_eq!(away, AvsWords { unreachable: Some(Label::new("no answer", 40)), ..now });
    }
}
