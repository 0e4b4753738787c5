//! An account of a Trezor is its addresses and their path: the keys stay in the device.

use super::report::Described;
use crate::{
    app::App,
    signer::{Derivation, Name, trezor},
    ui::Report,
};
use anyhow::Result;
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
    /// The derivation path, with `i` where the index goes [default: m/44'/60'/0'/0/i]
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// How many addresses to take from it: NAME/0, NAME/1 and so on
    #[arg(long, default_value_t = 1, value_name = "N")]
    count: u32,
    /// Has the first address confirmed on the device's own screen before it is stored
    #[arg(long)]
    verify: bool,
}

impl Trezor {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.store().ensure_free(&self.name)?;
        let derivation = Derivation::new(self.path.as_deref(), self.count)?;
        let addresses = trezor::addresses(&derivation, app.person(), self.verify).await?;
        let entry = app.store().trezor(&self.name, addresses, &derivation)?;
        Ok(Box::new(Described::new(app, &entry)?))
    }
}
