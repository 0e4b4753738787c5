//! The registry file says to the wallet where everything of this world is.

use super::World;
use crate::practice::chain::BLOCK_TIME;

/// Writes the registry file of a world whose first block is `from_block`.
pub(super) fn text(world: &World, chain_id: u64, from_block: u64) -> String {
    let head = format!(
        r#"chain_id = {chain_id}
name = "practice"
explorer = ""
block_time = {BLOCK_TIME}
multicall3 = "{}"
"#,
        world.multicall3
    );
    [head, tokens(world), venues(world, from_block), eigenlayer(world, from_block)].join("\n")
}

fn tokens(World { lido, stader, ether_fi, kelp, tokens, .. }: &World) -> String {
    format!(
        r#"[token]
stETH = "{}"
wstETH = "{}"
eETH = "{}"
weETH = "{}"
rsETH = "{}"
ETHx = {{ address = "{}", rate = "getExchangeRate()", rate_at = "{}" }}
EIGEN = "{}"
USDC = {{ address = "{}", decimals = 6 }}
"#,
        lido.steth, lido.wsteth, ether_fi.eeth, ether_fi.weeth, kelp.rseth, stader.ethx, stader.pool, tokens.eigen, tokens.usdc
    )
}

fn venues(World { lido, ether_fi, kelp, .. }: &World, from_block: u64) -> String {
    format!(
        r#"[venue.lido]
kind = "lido"
steth = "stETH"
wsteth = "wstETH"
withdrawals = "{}"

[venue.etherfi]
kind = "etherfi"
pool = "{}"
eeth = "eETH"
weeth = "weETH"
withdrawals = "{}"
requests_from = {from_block}
blacklister = "{}"

[venue.kelp]
kind = "kelp"
rseth = "rsETH"
pool = "{}"
withdrawals = "{}"
oracle = "{}"
config = "{}"
assets = {{ stETH = "stETH", ETHx = "ETHx" }}
"#,
        lido.withdrawals, ether_fi.pool, ether_fi.requests, ether_fi.blacklister, kelp.pool, kelp.withdrawals, kelp.oracle, kelp.config
    )
}

fn eigenlayer(World { eigenlayer: core, .. }: &World, from_block: u64) -> String {
    format!(
        r#"[eigenlayer]
delegation_manager = "{}"
strategy_manager = "{}"
allocation_manager = "{}"
rewards_coordinator = "{}"
eigen_pod_manager = "{}"
permission_controller = "{}"
avs_directory = "{}"
protocol_registry = "{}"
from_block = {from_block}

[eigenlayer.strategies.steth]
strategy = "{}"
token = "stETH"

[eigenlayer.strategies.ethx]
strategy = "{}"
token = "ETHx"
"#,
        core.delegation_manager,
        core.strategy_manager,
        core.allocation_manager,
        core.rewards_coordinator,
        core.eigen_pod_manager,
        core.permission_controller,
        core.avs_directory,
        core.protocol_registry,
        core.steth_strategy,
        core.ethx_strategy
    )
}
