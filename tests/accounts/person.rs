//! Accounts through a scripted person: what is asked, what is shown, and what stops before anything is stored.

use super::{Home, JUNK_FIRST, JUNK_KEY, PASSWORD};
use clap::Parser;
use indicatif::ProgressBar;
use restake::{
    app::App,
    cli::Cli,
    ui::{Paint, Ui},
};
use secrecy::SecretString;
use std::{
    collections::VecDeque,
    fs,
    sync::{Arc, Mutex},
};

/// A person who answers from a list, and remembers what was shown.
#[derive(Clone, Default)]
pub struct Person(Arc<Mutex<Script>>);

#[derive(Default)]
struct Script {
    answers: VecDeque<String>,
    asked: Vec<String>,
    said: String,
    revealed: Vec<String>,
}

impl Person {
    pub fn new(answers: &[&str]) -> Self {
        let answers = answers.iter().map(ToString::to_string).collect();
        Self(Arc::new(Mutex::new(Script { answers, ..Script::default() })))
    }

    /// All that was shown so far.
    #[cfg(any(feature = "keyring", feature = "practice"))]
    pub fn said(&self) -> String {
        self.0.lock().unwrap().said.clone()
    }

    /// All that was asked so far.
    #[cfg(all(unix, feature = "practice"))]
    pub(super) fn asked(&self) -> Vec<String> {
        self.0.lock().unwrap().asked.clone()
    }

    /// The next answer; `WORD` stands for the word that the prompt asks for by its number.
    fn answer(&self, prompt: &str) -> Option<String> {
        let mut script = self.0.lock().unwrap();
        script.asked.push(prompt.to_owned());
        let answer = script.answers.pop_front()?;
        if answer != "WORD" {
            return Some(answer);
        }
        let number = prompt.split(' ').nth(1).unwrap();
        let words: Vec<_> = script.revealed.last().unwrap().split_whitespace().map(str::to_owned).collect();
        let place = words.iter().position(|word| *word == format!("{number}.")).unwrap();
        Some(words[place + 1].clone())
    }

    pub(super) async fn run(&self, home: &Home, words: &str) -> anyhow::Result<String> {
        let home = home.file("home");
        let words = ["restake", "--home", home.to_str().unwrap()].into_iter().chain(words.split(' '));
        let cli = Cli::try_parse_from(words).unwrap();
        let app = App::new(cli.global, Box::new(self.clone()))?;
        Ok(cli.command.run(&app).await?.text())
    }
}

impl Ui for Person {
    fn say(&self, line: &str) {
        self.0.lock().unwrap().said.push_str(line);
    }

    fn show(&self, text: &str) {
        self.say(text);
    }

    fn result(&self, _: &str) -> anyhow::Result<()> {
        Ok(())
    }

    fn asks(&self) -> bool {
        !self.0.lock().unwrap().answers.is_empty()
    }

    fn confirm(&self, question: &str) -> anyhow::Result<Option<bool>> {
        Ok(self.answer(question).map(|answer| answer == "y"))
    }

    fn input(&self, prompt: &str) -> anyhow::Result<Option<String>> {
        Ok(self.answer(prompt))
    }

    fn password(&self, prompt: &str) -> anyhow::Result<Option<SecretString>> {
        Ok(self.answer(prompt).map(SecretString::from))
    }

    fn reveal(&self, secret: &str) -> anyhow::Result<Option<()>> {
        self.0.lock().unwrap().revealed.push(secret.to_owned());
        Ok(Some(()))
    }

    fn spinner(&self, _: &str) -> ProgressBar {
        ProgressBar::hidden()
    }

    fn progress(&self, _: &str, _: u64) -> ProgressBar {
        ProgressBar::hidden()
    }

    fn paint(&self) -> Paint {
        Paint(false)
    }
}

