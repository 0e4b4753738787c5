//! What an end of the delegation takes out of each strategy, in shares that are watched and in units people read.

use super::{
    BEACON_CHAIN_STRATEGY, EigenLayer,
    abi::{IDelegationManager, IStrategy},
    vault::Vault,
};
use crate::{
    chain::{Chain, erc20::Token},
    plan::{Call, Expect, Step},
    protocol::Ask,
};
use alloy::primitives::{Address, U256};
use anyhow::{Result, ensure};
use futures::future::try_join_all;

/// All that an account has in one strategy.
pub(super) struct Departure {
    /// The strategy as the registry calls it, or its address.
    name: String,
    /// The deposit shares, and the view that counts them.
    shares: U256,
    counted: Call,
    /// What they are worth now, with the token; `None` where the strategy does not say.
    worth: Option<String>,
}

impl Departure {
    /// Bounds what leaves by what is there, and says what it is worth.
    pub(super) fn watched(self, step: Step) -> Step {
        let Self { name, shares, counted, worth } = self;
        let worth = worth.unwrap_or_else(|| "everything".into());
        step.watches(format!("deposit shares of EigenLayer's {name} strategy"), 18, counted, Expect::Loses(shares))
            .note(format!("{worth} at most comes out of {name}"))
    }
}

impl EigenLayer {
    /// What leaves where `deposits`, strategies with deposit shares, are all queued.
    pub(super) async fn departures(&self, ask: &Ask<'_>, deposits: &[(Address, U256)]) -> Result<Vec<Departure>> {
        let strategies: Vec<_> = deposits.iter().map(|(strategy, _)| *strategy).collect();
        let call = IDelegationManager::getWithdrawableSharesCall { staker: ask.owner, strategies };
        let withdrawable = ask.chain.read(self.delegation_manager, &call).await?.withdrawableShares;
        ensure!(withdrawable.len() == deposits.len(), "the node answers for another number of strategies than it was asked");
        let departures = deposits.iter().zip(withdrawable).map(|((strategy, shares), withdrawable)| async move {
            let listed = self.strategies.iter().find(|(_, listed)| listed.strategy == *strategy);
            let native = *strategy == BEACON_CHAIN_STRATEGY;
            // A vault that is locked lets nothing into the queue, and so nobody out of the delegation.
            Vault::read(ask.chain, *strategy).await?.map_or(Ok(()), |vault| vault.releases())?;
            let name = listed.map(|(name, _)| name.clone()).or_else(|| native.then(|| "native".to_owned()));
            anyhow::Ok(Departure {
                name: name.unwrap_or_else(|| strategy.to_string()),
                shares: *shares,
                counted: self.core().shares_of(ask.owner, *strategy),
                worth: worth(ask.chain, *strategy, listed.map(|(_, listed)| listed.token), withdrawable).await?,
            })
        });
        try_join_all(departures).await
    }
}

/// What `shares` withdrawable shares of `strategy` pay out as.
async fn worth(chain: &Chain, strategy: Address, token: Option<Address>, shares: U256) -> Result<Option<String>> {
    if strategy == BEACON_CHAIN_STRATEGY {
        return Ok(Some(Token::ether().money(shares).to_string()));
    }
    let (amount, underlying) = tokio::try_join!(
        chain.try_read(strategy, &IStrategy::sharesToUnderlyingViewCall { amountShares: shares }),
        chain.try_read(strategy, &IStrategy::underlyingTokenCall {}),
    )?;
    let (Some(amount), Some(token)) = (amount, token.or(underlying)) else { return Ok(None) };
    Ok(Some(Token::ask(chain, token).await?.money(amount).to_string()))
}
