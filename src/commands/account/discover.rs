//! Which addresses of a secret were used before: looked for along the paths that wallets use, at one block.

use crate::{
    app::App,
    chain::{Chain, erc20::IERC20},
    error::{Failure, Fate},
    label::Label,
    plan::ETHER,
    signer::{Derivation, NAMED_PATHS},
    ui::table,
    units::{Money, counted},
};
use alloy::primitives::{Address, U256};
use anyhow::{Context, Result, bail};
use futures::future::try_join_all;
use std::collections::BTreeMap;

/// How many addresses in a row have to be unused before no more are looked at: the gap limit of BIP-44.
const GAP: u32 = 20;

/// How many addresses are looked at along a path at most, whatever a node says of them.
const MOST_LOOKED_AT: u32 = 200;

/// What an address that was used did and has.
struct Trace {
    sent: u64,
    ether: U256,
    tokens: usize,
    deposits: U256,
}

/// A path with the addresses on it that were used, by index.
struct Way {
    name: &'static str,
    used: BTreeMap<u32, Address>,
}

/// Finds the path and the number of the addresses that were used; asks where several paths have some.
///
/// # Errors
/// When no node is named or it does not answer, an address cannot be had, or there is no one to choose among several paths.
pub(super) async fn discover(app: &App, addresses: impl AsyncFn(&Derivation) -> Result<Vec<Address>>) -> Result<Derivation> {
    let chain = app.chain().await?;
    let spinner = app.ui().spinner("looking for addresses that were used");
    let found = look(app, chain, addresses).await;
    spinner.finish_and_clear();
    let (ways, traces) = found?;
    let Some(first) = ways.first() else {
        let looked_at = format!("none of the first {GAP} addresses on any path was used on {}", chain.name());
        app.ui().show(&format!("note: {looked_at}: the first of the standard path is taken"));
        return Ok(Derivation::default());
    };
    app.ui().show(&listed(&ways, &traces));
    let way = if ways.len() == 1 { first } else { ask(app, &ways)? };
    if enough(way.count()) > MOST_LOOKED_AT {
        let more = format!("import with a `--count` above {MOST_LOOKED_AT}");
        app.ui().show(&format!("note: one of the last addresses that were looked at was used too: for more, {more}"));
    }
    Derivation::new(Some(way.name), way.count())
}

async fn look(
    app: &App,
    chain: &Chain,
    addresses: impl AsyncFn(&Derivation) -> Result<Vec<Address>>,
) -> Result<(Vec<Way>, BTreeMap<Address, Trace>)> {
    let mut paths: Vec<_> = NAMED_PATHS.iter().map(|(name, _)| (*name, vec![])).collect();
    let mut found = BTreeMap::new();
    loop {
        let mut new = vec![];
        for (name, looked_at) in &mut paths {
            let last = looked_at.iter().rposition(|address| found.contains_key(address));
            let count = enough(last.and_then(|last| u32::try_from(last.checked_add(1)?).ok()).unwrap_or_default()).min(MOST_LOOKED_AT);
            if u32::try_from(looked_at.len()).is_ok_and(|looked_at| looked_at < count) {
                let all = addresses(&Derivation::new(Some(name), count)?).await?;
                new.extend(all.iter().skip(looked_at.len()));
                *looked_at = all;
            }
        }
        if new.is_empty() {
            break;
        }
        // The paths have some of their first addresses in common.
        new.sort_unstable();
        new.dedup();
        found.extend(traces(app, chain, &new).await?);
    }
    let traces = found;
    let used = |addresses: Vec<Address>| (0..).zip(addresses).filter(|(_, address)| traces.contains_key(address)).collect();
    let ways: Vec<_> = paths.into_iter().map(|(name, addresses)| Way { name, used: used(addresses) }).collect();
    Ok((apart(ways), traces))
}

/// How many addresses are to be looked at where so many reach to the last one that was used.
fn enough(count: u32) -> u32 {
    count.saturating_add(GAP)
}

/// The paths that have a used address which none of the others has as well; the standard path before others of the same.
fn apart(ways: Vec<Way>) -> Vec<Way> {
    let within = |way: &Way, other: &Way| way.used.values().all(|address| other.used.values().any(|theirs| theirs == address));
    let keeps = |(place, way): (usize, &Way)| {
        let covered = |(at, other): (usize, &Way)| at != place && within(way, other) && (at < place || !within(other, way));
        !way.used.is_empty() && !ways.iter().enumerate().any(covered)
    };
    let kept: Vec<_> = ways.iter().enumerate().map(keeps).collect();
    ways.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(way, _)| way).collect()
}

