//! Whoever sits before the computer while a device asks.

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
