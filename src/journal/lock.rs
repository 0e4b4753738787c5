//! Who may write a journal: one process at a time. The kernel lets go of the locks of the dead.

use crate::error::{Failure, fate};
use alloy::primitives::Address;
use anyhow::{Context, Result, bail};
use std::{
    fs::{File, TryLockError},
    ops::{Deref, DerefMut},
    time::{Duration, Instant},
};
use tokio::task::spawn_blocking;

/// The kind of the failure where another process holds the lock.
const LOCKED: &str = "locked";

/// A file that is locked for as long as this value lives.
#[derive(Debug)]
pub(super) struct Locked(File);

impl Deref for Locked {
    type Target = File;

    fn deref(&self) -> &File {
        &self.0
    }
}

impl DerefMut for Locked {
    fn deref_mut(&mut self) -> &mut File {
        &mut self.0
    }
}

impl Drop for Locked {
    /// A child process that is just being made has a copy of the open file until it runs its program, and without this would have the
    /// lock as long.
    fn drop(&mut self) {
        // One that cannot be unlocked is let go of with its last copy.
        self.0.unlock().ok();
    }
}

/// Locks the file.
pub(super) fn take(file: File, chain_id: u64, account: Address) -> Result<Locked> {
    match file.try_lock() {
        Ok(()) => Ok(Locked(file)),
        Err(TryLockError::WouldBlock) => {
            let who = holder(&file).map(|process| format!(", as process {process}")).unwrap_or_default();
            let message = format!("another `restake` is at work for {account} on chain {chain_id}{who}");
            bail!(Failure::failed(LOCKED, message).hint("wait until it ends"));
        }
        Err(TryLockError::Error(err)) => Err(err).context("the journal cannot be locked"),
    }
}

/// Tries again while another process holds the lock.
pub(super) async fn wait<T: Send + 'static>(
    open: impl Fn() -> Result<T> + Clone + Send + 'static,
    patience: Duration,
    on_wait: impl FnOnce(&str),
) -> Result<T> {
    const PAUSE: Duration = Duration::from_millis(100);
    let start = Instant::now();
    let mut on_wait = Some(on_wait);
    loop {
        let failure = match spawn_blocking(open.clone()).await.context("the thread that opens the journal ended")? {
            Ok(opened) => return Ok(opened),
            Err(err) => err,
        };
        if fate(&failure).kind != LOCKED || start.elapsed() >= patience {
            return Err(failure);
        }
        if let Some(on_wait) = on_wait.take() {
            on_wait(&failure.to_string());
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// The process that holds the lock, where the kernel says so; what a process wrote of itself could be older than the lock.
#[cfg(target_os = "linux")]
fn holder(file: &File) -> Option<u32> {
    let inode = std::os::unix::fs::MetadataExt::ino(&file.metadata().ok()?);
    held(&std::fs::read_to_string("/proc/locks").ok()?, inode)
}

#[cfg(not(target_os = "linux"))]
fn holder(_: &File) -> Option<u32> {
    None
}

/// Reads lines such as `1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF`. File systems may show another device here than elsewhere, so
/// that only the inode counts; where two locks have it, neither is named.
#[cfg(target_os = "linux")]
fn held(locks: &str, inode: u64) -> Option<u32> {
    let one = |line: &str| {
        let mut words = line.split_whitespace().skip(1).filter(|word| *word != "->");
        let (kind, process, place) = (words.next()?, words.nth(2)?, words.next()?);
        let same = kind == "FLOCK" && place.rsplit(':').next()?.parse() == Ok(inode);
        process.parse::<u32>().ok().filter(|process| same && *process > 0)
    };
    let mut found = locks.lines().filter_map(one);
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_an_open_file_does_not_keep_its_lock() {
        let folder = tempfile::tempdir().unwrap();
        let lock = || take(File::create(folder.path().join("file")).unwrap(), 1, Address::ZERO);
        let held = lock().unwrap();
        let _copy = held.try_clone().unwrap();
        lock().expect_err("it is held");
        drop(held);
        lock().unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_kernel_says_who_holds_a_lock() {
        let locks = "1: POSIX  ADVISORY  WRITE 9 08:01:7 0 EOF\n2: FLOCK  ADVISORY  WRITE 1234 08:01:7 0 EOF\n3: FLOCK  ADVISORY  WRITE -1 08:01:8 0 EOF\n";
        assert_eq!((held(locks, 7), held(locks, 8), held(locks, 9), held("", 7)), (Some(1234), None, None, None));
        let twice = format!("{locks}4: FLOCK  ADVISORY  WRITE 5 08:02:7 0 EOF\n");
        assert_eq!(held(&twice, 7), None, "of two devices, perhaps");
    }
}
