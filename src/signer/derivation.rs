//! A derivation is a BIP-32 path with one place, written `i`, that counts the addresses of a mnemonic.

use anyhow::{Context, Result, bail, ensure};
use std::{fmt, str::FromStr};

/// Where wallets look for the addresses of a mnemonic first (BIP-44, coin type 60 of SLIP-44).
pub const STANDARD_PATH: &str = "m/44'/60'/0'/0/i";

/// The paths that wallets use, by the names that they may be given by: beside the standard one that of Ledger's own program, and the
/// one that it used before.
pub const NAMED_PATHS: [(&str, &str); 3] = [("standard", STANDARD_PATH), ("ledger-live", "m/44'/60'/i'/0/0"), ("legacy", "m/44'/60'/0'/i")];

/// The most addresses that one account may stand for.
pub const MOST_ADDRESSES: u32 = 10_000;

/// Child numbers from here on are hardened (BIP-32).
const FIRST_HARDENED: u32 = 1 << 31;

/// BIP-32 counts a key's depth in one byte; no wallet goes deeper than this.
const MOST_LEVELS: usize = 10;

/// One level of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Level {
    /// The child number below 2^31, or `None` where the index goes.
    number: Option<u32>,
    hardened: bool,
}

/// A path, and how many addresses are taken from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    levels: Vec<Level>,
    count: u32,
}

impl Derivation {
    /// `count` addresses at `path`, which may be one of [`NAMED_PATHS`] by its name, else at [`STANDARD_PATH`]. More than one
    /// address needs a path with an `i`.
    pub fn new(path: Option<&str>, count: u32) -> Result<Self> {
        let path = path.unwrap_or(STANDARD_PATH);
        let named = NAMED_PATHS.iter().find(|(name, _)| *name == path);
        let levels = parse_levels(named.map_or(path, |(_, path)| path))?;
        ensure!((1..=MOST_ADDRESSES).contains(&count), "an account stands for 1 to {MOST_ADDRESSES} addresses, not {count}");
        let counts = levels.iter().any(|level| level.number.is_none());
        ensure!(counts || count == 1, "a path for {count} addresses needs an `i` where their index goes");
        Ok(Self { levels, count })
    }

    /// How many addresses there are.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The path as it was given, with `'` for what is hardened.
    pub fn path(&self) -> String {
        render(&self.levels, "i")
    }

    /// The path of one address. Fails where there is no such address.
    pub fn path_of(&self, index: u32) -> Result<String> {
        self.within(index)?;
        Ok(render(&self.levels, &index.to_string()))
    }

    /// The path that all of its addresses have in common.
    pub(super) fn common(&self) -> String {
        let (common, _) = self.levels.split_at(self.shared());
        // There is no index in it.
        render(common, "")
    }

    /// The path of one address from [`Self::common`] on. Fails where there is no such address.
    pub(super) fn below(&self, index: u32) -> Result<String> {
        self.within(index)?;
        let (_, below) = self.levels.split_at(self.shared());
        Ok(render(below, &index.to_string()))
    }

    fn within(&self, index: u32) -> Result<()> {
        ensure!(index < self.count, "index {index} is outside the account's {} addresses", self.count);
        Ok(())
    }

    /// How many levels come before the index.
    fn shared(&self) -> usize {
        self.levels.iter().take_while(|level| level.number.is_some()).count()
    }
}

fn render(levels: &[Level], index: &str) -> String {
    let mut path = String::from("m");
    for level in levels {
        path.push('/');
        match level.number {
            Some(number) => path.push_str(&number.to_string()),
            None => path.push_str(index),
        }
        if level.hardened {
            path.push('\'');
        }
    }
    path
}

impl Default for Derivation {
    fn default() -> Self {
        Self::new(None, 1).expect("invariant: the standard path is a path")
    }
}

impl fmt::Display for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path())
    }
}

impl FromStr for Level {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let number = text.trim_end_matches(['\'', 'h', 'H']);
        let hardened = match text.len().saturating_sub(number.len()) {
            0 => false,
            1 => true,
            _ => bail!("`{}` is hardened twice", text.escape_debug()),
        };
        if number == "i" {
            return Ok(Self { number: None, hardened });
        }
        // `u32::from_str` takes a sign, BIP-32 does not.
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let number = number.parse().ok().filter(|number| digits && *number < FIRST_HARDENED);
        let number = number.with_context(|| format!("`{}` is no child number below 2^31", text.escape_debug()))?;
        Ok(Self { number: Some(number), hardened })
    }
}

fn parse_levels(path: &str) -> Result<Vec<Level>> {
    let shown = path.escape_debug();
    let rest = path.strip_prefix("m/").with_context(|| format!("the derivation path `{shown}` does not begin with `m/`"))?;
    let levels =
        rest.split('/').map(str::parse).collect::<Result<Vec<Level>>>().with_context(|| format!("`{shown}` is no derivation path"))?;
    ensure!(levels.len() <= MOST_LEVELS, "the derivation path `{shown}` has more than {MOST_LEVELS} levels");
    let places = levels.iter().filter(|level| level.number.is_none()).count();
    ensure!(places <= 1, "the derivation path `{shown}` has more than one `i`");
    Ok(levels)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derive(path: &str, count: u32) -> Result<Derivation> {
        Derivation::new(Some(path), count)
    }

    #[test]
    fn the_index_goes_where_the_i_is() {
        assert_eq!(Derivation::new(None, 5).unwrap().path_of(4).unwrap(), "m/44'/60'/0'/0/4");
        assert_eq!(derive("m/44h/60H/i'/0/0", 9).unwrap().path_of(8).unwrap(), "m/44'/60'/8'/0/0");
        let split = derive("m/44h/60H/i'/0/0", 9).unwrap();
        assert_eq!(split.path(), "m/44'/60'/i'/0/0");
        assert_eq!((split.common().as_str(), split.below(8).unwrap().as_str()), ("m/44'/60'", "m/8'/0/0"));
        assert!(split.below(9).is_err());
    }

    #[test]
    fn paths_may_be_named() {
        for (name, path) in NAMED_PATHS {
            assert_eq!(derive(name, 2).unwrap().path(), path);
        }
        assert!(derive("ledger", 1).is_err());
    }

    #[test]
    fn one_address_needs_no_i() {
        let fixed = derive("m/44'/60'/0'/0/7", 1).unwrap();
        assert_eq!(fixed.path_of(0).unwrap(), "m/44'/60'/0'/0/7");
        assert_eq!((fixed.common().as_str(), fixed.below(0).unwrap().as_str()), ("m/44'/60'/0'/0/7", "m"));
        assert!(derive("m/44'/60'/0'/0/7", 2).is_err());
    }

    #[test]
    fn an_index_outside_the_count_is_refused() {
        assert!(Derivation::default().path_of(1).is_err());
        assert!(Derivation::new(None, 0).is_err());
        assert!(Derivation::new(None, MOST_ADDRESSES + 1).is_err());
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for path in [
            "",
            "m",
            "m/",
            "44'/60'/0'/0/0",
            "m//0",
            "m/i/i",
            "m/2147483648",
            "m/-1",
            "m/+1",
            "m/0''",
            "m/x",
            "m/'",
            "m/0/0/0/0/0/0/0/0/0/0/0",
            "m/99999999999",
            "m/\u{1b}[2J",
        ] {
            let error = derive(path, 1).unwrap_err();
            assert!(!format!("{error:#}").contains('\u{1b}'), "{error:#}");
        }
        assert!(derive("m/2147483647'", 1).is_ok());
    }
}
