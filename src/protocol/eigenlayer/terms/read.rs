//! Taking a snapshot: the chain at the pinned block, and what the AVSs publish now.

use super::{
    code::Code,
    snapshot::{AvsWords, EDITION, PendingSlash, SetWords, Snapshot},
};
use crate::{
    chain::Chain,
    label::Label,
    protocol::eigenlayer::{
        EigenLayer,
        abi::IStrategyManager as Sm,
        avs::SetId,
        index::{Index, Slash},
        metadata::{FOR_TERMS, Library, Reading},
        operator::{Operator, Rules},
        version::{Since, Version},
    },
};
use alloy::{
    primitives::{Address, U256, keccak256},
    sol_types::SolCall,
};
use anyhow::Result;
use futures::future::try_join_all;
use std::collections::{BTreeMap, BTreeSet};

/// Takes a snapshot of `operator`'s terms, with what is needed to compare it with the `accepted` ones.
///
/// # Errors
/// When the node does not answer. Metadata that cannot be read is part of the snapshot, not an error.
pub async fn read(
    chain: &Chain,
    core: &EigenLayer,
    (index, library): (&Index, &Library),
    operator: Address,
    accepted: Option<&Snapshot>,
) -> Result<Snapshot> {
    let slashes: Vec<Slash> = index.slashes_of(operator).cloned().collect();
    let also = strategies(core, &slashes, accepted);
    let (rules, operator) = tokio::try_join!(Rules::read(chain, core), Operator::read(chain, core, operator, &also))?;
    let sets: BTreeSet<SetId> = operator.sets.keys().copied().collect();
    let slashers: BTreeSet<Address> = operator.sets.values().flat_map(|of| of.state.slasher.all()).collect();
    let (codes, pending, avss) = tokio::try_join!(
        try_join_all(slashers.iter().map(|slasher| Code::read(chain, *slasher))),
        try_join_all(sets.iter().map(|set| pending_slashes(chain, core, *set))),
        async { Ok(words(index, library, &sets, accepted).await) },
    )?;
    Ok(Snapshot {
        edition: EDITION,
        chain_id: chain.id(),
        block: chain.head().number,
        allocation_manager: core.allocation_manager,
        pending_delay: index.pending_delay(operator.operator, chain.head().number),
        rules,
        operator,
        slashers: slashers.into_iter().zip(codes).collect(),
        avss,
        pending_slashes: sets.into_iter().zip(pending).filter(|(_, slashes)| !slashes.is_empty()).collect(),
        slashes,
    })
}

/// The strategies that matter besides those of the operator's sets: a slash may have taken from them, and left the set no trace of it.
fn strategies(core: &EigenLayer, slashes: &[Slash], accepted: Option<&Snapshot>) -> BTreeSet<Address> {
    let listed = core.strategies.values().map(|listed| listed.strategy);
    let slashed = slashes.iter().flat_map(|slash| slash.taken.iter().map(|taken| taken.strategy));
    let before = accepted.into_iter().flat_map(|accepted| accepted.operator.strategies.keys().copied());
    listed.chain(slashed).chain(before).collect()
}

/// The slashes of a set whose stake has not left yet.
async fn pending_slashes(chain: &Chain, core: &EigenLayer, set: SetId) -> Result<Vec<PendingSlash>> {
    let sm = core.strategy_manager;
    let (version, ids) =
        tokio::try_join!(Version::read(chain, core), chain.try_read(sm, &Sm::getPendingSlashIdsCall { operatorSet: set.abi() }))?;
    let ids = version.owed(Since::SlashersAreNamed, Sm::getPendingSlashIdsCall::SIGNATURE, ids)?.unwrap_or_default();
    let ends = ids.iter().map(|id| chain.try_read(sm, &Sm::getSlashResolutionBlockCall { operatorSet: set.abi(), slashId: *id }));
    let ends: Vec<Option<u32>> = try_join_all(ends.collect::<Vec<_>>()).await?;
    let pending = ids.into_iter().zip(ends).map(|(id, block): (U256, _)| {
        let block = version.owed(Since::SlashesWait, Sm::getSlashResolutionBlockCall::SIGNATURE, block)?;
        // Slashes of before there was a wait have no block.
        Ok(PendingSlash { id: id.saturating_to(), block: block.filter(|block| *block != 0) })
    });
    let mut pending: Vec<_> = pending.collect::<Result<_>>()?;
    pending.sort_unstable();
    Ok(pending)
}

