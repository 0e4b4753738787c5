//! A node that has as many blocks as it is told to.

use super::*;
use crate::chain::{Expected, Node};
use alloy::{
    rpc::{
        json_rpc::{RequestPacket, Response, ResponsePacket, ResponsePayload, SerializedRequest},
        types,
    },
    transports::{TransportError, TransportFut},
};
use serde_json::{Value, json, value::to_raw_value};
use std::{
    sync::{Arc, Mutex},
    task::{Context, Poll},
};
use tower::Service;

/// The time of each block, by its number.
#[derive(Clone)]
struct Ledger(Arc<Mutex<Vec<u64>>>);

impl Ledger {
    fn newest(&self) -> u64 {
        self.0.lock().unwrap().len() as u64 - 1
    }

    fn mine(&self, count: usize, interval: u64) {
        let mut times = self.0.lock().unwrap();
        for _ in 0..count {
            let next = times.last().unwrap() + interval;
            times.push(next);
        }
    }

    /// Only so many are left.
    fn revert(&self, newest: u64) {
        self.0.lock().unwrap().truncate(newest as usize + 1);
    }

    fn answer(&self, request: &SerializedRequest) -> Response {
        let params: Vec<Value> = request.params().map(|params| serde_json::from_str(params.get()).unwrap()).unwrap_or_default();
        let answer = match request.method() {
            "eth_chainId" => json!("0x1"),
            "eth_blockNumber" => json!(U64::from(self.newest())),
            "eth_getBlockByNumber" => {
                let number = serde_json::from_value::<U64>(params[0].clone()).map_or(self.newest(), |number| number.to());
                json!(self.0.lock().unwrap().get(number as usize).map(|time| block(number, *time)))
            }
            other => panic!("{other}"),
        };
        Response { id: request.id().clone(), payload: ResponsePayload::Success(to_raw_value(&answer).unwrap()) }
    }
}

fn block(number: u64, time: u64) -> types::Block {
    let mut block: types::Block = Default::default();
    let header = &mut block.header.inner;
    (header.number, header.timestamp, header.base_fee_per_gas) = (number, time, Some(1));
    block
}

impl Service<RequestPacket> for Ledger {
    type Response = ResponsePacket;
    type Error = TransportError;
    type Future = TransportFut<'static>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, packet: RequestPacket) -> Self::Future {
        let answer = match &packet {
            RequestPacket::Single(request) => ResponsePacket::Single(self.answer(request)),
            RequestPacket::Batch(requests) => ResponsePacket::Batch(requests.iter().map(|request| self.answer(request)).collect()),
        };
        Box::pin(async move { Ok(answer) })
    }
}

/// A chain that began so many seconds ago, and its blocks.
async fn begun(ago: u64, timely: bool) -> (Ledger, Blocks) {
    let now = u64::try_from(Timestamp::now().as_second()).unwrap();
    let ledger = Ledger(Arc::new(Mutex::new(vec![now - ago])));
    let expected = Expected { name: "fake".into(), chain_id: 1, block_time: 12, multicall: None };
    let chain = Chain::open(Node::over(ledger.clone()).timely(timely), expected, None).await.unwrap();
    (ledger, Blocks::after(&chain))
}

/// The numbers of those that came, in as many looks.
async fn numbers(blocks: &mut Blocks, looks: usize) -> Vec<u64> {
    let mut all = vec![];
    for _ in 0..looks {
        all.extend(blocks.next().await.into_iter().map(|(number, _)| number));
    }
    all
}

#[tokio::test]
async fn each_block_is_seen_once_in_order() {
    let (ledger, mut blocks) = begun(9000, false).await;
    let first = ledger.newest() + 1;
    assert!(numbers(&mut blocks, 2).await.is_empty());
    ledger.mine(3, 12);
    assert_eq!(numbers(&mut blocks, 4).await, [first, first + 1, first + 2]);
    // Nobody followed meanwhile.
    ledger.mine(100, 12);
    assert!(blocks.catch_up().await);
    assert_eq!(numbers(&mut blocks, 2).await, (first + 95..first + 103).collect::<Vec<_>>());
}

#[tokio::test]
async fn who_is_late_sees_many_in_one_request() {
    let (ledger, mut blocks) = begun(9000, false).await;
    let first = ledger.newest() + 1;
    ledger.mine(40, 12);
    assert_eq!(numbers(&mut blocks, 8 + 4).await, (first..first + 40).collect::<Vec<_>>());
}

#[tokio::test]
async fn blocks_that_another_chain_took_the_place_of_are_seen_again() {
    let (ledger, mut blocks) = begun(9000, false).await;
    let first = ledger.newest() + 1;
    ledger.mine(3, 12);
    assert_eq!(numbers(&mut blocks, 3).await.len(), 3);
    ledger.revert(first - 1);
    ledger.mine(1, 12);
    blocks.pause = blocks.slowest;
    assert!(blocks.next().await.is_empty(), "the second is the next");
    ledger.mine(1, 12);
    assert_eq!(numbers(&mut blocks, 1).await, [first + 1]);
}

#[tokio::test]
async fn a_node_that_told_of_what_is_not_there_is_believed_again_once_it_says_so_twice() {
    let (ledger, mut blocks) = begun(9000, false).await;
    ledger.mine(20, 12);
    let newest = ledger.newest();
    (blocks.next, blocks.newest, blocks.slowest) = (u64::MAX, u64::MAX, FIRST);
    assert!(blocks.next().await.is_empty());
    assert_eq!(blocks.next, u64::MAX, "one word of one node");
    assert_eq!(numbers(&mut blocks, 1).await, (newest - 7..=newest).collect::<Vec<_>>());
}

#[tokio::test]
async fn after_a_block_nobody_asks_where_the_next_comes_by_the_clock() {
    for (timely, interval, quiet) in [(true, 12, true), (true, 24, true), (true, 1, false), (false, 12, false)] {
        let (ledger, mut blocks) = begun(interval * 2, timely).await;
        ledger.mine(2, interval);
        assert_eq!(numbers(&mut blocks, 2).await.len(), 2);
        let left = blocks.quiet.is_some_and(|quiet| (6..=9).contains(&quiet.as_secs()));
        assert_eq!((left, blocks.quiet.is_some()), (quiet, quiet), "{timely}, {interval}: {:?}", blocks.quiet);
    }
    // The last is long ago, by the clock of this machine.
    let (ledger, mut blocks) = begun(9000, true).await;
    ledger.mine(2, 12);
    assert_eq!((numbers(&mut blocks, 2).await.len(), blocks.quiet), (2, None));
}
