//! What a node may do instead of what it is asked.

use alloy::primitives::B256;
use serde_json::{Value, json};

/// What is done to a request instead of answering it from the chain.
pub enum Lie {
    /// Answers this.
    Result(Value),
    /// Answers an error of this code and message.
    Error(i64, &'static str),
    /// Does what is asked, then changes the answer.
    Edit(Box<dyn Fn(&mut Value) + Send>),
    /// Has this happen first, then does what is asked and answers truly.
    After(Box<dyn Fn() + Send>),
    /// Does what is asked, then answers an error.
    DoneAndDenied(i64, &'static str),
    /// Does what is asked, then closes the connection without a word.
    DoneAndLost,
    /// Closes the connection at once.
    Lost,
    /// Answers with this HTTP status and body.
    Http(u16, &'static str),
    /// Answers with HTTP status 429, and says after how many seconds to come back.
    Later(&'static str),
    /// Never answers, and does nothing.
    Hang,
    /// Does what is asked, and never answers.
    DoneAndHang,
}

impl Lie {
    /// The receipt of a transaction that reverted.
    pub fn reverted() -> Self {
        Self::Edit(Box::new(|answer| {
            if answer.is_object() {
                (answer["status"], answer["logs"]) = (json!("0x0"), json!([]));
            }
        }))
    }

    /// A receipt without a log.
    pub fn no_logs() -> Self {
        Self::Edit(Box::new(|answer| answer["logs"] = json!([])))
    }

    /// A receipt by whose logs one wei was moved each time.
    pub fn one_wei() -> Self {
        Self::Edit(Box::new(|answer| {
            for log in answer["logs"].as_array_mut().into_iter().flatten() {
                log["data"] = json!(B256::with_last_byte(1));
            }
        }))
    }
}
