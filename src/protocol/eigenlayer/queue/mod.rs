//! EigenLayer's withdrawal queue as a venue: nothing goes in by itself, and what is in it can be slashed until its delay is over.
//! What works in strategies that the registry does not list is shown here too.

mod leaving;
mod unlisted;

use super::{BEACON_CHAIN_STRATEGY, Core, Listed, abi::IDelegationManager, issuer, paused, vault::Vault, when};
use crate::{
    chain::Chain,
    error::Failure,
    plan::{Call, Expect, Step},
    protocol::{Ask, Facts, Holding, Kind, Outlook, Risk, Ticket, Venue, preflight},
};
use alloy::primitives::{Address, U256};
use anyhow::{Result, bail, ensure};
use async_trait::async_trait;
use leaving::Leaving;
use std::collections::BTreeMap;

/// The registry's id of the queue.
pub(super) const ID: &str = "eigenlayer";

/// How many of its smallest units a rebasing token may lose on the way out.
const LOST: U256 = U256::from_limbs([2, 0, 0, 0]);

/// Out of how many strategies one transaction takes: each needs some 200,000 gas, and EIP-7825 allows 16,777,216.
const MOST_PARTS: usize = 16;

/// The queue, and the tokens of the strategies that the registry lists.
pub(super) struct Queue {
    core: Core,
    tokens: BTreeMap<Address, Address>,
}

impl Queue {
    pub(super) fn new(core: Core, listed: impl Iterator<Item = Listed>) -> Self {
        Self { core, tokens: listed.map(|listed| (listed.strategy, listed.token)).collect() }
    }

    /// The completion of withdrawals, whose effects are bounded elsewhere.
    fn complete(&self, chosen: &[&Leaving], as_tokens: bool) -> Step {
        let manager = self.core.delegation_manager;
        let tokens = |leaving: &Leaving| leaving.parts.iter().map(|part| part.token.unwrap_or_default()).collect();
        let how = if as_tokens { "as tokens" } else { "back into shares" };
        let (what, call) = match chosen {
            [one] => {
                let (withdrawal, tokens) = (one.withdrawal.clone(), tokens(one));
                let call = IDelegationManager::completeQueuedWithdrawalCall { withdrawal, tokens, receiveAsTokens: as_tokens };
                (format!("the EigenLayer withdrawal {}", one.name()), Call::new(manager, &call))
            }
            many => {
                let call = IDelegationManager::completeQueuedWithdrawalsCall {
                    withdrawals: many.iter().map(|leaving| leaving.withdrawal.clone()).collect(),
                    tokens: many.iter().map(|leaving| tokens(leaving)).collect(),
                    receiveAsTokens: vec![as_tokens; many.len()],
                };
                (format!("{} EigenLayer withdrawals", many.len()), Call::new(manager, &call))
            }
        };
        chosen.iter().fold(Step::new(format!("Complete {what} {how}"), call), |step, leaving| {
            let pending = IDelegationManager::pendingWithdrawalsCall { withdrawalRoot: leaving.root };
            let queued = format!("whether {} is queued", leaving.name());
            step.watches(queued, 0, Call::new(manager, &pending), Expect::Becomes(U256::ZERO))
        })
    }

    fn as_tokens(&self, chosen: &[&Leaving]) -> Result<Step> {
        let mut sums = BTreeMap::<Address, U256>::new();
        for part in chosen.iter().flat_map(|leaving| &leaving.parts).filter(|part| !part.shares.is_zero()) {
            let Some(token) = part.token else {
                let message = format!("the strategy {} does not say which token it pays out", part.strategy);
                bail!(Failure::failed("strategy", message).hint("complete it with `--as-shares`"));
            };
            // A pod pays exactly what it says.
            let lost = if part.strategy == BEACON_CHAIN_STRATEGY { U256::ZERO } else { LOST };
            let sum = sums.entry(token).or_default();
            *sum = sum.saturating_add(part.amount.saturating_sub(lost));
        }
        let step = self.complete(chosen, true);
        let step = sums.into_iter().filter(|(_, least)| !least.is_zero()).fold(step, |step, (token, least)| step.receives(token, least));
        let gone = chosen.iter().filter(|leaving| leaving.is_gone());
        Ok(gone.fold(step, |step, leaving| step.note(format!("{} was slashed whole: nothing comes out of it", leaving.name()))))
    }

