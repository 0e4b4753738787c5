//! A token or ether into a restaking venue.

use super::{SendOptions, stake::amount_of_ether, terms::gate_deposit};
use crate::{
    app::App,
    chain::erc20::Token,
    error::Failure,
    plan::ETHER,
    protocol::{Kind, Venue},
    ui::Report,
    units::Amount,
};
use alloy::primitives::{Address, U256};
use anyhow::{Context, Result, bail};
use clap::Args;

/// Deposit a token or ether into a restaking venue
#[derive(Debug, Args)]
pub struct Deposit {
    /// How much: `1.5`, `50%` or `max`
    amount: Amount,
    /// Which token, where the venue takes several
    asset: Option<String>,
    /// Where to, such as `kelp` or `eigenlayer/steth`
    #[arg(long, value_name = "VENUE")]
    into: String,
    #[command(flatten)]
    send: SendOptions,
}

impl Deposit {
    /// Carries the command out.
    ///
    /// # Errors
    /// As the venue, the terms and the pipeline say.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let registry = app.registry()?;
        let venue = registry.venue(&self.into)?;
        let asset = self.asset(app, &*venue)?;
        let ask = app.ask(&self.send).await?;
        let amount = if asset.address == ETHER {
            amount_of_ether(app, &ask, &self.amount, &self.send).await?
        } else {
            amount_of_token(&ask, &self.amount, &asset).await?
        };
        let steps = venue.enter(&ask, asset.address, amount).await?;
        // What a delegated account deposits can be slashed at once; a rehearsal signs nothing.
        if venue.facts().kind == Kind::Strategy && !self.send.dry_run {
            gate_deposit(app, self.send.accept_terms).await?;
        }
        app.carry_out("deposit", steps, &self.send).await
    }

    fn asset(&self, app: &App, venue: &dyn Venue) -> Result<Token> {
        let (registry, facts) = (app.registry()?, venue.facts());
        let tokens = registry.tokens();
        let symbol = |address: &Address| tokens.iter().find(|token| token.address == *address).map(|token| token.symbol.to_string());
        let taken: Vec<_> = facts.takes.iter().filter_map(symbol).collect();
        let name = self.asset.clone().or_else(|| taken.first().cloned());
        let asset = registry.asset(&name.with_context(|| format!("nothing can be put into `{}`", self.into))?)?;
        if !facts.takes.contains(&asset.address) {
            let message = format!("`{}` does not take {}", self.into, asset.symbol);
            bail!(Failure::usage(message).hint(format!("it takes {}", taken.join(", "))));
        }
        Ok(asset)
    }
}

/// An amount of a token, held against what the account has of it.
pub(super) async fn amount_of_token(ask: &crate::protocol::Ask<'_>, amount: &Amount, token: &Token) -> Result<U256> {
    let whole = ask.chain.balance(token.address, ask.owner).await?;
    let wei = amount.of(whole, token.decimals, token.symbol.as_str())?;
    if wei > whole {
        bail!(Failure::failed("funds", format!("{} is more than the {} there is", token.money(wei), token.money(whole))));
    }
    Ok(wei)
}
