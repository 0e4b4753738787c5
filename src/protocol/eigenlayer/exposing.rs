//! Which calls put a stake under an operator's slashing: what the terms are asked about, whoever made the plan.

use super::{EigenLayer, abi::IDelegationManager};
use crate::{error::Failure, plan::Call};
use alloy::{primitives::Address, sol_types::SolCall};
use anyhow::Result;

/// Under whose slashing a call puts a stake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exposing {
    /// Under this operator's.
    To(Address),
    /// Under that of the operator the account is delegated to, if it is to one.
    ToTheCurrent,
}

impl EigenLayer {
    /// What a call exposes, read from its bytes. A function that is not known here is taken to expose.
    ///
    /// # Errors
    /// A refusal where the bytes of a call that may expose cannot be read: nobody could say to whom.
    pub fn exposing(&self, call: &Call) -> Result<Option<Exposing>> {
        use IDelegationManager as delegation;
        if call.to == self.strategy_manager {
            return Ok(Some(Exposing::ToTheCurrent));
        }
        let Some(selector) = call.data.first_chunk::<4>().filter(|_| call.to == self.delegation_manager) else {
            return Ok((call.to == self.delegation_manager).then_some(Exposing::ToTheCurrent));
        };
        // What is completed as shares is at once under the present operator again.
        let current = |as_shares: bool| as_shares.then_some(Exposing::ToTheCurrent);
        Ok(match *selector {
            delegation::delegateToCall::SELECTOR => Some(Exposing::To(read::<delegation::delegateToCall>(call)?.operator)),
            delegation::redelegateCall::SELECTOR => Some(Exposing::To(read::<delegation::redelegateCall>(call)?.newOperator)),
            delegation::completeQueuedWithdrawalCall::SELECTOR => {
                current(!read::<delegation::completeQueuedWithdrawalCall>(call)?.receiveAsTokens)
            }
            delegation::completeQueuedWithdrawalsCall::SELECTOR => {
                current(read::<delegation::completeQueuedWithdrawalsCall>(call)?.receiveAsTokens.contains(&false))
            }
            delegation::undelegateCall::SELECTOR | delegation::queueWithdrawalsCall::SELECTOR => None,
            _ => Some(Exposing::ToTheCurrent),
        })
    }
}

/// A call whose arguments encode to the very same bytes again: looser bytes may be read otherwise by the contract.
fn read<C: SolCall>(call: &Call) -> Result<C> {
    let read = C::abi_decode(&call.data).ok().filter(|read| read.abi_encode() == call.data[..]);
    read.ok_or_else(|| Failure::refused("terms", format!("the bytes of `{}` cannot be read", C::SIGNATURE)).into())
}

#[cfg(test)]
mod tests {
    use super::super::abi::IStrategyManager;
    use super::*;
    use alloy::primitives::{B256, U256};

    fn core() -> EigenLayer {
        let text = "chain_id = 1\nname = \"mainnet\"";
        crate::protocol::registry::Registry::open(None, Some(("file", text))).unwrap().eigenlayer.unwrap()
    }

    #[test]
    fn what_delegates_or_deposits_is_seen_in_its_bytes() {
        let (core, operator) = (core(), Address::repeat_byte(7));
        let approval = IDelegationManager::SignatureWithExpiry { signature: Default::default(), expiry: U256::ZERO };
        let delegate = IDelegationManager::delegateToCall { operator, approverSignatureAndExpiry: approval, approverSalt: B256::ZERO };
        let call = Call::new(core.delegation_manager, &delegate);
        assert_eq!(core.exposing(&call).unwrap(), Some(Exposing::To(operator)));
        assert_eq!(core.exposing(&Call { to: operator, ..call }).unwrap(), None, "elsewhere the same bytes mean nothing");
        let deposit = IStrategyManager::depositIntoStrategyCall { strategy: operator, token: operator, amount: U256::ONE };
        assert_eq!(core.exposing(&Call::new(core.strategy_manager, &deposit)).unwrap(), Some(Exposing::ToTheCurrent));
        let undelegate = IDelegationManager::undelegateCall { staker: operator };
        assert_eq!(core.exposing(&Call::new(core.delegation_manager, &undelegate)).unwrap(), None);
    }
    #[test]
    fn what_cannot_be_read_is_never_let_through() {
        let core = core();
        let to = |to, data: &[u8]| core.exposing(&Call { to, value: U256::ZERO, data: data.to_vec().into() });
        for selector in [
            IDelegationManager::delegateToCall::SELECTOR,
            IDelegationManager::redelegateCall::SELECTOR,
            IDelegationManager::completeQueuedWithdrawalCall::SELECTOR,
            IDelegationManager::completeQueuedWithdrawalsCall::SELECTOR,
        ] {
            assert!(to(core.delegation_manager, &selector).is_err(), "a call without its arguments");
        }
        let approval = IDelegationManager::SignatureWithExpiry { signature: Default::default(), expiry: U256::ZERO };
        let operator = Address::repeat_byte(7);
        let call = IDelegationManager::delegateToCall { operator, approverSignatureAndExpiry: approval, approverSalt: B256::ZERO };
        let more = [&call.abi_encode()[..], &[0; 32]].concat();
        assert!(to(core.delegation_manager, &more).is_err(), "bytes behind the arguments");
        for manager in [core.delegation_manager, core.strategy_manager] {
            assert_eq!(to(manager, &[1, 2, 3, 4]).unwrap(), Some(Exposing::ToTheCurrent), "an unknown function");
            assert_eq!(to(manager, &[]).unwrap(), Some(Exposing::ToTheCurrent));
        }
    }
}
