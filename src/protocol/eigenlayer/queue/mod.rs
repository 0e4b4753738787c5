//! EigenLayer's withdrawal queue as a venue: nothing goes in by itself, and what is in it can be slashed until its delay is over.
//! What works in strategies that the registry does not list is shown here too.

mod leaving;
mod unlisted;

use super::{BEACON_CHAIN_STRATEGY, Core, Listed, abi::IDelegationManager, paused, when};
use crate::{
    chain::Chain,
    error::Failure,
    plan::{Call, Expect, Step},
    protocol::{Ask, Facts, Holding, Kind, Outlook, Risk, Ticket, Venue, preflight},
};
use alloy::primitives::{Address, U256};
use anyhow::{Result, bail, ensure};
use async_trait::async_trait;
use leaving::{Leaving, Part};
use std::collections::BTreeMap;

/// The registry's id of the queue.
pub(super) const ID: &str = "eigenlayer";

/// How many of its smallest units a rebasing token may lose on the way out.
const LOST: U256 = U256::from_limbs([2, 0, 0, 0]);

/// The queue, and the tokens of the strategies that the registry lists.
pub(super) struct Queue {
    core: Core,
    tokens: BTreeMap<Address, Address>,
}

impl Queue {
    pub(super) fn new(core: Core, listed: impl Iterator<Item = Listed>) -> Self {
        Self { core, tokens: listed.map(|listed| (listed.strategy, listed.token)).collect() }
    }

    /// The completion of one withdrawal, whose effects `bounded` adds.
    fn complete(&self, leaving: &Leaving, as_tokens: bool) -> Step {
        let call = IDelegationManager::completeQueuedWithdrawalCall {
            withdrawal: leaving.withdrawal.clone(),
            tokens: leaving.parts.iter().map(|part| part.token.unwrap_or_default()).collect(),
            receiveAsTokens: as_tokens,
        };
        let pending = IDelegationManager::pendingWithdrawalsCall { withdrawalRoot: leaving.root };
        let manager = self.core.delegation_manager;
        let how = if as_tokens { "as tokens" } else { "back into shares" };
        Step::new(format!("Complete the EigenLayer withdrawal {} {how}", leaving.name()), Call::new(manager, &call)).watches(
            format!("whether {} is queued", leaving.name()),
            0,
            Call::new(manager, &pending),
            Expect::Becomes(U256::ZERO),
        )
    }

    fn as_tokens(&self, leaving: &Leaving) -> Result<Step> {
        let mut sums = BTreeMap::<Address, U256>::new();
        for part in leaving.parts.iter().filter(|part| !part.shares.is_zero()) {
            let Some(token) = part.token else {
                let message = format!("the strategy {} does not say which token it pays out", part.strategy);
                bail!(Failure::failed("strategy", message).hint("complete it with `--as-shares`"));
            };
            let sum = sums.entry(token).or_default();
            *sum = sum.saturating_add(part.amount.saturating_sub(LOST));
        }
        let step = self.complete(leaving, true);
        let step = sums.into_iter().filter(|(_, least)| !least.is_zero()).fold(step, |step, (token, least)| step.receives(token, least));
        Ok(if leaving.is_gone() { step.note("it was slashed whole: nothing comes out") } else { step })
    }

    fn as_shares(&self, leaving: &Leaving, owner: Address, operator: Option<Address>) -> Step {
        let watched = leaving.parts.iter().filter(|part| !part.shares.is_zero());
        let step = watched.fold(self.complete(leaving, false), |step, part| self.watch_shares(step, part, owner));
        let note = operator.map(|operator| format!("the shares are delegated to {operator} at once, and may be slashed from then on"));
        note.into_iter().fold(step, Step::note)
    }

    fn watch_shares(&self, step: Step, part: &Part, owner: Address) -> Step {
        let what = format!("shares of the strategy {}", part.strategy);
        step.watches(what, 18, self.core.shares_of(owner, part.strategy), Expect::Gains(part.shares))
    }

