//! One `[[action]]` of a batch file, with the defaults laid under it.

use super::{
    fields::{Field, Fields},
    setting::Setting,
    source::{Position, Source, quoted},
    table::{BUILT_IN, MOST_ROWS, Table},
    template::is_template,
    when::When,
};
use crate::units::{Amount, Percent};
use anyhow::{Result, bail};
use std::sync::Arc;
use toml::de::DeValue;

/// The keys of an action that are no options of its command.
pub const KEYS: [&str; 7] = ["id", "do", "account", "after", "when", "repeat", "table"];

/// The longest id.
const LONGEST: usize = 64;

/// One action: a command, for each of its accounts and rows.
#[derive(Clone, Debug)]
pub struct Action {
    /// What others call it.
    pub id: Option<String>,
    /// What messages and keys call it: its id, or its number from 1, such as `#3`.
    pub label: String,
    /// The words of its command, such as `rewards`, `claim`.
    pub command: Arc<[String]>,
    /// Where they are.
    pub at: Position,
    /// Its options and the defaults below them, those that are the same for every job.
    pub fixed: Arc<[Setting]>,
    /// The ones that differ from job to job.
    pub templates: Vec<Setting>,
    /// The actions that are done before, by their place in the file.
    pub after: Vec<usize>,
    /// What its amount is, where another action brings it.
    pub amount_from: Option<Brought>,
    /// What it waits for.
    pub when: Arc<When>,
    pub(super) accounts: Vec<Named>,
    pub(super) rows: Rows,
}

/// An amount that another action brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// That action, by its place in the file.
    pub action: usize,
    /// How much of it; all where nothing is said.
    pub share: Option<Percent>,
    /// Where it stands.
    pub at: Position,
}

/// A name or a pattern of accounts, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) text: String,
    pub(super) at: Position,
}

/// How often an action is done for each account.
#[derive(Clone, Debug)]
pub(super) enum Rows {
    Once,
    Repeat(usize),
    Table(Arc<Table>),
}

/// The same before the ids are known.
pub(super) struct Draft<'s> {
    pub(super) action: Action,
    /// Where its id is, or its command.
    pub(super) at: Position,
    /// The ids that it waits for.
    pub(super) after: Vec<(&'s str, Position)>,
    pub(super) from: Option<(&'s str, Position)>,
}

/// Options, and the id of the action that brings the amount.
type Options<'s> = (Vec<Setting>, Option<(&'s str, Brought)>);

/// What every action is read with.
pub(super) struct Around<'a, 's, 't> {
    pub(super) source: &'s Source,
    pub(super) defaults: &'a [Field<'s, 't>],
    /// What waits for nothing.
    pub(super) nothing: Arc<When>,
    /// Reads a CSV file by its name.
    pub(super) table: &'a mut dyn FnMut(&Field<'s, 't>, &'s str) -> Result<Arc<Table>>,
}

impl Action {
    /// Reads the action number `number`, counted from 1.
    pub(super) fn read<'s, 't>(number: usize, field: &Field<'s, 't>, around: &mut Around<'_, 's, 't>) -> Result<Draft<'s>> {
        let mut fields = field.table("an action")?;
        let verb = fields.need("do", "the command, such as `do = \"stake\"`")?;
        let command = verb.text()?.split_whitespace().map(str::to_owned).collect();
        let named = fields.take("id");
        let at = named.map_or(verb.value_at(), |field| field.value_at());
        let id = named.map(|field| id(&field)).transpose()?;
        let rows = Rows::read(&mut fields, around)?;
        let columns = rows.columns();
        let accounts = accounts(&mut fields, around.defaults, &rows)?;
        let when = fields.take("when").map(|field| When::read(field, &columns).map(Arc::new)).transpose()?;
        let after = fields.take("after").map(|field| field.texts()).transpose()?.unwrap_or_default();
        let (settings, from) = settings(fields, around, &columns)?;
        let (templates, fixed): (Vec<_>, Vec<_>) = settings.into_iter().partition(Setting::is_template);
        let action = Self {
            label: id.clone().unwrap_or_else(|| format!("#{number}")),
            id,
            command,
            at: verb.value_at(),
            fixed: fixed.into(),
            templates,
            after: vec![],
            amount_from: from.as_ref().map(|(_, from)| from.clone()),
            when: when.unwrap_or_else(|| around.nothing.clone()),
            accounts,
            rows,
        };
        let after = after.iter().map(|field| Ok((field.text()?, field.value_at()))).collect::<Result<_>>()?;
        Ok(Draft { action, at, after, from: from.map(|(id, from)| (id, from.at)) })
    }
}

impl Rows {
    fn read<'s, 't>(fields: &mut Fields<'s, 't>, around: &mut Around<'_, 's, 't>) -> Result<Self> {
        let (repeat, table) = (fields.take("repeat"), fields.take("table"));
        match (repeat, table) {
            (None, None) => Ok(Self::Once),
            (Some(repeat), Some(_)) => bail!(around.source.fault(repeat.at, "`repeat` and `table` exclude one another")),
            (Some(repeat), None) => {
                let most = u32::try_from(MOST_ROWS).unwrap_or(u32::MAX);
                Ok(Self::Repeat(usize::try_from(repeat.number(1, most)?).unwrap_or(MOST_ROWS)))
            }
            (None, Some(table)) => match table.value.get_ref() {
                DeValue::String(name) => Ok(Self::Table((around.table)(&table, name)?)),
                _ => Ok(Self::Table(Arc::new(Table::inline(around.source, &table)?))),
            },
        }
    }

