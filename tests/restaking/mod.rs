//! What the EigenLayer adapters plan does on the practice chain what it says, and nothing else.

mod altered;
mod answers;
mod delegation;
mod locks;
pub mod person;
mod rewards;
mod strategies;
mod terms;
mod trips;
mod unlisted;
