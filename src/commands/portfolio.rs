//! Everything held, working, leaving and claimable, for one or several accounts, at one block.

mod delegation;
mod tokens;

use super::{prose, rewards::Origin};
use crate::{
    app::App,
    chain::erc20::Token,
    protocol::{Holding, Readiness, Ticket, Venue, eigenlayer::rewards::Source, rebasing::WAD},
    ui::Report,
    units::Money,
};
use alloy::primitives::{Address, U256};
use anyhow::{Context, Result};
use clap::Args;
use delegation::{Delegation, Delegations};
use futures::future::{join_all, try_join_all};
use serde::Serialize;
use std::{collections::BTreeMap, fmt, time::Duration};
use tokens::Tokens;
use tokio::time::timeout;

/// How long the rewards sidecar may take: everything else that a portfolio shows is there without it.
const PATIENCE: Duration = Duration::from_secs(5);

/// Show everything held, working, leaving and claimable
#[derive(Debug, Args)]
pub struct Portfolio {
    /// Accounts or addresses; the account that acts where none is named
    accounts: Vec<String>,
    #[command(flatten)]
    origin: Origin,
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
        let source = if app.registry()?.eigenlayer.is_some() { self.origin.source(app)? } else { None };
        let chain = app.chain().await?;
        let delegations = Delegations::new(app);
        let accounts = try_join_all(subjects.iter().map(|subject| account(app, subject, source.as_ref(), &delegations))).await?;
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
    /// Rewards that were not claimed yet; `None` where no source of claim data is known, or it did not answer.
    claimable: Option<Vec<Money>>,
    #[serde(flatten)]
    delegation: Delegation,
    /// What is held and working, as far as its protocol says what it is worth.
    value: Money,
    /// What is held and working and not part of `value`.
    unvalued: Vec<Money>,
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

async fn account(app: &App, subject: &crate::signer::Selected, source: Option<&Source>, delegations: &Delegations<'_>) -> Result<Account> {
    let (registry, chain, address) = (app.registry()?, app.chain().await?, subject.address());
    let (tokens, venues) = (registry.tokens(), registry.venues());
    let balances = join_all(tokens.iter().map(|token| async {
        if token.address == crate::plan::ETHER { chain.pinned_ether(address).await } else { chain.balance(token.address, address).await }
    }));
    let holdings = join_all(venues.iter().map(|venue| venue.holding(chain, address)));
    let delegated = async {
        match &registry.eigenlayer {
            Some(core) => core.operator_of(chain, address).await,
            None => Ok(None),
        }
    };
    let rewards = rewards(app, address, source);
    let (balances, holdings, delegated, rewards, rates) = tokio::join!(balances, holdings, delegated, rewards, registry.rates(chain));
    let mut silent = vec![];
    let mut heard = |what: &str, err: anyhow::Error| silent.push(format!("{what}: {err:#}"));
    let operator = delegated.map_err(|err| heard("the delegation", err)).ok().flatten();
    let delegation = delegations.of(address, operator, &mut heard).await?;
    let claimable = rewards.map_err(|err| heard("rewards", err)).ok().flatten();
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
            Ok(wei) if !wei.is_zero() && !counted.contains(&token.address) => held.push(plain(token, wei, &rates)),
            Ok(_) => {}
            Err(err) => silent.push(format!("{}: {err:#}", token.symbol)),
        }
    }
    let names = Tokens::read(registry, chain, found.iter().map(|(_, holding)| holding)).await?;
    let working = lines(&names, &found, &rates);
    let leaving = found.iter().flat_map(|(_, holding)| holding.leaving.iter().map(|ticket| leaving(&names, ticket))).collect();
    let all = || held.iter().chain(&working);
    let values = all().filter_map(|line| line.value.as_ref().map(|value| value.wei));
    let value = Money::ether(values.fold(U256::ZERO, U256::saturating_add));
    let unvalued = all().filter(|line| line.value.is_none()).map(|line| line.amount.clone()).collect();
    let name = subject.entry().map(|entry| entry.name.to_string());
    Ok(Account { name, address, held, working, leaving, claimable, delegation, value, unvalued, silent })
}

/// What `owner` earned and did not claim yet, where a source of claim data is known.
async fn rewards(app: &App, owner: Address, source: Option<&Source>) -> Result<Option<Vec<Money>>> {
    let (registry, chain) = (app.registry()?, app.chain().await?);
    let Some((source, core)) = source.zip(registry.eigenlayer.as_ref()) else { return Ok(None) };
    let earned = timeout(PATIENCE, core.claimable(chain, owner, source, &[])).await.context("it takes too long")??.fresh();
    let tokens = try_join_all(earned.iter().map(|earned| super::rewards::token(registry, chain, earned.token))).await?;
    Ok(Some(earned.iter().zip(tokens).map(|(earned, token)| token.money(earned.new)).collect()))
}

