//! Tables of a batch file, read key by key: a key that nobody takes is an error, with the nearest one that is known.

use super::{
    source::{Position, Source, instead, quoted},
    table::BUILT_IN,
    template::{Problem, Wrong, fill},
};
use crate::error::Failure;
use anyhow::{Result, bail};
use std::{fmt::Display, str::FromStr};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A value and where it stands.
pub(super) type Node<'t> = Spanned<DeValue<'t>>;

/// A key with its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'s, 't> {
    pub(super) key: &'s str,
    /// Where the key is.
    pub(super) at: Position,
    pub(super) value: &'s Node<'t>,
    source: &'s Source,
}

/// The keys of a table that are not taken yet, in the order of the file.
pub(super) struct Fields<'s, 't> {
    source: &'s Source,
    at: Position,
    /// What has these keys, such as `an action`.
    what: &'static str,
    left: Vec<Field<'s, 't>>,
    known: Vec<&'static str>,
}

impl<'s, 't> Fields<'s, 't> {
    pub(super) fn new(source: &'s Source, what: &'static str, at: Position, table: &'s DeTable<'t>) -> Self {
        let mut keys: Vec<_> = table.iter().collect();
        keys.sort_by_key(|(key, _)| key.span().start);
        let left = keys.into_iter().map(|(key, value)| Field { key: key.get_ref(), at: source.position(key.span()), value, source });
        Self { source, at, what, left: left.collect(), known: vec![] }
    }

    /// The key, where it is there.
    pub(super) fn take(&mut self, key: &'static str) -> Option<Field<'s, 't>> {
        self.known.push(key);
        let index = self.left.iter().position(|field| field.key == key)?;
        Some(self.left.remove(index))
    }

    /// The key, which has to be there. One that is nearly it was meant.
    pub(super) fn need(&mut self, key: &'static str, such: &str) -> Result<Field<'s, 't>> {
        if let Some(field) = self.take(key) {
            return Ok(field);
        }
        // One letter off: what is further away may be another key that is there.
        let near = self.left.iter().find(|field| strsim::damerau_levenshtein(field.key, key) == 1);
        match near {
            Some(field) => Err(self.unknown(field, &[key]).into()),
            None => bail!(self.source.fault(self.at, format!("{} needs `{key}`", self.what)).hint(format!("write {such}"))),
        }
    }

    /// What is left, for whoever knows more keys.
    pub(super) fn rest(self) -> Vec<Field<'s, 't>> {
        self.left
    }

    /// Nothing may be left.
    pub(super) fn end(self) -> Result<()> {
        match self.left.first() {
            Some(field) => Err(self.unknown(field, &self.known).into()),
            None => Ok(()),
        }
    }

    fn unknown(&self, field: &Field<'_, '_>, known: &[&str]) -> Failure {
        let message = format!("no key `{}` of {} is known", quoted(field.key), self.what);
        self.source.fault(field.at, message).hint(instead(field.key, known))
    }

    /// What is wrong with the whole.
    pub(super) fn fault(&self, message: impl Display) -> Failure {
        self.source.fault(self.at, message)
    }
}

impl<'s, 't> Field<'s, 't> {
    /// The same where it is taken to be somewhere else.
    pub(super) fn placed(self, at: Position) -> Self {
        Self { at, ..self }
    }

    /// Where the value is.
    pub(super) fn value_at(&self) -> Position {
        self.source.position(self.value.span())
    }

    /// What is wrong with the value.
    pub(super) fn fault(&self, message: impl Display) -> Failure {
        self.source.fault(self.value_at(), message)
    }

    /// What is wrong with there being such a key: `why` follows its name.
    pub(super) fn misplaced(&self, why: &str) -> Failure {
        self.source.fault(self.at, format!("`{}` {why}", quoted(self.key)))
    }

    fn mismatch(&self, expected: &str) -> Failure {
        let message = format!("`{}` is {}, and {expected} is expected", quoted(self.key), kind(self.value.get_ref()));
        self.fault(message)
    }

