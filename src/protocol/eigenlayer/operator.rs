//! An operator as the chain shows it at the pinned block: its sets, its magnitudes, what is allocated, and what is about to be.

use super::{
    EigenLayer,
    abi::{IAllocationManager as Am, IDelegationManager as Dm, IRewardsCoordinator as Rc, OperatorSet},
    avs::{SetId, SetState},
    exposure::Part,
    version::{Since, Version},
};
use crate::{chain::Chain, label::Label};
use alloy::{primitives::Address, sol_types::SolCall};
use anyhow::{Result, ensure};
use futures::future::try_join_all;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What holds for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// The protocol's version, where it tells.
    pub version: Option<Label>,
    /// How many blocks a withdrawal waits, slashable all the time.
    pub withdrawal_delay: u32,
    /// How many blocks a deallocation stays slashable.
    pub deallocation_delay: u32,
}

/// An operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operator {
    /// Its address.
    pub operator: Address,
    /// Whether it is an operator at all.
    pub registered: bool,
    /// Who must approve a delegation, and may end it.
    pub approver: Option<Address>,
    /// After how many blocks a new allocation counts; `None` where it never set one and so cannot allocate.
    pub allocation_delay: Option<u32>,
    /// What part of programmatic incentives it keeps, of 10,000.
    pub incentives_split: Option<u16>,
    /// The sets it is registered for or has allocated to.
    pub sets: BTreeMap<SetId, Membership>,
    /// Its magnitudes in the strategies of its sets, and in those asked for.
    pub strategies: BTreeMap<Address, Magnitudes>,
}

/// An operator's place in one set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The set itself.
    #[serde(flatten)]
    pub state: SetState,
    /// Whether it is registered for the set.
    pub registered: bool,
    /// Whether the set may slash it: it is registered, or left too recently.
    pub slashable: bool,
    /// What part of the set's rewards it keeps, of 10,000.
    pub split: Option<u16>,
    /// What part of the AVS's rewards that are paid for no set it keeps, of 10,000.
    #[serde(default)]
    pub avs_split: Option<u16>,
}

/// An operator's magnitudes in one strategy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Magnitudes {
    /// What slashes have left of the 10^18 it began with.
    pub max: Part,
    /// What is allocated, or was and is still slashable, or is about to be.
    pub encumbered: Part,
    /// What each set has of it.
    pub allocations: BTreeMap<SetId, Allocation>,
}

/// What one set has of an operator's magnitude in one strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// At this block.
    pub now: Part,
    /// What is announced.
    pub later: Option<Later>,
}

/// An announced allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Later {
    /// The magnitude.
    pub magnitude: Part,
    /// The first block at which it counts.
    pub block: u32,
}

impl Rules {
    /// Reads them.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn read(chain: &Chain, core: &EigenLayer) -> Result<Self> {
        let (am, dm) = (core.allocation_manager, core.delegation_manager);
        let (version, withdrawal_delay, deallocation_delay) = tokio::try_join!(
            Version::read(chain, core),
            chain.read(dm, &Dm::minWithdrawalDelayBlocksCall {}),
            chain.read(am, &Am::DEALLOCATION_DELAYCall {}),
        )?;
        Ok(Self { version: version.label(), withdrawal_delay, deallocation_delay })
    }
}

