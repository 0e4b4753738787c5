//! Amounts as people write them, and arithmetic on them that cannot wrap.

mod amount;
mod math;
mod money;
mod plural;
mod span;

pub use amount::{Amount, Gwei, Percent};
pub use math::{add, div_up, mul_div, mul_div_up, parts, sub, sum};
pub use money::{Money, exact, short};
pub use plural::{counted, plural};
pub use span::span;
