//! Whether what an action waits for has come.

use crate::{
    chain::Chain,
    label::Label,
    protocol::{Readiness, Ticket, Venue, registry::Registry},
    script::{Claimable, Rate, When},
    units::{Gwei, exact, short},
};
use alloy::primitives::{Address, U256};
use anyhow::{Context, Result};
use futures::future::try_join_all;
use jiff::Timestamp;

/// Where an action stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// All of it holds: it can be done.
    No,
    /// It waits, for this reason.
    Waits(String),
    /// It will never hold, for this reason.
    Over(String),
}

impl Hold {
    /// The reason; empty where it can be done.
    pub fn why(&self) -> &str {
        match self {
            Self::No => "",
            Self::Waits(why) | Self::Over(why) => why,
        }
    }
}

/// Whether an action of `owner` can be done as the pinned block is. The time is the block's.
///
/// # Errors
/// When the node does not answer, or the rate is asked for of something that is not known.
pub async fn holds(when: &When, chain: &Chain, registry: &Registry, owner: Address) -> Result<Hold> {
    match of_block(when, u128::from(chain.head().base_fee), chain.head().timestamp) {
        Hold::No => {}
        other => return Ok(other),
    }
    if let Some(rate) = &when.rate {
        let worth = worth(&rate.of, chain, registry).await?;
        if let Some(reason) = of_rate(rate, worth) {
            return Ok(Hold::Waits(reason));
        }
    }
    match &when.claimable {
        Some(claimable) => ready(claimable, chain, registry, owner).await,
        None => Ok(Hold::No),
    }
}

/// Whether what is waited for is known here: the same questions, before anything is waited for.
///
/// # Errors
/// When the rate is asked for of something that is not known, or a ticket is of no venue.
pub fn check(when: &When, registry: &Registry) -> Result<()> {
    when.rate.as_ref().map_or(Ok(()), |rate| subject(&rate.of, registry).map(drop))?;
    if let Some(Claimable::Ticket(ticket)) = &when.claimable {
        let shown = Label::new(ticket, 80);
        let (venue, _) = ticket.split_once('/').with_context(|| format!("`{shown}` is no ticket, which is such as `lido/123`"))?;
        registry.venue(venue)?;
    }
    Ok(())
}

/// What a block says by itself.
fn of_block(when: &When, base_fee: u128, timestamp: u64) -> Hold {
    let now = i64::try_from(timestamp).ok().and_then(|seconds| Timestamp::from_second(seconds).ok()).unwrap_or(Timestamp::MAX);
    if let Some(end) = when.not_after.filter(|end| now > *end) {
        return Hold::Over(format!("it was to be done by {end}, and it is {now}"));
    }
    if let Some(start) = when.not_before.filter(|start| now < *start) {
        return Hold::Waits(format!("it is {now}, and {start} is waited for"));
    }
    if let Some(Gwei(most)) = when.base_fee_below.filter(|most| base_fee >= most.0) {
        let gwei = |wei: u128| short(U256::from(wei), 9);
        return Hold::Waits(format!("the base fee is {} gwei, and below {} is asked for", gwei(base_fee), exact(U256::from(most), 9)));
    }
    Hold::No
}

/// Why a rate is not as it should be.
fn of_rate(rate: &Rate, worth: U256) -> Option<String> {
    let show = |worth: U256| exact(worth, 18);
    let (of, now) = (Label::new(&rate.of, 80), show(worth));
    match (rate.at_least, rate.at_most) {
        (Some(least), _) if worth < least => Some(format!("1 of {of} is worth {now} ether, and at least {} is asked for", show(least))),
        (_, Some(most)) if worth > most => Some(format!("1 of {of} is worth {now} ether, and at most {} is asked for", show(most))),
        _ => None,
    }
}

/// What has a rate.
enum Subject {
    Token(Address),
    Venue(Box<dyn Venue>),
}

fn subject(of: &str, registry: &Registry) -> Result<Subject> {
    match registry.asset(of) {
        Ok(token) => Ok(Subject::Token(token.address)),
        Err(_) => registry.venue(of).map(Subject::Venue),
    }
}

async fn worth(of: &str, chain: &Chain, registry: &Registry) -> Result<U256> {
    let unknown = || format!("what `{}` is worth is not known", Label::new(of, 80));
    match subject(of, registry)? {
        Subject::Token(address) => registry.rates(chain).await.get(&address).copied().with_context(unknown),
        Subject::Venue(venue) => venue.outlook(chain).await?.rate.with_context(unknown),
    }
}