    fn as_shares(&self, chosen: &[&Leaving], owner: Address, operator: Option<Address>) -> Step {
        let mut sums = BTreeMap::<Address, U256>::new();
        for part in chosen.iter().flat_map(|leaving| &leaving.parts).filter(|part| !part.shares.is_zero()) {
            let sum = sums.entry(part.strategy).or_default();
            *sum = sum.saturating_add(part.shares);
        }
        let step = sums.into_iter().fold(self.complete(chosen, false), |step, (strategy, shares)| {
            let what = format!("shares of the strategy {strategy}");
            step.watches(what, 18, self.core.shares_of(owner, strategy), Expect::Gains(shares))
        });
        let note = operator.map(|operator| format!("the shares are delegated to {operator} at once, and may be slashed from then on"));
        note.into_iter().fold(step, Step::note)
    }

    /// Refuses where a strategy of this withdrawal pays out or takes nothing now.
    async fn check(&self, ask: &Ask<'_>, leaving: &Leaving, operator: Option<Address>) -> Result<()> {
        let ready = when::block(ask.chain, leaving.ready);
        ensure!(leaving.is_ready(ask.chain), preflight::not_ready(&leaving.id(), &format!("it waits for {ready}")));
        let checks = leaving.parts.iter().map(|part| async move {
            if ask.as_shares {
                let vault = Vault::read(ask.chain, part.strategy).await?;
                vault.map_or(Ok(()), |vault| vault.admits(operator))?;
                let gone = self.core.magnitude(ask.chain, operator, part.strategy).await?.is_zero();
                let message = format!("the operator you are delegated to was slashed whole in the strategy {}", part.strategy);
                ensure!(!gone, Failure::failed("slashed", message).hint("take tokens instead, or undelegate first"));
            } else if let Some(stuck) = part.stuck() {
                bail!(Failure::failed("paused", stuck).hint("wait until it resumes, or complete it with `--as-shares`"));
            } else if let Some(token) = part.token.filter(|_| part.strategy != BEACON_CHAIN_STRATEGY) {
                issuer::permits(ask.chain, token, [part.strategy, ask.owner]).await?;
            }
            Ok(())
        });
        futures::future::try_join_all(checks).await.map(drop)
    }
}

