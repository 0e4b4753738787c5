//! One plan with every event of it.

use super::{called::Called, command, state};
use crate::{
    journal::{Entry, Event, Record},
    pipeline::{Book, Receipt, Vanished},
    ui::{WIDTH, prose},
    units::Money,
};
use alloy::primitives::{TxHash, U256};
use jiff::Timestamp;
use serde::Serialize;
use std::fmt;

#[derive(Debug, Serialize)]
pub(super) struct Shown {
    plan: String,
    command: Option<String>,
    state: &'static str,
    steps: Vec<String>,
    /// What each step calls, by the bytes that were signed.
    calls: Vec<Called>,
    /// What was mined did this by its receipt; empty where no node was asked.
    effects: Vec<Receipt>,
    events: Vec<Happened>,
    /// What was in a block by the journal, and is in none by the chain.
    vanished: Vec<TxHash>,
    #[serde(skip)]
    warnings: Vec<String>,
}

/// One event; what it does not have is `null`.
#[derive(Debug, Default, Serialize)]
struct Happened {
    at: Timestamp,
    /// `planned`, `signed`, `cancelling`, `sent`, `mined`, `reverted`, `unmined`, `refused`, `failed`, `closed`, `message_signed` or
    /// `set_aside`.
    kind: &'static str,
    /// The step, counted from 1.
    step: Option<usize>,
    nonce: Option<u64>,
    hash: Option<TxHash>,
    block: Option<u64>,
    gas_used: Option<u64>,
    fee: Option<Money>,
    reason: Option<String>,
}

impl Happened {
    fn new(entry: &Entry) -> Self {
        let of = |kind| Self { at: entry.at, kind, ..Self::default() };
        let in_block = |kind, hash: &TxHash, block: &u64, gas_used: &u64, gas_price: &str| {
            let fee = gas_price.parse::<U256>().ok().and_then(|price| price.checked_mul(U256::from(*gas_used)));
            let (hash, block, gas_used) = (Some(*hash), Some(*block), Some(*gas_used));
            Self { hash, block, gas_used, fee: fee.map(Money::ether), ..of(kind) }
        };
        match &entry.event {
            Event::Planned { .. } => of("planned"),
            Event::Signed { step, hash, nonce, .. } => {
                Self { step: Some(step.saturating_add(1)), nonce: Some(*nonce), hash: Some(*hash), ..of("signed") }
            }
            Event::Cancelling { step, hash, nonce, .. } => {
                Self { step: Some(step.saturating_add(1)), nonce: Some(*nonce), hash: Some(*hash), ..of("cancelling") }
            }
            Event::Unmined { hash } => Self { hash: Some(*hash), ..of("unmined") },
            Event::Sent { hash, .. } => Self { hash: Some(*hash), ..of("sent") },
            Event::Mined { hash, block, gas_used, gas_price } => in_block("mined", hash, block, gas_used, gas_price),
            Event::Reverted { hash, block, gas_used, gas_price } => in_block("reverted", hash, block, gas_used, gas_price),
            Event::Refused { hash, reason } => Self { hash: Some(*hash), reason: Some(reason.clone()), ..of("refused") },
            Event::Failed { hash, reason } => Self { hash: Some(*hash), reason: Some(reason.clone()), ..of("failed") },
            Event::Closed { reason } => Self { reason: Some(reason.clone()), ..of("closed") },
            Event::MessageSigned { digest, primary_type, contract } => {
                let of_contract = contract.map(|contract| format!(" of {contract}")).unwrap_or_default();
                Self { hash: Some(*digest), reason: Some(format!("{primary_type}{of_contract}, by its digest")), ..of("message_signed") }
            }
            Event::SetAside { lines } => Self { reason: Some(format!("damaged lines {lines:?}")), ..of("set_aside") },
        }
    }
}

