//! A BIP-39 mnemonic gives the same keys in every wallet, and no error or debug text repeats a word of it.

use super::{derivation::Derivation, entropy, key::PrivateKey, stack::swept};
use crate::spread::spread;
use alloy::primitives::Address;
use anyhow::{Context, Result, anyhow, bail, ensure};
use coins_bip32::{ecdsa::SigningKey, xkeys::XPriv};
use coins_bip39::{English, Entropy, MnemonicError, WordCount};
use secrecy::{ExposeSecret, SecretString};
use std::{fmt, sync::OnceLock};
use zeroize::Zeroizing;

/// Words of the English list that encode a secret, and the passphrase that goes with them.
pub struct Mnemonic {
    words: coins_bip39::Mnemonic<English>,
    passphrase: SecretString,
    /// The master key, once it was asked for: its 2,048 rounds of PBKDF2 take longer than a child's key. It wipes itself.
    master: OnceLock<Box<XPriv>>,
}

impl Mnemonic {
    /// Draws a new mnemonic of 12, 15, 18, 21 or 24 words, without a passphrase.
    pub fn random(words: usize) -> Result<Self> {
        let Ok(count) = WordCount::try_from(words) else {
            bail!("a mnemonic has 12, 15, 18, 21 or 24 words, not {words}");
        };
        let mut drawn = Zeroizing::new([0; 32]);
        let drawn = drawn.get_mut(..count.entropy_bytes()).context("a mnemonic encodes at most 32 bytes")?;
        entropy::fill(drawn)?;
        let entropy = Entropy::from_slice(drawn).map_err(|error| explain(&error))?;
        Ok(Self::new(coins_bip39::Mnemonic::new_from_entropy(entropy), SecretString::default()))
    }

    /// The same words with a passphrase, which gives other keys.
    #[must_use]
    pub fn with_passphrase(self, passphrase: SecretString) -> Self {
        Self::new(self.words, passphrase)
    }

    /// Reads a phrase; case and spacing do not matter. The passphrase is taken as it is (BIP-39 then applies NFKD).
    pub fn parse(phrase: &SecretString, passphrase: SecretString) -> Result<Self> {
        let given = phrase.expose_secret();
        // Reserved in full, so that growing leaves no copy of the phrase behind.
        let mut plain = Zeroizing::new(String::with_capacity(given.len()));
        for word in given.split_whitespace() {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.extend(word.chars().map(|letter| letter.to_ascii_lowercase()));
        }
        ensure!(!plain.is_empty(), "the mnemonic is empty");
        let words = coins_bip39::Mnemonic::new_from_phrase(&plain).map_err(|error| explain(&error))?;
        Ok(Self::new(words, passphrase))
    }

    fn new(words: coins_bip39::Mnemonic<English>, passphrase: SecretString) -> Self {
        Self { words, passphrase, master: OnceLock::new() }
    }

    /// How many words there are.
    pub fn word_count(&self) -> usize {
        self.words.word_count().words()
    }

    /// The words, in lower case, one space apart.
    pub fn phrase(&self) -> SecretString {
        SecretString::from(self.words.to_phrase().as_str())
    }

    /// Whether a passphrase goes with the words.
    pub fn has_passphrase(&self) -> bool {
        !self.passphrase.expose_secret().is_empty()
    }

    /// The passphrase, empty where there is none.
    pub fn passphrase(&self) -> &SecretString {
        &self.passphrase
    }

    /// What is made of the keys of some of a derivation's indexes, in order; on all cores where they are many.
    pub(super) fn each<T: Send>(
        &self,
        derivation: &Derivation,
        indexes: &[u32],
        make: impl Fn(u32, PrivateKey) -> Result<T> + Sync,
    ) -> Result<Vec<T>> {
        // The levels that all have in common are gone down once.
        let common = derivation.common();
        let common = self.master()?.derive_path(common.as_str()).map_err(|_| anyhow!("no key can be derived at `{common}`"))?;
        let derive = |index| {
            let below = derivation.below(index)?;
            let child = common.derive_path(below.as_str());
            let child = child.map_err(|_| anyhow!("no key can be derived for index {index} of `{derivation}`"))?;
            let key: &SigningKey = child.as_ref();
            let mut bytes = key.to_bytes();
            let private = PrivateKey::from_bytes(&bytes);
            zeroize::Zeroize::zeroize(bytes.as_mut_slice());
            make(index, private?.known_as(address_of(key)?))
        };
        // Every thread overwrites what it left on its stack.
        spread(indexes.to_vec(), |some| swept(|| some.into_iter().map(derive).collect()))
    }

    fn master(&self) -> Result<&XPriv> {
        if let Some(master) = self.master.get() {
            return Ok(master);
        }
        let master = swept(|| self.words.master_key(Some(self.passphrase.expose_secret())).map(Box::new));
        let master = master.map_err(|error| explain(&error))?;
        Ok(self.master.get_or_init(|| master))
    }

