//! Typed data (EIP-712) as the Ethereum app takes it: each struct's definition, then every value in the order of its fields,
//! so that the device hashes what it shows.
//! Source: LedgerHQ/app-ethereum, doc/ethapp.adoc, EIP712 SEND STRUCT DEFINITION and IMPLEMENTATION.

use super::parity::MOST_PIECE;
use crate::{
    error::Failure,
    signer::device::{DOMAIN, domain},
};
use alloy::{
    dyn_abi::{DynSolValue, TypedData, eip712::TypeDef},
    primitives::{I256, U256},
};
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;

/// The instruction that defines a struct.
const DEFINE: u8 = 0x1a;

/// The instruction that gives a value.
const GIVE: u8 = 0x1c;

/// One command: instruction, two parameters, data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The instruction and its two parameters.
    pub head: [u8; 3],
    /// At most 255 bytes.
    pub data: Vec<u8>,
}

/// All commands in order, but for the one that asks for the signature.
///
/// # Errors
/// When the message does not fit its types, or is larger than the device takes.
pub fn pieces(data: &TypedData) -> Result<Vec<Piece>> {
    let mut pieces = Pieces::default();
    let (fields, domain) = domain(&data.domain);
    let types = data.resolver.linearize(&data.primary_type)?;
    let listed = |kind: &&TypeDef| {
        let fields = kind.props().iter().map(|field| (field.name().to_owned(), field.type_name().to_owned())).collect();
        (kind.type_name().to_owned(), fields)
    };
    let mut types: BTreeMap<String, Vec<(String, String)>> = types.iter().map(listed).collect();
    types.insert(DOMAIN.into(), fields.into_iter().map(|(name, kind)| (name.into(), kind.into())).collect());
    for (name, fields) in &types {
        pieces.push([DEFINE, 0, 0x00], name.as_bytes())?;
        for (name, kind) in fields {
            pieces.push([DEFINE, 0, 0xff], &field(name, kind)?)?;
        }
    }
    pieces.push([GIVE, 0, 0x00], DOMAIN.as_bytes())?;
    for value in &domain {
        pieces.give(value)?;
    }
    let message = data.coerce()?;
    pieces.push([GIVE, 0, 0x00], data.primary_type.as_bytes())?;
    pieces.give(&message)?;
    Ok(pieces.0)
}

/// Fails on what the app hashes otherwise than EIP-712: lists of lists of structs, and a struct right behind a list without
/// items. What it signs of them would be worth nothing.
/// Source: version 1.22.0 in Ledger's emulator, and its src/features/sign_message_eip712/path.c, `path_new_array_depth`, which
/// goes on behind such a list without the hash of the next struct's type.
///
/// # Errors
/// When there is one of these, a type is missing, or the message does not fit its types.
pub(super) fn ensure_hashed_alike(data: &TypedData) -> Result<()> {
    let misread = |what: String| {
        let failure = Failure::failed("device", format!("the Ethereum app misreads {what}"));
        failure.hint("sign it with another account")
    };
    let types = data.resolver.linearize(&data.primary_type)?;
    let is_struct = |name: &str| types.iter().any(|kind| kind.type_name() == name);
    let nested = |kind: &str| kind.split_once('[').is_some_and(|(root, levels)| levels.contains('[') && is_struct(root));
    let mut fields = types.iter().flat_map(|kind| kind.props());
    if let Some(field) = fields.find(|field| nested(field.type_name())) {
        bail!(misread(format!("lists of lists of structs, such as `{}`", field.type_name().escape_debug())));
    }
    if is_behind_nothing(&data.coerce()?, &mut false) {
        bail!(misread("a struct that follows a list without items".into()));
    }
    Ok(())
}

/// Whether a struct begins right behind a list without items, in the order in which the values are given.
fn is_behind_nothing(value: &DynSolValue, emptied: &mut bool) -> bool {
    match value {
        DynSolValue::CustomStruct { .. } if *emptied => true,
        DynSolValue::CustomStruct { tuple, .. } => tuple.iter().any(|value| is_behind_nothing(value, emptied)),
        DynSolValue::Array(items) | DynSolValue::FixedArray(items) => {
            *emptied = items.is_empty();
            items.iter().any(|item| is_behind_nothing(item, emptied))
        }
        _ => {
            *emptied = false;
            false
        }
    }
}

