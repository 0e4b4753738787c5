//! Tokens that their issuer can stop, for everyone or for one account: asked before they are moved.

use crate::{chain::Chain, error::Failure, protocol::preflight};
use alloy::{primitives::Address, sol};
use anyhow::{Result, ensure};

sol! {
    // https://etherscan.io/address/0xBe9895146f7AF43049ca1c1AE358B0541Ea49704 (cbETH), and other tokens of an issuer.
    interface IIssued {
        function isBlacklisted(address account) external view returns (bool);
        function paused() external view returns (bool);
    }
}

/// Refuses a transfer of `token` between these two that its issuer would not let through now.
pub(super) async fn permits(chain: &Chain, token: Address, between: [Address; 2]) -> Result<()> {
    let [from, to] = between.map(|account| chain.try_read(token, &IIssued::isBlacklistedCall { account }));
    let (paused, from, to) = tokio::try_join!(chain.try_read(token, &IIssued::pausedCall {}), from, to)?;
    // Only a token with a block list stops transfers by `paused`: others, such as ETHx, stop minting.
    let (Some(from), Some(to)) = (from, to) else { return Ok(()) };
    ensure!(paused != Some(true), preflight::paused(format!("the issuer of the token {token} has stopped it")));
    for (account, blocked) in between.into_iter().zip([from, to]) {
        let message = format!("{account} is on the block list of the token {token}");
        ensure!(!blocked, Failure::failed("blocked", message).hint("ask the token's issuer why"));
    }
    Ok(())
}
