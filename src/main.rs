//! Parses what was typed, runs it, prints the result or the error, and ends with its code.

use restake::{cli::Cli, run};
use std::process::ExitCode;

fn main() -> ExitCode {
    match Cli::read(std::env::args_os()) {
        Ok(cli) => run::run(cli),
        Err(err) => run::misread(&err),
    }
}
