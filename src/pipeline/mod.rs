//! How any plan is carried out: simulated, reviewed, signed, recorded, sent. Each stage is made only by the one before it.

mod book;
mod bounds;
mod decode;
mod execute;
mod fill;
mod fresh;
mod logs;
mod outcome;
mod received;
mod refused;
mod resume;
mod review;
mod said;
mod send;
mod simulate;
mod watch;

pub use book::Book;
pub use decode::{Decoded, call as decode};
pub use execute::{Desk, execute};
pub use fill::{Options, PATIENCE};
pub use fresh::Gate;
pub use outcome::{Expected, Outcome, Receipt};
pub use refused::{look_after, supersede};
pub use resume::{Effort, Resend, Settled, Settlement, in_order, settle};
pub use review::{Approved, rehearse, review};
pub use said::payees;
pub use send::pooled;
pub use simulate::{Simulated, simulate};
