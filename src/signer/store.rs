//! The accounts of one home: `accounts/NAME.json` says what each is, `keystores/` holds the encrypted secrets, and no
//! file there is ever overwritten or left half written.

mod marker;
mod renew;

use super::{
    Derivation,
    account::{Account, Entry, FileName, Selected},
    files,
    keystore::{Cost, Keystore, MOST_BYTES, MOST_KDF_MEMORY, MemorySize},
    name::Name,
    secret::Secret,
};
use crate::{address::an_address, error::Failure};
use alloy::{hex, primitives::Address};
use anyhow::{Context, Result, anyhow, bail, ensure};
use secrecy::SecretString;
use serde_json::Value;
use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The only version of an account file.
const VERSION: u64 = 1;

/// The longest account file: that of as many addresses as an account may have.
const MOST_ACCOUNT_BYTES: u64 = 1 << 20;

/// The folder of accounts and keystores.
#[derive(Clone, Debug)]
pub struct Store {
    home: PathBuf,
    cost: Cost,
    allowed: MemorySize,
}

impl Store {
    /// The store in a home folder, which need not exist before the first account.
    pub fn new(home: &Path) -> Self {
        Self { home: home.to_owned(), cost: Cost::STANDARD, allowed: MOST_KDF_MEMORY }
    }

    /// The same store, where opening a keystore may cost this much.
    #[must_use]
    pub fn with_kdf_memory(self, allowed: MemorySize) -> Self {
        Self { allowed, ..self }
    }

    /// All accounts, by name.
    pub fn list(&self) -> Result<Vec<Arc<Entry>>> {
        self.names()?.iter().map(|name| self.entry(name)).collect()
    }

    /// The account of a name. Where there is none, the error names the nearest.
    pub fn entry(&self, name: &Name) -> Result<Arc<Entry>> {
        let path = self.account_path(name);
        ensure!(path.exists(), self.unknown(name));
        let file = files::read(&path, MOST_ACCOUNT_BYTES)?;
        let (account, remembered) = parse_account(&file).with_context(|| format!("`{}` cannot be used", path.display()))?;
        Ok(Arc::new(Entry { name: name.clone(), account, remembered, folder: self.keystores(), allowed: self.allowed }))
    }

    /// One address by `NAME`, `NAME/3` or the address itself, which is a stranger's where no account has it.
    pub fn find(&self, text: &str) -> Result<Selected> {
        if text.starts_with("0x") || text.starts_with("0X") {
            return self.find_address(an_address(text)?);
        }
        let (name, index) = match text.split_once('/') {
            None => (text, 0),
            Some((name, index)) => (name, parse_index(index)?),
        };
        self.entry(&name.parse()?)?.at(index)
    }

    /// The addresses that a pattern stands for: what [`Self::find`] takes, all of an account by `NAME/*`, or some by
    /// `NAME/0..9`, of which the last is one.
    pub fn select(&self, pattern: &str) -> Result<Vec<Selected>> {
        let Some((name, indexes)) = pattern.split_once('/') else {
            return Ok(vec![self.find(pattern)?]);
        };
        let entry = self.entry(&name.parse()?)?;
        if indexes == "*" {
            return Ok(entry.all());
        }
        let (first, last) = match indexes.split_once("..") {
            None => (parse_index(indexes)?, parse_index(indexes)?),
            Some((first, last)) => (parse_index(first)?, parse_index(last)?),
        };
        ensure!(first <= last, Failure::usage(format!("`{}` runs backwards", pattern.escape_debug())));
        // Checked first, so that a huge range ends at once.
        entry.at(last)?;
        (first..=last).map(|index| entry.at(index)).collect()
    }

    /// Writes down a new secret. It has been read back and opened when this returns.
    pub fn add(&self, name: &Name, secret: &Secret, password: &SecretString) -> Result<Arc<Entry>> {
        self.add_at(self.cost, name, secret, password)
    }

    /// Writes down the secret of a foreign keystore, encrypted anew by the same password at no less than the standard
    /// cost.
    pub fn import(&self, name: &Name, keystore: &Keystore, password: &SecretString) -> Result<Arc<Entry>> {
        self.ensure_free(name)?;
        let secret = keystore.unlock_within(self.allowed, password)?;
        self.add_at(self.cost.or_higher(keystore.cost()), name, &secret, password)
    }

    /// Writes down an address without a key.
    pub fn watch(&self, name: &Name, address: Address) -> Result<Arc<Entry>> {
        self.write(name, &Account::Watch { address })?;
        self.adopt(name)
    }

