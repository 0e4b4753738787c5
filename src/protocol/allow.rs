//! Allowances: exactly what the next step takes, or none where that is already allowed.

use crate::{
    chain::{Chain, erc20::IERC20},
    plan::{Call, Step},
};
use alloy::primitives::{Address, U256};
use anyhow::Result;

/// Approves exactly `amount`, or nothing where the allowance already covers it.
///
/// # Errors
/// When the token does not answer.
pub async fn allow(chain: &Chain, token: Address, owner: Address, spender: Address, amount: U256) -> Result<Option<Step>> {
    let allowed = chain.read(token, &IERC20::allowanceCall { owner, spender }).await?;
    Ok((allowed < amount).then(|| approve(token, spender, amount)))
}

/// Approves exactly `amount`.
pub fn approve(token: Address, spender: Address, amount: U256) -> Step {
    let approve = IERC20::approveCall { spender, value: amount };
    Step::new("Allow exactly what the next step takes", Call::new(token, &approve)).grants(token, spender, amount)
}
