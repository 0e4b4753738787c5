//! What a transaction may cost: EIP-1559 fees from the last blocks, fixed before the review.

use super::Standing;
use crate::{
    error::Failure,
    units::{Gwei, exact},
};
use alloy::primitives::U256;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// A tip that a block builder takes where the last blocks paid nothing: 0.01 gwei.
const LEAST_TIP: u128 = 10_000_000;
/// Above 100 gwei a node's word is not enough for the tip, which is paid in full: `--priority-fee` has to say it.
const SUSPECT_TIP: u128 = 100_000_000_000;
/// Above 1,000 gwei a node's word is not enough: `--max-fee` has to say it.
const SUSPECT: u128 = 1_000_000_000_000;

/// The two fees per gas of an EIP-1559 transaction, in wei.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fees {
    /// The most a unit of gas may cost.
    pub max: u128,
    /// What of it goes to the block builder.
    pub tip: u128,
}

/// What the user said about fees.
#[derive(Clone, Copy, Debug, Default)]
pub struct FeeChoice {
    /// `--max-fee`.
    pub max: Option<Gwei>,
    /// `--priority-fee`.
    pub tip: Option<Gwei>,
}

impl Fees {
    /// The least that nodes take in the place of a transaction with these fees: an eighth more of each, where they ask for a tenth.
    ///
    /// Source: go-ethereum's `txpool.pricebump` is 10.
    ///
    /// # Errors
    /// When they are beyond all numbers.
    pub fn bumped(self) -> Result<Self> {
        let more = |fee: u128| fee.checked_add(fee.div_ceil(8).max(1)).context("the former fee is absurd");
        Ok(Self { max: more(self.max)?, tip: more(self.tip)? })
    }

    /// What a transaction must offer to take the place of one with the fees `former`: an eighth more of both, and no less than
    /// [`Fees::choose`] asks for now.
    ///
    /// # Errors
    /// As [`Fees::choose`]; usage where the user's fees are below the least that is taken, which is named.
    pub fn above(former: Self, standing: &Standing, choice: FeeChoice) -> Result<Self> {
        let least = former.bumped()?;
        for (option, said, least) in [("--max-fee", choice.max, least.max), ("--priority-fee", choice.tip, least.tip)] {
            if let Some(said) = said.filter(|said| said.0 < least) {
                let message = format!("`{option}` {said} is too little to take the place of what waits: the least is {}", Gwei(least));
                return Err(Failure::usage(message).hint(format!("pass `{option} {}gwei` or more", exact(U256::from(least), 9))).into());
            }
        }
        // A tip that was not said may not lie above a fee that was.
        let tip = |now: Self| choice.tip.map_or_else(|| now.tip.max(least.tip), |tip| tip.0);
        match choice.max {
            Some(max) => {
                let now = Self::choose(standing, FeeChoice { max: Some(max), tip: choice.tip })?;
                Ok(Self { max: max.0, tip: tip(now).min(max.0) })
            }
            None => {
                let now = Self::choose(standing, FeeChoice { max: None, tip: choice.tip })?;
                Ok(Self { max: now.max.max(least.max).max(tip(now)), tip: tip(now) })
            }
        }
    }

    /// As [`Fees::choose`], and no more than the ceiling: where that is below the usual fee, it is the fee.
    ///
    /// # Errors
    /// As [`Fees::choose`], and when the ceiling does not cover the next block.
    pub fn within(standing: &Standing, choice: FeeChoice, ceiling: Option<Gwei>) -> Result<Self> {
        let Some(ceiling) = ceiling else { return Self::choose(standing, choice) };
        let next = standing.history.base_fee_per_gas.last().copied().unwrap_or_default();
        if ceiling.0 < next {
            let message = format!("a unit of gas may cost {ceiling}, and the next block asks for {}", Gwei(next));
            return Err(Failure::failed("fee", message).hint("wait, or raise the ceiling").into());
        }
        match Self::choose(standing, choice) {
            Ok(fees) if fees.max <= ceiling.0 => Ok(fees),
            // What a node asks for beyond belief is bounded by the ceiling, which is the user's word.
            _ => Self::choose(standing, FeeChoice { max: Some(ceiling), tip: choice.tip.map(|tip| tip.min(ceiling)) }),
        }
    }

