//! Which plans of which accounts are meant.

use super::{command, state};
use crate::{
    app::App,
    error::Failure,
    journal::{History, Record},
    script,
    signer::Selected,
};
use alloy::primitives::B256;
use anyhow::Result;
use clap::Args;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use std::path::PathBuf;

/// What [`state`] says of a plan.
const STATES: [&str; 6] = ["done", "open", "unfinished", "failed", "closed", "signed"];

/// Which plans are meant; all of the account that acts where nothing is said.
#[derive(Debug, Default, Args)]
pub(super) struct Filter {
    /// From this day on, in UTC: `2026-01-31`, or `2026-01-31T12:00:00Z`
    #[arg(long, value_name = "DATE", value_parser = first)]
    pub(super) since: Option<Timestamp>,
    /// Up to this day, which is one of them
    #[arg(long, value_name = "DATE", value_parser = last)]
    pub(super) until: Option<Timestamp>,
    /// Only the plans of this command, such as `stake`
    #[arg(long, value_name = "NAME")]
    command: Option<String>,
    /// Only what is in this state
    #[arg(long, value_name = "STATE", value_parser = STATES)]
    state: Option<String>,
    /// Only what this batch file did, as it is now; of every account, unless `--account` or RESTAKE_ACCOUNT names some
    #[arg(long, value_name = "FILE")]
    batch: Option<PathBuf>,
    /// Every account that ever signed here; of some accounts, name them with `--account 'ops/*'`
    #[arg(long)]
    all_accounts: bool,
}

impl Filter {
    /// The accounts that are meant, each with its journal.
    ///
    /// # Errors
    /// When an account is unknown or a journal cannot be read.
    pub(super) fn journals(&self, app: &App) -> Result<Vec<(Selected, History)>> {
        let (folder, chain_id) = (app.places().journal(), app.registry()?.chain_id);
        let accounts = if self.all_accounts || self.batch.is_some() && app.global().account.is_none() {
            let all = History::accounts(&folder, chain_id)?;
            all.into_iter().map(|address| app.store().find(&address.to_string())).collect::<Result<_>>()?
        } else {
            match &app.global().account {
                Some(pattern) => app.store().select(pattern)?,
                None => vec![app.account()?],
            }
        };
        accounts.into_iter().map(|account| Ok((account.clone(), History::read(&folder, chain_id, account.address())?))).collect()
    }

    /// What the batch file that is meant goes by in the journals.
    ///
    /// # Errors
    /// When it cannot be read, or is none.
    pub(super) fn script(&self) -> Result<Option<B256>> {
        Ok(self.batch.as_deref().map(script::read).transpose()?.map(|script| script.digest))
    }

    /// Whether a plan is meant, whenever it was; of a batch file only where it is of `script`.
    pub(super) fn takes(&self, record: &Record, script: Option<B256>) -> bool {
        let is = |wanted: &Option<String>, found: &str| wanted.as_deref().is_none_or(|wanted| wanted == found);
        let of = |batch: B256| record.batch().is_some_and(|tag| tag.script == batch);
        is(&self.state, state(record)) && is(&self.command, &command(record)) && script.is_none_or(of)
    }

    /// Whether something of this time is meant.
    pub(super) fn covers(&self, at: Timestamp) -> bool {
        self.since.is_none_or(|since| at >= since) && self.until.is_none_or(|until| at < until)
    }
}

/// The beginning of a day, or a moment.
fn first(text: &str) -> Result<Timestamp, Failure> {
    let day = || midnight(day(text)?);
    moment(text).or_else(day).ok_or_else(|| unclear(text))
}

/// The end of a day, or a moment; neither is part of it.
fn last(text: &str) -> Result<Timestamp, Failure> {
    let next = || midnight(day(text)?.checked_add(1.day()).ok()?);
    moment(text).or_else(next).ok_or_else(|| unclear(text))
}

/// Only with its zone: a time of day without one is nobody's.
fn moment(text: &str) -> Option<Timestamp> {
    text.parse().ok()
}

/// Of a longer text the library would take the day, and drop the rest.
fn day(text: &str) -> Option<Date> {
    text.parse().ok().filter(|_| text.len() == "2026-01-31".len())
}

fn midnight(day: Date) -> Option<Timestamp> {
    Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

fn unclear(text: &str) -> Failure {
    Failure::usage(format!("`{}` is no day such as `2026-01-31`, and no time such as `2026-01-31T12:00:00Z`", text.escape_debug()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_taken_whole() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(first("2026-01-31").unwrap(), at("2026-01-31T00:00:00Z"));
        assert_eq!(last("2026-01-31").unwrap(), at("2026-02-01T00:00:00Z"));
        assert_eq!(first("2026-01-31T12:00:00+01:00").unwrap(), at("2026-01-31T11:00:00Z"));
        let filter = Filter { since: first("2026-01-31").ok(), until: last("2026-01-31").ok(), ..Filter::default() };
        for (text, covered) in [
            ("2026-01-30T23:59:59.999Z", false),
            ("2026-01-31T00:00:00Z", true),
            ("2026-01-31T23:59:59.999Z", true),
            ("2026-02-01T00:00:00Z", false),
        ] {
            assert_eq!(filter.covers(at(text)), covered, "{text}");
        }
        for text in ["", "yesterday", "2026-02-30", "31.1.2026", "12:00", "2026-01-31T12:00:00", "\u{1b}[2J"] {
            assert!(first(text).is_err() && last(text).is_err(), "{text}");
            assert!(!first(text).unwrap_err().to_string().contains('\u{1b}'));
        }
    }
}
