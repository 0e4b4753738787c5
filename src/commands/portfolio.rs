//! Everything held, working, leaving and claimable, for one or several accounts, at one block.

use crate::{
    app::App,
    chain::erc20::Token,
    protocol::{Holding, Readiness, Ticket, Venue, registry::Registry},
    ui::Report,
    units::Money,
};
use alloy::primitives::{Address, U256};
use anyhow::Result;
use clap::Args;
use futures::future::{join_all, try_join_all};
use serde::Serialize;
use std::{collections::BTreeMap, fmt};

/// Show everything held, working, leaving and claimable
#[derive(Debug, Args)]
pub struct Portfolio {
    /// Accounts or addresses; the account that acts where none is named
    accounts: Vec<String>,
}

impl Portfolio {
    /// Carries the command out.
    ///
    /// # Errors
    /// When an account is unknown or the node does not answer.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let mut subjects = vec![];
        for name in &self.accounts {
            subjects.extend(app.store().select(name)?);
        }
        if subjects.is_empty() {
            subjects.push(app.account()?);
        }
        let chain = app.chain().await?;
        let accounts = try_join_all(subjects.iter().map(|subject| account(app, subject))).await?;
        Ok(Box::new(Whole { block: chain.head().number, total: total(&accounts), accounts }))
    }
}

/// One account's part.
#[derive(Debug, Serialize)]
struct Account {
    name: Option<String>,
    address: Address,
    held: Vec<Line>,
    working: Vec<Line>,
    leaving: Vec<Leaving>,
    delegated_to: Option<Address>,
    value: Money,
    /// Venues that did not answer.
    silent: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Line {
    #[serde(skip_serializing_if = "Option::is_none")]
    venue: Option<String>,
    amount: Money,
    value: Option<Money>,
    note: Option<String>,
}

#[derive(Debug, Serialize)]
struct Leaving {
    ticket: String,
    amounts: Vec<Money>,
    at_most: bool,
    #[serde(flatten)]
    readiness: Readiness,
    note: Option<String>,
}

async fn account(app: &App, subject: &crate::signer::Selected) -> Result<Account> {
    let (registry, chain, address) = (app.registry()?, app.chain().await?, subject.address());
    let (tokens, venues) = (registry.tokens(), registry.venues());
    let balances = join_all(tokens.iter().map(|token| chain.balance(token.address, address)));
    let holdings = join_all(venues.iter().map(|venue| venue.holding(chain, address)));
    let delegated = async {
        match &registry.eigenlayer {
            Some(core) => core.operator_of(chain, address).await,
            None => Ok(None),
        }
    };
    let (balances, holdings, delegated_to) = tokio::join!(balances, holdings, delegated);
    let mut silent = vec![];
    let mut found: Vec<(&dyn Venue, Holding)> = vec![];
    for (venue, holding) in venues.iter().zip(holdings) {
        match holding {
            Ok(holding) => found.push((&**venue, holding)),
            Err(err) => silent.push(format!("{}: {err:#}", venue.facts().id)),
        }
    }
    // A token that a venue counts as working is not counted again as held.
    let counted: Vec<Address> = found.iter().filter(|(_, h)| !h.working.is_empty()).flat_map(|(venue, _)| venue.facts().holds).collect();
    let mut held = vec![];
    for (token, balance) in tokens.iter().zip(balances) {
        match balance {
            Ok(wei) if !wei.is_zero() && !counted.contains(&token.address) => held.push(plain(token, wei)),
            Ok(_) => {}
            Err(err) => silent.push(format!("{}: {err:#}", token.symbol)),
        }
    }
    let worth = rates(&found);
    let working = lines(registry, &found, &worth);
    let leaving = found.iter().flat_map(|(_, holding)| holding.leaving.iter().map(|ticket| leaving(registry, ticket))).collect();
    let values = held.iter().chain(&working).filter_map(|line| line.value.as_ref().map(|value| value.wei));
    let value = Money::ether(values.fold(U256::ZERO, U256::saturating_add));
    let name = subject.entry().map(|entry| entry.name.to_string());
    Ok(Account { name, address, held, working, leaving, delegated_to: delegated_to?, value, silent })
}

fn plain(token: &Token, wei: U256) -> Line {
    let value = (token.address == crate::plan::ETHER).then(|| Money::ether(wei));
    Line { venue: None, amount: token.money(wei), value, note: None }
}

/// What a whole unit of a token is worth by its own protocol, learnt from the positions that say.
fn rates(found: &[(&dyn Venue, Holding)]) -> BTreeMap<Address, (U256, U256)> {
    let positions = found.iter().flat_map(|(_, holding)| &holding.working);
    positions.filter_map(|p| p.value.filter(|_| !p.amount.is_zero()).map(|value| (p.asset, (p.amount, value)))).collect()
}

fn lines(registry: &Registry, found: &[(&dyn Venue, Holding)], worth: &BTreeMap<Address, (U256, U256)>) -> Vec<Line> {
    let mut lines = vec![];
    for (venue, holding) in found {
        for position in &holding.working {
            let scaled = || {
                let (amount, value) = worth.get(&position.asset)?;
                crate::units::mul_div(position.amount, *value, *amount).ok()
            };
            lines.push(Line {
                venue: Some(venue.facts().id),
                amount: money(registry, position.asset, position.amount),
                value: position.value.or_else(scaled).map(Money::ether),
                note: position.note.clone(),
            });
        }
    }
    lines
}

fn leaving(registry: &Registry, ticket: &Ticket) -> Leaving {
    Leaving {
        ticket: ticket.id.clone(),
        amounts: ticket.parts.iter().map(|(asset, wei)| money(registry, *asset, *wei)).collect(),
        at_most: ticket.at_most,
        readiness: ticket.readiness,
        note: ticket.note.clone(),
    }
}

fn money(registry: &Registry, asset: Address, wei: U256) -> Money {
    let token = registry.tokens().into_iter().find(|token| token.address == asset);
    token.map_or_else(|| Money::new(wei, 0, asset.to_string()), |token| token.money(wei))
}

fn total(accounts: &[Account]) -> Money {
    Money::ether(accounts.iter().fold(U256::ZERO, |sum, account| sum.saturating_add(account.value.wei)))
}

#[derive(Debug, Serialize)]
struct Whole {
    block: u64,
    total: Money,
    accounts: Vec<Account>,
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for account in &self.accounts {
            account.write(f)?;
        }
        if self.accounts.len() > 1 {
            writeln!(f, "Together {} by the protocols' rates", self.total.short())?;
        }
        writeln!(f, "At block {}", self.block)
    }
}

