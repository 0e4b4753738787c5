//! Kelp: ether, stETH or ETHx in for rsETH, and back out through a line per asset.

pub mod abi;
mod line;

use crate::{
    chain::{Chain, erc20::IERC20},
    error::Failure,
    plan::{Call, ETHER, Step},
    protocol::{Ask, Bound, Facts, Holding, Kind, Outlook, Position, Risk, Ticket, Venue, allow::allow, preflight, rebasing::WAD},
    units::{Money, exact, mul_div},
};
use abi::{ILRTConfig, ILRTDepositPool as pool, ILRTOracle, ILRTWithdrawalManager as manager};
use alloy::primitives::{Address, U256, address};
use anyhow::{Result, ensure};
use async_trait::async_trait;
use futures::future::try_join_all;
use line::Line;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What Kelp calls ether (`LRTConstants.ETH_TOKEN`).
const ETH_TOKEN: Address = address!("EeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");

/// Kelp on one chain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kelp {
    /// Its id in the registry.
    #[serde(skip)]
    pub id: String,
    /// The liquid restaking token.
    pub rseth: Address,
    /// Where assets go in.
    pub pool: Address,
    /// Where they come out.
    pub withdrawals: Address,
    /// The prices.
    pub oracle: Address,
    /// Kelp's own list of assets and contracts.
    pub config: Address,
    /// The tokens it takes besides ether, by symbol.
    pub assets: BTreeMap<String, Address>,
}

/// Something that Kelp takes and gives.
#[derive(Clone, Debug)]
pub(super) struct Asset {
    /// The token; ether is the zero address.
    token: Address,
    /// What Kelp calls it.
    key: Address,
    /// Its symbol.
    symbol: String,
}

impl Kelp {
    /// Ether first, then the tokens.
    fn assets(&self) -> Vec<Asset> {
        let tokens = self.assets.iter().map(|(symbol, token)| Asset { token: *token, key: *token, symbol: symbol.clone() });
        [Asset { token: ETHER, key: ETH_TOKEN, symbol: "ETH".into() }].into_iter().chain(tokens).collect()
    }

    fn asset(&self, token: Address) -> Option<Asset> {
        self.assets().into_iter().find(|asset| asset.token == token)
    }

    fn line(&self) -> Line {
        Line(self.withdrawals)
    }

    fn deposit(&self, asset: &Asset, amount: U256, least: U256) -> Step {
        let call = match asset.token {
            ETHER => {
                let call = pool::depositETHCall { minRSETHAmountExpected: least, referralId: String::new() };
                Call::new(self.pool, &call).paying(amount)
            }
            asset => {
                let call =
                    pool::depositAssetCall { asset, depositAmount: amount, minRSETHAmountExpected: least, referralId: String::new() };
                Call::new(self.pool, &call)
            }
        };
        Step::new(format!("Restake {} with Kelp", asset.symbol), call).spends(asset.token, amount).receives(self.rseth, least)
    }

    /// How much of each asset can be put in and taken out now.
    async fn rooms(&self, chain: &Chain) -> Result<Vec<Room>> {
        try_join_all(self.assets().into_iter().map(async |asset| {
            let (limit, least) =
                (pool::getAssetCurrentLimitCall { asset: asset.key }, manager::minRsEthAmountToWithdrawCall { asset: asset.key });
            let available = manager::getAvailableAssetAmountCall { asset: asset.key };
            let (limit, least, available) = tokio::try_join!(
                chain.try_read(self.pool, &limit),
                chain.try_read(self.withdrawals, &least),
                chain.try_read(self.withdrawals, &available),
            )?;
            Ok(Room { asset, limit, least, available })
        }))
        .await
    }

    /// Whether Kelp itself still lists the asset.
    async fn supports(&self, chain: &Chain, asset: &Asset) -> Result<bool> {
        Ok(chain.read(self.config, &ILRTConfig::getSupportedAssetListCall {}).await?.contains(&asset.key))
    }
}

/// What the pool and the manager say before a deposit or a request.
struct Bounds {
    paused: bool,
    supported: bool,
    least: U256,
    most: Option<U256>,
}

