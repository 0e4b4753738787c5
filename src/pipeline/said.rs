//! What a step's own bytes say, held against its bounds before any node is asked: no simulation can hide it.

use super::{book::Book, bounds::Effect, breach::Breach};
use crate::{
    chain::erc20::IERC20::{approveCall, transferCall},
    plan::{ETHER, Grant, Plan, Step},
};
use alloy::{
    primitives::{Address, B256, U256},
    sol_types::SolCall,
};
use std::collections::BTreeMap;

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

/// The most by which a token that counts in shares moves less than is asked for, or than its event says, in its smallest unit.
pub const ROUNDED: U256 = U256::from_limbs([3, 0, 0, 0]);

/// The first step of a plan that allows more of a token than the steps after it take by their simulation: an allowance is exact.
pub(super) fn too_generous(plan: &Plan, effects: &[Effect]) -> Option<(usize, Breach)> {
    let takes = |from: usize, token| {
        let later = plan.steps.iter().zip(effects).skip(from.saturating_add(1));
        let one = |(step, effect): (&Step, &Effect)| {
            let left = effect.left.get(&token).map_or(U256::ZERO, |left| left.saturating_add(ROUNDED));
            step.spends.get(&token).map_or(U256::ZERO, |most| left.min(*most))
        };
        later.map(one).fold(U256::ZERO, U256::saturating_add)
    };
    // What one spender takes is not there for another: where each token was allowed first, and how much of it so far.
    let mut granted: BTreeMap<Address, (usize, U256)> = BTreeMap::new();
    plan.steps.iter().enumerate().find_map(|(index, step)| {
        let Grant { token, spender, amount } = step.grants?;
        let (first, so_far) = granted.entry(token).or_insert((index, U256::ZERO));
        *so_far = so_far.saturating_add(amount);
        let taken = takes(index, token);
        let fits = amount <= taken && *so_far <= takes(*first, token);
        (!fits).then_some((index, Breach::Generous { token, spender, amount, taken }))
    })
}

/// All whom a plan calls, allows something or benefits.
pub fn named(book: &Book, plan: &Plan) -> Vec<Address> {
    let of = |step: &Step| {
        let spender = step.grants.map(|grant| grant.spender);
        [step.call.to].into_iter().chain(spender).chain(payees(book, &step.call.data)).collect::<Vec<_>>()
    };
    plan.steps.iter().flat_map(of).collect()
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
    use alloy::primitives::Bytes;
    use proptest::prelude::*;

    const TOKEN: Address = Address::repeat_byte(3);
    const OTHER: Address = Address::repeat_byte(2);

    fn approve(value: u64) -> Step {
        Step::new("Allow", Call::new(TOKEN, &approveCall { spender: OTHER, value: U256::from(value) }))
    }

    #[test]
    fn an_allowance_is_no_more_than_what_is_taken() {
        let call = || Call { to: OTHER, value: U256::ZERO, data: Bytes::new() };
        let grants = |amount| (approve(5).grants(TOKEN, OTHER, amount), Effect::default());
        let takes = |said: U256, left: u64| {
            let effect = Effect { left: [(TOKEN, U256::from(left))].into(), ..Effect::default() };
            (Step::new("Take", call()).spends(TOKEN, said), effect)
        };
        let judged = |steps: &[(Step, Effect)]| {
            let (steps, effects): (Vec<_>, Vec<_>) = steps.iter().cloned().unzip();
            too_generous(&Plan::new(1, OTHER, "x", steps), &effects).map(|(index, _)| index)
        };
        let wei = |wei: u64| U256::from(wei);
        assert_eq!(judged(&[grants(wei(50)), takes(wei(50), 49)]), None, "a wei is lost");
        assert_eq!(judged(&[grants(wei(50)), takes(wei(20), 20), takes(wei(30), 30)]), None);
        assert_eq!(judged(&[grants(wei(50)), takes(wei(50), 50), grants(wei(50)), takes(wei(50), 50)]), None);
        assert_eq!(judged(&[grants(wei(51)), takes(wei(50), 50)]), Some(0));
        assert_eq!(judged(&[grants(U256::MAX), takes(U256::MAX, 50)]), Some(0), "whatever the file says may leave");
        assert_eq!(judged(&[grants(wei(1))]), Some(0));
        assert_eq!(judged(&[grants(wei(50)), grants(wei(50)), takes(wei(50), 50)]), Some(1), "it is taken once");
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
