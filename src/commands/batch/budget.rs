//! What a batch may cost and spend, all of it and each account: added up at worst before anything is signed.

use crate::{
    chain::erc20::Token,
    error::Failure,
    journal::{Event, Record},
    pipeline::Book,
    plan::Plan,
    units::{Gwei, Money, add},
};
use alloy::{
    consensus::{Transaction, TxEnvelope},
    eips::Decodable2718,
    primitives::{Address, U256},
};
use anyhow::{Context, Result, bail};
use std::{cell::RefCell, collections::BTreeMap, fmt::Display};

/// The most that may be paid for gas and the most that may leave, by asset, in the smallest unit.
#[derive(Clone, Debug, Default)]
pub(super) struct Ceiling {
    /// All fees together, in wei.
    pub(super) fee: Option<U256>,
    /// What may leave, by asset.
    pub(super) spend: BTreeMap<Address, (Token, U256)>,
}

/// What some actions cost and move.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// The fees at worst, in wei.
    pub(super) fee: U256,
    /// The most that leaves, by asset.
    pub(super) leaves: BTreeMap<Address, U256>,
    /// The least that arrives, by asset.
    pub(super) arrives: BTreeMap<Address, U256>,
}

impl Tally {
    /// One plan, with its fees at worst.
    pub(super) fn of(plan: &Plan, fee: U256) -> Result<Self> {
        let mut tally = Self { fee, ..Self::default() };
        for step in &plan.steps {
            step.spends.iter().try_for_each(|(asset, most)| more(&mut tally.leaves, *asset, *most))?;
            step.receives.iter().try_for_each(|(asset, least)| more(&mut tally.arrives, *asset, *least))?;
        }
        Ok(tally)
    }

    /// Passes where it moves and costs no more than what was agreed to, and brings no less. `first` is what it costs more to be the first
    /// of those that were shown, in wei.
    ///
    /// # Errors
    /// A refusal that names the asset.
    pub(super) fn within(&self, agreed: &Self, first: U256, book: &Book) -> Result<()> {
        let hint = "see what it is now, and agree to it, with `restake batch resume`";
        for (asset, least) in &agreed.arrives {
            let arrives = self.arrives.get(asset).copied().unwrap_or_default();
            let allowed = least.saturating_sub(least.checked_div(U256::from(100)).unwrap_or_default());
            if arrives < allowed {
                let (arrives, least) = (book.money(*asset, arrives), book.money(*asset, *least));
                bail!(Failure::refused("agreed", format!("at least {arrives} would arrive by now, and {least} was shown")).hint(hint));
            }
        }
        // As much as the gas limit of a transaction leaves above its simulation.
        let shown = agreed.fee.saturating_add(first);
        if self.fee > shown.saturating_add(shown.checked_div(U256::from(4)).unwrap_or_default()) {
            let (fee, shown) = (Money::ether(self.fee), Money::ether(agreed.fee));
            bail!(Failure::refused("agreed", format!("its fees may come to {fee} by now, and {shown} was shown")).hint(hint));
        }
        for (asset, leaves) in &self.leaves {
            let most = agreed.leaves.get(asset).copied().unwrap_or_default();
            // Rebasing tokens grow, and what `max` and `50%` are of moves: a hundredth more was not worth asking again.
            let allowed = most.saturating_add(most.checked_div(U256::from(100)).unwrap_or_default());
            if *leaves > allowed {
                let (leaves, most) = (book.money(*asset, *leaves), book.money(*asset, most));
                bail!(Failure::refused("agreed", format!("{leaves} would leave by now, and {most} was shown")).hint(hint));
            }
        }
        Ok(())
    }

    /// Both together.
    pub(super) fn add(&mut self, other: &Self) -> Result<()> {
        self.fee = add(self.fee, other.fee)?;
        other.leaves.iter().try_for_each(|(asset, amount)| more(&mut self.leaves, *asset, *amount))?;
        other.arrives.iter().try_for_each(|(asset, amount)| more(&mut self.arrives, *asset, *amount))
    }

    /// What leaves and what arrives, in words.
    pub(super) fn words(&self, book: &Book) -> String {
        let list = |what: &str, amounts: &BTreeMap<Address, U256>| {
            let amounts: Vec<_> =
                amounts.iter().filter(|(_, wei)| !wei.is_zero()).map(|(asset, wei)| book.money(*asset, *wei).to_string()).collect();
            (!amounts.is_empty()).then(|| format!("{what} {}", amounts.join(", ")))
        };
        let parts = [list("leaves at most", &self.leaves), list("arrives at least", &self.arrives)];
        let parts: Vec<_> = parts.into_iter().flatten().chain([format!("fees at most {}", Money::ether(self.fee))]).collect();
        parts.join("; ")
    }
}

