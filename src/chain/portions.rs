//! How many calls a node takes in one request: as many as are asked together, until it says that they are too many.

use crate::error::Failure;
use alloy::{
    rpc::json_rpc::{RequestPacket, Response, ResponsePacket, SerializedRequest},
    transports::{RpcError, TransportError, TransportErrorKind},
};
use serde_json::value::RawValue;
use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How long a node must not refuse anything before it is asked twice as much at once again.
const QUIET: Duration = Duration::from_secs(60);

/// What is known of one node: how many calls it takes, and since when.
#[derive(Debug, Default)]
pub(super) struct Portions(Mutex<Option<(usize, Instant)>>);

impl Portions {
    /// As many of some calls as the node takes, and no more than `most`; and those that are left for later.
    pub(super) fn split<'a>(&self, calls: &'a [SerializedRequest], most: usize) -> (&'a [SerializedRequest], &'a [SerializedRequest]) {
        self.split_at(calls, most, Instant::now())
    }

    fn split_at<'a>(
        &self,
        calls: &'a [SerializedRequest],
        most: usize,
        now: Instant,
    ) -> (&'a [SerializedRequest], &'a [SerializedRequest]) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((size, since)) = &mut *known
            && now.saturating_duration_since(*since) > QUIET
        {
            (*size, *since) = (size.saturating_mul(2), now);
        }
        let size = known.map_or(usize::MAX, |(size, _)| size);
        calls.split_at(size.min(most).max(1).min(calls.len()))
    }

    /// Whether so many calls were too many; from now on it gets half as many.
    pub(super) fn are_too_many(&self, asked: usize, answer: &Result<ResponsePacket, TransportError>) -> bool {
        let refused = is_refused(asked, answer);
        if refused {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((asked / 2, Instant::now()));
        }
        refused
    }
}

/// Whether one answer says nothing of another: the calls are alike and only read, or each is of a block that it names. The newest block,
/// nonce and receipts are asked together for one node to answer them all, and of transactions each counts on the one before.
pub(super) fn is_divisible(calls: &[SerializedRequest]) -> bool {
    let first = calls.first().map(SerializedRequest::method);
    let alike = first.is_some_and(|first| !first.starts_with("eth_sendRaw")) && calls.iter().all(|call| Some(call.method()) == first);
    alike || calls.iter().all(is_pinned)
}

/// Whether a call reads the state of a block that it names by its number or hash.
fn is_pinned(call: &SerializedRequest) -> bool {
    let place = match call.method() {
        "eth_call" | "eth_getBalance" | "eth_getCode" | "eth_getTransactionCount" | "eth_simulateV1" => 1,
        "eth_getProof" | "eth_getStorageAt" => 2,
        _ => return false,
    };
    let params = call.params().and_then(|params| serde_json::from_str::<Vec<&RawValue>>(params.get()).ok());
    let block = params.and_then(|params| params.get(place).map(|block| block.get()));
    block.is_some_and(|block| block.starts_with("\"0x") || block.contains("\"blockHash\""))
}

/// What is said of calls that go together or not at all, where a node does not take so many.
pub(super) fn too_many() -> TransportError {
    TransportErrorKind::http_error(413, "the node does not take so many calls at once".into())
}

/// Whether a node does not take so many calls, none of which it read.
pub(crate) fn is_too_many(err: &TransportError) -> bool {
    let RpcError::Transport(TransportErrorKind::HttpError(http) | TransportErrorKind::HttpErrorWithRetryAfter { error: http, .. }) = err
    else {
        return false;
    };
    match http.status {
        400 | 413 | 422 => true,
        // Of what goes wrong on the other side, some of it may have been read.
        401..=499 => http.status != 429 && speaks_of_batches(&http.body),
        _ => false,
    }
}

