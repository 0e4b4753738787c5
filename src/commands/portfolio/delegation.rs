//! Whom an account is delegated to, what that may cost it, and whether the terms are still those it accepted.

use crate::{
    acceptances::{Acceptance, Acceptances},
    app::App,
    chain::Chain,
    commands::{directory::Directory, exposed},
    label::Label,
    protocol::eigenlayer::{
        EigenLayer,
        abi::IDelegationManager::{self, Withdrawal},
        exposure::Exposure,
        index::ForcedEnd,
        operator::Operator,
    },
    ui::prose,
};
use alloy::primitives::{Address, B256};
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::{collections::BTreeSet, fmt};

/// A delegation, or none.
#[derive(Debug, Default, Serialize)]
pub(super) struct Delegation {
    delegated_to: Option<Address>,
    operator_name: Option<Label>,
    /// What sets may take of what the account has deposited; of anything where it has no deposit.
    exposures: Vec<Line>,
    terms: Option<Accepted>,
    /// How a delegation ended that the account did not end, while what was under it is leaving.
    ended: Option<ForcedEnd>,
}

/// What one set may take of one strategy.
#[derive(Debug, Serialize)]
struct Line {
    #[serde(flatten)]
    exposure: Exposure,
    avs_name: Option<Label>,
    #[serde(skip)]
    text: String,
}

/// The terms that were accepted.
#[derive(Debug, Serialize)]
struct Accepted {
    digest: B256,
    block: u64,
    accepted_at: Timestamp,
    /// The digest of the terms as they are at the pinned block; `None` where EigenLayer's events cannot be read.
    digest_now: Option<B256>,
}

impl Delegation {
    /// The delegation of `owner` to `operator` at the pinned block.
    ///
    /// # Errors
    /// When the acceptance cannot be read or the node does not answer.
    pub(super) async fn read(app: &App, owner: Address, operator: Option<Address>) -> Result<Self> {
        let Some(core) = &app.registry()?.eigenlayer else { return Ok(Self::default()) };
        let chain = app.chain().await?;
        match operator {
            Some(operator) => Self::present(app, (chain, core), owner, operator).await,
            None => Ok(Self { ended: ended(app, (chain, core), owner).await?, ..Self::default() }),
        }
    }

    async fn present(app: &App, (chain, core): (&Chain, &EigenLayer), owner: Address, operator: Address) -> Result<Self> {
        let accepted = Acceptances::at(&app.places().home).current(owner, chain.id(), operator)?;
        let held = chain.read(core.delegation_manager, &IDelegationManager::getDepositedSharesCall { staker: owner }).await?;
        let held: BTreeSet<Address> = held.strategies.into_iter().collect();
        // Names are no reason to fail.
        let directory = Directory::open(app).await.ok();
        let (state, digest_now) = match directory.as_ref().filter(|_| accepted.is_some()) {
            Some(directory) => {
                let now = directory.terms(operator, accepted.as_ref().map(|accepted| &accepted.snapshot)).await?;
                let digest = now.digest();
                (now.operator, Some(digest))
            }
            None => (Operator::read(chain, core, operator, &held).await?, None),
        };
        let exposures = state.exposures().into_iter().filter(|exposure| held.is_empty() || held.contains(&exposure.strategy)).collect();
        Ok(Self {
            delegated_to: Some(operator),
            operator_name: match &directory {
                Some(directory) => directory.operators([operator]).await.remove(&operator),
                None => None,
            },
            exposures: lines(chain, directory.as_ref(), exposures).await,
            terms: accepted.map(|accepted| Accepted::new(&accepted, digest_now)),
            ended: None,
        })
    }

    /// Writes it for people.
    pub(super) fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(end) = self.ended {
            let text =
                format!("The delegation to {} was ended in block {} by that operator or its approver, not by you", end.operator, end.block);
            return prose(f, "  ", &text);
        }
        let Some(operator) = self.delegated_to else { return Ok(()) };
        let name = self.operator_name.as_ref().map_or_else(String::new, |name| format!("`{name}` "));
        prose(f, "  ", &format!("Delegated to {name}{operator}"))?;
        match &self.terms {
            None => prose(f, "    ", "its terms are not accepted: read them with `restake terms show`")?,
            Some(terms) => terms.write(f)?,
        }
        if self.exposures.is_empty() {
            return prose(f, "    ", "no set may take anything of it now");
        }
        self.exposures.iter().try_for_each(|line| prose(f, "    ", &line.text))
    }
}

