//! Secrets in every form that a text may have them in.

use alloy::{
    hex,
    primitives::{B256, U256},
};
use base64::{Engine, prelude::BASE64_STANDARD};

use super::needles::{Needles, add_derivation};
use crate::hostile::home::PASSWORD;

pub const PHRASE: &str = "three amazing vicious absurd scare involve account hungry vague lady learn gain";
pub const PASSPHRASE: &str = "not among the twelve";
pub const WRONG: &str = "a canary that opens nothing";
pub const NEW: &str = "another canary of the tests";
pub const RPC_KEY: &str = "4f1ccanaryofthenode9e";

/// What may never come out, in any form of a text.
#[derive(Default)]
pub struct Cage {
    needles: Needles,
    runs: Vec<String>,
}

impl Cage {
    pub fn new(key: B256) -> Self {
        let mut cage = Self { needles: Needles::default(), runs: vec![] };
        let number = U256::from_be_bytes(key.0).to_string();
        cage.needles.number("key", key.as_slice()).plain("key in base64", BASE64_STANDARD.encode(key).as_bytes());
        cage.needles.plain("key in decimal", number.as_bytes());
        let password = std::str::from_utf8(PASSWORD).expect("text");
        for (name, text) in [("password", password), ("wrong password", WRONG), ("new password", NEW)] {
            cage.text(name, text);
        }
        cage.text("passphrase", PASSPHRASE);
        cage.text("key of the node", RPC_KEY);
        cage.phrase(PHRASE);
        add_derivation(&mut cage.needles, (PHRASE, PASSPHRASE), 0);
        cage
    }

    fn text(&mut self, name: &str, text: &str) {
        let backwards: String = text.chars().rev().collect();
        for (form, bytes) in [
            ("", text.to_owned()),
            (" in hex", hex::encode(text)),
            (" in capital hex", hex::encode_upper(text)),
            (" in base64", BASE64_STANDARD.encode(text)),
            (" backwards", backwards),
        ] {
            self.needles.plain(&format!("{name}{form}"), bytes.as_bytes());
        }
    }

    /// Words of a phrase in a row, from either end, are looked for whatever stands between them.
    pub fn phrase(&mut self, phrase: &str) {
        self.text("phrase", phrase);
        let mut words: Vec<_> = phrase.split(' ').collect();
        for _ in 0..2 {
            self.runs.extend(words.windows(4).map(|some| some.join(" ")));
            words.reverse();
        }
    }

    /// What came out.
    pub fn escaped(&self, bytes: &[u8]) -> Vec<String> {
        let mut found = self.needles.in_text(bytes);
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        let words: Vec<_> = text.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty()).collect();
        let words = words.join(" ");
        found.extend(self.runs.iter().filter(|run| words.contains(run.as_str())).map(|run| format!("the words `{run}`")));
        found
    }
}

#[test]
fn a_cage_lets_nothing_through() {
    let cage = Cage::new(alloy::primitives::keccak256("a canary of the tests"));
    let digits = hex::encode(alloy::primitives::keccak256("a canary of the tests"));
    for text in [
        "1. three      2. amazing    3. vicious    4. absurd".to_owned(),
        "GAIN learn, lady; vague".to_owned(),
        digits.to_uppercase(),
        format!("0x{digits}"),
        BASE64_STANDARD.encode(WRONG),
        "egnarts a ton ".to_owned() + &PASSPHRASE.chars().rev().collect::<String>(),
    ] {
        assert!(!cage.escaped(text.as_bytes()).is_empty(), "{text}");
    }
    assert!(cage.escaped(b"three amazing vicious hours").is_empty());
}