/// Puts withdrawals together that one transaction can complete.
fn together<'l>(chosen: &[&'l Leaving]) -> Vec<Vec<&'l Leaving>> {
    let mut groups: Vec<Vec<&Leaving>> = vec![];
    let mut room = 0_usize;
    for leaving in chosen {
        match (groups.last_mut(), room.checked_sub(leaving.parts.len())) {
            (Some(group), Some(left)) => {
                group.push(leaving);
                room = left;
            }
            _ => {
                groups.push(vec![leaving]);
                room = MOST_PARTS.saturating_sub(leaving.parts.len());
            }
        }
    }
    groups
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
        let queued = leaving::read(&self.core, &self.tokens, ask.chain, ask.owner);
        let (queued, operator) = tokio::try_join!(queued, self.core.operator_of(ask.chain, ask.owner))?;
        ensure!(!queued.iter().any(|leaving| leaving.halted), preflight::paused("EigenLayer completes no withdrawals now: it is paused"));
        let find = |ticket: &Ticket| queued.iter().find(|leaving| leaving.key() == ticket.key).ok_or_else(|| nothing_queued(&ticket.id));
        let chosen = tickets.iter().map(find).collect::<Result<Vec<_>, _>>()?;
        futures::future::try_join_all(chosen.iter().map(|leaving| self.check(ask, leaving, operator))).await?;
        let step = |group: Vec<&Leaving>| match ask.as_shares {
            true => Ok(self.as_shares(&group, ask.owner, operator)),
            false => self.as_tokens(&group),
        };
        together(&chosen).into_iter().map(step).collect()
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
    use super::{leaving::Part, *};
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
        Leaving::new(withdrawal, parts, 10, false).unwrap()
    }

    fn part(token: Option<Address>, shares: u64, amount: u64) -> Part {
        Part { strategy: STRATEGY, token, shares: U256::from(shares), amount: U256::from(amount), halted: false }
    }

    #[test]
    fn tokens_must_arrive_but_for_the_rounding_of_rebasing_ones() {
        let step = queue().as_tokens(&[&leaving(vec![part(Some(TOKEN), 100, 110), part(Some(TOKEN), 10, 11)])]).unwrap();
        assert_eq!(step.receives, [(TOKEN, U256::from(117))].into());
        assert!(step.call.data.starts_with(&hex!("e4cc3f90")));
        assert_eq!(step.probes[0].expect, Expect::Becomes(U256::ZERO));
    }

    #[test]
    fn a_strategy_that_names_no_token_is_completed_as_shares_only() {
        let odd = leaving(vec![part(None, 100, 100)]);
        assert!(queue().as_tokens(&[&odd]).is_err());
        let step = queue().as_shares(&[&odd], OWNER, Some(OWNER));
        assert_eq!(step.probes[1].expect, Expect::Gains(U256::from(100)));
        assert_eq!(step.probes[1].call.to, queue().core.strategy_manager);
        assert_eq!(step.notes.len(), 1);
        assert!(step.receives.is_empty());
    }

    #[test]
    fn what_was_slashed_whole_promises_nothing() {
        let step = queue().as_tokens(&[&leaving(vec![part(None, 0, 0)])]).unwrap();
        assert!(step.receives.is_empty() && step.notes[0].contains("slashed whole"));
    }

    #[test]
    fn native_shares_go_back_to_the_pod_manager() {
        let native = Part { strategy: BEACON_CHAIN_STRATEGY, token: Some(ETHER), ..part(None, 9, 9) };
        let step = queue().as_shares(&[&leaving(vec![native])], OWNER, None);
        assert_eq!(step.probes[1].call.to, queue().core.eigen_pod_manager);
        assert!(step.call.data.starts_with(&hex!("e4cc3f90")));
        let step = queue().as_tokens(&[&leaving(vec![native])]).unwrap();
        assert_eq!(step.receives, [(ETHER, U256::from(9))].into(), "a pod loses nothing on the way");
    }

    #[test]
    fn withdrawals_are_completed_together_with_a_probe_each() {
        let (one, two) = (leaving(vec![part(Some(TOKEN), 100, 110)]), leaving(vec![part(Some(TOKEN), 10, 11)]));
        let step = queue().as_tokens(&[&one, &two]).unwrap();
        assert!(step.call.data.starts_with(&hex!("9435bb43")));
        assert_eq!((step.receives, step.probes.len()), ([(TOKEN, U256::from(117))].into(), 2));
        let step = queue().as_shares(&[&one, &two], OWNER, None);
        assert_eq!((step.probes.len(), step.probes[2].expect), (3, Expect::Gains(U256::from(110))));
    }

    #[test]
    fn no_transaction_completes_more_than_fits_into_it() {
        let of = |count| leaving(vec![part(Some(TOKEN), 1, 1); count]);
        let chosen = [of(8), of(8), of(1), of(40), of(2)];
        let sizes = together(&chosen.iter().collect::<Vec<_>>()).iter().map(Vec::len).collect::<Vec<_>>();
        assert_eq!(sizes, [2, 1, 1, 1]);
    }
}
