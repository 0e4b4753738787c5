//! An EVM over any state that can be read at once: calls and simulations with go-ethereum's defaults, limits and errors.
//!
//! The practice chain runs its own blocks in it, and a fork what is simulated over another node's state.

pub(crate) mod block;
pub(crate) mod call;
pub(crate) mod machine;
pub(crate) mod overrides;
pub mod refusal;
#[cfg(feature = "practice")]
pub(crate) mod sealed;
pub(crate) mod simulate;
pub(crate) mod transfers;
#[cfg(feature = "practice")]
mod unsigned;
#[cfg(feature = "practice")]
pub(crate) mod whole;
