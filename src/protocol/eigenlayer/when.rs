//! Blocks to come, in the time that people count in.

use crate::chain::Chain;

/// About how many seconds from the pinned block `block` is mined.
pub fn seconds(chain: &Chain, block: u64) -> u64 {
    block.saturating_sub(chain.head().number).saturating_mul(chain.block_time())
}

/// A block to come and when that is: `block 123 (in about 14 days)`.
pub fn block(chain: &Chain, block: u64) -> String {
    match seconds(chain, block) {
        0 => format!("block {block}"),
        seconds => format!("block {block} (in about {})", span(seconds)),
    }
}

/// A span of time in its largest fitting unit: `14 days`, `90 minutes`, `12 seconds`.
pub fn span(seconds: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "days"), (3_600, "hours"), (60, "minutes")];
    let fit = UNITS.into_iter().find(|(unit, _)| seconds >= unit.saturating_mul(2));
    let (unit, name) = fit.unwrap_or((1, if seconds == 1 { "second" } else { "seconds" }));
    let count = seconds.saturating_add(unit.div_ceil(2).saturating_sub(1)).checked_div(unit).unwrap_or(seconds);
    format!("{count} {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_said_in_their_largest_fitting_unit() {
        let said: Vec<_> = [0, 1, 12, 119, 120, 5_400, 7_200, 86_400, 172_800, 1_209_612].map(span).into();
        let expected =
            ["0 seconds", "1 second", "12 seconds", "119 seconds", "2 minutes", "90 minutes", "2 hours", "24 hours", "2 days", "14 days"];
        assert_eq!(said, expected);
    }
}