    /// Text in quotes.
    pub(super) fn text(&self) -> Result<&'s str> {
        match self.value.get_ref() {
            DeValue::String(text) => Ok(text),
            _ => bail!(self.mismatch("text in quotes")),
        }
    }

    /// Whether all that a text or a list of texts has filled in is one of these columns.
    pub(super) fn check(&self, columns: &[&str]) -> Result<()> {
        match self.value.get_ref() {
            DeValue::String(text) => match fill(text, |name| columns.contains(&name).then_some("".into())) {
                Ok(_) => Ok(()),
                Err(wrong) => Err(self.wrong(text, &wrong, columns).into()),
            },
            DeValue::Array(items) => items.iter().try_for_each(|value| Field { value, ..*self }.check(columns)),
            _ => Ok(()),
        }
    }

    /// What is wrong with a template, at its own place where the file has the text as it is.
    fn wrong(&self, text: &str, wrong: &Wrong, columns: &[&str]) -> Failure {
        let span = self.value.span();
        let plain = self.source.text().get(span.clone()).is_some_and(|raw| raw.get(1..raw.len().saturating_sub(1)) == Some(text));
        let start = span.start.saturating_add(1);
        let exact = start.saturating_add(wrong.start)..start.saturating_add(wrong.end);
        let at = self.source.position(if plain { exact } else { span });
        match &wrong.what {
            Problem::Alone(brace) => {
                self.source.fault(at, format!("`{brace}` stands alone")).hint(format!("write `{brace}{brace}` for a brace itself"))
            }
            Problem::Unknown(name) => {
                let fault = self.source.fault(at, format!("no column `{}` is known here", quoted(name)));
                if columns.iter().all(|name| BUILT_IN.contains(name)) {
                    return fault.hint(format!("columns are of a `table`: without one there are {}", columns.join(", ")));
                }
                fault.hint(instead(name, columns))
            }
        }
    }

    /// Text in quotes that is read as something else.
    pub(super) fn read<T: FromStr<Err: Display>>(&self) -> Result<T> {
        self.text()?.parse().map_err(|err| self.fault(format!("`{}`: {err}", self.key)).into())
    }

    /// A whole number between two.
    pub(super) fn number(&self, least: u32, most: u32) -> Result<u32> {
        let DeValue::Integer(number) = self.value.get_ref() else { bail!(self.mismatch("a whole number")) };
        let number = u32::from_str_radix(number.as_str(), number.radix()).ok().filter(|number| (least..=most).contains(number));
        Ok(number.ok_or_else(|| self.fault(format!("`{}` has to be between {least} and {most}", self.key)))?)
    }

    /// A time with its offset, in quotes or without.
    pub(super) fn time_text(&self) -> Result<String> {
        match self.value.get_ref() {
            DeValue::Datetime(time) => Ok(time.to_string()),
            DeValue::String(text) => Ok(text.to_string()),
            _ => bail!(self.mismatch("a time such as `2026-12-01T00:00:00Z`")),
        }
    }

    /// A table.
    pub(super) fn table(&self, what: &'static str) -> Result<Fields<'s, 't>> {
        match self.value.get_ref() {
            DeValue::Table(table) => Ok(Fields::new(self.source, what, self.at, table)),
            _ => bail!(self.mismatch("a table")),
        }
    }

    /// One text or several, each where it stands.
    pub(super) fn texts(&self) -> Result<Vec<Field<'s, 't>>> {
        let items = match self.value.get_ref() {
            DeValue::Array(items) if items.is_empty() => bail!(self.fault(format!("`{}` names nothing", self.key))),
            DeValue::Array(items) => items.iter().map(|value| Field { value, ..*self }).collect(),
            _ => vec![*self],
        };
        items.iter().try_for_each(|item: &Field<'_, '_>| item.text().map(drop))?;
        Ok(items)
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Result<Vec<Field<'s, 't>>> {
        match self.value.get_ref() {
            DeValue::Array(items) => Ok(items.iter().map(|value| Field { value, ..*self }).collect()),
            _ => bail!(self.mismatch("a list")),
        }
    }
}

/// What a value is, in words that follow "is".
pub(super) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