/// What is said of a node that takes fewer calls than belong together, where it says so itself.
pub(super) fn limit(err: &TransportError) -> Option<Failure> {
    let RpcError::Transport(TransportErrorKind::HttpError(http)) = err else { return None };
    let says_so = http.status == 413 || (is_too_many(err) && speaks_of_batches(&http.body));
    let words = "the node does not take so many calls in one request as belong together, which are three";
    says_so.then(|| Failure::failed("node", words).hint("use another `--rpc-url`"))
}

/// Some calls as one request: a list only where there are several.
pub(super) fn packet(calls: &[SerializedRequest]) -> RequestPacket {
    match calls {
        [only] => RequestPacket::Single(only.clone()),
        some => RequestPacket::Batch(some.to_vec()),
    }
}

/// The answers to one request.
pub(super) fn answers(answer: ResponsePacket) -> Vec<Response> {
    match answer {
        ResponsePacket::Single(one) => vec![one],
        ResponsePacket::Batch(all) => all,
    }
}

/// Nodes say it by a status, by one error for the whole, or by an error in the place of the first answer (geth); no specification says how.
/// Where one call was answered, or failed for another reason, all were read.
pub(super) fn is_refused(asked: usize, answer: &Result<ResponsePacket, TransportError>) -> bool {
    if asked < 2 {
        return false;
    }
    match answer {
        // "Invalid request" and "parse error" of JSON-RPC 2.0.
        Ok(ResponsePacket::Single(one)) => {
            one.payload.as_error().is_some_and(|error| matches!(error.code, -32600 | -32700) || speaks_of_batches(&error.message))
        }
        Ok(ResponsePacket::Batch(all)) => {
            !all.is_empty() && all.iter().all(|one| one.payload.as_error().is_some_and(|error| speaks_of_batches(&error.message)))
        }
        Err(err) => is_too_many(err),
    }
}