fn more(amounts: &mut BTreeMap<Address, U256>, asset: Address, amount: U256) -> Result<()> {
    let sum = amounts.entry(asset).or_default();
    *sum = add(*sum, amount)?;
    Ok(())
}

/// What is agreed to, and what of it is used.
pub(super) struct Budget {
    whole: Ceiling,
    each: Ceiling,
    used: RefCell<(Tally, BTreeMap<Address, Tally>)>,
}

impl Budget {
    /// Nothing is used yet.
    pub(super) fn new(whole: Ceiling, each: Ceiling) -> Self {
        Self { whole, each, used: RefCell::default() }
    }

    /// Sets aside what actions of `account` may cost and move at worst.
    ///
    /// # Errors
    /// A refusal where that is more than a limit of the file.
    pub(super) fn reserve(&self, account: Address, tally: &Tally) -> Result<()> {
        let mut used = self.used.borrow_mut();
        let (mut all, mut own) = (used.0.clone(), used.1.get(&account).cloned().unwrap_or_default());
        all.add(tally)?;
        own.add(tally)?;
        within(&self.whole, &all, "the batch", "[limits]")?;
        within(&self.each, &own, account, "[limits.account]")?;
        used.0 = all;
        used.1.insert(account, own);
        Ok(())
    }

    /// Passes where all that was counted is within the limits of the file: of the whole, and then of each account.
    ///
    /// # Errors
    /// A refusal that names the first limit that is passed, and by how much.
    pub(super) fn within_limits(&self, accounts: impl IntoIterator<Item = Address>) -> Result<()> {
        let used = self.used.borrow();
        within(&self.whole, &used.0, "the batch", "[limits]")?;
        let mut own = accounts.into_iter().filter_map(|account| Some((account, used.1.get(&account)?)));
        own.try_for_each(|(account, own)| within(&self.each, own, account, "[limits.account]"))
    }

    /// Passes for what could not be shown before, where the file itself bounds all that it may cost and move.
    ///
    /// # Errors
    /// A refusal that names the limit that is missing.
    pub(super) fn bounds(&self, tally: &Tally, book: &Book) -> Result<()> {
        let missing = |what: String| Failure::refused("agreed", what).hint("say so in the file, or run it again once it is possible");
        if self.whole.fee.is_none() && self.each.fee.is_none() {
            bail!(missing("it could not be shown before, and no `max_total_fee` bounds what it costs".into()));
        }
        let bounded = |asset: &Address| self.whole.spend.contains_key(asset) || self.each.spend.contains_key(asset);
        match tally.leaves.iter().find(|(asset, most)| !most.is_zero() && !bounded(asset)) {
            Some((asset, most)) => {
                let money = book.money(*asset, *most);
                bail!(missing(format!("it could not be shown before, {money} would leave, and no `max_spend` bounds that")))
            }
            None => Ok(()),
        }
    }

    /// How much more the fees of an account may come to within the limits of the file, in wei; nothing is said where it has none.
    pub(super) fn room(&self, account: Address) -> Option<U256> {
        let used = self.used.borrow();
        let own = used.1.get(&account).map_or(U256::ZERO, |own| own.fee);
        let left = |ceiling: &Ceiling, used: U256| ceiling.fee.map(|most| most.saturating_sub(used));
        [left(&self.whole, used.0.fee), left(&self.each, own)].into_iter().flatten().min()
    }

    /// Counts what actions may cost and move at worst, or what an earlier run of the same file paid and moved.
    ///
    /// # Errors
    /// When the sums are beyond all numbers.
    pub(super) fn count(&self, account: Address, tally: &Tally) -> Result<()> {
        let mut used = self.used.borrow_mut();
        used.0.add(tally)?;
        used.1.entry(account).or_default().add(tally)
    }

    /// Gives back what fees were set aside and not paid.
    pub(super) fn release(&self, account: Address, fee: U256) {
        let mut used = self.used.borrow_mut();
        used.0.fee = used.0.fee.saturating_sub(fee);
        if let Some(own) = used.1.get_mut(&account) {
            own.fee = own.fee.saturating_sub(fee);
        }
    }

    /// What all accounts together, and each of them, may cost and move.
    pub(super) fn used(&self) -> (Tally, BTreeMap<Address, Tally>) {
        self.used.borrow().clone()
    }
}

