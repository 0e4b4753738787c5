//! Signing where there is no network: all that is known is the file, and this machine's own names.

use super::SendOptions;
use crate::{address::an_address, app::App, saved::Saved, ui::Report, units::Gwei};
use alloy::primitives::{Address, B256};
use anyhow::{Context, Result};
use clap::Args;
use std::path::{Path, PathBuf};

/// Sign a saved plan on a machine without a network
///
/// No node is asked. The review is made of the bytes in the file and of this machine's own names; what a simulation did is the file's word,
/// with its age, and is held against the plan's bounds once more. The slashing terms that the plan falls under are those that the file
/// records: they must be accepted on this machine. All steps are signed, each is written into the journal, and then the signed file is
/// written, for `restake broadcast`.
#[derive(Debug, Args)]
pub struct Sign {
    /// The file, as `--save` wrote it
    file: PathBuf,
    /// Where the signed file is written [default: beside it; for `plan.json` that is `plan.signed.json`]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Answers the review with yes; never a bound or a term
    #[arg(short, long)]
    yes: bool,
    /// Shows the review and stops
    #[arg(long)]
    dry_run: bool,
    /// The most a unit of gas may cost; a file that says more is refused
    #[arg(long, value_name = "GWEI")]
    max_fee: Option<Gwei>,
    /// Accepts an operator's slashing terms, as the file records them, by their digest
    #[arg(long, value_name = "DIGEST")]
    accept_terms: Option<B256>,
    /// Allows a contract outside the registry
    #[arg(long, value_name = "ADDRESS", value_parser = an_address)]
    allow_unknown: Vec<Address>,
}

impl Sign {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the file cannot be signed, the review is declined, or the key or the disk fails.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let saved = read(&self.file)?;
        let out = self.out.unwrap_or_else(|| beside(&self.file));
        let send = SendOptions {
            yes: self.yes,
            dry_run: self.dry_run,
            max_fee: self.max_fee,
            accept_terms: self.accept_terms,
            allow_unknown: self.allow_unknown,
            from: Some(self.file),
            ..SendOptions::default()
        };
        app.seal(saved, &out, &send).await
    }
}

/// `plan.signed.json` beside `plan.json`.
fn beside(file: &Path) -> PathBuf {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!("{stem}.signed.json"))
}

/// Reads a plan file.
///
/// # Errors
/// When it cannot be read, or is no plan.
pub(super) fn read(file: &Path) -> Result<Saved> {
    /// More than any plan; a file that never ends is not read to its end.
    const MOST: u64 = 64 * 1024 * 1024;
    let text = crate::signer::files::read(file, MOST).with_context(|| format!("the plan {} cannot be read", file.display()))?;
    let text = std::str::from_utf8(&text).with_context(|| format!("the plan {} is no text", file.display()))?;
    Saved::read(text).with_context(|| format!("in {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signed_file_lies_beside_the_other() {
        assert_eq!(beside(Path::new("/media/stick/plan.json")), Path::new("/media/stick/plan.signed.json"));
        assert_eq!(beside(Path::new("plan")), Path::new("plan.signed.json"));
    }
}
