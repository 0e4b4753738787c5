//! Fields are taken from a keystore's JSON by name, and what is wrong with one is said without its value.

use super::error::KeystoreError;
use alloy::hex;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::{collections::BTreeSet, fmt};

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

/// Reads JSON in which no object names a field twice: readers differ in which of the two they take.
pub(super) fn read(json: &[u8]) -> Result<Value, KeystoreError> {
    // The library's own words may quote the file, which may be a secret in the wrong place.
    let root = serde_json::from_slice(json).map_err(|error| KeystoreError::NotJson(error.line(), error.column()))?;
    serde_json::from_slice::<Unrepeated>(json).map_err(|error| KeystoreError::Repeated(error.line(), error.column()))?;
    Ok(root)
}

/// JSON whose objects name each field once.
struct Unrepeated;

impl<'de> Deserialize<'de> for Unrepeated {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Unrepeated {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Self, A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(field) = fields.next_key::<String>()? {
            if !seen.insert(field) {
                return Err(A::Error::custom("twice"));
            }
            fields.next_value::<Self>()?;
        }
        Ok(self)
    }
}
