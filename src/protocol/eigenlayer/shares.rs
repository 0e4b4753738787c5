//! EigenLayer's share arithmetic: deposit shares, what of them a slash has left, and the way back.
//!
//! All quotients are rounded down, as the core's `SlashingLib` rounds them. Factors and magnitudes are in units of [`WAD`].

use crate::units::{Percent, mul_div};
use alloy::primitives::U256;
use anyhow::{Context, Result, ensure};

/// One whole, as EigenLayer counts magnitudes and factors.
pub const WAD: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

/// How far apart two answers to the same sum may be, beside a 2^40th part of them: sums are rounded in another order here and there.
const ROUNDING: U256 = U256::from_limbs([16, 0, 0, 0]);

/// What connects a staker's deposit shares in one strategy with what may be withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factors {
    /// `depositScalingFactor` of the staker: it undoes slashes from before the deposit.
    pub scaling: U256,
    /// The operator's largest magnitude that is left; [`WAD`] where the staker is not delegated.
    pub slashing: U256,
}

impl Factors {
    /// What `deposit` shares are worth in withdrawable shares.
    ///
    /// # Errors
    /// When it does not fit 256 bits.
    pub fn withdrawable(self, deposit: U256) -> Result<U256> {
        self.paid(self.queued(deposit)?)
    }

    /// The scaled shares that a withdrawal of `deposit` shares is queued with.
    ///
    /// # Errors
    /// When it does not fit 256 bits.
    pub fn queued(self, deposit: U256) -> Result<U256> {
        mul_div(deposit, self.scaling, WAD)
    }

    /// The shares that `queued` scaled shares are paid out as, under this slashing factor.
    ///
    /// # Errors
    /// When it does not fit 256 bits.
    pub fn paid(self, queued: U256) -> Result<U256> {
        mul_div(queued, self.slashing, WAD)
    }

    /// The deposit shares to queue so that about `withdrawable` shares come out, never more.
    ///
    /// # Errors
    /// When everything was slashed.
    pub fn deposit(self, withdrawable: U256) -> Result<U256> {
        ensure!(!self.slashing.is_zero() && !self.scaling.is_zero(), "everything here was slashed");
        mul_div(mul_div(withdrawable, WAD, self.scaling)?, WAD, self.slashing)
    }
}

/// Whether two answers to the same sum differ by no more than rounding.
pub fn agree(a: U256, b: U256) -> bool {
    a.abs_diff(b) <= a.max(b).wrapping_shr(40).saturating_add(ROUNDING)
}

/// What slashes took of the deposit shares, in words; nothing where they took no more than rounding does.
///
/// # Errors
/// When it does not fit 256 bits.
pub(super) fn slashed(deposit: U256, withdrawable: U256) -> Result<Option<String>> {
    let lost = deposit.saturating_sub(withdrawable);
    if agree(deposit, withdrawable) || lost.is_zero() {
        return Ok(None);
    }
    let bips = mul_div(lost, U256::from(10_000), deposit)?;
    let part = Percent::bips(u16::try_from(bips).context("a part is more than the whole")?);
    Ok(Some(format!("slashed: {part} of its shares are lost")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{add, mul_div_up, sub};
    use proptest::prelude::*;

    fn wad(tenths: u64) -> U256 {
        U256::from(tenths) * U256::from(100_000_000_000_000_000_u64)
    }

    /// The magnitude left after `part` of an allocation of `allocated` is slashed, in the core's rounding.
    fn slash(magnitude: U256, allocated: U256, part: U256) -> U256 {
        sub(magnitude, mul_div_up(allocated, part, WAD).unwrap()).unwrap()
    }

    /// The scaling factor after `added` shares join `held` ones, in the core's rounding.
    fn rescale(before: Factors, held: U256, added: U256) -> U256 {
        if held.is_zero() {
            return mul_div(before.scaling, WAD, before.slashing).unwrap();
        }
        let (worth, total) = (add(before.withdrawable(held).unwrap(), added).unwrap(), add(held, added).unwrap());
        mul_div(mul_div(worth, WAD, total).unwrap(), WAD, before.slashing).unwrap()
    }

    #[test]
    fn a_slash_takes_its_part_of_what_works_and_of_what_is_queued() {
        // 100 shares, half of the magnitude allocated, 50 queued, 20 % of the allocation slashed.
        let hundred = wad(1000);
        let before = Factors { scaling: WAD, slashing: WAD };
        let (queued, left) = (before.queued(wad(500)).unwrap(), sub(hundred, wad(500)).unwrap());
        let after = Factors { slashing: slash(WAD, wad(5), wad(2)), ..before };
        assert_eq!(after.slashing, wad(9));
        assert_eq!(after.paid(queued).unwrap(), wad(450));
        assert_eq!(after.withdrawable(left).unwrap(), wad(450));
        assert_eq!(after.deposit(wad(450)).unwrap(), wad(500));
    }

    #[test]
    fn a_slash_from_before_the_deposit_costs_nothing() {
        let slashed = Factors { scaling: WAD, slashing: wad(9) };
        let factors = Factors { scaling: rescale(slashed, U256::ZERO, wad(90)), ..slashed };
        assert!(agree(factors.withdrawable(wad(90)).unwrap(), wad(90)));
    }

    #[test]
    fn what_was_slashed_whole_pays_nothing_and_cannot_be_asked_for() {
        let gone = Factors { scaling: WAD, slashing: U256::ZERO };
        assert_eq!(gone.withdrawable(wad(10)).unwrap(), U256::ZERO);
        assert!(gone.deposit(wad(1)).is_err());
    }

    #[test]
    fn nothing_wraps() {
        let absurd = Factors { scaling: U256::MAX, slashing: U256::MAX };
        assert!(absurd.withdrawable(U256::MAX).is_err());
        assert!(Factors { scaling: U256::from(1), slashing: U256::from(1) }.deposit(U256::MAX).is_err());
    }

    #[test]
    fn only_a_loss_beyond_rounding_is_called_a_slash() {
        assert_eq!(slashed(WAD, sub(WAD, U256::from(2)).unwrap()).unwrap(), None);
        let lost = |left| slashed(wad(1000), left).unwrap().unwrap();
        assert_eq!(lost(wad(900)), "slashed: 10% of its shares are lost");
        assert_eq!(lost(U256::ZERO), "slashed: 100% of its shares are lost");
    }

    proptest! {
        #[test]
        fn what_is_asked_for_is_never_exceeded(amount: u128, scaling in 1_u64.., slashing in 1_u64..=1_000_000_000_000_000_000) {
            let (asked, factors) = (U256::from(amount), Factors { scaling: U256::from(scaling), slashing: U256::from(slashing) });
            let deposit = factors.deposit(asked).unwrap();
            prop_assert!(factors.withdrawable(deposit).unwrap() <= asked);
        }

        #[test]
        fn a_slash_never_makes_more(deposit: u128, scaling in 1_u64.., a in 0_u64..=1_000_000_000_000_000_000, b in 0_u64..=1_000_000_000_000_000_000) {
            let worth = |slashing: u64| {
                let factors = Factors { scaling: U256::from(scaling), slashing: U256::from(slashing) };
                factors.withdrawable(U256::from(deposit)).unwrap()
            };
            prop_assert!(worth(a.min(b)) <= worth(a.max(b)));
        }
    }
}