/// What Kelp says of one asset now; `None` where a view does not answer.
struct Room {
    asset: Asset,
    limit: Option<U256>,
    least: Option<U256>,
    available: Option<U256>,
}

impl Bounds {
    /// Checks an `amount` shown in `unit`, of which `counted` is held against the limit; returns the latter.
    fn check(&self, what: &str, (amount, unit): (U256, &str), (counted, limit_unit): (Option<U256>, &str)) -> Result<U256> {
        ensure!(!self.paused, preflight::paused(format!("{what} is paused")));
        ensure!(self.supported, preflight::paused(format!("{what} is closed for {limit_unit}: Kelp no longer lists it")));
        ensure!(amount >= self.least, preflight::too_little(&format!("{what} takes"), &Money::new(self.least, 18, unit)));
        let counted = counted.ok_or_else(|| silent("price", limit_unit))?;
        let most = self.most.ok_or_else(|| silent("limit", limit_unit))?;
        ensure!(counted <= most, preflight::too_much(&format!("{what} takes"), &Money::new(most, 18, limit_unit)));
        Ok(counted)
    }
}

/// A view of Kelp's reverts for an asset that it lists.
fn silent(what: &'static str, symbol: &str) -> Failure {
    Failure::failed("silent", format!("Kelp names no {what} for {symbol} now")).hint("take another asset, or try again later")
}

impl Room {
    /// Between what amounts it can be put in and taken out.
    fn bounds(&self, least: U256, rseth: Address) -> Vec<Bound> {
        let some = |amount: Option<U256>| amount.filter(|amount| !amount.is_zero());
        let (token, symbol) = (self.asset.token, &self.asset.symbol);
        let deposit = Bound { what: "one deposit".into(), asset: token, least: some(Some(least)), most: self.limit };
        let request = Bound { what: format!("one request for {symbol}"), asset: rseth, least: some(self.least), most: None };
        let available = Bound { what: "withdrawals now".into(), asset: token, least: None, most: self.available };
        [deposit, request, available].into_iter().filter(|bound| bound.least.or(bound.most).is_some()).collect()
    }
}

#[async_trait]
impl Venue for Kelp {
    fn facts(&self) -> Facts {
        let assets: Vec<_> = self.assets().into_iter().map(|asset| asset.token).collect();
        Facts {
            id: self.id.clone(),
            name: "Kelp".into(),
            kind: Kind::LiquidRestaking,
            takes: assets.clone(),
            holds: vec![self.rseth],
            gives: assets,
            wraps: None,
            risk: Risk::High,
            profile: "restaked with operators that Kelp chooses, whom AVSs may slash; upgradeable, and paused for a month in 2026",
            exit: "request, about 8 days and Kelp's unlock, then claim",
        }
    }

    fn contracts(&self) -> Vec<(Address, String)> {
        let named = [
            (self.rseth, "Kelp rsETH"),
            (self.pool, "Kelp LRTDepositPool"),
            (self.withdrawals, "Kelp LRTWithdrawalManager"),
            (self.oracle, "Kelp LRTOracle"),
            (self.config, "Kelp LRTConfig"),
        ];
        named.map(|(address, name)| (address, name.to_owned())).into()
    }

    async fn outlook(&self, chain: &Chain) -> Result<Outlook> {
        let (pool_paused, frozen, manager_paused, least, rooms, rates, delay) = tokio::try_join!(
            chain.read(self.pool, &pool::pausedCall {}),
            chain.try_read(self.rseth, &pool::pausedCall {}),
            chain.read(self.withdrawals, &manager::pausedCall {}),
            chain.read(self.pool, &pool::minAmountToDepositCall {}),
            self.rooms(chain),
            self.rates(chain),
            chain.read(self.withdrawals, &manager::withdrawalDelayBlocksCall {}),
        )?;
        let full = !rooms.iter().filter_map(|room| room.limit).any(|limit| !limit.is_zero());
        let closed = match (pool_paused, frozen.unwrap_or_default(), full) {
            (true, ..) => Some("deposits are paused"),
            (_, true, _) => Some("rsETH is paused: none is minted"),
            (.., true) => Some("no asset has room left below Kelp's limits"),
            _ => None,
        };
        Ok(Outlook {
            closed: closed.map(str::to_owned),
            stuck: manager_paused.then(|| "withdrawals are paused".to_owned()),
            limit: rooms.first().and_then(|room| room.limit),
            rate: rates.first().map(|(_, rate)| *rate),
            bounds: rooms.iter().flat_map(|room| room.bounds(least, self.rseth)).collect(),
            rates,
            notes: vec![],
            exit_seconds: u64::try_from(delay).ok().map(|blocks| blocks.saturating_mul(chain.block_time())),
        })
    }

