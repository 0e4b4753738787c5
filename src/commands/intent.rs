//! What a command that acts means to do, before it is carried out: as a command of its own and as an action of a batch it is planned alike.

use super::SendOptions;
use crate::{app::App, cli::Command, error::Failure, plan::Step};
use anyhow::{Result, bail};

/// The steps of one command, and how they are to be carried out.
#[derive(Debug)]
pub struct Intent {
    /// The command, such as `rewards claim`.
    pub command: &'static str,
    /// The transactions, in order.
    pub steps: Vec<Step>,
    /// What its options say.
    pub send: SendOptions,
}

impl Intent {
    /// What `command` means to do with `steps`.
    pub fn new(command: &'static str, steps: Vec<Step>, send: SendOptions) -> Self {
        Self { command, steps, send }
    }
}

impl Command {
    /// Plans a command that acts. The terms that it would put something under are gone through as far as its options sign.
    ///
    /// # Errors
    /// As the command says, and where it is none that acts.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        match self {
            Self::Send(command) => command.intent(app).await,
            Self::Stake(command) => command.intent(app).await,
            Self::Deposit(command) => command.intent(app).await,
            Self::Wrap(command) => command.intent(app).await,
            Self::Unwrap(command) => command.intent(app).await,
            Self::Unstake(command) => command.intent(app).await,
            Self::Withdraw(command) => command.intent(app).await,
            Self::Claim(command) => command.intent(app).await,
            Self::Delegate(command) => command.intent(app).await,
            Self::Undelegate(command) => command.intent(app).await,
            Self::Redelegate(command) => command.intent(app).await,
            Self::Rewards(command) => command.intent(app).await,
            _ => bail!(Failure::usage("this command does not act, so that a batch has no use for it")),
        }
    }
}
