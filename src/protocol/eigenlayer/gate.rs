//! Whether a strategy takes deposits now, and how much: read once, said in words.

use super::abi::{IStrategy, IStrategyManager};
use crate::{
    chain::{Chain, erc20::Token},
    error::Failure,
    protocol::preflight,
};
use alloy::primitives::{Address, U256};
use anyhow::{Result, bail};

/// Deposits into a strategy and into the `StrategyManager` share this bit of their pause flags.
const DEPOSITS: u8 = 0;

/// Where to look.
pub(super) struct Gate {
    pub(super) strategy: Address,
    pub(super) token: Address,
    pub(super) manager: Address,
}

/// What stands in the way of a deposit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    core_paused: bool,
    strategy_paused: bool,
    whitelisted: bool,
    right_token: bool,
    /// The most that one deposit, and all of them, may be.
    limits: Option<(U256, U256)>,
    /// What the strategy holds.
    balance: U256,
}

impl Gate {
    pub(super) async fn look(self, chain: &Chain) -> Result<Look> {
        let Self { strategy, token, manager } = self;
        let (core_paused, strategy_paused, whitelisted, underlying, other, limits, balance) = tokio::try_join!(
            chain.read(manager, &IStrategyManager::pausedCall { index: DEPOSITS }),
            chain.read(strategy, &IStrategy::pausedCall { index: DEPOSITS }),
            chain.read(manager, &IStrategyManager::strategyIsWhitelistedForDepositCall { strategy }),
            chain.read(strategy, &IStrategy::underlyingTokenCall {}),
            chain.try_read(strategy, &IStrategy::EIGENCall {}),
            chain.try_read(strategy, &IStrategy::getTVLLimitsCall {}),
            chain.balance(token, strategy),
        )?;
        Ok(Look {
            core_paused,
            strategy_paused,
            whitelisted,
            // The EIGEN strategy is of bEIGEN, and takes EIGEN too.
            right_token: underlying == token || other == Some(token),
            limits: limits.map(|limits| (limits.maxPerDeposit, limits.maxTotalDeposits)),
            balance,
        })
    }
}

impl Look {
    /// Why nothing can be deposited now, if so.
    pub(super) fn closed(&self) -> Option<String> {
        let why = match self {
            Self { right_token: false, .. } => "the strategy is of another token than the registry says",
            Self { core_paused: true, .. } => "EigenLayer takes no deposits now: it is paused",
            Self { strategy_paused: true, .. } => "this strategy takes no deposits now: it is paused",
            Self { whitelisted: false, .. } => "EigenLayer does not take deposits into this strategy",
            _ if self.limit().is_some_and(|limit| limit.is_zero()) => "this strategy is full",
            _ => return None,
        };
        Some(why.into())
    }

    /// The most that one deposit may be now; `None` where there is no limit.
    pub(super) fn limit(&self) -> Option<U256> {
        let (one, all) = self.limits?;
        let limit = one.min(all.saturating_sub(self.balance));
        (all != U256::MAX || one != U256::MAX).then_some(limit)
    }

    /// Refuses `amount` where it cannot be deposited now.
    pub(super) fn admits(&self, token: &Token, amount: U256) -> Result<()> {
        match self.closed() {
            Some(why) if self.right_token => bail!(preflight::paused(why)),
            Some(why) => bail!(Failure::failed("registry", why).hint("correct the registry: nothing was sent")),
            None => {}
        }
        if let Some(limit) = self.limit().filter(|limit| amount > *limit) {
            bail!(preflight::too_much("this strategy takes", &token.money(limit)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Look =
        Look { core_paused: false, strategy_paused: false, whitelisted: true, right_token: true, limits: None, balance: U256::ZERO };

    fn limited(one: u64, all: u64, balance: u64) -> Look {
        Look { limits: Some((U256::from(one), U256::from(all))), balance: U256::from(balance), ..OPEN }
    }

    #[test]
    fn an_open_strategy_takes_anything() {
        assert!(OPEN.closed().is_none() && OPEN.limit().is_none());
        assert!(OPEN.admits(&Token::ether(), U256::MAX).is_ok());
        assert!(Look { limits: Some((U256::MAX, U256::MAX)), balance: U256::from(5), ..OPEN }.limit().is_none());
    }

    #[test]
    fn what_stands_in_the_way_is_said() {
        let said = |look: Look| look.closed().unwrap();
        assert!(said(Look { core_paused: true, ..OPEN }).contains("paused"));
        assert!(said(Look { strategy_paused: true, ..OPEN }).contains("this strategy"));
        assert!(said(Look { whitelisted: false, ..OPEN }).contains("does not take"));
        assert!(said(Look { right_token: false, ..OPEN }).contains("another token"));
        assert!(said(limited(10, 20, 20)).contains("full"));
    }

    #[test]
    fn both_limits_count() {
        assert_eq!(limited(10, 100, 0).limit(), Some(U256::from(10)));
        assert_eq!(limited(10, 100, 95).limit(), Some(U256::from(5)));
        assert_eq!(limited(10, 100, 200).limit(), Some(U256::ZERO));
        assert!(limited(10, 100, 95).admits(&Token::ether(), U256::from(5)).is_ok());
        assert!(limited(10, 100, 95).admits(&Token::ether(), U256::from(6)).is_err());
    }
}
