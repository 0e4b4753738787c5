//! What the assets of a portfolio are called: by the registry, or by themselves where it does not list them.

use crate::{
    chain::{Chain, erc20::Token},
    commands::rewards,
    label::Label,
    protocol::{Holding, SHARES, registry::Registry},
    units::Money,
};
use alloy::primitives::{Address, U256};
use anyhow::Result;
use futures::future::try_join_all;
use std::collections::{BTreeMap, BTreeSet};

/// Every asset that is held or leaving somewhere.
pub(super) struct Tokens(BTreeMap<Address, Token>);

impl Tokens {
    /// Asks the assets that the registry does not list for their symbol and decimals, together.
    ///
    /// # Errors
    /// When the node does not answer.
    pub(super) async fn read(registry: &Registry, chain: &Chain, found: impl Iterator<Item = &Holding>) -> Result<Self> {
        let assets = found.flat_map(|holding| {
            let leaving = holding.leaving.iter().flat_map(|ticket| ticket.parts.iter().map(|(asset, _)| *asset));
            holding.working.iter().map(|position| position.asset).chain(leaving)
        });
        let asked = assets.filter(|asset| *asset != SHARES).collect::<BTreeSet<_>>();
        let known = try_join_all(asked.into_iter().map(|asset| rewards::token(registry, chain, asset))).await?;
        Ok(Self(known.into_iter().map(|token| (token.address, token)).collect()))
    }

    /// Those that the registry lists, which takes no node.
    #[cfg(test)]
    pub(super) fn listed(registry: &Registry) -> Self {
        Self(registry.tokens().into_iter().map(|token| (token.address, token)).collect())
    }

    /// An amount of an asset that was asked for.
    pub(super) fn money(&self, asset: Address, wei: U256) -> Money {
        let shares = Token { address: SHARES, symbol: Label::new("shares", 6), decimals: 18 };
        self.0.get(&asset).unwrap_or(&shares).money(wei)
    }
}
