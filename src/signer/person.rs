//! Whoever sits before the computer while a device asks.

use alloy::primitives::Address;
use anyhow::Result;
use secrecy::SecretString;

/// A person, or the lack of one.
pub trait Person: Send + Sync {
    /// Says what is going on.
    fn say(&self, line: &str);
    /// Shows what must be read.
    fn show(&self, text: &str);
    /// Asks for a secret without echo, once `about` is shown; `None` where there is no one to ask.
    ///
    /// # Errors
    /// When the terminal fails or the person presses ^C.
    fn secret(&self, about: &str, prompt: &str) -> Result<Option<SecretString>>;
}

/// Tells a person what to compare with the address that a device is about to show.
pub(super) fn compare(person: &dyn Person, address: Address) {
    person
        .show(&format!("Compare the address that the device shows with this one, and approve it there if they are the same:\n  {address}"));
}

/// No one is there.
#[derive(Clone, Copy, Debug)]
pub struct Nobody;

impl Person for Nobody {
    fn say(&self, _: &str) {}

    fn show(&self, _: &str) {}

    fn secret(&self, _: &str, _: &str) -> Result<Option<SecretString>> {
        Ok(None)
    }
}
