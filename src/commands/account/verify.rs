//! An address is compared with the one that its device shows, so that no program between the two can have put in another.

use crate::{app::App, error::Failure, ui::Report};
use anyhow::{Result, ensure};
use clap::Args;
use serde::Serialize;
use std::fmt;

/// Compare an account's address with the one that its device shows
#[derive(Debug, Args)]
pub(super) struct Verify {
    /// The account: `NAME`, or `NAME/3` for one of its addresses; else the one that acts
    name: Option<String>,
}

impl Verify {
    pub(super) async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let selected = app.subject(self.name.as_deref())?;
        let stranger = || Failure::usage(format!("no account has `{selected}`")).hint("see `restake account list`");
        ensure!(selected.entry().is_some(), stranger());
        selected.verify(app.person()).await?;
        Ok(Box::new(Verified { account: selected.to_string(), address: selected.address().to_string(), confirmed: true }))
    }
}

/// An address that a person found on the device's own screen.
#[derive(Debug, Serialize)]
struct Verified {
    account: String,
    address: String,
    confirmed: bool,
}

impl fmt::Display for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "The device shows {} for {} too.", self.address, self.account)
    }
}
