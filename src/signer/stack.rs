//! What computing with secrets leaves on a stack is overwritten there: libraries wipe what they name, not every copy that a
//! call of theirs makes.

use anyhow::{Context, Result};
use std::thread;
use tokio::sync::oneshot;
use zeroize::Zeroize;

/// Deeper than any derivation or signature reaches, in bytes.
const DEEP: usize = 128 * 1024;

/// The stack of a thread that works with secrets, in bytes.
const STACK: usize = 2 * 1024 * 1024;

/// Does work with secrets on a thread that does nothing else, and that has overwritten what it left when this returns.
///
/// # Errors
/// When there can be no such thread, or the work panics.
pub(super) async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let (tell, told) = oneshot::channel();
    let worker = thread::Builder::new().name("secrets".into()).stack_size(STACK);
    // Nobody waits for a thread whose answer is no longer wanted; what it brings late is dropped, and so wiped.
    let run = move || {
        drop(tell.send(swept(work)));
    };
    worker.spawn(run).context("a thread cannot be started")?;
    told.await.context("the thread that works with the secret ended early")
}

/// Does work and overwrites what it leaves on this thread's stack.
pub(super) fn swept<T>(work: impl FnOnce() -> T) -> T {
    let done = below(work);
    scrub();
    done
}

/// A frame of its own, which is gone when the stack is overwritten.
#[inline(never)]
fn below<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Overwrites the stack beneath the caller.
#[inline(never)]
pub(super) fn scrub() {
    // Wiped a word at a time: what signs a thousand times would spend more on single bytes than on anything but the signatures.
    let mut left = [0_u64; DEEP / 8];
    left.zeroize();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn work_comes_back_from_its_thread() {
        let here = thread::current().id();
        assert!(apart(move || thread::current().id() != here).await.unwrap());
    }

    #[tokio::test]
    async fn work_that_panics_is_an_error() {
        let panics = || -> u8 { std::panic::resume_unwind(Box::new("gone")) };
        assert!(apart(panics).await.unwrap_err().to_string().contains("ended early"));
    }
}
