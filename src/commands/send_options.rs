//! The options of every command that acts.

use crate::{
    address::an_address,
    chain::FeeChoice,
    config::Config,
    label::Label,
    pipeline::{self, SafeVersion},
    units::{Gwei, Percent},
};
use alloy::primitives::{Address, B256};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::{path::PathBuf, time::Duration};

/// How a plan is carried out.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Signing and sending")]
pub struct SendOptions {
    /// Answers the review with yes; never a bound or a term
    #[arg(short, long)]
    pub yes: bool,
    /// Simulates, shows and stops
    #[arg(long, conflicts_with = "save")]
    pub dry_run: bool,
    /// Writes the plan instead of signing it, with all that `restake sign` needs where there is no network
    #[arg(long, value_name = "FILE")]
    pub save: Option<PathBuf>,
    /// The most a unit of gas may cost
    #[arg(long, value_name = "GWEI")]
    pub max_fee: Option<Gwei>,
    /// What of it goes to the block builder
    #[arg(long, value_name = "GWEI")]
    pub priority_fee: Option<Gwei>,
    /// The gas limit of each transaction, instead of the simulated gas and a quarter more
    #[arg(long, value_name = "GAS")]
    pub gas_limit: Option<u64>,
    /// The first transaction's nonce, instead of the account's next
    #[arg(long, value_name = "N")]
    pub nonce: Option<u64>,
    /// How many blocks make a transaction final; its own is the first
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub confirmations: Option<u64>,
    /// How many seconds to wait for each transaction's block [default: 900]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: Option<u64>,
    /// Returns when the last transaction is sent
    #[arg(long, conflicts_with = "confirmations")]
    pub no_wait: bool,
    /// How much less than quoted may arrive [default: 0.5%]
    #[arg(long, value_name = "PERCENT")]
    pub slippage: Option<Percent>,
    /// Accepts an operator's slashing terms by their digest
    #[arg(long, value_name = "DIGEST")]
    pub accept_terms: Option<B256>,
    /// Allows a contract outside the registry
    #[arg(long, value_name = "ADDRESS", value_parser = an_address)]
    pub allow_unknown: Vec<Address>,
    /// Writes the plan for somebody else to sign: as a batch for a Safe, or as unsigned transactions
    #[arg(long, value_name = "FORM", conflicts_with_all = ["save", "dry_run"])]
    pub export: Option<Form>,
    /// How it is written
    #[command(flatten)]
    pub export_to: ExportOptions,
    /// The plan file that is carried out
    #[arg(skip)]
    pub from: Option<PathBuf>,
}

/// For whom a plan is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// A batch for the Safe app's Transaction Builder, and the hashes that its signers compare
    Safe,
    /// The bytes of each unsigned transaction, and the hash that is signed
    Unsigned,
}

/// How an export is written.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Exporting")]
pub struct ExportOptions {
    /// Writes the export into a file instead of standard output
    #[arg(long, value_name = "FILE", requires = "export")]
    pub out: Option<PathBuf>,
    /// The Safe's nonce that the transaction gets [default: the Safe's next]
    #[arg(long, value_name = "N", requires = "export")]
    pub safe_nonce: Option<u64>,
    /// The Safe's version [default: what the Safe says]
    #[arg(long, value_name = "VERSION", requires = "export")]
    pub safe_version: Option<SafeVersion>,
    /// The `MultiSendCallOnly` contract that joins several calls [default: the version's canonical one]
    #[arg(long, value_name = "ADDRESS", requires = "export", value_parser = an_address)]
    pub multi_send: Option<Address>,
    /// Shows unsigned transactions as QR codes, on standard error
    #[arg(long, requires = "export")]
    pub qr: bool,
}

impl SendOptions {
    /// What of it the pipeline needs, with the configuration's defaults.
    pub fn options(&self, config: &Config) -> pipeline::Options {
        pipeline::Options {
            yes: self.yes,
            fees: FeeChoice { max: self.max_fee.or(config.max_fee), tip: self.priority_fee },
            gas_limit: self.gas_limit,
            nonce: self.nonce,
            confirmations: self.confirmations.or(config.confirmations).unwrap_or(1),
            no_wait: self.no_wait,
            patience: self.patience(),
            allow_unknown: self.allow_unknown.iter().copied().collect(),
            ceiling: None,
            bump_after: None,
            fee_limit: None,
            screen: None,
            batch: None,
            from: self.from.as_ref().map(|file| Label::new(&file.display().to_string(), 200).to_string()),
            instead: None,
            signed: vec![],
            unpaid: self.export == Some(Form::Safe),
        }
    }

    /// Whether it comes to a signature: neither a rehearsal nor a plan that is saved does.
    pub fn signs(&self) -> bool {
        !self.dry_run && self.save.is_none() && self.export.is_none()
    }

    /// The same where the command itself names whom it benefits: what was typed is known.
    #[must_use]
    pub fn knowing(&self, address: Address) -> Self {
        let mut options = self.clone();
        options.allow_unknown.push(address);
        options
    }

    /// How long a transaction is waited for.
    pub fn patience(&self) -> Duration {
        self.timeout.map_or(pipeline::PATIENCE, Duration::from_secs)
    }
}
