//! The whole journey of a restaker on the embedded chain, and that chain as a node to rehearse on.

mod journey;
mod serve;
mod stage;

use crate::{app::App, ui::Report};
use anyhow::Result;
use clap::{Args, Subcommand};

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
            // Broken off, it is dropped where it is, and its throw-away home with it.
            None => journey::run(app).await,
            Some(What::Serve(serve)) => serve.run(app).await,
        }
    }
}
