//! What happens, as lines of JSON for scripts. Those of one moment are printed together: each print wakes whoever reads them.

use crate::ui::Ui;
use alloy::primitives::TxHash;
use serde::Serialize;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::{sync::Notify, task::JoinHandle};

/// One event; what it has nothing to say of is left out.
#[derive(Default, Serialize)]
pub(super) struct Line<'a> {
    pub(super) action: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) block: Option<u64>,
    pub(super) command: &'static str,
    pub(super) event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hash: Option<TxHash>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) nonce: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) plan: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) step: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) success: Option<bool>,
    pub(super) version: u8,
}

impl<'a> Line<'a> {
    /// An event of an action.
    pub(super) fn new(event: &'static str, action: &'a str) -> Self {
        Self { version: 1, command: "batch", event, action, ..Self::default() }
    }
}

/// Prints what happens as soon as nothing more happens at once.
pub(super) struct Lines {
    shared: Arc<Shared>,
    printer: JoinHandle<()>,
}

struct Shared {
    ui: Arc<dyn Ui>,
    text: Mutex<String>,
    more: Notify,
}

impl Lines {
    /// Begins to print. Must be made inside of the runtime.
    pub(super) fn new(ui: Arc<dyn Ui>) -> Self {
        let shared = Arc::new(Shared { ui, text: Mutex::default(), more: Notify::new() });
        Self { printer: tokio::spawn(Arc::clone(&shared).work()), shared }
    }

    /// Adds a line, which is printed once whoever adds lines waits for something.
    pub(super) fn add(&self, line: &Line<'_>) {
        if let Ok(line) = serde_json::to_string(line) {
            let mut text = self.shared.text.lock().unwrap_or_else(PoisonError::into_inner);
            text.push_str(&line);
            text.push('\n');
        }
        self.shared.more.notify_one();
    }

    /// Prints what is left.
    pub(super) fn flush(&self) {
        self.shared.print();
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        self.printer.abort();
        self.flush();
    }
}

impl Shared {
    async fn work(self: Arc<Self>) {
        loop {
            self.more.notified().await;
            self.print();
        }
    }

    fn print(&self) {
        let text = std::mem::take(&mut *self.text.lock().unwrap_or_else(PoisonError::into_inner));
        if !text.is_empty() {
            // What cannot be printed is in the journal all the same.
            let _ = self.ui.event(&text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Paint;
    use anyhow::Result;

    /// Keeps each print.
    #[derive(Default)]
    struct Reader(Mutex<Vec<String>>);

    impl Ui for Reader {
        fn say(&self, _: &str) {}
        fn show(&self, _: &str) {}
        fn paint(&self) -> Paint {
            Paint(false)
        }
        fn result(&self, text: &str) -> Result<()> {
            self.0.lock().unwrap().push(text.to_owned());
            Ok(())
        }
    }

    #[tokio::test]
    async fn what_happens_at_once_is_one_print_and_nothing_is_left() {
        let reader = Arc::new(Reader::default());
        let read = || std::mem::take(&mut *reader.0.lock().unwrap());
        let lines = Lines::new(Arc::clone(&reader) as Arc<dyn Ui>);
        lines.add(&Line::new("planned", "pay@a"));
        lines.add(&Line { step: Some(0), nonce: Some(7), hash: Some(TxHash::ZERO), ..Line::new("signed", "pay@a") });
        assert!(read().is_empty());
        tokio::task::yield_now().await;
        let (printed, zero) = (read(), TxHash::ZERO);
        let planned = r#"{"action":"pay@a","command":"batch","event":"planned","version":1}"#;
        let signed = format!(r#"{{"action":"pay@a","command":"batch","event":"signed","hash":"{zero}","nonce":7,"step":0,"version":1}}"#);
        assert_eq!(printed, [format!("{planned}\n{signed}\n")]);
        tokio::task::yield_now().await;
        assert!(read().is_empty(), "nothing is printed twice");
        lines.add(&Line::new("done", "pay@a"));
        drop(lines);
        assert_eq!(read(), ["{\"action\":\"pay@a\",\"command\":\"batch\",\"event\":\"done\",\"version\":1}\n"]);
    }
}
