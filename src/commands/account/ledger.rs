//! An account of a Ledger is its addresses and their path: the keys stay in the device.

use super::{discover::discover, report::Described};
use crate::{
    app::App,
    signer::{Derivation, Entry, Name, ledger},
    ui::Report,
};
use anyhow::{Context, Result};
use clap::Args;
use std::sync::Arc;

/// Add an account whose keys are in a Ledger
///
/// The device is connected by USB and unlocked, with its Ethereum app open. Its keys never leave it; what is stored are
/// addresses. Ledger's own program counts by `--path ledger-live`. Where several devices are connected,
/// RESTAKE_LEDGER_SERIAL names one; RESTAKE_SPECULOS_APDU names an emulator on this machine as HOST:PORT; and
/// RESTAKE_LEDGER_TOKENS a file of more tokens that Ledger signed, one descriptor in hex a line, which the device then shows
/// amounts of.
#[derive(Debug, Args)]
pub(super) struct Ledger {
    /// What to call it: a-z, 0-9, `.`, `_` and `-`
    name: Name,
    /// The derivation path, with `i` where the index goes, or `standard`, `ledger-live` or `legacy` [default: m/44'/60'/0'/0/i]
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// How many addresses to take from it: NAME/0, NAME/1 and so on
    #[arg(long, default_value_t = 1, value_name = "N")]
    count: u32,
    /// Takes the path and as many addresses as were used before; the node then learns that they belong together
    #[arg(long, conflicts_with_all = ["count", "path"])]
    discover: bool,
    /// Has the first address confirmed on the device's own screen before it is stored; `account verify` does so afterwards
    #[arg(long)]
    verify: bool,
}

impl Ledger {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.store().ensure_free(&self.name)?;
        let derivation = if self.discover {
            discover(app, async |derivation: &Derivation| ledger::addresses(derivation).await).await?
        } else {
            Derivation::new(self.path.as_deref(), self.count)?
        };
        let spinner = app.ui().spinner("reading the addresses from the device");
        let addresses = ledger::addresses(&derivation).await;
        spinner.finish_and_clear();
        let addresses = addresses?;
        if self.verify {
            let first = *addresses.first().context("the device gave no address")?;
            ledger::confirm(&derivation.path_of(0)?, first, app.person()).await?;
        }
        let entry = app.store().ledger(&self.name, addresses, &derivation)?;
        note_uncompared(app, &entry, self.verify);
        Ok(Box::new(Described::new(app, &entry)?))
    }
}

/// Says that the addresses of an account in a device were taken from it unseen, but for the first where that was compared.
pub(super) fn note_uncompared(app: &App, entry: &Arc<Entry>, verified: bool) {
    // The first that was not compared; the others go by its pattern.
    if let Some(next) = entry.all().get(usize::from(verified)) {
        app.ui()
            .say(&format!("note: `{next}` was not compared with the device's own screen yet: `restake account verify {next}` does that"));
    }
}
