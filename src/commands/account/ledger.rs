//! An account of a Ledger is its addresses and their path: the keys stay in the device.

use super::{device::OnDevice, discover::discover, report::Described};
use crate::{
    app::App,
    signer::{Derivation, ledger},
    ui::Report,
};
use anyhow::{Context, Result};
use clap::Args;

/// Add an account whose keys are in a Ledger
///
/// The device is connected by USB and unlocked, with its Ethereum app open. Its keys never leave it; what is stored are
/// addresses. Ledger's own program counts by `--path ledger-live`. Where several devices are connected,
/// RESTAKE_LEDGER_SERIAL names one; RESTAKE_SPECULOS_APDU names an emulator on this machine as HOST:PORT; and
/// RESTAKE_LEDGER_TOKENS a file of more tokens that Ledger signed, one descriptor in hex a line, which the device then shows
/// amounts of.
#[derive(Debug, Args)]
pub(super) struct Ledger {
    #[command(flatten)]
    on: OnDevice,
}

impl Ledger {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.store().ensure_free(&self.on.name)?;
        let derivation = if self.on.discover {
            discover(app, async |derivation: &Derivation| ledger::addresses(derivation).await).await?
        } else {
            self.on.derivation()?
        };
        let spinner = app.ui().spinner("reading the addresses from the device");
        let addresses = ledger::addresses(&derivation).await;
        spinner.finish_and_clear();
        let addresses = addresses?;
        if self.on.verify {
            let first = *addresses.first().context("the device gave no address")?;
            ledger::confirm(&derivation.path_of(0)?, first, app.person()).await?;
        }
        let entry = app.store().ledger(&self.on.name, addresses, &derivation)?;
        self.on.note_uncompared(app, &entry);
        Ok(Box::new(Described::new(app, &entry)?))
    }
}
