//! The keystores that the fuzzer starts from, and what becomes of them by small changes, never make the reader panic.

#[path = "../../fuzz/properties/keystore.rs"]
mod keystore;

use keystore::{Reached, examine};
use proptest::{collection::vec, prelude::*, sample::Index};
use serde_json::{Value, json};
use std::{fs, sync::LazyLock};

static SEEDS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let files = fs::read_dir("fuzz/seeds/keystore").unwrap().map(|file| file.unwrap().path());
    let mut seeds: Vec<_> = files.map(|path| (path.display().to_string(), fs::read(&path).unwrap())).collect();
    seeds.sort();
    seeds
});

/// One small change to a file.
#[derive(Clone, Debug)]
enum Change {
    Byte(Index, u8),
    Cut(Index, Index),
    Repeat(Index, Index),
    Field(Index, Value),
    Drop(Index),
}

/// What stands in such files, and what should not.
fn value() -> impl Strategy<Value = Value> {
    let fixed = [
        json!(null),
        json!(true),
        json!([]),
        json!({}),
        json!(""),
        json!("0x"),
        json!("3"),
        json!(1.5),
        json!(u64::MAX),
        json!("\u{1b}[2J"),
    ];
    let numbers = prop_oneof![0..9_u64, (0..64_u32).prop_map(|power| 1 << power), any::<u64>()];
    prop_oneof![
        prop::sample::select(fixed.to_vec()),
        numbers.prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[0-9a-f]{0,80}".prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        prop::sample::select(vec!["scrypt", "pbkdf2", "hmac-sha256", "mnemonic", "m/i", "m/44'/60'/0'/0/i"]).prop_map(Value::from),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Byte(at, byte)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Cut(from, to)),
        (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Change::Repeat(from, to)),
        (any::<Index>(), value()).prop_map(|(at, value)| Change::Field(at, value)),
        any::<Index>().prop_map(Change::Drop),
    ]
}

/// The places of all fields of a file.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    for (key, inner) in value.as_object().into_iter().flatten() {
        let pointer = format!("{at}/{key}");
        pointers(inner, &pointer, all);
        all.push(pointer);
    }
}

fn changed(file: &[u8], change: &Change) -> Vec<u8> {
    let mut bytes = file.to_vec();
    if bytes.is_empty() {
        return bytes;
    }
    let range = |one: &Index, other: &Index| {
        let (one, other) = (one.index(file.len()), other.index(file.len()));
        one.min(other)..one.max(other)
    };
    match change {
        Change::Byte(at, byte) => bytes[at.index(file.len())] = *byte,
        Change::Cut(from, to) => drop(bytes.drain(range(from, to))),
        Change::Repeat(from, to) => {
            let range = range(from, to);
            let again = file[range.clone()].to_vec();
            bytes.splice(range.start..range.start, again);
        }
        Change::Field(at, _) | Change::Drop(at) => {
            let Ok(mut root) = serde_json::from_slice::<Value>(file) else { return bytes };
            let mut all = vec![];
            pointers(&root, "", &mut all);
            if all.is_empty() {
                return bytes;
            }
            let (parent, key) = all[at.index(all.len())].rsplit_once('/').unwrap();
            let Some(parent) = root.pointer_mut(parent).and_then(Value::as_object_mut) else { return bytes };
            match change {
                Change::Field(_, value) => drop(parent.insert(key.to_owned(), value.clone())),
                _ => drop(parent.remove(key)),
            }
            bytes = root.to_string().into_bytes();
        }
    }
    bytes
}

#[test]
fn every_seed_opens() {
    assert_eq!(SEEDS.len(), 8);
    for (name, file) in SEEDS.iter() {
        assert_eq!(examine(file), Reached::Opened, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_keystore_makes_nothing_panic(seed in any::<Index>(), changes in vec(change(), 1..4)) {
        let (_, file) = seed.get(&SEEDS);
        examine(&changes.iter().fold(file.clone(), |file, change| changed(&file, change)));
    }

    #[test]
    fn bytes_that_are_no_keystore_make_nothing_panic(file in vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(examine(&file), Reached::Nothing);
    }
}
