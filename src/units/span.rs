//! Spans of time as people say them.

/// A span of time in its largest fitting unit, rounded up: `14 days`, `90 minutes`, `12 seconds`.
pub fn span(seconds: u64) -> String {
    let (count, unit) = match seconds {
        0..=119 => (seconds, "second"),
        120..=7_199 => (seconds.div_ceil(60), "minute"),
        7_200..=172_799 => (seconds.div_ceil(3_600), "hour"),
        _ => (seconds.div_ceil(86_400), "day"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_said_in_their_largest_fitting_unit() {
        let said: Vec<_> = [0, 1, 119, 120, 5_400, 7_200, 86_400, 172_800, 1_209_600].map(span).into();
        let expected = ["0 seconds", "1 second", "119 seconds", "2 minutes", "90 minutes", "2 hours", "24 hours", "2 days", "14 days"];
        assert_eq!(said, expected);
    }
}
