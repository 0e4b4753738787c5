//! Typed data as the soft device hashes it: it asks for types and values, and believes nothing that it has not asked for.
//! Source: trezor/trezor-firmware, core/src/apps/ethereum/sign_typed_data.py and helpers.py (get_type_name).

use std::collections::{BTreeMap, BTreeSet};

use alloy::{hex, primitives::keccak256};
use trezor_client::protos::{
    self,
    ethereum_typed_data_struct_ack::{EthereumDataType as Kind, EthereumFieldType as Field, EthereumStructMember as Member},
    failure::FailureType::Failure_DataError,
};

use super::{
    device::{Running, fail},
    firmware::signature,
    io::Stop,
};

const DOMAIN: &str = "EIP712Domain";

type Types = BTreeMap<String, Vec<Member>>;

impl Running {
    pub fn sign_typed_data(&mut self, message: &protos::EthereumSignTypedData) -> Result<(), Stop> {
        let key = self.derive(&message.address_n)?;
        self.button(&format!("Signing address {}", key.address()))?;
        let mut types = Types::new();
        self.collect(&mut types, DOMAIN)?;
        self.collect(&mut types, message.primary_type())?;
        let domain = self.hash_struct(&types, DOMAIN, &mut vec![0])?;
        let mut hash = vec![];
        if message.primary_type() == DOMAIN {
            self.button("No message")?;
        } else {
            hash = self.hash_struct(&types, message.primary_type(), &mut vec![1])?.to_vec();
        }
        if message.has_show_message_hash() {
            if message.show_message_hash() != hash {
                return fail(Failure_DataError, "Message hash mismatch");
            }
            self.button(&format!("Message hash {}", hex::encode(&hash)))?;
        }
        self.button("Confirm typed data")?;
        self.confirmed();
        let digest = keccak256([&[0x19, 0x01], &domain[..], &hash].concat());
        let mut answer = protos::EthereumTypedDataSignature::new();
        answer.set_signature(signature(&key, digest));
        answer.set_address(key.address().to_checksum(None));
        self.io.send(&answer)
    }

    /// Asks for a struct, and for those that it holds, each once.
    fn collect(&mut self, types: &mut Types, name: &str) -> Result<(), Stop> {
        let mut request = protos::EthereumTypedDataStructRequest::new();
        request.set_name(name.into());
        let ack: protos::EthereumTypedDataStructAck = self.call(&request)?;
        types.insert(name.into(), ack.members.clone());
        for member in &ack.members {
            let mut kind = &*member.type_;
            validate(kind)?;
            while kind.data_type() == Kind::ARRAY {
                kind = &kind.entry_type;
            }
            if kind.data_type() == Kind::STRUCT && !types.contains_key(kind.struct_name()) {
                self.collect(types, kind.struct_name())?;
            }
        }
        Ok(())
    }

    fn hash_struct(&mut self, types: &Types, name: &str, way: &mut Vec<u32>) -> Result<[u8; 32], Stop> {
        let mut words = keccak256(encode_type(types, name)).to_vec();
        let members = types[name].clone();
        for (index, member) in (0..).zip(&members) {
            way.push(index);
            let word = self.encode(types, member.name(), &member.type_, way)?;
            words.extend(word);
            way.pop();
        }
        Ok(keccak256(words).0)
    }

    fn encode(&mut self, types: &Types, name: &str, kind: &Field, way: &mut Vec<u32>) -> Result<[u8; 32], Stop> {
        match kind.data_type() {
            Kind::STRUCT => self.hash_struct(types, kind.struct_name(), way),
            Kind::ARRAY => {
                let count = match kind.size {
                    Some(size) => size,
                    None => {
                        let length = self.value(&Field { size: Some(2), ..of(Kind::UINT) }, way)?;
                        u32::from_be_bytes([0, 0, length[0], length[1]])
                    }
                };
                let mut words = vec![];
                for index in 0..count {
                    way.push(index);
                    words.extend(match kind.entry_type.data_type() {
                        Kind::STRUCT => self.hash_struct(types, kind.entry_type.struct_name(), way)?,
                        _ => self.atom(name, &kind.entry_type, way)?,
                    });
                    way.pop();
                }
                Ok(keccak256(words).0)
            }
            _ => self.atom(name, kind, way),
        }
    }

