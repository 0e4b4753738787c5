//! A node over a practice chain on which a view is missing, or only fails where many are read together.

use alloy::{
    primitives::{Bytes, hex},
    rpc::json_rpc::{RequestPacket, ResponsePacket},
    sol,
    sol_types::SolCall,
    transports::{TransportError, TransportFut},
};
use restake::practice::{rpc, transport::Shared};
use serde_json::{Value, json};
use std::task::{Context, Poll};
use tower::Service;

sol! {
    interface Multicall {
        struct Call3 { address target; bool allowFailure; bytes callData; }
        struct Result { bool success; bytes returnData; }
        function aggregate3(Call3[] calls) external payable returns (Result[] returnData);
    }
}

/// Where the view fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fails {
    /// Wherever it is read: the contract does not have it.
    Always,
    /// Among companions, as a call does that is left without gas.
    Together,
}

/// The node; it fails calls that begin with one of these selectors, without a word.
#[derive(Clone)]
pub struct Altered {
    pub chain: Shared,
    pub selectors: Vec<[u8; 4]>,
    pub fails: Fails,
}

impl Altered {
    fn hides(&self, input: &[u8]) -> bool {
        self.selectors.iter().any(|selector| input.starts_with(selector))
    }

    fn answer(&self, request: &Value) -> Value {
        let (id, method) = (&request["id"], request["method"].as_str().unwrap());
        let params = request["params"].as_array().cloned().unwrap_or_default();
        let input = params.first().and_then(|call| call["input"].as_str().or(call["data"].as_str())).unwrap_or_default();
        let input = if method == "eth_call" { hex::decode(input).unwrap() } else { vec![] };
        if self.fails == Fails::Always && self.hides(&input) {
            return json!({ "jsonrpc": "2.0", "id": id, "error": { "code": 3, "message": "execution reverted", "data": "0x" } });
        }
        match rpc::answer(&mut self.chain.lock().unwrap(), method, &params) {
            Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": self.starved(&input, result) }),
            Err(refusal) => {
                json!({ "jsonrpc": "2.0", "id": id, "error": { "code": refusal.code, "message": refusal.message, "data": refusal.data } })
            }
        }
    }

    /// Takes the answer of that view out of those of its companions.
    fn starved(&self, input: &[u8], result: Value) -> Value {
        let Ok(together) = Multicall::aggregate3Call::abi_decode(input) else { return result };
        let answers: Bytes = serde_json::from_value(result).unwrap();
        let mut answers = Multicall::aggregate3Call::abi_decode_returns(&answers).unwrap();
        for (call, answer) in together.calls.iter().zip(&mut answers) {
            if self.hides(&call.callData) {
                *answer = Multicall::Result { success: false, returnData: Bytes::new() };
            }
        }
        json!(Bytes::from(Multicall::aggregate3Call::abi_encode_returns(&answers)))
    }
}

impl Service<RequestPacket> for Altered {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: RequestPacket) -> Self::Future {
        let node = self.clone();
        Box::pin(async move {
            let request: Value = serde_json::from_str(request.serialize().unwrap().get()).unwrap();
            let answer = match &request {
                Value::Array(requests) => Value::Array(requests.iter().map(|request| node.answer(request)).collect()),
                request => node.answer(request),
            };
            Ok(serde_json::from_value(answer).unwrap())
        })
    }
}
