//! What the system's keyring holds of an account: its password, and only where somebody asked for that.

use super::report::Described;
use crate::{
    app::App,
    error::Failure,
    signer::{Account, Entry, Name, keyring, keyring::Trouble},
    ui::Report,
};
use anyhow::{Error, Result, bail};
use clap::{Args, ValueEnum};
use secrecy::SecretString;
use std::sync::Arc;

/// Keep an account's password in the system's keyring
///
/// The keyring then answers where the password would be asked for, as long as it is unlocked: whoever uses your
/// session uses the account. It is given the password of the keystore, never a key or a phrase; `account forget`
/// takes it back.
#[derive(Debug, Args)]
pub(super) struct Remember {
    /// The account
    name: Name,
}

/// Delete an account's password from the system's keyring
#[derive(Debug, Args)]
pub(super) struct Forget {
    /// The account
    name: Name,
}

/// Where the password of a new account is kept.
#[derive(Debug, Args)]
pub(super) struct Keep {
    /// Keeps the key in an encrypted file alone, or that file's password in the system's keyring too
    #[arg(long, value_name = "WHERE", default_value = "keystore")]
    store: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Place {
    Keystore,
    Keyring,
}

impl Remember {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let entry = app.store().entry(&self.name)?;
        has_password(&entry)?;
        entry.keystore()?;
        keyring::ready().await.map_err(unusable)?;
        let open = async |password: &SecretString| {
            let spinner = app.ui().spinner("decrypting");
            let unlocked = entry.unlock(Some(password)).await;
            spinner.finish_and_clear();
            unlocked?.signer(0)?;
            Ok(password.clone())
        };
        let password = app.with_password(entry.name.as_str(), open).await?;
        let entry = keep(app, &entry, &password).await?;
        Ok(Box::new(Described::new(app, &entry)?))
    }
}

impl Forget {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let store = app.store();
        let mut entry = store.entry(&self.name)?;
        has_password(&entry)?;
        let user = user_of(&entry)?;
        let forgotten = keyring::forget(&user).await;
        if entry.remembered.is_some() {
            entry = store.mark(&self.name, None)?;
        }
        match forgotten {
            Ok(()) | Err(Trouble::Absent) => Ok(Box::new(Described::new(app, &entry)?)),
            Err(trouble) => {
                let message = format!("the keyring is not asked for `{}` any more, and may still hold its password", self.name);
                let hint = format!("where the keyring opens, run this again, or delete `{user}` of `restake` in it");
                Err(Error::from(trouble).context(Failure::failed("keyring", message).hint(hint)))
            }
        }
    }
}

impl Keep {
    /// Makes sure, before anything is asked or made, that the password can be kept where it shall be.
    pub(super) async fn ready(&self) -> Result<()> {
        if self.store == Place::Keyring { keyring::ready().await.map_err(unusable) } else { Ok(()) }
    }

    /// Keeps the password of an account that was made just now. The account stays where that fails.
    pub(super) async fn keep(&self, app: &App, entry: Arc<Entry>, password: &SecretString) -> Arc<Entry> {
        if self.store == Place::Keystore {
            return entry;
        }
        keep(app, &entry, password).await.unwrap_or_else(|error| {
            app.ui().show(&format!("note: `{}` is made, but its password is not kept: {:#}", entry.name, error.root_cause()));
            entry
        })
    }
}

/// Refuses an account that no password opens.
fn has_password(entry: &Entry) -> Result<()> {
    let why = match entry.account {
        _ if entry.account.needs_password() => return Ok(()),
        Account::Watch { .. } => "is watched only: it has no key here, and no password",
        _ => "is in a device: it has no password here",
    };
    bail!(Failure::usage(format!("`{}` {why}", entry.name)))
}

async fn keep(app: &App, entry: &Entry, password: &SecretString) -> Result<Arc<Entry>> {
    let user = user_of(entry)?;
    keyring::keep(&user, password).await.map_err(unusable)?;
    let marked = app.store().mark(&entry.name, Some(&user));
    if marked.is_err() {
        // Nobody would ask for it.
        let _ = keyring::forget(&user).await;
    }
    marked
}

/// The user under whom the keyring holds the password, or would.
fn user_of(entry: &Entry) -> Result<String> {
    entry.remembered.clone().map_or_else(|| entry.keyring_user(), Ok)
}

/// Deletes what the keyring holds of an account that is gone.
pub(super) async fn forget(app: &App, entry: &Entry) {
    let Some(user) = &entry.remembered else { return };
    match keyring::forget(user).await {
        Ok(()) | Err(Trouble::Absent) => {}
        Err(trouble) => app.ui().show(&format!("note: the keyring may still hold the password as `{user}` of `restake`: {trouble}")),
    }
}

fn unusable(trouble: Trouble) -> Error {
    let failure = Failure::failed("keyring", "the password cannot be kept in the keyring").hint(trouble.advice());
    Error::from(trouble).context(failure)
}
