//! What stands out in a message whose type nobody here knows.

use super::{Meaning, Scene, is_endless};
use crate::typed::{Fields, Typed};
use alloy::{dyn_abi::DynSolValue, primitives::U256};

/// The fewest bits of a number whose greatest value stands for all there is.
const WIDE: usize = 96;

/// The names of fields that say when a message's power ends.
const ENDS: [&str; 10] =
    ["deadline", "endtime", "expiration", "expirationtime", "expires", "expiry", "sigdeadline", "validbefore", "validto", "validuntil"];

/// The names of other fields that are times.
const OTHERS: [&str; 6] = ["issuedat", "notbefore", "starttime", "timestamp", "validafter", "validfrom"];

/// The names of fields whose numbers are drawn by lot, and so are great.
const RANDOM: [&str; 2] = ["nonce", "salt"];

/// Whether a field of this name is a time.
pub fn is_time(name: &str) -> bool {
    let plain = plain(name);
    ENDS.iter().chain(&OTHERS).any(|time| *time == plain)
}

fn plain(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

pub(super) fn read(scene: &Scene<'_>, typed: &Typed) -> Meaning {
    let mut meaning = Meaning::default();
    structure(scene, &mut meaning, typed.message());
    meaning
}

fn structure(scene: &Scene<'_>, meaning: &mut Meaning, fields: Fields<'_>) {
    let (_, names, values) = fields.parts();
    for (name, value) in names.iter().zip(values) {
        look(scene, meaning, name, value);
    }
}

fn look(scene: &Scene<'_>, meaning: &mut Meaning, name: &str, value: &DynSolValue) {
    match value {
        DynSolValue::CustomStruct { .. } => structure(scene, meaning, Fields::of(value)),
        DynSolValue::Array(items) | DynSolValue::FixedArray(items) => items.iter().for_each(|item| look(scene, meaning, name, item)),
        DynSolValue::Uint(number, _) if ENDS.contains(&plain(name).as_str()) => {
            drop(scene.until(meaning, &format!("what `{name}` says"), *number))
        }
        DynSolValue::Uint(number, bits) if is_most(*number, *bits) => {
            meaning.dangers.push(format!("`{name}` is the greatest number there is: often that is an UNLIMITED amount"));
        }
        DynSolValue::Uint(number, _) if is_endless(*number) && !RANDOM.contains(&plain(name).as_str()) => {
            meaning.dangers.push(format!("`{name}` is a number so great that as an amount it is practically UNLIMITED"));
        }
        _ => {}
    }
}

/// Whether a number is the greatest of its type, and the type wide enough for amounts.
pub fn is_most(number: U256, bits: usize) -> bool {
    bits >= WIDE && number.count_ones() == bits
}
