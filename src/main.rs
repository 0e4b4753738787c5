//! Parses what was typed, runs it, prints the result or the error, and ends with its code.

use restake::{cli::Cli, run};
use std::{alloc::System, process::ExitCode};
use zeroizing_alloc::ZeroAlloc;

/// Wipes all that is freed, as the buffers of libraries are not wiped where they are used.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    run::guard();
    match Cli::read(std::env::args_os()) {
        Ok(cli) => run::run(cli),
        Err(err) => run::misread(&err),
    }
}
