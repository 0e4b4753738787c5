//! AVSs and operators describe themselves in `data:` URIs, so that nothing has to be fetched.

use std::fmt::Write;

use serde_json::{Value, json};

use super::actors::{Avs, Operator};

/// Returns the metadata URI of an AVS, with its operator sets and what it slashes for.
pub fn avs(avs: &Avs) -> String {
    let sets: Vec<Value> = (1..=avs.sets)
        .map(|id| {
            json!({
                "id": id.to_string(),
                "name": format!("{} set {id}", avs.name),
                "description": "Runs with restaked stETH",
                "slashingConditions": ["Signing two answers to one task", "Missing 24 hours of duties"],
            })
        })
        .collect();
    data_uri(&json!({
        "name": avs.name,
        "website": "https://avs.example",
        "description": format!("{} on a local chain", avs.name),
        "logo": "",
        "twitter": "",
        "operatorSets": sets,
    }))
}

/// Returns the metadata URI of an operator.
pub fn operator(operator: &Operator) -> String {
    data_uri(&json!({
        "name": operator.name,
        "website": "https://operator.example",
        "description": format!("{} on a local chain", operator.name),
        "logo": "",
        "twitter": "",
    }))
}

/// Writes JSON as RFC 2397 says, everything but unreserved characters escaped.
fn data_uri(body: &Value) -> String {
    let mut uri = String::from("data:application/json,");
    for byte in body.to_string().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            write!(uri, "%{byte:02X}").expect("a string takes everything");
        }
    }
    uri
}
