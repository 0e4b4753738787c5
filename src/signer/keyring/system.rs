//! What the keyring is asked, on a thread that it may hold up.

use super::Trouble;
use keyring_core::{Entry, Error};
use secrecy::{ExposeSecret, SecretString};
use std::sync::LazyLock;
use zeroize::Zeroizing;

/// What all passwords of this wallet are kept under.
const SERVICE: &str = "restake";

/// Whether the platform's own keyring is asked: not where a store was put in its place before the first question, as
/// the tests do.
static PLATFORM: LazyLock<bool> = LazyLock::new(|| keyring_core::get_default_store().is_none());

pub(super) fn ready() -> Result<(), Trouble> {
    if *PLATFORM {
        probe()?;
        keyring::Entry::store_status().as_ref().map_err(trouble)?;
    }
    Ok(())
}

pub(super) fn keep(user: &str, password: &SecretString) -> Result<(), Trouble> {
    let entry = entry(user)?;
    let bytes = password.expose_secret().as_bytes();
    let kept = entry.set_secret(bytes).and_then(|()| entry.get_secret().map(Zeroizing::new));
    let kept = kept.map_err(|error| trouble(&error)).and_then(|read| match read.as_slice() == bytes {
        true => Ok(()),
        false => Err(Trouble::Failed("it does not give back what it was given".into())),
    });
    if kept.is_err() {
        // Some keep what they say they refused.
        let _ = entry.delete_credential();
    }
    kept
}

pub(super) fn recall(user: &str) -> Result<SecretString, Trouble> {
    // Not as text, which an error would hold where it is none.
    let bytes = Zeroizing::new(entry(user)?.get_secret().map_err(|error| trouble(&error))?);
    let text = std::str::from_utf8(&bytes).map_err(|_| Trouble::Failed("what it holds is not text".into()))?;
    Ok(SecretString::from(text))
}

pub(super) fn forget(user: &str) -> Result<(), Trouble> {
    entry(user)?.delete_credential().map_err(|error| trouble(&error))
}

fn entry(user: &str) -> Result<Entry, Trouble> {
    ready()?;
    Entry::new(SERVICE, user).map_err(|error| trouble(&error))
}

/// The library's errors may hold what was read, so that none is passed on.
fn trouble(error: &Error) -> Trouble {
    match error {
        Error::NoEntry => Trouble::Absent,
        Error::NoStorageAccess(_) => Trouble::Locked,
        Error::PlatformFailure(error) => Trouble::Failed(error.to_string()),
        Error::Ambiguous(_) => Trouble::Failed("it holds more than one under the same name".into()),
        Error::TooLong(_, most) => Trouble::Failed(format!("it takes no more than {most} characters")),
        Error::NoDefaultStore => Trouble::Failed("this system has none".into()),
        _ => Trouble::Failed("it holds something else under the name".into()),
    }
}

/// Looks whether the default keyring is there and open. Asked for something in a locked one, the service would put the
/// question to a screen that may not be there; and of one that is missing, reading says no more than that nothing was
/// found.
#[cfg(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))))]
fn probe() -> Result<(), Trouble> {
    use secret_service::{EncryptionType, blocking::SecretService};

    let service = SecretService::connect(EncryptionType::Plain).map_err(|error| unreached(&error))?;
    let locked = service.get_default_collection().and_then(|keyring| keyring.is_locked()).map_err(|error| unreached(&error))?;
    if locked { Err(Trouble::Locked) } else { Ok(()) }
}

#[cfg(not(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android")))))]
fn probe() -> Result<(), Trouble> {
    Ok(())
}

/// What kept it from being asked. The errors of D-Bus have names, of which two mean that nobody has the service, nor
/// could anybody start it.
#[cfg(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))))]
fn unreached(error: &secret_service::Error) -> Trouble {
    let text = error.to_string();
    let named = |name: &str| text.contains(&format!("org.freedesktop.DBus.Error.{name}"));
    match error {
        secret_service::Error::NoResult => Trouble::Empty,
        secret_service::Error::Locked | secret_service::Error::Prompt => Trouble::Locked,
        secret_service::Error::Unavailable => Trouble::NoBus,
        _ if from_the_system(error) => Trouble::NoBus,
        _ if named("ServiceUnknown") || named("Spawn.") => Trouble::NoService,
        _ => Trouble::Failed(text),
    }
}

/// Whether an error comes from the socket, and not from anyone behind it.
#[cfg(all(unix, not(any(target_os = "macos", target_os = "ios", target_os = "android"))))]
fn from_the_system(error: &secret_service::Error) -> bool {
    use std::{error::Error, io, sync::Arc};

    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(this) = cause {
        if this.is::<io::Error>() || this.is::<Arc<io::Error>>() {
            return true;
        }
        cause = this.source();
    }
    false
}
