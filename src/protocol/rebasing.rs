//! Tokens that are counted in shares, and the forms that wrap them: what moves may fall short by a wei or two.

use crate::{
    plan::{Call, Step},
    units::mul_div,
};
use alloy::{
    primitives::{Address, U256},
    sol,
};
use anyhow::Result;

sol! {
    // The same two functions in wstETH and weETH.
    // https://github.com/lidofinance/core/blob/master/contracts/0.6.12/WstETH.sol
    #[sol(abi)]
    interface IWrapped {
        function unwrap(uint256 amount) external returns (uint256);
        function wrap(uint256 amount) external returns (uint256);
    }
}

/// 10^18: what rates are counted in.
pub const WAD: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

/// By how many wei a transfer in shares may fall short (the "1–2 wei corner case" of Lido's integration guide; eETH counts alike).
const ROUNDING: U256 = U256::from_limbs([2, 0, 0, 0]);

/// The least of a token counted in shares that arrives where `amount` is sent.
pub fn least(amount: U256) -> U256 {
    amount.saturating_sub(ROUNDING)
}

/// What a queued request is worth where 10^18 of its shares are worth `rate`: never more than was asked for.
///
/// # Errors
/// When the numbers do not fit.
pub fn due(asked: U256, shares: U256, rate: U256) -> Result<U256> {
    // Shares and rate are rounded down: what the next larger ones would cover is no loss.
    let one = U256::from(1);
    let at_most = mul_div(shares.saturating_add(one), rate.saturating_add(one), WAD)?;
    if at_most >= least(asked) { Ok(asked) } else { mul_div(shares, rate, WAD) }
}

/// A token whose balances grow, and the one that wraps it and grows in value instead.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The rebasing token and its symbol.
    pub plain: (Address, &'static str),
    /// The wrapped form and its symbol.
    pub wrapped: (Address, &'static str),
}

impl Pair {
    /// Wraps `amount` of the rebasing token for `least` or more of the other.
    pub fn wrap(&self, amount: U256, least: U256) -> Step {
        let (plain, wrapped) = (self.plain, self.wrapped);
        Step::new(format!("Wrap {} as {}", plain.1, wrapped.1), Call::new(wrapped.0, &IWrapped::wrapCall { amount }))
            .spends(plain.0, amount)
            .receives(wrapped.0, least)
    }

    /// Unwraps `amount` of the wrapped token for `least` or more of the rebasing one.
    pub fn unwrap(&self, amount: U256, least: U256) -> Step {
        let (plain, wrapped) = (self.plain, self.wrapped);
        Step::new(format!("Unwrap {} to {}", wrapped.1, plain.1), Call::new(wrapped.0, &IWrapped::unwrapCall { amount }))
            .spends(wrapped.0, amount)
            .receives(plain.0, least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::bytes;

    const PAIR: Pair = Pair { plain: (Address::repeat_byte(1), "stETH"), wrapped: (Address::repeat_byte(2), "wstETH") };

    #[test]
    fn wrapping_calls_the_wrapped_token() {
        let step = PAIR.wrap(U256::from(10), U256::from(8));
        assert_eq!(step.call.data, bytes!("ea598cb0000000000000000000000000000000000000000000000000000000000000000a"));
        assert_eq!(step.call.to, PAIR.wrapped.0);
        assert_eq!((step.spends[&PAIR.plain.0], step.receives[&PAIR.wrapped.0]), (U256::from(10), U256::from(8)));
        let step = PAIR.unwrap(U256::from(10), U256::from(11));
        assert_eq!(step.call.data, bytes!("de0e9a3e000000000000000000000000000000000000000000000000000000000000000a"));
        assert_eq!((step.spends[&PAIR.wrapped.0], step.receives[&PAIR.plain.0]), (U256::from(10), U256::from(11)));
    }

    #[test]
    fn a_request_is_worth_the_lesser_of_what_was_asked_and_what_its_shares_are() {
        let due = |asked: u64, shares: u64, rate: U256| due(U256::from(asked), U256::from(shares), rate).unwrap();
        assert_eq!(due(1000, 1000, WAD), U256::from(1000));
        assert_eq!(due(1000, 998, WAD), U256::from(1000), "a rounding is no loss");
        assert_eq!(due(1000, 990, WAD), U256::from(990));
        let (rate, shares) = (U256::from(1_111_111_111_111_111_111_u64), 449_999_999_999_999_999);
        assert_eq!(due(499_999_999_999_999_999, shares, rate), U256::from(499_999_999_999_999_999_u64), "nor is a rounded rate");
        assert_eq!(due(1000, 1000, WAD.saturating_mul(U256::from(2))), U256::from(1000), "rewards in the queue are not paid");
    }
}
