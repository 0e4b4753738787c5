//! How many calls a node takes in one request: as many as are asked together, until it says that they are too many.

use alloy::{
    rpc::json_rpc::{RequestPacket, Response, ResponsePacket, SerializedRequest},
    transports::{RpcError, TransportError, TransportErrorKind},
};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is known of one node.
#[derive(Debug)]
pub(super) struct Portions(AtomicUsize);

impl Default for Portions {
    fn default() -> Self {
        Self(usize::MAX.into())
    }
}

impl Portions {
    /// As many of some calls as the node takes, and those that are left for later.
    pub(super) fn split<'a>(&self, calls: &'a [SerializedRequest]) -> (&'a [SerializedRequest], &'a [SerializedRequest]) {
        calls.split_at(self.0.load(Ordering::Relaxed).min(calls.len()))
    }

    /// Whether so many calls were too many, of which none was read then; from now on it gets half as many.
    pub(super) fn are_too_many(&self, asked: usize, answer: &Result<ResponsePacket, TransportError>) -> bool {
        let refused = asked > 1 && is_refused(asked, answer);
        if refused {
            self.0.fetch_min(asked / 2, Ordering::Relaxed);
        }
        refused
    }
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
/// A call can fail in these words too: then all others have answers.
fn is_refused(asked: usize, answer: &Result<ResponsePacket, TransportError>) -> bool {
    match answer {
        Ok(ResponsePacket::Single(one)) => one.payload.as_error().is_some(),
        Ok(ResponsePacket::Batch(all)) => {
            let mut errors = all.iter().filter_map(|one| one.payload.as_error());
            let answered = all.len() >= asked && all.iter().any(|one| one.payload.as_error().is_none());
            !answered && errors.any(|error| speaks_of_batches(&error.message))
        }
        Err(RpcError::Transport(TransportErrorKind::HttpError(http))) => http.status == 413 || speaks_of_batches(&http.body),
        Err(_) => false,
    }
}

fn speaks_of_batches(words: &str) -> bool {
    let words = words.to_lowercase();
    let limits = ["large", "limit", "size", "many", "exceed", "more than", "maximum", "not allowed", "not supported"];
    words.contains("batch") && limits.iter().any(|limit| words.contains(limit))
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
            assert_eq!(portions.split(&calls).0.len(), some);
            assert!(portions.are_too_many(some, &refused()));
            let (some, later) = portions.split(&calls);
            assert_eq!((some.len(), later.len()), (most, 10 - most));
        }
        assert!(!portions.are_too_many(1, &refused()), "less than one there is not");
        assert_eq!(portions.split(&calls).0.len(), 1);
        assert!(packet(&calls[..1]).as_single().is_some() && packet(&calls[..2]).as_batch().is_some());
    }

    #[test]
    fn nodes_say_it_in_many_ways() {
        let http = |status, body: &str| Err(TransportErrorKind::http_error(status, body.into()));
        let whole = |message| Ok(ResponsePacket::Single(fails(Id::None, message)));
        for answer in [
            http(413, ""),
            http(400, r#"{"message":"Batch of more than 3 requests are not allowed on free tier","code":31}"#),
            whole("Invalid Request"),
            Ok(ResponsePacket::Batch(vec![
                fails(Id::Number(0), "batch size limit exceeded"),
                fails(Id::Number(1), "batch size limit exceeded"),
            ])),
        ] {
            assert!(is_refused(2, &answer), "{answer:?}");
        }
        for answer in [
            http(429, "too many requests"),
            http(502, "bad gateway"),
            Err(TransportErrorKind::custom_str("the batch is too large")),
            Ok(ResponsePacket::Batch(vec![succeeds(0), fails(Id::Number(1), "execution reverted: batch too large")])),
            Ok(ResponsePacket::Batch(vec![fails(Id::Number(0), "nonce too low"), fails(Id::Number(1), "nonce too low")])),
        ] {
            assert!(!is_refused(2, &answer), "{answer:?}");
        }
    }
}
