//! Batch files go through the binary on a practice chain: checked, carried out, broken off and resumed.

mod again;
mod asked;
mod check;
mod ended;
mod midway;
mod plans;
mod resume;
mod run;
mod stage;
mod status;
mod when;
mod wrong;
