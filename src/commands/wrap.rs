//! A rebasing token into its wrapped form, and back.

use super::{Intent, SendOptions, deposit::amount_of_token};
use crate::{app::App, chain::erc20::Token, error::Failure, protocol::Venue, ui::Report, units::Amount};
use alloy::primitives::Address;
use anyhow::{Context, Result};
use clap::Args;

/// Wrap a rebasing token, such as stETH into wstETH
#[derive(Debug, Args)]
pub struct Wrap {
    /// How much: `1.5`, `50%` or `max`
    amount: Amount,
    /// The token to wrap, such as `steth` or `eeth`
    token: String,
    #[command(flatten)]
    send: SendOptions,
}

impl Wrap {
    /// Carries the command out.
    ///
    /// # Errors
    /// As the venue and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.carry_out(self.intent(app).await?).await
    }

    /// What it means to do.
    ///
    /// # Errors
    /// As the venue says.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        let token = app.registry()?.asset(&self.token)?;
        let (venue, _) = wrapper(app, &token, |(base, _)| base == token.address, "wrapped")?;
        let ask = app.ask(&self.send).await?;
        let amount = amount_of_token(&ask, &self.amount, &token).await?;
        let steps = venue.enter(&ask, token.address, amount).await?;
        Ok(Intent::new("wrap", steps, self.send))
    }
}

/// Unwrap a wrapped token, such as wstETH into stETH
#[derive(Debug, Args)]
pub struct Unwrap {
    /// How much: `1.5`, `50%` or `max`
    amount: Amount,
    /// The token to unwrap, such as `wsteth` or `weeth`
    token: String,
    #[command(flatten)]
    send: SendOptions,
}

impl Unwrap {
    /// Carries the command out.
    ///
    /// # Errors
    /// As the venue and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        app.carry_out(self.intent(app).await?).await
    }

    /// What it means to do.
    ///
    /// # Errors
    /// As the venue says.
    pub async fn intent(self, app: &App) -> Result<Intent> {
        let token = app.registry()?.asset(&self.token)?;
        let (venue, (base, _)) = wrapper(app, &token, |(_, wrapped)| wrapped == token.address, "unwrapped")?;
        let ask = app.ask(&self.send).await?;
        let amount = amount_of_token(&ask, &self.amount, &token).await?;
        let steps = venue.exit(&ask, token.address, amount, Some(base)).await?;
        Ok(Intent::new("unwrap", steps, self.send))
    }
}

type Pair = (Address, Address);

fn wrapper(app: &App, token: &Token, is: impl Fn(Pair) -> bool, done: &str) -> Result<(Box<dyn Venue>, Pair)> {
    let venues = app.registry()?.venues().into_iter();
    let mut found = venues.filter_map(|venue| venue.facts().wraps.filter(|pair| is(*pair)).map(|pair| (venue, pair)));
    let none = || Failure::usage(format!("{} cannot be {done}", token.symbol));
    found.next().with_context(none)
}
