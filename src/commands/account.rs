//! Accounts: made, imported, watched, listed, renamed, exported and removed, and messages signed with them. No chain is asked,
//! unless addresses that were used before are to be found.

mod device;
mod discover;
mod export;
mod import;
mod ledger;
mod new;
mod password;
mod remember;
mod renew;
mod report;
mod secrets;
mod sign;
mod trezor;
mod verify;

use crate::{
    address::an_address,
    app::App,
    error::{Failure, Fate},
    signer::{Derivation, Name},
    ui::Report,
};
use alloy::primitives::Address;
use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use report::{Described, Listed, Removed};

/// Make, import, watch, list, show, rename, remove and export accounts, add those of a Ledger or a Trezor, and sign messages
#[derive(Debug, Args)]
pub struct AccountCommand {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    New(new::New),
    Import(import::Import),
    Ledger(ledger::Ledger),
    Trezor(trezor::Trezor),
    Watch(Watch),
    /// List the accounts
    List,
    Show(Show),
    Verify(verify::Verify),
    Rename(Rename),
    Remove(Remove),
    Export(export::Export),
    SignMessage(sign::SignMessage),
    SignTyped(sign::SignTyped),
    Remember(remember::Remember),
    Forget(remember::Forget),
    Upgrade(renew::Upgrade),
    Password(renew::Password),
    Default(SetDefault),
}

impl AccountCommand {
    /// Carries the command out.
    ///
    /// # Errors
    /// When a name is taken or unknown, a secret is unusable, a password is wrong, or a file cannot be written.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        match self.verb {
            Verb::New(verb) => verb.run(app).await,
            Verb::Import(verb) => verb.run(app).await,
            Verb::Ledger(verb) => verb.run(app).await,
            Verb::Trezor(verb) => verb.run(app).await,
            Verb::Watch(verb) => verb.run(app),
            Verb::List => list(app),
            Verb::Show(verb) => verb.run(app),
            Verb::Verify(verb) => verb.run(app).await,
            Verb::Rename(verb) => verb.run(app),
            Verb::Remove(verb) => verb.run(app).await,
            Verb::Export(verb) => verb.run(app).await,
            Verb::SignMessage(verb) => verb.run(app).await,
            Verb::SignTyped(verb) => verb.run(app).await,
            Verb::Remember(verb) => verb.run(app).await,
            Verb::Forget(verb) => verb.run(app).await,
            Verb::Upgrade(verb) => verb.run(app).await,
            Verb::Password(verb) => verb.run(app).await,
            Verb::Default(verb) => verb.run(app),
        }
    }
}

/// Watch an address without a key
#[derive(Debug, Args)]
struct Watch {
    /// What to call it: a-z, 0-9, `.`, `_` and `-`
    name: Name,
    /// The address
    #[arg(value_parser = an_address)]
    address: Address,
}

impl Watch {
    fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let entry = app.store().watch(&self.name, self.address)?;
        Ok(Box::new(Described::new(app, &entry)?))
    }
}

/// Show one account and its addresses, else the one that acts
#[derive(Debug, Args)]
struct Show {
    /// The account: `NAME`, or `NAME/3` for one of its addresses
    name: Option<String>,
}

impl Show {
    fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let selected = app.subject(self.name.as_deref())?;
        let Some(entry) = selected.entry() else {
            bail!(Failure::usage(format!("no account has `{selected}`")).hint("see `restake account list`"));
        };
        let mut described = Described::new(app, entry)?;
        if self.name.is_some_and(|name| name.contains('/')) {
            described.keep_only(&selected);
        }
        Ok(Box::new(described))
    }
}

/// Give an account another name
#[derive(Debug, Args)]
struct Rename {
    /// The name now
    from: Name,
    /// The name from now on
    to: Name,
}

impl Rename {
    fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let entry = app.store().rename(&self.from, &self.to)?;
        Ok(Box::new(Described::new(app, &entry)?))
    }
}

/// Make an account the one that acts where none is named
#[derive(Debug, Args)]
struct SetDefault {
    /// The account
    name: Name,
}

impl SetDefault {
    fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.store().set_default(&self.name)?;
        if let Some(named) = app.global().account.as_ref().or(app.config().account.as_ref()) {
            app.ui().say(&format!("note: `{named}` is named by an option, the environment or the configuration, which goes first"));
        }
        Ok(Box::new(Described::new(app, &*app.store().entry(&self.name)?)?))
    }
}

/// Remove an account and its encrypted key
#[derive(Debug, Args)]
struct Remove {
    /// The account
    name: Name,
    /// Removes it without asking
    #[arg(long)]
    yes: bool,
}

impl Remove {
    async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let (store, ui, name) = (app.store(), app.ui(), &self.name);
        let entry = store.entry(name)?;
        if !self.yes {
            let address = entry.account.addresses().first().copied().unwrap_or_default();
            ui.show(&format!("`{name}` is the {} of {address}", entry.account.kind()));
            if entry.keystore_path().is_some() {
                ui.show(&ui.paint().red("Its encrypted key is deleted, and without a copy nothing brings it back."));
            }
            let Some(typed) = ui.input(&format!("Type `{name}` to remove it"))? else {
                bail!(Failure::usage(format!("there is no one to ask whether to remove `{name}`")).hint("pass `--yes`"));
            };
            if typed.trim() != name.as_str() {
                bail!(Failure::new(Fate::Declined, "declined", format!("`{name}` was not removed")));
            }
        }
        let default = store.remove(name)?.map(|name| name.to_string());
        remember::forget(app, &entry).await;
        Ok(Box::new(Removed { name: name.to_string(), default }))
    }
}

/// The derivation that was typed.
fn derivation(path: Option<&str>, count: u32) -> Result<Derivation> {
    Ok(Derivation::new(path, count).map_err(|error| Failure::usage(format!("{error:#}")))?)
}

fn list(app: &App) -> Result<Box<dyn Report>> {
    let accounts = app.store().list()?.iter().map(|entry| Described::new(app, entry)).collect::<Result<_>>()?;
    Ok(Box::new(Listed { accounts }))
}
