//! Who is there: AVSs, their operator sets and operators, as the events since the beginning tell. Everything else comes from views.

use super::{
    EigenLayer,
    abi::{IAVSDirectory as Ad, IAllocationManager as Am, IDelegationManager as Dm},
    avs::SetId,
    exposure::Part,
    scan::{self, Entry, Progress, Query},
};
use crate::{chain::Chain, label::Label};
use alloy::{
    primitives::{Address, U256},
    sol_types::SolEvent,
};
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// The longest metadata URI that is kept, in bytes: a longer one carries its document and more than [`super::metadata`] would read.
const LONGEST_URI: usize = 400 << 10;

/// All that the events tell.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// The AVSs, by address.
    pub avss: BTreeMap<Address, AvsEntry>,
    /// The operators, by address.
    pub operators: BTreeMap<Address, OperatorEntry>,
    /// Every slash, oldest first.
    pub slashes: Vec<Slash>,
    /// The last end of each staker's delegation that the staker did not ask for.
    pub ends: BTreeMap<Address, ForcedEnd>,
}

/// An AVS.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AvsEntry {
    /// Where its metadata is; empty URIs delist, and are as if there were none.
    pub uri: Option<String>,
    /// Where its metadata is as the `AVSDirectory` has it, from before there were operator sets.
    pub directory_uri: Option<String>,
    /// The ids of its operator sets.
    pub sets: BTreeSet<u32>,
    /// The operators that are registered with it in the `AVSDirectory`, where nothing can be slashed.
    pub registered: BTreeSet<Address>,
}

impl AvsEntry {
    /// Where its metadata is, in the newer place first.
    pub fn metadata(&self) -> Option<&str> {
        self.uri.as_deref().or(self.directory_uri.as_deref())
    }
}

/// An operator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OperatorEntry {
    /// Where its metadata is.
    pub uri: Option<String>,
    /// The operator sets it is registered for.
    pub sets: BTreeSet<SetId>,
    /// The AVSs it is registered with in the `AVSDirectory`, where nothing can be slashed.
    pub avss: BTreeSet<Address>,
    /// The last change of its allocation delay that was announced.
    pub delay: Option<DelayChange>,
}

/// An allocation delay, and from when on it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelayChange {
    /// The delay, in blocks.
    pub delay: u32,
    /// The first block at which it counts.
    pub effect_block: u32,
}

/// One slash of one operator by one set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slash {
    /// The block.
    pub block: u64,
    /// Who was slashed.
    pub operator: Address,
    /// By which set.
    pub set: SetId,
    /// What was taken.
    pub taken: Vec<Taken>,
    /// Why, as the slasher says.
    pub description: Label,
}

/// What one slash took of one strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// The strategy.
    pub strategy: Address,
    /// What part of the operator's stake was taken.
    #[serde(serialize_with = "Part::object", deserialize_with = "Part::from_object")]
    pub part: Part,
}

/// The end of a delegation by the operator or its approver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ForcedEnd {
    /// The block.
    pub block: u64,
    /// The operator.
    pub operator: Address,
}

impl Index {
    /// Reads the events up to the pinned block; what was read before comes from `cache`.
    ///
    /// # Errors
    /// When the node does not answer or the cache cannot be written.
    pub async fn read(chain: &Chain, core: &EigenLayer, cache: &Path, progress: Progress<'_>) -> Result<Self> {
        let addresses = [core.allocation_manager, core.delegation_manager, core.avs_directory].into();
        let query = Query { addresses, topics: topics(), from: core.from_block };
        Ok(Self::fold(&scan::scan(chain, &query, cache, progress).await?, core.avs_directory))
    }

    /// What the events amount to, in their order. The `AVSDirectory` logs metadata in an event of the `AllocationManager`'s
    /// signature: who logged it tells them apart.
    pub fn fold(entries: &[Entry], avs_directory: Address) -> Self {
        let mut index = Self::default();
        for entry in entries {
            if entry.address == avs_directory {
                index.note_directory(entry);
            } else {
                index.note_avs(entry);
                index.note_operator(entry);
            }
        }
        index
    }