/// What the addresses that were used did and have: transactions, ether, tokens of the registry, deposits in EigenLayer.
async fn traces(app: &App, chain: &Chain, addresses: &[Address]) -> Result<BTreeMap<Address, Trace>> {
    let registry = app.registry()?;
    let tokens: Vec<_> = registry.tokens().into_iter().map(|token| token.address).filter(|token| *token != ETHER).collect();
    let deposits = async |address| match &registry.eigenlayer {
        Some(core) => core.deposits_of(chain, address).await,
        None => Ok(U256::ZERO),
    };
    let (tokens, deposits) = (&tokens, &deposits);
    let read = |address: Address| async move {
        let balances = try_join_all(tokens.iter().map(|token| chain.try_read(*token, &IERC20::balanceOfCall { account: address })));
        let (ether, balances, deposits) = tokio::try_join!(chain.pinned_ether(address), balances, deposits(address))?;
        let tokens = balances.into_iter().flatten().filter(|balance| !balance.is_zero()).count();
        Ok::<_, anyhow::Error>((ether, tokens, deposits))
    };
    let (nonces, held) = tokio::try_join!(chain.nonces(addresses), try_join_all(addresses.iter().map(|address| read(*address))))?;
    let all = addresses.iter().zip(nonces).zip(held);
    let used = all.filter(|((_, sent), (ether, tokens, deposits))| *sent > 0 || !ether.is_zero() || *tokens > 0 || !deposits.is_zero());
    Ok(used.map(|((address, sent), (ether, tokens, deposits))| (*address, Trace { sent, ether, tokens, deposits })).collect())
}

impl Way {
    /// How many addresses reach to the last one that was used.
    fn count(&self) -> u32 {
        self.used.keys().last().map_or(0, |last| last.saturating_add(1))
    }
}

/// The addresses that were used, a line each, under the number of their path.
fn listed(ways: &[Way], traces: &BTreeMap<Address, Trace>) -> String {
    let rows = (1..).zip(ways).flat_map(|(number, way): (usize, &Way)| {
        way.used.iter().map(move |(index, address)| {
            let trace = traces.get(address);
            let tokens = trace.map_or(0, |trace| trace.tokens);
            let deposits = trace.map_or(U256::ZERO, |trace| trace.deposits);
            let more = [(tokens > 0, counted(tokens, "token")), (!deposits.is_zero(), counted(deposits, "deposit"))];
            let ether = trace.map(|trace| Money::ether(trace.ether).short());
            let holds: Vec<_> = ether.into_iter().chain(more.into_iter().filter(|(any, _)| *any).map(|(_, words)| words)).collect();
            let sent = trace.map_or(0, |trace| trace.sent).to_string();
            [format!("{number}. {}", way.name), index.to_string(), address.to_string(), sent, holds.join(", ")]
        })
    });
    table(["path", "i", "address", "sent", "holds"], &[1, 3], rows)
}

fn ask<'a>(app: &App, ways: &'a [Way]) -> Result<&'a Way> {
    if !app.ui().asks() {
        let options: Vec<_> = ways.iter().map(|way| format!("`--path {} --count {}`", way.name, way.count())).collect();
        let failure = Failure::usage("several paths were used, and nobody is here to choose one");
        bail!(failure.hint(format!("instead of `--discover` pass {}", options.join(" or "))));
    }
    let typed = app.ui().input(&format!("Take which path, 1 to {} (empty: none)", ways.len()))?.unwrap_or_default();
    if typed.trim().is_empty() {
        bail!(Failure::new(Fate::Declined, "declined", "no path was chosen: nothing was stored"));
    }
    let number = typed.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let chosen = number.and_then(|index| ways.get(index));
    chosen.with_context(|| Failure::usage(format!("`{}` is none of them", Label::new(&typed, 40))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(all: &[(&'static str, &[(u32, u8)])]) -> Vec<(&'static str, u32)> {
        let way = |(name, used): &(&'static str, &[(u32, u8)])| Way {
            name,
            used: used.iter().map(|(index, address)| (*index, Address::repeat_byte(*address))).collect(),
        };
        apart(all.iter().map(way).collect()).iter().map(|way| (way.name, way.count())).collect()
    }

    #[test]
    fn an_address_that_paths_share_counts_for_one_of_them() {
        assert_eq!(ways(&[("standard", &[(0, 1)]), ("ledger-live", &[(0, 1)]), ("legacy", &[])]), [("standard", 1)]);
        assert_eq!(ways(&[("standard", &[(0, 1)]), ("ledger-live", &[(0, 1), (4, 2)]), ("legacy", &[])]), [("ledger-live", 5)]);
        let both = ways(&[("standard", &[(0, 1), (1, 3)]), ("ledger-live", &[(0, 1), (4, 2)]), ("legacy", &[])]);
        assert_eq!(both, [("standard", 2), ("ledger-live", 5)]);
        assert_eq!(ways(&[("standard", &[]), ("ledger-live", &[]), ("legacy", &[(7, 9)])]), [("legacy", 8)]);
        assert_eq!(ways(&[("standard", &[])]), []);
    }
}
