//! EigenLayer: its core contracts, its strategies as venues, and what only it has: operators, AVSs, terms, rewards.

pub mod abi;
pub mod avs;
pub mod choice;
pub mod exposure;
pub mod index;
pub mod metadata;
pub mod operator;
pub mod scan;
pub mod terms;
mod view;

use super::Venue;
use alloy::primitives::Address;
use serde::Deserialize;
use std::collections::BTreeMap;

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

impl EigenLayer {
    /// Its strategies and its withdrawal queue as venues.
    pub fn venues(&self) -> Vec<Box<dyn Venue>> {
        vec![]
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
        core.into_iter().chain(registry).map(|(address, name)| (address, name.to_owned())).chain(strategies).collect()
    }
}
