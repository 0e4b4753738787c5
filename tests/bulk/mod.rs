//! Many transactions of one account or of many are carried out at once: nothing is lost, nothing is done twice.

mod anvil;
mod killed;
mod stage;
mod together;
mod ways;
