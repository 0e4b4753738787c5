//! One transaction of the journal, and what the chain says of it.

use super::command;
use crate::{
    chain::{Chain, Head},
    journal::{Event, Record, Signed},
    pipeline::{Book, Receipt},
    plan::{Call, ETHER, Step},
    protocol::rebasing::WAD,
    signer::Selected,
    units::{Money, mul_div},
};
use alloy::{
    consensus::{Transaction, TxEnvelope},
    eips::Decodable2718,
    primitives::{Address, Bytes, TxHash, U256},
    rpc::types::TransactionReceipt,
};
use anyhow::Result;
use jiff::Timestamp;
use serde::Serialize;
use std::collections::BTreeMap;

/// One row of an export.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    /// The time of its block where a node says it, else when its last event was written down.
    pub(super) date: Timestamp,
    pub(super) network: String,
    pub(super) account: String,
    pub(super) address: Address,
    pub(super) plan: String,
    pub(super) action: String,
    /// Counted from 1.
    pub(super) step: usize,
    pub(super) title: String,
    pub(super) hash: TxHash,
    pub(super) block: Option<u64>,
    /// `mined`, `reverted`, `open`, `refused` or `replaced`.
    pub(super) status: &'static str,
    /// What left by its bytes and the receipt's logs, without the fee.
    pub(super) out: Vec<Money>,
    /// What arrived by the receipt's logs; with the ether that came in, where it was to bring some.
    #[serde(rename = "in")]
    pub(super) arrived: Vec<Money>,
    pub(super) fee: Option<Money>,
    /// What left and what arrived in ether at its block, where all of it has a rate there.
    pub(super) value_out: Option<Money>,
    pub(super) value_in: Option<Money>,
    /// Where it did something else than its step said.
    pub(super) differences: Vec<String>,
    /// By asset, in the smallest unit: what left, and what arrived.
    #[serde(skip)]
    pub(super) moved: [BTreeMap<Address, U256>; 2],
    /// What the step said, where that is known.
    #[serde(skip)]
    said: Option<Said>,
    /// The ether that its bytes send.
    #[serde(skip)]
    value: U256,
    /// To whom they send it.
    #[serde(skip)]
    payee: Option<Address>,
}

/// What a transaction was to do by the review.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) step: Step,
    /// The tokens that its simulation had logs of.
    logged: Vec<Address>,
}

impl Said {
    fn as_told(&self) -> (&Step, &[Address]) {
        (&self.step, &self.logged)
    }
}

impl Row {
    /// What the journal says of all that was signed for a plan.
    pub(super) fn all(network: &str, account: &Selected, record: &Record) -> Vec<Self> {
        record.signed().iter().map(|signed| Self::of(network, account, record, signed)).collect()
    }

    fn of(network: &str, account: &Selected, record: &Record, signed: &Signed) -> Self {
        let said = said(record, signed, account.address());
        let (date, status, fee) = written(record, signed.hash);
        let envelope = TxEnvelope::decode_2718_exact(&signed.raw).ok();
        let mut row = Self {
            date,
            network: network.to_owned(),
            account: account.to_string(),
            address: account.address(),
            plan: record.id.clone(),
            action: command(record),
            step: signed.step.saturating_add(1),
            title: said.as_ref().map_or_else(|| "?".to_owned(), |said| said.step.title.clone()),
            hash: signed.hash,
            block: record.block(signed.hash).filter(|_| record.in_block(signed.hash)),
            status,
            out: vec![],
            arrived: vec![],
            fee: fee.map(Money::ether),
            value_out: None,
            value_in: None,
            differences: vec![],
            moved: Default::default(),
            said,
            value: envelope.as_ref().map_or(U256::ZERO, |envelope| envelope.value()),
            payee: envelope.as_ref().and_then(|envelope| envelope.to()),
        };
        row.pay();
        row
    }

    /// The ether that its bytes send has left with it, where it is in a block and did not revert.
    fn pay(&mut self) {
        if self.status == "mined" && !self.value.is_zero() && self.payee != Some(self.address) {
            self.moved[0].insert(ETHER, self.value);
        }
    }

    /// Takes what the chain says over what was written down.
    pub(super) fn settle(&mut self, book: &Book, receipt: &TransactionReceipt) {
        self.block = receipt.block_number;
        self.status = if receipt.status() { "mined" } else { "reverted" };
        self.moved = Default::default();
        let by_receipt = Receipt::mined(book, self.address, self.said.as_ref().unwrap_or(&nothing(self.address)).as_told(), receipt);
        for (mine, theirs) in self.moved.iter_mut().zip(by_receipt.moved()) {
            mine.clone_from(theirs);
        }
        self.pay();
        self.fee = by_receipt.fee;
        self.differences = if self.said.is_some() { by_receipt.surprises } else { vec![] };
    }

    /// Whether it was to bring ether by its review, and is in a block.
    pub(super) fn is_to_bring_ether(&self) -> bool {
        self.status == "mined" && self.said.as_ref().is_some_and(|said| said.step.receives.contains_key(&ETHER))
    }

    /// What it cost its account in its block, in wei: the fee, and what it sent where it did not revert.
    pub(super) fn paid(&self) -> Option<U256> {
        let sent = if self.status == "mined" { self.value } else { U256::ZERO };
        self.fee.as_ref()?.wei.checked_add(sent)
    }

