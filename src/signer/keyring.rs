//! The system's keyring may keep the password of a keystore, never a key or a phrase. It may be missing, locked or
//! silent: each is a [`Trouble`] of its own, and nobody waits for it longer than [`PATIENCE`].

#[cfg(feature = "keyring")]
mod system;

#[cfg(not(feature = "keyring"))]
#[path = "keyring/none.rs"]
mod system;

use super::{account::Entry, stack::swept};
use anyhow::Result;
use secrecy::SecretString;
use std::{fmt, thread, time::Duration};
use tokio::{sync::oneshot, time::timeout};

/// How long the keyring may take: a service that asks a person on a screen that nobody looks at never ends.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// Why the keyring did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is there and open, and does not hold the password.
    Absent,
    /// It is there, and locked.
    Locked,
    /// Its service runs, and has no keyring to keep anything in.
    Empty,
    /// There is no session bus to ask it on.
    NoBus,
    /// There is a bus, and no keyring's service on it.
    NoService,
    /// It did not answer within [`PATIENCE`].
    Late,
    /// This build cannot ask it.
    NotBuilt,
    /// Anything else, in the words of the system.
    Failed(String),
}

impl Trouble {
    /// What to do about it, in the imperative.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Absent => "store it with `restake account remember NAME`",
            Self::Locked | Self::Late => "unlock the keyring, then try again",
            Self::Empty => "make a default keyring, as logging in to a desktop does, then try again",
            Self::NoBus => "run this in a desktop session, or under `dbus-run-session`",
            Self::NoService => "start a keyring's service, such as gnome-keyring or KWallet",
            Self::NotBuilt => "build restake with `--features keyring`",
            Self::Failed(_) => "leave the keyring, and pass `--password-file FILE`",
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("the keyring does not hold it"),
            Self::Locked => f.write_str("the keyring is locked"),
            Self::Empty => f.write_str("the keyring's service has no default keyring"),
            Self::NoBus => f.write_str("there is no D-Bus session to ask the keyring on"),
            Self::NoService => f.write_str("no keyring's service answers on D-Bus"),
            Self::Late => write!(f, "the keyring did not answer within {} seconds", PATIENCE.as_secs()),
            Self::NotBuilt => f.write_str("this build of restake does not know the keyring"),
            Self::Failed(why) => write!(f, "the keyring failed: {why}"),
        }
    }
}

impl std::error::Error for Trouble {}

impl Entry {
    /// The user under whom the keyring holds the password: the account's name and the keystore's id.
    ///
    /// # Errors
    /// When there is no keystore, or it cannot be read.
    pub fn keyring_user(&self) -> Result<String> {
        let keystore = self.keystore()?;
        let file = || self.account.keystore().map_or("", |file| file.as_str());
        let id = if keystore.id().is_empty() { file() } else { keystore.id() };
        Ok(format!("{} {id}", self.name))
    }
}

/// Whether a password could be kept, as far as the system tells beforehand.
///
/// # Errors
/// When it could not.
pub async fn ready() -> Result<(), Trouble> {
    limited(PATIENCE, system::ready).await
}

/// Keeps a password, in place of one that was there. It has been read back when this returns.
///
/// # Errors
/// When it is not kept.
pub async fn keep(user: &str, password: &SecretString) -> Result<(), Trouble> {
    let (user, password) = (user.to_owned(), password.clone());
    limited(PATIENCE, move || system::keep(&user, &password)).await
}

/// The password that is kept.
///
/// # Errors
/// When there is none, or none can be had.
pub async fn recall(user: &str) -> Result<SecretString, Trouble> {
    let user = user.to_owned();
    limited(PATIENCE, move || system::recall(&user)).await
}

/// Deletes the password that is kept.
///
/// # Errors
/// When there is none, or it may still be there.
pub async fn forget(user: &str) -> Result<(), Trouble> {
    let user = user.to_owned();
    limited(PATIENCE, move || system::forget(&user)).await
}

async fn limited<T: Send + 'static>(patience: Duration, ask: impl FnOnce() -> Result<T, Trouble> + Send + 'static) -> Result<T, Trouble> {
    let (tell, told) = oneshot::channel();
    // Not a thread of the runtime's, which would be waited for: this one may be left behind, and what it brings late
    // is dropped, and so wiped.
    let asking = thread::Builder::new().name("keyring".into()).spawn(move || drop(tell.send(swept(ask))));
    asking.map_err(|error| Trouble::Failed(error.to_string()))?;
    match timeout(patience, told).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => Err(Trouble::Failed("its answer was broken off".into())),
        Err(_) => Err(Trouble::Late),
    }
}

#[cfg(test)]
#[cfg(feature = "keyring")]
mod tests;