/// That too much is asked in a second is another matter.
fn speaks_of_batches(words: &str) -> bool {
    let words = words.to_lowercase();
    let said = |any: &[&str]| any.iter().any(|part| words.contains(part));
    let limits = ["large", "limit", "size", "many", "exceed", "more than", "maximum", "not allowed", "not supported", "disabled"];
    words.contains("batch") && said(&limits) && !said(&["rate limit", "too many requests", "per second", "revert"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::rpc::json_rpc::{ErrorPayload, Id, Request, ResponsePayload};
    use serde_json::value::to_raw_value;

    fn calls(count: u64) -> Vec<SerializedRequest> {
        (0..count).map(|id| Request::new("eth_chainId", Id::Number(id), [(); 0]).serialize().unwrap()).collect()
    }

    fn fails(id: Id, message: &'static str) -> Response {
        Response { id, payload: ResponsePayload::Failure(ErrorPayload { code: -32_600, message: message.into(), data: None }) }
    }

    fn succeeds(id: u64) -> Response {
        Response { id: Id::Number(id), payload: ResponsePayload::Success(to_raw_value("0x1").unwrap()) }
    }

    #[test]
    fn a_node_gets_half_as_many_each_time_that_it_says_so() {
        let (portions, calls) = (Portions::default(), calls(10));
        let refused = || Ok(ResponsePacket::Batch(vec![fails(Id::Number(0), "batch too large")]));
        for (some, most) in [(10, 5), (5, 2), (2, 1)] {
            assert_eq!(portions.split(&calls, 100).0.len(), some);
            assert!(portions.are_too_many(some, &refused()));
            let (some, later) = portions.split(&calls, 100);
            assert_eq!((some.len(), later.len()), (most, 10 - most));
        }
        assert!(!portions.are_too_many(1, &refused()), "less than one there is not");
        assert_eq!(Portions::default().split(&calls, 3).0.len(), 3, "nor more than is allowed otherwise");
        assert_eq!(portions.split(&calls, 100).0.len(), 1);
        let later = Instant::now() + QUIET + QUIET;
        assert_eq!(portions.split_at(&calls, 100, later).0.len(), 2, "it may be another node by then");
        assert!(packet(&calls[..1]).as_single().is_some() && packet(&calls[..2]).as_batch().is_some());
    }

    #[test]
    fn what_one_node_has_to_answer_is_asked_whole() {
        let call = |method: &'static str| Request::new(method, Id::Number(0), [(); 0]).serialize().unwrap();
        assert!(is_divisible(&[call("eth_getTransactionReceipt"), call("eth_getTransactionReceipt")]));
        assert!(!is_divisible(&[call("eth_blockNumber"), call("eth_getTransactionReceipt")]));
        assert!(!is_divisible(&[call("eth_sendRawTransaction"), call("eth_sendRawTransaction")]));
        let at = |method: &'static str, block: &'static str| Request::new(method, Id::Number(0), ("0x1", block)).serialize().unwrap();
        assert!(is_divisible(&[at("eth_getCode", "0x10"), at("eth_getBalance", "0x10")]), "whichever node has that block");
        for moving in ["latest", "pending", "safe"] {
            assert!(!is_divisible(&[at("eth_getCode", "0x10"), at("eth_getBalance", moving)]), "{moving}");
        }
        assert!(!is_divisible(&[at("eth_getCode", "0x10"), call("eth_getBalance")]), "it names none");
        assert!(!is_divisible(&[at("eth_getTransactionCount", "0x10"), call("eth_blockNumber")]));
    }

    #[test]
    fn nodes_say_it_in_many_ways() {
        let http = |status, body: &str| Err(TransportErrorKind::http_error(status, body.into()));
        let whole = |code, message: &'static str| {
            let payload = ResponsePayload::Failure(ErrorPayload { code, message: message.into(), data: None });
            Ok(ResponsePacket::Single(Response { id: Id::None, payload }))
        };
        for answer in [
            http(413, ""),
            http(400, r#"{"message":"Batch of more than 3 requests are not allowed on free tier","code":31}"#),
            http(400, "maximum 10 calls per request"),
            whole(-32_005, "Batch size limit exceeded"),
            Ok(ResponsePacket::Batch(vec![fails(Id::Number(0), "batch too large")])),
            whole(-32_600, "Invalid Request"),
            whole(-32_000, "batching is disabled"),
            Ok(ResponsePacket::Batch(vec![
                fails(Id::Number(0), "batch size limit exceeded"),
                fails(Id::Number(1), "batch size limit exceeded"),
            ])),
        ] {
            assert!(is_refused(2, &answer), "{answer:?}");
        }
        let limited = |answer: Result<ResponsePacket, TransportError>| limit(&answer.unwrap_err()).is_some();
        assert!(limited(http(413, "")) && limited(http(400, "Batch of more than 3 requests are not allowed on free tier")));
        assert!(!limited(http(400, "no such key")) && !limited(http(502, "batch limit")));
        for answer in [
            http(429, "too many requests: batch limit"),
            whole(-32_005, "rate limit"),
            whole(-32_005, "too many requests in this batch"),
            whole(-32_603, "Internal error"),
            http(502, "bad gateway"),
            http(500, "the batch request exceeded its time limit"),
            Ok(ResponsePacket::Batch(vec![succeeds(0), fails(Id::Number(1), "batch limit exceeded")])),
            Ok(ResponsePacket::Batch(vec![fails(Id::Number(0), "already known"), fails(Id::Number(1), "batch limit exceeded")])),
            Err(TransportErrorKind::custom_str("the batch is too large")),
            Ok(ResponsePacket::Batch(vec![succeeds(0), fails(Id::Number(1), "execution reverted: batch too large")])),
            Ok(ResponsePacket::Batch(vec![fails(Id::Number(0), "nonce too low"), fails(Id::Number(1), "nonce too low")])),
        ] {
            assert!(!is_refused(2, &answer), "{answer:?}");
        }
    }
}