#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, head: [u8; 3], data: &[u8]) -> Result<()> {
        let fits = data.len() <= MOST_PIECE;
        self.0.push(Piece { head, data: fits.then(|| data.to_vec()).with_context(|| too_large("a name in the typed data"))? });
        Ok(())
    }

    /// Gives a value; of structs and lists, each of theirs.
    fn give(&mut self, value: &DynSolValue) -> Result<()> {
        match value {
            DynSolValue::CustomStruct { tuple, .. } => tuple.iter().try_for_each(|value| self.give(value)),
            DynSolValue::Array(items) | DynSolValue::FixedArray(items) => {
                let count = u8::try_from(items.len()).ok().with_context(|| too_large("a list of the typed data"))?;
                self.push([GIVE, 0, 0x0f], &[count])?;
                items.iter().try_for_each(|item| self.give(item))
            }
            plain => {
                let bytes = plain_bytes(plain)?;
                let length = u16::try_from(bytes.len()).ok().with_context(|| too_large("a value of the typed data"))?;
                let whole = [&length.to_be_bytes(), &bytes[..]].concat();
                let last = whole.chunks(MOST_PIECE).count().saturating_sub(1);
                for (index, piece) in whole.chunks(MOST_PIECE).enumerate() {
                    self.push([GIVE, u8::from(index < last), 0xff], piece)?;
                }
                Ok(())
            }
        }
    }
}

fn too_large(what: &str) -> Failure {
    Failure::failed("device", format!("{what} is larger than the Ethereum app takes")).hint("sign it with another account")
}

/// A value as the app reads it: numbers without leading zeros, negative ones in the width of their type.
fn plain_bytes(value: &DynSolValue) -> Result<Vec<u8>> {
    Ok(match value {
        DynSolValue::Bool(yes) => vec![u8::from(*yes)],
        DynSolValue::Uint(number, _) => short(*number),
        DynSolValue::Int(number, _) if *number >= I256::ZERO => short(number.into_raw()),
        DynSolValue::Int(number, bits) => {
            let bytes = number.into_raw().to_be_bytes::<32>();
            bytes.get(32_usize.saturating_sub(bits.div_ceil(8))..).unwrap_or(&bytes).to_vec()
        }
        DynSolValue::FixedBytes(word, size) => word.get(..*size).unwrap_or(&word[..]).to_vec(),
        DynSolValue::Address(address) => address.to_vec(),
        DynSolValue::Bytes(bytes) => bytes.clone(),
        DynSolValue::String(text) => text.as_bytes().to_vec(),
        other => bail!("the typed data holds a value of an unknown type: {other:?}"),
    })
}

fn short(number: U256) -> Vec<u8> {
    let bytes = number.to_be_bytes_trimmed_vec();
    if bytes.is_empty() { vec![0] } else { bytes }
}

/// A field's definition: its type in one byte, what that leaves open, and its name.
fn field(name: &str, kind: &str) -> Result<Vec<u8>> {
    let (root, levels) = kind.split_at(kind.find('[').unwrap_or(kind.len()));
    let (number, size) = base(root);
    let mut bytes = vec![number | if levels.is_empty() { 0 } else { 0x80 } | if size.is_some() { 0x40 } else { 0 }];
    if number == 0 {
        bytes.extend(counted(root)?);
    }
    bytes.extend(size);
    if !levels.is_empty() {
        let levels: Vec<_> = levels.split_terminator(']').map(|level| level.trim_start_matches('[')).collect();
        bytes.push(u8::try_from(levels.len()).ok().with_context(|| too_large("a type of the typed data"))?);
        for level in levels {
            match level {
                "" => bytes.push(0),
                count => {
                    let count = count.parse::<u8>().ok().with_context(|| too_large("a list of the typed data"))?;
                    bytes.extend([1, count]);
                }
            }
        }
    }
    bytes.extend(counted(name)?);
    Ok(bytes)
}

fn counted(text: &str) -> Result<Vec<u8>> {
    let length = u8::try_from(text.len()).ok().with_context(|| too_large("a name in the typed data"))?;
    Ok([&[length], text.as_bytes()].concat())
}

