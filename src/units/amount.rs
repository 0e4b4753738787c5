//! Amounts, fees and percentages as they are typed: parsed exactly or refused, never rounded.

use super::{math, money::exact};
use crate::error::Failure;
use alloy::primitives::U256;
use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How much: `1.5`, `1.5eth`, `20gwei`, `1000wei`, `50%` or `max`. The asset is the command's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A number of the asset, or of a unit of it.
    Number {
        /// What stands before the unit.
        number: Decimal,
        /// The unit, in lower case; empty for the asset itself.
        unit: String,
    },
    /// A part of what there is.
    Part(Percent),
    /// All there is.
    Max,
}

/// A non-negative decimal number, kept as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: U256,
    places: u8,
}

impl Decimal {
    /// The number in units of 10^-`decimals`.
    fn scaled(&self, decimals: u8) -> Result<U256> {
        let up = decimals.checked_sub(self.places).with_context(|| format!("more than {decimals} decimals"))?;
        let factor = U256::from(10).checked_pow(U256::from(up)).context("too many decimals")?;
        self.digits.checked_mul(factor).context("the amount is too large")
    }
}

impl FromStr for Decimal {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let dangling = text.contains('.') && fraction.is_empty();
        ensure!(digits(whole) && digits(fraction) && !dangling && !whole.is_empty(), "`{text}` is not a number like `1.5`");
        let fraction = fraction.trim_end_matches('0');
        let places = u8::try_from(fraction.len()).ok().with_context(|| format!("`{text}` has too many decimals"))?;
        let digits = U256::from_str_radix(&format!("{whole}{fraction}"), 10).ok().with_context(|| format!("`{text}` is too large"))?;
        Ok(Self { digits, places })
    }
}

impl Amount {
    /// The amount in the asset's smallest unit, where `whole` is all there is of it.
    ///
    /// # Errors
    /// When it has more decimals than the asset, a unit the asset does not have, or is nothing.
    pub fn of(&self, whole: U256, decimals: u8, symbol: &str) -> Result<U256> {
        let wei = match self {
            Self::Max => whole,
            Self::Part(part) => part.of(whole)?,
            Self::Number { number, unit } => {
                let places = match unit.as_str() {
                    "" => decimals,
                    "wei" => 0,
                    "gwei" if decimals == 18 => 9,
                    unit if unit.eq_ignore_ascii_case(symbol) => decimals,
                    unit => bail!(Failure::usage(format!("`{unit}` is not a unit of {symbol}"))),
                };
                number.scaled(places).with_context(|| Failure::usage(format!("`{self}` is not an amount of {symbol}")))?
            }
        };
        ensure!(!wei.is_zero(), Failure::usage(format!("`{self}` of {symbol} is nothing")));
        Ok(wei)
    }
}

impl FromStr for Amount {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("max") {
            return Ok(Self::Max);
        }
        if text.ends_with('%') {
            let part = Percent::from_str(text)?;
            ensure!(part.0 <= Percent::WHOLE, "`{text}` is more than there is");
            return Ok(Self::Part(part));
        }
        let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        ensure!(number.contains(|c: char| c.is_ascii_digit()), "`{text}` is not a number like `1.5`");
        ensure!(unit.chars().all(|c| c.is_ascii_alphanumeric()), "`{unit}` is not a unit");
        Ok(Self::Number { number: number.trim_end().parse()?, unit: unit.to_ascii_lowercase() })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Max => f.write_str("max"),
            Self::Part(part) => part.fmt(f),
            Self::Number { number, unit } => write!(f, "{}{unit}", exact(number.digits, number.places)),
        }
    }
}

/// A fee per gas. Typed in gwei (`20`, `1.5`, `20gwei`, `100wei`), kept in wei.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gwei(pub u128);

impl FromStr for Gwei {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let Amount::Number { number, unit } = text.parse()? else { bail!("`{text}` is not a fee like `20gwei`") };
        let wei = match unit.as_str() {
            "" | "gwei" => number.scaled(9)?,
            "wei" => number.scaled(0)?,
            "eth" => number.scaled(18)?,
            unit => bail!("`{unit}` is not a unit of ether"),
        };
        Ok(Self(u128::try_from(wei).ok().with_context(|| format!("`{text}` is too large"))?))
    }
}

impl fmt::Display for Gwei {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} gwei", exact(U256::from(self.0), 9)))
    }
}

/// A part of a whole, in millionths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Percent(u64);

impl Percent {
    const PLACES: u8 = 6;
    const WHOLE: u64 = 100_000_000;

    /// A part in hundredths of a percent.
    pub const fn bips(bips: u16) -> Self {
        Self((bips as u64).saturating_mul(10_000))
    }

    /// This part of `whole`, rounded down.
    ///
    /// # Errors
    /// When it does not fit 256 bits.
    pub fn of(self, whole: U256) -> Result<U256> {
        math::mul_div(whole, U256::from(self.0), U256::from(Self::WHOLE))
    }

