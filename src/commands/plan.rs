//! Saved plans: shown, or carried out after simulation and review like any other.

use super::SendOptions;
use crate::{app::App, plan::Plan, ui::Report};
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use serde::Serialize;
use std::{fmt, fs, path::PathBuf};

/// Show or carry out a saved plan
#[derive(Debug, Args)]
pub struct PlanCommand {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Show what a plan file holds, without a node
    Show {
        /// The file
        file: PathBuf,
    },
    /// Simulate, review, sign and send a plan file
    Run {
        /// The file
        file: PathBuf,
        #[command(flatten)]
        send: Box<SendOptions>,
    },
}

impl PlanCommand {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the file is no plan, and as the pipeline says.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let (What::Show { file } | What::Run { file, .. }) = &self.what;
        let text = fs::read_to_string(file).with_context(|| format!("the plan {} cannot be read", file.display()))?;
        let plan = read_plan(&text).with_context(|| format!("in {}", file.display()))?;
        match self.what {
            What::Show { .. } => Ok(Box::new(Shown(plan))),
            What::Run { file, mut send } => {
                send.from = Some(file);
                app.carry_plan(plan, &send).await
            }
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(transparent)]
struct Shown(Plan);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { chain_id, owner, command, steps, .. } = &self.0;
        writeln!(f, "{command} by {owner} on chain {chain_id}")?;
        for (number, step) in (1..).zip(steps) {
            writeln!(f, "{number}. {}\n   to {}, {} wei, {} bytes", step.title, step.call.to, step.call.value, step.call.data.len())?;
        }
        Ok(())
    }
}

/// Reads a plan file of this build's format.
fn read_plan(text: &str) -> Result<Plan> {
    let plan: Plan = serde_json::from_str(text).context("this is no plan")?;
    if plan.version != 1 {
        bail!("the plan is of version {}, and this build reads version 1", plan.version);
    }
    Ok(plan)
}
