//! What a transaction may cost: EIP-1559 fees from the last blocks, fixed before the review.

use super::Standing;
use crate::{error::Failure, units::Gwei};
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
    use alloy::{
        primitives::{Address, U256},
        rpc::types::FeeHistory,
    };

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
    fn a_fee_below_the_next_block_is_said_before_signing() {
        assert!(Fees::choose(&standing(10, &[]), FeeChoice { max: Some(Gwei(9)), tip: None }).is_err());
    }
}
