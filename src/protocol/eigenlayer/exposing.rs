//! Which calls put a stake under an operator's slashing: what the terms are asked about, whoever made the plan.

use super::{
    EigenLayer,
    abi::{IDelegationManager, IStrategyManager},
};
use crate::plan::Call;
use alloy::{primitives::Address, sol_types::SolCall};

/// Under whose slashing a call puts a stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exposing {
    /// Under this operator's.
    To(Address),
    /// Under that of the operator the account is delegated to, if it is to one.
    ToTheCurrent,
}

impl EigenLayer {
    /// What a call exposes, read from its bytes. A call that cannot be read is refused elsewhere, as unknown.
    pub fn exposing(&self, call: &Call) -> Option<Exposing> {
        use IDelegationManager as delegation;
        if call.to == self.strategy_manager {
            let deposits = call.data.starts_with(&IStrategyManager::depositIntoStrategyCall::SELECTOR);
            return deposits.then_some(Exposing::ToTheCurrent);
        }
        if call.to != self.delegation_manager {
            return None;
        }
        if let Ok(to) = delegation::delegateToCall::abi_decode(&call.data) {
            return Some(Exposing::To(to.operator));
        }
        if let Ok(to) = delegation::redelegateCall::abi_decode(&call.data) {
            return Some(Exposing::To(to.newOperator));
        }
        // What is completed as shares is at once under the present operator again.
        let one = delegation::completeQueuedWithdrawalCall::abi_decode(&call.data).is_ok_and(|call| !call.receiveAsTokens);
        let many = delegation::completeQueuedWithdrawalsCall::abi_decode(&call.data);
        let some = many.is_ok_and(|call| call.receiveAsTokens.contains(&false));
        (one || some).then_some(Exposing::ToTheCurrent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::{B256, U256};

    fn core() -> EigenLayer {
        let text = "chain_id = 1\nname = \"mainnet\"";
        crate::protocol::registry::Registry::open(None, Some(text)).unwrap().eigenlayer.unwrap()
    }

    #[test]
    fn what_delegates_or_deposits_is_seen_in_its_bytes() {
        let (core, operator) = (core(), Address::repeat_byte(7));
        let approval = IDelegationManager::SignatureWithExpiry { signature: Default::default(), expiry: U256::ZERO };
        let delegate = IDelegationManager::delegateToCall { operator, approverSignatureAndExpiry: approval, approverSalt: B256::ZERO };
        let call = Call::new(core.delegation_manager, &delegate);
        assert_eq!(core.exposing(&call), Some(Exposing::To(operator)));
        assert_eq!(core.exposing(&Call { to: operator, ..call }), None, "elsewhere the same bytes mean nothing");
        let deposit = IStrategyManager::depositIntoStrategyCall { strategy: operator, token: operator, amount: U256::ONE };
        assert_eq!(core.exposing(&Call::new(core.strategy_manager, &deposit)), Some(Exposing::ToTheCurrent));
        let undelegate = IDelegationManager::undelegateCall { staker: operator };
        assert_eq!(core.exposing(&Call::new(core.delegation_manager, &undelegate)), None);
    }
}
