//! What the EigenLayer adapters plan does on the practice chain what it says, and nothing else.

mod answers;
mod delegation;
mod locks;
mod person;
mod rewards;
mod strategies;
mod unlisted;
