//! Whether an account's password is remembered stands in its file, so that nobody has to ask the keyring that.

use super::{MOST_ACCOUNT_BYTES, Store};
use crate::signer::{account::Entry, files, name::Name};
use anyhow::{Context, Result};
use serde_json::Value;
use std::sync::Arc;

/// The field: the user under whom the keyring holds the password. It stays what it was when the account is renamed.
const FIELD: &str = "remembered";

impl Store {
    /// Writes down under which user the keyring holds the password of an account, or that it does not.
    ///
    /// # Errors
    /// When there is no such account, or its file cannot be read or written.
    pub fn mark(&self, name: &Name, user: Option<&str>) -> Result<Arc<Entry>> {
        self.entry(name)?;
        let path = self.account_path(name);
        let file = files::read(&path, MOST_ACCOUNT_BYTES)?;
        let mut record: Value = serde_json::from_slice(&file).context("it is not JSON")?;
        if let Some(fields) = record.as_object_mut() {
            match user {
                Some(user) => drop(fields.insert(FIELD.to_owned(), user.into())),
                None => drop(fields.remove(FIELD)),
            }
        }
        files::replace(&path, format!("{record:#}\n").as_bytes())?;
        self.entry(name)
    }
}

/// What an account's file says of it.
pub(super) fn read(record: &Value) -> Option<String> {
    record.get(FIELD).and_then(Value::as_str).map(str::to_owned)
}
