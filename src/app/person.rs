//! The person as a device knows one: someone who presses its buttons, and types what it has no keys for.

use super::App;
use crate::{signer::Person, ui::Ui};
use anyhow::Result;
use secrecy::SecretString;
use std::sync::Arc;

/// Whoever is at the terminal.
struct AtTerminal(Arc<dyn Ui>);

impl App {
    /// Whom a device may ask.
    pub fn person(&self) -> Arc<dyn Person> {
        Arc::new(AtTerminal(Arc::clone(&self.ui)))
    }
}

impl Person for AtTerminal {
    fn say(&self, line: &str) {
        self.0.say(line);
    }

    fn show(&self, text: &str) {
        self.0.show(text);
    }

    fn secret(&self, about: &str, prompt: &str) -> Result<Option<SecretString>> {
        if !self.0.asks() {
            return Ok(None);
        }
        self.0.show(about);
        self.0.password(prompt)
    }
}