    /// All addresses of a derivation, by index; worked out by what signs, and not by what derives, so that one checks the other wherever
    /// the account is opened.
    pub fn addresses(&self, derivation: &Derivation) -> Result<Vec<Address>> {
        self.each(derivation, &(0..derivation.count()).collect::<Vec<_>>(), |_, key| Ok(key.to_signer().address()))
    }

    /// The words, then, where there is a passphrase, a line feed and the passphrase.
    pub(super) fn to_plaintext(&self) -> Zeroizing<Vec<u8>> {
        let phrase = self.words.to_phrase();
        let passphrase = self.passphrase.expose_secret();
        let length = phrase.len().saturating_add(passphrase.len()).saturating_add(1);
        let mut plaintext = Zeroizing::new(Vec::with_capacity(length));
        plaintext.extend_from_slice(phrase.as_bytes());
        if self.has_passphrase() {
            plaintext.push(b'\n');
            plaintext.extend_from_slice(passphrase.as_bytes());
        }
        plaintext
    }

    /// Reads what [`Self::to_plaintext`] wrote.
    pub(super) fn from_plaintext(plaintext: &[u8]) -> Result<Self> {
        let Ok(text) = std::str::from_utf8(plaintext) else {
            bail!("the mnemonic is not text");
        };
        let (phrase, passphrase) = text.split_once('\n').unwrap_or((text, ""));
        Self::parse(&SecretString::from(phrase), SecretString::from(passphrase))
    }
}

impl fmt::Debug for Mnemonic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Mnemonic({} words)", self.word_count())
    }
}

/// The address of a key whose public key was made along with it.
fn address_of(key: &SigningKey) -> Result<Address> {
    let point = key.verifying_key().to_sec1_point(false);
    // A byte in front says that both coordinates follow.
    let coordinates = point.as_bytes().get(1..).filter(|coordinates| coordinates.len() == 64);
    Ok(Address::from_raw_public_key(coordinates.context("invariant: an uncompressed point has 65 bytes")?))
}

