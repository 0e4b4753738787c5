//! JSON that has one reading: no key twice, no number that another program rounds, nothing deeper or larger than anybody signs.

use anyhow::{Context, Result};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::{cell::Cell, fmt};

/// How deep lists and objects may lie in one another.
const DEEPEST: usize = 32;

/// The most values in one file.
const MOST_VALUES: usize = 10_000;

/// The largest whole number that every reader of JSON keeps, 2^53-1. Source: RFC 8259, section 6.
const SAFE: i64 = 9_007_199_254_740_991;

/// A value. The members of an object stay in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Reads one value, and nothing behind it.
pub(super) fn read(text: &[u8]) -> Result<Json> {
    let left = Cell::new(MOST_VALUES);
    let mut reader = serde_json::Deserializer::from_slice(text);
    let value = Nested { depth: DEEPEST, left: &left }.deserialize(&mut reader).context("it is not the JSON of a typed message")?;
    reader.end().context("it is not the JSON of a typed message")?;
    Ok(value)
}

/// Reads a value that lies in others.
#[derive(Clone, Copy)]
struct Nested<'a> {
    depth: usize,
    left: &'a Cell<usize>,
}

impl Nested<'_> {
    fn below<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth.checked_sub(1).ok_or_else(|| E::custom(format!("it is deeper than {DEEPEST} levels")))?;
        Ok(Self { depth, ..self })
    }
}

fn whole<E: Error>(number: Option<i64>) -> Result<Json, E> {
    let safe = number.filter(|number| (-SAFE..=SAFE).contains(number));
    let inexact = || E::custom("a number has a fraction or is beyond 2^53, which JSON does not keep: write it as text, in quotes");
    safe.map(Json::Number).ok_or_else(inexact)
}

impl<'de> DeserializeSeed<'de> for Nested<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Json, D::Error> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| D::Error::custom(format!("it holds more than {MOST_VALUES} values")))?;
        self.left.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
        whole(Some(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
        whole(value.try_into().ok())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Json, E> {
        whole(None)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let (below, mut list) = (self.below()?, vec![]);
        while let Some(item) = items.next_element_seed(below)? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let below = self.below()?;
        let mut members: Vec<(String, Json)> = vec![];
        while let Some(name) = items.next_key::<String>()? {
            if members.iter().any(|(known, _)| *known == name) {
                return Err(A::Error::custom(format!("`{name}` stands twice in one object")));
            }
            members.push((name, items.next_value_seed(below)?));
        }
        Ok(Json::Object(members))
    }
}
