//! What an action waits for: a base fee, a time, a rate, a ticket.

use super::{
    fields::{Field, Fields},
    source::quoted,
};
use crate::units::{Amount, Gwei};
use alloy::primitives::U256;
use anyhow::{Result, bail};
use jiff::Timestamp;
use toml::de::DeValue;

/// All of it has to hold before an action is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The base fee of a unit of gas is less.
    pub base_fee_below: Option<Gwei>,
    /// It is this time, or later.
    pub not_before: Option<Timestamp>,
    /// It is no later than this.
    pub not_after: Option<Timestamp>,
    /// What something is worth.
    pub rate: Option<Rate>,
    /// What can be claimed.
    pub claimable: Option<Claimable>,
}

/// What 1 of something is worth in ether, by its own protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// A token's symbol or a venue's id.
    pub of: String,
    /// The least that it is worth, in wei for 10^18.
    pub at_least: Option<U256>,
    /// The most.
    pub at_most: Option<U256>,
}

/// Which ticket has to be ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claimable {
    /// Any of the account's.
    Any,
    /// The one of this name, which a column may hold.
    Ticket(String),
}

impl When {
    /// Whether there is nothing to wait for.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn read(field: Field<'_, '_>, columns: &[&str]) -> Result<Self> {
        let mut fields = field.table("`when`")?;
        let base_fee_below = fields.take("base_fee_below").map(|field| field.read()).transpose()?;
        let not_before = fields.take("not_before").map(|field| time(&field)).transpose()?;
        let not_after = fields.take("not_after").map(|field| time(&field)).transpose()?;
        let rate = fields.take("rate").map(rate).transpose()?;
        let claimable = fields.take("claimable").map(|field| claimable(&field, columns)).transpose()?.flatten();
        if not_before.zip(not_after).is_some_and(|(before, after)| before > after) {
            bail!(fields.fault("`not_after` is earlier than `not_before`"));
        }
        fields.end()?;
        Ok(Self { base_fee_below, not_before, not_after, rate, claimable })
    }
}

fn time(field: &Field<'_, '_>) -> Result<Timestamp> {
    let text = field.time_text()?;
    let wrong = |_| {
        let message = format!("`{}` is no time with its offset", quoted(&text));
        field.fault(message).hint("write it such as `2026-12-01T00:00:00Z`")
    };
    Ok(text.parse::<Timestamp>().map_err(wrong)?)
}

fn rate(field: Field<'_, '_>) -> Result<Rate> {
    let mut fields: Fields<'_, '_> = field.table("`rate`")?;
    let of = fields.need("of", "the token or the venue: `of = \"etherfi\"`")?.text()?.to_owned();
    let at_least = fields.take("at_least").map(|field| worth(&field)).transpose()?;
    let at_most = fields.take("at_most").map(|field| worth(&field)).transpose()?;
    if at_least.is_none() && at_most.is_none() {
        bail!(fields.fault("`rate` needs `at_least` or `at_most`").hint("write `at_least = \"1.05\"`"));
    }
    if at_least.zip(at_most).is_some_and(|(least, most)| least > most) {
        bail!(fields.fault("`at_least` is more than `at_most`"));
    }
    fields.end()?;
    Ok(Rate { of, at_least, at_most })
}

/// A rate in ether, as wei for 10^18.
fn worth(field: &Field<'_, '_>) -> Result<U256> {
    let amount: Amount = field.read()?;
    match &amount {
        Amount::Number { unit, .. } if unit.is_empty() => {
            amount.of(U256::ZERO, 18, "ETH").map_err(|err| field.fault(format!("`{}`: {err:#}", field.key)).into())
        }
        _ => bail!(field.fault(format!("`{amount}` is no rate")).hint("write a number, such as `\"1.05\"`")),
    }
}

/// `false` waits for nothing.
fn claimable(field: &Field<'_, '_>, columns: &[&str]) -> Result<Option<Claimable>> {
    match field.value.get_ref() {
        DeValue::Boolean(any) => Ok(any.then_some(Claimable::Any)),
        DeValue::String(text) => {
            field.check(columns)?;
            Ok(Some(Claimable::Ticket(text.to_string())))
        }
        _ => bail!(field.fault("`claimable` is a ticket, such as `\"lido/123\"`, or true for any")),
    }
}
