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
/// The most conditions of a set that are shown.
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
    /// The digest of description and conditions as they are in the document, whatever they are.
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
        sets: sets.iter().filter_map(|set| Some((id(set)?, set_of(set)))).collect(),
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
    let (conditions, description) = (set.get("slashingConditions"), set.get("description"));
    let items = match conditions {
        Some(Value::Array(items)) => items.as_slice(),
        Some(item) => std::slice::from_ref(item),
        None => &[],
    };
    // Canonical JSON has one reading only, so the digest has one meaning.
    let raw = |value: Option<&Value>| value.map_or_else(|| "null".into(), canonical);
    SetMetadata {
        name: text_of(set, "name", NAME),
        description: description.and_then(said),
        conditions: items.iter().take(MANY).filter_map(said).collect(),
        words: keccak256(format!("[{},{}]", raw(description), raw(conditions))),
    }
}

/// A sentence; what is none is shown as the JSON that it is.
fn said(value: &Value) -> Option<Label> {
    let label = match value {
        Value::Null => return None,
        Value::String(text) => Label::new(text, SENTENCE),
        other => Label::new(&canonical(other), SENTENCE),
    };
    (!label.as_str().is_empty()).then_some(label)
}

/// JSON without spaces, the keys of its objects sorted.
fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(fields) => {
            let sorted: BTreeMap<_, _> = fields.iter().collect();
            let fields: Vec<_> =
                sorted.into_iter().map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        plain => plain.to_string(),
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
        // No set hides behind others: which of them are kept is the reader's choice.
        assert_eq!(read(&format!(r#"{{"operatorSets":[{}]}}"#, sets.join(","))).unwrap().sets.len(), sets.len());
        let many = format!(r#"{{"operatorSets":[{{"id":1,"slashingConditions":[{}"x"]}}]}}"#, r#""x","#.repeat(5_000));
        assert_eq!(read(&many).unwrap().sets[&1].conditions.len(), MANY);
    }

    #[test]
    fn conditions_that_are_no_sentences_are_shown_and_counted() {
        let set = |conditions: &str| {
            read(&format!(r#"{{"operatorSets":[{{"id":1,"slashingConditions":{conditions}}}]}}"#)).unwrap().sets[&1].clone()
        };
        let shown = |conditions: &str| set(conditions).conditions.iter().map(|label| label.as_str().to_owned()).collect::<Vec<_>>();
        assert_eq!(shown(r#"[{"when":"late","part":0.5},7,null,["a"],"b"]"#), [r#"{"part":0.5,"when":"late"}"#, "7", r#"["a"]"#, "b"]);
        assert_eq!(shown(r#"{"a":"\u001b[2J"}"#), [r#"{"a":"\u001b[2J"}"#]);
        assert_eq!(set(r#"[{"a":1,"b":2}]"#).words, set(r#"[ {"b":2, "a":1} ]"#).words);
        assert_ne!(set(r#"[{"a":1}]"#).words, set(r#"[{"a":2}]"#).words);
        assert_ne!(set(r#"[7]"#).words, set(r#"["7"]"#).words);
        assert_ne!(set("[]").words, set("null").words);
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
