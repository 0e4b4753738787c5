//! Every place to stake or restake, as the chain says it is now.

use super::prose;
use crate::{
    app::App,
    chain::{Chain, erc20::Token},
    protocol::{Bound, Facts, Kind, Outlook, Venue, registry::Registry},
    ui::{Report, table},
    units::Money,
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
    outlook: Option<Now>,
    trouble: Option<String>,
}

/// An outlook in units people read.
#[derive(Debug, Serialize)]
struct Now {
    closed: Option<String>,
    stuck: Option<String>,
    limit: Option<Money>,
    /// What one unit of what is held is worth: of ether, or of a strategy's own token.
    rate: Option<Money>,
    /// The same for each token that is held.
    rates: Vec<Rate>,
    bounds: Vec<Range>,
    notes: Vec<String>,
    exit_seconds: Option<u64>,
}

/// What one unit of a token is worth.
#[derive(Debug, Serialize)]
struct Rate {
    symbol: String,
    worth: Money,
}

/// Between what amounts one deposit or request has to be.
#[derive(Debug, Serialize)]
struct Range {
    what: String,
    least: Option<Money>,
    most: Option<Money>,
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.what)?;
        match (&self.least, &self.most) {
            (Some(least), Some(most)) => write!(f, "{least} to {most}"),
            (Some(least), None) => write!(f, "at least {least}"),
            (None, Some(most)) => write!(f, "at most {most}"),
            (None, None) => write!(f, "any amount"),
        }
    }
}

impl Now {
    fn new(outlook: Outlook, tokens: &[Token], usual: Option<&Token>, kind: Kind) -> Self {
        let Outlook { closed, stuck, limit, rate, rates, bounds, notes, exit_seconds } = outlook;
        let find = |address| tokens.iter().find(move |token| token.address == address);
        let rates = rates
            .into_iter()
            .filter_map(|(token, rate)| Some(Rate { symbol: find(token)?.symbol.to_string(), worth: Money::new(rate, 18, "ETH") }));
        let rates = rates.collect();
        let bounds = bounds.into_iter().filter_map(|Bound { what, asset, least, most }| {
            let token = find(asset)?;
            Some(Range { what, least: least.map(|wei| token.money(wei)), most: most.map(|wei| token.money(wei)) })
        });
        let bounds = bounds.collect();
        let limit = limit.zip(usual).map(|(limit, token)| token.money(limit));
        let of = usual.filter(|_| kind == Kind::Strategy).map_or("ETH", |token| token.symbol.as_str());
        Self { closed, stuck, limit, rate: rate.map(|rate| Money::new(rate, 18, of)), rates, bounds, notes, exit_seconds }
    }

    /// Why something cannot be done now; what stops both ways is said once.
    fn troubles(&self) -> impl Iterator<Item = &String> {
        let stuck = self.stuck.as_ref().filter(|stuck| self.closed.as_ref() != Some(stuck));
        self.closed.iter().chain(stuck).chain(&self.notes)
    }
}

async fn line(chain: &Chain, registry: &Registry, venue: &dyn Venue) -> Line {
    let facts = venue.facts();
    let tokens = registry.tokens();
    let find = |address| tokens.iter().find(|token| token.address == address);
    let symbols = |list: &[alloy::primitives::Address]| {
        list.iter().map(|asset| find(*asset).map_or_else(|| asset.to_string(), |token| token.symbol.to_string())).collect::<Vec<_>>()
    };
    let (outlook, trouble) = match venue.outlook(chain).await {
        Ok(outlook) => (Some(Now::new(outlook, &tokens, facts.takes.first().and_then(|asset| find(*asset)), facts.kind)), None),
        Err(err) => (None, Some(format!("{err:#}"))),
    };
    Line { takes_symbols: symbols(&facts.takes), gives_symbols: symbols(&facts.gives), facts, outlook, trouble }
}

impl Line {
    fn state(&self) -> String {
        match &self.outlook {
            None => "silent".into(),
            Some(outlook) if outlook.closed.is_some() => "closed".into(),
            Some(_) => "open".into(),
        }
    }

    /// What one unit is worth: of the token that grows in value, where the other one's balances grow.
    fn rate(&self) -> String {
        let rates = self.outlook.as_ref().and_then(|outlook| Some((outlook.rates.last(), outlook.rate.as_ref()?)));
        match rates {
            Some((Some(rate), _)) => format!("{}/{}", rate.worth.short(), rate.symbol),
            Some((None, rate)) => rate.short(),
            None => "-".into(),
        }
    }

