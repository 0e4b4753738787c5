//! What `main` must tell apart about a failure: how it ends, of which kind it is, and what to do next.

use alloy::primitives::TxHash;
use serde_json::Value;
use std::fmt;

/// How a command ended when it did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It failed, and nothing was sent.
    Failed,
    /// What was typed cannot be carried out as it stands.
    Usage,
    /// A person said no, at the review or on a device.
    Declined,
    /// The simulation, a bound, the terms or the wrong chain forbade it.
    Refused,
    /// Something was sent, and its fate is open or it failed.
    Sent,
    /// The person pressed ^C.
    Interrupted,
}

impl Fate {
    /// The process exit code, as `restake(1)` lists them.
    pub const fn code(self) -> u8 {
        match self {
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Declined => 3,
            Self::Refused => 4,
            Self::Sent => 5,
            Self::Interrupted => 130,
        }
    }
}

/// An error with a fate, a stable kind for scripts, and perhaps a hint.
#[derive(Clone, Debug)]
pub struct Failure {
    /// How the command ends.
    pub fate: Fate,
    /// A stable word for scripts, such as `bound` or `terms`.
    pub kind: &'static str,
    message: String,
    /// What to do, in the imperative.
    pub hint: Option<String>,
    /// The step of the plan that it is about, counted from 0, where it is about one.
    pub step: Option<usize>,
    /// The transactions it is about, oldest first, where they are known.
    pub transactions: Vec<TxHash>,
    /// What was done before, as the result of the command would have it, where that is worth telling.
    pub result: Option<Box<Value>>,
}

impl Failure {
    /// Makes an error that ends in `fate`.
    pub fn new(fate: Fate, kind: &'static str, message: impl Into<String>) -> Self {
        Self { fate, kind, message: message.into(), hint: None, step: None, transactions: vec![], result: None }
    }

    /// The simulation, a bound, the terms or the chain forbids it.
    pub fn refused(kind: &'static str, message: impl Into<String>) -> Self {
        Self::new(Fate::Refused, kind, message)
    }

    /// What was typed cannot be carried out.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Fate::Usage, "usage", message)
    }

    /// It failed, and nothing was sent.
    pub fn failed(kind: &'static str, message: impl Into<String>) -> Self {
        Self::new(Fate::Failed, kind, message)
    }

    /// Says what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same fate in other words, for the outside of an error that says the rest.
    #[must_use]
    pub fn saying(&self, message: impl Into<String>) -> Self {
        Self { message: message.into(), ..self.clone() }
    }

    /// Says which step of the plan it is about, counted from 0.
    #[must_use]
    pub fn at(mut self, step: usize) -> Self {
        self.step = Some(step);
        self
    }

    /// Says what was done before.
    #[must_use]
    pub fn after(mut self, result: Value) -> Self {
        self.result = Some(Box::new(result));
        self
    }
}

/// Says which transactions an error is about, where it has a [`Failure`] to say it with.
pub fn about(mut error: anyhow::Error, transactions: Vec<TxHash>) -> anyhow::Error {
    if let Some(failure) = error.downcast_mut::<Failure>() {
        failure.transactions = transactions;
    }
    error
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// The outermost [`Failure`] of an error, or a plain failure where it has none.
pub fn fate(error: &anyhow::Error) -> Failure {
    error.downcast_ref::<Failure>().cloned().unwrap_or_else(|| Failure::failed("error", error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::Context;

    #[test]
    fn the_outermost_fate_counts() {
        let refused = anyhow::Error::from(Failure::refused("bound", "too much"));
        assert_eq!(fate(&refused).fate, Fate::Refused);
        let sent = Err::<(), _>(refused).context(Failure::new(Fate::Sent, "sent", "step 2 was not sent")).unwrap_err();
        assert_eq!(fate(&sent).fate, Fate::Sent);
        assert_eq!(fate(&sent.context("more words")).kind, "sent");
    }

    #[test]
    fn the_transactions_are_kept_with_the_outermost_failure() {
        let inner = Err::<(), _>(Failure::refused("bound", "too much"));
        let outer = inner.context(Failure::new(Fate::Sent, "sent", "step 2 was not sent")).unwrap_err();
        assert_eq!(fate(&about(outer, vec![TxHash::ZERO])).transactions, [TxHash::ZERO]);
    }

    #[test]
    fn an_error_without_a_fate_failed_before_anything_was_sent() {
        assert_eq!(fate(&anyhow::anyhow!("no node")).fate.code(), 1);
    }
}
