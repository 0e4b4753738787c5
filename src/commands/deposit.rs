//! A token or ether into a restaking venue.

use super::{Intent, SendOptions, stake::amount_of_ether, terms::gate_deposit};
use crate::{
    app::App,
    chain::erc20::Token,
    error::Failure,
    plan::ETHER,
    protocol::{Kind, Venue, registry::Registry},
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
        app.carry_out(self.intent(app).await?).await
    }

    /// What it means to do.
    ///
    /// # Errors
    /// As the venue says, and where it signs as the terms say.
    pub async fn intent(self, app: &App) -> Result<Intent> {
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
        // What a delegated account deposits can be slashed at once; a saved plan meets the gate where it is signed.
        if venue.facts().kind == Kind::Strategy && self.send.signs() {
            gate_deposit(app, self.send.accept_terms).await?;
        }
        Ok(Intent::new("deposit", steps, self.send))
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
            let stake = (asset.address == ETHER).then(|| staking(registry, &facts.takes, &self.amount)).flatten();
            bail!(Failure::usage(message).hint(stake.unwrap_or_else(|| format!("it takes {}", taken.join(", ")))));
        }
        Ok(asset)
    }
}

/// How ether becomes one of the tokens that are taken, where a venue makes one of it.
fn staking(registry: &Registry, taken: &[Address], amount: &Amount) -> Option<String> {
    let venues = registry.venues().into_iter().map(|venue| venue.facts()).filter(|facts| facts.takes.contains(&ETHER));
    let (facts, token) = venues.into_iter().find_map(|facts| {
        let token = *facts.holds.iter().find(|token| taken.contains(token))?;
        Some((facts, token))
    })?;
    let symbol = registry.tokens().into_iter().find(|listed| listed.address == token)?.symbol;
    let wrap = if facts.wraps.is_some_and(|(_, wrapped)| wrapped == token) { " --wrap" } else { "" };
    Some(format!("stake it first with `restake stake {amount} --with {}{wrap}`, and deposit the {symbol} that comes", facts.id))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ether_for_a_strategy_is_staked_first() {
        let hint = |network, strategy| {
            let registry = Registry::open(Some(network), None).unwrap();
            staking(&registry, &registry.venue(strategy).unwrap().facts().takes, &"1.5".parse().unwrap())
        };
        let steth = "stake it first with `restake stake 1.5 --with lido`, and deposit the stETH that comes";
        assert_eq!(hint("mainnet", "eigenlayer/steth").as_deref(), Some(steth));
        let wrapped = "stake it first with `restake stake 1.5 --with lido --wrap`, and deposit the wstETH that comes";
        assert_eq!(hint("hoodi", "eigenlayer/wsteth").as_deref(), Some(wrapped));
        assert_eq!(hint("mainnet", "eigenlayer/reth"), None, "nobody here makes rETH of ether");
    }
}