    async fn rates(&self, chain: &Chain) -> Result<Vec<(Address, U256)>> {
        Ok(vec![(self.rseth, chain.read(self.oracle, &ILRTOracle::rsETHPriceCall {}).await?)])
    }

    async fn enter(&self, ask: &Ask<'_>, asset: Address, amount: U256) -> Result<Vec<Step>> {
        preflight::something(amount)?;
        let asset = self.asset(asset).ok_or_else(|| preflight::not_taken(&self.id, asset))?;
        let limit = pool::getAssetCurrentLimitCall { asset: asset.key };
        let quote = pool::getRsETHAmountToMintCall { asset: asset.key, amount };
        let allowed =
            async { if asset.token == ETHER { Ok(None) } else { allow(ask.chain, asset.token, ask.owner, self.pool, amount).await } };
        // The limit and the quote revert for an asset that Kelp has dropped: the list then says so in words.
        let (paused, frozen, supported, least, most, quoted, allow) = tokio::try_join!(
            ask.chain.read(self.pool, &pool::pausedCall {}),
            ask.chain.try_read(self.rseth, &pool::pausedCall {}),
            self.supports(ask.chain, &asset),
            ask.chain.read(self.pool, &pool::minAmountToDepositCall {}),
            ask.chain.try_read(self.pool, &limit),
            ask.chain.try_read(self.pool, &quote),
            allowed,
        )?;
        let paused = paused || frozen.unwrap_or_default();
        let (bounds, unit) = (Bounds { paused, supported, least, most }, asset.symbol.as_str());
        bounds.check("depositing at Kelp", (amount, unit), (Some(amount), unit))?;
        let least = ask.slippage.off(quoted.ok_or_else(|| silent("price", unit))?)?;
        ensure!(!least.is_zero(), preflight::too_little("depositing at Kelp takes", &Money::new(U256::from(2), 18, unit)));
        Ok(allow.into_iter().chain([self.deposit(&asset, amount, least)]).collect())
    }

    async fn exit(&self, ask: &Ask<'_>, held: Address, amount: U256, want: Option<Address>) -> Result<Vec<Step>> {
        preflight::something(amount)?;
        let asset = self.asset(want.unwrap_or(ETHER)).filter(|_| held == self.rseth);
        let asset = asset.ok_or_else(|| preflight::not_given(&self.id, held, want))?;
        let (least, most) =
            (manager::minRsEthAmountToWithdrawCall { asset: asset.key }, manager::getAvailableAssetAmountCall { asset: asset.key });
        let quote = manager::getExpectedAssetAmountCall { asset: asset.key, amount };
        let (paused, supported, least, most, quoted, allow) = tokio::try_join!(
            ask.chain.read(self.withdrawals, &manager::pausedCall {}),
            self.supports(ask.chain, &asset),
            ask.chain.read(self.withdrawals, &least),
            ask.chain.try_read(self.withdrawals, &most),
            ask.chain.try_read(self.withdrawals, &quote),
            allow(ask.chain, self.rseth, ask.owner, self.withdrawals, amount),
        )?;
        let bounds = Bounds { paused, supported, least, most };
        let quoted = bounds.check("withdrawing from Kelp", (amount, "rsETH"), (quoted, &asset.symbol))?;
        let request = self.line().initiate(self.rseth, &asset, amount, ask.owner).note(format!(
            "at most {} {} comes out; a loss before Kelp unlocks the request makes it less, and it cannot be taken back",
            exact(quoted, 18),
            asset.symbol
        ));
        Ok(allow.into_iter().chain([request]).collect())
    }

