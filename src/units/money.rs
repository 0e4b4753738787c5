//! An amount of a named asset, and how it is written for people and for scripts.

use alloy::primitives::U256;
use serde::{Serialize, Serializer, ser::SerializeStruct};
use std::fmt;

/// An amount in an asset's smallest unit, with what is needed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money {
    /// The amount in the asset's smallest unit.
    pub wei: U256,
    /// How many decimals the asset has.
    pub decimals: u8,
    /// The asset's symbol.
    pub symbol: String,
}

impl Money {
    /// `wei` of the asset called `symbol`.
    pub fn new(wei: U256, decimals: u8, symbol: impl Into<String>) -> Self {
        Self { wei, decimals, symbol: symbol.into() }
    }

    /// `wei` of ether.
    pub fn ether(wei: U256) -> Self {
        Self::new(wei, 18, "ETH")
    }

    /// The amount with at most six decimals, rounded down, for tables.
    pub fn short(&self) -> String {
        format!("{} {}", short(self.wei, self.decimals), self.symbol)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} {}", exact(self.wei, self.decimals), self.symbol))
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Money", 3)?;
        object.serialize_field("wei", &self.wei.to_string())?;
        object.serialize_field("amount", &exact(self.wei, self.decimals))?;
        object.serialize_field("symbol", &self.symbol)?;
        object.end()
    }
}

/// Every digit of an amount, without trailing zeros: `1.5`, `0.000000000000000001`.
pub fn exact(wei: U256, decimals: u8) -> String {
    let places = usize::from(decimals);
    let digits = format!("{wei:0>width$}", width = places.saturating_add(1));
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(places));
    match fraction.trim_end_matches('0') {
        "" => whole.into(),
        fraction => format!("{whole}.{fraction}"),
    }
}

/// The amount with at most six decimals, rounded down; `<0.000001` where that would be nothing.
pub fn short(wei: U256, decimals: u8) -> String {
    const PLACES: usize = 6;
    let full = exact(wei, decimals);
    let Some((whole, fraction)) = full.split_once('.') else { return full };
    let kept = fraction.get(..PLACES).unwrap_or(fraction).trim_end_matches('0');
    match (whole, kept) {
        ("0", "") => "<0.000001".into(),
        (whole, "") => whole.into(),
        (whole, kept) => format!("{whole}.{kept}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_is_written_and_no_more() {
        assert_eq!(exact(U256::from(1_500_000_000_000_000_000_u64), 18), "1.5");
        assert_eq!(exact(U256::from(1), 18), "0.000000000000000001");
        assert_eq!(exact(U256::ZERO, 18), "0");
        assert_eq!(exact(U256::from(42), 0), "42");
        assert_eq!(exact(U256::from(1_230_000), 6), "1.23");
    }

    #[test]
    fn a_short_amount_never_rounds_up_nor_to_nothing() {
        assert_eq!(short(U256::from(1_999_999_999_999_999_999_u64), 18), "1.999999");
        assert_eq!(short(U256::from(1), 18), "<0.000001");
        assert_eq!(short(U256::from(2_000_000_000_000_000_001_u64), 18), "2");
        assert_eq!(short(U256::ZERO, 18), "0");
    }

    #[test]
    fn scripts_get_decimal_strings() {
        let json = serde_json::to_string(&Money::new(U256::from(15), 1, "stETH")).unwrap();
        assert_eq!(json, r#"{"wei":"15","amount":"1.5","symbol":"stETH"}"#);
    }
}
