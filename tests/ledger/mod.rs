//! Signing with a Ledger, against a soft one that answers the Ethereum app's commands as the app does.

mod device;
mod journeys;
mod protocol;
mod rlp;
mod signing;
mod transcripts;
mod typed;