/// What the AVSs of these sets publish.
async fn words(index: &Index, library: &Library, sets: &BTreeSet<SetId>, accepted: Option<&Snapshot>) -> BTreeMap<Address, AvsWords> {
    let avss: BTreeSet<Address> = sets.iter().map(|set| set.avs).collect();
    let uris: Vec<_> = avss.iter().map(|avs| index.avss.get(avs).and_then(|entry| entry.uri.as_deref())).collect();
    let readings = library.read_all(uris.iter().copied().flatten(), FOR_TERMS, &|| ()).await;
    let mut readings = readings.into_iter();
    let words = avss.into_iter().zip(uris).map(|(avs, uri)| {
        let words = match uri.and_then(|uri| Some((uri, readings.next()?))) {
            Some((uri, reading)) => {
                let ids = sets.iter().filter(|set| set.avs == avs).map(|set| set.id).collect();
                published(uri, &reading, &ids, accepted.and_then(|accepted| accepted.avss.get(&avs)))
            }
            None => AvsWords { unreachable: Some(Label::new("it publishes no metadata", 40)), ..AvsWords::default() },
        };
        (avs, words)
    });
    words.collect()
}

/// What was read last counts where its host is away, so that the digest does not change with the weather.
fn published(uri: &str, reading: &Reading, ids: &BTreeSet<u32>, accepted: Option<&AvsWords>) -> AvsWords {
    let (uri, uri_hash) = (Some(Label::new(uri, 200)), Some(keccak256(uri)));
    let unreachable = reading.failure().map(|why| Label::new(why, 200));
    let Some(metadata) = reading.metadata().cloned() else {
        // What was accepted was read from the same place.
        return match accepted.filter(|accepted| accepted.uri_hash == uri_hash) {
            Some(accepted) => AvsWords { unreachable, ..accepted.clone() },
            None => AvsWords { uri, uri_hash, unreachable, ..AvsWords::default() },
        };
    };
    let sets = metadata.sets.into_iter().filter(|(id, _)| ids.contains(id));
    AvsWords {
        name: metadata.name,
        uri,
        uri_hash,
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
    use crate::protocol::eigenlayer::metadata::{Metadata, SetMetadata};
    use alloy::primitives::B256;

    #[test]
    fn words_that_were_read_once_stay_while_their_host_is_away() {
        let metadata = Metadata { name: None, website: None, description: None, sets: BTreeMap::new(), sha256: B256::repeat_byte(7) };
        let (uri, ids) = ("https://x.example", BTreeSet::from([1]));
        let now = published(uri, &Reading::Read(Box::new(metadata.clone())), &ids, None);
        let unreachable = Some(Label::new("no answer", 40));
        let away = published(uri, &Reading::Earlier(Box::new(metadata), "no answer".into()), &ids, None);
        assert_eq!(away, AvsWords { unreachable: unreachable.clone(), ..now.clone() });
        // Another machine never read them, but knows what was accepted.
        let never = Reading::Unreachable("no answer".into());
        assert_eq!(published(uri, &never, &ids, Some(&now)), AvsWords { unreachable, ..now.clone() });
        assert_eq!(published("https://moved.example", &never, &ids, Some(&now)).sha256, None);
    }

    #[test]
    fn only_the_words_about_the_operators_sets_are_kept() {
        let text = r#"data:application/json,{"operatorSets":[{"id":1},{"id":2}]}"#;
        let words = SetMetadata { name: None, description: None, conditions: vec![], words: B256::ZERO };
        let sets = [(1, words.clone()), (2, words)].into();
        let metadata = Metadata { name: None, website: None, description: None, sets, sha256: B256::repeat_byte(7) };
        let kept = published(text, &Reading::Read(Box::new(metadata)), &[2].into(), None);
        assert_eq!(kept.sets.keys().copied().collect::<Vec<_>>(), [2]);
    }
}
