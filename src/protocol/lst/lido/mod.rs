//! Lido: ether in for stETH or wstETH, and back out through the withdrawal queue.

pub mod abi;
mod queue;
mod request;

use crate::{
    chain::{Chain, erc20::IERC20},
    error::Failure,
    plan::{Call, ETHER, Step},
    protocol::{
        Ask, Bound, Facts, Holding, Kind, Outlook, Position, Risk, Ticket, Venue,
        allow::allow,
        preflight,
        rebasing::{self, Pair, WAD},
    },
    units::{Money, add, mul_div},
};
use abi::{ILido, IWstETH};
use alloy::primitives::{Address, U256};
use anyhow::{Result, ensure};
use async_trait::async_trait;
use queue::Queue;
use serde::Deserialize;

/// Lido on one chain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lido {
    /// Its id in the registry.
    #[serde(skip)]
    pub id: String,
    /// The pool, which is also the rebasing token.
    pub steth: Address,
    /// The wrapped form.
    pub wsteth: Address,
    /// The withdrawal queue, which is also the ERC-721 of its requests.
    pub withdrawals: Address,
}

impl Lido {
    fn pair(&self) -> Pair {
        Pair { plain: (self.steth, "stETH"), wrapped: (self.wsteth, "wstETH") }
    }

    fn queue(&self) -> Queue {
        Queue(self.withdrawals)
    }

    fn submit(&self, amount: U256) -> Step {
        Step::new("Stake ether with Lido", Call::new(self.steth, &ILido::submitCall { referral: Address::ZERO }).paying(amount))
            .spends(ETHER, amount)
            .receives(self.steth, rebasing::least(amount))
    }

    async fn stake(&self, ask: &Ask<'_>, amount: U256) -> Result<Vec<Step>> {
        let (paused, limit) = tokio::try_join!(
            ask.chain.read(self.steth, &ILido::isStakingPausedCall {}),
            ask.chain.read(self.steth, &ILido::getCurrentStakeLimitCall {}),
        )?;
        match closed(paused, limit) {
            Some(why) => Err(preflight::paused(why)),
            None if amount > limit => Err(preflight::too_much("Lido takes", &Money::ether(limit))),
            None => Ok(vec![self.submit(amount)]),
        }
    }

    async fn wrap(&self, ask: &Ask<'_>, amount: U256) -> Result<Vec<Step>> {
        let quote = IWstETH::getWstETHByStETHCall { amount };
        let (stopped, quoted, allow) = tokio::try_join!(
            ask.chain.read(self.steth, &ILido::isStoppedCall {}),
            ask.chain.read(self.wsteth, &quote),
            allow(ask.chain, self.steth, ask.owner, self.wsteth, amount),
        )?;
        moving(stopped)?;
        let wrap = self.pair().wrap(amount, ask.slippage.off(quoted)?);
        Ok(allow.into_iter().chain([wrap]).collect())
    }

    async fn unwrap(&self, ask: &Ask<'_>, amount: U256) -> Result<Vec<Step>> {
        let quote = IWstETH::getStETHByWstETHCall { amount };
        let (stopped, quoted) =
            tokio::try_join!(ask.chain.read(self.steth, &ILido::isStoppedCall {}), ask.chain.read(self.wsteth, &quote))?;
        moving(stopped)?;
        Ok(vec![self.pair().unwrap(amount, rebasing::least(quoted))])
    }

    async fn leave(&self, ask: &Ask<'_>, held: Address, amount: U256) -> Result<Vec<Step>> {
        let wrapped = held == self.wsteth;
        let worth = async {
            if !wrapped {
                return Ok(amount);
            }
            let worth = ask.chain.read(self.wsteth, &IWstETH::getStETHByWstETHCall { amount }).await?;
            // The rate may have grown when the request is mined: a thousandth is more than a month of rewards.
            add(worth, mul_div(worth, U256::from(1), U256::from(1000))?)
        };
        let queue = self.queue();
        let (stopped, terms, worth, allow) = tokio::try_join!(
            ask.chain.read(self.steth, &ILido::isStoppedCall {}),
            queue.terms(ask.chain),
            worth,
            allow(ask.chain, held, ask.owner, self.withdrawals, amount),
        )?;
        moving(stopped)?;
        ensure!(!terms.paused, preflight::paused("Lido's withdrawal queue takes no requests now: it is paused"));
        let amounts = queue::split(amount, worth, &terms)?;
        let requests = queue.requests_for(held, wrapped, &amounts, ask.owner)?;
        let slowed = terms.bunker.then_some(BUNKER);
        let requests = requests.into_iter().map(|request| slowed.into_iter().fold(request, Step::note));
        Ok(allow.into_iter().chain(requests).collect())
    }
}

/// What bunker mode means, for requests and for the outlook.
const BUNKER: &str = "Lido is in bunker mode: requests are finalised later than usual, and may pay less";

/// Why ether cannot be staked, if so.
fn closed(paused: bool, limit: U256) -> Option<String> {
    match (paused, limit.is_zero()) {
        (true, _) => Some("Lido takes no ether now: staking is paused".into()),
        (false, true) => Some("Lido takes no ether now: the staking limit is used up, and grows again with every block".into()),
        (false, false) => None,
    }
}

/// Refuses where stETH cannot be moved.
fn moving(stopped: bool) -> Result<()> {
    if stopped { Err(preflight::paused("stETH cannot be moved now: Lido is stopped")) } else { Ok(()) }
}

