//! Hands signed bytes to a node, as often as it takes: the same bytes twice are one transaction.

use crate::chain::{
    Chain, no_such_method, sorry,
    wait::{Ending, Watched, receipt, wait},
};
use alloy::{
    primitives::{Bytes, TxHash},
    providers::Provider,
    rpc::types::TransactionReceipt,
    transports::{RpcError, TransportError, TransportErrorKind},
};
use anyhow::Result;
use std::time::Duration;

/// How a node took signed bytes.
pub(super) enum Answer {
    /// It has them, and perhaps the receipt already.
    Taken(Option<Box<TransactionReceipt>>),
    /// It refuses them, and no node knows the transaction.
    Refused(String),
}

/// How often lost answers are asked for again.
const TRIES: u32 = 4;

/// How often a node is that says it is asked too often: it has not taken the bytes, and takes them a little later.
const LIMITED: u32 = 6;

/// Sends; with `at_once` by EIP-7966, which answers with the receipt where the node has it.
///
/// # Errors
/// When no node answers, in all tries: the bytes may have arrived or not.
pub(super) async fn send(chain: &Chain, hash: TxHash, raw: &Bytes, at_once: bool) -> Result<Answer> {
    let mut at_once = at_once;
    let mut lost = TransportErrorKind::custom_str("nothing was asked");
    for (n, pause) in (0..LIMITED).map(|n| (n, Duration::from_millis(200_u64.saturating_mul(u64::from(n).pow(2))))) {
        if n >= TRIES && !is_limit(&lost) {
            break;
        }
        // Even a sleep of nothing waits for the timer's next millisecond.
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
        let mut answer = attempt(chain, raw, at_once).await;
        if at_once && answer.as_ref().is_err_and(no_such_method) {
            answer = attempt(chain, raw, false).await;
        }
        match answer {
            Ok(receipt) => {
                return Ok(Answer::Taken(receipt.filter(|r| r.transaction_hash == hash && r.block_number.is_some()).map(Box::new)));
            }
            Err(err) => match heard(chain, hash, err).await {
                Ok(answer) => return Ok(answer),
                // A node that waits for the block longer than it is listened to has the bytes: it is not waited for again.
                Err(err) => (lost, at_once) = (err, false),
            },
        }
    }
    if known(chain, hash).await { Ok(Answer::Taken(None)) } else { Err(sorry(lost)) }
}

/// What an error says of bytes that a node was given; the error again where the node may have them or not.
pub(super) async fn heard(chain: &Chain, hash: TxHash, err: TransportError) -> Result<Answer, TransportError> {
    match Trouble::of(&err) {
        Trouble::Known => Ok(Answer::Taken(None)),
        Trouble::Refused if known(chain, hash).await => Ok(Answer::Taken(None)),
        Trouble::Refused => Ok(Answer::Refused(format!("{:#}", sorry(err)))),
        Trouble::Lost => Err(err),
    }
}

/// Whether a node says that it is asked too often (-32005 by EIP-1474).
fn is_limit(err: &TransportError) -> bool {
    let RpcError::ErrorResp(answer) = err else { return false };
    let words = answer.message.to_lowercase();
    matches!(answer.code, -32005 | 429) || ["rate limit", "too many requests"].iter().any(|part| words.contains(part))
}

async fn attempt(chain: &Chain, raw: &Bytes, at_once: bool) -> Result<Option<TransactionReceipt>, TransportError> {
    if at_once {
        return chain.provider().raw_request("eth_sendRawTransactionSync".into(), (raw,)).await;
    }
    chain.provider().raw_request::<_, TxHash>("eth_sendRawTransaction".into(), (raw,)).await.map(|_| None)
}

enum Trouble {
    /// The node has the bytes already.
    Known,
    /// The node does not want them.
    Refused,
    /// The node may have them or not.
    Lost,
}

impl Trouble {
    fn of(err: &TransportError) -> Self {
        let RpcError::ErrorResp(answer) = err else { return Self::Lost };
        let words = answer.message.to_lowercase();
        let said = |any: &[&str]| any.iter().any(|part| words.contains(part));
        // Code 4 is EIP-7966's "taken, but no receipt in time".
        if answer.code == 4 || words.starts_with("known transaction") || said(&["already known", "already imported", "alreadyknown"]) {
            Self::Known
        // What a gateway in between says tells nothing of the node behind it; -32005 is its limit (EIP-1474).
        } else if is_limit(err) || said(&["timeout", "timed out"]) {
            Self::Lost
        } else {
            Self::Refused
        }
    }
}

/// Waits for what was sent, and hands its bytes out again where no node has them any more.
///
/// # Errors
/// As [`wait`].
pub(super) async fn follow(chain: &Chain, watched: Watched<'_>, raw: &Bytes, confirmations: u64, patience: Duration) -> Result<Ending> {
    let again = async || {
        let Some(hash) = watched.hashes.last() else { return };
        // Whatever comes of it shows by itself, and it is tried again as long as the wait goes on.
        send(chain, *hash, raw, false).await.ok();
    };
    wait(chain, watched, confirmations, patience, again).await
}

/// Whether a node shows the transaction when it is asked for it, as it does of all in its pool.
pub async fn pooled(chain: &Chain, hash: TxHash) -> bool {
    chain.provider().get_transaction_by_hash(hash).await.is_ok_and(|found| found.is_some())
}

/// Whether a node has the transaction, in its pool or in a block.
async fn known(chain: &Chain, hash: TxHash) -> bool {
    pooled(chain, hash).await || receipt(chain, hash).await.is_ok_and(|found| found.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::rpc::json_rpc::ErrorPayload;

    fn trouble(code: i64, message: &'static str) -> Trouble {
        Trouble::of(&RpcError::ErrorResp(ErrorPayload { code, message: message.into(), data: None }))
    }

    #[test]
    fn what_a_node_says_of_bytes_is_told_apart() {
        for (code, known) in [(-32000, "already known"), (-32000, "known transaction: 0x12"), (-32010, "AlreadyKnown"), (4, "x")] {
            assert!(matches!(trouble(code, known), Trouble::Known), "{known}");
        }
        for (code, lost) in [(-32000, "request timed out"), (-32005, "limit exceeded"), (-32603, "Too many requests")] {
            assert!(matches!(trouble(code, lost), Trouble::Lost), "{lost}");
        }
        for refused in ["nonce too low", "unknown transaction type", "transaction underpriced", "account does not exist"] {
            assert!(matches!(trouble(-32000, refused), Trouble::Refused), "{refused}");
        }
    }
}