    async fn claim(&self, ask: &Ask<'_>, tickets: &[Ticket]) -> Result<Vec<Step>> {
        self.line().claim(ask, &self.id, &self.assets(), tickets).await
    }

    async fn holding(&self, chain: &Chain, owner: Address) -> Result<Holding> {
        let (line, assets, balance) = (self.line(), self.assets(), IERC20::balanceOfCall { account: owner });
        let (amount, price, leaving) = tokio::try_join!(
            chain.read(self.rseth, &balance),
            chain.read(self.oracle, &ILRTOracle::rsETHPriceCall {}),
            line.tickets(chain, &self.id, &assets, owner),
        )?;
        let position = Position { asset: self.rseth, amount, value: Some(mul_div(amount, price, WAD)?), note: None };
        Ok(Holding { working: Some(position).filter(|position| !position.amount.is_zero()).into_iter().collect(), leaving })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::bytes;

    fn kelp() -> Kelp {
        let [rseth, pool, withdrawals, oracle, config] = [2, 3, 4, 5, 6].map(Address::repeat_byte);
        let assets = [("stETH".to_owned(), Address::repeat_byte(1))].into();
        Kelp { id: "kelp".into(), rseth, pool, withdrawals, oracle, config, assets }
    }

    #[test]
    fn ether_is_paid_with_a_least_and_no_referral() {
        let step = kelp().deposit(&kelp().assets()[0], U256::from(100), U256::from(90));
        assert_eq!(
            step.call.data,
            bytes!(
                "72c51c0b"
                "000000000000000000000000000000000000000000000000000000000000005a"
                "0000000000000000000000000000000000000000000000000000000000000040"
                "0000000000000000000000000000000000000000000000000000000000000000"
            )
        );
        assert_eq!((step.call.value, step.spends[&ETHER]), (U256::from(100), U256::from(100)));
        assert_eq!(step.receives[&kelp().rseth], U256::from(90));
    }

    #[test]
    fn a_token_is_named_and_not_paid() {
        let step = kelp().deposit(&kelp().assets()[1], U256::from(100), U256::from(90));
        assert_eq!(
            step.call.data,
            bytes!(
                "c3ae1766"
                "0000000000000000000000000101010101010101010101010101010101010101"
                "0000000000000000000000000000000000000000000000000000000000000064"
                "000000000000000000000000000000000000000000000000000000000000005a"
                "0000000000000000000000000000000000000000000000000000000000000080"
                "0000000000000000000000000000000000000000000000000000000000000000"
            )
        );
        assert_eq!((step.call.value, step.spends[&Address::repeat_byte(1)]), (U256::ZERO, U256::from(100)));
    }

    #[test]
    fn every_bound_is_said_in_words() {
        let open = Bounds { paused: false, supported: true, least: U256::from(5), most: Some(U256::from(10)) };
        let says = |bounds: &Bounds, amount: u64| {
            let amount = U256::from(amount);
            let checked = bounds.check("depositing at Kelp", (amount, "stETH"), (Some(amount), "stETH"));
            checked.map_err(|err| err.to_string())
        };
        assert_eq!(says(&open, 10), Ok(U256::from(10)));
        assert_eq!(says(&open, 4).unwrap_err(), "depositing at Kelp takes at least 0.000000000000000005 stETH");
        assert_eq!(says(&open, 11).unwrap_err(), "depositing at Kelp takes at most 0.00000000000000001 stETH now");
        assert!(says(&Bounds { paused: true, ..open }, 7).unwrap_err().contains("paused"));
        assert_eq!(says(&Bounds { most: None, ..open }, 7).unwrap_err(), "Kelp names no limit for stETH now");
        assert!(says(&Bounds { supported: false, most: None, ..open }, 7).unwrap_err().contains("lists"));
    }
}
