//! A chain's state in this process does what the chain does, and a node that does not simulate or lies about its state is no way round.

mod alike;
mod anvil;
mod overlay;
mod proofs;
mod review;
