//! The terminal as it was found, so that it is left so: its echo, its cursor, and the screen that is shown.

use std::{
    io::{self, Write},
    sync::atomic::{AtomicBool, Ordering},
};

/// The alternate screen, from its first line on.
const ENTER: &str = "\x1b[?1049h\x1b[2J\x1b[H";

/// Wiped first, for terminals that have one screen only.
const LEAVE: &str = "\x1b[2J\x1b[H\x1b[?1049l";

/// What was found at the start, and what was changed since.
#[derive(Debug)]
pub(super) struct Screen {
    #[cfg(unix)]
    found: Option<rustix::termios::Termios>,
    interactive: bool,
    alternate: AtomicBool,
    restored: AtomicBool,
}

impl Screen {
    /// Looks at the terminal where there is someone at it.
    pub(super) fn find(interactive: bool) -> Self {
        Self {
            #[cfg(unix)]
            found: if interactive { rustix::termios::tcgetattr(io::stdin()).ok() } else { None },
            interactive,
            alternate: AtomicBool::new(false),
            restored: AtomicBool::new(false),
        }
    }

    /// Drops what was typed before it was asked for: it answers nothing.
    pub(super) fn forget_typed(&self) {
        #[cfg(unix)]
        if self.found.is_some() {
            // A terminal that cannot do it has nothing to drop.
            let _ = rustix::termios::tcflush(io::stdin(), rustix::termios::QueueSelector::IFlush);
        }
    }

    /// Goes to a screen of its own, which leaves no trace in what can be scrolled back to.
    pub(super) fn enter(&self) {
        self.alternate.store(true, Ordering::SeqCst);
        write(ENTER);
    }

    /// Wipes that screen and goes back.
    pub(super) fn leave(&self) {
        if self.alternate.swap(false, Ordering::SeqCst) {
            write(LEAVE);
        }
    }

    /// Puts everything back as it was found; again does no harm, where a prompt began meanwhile.
    pub(super) fn restore(&self) {
        #[cfg(unix)]
        if let Some(found) = &self.found {
            // Nobody is left to be told.
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, found);
        }
        self.leave();
        if !self.interactive || self.restored.swap(true, Ordering::SeqCst) {
            return;
        }
        // A prompt that was broken off leaves the cursor hidden and its line open.
        write("\x1b[?25h\n");
    }
}

/// A closed standard error has no one to tell.
fn write(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
