//! Stake in strategies that the registry does not list: it cannot be added to from here, and it is not left out either.

use super::super::{BEACON_CHAIN_STRATEGY, Core, abi::IDelegationManager, shares::slashed, vault::Vault};
use super::leaving;
use crate::{
    chain::Chain,
    protocol::{Position, SHARES},
};
use alloy::primitives::{Address, U256};
use anyhow::{Result, ensure};
use futures::future::try_join_all;
use std::collections::BTreeMap;

/// What `owner` has in the strategies that are not among `listed`, native restaking included.
pub(super) async fn read(core: &Core, listed: &BTreeMap<Address, Address>, chain: &Chain, owner: Address) -> Result<Vec<Position>> {
    let manager = core.delegation_manager;
    let held = chain.read(manager, &IDelegationManager::getDepositedSharesCall { staker: owner }).await?;
    let strategies: Vec<_> = held.strategies.into_iter().filter(|strategy| !listed.contains_key(strategy)).collect();
    if strategies.is_empty() {
        return Ok(vec![]);
    }
    let call = IDelegationManager::getWithdrawableSharesCall { staker: owner, strategies: strategies.clone() };
    let answer = chain.read(manager, &call).await?;
    let (withdrawable, deposit) = (answer.withdrawableShares, answer.depositShares);
    let whole = withdrawable.len() == strategies.len() && deposit.len() == strategies.len();
    ensure!(whole, "the node answers for another number of strategies than it was asked");
    let shares = deposit.into_iter().zip(withdrawable);
    try_join_all(strategies.into_iter().zip(shares).map(|(strategy, shares)| position(chain, strategy, shares))).await
}

async fn position(chain: &Chain, strategy: Address, (deposit, withdrawable): (U256, U256)) -> Result<Position> {
    let unlisted = BTreeMap::new();
    let ((token, amount), vault) =
        tokio::try_join!(leaving::worth(&unlisted, chain, strategy, withdrawable), Vault::read(chain, strategy))?;
    let (native, loss) = (strategy == BEACON_CHAIN_STRATEGY, slashed(deposit, withdrawable)?);
    let what = match token {
        _ if native => "native restaking".into(),
        Some(_) => format!("the strategy {strategy} is not in the registry"),
        None => format!("the strategy {strategy} is not in the registry, and does not say what a share is worth: these are shares"),
    };
    let more = vault.and_then(|vault| vault.lock()).into_iter().chain(loss);
    let note = more.fold(what, |what, more| format!("{what}; {more}"));
    Ok(Position { asset: token.unwrap_or(SHARES), amount, value: native.then_some(amount), note: Some(note) })
}
