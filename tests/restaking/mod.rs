//! What the EigenLayer adapters plan does on the practice chain what it says, and nothing else.

mod altered;
mod delegation;
pub mod person;
mod rewards;
mod strategies;
mod terms;
