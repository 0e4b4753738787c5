//! Before anything secret is read: the process leaves no core behind, and a panic tells its place and nothing that it held.

use crate::{
    error::{Failure, Fate, about},
    ui::Terminal,
};
use anyhow::Result;
use std::{
    io::{self, Write},
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::{Mutex, OnceLock, PoisonError},
    thread,
};

/// Why the process is not closed to others.
static OPEN: OnceLock<String> = OnceLock::new();

/// Where the last panic was.
static PLACE: Mutex<Option<String>> = Mutex::new(None);

/// Closes the process to others, and keeps what panics say to their places.
pub fn guard() {
    panic::set_hook(Box::new(fallen));
    many_files();
    if let Err(err) = close() {
        // The first to be told; nothing else writes it.
        let _ = OPEN.set(err.to_string());
    }
}

/// A batch holds a journal open for each of its accounts, and what is usual is less than the system allows.
fn many_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
        // Where it stays as it is, a file that cannot be opened says so.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
    }
}

/// What keeps the process open to others, where something does.
pub(super) fn open() -> Option<&'static str> {
    OPEN.get().map(String::as_str)
}

/// No file takes up its memory when it crashes. Nor may others of the same user look into it, except in debug builds, which
/// are made to be looked into; there a crash that is handed to a program instead of a file is not kept from it either.
fn close() -> io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    }
    #[cfg(all(target_os = "linux", not(debug_assertions)))]
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)?;
    Ok(())
}

/// The message of a panic may hold anything, a secret too, and is not shown.
fn fallen(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map_or_else(|| "an unknown place".into(), ToString::to_string);
    if thread::current().name() != Some("main") {
        // Whoever waits for the thread says what that means; a closed standard error has no one to tell.
        let _ = writeln!(io::stderr(), "note: restake failed where it should not, at {place}");
    }
    *PLACE.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
}

/// Does the work of a command; a panic in it becomes an error, by which the command ends as by any other.
///
/// # Errors
/// As the work, and when it panics.
pub(super) fn caught<T>(terminal: &Terminal, work: impl FnOnce() -> Result<T>) -> Result<T> {
    // What the work left half done is not looked at again.
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|payload| {
        drop(payload);
        terminal.restore();
        let place = PLACE.lock().unwrap_or_else(PoisonError::into_inner).take();
        let words = format!("restake failed where it should not, at {}", place.as_deref().unwrap_or("an unknown place"));
        let sent = terminal.sent();
        let failure = match sent.as_slice() {
            [] => Failure::failed("panic", words).hint("report this place; nothing was sent"),
            _ => Failure::new(Fate::Sent, "panic", words).hint("see `restake history list`, then report this place"),
        };
        Err(about(failure.into(), sent))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{error::fate, ui::Ui};
    use alloy::primitives::TxHash;

    fn fall() -> Result<()> {
        // Past the hook, as the tests beside this one print with theirs.
        panic::resume_unwind(Box::new("canary"))
    }

    #[test]
    fn a_panic_is_an_error_without_its_payload() {
        let terminal = Terminal::new(Default::default(), false, true);
        let error = caught(&terminal, fall).unwrap_err();
        assert_eq!((fate(&error).fate, fate(&error).kind), (Fate::Failed, "panic"));
        assert!(!format!("{error:?}").contains("canary"), "{error:?}");
        terminal.sends(TxHash::ZERO);
        let failure = fate(&caught(&terminal, fall).unwrap_err());
        assert_eq!((failure.fate, failure.transactions), (Fate::Sent, vec![TxHash::ZERO]));
        assert!(caught(&terminal, || Ok(())).is_ok());
    }
}
