//! Nodes that lie, tokens that lie and contracts that take more than they say: nothing is signed, or nothing is lost.

mod answers;
mod bounds;
mod claims;
mod discover;
mod export;
mod fees;
pub mod home;
mod lie;
pub mod node;
mod nodes;
mod nonces;
mod options;
mod payments;
mod permits;
mod pool;
mod reorganised;
mod replacing;
mod resuming;
mod review;
mod sending;
mod signing;
pub mod stage;
mod strangers;
mod symbols;
pub mod terminal;
mod terms;
