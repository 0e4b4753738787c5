//! ether.fi: ether in for eETH or weETH, and back out through requests that it finalises.

pub mod abi;
mod limits;
mod requests;

use crate::{
    chain::{Chain, erc20::IERC20},
    error::Failure,
    plan::{Call, ETHER, Expect, Step},
    protocol::{
        Ask, Bound, Facts, Holding, Kind, Outlook, Position, Risk, Ticket, Venue,
        allow::allow,
        preflight,
        rebasing::{self, Pair, WAD},
    },
    units::{mul_div, sum},
};
use abi::{IBlacklister, IEETH, ILiquidityPool as pool, IWeETH, IWithdrawRequestNFT as nft};
use alloy::primitives::{Address, U256};
use anyhow::{Result, bail};
use async_trait::async_trait;
use futures::future::try_join_all;
use limits::Bucket;
use requests::Requests;
use serde::Deserialize;

/// ether.fi on one chain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EtherFi {
    /// Its id in the registry.
    #[serde(skip)]
    pub id: String,
    /// The pool that takes ether and requests.
    pub pool: Address,
    /// The rebasing token.
    pub eeth: Address,
    /// The wrapped form.
    pub weeth: Address,
    /// The ERC-721 of the requests.
    pub withdrawals: Address,
    /// The list of those who may not use it; eETH names it where it is not given.
    pub blacklister: Option<Address>,
    /// The first block with requests worth looking for; the chain's first where it is not given.
    #[serde(default)]
    pub requests_from: u64,
}

impl EtherFi {
    fn pair(&self) -> Pair {
        Pair { plain: (self.eeth, "eETH"), wrapped: (self.weeth, "weETH") }
    }

    fn requests(&self) -> Requests {
        Requests { nft: self.withdrawals, first: self.requests_from }
    }

