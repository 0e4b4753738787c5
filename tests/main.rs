//! One binary holds every integration test, so that the dependencies link once.
#![allow(unreachable_pub, clippy::arithmetic_side_effects, clippy::print_stdout, clippy::print_stderr, clippy::unwrap_used)]

mod abi;
mod accounts;
#[cfg(all(unix, feature = "practice"))]
mod batch;
#[cfg(all(unix, feature = "practice"))]
mod bulk;
mod cli;
mod contracts;
#[cfg(all(unix, feature = "practice"))]
mod crash;
// Deaths are timed by what Linux tells of its files.
#[cfg(all(target_os = "linux", feature = "practice"))]
mod faults;
#[cfg(all(unix, feature = "practice"))]
mod fork;
// What is checked in tells of every command there is.
#[cfg(feature = "practice")]
mod generated;
#[cfg(all(unix, feature = "practice"))]
mod hostile;
#[cfg(feature = "practice")]
mod journeys;
mod layers;
#[cfg(feature = "practice")]
mod ledger;
#[cfg(feature = "practice")]
mod liquid;
#[cfg(all(unix, feature = "practice"))]
mod offline;
#[cfg(all(unix, feature = "practice"))]
mod prompts;
// Much of it is for the journeys, which need the practice chain too.
#[cfg_attr(not(feature = "practice"), allow(dead_code, unused_imports))]
mod real;
mod registry;
#[cfg(feature = "practice")]
mod restaking;
mod script;
#[cfg(all(target_os = "linux", feature = "practice"))]
mod secrets;
#[cfg(all(feature = "practice", feature = "trezor"))]
mod trezor;
#[cfg(feature = "practice")]
mod world;