    /// Writes down addresses whose keys are in a Ledger.
    pub fn ledger(&self, name: &Name, addresses: Vec<Address>, derivation: &Derivation) -> Result<Arc<Entry>> {
        self.write(name, &Account::Ledger { addresses, path: derivation.path() })?;
        self.adopt(name)
    }

    /// Writes down addresses whose keys are in a Trezor.
    pub fn trezor(&self, name: &Name, addresses: Vec<Address>, derivation: &Derivation) -> Result<Arc<Entry>> {
        self.write(name, &Account::Trezor { addresses, path: derivation.path() })?;
        self.adopt(name)
    }

    /// Gives an account another name, which must be free.
    pub fn rename(&self, from: &Name, to: &Name) -> Result<Arc<Entry>> {
        self.entry(from)?;
        let (old, new) = (self.account_path(from), self.account_path(to));
        // A link, unlike a rename, fails where there is something already.
        match fs::hard_link(&old, &new) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => bail!("there is already an account `{to}`"),
            Err(error) => return Err(error).with_context(|| format!("`{}` cannot be written", new.display())),
        }
        files::sync_folder(&new)?;
        if self.default_name()?.as_ref() == Some(from) {
            self.set_default(to)?;
        }
        fs::remove_file(&old).with_context(|| format!("`{}` cannot be removed", old.display()))?;
        files::sync_folder(&old)?;
        self.entry(to)
    }

    /// Removes an account and its encrypted secret, which nothing brings back. Where it was the default and one account
    /// is left, that is the default from now on, and is given back.
    pub fn remove(&self, name: &Name) -> Result<Option<Name>> {
        let entry = self.entry(name)?;
        let default = self.default_name()?.as_ref() == Some(name);
        if default {
            remove_file(&self.default_path())?;
        }
        remove_file(&self.account_path(name))?;
        if let Some(path) = entry.keystore_path() {
            // A renaming that was cut short leaves two names for one keystore.
            let shared = self.list()?.iter().any(|other| other.keystore_path().as_ref() == Some(&path));
            if !shared {
                remove_file(&path)?;
            }
        }
        let mut left = self.names()?;
        let next = left.pop().filter(|_| default && left.is_empty());
        next.iter().try_for_each(|name| self.set_default(name))?;
        Ok(next)
    }

    /// The account that acts where none is named.
    pub fn default_name(&self) -> Result<Option<Name>> {
        let path = self.default_path();
        if !path.exists() {
            return Ok(None);
        }
        let file = files::read(&path, 256)?;
        let name = String::from_utf8_lossy(&file).trim().parse();
        // Nobody typed it just now: it is not usage.
        name.map(Some).map_err(|error: anyhow::Error| anyhow!("{error}")).with_context(|| format!("`{}` cannot be used", path.display()))
    }

    /// Makes an account the one that acts where none is named.
    pub fn set_default(&self, name: &Name) -> Result<()> {
        self.entry(name)?;
        files::replace(&self.default_path(), format!("{name}\n").as_bytes())
    }

    /// Fails where there is an account of this name.
    pub fn ensure_free(&self, name: &Name) -> Result<()> {
        ensure!(!self.account_path(name).exists(), "there is already an account `{name}`");
        Ok(())
    }

    fn add_at(&self, cost: Cost, name: &Name, secret: &Secret, password: &SecretString) -> Result<Arc<Entry>> {
        self.ensure_free(name)?;
        files::make_folder(&self.keystores())?;
        let addresses = secret.addresses()?;
        let address = *addresses.first().context("the secret has no address")?;
        let keystore = Keystore::lock_at(cost, secret, password)?;
        let file = FileName::try_from(format!("{}--{}.json", hex::encode(address), keystore.id()))?;
        let path = self.keystores().join(file.as_str());
        write_checked(&path, &keystore, &addresses, password)?;
        let account = match secret {
            Secret::Key(_) => Account::Keystore { address, keystore: file },
            Secret::Mnemonic(_, derivation) => Account::Mnemonic { addresses, path: derivation.path(), keystore: file },
        };
        if let Err(error) = self.write(name, &account) {
            // Nothing refers to the file.
            remove_file(&path)?;
            return Err(error);
        }
        self.adopt(name)
    }

    /// Writes an account file.
    fn write(&self, name: &Name, account: &Account) -> Result<()> {
        self.ensure_free(name)?;
        files::make_folder(&self.accounts())?;
        let mut record = serde_json::to_value(account).context("the account cannot be written as JSON")?;
        if let Some(fields) = record.as_object_mut() {
            fields.insert("version".to_owned(), VERSION.into());
        }
        files::write_new(&self.account_path(name), format!("{record:#}\n").as_bytes())
    }

    /// Reads a new account back; the first of all becomes the default.
    fn adopt(&self, name: &Name) -> Result<Arc<Entry>> {
        if self.default_name()?.is_none() && self.names()?.len() == 1 {
            self.set_default(name)?;
        }
        self.entry(name)
    }

    fn find_address(&self, address: Address) -> Result<Selected> {
        let entries = self.list()?;
        let has = |entry: &&Arc<Entry>| entry.account.addresses().contains(&address);
        let mut entries = entries.iter().filter(has).collect::<Vec<_>>();
        entries.sort_by_key(|entry| !entry.account.can_sign());
        let selected = entries.first().and_then(|entry| entry.all().into_iter().find(|one| one.address() == address));
        Ok(selected.unwrap_or_else(|| Selected::stranger(address)))
    }

    fn names(&self) -> Result<Vec<Name>> {
        let unreadable = || format!("`{}` cannot be read", self.accounts().display());
        let folder = match fs::read_dir(self.accounts()) {
            Ok(folder) => folder,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error).with_context(unreadable),
        };
        let mut names = Vec::new();
        for file in folder {
            let file = file.with_context(unreadable)?.file_name();
            let name = file.to_str().and_then(|file| file.strip_suffix(".json")).and_then(|name| name.parse().ok());
            names.extend(name);
        }
        names.sort();
        Ok(names)
    }

    fn unknown(&self, name: &Name) -> Failure {
        let names = self.names().unwrap_or_default();
        let distance = |other: &Name| strsim::damerau_levenshtein(name.as_str(), other.as_str());
        let unknown = Failure::usage(format!("there is no account `{name}`"));
        match names.iter().map(|other| (distance(other), other)).min() {
            Some((distance, nearest)) if distance <= 2 => unknown.hint(format!("did you mean `{nearest}`?")),
            _ => unknown.hint("see `restake account list`"),
        }
    }

    fn accounts(&self) -> PathBuf {
        self.home.join("accounts")
    }

    fn keystores(&self) -> PathBuf {
        self.home.join("keystores")
    }

    fn account_path(&self, name: &Name) -> PathBuf {
        self.accounts().join(format!("{name}.json"))
    }

    fn default_path(&self) -> PathBuf {
        self.accounts().join("default")
    }
}

