//! A Ledger in a person's hands: the soft one, or the real Ethereum app in Ledger's emulator. What holds of both is tested on
//! both.

use super::device::SoftLedger;

/// A setting of the Ethereum app.
#[derive(Clone, Copy, Debug)]
pub enum Setting {
    BlindSigning,
    RawMessages,
}

/// A device that a test may set, and whose buttons it presses.
pub trait Held {
    /// Returns where it takes APDUs.
    fn place(&self) -> String;

    /// Turns a setting on or off.
    fn set(&self, setting: Setting, on: bool);

    /// Approves this many questions and refuses from then on; `None` approves all.
    fn refuse_after(&self, questions: Option<usize>);

    /// Returns what was shown since this was asked last: one text a question, without spaces.
    fn seen(&self) -> Vec<String>;
}

/// Asserts that a question showed all of `words`; the app writes the hashes of typed data in capital letters.
pub fn showed(question: &str, words: &[&str]) {
    for word in words {
        assert!(question.to_lowercase().contains(&word.replace(' ', "").to_lowercase()), "`{word}` in {question}");
    }
}

impl Held for SoftLedger {
    fn place(&self) -> String {
        Self::place(self)
    }

    fn set(&self, setting: Setting, on: bool) {
        match setting {
            Setting::BlindSigning => self.hands().blind_signing = on,
            Setting::RawMessages => self.hands().raw_messages = on,
        }
    }

    fn refuse_after(&self, questions: Option<usize>) {
        self.hands().refuses_after = questions;
    }

    fn seen(&self) -> Vec<String> {
        let screens = std::mem::take(&mut self.hands().screens);
        screens.iter().map(|screen| screen.concat().replace(' ', "")).collect()
    }
}
