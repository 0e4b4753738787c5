//! What a script acts on: the real core on anvil, or the practice chain; put back after each case.

use std::{any::Any, fs, path::PathBuf};

use alloy::primitives::{Address, B256};
use serde_json::{Value, json};

use super::{http, queue::Queue};
use crate::{journeys::practice::Practice, real};

/// A chain that is driven through its node.
pub struct Ground {
    url: String,
    pub network: &'static str,
    pub chain_id: u64,
    /// The registry, whose blocks are said to be a second apart: whoever waits for one then waits less.
    pub registry: String,
    places: toml::Table,
    /// Looks after anvil's pool, and ends before it.
    _queue: Option<Queue>,
    /// It ends with this.
    _chain: Box<dyn Any + Send + Sync>,
}

impl Ground {
    /// Raises the real core on an anvil of its own.
    pub fn real() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let world = runtime.block_on(real::World::raise(Address::repeat_byte(0xea)));
        let (url, registry) = (world.url().to_owned(), world.registry());
        let queue = Queue::watched(&url);
        Self { _queue: Some(queue), ..Self::at(url, real::NETWORK, &registry, Box::new(world)) }
    }

    /// Serves the practice chain.
    pub fn practice() -> Self {
        let practice = Practice::serve(Address::repeat_byte(0xea));
        let (url, registry) = (practice.url().to_owned(), practice.registry());
        Self::at(url, "practice", &registry, Box::new(practice))
    }

    fn at(url: String, network: &'static str, registry: &PathBuf, chain: Box<dyn Any + Send + Sync>) -> Self {
        let text = fs::read_to_string(registry).expect("the registry file");
        let places: toml::Table = text.parse().expect("the registry is TOML");
        let chain_id = places["chain_id"].as_integer().and_then(|id| u64::try_from(id).ok()).expect("a chain id");
        let slow = |line: &str| line.starts_with("block_time");
        let registry = text.lines().map(|line| if slow(line) { "block_time = 1" } else { line }).collect::<Vec<_>>().join("\n");
        Self { url, network, chain_id, registry, places, _queue: None, _chain: chain }
    }

    /// Where the node answers.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Returns the address at a path of keys in the registry.
    pub fn place(&self, path: &[&str]) -> Address {
        let (last, tables) = path.split_last().expect("a key");
        let table = tables.iter().fold(&self.places, |table, key| table[*key].as_table().expect("a table"));
        let value = table[*last].get("address").unwrap_or(&table[*last]);
        value.as_str().expect("a string").parse().expect("an address")
    }

    /// Asks the node for one thing.
    pub fn ask(&self, method: &str, params: Value) -> Value {
        self.ask_all(&[(method, params)]).remove(0)
    }

    /// Asks the node for many things at once.
    pub fn ask_all(&self, asked: &[(&str, Value)]) -> Vec<Value> {
        http::ask_all(&self.url, asked)
    }

    /// The number of the latest block.
    pub fn head(&self) -> u64 {
        number(&self.ask("eth_blockNumber", json!([])))
    }

    /// Whether a block has a transaction.
    pub fn has(&self, hash: B256) -> bool {
        !self.ask("eth_getTransactionReceipt", json!([hash])).is_null()
    }
}

/// Reads a quantity.
pub fn number(quantity: &Value) -> u64 {
    let digits = quantity.as_str().and_then(|text| text.strip_prefix("0x")).expect("a quantity");
    u64::from_str_radix(digits, 16).expect("a quantity below 2^64")
}
