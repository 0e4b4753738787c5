//! What each step of a plan calls, read back from the bytes that were signed, or from the plan where nothing was.

use crate::{
    journal::Record,
    pipeline::{Book, decode},
    plan::{Call, Step},
    ui::prose,
    units::Money,
};
use alloy::{
    consensus::{Transaction, TxEnvelope},
    eips::Decodable2718,
    primitives::Address,
};
use serde::Serialize;
use std::fmt;

/// One call in words.
#[derive(Debug, Serialize)]
pub(super) struct Called {
    /// The step, counted from 1.
    step: usize,
    title: String,
    to: Address,
    /// What the registry calls it.
    contract: Option<String>,
    /// `None` where no interface of this build has the function, or nothing is called.
    function: Option<String>,
    arguments: Vec<String>,
    sends: Option<Money>,
    /// Whether what was signed is another call than the plan's, which was shown.
    differs: bool,
}

impl Called {
    /// The calls of a plan, in the order of its steps.
    pub(super) fn all(book: &Book, record: &Record) -> Vec<Self> {
        let steps = record.plan().map(|plan| plan.steps.as_slice()).unwrap_or_default();
        (0..).zip(steps).map(|(index, step)| Self::of(book, record, index, step)).collect()
    }

    fn of(book: &Book, record: &Record, index: usize, step: &Step) -> Self {
        let signed = record.signed();
        let mut signed = signed.iter().filter(|signed| signed.step == index && !signed.cancels).map(|signed| {
            let envelope = TxEnvelope::decode_2718_exact(&signed.raw).ok()?;
            Some(Call { to: envelope.to()?, value: envelope.value(), data: envelope.input().clone() })
        });
        let other = signed.clone().find(|call| call.as_ref() != Some(&step.call));
        let (differs, call) = match other {
            Some(Some(other)) => (true, other),
            Some(None) => (true, step.call.clone()),
            None => (false, signed.next().flatten().unwrap_or_else(|| step.call.clone())),
        };
        let decoded = decode(book, &call.data);
        Self {
            step: index.saturating_add(1),
            title: step.title.clone(),
            to: call.to,
            contract: book.name(call.to).map(str::to_owned),
            function: decoded.name,
            arguments: decoded.arguments,
            sends: (!call.value.is_zero()).then(|| Money::ether(call.value)),
            differs,
        }
    }
}

impl fmt::Display for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        prose(f, &format!("  {}. ", self.step), &self.title)?;
        if self.differs {
            prose(f, "     ", "NOT AS REVIEWED: what was signed is another call than the plan's; this one was signed")?;
        }
        let function = self.function.as_deref().unwrap_or("nothing that this build knows");
        prose(f, "     ", &format!("calls {function} of {}", self.contract.as_deref().unwrap_or("what is not in the registry")))?;
        writeln!(f, "     {}", self.to)?;
        self.arguments.iter().try_for_each(|argument| writeln!(f, "       {argument}"))?;
        self.sends.iter().try_for_each(|ether| writeln!(f, "     sends {ether}"))
    }
}