impl Operator {
    /// Reads an operator, with its magnitudes in the strategies of its sets and in `also`.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn read(chain: &Chain, core: &EigenLayer, operator: Address, also: &BTreeSet<Address>) -> Result<Self> {
        let (am, dm, rc) = (core.allocation_manager, core.delegation_manager, core.rewards_coordinator);
        let (version, registered, approver, delay, member_of, allocated_to, incentives_split) = tokio::try_join!(
            Version::read(chain, core),
            chain.read(dm, &Dm::isOperatorCall { operator }),
            chain.read(dm, &Dm::delegationApproverCall { operator }),
            chain.read(am, &Am::getAllocationDelayCall { operator }),
            chain.read(am, &Am::getRegisteredSetsCall { operator }),
            chain.read(am, &Am::getAllocatedSetsCall { operator }),
            chain.try_read(rc, &Rc::getOperatorPISplitCall { operator }),
        )?;
        let incentives_split = version.owed(Since::SlashersAreNamed, Rc::getOperatorPISplitCall::SIGNATURE, incentives_split)?;
        let registered_for: BTreeSet<SetId> = member_of.into_iter().map(SetId::from).collect();
        let sets: BTreeSet<SetId> = allocated_to.into_iter().map(SetId::from).chain(registered_for.iter().copied()).collect();
        let places = sets.iter().map(|set| membership((chain, core, &version), operator, *set, registered_for.contains(set)));
        let places = try_join_all(places).await?;
        let strategies: BTreeSet<Address> = places.iter().flat_map(|(_, strategies)| strategies).chain(also).copied().collect();
        let magnitudes = try_join_all(strategies.iter().map(|strategy| magnitudes(chain, am, operator, *strategy))).await?;
        Ok(Self {
            operator,
            registered,
            approver: Some(approver).filter(|approver| *approver != Address::ZERO),
            allocation_delay: delay.isSet.then_some(delay.delay),
            incentives_split,
            sets: places.into_iter().map(|(place, _)| (place.state.set, place)).collect(),
            strategies: strategies.into_iter().zip(magnitudes).collect(),
        })
    }

    /// Reads several operators together.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn read_all(chain: &Chain, core: &EigenLayer, operators: &BTreeSet<Address>, also: &BTreeSet<Address>) -> Result<Vec<Self>> {
        try_join_all(operators.iter().map(|operator| Self::read(chain, core, *operator, also))).await
    }

    /// Whether a delegator who sees a new allocation announced can be gone before it counts.
    pub fn leaves_time(&self, rules: &Rules) -> bool {
        // Announced in block N it counts from N + delay on; who sees it there queues in N + 1, and is slashable through
        // N + 1 + withdrawal delay.
        self.allocation_delay.is_none_or(|delay| delay > rules.withdrawal_delay.saturating_add(1))
    }
}

/// An operator's place in a set, and the strategies that matter for it: the set's and those allocated to it.
async fn membership(
    (chain, core, version): (&Chain, &EigenLayer, &Version),
    operator: Address,
    set: SetId,
    registered: bool,
) -> Result<(Membership, BTreeSet<Address>)> {
    let (am, rc) = (core.allocation_manager, core.rewards_coordinator);
    let (state, allocated, slashable, split, avs_split) = tokio::try_join!(
        SetState::read(chain, core, set),
        chain.read(am, &Am::getAllocatedStrategiesCall { operator, operatorSet: set.abi() }),
        chain.try_read(am, &Am::isOperatorSlashableCall { operator, operatorSet: set.abi() }),
        chain.try_read(rc, &Rc::getOperatorSetSplitCall { operator, operatorSet: set.abi() }),
        chain.try_read(rc, &Rc::getOperatorAVSSplitCall { operator, avs: set.avs }),
    )?;
    let slashable = version.owed(Since::SlashersAreNamed, Am::isOperatorSlashableCall::SIGNATURE, slashable)?;
    let split = version.owed(Since::SlashersAreNamed, Rc::getOperatorSetSplitCall::SIGNATURE, split)?;
    let avs_split = version.owed(Since::SlashersAreNamed, Rc::getOperatorAVSSplitCall::SIGNATURE, avs_split)?;
    let strategies = state.strategies.iter().copied().chain(allocated).collect();
    // Where the view is missing the careful answer is yes.
    Ok((Membership { state, registered, slashable: slashable.unwrap_or(true), split, avs_split }, strategies))
}

async fn magnitudes(chain: &Chain, am: Address, operator: Address, strategy: Address) -> Result<Magnitudes> {
    let (max, encumbered, shares) = tokio::try_join!(
        chain.read(am, &Am::getMaxMagnitudeCall { operator, strategy }),
        chain.read(am, &Am::getEncumberedMagnitudeCall { operator, strategy }),
        chain.read(am, &Am::getStrategyAllocationsCall { operator, strategy }),
    )?;
    let (sets, allocations): (Vec<OperatorSet>, Vec<Am::Allocation>) = (shares.sets, shares.allocations);
    ensure!(sets.len() == allocations.len(), "the allocations of {operator} in {strategy} do not fit its sets");
    let allocations = sets.into_iter().zip(allocations).map(|(set, allocation)| (SetId::from(set), Allocation::new(&allocation)));
    let allocations = allocations.filter(|(_, allocation)| allocation.now > Part(0) || allocation.later.is_some()).collect();
    Ok(Magnitudes { max: Part(max), encumbered: Part(encumbered), allocations })
}