    /// Twice the next base fee, which outlasts six full blocks, and the median tip of the last blocks.
    ///
    /// # Errors
    /// When the node's figures are not there or not believable, or the user's do not cover the next block.
    pub fn choose(standing: &Standing, choice: FeeChoice) -> Result<Self> {
        let next = *standing.history.base_fee_per_gas.last().context("the node has no fee history")?;
        let mut tips: Vec<u128> = standing.history.reward.iter().flatten().filter_map(|block| block.first().copied()).collect();
        tips.sort_unstable();
        let median = tips.len().checked_div(2).and_then(|middle| tips.get(middle).copied()).unwrap_or_default();
        let tip = choice.tip.map_or(median.max(LEAST_TIP), |tip| tip.0);
        if choice.tip.is_none() && tip > SUSPECT_TIP {
            let message = format!("the node asks for a tip of {} a unit of gas", Gwei(tip));
            return Err(Failure::refused("fee", message).hint("if that is true, say so with `--priority-fee`").into());
        }
        let max = match choice.max {
            Some(max) => max.0,
            None => next.checked_mul(2).and_then(|double| double.checked_add(tip)).context("the node's base fee is absurd")?,
        };
        if let (Some(tip), true) = (choice.tip, tip > max) {
            let message = format!("`--priority-fee` {tip} is above `--max-fee` {}, of which it is a part", Gwei(max));
            return Err(Failure::usage(message).hint("lower the one or raise the other").into());
        }
        if choice.max.is_none() && max > SUSPECT {
            let message = format!("the node asks for {} a unit of gas", Gwei(max));
            return Err(Failure::refused("fee", message).hint("if that is true, say so with `--max-fee`").into());
        }
        if max < next {
            let message = format!("`--max-fee` {} is below the next block's base fee of {}", Gwei(max), Gwei(next));
            return Err(Failure::failed("fee", message).hint("wait, or raise `--max-fee`").into());
        }
        Ok(Self { max, tip: tip.min(max) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::{primitives::Address, rpc::types::FeeHistory};

    fn standing(base: u128, tips: &[u128]) -> Standing {
        let history = FeeHistory {
            base_fee_per_gas: vec![base, base],
            reward: Some(tips.iter().map(|tip| vec![*tip]).collect()),
            ..Default::default()
        };
        Standing { account: Address::ZERO, nonce: 0, pending: 0, balance: U256::ZERO, history }
    }

    #[test]
    fn the_fee_outlasts_rising_blocks_and_tips_as_others_do() {
        let fees = Fees::choose(&standing(10_000_000_000, &[3_000_000_000, 1_000_000_000, 2_000_000_000]), FeeChoice::default()).unwrap();
        assert_eq!(fees, Fees { max: 22_000_000_000, tip: 2_000_000_000 });
    }

    #[test]
    fn an_absurd_fee_needs_the_users_word() {
        let node = standing(900_000_000_000, &[]);
        assert!(Fees::choose(&node, FeeChoice::default()).is_err());
        assert!(Fees::choose(&node, FeeChoice { max: Some(Gwei(2_000_000_000_000)), tip: None }).is_ok());
        assert!(Fees::choose(&standing(u128::MAX, &[]), FeeChoice::default()).is_err());
        let tipped = standing(1_000_000_000, &[200_000_000_000]);
        assert!(Fees::choose(&tipped, FeeChoice::default()).is_err());
        assert!(Fees::choose(&tipped, FeeChoice { max: None, tip: Some(Gwei(150_000_000_000)) }).is_ok());
    }

    #[test]
    fn a_tip_above_the_whole_fee_is_not_made_smaller_in_silence() {
        let choice = FeeChoice { max: Some(Gwei(20)), tip: Some(Gwei(21)) };
        let error = Fees::choose(&standing(10, &[]), choice).unwrap_err();
        assert_eq!(crate::error::fate(&error).fate, crate::error::Fate::Usage);
        assert!(Fees::choose(&standing(10, &[]), FeeChoice { tip: Some(Gwei(20)), ..choice }).is_ok());
    }

    #[test]
    fn what_takes_the_place_of_another_pays_an_eighth_more_of_both_and_no_less_than_others() {
        let former = Fees { max: 16_000_000_000, tip: 800_000_000 };
        let calm = standing(1_000_000_000, &[100_000_000]);
        assert_eq!(Fees::above(former, &calm, FeeChoice::default()).unwrap(), Fees { max: 18_000_000_000, tip: 900_000_000 });
        let busy = standing(30_000_000_000, &[2_000_000_000]);
        assert_eq!(Fees::above(former, &busy, FeeChoice::default()).unwrap(), Fees { max: 62_000_000_000, tip: 2_000_000_000 });
        let odd = Fees { max: 1, tip: 0 }.bumped().unwrap();
        assert_eq!(odd, Fees { max: 2, tip: 1 }, "rounded up, and never nothing");
        assert!(Fees { max: u128::MAX, tip: 0 }.bumped().is_err());
    }

    #[test]
    fn a_fee_that_no_node_would_take_for_a_replacement_is_said_with_the_least() {
        let (former, calm) = (Fees { max: 16_000_000_000, tip: 800_000_000 }, standing(1_000_000_000, &[100_000_000]));
        let above = |max: Option<u128>, tip: Option<u128>| {
            Fees::above(former, &calm, FeeChoice { max: max.map(Gwei), tip: tip.map(Gwei) }).map_err(|err| crate::error::fate(&err))
        };
        let low = above(Some(17_900_000_000), None).unwrap_err();
        assert_eq!(low.hint.as_deref(), Some("pass `--max-fee 18gwei` or more"));
        let low = above(None, Some(899_999_999)).unwrap_err();
        assert_eq!((low.fate, low.hint.as_deref()), (crate::error::Fate::Usage, Some("pass `--priority-fee 0.9gwei` or more")));
        assert_eq!(above(Some(18_000_000_000), None).unwrap(), Fees { max: 18_000_000_000, tip: 900_000_000 });
        assert_eq!(above(None, Some(20_000_000_000)).unwrap().tip, 20_000_000_000);
        assert!(above(Some(18_000_000_000), Some(19_000_000_000)).is_err());
    }

    proptest::proptest! {
        #[test]
        fn a_replacement_is_never_below_a_tenth_more(max in 0..u64::MAX, tip in 0..u64::MAX, base in 1..1_000_000_000_000_u128) {
            let former = Fees { max: u128::from(max), tip: u128::from(tip.min(max)) };
            if let Ok(fees) = Fees::above(former, &standing(base, &[]), FeeChoice::default()) {
                proptest::prop_assert!(fees.max * 10 >= former.max * 11 && fees.tip * 10 >= former.tip * 11 && fees.tip <= fees.max);
            }
        }
    }

    #[test]
    fn a_fee_below_the_next_block_is_said_before_signing() {
        assert!(Fees::choose(&standing(10, &[]), FeeChoice { max: Some(Gwei(9)), tip: None }).is_err());
    }
}
