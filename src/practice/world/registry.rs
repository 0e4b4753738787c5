//! The registry file says to the wallet where everything of this world is.

use super::World;
use crate::practice::chain::BLOCK_TIME;

/// Writes the registry file of a world whose first block is `from_block`.
pub(super) fn text(world: &World, chain_id: u64, from_block: u64) -> String {
    let World { lido, stader, ether_fi, kelp, eigenlayer, tokens, multicall3, .. } = world;
    let liquid = format!(
        r#"chain_id = {chain_id}
name = "practice"
explorer = ""
block_time = {BLOCK_TIME}
multicall3 = "{multicall3}"

[token]
stETH = "{steth}"
wstETH = "{wsteth}"
eETH = "{eeth}"
weETH = "{weeth}"
rsETH = "{rseth}"
ETHx = "{ethx}"
EIGEN = "{eigen}"
USDC = {{ address = "{usdc}", decimals = 6 }}

[venue.lido]
kind = "lido"
steth = "stETH"
wsteth = "wstETH"
withdrawals = "{lido_queue}"

[venue.etherfi]
kind = "etherfi"
pool = "{etherfi_pool}"
eeth = "eETH"
weeth = "weETH"
requests = "{requests}"
blacklister = "{blacklister}"

[venue.kelp]
kind = "kelp"
rseth = "rsETH"
pool = "{kelp_pool}"
withdrawals = "{kelp_queue}"
oracle = "{oracle}"
config = "{config}"
assets = ["stETH", "ETHx"]
"#,
        steth = lido.steth,
        wsteth = lido.wsteth,
        eeth = ether_fi.eeth,
        weeth = ether_fi.weeth,
        rseth = kelp.rseth,
        ethx = stader.ethx,
        eigen = tokens.eigen,
        usdc = tokens.usdc,
        lido_queue = lido.withdrawals,
        etherfi_pool = ether_fi.pool,
        requests = ether_fi.requests,
        blacklister = ether_fi.blacklister,
        kelp_pool = kelp.pool,
        kelp_queue = kelp.withdrawals,
        oracle = kelp.oracle,
        config = kelp.config,
    );
    let core = format!(
        r#"
[eigenlayer]
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
        eigenlayer.delegation_manager,
        eigenlayer.strategy_manager,
        eigenlayer.allocation_manager,
        eigenlayer.rewards_coordinator,
        eigenlayer.eigen_pod_manager,
        eigenlayer.permission_controller,
        eigenlayer.avs_directory,
        eigenlayer.protocol_registry,
        eigenlayer.steth_strategy,
        eigenlayer.ethx_strategy,
    );
    liquid + &core
}
