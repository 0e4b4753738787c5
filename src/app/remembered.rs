//! A password that the system's keyring holds is asked for there first; a person is asked where that fails.

use super::{App, password::is_wrong};
use crate::{
    error::Failure,
    signer::{Entry, keyring},
};
use anyhow::{Error, Result, anyhow};
use secrecy::SecretString;

impl App {
    /// Opens something by the password of an account: the one an option says, the keyring's where it holds it, else one
    /// that is typed.
    ///
    /// # Errors
    /// As [`App::with_password`].
    pub async fn with_password_of<T>(&self, entry: &Entry, open: impl AsyncFn(&SecretString) -> Result<T>) -> Result<T> {
        let name = entry.name.as_str();
        let said = self.global.password_file.is_some() || self.global.password_fd.is_some();
        let Some(user) = entry.remembered.as_ref().filter(|_| !said) else {
            return self.with_password(name, open).await;
        };
        let why: Error = match keyring::recall(user).await {
            Err(trouble) => trouble.into(),
            Ok(password) => match open(&password).await {
                Err(err) if is_wrong(&err) => anyhow!("the password that the keyring holds does not open it"),
                other => return other,
            },
        };
        if !self.ui.asks() {
            let nobody = format!("the password of `{name}` cannot be had from the keyring, and there is no one to ask for it");
            return Err(why.context(Failure::usage(nobody).hint("pass `--password-file FILE`")));
        }
        self.ui.say(&format!("note: type the password of `{name}`: {why}"));
        self.with_password(name, open).await
    }
}
