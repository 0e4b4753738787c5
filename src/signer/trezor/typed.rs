//! Typed data (EIP-712) as a device asks for it: the members of each struct, then each value by the way to it.
//! Source: trezor/trezor-firmware, core/src/apps/ethereum/sign_typed_data.py and python/src/trezorlib/ethereum.py.

use crate::{
    error::Failure,
    signer::device::{DOMAIN, domain},
};
use alloy::dyn_abi::{DynSolValue, TypedData};
use anyhow::{Context, Result, bail};
use protobuf::{EnumOrUnknown, MessageField};
use std::collections::BTreeMap;
use trezor_client::protos::{
    EthereumTypedDataStructAck, EthereumTypedDataValueAck,
    ethereum_typed_data_struct_ack::{EthereumDataType, EthereumFieldType, EthereumStructMember},
};

/// What a device may ask for.
pub(super) struct Stream {
    types: BTreeMap<String, Vec<(String, EthereumFieldType)>>,
    domain: Vec<DynSolValue>,
    message: Option<DynSolValue>,
}

impl Stream {
    /// Takes typed data apart.
    ///
    /// # Errors
    /// When the message does not fit its types, or they hold what a device does not hash.
    pub(super) fn new(data: &TypedData) -> Result<Self> {
        let (fields, domain) = domain(&data.domain);
        let mut written = BTreeMap::new();
        let mut message = None;
        if data.primary_type != DOMAIN {
            for kind in data.resolver.linearize(&data.primary_type)? {
                let members = kind.props().iter().map(|member| (member.name().to_owned(), member.type_name().to_owned()));
                written.insert(kind.type_name().to_owned(), members.collect::<Vec<_>>());
            }
            message = Some(data.coerce()?);
        }
        written.insert(DOMAIN.to_owned(), fields.into_iter().map(|(name, kind)| (name.into(), kind.into())).collect());
        let counts: BTreeMap<_, _> = written.iter().map(|(name, members)| (name.as_str(), members.len())).collect();
        let mut types = BTreeMap::new();
        for (name, members) in &written {
            let members = members.iter().map(|(name, kind)| Ok((name.clone(), field(kind, &counts)?)));
            types.insert(name.clone(), members.collect::<Result<Vec<_>>>()?);
        }
        Ok(Self { types, domain, message })
    }

    /// The members of a struct.
    pub(super) fn members(&self, name: &str) -> Result<EthereumTypedDataStructAck> {
        let members = self.types.get(name).with_context(|| stray("a struct that the typed data does not have"))?;
        let member = |(name, kind): &(String, EthereumFieldType)| {
            let mut member = EthereumStructMember::new();
            member.set_name(name.clone());
            member.type_ = MessageField::some(kind.clone());
            member
        };
        Ok(EthereumTypedDataStructAck { members: members.iter().map(member).collect(), ..Default::default() })
    }

    /// The value at the end of a way: first 0 for the domain or 1 for the message, then a number for each level. Of a list,
    /// its length in two bytes.
    pub(super) fn value(&self, way: &[u32]) -> Result<EthereumTypedDataValueAck> {
        let nowhere = || stray("a value that the typed data does not have");
        let (mut value, rest) = match way {
            [0, index, rest @ ..] => (item(&self.domain, *index).with_context(nowhere)?, rest),
            [1, rest @ ..] => (self.message.as_ref().with_context(nowhere)?, rest),
            _ => bail!(nowhere()),
        };
        for index in rest {
            value = match value {
                DynSolValue::CustomStruct { tuple: values, .. } | DynSolValue::Array(values) | DynSolValue::FixedArray(values) => {
                    item(values, *index).with_context(nowhere)?
                }
                _ => bail!(nowhere()),
            };
        }
        let mut answer = EthereumTypedDataValueAck::new();
        answer.set_value(bytes(value)?);
        Ok(answer)
    }
}

fn item(values: &[DynSolValue], index: u32) -> Option<&DynSolValue> {
    values.get(usize::try_from(index).ok()?)
}

/// The device asks for what is not there.
fn stray(what: &str) -> Failure {
    Failure::failed("device", format!("the Trezor asks for {what}")).hint("update it with Trezor Suite")
}

fn unable(what: &str) -> Failure {
    Failure::failed("device", format!("a Trezor cannot sign typed data with {what}")).hint("sign it with another account")
}

/// A value as the device reads it: numbers in the width of their type.
fn bytes(value: &DynSolValue) -> Result<Vec<u8>> {
    let narrow = |word: [u8; 32], bits: usize| word.get(32_usize.saturating_sub(bits.div_ceil(8))..).unwrap_or(&word).to_vec();
    Ok(match value {
        DynSolValue::Bool(yes) => vec![u8::from(*yes)],
        DynSolValue::Uint(number, bits) => narrow(number.to_be_bytes(), *bits),
        DynSolValue::Int(number, bits) => narrow(number.into_raw().to_be_bytes(), *bits),
        DynSolValue::FixedBytes(word, size) => word.get(..*size).unwrap_or(&word[..]).to_vec(),
        DynSolValue::Address(address) => address.to_vec(),
        DynSolValue::Bytes(bytes) => bytes.clone(),
        DynSolValue::String(text) => text.as_bytes().to_vec(),
        DynSolValue::Array(items) | DynSolValue::FixedArray(items) => length(items.len())?.to_be_bytes().to_vec(),
        _ => bail!(stray("a struct as a value")),
    })
}

fn length(count: usize) -> Result<u16> {
    u16::try_from(count).ok().with_context(|| unable("a list of more than 65535 items"))
}

