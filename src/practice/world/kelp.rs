//! Kelp takes ether, stETH and ETHx, and has set enough of each aside to pay withdrawals at once.

use alloy::primitives::{Address, U256, address, keccak256};
use alloy::sol_types::SolValue;
use anyhow::Result;

use super::abi::{IKelpConfig, IKelpOracle, IKelpPool, IKelpPrices, IKelpWithdrawals, ILido, IStader, IToken};
use super::liquid::{Lido, Stader};
use super::site::{Site, milli, whole};

/// What stands for ether among Kelp's assets.
pub(super) const ETHER: Address = address!("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");
/// Blocks from a request until it can be unlocked: 8 days on mainnet, as long here as EigenLayer's own wait.
pub(super) const DELAY: u64 = 100;

/// Kelp's contracts.
#[derive(Clone, Copy, Debug)]
pub struct Kelp {
    /// rsETH.
    pub rseth: Address,
    /// Where deposits go in.
    pub pool: Address,
    /// Where withdrawals are asked for and completed.
    pub withdrawals: Address,
    /// The prices.
    pub oracle: Address,
    /// The configuration.
    pub config: Address,
    /// What pays withdrawals.
    pub vault: Address,
}

/// What of EigenLayer and the LSTs Kelp stands on.
pub(super) struct Ground {
    pub(super) lido: Lido,
    pub(super) stader: Stader,
    pub(super) steth_strategy: Address,
    pub(super) ethx_strategy: Address,
}

pub(super) fn kelp(site: &mut Site<'_>, ground: &Ground) -> Result<Kelp> {
    let config = site.build("LRTConfig", &[])?;
    let args = (config,).abi_encode_params();
    let kelp = Kelp {
        config,
        rseth: site.build("RSETH", &args)?,
        pool: site.build("LRTDepositPool", &args)?,
        withdrawals: site.build("LRTWithdrawalManager", &args)?,
        oracle: site.build("LRTOracle", &args)?,
        vault: site.build("LRTUnstakingVault", &args)?,
    };
    site.order(config, &IKelpConfig::setRSETHCall { token: kelp.rseth })?;
    let places = [
        ("LRT_ORACLE", kelp.oracle),
        ("LRT_DEPOSIT_POOL", kelp.pool),
        ("LRT_WITHDRAW_MANAGER", kelp.withdrawals),
        ("LRT_UNSTAKING_VAULT", kelp.vault),
    ];
    for (name, place) in places {
        site.order(config, &IKelpConfig::setContractCall { key: keccak256(name), place })?;
    }
    list_assets(site, &kelp, ground)?;
    fill(site, &kelp, ground)?;
    site.order(kelp.withdrawals, &IKelpWithdrawals::setWithdrawalDelayBlocksCall { blocks: U256::from(DELAY) })?;
    Ok(kelp)
}

fn list_assets(site: &mut Site<'_>, kelp: &Kelp, ground: &Ground) -> Result<()> {
    let prices = site.build("AssetPrices", &[])?;
    let assets = [
        (ETHER, whole(1), None),
        (ground.lido.steth, whole(1), Some(ground.steth_strategy)),
        (ground.stader.ethx, site.ask(ground.stader.pool, &IStader::getExchangeRateCall {})?, Some(ground.ethx_strategy)),
    ];
    for (asset, price, strategy) in assets {
        site.order(kelp.config, &IKelpConfig::addNewSupportedAssetCall { asset, depositLimit: whole(100_000) })?;
        if let Some(strategy) = strategy {
            site.order(kelp.config, &IKelpConfig::updateAssetStrategyCall { asset, strategy })?;
        }
        site.order(prices, &IKelpPrices::setAssetPriceCall { asset, price })?;
        site.order(kelp.oracle, &IKelpOracle::updatePriceOracleForCall { asset, source: prices })?;
        let minimum = IKelpWithdrawals::setMinRsEthAmountToWithdrawCall { asset, amount: milli(1) };
        site.order(kelp.withdrawals, &minimum)?;
    }
    Ok(())
}

/// Mints rsETH for ether, and adds stETH and ETHx as if they were rewards: rsETH is worth more than ether from then on.
fn fill(site: &mut Site<'_>, kelp: &Kelp, ground: &Ground) -> Result<()> {
    site.order_paying(
        kelp.pool,
        &IKelpPool::depositETHCall { minRSETHAmountExpected: U256::ZERO, referralId: String::new() },
        whole(9_000),
    )?;
    site.order_paying(ground.lido.steth, &ILido::submitCall { referral: Address::ZERO }, whole(300))?;
    site.order(ground.lido.steth, &IToken::transferCall { to: kelp.vault, amount: whole(300) })?;
    site.order_paying(ground.stader.pool, &IStader::depositCall { receiver: kelp.vault }, milli(271_828))?;
    site.order(kelp.pool, &IKelpPool::transferETHToLRTUnstakingVaultCall { amount: whole(4_000) })?;
    site.order(kelp.oracle, &IKelpOracle::updateRSETHPriceCall {})?;
    // From now on one update may raise the price by 1 % at most, unless the admin makes it.
    site.order(kelp.oracle, &IKelpOracle::setPricePercentageLimitCall { limit: milli(10) })?;
    Ok(())
}
