//! Every place to stake or restake, as the chain says it is now.

use crate::{
    app::App,
    chain::Chain,
    protocol::{Facts, Outlook, Venue, registry::Registry},
    ui::{Report, table},
    units::{Money, short},
};
use anyhow::Result;
use clap::Args;
use futures::future::join_all;
use serde::Serialize;
use std::fmt;

/// List every place to stake or restake, with its rate, limits, exit and risk now
#[derive(Debug, Args)]
pub struct Venues {
    /// One venue, in full
    id: Option<String>,
}

impl Venues {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the venue is unknown or the node does not answer.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let (registry, chain) = (app.registry()?, app.chain().await?);
        let venues = match &self.id {
            Some(id) => vec![registry.venue(id)?],
            None => registry.venues().into_iter().filter(|venue| !venue.facts().takes.is_empty()).collect(),
        };
        let lines = join_all(venues.iter().map(|venue| line(chain, registry, &**venue))).await;
        Ok(Box::new(Listing { full: self.id.is_some(), venues: lines }))
    }
}

/// One venue's facts and what the chain says of it.
#[derive(Debug, Serialize)]
struct Line {
    #[serde(flatten)]
    facts: Facts,
    takes_symbols: Vec<String>,
    gives_symbols: Vec<String>,
    /// `None` where the venue does not answer as it should.
    outlook: Option<Outlook>,
    limit: Option<Money>,
    trouble: Option<String>,
}

async fn line(chain: &Chain, registry: &Registry, venue: &dyn Venue) -> Line {
    let facts = venue.facts();
    let tokens = registry.tokens();
    let find = |address| tokens.iter().find(|token| token.address == address);
    let symbols = |list: &[alloy::primitives::Address]| {
        list.iter().map(|asset| find(*asset).map_or_else(|| asset.to_string(), |token| token.symbol.to_string())).collect::<Vec<_>>()
    };
    let (outlook, trouble) = match venue.outlook(chain).await {
        Ok(outlook) => (Some(outlook), None),
        Err(err) => (None, Some(format!("{err:#}"))),
    };
    let usual = facts.takes.first().and_then(|asset| find(*asset));
    let limit = outlook.as_ref().and_then(|outlook| outlook.limit).zip(usual).map(|(limit, token)| token.money(limit));
    Line { takes_symbols: symbols(&facts.takes), gives_symbols: symbols(&facts.gives), facts, outlook, limit, trouble }
}

impl Line {
    fn state(&self) -> String {
        match &self.outlook {
            None => "silent".into(),
            Some(outlook) if outlook.closed.is_some() => "closed".into(),
            Some(_) => "open".into(),
        }
    }

    fn rate(&self) -> String {
        self.outlook.as_ref().and_then(|outlook| outlook.rate).map_or_else(|| "-".into(), |rate| short(rate, 18))
    }

    fn risk(&self) -> String {
        format!("{:?}", self.facts.risk).to_lowercase()
    }
}

/// The venues, as a table or one in full.
#[derive(Debug, Serialize)]
struct Listing {
    #[serde(skip)]
    full: bool,
    venues: Vec<Line>,
}

impl fmt::Display for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (true, Some(line)) = (self.full, self.venues.first()) {
            return write_full(f, line);
        }
        let rows =
            self.venues.iter().map(|line| [line.facts.id.clone(), line.takes_symbols.join(", "), line.rate(), line.state(), line.risk()]);
        writeln!(f, "{}", table(["VENUE", "TAKES", "RATE", "NOW", "RISK"], &[2], rows))?;
        writeln!(f, "How each one is left, and what can go wrong: `restake venues VENUE`")?;
        for line in &self.venues {
            let outlook = line.outlook.as_ref();
            for why in [outlook.and_then(|o| o.closed.as_ref()), outlook.and_then(|o| o.stuck.as_ref()), line.trouble.as_ref()]
                .into_iter()
                .flatten()
            {
                writeln!(f, "{}: {why}", line.facts.id)?;
            }
        }
        Ok(())
    }
}

fn write_full(f: &mut fmt::Formatter<'_>, line: &Line) -> fmt::Result {
    let Facts { id, name, kind, profile, exit, .. } = &line.facts;
    writeln!(f, "{name} ({id}), {kind:?}")?;
    writeln!(f, "  takes   {}", line.takes_symbols.join(", "))?;
    writeln!(f, "  gives   {}", line.gives_symbols.join(", "))?;
    writeln!(f, "  rate    {}", line.rate())?;
    writeln!(f, "  limit   {}", line.limit.as_ref().map_or_else(|| "none".into(), Money::to_string))?;
    writeln!(f, "  exit    {exit}")?;
    if let Some(seconds) = line.outlook.as_ref().and_then(|outlook| outlook.exit_seconds) {
        writeln!(f, "          about {}", super::duration(seconds))?;
    }
    writeln!(f, "  risk    {}: {profile}", line.risk())?;
    for why in line.outlook.iter().flat_map(|outlook| [&outlook.closed, &outlook.stuck]).flatten().chain(&line.trouble) {
        writeln!(f, "  now     {why}")?;
    }
    Ok(())
}
