//! What anvil takes at most: transfers that were signed before, over as many connections and in as large batches as suit it.

use std::{
    fmt, thread,
    time::{Duration, Instant},
};

use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxEnvelope},
    eips::Encodable2718,
    hex,
    primitives::{B256, TxKind, U256},
    signers::SignerSync,
};
use serde_json::{Value, json};

use super::{
    crowd::{Crowd, PAYEE},
    http::{Line, Message},
    node::Node,
    real_anvil::CHAIN_ID,
    work,
};

/// Connections, and transactions in each batch. Batches on one connection alone keep anvil's miner waiting, and are slower than any of these.
pub const SETTINGS: [(usize, usize); 5] = [(2, 50), (4, 50), (2, 250), (4, 250), (8, 125)];

/// One of the ways, and what it took each time: altogether, and of the cores for anvil.
pub struct Way {
    connections: usize,
    batch: usize,
    tried: Vec<(Duration, Duration)>,
}

impl Way {
    /// Over so many connections, with so many transactions in each batch.
    pub fn of((connections, batch): (usize, usize)) -> Self {
        Self { connections, batch, tried: vec![] }
    }

    /// Tries it once more, on transfers of its own.
    pub fn run(&mut self, node: &Node, crowd: &Crowd, transfers: usize) {
        let (signed, before) = (signed(node, crowd, transfers), work::of_anvil());
        self.tried.push((send(node, &signed, self.connections, self.batch), work::of_anvil() - before));
    }

    /// The middle of all times, and what anvil took then.
    pub fn took(&self) -> (Duration, Duration) {
        let mut tried = self.tried.clone();
        tried.sort_unstable();
        tried[tried.len() / 2]
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} × {} at once", self.connections, self.batch)
    }
}

/// Signs the same number of transfers from each account, in the order in which they are sent.
fn signed(node: &Node, crowd: &Crowd, transfers: usize) -> Vec<(B256, String)> {
    let nonces = node.nonces(&crowd.addresses());
    let one = |(key, nonce): (&alloy::signers::local::PrivateKeySigner, u64)| {
        let transaction = TxEip1559 {
            chain_id: CHAIN_ID,
            nonce,
            gas_limit: 21_000,
            max_fee_per_gas: 20_000_000_000,
            max_priority_fee_per_gas: 1_000_000_000,
            to: TxKind::Call(PAYEE),
            value: U256::from(1_000_000_000),
            access_list: Default::default(),
            input: Default::default(),
        };
        let signature = key.sign_hash_sync(&transaction.signature_hash()).expect("a key signs");
        let envelope = TxEnvelope::from(transaction.into_signed(signature));
        (*envelope.tx_hash(), hex::encode_prefixed(envelope.encoded_2718()))
    };
    let turns = (0..transfers / crowd.size()).map(|turn| turn as u64);
    turns.flat_map(|turn| crowd.keys.iter().zip(&nonces).map(move |(key, nonce)| (key, nonce + turn))).map(one).collect()
}

/// How long no new receipt comes before what is left is handed over again: of what comes over several connections at once anvil 1.7.1
/// now and then loses one, and what comes after it waits for ever.
const LOST: Duration = Duration::from_secs(10);

/// Sends them and waits for every receipt.
fn send(node: &Node, signed: &[(B256, String)], connections: usize, batch: usize) -> Duration {
    let request = |some: &[(B256, String)]| {
        let one =
            |(hash, raw): &(B256, String)| json!({ "jsonrpc": "2.0", "id": hash, "method": "eth_sendRawTransaction", "params": [raw] });
        Message::request(&some.iter().map(one).collect::<Vec<_>>().into())
    };
    let requests: Vec<_> = signed.chunks(batch).map(request).collect();
    let (start, mut last) = (Instant::now(), Instant::now());
    thread::scope(|scope| {
        for first in 0..connections {
            let mine = requests.iter().skip(first).step_by(connections);
            scope.spawn(move || {
                let mut line = Line::to(node.url()).expect("a connection");
                for request in mine {
                    let answer = line.exchange(request).expect("an answer");
                    let answers: Vec<Value> = serde_json::from_slice(&answer.body).expect("answers");
                    assert!(answers.iter().all(|answer| answer["result"].is_string()), "{answers:?}");
                }
            });
        }
    });
    let mut waiting: Vec<_> = signed.to_vec();
    while !waiting.is_empty() {
        let asked: Vec<_> = waiting.iter().map(|(hash, _)| ("eth_getTransactionReceipt", json!([hash]))).collect();
        let receipts = node.ask_all(&asked);
        let left: Vec<_> = waiting.iter().zip(receipts).filter(|(_, receipt)| receipt.is_null()).map(|(one, _)| one.clone()).collect();
        if left.len() < waiting.len() {
            last = Instant::now();
        } else if last.elapsed() > LOST {
            let mut line = Line::to(node.url()).expect("a connection");
            left.chunks(batch).for_each(|some| drop(line.exchange(&request(some)).expect("an answer")));
            last = Instant::now();
        }
        waiting = left;
    }
    start.elapsed()
}