    /// A value that holds no others, as 32 bytes.
    fn atom(&mut self, name: &str, kind: &Field, way: &[u32]) -> Result<[u8; 32], Stop> {
        let value = self.value(kind, way)?;
        self.button(&format!("{name}: {}", hex::encode(&value)))?;
        let mut word = [0; 32];
        match kind.data_type() {
            Kind::STRING => return Ok(keccak256(value).0),
            Kind::BYTES if kind.size.is_none() => return Ok(keccak256(value).0),
            Kind::BYTES => word[..value.len()].copy_from_slice(&value),
            Kind::UINT | Kind::INT | Kind::BOOL | Kind::ADDRESS => {
                if kind.data_type() == Kind::INT && value[0] & 0x80 != 0 {
                    word = [0xff; 32];
                }
                word[32 - value.len()..].copy_from_slice(&value);
            }
            Kind::ARRAY | Kind::STRUCT => return fail(Failure_DataError, "Unsupported data type for field encoding"),
        }
        Ok(word)
    }

    fn value(&mut self, kind: &Field, way: &[u32]) -> Result<Vec<u8>, Stop> {
        let mut request = protos::EthereumTypedDataValueRequest::new();
        request.member_path = way.to_vec();
        let ack: protos::EthereumTypedDataValueAck = self.call(&request)?;
        let value = ack.value().to_vec();
        if kind.size.is_some_and(|size| value.len() != size as usize) {
            return fail(Failure_DataError, "Invalid length");
        }
        match kind.data_type() {
            Kind::BOOL if value != [0] && value != [1] => fail(Failure_DataError, "Invalid boolean value"),
            Kind::ADDRESS if value.len() != 20 => fail(Failure_DataError, "Invalid address"),
            Kind::STRING if std::str::from_utf8(&value).is_err() => fail(Failure_DataError, "Invalid UTF-8"),
            _ => Ok(value),
        }
    }
}

fn of(kind: Kind) -> Field {
    let mut field = Field::new();
    field.set_data_type(kind);
    field
}

fn validate(field: &Field) -> Result<(), Stop> {
    let kind = field.data_type();
    if (kind == Kind::ARRAY) != field.entry_type.is_some() {
        return fail(Failure_DataError, "Unexpected entry_type");
    }
    if (kind == Kind::STRUCT) != field.struct_name.is_some() {
        return fail(Failure_DataError, "Unexpected struct_name");
    }
    let sound = match kind {
        Kind::ARRAY => return validate(&field.entry_type),
        Kind::STRUCT => field.size.is_some(),
        Kind::BYTES => field.size.is_none_or(|size| (1..=32).contains(&size)),
        Kind::UINT | Kind::INT => field.size.is_some_and(|size| (1..=32).contains(&size)),
        Kind::STRING | Kind::BOOL | Kind::ADDRESS => field.size.is_none(),
    };
    if sound { Ok(()) } else { fail(Failure_DataError, "Invalid size") }
}

fn encode_type(types: &Types, name: &str) -> String {
    let mut found = BTreeSet::new();
    dependencies(types, name, &mut found);
    found.remove(name);
    let one = |name: &str| {
        let members: Vec<_> = types[name].iter().map(|member| format!("{} {}", type_name(&member.type_), member.name())).collect();
        format!("{name}({})", members.join(","))
    };
    std::iter::once(name).chain(found.iter().map(String::as_str)).map(one).collect()
}

fn dependencies(types: &Types, name: &str, found: &mut BTreeSet<String>) {
    let Some(members) = types.get(name).filter(|_| found.insert(name.into())) else { return };
    for member in members {
        let mut kind = &*member.type_;
        while kind.data_type() == Kind::ARRAY {
            kind = &kind.entry_type;
        }
        if kind.data_type() == Kind::STRUCT {
            dependencies(types, kind.struct_name(), found);
        }
    }
}

fn type_name(field: &Field) -> String {
    let size = field.size;
    match field.data_type() {
        Kind::STRUCT => field.struct_name().into(),
        Kind::ARRAY => format!("{}[{}]", type_name(&field.entry_type), size.map_or_else(String::new, |size| size.to_string())),
        Kind::UINT => format!("uint{}", size.unwrap_or_default() * 8),
        Kind::INT => format!("int{}", size.unwrap_or_default() * 8),
        Kind::BYTES => format!("bytes{}", size.map_or_else(String::new, |size| size.to_string())),
        Kind::STRING => "string".into(),
        Kind::BOOL => "bool".into(),
        Kind::ADDRESS => "address".into(),
    }
}
