//! A passphrase that nobody chose: words that are drawn, so that none of them follows from another.

use super::entropy;
use anyhow::{Context, Result};
use coins_bip39::{English, Wordlist};
use secrecy::SecretString;
use zeroize::Zeroizing;

/// How many words are drawn: 110 bits, from the 2048 words of BIP-39's English list.
const WORDS: usize = 10;

/// The longest word of that list, and what joins it to the next.
const MOST_LETTERS: usize = 9;

/// Draws a passphrase of words that hyphens join, which no wallet takes for a mnemonic.
///
/// # Errors
/// When the system's random source fails.
pub fn draw() -> Result<SecretString> {
    let mut drawn = Zeroizing::new([0; WORDS * 2]);
    entropy::fill(&mut *drawn)?;
    // Reserved in full, so that growing leaves no copy behind.
    let mut text = Zeroizing::new(String::with_capacity(WORDS * MOST_LETTERS));
    for pair in drawn.chunks_exact(2) {
        let number = usize::from(u16::from_be_bytes([pair[0], pair[1]])) % coins_bip39::WORDLIST_LEN;
        if !text.is_empty() {
            text.push('-');
        }
        text.push_str(English::get(number).ok().context("invariant: the list has a word for each number below its length")?);
    }
    Ok(SecretString::from(text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    #[test]
    fn a_passphrase_is_ten_words_of_the_list() {
        let (one, other) = (draw().unwrap(), draw().unwrap());
        let words: Vec<_> = one.expose_secret().split('-').collect();
        assert_eq!(words.len(), WORDS);
        assert!(words.iter().all(|word| English::get_index(word).is_ok() && word.len() < MOST_LETTERS));
        assert_ne!(one.expose_secret(), other.expose_secret());
    }
}