    /// What must not be paused for a deposit.
    fn way_in(&self) -> [(Address, &'static str); 2] {
        [(self.pool, "the pool"), (self.eeth, "eETH")]
    }

    /// What must not be paused for a request or a claim.
    fn way_out(&self) -> [(Address, &'static str); 3] {
        [(self.pool, "the pool"), (self.withdrawals, "the withdrawal contract"), (self.eeth, "eETH")]
    }

    /// What must not be paused for wrapping and unwrapping.
    fn tokens(&self) -> [(Address, &'static str); 2] {
        [(self.eeth, "eETH"), (self.weeth, "weETH")]
    }

    fn deposit(&self, amount: U256) -> Step {
        Step::new("Restake ether with ether.fi", Call::new(self.pool, &pool::depositCall {}).paying(amount))
            .spends(ETHER, amount)
            .receives(self.eeth, rebasing::least(amount))
    }

    fn request(&self, amount: U256, owner: Address) -> Step {
        let held = Call::new(self.withdrawals, &nft::balanceOfCall { owner });
        Step::new("Ask ether.fi for ether", Call::new(self.pool, &pool::requestWithdrawCall { recipient: owner, amount }))
            .spends(self.eeth, amount)
            .watches("withdrawal request at ether.fi", 0, held, Expect::Gains(U256::from(1)))
            .note("a request pays at most what is put in now, less after a loss, and cannot be taken back")
    }

    /// Why one of these contracts does nothing now, if so. Contracts from before mid-2026 lack some of the views.
    async fn paused(&self, chain: &Chain, contracts: &[(Address, &str)]) -> Result<Option<String>> {
        let all = contracts.iter().map(async |(address, name)| {
            let (paused, until) =
                tokio::try_join!(chain.try_read(*address, &pool::pausedCall {}), chain.try_read(*address, &pool::pausedUntilCall {}),)?;
            anyhow::Ok(pause(name, paused.unwrap_or_default(), until.unwrap_or_default(), chain.head().timestamp))
        });
        Ok(try_join_all(all).await?.into_iter().flatten().next())
    }

    /// Refuses where a contract is paused or the account is on ether.fi's list.
    async fn admit(&self, ask: &Ask<'_>, contracts: &[(Address, &str)]) -> Result<()> {
        let listed = async {
            let named = match self.blacklister {
                Some(blacklister) => Some(blacklister),
                None => ask.chain.try_read(self.eeth, &IEETH::blacklisterCall {}).await?.filter(|list| !list.is_zero()),
            };
            let Some(blacklister) = named else { return Ok(U256::ZERO) };
            ask.chain.read(blacklister, &IBlacklister::blacklistedUntilCall { user: ask.owner }).await
        };
        let (paused, listed_until) = tokio::try_join!(self.paused(ask.chain, contracts), listed)?;
        if listed_until > U256::from(ask.chain.head().timestamp) {
            bail!(Failure::failed("blocked", format!("ether.fi has blacklisted {}", ask.owner)).hint("ask ether.fi why"));
        }
        paused.map_or(Ok(()), |why| Err(preflight::paused(why)))
    }

    async fn wrap(&self, ask: &Ask<'_>, amount: U256) -> Result<Vec<Step>> {
        let (tokens, quote) = (self.tokens(), IWeETH::getWeETHByeETHCall { amount });
        let ((), quoted, allow) = tokio::try_join!(
            self.admit(ask, &tokens),
            ask.chain.read(self.weeth, &quote),
            allow(ask.chain, self.eeth, ask.owner, self.weeth, amount),
        )?;
        Ok(allow.into_iter().chain([self.pair().wrap(amount, ask.slippage.off(quoted)?)]).collect())
    }

    async fn unwrap(&self, ask: &Ask<'_>, amount: U256) -> Result<Vec<Step>> {
        let (tokens, quote) = (self.tokens(), IWeETH::getEETHByWeETHCall { amount });
        let ((), quoted) = tokio::try_join!(self.admit(ask, &tokens), ask.chain.read(self.weeth, &quote),)?;
        Ok(vec![self.pair().unwrap(amount, rebasing::least(quoted))])
    }

    /// Asks for the ether behind `amount` of eETH or weETH, in as many requests as it takes; the latter is unwrapped first.
    async fn leave(&self, ask: &Ask<'_>, held: Address, amount: U256) -> Result<Vec<Step>> {
        let (wrapped, doors) = (held == self.weeth, self.way_out());
        let unwrapped = async { if wrapped { self.unwrap(ask, amount).await } else { Ok(vec![]) } };
        let ((), unwrap, least, most) = tokio::try_join!(
            self.admit(ask, &doors),
            unwrapped,
            ask.chain.try_read(self.pool, &pool::minWithdrawAmountCall {}),
            ask.chain.try_read(self.pool, &pool::maxWithdrawAmountCall {}),
        )?;
        // What the unwrapping must bring at least is what can surely be asked for.
        let amount = unwrap.first().and_then(|step| step.receives.get(&self.eeth).copied()).unwrap_or(amount);
        preflight::something(amount)?;
        let amounts = requests::split(amount, least, most)?;
        let allow = allow(ask.chain, self.eeth, ask.owner, self.pool, sum(&amounts)?).await?;
        let requests = amounts.into_iter().map(|amount| self.request(amount, ask.owner));
        Ok(unwrap.into_iter().chain(allow).chain(requests).collect())
    }
}

/// Why a contract that is paused so does nothing at the time `now`, if so.
fn pause(name: &str, paused: bool, until: U256, now: u64) -> Option<String> {
    if paused {
        return Some(format!("ether.fi has paused {name}"));
    }
    let left = until.checked_sub(U256::from(now))?;
    let hours = left.checked_div(U256::from(3600)).unwrap_or_default().saturating_add(U256::from(1));
    Some(format!("ether.fi has paused {name} for up to {hours} more h"))
}

#[async_trait]
impl Venue for EtherFi {
    fn facts(&self) -> Facts {
        Facts {
            id: self.id.clone(),
            name: "ether.fi".into(),
            kind: Kind::LiquidRestaking,
            takes: vec![ETHER, self.eeth],
            holds: vec![self.eeth, self.weeth],
            gives: vec![ETHER, self.eeth],
            wraps: Some((self.eeth, self.weeth)),
            risk: Risk::High,
            profile: "restaked with operators that ether.fi chooses, whom AVSs may slash; its guardians can pause, blacklist and invalidate",
            exit: "request, finalised in days, then claim; weETH unwraps at once",
        }
    }

    fn contracts(&self) -> Vec<(Address, String)> {
        let named = [
            (self.pool, "ether.fi LiquidityPool"),
            (self.eeth, "ether.fi eETH"),
            (self.weeth, "ether.fi weETH"),
            (self.withdrawals, "ether.fi WithdrawRequestNFT"),
        ];
        let blacklister = self.blacklister.map(|address| (address, "ether.fi Blacklister"));
        named.into_iter().chain(blacklister).map(|(address, name)| (address, name.to_owned())).collect()
    }

    async fn outlook(&self, chain: &Chain) -> Result<Outlook> {
        let (ins, outs) = (self.way_in(), self.way_out());
        let (closed, stuck, limit, least, most, rates) = tokio::try_join!(
            self.paused(chain, &ins),
            self.paused(chain, &outs),
            Bucket::Mint.left(chain, self.eeth),
            chain.try_read(self.pool, &pool::minWithdrawAmountCall {}),
            chain.try_read(self.pool, &pool::maxWithdrawAmountCall {}),
            self.rates(chain),
        )?;
        let full =
            limit.filter(U256::is_zero).map(|_| "ether.fi's limit of eETH to be minted is used up: it grows back every second".to_owned());
        let bounded = least.or(most).map(|_| Bound { what: "one request".into(), asset: self.eeth, least, most });
        // eETH is redeemed one to one: its balances grow instead.
        let rate = Some(WAD);
        Ok(Outlook { closed: closed.or(full), stuck, limit, rate, rates, bounds: bounded.into_iter().collect(), ..Outlook::default() })
    }

    async fn rates(&self, chain: &Chain) -> Result<Vec<(Address, U256)>> {
        let wrapped = chain.read(self.weeth, &IWeETH::getRateCall {}).await?;
        Ok(vec![(self.eeth, WAD), (self.weeth, wrapped)])
    }

    async fn enter(&self, ask: &Ask<'_>, asset: Address, amount: U256) -> Result<Vec<Step>> {
        preflight::something(amount)?;
        match asset {
            ETHER => {
                let doors = self.way_in();
                let ((), left) = tokio::try_join!(self.admit(ask, &doors), Bucket::Mint.left(ask.chain, self.eeth))?;
                Bucket::Mint.holds(amount, left)?;
                Ok(vec![self.deposit(amount)])
            }
            asset if asset == self.eeth => self.wrap(ask, amount).await,
            asset => Err(preflight::not_taken(&self.id, asset)),
        }
    }

    async fn exit(&self, ask: &Ask<'_>, held: Address, amount: U256, want: Option<Address>) -> Result<Vec<Step>> {
        preflight::something(amount)?;
        match want.unwrap_or(ETHER) {
            ETHER if [self.eeth, self.weeth].contains(&held) => self.leave(ask, held, amount).await,
            want if want == self.eeth && held == self.weeth => self.unwrap(ask, amount).await,
            _ => Err(preflight::not_given(&self.id, held, want)),
        }
    }

    async fn claim(&self, ask: &Ask<'_>, tickets: &[Ticket]) -> Result<Vec<Step>> {
        let doors = self.way_out();
        let ((), left) = tokio::try_join!(self.admit(ask, &doors), Bucket::Burn.left(ask.chain, self.eeth))?;
        self.requests().claim(ask, &self.id, tickets, left).await
    }

    async fn holding(&self, chain: &Chain, owner: Address) -> Result<Holding> {
        let (balance, share) = (IERC20::balanceOfCall { account: owner }, pool::amountForShareCall { share: WAD });
        let (eeth, weeth, rate) =
            tokio::try_join!(chain.read(self.eeth, &balance), chain.read(self.weeth, &balance), chain.read(self.pool, &share),)?;
        let plain = Position { asset: self.eeth, amount: eeth, value: Some(eeth), note: None };
        let wrapped = Position { asset: self.weeth, amount: weeth, value: Some(mul_div(weeth, rate, WAD)?), note: None };
        let working = [plain, wrapped].into_iter().filter(|position| !position.amount.is_zero()).collect();
        Ok(Holding { working, leaving: self.requests().tickets(chain, &self.id, owner, rate).await? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::bytes;

    fn etherfi() -> EtherFi {
        let [pool, eeth, weeth, withdrawals] = [1, 2, 3, 4].map(Address::repeat_byte);
        EtherFi { id: "etherfi".into(), pool, eeth, weeth, withdrawals, blacklister: None, requests_from: 0 }
    }

    #[test]
    fn a_deposit_pays_and_names_no_referral() {
        let step = etherfi().deposit(U256::from(10));
        assert_eq!(step.call.data, bytes!("d0e30db0"));
        assert_eq!((step.call.value, step.spends[&ETHER]), (U256::from(10), U256::from(10)));
        assert_eq!(step.receives[&etherfi().eeth], U256::from(8));
    }

    #[test]
    fn a_request_is_made_for_the_owner_and_watched() {
        let step = etherfi().request(U256::from(10), Address::repeat_byte(9));
        assert_eq!(
            step.call.data,
            bytes!(
                "397a1b28"
                "0000000000000000000000000909090909090909090909090909090909090909"
                "000000000000000000000000000000000000000000000000000000000000000a"
            )
        );
        assert_eq!(step.spends[&etherfi().eeth], U256::from(10));
        assert!(step.receives.is_empty() && step.probes[0].call.to == etherfi().withdrawals);
    }

    #[test]
    fn both_kinds_of_pause_are_said() {
        assert_eq!(pause("eETH", true, U256::ZERO, 9).unwrap(), "ether.fi has paused eETH");
        assert_eq!(pause("eETH", false, U256::from(7209), 9).unwrap(), "ether.fi has paused eETH for up to 3 more h");
        assert!(pause("eETH", false, U256::from(9), 9).is_some(), "the last second counts");
        assert_eq!(pause("eETH", false, U256::from(8), 9), None);
    }
}
