//! The real EigenLayer core stands on a local anvil, with a liquid staking token, AVSs, operators and rewards.

pub mod abi;
mod actors;
pub mod anvil;
mod bytecode;
mod core;
mod lido;
mod life;
mod metadata;
mod node;
mod registry;
mod rewards;
mod world;

pub use anvil::{Anvil, CHAIN_ID};
pub use node::Node;
pub use registry::NETWORK;
pub use world::World;