/// The number of a type, and its size in bytes where it has one. 0 is a struct.
fn base(root: &str) -> (u8, Option<u8>) {
    let bits =
        |digits: &str| if digits.is_empty() { Some(32) } else { digits.parse::<u16>().ok().and_then(|bits| u8::try_from(bits / 8).ok()) };
    match root {
        "address" => (3, None),
        "bool" => (4, None),
        "string" => (5, None),
        "bytes" => (7, None),
        _ => {
            let sized = |prefix: &str| root.strip_prefix(prefix).filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
            if let Some(size) = sized("int").and_then(bits) {
                (1, Some(size))
            } else if let Some(size) = sized("uint").and_then(bits) {
                (2, Some(size))
            } else if let Some(size) = sized("bytes").and_then(|size| size.parse().ok()) {
                (6, Some(size))
            } else {
                (0, None)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::hex;
    use serde_json::json;

    #[test]
    fn a_field_is_defined_by_its_type_and_name() {
        for (name, kind, bytes) in [
            ("name", "string", "05046e616d65"),
            ("chainId", "uint256", "42200763 6861696e4964"),
            ("from", "Person", "0006506572736f6e0466726f6d"),
            ("wallets", "address[]", "8301000777616c6c657473"),
            ("a", "uint8[2][][4]", "c20103 0102 00 0104 0161"),
            ("b", "bytes4", "46040162"),
            ("c", "bytes", "070163"),
            ("d", "int", "41200164"),
            ("e", "interest", "0008696e7465726573740165"),
        ] {
            let bytes = bytes.replace(' ', "");
            assert_eq!(hex::encode(field(name, kind).unwrap()), bytes, "{kind}");
        }
    }

    #[test]
    fn values_go_as_the_app_reads_them() {
        let bytes = |value| hex::encode(plain_bytes(&value).unwrap());
        assert_eq!(bytes(DynSolValue::Uint(U256::ZERO, 256)), "00");
        assert_eq!(bytes(DynSolValue::Uint(U256::from(256), 256)), "0100");
        assert_eq!(bytes(DynSolValue::Int(I256::MINUS_ONE, 16)), "ffff");
        assert_eq!(bytes(DynSolValue::Int(I256::ONE, 16)), "01");
        assert_eq!(bytes(DynSolValue::Bool(true)), "01");
    }

    #[test]
    fn a_long_value_goes_in_parts_and_a_longer_list_not_at_all() {
        let data = |list: usize| -> TypedData {
            let json = json!({
                "types": { "EIP712Domain": [{ "name": "chainId", "type": "uint256" }], "Note": [{ "name": "text", "type": "string" }, { "name": "list", "type": "bool[]" }] },
                "primaryType": "Note", "domain": { "chainId": 1 }, "message": { "text": "x".repeat(600), "list": vec![true; list] },
            });
            serde_json::from_value(json).unwrap()
        };
        let given = pieces(&data(2)).unwrap();
        let parts: Vec<_> = given.iter().filter(|piece| piece.head[0] == GIVE && piece.data.len() > 80).collect();
        assert_eq!(parts.iter().map(|piece| (piece.head[1], piece.data.len())).collect::<Vec<_>>(), [(1, 255), (1, 255), (0, 92)]);
        assert!(pieces(&data(256)).is_err());
    }

    #[test]
    fn a_struct_behind_an_empty_list_is_not_hashed_alike() {
        let data = |parts: [&[u8]; 2]| -> TypedData {
            let parts = parts.map(|list| json!({ "list": list }));
            let json = json!({
                "types": {
                    "EIP712Domain": [{ "name": "chainId", "type": "uint256" }], "Part": [{ "name": "list", "type": "uint8[]" }],
                    "Order": [{ "name": "none", "type": "bool[]" }, { "name": "parts", "type": "Part[]" }],
                },
                "primaryType": "Order", "domain": { "chainId": 1 }, "message": { "none": [], "parts": parts },
            });
            serde_json::from_value(json).unwrap()
        };
        // A list of structs begins by its length, behind which the app reads their type again.
        ensure_hashed_alike(&data([&[1], &[]])).unwrap();
        let refusal = ensure_hashed_alike(&data([&[], &[1]])).unwrap_err();
        assert!(refusal.to_string().contains("list without items"), "{refusal}");
    }
}
