//! Delegation: to an operator under its accepted terms, away from one, and over to another.

use super::{SendOptions, directory::Directory, terms::gate};
use crate::{
    app::App,
    protocol::{eigenlayer::delegation::Approval, registry::address},
    ui::Report,
};
use alloy::primitives::Address;
use anyhow::{Context, Result};
use clap::Args;
use std::{fs, path::PathBuf};

/// Delegate everything that is restaked to an operator, under its slashing terms
#[derive(Debug, Args)]
pub struct Delegate {
    #[command(flatten)]
    to: To,
    #[command(flatten)]
    send: SendOptions,
}

/// End the delegation; what was under it is queued for withdrawal
#[derive(Debug, Args)]
pub struct Undelegate {
    #[command(flatten)]
    send: SendOptions,
}

/// Move the delegation to another operator, under its slashing terms
#[derive(Debug, Args)]
pub struct Redelegate {
    #[command(flatten)]
    to: To,
    #[command(flatten)]
    send: SendOptions,
}

#[derive(Debug, Args)]
struct To {
    /// The operator's name or address
    operator: String,
    /// The operator's approval of this delegation, where it asks for one
    #[arg(long, value_name = "FILE")]
    approval: Option<PathBuf>,
}

impl To {
    async fn operator(&self, app: &App) -> Result<Address> {
        match address(&self.operator)? {
            Some(operator) => Ok(operator),
            None => Directory::open(app).await?.operator(&self.operator).await,
        }
    }

    fn approval(&self) -> Result<Option<Approval>> {
        let Some(file) = &self.approval else { return Ok(None) };
        let text = fs::read_to_string(file).with_context(|| format!("the approval {} cannot be read", file.display()))?;
        Approval::parse(&text).map(Some)
    }
}

impl Delegate {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the operator's terms are not accepted, and as EigenLayer and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let (operator, approval) = (self.to.operator(app).await?, self.to.approval()?);
        let ask = app.ask(&self.send).await?;
        let steps = app.registry()?.eigenlayer()?.delegate(&ask, operator, approval.as_ref()).await?;
        gate(app, operator, self.send.accept_terms).await?;
        app.carry_out("delegate", steps, &self.send).await
    }
}

impl Undelegate {
    /// Carries the command out.
    ///
    /// # Errors
    /// As EigenLayer and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let steps = app.registry()?.eigenlayer()?.undelegate(&app.ask(&self.send).await?).await?;
        app.carry_out("undelegate", steps, &self.send).await
    }
}

impl Redelegate {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the operator's terms are not accepted, and as EigenLayer and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let (operator, approval) = (self.to.operator(app).await?, self.to.approval()?);
        let ask = app.ask(&self.send).await?;
        let steps = app.registry()?.eigenlayer()?.redelegate(&ask, operator, approval.as_ref()).await?;
        gate(app, operator, self.send.accept_terms).await?;
        app.carry_out("redelegate", steps, &self.send).await
    }
}