    /// Every known operator set.
    pub fn sets(&self) -> impl Iterator<Item = SetId> + '_ {
        self.avss.iter().flat_map(|(avs, entry)| entry.sets.iter().map(|id| SetId { avs: *avs, id: *id }))
    }

    /// The slashes of one operator, oldest first.
    pub fn slashes_of(&self, operator: Address) -> impl Iterator<Item = &Slash> {
        self.slashes.iter().filter(move |slash| slash.operator == operator)
    }

    /// The change of `operator`'s allocation delay that does not count yet at `block`.
    pub fn pending_delay(&self, operator: Address, block: u64) -> Option<DelayChange> {
        let delay = self.operators.get(&operator)?.delay?;
        (u64::from(delay.effect_block) > block).then_some(delay)
    }

    fn note_avs(&mut self, entry: &Entry) {
        if let Some(event) = entry.decode::<Am::AVSMetadataURIUpdated>() {
            self.avss.entry(event.avs).or_default().uri = uri(event.metadataURI);
        } else if let Some(event) = entry.decode::<Am::OperatorSetCreated>() {
            self.avss.entry(event.operatorSet.avs).or_default().sets.insert(event.operatorSet.id);
        } else if let Some(event) = entry.decode::<Am::OperatorSlashed>() {
            self.slashes.push(Slash {
                block: entry.block,
                operator: event.operator,
                set: event.operatorSet.into(),
                taken: event.strategies.into_iter().zip(event.wadSlashed).map(Taken::from).collect(),
                description: Label::new(&event.description, 200),
            });
        }
    }

    fn note_operator(&mut self, entry: &Entry) {
        if let Some(event) = entry.decode::<Dm::OperatorRegistered>() {
            self.operators.entry(event.operator).or_default();
        } else if let Some(event) = entry.decode::<Dm::OperatorMetadataURIUpdated>() {
            self.operators.entry(event.operator).or_default().uri = uri(event.metadataURI);
        } else if let Some(event) = entry.decode::<Am::OperatorAddedToOperatorSet>() {
            self.operators.entry(event.operator).or_default().sets.insert(event.operatorSet.into());
        } else if let Some(event) = entry.decode::<Am::OperatorRemovedFromOperatorSet>() {
            self.operators.entry(event.operator).or_default().sets.remove(&event.operatorSet.into());
        } else if let Some(event) = entry.decode::<Am::AllocationDelaySet>() {
            let change = DelayChange { delay: event.delay, effect_block: event.effectBlock };
            self.operators.entry(event.operator).or_default().delay = Some(change);
        } else if let Some(event) = entry.decode::<Dm::StakerForceUndelegated>() {
            self.ends.insert(event.staker, ForcedEnd { block: entry.block, operator: event.operator });
        }
    }

    fn note_directory(&mut self, entry: &Entry) {
        /// The status of an operator that is registered. Source: `OperatorAVSRegistrationStatus` of the `AVSDirectory`.
        const REGISTERED: u8 = 1;
        if let Some(event) = entry.decode::<Ad::AVSMetadataURIUpdated>() {
            self.avss.entry(event.avs).or_default().directory_uri = uri(event.metadataURI);
        } else if let Some(event) = entry.decode::<Ad::OperatorAVSRegistrationStatusUpdated>() {
            let (avs, operator) = (self.avss.entry(event.avs).or_default(), self.operators.entry(event.operator).or_default());
            if event.status == REGISTERED {
                avs.registered.insert(event.operator);
                operator.avss.insert(event.avs);
            } else {
                avs.registered.remove(&event.operator);
                operator.avss.remove(&event.avs);
            }
        }
    }
}

impl From<(Address, U256)> for Taken {
    fn from((strategy, wad): (Address, U256)) -> Self {
        Self { strategy, part: Part(wad.saturating_to::<u64>().min(Part::WHOLE.0)) }
    }
}

fn topics() -> BTreeSet<alloy::primitives::B256> {
    [
        Am::AVSMetadataURIUpdated::SIGNATURE_HASH,
        Am::OperatorSetCreated::SIGNATURE_HASH,
        Am::OperatorSlashed::SIGNATURE_HASH,
        Am::OperatorAddedToOperatorSet::SIGNATURE_HASH,
        Am::OperatorRemovedFromOperatorSet::SIGNATURE_HASH,
        Am::AllocationDelaySet::SIGNATURE_HASH,
        Dm::OperatorRegistered::SIGNATURE_HASH,
        Dm::OperatorMetadataURIUpdated::SIGNATURE_HASH,
        Dm::StakerForceUndelegated::SIGNATURE_HASH,
        Ad::OperatorAVSRegistrationStatusUpdated::SIGNATURE_HASH,
    ]
    .into()
}

