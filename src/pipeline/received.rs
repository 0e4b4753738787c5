//! What tokens a mined transaction moved, by its receipt, held against what its step said.
//!
//! Ether moves without logs, and some tokens are minted without any: of these the simulation has the last word. A token that had logs in
//! the simulation and has none in the receipt did not arrive.

use super::{book::Book, outcome::Receipt};
use crate::{
    chain::{Chain, erc20::IERC20::Transfer, wait::receipt},
    plan::Step,
    units::exact,
};
use alloy::{
    primitives::{Address, TxHash, U256},
    rpc::types::{Log, TransactionReceipt},
    sol_types::SolEvent,
};
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// What tokens mined transactions brought their owner, by their logs, in the smallest unit of each.
///
/// # Errors
/// When the node does not answer, or does not have one of them.
pub async fn brought(chain: &Chain, owner: Address, hashes: &[TxHash]) -> Result<BTreeMap<Address, U256>> {
    let mut all = vec![];
    for hash in hashes {
        let receipt = receipt(chain, *hash).await?.with_context(|| format!("the node does not show the transaction {hash}"))?;
        all.push(Received::of(owner, &receipt));
    }
    Ok(sum(all.iter()))
}

/// What tokens some transactions brought together: what one brings another may give away again.
pub fn net(receipts: &[Receipt]) -> BTreeMap<Address, U256> {
    sum(receipts.iter().map(Receipt::received))
}

fn sum<'a>(all: impl Iterator<Item = &'a Received> + Clone) -> BTreeMap<Address, U256> {
    let each = |amounts: fn(&Received) -> &BTreeMap<Address, U256>| all.clone().flat_map(amounts).map(|(token, amount)| (*token, *amount));
    netted(each(|received| &received.arrived), each(|received| &received.left))
}

/// What is left, by asset, of what arrived: what one step brings another may give away again.
pub(super) fn netted(
    arrived: impl Iterator<Item = (Address, U256)>,
    left: impl Iterator<Item = (Address, U256)>,
) -> BTreeMap<Address, U256> {
    let mut net: BTreeMap<Address, U256> = BTreeMap::new();
    for (asset, amount) in arrived {
        let sum = net.entry(asset).or_default();
        *sum = sum.saturating_add(amount);
    }
    for (asset, amount) in left {
        let sum = net.entry(asset).or_default();
        *sum = sum.saturating_sub(amount);
    }
    net.retain(|_, amount| !amount.is_zero());
    net
}

/// What came and went, net, by token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Received {
    /// What arrived.
    pub(super) arrived: BTreeMap<Address, U256>,
    /// What left.
    pub(super) left: BTreeMap<Address, U256>,
}

impl Received {
    /// Sums the transfers of a receipt. A sum that no token has is capped.
    pub(super) fn of(owner: Address, receipt: &TransactionReceipt) -> Self {
        Self::sum(owner, receipt.logs())
    }

    fn sum(owner: Address, logs: &[Log]) -> Self {
        let mut sums: BTreeMap<Address, (U256, U256)> = BTreeMap::new();
        for log in logs {
            let Ok(Transfer { from, to, value }) = Transfer::decode_log_data(log.data()) else { continue };
            let (out, back) = sums.entry(log.address()).or_default();
            *out = if from == owner { out.saturating_add(value) } else { *out };
            *back = if to == owner { back.saturating_add(value) } else { *back };
        }
        let mut received = Self::default();
        for (token, (out, back)) in sums {
            if back > out {
                received.arrived.insert(token, back.saturating_sub(out));
            } else if out > back {
                received.left.insert(token, out.saturating_sub(back));
            }
        }
        received
    }

    /// Where the step did something else than it said, in words. Of the tokens in `logged` its simulation had logs of what arrives.
    pub(super) fn surprises(&self, book: &Book, step: &Step, logged: &[Address]) -> Vec<String> {
        let mut surprises = vec![];
        for (token, left) in &self.left {
            let most = step.spends.get(token).copied().unwrap_or_default();
            if *left > most {
                let money = book.money(*token, *left);
                surprises.push(format!("{money} left, and at most {} was to leave", exact(most, money.decimals)));
            }
        }
        for (token, least) in &step.receives {
            if let Some(arrived) = self.arrived.get(token).filter(|arrived| *arrived < least) {
                let money = book.money(*token, *arrived);
                surprises.push(format!("{money} arrived, and at least {} was to arrive", exact(*least, money.decimals)));
            } else if self.left.contains_key(token) || (logged.contains(token) && !least.is_zero() && !self.arrived.contains_key(token)) {
                surprises.push(format!(
                    "nothing of {} arrived, and at least {} was to arrive",
                    book.label(*token),
                    book.money(*token, *least)
                ));
            }
        }
        surprises
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Call;
    use alloy::primitives::{Bytes, Log as Inner};

    const OWNER: Address = Address::repeat_byte(1);
    const OTHER: Address = Address::repeat_byte(2);
    const TOKEN: Address = Address::repeat_byte(3);

    fn log(token: Address, from: Address, to: Address, value: u64) -> Log {
        let event = Transfer { from, to, value: U256::from(value) };
        Log { inner: Inner { address: token, data: event.encode_log_data() }, ..Log::default() }
    }

    fn book() -> Book {
        Book { names: BTreeMap::new(), tokens: BTreeMap::new(), functions: |_| vec![], payees: |_| &[], errors: Vec::new, advice: |_| None }
    }

    fn step() -> Step {
        Step::new("Deposit", Call { to: OTHER, value: U256::ZERO, data: Bytes::new() })
    }

    #[test]
    fn what_comes_back_is_not_what_left() {
        let logs = [log(TOKEN, OWNER, OTHER, 5), log(TOKEN, OTHER, OWNER, 2), log(OTHER, OTHER, OTHER, 9)];
        let received = Received::sum(OWNER, &logs);
        assert_eq!((received.left[&TOKEN], received.left.len(), received.arrived.len()), (U256::from(3), 1, 0));
        let evened = Received::sum(OWNER, &[log(TOKEN, OWNER, OTHER, 5), log(TOKEN, OTHER, OWNER, 5)]);
        assert_eq!(evened, Received::default());
    }

    #[test]
    fn whatever_was_not_said_is_a_surprise() {
        let surprises = |step: &Step, logs: &[Log]| Received::sum(OWNER, logs).surprises(&book(), step, &[]);
        let said = step().spends(TOKEN, U256::from(5)).receives(OTHER, U256::from(4));
        let (out, back) = (log(TOKEN, OWNER, OTHER, 5), log(OTHER, Address::ZERO, OWNER, 4));
        assert_eq!(surprises(&said, &[out.clone(), back]), Vec::<String>::new());
        assert_eq!(surprises(&said, std::slice::from_ref(&out)), Vec::<String>::new(), "a token may be minted without a log");
        let silent = Received::sum(OWNER, std::slice::from_ref(&out)).surprises(&book(), &said, &[OTHER]);
        assert!(silent.len() == 1 && silent[0].starts_with("nothing of "), "its simulation had a log: {silent:?}");
        assert_eq!(surprises(&step(), &[out]).len(), 1);
        let short = surprises(&said, &[log(OTHER, Address::ZERO, OWNER, 3)]);
        assert!(short[0].starts_with("3 ") && short[0].ends_with("arrived, and at least 4 was to arrive"), "{short:?}");
        let gone = surprises(&said, &[log(OTHER, OWNER, TOKEN, 1)]);
        assert!(gone.len() == 2 && gone[1].starts_with("nothing of "), "{gone:?}");
    }
}
