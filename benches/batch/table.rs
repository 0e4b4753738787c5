//! Figures as a table in Markdown.

use std::{fmt::Write as _, time::Duration};

/// One contender.
pub struct Row {
    what: String,
    took: Duration,
    transfers: usize,
    peak: Option<u64>,
}

impl Row {
    /// What so many transfers took.
    pub fn new(what: &str, took: Duration, transfers: usize) -> Self {
        Self { what: what.into(), took, transfers, peak: None }
    }

    /// The most memory that it had, in KiB.
    pub fn using(self, peak: u64) -> Self {
        Self { peak: Some(peak), ..self }
    }
}

/// A line each, with how many times as long as the first it took for each transfer.
pub fn of(rows: &[Row]) -> String {
    let mut text = String::from("| | time | a transfer | a second | ÷ the first | peak memory |\n| --- | --: | --: | --: | --: | --: |\n");
    let each = |row: &Row| row.took.as_secs_f64() / row.transfers as f64;
    for row in rows {
        let Row { what, took, transfers, peak } = row;
        let peak = peak.map(|kib| format!("{:.1} MiB", kib as f64 / 1024.0)).unwrap_or_default();
        let (time, speed, ratio) = (took.as_secs_f64(), *transfers as f64 / took.as_secs_f64(), each(row) / each(&rows[0]));
        writeln!(text, "| {what} | {time:.3} s | {:.3} ms | {speed:.0} | {ratio:.2} | {peak} |", each(row) * 1e3)
            .expect("a string takes everything");
    }
    text
}