    /// Refuses where a strategy of these withdrawals pays out or takes nothing now.
    async fn check(&self, ask: &Ask<'_>, leaving: &[&Leaving], operator: Option<Address>) -> Result<()> {
        let mut strategies: Vec<_> = leaving.iter().flat_map(|leaving| &leaving.parts).map(|part| part.strategy).collect();
        strategies.sort_unstable();
        strategies.dedup();
        let checks = strategies.into_iter().map(|strategy| async move {
            if ask.as_shares {
                let gone = self.core.magnitude(ask.chain, operator, strategy).await?.is_zero();
                let message = format!("the operator you are delegated to was slashed whole in the strategy {strategy}");
                ensure!(!gone, Failure::failed("slashed", message).hint("take tokens instead, or undelegate first"));
            } else if strategy != BEACON_CHAIN_STRATEGY {
                let closed = leaving::halted(ask.chain, strategy).await?;
                let message = format!("the strategy {strategy} pays nothing out now: it is paused");
                ensure!(!closed, Failure::failed("paused", message).hint("wait until it resumes, or complete it with `--as-shares`"));
            }
            Ok(())
        });
        futures::future::try_join_all(checks).await.map(drop)
    }
}

#[async_trait]
impl Venue for Queue {
    fn facts(&self) -> Facts {
        let mut gives: Vec<_> = self.tokens.values().copied().collect();
        gives.sort_unstable();
        gives.dedup();
        Facts {
            id: ID.into(),
            name: "EigenLayer withdrawals".into(),
            kind: Kind::Queue,
            takes: vec![],
            holds: vec![],
            gives,
            wraps: None,
            risk: Risk::High,
            profile: "what is queued from under an operator can be slashed until its delay is over",
            exit: "claimable after the delay, 14 days on mainnet, as tokens or back into shares",
        }
    }

    fn contracts(&self) -> Vec<(Address, String)> {
        vec![]
    }

    async fn outlook(&self, chain: &Chain) -> Result<Outlook> {
        let (halted, delay) = tokio::try_join!(self.core.paused(chain, paused::COMPLETING), self.core.delay(chain))?;
        Ok(Outlook {
            closed: Some("nothing goes in by itself: withdraw from a strategy".into()),
            stuck: halted.then(|| "EigenLayer completes no withdrawals now: it is paused".into()),
            exit_seconds: Some(delay.saturating_add(1).saturating_mul(chain.block_time())),
            ..Outlook::default()
        })
    }

    async fn enter(&self, _ask: &Ask<'_>, _asset: Address, _amount: U256) -> Result<Vec<Step>> {
        bail!(Failure::usage(format!("nothing goes into `{ID}` by itself")).hint("withdraw from a strategy, such as `eigenlayer/steth`"))
    }

    async fn exit(&self, _ask: &Ask<'_>, _held: Address, _amount: U256, _want: Option<Address>) -> Result<Vec<Step>> {
        bail!(Failure::usage(format!("what is in `{ID}` is leaving already")).hint("claim it when it is ready: `restake claim`"))
    }

    async fn claim(&self, ask: &Ask<'_>, tickets: &[Ticket]) -> Result<Vec<Step>> {
        let (queued, halted, operator) = tokio::try_join!(
            leaving::read(&self.core, &self.tokens, ask.chain, ask.owner),
            self.core.paused(ask.chain, paused::COMPLETING),
            self.core.operator_of(ask.chain, ask.owner),
        )?;
        ensure!(!halted, preflight::paused("EigenLayer completes no withdrawals now: it is paused"));
        let find = |ticket: &Ticket| queued.iter().find(|leaving| leaving.key() == ticket.key).ok_or_else(|| nothing_queued(&ticket.id));
        let chosen = tickets.iter().map(find).collect::<Result<Vec<_>, _>>()?;
        for leaving in &chosen {
            let ready = when::block(ask.chain, leaving.ready);
            let early = || preflight::not_ready(&leaving.id(), &format!("it waits for {ready}"));
            ensure!(leaving.is_ready(ask.chain), early());
        }
        self.check(ask, &chosen, operator).await?;
        chosen.into_iter().map(|l| if ask.as_shares { Ok(self.as_shares(l, ask.owner, operator)) } else { self.as_tokens(l) }).collect()
    }

