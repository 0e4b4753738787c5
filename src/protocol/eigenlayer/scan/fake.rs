//! A node of a made-up chain that answers only what a scan asks, with limits and reorganisations as tests want them.

use alloy::{
    primitives::{Address, B256, keccak256},
    rpc::json_rpc::{RequestPacket, ResponsePacket},
    transports::{TransportError, TransportErrorKind, TransportFut},
};
use serde_json::{Value, json};
use std::{
    sync::{Arc, Mutex},
    task::{Context, Poll},
};
use tower::Service;

/// What the node has and how it behaves.
#[derive(Clone, Debug)]
pub(super) struct World {
    pub(super) head: u64,
    /// From this block on, hashes differ by this salt: another branch.
    pub(super) branch: (u64, u8),
    /// A log in each block that this divides.
    pub(super) every: u64,
    /// The most blocks it answers for at once.
    pub(super) widest: u64,
    /// After so many answers for logs the connection is lost.
    pub(super) breaks_after: Option<usize>,
    /// The contract that logs, and its event.
    pub(super) contract: Address,
    pub(super) topic: B256,
    /// The ranges it was asked for and answered.
    pub(super) asked: Vec<(u64, u64)>,
}

/// The node, as alloy sees it.
#[derive(Clone)]
pub(super) struct Fake(pub(super) Arc<Mutex<World>>);

impl World {
    pub(super) fn hash(&self, block: u64) -> B256 {
        let salt = if block >= self.branch.0 { self.branch.1 } else { 0 };
        keccak256([&block.to_be_bytes()[..], &[salt]].concat())
    }

    fn block(&self, tag: &Value) -> Value {
        let number = match tag.as_str() {
            Some("latest") | None => self.head,
            Some(hex) => u64::from_str_radix(hex.trim_start_matches("0x"), 16).unwrap(),
        };
        if number > self.head {
            return Value::Null;
        }
        let zero = B256::ZERO;
        let bloom = format!("0x{}", "00".repeat(256));
        json!({"hash": self.hash(number), "number": format!("{number:#x}"), "parentHash": zero, "sha3Uncles": zero, "miner": Address::ZERO,
            "stateRoot": zero, "transactionsRoot": zero, "receiptsRoot": zero, "logsBloom": bloom, "difficulty": "0x0",
            "gasLimit": "0x1c9c380", "gasUsed": "0x0", "timestamp": format!("{:#x}", number * 12), "extraData": "0x", "mixHash": zero,
            "nonce": "0x0000000000000000", "baseFeePerGas": "0x7", "uncles": [], "transactions": []})
    }

    fn logs(&mut self, filter: &Value) -> Result<Value, &'static str> {
        let bound = |name: &str| u64::from_str_radix(filter[name].as_str().unwrap().trim_start_matches("0x"), 16).unwrap();
        let (from, to) = (bound("fromBlock"), bound("toBlock"));
        if to - from + 1 > self.widest {
            return Err("query returned more than 10000 results");
        }
        self.asked.push((from, to));
        let logs = (from..=to).filter(|block| block % self.every == 0).map(|block| {
            json!({"address": self.contract, "topics": [self.topic], "data": self.hash(block), "blockNumber": format!("{block:#x}"),
                "logIndex": "0x0", "blockHash": self.hash(block), "transactionHash": B256::ZERO, "transactionIndex": "0x0", "removed": false})
        });
        Ok(logs.collect())
    }

    fn answer(&mut self, request: &Value) -> Value {
        let params = &request["params"];
        let answer = match request["method"].as_str().unwrap() {
            "eth_chainId" => Ok(json!("0x539")),
            "eth_getBlockByNumber" => Ok(self.block(&params[0])),
            "eth_getLogs" => self.logs(&params[0]),
            other => panic!("{other} is not asked by a scan"),
        };
        match answer {
            Ok(result) => json!({"jsonrpc": "2.0", "id": request["id"], "result": result}),
            Err(message) => json!({"jsonrpc": "2.0", "id": request["id"], "error": {"code": -32005, "message": message}}),
        }
    }
}

impl Service<RequestPacket> for Fake {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: RequestPacket) -> Self::Future {
        let world = self.0.clone();
        Box::pin(async move {
            let request: Value = serde_json::from_str(request.serialize().unwrap().get()).unwrap();
            let mut world = world.lock().unwrap();
            if world.breaks_after.is_some_and(|count| world.asked.len() >= count) {
                return Err(TransportErrorKind::custom_str("the line is cut"));
            }
            let answer = match &request {
                Value::Array(requests) => Value::Array(requests.iter().map(|request| world.answer(request)).collect()),
                request => world.answer(request),
            };
            Ok(serde_json::from_value(answer).unwrap())
        })
    }
}