fn uri(text: String) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && text.len() <= LONGEST_URI).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{super::abi::OperatorSet, *};
    use alloy::primitives::Bytes;

    fn entry<E: SolEvent>(block: u64, event: &E) -> Entry {
        let log = event.encode_log_data();
        Entry { block, index: 0, address: Address::ZERO, topics: log.topics().to_vec(), data: log.data }
    }

    const AVS: Address = Address::repeat_byte(1);
    const OPERATOR: Address = Address::repeat_byte(2);
    const DIRECTORY: Address = Address::repeat_byte(3);

    #[test]
    fn the_last_event_counts() {
        let set = |id| OperatorSet { avs: AVS, id };
        let entries = [
            entry(1, &Am::AVSMetadataURIUpdated { avs: AVS, metadataURI: "https://old.example".into() }),
            entry(2, &Am::AVSMetadataURIUpdated { avs: AVS, metadataURI: " https://new.example ".into() }),
            entry(3, &Am::OperatorSetCreated { operatorSet: set(0) }),
            entry(3, &Am::OperatorSetCreated { operatorSet: set(1) }),
            entry(4, &Dm::OperatorRegistered { operator: OPERATOR, delegationApprover: Address::ZERO }),
            entry(5, &Am::OperatorAddedToOperatorSet { operator: OPERATOR, operatorSet: set(0) }),
            entry(6, &Am::OperatorAddedToOperatorSet { operator: OPERATOR, operatorSet: set(1) }),
            entry(7, &Am::OperatorRemovedFromOperatorSet { operator: OPERATOR, operatorSet: set(0) }),
            entry(8, &Am::AllocationDelaySet { operator: OPERATOR, delay: 5, effectBlock: 100 }),
        ];
        let index = Index::fold(&entries, DIRECTORY);
        assert_eq!(index.avss[&AVS], AvsEntry { uri: Some("https://new.example".into()), sets: [0, 1].into(), ..AvsEntry::default() });
        assert_eq!(index.operators[&OPERATOR].sets, [SetId { avs: AVS, id: 1 }].into());
        assert_eq!(index.pending_delay(OPERATOR, 99), Some(DelayChange { delay: 5, effect_block: 100 }));
        assert_eq!(index.pending_delay(OPERATOR, 100), None);
    }

    #[test]
    fn an_empty_uri_delists() {
        let set = |text: &str| entry(1, &Am::AVSMetadataURIUpdated { avs: AVS, metadataURI: text.into() });
        assert_eq!(Index::fold(&[set("https://a.example"), set("")], DIRECTORY).avss[&AVS].uri, None);
    }

    #[test]
    fn what_the_directory_logs_is_kept_apart_from_what_the_manager_logs() {
        let there = |entry: Entry| Entry { address: DIRECTORY, ..entry };
        let named = |uri: &str| entry(1, &Ad::AVSMetadataURIUpdated { avs: AVS, metadataURI: uri.into() });
        let status = |status| there(entry(2, &Ad::OperatorAVSRegistrationStatusUpdated { operator: OPERATOR, avs: AVS, status }));
        let mut entries = vec![there(named("https://old.example")), status(1)];
        let index = Index::fold(&entries, DIRECTORY);
        let avs = &index.avss[&AVS];
        assert_eq!((avs.metadata(), &avs.uri), (Some("https://old.example"), &None));
        assert_eq!((&avs.registered, &index.operators[&OPERATOR].avss), (&[OPERATOR].into(), &[AVS].into()));
        entries.extend([named("https://new.example"), status(0)]);
        let index = Index::fold(&entries, DIRECTORY);
        let avs = &index.avss[&AVS];
        assert_eq!((avs.metadata(), avs.directory_uri.as_deref()), (Some("https://new.example"), Some("https://old.example")));
        assert!(avs.registered.is_empty() && index.operators[&OPERATOR].avss.is_empty());
    }

    #[test]
    fn an_end_that_the_staker_did_not_ask_for_is_remembered() {
        let ended = entry(7, &Dm::StakerForceUndelegated { staker: AVS, operator: OPERATOR });
        assert_eq!(Index::fold(&[ended], DIRECTORY).ends[&AVS], ForcedEnd { block: 7, operator: OPERATOR });
    }

    #[test]
    fn a_slash_is_kept_with_its_parts() {
        let event = Am::OperatorSlashed {
            operator: OPERATOR,
            operatorSet: OperatorSet { avs: AVS, id: 3 },
            strategies: vec![Address::repeat_byte(9)],
            wadSlashed: vec![U256::from(50_000_000_000_000_000_u64)],
            description: "late\u{1b}[31m".into(),
        };
        let index = Index::fold(&[entry(9, &event)], DIRECTORY);
        let slash = index.slashes_of(OPERATOR).next().unwrap();
        assert_eq!((slash.block, slash.set.id, slash.taken.len()), (9, 3, 1));
        assert_eq!(
            serde_json::to_value(slash.taken[0]).unwrap()["part"],
            serde_json::json!({ "wad": "50000000000000000", "percent": "5" })
        );
        assert_eq!(slash.description.as_str(), "late·[31m");
    }

    #[test]
    fn a_broken_log_is_passed_over() {
        let mut broken = entry(1, &Am::AVSMetadataURIUpdated { avs: AVS, metadataURI: "x".into() });
        broken.data = Bytes::from_static(&[0xff; 40]);
        assert!(Index::fold(&[broken], DIRECTORY).avss.is_empty());
    }
}