impl Account {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}{}", self.name.as_ref().map_or_else(String::new, |name| format!("{name} ")), self.address)?;
        for (title, lines) in [("Held", &self.held), ("Working", &self.working)] {
            if !lines.is_empty() {
                writeln!(f, "  {title}")?;
            }
            for line in lines {
                let place = line.venue.clone().unwrap_or_default();
                let value = line
                    .value
                    .as_ref()
                    .filter(|value| value.symbol != line.amount.symbol)
                    .map_or_else(String::new, |v| format!("worth {}", v.short()));
                writeln!(f, "    {:<22} {:<16} {value}", line.amount.short(), place)?;
                if let Some(note) = &line.note {
                    writeln!(f, "      {note}")?;
                }
            }
        }
        if !self.leaving.is_empty() {
            writeln!(f, "  Leaving")?;
        }
        for leaving in &self.leaving {
            let amounts: Vec<_> = leaving.amounts.iter().map(Money::short).collect();
            let most = if leaving.at_most { "at most " } else { "" };
            let when = match leaving.readiness {
                Readiness::Ready => "ready: `restake claim`".into(),
                Readiness::Waiting => "waits for its protocol".into(),
                Readiness::FromBlock { block, seconds } => format!("from block {block}, in about {}", super::duration(seconds)),
            };
            writeln!(f, "    {:<22} {most}{}", leaving.ticket, amounts.join(" and "))?;
            writeln!(f, "      {when}")?;
            if let Some(note) = &leaving.note {
                writeln!(f, "      {note}")?;
            }
        }
        if let Some(operator) = self.delegated_to {
            writeln!(f, "  Delegated to {operator}")?;
        }
        for silent in &self.silent {
            writeln!(f, "  no answer from {silent}")?;
        }
        writeln!(f, "  Worth {} by the protocols' rates, without what is leaving\n", self.value.short())
    }
}
