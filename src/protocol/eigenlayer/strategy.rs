//! One listed strategy as a venue: a token goes in for shares, and comes out through the withdrawal queue.

use super::{
    Core, Listed,
    abi::{IDelegationManager, IStrategy, IStrategyManager},
    gate::Gate,
    issuer, paused,
    shares::{Factors, agree, slashed},
    vault::Vault,
    when,
};
use crate::{
    chain::{Chain, erc20::Token},
    error::Failure,
    plan::{Call, Expect, Step},
    protocol::{Ask, Facts, Holding, Kind, Outlook, Position, Risk, Ticket, Venue, allow::allow, preflight},
    units::mul_div_up,
};
use alloy::primitives::{Address, U256};
use anyhow::{Context, Result, bail, ensure};
use async_trait::async_trait;

/// Strategies that one staker may hold. Source: `MAX_STAKER_STRATEGY_LIST_LENGTH` of the `StrategyManager`.
const MOST_STRATEGIES: u64 = 32;
/// How many of its smallest units a rebasing token may lose on the way.
const LOST: U256 = U256::from_limbs([2, 0, 0, 0]);
const ONE: U256 = U256::from_limbs([1, 0, 0, 0]);

/// A strategy that the registry lists.
pub(super) struct Strategy {
    name: String,
    core: Core,
    listed: Listed,
}

/// What an account has in the strategy, in shares.
struct Stake {
    deposit: U256,
    withdrawable: U256,
}

impl Strategy {
    pub(super) fn new(name: &str, core: Core, listed: Listed) -> Self {
        Self { name: name.into(), core, listed }
    }

    fn id(&self) -> String {
        format!("eigenlayer/{}", self.name)
    }

    fn gate(&self) -> Gate {
        Gate { strategy: self.listed.strategy, token: self.listed.token, manager: self.core.strategy_manager }
    }

    fn held_by(&self, owner: Address) -> IStrategyManager::stakerDepositSharesCall {
        IStrategyManager::stakerDepositSharesCall { staker: owner, strategy: self.listed.strategy }
    }

    /// The deposit of `amount`, which must bring at least `shares`.
    fn deposit(&self, owner: Address, amount: U256, shares: U256) -> Step {
        let Listed { strategy, token } = self.listed;
        let call = IStrategyManager::depositIntoStrategyCall { strategy, token, amount };
        let manager = self.core.strategy_manager;
        Step::new(format!("Deposit into EigenLayer's {} strategy", self.name), Call::new(manager, &call)).spends(token, amount).watches(
            format!("shares of EigenLayer's {} strategy", self.name),
            18,
            self.core.shares_of(owner, strategy),
            Expect::Gains(shares),
        )
    }

    /// The queueing of `shares` deposit shares for withdrawal.
    fn queue(&self, owner: Address, shares: U256) -> Step {
        let params = IDelegationManager::QueuedWithdrawalParams {
            strategies: vec![self.listed.strategy],
            depositShares: vec![shares],
            __deprecated_withdrawer: Address::ZERO,
        };
        let manager = self.core.delegation_manager;
        let queued = IDelegationManager::cumulativeWithdrawalsQueuedCall { staker: owner };
        let title = format!("Queue a withdrawal from EigenLayer's {} strategy", self.name);
        Step::new(title, Call::new(manager, &IDelegationManager::queueWithdrawalsCall { params: vec![params] }))
            .watches(
                format!("deposit shares of EigenLayer's {} strategy", self.name),
                18,
                self.core.shares_of(owner, self.listed.strategy),
                Expect::Loses(shares),
            )
            .watches("withdrawal in EigenLayer's queue", 0, Call::new(manager, &queued), Expect::Gains(ONE))
    }

    async fn stake(&self, chain: &Chain, staker: Address) -> Result<Stake> {
        let call = IDelegationManager::getWithdrawableSharesCall { staker, strategies: vec![self.listed.strategy] };
        let answer = chain.read(self.core.delegation_manager, &call).await?;
        match (answer.withdrawableShares.as_slice(), answer.depositShares.as_slice()) {
            ([withdrawable], [deposit]) => Ok(Stake { deposit: *deposit, withdrawable: *withdrawable }),
            _ => bail!("the node answers for another number of strategies than it was asked"),
        }
    }

