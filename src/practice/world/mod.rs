//! A practice chain with everything on it that a restaker meets: liquid staking, liquid restaking, EigenLayer, and people.
//!
//! Nothing here is secret and nothing is random: the same earners always get the same world.

mod abi;
mod actions;
mod distribution;
mod eigenlayer;
mod kelp;
mod liquid;
mod operators;
mod registry;
mod rewards;
mod services;
mod sidecar;
mod site;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use alloy::primitives::{Address, address};
use anyhow::{Context, Result};

use self::operators::Operator;
use self::services::Service;
use self::sidecar::Sidecar;
use self::site::Site;
use super::chain::{BLOCK_TIME, Chain, Genesis};
use super::server::Routes;
use super::transport::Shared;

pub use self::actions::Approval;
pub use self::distribution::{Distribution, Proof};
pub use self::eigenlayer::{CONFIGURATION_DELAY, Core, WITHDRAWAL_DELAY};
pub use self::kelp::Kelp;
pub use self::liquid::{EtherFi, Lido, Stader};
pub use self::rewards::{Posted, RewardTokens};

/// When the world begins, in Unix seconds: 2026-06-01.
const BEGINNING: u64 = 1_780_272_000;
/// Where Multicall3 is on every public chain.
const MULTICALL3: Address = address!("0xcA11bde05977b3631167028862bE2a173976CA11");
/// The base fee that the world is handed over with, in wei.
const BASE_FEE: u64 = 1_000_000_000;

/// A populated practice chain, and where everything on it is.
#[derive(Debug)]
pub struct World {
    /// The chain, to be shared with whatever serves it.
    pub chain: Shared,
    /// The registry file of this world, as TOML.
    pub registry: String,
    /// Lido.
    pub lido: Lido,
    /// Stader.
    pub stader: Stader,
    /// ether.fi.
    pub ether_fi: EtherFi,
    /// Kelp.
    pub kelp: Kelp,
    /// EigenLayer.
    pub eigenlayer: Core,
    /// What rewards are paid in.
    pub tokens: RewardTokens,
    /// Multicall3.
    pub multicall3: Address,
    /// The distributions of rewards, the oldest first.
    pub posted: Arc<Vec<Posted>>,
}

impl World {
    /// Builds a world in which each of `earners` has rewards to claim.
    ///
    /// # Errors
    /// A contract refuses what the world is built with.
    pub fn new(earners: &[Address]) -> Result<Self> {
        let mut chain = Chain::new(Genesis::at(BEGINNING));
        let (chain_id, from_block) = (chain.chain_id(), chain.number());
        let mut site = Site::on(&mut chain);
        site.fund(site.steward, site::whole(1_000_000));
        multicall3(&mut site)?;
        let (lido, stader) = (liquid::lido(&mut site)?, liquid::stader(&mut site)?);
        let core = eigenlayer::eigenlayer(&mut site, &lido, &stader)?;
        let ether_fi = liquid::ether_fi(&mut site)?;
        let ground = kelp::Ground { lido, stader, steth_strategy: core.steth_strategy, ethx_strategy: core.ethx_strategy };
        let kelp = kelp::kelp(&mut site, &ground)?;
        services::services(&mut site, &core)?;
        let tokens = rewards::tokens(&mut site, &core, &stader)?;
        let posted = rewards::post(&mut site, &core, &tokens, earners)?;
        operators::operators(&mut site, &core, &lido, &stader)?;
        actions::slash(&mut site, &core, (operators::PHOENIX, services::NIGHT_SEQUENCER), site::WAD / 10)?;
        // Hundreds of blocks with hardly a transaction have made gas almost free.
        chain.set_next_base_fee(BASE_FEE);
        chain.mine(1, BLOCK_TIME);
        let mut world = Self {
            chain: Arc::new(Mutex::new(chain)),
            registry: String::new(),
            lido,
            stader,
            ether_fi,
            kelp,
            eigenlayer: core,
            tokens,
            multicall3: MULTICALL3,
            posted: Arc::new(posted),
        };
        world.registry = registry::text(&world, chain_id, from_block);
        Ok(world)
    }

    /// Returns an operator's address by its name.
    ///
    /// # Errors
    /// There is no such operator here.
    pub fn operator(&self, name: &str) -> Result<Address> {
        Operator::named(name)?.address()
    }

    /// Returns a service's (AVS's) address by its name.
    ///
    /// # Errors
    /// There is no such service here.
    pub fn service(&self, name: &str) -> Result<Address> {
        Ok(Service::named(name)?.address())
    }

    /// Returns the proof of all that an earner can claim, in the form of the sidecar's answer.
    ///
    /// # Errors
    /// It has earned nothing.
    pub fn claims_json(&self, earner: Address) -> Result<String> {
        let proof = self.rewards().newest_proof(earner).with_context(|| format!("{earner} has earned nothing"))?;
        Ok(proof.to_string())
    }

    /// Returns the sidecar's routes, to be served beside the chain.
    pub fn sidecar(&self) -> Routes {
        self.rewards().routes()
    }

    fn rewards(&self) -> Sidecar {
        let (chain, posted) = (self.chain.clone(), self.posted.clone());
        Sidecar { chain, coordinator: self.eigenlayer.rewards_coordinator, posted }
    }

    fn lock(&self) -> MutexGuard<'_, Chain> {
        self.chain.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Puts Multicall3 where it is everywhere.
fn multicall3(site: &mut Site<'_>) -> Result<()> {
    let built = site.build("Multicall3", &[])?;
    let code = site.chain.state().code(built, site.chain.number());
    site.chain.set_code(MULTICALL3, code);
    Ok(())
}

#[cfg(test)]
mod tests;
