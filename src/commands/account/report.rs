//! An account as it is printed: its name, kind and addresses, never a secret.

use crate::{
    app::App,
    signer::{Account, Entry, Selected},
    ui::table,
};
use anyhow::Result;
use serde::Serialize;
use std::{fmt, path::Path};

/// The most addresses that are printed for people; scripts get all.
const MOST_SHOWN: usize = 20;

/// One account.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Described {
    name: String,
    kind: &'static str,
    /// The first address.
    address: String,
    /// How many addresses the account has.
    count: usize,
    /// The addresses, from `first` on.
    addresses: Vec<String>,
    first: u32,
    /// The derivation path, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// The keystore file, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    keystore: Option<String>,
    /// Whether the system's keyring holds its password.
    remembered: bool,
    /// What makes its keystore weaker than one written today.
    #[serde(skip_serializing_if = "Option::is_none")]
    weakness: Option<String>,
    /// Whether it acts where none is named.
    default: bool,
}

impl Described {
    pub(super) fn new(app: &App, entry: &Entry) -> Result<Self> {
        let addresses: Vec<_> = entry.account.addresses().iter().map(ToString::to_string).collect();
        let path = match &entry.account {
            Account::Mnemonic { path, .. } | Account::Ledger { path, .. } | Account::Trezor { path, .. } => Some(path.clone()),
            Account::Keystore { .. } | Account::Watch { .. } => None,
        };
        Ok(Self {
            name: entry.name.to_string(),
            kind: entry.account.kind(),
            address: addresses.first().cloned().unwrap_or_default(),
            count: addresses.len(),
            addresses,
            first: 0,
            path,
            keystore: entry.keystore_path().map(|path| path.display().to_string()),
            remembered: entry.remembered.is_some(),
            // What cannot be read is told when it is opened.
            weakness: entry.keystore().ok().and_then(|keystore| keystore.weakness()).map(|weakness| weakness.to_string()),
            default: app.store().default_name()?.as_ref() == Some(&entry.name),
        })
    }

    /// Leaves one address.
    pub(super) fn keep_only(&mut self, selected: &Selected) {
        self.addresses = vec![selected.address().to_string()];
        self.first = selected.index();
    }
}

impl fmt::Display for Described {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let default = if self.default { ", the default" } else { "" };
        writeln!(f, "{} ({}{default})", self.name, self.kind)?;
        for (index, address) in (self.first..).zip(self.addresses.iter().take(MOST_SHOWN)) {
            if self.count == 1 { writeln!(f, "  {address}")? } else { writeln!(f, "  {}/{index}  {address}", self.name)? }
        }
        if let Some(more) = self.addresses.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            writeln!(f, "  and {more} more: see `--json`")?;
        }
        if let Some(path) = &self.path {
            let one = self.addresses.len() == 1;
            // The `i` stands for the index, of which there is only one then.
            let path = if one { path.replace('i', &self.first.to_string()) } else { path.clone() };
            writeln!(f, "  path {path}")?;
        }
        if let Some(keystore) = &self.keystore {
            writeln!(f, "  file {keystore}")?;
        }
        if let Some(weakness) = &self.weakness {
            writeln!(f, "  weak: {weakness}: see `restake account upgrade`")?;
        }
        if self.remembered {
            writeln!(f, "  password in the keyring")?;
        }
        Ok(())
    }
}

/// All accounts.
#[derive(Debug, Serialize)]
pub(super) struct Listed {
    pub(super) accounts: Vec<Described>,
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.accounts.is_empty() {
            return writeln!(f, "There is no account yet: make one with `restake account new NAME`.");
        }
        let row = |one: &Described| {
            let more = if one.count == 1 { String::new() } else { format!("and {} more", one.count.saturating_sub(1)) };
            let marks = [(one.default, "default"), (one.remembered, "remembered"), (one.weakness.is_some(), "weak")];
            let marks: Vec<_> = marks.iter().filter(|(set, _)| *set).map(|(_, mark)| *mark).collect();
            [one.name.clone(), one.kind.to_owned(), one.address.clone(), more, marks.join(", ")]
        };
        writeln!(f, "{}", table(["name", "kind", "address", "", ""], &[], self.accounts.iter().map(row)))
    }
}

/// An account that is gone.
#[derive(Debug, Serialize)]
pub(super) struct Removed {
    pub(super) name: String,
    /// The account that acts from now on where none is named, where that was this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<String>,
}

impl fmt::Display for Removed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Removed {}.", self.name)?;
        match &self.default {
            Some(default) => writeln!(f, "The default is {default} now."),
            None => Ok(()),
        }
    }
}

/// An account that is new, and where its mnemonic was written.
#[derive(Debug, Serialize)]
pub(super) struct Made {
    #[serde(flatten)]
    pub(super) account: Described,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) mnemonic_file: Option<String>,
}

impl fmt::Display for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.account)?;
        match &self.mnemonic_file {
            Some(file) => writeln!(f, "The mnemonic is in {file}: whoever reads it owns the account."),
            None => Ok(()),
        }
    }
}

/// An account whose keystore was to be encrypted anew.
#[derive(Debug, Serialize)]
pub(super) struct Renewed {
    #[serde(flatten)]
    pub(super) account: Described,
    /// What made the keystore weaker than it is now, where something did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) was: Option<String>,
    /// What is true of the keystore now.
    #[serde(skip)]
    pub(super) what: &'static str,
}

impl fmt::Display for Renewed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.account)?;
        writeln!(f, "The keystore of {} {}.", self.account.name, self.what)
    }
}

/// What was exported, and where to.
#[derive(Debug, Serialize)]
pub(super) struct Exported {
    pub(super) account: String,
    pub(super) what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file: Option<String>,
}

impl Exported {
    pub(super) fn new(account: &str, what: &'static str, file: Option<&Path>) -> Self {
        Self { account: account.to_owned(), what, file: file.map(|file| file.display().to_string()) }
    }
}

impl fmt::Display for Exported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => writeln!(f, "Wrote the {} of {} to {file}.", self.what, self.account),
            None => writeln!(f, "Showed the {} of {}.", self.what, self.account),
        }
    }
}
