//! Parameters are read by place; what cannot be read is refused with its place.

use alloy::primitives::U64;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::evm::refusal::Refusal;

/// A request's parameters.
#[derive(Clone, Copy)]
pub(super) struct Params<'a>(pub(super) &'a [Value]);

impl Params<'_> {
    /// Reads a parameter that must be there.
    pub(super) fn required<T: DeserializeOwned>(self, index: usize) -> Result<T, Refusal> {
        let missing = || Refusal::params(format!("missing value for required argument {index}"));
        self.optional(index)?.ok_or_else(missing)
    }

    /// Reads a parameter that may be missing or null.
    pub(super) fn optional<T: DeserializeOwned>(self, index: usize) -> Result<Option<T>, Refusal> {
        match self.0.get(index) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => T::deserialize(value).map(Some).map_err(|why| Refusal::params(format!("invalid argument {index}: {why}"))),
        }
    }

    /// Reads a number that may be missing, written in hexadecimal, in decimal or as JSON has it.
    pub(super) fn number(self, index: usize) -> Result<Option<u64>, Refusal> {
        let Some(value) = self.optional::<Value>(index)? else {
            return Ok(None);
        };
        let number = match &value {
            Value::String(text) => match text.strip_prefix("0x") {
                Some(digits) => u64::from_str_radix(digits, 16).ok(),
                None => text.parse().ok(),
            },
            other => other.as_u64(),
        };
        number.map(Some).ok_or_else(|| Refusal::params(format!("invalid argument {index}: `{value}` is not a number")))
    }

    /// Reads a number, as [`number`](Self::number) does, that must be there.
    pub(super) fn number_required(self, index: usize) -> Result<u64, Refusal> {
        let missing = || Refusal::params(format!("missing value for required argument {index}"));
        self.number(index)?.ok_or_else(missing)
    }
}

/// Writes a number as JSON-RPC has it.
pub(super) fn quantity(number: u64) -> Value {
    json!(U64::from(number))
}

/// Writes an answer.
///
/// # Errors
/// The answer has no JSON.
pub(super) fn reply(answer: impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(answer).map_err(|why| Refusal::new(-32603, why.to_string()))
}
