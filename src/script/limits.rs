//! What a batch may cost at most, in all and for each account.

use super::{
    fields::{Field, Fields},
    source::Position,
};
use crate::units::{Amount, Gwei};
use alloy::primitives::U256;
use anyhow::{Result, bail};

/// The most requests a second that a limit may name.
const MOST_REQUESTS: u32 = 100_000;

/// `[limits]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most a unit of gas may cost, in any action.
    pub max_fee: Option<Gwei>,
    /// How many requests a second a node is asked at most.
    pub rate: Option<u32>,
    /// For all accounts together.
    pub whole: Ceilings,
    /// For each account.
    pub account: Ceilings,
}

/// What may be spent at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ceilings {
    /// On fees, in wei.
    pub max_total_fee: Option<U256>,
    /// Of assets, each at most once.
    pub max_spend: Vec<Ceiling>,
}

/// How much of an asset may be spent at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ceiling {
    /// The asset as it was written: a symbol or an address.
    pub asset: String,
    /// How much, in the asset's unit: a number, never a part.
    pub amount: Amount,
    /// Where it stands.
    pub at: Position,
}

impl Limits {
    pub(super) fn read(field: Field<'_, '_>) -> Result<Self> {
        let mut fields = field.table("`[limits]`")?;
        let max_fee = fields.take("max_fee").map(|field| field.read()).transpose()?;
        let rate = fields.take("rate").map(|field| field.number(1, MOST_REQUESTS)).transpose()?;
        let whole = Ceilings::read(&mut fields)?;
        let account = match fields.take("account") {
            None => Ceilings::default(),
            Some(field) => {
                let mut fields = field.table("`[limits.account]`")?;
                let ceilings = Ceilings::read(&mut fields)?;
                fields.end()?;
                ceilings
            }
        };
        fields.end()?;
        Ok(Self { max_fee, rate, whole, account })
    }
}

impl Ceilings {
    fn read(fields: &mut Fields<'_, '_>) -> Result<Self> {
        let max_total_fee = fields.take("max_total_fee").map(|field| wei(&field)).transpose()?;
        let mut max_spend: Vec<Ceiling> = vec![];
        if let Some(field) = fields.take("max_spend") {
            for field in field.table("`max_spend`")?.rest() {
                if max_spend.iter().any(|other| other.asset.eq_ignore_ascii_case(field.key)) {
                    bail!(field.fault(format!("`{}` is named twice", field.key)));
                }
                let amount: Amount = field.read()?;
                if !matches!(amount, Amount::Number { .. }) {
                    bail!(field.fault(format!("`{amount}` is no ceiling")).hint("write a number, such as `\"100\"`"));
                }
                max_spend.push(Ceiling { asset: field.key.to_owned(), amount, at: field.value_at() });
            }
        }
        Ok(Self { max_total_fee, max_spend })
    }
}

/// An amount of ether in wei.
fn wei(field: &Field<'_, '_>) -> Result<U256> {
    let amount: Amount = field.read()?;
    match amount {
        Amount::Number { .. } => amount.of(U256::ZERO, 18, "ETH").map_err(|err| field.fault(format!("`{}`: {err:#}", field.key)).into()),
        part => bail!(field.fault(format!("`{part}` is no ceiling")).hint("write an amount of ether, such as `\"0.5\"`")),
    }
}
