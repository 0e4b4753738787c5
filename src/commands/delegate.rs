//! Delegation: to an operator under its accepted terms, away from one, and over to another.

use super::{
    Intent, SendOptions,
    directory::{Directory, Need},
    terms::accept,
};
use crate::{app::App, protocol::eigenlayer::delegation::Approval, ui::Report};
use alloy::primitives::Address;
use anyhow::{Context, Result};
use clap::Args;
use std::{fs, path::PathBuf};

/// Delegate everything that is restaked to an operator, under its slashing terms
#[derive(Debug, Args)]
pub struct Delegate {
    #[command(flatten)]
    to: To,
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
}

/// An operator, and the way to it.
#[derive(Debug, Args)]
struct To {
    /// The operator's name or address
    operator: String,
    #[command(flatten)]
    entry: Entry,
}

/// How a delegation is entered, whichever way its operator was found.
#[derive(Debug, Args)]
pub(super) struct Entry {
    /// The operator's approval of this delegation, where `operators show` says that it asks for one
    ///
    /// A JSON object: {"signature":"0x…","expiry":SECONDS,"salt":"0x…"}, perhaps with "staker" and "operator", the addresses it
    /// is meant for. The operator's approver signs the DelegationApproval of EIP-712 for your account with an expiry in seconds
    /// since 1970 and a salt of 32 bytes; each approval is good for one delegation.
    #[arg(long, value_name = "FILE")]
    approval: Option<PathBuf>,
    #[command(flatten)]
    pub(super) send: SendOptions,
}

impl Delegate {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the operator's terms are not accepted, and as EigenLayer and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.carry_out(self.intent(app).await?).await
    }

    /// What it means to do.
    ///
    /// # Errors
    /// When the operator's terms are not accepted where it signs, and as EigenLayer says.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        let To { operator, entry } = self.to;
        // Whoever has no account, or no approval, need not wait for the events.
        app.actor(&entry.send)?;
        entry.approval()?;
        let directory = Directory::open(app).await?;
        let operator = directory.operator_for(entry.need(), &operator).await?;
        entry.delegation(app, &directory, operator).await
    }
}

impl Undelegate {
    /// Carries the command out.
    ///
    /// # Errors
    /// As EigenLayer and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.carry_out(self.intent(app).await?).await
    }

    /// What it means to do.
    ///
    /// # Errors
    /// When the operator's terms are not accepted where it signs, and as EigenLayer says.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        let ask = app.ask(&self.send).await?;
        let steps = app.registry()?.eigenlayer()?.undelegate(&ask).await?;
        Ok(Intent::new("undelegate", steps, self.send))
    }
}

impl Redelegate {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the operator's terms are not accepted, and as EigenLayer and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.carry_out(self.intent(app).await?).await
    }

    /// What it means to do.
    ///
    /// # Errors
    /// When the operator's terms are not accepted where it signs, and as EigenLayer says.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        let To { operator, entry } = self.to;
        let (approval, ask) = (entry.approval()?, app.ask(&entry.send).await?);
        let directory = Directory::open(app).await?;
        let operator = directory.operator_for(entry.need(), &operator).await?;
        let steps = directory.core.redelegate(&ask, operator, approval.as_ref()).await?;
        entry.accept(app, &directory, operator).await?;
        Ok(Intent::new("redelegate", steps, entry.send))
    }
}

impl Entry {
    /// Delegates to `operator`, and carries it out.
    pub(super) async fn delegate(&self, app: &App, directory: &Directory<'_>, operator: Address) -> Result<Box<dyn Report>> {
        app.carry_out(self.delegation(app, directory, operator).await?).await
    }

    /// A delegation to `operator`: what is impossible is refused before the terms are asked for.
    async fn delegation(&self, app: &App, directory: &Directory<'_>, operator: Address) -> Result<Intent> {
        let (approval, ask) = (self.approval()?, app.ask(&self.send).await?);
        let steps = directory.core.delegate(&ask, operator, approval.as_ref()).await?;
        self.accept(app, directory, operator).await?;
        Ok(Intent::new("delegate", steps, self.send.clone()))
    }

    /// What its operator is looked up for: a rehearsal signs nothing.
    pub(super) fn need(&self) -> Need {
        if self.send.dry_run { Need::Look } else { Need::Sign }
    }

    fn approval(&self) -> Result<Option<Approval>> {
        let Some(file) = &self.approval else { return Ok(None) };
        let text = fs::read_to_string(file).with_context(|| format!("the approval {} cannot be read", file.display()))?;
        Approval::parse(&text).map(Some)
    }

    /// Passes the gate of the terms; a rehearsal needs none, and a saved plan meets it where it is signed.
    async fn accept(&self, app: &App, directory: &Directory<'_>, operator: Address) -> Result<()> {
        if !self.send.signs() {
            return Ok(());
        }
        accept(app, directory, operator, self.send.accept_terms).await.map(drop)
    }
}
