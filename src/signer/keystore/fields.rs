//! Fields are taken from a keystore's JSON by name, and what is wrong with one is said without its value.

use super::error::KeystoreError;
use alloy::hex;
use serde_json::Value;

/// The most characters of a foreign name that an error repeats.
const MOST_SHOWN: usize = 32;

/// A field that must be there.
pub(super) fn field<'a>(object: &'a Value, key: &str, name: &'static str) -> Result<&'a Value, KeystoreError> {
    object.get(key).filter(|value| !value.is_null()).ok_or(KeystoreError::Missing(name))
}

/// A field that must hold text.
pub(super) fn text<'a>(object: &'a Value, key: &str, name: &'static str) -> Result<&'a str, KeystoreError> {
    field(object, key, name)?.as_str().ok_or(KeystoreError::Malformed(name, "text"))
}

/// A field that must hold a whole number that is not negative.
pub(super) fn number(object: &Value, key: &str, name: &'static str) -> Result<u64, KeystoreError> {
    field(object, key, name)?.as_u64().ok_or(KeystoreError::Malformed(name, "a whole number"))
}

/// A field that must hold bytes as hex, with or without `0x`.
pub(super) fn bytes(object: &Value, key: &str, name: &'static str) -> Result<Vec<u8>, KeystoreError> {
    let text = text(object, key, name)?;
    hex::decode(text).map_err(|_| KeystoreError::Malformed(name, "hex"))
}

/// A name from the file, made fit for a terminal.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(MOST_SHOWN).flat_map(char::escape_default).collect()
}