#[async_trait]
impl Venue for Lido {
    fn facts(&self) -> Facts {
        Facts {
            id: self.id.clone(),
            name: "Lido".into(),
            kind: Kind::LiquidStaking,
            takes: vec![ETHER, self.steth],
            holds: vec![self.steth, self.wsteth],
            gives: vec![ETHER, self.steth],
            wraps: Some((self.steth, self.wsteth)),
            risk: Risk::Low,
            profile: "validators may be slashed, and the contracts, their oracle and their upgrades are Lido DAO's",
            exit: "withdrawal queue, days; wstETH unwraps at once",
        }
    }

    fn contracts(&self) -> Vec<(Address, String)> {
        let named = [(self.steth, "Lido stETH"), (self.wsteth, "Lido wstETH"), (self.withdrawals, "Lido WithdrawalQueue")];
        named.map(|(address, name)| (address, name.to_owned())).into()
    }

    async fn outlook(&self, chain: &Chain) -> Result<Outlook> {
        let queue = self.queue();
        let (staking_paused, limit, stopped, terms, rates) = tokio::try_join!(
            chain.read(self.steth, &ILido::isStakingPausedCall {}),
            chain.read(self.steth, &ILido::getCurrentStakeLimitCall {}),
            chain.read(self.steth, &ILido::isStoppedCall {}),
            queue.terms(chain),
            self.rates(chain),
        )?;
        let stuck = if stopped { Some("stETH cannot be moved: Lido is stopped") } else { terms.paused.then_some("the queue is paused") };
        Ok(Outlook {
            closed: closed(staking_paused, limit),
            stuck: stuck.map(str::to_owned),
            limit: (limit != U256::MAX).then_some(limit),
            // stETH is redeemed one to one, https://docs.lido.fi/guides/lido-tokens-integration-guide
            rate: Some(WAD),
            rates,
            bounds: vec![Bound { what: "one request".into(), asset: self.steth, least: Some(terms.least), most: Some(terms.most) }],
            notes: terms.bunker.then(|| BUNKER.to_owned()).into_iter().collect(),
            exit_seconds: None,
        })
    }

    async fn rates(&self, chain: &Chain) -> Result<Vec<(Address, U256)>> {
        let wrapped = chain.read(self.wsteth, &IWstETH::stEthPerTokenCall {}).await?;
        Ok(vec![(self.steth, WAD), (self.wsteth, wrapped)])
    }

    async fn enter(&self, ask: &Ask<'_>, asset: Address, amount: U256) -> Result<Vec<Step>> {
        preflight::something(amount)?;
        match asset {
            ETHER => self.stake(ask, amount).await,
            asset if asset == self.steth => self.wrap(ask, amount).await,
            asset => Err(preflight::not_taken(&self.id, asset)),
        }
    }

    async fn exit(&self, ask: &Ask<'_>, held: Address, amount: U256, want: Option<Address>) -> Result<Vec<Step>> {
        preflight::something(amount)?;
        match want.unwrap_or(ETHER) {
            ETHER if [self.steth, self.wsteth].contains(&held) => self.leave(ask, held, amount).await,
            want if want == self.steth && held == self.wsteth => self.unwrap(ask, amount).await,
            want if want == self.wsteth && held == self.steth => {
                Err(Failure::usage("wrapping is no way out").hint("use `restake wrap`").into())
            }
            _ => Err(preflight::not_given(&self.id, held, want)),
        }
    }

    async fn claim(&self, ask: &Ask<'_>, tickets: &[Ticket]) -> Result<Vec<Step>> {
        self.queue().claim(ask, &self.id, tickets).await
    }

    async fn holding(&self, chain: &Chain, owner: Address) -> Result<Holding> {
        let (balance, queue) = (IERC20::balanceOfCall { account: owner }, self.queue());
        let (steth, wsteth, rate, found) = tokio::try_join!(
            chain.read(self.steth, &balance),
            chain.read(self.wsteth, &balance),
            chain.read(self.wsteth, &IWstETH::stEthPerTokenCall {}),
            queue.find(chain, owner),
        )?;
        let plain = Position { asset: self.steth, amount: steth, value: Some(steth), note: None };
        let wrapped = Position { asset: self.wsteth, amount: wsteth, value: Some(mul_div(wsteth, rate, WAD)?), note: None };
        let working = [plain, wrapped].into_iter().filter(|position| !position.amount.is_zero()).collect();
        Ok(Holding { working, leaving: queue.tickets(chain, &self.id, found, rate).await? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::bytes;

    #[test]
    fn submit_pays_and_names_no_referral() {
        let [steth, wsteth, withdrawals] = [1, 2, 3].map(Address::repeat_byte);
        let step = Lido { id: "lido".into(), steth, wsteth, withdrawals }.submit(U256::from(10));
        assert_eq!(step.call.data, bytes!("a1903eab0000000000000000000000000000000000000000000000000000000000000000"));
        assert_eq!((step.call.to, step.call.value), (steth, U256::from(10)));
        assert_eq!((step.spends[&ETHER], step.receives[&steth]), (U256::from(10), U256::from(8)));
    }

    #[test]
    fn a_pause_and_a_used_up_limit_close_the_door() {
        assert!(closed(true, U256::MAX).unwrap().contains("paused"));
        assert!(closed(false, U256::ZERO).unwrap().contains("limit"));
        assert_eq!(closed(false, U256::from(1)), None);
    }
}
