//! An address as it is typed: its length and, where its case is mixed, its EIP-55 checksum are right, or it is refused.

use crate::error::Failure;
use alloy::primitives::Address;
use anyhow::{Result, bail};

/// Reads an address: `None` where the text is no address at all.
///
/// # Errors
/// When it looks like one, with a wrong length or checksum.
pub fn address(text: &str) -> Result<Option<Address>> {
    let Some(digits) = text.strip_prefix("0x") else { return Ok(None) };
    let shown = text.escape_debug();
    let hex = digits.len() == 40 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let Some(parsed) = text.parse::<Address>().ok().filter(|_| hex) else {
        bail!(Failure::usage(format!("`{shown}` is not an address: it needs 40 hex digits after 0x")));
    };
    let plain = digits.bytes().all(|b| !b.is_ascii_uppercase()) || digits.bytes().all(|b| !b.is_ascii_lowercase());
    if !plain && parsed.to_string() != text {
        bail!(Failure::usage(format!("`{shown}` has a wrong checksum: a digit is mistyped")).hint("copy the address again"));
    }
    Ok(Some(parsed))
}

/// Reads what has to be an address.
///
/// # Errors
/// When it is none.
pub fn an_address(text: &str) -> Result<Address> {
    Ok(address(text)?.ok_or_else(|| Failure::usage(format!("`{}` is not an address", text.escape_debug())))?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Fate, fate};

    #[test]
    fn a_mistyped_address_is_refused_as_usage() {
        assert!(address("0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84").unwrap().is_some());
        assert!(address("0xae7ab96520de3a18e5e111b5eaab095312d7fe84").unwrap().is_some());
        assert!(address("steth").unwrap().is_none());
        for text in [
            "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE85",
            "0xAe7ab96520DE3A18E5e111B5EaAb095312D7fE84",
            "0xae7a",
            "0x",
            "0X12",
            "steth",
            "0x\u{1b}[2J",
        ] {
            let error = an_address(text).unwrap_err();
            assert_eq!(fate(&error).fate, Fate::Usage, "{text}");
            assert!(!error.to_string().contains('\u{1b}'), "{error}");
        }
    }
}
