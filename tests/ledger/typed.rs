//! Typed data as the soft device hashes it: from the definitions and values that were streamed to it, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use alloy::primitives::{B256, keccak256};

/// What has been streamed so far.
#[derive(Default)]
pub struct Stream {
    types: BTreeMap<String, Vec<Field>>,
    defining: Option<String>,
    values: Vec<Value>,
    partial: Option<(usize, Vec<u8>)>,
    /// What a person would see: the fields in order.
    pub shown: Vec<String>,
}

struct Field {
    name: String,
    base: String,
    /// From the innermost to the outermost; `None` is a list of any length.
    levels: Vec<Option<u8>>,
}

enum Value {
    Root(String),
    List(u8),
    Plain(Vec<u8>),
}

impl Stream {
    /// Takes a definition: a struct's name, or one field of it.
    pub fn define(&mut self, field: bool, data: &[u8]) -> Option<()> {
        if !field {
            let name = String::from_utf8(data.to_vec()).ok()?;
            self.types.insert(name.clone(), vec![]);
            self.defining = Some(name);
            return Some(());
        }
        let field = Field::read(data)?;
        self.types.get_mut(self.defining.as_ref()?)?.push(field);
        Some(())
    }

    /// Takes a value, or a part of one.
    pub fn give(&mut self, kind: u8, more: bool, data: &[u8]) -> Option<()> {
        match kind {
            0x00 => self.values.push(Value::Root(String::from_utf8(data.to_vec()).ok()?)),
            0x0f => self.values.push(Value::List(*data.first().filter(|_| data.len() == 1)?)),
            0xff => {
                let first = self.partial.is_none();
                let (length, mut whole) = match self.partial.take() {
                    Some(partial) => partial,
                    None => (usize::from(u16::from_be_bytes(*data.first_chunk()?)), vec![]),
                };
                whole.extend(if first { &data[2..] } else { data });
                if more {
                    self.partial = Some((length, whole));
                } else if whole.len() == length {
                    self.values.push(Value::Plain(whole));
                } else {
                    return None;
                }
            }
            _ => return None,
        }
        Some(())
    }

    /// Returns the hash to sign, and notes every field in the order that it is shown.
    pub fn hash(&mut self) -> Option<B256> {
        let values = std::mem::take(&mut self.values);
        let mut rest = &values[..];
        let domain = self.root(&mut rest)?;
        let message = self.root(&mut rest)?;
        rest.is_empty().then(|| keccak256([&[0x19, 0x01], &domain[..], &message[..]].concat()))
    }

    fn root(&mut self, rest: &mut &[Value]) -> Option<B256> {
        let (Value::Root(name), next) = rest.split_first()? else { return None };
        *rest = next;
        self.hash_struct(name, rest)
    }

    fn hash_struct(&mut self, name: &str, rest: &mut &[Value]) -> Option<B256> {
        let mut words = keccak256(self.encode_type(name)?).to_vec();
        let fields: Vec<_> =
            self.types.get(name)?.iter().map(|field| (field.name.clone(), field.base.clone(), field.levels.clone())).collect();
        for (field, base, levels) in fields {
            words.extend(self.encode(&field, &base, &levels, rest)?);
        }
        Some(keccak256(words))
    }

    fn encode(&mut self, field: &str, base: &str, levels: &[Option<u8>], rest: &mut &[Value]) -> Option<B256> {
        if let Some((outer, inner)) = levels.split_last() {
            let (Value::List(count), next) = rest.split_first()? else { return None };
            *rest = next;
            if outer.is_some_and(|size| size != *count) {
                return None;
            }
            let mut words = vec![];
            for _ in 0..*count {
                words.extend(self.encode(field, base, inner, rest)?);
            }
            return Some(keccak256(words));
        }
        if self.types.contains_key(base) {
            return self.hash_struct(base, rest);
        }
        let (Value::Plain(bytes), next) = rest.split_first()? else { return None };
        *rest = next;
        self.shown.push(format!("{field}: {}", alloy::hex::encode(bytes)));
        word(base, bytes)
    }

    fn encode_type(&self, name: &str) -> Option<String> {
        let mut found = BTreeSet::new();
        self.dependencies(name, &mut found);
        found.remove(name);
        let one = |name: &str| {
            let fields: Vec<_> = self.types.get(name)?.iter().map(|field| format!("{} {}", field.written(), field.name)).collect();
            Some(format!("{name}({})", fields.join(",")))
        };
        std::iter::once(name).chain(found.iter().map(String::as_str)).map(one).collect()
    }

    fn dependencies(&self, name: &str, found: &mut BTreeSet<String>) {
        if let Some(fields) = self.types.get(name).filter(|_| found.insert(name.to_owned())) {
            fields.iter().for_each(|field| self.dependencies(&field.base, found));
        }
    }
}

impl Field {
    fn read(data: &[u8]) -> Option<Self> {
        let (kind, mut rest) = data.split_first()?;
        let mut base = match kind & 0x0f {
            0 => counted(&mut rest)?,
            1 => "int".into(),
            2 => "uint".into(),
            3 => "address".into(),
            4 => "bool".into(),
            5 => "string".into(),
            6 | 7 => "bytes".into(),
            _ => return None,
        };
        if kind & 0x40 != 0 {
            let size = u16::from(byte(&mut rest)?);
            base = format!("{base}{}", if kind & 0x0f == 6 { size } else { size * 8 });
        }
        let mut levels = vec![];
        if kind & 0x80 != 0 {
            for _ in 0..byte(&mut rest)? {
                levels.push(if byte(&mut rest)? == 0 { None } else { Some(byte(&mut rest)?) });
            }
        }
        let name = counted(&mut rest)?;
        rest.is_empty().then_some(Self { name, base, levels })
    }

    fn written(&self) -> String {
        let levels = self.levels.iter().map(|level| level.map_or_else(|| "[]".into(), |size| format!("[{size}]")));
        format!("{}{}", self.base, levels.collect::<String>())
    }
}

/// A plain value as EIP-712 encodes it.
fn word(base: &str, bytes: &[u8]) -> Option<B256> {
    if base == "string" || base == "bytes" {
        return Some(keccak256(bytes));
    }
    if bytes.len() > 32 || bytes.is_empty() {
        return None;
    }
    if base.starts_with("bytes") {
        return Some(B256::right_padding_from(bytes));
    }
    let width = base.strip_prefix("int").and_then(|bits| bits.parse::<usize>().ok());
    let negative = width.is_some_and(|bits| bytes.len() == bits / 8 && bytes[0] & 0x80 != 0);
    let mut word = B256::repeat_byte(if negative { 0xff } else { 0 });
    word[32 - bytes.len()..].copy_from_slice(bytes);
    Some(word)
}

fn byte(rest: &mut &[u8]) -> Option<u8> {
    let (first, next) = rest.split_first()?;
    *rest = next;
    Some(*first)
}

fn counted(rest: &mut &[u8]) -> Option<String> {
    let length = usize::from(byte(rest)?);
    let (text, next) = rest.split_at_checked(length)?;
    *rest = next;
    String::from_utf8(text.to_vec()).ok()
}
