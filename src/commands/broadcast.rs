//! Sending what another machine signed.

use super::{SendOptions, sign};
use crate::{address::an_address, app::App, ui::Report};
use alloy::primitives::{Address, B256};
use anyhow::Result;
use clap::Args;
use std::path::PathBuf;

/// Send what was signed on a machine without a network
///
/// The bytes must be the transactions of the plan beside them, signed by its account. The plan is simulated again on the newest block,
/// within its bounds, and shown; its slashing terms must be accepted as they are now. Steps are sent in order, each after the one before it
/// succeeded. Running it twice does nothing twice.
#[derive(Debug, Args)]
pub struct Broadcast {
    /// The file, as `restake sign` wrote it
    file: PathBuf,
    /// Answers the review with yes; never a bound or a term
    #[arg(short, long)]
    yes: bool,
    /// Simulates, shows and stops
    #[arg(long)]
    dry_run: bool,
    /// How many blocks make a transaction final; its own is the first
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    confirmations: Option<u64>,
    /// How many seconds to wait for each transaction's block [default: 900]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    timeout: Option<u64>,
    /// Returns when the last transaction is sent
    #[arg(long, conflicts_with = "confirmations")]
    no_wait: bool,
    /// Accepts an operator's slashing terms by their digest
    #[arg(long, value_name = "DIGEST")]
    accept_terms: Option<B256>,
    /// Allows a contract outside the registry
    #[arg(long, value_name = "ADDRESS", value_parser = an_address)]
    allow_unknown: Vec<Address>,
}

impl Broadcast {
    /// Carries the command out.
    ///
    /// # Errors
    /// A refusal where the bytes are not the plan's or the plan no longer holds, and as the pipeline says.
    pub async fn run(self, app: &App) -> Result<Box<dyn Report>> {
        let saved = sign::read(&self.file)?;
        let send = SendOptions {
            yes: self.yes,
            dry_run: self.dry_run,
            confirmations: self.confirmations,
            timeout: self.timeout,
            no_wait: self.no_wait,
            accept_terms: self.accept_terms,
            allow_unknown: self.allow_unknown,
            from: Some(self.file),
            ..SendOptions::default()
        };
        app.broadcast(saved, &send).await
    }
}