/// A member's type. `counts` holds how many members each struct has.
fn field(kind: &str, counts: &BTreeMap<&str, usize>) -> Result<EthereumFieldType> {
    let of = |kind, size: Option<usize>| -> Result<EthereumFieldType> {
        let size = size.map(u32::try_from).transpose().ok().with_context(|| unable("such a large type"))?;
        Ok(EthereumFieldType { data_type: Some(EnumOrUnknown::new(kind)), size, ..EthereumFieldType::default() })
    };
    if let Some((entry, size)) = kind.strip_suffix(']').and_then(|kind| kind.rsplit_once('[')) {
        let entry = field(entry, counts)?;
        if entry.data_type() == EthereumDataType::ARRAY {
            bail!(unable(&format!("lists of lists, such as `{}`", kind.escape_debug())));
        }
        let size = if size.is_empty() { None } else { Some(length(size.parse().unwrap_or(usize::MAX))?.into()) };
        return Ok(EthereumFieldType { entry_type: MessageField::some(entry), ..of(EthereumDataType::ARRAY, size)? });
    }
    if let Some(members) = counts.get(kind) {
        return Ok(EthereumFieldType { struct_name: Some(kind.to_owned()), ..of(EthereumDataType::STRUCT, Some(*members))? });
    }
    let sized = |prefix: &str| kind.strip_prefix(prefix).and_then(|digits| digits.parse::<usize>().ok());
    match kind {
        "string" => of(EthereumDataType::STRING, None),
        "bool" => of(EthereumDataType::BOOL, None),
        "address" => of(EthereumDataType::ADDRESS, None),
        "bytes" => of(EthereumDataType::BYTES, None),
        // It would be hashed as `uint256`.
        "uint" | "int" => bail!(unable(&format!("the type `{kind}`, which has no width"))),
        _ => match (sized("uint"), sized("int"), sized("bytes")) {
            (Some(bits), ..) => of(EthereumDataType::UINT, Some(bits / 8)),
            (_, Some(bits), _) => of(EthereumDataType::INT, Some(bits / 8)),
            (.., Some(size)) => of(EthereumDataType::BYTES, Some(size)),
            _ => bail!(unable(&format!("the type `{}`", kind.escape_debug()))),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::{
        hex,
        primitives::{Address, I256, U256},
    };
    use serde_json::json;

    fn data(kind: &str, value: serde_json::Value) -> TypedData {
        let json = json!({
            "types": { "EIP712Domain": [{ "name": "chainId", "type": "uint256" }], "Note": [{ "name": "x", "type": kind }] },
            "primaryType": "Note", "domain": { "chainId": 1 }, "message": { "x": value },
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_member_is_told_by_its_type_and_size() {
        let counts = BTreeMap::from([("Person", 2)]);
        let told = |kind: &str| {
            let field = field(kind, &counts).unwrap();
            (field.data_type(), field.size, field.struct_name.clone())
        };
        assert_eq!(told("uint8"), (EthereumDataType::UINT, Some(1), None));
        assert_eq!(told("int256"), (EthereumDataType::INT, Some(32), None));
        assert_eq!(told("bytes"), (EthereumDataType::BYTES, None, None));
        assert_eq!(told("bytes4"), (EthereumDataType::BYTES, Some(4), None));
        assert_eq!(told("bool"), (EthereumDataType::BOOL, None, None));
        assert_eq!(told("Person"), (EthereumDataType::STRUCT, Some(2), Some("Person".into())));
        let list = field("Person[3]", &counts).unwrap();
        assert_eq!((list.data_type(), list.size, list.entry_type.struct_name()), (EthereumDataType::ARRAY, Some(3), "Person"));
        assert_eq!(field("address[]", &counts).unwrap().size, None);
    }

    #[test]
    fn what_no_trezor_hashes_is_said_before_it_is_asked() {
        for (kind, value) in [("uint", json!(1)), ("int", json!(1)), ("uint8[][]", json!([[1]])), ("uint8[2][]", json!([[1, 2]]))] {
            let error = Stream::new(&data(kind, value)).err().unwrap();
            assert!(error.to_string().contains("cannot sign typed data"), "{kind}: {error}");
        }
        assert!(Stream::new(&data("uint256[]", json!([1]))).is_ok());
    }

    #[test]
    fn values_have_the_width_of_their_type() {
        let bytes = |value| hex::encode(bytes(&value).unwrap());
        assert_eq!(bytes(DynSolValue::Uint(U256::ONE, 64)), "0000000000000001");
        assert_eq!(bytes(DynSolValue::Int(I256::MINUS_ONE, 16)), "ffff");
        assert_eq!(bytes(DynSolValue::Bool(false)), "00");
        assert_eq!(bytes(DynSolValue::Address(Address::ZERO)).len(), 40);
        assert_eq!(bytes(DynSolValue::Array(vec![DynSolValue::Bool(true); 258])), "0102");
    }

    #[test]
    fn a_way_that_leads_nowhere_is_an_error() {
        let stream = Stream::new(&data("uint16[]", json!([5, 6]))).unwrap();
        let at = |way: &[u32]| stream.value(way).ok().map(|ack| hex::encode(ack.value()));
        assert_eq!(at(&[1, 0]), Some("0002".into()));
        assert_eq!(at(&[1, 0, 1]), Some("0006".into()));
        for way in [&[][..], &[0], &[1], &[2, 0], &[0, 1], &[1, 1], &[1, 0, 2], &[1, 0, 0, 0], &[u32::MAX]] {
            assert_eq!(at(way), None, "{way:?}");
        }
        assert!(stream.members("Note").is_ok() && stream.members(DOMAIN).is_ok() && stream.members("Other").is_err());
    }
}