    async fn holding(&self, chain: &Chain, owner: Address) -> Result<Holding> {
        let queued = leaving::read(&self.core, &self.tokens, chain, owner);
        let (working, queued) = tokio::try_join!(unlisted::read(&self.core, &self.tokens, chain, owner), queued)?;
        Ok(Holding { working, leaving: queued.iter().map(|leaving| leaving.ticket(chain)).collect() })
    }
}

fn nothing_queued(id: &str) -> Failure {
    Failure::failed("ticket", format!("`{id}` is not in the queue: it was completed, or is another account's"))
        .hint("see `restake portfolio`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::ETHER;
    use alloy::primitives::{address, hex};

    const OWNER: Address = address!("00000000000000000000000000000000000000a1");
    const STRATEGY: Address = address!("0000000000000000000000000000000000000057");
    const TOKEN: Address = address!("0000000000000000000000000000000000000070");

    fn queue() -> Queue {
        let core = Core {
            delegation_manager: address!("39053D51B77DC0d36036Fc1fCc8Cb819df8Ef37A"),
            strategy_manager: address!("858646372CC42E1A627fcE94aa7A7033e7CF075A"),
            allocation_manager: address!("948a420b8CC1d6BFd0B6087C2E7c344a2CD0bc39"),
            eigen_pod_manager: address!("91E677b07F7AF907ec9a428aafA9fc14a0d3A338"),
        };
        Queue::new(core, [Listed { strategy: STRATEGY, token: TOKEN }].into_iter())
    }

    fn leaving(parts: Vec<Part>) -> Leaving {
        let withdrawal = IDelegationManager::Withdrawal {
            staker: OWNER,
            delegatedTo: Address::ZERO,
            withdrawer: OWNER,
            nonce: U256::ZERO,
            startBlock: 5,
            strategies: parts.iter().map(|part| part.strategy).collect(),
            scaledShares: parts.iter().map(|part| part.shares).collect(),
        };
        Leaving::new(withdrawal, parts, 10).unwrap()
    }

    fn part(token: Option<Address>, shares: u64, amount: u64) -> Part {
        Part { strategy: STRATEGY, token, shares: U256::from(shares), amount: U256::from(amount) }
    }

    #[test]
    fn tokens_must_arrive_but_for_the_rounding_of_rebasing_ones() {
        let step = queue().as_tokens(&leaving(vec![part(Some(TOKEN), 100, 110), part(Some(TOKEN), 10, 11)])).unwrap();
        assert_eq!(step.receives, [(TOKEN, U256::from(117))].into());
        assert!(step.call.data.starts_with(&hex!("e4cc3f90")));
        assert_eq!(step.probes[0].expect, Expect::Becomes(U256::ZERO));
    }

    #[test]
    fn a_strategy_that_names_no_token_is_completed_as_shares_only() {
        let odd = leaving(vec![part(None, 100, 100)]);
        assert!(queue().as_tokens(&odd).is_err());
        let step = queue().as_shares(&odd, OWNER, Some(OWNER));
        assert_eq!(step.probes[1].expect, Expect::Gains(U256::from(100)));
        assert_eq!(step.probes[1].call.to, queue().core.strategy_manager);
        assert_eq!(step.notes.len(), 1);
        assert!(step.receives.is_empty());
    }

    #[test]
    fn what_was_slashed_whole_promises_nothing() {
        let step = queue().as_tokens(&leaving(vec![part(None, 0, 0)])).unwrap();
        assert!(step.receives.is_empty() && step.notes[0].contains("slashed whole"));
    }

    #[test]
    fn native_shares_go_back_to_the_pod_manager() {
        let native = Part { strategy: BEACON_CHAIN_STRATEGY, token: Some(ETHER), shares: U256::from(9), amount: U256::from(9) };
        let step = queue().as_shares(&leaving(vec![native]), OWNER, None);
        assert_eq!(step.probes[1].call.to, queue().core.eigen_pod_manager);
        assert!(step.call.data.starts_with(&hex!("e4cc3f90")));
    }
}
