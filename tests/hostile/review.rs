//! The one question: who says no, or nobody, signs nothing; and what is signed is what is true when it is.

use std::sync::{Arc, Mutex};

use anyhow::Result;
use indicatif::ProgressBar;
use restake::{
    error::fate,
    ui::{Paint, Ui},
};
use secrecy::SecretString;

use super::{
    home::{PASSWORD, owner},
    stage::{Contracts, Stage},
};

/// Answers the review, and does something before it types its password.
pub struct Person {
    says: Option<bool>,
    meanwhile: Box<dyn Fn() + Send + Sync>,
    shown: Arc<Mutex<String>>,
}

impl Person {
    pub fn who_says(says: Option<bool>) -> Self {
        Self { says, meanwhile: Box::new(|| ()), shown: Arc::default() }
    }
}

impl Ui for Person {
    fn say(&self, line: &str) {
        self.show(line);
    }

    fn show(&self, text: &str) {
        self.shown.lock().unwrap().push_str(text);
    }

    fn result(&self, _: &str) -> Result<()> {
        Ok(())
    }

    fn asks(&self) -> bool {
        self.says.is_some()
    }

    fn confirm(&self, question: &str) -> Result<Option<bool>> {
        assert!(self.shown.lock().unwrap().contains("contract  "), "it is shown before it is asked");
        assert_eq!(question, "Sign and send this transaction?");
        Ok(self.says)
    }

    fn input(&self, _: &str) -> Result<Option<String>> {
        Ok(None)
    }

    fn password(&self, _: &str) -> Result<Option<SecretString>> {
        (self.meanwhile)();
        Ok(Some(SecretString::from(std::str::from_utf8(PASSWORD)?)))
    }

    fn reveal(&self, _: &str) -> Result<Option<()>> {
        Ok(None)
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

/// How a stake ends before a person.
async fn ends(stage: &Stage, person: Person, more: &[&str]) -> u8 {
    let ended = stage.home.before(person, &[&["stake", "1", "--with", "lido"], more].concat()).await;
    ended.map_or_else(|error| fate(&error).fate.code(), |_| 0)
}

#[tokio::test]
async fn yes_sends_and_no_or_nobody_signs_nothing() {
    let stage = Stage::set();
    assert_eq!(ends(&stage, Person::who_says(Some(false)), &[]).await, 3);
    assert_eq!(ends(&stage, Person::who_says(None), &[]).await, 2);
    stage.untouched();
    assert_eq!(ends(&stage, Person::who_says(Some(true)), &[]).await, 0);
    assert_eq!(stage.home.events(), ["planned", "signed", "sent", "mined"]);
}

#[tokio::test]
async fn a_nonce_that_moves_before_the_password_is_typed_is_not_signed() {
    for more in [&[][..], &["--yes"]] {
        let stage = Stage::set();
        let (chain, steth) = (stage.node.shared(), stage.at.steth);
        let meanwhile = move || {
            let data = alloy::sol_types::SolCall::abi_encode(&Contracts::submitCall { referral: Default::default() });
            chain.lock().unwrap().send_as(owner(), steth, alloy::primitives::U256::ONE, data).expect("another wallet sends");
            // Longer than a block of this chain takes.
            std::thread::sleep(std::time::Duration::from_millis(1_200));
        };
        let person = Person { meanwhile: Box::new(meanwhile), ..Person::who_says(Some(true)) };
        assert_eq!(ends(&stage, person, more).await, 1);
        stage.untouched();
    }
}
