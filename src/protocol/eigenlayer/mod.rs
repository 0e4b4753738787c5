//! EigenLayer: its core contracts, its strategies as venues, and what only it has: operators, AVSs, terms, rewards.

pub mod abi;
mod approval;
pub mod avs;
mod base64;
pub mod choice;
pub mod delegation;
mod departure;
pub mod exposing;
pub mod exposure;
mod gate;
pub mod index;
mod issuer;
pub mod metadata;
pub mod operator;
mod queue;
pub mod rewards;
pub mod scan;
pub mod shares;
mod splits;
mod strategy;
pub mod terms;
mod vault;
mod version;

pub use super::when;

use super::Venue;
use crate::{chain::Chain, plan::Call};
use abi::{IAllocationManager, IDelegationManager, IEigenPodManager, IStrategyManager};
use alloy::primitives::{Address, U256, address};
use anyhow::Result;
use queue::Queue;
use serde::Deserialize;
use shares::WAD;
use std::collections::BTreeMap;
use strategy::Strategy;

/// The strategy that stands for native restaking; no contract is there.
/// Source: `beaconChainETHStrategy` of every deployed `DelegationManager`.
pub const BEACON_CHAIN_STRATEGY: Address = address!("beaC0eeEeeeeEEeEeEEEEeeEEeEeeeEeeEEBEaC0");

/// The bits of the `DelegationManager`'s pause flags.
mod paused {
    /// New delegations.
    pub(super) const DELEGATIONS: u8 = 0;
    /// Queueing withdrawals, and undelegating.
    pub(super) const QUEUEING: u8 = 1;
    /// Completing withdrawals.
    pub(super) const COMPLETING: u8 = 2;
}

/// The core contracts, and the strategies that can be deposited into.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EigenLayer {
    /// Delegations, withdrawals and shares.
    pub delegation_manager: Address,
    /// Deposits of tokens.
    pub strategy_manager: Address,
    /// Operator sets, allocations and slashing.
    pub allocation_manager: Address,
    /// Rewards.
    pub rewards_coordinator: Address,
    /// Native restaking.
    pub eigen_pod_manager: Address,
    /// Who may act for operators and AVSs.
    pub permission_controller: Address,
    /// Registrations from before operator sets.
    pub avs_directory: Address,
    /// The core's own list of addresses and version, where deployed.
    pub protocol_registry: Option<Address>,
    /// The first block with events worth reading.
    pub from_block: u64,
    /// The rewards sidecar's HTTP API, where a public one exists.
    pub sidecar: Option<String>,
    /// The core contracts that nothing here calls, by name.
    #[serde(default)]
    pub others: BTreeMap<String, Address>,
    /// The strategies, by the last part of their id.
    pub strategies: BTreeMap<String, Listed>,
}

/// A strategy that the registry lists.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// The strategy contract.
    pub strategy: Address,
    /// The token it takes.
    pub token: Address,
}

/// The contracts that every position goes through.
#[derive(Clone, Copy, Debug)]
struct Core {
    delegation_manager: Address,
    strategy_manager: Address,
    allocation_manager: Address,
    eigen_pod_manager: Address,
}

impl Core {
    /// Whom `staker` is delegated to.
    async fn operator_of(&self, chain: &Chain, staker: Address) -> Result<Option<Address>> {
        let operator = chain.read(self.delegation_manager, &IDelegationManager::delegatedToCall { staker }).await?;
        Ok(Some(operator).filter(|operator| !operator.is_zero()))
    }

    /// What slashing has left of `operator` in `strategy`; the whole where there is no operator.
    async fn magnitude(&self, chain: &Chain, operator: Option<Address>, strategy: Address) -> Result<U256> {
        let Some(operator) = operator else { return Ok(WAD) };
        let magnitude = chain.read(self.allocation_manager, &IAllocationManager::getMaxMagnitudeCall { operator, strategy }).await?;
        Ok(U256::from(magnitude))
    }

    /// The view of the deposit shares that `staker` has in `strategy`.
    fn shares_of(&self, staker: Address, strategy: Address) -> Call {
        if strategy == BEACON_CHAIN_STRATEGY {
            return Call::new(self.eigen_pod_manager, &IEigenPodManager::podOwnerDepositSharesCall { podOwner: staker });
        }
        Call::new(self.strategy_manager, &IStrategyManager::stakerDepositSharesCall { staker, strategy })
    }

    /// Whether the `DelegationManager` has this pause flag set.
    async fn paused(&self, chain: &Chain, index: u8) -> Result<bool> {
        chain.read(self.delegation_manager, &IDelegationManager::pausedCall { index }).await
    }

    /// The blocks between queueing a withdrawal and the last block that cannot complete it.
    async fn delay(&self, chain: &Chain) -> Result<u64> {
        Ok(chain.read(self.delegation_manager, &IDelegationManager::minWithdrawalDelayBlocksCall {}).await?.into())
    }
}

impl EigenLayer {
    fn core(&self) -> Core {
        Core {
            delegation_manager: self.delegation_manager,
            strategy_manager: self.strategy_manager,
            allocation_manager: self.allocation_manager,
            eigen_pod_manager: self.eigen_pod_manager,
        }
    }

    /// Its strategies and its withdrawal queue as venues.
    pub fn venues(&self) -> Vec<Box<dyn Venue>> {
        let open = |(name, listed): (&String, &Listed)| Box::new(Strategy::new(name, self.core(), *listed)) as Box<dyn Venue>;
        let queue = Queue::new(self.core(), self.strategies.values().copied());
        self.strategies.iter().map(open).chain([Box::new(queue) as Box<dyn Venue>]).collect()
    }

    /// In how many strategies `staker` has a deposit, other than ether of validators.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn deposits_of(&self, chain: &Chain, staker: Address) -> Result<U256> {
        chain.read(self.strategy_manager, &IStrategyManager::stakerStrategyListLengthCall { staker }).await
    }

    /// What the registry calls a strategy, or its address.
    pub fn strategy_name(&self, strategy: Address) -> String {
        let listed = self.strategies.iter().find(|(_, listed)| listed.strategy == strategy);
        listed.map_or_else(|| strategy.to_string(), |(name, _)| name.clone())
    }

    /// Its contracts, by the names the review shows.
    pub fn contracts(&self) -> Vec<(Address, String)> {
        let core = [
            (self.delegation_manager, "EigenLayer DelegationManager"),
            (self.strategy_manager, "EigenLayer StrategyManager"),
            (self.allocation_manager, "EigenLayer AllocationManager"),
            (self.rewards_coordinator, "EigenLayer RewardsCoordinator"),
            (self.eigen_pod_manager, "EigenLayer EigenPodManager"),
            (self.permission_controller, "EigenLayer PermissionController"),
            (self.avs_directory, "EigenLayer AVSDirectory"),
        ];
        let strategies = self.strategies.iter().map(|(name, listed)| (listed.strategy, format!("EigenLayer {name} strategy")));
        let registry = self.protocol_registry.map(|address| (address, "EigenLayer ProtocolRegistry"));
        let others = self.others.iter().map(|(name, address)| (*address, format!("EigenLayer {name}")));
        core.into_iter().chain(registry).map(|(address, name)| (address, name.to_owned())).chain(others).chain(strategies).collect()
    }
}
