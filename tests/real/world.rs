//! The whole local world: the real core, Lido, AVSs, operators, and rewards that one earner can claim.

use std::{fs, path::PathBuf};

use alloy::{
    primitives::{Address, Bytes, U256, keccak256},
    signers::SignerSync,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{
    abi::{DelegationManager, RewardsCoordinator, Token},
    actors::{OPERATORS, Stage, approver, ether, named},
    anvil::{Anvil, BLOCK_TIME},
    bytecode::Bytecode,
    core::{ACTIVATION_DELAY, Core, GOVERNANCE},
    lido::Lido,
    node::Node,
    registry,
    rewards::Distribution,
};

/// The first reward root.
const FIRST_ROOT: u32 = 0;

/// Everything on the local chain, for as long as it lives.
pub struct World {
    pub node: Node,
    pub core: Core,
    pub lido: Lido,
    pub strategy: Address,
    pub multicall: Address,
    pub rewards: Distribution,
    anvil: Anvil,
    folder: TempDir,
}

impl World {
    /// Raises it, with 10,000 ether and rewards of 1.5 wstETH for `earner`.
    pub async fn raise(earner: Address) -> Self {
        let anvil = Anvil::start();
        let (node, code) = (Node::connect(anvil.url()), Bytecode::find());
        node.give(GOVERNANCE, ether(10_000)).await;
        node.give(earner, ether(10_000)).await;
        let core = Core::deploy(&node, &code).await;
        let lido = Lido::deploy(&node, &code).await;
        let strategy = core.add_strategy(&node, lido.steth).await;
        let multicall = node.create_bare(GOVERNANCE, &code.own("Multicall3")).await;
        Stage { node: &node, core: &core, lido: &lido, strategy }.populate().await;
        let folder = TempDir::new().expect("a folder for the registry");
        let rewards = distribution(earner, lido.wsteth);
        let world = Self { node, core, lido, strategy, multicall, rewards, anvil, folder };
        world.distribute().await;
        fs::write(world.registry(), registry::write(&world)).expect("the registry is written");
        let claims = world.rewards.sidecar_answer(FIRST_ROOT, earner).to_string();
        fs::write(world.claims(), claims).expect("the claims are written");
        world.node.demand_signatures().await;
        world
    }

    /// Returns where the node answers JSON-RPC.
    pub fn url(&self) -> &str {
        self.anvil.url()
    }

    /// Returns the registry file that the wallet is given.
    pub fn registry(&self) -> PathBuf {
        self.folder.path().join("registry.toml")
    }

    /// Returns the earner's claim data as the sidecar gives it.
    pub fn claims(&self) -> PathBuf {
        self.folder.path().join("claims.json")
    }

    /// Returns the claim of `earner` to all of its rewards.
    pub fn claim(&self, earner: Address) -> RewardsCoordinator::RewardsMerkleClaim {
        self.rewards.claim(FIRST_ROOT, earner)
    }

    /// Returns the stage to act on.
    pub fn stage(&self) -> Stage<'_> {
        Stage { node: &self.node, core: &self.core, lido: &self.lido, strategy: self.strategy }
    }

    /// Lets `blocks` blocks pass.
    pub async fn advance(&self, blocks: u64) {
        self.node.mine(blocks, BLOCK_TIME).await;
    }

    /// Lets Lido finalise every withdrawal request.
    pub async fn finalize(&self) {
        self.node.impersonate(GOVERNANCE).await;
        self.lido.finalize(&self.node).await;
    }

    /// Slashes `wad` of what an operator allocated to the first set of an AVS.
    pub async fn slash(&self, operator: &str, avs: &str, wad: u64) {
        self.node.impersonate(named(avs)).await;
        self.stage().slash(operator, avs, 1, wad).await;
    }

    /// Returns an approver's signature under one delegation, as a file holds it.
    pub async fn approval(&self, operator: &str, staker: Address) -> Value {
        let (salt, expiry) = (keccak256(staker), U256::MAX);
        let digest = DelegationManager::calculateDelegationApprovalDigestHashCall {
            staker,
            operator: named(operator),
            approver: approver().address(),
            salt,
            expiry,
        };
        let digest = self.node.call(self.core.delegation_manager, &digest).await;
        let signature = approver().sign_hash_sync(&digest).expect("a key signs").as_bytes();
        json!({ "signature": Bytes::from(signature), "salt": salt, "expiry": expiry })
    }

    /// Funds the coordinator, submits the root and waits until it is active.
    async fn distribute(&self) {
        let (token, coordinator) = (self.lido.wsteth, self.core.rewards_coordinator);
        let total = self.rewards.total(token);
        // A share is worth more than an ether, so twice the ether is enough.
        self.lido.stake(&self.node, GOVERNANCE, total * U256::from(2)).await;
        self.lido.wrap(&self.node, GOVERNANCE, total * U256::from(2) - U256::from(10)).await;
        self.node.send(GOVERNANCE, token, &Token::transferCall { to: coordinator, amount: total }).await;
        let end = u32::try_from(self.node.time().await).expect("a time below 2^32") - 1;
        let submit = RewardsCoordinator::submitRootCall { root: self.rewards.root(), calculationEnd: end };
        self.node.send(GOVERNANCE, coordinator, &submit).await;
        self.advance(u64::from(ACTIVATION_DELAY) / BLOCK_TIME + 1).await;
    }
}

/// Every operator and `earner` have earned of `token`.
fn distribution(earner: Address, token: Address) -> Distribution {
    let mut rewards = Distribution::default();
    rewards.add(earner, token, ether(3) / U256::from(2));
    for operator in OPERATORS {
        rewards.add(named(operator.name), token, ether(2));
    }
    rewards
}
