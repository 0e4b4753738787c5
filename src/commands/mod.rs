//! What a user can ask for: the only place where a protocol meets the pipeline.

pub mod account;
pub mod avs;
pub mod batch;
pub mod broadcast;
pub mod claim;
pub mod delegate;
pub mod deposit;
pub mod directory;
mod exposed;
pub mod generate;
pub mod history;
mod intent;
pub mod operators;
pub mod plan;
pub mod portfolio;
#[cfg(feature = "practice")]
pub mod practice;
pub mod rewards;
pub mod send;
mod send_options;
pub mod sign;
pub mod stake;
pub mod terms;
pub mod unstake;
pub mod venues;
pub mod withdraw;
pub mod wrap;

pub use crate::address::an_address;
pub use intent::Intent;
pub use send_options::{ExportOptions, Form, SendOptions};

use crate::{
    app::App,
    cli::Command,
    ui::{Report, prose},
    units::span as duration,
};
use anyhow::Result;

impl Command {
    /// Carries the command out.
    ///
    /// # Errors
    /// As the command says.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        match self {
            Self::Account(command) => command.run(app).await,
            Self::Venues(command) => command.run(app).await,
            Self::Stake(command) => command.run(app).await,
            Self::Deposit(command) => command.run(app).await,
            Self::Wrap(command) => command.run(app).await,
            Self::Unwrap(command) => command.run(app).await,
            Self::Unstake(command) => command.run(app).await,
            Self::Withdraw(command) => command.run(app).await,
            Self::Claim(command) => command.run(app).await,
            Self::Avs(command) => command.run(app).await,
            Self::Operators(command) => command.run(app).await,
            Self::Terms(command) => command.run(app).await,
            Self::Delegate(command) => command.run(app).await,
            Self::Undelegate(command) => command.run(app).await,
            Self::Redelegate(command) => command.run(app).await,
            Self::Rewards(command) => command.run(app).await,
            Self::Send(command) => command.run(app).await,
            Self::Portfolio(command) => command.run(app).await,
            Self::History(command) => command.run(app).await,
            Self::Batch(command) => command.run(app).await,
            Self::Plan(command) => command.run(app).await,
            Self::Sign(command) => command.run(app).await,
            Self::Broadcast(command) => command.run(app).await,
            #[cfg(feature = "practice")]
            Self::Practice(command) => command.run(app).await,
            Self::Completions(command) => command.run(),
            Self::Man(command) => command.run(),
        }
    }
}
