//! ether.fi's buckets: how much eETH may be minted or burnt now, until they have filled up again.

use super::abi::{IEETH, IEtherFiRateLimiter as limiter};
use crate::{chain::Chain, error::Failure, protocol::preflight, units::Money};
use alloy::primitives::{Address, B256, U256, keccak256};
use anyhow::{Result, bail};

/// Wei in a gwei, in which buckets and fees of requests are counted.
pub(super) const GWEI: U256 = U256::from_limbs([1_000_000_000, 0, 0, 0]);

/// What a bucket bounds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bucket {
    /// Deposits.
    Mint,
    /// Claims: what a request gave up is burnt when it is paid.
    Burn,
}

impl Bucket {
    /// Its key. Source: `EETH_MINT_LIMIT_ID` and `EETH_BURN_LIMIT_ID` of EETH.sol.
    fn id(self) -> B256 {
        match self {
            Self::Mint => keccak256("EETH_MINT_LIMIT_ID"),
            Self::Burn => keccak256("EETH_BURN_LIMIT_ID"),
        }
    }

    /// What is left in it, in wei of ether; `None` where there is no such limit.
    pub(super) async fn left(self, chain: &Chain, eeth: Address) -> Result<Option<U256>> {
        let found = chain.try_read(eeth, &IEETH::rateLimiterCall {}).await?.filter(|address| !address.is_zero());
        let Some(address) = found else { return Ok(None) };
        let (limit, left) = (limiter::getLimitCall { id: self.id() }, limiter::consumableCall { id: self.id() });
        let (limit, left) = tokio::try_join!(chain.try_read(address, &limit), chain.try_read(address, &left))?;
        // A capacity of nothing switches a bucket off. Where a later version closes it so, the simulation says it.
        let bounded = limit.is_some_and(|limit| limit.capacity != 0);
        Ok(left.filter(|_| bounded).map(|gwei| GWEI.saturating_mul(U256::from(gwei))))
    }

    /// Refuses what does not fit into what is left. Amounts are rounded up to gwei, and what is left is whole gwei.
    pub(super) fn holds(self, amount: U256, left: Option<U256>) -> Result<()> {
        let Some(left) = left.filter(|left| amount > *left) else { return Ok(()) };
        match self {
            Self::Mint => Err(preflight::too_much("ether.fi's limit lets in", &Money::ether(left))),
            Self::Burn => {
                let message = format!("ether.fi's limit pays at most {} now", Money::ether(left));
                bail!(Failure::failed("limit", message).hint("claim fewer tickets, or try again later: the limit grows back every second"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_in_a_bucket_bounds_an_amount() {
        let holds = |bucket: Bucket, amount: u64, left: Option<u64>| bucket.holds(U256::from(amount), left.map(U256::from));
        assert!(holds(Bucket::Mint, 5, None).is_ok() && holds(Bucket::Mint, 5, Some(5)).is_ok());
        let text = |bucket| holds(bucket, 6, Some(5)).unwrap_err().to_string();
        assert_eq!(text(Bucket::Mint), "ether.fi's limit lets in at most 0.000000000000000005 ETH now");
        assert_eq!(text(Bucket::Burn), "ether.fi's limit pays at most 0.000000000000000005 ETH now");
        assert_ne!(Bucket::Mint.id(), Bucket::Burn.id());
    }
}
