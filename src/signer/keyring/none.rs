//! Without the feature `keyring` there is none to ask.

use super::Trouble;
use secrecy::SecretString;

pub(super) fn ready() -> Result<(), Trouble> {
    Err(Trouble::NotBuilt)
}

pub(super) fn keep(_: &str, _: &SecretString) -> Result<(), Trouble> {
    Err(Trouble::NotBuilt)
}

pub(super) fn recall(_: &str) -> Result<SecretString, Trouble> {
    Err(Trouble::NotBuilt)
}

pub(super) fn forget(_: &str) -> Result<(), Trouble> {
    Err(Trouble::NotBuilt)
}
