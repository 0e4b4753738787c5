//! The practice chain: an EVM with accounts, blocks, receipts and logs behind the JSON-RPC a real node speaks, so that the
//! wallet, `cast` and any other client can rehearse against it.
//!
//! [`Chain`](chain::Chain) is the ledger and its clock; it mines one block for each transaction, at once.
//! [`rpc::answer`] answers one JSON-RPC request from it; [`InProcess`](transport::InProcess) and
//! [`serve`](server::serve) carry requests there from inside the process and over HTTP on the loopback interface.
//! Everything follows from its inputs: no wall clock, no randomness.
//!
//! What it does differently from a real network, and says so here only:
//! - a block's state root commits to the history of the state, not to a trie of it, so there are no state proofs;
//! - empty blocks are not stored, and their hashes name them (see [`block`]) instead of hashing a header;
//! - a transaction that cannot be mined at once (a nonce gap, a fee below the base fee) is refused, not queued;
//! - [`Chain::send_as`](chain::Chain::send_as) sends from any address, free of fees, with a signature nobody made.

pub mod block;
mod call;
pub mod chain;
pub mod contracts;
mod estimate;
mod evm;
mod fees;
mod logs;
mod mine;
mod overrides;
pub mod refusal;
mod reply;
pub mod rpc;
#[cfg(test)]
mod sample;
pub mod server;
mod simulate;
pub mod state;
mod submit;
mod transfers;
pub mod transport;
pub mod world;
mod unsigned;
