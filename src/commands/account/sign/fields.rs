//! Every field of a typed message, with its type, in the order in which it is hashed.

use super::writing;
use crate::{
    pipeline::Book,
    protocol::meaning::{is_most, is_time, stamp},
    typed::{Fields, Typed},
    ui::Paint,
};
use alloy::{
    dyn_abi::DynSolValue,
    hex,
    primitives::{Address, keccak256},
};

/// The most bytes that are written out.
const WRITTEN: usize = 1024;

/// The names of fields that are amounts of the token beside them.
const AMOUNTS: [&str; 3] = ["amount", "value", "wad"];

/// Writes the fields of a message.
pub(super) struct Writer<'a> {
    typed: &'a Typed,
    book: &'a Book,
    account: Address,
    paint: Paint,
    /// What each line is.
    pub(super) lines: Vec<String>,
    /// What is dangerous about the characters of its texts.
    pub(super) dangers: Vec<String>,
    /// What else is to be known of them.
    pub(super) notes: Vec<String>,
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Spot<'a> {
    /// Its type.
    written: &'a str,
    /// The field that it is in.
    field: &'a str,
    /// That, or its place in a list.
    name: &'a str,
}

impl<'a> Writer<'a> {
    pub(super) fn new(typed: &'a Typed, book: &'a Book, account: Address, paint: Paint) -> Self {
        Self { typed, book, account, paint, lines: vec![], dangers: vec![], notes: vec![] }
    }

    /// Writes the whole message.
    pub(super) fn write(&mut self) {
        self.structure(self.typed.message(), 0);
    }

    fn structure(&mut self, fields: Fields<'a>, depth: usize) {
        let (name, names, values) = fields.parts();
        let kinds = self.typed.fields_of(name);
        let token = self.token(names, values, depth);
        for (field, value) in kinds.iter().zip(values) {
            self.value(Spot { written: &field.written, field: &field.name, name: &field.name }, token, value, depth);
        }
    }

    /// The listed token that the amounts of a struct are of: the only one that is called a token beside them, or at the top
    /// the contract itself. Whom an amount goes to may be a token too, and says nothing of it.
    fn token(&self, names: &[String], values: &[DynSolValue], depth: usize) -> Option<Address> {
        let listed = |address: &Address| !address.is_zero() && self.book.tokens.contains_key(address);
        let called = |name: &str| ["token", "asset"].contains(&name.to_lowercase().as_str());
        let beside = names.iter().zip(values).filter(|(name, _)| called(name.as_str()));
        match beside.filter_map(|(_, value)| value.as_address()).collect::<Vec<_>>().as_slice() {
            [] => self.typed.domain().verifying_contract.filter(|contract| depth == 0 && listed(contract)),
            [token] => Some(*token).filter(listed),
            _ => None,
        }
    }

    fn value(&mut self, spot: Spot<'_>, token: Option<Address>, value: &'a DynSolValue, depth: usize) {
        let lead = format!("{}{} {}", "  ".repeat(depth), spot.written, spot.name);
        let below = depth.saturating_add(1);
        let indent = "  ".repeat(below);
        match value {
            DynSolValue::CustomStruct { .. } => {
                self.lines.push(format!("{lead}:"));
                self.structure(Fields::of(value), below);
            }
            DynSolValue::Array(items) | DynSolValue::FixedArray(items) if items.is_empty() => self.lines.push(format!("{lead}: none")),
            DynSolValue::Array(items) | DynSolValue::FixedArray(items) => {
                self.lines.push(format!("{lead}:"));
                let written = spot.written.rsplit_once('[').map_or(spot.written, |(inner, _)| inner);
                for (index, item) in items.iter().enumerate() {
                    self.value(Spot { written, name: &format!("[{index}]"), ..spot }, token, item, below);
                }
            }
            DynSolValue::Address(address) => {
                self.lines.push(format!("{lead}: {}", self.named(*address)));
                self.lines.push(format!("{indent}{address}"));
            }
            DynSolValue::FixedBytes(bytes, size) => self.bytes(&lead, &indent, bytes.get(..*size).unwrap_or(&bytes[..])),
            DynSolValue::Bytes(bytes) => self.bytes(&lead, &indent, bytes),
            DynSolValue::String(text) => self.text(&lead, &indent, spot.field, text),
            plain => self.lines.push(format!("{lead}: {}", self.number(spot.field, token, plain))),
        }
    }

    fn named(&self, address: Address) -> String {
        match self.book.name(address) {
            _ if address == self.account => "you".to_owned(),
            Some(name) => name.to_owned(),
            None if address.is_zero() => "none (the zero address)".to_owned(),
            None => self.paint.yellow("unknown"),
        }
    }

    fn number(&self, name: &str, token: Option<Address>, value: &DynSolValue) -> String {
        match value {
            DynSolValue::Uint(number, bits) if is_most(*number, *bits) => self.paint.red(&format!("UNLIMITED (2^{bits}-1)")),
            DynSolValue::Uint(number, _) if is_time(name) && !number.is_zero() => match stamp(*number) {
                Some((time, _)) => format!("{number} ({time})"),
                None => number.to_string(),
            },
            DynSolValue::Uint(number, _) => match token.filter(|_| AMOUNTS.contains(&name)) {
                Some(token) => format!("{number} ({})", self.book.money(token, *number)),
                None => number.to_string(),
            },
            DynSolValue::Int(number, _) => number.to_string(),
            DynSolValue::Bool(yes) => yes.to_string(),
            other => format!("{other:?}"),
        }
    }

    fn bytes(&mut self, lead: &str, indent: &str, bytes: &[u8]) {
        const LINE: usize = 32;
        match bytes.len() {
            0 => self.lines.push(format!("{lead}: none")),
            1..=8 => self.lines.push(format!("{lead}: {}", hex::encode_prefixed(bytes))),
            count => {
                self.lines.push(format!("{lead}: {count} bytes"));
                if count > LINE {
                    self.lines.push(format!("{indent}keccak256"));
                    self.lines.push(format!("{indent}{}", keccak256(bytes)));
                }
                let shown = bytes.get(..WRITTEN).unwrap_or(bytes);
                let mut prefix = "0x";
                for line in shown.chunks(LINE) {
                    self.lines.push(format!("{indent}{}{}", std::mem::take(&mut prefix), hex::encode(line)));
                }
                if count > WRITTEN {
                    self.lines.push(format!("{indent}… {} more", count.saturating_sub(WRITTEN)));
                }
            }
        }
    }

    fn text(&mut self, lead: &str, indent: &str, name: &str, text: &str) {
        let lines = writing::lines(text);
        if let [line] = lines.as_slice() {
            self.lines.push(format!("{lead}:"));
            self.lines.push(format!("{indent}\"{line}\""));
        } else {
            self.lines.push(format!("{lead}: {} characters", text.chars().count()));
            self.lines.extend(lines.iter().map(|line| format!("{indent}| {line}")));
        }
        let (danger, note) = writing::oddities(text);
        self.dangers.extend(danger.map(|danger| format!("`{name}`: {danger}")));
        self.notes.extend(note.map(|note| format!("`{name}`: {note}")));
    }
}