fn plain(token: &Token, wei: U256, rates: &Rates) -> Line {
    Line { venue: None, amount: token.money(wei), value: worth(rates, token.address, wei).map(Money::ether), note: None }
}

/// What 10^18 of each token is worth, as [`Registry::rates`] says.
type Rates = BTreeMap<Address, U256>;

/// What an amount of a token is worth in wei of ether, where its protocol says so.
fn worth(rates: &Rates, asset: Address, amount: U256) -> Option<U256> {
    crate::units::mul_div(amount, *rates.get(&asset)?, WAD).ok()
}

fn lines(names: &Tokens, found: &[(&dyn Venue, Holding)], rates: &Rates) -> Vec<Line> {
    let mut lines = vec![];
    for (venue, holding) in found {
        for position in &holding.working {
            lines.push(Line {
                venue: Some(venue.facts().id),
                amount: names.money(position.asset, position.amount),
                value: position.value.or_else(|| worth(rates, position.asset, position.amount)).map(Money::ether),
                note: position.note.clone(),
            });
        }
    }
    lines
}

fn leaving(names: &Tokens, ticket: &Ticket) -> Leaving {
    Leaving {
        ticket: ticket.id.clone(),
        amounts: ticket.parts.iter().map(|(asset, wei)| names.money(*asset, *wei)).collect(),
        at_most: ticket.at_most,
        readiness: ticket.readiness.clone(),
        note: ticket.note.clone(),
    }
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
                writeln!(f, "{}", format!("    {:<22} {:<16} {value}", line.amount.short(), place).trim_end())?;
                if let Some(note) = &line.note {
                    prose(f, "      ", note)?;
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
                Readiness::Paused => "paused now".into(),
                Readiness::Waiting(_) => "waits for its protocol".into(),
                Readiness::FromBlock { block, seconds } => format!("from block {block}, in about {}", super::duration(seconds)),
            };
            writeln!(f, "    {:<22} {most}{}", leaving.ticket, amounts.join(" and "))?;
            writeln!(f, "      {when}")?;
            if let Some(note) = &leaving.note {
                prose(f, "      ", note)?;
            }
        }
        if let Some(claimable) = self.claimable.as_ref().filter(|claimable| !claimable.is_empty()) {
            writeln!(f, "  Claimable with `restake rewards claim`")?;
            claimable.iter().try_for_each(|money| writeln!(f, "    {}", money.short()))?;
        }
        self.delegation.write(f)?;
        for silent in &self.silent {
            prose(f, "  ", &format!("no answer from {silent}"))?;
        }
        let mut without: Vec<_> = self.unvalued.iter().map(Money::short).collect();
        without.push("what is leaving".into());
        prose(f, "  ", &format!("Worth {} by the protocols' rates, without {}", self.value.short(), enumerated(&without)))?;
        writeln!(f)
    }
}

/// `a`, `a and b`, or `a, b and c`.
fn enumerated(items: &[String]) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        items => items.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::registry::Registry;

    fn account() -> Account {
        let eigen = Money::new(U256::from(42), 0, "EIGEN");
        let held = vec![Line { venue: None, amount: eigen.clone(), value: None, note: Some("a word ".repeat(30)) }];
        let value = Money::ether(U256::ZERO);
        let (name, address, delegation) = (None, Address::ZERO, Delegation::default());
        let claimable = Some(vec![eigen.clone()]);
        let unvalued = vec![eigen.clone(), eigen];
        Account { name, address, held, working: vec![], leaving: vec![], claimable, delegation, value, unvalued, silent: vec![] }
    }

    #[test]
    fn what_works_is_worth_what_its_protocol_says_whatever_else_is_held() {
        let (registry, seven) = (Registry::open(None, None).unwrap(), U256::from(7).saturating_mul(WAD));
        let (venue, steth) = (registry.venue("eigenlayer/steth").unwrap(), registry.asset("steth").unwrap());
        let position = crate::protocol::Position { asset: steth.address, amount: seven, value: None, note: None };
        let found = [(&*venue, Holding { working: vec![position], leaving: vec![] })];
        let value = |rates: &Rates| lines(&Tokens::listed(&registry), &found, rates)[0].value.clone();
        assert_eq!(value(&[(steth.address, WAD)].into()), Some(Money::ether(seven)));
        assert_eq!(value(&Rates::new()), None);
        let wsteth = registry.asset("wsteth").unwrap();
        let held = plain(&wsteth, U256::from(100), &[(wsteth.address, WAD.saturating_mul(U256::from(2)))].into());
        assert_eq!(held.value, Some(Money::ether(U256::from(200))));
    }

    #[test]
    fn what_has_no_known_value_is_named() {
        let text = Whole { block: 1, total: Money::ether(U256::ZERO), accounts: vec![account()] }.to_string();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("without 42 EIGEN, 42 EIGEN and what is leaving"), "{text}");
        assert!(text.contains("Claimable with `restake rewards claim`\n    42 EIGEN\n"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 80 && !line.ends_with(' ')), "{text}");
    }
}
