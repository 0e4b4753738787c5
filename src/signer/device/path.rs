//! A derivation path as a device reads it.

use anyhow::{Context, Error, Result, ensure};
use std::str::FromStr;

/// The most levels that the Ethereum app derives.
const MOST_LEVELS: usize = 10;

/// Child numbers from here on are hardened (BIP-32).
const FIRST_HARDENED: u32 = 1 << 31;

/// The child numbers from the seed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path(Vec<u32>);

impl Path {
    /// The child numbers as they are.
    #[cfg(feature = "trezor")]
    pub(in crate::signer) fn numbers(&self) -> &[u32] {
        &self.0
    }

    /// How many levels there are, in one byte, and each in four, big-endian.
    pub(in crate::signer) fn encode(&self) -> Vec<u8> {
        let count = u8::try_from(self.0.len()).expect("invariant: a path has at most 10 levels");
        [count].into_iter().chain(self.0.iter().flat_map(|number| number.to_be_bytes())).collect()
    }
}

impl FromStr for Path {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let shown = text.escape_debug();
        let rest = text.strip_prefix("m/").with_context(|| format!("the derivation path `{shown}` does not begin with `m/`"))?;
        let level = |text: &str| {
            let plain = text.strip_suffix('\'');
            let number = plain.unwrap_or(text).parse().ok().filter(|number| *number < FIRST_HARDENED)?;
            Some(if plain.is_some() { number | FIRST_HARDENED } else { number })
        };
        let levels =
            rest.split('/').map(level).collect::<Option<Vec<u32>>>().with_context(|| format!("`{shown}` is no derivation path"))?;
        ensure!(levels.len() <= MOST_LEVELS, "the derivation path `{shown}` has more than {MOST_LEVELS} levels");
        Ok(Self(levels))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::hex;

    #[test]
    fn a_path_is_its_count_and_its_numbers() {
        let path: Path = "m/44'/60'/0'/0/7".parse().unwrap();
        assert_eq!(hex::encode(path.encode()), "058000002c8000003c800000000000000000000007");
        for wrong in ["", "44'/60'", "m/", "m/i", "m/0/0/0/0/0/0/0/0/0/0/0", "m/2147483648"] {
            assert!(wrong.parse::<Path>().is_err(), "{wrong}");
        }
    }
}
