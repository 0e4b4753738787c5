//! Many actions from one file.

pub mod accounts;
pub mod args;
pub mod schema;
pub mod when;
