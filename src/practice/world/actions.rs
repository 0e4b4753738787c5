//! What other people do while the wallet's owner waits: time passes, requests are paid, operators are slashed.

use alloy::primitives::{Address, B256, Bytes, U256};
use alloy::signers::SignerSync;
use anyhow::{Result, ensure};
use serde::Serialize;

use super::World;
use super::abi::{
    IAllocationManager, IDelegationManager, IEtherFiRequests, IKelpWithdrawals, ILido, IPausable, ISlasher, IWithdrawalQueue,
    SlashingParams,
};
use super::eigenlayer::Core;
use super::kelp::{self, ETHER};
use super::operators::Operator;
use super::services::Service;
use super::site::{Site, account, key};
use crate::practice::chain::BLOCK_TIME;

/// An operator's consent to one staker's delegation, in the terms of EIP-712's `DelegationApproval`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Approval {
    /// Whom it lets in.
    pub staker: Address,
    /// Whom it lets them delegate to.
    pub operator: Address,
    /// What makes it usable once.
    pub salt: B256,
    /// Until when it can be used, in Unix seconds.
    pub expiry: U256,
    /// The approver's signature.
    pub signature: Bytes,
}

impl World {
    /// Gives an account `wei` more ether.
    pub fn fund(&self, account: Address, wei: U256) {
        Site::on(&mut self.lock()).fund(account, wei);
    }

    /// Returns the newest block's number.
    pub fn head(&self) -> u64 {
        self.lock().number()
    }

    /// Lets `blocks` empty blocks pass.
    pub fn mine(&self, blocks: u64) {
        self.lock().mine(blocks, BLOCK_TIME);
    }

    /// Lets one block pass that is `seconds` later than it would be.
    pub fn advance(&self, seconds: u64) {
        let mut chain = self.lock();
        chain.increase_time(seconds);
        chain.mine(1, BLOCK_TIME);
    }

    /// Finalises every request for withdrawal from Lido and ether.fi at the present rates.
    ///
    /// # Errors
    /// A pool does not have the ether.
    pub fn finalize_withdrawals(&self) -> Result<()> {
        let mut chain = self.lock();
        let mut site = Site::on(&mut chain);
        let last = site.ask(self.lido.withdrawals, &IWithdrawalQueue::getLastRequestIdCall {})?;
        if last > site.ask(self.lido.withdrawals, &IWithdrawalQueue::getLastFinalizedRequestIdCall {})? {
            // Share rates have 27 decimals.
            let one = U256::from(10).pow(U256::from(27));
            let rate = site.ask(self.lido.steth, &ILido::getPooledEthBySharesCall { shares: one })?;
            site.order(self.lido.steth, &ILido::finalizeWithdrawalsCall { lastRequestId: last, maxShareRate: rate })?;
        }
        let last = site.ask(self.ether_fi.requests, &IEtherFiRequests::nextRequestIdCall {})?.saturating_sub(1);
        if last > site.ask(self.ether_fi.requests, &IEtherFiRequests::lastFinalizedRequestIdCall {})? {
            site.order(self.ether_fi.requests, &IEtherFiRequests::finalizeRequestsCall { id: U256::from(last) })?;
        }
        Ok(())
    }

    /// Waits for Kelp's delay and unlocks every request for withdrawal that is due then.
    ///
    /// # Errors
    /// Kelp is paused.
    pub fn unlock_kelp(&self) -> Result<()> {
        let mut chain = self.lock();
        chain.mine(kelp::DELAY, BLOCK_TIME);
        let mut site = Site::on(&mut chain);
        for asset in [ETHER, self.lido.steth, self.stader.ethx] {
            let end = site.ask(self.kelp.withdrawals, &IKelpWithdrawals::nextUnusedNonceCall { asset })?;
            if end == site.ask(self.kelp.withdrawals, &IKelpWithdrawals::nextLockedNonceCall { asset })? {
                continue;
            }
            let unlock = IKelpWithdrawals::unlockQueueCall {
                asset,
                firstExcludedIndex: end,
                minimumAssetPrice: U256::ZERO,
                minimumRsEthPrice: U256::ZERO,
                maximumAssetPrice: U256::MAX,
                maximumRsEthPrice: U256::MAX,
            };
            site.order(self.kelp.withdrawals, &unlock)?;
        }
        Ok(())
    }

    /// Slashes an operator for a service by `wad` (1e18 is all) of what it has allocated to it.
    ///
    /// # Errors
    /// The names are not known, or the operator cannot be slashed by that service.
    pub fn slash(&self, operator: &str, service: &str, wad: u64) -> Result<()> {
        let mut chain = self.lock();
        slash(&mut Site::on(&mut chain), &self.eigenlayer, (operator, service), wad)
    }

    /// Pauses one of EigenLayer's contracts: each bit of `flags` is one kind of call, and the bits replace those before.
    ///
    /// # Errors
    /// The contract cannot be paused.
    pub fn pause(&self, contract: Address, flags: U256) -> Result<()> {
        let mut chain = self.lock();
        let mut site = Site::on(&mut chain);
        site.order(contract, &IPausable::unpauseCall { newPausedStatus: U256::ZERO })?;
        site.order(contract, &IPausable::pauseCall { newPausedStatus: flags })?;
        Ok(())
    }

    /// Signs the approval that an operator asks of who wants to delegate to it.
    ///
    /// # Errors
    /// The operator is not known, or asks for none.
    pub fn approve(&self, operator: &str, staker: Address, salt: B256, expiry: U256) -> Result<Approval> {
        let known = Operator::named(operator)?;
        let (address, approver) = (known.address()?, known.approver()?);
        ensure!(!approver.is_zero(), "`{operator}` asks for no approval");
        let call = IDelegationManager::calculateDelegationApprovalDigestHashCall {
            staker,
            operator: address,
            approver,
            approverSalt: salt,
            expiry,
        };
        let digest = Site::on(&mut self.lock()).ask(self.eigenlayer.delegation_manager, &call)?;
        let signature = key(&known.approver_name())?.sign_hash_sync(&digest)?.as_bytes().into();
        Ok(Approval { staker, operator: address, salt, expiry, signature })
    }
}

/// Slashes through the set's slasher: a contract is told by whom it trusts, an account acts itself.
pub(super) fn slash(site: &mut Site<'_>, core: &Core, (operator, service): (&str, &str), wad: u64) -> Result<()> {
    let (operator, service) = (Operator::named(operator)?.address()?, Service::named(service)?);
    let manager = core.allocation_manager;
    let set = service.operator_set();
    let slasher = site.ask(manager, &IAllocationManager::getSlasherCall { operatorSet: set.clone() })?;
    let mut strategies = site.ask(manager, &IAllocationManager::getAllocatedStrategiesCall { operator, operatorSet: set })?;
    ensure!(!strategies.is_empty(), "`{}` has nothing of {operator} to slash", service.name);
    strategies.sort_unstable();
    let params = SlashingParams {
        operator,
        operatorSetId: service.set,
        wadsToSlash: vec![U256::from(wad); strategies.len()],
        strategies,
        description: format!("{}: the conditions were met", service.name),
    };
    if slasher == account(&format!("{} judge", service.name)) {
        site.tell(slasher, manager, &IAllocationManager::slashOperatorCall { avs: service.address(), params })?;
    } else {
        let trusted = site.ask(slasher, &ISlasher::slasherCall {})?;
        site.tell(trusted, slasher, &ISlasher::fulfillSlashingRequestCall { params })?;
    }
    Ok(())
}
