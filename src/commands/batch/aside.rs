//! Whoever looks on while many accounts act: what is shown is seen, and nothing is asked.

use crate::ui::{Paint, Ui};
use alloy::primitives::TxHash;
use anyhow::Result;
use std::sync::Arc;

/// The person, asked by nobody.
pub(super) struct Aside(pub(super) Arc<dyn Ui>);

impl Ui for Aside {
    fn say(&self, line: &str) {
        self.0.say(line);
    }

    fn show(&self, text: &str) {
        self.0.show(text);
    }

    fn result(&self, text: &str) -> Result<()> {
        self.0.result(text)
    }

    fn sends(&self, hash: TxHash) {
        self.0.sends(hash);
    }

    fn paint(&self) -> Paint {
        self.0.paint()
    }
}
