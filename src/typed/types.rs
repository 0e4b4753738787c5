//! The types of a message: every one known, used, and written in one way.
//! Source: EIP-712, "Definition of typed structured data".

use super::json::Json;
use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};

/// The struct that every signature is bound to.
pub const DOMAIN: &str = "EIP712Domain";

/// The fields that a domain may have, in this order. Source: EIP-712, "Definition of domainSeparator".
const DOMAIN_FIELDS: [(&str, &str); 5] =
    [("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32")];

/// The most structs, fields of one, and levels of lists and of structs: more than any message that is signed has.
const MOST_TYPES: usize = 64;
const MOST_FIELDS: usize = 64;
const MOST_LEVELS: usize = 16;

/// The most fields when every struct is written out wherever it is used, which alloy does in memory.
const MOST_EXPANDED: usize = 10_000;

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type as it is written.
    pub written: String,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Bool,
    Address,
    Text,
    Bytes,
    /// So many bytes.
    Fixed(usize),
    /// So many bits.
    Uint(usize),
    /// So many bits, one of them the sign.
    Int(usize),
    Struct(String),
    /// A list, of a length where that is said.
    List(Box<Kind>, Option<usize>),
}

impl Kind {
    /// The struct that it is, or is a list of.
    fn root(&self) -> Option<&str> {
        match self {
            Self::Struct(name) => Some(name),
            Self::List(inner, _) => inner.root(),
            _ => None,
        }
    }
}

/// The structs by their names.
#[derive(Clone, Debug)]
pub(super) struct Types(BTreeMap<String, Vec<Field>>);

impl Types {
    pub(super) fn read(json: &Json) -> Result<Self> {
        let Json::Object(members) = json else { bail!("`types` is no object") };
        ensure!(members.len() <= MOST_TYPES, "there are more than {MOST_TYPES} types");
        let mut types = BTreeMap::new();
        for (name, fields) in members {
            ensure!(is_word(name), "`{name}` is no name of a type");
            ensure!(plain(name)?.is_none(), "`{name}` is a type of Solidity's own, and cannot be defined");
            let fields = self::fields(fields).with_context(|| format!("in the type `{name}`"))?;
            types.insert(name.clone(), fields);
        }
        Ok(Self(types))
    }

    pub(super) fn get(&self, name: &str) -> &[Field] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&String, &Vec<Field>)> {
        self.0.iter()
    }

    /// Holds every type against what the message needs.
    pub(super) fn check(&self, primary: &str) -> Result<()> {
        let domain = self.0.get(DOMAIN).with_context(|| format!("the type `{DOMAIN}` is missing"))?;
        let mut rest = DOMAIN_FIELDS.iter();
        for field in domain {
            let known = rest.any(|(name, written)| *name == field.name && *written == field.written);
            ensure!(known, "the field `{} {}` of `{DOMAIN}` is unknown, or out of order", field.written, field.name);
        }
        ensure!(primary != DOMAIN, "`primaryType` is the domain: there is no message");
        ensure!(self.0.contains_key(primary), "the type `{primary}` of `primaryType` is not defined");
        let mut used = BTreeSet::from([DOMAIN]);
        self.expand(primary, &mut vec![], &mut used)?;
        match self.0.keys().find(|name| !used.contains(name.as_str())) {
            Some(unused) => bail!("the type `{unused}` is not used"),
            None => Ok(()),
        }
    }

    /// How many fields a struct has with those of its structs; fails on one that contains itself.
    fn expand<'a>(&'a self, name: &'a str, path: &mut Vec<&'a str>, used: &mut BTreeSet<&'a str>) -> Result<usize> {
        ensure!(!path.contains(&name), "the type `{name}` contains itself");
        ensure!(path.len() < MOST_LEVELS, "structs lie in one another deeper than {MOST_LEVELS} levels");
        ensure!(name != DOMAIN, "a field is of the type `{DOMAIN}`");
        let fields = self.0.get(name).with_context(|| format!("the type `{name}` is not defined"))?;
        used.insert(name);
        path.push(name);
        let mut total = fields.len();
        for inner in fields.iter().filter_map(|field| field.kind.root()) {
            total = total.saturating_add(self.expand(inner, path, used)?);
            ensure!(total <= MOST_EXPANDED, "the types come to more than {MOST_EXPANDED} fields");
        }
        path.pop();
        Ok(total)
    }
}

