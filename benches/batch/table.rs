//! Figures as a table in Markdown.

use std::{fmt::Write as _, time::Duration};

/// One contender.
pub struct Row {
    what: String,
    took: Duration,
    transfers: usize,
    peak: Option<u64>,
    work: Option<(Duration, Duration)>,
}

impl Row {
    /// What so many transfers took.
    pub fn new(what: &str, took: Duration, transfers: usize) -> Self {
        Self { what: what.into(), took, transfers, peak: None, work: None }
    }

    /// The most memory that it had, in KiB.
    pub fn using(self, peak: u64) -> Self {
        Self { peak: Some(peak), ..self }
    }

    /// What it took of the cores, and what anvil took meanwhile.
    pub fn working(self, own: Duration, anvil: Duration) -> Self {
        Self { work: Some((own, anvil)), ..self }
    }
}

/// A line each, with how many times as long as the first it took for each transfer.
pub fn of(rows: &[Row]) -> String {
    let mut text = String::from(
        "| | time | a transfer | a second | ÷ the first | peak memory | own work | anvil's |\n| --- | --: | --: | --: | --: | --: | --: | --: |\n",
    );
    let each = |row: &Row| row.took.as_secs_f64() / row.transfers as f64;
    for row in rows {
        let Row { what, took, transfers, peak, work } = row;
        let peak = peak.map(|kib| format!("{:.1} MiB", kib as f64 / 1024.0)).unwrap_or_default();
        let work =
            work.map(|(own, anvil)| format!("{:.2} s | {:.2} s", own.as_secs_f64(), anvil.as_secs_f64())).unwrap_or_else(|| "|".into());
        let (time, speed, ratio) = (took.as_secs_f64(), *transfers as f64 / took.as_secs_f64(), each(row) / each(&rows[0]));
        writeln!(text, "| {what} | {time:.3} s | {:.3} ms | {speed:.0} | {ratio:.2} | {peak} | {work} |", each(row) * 1e3)
            .expect("a string takes everything");
    }
    text
}
