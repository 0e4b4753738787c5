//! Hands signed bytes to a node, as often as it takes: the same bytes twice are one transaction.

use crate::chain::{Chain, sorry, wait::receipt};
use alloy::{
    primitives::{Bytes, TxHash},
    providers::Provider,
    rpc::types::TransactionReceipt,
    transports::{RpcError, TransportError},
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

/// Sends; with `at_once` by EIP-7966, which answers with the receipt where the node has it.
///
/// # Errors
/// When no node answers, in all tries: the bytes may have arrived or not.
pub(super) async fn send(chain: &Chain, hash: TxHash, raw: &Bytes, at_once: bool) -> Result<Answer> {
    let mut at_once = at_once;
    let mut lost = None;
    for pause in (0..TRIES).map(|n| Duration::from_millis(200_u64.saturating_mul(u64::from(n).pow(2)))) {
        // Even a sleep of nothing waits for the timer's next millisecond.
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
        match attempt(chain, raw, at_once).await {
            Ok(receipt) => {
                return Ok(Answer::Taken(receipt.filter(|r| r.transaction_hash == hash && r.block_number.is_some()).map(Box::new)));
            }
            Err(err) => match Trouble::of(&err) {
                Trouble::NoSuchMethod => at_once = false,
                Trouble::Known => return Ok(Answer::Taken(None)),
                Trouble::Refused if known(chain, hash).await => return Ok(Answer::Taken(None)),
                Trouble::Refused => return Ok(Answer::Refused(format!("{:#}", sorry(err)))),
                Trouble::Lost => lost = Some(err),
            },
        }
    }
    if known(chain, hash).await {
        return Ok(Answer::Taken(None));
    }
    match lost {
        Some(err) => Err(sorry(err)),
        // Only the missing method was in the way, and it is asked for once: the plain one has answered since.
        None => Ok(Answer::Taken(None)),
    }
}

async fn attempt(chain: &Chain, raw: &Bytes, at_once: bool) -> Result<Option<TransactionReceipt>, TransportError> {
    if at_once {
        return chain.provider().raw_request("eth_sendRawTransactionSync".into(), (raw,)).await;
    }
    chain.provider().raw_request::<_, TxHash>("eth_sendRawTransaction".into(), (raw,)).await.map(|_| None)
}

enum Trouble {
    NoSuchMethod,
    Known,
    Refused,
    Lost,
}

impl Trouble {
    fn of(err: &TransportError) -> Self {
        let RpcError::ErrorResp(answer) = err else { return Self::Lost };
        let words = answer.message.to_lowercase();
        let said = |any: &[&str]| any.iter().any(|part| words.contains(part));
        if answer.code == -32601 || said(&["method not found", "not supported", "does not exist", "unsupported method"]) {
            Self::NoSuchMethod
        // Code 4 is EIP-7966's "taken, but no receipt in time".
        } else if answer.code == 4
            || said(&["already known", "already imported", "alreadyknown", "known transaction", "timeout", "timed out"])
        {
            Self::Known
        } else {
            Self::Refused
        }
    }
}

/// Whether a node has the transaction, in its pool or in a block.
async fn known(chain: &Chain, hash: TxHash) -> bool {
    let pooled = chain.provider().get_transaction_by_hash(hash).await.is_ok_and(|found| found.is_some());
    pooled || receipt(chain, hash).await.is_ok_and(|found| found.is_some())
}
