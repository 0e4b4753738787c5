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
//! - there is no mempool: what is pending is the next block, still empty, and no filter tells of pending transactions;
//! - `eth_gasPrice` reckons with the base fee of the next block, as it was asked for, and not of the newest;
//! - a validated simulation holds each call to the gas of one transaction (EIP-7825), as the execution API's words have it;
//! - a block holds one transaction at most, and blobs are not taken;
//! - filters stay until they are given up, and a snapshot that is gone back to has them tell of the new blocks only;
//! - a transaction that cannot be mined at once (a nonce gap, a fee below the base fee) is refused, not queued;
//! - [`Chain::send_as`](chain::Chain::send_as) sends from any address, free of fees, with a signature nobody made.

mod access;
pub mod block;
mod call;
pub mod chain;
pub mod contracts;
mod estimate;
mod fees;
mod filters;
mod logs;
mod mine;
mod reply;
pub mod rpc;
#[cfg(test)]
mod sample;
pub mod server;
mod simulate;
pub mod state;
mod submit;
pub mod transport;
pub mod world;
