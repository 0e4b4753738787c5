//! Delegation: one operator for all strategies, entered at once and left through the queue.

pub use super::approval::Approval;

use super::{
    EigenLayer,
    abi::{IAllocationManager, IDelegationManager},
    approval::Approved,
    paused, when,
};
use crate::{
    chain::Chain,
    error::Failure,
    plan::{Call, Expect, Step},
    protocol::{Ask, preflight},
    units::plural,
};
use alloy::primitives::{Address, B256, Bytes, U256};
use anyhow::{Context, Error, Result, ensure};

type Signed = (IDelegationManager::SignatureWithExpiry, B256);

/// What the chain says of an account before its delegation changes.
struct Standing {
    operator: Option<Address>,
    is_operator: bool,
    /// The strategies with a deposit, and the deposit shares in each.
    deposits: Vec<(Address, U256)>,
    delay: u64,
}

impl EigenLayer {
    /// Whom `owner` is delegated to.
    ///
    /// # Errors
    /// When the node does not answer.
    pub async fn operator_of(&self, chain: &Chain, owner: Address) -> Result<Option<Address>> {
        self.core().operator_of(chain, owner).await
    }

    /// Delegates everything that the account has, and will deposit, to `operator`.
    ///
    /// # Errors
    /// When the account is delegated already, `operator` is none, wants an approval that is missing or wrong, or was
    /// slashed whole in a strategy that the account has.
    pub async fn delegate(&self, ask: &Ask<'_>, operator: Address, approval: Option<&Approval>) -> Result<Vec<Step>> {
        let (standing, signed, notes) = tokio::try_join!(
            self.before(ask, paused::DELEGATIONS, "takes no delegations"),
            self.signed(ask, operator, approval),
            self.welcomes(ask, operator),
        )?;
        if let Some(present) = standing.operator {
            let message = format!("the account is delegated to {present} already");
            let hint = format!("use `restake redelegate {operator}`, or undelegate first");
            let hint = if present == operator { "choose another operator".into() } else { hint };
            return Err(Failure::failed("delegated", message).hint(hint).into());
        }
        let (signature, salt) = signed;
        let call = IDelegationManager::delegateToCall { operator, approverSignatureAndExpiry: signature, approverSalt: salt };
        let step = Step::new(format!("Delegate to {operator}"), Call::new(self.delegation_manager, &call))
            .note("every strategy is delegated to this operator, and so is what you deposit later");
        let step = self.watch_operator(step, ask.owner, operator);
        Ok(vec![notes.into_iter().fold(step, Step::note)])
    }

    /// Ends the delegation, which queues a withdrawal for each strategy.
    ///
    /// # Errors
    /// When the account is not delegated, or is an operator.
    pub async fn undelegate(&self, ask: &Ask<'_>) -> Result<Vec<Step>> {
        let standing = self.before(ask, paused::QUEUEING, "queues no withdrawals").await?;
        let present = delegated(&standing)?;
        let call = IDelegationManager::undelegateCall { staker: ask.owner };
        let step = Step::new(format!("Undelegate from {present}"), Call::new(self.delegation_manager, &call));
        let step = self.watch_operator(self.leave(ask, step, &standing).await?, ask.owner, Address::ZERO);
        Ok(vec![step.note("claim them as tokens, or with `--as-shares` to keep them in EigenLayer")])
    }

    /// Moves the delegation: what is there is queued, and comes under `operator` when it is claimed as shares.
    ///
    /// # Errors
    /// As [`EigenLayer::delegate`] and [`EigenLayer::undelegate`].
    pub async fn redelegate(&self, ask: &Ask<'_>, operator: Address, approval: Option<&Approval>) -> Result<Vec<Step>> {
        let core = self.core();
        let (standing, closed, signed, notes) = tokio::try_join!(
            self.before(ask, paused::QUEUEING, "queues no withdrawals"),
            core.paused(ask.chain, paused::DELEGATIONS),
            self.signed(ask, operator, approval),
            self.welcomes(ask, operator),
        )?;
        ensure!(!closed, stopped("takes no delegations"));
        let present = delegated(&standing)?;
        let same = Failure::failed("delegated", format!("the account is delegated to {operator} already"));
        ensure!(present != operator, same.hint("choose another operator"));
        let (signature, salt) = signed;
        let call = IDelegationManager::redelegateCall { newOperator: operator, newOperatorApproverSig: signature, approverSalt: salt };
        let step = Step::new(format!("Redelegate from {present} to {operator}"), Call::new(self.delegation_manager, &call));
        let step = self.watch_operator(self.leave(ask, step, &standing).await?, ask.owner, operator);
        let step = step.note("claim them with `--as-shares` to bring them under the new operator: claimed as tokens they leave");
        Ok(vec![notes.into_iter().fold(step, Step::note)])
    }

