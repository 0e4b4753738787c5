//! A registry file tells the wallet where everything on the local chain stands.

use super::{anvil, world::World};

/// The name of the network.
pub const NETWORK: &str = "real";

/// Writes the registry of `world` as TOML.
pub fn write(world: &World) -> String {
    format!(
        r#"chain_id = {chain_id}
name = "{NETWORK}"
explorer = ""
block_time = {block_time}
multicall3 = "{multicall}"

[token]
stETH = "{steth}"
wstETH = "{wsteth}"

[venue.lido]
kind = "lido"
steth = "stETH"
wsteth = "wstETH"
withdrawals = "{withdrawals}"

[eigenlayer]
delegation_manager = "{delegation_manager}"
strategy_manager = "{strategy_manager}"
allocation_manager = "{allocation_manager}"
rewards_coordinator = "{rewards_coordinator}"
eigen_pod_manager = "{eigen_pod_manager}"
permission_controller = "{permission_controller}"
avs_directory = "{avs_directory}"
from_block = {from_block}

[eigenlayer.strategies.steth]
strategy = "{strategy}"
token = "stETH"
"#,
        chain_id = anvil::CHAIN_ID,
        block_time = anvil::BLOCK_TIME,
        multicall = world.multicall,
        steth = world.lido.steth,
        wsteth = world.lido.wsteth,
        withdrawals = world.lido.withdrawals,
        delegation_manager = world.core.delegation_manager,
        strategy_manager = world.core.strategy_manager,
        allocation_manager = world.core.allocation_manager,
        rewards_coordinator = world.core.rewards_coordinator,
        eigen_pod_manager = world.core.eigen_pod_manager,
        permission_controller = world.core.permission_controller,
        avs_directory = world.core.avs_directory,
        from_block = anvil::FIRST_BLOCK,
        strategy = world.strategy,
    )
}