fn fields(json: &Json) -> Result<Vec<Field>> {
    let Json::List(items) = json else { bail!("its fields are no list") };
    ensure!(items.len() <= MOST_FIELDS, "it has more than {MOST_FIELDS} fields");
    let mut fields: Vec<Field> = vec![];
    for item in items {
        let [name, written] = super::members(item, ["name", "type"])?;
        let (Json::Text(name), Json::Text(written)) = (name, written) else { bail!("the name or the type of a field is not text") };
        ensure!(is_word(name), "`{name}` is no name of a field");
        ensure!(fields.iter().all(|known| known.name != *name), "the field `{name}` stands twice");
        fields.push(Field { name: name.clone(), written: written.clone(), kind: kind(written)? });
    }
    Ok(fields)
}

/// A name as Solidity has them: anything else could pass for several fields where the type is hashed as text.
fn is_word(text: &str) -> bool {
    const LONGEST: usize = 100;
    let mut bytes = text.bytes();
    let letter = |byte: u8| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$');
    text.len() <= LONGEST && bytes.next().is_some_and(letter) && bytes.all(|byte| letter(byte) || byte.is_ascii_digit())
}

fn kind(written: &str) -> Result<Kind> {
    let (root, mut levels) = written.split_at(written.find('[').unwrap_or(written.len()));
    ensure!(is_word(root), "`{written}` is no type");
    let mut kind = plain(root)?.unwrap_or_else(|| Kind::Struct(root.to_owned()));
    let mut depth = 0_usize;
    while !levels.is_empty() {
        let (length, rest) =
            levels.strip_prefix('[').and_then(|rest| rest.split_once(']')).with_context(|| format!("`{written}` is no type"))?;
        let length = if length.is_empty() { None } else { Some(size(length).with_context(|| format!("`{written}` is no type"))?) };
        ensure!(length != Some(0), "`{written}` is a list of nothing");
        kind = Kind::List(Box::new(kind), length);
        depth = depth.saturating_add(1);
        ensure!(depth <= MOST_LEVELS, "a type has lists in one another deeper than {MOST_LEVELS} levels");
        levels = rest;
    }
    Ok(kind)
}

/// A type of Solidity's own; `None` is a struct.
fn plain(root: &str) -> Result<Option<Kind>> {
    let sized = |prefix: &str| root.strip_prefix(prefix).filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let bits = |digits: &str| size(digits).filter(|bits| (8..=256).contains(bits) && bits.is_multiple_of(8));
    let found = match root {
        "bool" => Some(Kind::Bool),
        "address" => Some(Kind::Address),
        "string" => Some(Kind::Text),
        "bytes" => Some(Kind::Bytes),
        "uint" | "int" => bail!("`{root}` is no type of EIP-712: write `{root}256`"),
        "function" | "fixed" | "ufixed" | "mapping" | "tuple" => bail!("`{root}` is no type of EIP-712"),
        _ => {
            if let Some(digits) = sized("uint") {
                Some(Kind::Uint(bits(digits).with_context(|| format!("`{root}` is no type"))?))
            } else if let Some(digits) = sized("int") {
                Some(Kind::Int(bits(digits).with_context(|| format!("`{root}` is no type"))?))
            } else if let Some(digits) = sized("bytes") {
                let size = size(digits).filter(|size| (1..=32).contains(size));
                Some(Kind::Fixed(size.with_context(|| format!("`{root}` is no type"))?))
            } else {
                None
            }
        }
    };
    Ok(found)
}

/// A number without zeros in front of it.
fn size(digits: &str) -> Option<usize> {
    let plain = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}
