//! What a step's own bytes say, held against its bounds before any node is asked: no simulation can hide it.

use super::{book::Book, breach::Breach};
use crate::{
    chain::erc20::IERC20::{approveCall, transferCall},
    plan::{ETHER, Grant, Step},
};
use alloy::{
    primitives::{Address, B256},
    sol_types::SolCall,
};

/// Holds the ether that a call sends, and the allowance or transfer that it spells out, against what its step says.
pub(super) fn said(step: &Step) -> Result<(), Breach> {
    let most = |asset| step.spends.get(&asset).copied().unwrap_or_default();
    let (call, sent) = (&step.call, most(ETHER));
    if call.value > sent {
        return Err(Breach::Spends { asset: ETHER, amount: call.value, most: sent });
    }
    if let Ok(approveCall { spender, value }) = approveCall::abi_decode(&call.data) {
        let granted = step.grants == Some(Grant { token: call.to, spender, amount: value });
        if !granted && !value.is_zero() {
            return Err(Breach::Allows { token: call.to, spender, amount: value });
        }
    }
    match transferCall::abi_decode(&call.data) {
        Ok(transferCall { value, .. }) if value > most(call.to) => {
            Err(Breach::Spends { asset: call.to, amount: value, most: most(call.to) })
        }
        _ => Ok(()),
    }
}

/// Whom a call benefits, by its bytes.
pub fn payees(book: &Book, data: &[u8]) -> Vec<Address> {
    let Some((selector, arguments)) = data.split_first_chunk::<4>() else { return vec![] };
    let words = (book.payees)(*selector).iter().filter_map(|word| arguments.chunks_exact(32).nth(*word));
    words.map(|word| Address::from_word(B256::from_slice(word))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Call;
    use alloy::primitives::{Bytes, U256};
    use proptest::prelude::*;

    const TOKEN: Address = Address::repeat_byte(3);
    const OTHER: Address = Address::repeat_byte(2);

    fn approve(value: u64) -> Step {
        Step::new("Allow", Call::new(TOKEN, &approveCall { spender: OTHER, value: U256::from(value) }))
    }

    #[test]
    fn an_allowance_is_the_one_that_was_said() {
        assert!(said(&approve(5).grants(TOKEN, OTHER, U256::from(5))).is_ok());
        assert!(said(&approve(6).grants(TOKEN, OTHER, U256::from(5))).is_err());
        assert!(said(&approve(5).grants(OTHER, OTHER, U256::from(5))).is_err());
        assert!(said(&approve(5)).is_err());
        assert!(said(&approve(0)).is_ok(), "what is taken back needs no word");
    }

    proptest! {
        #[test]
        fn no_more_ether_is_sent_than_was_said(sent: u64, most: u64) {
            let call = Call { to: TOKEN, value: U256::from(sent), data: Bytes::new() };
            prop_assert_eq!(said(&Step::new("Send", call).spends(ETHER, U256::from(most))).is_ok(), sent <= most);
        }

        #[test]
        fn no_more_of_a_token_is_sent_than_was_said(sent: u64, most: u64) {
            let call = Call::new(TOKEN, &transferCall { to: OTHER, value: U256::from(sent) });
            prop_assert_eq!(said(&Step::new("Send", call).spends(TOKEN, U256::from(most))).is_ok(), sent <= most);
        }
    }
}