impl Accepted {
    fn new(accepted: &Acceptance, digest_now: Option<B256>) -> Self {
        Self { digest: accepted.digest, block: accepted.block, accepted_at: accepted.accepted_at, digest_now }
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let now = match self.digest_now {
            Some(now) if now == self.digest => "as they are",
            Some(_) => "CHANGED SINCE ACCEPTED: see `restake terms check`",
            None => "compare with `restake terms check`",
        };
        prose(f, "    ", &format!("terms accepted {}, at block {}: {now}", self.accepted_at.strftime("%Y-%m-%d"), self.block))
    }
}

/// Exposures with the names of what they are about.
async fn lines(chain: &Chain, directory: Option<&Directory<'_>>, exposures: Vec<Exposure>) -> Vec<Line> {
    let avss: BTreeSet<Address> = exposures.iter().map(|exposure| exposure.set.avs).collect();
    let names = match directory {
        Some(directory) => directory.avss(avss).await,
        None => Default::default(),
    };
    let blocks = exposed::blocks(chain, &exposures, []);
    let line = |exposure: Exposure| {
        let avs_name = names.get(&exposure.set.avs).cloned();
        let avs = avs_name.as_ref().map_or_else(|| exposure.set.avs.to_string(), |name| format!("`{name}`"));
        let strategy = directory.map_or_else(|| exposure.strategy.to_string(), |directory| directory.strategy(exposure.strategy));
        let text = format!("set {} of {avs} {}", exposure.set.id, exposed::words(&exposure, &strategy, &blocks));
        Line { exposure, avs_name, text }
    };
    exposures.into_iter().map(line).collect()
}

/// Whether what is leaving leaves because an operator or its approver ended the delegation.
async fn ended(app: &App, (chain, core): (&Chain, &EigenLayer), owner: Address) -> Result<Option<ForcedEnd>> {
    let queued = chain.read(core.delegation_manager, &IDelegationManager::getQueuedWithdrawalsCall { staker: owner }).await?.withdrawals;
    // The events are read only for who has something to learn from them.
    if queued.is_empty() {
        return Ok(None);
    }
    let Ok(directory) = Directory::open(app).await else { return Ok(None) };
    Ok(directory.index.ends.get(&owner).copied().filter(|end| caused(*end, &queued)))
}

/// Whether `end` queued one of these withdrawals: it is then of the same block and operator.
fn caused(end: ForcedEnd, queued: &[Withdrawal]) -> bool {
    queued.iter().any(|withdrawal| withdrawal.delegatedTo == end.operator && u64::from(withdrawal.startBlock) == end.block)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::U256;

    struct Shown(Delegation);

    impl fmt::Display for Shown {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.write(f)
        }
    }

    fn words(delegation: Delegation) -> String {
        let text = Shown(delegation).to_string();
        assert!(text.lines().all(|line| line.len() <= 80), "{text}");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn terms_that_were_not_accepted_are_said_to_be_so() {
        let text = words(Delegation { delegated_to: Some(Address::ZERO), ..Delegation::default() });
        assert!(text.contains("not accepted") && text.contains("no set may take"), "{text}");
        assert_eq!(words(Delegation::default()), "");
    }

    #[test]
    fn terms_that_changed_since_are_said_to_have() {
        let of = |digest_now| {
            let terms = Some(Accepted { digest: B256::ZERO, block: 7, accepted_at: Timestamp::UNIX_EPOCH, digest_now });
            words(Delegation { delegated_to: Some(Address::ZERO), terms, ..Delegation::default() })
        };
        assert!(of(Some(B256::ZERO)).contains("at block 7: as they are"));
        assert!(of(Some(B256::repeat_byte(1))).contains("CHANGED SINCE ACCEPTED"));
        assert!(of(None).contains("compare with"));
    }

    #[test]
    fn an_end_is_told_while_what_it_queued_is_leaving() {
        let end = ForcedEnd { block: 9, operator: Address::repeat_byte(2) };
        let text = words(Delegation { ended: Some(end), ..Delegation::default() });
        assert!(text.contains("ended in block 9") && text.contains("not by you"), "{text}");
        let of = |block, operator| Withdrawal {
            staker: Address::ZERO,
            delegatedTo: operator,
            withdrawer: Address::ZERO,
            nonce: U256::ZERO,
            startBlock: block,
            strategies: vec![],
            scaledShares: vec![],
        };
        assert!(caused(end, &[of(8, end.operator), of(9, end.operator)]));
        assert!(!caused(end, &[of(9, Address::ZERO), of(8, end.operator)]) && !caused(end, &[]));
    }
}
