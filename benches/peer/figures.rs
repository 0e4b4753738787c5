//! A sample of durations is told by its median, its tenth and its ninetieth percentile.

use std::{fmt, time::Duration};

/// Durations, sorted.
pub struct Figures(Vec<Duration>);

impl Figures {
    /// Takes a sample, which must not be empty.
    pub fn of(mut sample: Vec<Duration>) -> Self {
        assert!(!sample.is_empty(), "an empty sample has no figures");
        sample.sort_unstable();
        Self(sample)
    }

    /// Returns the duration that `percent` of the sample do not exceed, by nearest rank.
    pub fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0[rank - 1]
    }

    /// Returns the middle of the sample.
    pub fn median(&self) -> Duration {
        self.percentile(50)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, low, high] = [self.median(), self.percentile(10), self.percentile(90)].map(milliseconds);
        write!(f, "median {median:8.2} ms   p10 {low:8.2} ms   p90 {high:8.2} ms")
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
