//! Lido, Stader's ETHx and ether.fi stand with pools that are worth more than their shares, so that no rate is 1.

use alloy::primitives::{Address, I256, U256};
use alloy::sol_types::SolValue;
use anyhow::Result;

use super::abi::{IEtherFiPool, ILido, IStader};
use super::site::{Site, milli, whole};

/// Lido's contracts.
#[derive(Clone, Copy, Debug)]
pub struct Lido {
    /// stETH, the pool.
    pub steth: Address,
    /// wstETH.
    pub wsteth: Address,
    /// The withdrawal queue.
    pub withdrawals: Address,
}

/// Stader's contracts; they are here for ETHx, which Kelp and a strategy take.
#[derive(Clone, Copy, Debug)]
pub struct Stader {
    /// The pool.
    pub pool: Address,
    /// ETHx.
    pub ethx: Address,
}

/// ether.fi's contracts.
#[derive(Clone, Copy, Debug)]
pub struct EtherFi {
    /// The pool.
    pub pool: Address,
    /// eETH.
    pub eeth: Address,
    /// weETH.
    pub weeth: Address,
    /// The withdrawal requests, as NFTs.
    pub requests: Address,
    /// Who may not take part.
    pub blacklister: Address,
}

pub(super) fn lido(site: &mut Site<'_>) -> Result<Lido> {
    let steth = site.build_paying("Lido", &(whole(100_000),).abi_encode_params(), whole(119_000))?;
    let wsteth = site.build("WstETH", &(steth,).abi_encode_params())?;
    let withdrawals = site.build("WithdrawalQueueERC721", &(steth, wsteth).abi_encode_params())?;
    site.order(steth, &ILido::setWithdrawalQueueCall { queue: withdrawals })?;
    // The limit of mainnet: 150,000 ether that grow back within a day.
    site.order(steth, &ILido::setStakingLimitCall { max: whole(150_000), increasePerBlock: milli(20_833) })?;
    let rewards = milli(123_457);
    site.order_paying(steth, &ILido::rebaseCall { change: I256::try_from(rewards)? }, rewards)?;
    Ok(Lido { steth, wsteth, withdrawals })
}

pub(super) fn stader(site: &mut Site<'_>) -> Result<Stader> {
    let pool = site.build_paying("StaderStakePoolsManager", &(whole(20_000),).abi_encode_params(), whole(21_300))?;
    let rewards = milli(7_919);
    site.order_paying(pool, &IStader::rebaseCall { change: I256::try_from(rewards)? }, rewards)?;
    let ethx = site.ask(pool, &IStader::ethxCall {})?;
    Ok(Stader { pool, ethx })
}

pub(super) fn ether_fi(site: &mut Site<'_>) -> Result<EtherFi> {
    let blacklister = site.build("Blacklister", &[])?;
    let pool = site.build("LiquidityPool", &(blacklister,).abi_encode_params())?;
    let eeth = site.build("EETH", &(pool, blacklister).abi_encode_params())?;
    let weeth = site.build("WeETH", &(eeth, pool, blacklister).abi_encode_params())?;
    let requests = site.build("WithdrawRequestNFT", &(pool, blacklister).abi_encode_params())?;
    let connect = IEtherFiPool::connectCall { eETH: eeth, requests, initialShares: whole(46_000) };
    site.order_paying(pool, &connect, whole(50_000))?;
    let rewards: u64 = 9_876_543_210_987_654_321;
    let rebase = IEtherFiPool::rebaseCall { accruedRewards: rewards.into(), protocolFees: 0 };
    site.order_paying(pool, &rebase, U256::from(rewards))?;
    Ok(EtherFi { pool, eeth, weeth, requests, blacklister })
}
