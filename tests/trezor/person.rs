//! Whoever sits before the device in a test.

use std::sync::{Arc, Mutex};

use restake::signer::Person;
use secrecy::SecretString;

/// Answers every secret in the same way, and remembers what was said.
#[derive(Clone, Default)]
pub struct Scripted {
    answer: Option<Arc<dyn Fn() -> String + Send + Sync>>,
    said: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    /// Someone who types what `answer` says, when it is asked.
    pub fn typing(answer: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self { answer: Some(Arc::new(answer)), said: Arc::default() }
    }

    /// What was said, shown and asked since this was asked last.
    pub fn said(&self) -> String {
        std::mem::take(&mut *self.said.lock().unwrap()).join("\n")
    }
}

impl Person for Scripted {
    fn say(&self, line: &str) {
        self.said.lock().unwrap().push(line.into());
    }

    fn show(&self, text: &str) {
        self.say(text);
    }

    fn secret(&self, about: &str, prompt: &str) -> anyhow::Result<Option<SecretString>> {
        self.say(&format!("{about}\n{prompt}"));
        Ok(self.answer.as_ref().map(|answer| SecretString::from(answer())))
    }
}
