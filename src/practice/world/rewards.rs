//! Two distributions of rewards can be claimed against and a third is on its way; the coordinator holds what they promise.

use alloy::primitives::{Address, B256, U256};
use alloy::sol_types::SolValue;
use anyhow::{Context, Result};

use super::abi::{IRewardsCoordinator, IStader};
use super::distribution::Distribution;
use super::eigenlayer::{ACTIVATION_DELAY, Core};
use super::liquid::Stader;
use super::operators::OPERATORS;
use super::site::{Site, milli, whole};

/// Seconds of a day, at whose ends distributions are made.
const DAY: u64 = 86_400;

/// What rewards are paid in.
#[derive(Clone, Copy, Debug)]
pub struct RewardTokens {
    /// EIGEN, of 18 decimals.
    pub eigen: Address,
    /// USDC, of 6 decimals.
    pub usdc: Address,
    /// ETHx, which the strategies know too.
    pub ethx: Address,
}

/// A distribution whose root is on the chain.
#[derive(Clone, Debug)]
pub struct Posted {
    /// Its place among the coordinator's roots.
    pub index: u32,
    /// What it says.
    pub distribution: Distribution,
    /// Until when rewards were counted, in Unix seconds.
    pub end: u64,
    /// From when it can be claimed against, in Unix seconds.
    pub activated_at: u64,
    /// The block that it was posted in.
    pub block: u64,
    /// The transaction that posted it.
    pub transaction: B256,
}

pub(super) fn tokens(site: &mut Site<'_>, core: &Core, stader: &Stader) -> Result<RewardTokens> {
    let holder = core.rewards_coordinator;
    let mut token = |name: &str, symbol: &str, decimals: u8, supply: U256| {
        site.build("PlainToken", &(name.to_owned(), symbol.to_owned(), U256::from(decimals), holder, supply).abi_encode_params())
    };
    let eigen = token("Eigen", "EIGEN", 18, whole(1_000_000))?;
    let usdc = token("USD Coin", "USDC", 6, U256::from(5_000_000_000_000_u64))?;
    site.order_paying(stader.pool, &IStader::depositCall { receiver: holder }, whole(400))?;
    Ok(RewardTokens { eigen, usdc, ethx: stader.ethx })
}

/// Posts three roots, each of which says more than the one before; the last cannot be claimed against yet.
pub(super) fn post(site: &mut Site<'_>, core: &Core, tokens: &RewardTokens, earners: &[Address]) -> Result<Vec<Posted>> {
    let mut posted = Vec::new();
    for (index, percent) in (0..).zip([40, 100, 115]) {
        let distribution = distribution(tokens, earners, percent)?;
        // A day is distributed once it is over.
        let end = site.chain.timestamp().saturating_sub(site.chain.timestamp() % DAY);
        let call = IRewardsCoordinator::submitRootCall { root: distribution.root(), rewardsCalculationEndTimestamp: end.try_into()? };
        let receipt = site.order(core.rewards_coordinator, &call)?;
        let now = site.chain.timestamp();
        posted.push(Posted {
            index,
            distribution,
            end,
            activated_at: now.saturating_add(ACTIVATION_DELAY.into()),
            block: receipt.block_number.context("the root is in no block")?,
            transaction: receipt.transaction_hash,
        });
        if index < 2 {
            site.chain.set_next_timestamp(now.saturating_add(ACTIVATION_DELAY.into()).saturating_add(12))?;
            site.chain.mine(1, crate::practice::chain::BLOCK_TIME);
        }
    }
    Ok(posted)
}

/// What everyone has earned when so many hundredths of the second distribution are reached.
fn distribution(tokens: &RewardTokens, earners: &[Address], percent: u64) -> Result<Distribution> {
    let mut distribution = Distribution::default();
    let part = |amount: U256| amount.saturating_mul(U256::from(percent)).wrapping_div(U256::from(100));
    for operator in &OPERATORS {
        let earner = operator.address()?;
        distribution.set(earner, tokens.eigen, part(milli(713_407)));
        distribution.set(earner, tokens.usdc, part(U256::from(4_242_424_242_u64)));
    }
    // Whoever asks for this world has earned a little of everything, each a little more than the one before.
    for (place, earner) in (1_u64..).zip(earners) {
        let share = |amount: U256| part(amount.saturating_mul(U256::from(place)));
        distribution.set(*earner, tokens.eigen, share(milli(42_000)));
        distribution.set(*earner, tokens.usdc, share(U256::from(137_500_000_u64)));
        distribution.set(*earner, tokens.ethx, share(milli(315)));
    }
    Ok(distribution)
}
