//! Secrets of a person's come from a prompt or standard input, and from nowhere else.

use crate::{
    app::{App, read_secret},
    error::Failure,
    signer::{Mnemonic, entropy},
};
use anyhow::{Result, bail};
use secrecy::{ExposeSecret, SecretString};
use std::{
    io::{IsTerminal, stdin},
    path::Path,
};
use zeroize::Zeroizing;

/// How often a person may mistype something new.
pub(super) const ATTEMPTS: usize = 3;

/// A secret of the user's: typed without echo, else a line of standard input.
pub(super) fn secret(app: &App, prompt: &str) -> Result<SecretString> {
    if let Some(typed) = app.ui().password(prompt)? {
        return Ok(typed);
    }
    if stdin().is_terminal() {
        let message = format!("there is no one to ask for the {}", prompt.to_lowercase());
        bail!(Failure::usage(message).hint("write it to standard input"));
    }
    read_secret(Path::new("-"))
}

/// A BIP-39 passphrase: typed twice, as any other gives an account too, only another. Never an empty one.
pub(super) fn passphrase(app: &App) -> Result<SecretString> {
    let first = secret(app, "Passphrase")?;
    if first.expose_secret().is_empty() {
        bail!(Failure::usage("the passphrase is empty").hint("leave `--passphrase` out where there is none"));
    }
    if let Some(second) = app.ui().password("The same passphrase again")?
        && first.expose_secret() != second.expose_secret()
    {
        bail!(Failure::usage("the two passphrases are not the same, so nothing was stored"));
    }
    Ok(first)
}

/// Shows a new mnemonic until it was written down, which some of its words prove.
pub(super) fn written_down(app: &App, mnemonic: &Mnemonic) -> Result<()> {
    let ui = app.ui();
    let phrase = mnemonic.phrase();
    let words: Vec<_> = phrase.expose_secret().split(' ').collect();
    for _ in 0..ATTEMPTS {
        if ui.reveal(&numbered(&words))?.is_none() {
            bail!(Failure::usage("there is no one to show the mnemonic to").hint("pass `--mnemonic-out FILE`"));
        }
        if knows(app, &words)? {
            return Ok(());
        }
        ui.say("that is another word: here they are again");
    }
    bail!("the mnemonic was not written down, so nothing was stored");
}

/// Asks for one word of each third.
fn knows(app: &App, words: &[&str]) -> Result<bool> {
    let third = words.len() / 3;
    for start in [0, third, third.saturating_mul(2)] {
        let mut drawn = [0];
        entropy::fill(&mut drawn)?;
        let drawn = usize::from(drawn[0]).checked_rem(third).unwrap_or_default();
        let place = start.saturating_add(drawn);
        let typed = asked(app.ui().password(&format!("Word {} of the mnemonic", place.saturating_add(1)))?)?;
        if words.get(place).is_none_or(|word| !typed.expose_secret().trim().eq_ignore_ascii_case(word)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The words with their numbers, four a line.
pub(super) fn numbered(words: &[&str]) -> Zeroizing<String> {
    const WIDTH: usize = 14;
    let mut text = Zeroizing::new(String::with_capacity(words.len().saturating_mul(WIDTH).saturating_add(64)));
    for (number, word) in (1_usize..).zip(words) {
        let end = if number % 4 == 0 || number == words.len() { "\n" } else { "" };
        let padding = WIDTH.saturating_sub(word.len().saturating_add(4));
        text.push_str(&format!("{number:>2}. "));
        text.push_str(word);
        if end.is_empty() {
            text.extend(std::iter::repeat_n(' ', padding));
        }
        text.push_str(end);
    }
    text
}

/// An answer about a password, or the refusal where nobody is asked.
pub(super) fn asked<T>(answer: Option<T>) -> Result<T> {
    answer.ok_or_else(|| Failure::usage("there is no one to ask for the password").hint("pass `--password-file FILE`").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbered_four_a_line() {
        let text = numbered(&["abandon", "ability", "able", "about", "above", "absent"]);
        assert_eq!(*text, " 1. abandon    2. ability    3. able       4. about\n 5. above      6. absent\n");
    }
}
