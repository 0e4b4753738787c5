//! A value is what its type says, or it is refused: nothing is rounded, padded, cut or left out.

use super::{
    json::Json,
    types::{Kind, Types},
};
use crate::address::an_address;
use alloy::{
    dyn_abi::DynSolValue,
    hex,
    primitives::{B256, I256, U256},
};
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

/// Reads a struct: the value, and its JSON in one form whatever the file's.
pub(super) fn structure(types: &Types, name: &str, json: &Json) -> Result<(DynSolValue, Value)> {
    let Json::Object(members) = json else { bail!("a `{name}` is no object") };
    let fields = types.get(name);
    if let Some((unknown, _)) = members.iter().find(|(known, _)| fields.iter().all(|field| field.name != *known)) {
        bail!("`{unknown}` is no field of `{name}`");
    }
    let (mut names, mut values, mut plain) = (vec![], vec![], serde_json::Map::new());
    for field in fields {
        let given = members.iter().find(|(known, _)| *known == field.name);
        let (_, given) = given.with_context(|| format!("the field `{}` of `{name}` is missing", field.name))?;
        let (value, json) = read(types, &field.kind, given).with_context(|| format!("in `{}`, {}", field.name, field.written))?;
        names.push(field.name.clone());
        values.push(value);
        plain.insert(field.name.clone(), json);
    }
    Ok((DynSolValue::CustomStruct { name: name.to_owned(), prop_names: names, tuple: values }, Value::Object(plain)))
}

fn read(types: &Types, kind: &Kind, json: &Json) -> Result<(DynSolValue, Value)> {
    Ok(match (kind, json) {
        (Kind::Struct(name), json) => structure(types, name, json)?,
        (Kind::List(inner, length), Json::List(items)) => {
            if let Some(length) = length {
                ensure!(items.len() == *length, "it has {} items, and its type {length}", items.len());
            }
            let read = items.iter().map(|item| read(types, inner, item)).collect::<Result<Vec<_>>>()?;
            let (values, plain) = read.into_iter().unzip();
            (if length.is_some() { DynSolValue::FixedArray(values) } else { DynSolValue::Array(values) }, Value::Array(plain))
        }
        (Kind::List(..), _) => bail!("it is no list"),
        (Kind::Bool, Json::Bool(yes)) => (DynSolValue::Bool(*yes), Value::Bool(*yes)),
        (Kind::Bool, _) => bail!("it is neither true nor false"),
        (Kind::Text, Json::Text(text)) => (DynSolValue::String(text.clone()), Value::String(text.clone())),
        (Kind::Text, _) => bail!("it is no text"),
        (Kind::Uint(bits), json) => {
            let number = match digits(json)? {
                (false, number) if number.bit_len() <= *bits => number,
                _ => bail!("it is not of 0 to 2^{bits}-1"),
            };
            (DynSolValue::Uint(number, *bits), Value::String(number.to_string()))
        }
        (Kind::Int(bits), json) => {
            let number = signed(digits(json)?, *bits).with_context(|| format!("it does not fit {bits} bits with a sign"))?;
            (DynSolValue::Int(number, *bits), Value::String(number.to_string()))
        }
        (Kind::Address, Json::Text(text)) => {
            let address = an_address(text)?;
            (DynSolValue::Address(address), Value::String(address.to_string()))
        }
        (Kind::Bytes, Json::Text(text)) => {
            let bytes = bytes(text)?;
            let plain = Value::String(hex::encode_prefixed(&bytes));
            (DynSolValue::Bytes(bytes), plain)
        }
        (Kind::Fixed(size), Json::Text(text)) => {
            let bytes = bytes(text)?;
            ensure!(bytes.len() == *size, "it has {} bytes, and its type {size}", bytes.len());
            let plain = Value::String(hex::encode_prefixed(&bytes));
            (DynSolValue::FixedBytes(B256::right_padding_from(&bytes), *size), plain)
        }
        (Kind::Address | Kind::Bytes | Kind::Fixed(_), _) => bail!("it is no text that begins with 0x"),
    })
}

fn bytes(text: &str) -> Result<Vec<u8>> {
    let digits = text.strip_prefix("0x").context("it does not begin with 0x")?;
    hex::decode(digits).ok().filter(|_| !digits.starts_with("0x")).context("it is no pairs of hex digits")
}

/// Whether a number is negative, and how large it is: a JSON number, or text in decimal or after 0x in hex.
fn digits(json: &Json) -> Result<(bool, U256)> {
    let text = match json {
        Json::Number(number) => number.to_string(),
        Json::Text(text) => text.clone(),
        _ => bail!("it is no number"),
    };
    let unreadable = "it is no whole number that fits 256 bits, in decimal or after 0x";
    let (minus, rest) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
    let (digits, radix) = rest.strip_prefix("0x").map_or((rest, 10), |digits| (digits, 16));
    let plain = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    ensure!(plain && (radix == 16 || digits == "0" || !digits.starts_with('0')), unreadable);
    let number = U256::from_str_radix(digits, u64::from(radix)).ok().context(unreadable)?;
    Ok((minus, number))
}

fn signed((minus, number): (bool, U256), bits: usize) -> Option<I256> {
    // The type holds one negative number more than it does others.
    let most = U256::ONE.checked_shl(bits.checked_sub(1)?)?;
    let fits = if minus { number <= most } else { number < most };
    let number = I256::from_raw(number);
    fits.then(|| if minus { number.wrapping_neg() } else { number })
}
