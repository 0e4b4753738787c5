//! Scripts of many actions end as they should whatever happens on the way: deaths, faulty nodes, reorganisations, full disks
//! and a second process beside.
//!
//! Every action moves an amount of its own, so that one that is lost or done twice shows on the chain.

mod chance;
mod death;
mod disk;
mod ground;
mod http;
mod kills;
mod node;
mod nodes;
mod queue;
mod reorganised;
mod script;
mod stage;
mod together;
mod truth;