    async fn worth(&self, chain: &Chain, shares: U256) -> Result<U256> {
        chain.read(self.listed.strategy, &IStrategy::sharesToUnderlyingViewCall { amountShares: shares }).await
    }

    async fn shares_for(&self, chain: &Chain, amount: U256) -> Result<U256> {
        chain.read(self.listed.strategy, &IStrategy::underlyingToSharesViewCall { amountUnderlying: amount }).await
    }

    /// What the core itself says the deposit shares for `withdrawable` ones are; `None` where its version does not say.
    async fn converted(&self, ask: &Ask<'_>, withdrawable: U256) -> Result<Option<U256>> {
        let call = IDelegationManager::convertToDepositSharesCall {
            staker: ask.owner,
            strategies: vec![self.listed.strategy],
            withdrawableShares: vec![withdrawable],
        };
        let answer = ask.chain.try_read(self.core.delegation_manager, &call).await?;
        Ok(answer.and_then(|shares| shares.first().copied()))
    }
}

impl Stake {
    /// The deposit shares to queue for `wanted` withdrawable ones, where the core says `theirs`.
    fn deposit_for(&self, wanted: U256, factors: Factors, theirs: Option<U256>) -> Result<U256> {
        let ours = factors.deposit(wanted)?;
        ensure!(theirs.is_none_or(|theirs| agree(theirs, ours)), contradiction());
        let shares = theirs.unwrap_or(ours).min(self.deposit);
        ensure!(!shares.is_zero(), Failure::failed("bounds", "the amount is worth less than one share").hint("withdraw more"));
        Ok(shares)
    }
}

fn contradiction() -> Failure {
    Failure::refused("shares", "the node's answers about shares contradict each other").hint("ask another node with `--rpc-url`")
}

#[async_trait]
impl Venue for Strategy {
    fn facts(&self) -> Facts {
        Facts {
            id: self.id(),
            name: format!("EigenLayer {}", self.name),
            kind: Kind::Strategy,
            takes: vec![self.listed.token],
            holds: vec![],
            gives: vec![self.listed.token],
            wraps: None,
            risk: Risk::High,
            profile: "once delegated, every AVS that the operator allocates to may slash it; and the token's own risk",
            exit: "withdrawal queue, 14 days on mainnet, slashable meanwhile",
        }
    }

    fn contracts(&self) -> Vec<(Address, String)> {
        vec![(self.listed.strategy, format!("EigenLayer {} strategy", self.name))]
    }

    async fn outlook(&self, chain: &Chain) -> Result<Outlook> {
        let (gate, rate, halted, delay) = tokio::try_join!(
            self.gate().look(chain),
            self.worth(chain, super::shares::WAD),
            self.core.paused(chain, paused::QUEUEING),
            self.core.delay(chain),
        )?;
        Ok(Outlook {
            closed: gate.closed(),
            stuck: halted.then(|| "EigenLayer queues no withdrawals now: it is paused".into()),
            limit: gate.limit(),
            rate: Some(rate),
            exit_seconds: Some(delay.saturating_add(1).saturating_mul(chain.block_time())),
            ..Outlook::default()
        })
    }

