//! What is said of an account whose keys are in a device, whoever made it.

use crate::{
    app::App,
    signer::{Derivation, Entry, Name},
};
use anyhow::Result;
use clap::Args;
use std::sync::Arc;

/// Which addresses are taken from a device, and what they are called.
#[derive(Debug, Args)]
pub(super) struct OnDevice {
    /// What to call it: a-z, 0-9, `.`, `_` and `-`
    pub(super) name: Name,
    /// The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44'/60'/0'/0/i]
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// How many addresses to take from it: NAME/0, NAME/1 and so on
    #[arg(long, default_value_t = 1, value_name = "N")]
    count: u32,
    /// Takes the path and as many addresses as were used before; the node then learns that they belong together
    #[arg(long, conflicts_with_all = ["count", "path"])]
    pub(super) discover: bool,
    /// Has the first address confirmed on the device's own screen before it is stored; `account verify` does so afterwards
    #[arg(long)]
    pub(super) verify: bool,
}

impl OnDevice {
    /// The derivation that was typed.
    ///
    /// # Errors
    /// When there is no such path, or not as many addresses on it.
    pub(super) fn derivation(&self) -> Result<Derivation> {
        Derivation::new(self.path.as_deref(), self.count)
    }

    /// Says that the addresses were taken from the device unseen, but for the first where that was compared.
    pub(super) fn note_uncompared(&self, app: &App, entry: &Arc<Entry>) {
        // The first that was not compared; the others go by its pattern.
        if let Some(next) = entry.all().get(usize::from(self.verify)) {
            app.ui().say(&format!(
                "note: `{next}` was not compared with the device's own screen yet: `restake account verify {next}` does that"
            ));
        }
    }
}
