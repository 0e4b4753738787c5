//! Parses what was typed, runs it, prints the result or the error, and ends with its code.

use clap::Parser;
use restake::{cli::Cli, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => run::run(cli),
        Err(err) => run::misread(&err),
    }
}