    async fn enter(&self, ask: &Ask<'_>, asset: Address, amount: U256) -> Result<Vec<Step>> {
        ensure!(asset == self.listed.token, preflight::not_taken(&self.id(), asset));
        let (chain, owner, manager) = (ask.chain, ask.owner, self.core.strategy_manager);
        let (gate, vault, (), token, quoted, operator, held, count, allow) = tokio::try_join!(
            self.gate().look(chain),
            Vault::read(chain, self.listed.strategy),
            issuer::permits(chain, asset, [owner, self.listed.strategy]),
            Token::ask(chain, asset),
            self.shares_for(chain, amount),
            self.core.operator_of(chain, owner),
            chain.read(manager, &self.held_by(owner)),
            chain.read(manager, &IStrategyManager::stakerStrategyListLengthCall { staker: owner }),
            allow(chain, asset, owner, manager, amount),
        )?;
        gate.admits(&token, amount)?;
        vault.map_or(Ok(()), |vault| vault.admits(operator))?;
        ensure!(!quoted.is_zero(), Failure::failed("bounds", "the amount is worth less than one share").hint("deposit more"));
        let full = Failure::failed("limit", format!("an account may hold {MOST_STRATEGIES} strategies, and this one does"))
            .hint("leave one of them first");
        ensure!(!held.is_zero() || count < U256::from(MOST_STRATEGIES), full);
        if self.core.magnitude(chain, operator, self.listed.strategy).await?.is_zero() {
            let message = "the operator you are delegated to was slashed whole in this strategy: a deposit would be worth nothing";
            bail!(Failure::failed("slashed", message).hint("undelegate or redelegate first"));
        }
        let lost = mul_div_up(LOST, quoted, amount)?;
        let step = self.deposit(owner, amount, ask.slippage.off(quoted)?.saturating_sub(lost));
        let note = operator.map(|operator| format!("it is delegated to {operator} at once, and may be slashed from then on"));
        Ok(allow.into_iter().chain([note.into_iter().fold(step, Step::note)]).collect())
    }

    async fn exit(&self, ask: &Ask<'_>, held: Address, amount: U256, want: Option<Address>) -> Result<Vec<Step>> {
        let ours = held == self.listed.token && want.is_none_or(|want| want == held);
        ensure!(ours, preflight::not_given(&self.id(), held, want));
        let (chain, owner) = (ask.chain, ask.owner);
        let scaling = IDelegationManager::depositScalingFactorCall { staker: owner, strategy: self.listed.strategy };
        let (stake, vault, asked, scaling, operator, delay, halted, token) = tokio::try_join!(
            self.stake(chain, owner),
            Vault::read(chain, self.listed.strategy),
            self.shares_for(chain, amount),
            chain.read(self.core.delegation_manager, &scaling),
            self.core.operator_of(chain, owner),
            self.core.delay(chain),
            self.core.paused(chain, paused::QUEUEING),
            Token::ask(chain, held),
        )?;
        ensure!(!halted, preflight::paused("EigenLayer queues no withdrawals now: it is paused"));
        vault.map_or(Ok(()), |vault| vault.releases())?;
        let wanted = asked.min(stake.withdrawable);
        let (whole, slashing, theirs) = tokio::try_join!(
            self.worth(chain, stake.withdrawable),
            self.core.magnitude(chain, operator, self.listed.strategy),
            self.converted(ask, wanted),
        )?;
        let short = || Failure::failed("balance", format!("there is {} to withdraw, not {}", token.money(whole), token.money(amount)));
        ensure!(!amount.is_zero() && amount <= whole, short());
        let factors = Factors { scaling, slashing };
        ensure!(agree(factors.withdrawable(stake.deposit)?, stake.withdrawable), contradiction());
        let shares = if amount == whole { stake.deposit } else { stake.deposit_for(wanted, factors, theirs)? };
        // It is mined in the next block at the earliest, and the delay is counted from there.
        let ready = chain.head().number.checked_add(delay).and_then(|block| block.checked_add(2)).context("the delay is absurd")?;
        let ready = when::block(chain, ready);
        let money = token.money(amount);
        let step = self.queue(owner, shares);
        Ok(vec![match operator {
            Some(operator) => step
                .note(format!("{money} at most comes out, claimable from about {ready}"))
                .note(format!("until then {operator} can be slashed for it as before, and less comes out")),
            None => step.note(format!("about {money} comes out, claimable from about {ready}")),
        }])
    }

    async fn claim(&self, _ask: &Ask<'_>, tickets: &[Ticket]) -> Result<Vec<Step>> {
        let Some(ticket) = tickets.first() else { return Ok(vec![]) };
        bail!(Failure::usage(format!("`{}` is no ticket of `{}`: the queue `eigenlayer` has them", ticket.id, self.id())))
    }