    /// What can be filled in.
    fn columns(&self) -> Vec<&str> {
        let own = match self {
            Self::Table(table) => table.columns().filter(|name| !BUILT_IN.contains(name)).collect(),
            Self::Once | Self::Repeat(_) => vec![],
        };
        let built_in = BUILT_IN.into_iter().filter(|name| *name != "row" || !matches!(self, Self::Once));
        own.into_iter().chain(built_in).collect()
    }

    /// How many there are, for each account.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Once => 1,
            Self::Repeat(count) => *count,
            Self::Table(table) => table.len(),
        }
    }

    /// The table.
    pub(super) fn table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) => Some(table),
            Self::Once | Self::Repeat(_) => None,
        }
    }
}

/// An id is a word that a key of the journal can hold.
fn id(field: &Field<'_, '_>) -> Result<String> {
    let text = field.text()?;
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let first = text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
    if !first || !text.bytes().all(plain) || text.len() > LONGEST {
        let hint = format!("use at most {LONGEST} letters, digits, `_`, `-` and `.`, a letter or a digit first");
        bail!(field.fault(format!("`{}` is no id", quoted(text))).hint(hint));
    }
    Ok(text.to_owned())
}

/// Whose action it is; a table's column may say.
fn accounts<'s, 't>(fields: &mut Fields<'s, 't>, defaults: &[Field<'s, 't>], rows: &Rows) -> Result<Vec<Named>> {
    let such = "who acts, such as `account = \"ops/0\"` or `account = [\"ops/0..9\", \"cold\"]`";
    let field = match defaults.iter().find(|field| field.key == "account") {
        Some(default) => fields.take("account").unwrap_or(*default),
        None => fields.need("account", such)?,
    };
    let columns: Vec<_> = rows.table().map(|table| table.columns().collect()).unwrap_or_default();
    let mut accounts = vec![];
    for item in field.texts()? {
        let text = item.text()?;
        if is_template(text) {
            if columns.is_empty() {
                bail!(item.fault("only a column of a `table` can name an account"));
            }
            item.check(&columns)?;
        }
        accounts.push(Named { text: text.to_owned(), at: item.value_at() });
    }
    Ok(accounts)
}

/// The options, an action's own before the defaults, and where its amount comes from.
fn settings<'s, 't>(fields: Fields<'s, 't>, around: &Around<'_, 's, 't>, columns: &[&str]) -> Result<Options<'s>> {
    let own = fields.rest();
    let (mut settings, mut from) = (vec![], None);
    for field in &own {
        if field.key == "amount" && matches!(field.value.get_ref(), DeValue::Table(_)) {
            from = Some(brought(field)?);
            continue;
        }
        field.check(columns)?;
        settings.push(Setting::read(field, false)?);
    }
    let overridden = |default: &&Field<'_, '_>| default.key == "account" || own.iter().any(|field| field.key == default.key);
    for field in around.defaults.iter().filter(|default| !overridden(default)) {
        field.check(columns)?;
        settings.push(Setting::read(field, true)?);
    }
    Ok((settings, from))
}

/// `{ from = "stake", share = "50%" }`.
fn brought<'s>(field: &Field<'s, '_>) -> Result<(&'s str, Brought)> {
    let mut fields = field.table("`amount`")?;
    let source = fields.need("from", "the id of the action that brings it: `{ from = \"stake\" }`")?;
    let share = match fields.take("share") {
        None => None,
        Some(field) => match field.read()? {
            Amount::Part(part) => Some(part),
            other => bail!(field.fault(format!("`{other}` is no share")).hint("write a percentage, such as `\"50%\"`")),
        },
    };
    fields.end()?;
    Ok((source.text()?, Brought { action: 0, share, at: source.value_at() }))
}