/// What the transactions of a plan cost, and what its steps moved that are done; and what those come to at worst that wait to be mined, for
/// which as much as `ceiling` may be paid.
pub(super) fn paid(record: &Record, ceiling: Option<Gwei>) -> Result<Tally> {
    let waiting = record.waiting();
    let mut counted = record.steps_done();
    counted.extend(waiting.iter().map(|signed| signed.step));
    let mut tally = Tally::default();
    if let Some(plan) = record.plan() {
        let steps = plan.steps.iter().enumerate().filter(|(index, _)| counted.contains(index)).map(|(_, step)| step.clone()).collect();
        tally = Tally::of(&Plan { steps, ..plan.clone() }, U256::ZERO)?;
    }
    // Of all that have one nonce one is mined.
    let mut worst: BTreeMap<u64, U256> = BTreeMap::new();
    for signed in &waiting {
        let envelope = TxEnvelope::decode_2718_exact(&signed.raw).context("what the journal has as signed is no transaction")?;
        let price = U256::from(envelope.max_fee_per_gas().max(ceiling.map_or(0, |ceiling| ceiling.0)));
        let fee = price.saturating_mul(U256::from(envelope.gas_limit()));
        worst.entry(signed.nonce).and_modify(|most| *most = fee.max(*most)).or_insert(fee);
    }
    tally.fee = worst.values().fold(tally.fee, |sum, fee| sum.saturating_add(*fee));
    for entry in &record.entries {
        if let Event::Mined { gas_used, gas_price, .. } | Event::Reverted { gas_used, gas_price, .. } = &entry.event {
            let price: U256 = gas_price.parse().context("the journal has a price of gas that is no number")?;
            tally.fee = tally.fee.saturating_add(price.saturating_mul(U256::from(*gas_used)));
        }
    }
    Ok(tally)
}

fn within(ceiling: &Ceiling, tally: &Tally, who: impl Display, place: &str) -> Result<()> {
    if let Some(most) = ceiling.fee.filter(|most| tally.fee > *most) {
        let message = format!("the fees of {who} may come to {}, and {} is the limit", Money::ether(tally.fee), Money::ether(most));
        bail!(Failure::refused("limit", message).hint(format!("raise `max_total_fee` under `{place}`, or lower `max_fee`")));
    }
    for (asset, (token, most)) in &ceiling.spend {
        let leaves = tally.leaves.get(asset).copied().unwrap_or_default();
        if leaves > *most {
            let message = format!("{} may leave {who}, and {} is the limit", token.money(leaves), token.money(*most));
            bail!(Failure::refused("limit", message).hint(format!("raise `max_spend` under `{place}`")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Call, ETHER, Step};

    fn plan(wei: u64) -> Plan {
        let call = Call { to: Address::repeat_byte(1), value: U256::from(wei), data: Default::default() };
        Plan::new(1, Address::ZERO, "send", vec![Step::new("Send", call).spends(ETHER, U256::from(wei))])
    }

    fn tally(wei: u64, fee: u64) -> Tally {
        Tally::of(&plan(wei), U256::from(fee)).unwrap()
    }

    #[test]
    fn what_is_used_counts_for_the_account_and_for_all() {
        let ceiling = |fee: u64| Ceiling { fee: Some(U256::from(fee)), spend: BTreeMap::new() };
        let budget = Budget::new(ceiling(100), ceiling(60));
        let (one, two) = (Address::repeat_byte(1), Address::repeat_byte(2));
        budget.reserve(one, &tally(1, 50)).unwrap();
        assert!(budget.reserve(one, &tally(1, 11)).unwrap_err().to_string().contains(&one.to_string()));
        budget.reserve(two, &tally(1, 50)).unwrap();
        assert!(budget.reserve(two, &tally(1, 1)).unwrap_err().to_string().contains("the batch"));
        budget.release(one, U256::from(10));
        budget.reserve(two, &tally(1, 1)).unwrap();
        let (all, each) = budget.used();
        assert_eq!((all.fee, each[&one].fee, each[&two].fee), (U256::from(91), U256::from(40), U256::from(51)));
        assert_eq!(all.leaves[&ETHER], U256::from(3));
    }

    #[test]
    fn what_leaves_is_held_against_the_limit_of_its_asset() {
        let token = Token::ether();
        let ceiling = Ceiling { fee: None, spend: [(ETHER, (token, U256::from(10)))].into() };
        let budget = Budget::new(ceiling, Ceiling::default());
        budget.reserve(Address::ZERO, &tally(10, u64::MAX)).unwrap();
        let refused = budget.reserve(Address::ZERO, &tally(1, 0)).unwrap_err();
        assert!(refused.to_string().contains("is the limit"), "{refused}");
    }
}
