//! Who was named already: the thousand actions of a batch name few, and all of them mean the same account.

use super::App;
use crate::signer::Selected;
use anyhow::Result;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// Whom names and addresses stand for; all who act for one command share it.
pub(super) type Found = Arc<Mutex<HashMap<String, Selected>>>;

impl App {
    /// An account by its name, `NAME/3` or address, or the stranger that an address is of. The accounts are read once for each.
    ///
    /// # Errors
    /// As [`crate::signer::Store::find`].
    pub fn find(&self, text: &str) -> Result<Selected> {
        let found = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = found().get(text) {
            return Ok(known.clone());
        }
        let selected = self.store().find(text)?;
        found().insert(text.to_owned(), selected.clone());
        Ok(selected)
    }
}
