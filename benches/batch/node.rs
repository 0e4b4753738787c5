//! One anvil, on which blocks come with the transactions, or by the clock.

use alloy::{
    hex,
    primitives::{Address, U256, utils::parse_ether},
};
use restake::practice::contracts::creation;
use serde_json::{Value, json};

use super::{
    http,
    real_anvil::{Anvil, CHAIN_ID},
};

/// Who deploys.
const DEPLOYER: Address = Address::repeat_byte(0xde);

/// What the network is called.
pub const NETWORK: &str = "bench";

/// A block as soon as there is a transaction, and one every second besides: with many of them at once anvil's miner may leave some
/// in its pool until something else comes.
const MINING: [&str; 3] = ["--mixed-mining", "--block-time", "1"];

/// With thousands in its pool anvil spends all its time on looking through them at each that comes, unless blocks come by the clock
/// alone; and none of them is full.
const TICKING: [&str; 4] = ["--block-time", "1", "--gas-limit", "1000000000"];

/// Requests at once, of which none is too long for anvil.
const AT_ONCE: usize = 500;

/// The node, and the contract that many reads go through.
pub struct Node {
    anvil: Anvil,
    multicall: String,
}

impl Node {
    /// Starts one on which blocks come with the transactions.
    pub fn start() -> Self {
        Self::start_with(&MINING)
    }

    /// Starts one on which a block comes every second, and takes all that there is.
    pub fn ticking() -> Self {
        Self::start_with(&TICKING)
    }

    fn start_with(mining: &[&str]) -> Self {
        let mut node = Self { anvil: Anvil::start_with(mining), multicall: String::new() };
        node.give(&[DEPLOYER]);
        let code = hex::encode_prefixed(creation("Multicall3").expect("a contract"));
        let create = json!([{ "from": DEPLOYER, "data": code, "gas": "0x400000" }]);
        let receipt = node.ask_all(&[("eth_sendTransactionSync", create)]).remove(0);
        node.multicall = receipt["contractAddress"].as_str().expect("an address").to_owned();
        node
    }

    /// Returns where it answers.
    pub fn url(&self) -> &str {
        self.anvil.url()
    }

    /// Returns the registry file for it.
    pub fn registry(&self) -> String {
        let multicall: Address = self.multicall.parse().expect("an address");
        format!("chain_id = {CHAIN_ID}\nname = \"{NETWORK}\"\nexplorer = \"\"\nblock_time = 1\nmulticall3 = \"{multicall}\"\n\n[token]\n")
    }

    /// Gives each 1,000 ether.
    pub fn give(&self, accounts: &[Address]) {
        let wei = parse_ether("1000").expect("an amount");
        let asked: Vec<_> = accounts.iter().map(|account| ("anvil_setBalance", json!([account, wei]))).collect();
        self.ask_all(&asked);
    }

    /// Asks for many things.
    pub fn ask_all(&self, asked: &[(&str, Value)]) -> Vec<Value> {
        asked.chunks(AT_ONCE).flat_map(|some| http::ask_all(self.url(), some)).collect()
    }

    /// Returns how many transactions each account has in blocks.
    pub fn nonces(&self, accounts: &[Address]) -> Vec<u64> {
        let asked: Vec<_> = accounts.iter().map(|account| ("eth_getTransactionCount", json!([account, "latest"]))).collect();
        let number = |nonce: Value| serde_json::from_value::<U256>(nonce).expect("a nonce").to();
        self.ask_all(&asked).into_iter().map(number).collect()
    }
}
