//! Where and when a file was made, as a review without a network says it.

use super::prepared::Prepared;
use crate::{
    ui::{Paint, prose},
    units::span,
};
use alloy::primitives::Address;
use anyhow::Result;
use jiff::Timestamp;
use std::fmt::Write;

/// A recorded simulation that is older gets a word.
const OLD: u64 = 60 * 60;

/// The network and the account that a file is about, by this machine's own names.
pub struct Place<'a> {
    /// The network's name.
    pub network: &'a str,
    /// Its chain id.
    pub chain_id: u64,
    /// The account's name.
    pub who: &'a str,
    /// What the reader should know of the file before anything else.
    pub notes: Vec<String>,
}

impl Place<'_> {
    /// The head of the review.
    pub(super) fn head(&self, paint: Paint, prepared: &Prepared, owner: Address) -> Result<String> {
        let Self { network, chain_id, who, notes } = self;
        let Prepared { at, block, block_hash, steps } = prepared;
        let now = Timestamp::now();
        let age = u64::try_from(now.duration_since(*at).as_secs()).ok();
        let (when, old) = match age {
            Some(age) => (format!("{} ago", span(age)), age > OLD),
            None => ("later than this machine's clock says it is".into(), true),
        };
        let mut text = format!("\n  Network   {} (chain {chain_id}); no node was asked\n  Account   {who} {owner}\n", paint.bold(network));
        writeln!(text, "  Recorded  block {block}, {when}\n            {block_hash}")?;
        let mut notes = notes.clone();
        notes.push(
            "what leaves, arrives, moves and becomes is what the file says a simulation did then; the rest is read from the bytes".into(),
        );
        if old {
            notes.push(format!("the recorded simulation is of {at}, {when}: what the chain holds now may be something else"));
        }
        if steps.len() > 1 {
            notes.push("everything is signed at once: where one transaction fails, whoever has the file can still send those after it, though `restake broadcast` does not".into());
        }
        for note in notes {
            let mut lines = String::new();
            prose(&mut lines, "  note      ", &note)?;
            text.push_str(&lines.replacen("note", &paint.yellow("note"), 1));
        }
        Ok(text)
    }
}