/// The account, and the user under whom the keyring holds its password.
fn parse_account(file: &[u8]) -> Result<(Account, Option<String>)> {
    let record: Value = serde_json::from_slice(file).context("it is not JSON")?;
    let version = record.get("version").and_then(Value::as_u64).context("it has no `version`")?;
    ensure!(version == VERSION, "it is of version {version}, only {VERSION} is known");
    let remembered = marker::read(&record);
    let account: Account = serde_json::from_value(record).context("it is no account")?;
    ensure!(!account.addresses().is_empty(), "it has no address");
    Ok((account, remembered))
}

fn parse_index(text: &str) -> Result<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let index = text.parse().ok().filter(|_| digits);
    Ok(index.ok_or_else(|| Failure::usage(format!("`{}` is no index of an address", text.escape_debug())))?)
}

/// Encrypts a secret into a new file at the standard cost. It has been read back and opened when this returns.
pub fn write_keystore(path: &Path, secret: &Secret, password: &SecretString) -> Result<()> {
    write_checked(path, &Keystore::lock(secret, password)?, &secret.addresses()?, password)
}

fn write_checked(path: &Path, keystore: &Keystore, addresses: &[Address], password: &SecretString) -> Result<()> {
    files::write_new(path, keystore.to_json().as_bytes())?;
    let checked = check(path, addresses, password);
    if checked.is_err() {
        // It is not what it should be, and nobody must rely on it.
        remove_file(path)?;
    }
    checked
}

/// Opens what was just written from the disk, and compares.
fn check(path: &Path, addresses: &[Address], password: &SecretString) -> Result<()> {
    // What this program has just encrypted it also opens, whatever it costs.
    let again = Keystore::parse(&files::read(path, MOST_BYTES)?)?.unlock_within(MemorySize::MAX, password)?;
    ensure!(again.addresses()? == addresses, "the keystore that was written does not give its addresses back");
    Ok(())
}

fn remove_file(path: &Path) -> Result<()> {
    fs::remove_file(path).with_context(|| format!("`{}` cannot be removed", path.display()))?;
    files::sync_folder(path)
}

#[cfg(test)]
mod tests;
