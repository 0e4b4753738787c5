//! Checked arithmetic: an overflow is an error, never a wrapped number.

use alloy::primitives::{U256, U512};
use anyhow::{Context, Result};

/// `a + b`.
///
/// # Errors
/// When the sum does not fit 256 bits.
pub fn add(a: U256, b: U256) -> Result<U256> {
    a.checked_add(b).context("a sum does not fit 256 bits")
}

/// `a - b`.
///
/// # Errors
/// When `b` is larger than `a`.
pub fn sub(a: U256, b: U256) -> Result<U256> {
    a.checked_sub(b).with_context(|| format!("{b} is more than {a}"))
}

/// `a * b / c` rounded down, with the product in 512 bits.
///
/// # Errors
/// When `c` is zero or the quotient does not fit 256 bits.
pub fn mul_div(a: U256, b: U256, c: U256) -> Result<U256> {
    let product = U512::from(a).checked_mul(U512::from(b)).context("a product does not fit 512 bits")?;
    narrow(product.checked_div(U512::from(c)).context("division by zero")?)
}

/// `a * b / c` rounded up, with the product in 512 bits.
///
/// # Errors
/// When `c` is zero or the quotient does not fit 256 bits.
pub fn mul_div_up(a: U256, b: U256, c: U256) -> Result<U256> {
    let product = U512::from(a).checked_mul(U512::from(b)).context("a product does not fit 512 bits")?;
    let divisor = U512::from(c);
    let up = divisor.checked_sub(U512::from(1)).context("division by zero")?;
    narrow(product.checked_add(up).and_then(|sum| sum.checked_div(divisor)).context("a product does not fit 512 bits")?)
}

/// `a / b` rounded up.
///
/// # Errors
/// When `b` is zero.
pub fn div_up(a: U256, b: U256) -> Result<U256> {
    mul_div_up(a, U256::from(1), b)
}

/// The sum of some amounts.
///
/// # Errors
/// When it does not fit 256 bits.
pub fn sum(amounts: &[U256]) -> Result<U256> {
    amounts.iter().try_fold(U256::ZERO, |total, amount| add(total, *amount))
}

/// `amount` in `count` nearly equal parts, the larger ones first.
///
/// # Errors
/// When `count` is zero.
pub fn parts(amount: U256, count: u16) -> Result<Vec<U256>> {
    let divisor = U256::from(count);
    let part = amount.checked_div(divisor).context("division by zero")?;
    let larger = amount.checked_rem(divisor).unwrap_or_default();
    Ok((0..count).map(|index| part.saturating_add(U256::from(u8::from(U256::from(index) < larger)))).collect())
}

fn narrow(wide: U512) -> Result<U256> {
    U256::checked_from_limbs_slice(wide.as_limbs()).context("a quotient does not fit 256 bits")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_wraps() {
        assert!(add(U256::MAX, U256::from(1)).is_err());
        assert!(sub(U256::ZERO, U256::from(1)).is_err());
        assert!(mul_div(U256::MAX, U256::from(2), U256::from(1)).is_err());
        assert!(mul_div(U256::from(1), U256::from(1), U256::ZERO).is_err());
        assert!(mul_div_up(U256::from(1), U256::from(1), U256::ZERO).is_err());
        assert_eq!(mul_div(U256::MAX, U256::MAX, U256::MAX).unwrap(), U256::MAX);
    }

    proptest! {
        #[test]
        fn rounding_up_and_down_differ_by_at_most_one(a: u128, b: u128, c in 1u128..) {
            let [a, b, c] = [a, b, c].map(U256::from);
            let (down, up) = (mul_div(a, b, c).unwrap(), mul_div_up(a, b, c).unwrap());
            prop_assert!(up == down || up == add(down, U256::from(1)).unwrap());
            prop_assert!(mul_div(down, c, U256::from(1)).unwrap() <= mul_div(a, b, U256::from(1)).unwrap());
        }
    }
}
