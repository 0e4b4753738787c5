//! An operator set, and what an AVS shows of its sets at the pinned block.

use super::{
    EigenLayer,
    abi::{IAllocationManager as Am, IPermissionController as Pc, OperatorSet},
    version::{Since, Version},
};
use crate::{chain::Chain, error::Failure};
use alloy::{
    primitives::{Address, FixedBytes, address, fixed_bytes},
    sol_types::SolCall,
};
use anyhow::{Context, Result, anyhow};
use futures::future::try_join_all;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// Where burnt stake goes: `DEFAULT_BURN_ADDRESS` of the `AllocationManager`, which answers it as the recipient of sets that redistribute nothing.
pub const BURN: Address = address!("00000000000000000000000000000000000E16E4");

/// The selector of `slashOperator(address,(address,uint32,address[],uint256[],string))` of the `AllocationManager`.
const SLASH_OPERATOR: FixedBytes<4> = fixed_bytes!("36352057");

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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlasherNames {
    /// Who may slash now; `None` where this protocol version names no slasher.
    pub now: Option<Address>,
    /// Who may slash later, and from which block on.
    pub pending: Option<(Address, u32)>,
    /// Where no slasher is named: the AVS's admins and whom they appointed to slash.
    #[serde(default)]
    pub appointed: BTreeSet<Address>,
}

impl SlasherNames {
    /// Everybody who may slash now or later.
    pub fn all(&self) -> impl Iterator<Item = Address> + '_ {
        self.now.into_iter().chain(self.pending.map(|(slasher, _)| slasher)).chain(self.appointed.iter().copied())
    }
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
        let (version, strategies, slasher, pending, recipient, count) = tokio::try_join!(
            Version::read(chain, core),
            chain.read(am, &Am::getStrategiesInOperatorSetCall { operatorSet: set.abi() }),
            chain.try_read(am, &Am::getSlasherCall { operatorSet: set.abi() }),
            chain.try_read(am, &Am::getPendingSlasherCall { operatorSet: set.abi() }),
            chain.try_read(am, &Am::getRedistributionRecipientCall { operatorSet: set.abi() }),
            chain.try_read(am, &Am::getSlashCountCall { operatorSet: set.abi() }),
        )?;
        let slasher = version.owed(Since::SlashersAreNamed, Am::getSlasherCall::SIGNATURE, slasher)?;
        let pending = version.owed(Since::SlashersAreNamed, Am::getPendingSlasherCall::SIGNATURE, pending)?;
        let recipient = version.owed(Since::Redistribution, Am::getRedistributionRecipientCall::SIGNATURE, recipient)?;
        let count = version.owed(Since::Redistribution, Am::getSlashCountCall::SIGNATURE, count)?;
        let now = slasher.filter(|slasher| *slasher != Address::ZERO);
        let appointed = match now {
            Some(_) => BTreeSet::new(),
            None => appointed(chain, core, set.avs).await?,
        };
        let pending = pending.filter(|pending| pending.effectBlock != 0).map(|pending| (pending.slasher, pending.effectBlock));
        let recipient = recipient.filter(|to| *to != BURN && *to != Address::ZERO);
        Ok(Self {
            set,
            strategies: strategies.into_iter().collect(),
            slasher: SlasherNames { now, pending, appointed },
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

/// Who may slash for an AVS that names no slasher: whoever may act for it, and whom they appointed to slash.
async fn appointed(chain: &Chain, core: &EigenLayer, avs: Address) -> Result<BTreeSet<Address>> {
    let (admins, appointees) = tokio::try_join!(
        chain.read(core.permission_controller, &Pc::getAdminsCall { account: avs }),
        chain.read(
            core.permission_controller,
            &Pc::getAppointeesCall { account: avs, target: core.allocation_manager, selector: SLASH_OPERATOR }
        ),
    )?;
    // An AVS without admins acts for itself.
    let admins = if admins.is_empty() { vec![avs] } else { admins };
    Ok(admins.into_iter().chain(appointees).collect())
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
    use alloy::primitives::keccak256;

    #[test]
    fn the_selector_is_that_of_the_slash() {
        let signature = "slashOperator(address,(address,uint32,address[],uint256[],string))";
        assert_eq!(keccak256(signature)[..4], SLASH_OPERATOR[..]);
    }

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
