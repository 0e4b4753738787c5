//! EigenLayer's core stands with short delays, two strategies and shares that are no amounts.

use alloy::primitives::{Address, U256};
use alloy::sol_types::SolValue;
use anyhow::{Result, ensure};

use super::abi::{DeploymentConfig, ILido, IProtocolRegistry, IStader, IStrategyManager, IToken};
use super::liquid::{Lido, Stader};
use super::site::{Site, milli, whole};

/// Blocks that a withdrawal waits, and that a deallocation stays slashable. Mainnet's are 100,800, which is 14 days.
pub const WITHDRAWAL_DELAY: u32 = 100;
/// Blocks until a new allocation delay or slasher holds: a quarter longer than the wait, as on mainnet.
pub const CONFIGURATION_DELAY: u32 = 125;
/// Blocks until slashed stake may leave: half the wait, as on mainnet.
const SLASH_RESOLUTION_DELAY: u32 = 50;
/// Seconds until a posted rewards root can be claimed against, as on mainnet.
pub(super) const ACTIVATION_DELAY: u32 = 604_800;
/// What an operator keeps of the rewards unless it says otherwise, in 1/10,000, as on mainnet.
const DEFAULT_SPLIT: u16 = 1000;
/// What the contracts say that they are.
const VERSION: &str = "1.13.1";

/// EigenLayer's contracts.
#[derive(Clone, Copy, Debug)]
pub struct Core {
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
    /// Who may act for operators and services.
    pub permission_controller: Address,
    /// Registrations from before operator sets.
    pub avs_directory: Address,
    /// The list of addresses and the version.
    pub protocol_registry: Address,
    /// The strategy for stETH.
    pub steth_strategy: Address,
    /// The strategy for ETHx.
    pub ethx_strategy: Address,
}

/// What the contracts that must know one another are built with.
struct Common {
    registry: Address,
    permissions: Address,
}

pub(super) fn eigenlayer(site: &mut Site<'_>, lido: &Lido, stader: &Stader) -> Result<Core> {
    let owner = (site.steward,).abi_encode_params();
    let common = Common { registry: site.build("PauserRegistry", &owner)?, permissions: site.build("PermissionController", &[])? };
    let [strategies, pods, allocation, delegation] = circle(site, &common)?;
    let (registry, permissions) = (common.registry, common.permissions);
    let rewards = (delegation, allocation, registry, permissions, ACTIVATION_DELAY, DEFAULT_SPLIT, site.steward).abi_encode_params();
    let core = Core {
        delegation_manager: delegation,
        strategy_manager: strategies,
        allocation_manager: allocation,
        rewards_coordinator: site.build("RewardsCoordinator", &rewards)?,
        eigen_pod_manager: pods,
        permission_controller: permissions,
        avs_directory: site.build("AVSDirectory", &(delegation, registry).abi_encode_params())?,
        protocol_registry: site.build("ProtocolRegistry", &owner)?,
        steth_strategy: strategy(site, strategies, registry, lido.steth)?,
        ethx_strategy: strategy(site, strategies, registry, stader.ethx)?,
    };
    ship(site, &core)?;
    let whitelist = vec![core.steth_strategy, core.ethx_strategy];
    site.order(strategies, &IStrategyManager::addStrategiesToDepositWhitelistCall { strategies: whitelist })?;
    enrich(site, &core, lido, stader)?;
    Ok(core)
}

/// Builds the four contracts that hold one another's addresses, which follow from the order in which they are built.
fn circle(site: &mut Site<'_>, common: &Common) -> Result<[Address; 4]> {
    let (registry, permissions) = (common.registry, common.permissions);
    let places: [Address; 5] = std::array::from_fn(|others| site.place_after(others.try_into().unwrap_or(u64::MAX)));
    let [strategies, pods, views, allocation, delegation] = places;
    let args = (allocation, delegation, registry, SLASH_RESOLUTION_DELAY, site.steward).abi_encode_params();
    let built = [
        site.build("StrategyManager", &args)?,
        site.build("EigenPodManager", &(delegation, registry).abi_encode_params())?,
        site.build("AllocationManagerView", &(delegation, WITHDRAWAL_DELAY, CONFIGURATION_DELAY).abi_encode_params())?,
        site.build(
            "AllocationManager",
            &(views, delegation, registry, permissions, WITHDRAWAL_DELAY, CONFIGURATION_DELAY).abi_encode_params(),
        )?,
        site.build("DelegationManager", &(strategies, pods, allocation, registry, permissions, WITHDRAWAL_DELAY).abi_encode_params())?,
    ];
    ensure!(built == places, "EigenLayer's contracts are not where they were to be");
    Ok([strategies, pods, allocation, delegation])
}

fn strategy(site: &mut Site<'_>, manager: Address, registry: Address, token: Address) -> Result<Address> {
    let (per_deposit, total) = (whole(10_000), whole(500_000));
    site.build("Strategy", &(manager, registry, token, per_deposit, total).abi_encode_params())
}

fn ship(site: &mut Site<'_>, core: &Core) -> Result<()> {
    let listed = [
        ("DelegationManager", core.delegation_manager),
        ("StrategyManager", core.strategy_manager),
        ("AllocationManager", core.allocation_manager),
        ("RewardsCoordinator", core.rewards_coordinator),
        ("EigenPodManager", core.eigen_pod_manager),
        ("PermissionController", core.permission_controller),
        ("AVSDirectory", core.avs_directory),
    ];
    let ship = IProtocolRegistry::shipCall {
        addresses: listed.iter().map(|(_, address)| *address).collect(),
        configs: listed.iter().map(|(name, _)| DeploymentConfig { pausable: *name != "PermissionController", deprecated: false }).collect(),
        names: listed.iter().map(|(name, _)| (*name).to_owned()).collect(),
        semanticVersion: VERSION.to_owned(),
    };
    site.order(core.protocol_registry, &ship)?;
    Ok(())
}

/// Deposits first and then lets both strategies earn, so that a share is worth more than a token.
fn enrich(site: &mut Site<'_>, core: &Core, lido: &Lido, stader: &Stader) -> Result<()> {
    site.order_paying(lido.steth, &ILido::submitCall { referral: Address::ZERO }, whole(2_100))?;
    site.order_paying(stader.pool, &IStader::depositCall { receiver: site.steward }, whole(1_200))?;
    for (token, strategy, earned) in [(lido.steth, core.steth_strategy, 31_415), (stader.ethx, core.ethx_strategy, 2_718)] {
        deposit(site, core, (token, strategy), (site.steward, whole(1_000)))?;
        site.order(token, &IToken::transferCall { to: strategy, amount: milli(earned) })?;
    }
    Ok(())
}

/// Deposits what an account holds already.
pub(super) fn deposit(
    site: &mut Site<'_>,
    core: &Core,
    (token, strategy): (Address, Address),
    (from, amount): (Address, U256),
) -> Result<()> {
    site.tell(from, token, &IToken::approveCall { spender: core.strategy_manager, amount })?;
    site.tell(from, core.strategy_manager, &IStrategyManager::depositIntoStrategyCall { strategy, token, amount })?;
    Ok(())
}
