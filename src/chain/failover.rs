//! Several nodes behind one transport: the next one is asked when one does not answer, or is at its limit; where all are, or the
//! answer to a read was lost, they are asked again after a pause.

use super::{candidate::Candidate, portions::is_too_many};
use alloy::{
    rpc::json_rpc::{RequestPacket, ResponsePacket},
    transports::{RpcError, TransportError, TransportErrorKind, TransportFut},
};
use std::{
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
    task::{self, Poll},
    time::Duration,
};
use tower::Service;

/// Asks the node that last answered; goes on to the next where one does not, or says that it cannot now.
#[derive(Clone)]
pub(super) struct Failover {
    nodes: Arc<[Candidate]>,
    preferred: Arc<AtomicUsize>,
    asked: Arc<AtomicUsize>,
    /// The chain they must be of, once that is known.
    chain_id: Arc<OnceLock<u64>>,
    /// The only one that is asked, where it is to answer for itself.
    alone: Option<usize>,
}

/// How long nodes that are all at their limit are left alone, one time after another.
const PAUSES: [Duration; 4] =
    [Duration::from_millis(250), Duration::from_millis(500), Duration::from_millis(1_000), Duration::from_millis(2_000)];

/// How long after a lost answer a read is asked for again, one time after another.
const AGAIN: [Duration; 3] = [Duration::from_millis(50), Duration::from_millis(200), Duration::from_millis(800)];

/// The longest pause that a node is granted; one that wants more does not answer.
const LONGEST: Duration = Duration::from_secs(15);

impl Failover {
    /// The nodes, the one to ask first in front.
    pub(super) fn new(nodes: Vec<Candidate>) -> Self {
        Self { nodes: nodes.into(), preferred: Arc::default(), asked: Arc::default(), chain_id: Arc::default(), alone: None }
    }

    /// Each of several nodes for itself, and what it is called; none where there is no choice.
    pub(super) fn each(&self) -> Vec<(String, Self)> {
        if self.nodes.len() < 2 {
            return vec![];
        }
        (0..).zip(self.nodes.iter()).map(|(index, node)| (node.shown.clone(), Self { alone: Some(index), ..self.clone() })).collect()
    }

    /// The node is asked first from now on.
    pub(super) fn prefer(&self, index: usize) {
        self.preferred.store(index, Ordering::Relaxed);
    }

    /// The node that answered last is of this chain, and the others have to be.
    pub(super) fn insist(&self, chain_id: u64) {
        // The first answer stays: a node is only ever opened for one chain.
        let _ = self.chain_id.set(chain_id);
        if let Some(candidate) = self.nodes.get(self.preferred.load(Ordering::Relaxed)) {
            candidate.trusted.store(true, Ordering::Relaxed);
        }
    }

    /// How many calls the node that answered last gets together at most.
    pub(super) fn at_once(&self) -> usize {
        self.nodes.get(self.preferred.load(Ordering::Relaxed)).map_or(usize::MAX, |node| node.pace.most())
    }

    /// The node that answered last, and how many requests were made of all.
    pub(super) fn used(&self) -> (String, usize) {
        let node = self.nodes.get(self.preferred.load(Ordering::Relaxed));
        (node.map(|node| node.shown.clone()).unwrap_or_default(), self.asked.load(Ordering::Relaxed))
    }
}

fn sends(request: &RequestPacket) -> bool {
    request.method_names().any(|method| method.starts_with("eth_sendRaw"))
}

/// Whether a node says of a read that it cannot answer now, as another may. What it says of signed bytes is always heard.
fn is_busy(request: &RequestPacket, answer: &ResponsePacket) -> bool {
    !sends(request) && answer.iter_errors().any(|error| error.data.is_none() && is_limit(error.code, &error.message))
}

/// -32005 is the limit of EIP-1474, and -32603 a trouble of the node's own, unless it is what a call came to.
fn is_limit(code: i64, message: &str) -> bool {
    let words = message.to_lowercase();
    let said = |any: &[&str]| any.iter().any(|part| words.contains(part));
    let meant = said(&["revert", "nonce", "gas", "execution", "insufficient"]);
    let limited = said(&["rate limit", "too many requests", "exceeded"]);
    !meant && (matches!(code, -32005 | -32603 | 429) || limited)
}

