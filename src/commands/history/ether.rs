//! Ether that calls brought, which no log tells: what an account had more after a block than before it, and what it paid in it.

use super::row::Row;
use crate::{
    chain::{Chain, Held},
    ui::Ui,
    units::counted,
};
use alloy::primitives::{Address, U256};
use anyhow::Result;
use std::collections::BTreeMap;

/// Fills in the ether that arrived with the transactions that were to bring some. What else arrived for their accounts in the same block
/// counts as theirs.
///
/// # Errors
/// When the node does not answer.
pub(super) async fn look_up(chain: &Chain, ui: &dyn Ui, rows: &mut [Row]) -> Result<()> {
    let mut blocks: BTreeMap<(Address, u64), Vec<usize>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        if let Some(block) = row.block {
            blocks.entry((row.address, block)).or_default().push(index);
        }
    }
    blocks.retain(|_, indices| indices.iter().filter_map(|index| rows.get(*index)).any(Row::is_to_bring_ether));
    let asked: Vec<_> = blocks.keys().flat_map(|(account, block)| [(*account, block.saturating_sub(1)), (*account, *block)]).collect();
    let held = chain.held(&asked).await?;
    let gifts = gifts(rows);
    let mut untold = 0_usize;
    for ((place, indices), held) in blocks.iter().zip(held.chunks_exact(2)) {
        let all: Vec<_> = indices.iter().filter_map(|index| rows.get(*index)).collect();
        let bringing: Vec<_> = indices.iter().copied().filter(|index| rows.get(*index).is_some_and(Row::is_to_bring_ether)).collect();
        let arrived = match held {
            [Some(before), Some(after)] => arrived(*before, *after, all.iter().map(|row| row.paid())),
            _ => None,
        };
        // What another row sent is no claim's.
        let arrived = arrived.and_then(|wei| wei.checked_sub(gifts.get(place).copied().unwrap_or_default()));
        match (arrived, bringing.as_slice()) {
            (Some(wei), [only]) => rows.get_mut(*only).into_iter().for_each(|row| row.brought_ether(wei)),
            _ => untold = untold.saturating_add(bringing.len()),
        }
    }
    if untold > 0 {
        ui.say(&format!(
            "note: the ether that came in with {} is not there: the node keeps no state that old or does not say, or the account did \
             something else in the same block",
            counted(untold, "transaction")
        ));
    }
    Ok(())
}

/// The ether that the rows' own transfers sent to each account in each block, in wei.
fn gifts(rows: &[Row]) -> BTreeMap<(Address, u64), U256> {
    let mut gifts: BTreeMap<_, U256> = BTreeMap::new();
    for (payee, block, wei) in rows.iter().filter_map(Row::gift) {
        let sum = gifts.entry((payee, block)).or_default();
        *sum = sum.saturating_add(wei);
    }
    gifts
}

/// What arrived in a block, in wei, of which an account paid for some transactions; `None` where it sent others too.
fn arrived(before: Held, after: Held, paid: impl ExactSizeIterator<Item = Option<U256>>) -> Option<U256> {
    let sent = after.nonce.checked_sub(before.nonce)?;
    if usize::try_from(sent).ok()? != paid.len() {
        return None;
    }
    let had = paid.into_iter().try_fold(after.balance, |sum, paid| sum.checked_add(paid?))?;
    had.checked_sub(before.balance)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(nonce: u64, balance: u64) -> Held {
        Held { nonce, balance: U256::from(balance) }
    }

    fn told(before: Held, after: Held, paid: &[Option<u64>]) -> Option<u64> {
        arrived(before, after, paid.iter().map(|paid| paid.map(U256::from))).map(|wei| wei.to())
    }

    #[test]
    fn what_arrived_is_what_is_more_and_what_was_paid() {
        assert_eq!(told(held(3, 100), held(4, 140), &[Some(7)]), Some(47));
        assert_eq!(told(held(3, 100), held(5, 90), &[Some(7), Some(3)]), Some(0));
        assert_eq!(told(held(3, 100), held(4, 40), &[Some(7)]), None, "more left than was paid");
        assert_eq!(told(held(3, 100), held(5, 140), &[Some(7)]), None, "something else was sent in the same block");
        assert_eq!(told(held(3, 100), held(4, 140), &[None]), None, "what it paid is not known");
        assert_eq!(told(held(4, 100), held(3, 140), &[Some(7)]), None, "no account has sent less than before");
    }
}
