//! An account of a Trezor is its addresses and their path: the keys stay in the device.

use super::{device::OnDevice, discover::discover, report::Described};
use crate::{
    app::App,
    signer::{Derivation, trezor},
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
    #[command(flatten)]
    on: OnDevice,
}

impl Trezor {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.store().ensure_free(&self.on.name)?;
        // A path that cannot be is told before any device is asked.
        let given = self.on.derivation()?;
        // It stays open, so that its PIN and its passphrase are entered once.
        let device = trezor::Session::open(app.person()).await?;
        let derivation = if self.on.discover {
            app.chain().await?;
            // What the device wants first is asked before there is a spinner.
            device.addresses(&Derivation::default()).await?;
            discover(app, async |derivation: &Derivation| device.addresses(derivation).await).await?
        } else {
            given
        };
        let addresses = device.addresses(&derivation).await?;
        if self.on.verify {
            device.verify(&derivation.path_of(0)?, *addresses.first().context("the device gave no address")?).await?;
        }
        let entry = app.store().trezor(&self.on.name, addresses, &derivation)?;
        self.on.note_uncompared(app, &entry);
        Ok(Box::new(Described::new(app, &entry)?))
    }
}