async fn ready(claimable: &Claimable, chain: &Chain, registry: &Registry, owner: Address) -> Result<Hold> {
    let venues = registry.venues();
    let holdings = try_join_all(venues.iter().map(|venue| venue.holding(chain, owner))).await?;
    let tickets: Vec<Ticket> = holdings.into_iter().flat_map(|holding| holding.leaving).collect();
    Ok(of_tickets(claimable, &tickets))
}

fn of_tickets(claimable: &Claimable, tickets: &[Ticket]) -> Hold {
    let is_ready = |ticket: &Ticket| ticket.readiness == Readiness::Ready;
    let name = match claimable {
        Claimable::Any if tickets.iter().any(is_ready) => return Hold::No,
        Claimable::Any => return Hold::Waits("nothing is ready to be claimed".into()),
        Claimable::Ticket(name) => name,
    };
    match tickets.iter().find(|ticket| ticket.id == *name) {
        Some(ticket) if is_ready(ticket) => Hold::No,
        Some(_) => Hold::Waits(format!("`{name}` is not ready to be claimed")),
        // It may be asked for by an action before.
        None => Hold::Waits(format!("there is no ticket `{}` of this account", Label::new(name, 80))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(id: &str, readiness: Readiness) -> Ticket {
        Ticket { id: id.into(), key: U256::ZERO, parts: vec![], at_most: false, readiness, note: None }
    }

    #[test]
    fn a_block_tells_the_time_and_the_base_fee() {
        let when = When {
            base_fee_below: Some(Gwei(15_000_000_000)),
            not_before: Some("2026-12-01T00:00:00Z".parse().unwrap()),
            not_after: Some("2026-12-02T00:00:00Z".parse().unwrap()),
            ..When::default()
        };
        let start = 1_796_083_200;
        let waits = |reason: &str| Hold::Waits(reason.into());
        assert_eq!(of_block(&when, 1, start - 1), waits("it is 2026-11-30T23:59:59Z, and 2026-12-01T00:00:00Z is waited for"));
        assert_eq!(of_block(&when, 14_999_999_999, start), Hold::No);
        assert_eq!(of_block(&when, 22_000_000_000, start), waits("the base fee is 22 gwei, and below 15 is asked for"));
        assert_eq!(of_block(&when, 15_000_000_000, start), waits("the base fee is 15 gwei, and below 15 is asked for"));
        let over = "it was to be done by 2026-12-02T00:00:00Z, and it is 2026-12-02T00:00:01Z";
        assert_eq!(of_block(&when, 1, start + 86_401), Hold::Over(over.into()));
        assert_eq!(of_block(&When::default(), u128::MAX, u64::MAX), Hold::No);
    }

    #[test]
    fn a_rate_lies_between_two() {
        let wei = |text: &str| alloy::primitives::utils::parse_ether(text).unwrap();
        let rate = Rate { of: "etherfi".into(), at_least: Some(wei("1.05")), at_most: Some(wei("1.1")) };
        assert_eq!(of_rate(&rate, wei("1.05")), None);
        assert_eq!(of_rate(&rate, wei("1.1")), None);
        let low = "1 of etherfi is worth 1.049 ether, and at least 1.05 is asked for";
        assert_eq!(of_rate(&rate, wei("1.049")).as_deref(), Some(low));
        assert!(of_rate(&rate, wei("1.2")).unwrap().contains("at most 1.1"));
    }

    #[test]
    fn a_ticket_is_ready_or_waited_for() {
        let tickets = [ticket("lido/1", Readiness::Ready), ticket("lido/2", Readiness::Paused)];
        let named = |name: &str| of_tickets(&Claimable::Ticket(name.into()), &tickets);
        assert_eq!(of_tickets(&Claimable::Any, &tickets), Hold::No);
        assert!(matches!(of_tickets(&Claimable::Any, &tickets[1..]), Hold::Waits(_)));
        assert_eq!(named("lido/1"), Hold::No);
        assert_eq!(named("lido/2"), Hold::Waits("`lido/2` is not ready to be claimed".into()));
        assert_eq!(named("lido/3"), Hold::Waits("there is no ticket `lido/3` of this account".into()));
    }

    #[test]
    fn what_has_a_rate_is_a_token_or_a_venue() {
        let registry = Registry::open(None, None).unwrap();
        let of =
            |of: &str| check(&When { rate: Some(Rate { of: of.into(), at_least: None, at_most: None }), ..When::default() }, &registry);
        assert!(of("weeth").is_ok() && of("etherfi").is_ok() && of("eigenlayer/steth").is_ok());
        assert_eq!(crate::error::fate(&of("etherfy").unwrap_err()).hint.as_deref(), Some("did you mean `etherfi`?"));
    }
}
