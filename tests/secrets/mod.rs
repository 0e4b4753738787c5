//! What is secret stays so: it is in no memory, on no stream, in no file and in no list of processes where it need not be.

mod bare;
mod cage;
mod canary;
mod commands;
mod guard;
#[cfg(feature = "keyring")]
mod keyring;
mod memory;
mod needles;
mod scene;
