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
        terms::Snapshot,
    },
    ui::prose,
};
use alloy::primitives::{Address, B256};
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::OnceCell;

/// Hears what did not answer, and why.
pub(super) type Silent<'a> = dyn FnMut(&str, anyhow::Error) + 'a;

/// A delegation, or none.
#[derive(Debug, Serialize)]
pub(super) struct Delegation {
    delegated_to: Option<Address>,
    operator_name: Option<Label>,
    /// What sets may take of what the account has deposited; of anything where it has no deposit. `None` where that cannot be read.
    exposures: Option<Vec<Line>>,
    terms: Option<Accepted>,
    /// Nothing is known of what was accepted.
    #[serde(skip)]
    terms_unread: bool,
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
    /// The digest of the terms as they are at the pinned block; `None` where they, or EigenLayer's events, cannot be read.
    digest_now: Option<B256>,
}

impl Default for Delegation {
    fn default() -> Self {
        Self { delegated_to: None, operator_name: None, exposures: Some(vec![]), terms: None, terms_unread: false, ended: None }
    }
}

/// The terms of one operator, once they are read.
type Once = Arc<OnceCell<Snapshot>>;

/// What the delegations of several accounts are read with: the events once, and the terms of each operator once.
pub(super) struct Delegations<'a> {
    app: &'a App,
    directory: OnceCell<Option<Directory<'a>>>,
    /// By operator and the digest that was accepted: what is compared with hangs on that alone.
    terms: Mutex<BTreeMap<(Address, B256), Once>>,
}

impl<'a> Delegations<'a> {
    /// Nothing is read yet.
    pub(super) fn new(app: &'a App) -> Self {
        Self { app, directory: OnceCell::new(), terms: Mutex::default() }
    }

    /// Names and terms, where EigenLayer's events can be read.
    async fn directory(&self) -> Option<&Directory<'a>> {
        self.directory.get_or_init(|| async { Directory::open(self.app).await.ok() }).await.as_ref()
    }

    /// The delegation of `owner` to `operator` at the pinned block; `silent` hears what of it cannot be read.
    ///
    /// # Errors
    /// When there is no network.
    pub(super) async fn of(&self, owner: Address, operator: Option<Address>, silent: &mut Silent<'_>) -> Result<Delegation> {
        let Some(core) = &self.app.registry()?.eigenlayer else { return Ok(Delegation::default()) };
        let chain = self.app.chain().await?;
        Ok(match operator {
            Some(operator) => self.present((chain, core), owner, operator, silent).await,
            None => {
                let ended = self.ended((chain, core), owner).await;
                Delegation { ended: ended.map_err(|err| silent("the end of a delegation", err)).ok().flatten(), ..Delegation::default() }
            }
        })
    }

    async fn present(&self, at: (&Chain, &EigenLayer), owner: Address, operator: Address, silent: &mut Silent<'_>) -> Delegation {
        let directory = self.directory().await;
        let accepted = Acceptances::at(&self.app.places().home).current(owner, at.0.id(), operator);
        let terms_unread = accepted.is_err();
        let accepted = accepted.map_err(|err| silent("the accepted terms", err)).ok().flatten();
        let now = match directory.zip(accepted.as_ref()) {
            Some((directory, accepted)) => {
                self.terms(directory, operator, accepted).await.map_err(|err| silent("the terms as they are now", err)).ok()
            }
            None => None,
        };
        let exposures = self.exposures(at, owner, operator, now.as_ref()).await;
        Delegation {
            delegated_to: Some(operator),
            operator_name: match directory {
                Some(directory) => directory.operators([operator]).await.remove(&operator),
                None => None,
            },
            exposures: exposures.map_err(|err| silent("what may be taken", err)).ok(),
            terms: accepted.map(|accepted| Accepted::new(&accepted, now.as_ref().map(Snapshot::digest))),
            terms_unread,
            ended: None,
        }
    }

    /// The terms of `operator` at the pinned block.
    async fn terms(&self, directory: &Directory<'_>, operator: Address, accepted: &Acceptance) -> Result<Snapshot> {
        let terms = {
            let mut all = self.terms.lock().unwrap_or_else(PoisonError::into_inner);
            all.entry((operator, accepted.digest)).or_default().clone()
        };
        terms.get_or_try_init(|| directory.terms(operator, Some(&accepted.snapshot))).await.cloned()
    }

    /// What sets may take, by the terms as they are `now` where those were read.
    async fn exposures(
        &self,
        (chain, core): (&Chain, &EigenLayer),
        owner: Address,
        operator: Address,
        now: Option<&Snapshot>,
    ) -> Result<Vec<Line>> {
        let held = chain.read(core.delegation_manager, &IDelegationManager::getDepositedSharesCall { staker: owner }).await?;
        let held: BTreeSet<Address> = held.strategies.into_iter().collect();
        let exposures = match now {
            Some(now) => now.operator.exposures(),
            None => Operator::read(chain, core, operator, &held).await?.exposures(),
        };
        let exposures = exposures.into_iter().filter(|exposure| held.is_empty() || held.contains(&exposure.strategy)).collect();
        Ok(lines(chain, self.directory().await, exposures).await)
    }

    /// Whether what is leaving leaves because an operator or its approver ended the delegation.
    async fn ended(&self, (chain, core): (&Chain, &EigenLayer), owner: Address) -> Result<Option<ForcedEnd>> {
        let queued =
            chain.read(core.delegation_manager, &IDelegationManager::getQueuedWithdrawalsCall { staker: owner }).await?.withdrawals;
        // The events are read only for who has something to learn from them.
        if queued.is_empty() {
            return Ok(None);
        }
        let Some(directory) = self.directory().await else { return Ok(None) };
        Ok(directory.index.ends.get(&owner).copied().filter(|end| caused(*end, &queued)))
    }
}

impl Delegation {
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
            None if self.terms_unread => {}
            None => prose(f, "    ", "its terms are not accepted: read them with `restake terms show`")?,
            Some(terms) => terms.write(f)?,
        }
        match self.exposures.as_deref() {
            None => prose(f, "    ", "what may be taken of it cannot be read now"),
            Some([]) => prose(f, "    ", "no set may take anything of it now"),
            Some(lines) => lines.iter().try_for_each(|line| prose(f, "    ", &line.text)),
        }
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
    fn of_what_cannot_be_read_nothing_is_said_to_be_so() {
        let unread = Delegation { delegated_to: Some(Address::ZERO), exposures: None, terms_unread: true, ..Delegation::default() };
        let text = words(unread);
        assert!(text.starts_with("Delegated to 0x") && text.ends_with("cannot be read now"), "{text}");
        assert!(!text.contains("not accepted") && !text.contains("no set"), "{text}");
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
