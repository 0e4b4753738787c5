//! A new password is one that an option says, one that is typed twice, or one that is drawn; how strong it is, is said.

use super::secrets::{ATTEMPTS, asked};
use crate::{app::App, signer::passphrase, ui::Ui};
use anyhow::{Result, bail, ensure};
use secrecy::{ExposeSecret, SecretString};
use zxcvbn::{Score, zxcvbn};

/// A new password: the one an option says, else one that a person types or has drawn. Never an empty one.
pub(super) fn new_password(app: &App) -> Result<SecretString> {
    let Some(password) = app.given_password()? else { return chosen(app.ui()) };
    ensure!(!password.expose_secret().is_empty(), "a password must not be empty");
    remark(app.ui(), &password);
    Ok(password)
}

/// Says of a password that nobody typed here, and that stays as it is, that it is weak, where it is.
pub(super) fn remark(ui: &dyn Ui, password: &SecretString) {
    let strength = Strength::of(password);
    if strength.weak {
        ui.say(&format!("note: {}", strength.words));
    }
}

/// A password that a person types twice; a weak one only where the person says so once more.
pub(super) fn chosen(ui: &dyn Ui) -> Result<SecretString> {
    for _ in 0..ATTEMPTS {
        let first = asked(ui.password("New password (leave it empty to have one drawn)")?)?;
        if first.expose_secret().is_empty() {
            if ui.confirm("Draw a passphrase of ten words as the password?")? == Some(true) {
                return drawn(ui);
            }
            ui.say("a password must not be empty");
            continue;
        }
        let strength = Strength::of(&first);
        ui.say(&format!("note: {}", strength.words));
        if strength.weak && ui.confirm("Use this weak password all the same?")? != Some(true) {
            continue;
        }
        if is_typed_again(ui, &first)? {
            return Ok(first);
        }
    }
    bail!("no password was set, so nothing was stored");
}

/// Shows a passphrase until it was noted down, which typing it proves.
fn drawn(ui: &dyn Ui) -> Result<SecretString> {
    let passphrase = passphrase::draw()?;
    for _ in 0..ATTEMPTS {
        asked(ui.reveal(passphrase.expose_secret())?)?;
        if is_typed_again(ui, &passphrase)? {
            return Ok(passphrase);
        }
    }
    bail!("no password was set, so nothing was stored");
}

fn is_typed_again(ui: &dyn Ui, first: &SecretString) -> Result<bool> {
    let same = asked(ui.password("The same again")?)?.expose_secret() == first.expose_secret();
    if !same {
        ui.say("the two are not the same");
    }
    Ok(same)
}

/// How long a password would withstand whoever has the keystore file.
struct Strength {
    weak: bool,
    words: String,
}

impl Strength {
    /// Estimates it as zxcvbn does, which knows common passwords, names, dates and patterns of the keyboard.
    fn of(password: &SecretString) -> Self {
        let estimate = zxcvbn(password.expose_secret(), &["restake"]);
        let weak = estimate.score() < Score::Three;
        let guesses = rounded(estimate.guesses());
        if !weak {
            let word = if estimate.score() == Score::Three { "fair" } else { "strong" };
            return Self { weak, words: format!("the password is {word}: it takes about {guesses} guesses") };
        }
        let why = estimate.feedback().and_then(|feedback| feedback.warning());
        let why = why.map_or_else(String::new, |why| format!(" ({})", why.to_string().trim_end_matches('.').to_lowercase()));
        let words =
            format!("the password is weak: it takes about {guesses} guesses{why}; a few more words that do not belong together help");
        Self { weak, words }
    }
}

/// A number of guesses by its first digit.
fn rounded(guesses: u64) -> String {
    const NAMES: [(u64, &str); 5] =
        [(1_000_000_000_000, "a million million"), (1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"), (1, "")];
    for (unit, name) in NAMES {
        match guesses.checked_div(unit).unwrap_or_default() {
            0 => {}
            _ if unit == 1_000_000_000_000 => return format!("{name} or more"),
            count => {
                let digit = 10_u64.pow(count.ilog10());
                let count = count.checked_div(digit).unwrap_or_default().saturating_mul(digit);
                return format!("{count} {name}").trim_end().to_owned();
            }
        }
    }
    guesses.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_weak_and_is_not_repeated() {
        for password in ["password", "password123", "qwertyuiop", "restake", "short", "2026-11-28"] {
            let strength = Strength::of(&SecretString::from(password));
            assert!(strength.weak && strength.words.contains("guesses"), "{password}: {}", strength.words);
            assert!(!strength.words.contains(&format!("`{password}`")), "{}", strength.words);
        }
        for password in ["canary horse battery", "a long enough password", "kD9$ff2!qLm"] {
            let strength = Strength::of(&SecretString::from(password));
            assert!(!strength.weak, "{password}: {}", strength.words);
        }
        let drawn = Strength::of(&passphrase::draw().unwrap());
        assert_eq!(drawn.words, "the password is strong: it takes about a million million or more guesses");
    }

    #[test]
    fn any_text_has_a_strength() {
        for password in ["", " ", "\u{0}", "\u{1b}[2J", "пароль", "🦀🦀🦀", &"a".repeat(64 * 1024), &"é\u{301}".repeat(200)] {
            assert!(!Strength::of(&SecretString::from(password)).words.is_empty());
        }
    }

    #[test]
    fn guesses_are_said_by_their_first_digit() {
        for (guesses, said) in [
            (0, "0"),
            (7, "7"),
            (596, "500"),
            (1_234, "1 thousand"),
            (43_210, "40 thousand"),
            (98_765_432, "90 million"),
            (5_000_000_000, "5 billion"),
            (u64::MAX, "a million million or more"),
        ] {
            assert_eq!(rounded(guesses), said);
        }
    }
}
