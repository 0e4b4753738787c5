//! The checksum of a batch, as the Safe app's Transaction Builder computes it.
//! Source: safe-global/safe-wallet-monorepo, `apps/tx-builder/src/lib/checksum.ts`.

use alloy::primitives::{B256, keccak256};
use serde_json::Value;

/// Hashes a batch without its name, which may be changed, and without the checksum itself.
pub(super) fn checksum(mut batch: Value) -> B256 {
    if let Some(meta) = batch.get_mut("meta").and_then(Value::as_object_mut) {
        meta.remove("checksum");
        meta.insert("name".into(), Value::Null);
    }
    keccak256(serialized(&batch))
}

/// An object is the list of its keys, sorted, and then each value with a comma behind it; all else is as JSON has it.
fn serialized(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(serialized).collect::<Vec<_>>().join(",")),
        Value::Object(fields) => {
            let mut keys: Vec<_> = fields.keys().collect();
            keys.sort_unstable();
            let values: String = keys.iter().filter_map(|key| fields.get(key.as_str())).map(|value| serialized(value) + ",").collect();
            format!("{{{}{values}}}", Value::from(keys.into_iter().cloned().collect::<Vec<_>>()))
        }
        plain => plain.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_object_is_its_keys_and_then_its_values() {
        let value = json!({ "b": [1, "x", null], "a": { "c": true } });
        assert_eq!(serialized(&value), r#"{["a","b"]{["c"]true,},[1,"x",null],}"#);
    }

    #[test]
    fn neither_name_nor_checksum_counts() {
        let with = json!({ "meta": { "name": "a", "checksum": "0x12", "description": "d" } });
        let without = json!({ "meta": { "name": "b", "description": "d" } });
        let other = json!({ "meta": { "name": "a", "description": "e" } });
        assert_eq!(checksum(with), checksum(without.clone()));
        assert_ne!(checksum(without), checksum(other));
    }
}
