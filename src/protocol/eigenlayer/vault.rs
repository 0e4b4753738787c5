//! Duration vaults: strategies that are their own operator, and lock what they hold for a time.

use super::abi::IStrategy;
use crate::{chain::Chain, error::Failure};
use alloy::primitives::Address;
use anyhow::{Result, ensure};
use jiff::Timestamp;

/// What a vault says of itself now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Vault {
    address: Address,
    deposits: bool,
    withdrawals: bool,
    /// When its lock ends, in seconds since 1970; 0 before it is locked.
    unlocks: u32,
}

impl Vault {
    /// The vault at `strategy`; `None` where the strategy is none.
    pub(super) async fn read(chain: &Chain, strategy: Address) -> Result<Option<Self>> {
        // Most strategies are none, and every view that they do not have would be asked for twice.
        let Some(deposits) = chain.try_read(strategy, &IStrategy::depositsOpenCall {}).await? else { return Ok(None) };
        let (withdrawals, unlocks) = tokio::try_join!(
            chain.try_read(strategy, &IStrategy::withdrawalsOpenCall {}),
            chain.try_read(strategy, &IStrategy::unlockTimestampCall {}),
        )?;
        let unlocks = unlocks.unwrap_or_default();
        Ok(withdrawals.map(|withdrawals| Self { address: strategy, deposits, withdrawals, unlocks }))
    }

    /// Refuses what it would not take from somebody who is delegated to `operator`.
    pub(super) fn admits(&self, operator: Option<Address>) -> Result<()> {
        let closed = format!("the vault {} takes nothing more: it was locked", self.address);
        ensure!(self.deposits, Failure::failed("locked", closed).hint("choose another strategy: see `restake venues`"));
        let stranger = format!("the vault {} takes deposits only from accounts that are delegated to it", self.address);
        let hint = format!("delegate to it first: `restake delegate {}`", self.address);
        ensure!(operator == Some(self.address), Failure::failed("delegation", stranger).hint(hint));
        Ok(())
    }

    /// Refuses a withdrawal that it would not let into the queue.
    pub(super) fn releases(&self) -> Result<()> {
        let Some(lock) = self.lock() else { return Ok(()) };
        Err(Failure::failed("locked", format!("nothing can leave {lock}")).hint("wait until it has matured").into())
    }

    /// The vault and its lock in words, while it is locked.
    pub(super) fn lock(&self) -> Option<String> {
        let day = Timestamp::from_second(self.unlocks.into()).map(|day| day.strftime("%Y-%m-%d").to_string());
        let day = day.ok().filter(|_| self.unlocks > 0).map_or_else(String::new, |day| format!(" until {day} or somewhat later"));
        (!self.withdrawals).then(|| format!("the vault {}, which is locked{day}", self.address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Vault = Vault { address: Address::repeat_byte(7), deposits: true, withdrawals: true, unlocks: 0 };

    #[test]
    fn a_vault_takes_only_from_who_is_delegated_to_it() {
        assert!(OPEN.admits(Some(OPEN.address)).is_ok() && OPEN.releases().is_ok() && OPEN.lock().is_none());
        assert!(OPEN.admits(None).is_err() && OPEN.admits(Some(Address::ZERO)).is_err());
        assert!(Vault { deposits: false, ..OPEN }.admits(Some(OPEN.address)).is_err());
    }

    #[test]
    fn a_lock_is_said_with_its_end() {
        let locked = Vault { deposits: false, withdrawals: false, unlocks: 1_800_000_000, ..OPEN };
        assert!(locked.releases().unwrap_err().to_string().contains("until 2027-01-15"));
        assert!(!Vault { unlocks: 0, ..locked }.lock().unwrap().contains("until"));
    }
}
