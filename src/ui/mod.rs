//! What the core may ask of a person, and how a result is printed. The terminal and the tests each have one.

mod checksummed;
mod hidden;
mod paint;
mod prose;
mod screen;
mod table;
mod terminal;

pub use checksummed::checksummed;
pub use hidden::secret_line;
pub use paint::Paint;
pub use prose::{WIDTH, prose};
pub use table::table;
pub(crate) use terminal::fall;
pub use terminal::{ColorChoice, Terminal};

use alloy::primitives::TxHash;
use anyhow::Result;
use indicatif::ProgressBar;
use secrecy::SecretString;
use serde::Serialize;
use std::fmt::Display;

/// A person, or the lack of one.
///
/// Questions answer `None` where there is no one to ask, as they do unless said otherwise; the caller then names the option that answers.
pub trait Ui: Send + Sync {
    /// Says what is going on. Silent with `--quiet`.
    fn say(&self, line: &str);
    /// Shows what must be read before a question. Never silent.
    fn show(&self, text: &str);
    /// Prints a result before the command ends, as a server does that goes on.
    ///
    /// # Errors
    /// When standard output cannot be written.
    fn result(&self, text: &str) -> Result<()>;
    /// Prints a line of what happens meanwhile, for scripts; the result is still to come.
    ///
    /// # Errors
    /// When it cannot be printed.
    fn event(&self, line: &str) -> Result<()> {
        self.result(line)
    }
    /// Takes down a transaction that a node may have from now on: whatever becomes of the command, the person is told.
    fn sends(&self, _: TxHash) {}
    /// Whether there is someone to ask.
    fn asks(&self) -> bool {
        false
    }
    /// Asks a question that is answered yes or no.
    ///
    /// # Errors
    /// When the terminal fails or the person presses ^C.
    fn confirm(&self, _: &str) -> Result<Option<bool>> {
        Ok(None)
    }
    /// Asks for a line of text.
    ///
    /// # Errors
    /// When the terminal fails or the person presses ^C.
    fn input(&self, _: &str) -> Result<Option<String>> {
        Ok(None)
    }
    /// Asks for a secret, without echo.
    ///
    /// # Errors
    /// When the terminal fails or the person presses ^C.
    fn password(&self, _: &str) -> Result<Option<SecretString>> {
        Ok(None)
    }
    /// Shows a secret until the person goes on, then wipes it from the screen.
    ///
    /// # Errors
    /// When the terminal fails or the person presses ^C.
    fn reveal(&self, _: &str) -> Result<Option<()>> {
        Ok(None)
    }
    /// A sign of life while something is awaited; hidden where it would not be seen.
    fn spinner(&self, _: &str) -> ProgressBar {
        ProgressBar::hidden()
    }
    /// A bar that fills up to `total`; hidden where it would not be seen.
    fn progress(&self, _: &str, _: u64) -> ProgressBar {
        ProgressBar::hidden()
    }
    /// Colours for what is shown, or none.
    fn paint(&self) -> Paint;
}

/// A result that can be printed: for people by its [`Display`], for scripts by its [`Serialize`].
pub trait Report: Send {
    /// The result as people read it.
    fn text(&self) -> String;
    /// The result as scripts read it.
    ///
    /// # Errors
    /// When it holds something that JSON cannot.
    fn json(&self) -> Result<serde_json::Value>;
}

impl<T: Serialize + Display + Send> Report for T {
    fn text(&self) -> String {
        self.to_string()
    }

    fn json(&self) -> Result<serde_json::Value> {
        Ok(serde_json::to_value(self)?)
    }
}
