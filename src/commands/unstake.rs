//! A staking or restaking token back towards ether.

use super::{Intent, SendOptions, deposit::amount_of_token};
use crate::{
    app::App,
    error::Failure,
    plan::ETHER,
    protocol::{Venue, registry::Registry},
    ui::Report,
    units::Amount,
};
use anyhow::{Context, Result, bail};
use clap::Args;

/// Give up a staking or restaking token for ether, through its queue
#[derive(Debug, Args)]
pub struct Unstake {
    /// How much: `1.5`, `50%` or `max`
    amount: Amount,
    /// The token to give up, such as `steth`, `weeth` or `rseth`
    token: String,
    /// What to take out, where the venue offers several [default: ETH]
    #[arg(long = "for", value_name = "ASSET")]
    want: Option<String>,
    #[command(flatten)]
    send: SendOptions,
}

impl Unstake {
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
        let token = registry.asset(&self.token).map_err(|err| self.venue_named(registry).map_or(err, Into::into))?;
        let want = self.want.as_deref().map(|want| registry.asset(want)).transpose()?.map_or(ETHER, |want| want.address);
        let venue = registry.venues().into_iter().find(|venue| venue.facts().holds.contains(&token.address));
        let none = || Failure::usage(format!("nobody takes {} back here", token.symbol)).hint("see `restake venues`");
        let venue: Box<dyn Venue> = venue.with_context(none)?;
        if !venue.facts().gives.contains(&want) {
            bail!(Failure::usage(format!("{} does not give that for {}", venue.facts().name, token.symbol)));
        }
        let ask = app.ask(&self.send).await?;
        let amount = amount_of_token(&ask, &self.amount, &token).await?;
        let steps = venue.exit(&ask, token.address, amount, Some(want)).await?;
        Ok(Intent::new("unstake", steps, self.send))
    }

    /// What to type instead, where the token is a venue's name.
    fn venue_named(&self, registry: &Registry) -> Option<Failure> {
        let venue = registry.venue(&self.token).ok()?;
        let held = *venue.facts().holds.first()?;
        let token = registry.tokens().into_iter().find(|token| token.address == held)?;
        let message = format!("`{}` is a venue, and what is given up is a token", self.token);
        Some(Failure::usage(message).hint(format!("use `restake unstake {} {}`", self.amount, token.symbol.as_str().to_lowercase())))
    }
}