impl Magnitudes {
    /// Whether no slash took of it and nothing is bound to a set.
    pub fn is_untouched(&self) -> bool {
        self.max == Part::WHOLE && self.encumbered == Part(0) && self.allocations.is_empty()
    }
}

impl Allocation {
    fn new(raw: &Am::Allocation) -> Self {
        let later = i128::from(raw.currentMagnitude).saturating_add(raw.pendingDiff).max(0);
        let later = Later { magnitude: Part(u64::try_from(later).unwrap_or(u64::MAX)), block: raw.effectBlock };
        Self { now: Part(raw.currentMagnitude), later: (raw.pendingDiff != 0).then_some(later) }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{
        super::{avs::SlasherNames, exposure::WAD},
        *,
    };

    pub(in super::super) const STRATEGY: Address = Address::repeat_byte(0x5a);
    pub(in super::super) const SETS: [SetId; 3] = [
        SetId { avs: Address::repeat_byte(0xa1), id: 0 },
        SetId { avs: Address::repeat_byte(0xa2), id: 0 },
        SetId { avs: Address::repeat_byte(0xa2), id: 1 },
    ];

    /// An operator that allocated so much of its magnitude in [`STRATEGY`] to each of these sets.
    pub(in super::super) fn operator(allocated: &[(SetId, u64)]) -> Operator {
        let place = |set| Membership {
            state: SetState {
                set,
                strategies: [STRATEGY].into(),
                slasher: SlasherNames { now: Some(Address::repeat_byte(0x51)), pending: None, appointed: [].into() },
                recipient: None,
                slash_count: Some(0),
            },
            registered: true,
            slashable: true,
            split: Some(1_000),
            avs_split: Some(1_000),
        };
        let allocations: BTreeMap<_, _> = allocated.iter().map(|(set, now)| (*set, Allocation { now: Part(*now), later: None })).collect();
        let encumbered = Part(allocated.iter().map(|(_, now)| now).sum());
        Operator {
            operator: Address::repeat_byte(0x0f),
            registered: true,
            approver: None,
            allocation_delay: Some(200_000),
            incentives_split: Some(1_000),
            sets: allocated.iter().map(|(set, _)| (*set, place(*set))).collect(),
            strategies: [(STRATEGY, Magnitudes { max: Part::WHOLE, encumbered, allocations })].into(),
        }
    }

    #[test]
    fn a_pending_change_becomes_the_magnitude_it_leads_to() {
        let raw = |now, diff| Am::Allocation { currentMagnitude: now, pendingDiff: diff, effectBlock: 9 };
        let later = |magnitude| Some(Later { magnitude: Part(magnitude), block: 9 });
        assert_eq!(Allocation::new(&raw(5, 0)), Allocation { now: Part(5), later: None });
        assert_eq!(Allocation::new(&raw(5, 3)), Allocation { now: Part(5), later: later(8) });
        assert_eq!(Allocation::new(&raw(5, -5)), Allocation { now: Part(5), later: later(0) });
        assert_eq!(Allocation::new(&raw(5, -9)), Allocation { now: Part(5), later: later(0) });
        assert_eq!(Allocation::new(&raw(5, i128::MAX)), Allocation { now: Part(5), later: later(u64::MAX) });
    }

    #[test]
    fn only_a_delay_longer_than_a_withdrawal_queued_a_block_later_leaves_time() {
        let rules = Rules { version: None, withdrawal_delay: 100, deallocation_delay: 100 };
        let with = |delay| Operator { allocation_delay: delay, ..operator(&[(SETS[0], WAD)]) }.leaves_time(&rules);
        let told = [Some(0), Some(100), Some(101), Some(102), None].map(with);
        assert_eq!(told, [false, false, false, true, true]);
    }

    #[test]
    fn an_operator_survives_json() {
        let operator = operator(&[(SETS[0], WAD / 2), (SETS[1], 1)]);
        let text = serde_json::to_string(&operator).unwrap();
        assert_eq!(serde_json::from_str::<Operator>(&text).unwrap(), operator);
    }
}