    async fn holding(&self, chain: &Chain, owner: Address) -> Result<Holding> {
        let Stake { deposit, withdrawable } = self.stake(chain, owner).await?;
        if deposit.is_zero() {
            return Ok(Holding::default());
        }
        let (amount, vault) = tokio::try_join!(self.worth(chain, withdrawable), Vault::read(chain, self.listed.strategy))?;
        let notes: Vec<_> = slashed(deposit, withdrawable)?.into_iter().chain(vault.and_then(|vault| vault.lock())).collect();
        let note = Some(notes.join("; ")).filter(|note| !note.is_empty());
        let working = vec![Position { asset: self.listed.token, amount, value: None, note }];
        Ok(Holding { working, leaving: vec![] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::{address, hex};

    const OWNER: Address = address!("00000000000000000000000000000000000000a1");

    fn steth() -> Strategy {
        let core = Core {
            delegation_manager: address!("39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A"),
            strategy_manager: address!("858646372CC42E1A627fcE94aa7A7033e7CF075A"),
            allocation_manager: address!("948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39"),
            eigen_pod_manager: address!("91E677b07F7AF907ec9a428aafA9fc14a0d3A338"),
        };
        let listed = Listed {
            strategy: address!("93c4b944D05dfe6df7645A86cd2206016c51564D"),
            token: address!("ae7ab96520DE3A18E5e111B5EaAb095312D7fE84"),
        };
        Strategy::new("steth", core, listed)
    }

    #[test]
    fn a_deposit_is_these_bytes() {
        let step = steth().deposit(OWNER, U256::from(10), U256::from(9));
        let expected = hex!(
            "e7a050aa"
            "00000000000000000000000093c4b944d05dfe6df7645a86cd2206016c51564d"
            "000000000000000000000000ae7ab96520de3a18e5e111b5eaab095312d7fe84"
            "000000000000000000000000000000000000000000000000000000000000000a"
        );
        assert_eq!(step.call.data.as_ref(), expected);
        assert_eq!(step.spends, [(steth().listed.token, U256::from(10))].into());
        assert_eq!(step.probes[0].expect, Expect::Gains(U256::from(9)));
    }

    #[test]
    fn a_withdrawal_is_queued_in_deposit_shares() {
        let step = steth().queue(OWNER, U256::from(7));
        let expected = hex!(
            "0dd8dd02"
            "0000000000000000000000000000000000000000000000000000000000000020"
            "0000000000000000000000000000000000000000000000000000000000000001"
            "0000000000000000000000000000000000000000000000000000000000000020"
            "0000000000000000000000000000000000000000000000000000000000000060"
            "00000000000000000000000000000000000000000000000000000000000000a0"
            "0000000000000000000000000000000000000000000000000000000000000000"
            "0000000000000000000000000000000000000000000000000000000000000001"
            "00000000000000000000000093c4b944d05dfe6df7645a86cd2206016c51564d"
            "0000000000000000000000000000000000000000000000000000000000000001"
            "0000000000000000000000000000000000000000000000000000000000000007"
        );
        assert_eq!(step.call.data.as_ref(), expected);
        assert_eq!(step.probes.len(), 2);
        assert!(step.spends.is_empty() && step.receives.is_empty() && step.grants.is_none());
    }

    #[test]
    fn the_core_and_the_formula_must_agree_on_shares() {
        let [ten, nine] = [10_u64, 9].map(|tenths| U256::from(tenths) * U256::from(100_000_000_000_000_000_u64));
        let (stake, factors) = (Stake { deposit: ten, withdrawable: nine }, Factors { scaling: ten, slashing: nine });
        assert_eq!(stake.deposit_for(nine, factors, None).unwrap(), ten);
        assert_eq!(stake.deposit_for(nine, factors, Some(ten - U256::from(1))).unwrap(), ten - U256::from(1));
        assert!(stake.deposit_for(nine, factors, Some(nine)).is_err());
        assert!(stake.deposit_for(U256::ZERO, factors, None).is_err());
    }
}
