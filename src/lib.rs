//! `restake`, a restaking wallet: protocols make plans, one pipeline carries them out.
//!
//! Who may import whom, from the ground up; `tests/layers.rs` holds it:
//!
//! | layer | may import |
//! | --- | --- |
//! | `error`, `label`, `spread` | – |
//! | `address` | `error` |
//! | `plan` | `label` |
//! | `units` | `error` |
//! | `ui` | `error`, `label` |
//! | `signer` | `address`, `error`, `spread` |
//! | `typed` | `address`, `error` |
//! | `chain` | `error`, `label`, `plan`, `units` |
//! | `journal` | `error`, `plan` |
//! | `protocol` | `address`, `chain`, `error`, `label`, `plan`, `typed`, `units` |
//! | `acceptances` | `error`, `protocol` |
//! | `script` | `error`, `label`, `units` |
//! | `evm` | – |
//! | `fork` | `chain`, `error`, `evm`, `label`, `plan` |
//! | `practice` | `evm`, `protocol` (the registry) |
//! | `pipeline` | `chain`, `error`, `fork`, `journal`, `label`, `plan`, `signer`, `ui`, `units` |
//! | `saved` | `error`, `pipeline`, `plan`, `protocol` |
//! | `app`, `config`, `commands`, `cli`, `run` | all |

// Numbers in tests are the tests' own.
#![cfg_attr(test, allow(clippy::arithmetic_side_effects))]

pub mod acceptances;
pub mod address;
pub mod app;
pub mod chain;
pub mod cli;
pub mod commands;
pub mod config;
pub mod error;
pub mod evm;
pub mod fork;
pub mod journal;
pub mod label;
pub mod pipeline;
pub mod plan;
#[cfg(feature = "practice")]
pub mod practice;
pub mod protocol;
pub mod run;
pub mod saved;
pub mod script;
pub mod signer;
mod spread;
pub mod typed;
pub mod ui;
pub mod units;