/// How long a node that is asked too often wants to be left alone: zero where it does not say. What is in its own trouble
/// (-32603), or counts by the day, is none the better for a pause.
fn asks_for_a_pause(answer: &Result<ResponsePacket, TransportError>) -> Option<Duration> {
    match answer {
        Ok(answer) => answer.iter_errors().any(|error| is_rate(error.code, &error.message)).then_some(Duration::ZERO),
        Err(RpcError::Transport(TransportErrorKind::HttpError(http))) => (http.status == 429).then_some(Duration::ZERO),
        Err(RpcError::Transport(TransportErrorKind::HttpErrorWithRetryAfter { error, retry_after })) => {
            matches!(error.status, 429 | 503).then_some(*retry_after)
        }
        Err(_) => None,
    }
}

/// Whether the connection broke before the answer was whole; where nothing came in all the time that a node has, more of it is of no use.
fn is_lost(err: &TransportError) -> bool {
    let RpcError::Transport(TransportErrorKind::Custom(err)) = err else { return false };
    err.downcast_ref::<reqwest::Error>().is_some_and(|err| !err.is_timeout())
}

fn is_rate(code: i64, message: &str) -> bool {
    let words = message.to_lowercase();
    !words.contains("daily")
        && (matches!(code, -32005 | 429) || ["rate limit", "too many requests"].iter().any(|part| words.contains(part)))
}

impl Failover {
    /// Asks one node after another.
    async fn round(&self, request: &RequestPacket) -> Round {
        let start = self.alone.unwrap_or_else(|| self.preferred.load(Ordering::Relaxed));
        let all = if self.alone.is_some() { 1 } else { self.nodes.len() };
        let mut round = Round::default();
        for index in (0..self.nodes.len()).cycle().skip(start).take(all) {
            let Some(node) = self.nodes.get(index) else { continue };
            self.asked.fetch_add(1, Ordering::Relaxed);
            let answer = node.ask(request.clone(), self.chain_id.get()).await;
            let wanted = asks_for_a_pause(&answer);
            if let Some(wanted) = wanted {
                node.pace.slow_down(wanted.min(LONGEST));
                round.pause = Some(round.pause.map_or(wanted, |least| least.min(wanted)));
            }
            match answer {
                Ok(answer) if is_busy(request, &answer) => round.busy = round.busy.or(Some(answer)),
                Ok(answer) => {
                    if self.alone.is_none() {
                        self.prefer(index);
                    }
                    round.answer = Some(answer);
                    return round;
                }
                Err(err) if sends(request) && !is_too_many(&err) => round.unsure = Some(err),
                Err(err) => round.last = Some(err),
            }
        }
        round
    }

    async fn ask(&self, request: &RequestPacket) -> Result<ResponsePacket, TransportError> {
        // A read does no harm twice, and a node that never answered is not waited for.
        let again = !sends(request) && self.chain_id.get().is_some();
        let (mut busy, mut pauses, mut again) = (None, PAUSES.iter(), AGAIN.iter().filter(|_| again));
        let mut unsure = None;
        loop {
            let mut round = self.round(request).await;
            // A node that may have taken what was sent is not forgotten for another that says that it has not.
            unsure = unsure.or(round.unsure.take());
            if let Some(answer) = round.answer {
                return Ok(answer);
            }
            busy = busy.or(round.busy);
            if round.pause.is_none()
                && round.last.as_ref().is_some_and(is_lost)
                && let Some(pause) = again.next()
            {
                tokio::time::sleep(*pause).await;
                continue;
            }
            match (round.pause, pauses.next()) {
                (Some(wanted), Some(pause)) if wanted <= LONGEST => tokio::time::sleep(wanted.max(*pause)).await,
                // The first that said why is of more use than the last that said nothing.
                _ => {
                    return busy.ok_or_else(|| unsure.or(round.last).unwrap_or_else(|| TransportErrorKind::custom_str("no node is named")));
                }
            }
        }
    }
}