/// Says what is wrong in words of our own, so that those of the library, whatever they come to hold, stay inside.
fn explain(error: &MnemonicError) -> anyhow::Error {
    match error {
        MnemonicError::InvalidWordCount(count) => {
            anyhow!("a mnemonic has 12, 15, 18, 21 or 24 words, this has {count}")
        }
        MnemonicError::InvalidWord(position) => {
            anyhow!("word {} of the mnemonic is not in the English list", position.saturating_add(1))
        }
        MnemonicError::InvalidChecksum => {
            anyhow!("the mnemonic's checksum does not fit: a word is wrong or out of place")
        }
        MnemonicError::InvalidEntropyLength(_) | MnemonicError::Bip32Error(_) => {
            anyhow!("the mnemonic cannot be used")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::address;

    const ABANDON: &str = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
    const JUNK: &str = "test test test test test test test test test test test junk";

    fn parse(phrase: &str, passphrase: &str) -> Result<Mnemonic> {
        Mnemonic::parse(&SecretString::from(phrase), SecretString::from(passphrase))
    }

    fn of(mnemonic: &Mnemonic, derivation: &Derivation, indexes: &[u32]) -> Result<Vec<PrivateKey>> {
        mnemonic.each(derivation, indexes, |_, key| Ok(key))
    }

    fn first(phrase: &str, passphrase: &str) -> Address {
        let (mnemonic, derivation) = (parse(phrase, passphrase).unwrap(), Derivation::default());
        let derived = of(&mnemonic, &derivation, &[0]).unwrap()[0].address();
        assert_eq!(mnemonic.addresses(&derivation).unwrap(), [derived]);
        derived
    }

    #[test]
    fn known_phrases_give_their_known_addresses() {
        assert_eq!(first(ABANDON, ""), address!("9858EfFD232B4033E47d90003D41EC34EcaEda94"));
        assert_eq!(first(JUNK, ""), address!("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266"));
    }

    #[test]
    fn every_index_has_its_own_key() {
        let derivation = Derivation::new(None, 3).unwrap();
        let keys = of(&parse(JUNK, "").unwrap(), &derivation, &[1, 2]).unwrap();
        let addresses: Vec<_> = keys.iter().map(PrivateKey::address).collect();
        assert_eq!(
            addresses,
            [address!("70997970C51812dc3A010C7d01b50e0d17dc79C8"), address!("3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"),]
        );
        assert!(of(&parse(JUNK, "").unwrap(), &derivation, &[2, 3]).is_err());
    }

    #[test]
    fn many_keys_are_the_same_ones_in_the_same_order() {
        let (mnemonic, derivation) = (parse(JUNK, "").unwrap(), Derivation::new(None, 40).unwrap());
        let indexes: Vec<u32> = (0..40).rev().collect();
        let many = of(&mnemonic, &derivation, &indexes).unwrap();
        for (index, key) in indexes.iter().zip(&many) {
            assert_eq!(of(&mnemonic, &derivation, &[*index]).unwrap()[0].expose(), key.expose(), "{index}");
            assert_eq!(PrivateKey::from_bytes(key.expose()).unwrap().address(), key.address(), "{index}");
        }
        assert_eq!(mnemonic.addresses(&derivation).unwrap(), many.iter().rev().map(PrivateKey::address).collect::<Vec<_>>());
        assert!(of(&mnemonic, &derivation, &(1..=40).collect::<Vec<_>>()).is_err(), "there is no index 40");
    }

    #[test]
    fn passphrases_and_other_paths_give_known_addresses() {
        assert_eq!(first(ABANDON, "TREZOR"), address!("9c32f71d4db8fb9e1a58b0a80df79935e7256fa6"));
        let phrase = format!("{} art", ["abandon"; 23].join(" "));
        let derivation = Derivation::new(Some("m/44'/60'/i'/0/0"), 3).unwrap();
        let keys = of(&parse(&phrase, "TREZOR").unwrap(), &derivation, &[2]).unwrap();
        assert_eq!(keys[0].address(), address!("64e56808c1c161b1bba552bf61e40a38d50cb509"));
        let fixed = Derivation::new(Some("m/44'/60'/2'/0/0"), 1).unwrap();
        assert_eq!(of(&parse(&phrase, "TREZOR").unwrap(), &fixed, &[0]).unwrap()[0].address(), keys[0].address());
    }

    #[test]
    fn a_passphrase_that_comes_later_gives_other_keys_though_some_were_made_without_it() {
        let (mnemonic, derivation) = (parse(ABANDON, "").unwrap(), Derivation::default());
        of(&mnemonic, &derivation, &[0]).unwrap();
        let keys = of(&mnemonic.with_passphrase("TREZOR".into()), &derivation, &[0]).unwrap();
        assert_eq!(keys[0].address(), first(ABANDON, "TREZOR"));
        assert_ne!(keys[0].address(), first(ABANDON, ""));
    }

    #[test]
    fn composed_and_decomposed_passphrases_are_one() {
        let known = address!("b4abd8d6c5bd80a793e994cca981f8493d135ed8");
        assert_eq!(first(ABANDON, "caf\u{e9}"), known);
        assert_eq!(first(ABANDON, "cafe\u{301}"), known);
        assert_ne!(first(ABANDON, "cafe"), known);
    }

    #[test]
    fn case_and_spacing_do_not_matter() {
        let untidy = format!("  {}\t\n", JUNK.replace(' ', "   ").to_uppercase());
        assert_eq!(first(&untidy, ""), first(JUNK, ""));
    }

    #[test]
    fn new_phrases_read_back() {
        for words in [12, 15, 18, 21, 24] {
            let mnemonic = Mnemonic::random(words).unwrap();
            assert_eq!(mnemonic.word_count(), words);
            let phrase = mnemonic.phrase();
            assert_eq!(phrase.expose_secret().split(' ').count(), words);
            let again = Mnemonic::parse(&phrase, SecretString::default()).unwrap();
            assert_eq!(again.phrase().expose_secret(), phrase.expose_secret());
        }
        for words in [0, 11, 13, 25, usize::MAX] {
            assert!(Mnemonic::random(words).is_err());
        }
    }

    #[test]
    fn plaintext_keeps_the_passphrase() {
        for passphrase in ["", "a", "two\nlines", " spaced "] {
            let again = Mnemonic::from_plaintext(&parse(JUNK, passphrase).unwrap().to_plaintext()).unwrap();
            assert_eq!(again.passphrase().expose_secret(), passphrase);
            assert_eq!(again.phrase().expose_secret(), JUNK);
        }
    }

    #[test]
    fn errors_do_not_repeat_a_word() {
        let long = format!("{} junk", "canary".repeat(1000));
        for (phrase, said) in [
            (JUNK.replace("junk", "canary"), "word 12 of the mnemonic"),
            (JUNK.replace("junk", "test"), "checksum"),
            ("canary".to_owned(), "this has 1"),
            (JUNK.replace("junk", &long), "this has 13"),
            (JUNK.replace("junk", &"canary".repeat(1000)), "word 12"),
            (String::new(), "empty"),
        ] {
            let error = format!("{:#}", parse(&phrase, "hidden").unwrap_err());
            assert!(error.contains(said), "{error}");
            assert!(!error.contains("canary") && !error.contains("test") && !error.contains("hidden"), "{error}");
        }
    }

    #[test]
    fn debug_shows_no_word() {
        assert_eq!(format!("{:?}", parse(JUNK, "hidden").unwrap()), "Mnemonic(12 words)");
    }
}
