//! Addresses in what scripts read.

use alloy::primitives::Address;
use serde_json::Value;

/// Writes addresses with the capitals of EIP-55: what is copied from a result can be checked where it is pasted.
pub fn checksummed(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(checksum(text)),
        Value::Array(items) => items.into_iter().map(checksummed).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (checksum(key), checksummed(value))).collect(),
        other => other,
    }
}

fn checksum(text: String) -> String {
    if text.len() == 42 && text.starts_with("0x") { text.parse::<Address>().map_or(text, |address| address.to_string()) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_are_checksummed_wherever_they_stand() {
        let (plain, whole) = ("0xae7ab96520de3a18e5e111b5eaab095312d7fe84", "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84");
        let hash = format!("0x{}", "ab".repeat(32));
        let result = json!({ "to": plain, plain: [plain, hash, 1, null], "text": format!("sent to {plain}") });
        let shown = json!({ "to": whole, whole: [whole, hash, 1, null], "text": format!("sent to {plain}") });
        assert_eq!(checksummed(result), shown);
    }
}