/// What came of asking one node after another.
#[derive(Default)]
struct Round {
    answer: Option<ResponsePacket>,
    /// What the first said that cannot answer now.
    busy: Option<ResponsePacket>,
    /// Why the last did not answer.
    last: Option<TransportError>,
    /// Why one did not that may have read what was sent.
    unsure: Option<TransportError>,
    /// The shortest pause that one of them asks for.
    pause: Option<Duration>,
}

impl Service<RequestPacket> for Failover {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut task::Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: RequestPacket) -> Self::Future {
        let nodes = self.clone();
        Box::pin(async move { nodes.ask(&request).await })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::portions::too_many;
    use alloy::{
        primitives::U64,
        providers::{Provider, ProviderBuilder, RootProvider},
        rpc::{client::RpcClient, json_rpc::ErrorPayload},
        transports::{
            IntoBoxTransport,
            mock::{Asserter, MockTransport},
        },
    };

    fn two() -> (Asserter, Asserter, RootProvider) {
        let (first, second) = (Asserter::new(), Asserter::new());
        let node = |asserter: &Asserter| Candidate::new(String::new(), MockTransport::new(asserter.clone()).into_box_transport(), 0);
        let failover = Failover::new(vec![node(&first), node(&second)]);
        (first, second, ProviderBuilder::default().connect_client(RpcClient::new(failover, true)))
    }

    fn says(code: i64, message: &'static str) -> ErrorPayload {
        ErrorPayload { code, message: message.into(), data: None }
    }

    #[tokio::test]
    async fn a_node_at_its_limit_is_passed_over() {
        for (code, message) in [(-32005, "x"), (-32603, "Internal error"), (429, "slow down"), (-32000, "daily request count exceeded")] {
            let (first, second, provider) = two();
            first.push_failure(says(code, message));
            second.push_success(&7_u64);
            assert_eq!(provider.get_block_number().await.unwrap(), 7, "{message}");
        }
    }

    #[tokio::test]
    async fn what_all_say_is_said_by_the_first() {
        let (first, second, provider) = two();
        first.push_failure(says(-32005, "the first"));
        second.push_failure(says(-32005, "the second"));
        let error = provider.get_block_number().await.unwrap_err();
        assert_eq!(error.as_error_resp().unwrap().message, "the first");
    }

    #[tokio::test]
    async fn what_an_answer_means_is_not_asked_again() {
        for (code, message) in [
            (-32603, "execution reverted: rate limit exceeded"),
            (-32000, "nonce too low"),
            (-32000, "block gas limit exceeded"),
            (3, "execution reverted"),
            (-32601, "method not found"),
        ] {
            let (first, second, provider) = two();
            first.push_failure(says(code, message));
            second.push_success(&7_u64);
            assert!(provider.get_block_number().await.is_err(), "{message}");
        }
        let (first, second, provider) = two();
        first.push_failure(says(-32005, "limit exceeded"));
        second.push_success(&alloy::primitives::TxHash::ZERO);
        assert!(provider.send_raw_transaction(&[1]).await.is_err(), "of signed bytes every word counts");
    }

    /// A node that fails in one way.
    #[derive(Clone)]
    struct Failing(fn() -> TransportError);

    impl Service<RequestPacket> for Failing {
        type Response = ResponsePacket;
        type Error = TransportError;
        type Future = TransportFut<'static>;

        fn poll_ready(&mut self, _: &mut task::Context<'_>) -> Poll<Result<(), TransportError>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: RequestPacket) -> Self::Future {
            let err = (self.0)();
            Box::pin(async move { Err(err) })
        }
    }

    #[tokio::test]
    async fn a_node_that_may_have_read_what_was_sent_is_not_forgotten_for_one_that_has_not() {
        let lost = || TransportErrorKind::custom_str("the answer was lost");
        let nodes = [lost, too_many].map(|failing| Candidate::new(String::new(), Failing(failing).into_box_transport(), 0));
        let client = RpcClient::new(Failover::new(nodes.into()), true);
        for (method, known) in [("eth_sendRawTransaction", false), ("eth_getTransactionReceipt", true)] {
            let mut batch = client.new_batch();
            let _waiting = [1, 2].map(|number: u64| batch.add_call::<_, U64>(method, &(number,)).unwrap());
            let err = batch.send().await.unwrap_err();
            assert_eq!(is_too_many(&err), known, "{method}: {err}");
        }
    }
}