    /// What one unit of each token that is held is worth.
    fn rates(&self) -> String {
        let rates = self.outlook.iter().flat_map(|outlook| &outlook.rates);
        let said: Vec<_> = rates.map(|rate| format!("1 {} is worth {}", rate.symbol, rate.worth.short())).collect();
        if said.is_empty() { self.rate() } else { said.join(", ") }
    }

    fn kind(&self) -> &'static str {
        match self.facts.kind {
            Kind::LiquidStaking => "liquid staking",
            Kind::LiquidRestaking => "liquid restaking",
            Kind::Strategy => "a restaking strategy",
            Kind::Queue => "a withdrawal queue",
        }
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
            for why in line.outlook.iter().flat_map(Now::troubles).chain(&line.trouble) {
                prose(f, "", &format!("{}: {why}", line.facts.id))?;
            }
        }
        Ok(())
    }
}

fn write_full(f: &mut fmt::Formatter<'_>, line: &Line) -> fmt::Result {
    let Facts { id, name, profile, exit, .. } = &line.facts;
    let limit = line.outlook.as_ref().and_then(|outlook| outlook.limit.as_ref());
    writeln!(f, "{name} ({id}), {}", line.kind())?;
    prose(f, "  takes   ", &line.takes_symbols.join(", "))?;
    prose(f, "  gives   ", &line.gives_symbols.join(", "))?;
    prose(f, "  rate    ", &line.rates())?;
    writeln!(f, "  limit   {}", limit.map_or_else(|| "none".into(), Money::to_string))?;
    for bound in line.outlook.iter().flat_map(|outlook| &outlook.bounds) {
        prose(f, "  bounds  ", &bound.to_string())?;
    }
    prose(f, "  exit    ", exit)?;
    if let Some(seconds) = line.outlook.as_ref().and_then(|outlook| outlook.exit_seconds) {
        writeln!(f, "          about {}", super::duration(seconds))?;
    }
    prose(f, "  risk    ", &format!("{}: {profile}", line.risk()))?;
    for why in line.outlook.iter().flat_map(Now::troubles).chain(&line.trouble) {
        prose(f, "  now     ", why)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::U256;

    #[test]
    fn amounts_and_rates_are_decimal_strings_with_their_unit() {
        let outlook = || Outlook { limit: Some(U256::from(25)), rate: Some(U256::from(10).pow(U256::from(18))), ..Outlook::default() };
        let token = Token { decimals: 1, symbol: crate::label::Label::new("WETH", 20), ..Token::ether() };
        let json = |kind| serde_json::to_value(Now::new(outlook(), &[], Some(&token), kind)).unwrap();
        assert_eq!(json(Kind::Strategy)["limit"]["amount"], "2.5");
        let rate = |kind| (json(kind)["rate"]["amount"].clone(), json(kind)["rate"]["symbol"].clone());
        assert_eq!(rate(Kind::Strategy), ("1".into(), "WETH".into()));
        assert_eq!(rate(Kind::LiquidStaking), ("1".into(), "ETH".into()));
    }

    #[test]
    fn both_rates_the_bounds_and_each_trouble_are_shown_once() {
        let [plain, wrapped] = [1, 2].map(alloy::primitives::Address::repeat_byte);
        let token = |address, symbol| Token { address, symbol: crate::label::Label::new(symbol, 20), decimals: 18 };
        let one = U256::from(10).pow(U256::from(18));
        let outlook = Outlook {
            closed: Some("the pool is paused".into()),
            stuck: Some("the pool is paused".into()),
            rate: Some(one),
            rates: vec![(plain, one), (wrapped, U256::from(1_190_000_000_000_000_000_u64))],
            bounds: vec![Bound { what: "one request".into(), asset: plain, least: Some(U256::from(100)), most: Some(one) }],
            notes: vec!["it is in bunker mode".into()],
            ..Outlook::default()
        };
        let now = Now::new(outlook, &[token(plain, "stETH"), token(wrapped, "wstETH")], None, Kind::LiquidStaking);
        assert_eq!(now.troubles().collect::<Vec<_>>(), ["the pool is paused", "it is in bunker mode"]);
        assert_eq!(now.bounds[0].to_string(), "one request: 0.0000000000000001 stETH to 1 stETH");
        let facts = crate::protocol::registry::Registry::open(None, None).unwrap().venue("lido").unwrap().facts();
        let line = Line { facts, takes_symbols: vec![], gives_symbols: vec![], outlook: Some(now), trouble: None };
        assert_eq!(line.rate(), "1.19 ETH/wstETH");
        assert_eq!(line.rates(), "1 stETH is worth 1 ETH, 1 wstETH is worth 1.19 ETH");
    }
}
