//! One node of several: asked in requests as large and as often as it takes them, once it said that it is of the right chain.

use super::{
    pace::Pace,
    portions::{Portions, answers, is_divisible, is_refused, packet, too_many},
};
use crate::error::Failure;
use alloy::{
    primitives::U64,
    rpc::json_rpc::{Id, Request, RequestPacket, ResponsePacket},
    transports::{BoxTransport, TransportError, TransportErrorKind},
};
use std::sync::atomic::{AtomicBool, Ordering};
use tower::Service;

/// One node, and whether it said that it is of the right chain.
pub(super) struct Candidate {
    pub(super) shown: String,
    transport: BoxTransport,
    pub(super) trusted: AtomicBool,
    pub(super) pace: Pace,
    portions: Portions,
}

impl Candidate {
    /// A node that is shown as `shown`, and asked for at most `rate` calls a second; 0 is as many as there are.
    pub(super) fn new(shown: String, transport: BoxTransport, rate: u32) -> Self {
        Self { shown, transport, trusted: AtomicBool::new(false), pace: Pace::new(rate), portions: Portions::default() }
    }

    pub(super) async fn ask(&self, request: RequestPacket, chain_id: Option<&u64>) -> Result<ResponsePacket, TransportError> {
        self.belongs(chain_id).await?;
        let RequestPacket::Batch(calls) = &request else { return self.call(request).await };
        if !is_divisible(calls) {
            let answer = self.call(request.clone()).await;
            return if answer.is_ok() && is_refused(calls.len(), &answer) { Err(too_many()) } else { answer };
        }
        let (mut rest, mut all) = (calls.as_slice(), vec![]);
        while !rest.is_empty() {
            let (some, later) = self.portions.split(rest, self.pace.most());
            let answer = self.call(packet(some)).await;
            if !self.portions.are_too_many(some.len(), &answer) {
                all.extend(answers(answer?));
                rest = later;
            }
        }
        Ok(ResponsePacket::Batch(all))
    }

    async fn call(&self, request: RequestPacket) -> Result<ResponsePacket, TransportError> {
        self.pace.take(request.len()).await;
        self.transport.clone().call(request).await
    }

    /// Asks the node which chain it is of, once.
    async fn belongs(&self, chain_id: Option<&u64>) -> Result<(), TransportError> {
        let Some(wanted) = chain_id.filter(|_| !self.trusted.load(Ordering::Relaxed)) else { return Ok(()) };
        let request = Request::new("eth_chainId", Id::Number(0), [(); 0]).serialize().map_err(TransportErrorKind::custom)?;
        self.pace.take(1).await;
        let answer = self.transport.clone().call(RequestPacket::Single(request)).await?;
        let text = answer.as_single().and_then(|answer| answer.payload.as_success()).map(|answer| answer.get());
        let id = text.and_then(|text| serde_json::from_str::<U64>(text).ok()).map(|id| id.to::<u64>());
        if id == Some(*wanted) {
            self.trusted.store(true, Ordering::Relaxed);
            return Ok(());
        }
        let other = id.map_or_else(|| "no chain that it names".into(), |id| format!("chain {id}"));
        let message = format!("the node that was asked next is of {other}, and the first is of chain {wanted}");
        Err(TransportErrorKind::custom(Failure::refused("chain", message).hint("check every `--rpc-url`")))
    }
}
