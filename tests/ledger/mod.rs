//! Signing with a Ledger, against a soft one that answers the Ethereum app's commands as the app does, and against the app itself
//! in Ledger's emulator where one is running.

mod behaviours;
mod device;
mod emulator;
mod faults;
mod held;
mod journeys;
mod payload;
mod protocol;
mod replay;
mod rlp;
mod scene;
mod signing;
mod speculos;
mod transcripts;
mod typed;
