//! Typed data (EIP-712) as `eth_signTypedData_v4` takes it, read so that it has one meaning: what is shown of it, what this
//! program hashes and what a device hashes are the same.

mod json;
mod types;
mod value;

pub use types::{DOMAIN, Field};

use alloy::{
    dyn_abi::{
        DynSolValue, TypedData,
        eip712::{PropertyDef, Resolver, TypeDef},
    },
    primitives::{Address, B256, U256},
    sol_types::Eip712Domain,
};
use anyhow::{Context, Result, bail, ensure};
use json::Json;
use types::Types;

/// The most bytes of a file.
pub const MOST_BYTES: u64 = 256 * 1024;

/// A typed message that is what its types say, to the last field.
#[derive(Clone, Debug)]
pub struct Typed {
    data: TypedData,
    types: Types,
    message: DynSolValue,
    encode_type: String,
    hashes: Hashes,
}

/// What is hashed of a typed message, under the names of ERC-8213.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hashes {
    /// "Domain Hash": `hashStruct` of the domain.
    pub domain: B256,
    /// "Message Hash": `hashStruct` of the message.
    pub message: B256,
    /// "EIP-712 Digest": what is signed.
    pub digest: B256,
}

impl Typed {
    /// Reads a message.
    ///
    /// # Errors
    /// When it is no JSON, has a key twice, says more or less than its types, a type is unknown, unused or contains itself, a
    /// value does not fit its type, or it is larger than anybody signs.
    pub fn parse(text: &[u8]) -> Result<Self> {
        let json = json::read(text)?;
        let [types, primary, domain, message] = members(&json, ["types", "primaryType", "domain", "message"])?;
        let types = Types::read(types)?;
        let Json::Text(primary) = primary else { bail!("`primaryType` is not text") };
        types.check(primary)?;
        let domain = domain_of(&types, domain).context("in `domain`")?;
        let (message, plain) = value::structure(&types, primary, message).context("in `message`")?;
        let data = TypedData { domain, resolver: resolver(&types)?, primary_type: primary.clone(), message: plain };
        // Two readings of one message would be two signatures.
        ensure!(data.coerce()? == message, "the message is read in two ways");
        let hashes = Hashes { domain: data.domain.separator(), message: data.hash_struct()?, digest: data.eip712_signing_hash()? };
        Ok(Self { encode_type: data.encode_type()?, data, types, message, hashes })
    }

    /// The message in the form that is signed.
    pub fn data(&self) -> &TypedData {
        &self.data
    }

    /// Where it counts.
    pub fn domain(&self) -> &Eip712Domain {
        &self.data.domain
    }

    /// The name of its struct.
    pub fn primary_type(&self) -> &str {
        &self.data.primary_type
    }

    /// The text that its type hash is made of: two messages of one text have the same fields.
    pub fn encode_type(&self) -> &str {
        &self.encode_type
    }

    /// The message itself.
    pub fn message(&self) -> Fields<'_> {
        Fields(&self.message)
    }

    /// The fields of a struct, in order.
    pub fn fields_of(&self, name: &str) -> &[Field] {
        self.types.get(name)
    }

    /// What is hashed of it.
    pub fn hashes(&self) -> Hashes {
        self.hashes
    }
}

/// A struct's values by their names.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a>(&'a DynSolValue);

impl<'a> Fields<'a> {
    /// Those of a struct; of any other value there are none.
    pub fn of(value: &'a DynSolValue) -> Self {
        Self(value)
    }

    /// The struct's name, the names of its fields, and their values.
    pub fn parts(self) -> (&'a str, &'a [String], &'a [DynSolValue]) {
        self.0.as_custom_struct().unwrap_or(("", &[], &[]))
    }

    /// One value.
    pub fn get(self, name: &str) -> Option<&'a DynSolValue> {
        let (_, names, values) = self.parts();
        names.iter().zip(values).find_map(|(known, value)| (known == name).then_some(value))
    }

    /// An address.
    pub fn address(self, name: &str) -> Option<Address> {
        self.get(name)?.as_address()
    }

    /// A number that is never negative.
    pub fn uint(self, name: &str) -> Option<U256> {
        self.get(name)?.as_uint().map(|(number, _)| number)
    }

    /// A struct.
    pub fn fields(self, name: &str) -> Option<Self> {
        self.get(name).map(Self)
    }

    /// A list of structs.
    pub fn list(self, name: &str) -> Option<Vec<Self>> {
        Some(self.get(name)?.as_array()?.iter().map(Self).collect())
    }
}

/// The members of an object that has these and no others.
fn members<'a, const N: usize>(json: &'a Json, names: [&str; N]) -> Result<[&'a Json; N]> {
    let Json::Object(members) = json else { bail!("it is no JSON object") };
    if let Some((name, _)) = members.iter().find(|(name, _)| !names.contains(&name.as_str())) {
        bail!("`{name}` is unknown here: there are {}", names.map(|name| format!("`{name}`")).join(", "));
    }
    let mut found = [&Json::Null; N];
    for (place, name) in found.iter_mut().zip(names) {
        *place =
            members.iter().find_map(|(known, value)| (known == name).then_some(value)).with_context(|| format!("`{name}` is missing"))?;
    }
    Ok(found)
}

fn domain_of(types: &Types, json: &Json) -> Result<Eip712Domain> {
    let (value, _) = value::structure(types, DOMAIN, json)?;
    let fields = Fields(&value);
    let text = |name| fields.get(name).and_then(DynSolValue::as_str).map(|text| text.to_owned().into());
    let salt = fields.get("salt").and_then(DynSolValue::as_fixed_bytes).map(|(bytes, _)| B256::from_slice(bytes));
    let contract = fields.address("verifyingContract");
    Ok(Eip712Domain::new(text("name"), text("version"), fields.uint("chainId"), contract, salt))
}

fn resolver(types: &Types) -> Result<Resolver> {
    let mut resolver = Resolver::default();
    for (name, fields) in types.all() {
        let fields = fields.iter().map(|field| Ok(PropertyDef::new(field.written.as_str(), field.name.as_str())?));
        resolver.ingest(TypeDef::new(name.as_str(), fields.collect::<Result<_>>()?)?);
    }
    Ok(resolver)
}

#[cfg(test)]
mod tests;
