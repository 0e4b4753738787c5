//! A batch file: many actions of many accounts, written down, checked, and laid out as the jobs that they come to.
//!
//! It knows nothing of the commands: whoever carries the jobs out reads their options.

mod action;
mod fields;
mod job;
mod limits;
mod order;
mod setting;
mod source;
mod table;
mod template;
mod when;

pub use action::{Action, Brought, KEYS};
pub use job::{Amount, Job, without_account};
pub use limits::{Ceiling, Ceilings, Limits};
pub use setting::{Setting, Value};
pub use source::{Position, instead, nearest};
pub use table::Table;
pub use when::{Claimable, Rate, When};

use crate::{error::Failure, label::located};
use action::{Around, Draft};
use alloy::primitives::{B256, Keccak256};
use anyhow::{Context, Result, bail};
use fields::{Field, Fields};
use source::Source;
use std::{cell::RefCell, collections::HashMap, fmt::Display, fs, path::Path, sync::Arc};
use toml::de::{DeTable, DeValue};

/// The only version of the format.
const VERSION: u32 = 1;

/// A batch file as it is written.
#[derive(Clone, Debug)]
pub struct Script {
    /// The network that it is for.
    pub network: String,
    /// Where that is said.
    pub network_at: Position,
    /// What it is: the Keccak-256 of the file, and of each table in the order that they are mentioned in, with its name.
    pub digest: B256,
    /// What it may cost at most.
    pub limits: Limits,
    /// What is to be done, in order.
    pub actions: Vec<Action>,
    /// The options of `[defaults]`.
    pub defaults: Vec<Setting>,
    source: Source,
}

/// Reads a batch file that messages call `name`. `read_table` reads a CSV file by the name that the batch gives it.
///
/// # Errors
/// When anything in it is not as it should be, with its place and what was expected.
pub fn parse(name: &str, text: &str, read_table: impl FnMut(&str) -> Result<Vec<u8>>) -> Result<Script> {
    let source = Source::new(name, text);
    let tree = DeTable::parse(text).map_err(|err| unread(&source, &err))?;
    // Before this is known, the file may be another, and none of its lines is shown.
    let Some(version) = tree.get_ref().get("version") else {
        bail!(source.fault_of_all("it is no batch file: it says no `version`").hint("begin it with `version = 1`"));
    };
    let position = source.position(version.span());
    let mut fields = Fields::new(&source, "a batch", source.position(0..1), tree.get_ref());
    let version = fields.need("version", "`version = 1`")?.number(0, u32::MAX)?;
    if version != VERSION {
        bail!(source.fault(position, format!("version {version} is not known")).hint(format!("only version {VERSION} is")));
    }
    let (network, network_at) = network(&mut fields)?;
    let limits = fields.take("limits").map(Limits::read).transpose()?.unwrap_or_default();
    let defaults = fields.take("defaults").map(defaults).transpose()?.unwrap_or_default();
    let tables = Tables::new(text, read_table);
    let actions = actions(&source, &mut fields, &defaults, &tables)?;
    fields.end()?;
    let ownable = defaults.iter().filter(|field| field.key != "account");
    let defaults = ownable.map(|field| Setting::read(field, true)).collect::<Result<_>>()?;
    let digest = tables.digest();
    Ok(Script { network, network_at, digest, limits, actions, defaults, source })
}

/// Reads a file, and the tables that it names from beside it.
///
/// # Errors
/// When one of them cannot be read, and as [`parse`].
pub fn read(file: &Path) -> Result<Script> {
    let text = fs::read_to_string(file).with_context(|| format!("the batch file {} cannot be read", file.display()))?;
    let folder = file.parent().unwrap_or(Path::new("."));
    let table = |name: &str| fs::read(folder.join(name)).with_context(|| format!("the table {name} cannot be read"));
    parse(&file.display().to_string(), &text, table)
}

impl Script {
    /// What is wrong at a place of the file.
    pub fn fault(&self, at: Position, message: impl Display) -> Failure {
        self.source.fault(at, message)
    }

    /// The same of one job: where a table fills it in, its row is named.
    pub fn fault_in(&self, job: &Job, at: Position, message: impl Display) -> Failure {
        let table = self.actions.get(job.action).and_then(|action| action.rows.table());
        match table.zip(job.row) {
            Some((table, row)) => self.fault(at, format!("{message}, in {}", table.place(row.saturating_sub(1)))),
            None => self.fault(at, message),
        }
    }

