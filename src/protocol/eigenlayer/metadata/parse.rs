//! A metadata document, read leniently: what has a wrong type is as if it were missing, and every text is cleaned.

use crate::label::Label;
use alloy::primitives::{B256, keccak256};
use anyhow::{Result, anyhow, ensure};
use serde_json::Value;
use std::collections::BTreeMap;

/// The longest name; longer ones would break tables.
const NAME: usize = 48;
/// The longest sentence, of a description or a condition.
const SENTENCE: usize = 600;
/// The most operator sets, and the most conditions of each.
const MANY: usize = 256;

/// What an AVS or operator says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// Its name.
    pub name: Option<Label>,
    /// Its site.
    pub website: Option<Label>,
    /// What it says it does.
    pub description: Option<Label>,
    /// What it says of its operator sets, by their ids.
    pub sets: BTreeMap<u32, SetMetadata>,
    /// The SHA-256 of the document.
    pub sha256: B256,
}

/// What an AVS says of one operator set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetMetadata {
    /// Its name.
    pub name: Option<Label>,
    /// What it is for.
    pub description: Option<Label>,
    /// When the AVS says it slashes.
    pub conditions: Vec<Label>,
    /// The digest of description and conditions in full, before they are cleaned or cut.
    pub words: B256,
}

/// Reads a document whose digest is `sha256`.
pub(super) fn parse(body: &[u8], sha256: B256) -> Result<Metadata> {
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    // serde_json stops at a depth of 128 by itself.
    let document: Value = serde_json::from_slice(text).map_err(|_| anyhow!("it is not JSON"))?;
    ensure!(document.is_object(), "it is not a JSON object");
    let sets = document.get("operatorSets").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Ok(Metadata {
        name: text_of(&document, "name", NAME),
        website: text_of(&document, "website", 200),
        description: text_of(&document, "description", SENTENCE),
        sets: sets.iter().take(MANY).filter_map(|set| Some((id(set)?, set_of(set)))).collect(),
        sha256,
    })
}

/// An id is a string by convention, and a number often enough.
fn id(set: &Value) -> Option<u32> {
    match set.get("id")? {
        Value::String(text) => text.trim().parse().ok(),
        Value::Number(number) => number.as_u64().and_then(|id| id.try_into().ok()),
        _ => None,
    }
}

fn set_of(set: &Value) -> SetMetadata {
    let conditions = match set.get("slashingConditions") {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(text)) => vec![text.as_str()],
        _ => vec![],
    };
    let description = set.get("description").and_then(Value::as_str).unwrap_or_default();
    // A JSON list of strings has one reading only, so the digest has one meaning.
    let all: Vec<_> = [description].into_iter().chain(conditions.iter().copied()).collect();
    SetMetadata {
        name: text_of(set, "name", NAME),
        description: text_of(set, "description", SENTENCE),
        conditions: conditions.iter().take(MANY).map(|text| Label::new(text, SENTENCE)).filter(|text| !text.as_str().is_empty()).collect(),
        words: keccak256(serde_json::json!(all).to_string()),
    }
}

fn text_of(value: &Value, key: &str, limit: usize) -> Option<Label> {
    let text = value.get(key)?.as_str()?.trim();
    (!text.is_empty()).then(|| Label::new(text, limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Metadata> {
        parse(text.as_bytes(), B256::ZERO)
    }

    #[test]
    fn what_the_documentation_shows_is_read() {
        let metadata = read(
            r#"{"name":"EigenDA","website":"https://x.example","logo":"l","operatorSets":[{"name":"Set","id":"1",
            "description":"D","software":[{"name":"n"}],"slashingConditions":["Condition A","Condition B"]}]}"#,
        )
        .unwrap();
        assert_eq!(metadata.name.unwrap().as_str(), "EigenDA");
        let set = &metadata.sets[&1];
        assert_eq!(set.conditions.iter().map(Label::as_str).collect::<Vec<_>>(), ["Condition A", "Condition B"]);
    }

    #[test]
    fn wrong_types_are_as_if_missing() {
        let metadata = read(r#"{"name":{"a":1},"website":7,"description":null,"operatorSets":[1,{"id":-1},{"id":"x"},{"id":2}]}"#).unwrap();
        assert_eq!((metadata.name, metadata.website, metadata.description), (None, None, None));
        assert_eq!(metadata.sets.keys().copied().collect::<Vec<_>>(), [2]);
        assert!(read(r#"{"operatorSets":{"id":1}}"#).unwrap().sets.is_empty());
        for text in ["", "[]", "null", "\"x\"", "{", "<html>"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn escape_sequences_do_not_survive() {
        let metadata =
            read(r#"{"name":"\u001b]0;x\u0007A\u202eB","operatorSets":[{"id":0,"slashingConditions":["a\nb\u001b[2J"]}]}"#).unwrap();
        assert_eq!(metadata.name.unwrap().as_str(), "·]0;x·A·B");
        assert_eq!(metadata.sets[&0].conditions[0].as_str(), "a·b·[2J");
    }

    #[test]
    fn hostile_documents_end_in_words_or_are_bounded() {
        assert!(read(&format!("{}1{}", r#"{"a":"#.repeat(100_000), "}".repeat(100_000))).is_err());
        let long = "x".repeat(100_000);
        assert!(read(&format!(r#"{{"name":"{long}"}}"#)).unwrap().name.unwrap().as_str().chars().count() <= NAME + 1);
        let sets: Vec<_> = (0..5_000).map(|id| format!(r#"{{"id":{id}}}"#)).collect();
        assert_eq!(read(&format!(r#"{{"operatorSets":[{}]}}"#, sets.join(","))).unwrap().sets.len(), MANY);
    }

    #[test]
    fn a_change_beyond_what_is_shown_changes_the_digest() {
        let words = |tail: &str| {
            let text = format!(r#"{{"operatorSets":[{{"id":1,"slashingConditions":["{}{tail}"]}}]}}"#, "x".repeat(2_000));
            read(&text).unwrap().sets[&1].clone()
        };
        assert_eq!(words("a").conditions, words("b").conditions);
        assert_ne!(words("a").words, words("b").words);
    }
}
