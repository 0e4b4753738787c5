//! An account of a Trezor is its addresses and their path: the keys stay in the device.

use super::{discover::discover, ledger::note_uncompared, report::Described};
use crate::{
    app::App,
    signer::{Derivation, Name, trezor},
    ui::Report,
};
use anyhow::{Context, Result};
use clap::Args;

/// Add an account whose keys are in a Trezor
///
/// The device is connected by USB. Its keys never leave it; what is stored are addresses. Where it wants its PIN or a
/// passphrase, that is entered on the device itself, or typed here where the model has no way to. Where several devices are
/// connected, RESTAKE_TREZOR_SERIAL names one; RESTAKE_TREZOR_UDP names an emulator on this machine as HOST:PORT.
#[derive(Debug, Args)]
pub(super) struct Trezor {
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

impl Trezor {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.store().ensure_free(&self.name)?;
        // A path that cannot be is told before any device is asked.
        let given = Derivation::new(self.path.as_deref(), self.count)?;
        // It stays open, so that its PIN and its passphrase are entered once.
        let device = trezor::Session::open(app.person()).await?;
        let derivation = if self.discover {
            app.chain().await?;
            // What the device wants first is asked before there is a spinner.
            device.addresses(&Derivation::default()).await?;
            discover(app, async |derivation: &Derivation| device.addresses(derivation).await).await?
        } else {
            given
        };
        let addresses = device.addresses(&derivation).await?;
        if self.verify {
            device.verify(&derivation.path_of(0)?, *addresses.first().context("the device gave no address")?).await?;
        }
        let entry = app.store().trezor(&self.name, addresses, &derivation)?;
        note_uncompared(app, &entry, self.verify);
        Ok(Box::new(Described::new(app, &entry)?))
    }
}