#[tokio::test]
async fn a_person_types_the_password_twice_and_proves_the_words() {
    let home = Home::new();
    let person = Person::new(&["", "n", PASSWORD, "another", PASSWORD, PASSWORD, "no such word", "WORD", "WORD", "WORD"]);
    let text = person.run(&home, "account new main").await.unwrap();
    let script = person.0.lock().unwrap();
    assert!(script.answers.is_empty());
    assert!(script.said.contains("must not be empty") && script.said.contains("not the same"), "{}", script.said);
    assert_eq!(script.revealed.len(), 2, "shown again after a wrong word");
    let word = script.revealed[0].split_whitespace().nth(1).unwrap();
    assert!(!text.split_whitespace().any(|shown| shown == word), "the words are on the screen alone");
    assert!(text.starts_with("main (mnemonic, the default)"), "{text}");
}

#[tokio::test]
async fn words_that_are_not_proved_are_not_stored() {
    let home = Home::new();
    let person = Person::new(&[PASSWORD, PASSWORD, "wrong", "wrong", "wrong"]);
    let error = person.run(&home, "account new main").await.unwrap_err().to_string();
    assert!(error.contains("nothing was stored"), "{error}");
    assert!(!home.file("home/accounts").exists() && !home.file("home/keystores").exists());
}

#[tokio::test]
async fn a_person_imports_shows_and_removes_a_key() {
    let home = Home::new();
    let import = Person::new(&[JUNK_KEY, PASSWORD, PASSWORD]);
    assert!(import.run(&home, "account import hot --private-key").await.unwrap().contains(JUNK_FIRST));
    let export = Person::new(&[PASSWORD]);
    export.run(&home, "account export hot --private-key").await.unwrap();
    assert_eq!(export.0.lock().unwrap().revealed, [format!("0x{JUNK_KEY}")]);
    let doubt = Person::new(&["hto"]);
    assert!(doubt.run(&home, "account remove hot").await.unwrap_err().to_string().contains("was not removed"));
    assert!(doubt.0.lock().unwrap().said.contains("nothing brings it back"));
    Person::new(&["hot"]).run(&home, "account remove hot").await.unwrap();
    assert_eq!(fs::read_dir(home.file("home/keystores")).unwrap().count(), 0);
}

#[tokio::test]
async fn a_weak_password_gets_a_word() {
    let home = Home::new();
    let person = Person::new(&[JUNK_KEY, "short", "n", "short", "y", "short"]);
    person.run(&home, "account import hot --private-key").await.unwrap();
    let script = person.0.lock().unwrap();
    assert!(script.answers.is_empty());
    assert_eq!(script.said.matches("the password is weak").count(), 2, "{}", script.said);
    assert!(!script.said.contains("short"), "{}", script.said);
}

#[tokio::test]
async fn a_mistyped_password_may_be_typed_again() {
    let home = Home::new();
    home.secret("weak.json", super::WEAK);
    let person = Person::new(&["wrong", "wrong", "foo"]);
    let words = format!("account import weak --keystore {}", home.file("weak.json").display());
    person.run(&home, &words).await.unwrap();
    assert_eq!(person.0.lock().unwrap().said.matches("the password is wrong").count(), 2);
    let stubborn = Person::new(&["wrong", "wrong", "wrong", "foo"]);
    let error = stubborn.run(&home, "account export weak --out never").await.unwrap_err();
    assert_eq!(restake::error::fate(&error).kind, "password");
    assert_eq!(stubborn.0.lock().unwrap().answers.len(), 1, "three tries");
}

#[tokio::test]
async fn a_passphrase_is_typed_twice() {
    let home = Home::new();
    let person = Person::new(&[super::JUNK, "TREZOR", "TREZRO", PASSWORD, PASSWORD]);
    let error = person.run(&home, "account import one --mnemonic --passphrase").await.unwrap_err();
    assert!(error.to_string().contains("are not the same"), "{error}");
    let person = Person::new(&[super::JUNK, "TREZOR", "TREZOR", PASSWORD, PASSWORD]);
    person.run(&home, "account import one --mnemonic --passphrase").await.unwrap();
    assert!(person.0.lock().unwrap().answers.is_empty());
}
