//! A deposit out of a restaking venue.

use super::{Intent, SendOptions, deposit::amount_of_token};
use crate::{app::App, error::Failure, ui::Report, units::Amount};
use alloy::primitives::U256;
use anyhow::{Context, Result, bail};
use clap::Args;

/// Take a deposit out of a restaking venue, through its queue
#[derive(Debug, Args)]
pub struct Withdraw {
    /// How much of what is in, in the venue's token: `1.5`, `50%` or `max`
    amount: Amount,
    /// Where from, such as `eigenlayer/steth` or `kelp`
    venue: String,
    #[command(flatten)]
    send: SendOptions,
}

impl Withdraw {
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
        let registry = app.registry()?;
        let venue = registry.venue(&self.venue)?;
        let (facts, ask) = (venue.facts(), app.ask(&self.send).await?);
        let tokens = registry.tokens();
        let asset = *facts.holds.first().or(facts.takes.first()).with_context(|| format!("nothing is in `{}` by itself", facts.id))?;
        let token = tokens.into_iter().find(|token| token.address == asset).context("the venue's token is not in the registry")?;
        let amount = if facts.holds.is_empty() {
            let working = venue.holding(ask.chain, ask.owner).await?.working;
            let whole = working.iter().fold(U256::ZERO, |sum, position| sum.saturating_add(position.amount));
            let wei = self.amount.of(whole, token.decimals, token.symbol.as_str())?;
            if wei > whole {
                let message = format!("{} is more than the {} that can be withdrawn", token.money(wei), token.money(whole));
                bail!(Failure::failed("funds", message).hint("use `max` for all of it"));
            }
            wei
        } else {
            amount_of_token(&ask, &self.amount, &token).await?
        };
        let steps = venue.exit(&ask, asset, amount, None).await?;
        Ok(Intent::new("withdraw", steps, self.send))
    }
}
