//! Batch files go through the binary on a practice chain: checked, carried out, broken off and resumed.

mod again;
mod asked;
mod check;
mod ended;
mod halves;
// What a process takes is read from `/proc`.
#[cfg(target_os = "linux")]
mod memory;
mod midway;
mod plans;
mod resume;
mod run;
mod stage;
mod status;
mod when;
mod wrong;
