//! The whole journey of a restaker on the embedded chain, and that chain as a node to rehearse on.

mod journey;
mod serve;
mod stage;

use crate::{
    app::App,
    error::{Failure, Fate},
    ui::Report,
};
use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use tokio::signal::ctrl_c;

/// Go through the whole life of a position on an embedded chain, in a throw-away home
///
/// Nothing here is worth anything: the chain, its protocols and its people exist in this process alone.
#[derive(Debug, Args)]
pub struct Practice {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Serve the embedded chain as a local node, with its registry, its rewards sidecar and a funded account
    Serve(serve::Serve),
}

impl Practice {
    /// Carries the command out.
    ///
    /// # Errors
    /// When a step of the journey fails, or the port is taken.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        match self.what {
            // Broken off, the journey ends here, and its throw-away home with it.
            None => tokio::select! {
                report = journey::run(app) => report,
                _ = ctrl_c() => bail!(Failure::new(Fate::Interrupted, "interrupted", "interrupted: the home and the chain are gone")),
            },
            Some(What::Serve(serve)) => serve.run(app).await,
        }
    }
}
