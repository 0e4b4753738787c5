//! An account's name is a word that is safe as a file name and cannot be taken for an address.

use crate::error::Failure;
use anyhow::{Error, Result};
use std::{fmt, str::FromStr};

/// The longest name, in characters: shorter than a private key or a mnemonic, lest one be taken for a name.
const MOST_CHARACTERS: usize = 32;

/// The name of an account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Name {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let shown = text.escape_debug();
        let plain = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-');
        let wrong = if text.is_empty() {
            "an account's name is empty".into()
        // What is long or begins so may be a secret in the wrong place, which no error repeats.
        } else if text.chars().count() > MOST_CHARACTERS {
            format!("an account's name has at most {MOST_CHARACTERS} characters")
        } else if text.starts_with("0x") {
            "an account's name does not begin with `0x`, as addresses do".into()
        } else if !text.bytes().all(plain) {
            format!("`{shown}` is no account name: only a-z, 0-9, `.`, `_` and `-` may stand in one")
        } else if !text.starts_with(|first: char| first.is_ascii_alphanumeric()) {
            format!("`{shown}` is no account name: it has to begin with a letter or a digit")
        } else {
            return Ok(Self(text.to_owned()));
        };
        Err(Failure::usage(wrong).into())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_are_names() {
        for text in ["a", "ops", "main-2.old_one", "7", &"a".repeat(32)] {
            assert_eq!(text.parse::<Name>().unwrap().as_str(), text);
        }
    }

    #[test]
    fn secrets_in_the_wrong_place_are_not_repeated() {
        let key = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
        for text in [key.to_owned(), format!("0x{key}"), format!("0x{}", &key[..8]), ["abandon"; 12].join(" ")] {
            let error = text.parse::<Name>().unwrap_err().to_string();
            assert!(!error.contains("ac0974") && !error.contains("abandon"), "{error}");
        }
    }

    #[test]
    fn path_tricks_are_not() {
        for text in [
            "",
            ".",
            "..",
            "../x",
            "a/b",
            "a\\b",
            "/etc",
            ".hidden",
            "-n",
            "_",
            "A",
            "é",
            "a b",
            "a\0",
            "a\n",
            "0x12",
            "ops/0",
            "\u{1b}[2J",
            &"a".repeat(33),
        ] {
            let error = text.parse::<Name>().unwrap_err().to_string();
            assert!(!error.contains(['\u{1b}', '\0', '\n']), "{error:?}");
        }
    }
}
