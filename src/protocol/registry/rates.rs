//! What tokens are worth by their own protocols' views: read from the chain, never learnt from what somebody holds.

use super::{Listed, Registry};
use crate::{chain::Chain, plan::ETHER, protocol::rebasing::WAD};
use alloy::primitives::{Address, Bytes, U256, keccak256};
use futures::future::join_all;
use std::collections::BTreeMap;

/// A view that says what 10^18 of a token is worth in wei of ether.
struct Rate<'a> {
    token: Address,
    at: Address,
    view: &'a str,
}

impl Listed {
    /// Where the token is.
    pub fn address(&self) -> Address {
        match self {
            Self::Plain(address) | Self::Full { address, .. } => *address,
        }
    }

    /// The contract besides the token itself that says its rate.
    pub fn rate_at(&self) -> Option<Address> {
        match self {
            Self::Plain(_) => None,
            Self::Full { rate_at, .. } => *rate_at,
        }
    }

    fn rate(&self) -> Option<Rate<'_>> {
        match self {
            Self::Full { address, rate: Some(view), rate_at, .. } => Some(Rate { token: *address, at: rate_at.unwrap_or(*address), view }),
            _ => None,
        }
    }
}

impl Rate<'_> {
    /// The call: a view of an amount is asked about 10^18.
    fn data(&self) -> Bytes {
        let selector = keccak256(self.view).0;
        let (selector, amount) = (selector.into_iter().take(4), WAD.to_be_bytes::<32>());
        let amount: &[u8] = if self.view.ends_with("(uint256)") { &amount } else { &[] };
        selector.chain(amount.iter().copied()).collect()
    }

    /// What it says, where it says anything.
    async fn read(&self, chain: &Chain) -> Option<(Address, U256)> {
        let answer = chain.ask(self.at, self.data()).await.ok()?.ok()?;
        let rate = <[u8; 32]>::try_from(answer.as_ref()).map(U256::from_be_bytes).ok()?;
        (!rate.is_zero()).then_some((self.token, rate))
    }
}

impl Registry {
    /// What 10^18 of the smallest unit of each token is worth in wei of ether now, where its own protocol says so.
    /// A token whose protocol does not answer is left out.
    pub async fn rates(&self, chain: &Chain) -> BTreeMap<Address, U256> {
        let (venues, views) = (self.venues(), self.token.values().filter_map(Listed::rate).collect::<Vec<_>>());
        let venues = join_all(venues.iter().map(|venue| venue.rates(chain)));
        let (venues, views) = tokio::join!(venues, join_all(views.iter().map(|view| view.read(chain))));
        let known = venues.into_iter().flatten().flatten().chain(views.into_iter().flatten());
        [(ETHER, WAD)].into_iter().chain(known).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn views_are_called_by_their_signature() {
        let data = |view| Rate { token: Address::ZERO, at: Address::ZERO, view }.data().to_string();
        assert_eq!(data("getExchangeRate()"), "0xe6aa216c");
        assert_eq!(data("exchangeRate()"), "0x3ba0b9a9");
        let amount = data("mETHToETH(uint256)");
        assert!(amount.len() == 74 && amount.ends_with("0de0b6b3a7640000"), "{amount}");
    }
}
