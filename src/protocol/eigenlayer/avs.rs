//! An operator set, and what an AVS shows of its sets at the pinned block.

use super::{
    EigenLayer,
    abi::{IAllocationManager as Am, OperatorSet},
};
use crate::{chain::Chain, error::Failure};
use alloy::primitives::{Address, address};
use anyhow::{Context, Result, anyhow};
use futures::future::try_join_all;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// Where burnt stake goes: `DEFAULT_BURN_ADDRESS` of the `AllocationManager`, which answers it as the recipient of sets that redistribute nothing.
pub const BURN: Address = address!("00000000000000000000000000000000000E16E4");

/// One operator set, written `AVS/ID`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetId {
    /// The AVS.
    pub avs: Address,
    /// The number that the AVS gave the set.
    pub id: u32,
}

impl SetId {
    /// The set in the contracts' form.
    pub fn abi(self) -> OperatorSet {
        OperatorSet { avs: self.avs, id: self.id }
    }
}

impl From<OperatorSet> for SetId {
    fn from(set: OperatorSet) -> Self {
        Self { avs: set.avs, id: set.id }
    }
}

impl fmt::Display for SetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}/{}", self.avs, self.id))
    }
}

impl FromStr for SetId {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let (avs, id) = text.rsplit_once('/').with_context(|| format!("`{text}` is not an operator set: it is written AVS/ID"))?;
        let wrong = |_| anyhow!(Failure::usage(format!("`{text}` is not an operator set: it is written AVS/ID")));
        Ok(Self { avs: avs.parse().map_err(|_| ()).map_err(wrong)?, id: id.parse().map_err(|_| ()).map_err(wrong)? })
    }
}

impl Serialize for SetId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SetId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Who may slash a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlasherNames {
    /// Who may slash now; `None` where this protocol version names no slasher.
    pub now: Option<Address>,
    /// Who may slash later, and from which block on.
    pub pending: Option<(Address, u32)>,
}

/// What the chain says of one operator set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetState {
    /// The set.
    pub set: SetId,
    /// The strategies whose stake it may slash; the AVS adds and removes them at once.
    pub strategies: BTreeSet<Address>,
    /// Who may slash.
    pub slasher: SlasherNames,
    /// Who is paid what is slashed; `None` where it is burnt.
    pub recipient: Option<Address>,
    /// How often it has slashed, where this protocol version counts.
    pub slash_count: Option<u64>,
}

impl SetState {
    /// Reads one set.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn read(chain: &Chain, core: &EigenLayer, set: SetId) -> Result<Self> {
        let am = core.allocation_manager;
        let (strategies, slasher, pending, redistributes, recipient, count) = tokio::try_join!(
            chain.read(am, &Am::getStrategiesInOperatorSetCall { operatorSet: set.abi() }),
            chain.try_read(am, &Am::getSlasherCall { operatorSet: set.abi() }),
            chain.try_read(am, &Am::getPendingSlasherCall { operatorSet: set.abi() }),
            chain.try_read(am, &Am::isRedistributingOperatorSetCall { operatorSet: set.abi() }),
            chain.try_read(am, &Am::getRedistributionRecipientCall { operatorSet: set.abi() }),
            chain.try_read(am, &Am::getSlashCountCall { operatorSet: set.abi() }),
        )?;
        let pending = pending.filter(|pending| pending.effectBlock != 0).map(|pending| (pending.slasher, pending.effectBlock));
        let recipient = recipient.filter(|to| redistributes.unwrap_or(false) && *to != BURN && *to != Address::ZERO);
        Ok(Self {
            set,
            strategies: strategies.into_iter().collect(),
            slasher: SlasherNames { now: slasher.filter(|slasher| *slasher != Address::ZERO), pending },
            recipient,
            slash_count: count.map(|count| count.saturating_to()),
        })
    }

    /// Reads several sets together.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn read_all(chain: &Chain, core: &EigenLayer, sets: impl IntoIterator<Item = SetId>) -> Result<Vec<Self>> {
        try_join_all(sets.into_iter().map(|set| Self::read(chain, core, set))).await
    }
}

/// The operators registered for a set now.
///
/// # Errors
/// When the node does not answer.
pub async fn members(chain: &Chain, core: &EigenLayer, set: SetId) -> Result<Vec<Address>> {
    chain.read(core.allocation_manager, &Am::getMembersCall { operatorSet: set.abi() }).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_is_written_as_it_is_read() {
        let set = SetId { avs: Address::repeat_byte(0xab), id: 7 };
        assert_eq!(set.to_string().parse::<SetId>().unwrap(), set);
        assert_eq!(serde_json::from_str::<SetId>(&serde_json::to_string(&set).unwrap()).unwrap(), set);
        for text in ["", "0x1/2", "0xabababababababababababababababababababab", "0xabababababababababababababababababababab/-1"] {
            assert!(text.parse::<SetId>().is_err(), "{text}");
        }
    }
}
