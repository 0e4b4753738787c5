//! How any plan is carried out: simulated, reviewed, signed, recorded, sent. Each stage is made only by the one before it.

mod book;
mod bounds;
mod decode;
mod execute;
mod fill;
mod fresh;
mod instead;
mod logs;
mod outcome;
mod received;
mod refused;
mod resume;
mod review;
mod said;
mod send;
mod settled;
mod simulate;
mod vanished;
mod watch;

pub use book::Book;
pub use decode::{Decoded, call as decode};
pub use execute::{Desk, execute};
pub use fill::{Options, PATIENCE};
pub use fresh::Gate;
pub use instead::{Instead, Purpose, still_waits};
pub use outcome::{Expected, Outcome, Receipt};
pub use refused::{look_after, supersede};
pub use resume::{Effort, Resend, in_order, settle};
pub use review::{Approved, rehearse, review};
pub use said::payees;
pub use send::pooled;
pub use settled::{Settled, Settlement};
pub use simulate::{Simulated, simulate};
pub use vanished::{Vanished, reopen, vanished};