    /// The withdrawals that an end of the delegation queues: everything that is in every strategy.
    async fn leave(&self, ask: &Ask<'_>, step: Step, standing: &Standing) -> Result<Step> {
        let count = standing.deposits.len();
        if count == 0 {
            return Ok(step);
        }
        let departures = self.departures(ask, &standing.deposits).await?;
        let present = standing.operator.unwrap_or_default();
        // It is mined in the next block at the earliest, and the delay is counted from there.
        let ready = ask.chain.head().number.checked_add(standing.delay).and_then(|block| block.checked_add(2));
        let ready = when::block(ask.chain, ready.context("the delay is absurd")?);
        let queued = IDelegationManager::cumulativeWithdrawalsQueuedCall { staker: ask.owner };
        let what =
            if count == 1 { "a withdrawal is queued".into() } else { format!("{count} withdrawals are queued, one for each strategy") };
        let waits = format!("{} in EigenLayer's queue", plural(count, "withdrawal"));
        let step = step.watches(waits, 0, Call::new(self.delegation_manager, &queued), Expect::Gains(U256::from(count)));
        let step = departures.into_iter().fold(step, |step, departure| departure.watched(step));
        Ok(step
            .note(format!("{what}, claimable from about {ready}"))
            .note(format!("until then {present} can be slashed for it as before, and less comes out")))
    }

    fn watch_operator(&self, step: Step, staker: Address, operator: Address) -> Step {
        let call = Call::new(self.delegation_manager, &IDelegationManager::delegatedToCall { staker });
        step.watches("the operator delegated to", 0, call, Expect::Becomes(operator.into_word().into()))
    }

    async fn before(&self, ask: &Ask<'_>, flag: u8, what: &str) -> Result<Standing> {
        let (core, manager, owner) = (self.core(), self.delegation_manager, ask.owner);
        let (operator, is_operator, deposits, delay, closed) = tokio::try_join!(
            core.operator_of(ask.chain, owner),
            ask.chain.read(manager, &IDelegationManager::isOperatorCall { operator: owner }),
            ask.chain.read(manager, &IDelegationManager::getDepositedSharesCall { staker: owner }),
            core.delay(ask.chain),
            core.paused(ask.chain, flag),
        )?;
        ensure!(!closed, stopped(what));
        let even = deposits.strategies.len() == deposits.depositShares.len();
        ensure!(even, "the node answers with another number of deposits than strategies");
        let deposits = deposits.strategies.into_iter().zip(deposits.depositShares).collect();
        Ok(Standing { operator, is_operator, deposits, delay })
    }

    /// Refuses where `operator` is none, or a deposit of the account would be worth nothing under it.
    async fn welcomes(&self, ask: &Ask<'_>, operator: Address) -> Result<Option<String>> {
        let manager = self.delegation_manager;
        let (known, deposits) = tokio::try_join!(
            ask.chain.read(manager, &IDelegationManager::isOperatorCall { operator }),
            ask.chain.read(manager, &IDelegationManager::getDepositedSharesCall { staker: ask.owner }),
        )?;
        let stranger = Failure::failed("operator", format!("{operator} is no operator of EigenLayer")).hint("see `restake operators list`");
        ensure!(known, stranger);
        if deposits.strategies.is_empty() {
            return Ok(Some("nothing is deposited yet: the delegation waits for the first deposit".into()));
        }
        let call = IAllocationManager::getMaxMagnitudesCall { operator, strategies: deposits.strategies.clone() };
        let magnitudes = ask.chain.read(self.allocation_manager, &call).await?;
        let gone = deposits.strategies.iter().zip(magnitudes).find(|(_, magnitude)| *magnitude == 0);
        match gone {
            Some((strategy, _)) => {
                let message = format!("{operator} was slashed whole in the strategy {strategy}, in which you have a deposit");
                Err(Failure::failed("slashed", message).hint("choose another operator").into())
            }
            None => Ok(None),
        }
    }

    /// The approval as `delegateTo` takes it, checked; nothing where the operator wants none.
    async fn signed(&self, ask: &Ask<'_>, operator: Address, approval: Option<&Approval>) -> Result<Signed> {
        let manager = self.delegation_manager;
        let approver = ask.chain.read(manager, &IDelegationManager::delegationApproverCall { operator }).await?;
        match approval {
            _ if approver.is_zero() => Ok(unsigned()),
            None => {
                let message = format!("{operator} takes only delegations that {approver} approved");
                Err(Failure::failed("approval", message).hint("ask the operator for an approval, and pass `--approval FILE`").into())
            }
            Some(approval) => {
                let approved = Approved { manager, approver, staker: ask.owner, operator };
                approved.check(ask.chain, approval).await?;
                Ok(approval.arguments())
            }
        }
    }
}

/// What stands for no approval.
fn unsigned() -> Signed {
    (IDelegationManager::SignatureWithExpiry { signature: Bytes::new(), expiry: U256::ZERO }, B256::ZERO)
}

fn stopped(what: &str) -> Error {
    preflight::paused(format!("EigenLayer {what} now: it is paused"))
}

/// The operator that a delegation can be ended with.
fn delegated(standing: &Standing) -> Result<Address> {
    let itself = Failure::failed("operator", "the account is an operator, and operators stay delegated to themselves");
    ensure!(!standing.is_operator, itself);
    let none = Failure::failed("delegated", "the account is not delegated to anyone").hint("use `restake delegate`");
    Ok(standing.operator.ok_or(none)?)
}