    /// The ether that it sent: to whom, in which block, and how much, in wei.
    pub(super) fn gift(&self) -> Option<(Address, u64, U256)> {
        let payee = self.payee.filter(|_| self.status == "mined" && !self.value.is_zero())?;
        Some((payee, self.block?, self.value))
    }

    /// Takes the ether that arrived with it, in wei, and holds it against what was to.
    pub(super) fn brought_ether(&mut self, wei: U256) {
        if !wei.is_zero() {
            self.moved[1].insert(ETHER, wei);
        }
        let least = self.said.as_ref().and_then(|said| said.step.receives.get(&ETHER)).copied().unwrap_or_default();
        if wei < least {
            self.differences.push(format!("{} arrived, and at least {} was to", Money::ether(wei), Money::ether(least)));
        }
    }

    /// Takes the time of its block.
    pub(super) fn mined_at(&mut self, head: &Head) {
        let date = i64::try_from(head.timestamp).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        self.date = date.unwrap_or(self.date);
    }

    /// Says what moved in the words of `money`.
    pub(super) fn name(&mut self, money: impl Fn(Address, U256) -> Money) {
        let list = |assets: &BTreeMap<Address, U256>| assets.iter().map(|(asset, wei)| money(*asset, *wei)).collect();
        (self.out, self.arrived) = (list(&self.moved[0]), list(&self.moved[1]));
    }

    /// Values what moved by the rates of its block.
    pub(super) fn rate(&mut self, rates: &BTreeMap<Address, U256>) {
        let [out, arrived] = [&self.moved[0], &self.moved[1]].map(|assets| worth(assets, rates).map(Money::ether));
        (self.value_out, self.value_in) = (out, arrived);
    }

    /// Whether something besides ether moved, whose rate has to be asked for.
    pub(super) fn needs_rates(&self) -> bool {
        self.moved.iter().flat_map(BTreeMap::keys).any(|asset| *asset != ETHER)
    }
}

/// What a transaction was to do by the review; `None` where the line that said it is broken.
pub(super) fn said(record: &Record, signed: &Signed, owner: Address) -> Option<Said> {
    if signed.cancels {
        return Some(nothing(owner));
    }
    let step = record.plan()?.steps.get(signed.step)?.clone();
    Some(Said { step, logged: record.logged(signed.step) })
}

/// A step that moves nothing.
fn nothing(owner: Address) -> Said {
    let step = Step::new("Do nothing in its place", Call { to: owner, value: U256::ZERO, data: Bytes::new() });
    Said { step, logged: vec![] }
}

/// What all of it is worth; nothing is said where nothing moved, or one asset has no rate.
fn worth(assets: &BTreeMap<Address, U256>, rates: &BTreeMap<Address, U256>) -> Option<U256> {
    if assets.is_empty() {
        return None;
    }
    assets.iter().try_fold(U256::ZERO, |sum, (asset, wei)| sum.checked_add(mul_div(*wei, *rates.get(asset)?, WAD).ok()?))
}

/// When the last was heard of a transaction, what became of it, and what its gas cost, by the journal.
fn written(record: &Record, hash: TxHash) -> (Timestamp, &'static str, Option<U256>) {
    let mut last = (Timestamp::UNIX_EPOCH, "open", None);
    for entry in &record.entries {
        let (of, status, fee) = match &entry.event {
            Event::Signed { hash, .. } | Event::Cancelling { hash, .. } | Event::Sent { hash, .. } | Event::Unmined { hash } => {
                (hash, "open", None)
            }
            Event::Mined { hash, gas_used, gas_price, .. } => (hash, "mined", cost(*gas_used, gas_price)),
            Event::Reverted { hash, gas_used, gas_price, .. } => (hash, "reverted", cost(*gas_used, gas_price)),
            Event::Refused { hash, .. } => (hash, "refused", None),
            Event::Failed { hash, .. } => (hash, "replaced", None),
            _ => continue,
        };
        if *of == hash {
            last = (entry.at, status, fee);
        }
    }
    let displaced = !matches!(last.1, "mined" | "reverted") && record.ended(hash) == Some(false);
    if displaced { (last.0, "replaced", None) } else { last }
}

fn cost(gas_used: u64, gas_price: &str) -> Option<U256> {
    gas_price.parse::<U256>().ok()?.checked_mul(U256::from(gas_used))
}

/// What the transactions of a plan did that are in a block, held against what their steps said.
///
/// # Errors
/// When the node does not answer.
pub(super) async fn effects(chain: &Chain, book: &Book, record: &Record) -> Result<Vec<Receipt>> {
    let Some(plan) = record.plan() else { return Ok(vec![]) };
    let signed: Vec<_> = record.signed().into_iter().filter(|signed| record.in_block(signed.hash)).collect();
    let hashes: Vec<_> = signed.iter().map(|signed| signed.hash).collect();
    let receipts = chain.receipts(&hashes).await?;
    let effects = signed.iter().zip(&receipts).filter_map(|(signed, receipt)| {
        Some(Receipt::mined(book, plan.owner, said(record, signed, plan.owner)?.as_told(), receipt.as_ref()?))
    });
    Ok(effects.collect())
}
