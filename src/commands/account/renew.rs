//! A keystore that is there is encrypted anew: at the cost of today, or by another password.

use super::{
    password::{chosen, new_password, remark},
    remember,
    report::{Described, Renewed},
};
use crate::{
    app::{App, is_typed, read_secret},
    error::Failure,
    signer::{Entry, Name, Unlocked},
    ui::Report,
};
use anyhow::{Result, bail, ensure};
use clap::Args;
use secrecy::{ExposeSecret, SecretString};
use std::{path::PathBuf, sync::Arc};

/// Encrypt an account's key anew where its file is weaker than one written today
///
/// The password stays. The file is replaced in one step, and only once the new one has been opened.
#[derive(Debug, Args)]
pub(super) struct Upgrade {
    /// The account
    name: Name,
}

/// Change an account's password
///
/// The key is encrypted anew, and the file is replaced in one step, and only once the new one has been opened. With
/// `--password-file -` the first line of standard input is the old password, the second the new one. What was
/// exported or copied before keeps the old password.
#[derive(Debug, Args)]
pub(super) struct Password {
    /// The account
    name: Name,
    /// Reads the new password from a file; `-` is standard input
    #[arg(long, value_name = "FILE")]
    new_password_file: Option<PathBuf>,
}

impl Upgrade {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let entry = app.store().entry(&self.name)?;
        let Some(weakness) = entry.openable()?.weakness() else {
            return Ok(Box::new(Renewed { account: Described::new(app, &entry)?, was: None, what: "is as strong as a new one" }));
        };
        let (unlocked, password) = open(app, &entry).await?;
        let entry = renew(app, &entry, &unlocked, &password)?;
        Ok(Box::new(Renewed { account: Described::new(app, &entry)?, was: Some(weakness.to_string()), what: "is encrypted anew" }))
    }
}

impl Password {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let entry = app.store().entry(&self.name)?;
        let weakness = entry.openable()?.weakness();
        let (unlocked, _) = open(app, &entry).await?;
        let password = self.chosen(app)?;
        let entry = renew(app, &entry, &unlocked, &password)?;
        if entry.remembered.is_some() {
            remember::replace(app, &entry, &password).await;
        }
        let was = weakness.map(|weakness| weakness.to_string());
        Ok(Box::new(Renewed { account: Described::new(app, &entry)?, was, what: "has its new password" }))
    }

    fn chosen(&self, app: &App) -> Result<SecretString> {
        let absent = || Failure::usage("there is no new password").hint("pass `--new-password-file FILE`");
        let password = match &self.new_password_file {
            Some(file) if is_typed(file) => return if app.ui().asks() { chosen(app.ui()) } else { Err(absent().into()) },
            Some(file) => read_secret(file)?,
            // The line after the old one.
            None if app.has_passwords() => app.given_password()?.ok_or_else(absent)?,
            None if !app.has_password() && app.ui().asks() => return new_password(app),
            None => bail!(absent()),
        };
        ensure!(!password.expose_secret().is_empty(), "a password must not be empty");
        remark(app.ui(), &password);
        Ok(password)
    }
}

/// Opens an account whose keystore is to be written anew.
async fn open(app: &App, entry: &Entry) -> Result<(Unlocked, SecretString)> {
    let open = async |password: &SecretString| {
        let spinner = app.ui().spinner("decrypting");
        let unlocked = entry.unlock(Some(password)).await;
        spinner.finish_and_clear();
        Ok((unlocked?, password.clone()))
    };
    app.with_password_of(entry, open).await
}

fn renew(app: &App, entry: &Entry, unlocked: &Unlocked, password: &SecretString) -> Result<Arc<Entry>> {
    let spinner = app.ui().spinner("encrypting");
    let renewed = app.store().renew(&entry.name, unlocked, password);
    spinner.finish_and_clear();
    renewed
}
