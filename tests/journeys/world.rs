//! A world is a chain with its registry, its claim data, one funded person, and the power to let time pass.

use std::{fs, path::PathBuf};

use alloy::{
    primitives::{Address, B256, U256, keccak256, utils::parse_units},
    signers::local::PrivateKeySigner,
};

use super::practice::Practice;
use crate::real::{self, Node};

/// The person's key is the hash of this.
const PERSON: &str = "a person of the journey";

/// Seconds between two blocks where time is made to pass.
const BLOCK_TIME: u64 = 12;

/// What carries the chain.
enum Chain {
    Real(Box<real::World>),
    Practice(Practice),
}

/// A chain that a journey can be made on.
pub struct World {
    pub network: String,
    pub url: String,
    pub registry: PathBuf,
    pub key: B256,
    /// The options that say where claim data is.
    pub source: [String; 2],
    /// The rewards that can be claimed: token, amount.
    pub rewards: Vec<(&'static str, U256)>,
    pub node: Node,
    pub addresses: Addresses,
    chain: Chain,
}

/// Where the journey looks for itself what became of it.
pub struct Addresses {
    registry: toml::Table,
}

impl Addresses {
    fn read(registry: &PathBuf) -> Self {
        let text = fs::read_to_string(registry).expect("the registry file");
        Self { registry: text.parse().expect("the registry is TOML") }
    }

    /// Returns the address at a path of keys.
    pub fn at(&self, path: &[&str]) -> Address {
        let (last, tables) = path.split_last().expect("a key");
        let table = tables.iter().fold(&self.registry, |table, key| table[*key].as_table().expect("a table"));
        let value = table[*last].get("address").unwrap_or(&table[*last]);
        value.as_str().expect("a string").parse().expect("an address")
    }
}

impl World {
    /// Raises the real core on anvil.
    pub async fn real() -> Self {
        let key = keccak256(PERSON);
        let world = real::World::raise(address_of(key)).await;
        Self {
            network: real::NETWORK.into(),
            url: world.url().into(),
            registry: world.registry(),
            key,
            source: ["--claims".into(), world.claims().to_str().expect("a path in UTF-8").into()],
            rewards: vec![("wstETH", amount("1.5", 18))],
            node: Node::connect(world.url()),
            addresses: Addresses::read(&world.registry()),
            chain: Chain::Real(Box::new(world)),
        }
    }

    /// Serves the practice chain.
    pub fn practice() -> Self {
        Self::practice_of(keccak256(PERSON))
    }

    /// Serves the practice chain for whoever has a key.
    pub fn practice_of(key: B256) -> Self {
        let practice = Practice::serve(address_of(key));
        Self {
            network: "practice".into(),
            url: practice.url().into(),
            registry: practice.registry(),
            key,
            source: ["--sidecar".into(), practice.url().into()],
            rewards: vec![("EIGEN", amount("168", 18)), ("USDC", amount("550", 6)), ("ETHx", amount("1.26", 18))],
            node: Node::connect(practice.url()),
            addresses: Addresses::read(&practice.registry()),
            chain: Chain::Practice(practice),
        }
    }

    /// Returns the real core, where it is.
    pub fn core(&self) -> &real::World {
        match &self.chain {
            Chain::Real(world) => world,
            Chain::Practice(_) => panic!("the real core is not on the practice chain"),
        }
    }

    /// Returns whether liquid restaking is here too.
    pub fn has_kelp(&self) -> bool {
        matches!(self.chain, Chain::Practice(_))
    }

    /// Returns who makes the journey.
    pub fn person(&self) -> Address {
        address_of(self.key)
    }

    /// Lets `blocks` blocks pass.
    pub async fn advance(&self, blocks: u64) {
        self.node.mine(blocks, BLOCK_TIME).await;
    }

    /// Lets Lido finalise what is queued.
    pub async fn finalize(&self) {
        match &self.chain {
            Chain::Real(world) => world.finalize().await,
            Chain::Practice(practice) => practice.turn("finalize").await,
        }
    }

    /// Lets Kelp unlock what it owes, where it is.
    pub async fn unlock(&self) {
        if let Chain::Practice(practice) = &self.chain {
            practice.turn("unlock").await;
        }
    }
}

fn address_of(key: B256) -> Address {
    PrivateKeySigner::from_bytes(&key).expect("a hash is a key").address()
}

/// Returns an amount in the smallest unit of a token of `decimals` decimals.
pub fn amount(text: &str, decimals: u8) -> U256 {
    parse_units(text, decimals).expect("an amount").into()
}
