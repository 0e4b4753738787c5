//! Batch files, right and wrong, as the wallet reads them.

#[cfg(feature = "practice")]
mod conditions;
mod jobs;
mod properties;
mod wrong;

use anyhow::Result;
use restake::{
    commands::batch::args::Forms,
    error::Failure,
    script::{Job, Script, parse},
};

/// Who has accounts: `ops` has ten addresses, `me` and `cold` have one each.
pub fn accounts(pattern: &str) -> Result<Vec<String>> {
    let of_ops = |range: std::ops::RangeInclusive<u32>| Ok(range.map(|index| format!("ops/{index}")).collect());
    match pattern {
        "me" | "cold" => Ok(vec![pattern.to_owned()]),
        "ops" => of_ops(0..=0),
        "ops/*" => of_ops(0..=9),
        _ => {
            let indexes = pattern.strip_prefix("ops/").and_then(|indexes| {
                let (first, last) = indexes.split_once("..").unwrap_or((indexes, indexes));
                Some((first.parse().ok()?, last.parse().ok().filter(|last| *last < 10)?))
            });
            let unknown = || Failure::usage(format!("there is no account `{pattern}`")).hint("see `restake account list`");
            let (first, last) = indexes.ok_or_else(unknown)?;
            of_ops(first..=last)
        }
    }
}

/// The jobs of a batch, each of them read as a command. `tables` are CSV files by their names.
pub fn read(text: &str, tables: &[(String, String)]) -> Result<(Script, Vec<Job>)> {
    let table = |name: &str| {
        let found = tables.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.clone().into_bytes()).ok_or_else(|| anyhow::anyhow!("there is no such file"))
    };
    let script = parse("batch.toml", text, table)?;
    let jobs = script.jobs(accounts)?;
    Forms::default().check(&script, &jobs)?;
    Ok((script, jobs))
}

/// The same of the actions alone.
pub fn read_actions(actions: &str, tables: &[(&str, &str)]) -> Result<(Script, Vec<Job>)> {
    let tables: Vec<_> = tables.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    read(&format!("version = 1\nnetwork = \"practice\"\n{actions}"), &tables)
}