    /// `whole` less this part of it, rounded down: the least that must arrive.
    ///
    /// # Errors
    /// When the part is more than the whole.
    pub fn off(self, whole: U256) -> Result<U256> {
        let rest = Self::WHOLE.checked_sub(self.0).context("more than 100 %")?;
        math::mul_div(whole, U256::from(rest), U256::from(Self::WHOLE))
    }
}

impl FromStr for Percent {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let number: Decimal = text.trim().strip_suffix('%').unwrap_or(text).trim().parse()?;
        let scaled = number.scaled(Self::PLACES).with_context(|| format!("`{text}` is finer than a millionth of a percent"))?;
        Ok(Self(u64::try_from(scaled).ok().with_context(|| format!("`{text}` is too large"))?))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", exact(U256::from(self.0), Self::PLACES))
    }
}

impl TryFrom<String> for Percent {
    type Error = anyhow::Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<Percent> for String {
    fn from(percent: Percent) -> Self {
        percent.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wei(text: &str, whole: u64) -> Result<U256> {
        text.parse::<Amount>()?.of(U256::from(whole), 18, "ETH")
    }

    #[test]
    fn one_sign_of_a_percentage_is_enough() {
        for text in ["50%%", "%", "50 % %", "%50"] {
            assert!(text.parse::<Amount>().is_err() && text.parse::<Percent>().is_err(), "{text}");
        }
        assert_eq!("50 %".parse::<Percent>().unwrap(), "50".parse().unwrap());
    }

    #[test]
    fn amounts_mean_what_they_say() {
        assert_eq!(wei("1.5", 0).unwrap(), U256::from(1_500_000_000_000_000_000_u64));
        assert_eq!(wei("1.5eth", 0).unwrap(), wei("1.5 ETH", 0).unwrap());
        assert_eq!(wei("20gwei", 0).unwrap(), U256::from(20_000_000_000_u64));
        assert_eq!(wei("7wei", 0).unwrap(), U256::from(7));
        assert_eq!(wei("50%", 9).unwrap(), U256::from(4));
        assert_eq!(wei("max", 9).unwrap(), U256::from(9));
        assert_eq!("1.5".parse::<Amount>().unwrap().of(U256::ZERO, 6, "USDC").unwrap(), U256::from(1_500_000));
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for text in ["", "-1", "+1", "1,5", "1.", ".5", "1e18", "1 000", "0x10", "1.5steth", "101%", "1.0.0", "max%", "0", "1.5wei", "٣"] {
            assert!(wei(text, 9).is_err(), "{text}");
        }
        assert!(wei("0.0000000000000000001", 0).is_err(), "a nineteenth decimal");
        assert!(wei(&"9".repeat(90), 0).is_err());
        assert!("1gwei".parse::<Amount>().unwrap().of(U256::ZERO, 6, "USDC").is_err());
        for text in ["0", "1.5steth", "0.0000000000000000001"] {
            assert_eq!(crate::error::fate(&wei(text, 9).unwrap_err()).fate.code(), 2, "{text}");
        }
    }

    #[test]
    fn a_part_off_leaves_the_rest() {
        assert_eq!(Percent::bips(50).off(U256::from(1000)).unwrap(), U256::from(995));
        assert_eq!("0.5".parse::<Percent>().unwrap(), Percent::bips(50));
        assert!("100.1".parse::<Percent>().unwrap().off(U256::from(1)).is_err());
        assert_eq!(Percent::bips(50).to_string(), "0.5%");
    }

    #[test]
    fn fees_are_gwei_unless_they_say_otherwise() {
        assert_eq!("1.5".parse::<Gwei>().unwrap(), Gwei(1_500_000_000));
        assert_eq!("3wei".parse::<Gwei>().unwrap(), Gwei(3));
        assert!("max".parse::<Gwei>().is_err());
        assert_eq!(Gwei(1_500_000_000).to_string(), "1.5 gwei");
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(raw: [u64; 4], decimals in 0u8..=36) {
            let value = U256::from_limbs(raw);
            prop_assume!(!value.is_zero());
            let read = exact(value, decimals).parse::<Amount>().unwrap().of(U256::ZERO, decimals, "X").unwrap();
            prop_assert_eq!(read, value);
        }

        #[test]
        fn a_part_never_exceeds_the_whole(whole: u128, bips in 0u16..=10_000) {
            let whole = U256::from(whole);
            let (part, rest) = (Percent::bips(bips).of(whole).unwrap(), Percent::bips(bips).off(whole).unwrap());
            prop_assert!(math::add(part, rest).unwrap() <= whole);
        }

        #[test]
        fn no_text_panics(text in ".*") {
            let _ = text.parse::<Amount>().map(|amount| amount.of(U256::MAX, 18, "ETH"));
            let _ = text.parse::<Gwei>();
            let _ = text.parse::<Percent>();
        }
    }
}