impl fmt::Display for Happened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            "planned" => write!(f, "approved")?,
            "message_signed" => write!(f, "message signed")?,
            "set_aside" => write!(f, "set aside")?,
            "cancelling" => write!(f, "signed to cancel it")?,
            "unmined" => write!(f, "taken out of its block by a reorganisation")?,
            kind => write!(f, "{kind}")?,
        }
        if let (Some(step), Some(nonce)) = (self.step, self.nonce) {
            write!(f, ": step {step}, with nonce {nonce}")?;
        }
        if let (Some(block), Some(gas)) = (self.block, self.gas_used) {
            write!(f, " in block {block}, {gas} gas")?;
        }
        self.fee.iter().try_for_each(|fee| write!(f, ", fee {fee}"))?;
        self.reason.iter().try_for_each(|reason| write!(f, ": {reason}"))
    }
}

impl Shown {
    pub(super) fn new(book: &Book, record: Record, gone: Vec<Vanished>, effects: Vec<Receipt>) -> Self {
        let plan = record.plan();
        let warning = |one: &Vanished| {
            let Vanished { hash, block, .. } = one;
            format!("WARNING: the transaction {hash} was mined in block {block}, and the chain does not have it any more")
        };
        Self {
            warnings: gone.iter().map(warning).collect(),
            vanished: gone.into_iter().map(|one| one.hash).collect(),
            events: record.entries.iter().map(|entry| Happened::new(entry)).collect(),
            state: state(&record),
            command: (plan.is_some() || record.message().is_some()).then(|| command(&record)),
            steps: plan.map(|plan| plan.steps.iter().map(|step| step.title.clone()).collect()).unwrap_or_default(),
            calls: Called::all(book, &record),
            effects,
            plan: record.id,
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.state == "signed" { "Message" } else { "Plan" };
        writeln!(f, "{kind} {} ({}): {}", self.plan, self.command.as_deref().unwrap_or("its first line is broken"), self.state)?;
        self.calls.iter().try_for_each(|call| call.fmt(f))?;
        for event in &self.events {
            let (at, said) = (format!("{}  ", event.at.strftime("%Y-%m-%d %H:%M:%SZ")), event.to_string());
            // A hash does not fit behind a time.
            let room = WIDTH.saturating_sub(at.len());
            let reason = event.reason.as_ref().filter(|reason| reason.split_whitespace().any(|word| word.len() > room));
            match reason.and_then(|reason| Some((said.strip_suffix(reason.as_str())?.trim_end(), reason))) {
                Some((what, reason)) => {
                    prose(f, &at, what)?;
                    prose(f, "  ", reason)?;
                }
                None => prose(f, &at, &said)?,
            }
            if let Some(hash) = event.hash {
                writeln!(f, "  {hash}")?;
            }
        }
        for effect in &self.effects {
            writeln!(f, "{}, by its receipt", effect.title)?;
            let list = |amounts: &[Money]| amounts.iter().map(Money::to_string).collect::<Vec<_>>().join(", ");
            for (what, amounts) in [("left", &effect.left), ("arrived", &effect.arrived)].iter().filter(|(_, amounts)| !amounts.is_empty())
            {
                prose(f, "  ", &format!("{what} {}", list(amounts)))?;
            }
            effect.surprises.iter().try_for_each(|surprise| prose(f, "  ", &format!("NOT AS REVIEWED: {surprise}")))?;
        }
        for warning in &self.warnings {
            prose(f, "", warning)?;
        }
        if !self.warnings.is_empty() {
            prose(f, "  ", &format!("send it again with `restake history resume {}`", self.plan))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_fields_for_scripts_and_a_line_for_people() {
        let event = Event::Mined { hash: TxHash::ZERO, block: 7, gas_used: 21_000, gas_price: "1000000000".into() };
        let event = Happened::new(&Entry { at: Timestamp::UNIX_EPOCH, plan: "a".into(), event });
        let json = serde_json::to_value(&event).unwrap();
        assert_eq!((&json["kind"], &json["block"], &json["gas_used"]), (&"mined".into(), &7.into(), &21_000.into()));
        assert_eq!((&json["fee"]["wei"], &json["step"]), (&"21000000000000".into(), &serde_json::Value::Null));
        assert_eq!(event.to_string(), "mined in block 7, 21000 gas, fee 0.000021 ETH");
        let event = Event::Refused { hash: TxHash::ZERO, reason: "nonce too low".into() };
        let event = Happened::new(&Entry { at: Timestamp::UNIX_EPOCH, plan: "a".into(), event });
        assert_eq!(event.to_string(), "refused: nonce too low");
    }
}