    /// Where something stands, in words.
    pub fn place(&self, at: Position) -> String {
        self.source.place(at)
    }

    /// What the file is called.
    pub fn name(&self) -> &str {
        self.source.name()
    }
}

/// What TOML says of a file that is none. Unless it looks like a batch, nothing of it is shown.
fn unread(source: &Source, err: &toml::de::Error) -> Failure {
    let ours = |line: &str| ["version", "[[action]]"].iter().any(|start| line.trim_start().starts_with(start));
    match err.span().filter(|_| source.text().lines().any(ours)) {
        Some(span) => source.fault(source.position(span), err.message().trim()),
        None => source.fault_of_all(located(err, source.text())),
    }
}

fn network(fields: &mut Fields<'_, '_>) -> Result<(String, Position)> {
    let field = fields.need("network", "the network that it is for, such as `network = \"mainnet\"`")?;
    let name = field.text()?;
    if name.is_empty() {
        bail!(field.fault("the network has no name"));
    }
    Ok((name.to_owned(), field.value_at()))
}

/// Options of any action, and the account where an action names none.
fn defaults<'s, 't>(field: Field<'s, 't>) -> Result<Vec<Field<'s, 't>>> {
    let fields = field.table("`[defaults]`")?.rest();
    for field in &fields {
        if field.key != "account" && KEYS.contains(&field.key) {
            bail!(field.misplaced("belongs to an action, and not to the defaults"));
        }
        if field.key == "amount" && matches!(field.value.get_ref(), DeValue::Table(_)) {
            bail!(field.misplaced("comes from another action only where an action says so"));
        }
    }
    Ok(fields)
}

fn actions<'s, 't>(
    source: &'s Source,
    fields: &mut Fields<'s, 't>,
    defaults: &[Field<'s, 't>],
    tables: &Tables<impl FnMut(&str) -> Result<Vec<u8>>>,
) -> Result<Vec<Action>> {
    let such = "what is to be done under `[[action]]`";
    let list = fields.need("action", such)?;
    if matches!(list.value.get_ref(), DeValue::Table(_)) {
        bail!(list.misplaced("is a list").hint("write `[[action]]`, with two brackets"));
    }
    let items = list.items()?;
    if items.is_empty() {
        bail!(list.fault("there is nothing to do").hint(format!("write {such}")));
    }
    let mut table = |field: &Field<'s, 't>, name: &'s str| tables.read(field, name);
    let mut around = Around { source, defaults, nothing: Arc::default(), table: &mut table };
    let mut drafts: Vec<Draft<'_>> = vec![];
    for (number, field) in (1..).zip(&items) {
        let at = source.position(field.value.span());
        drafts.push(Action::read(number, &field.placed(at), &mut around)?);
    }
    order::resolve(source, drafts)
}

/// The CSV files that were read, and what all that was read comes to.
struct Tables<F> {
    inner: RefCell<Inner<F>>,
}

struct Inner<F> {
    read: F,
    known: HashMap<String, Arc<Table>>,
    hash: Keccak256,
}

impl<F: FnMut(&str) -> Result<Vec<u8>>> Tables<F> {
    fn new(text: &str, read: F) -> Self {
        let mut hash = Keccak256::new();
        absorb(&mut hash, text.as_bytes());
        Self { inner: RefCell::new(Inner { read, known: HashMap::new(), hash }) }
    }

    fn read(&self, field: &Field<'_, '_>, name: &str) -> Result<Arc<Table>> {
        let mut inner = self.inner.borrow_mut();
        if let Some(table) = inner.known.get(name) {
            return Ok(table.clone());
        }
        let bytes = (inner.read)(name).map_err(|err| field.fault(format!("the table cannot be read: {err:#}")))?;
        let table = Arc::new(Table::csv(name, &bytes)?);
        absorb(&mut inner.hash, name.as_bytes());
        absorb(&mut inner.hash, &bytes);
        inner.known.insert(name.to_owned(), table.clone());
        Ok(table)
    }

    fn digest(self) -> B256 {
        self.inner.into_inner().hash.finalize()
    }
}

/// The length goes first, so that no two lists of texts come to the same.
fn absorb(hash: &mut Keccak256, bytes: &[u8]) {
    hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
    hash.update(bytes);
}
