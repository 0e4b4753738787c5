//! A world is a chain with its registry, its claim data, one funded person, and the power to let time pass.

use std::{fs, path::PathBuf};

use alloy::{
    primitives::{Address, B256, keccak256},
    signers::local::PrivateKeySigner,
};

use crate::real::{self, Node};

/// The person's key is the hash of this.
const PERSON: &str = "a person of the journey";

/// What carries the chain.
enum Chain {
    Real(real::World),
}

/// A chain that a journey can be made on.
pub struct World {
    pub network: String,
    pub url: String,
    pub registry: PathBuf,
    pub claims: PathBuf,
    pub key: B256,
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
        table[*last].as_str().expect("a string").parse().expect("an address")
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
            claims: world.claims(),
            key,
            node: Node::connect(world.url()),
            addresses: Addresses::read(&world.registry()),
            chain: Chain::Real(world),
        }
    }

    /// Returns who makes the journey.
    pub fn person(&self) -> Address {
        address_of(self.key)
    }

    /// Lets `blocks` blocks pass.
    pub async fn advance(&self, blocks: u64) {
        match &self.chain {
            Chain::Real(world) => world.advance(blocks).await,
        }
    }

    /// Lets Lido finalise what is queued.
    pub async fn finalize(&self) {
        match &self.chain {
            Chain::Real(world) => world.finalize().await,
        }
    }
}

fn address_of(key: B256) -> Address {
    PrivateKeySigner::from_bytes(&key).expect("a hash is a key").address()
}
