//! Many actions from one file: checked together, carried out in parallel, and resumed where they were broken off.

mod accounts;
pub mod args;
mod aside;
mod attempt;
mod board;
mod budget;
mod check;
mod checked;
mod heard;
mod lane;
mod lines;
mod next;
mod office;
mod past;
mod planned;
mod progress;
mod report;
mod run;
mod schema;
mod totals;
pub mod when;
mod work;

use crate::{app::App, ui::Report};
use accounts::Keys;
use anyhow::Result;
use clap::{Args, Subcommand};
use office::Office;
use std::path::PathBuf;
use work::Work;

/// Carry out many actions from one file
#[derive(Debug, Args)]
#[command(after_long_help = schema::SCHEMA)]
pub struct Batch {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Simulate everything in order on one block, and show it
    Check {
        /// The batch file
        file: PathBuf,
    },
    /// Check a file, ask once, and carry it out
    Run(run::Run),
    /// Do what is left of a run that was broken off
    Resume(run::Resume),
    /// Show what became of each action of the last run
    Status {
        /// The batch file
        file: PathBuf,
    },
}

impl Batch {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the file is wrong, a limit is passed, or an action is not possible; with [`crate::error::Fate::Sent`] where something
    /// was sent and not everything is done.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        match self.what {
            What::Check { file } => check::run(app, &file).await,
            What::Run(command) => command.run(app).await,
            What::Resume(command) => command.run(app).await,
            What::Status { file } => {
                let work = Work::read(app, &file, Keys::Unneeded)?;
                let past = Office::look(app, &work, app.registry()?.chain_id)?;
                Ok(Box::new(report::Batch::known(&work, &past)))
            }
        }
    }
}
