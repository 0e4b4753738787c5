//! An option of an action: its key, and the values that it is given.

use super::{
    fields::{Field, kind},
    source::{Position, quoted},
    template::{fill, is_template},
};
use anyhow::{Result, bail};
use std::{borrow::Cow, sync::Arc};
use toml::de::DeValue;

/// An option of an action, as the file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The option's long name with `_` for `-`, or a positional argument's.
    pub key: Arc<str>,
    /// What it is given.
    pub value: Value,
    /// Where the key is.
    pub at: Position,
    /// Where the value is.
    pub value_at: Position,
    /// Whether it is of `[defaults]`: it is for the commands that have it.
    pub default: bool,
}

/// What an option is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Whether a flag is set.
    Flag(bool),
    /// A text, or a whole number as it is written.
    One(String),
    /// Several texts.
    Several(Vec<String>),
}

impl Setting {
    pub(super) fn read(field: &Field<'_, '_>, default: bool) -> Result<Self> {
        let value = match field.value.get_ref() {
            DeValue::Boolean(set) => Value::Flag(*set),
            DeValue::Array(items) if items.is_empty() => bail!(field.fault(format!("`{}` is given nothing", quoted(field.key)))),
            DeValue::Array(_) => Value::Several(field.items()?.iter().map(text).collect::<Result<_>>()?),
            _ => Value::One(text(field)?),
        };
        Ok(Self { key: field.key.into(), value, at: field.at, value_at: field.value_at(), default })
    }

    /// Whether it differs from job to job.
    pub(super) fn is_template(&self) -> bool {
        match &self.value {
            Value::Flag(_) => false,
            Value::One(text) => is_template(text),
            Value::Several(texts) => texts.iter().any(|text| is_template(text)),
        }
    }

    /// The same with what its names stand for; they were checked when it was read.
    pub(super) fn filled<'a>(&self, value: &impl Fn(&str) -> Option<Cow<'a, str>>) -> Self {
        let filled = |text: &String| fill(text, value).unwrap_or_else(|_| text.clone());
        let value = match &self.value {
            Value::Flag(set) => Value::Flag(*set),
            Value::One(text) => Value::One(filled(text)),
            Value::Several(texts) => Value::Several(texts.iter().map(filled).collect()),
        };
        Self { value, ..self.clone() }
    }
}

/// One value as text.
fn text(field: &Field<'_, '_>) -> Result<String> {
    match field.value.get_ref() {
        DeValue::String(text) => Ok(text.to_string()),
        DeValue::Integer(digits) if digits.radix() == 10 => Ok(digits.as_str().to_owned()),
        DeValue::Float(number) => {
            let hint = format!("write `\"{}\"`: an amount in quotes is read exactly", number.as_str());
            bail!(field.fault(format!("`{}` is a number with a point outside quotes", quoted(field.key))).hint(hint))
        }
        other => bail!(field.fault(format!("`{}` is {}, and text in quotes is expected", quoted(field.key), kind(other)))),
    }
}
