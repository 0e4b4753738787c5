//! What holds of every file that is taken for a keystore. The fuzzer and `cargo test` ask the same.

use restake::signer::{Keystore, KeystoreError, MemorySize};
use secrecy::SecretString;

/// What is dearer is not opened, so that one file takes no time.
const CHEAP: MemorySize = MemorySize::bytes(1 << 14);

/// The password of every file in `seeds/keystore`.
pub const PASSWORD: &str = "seed";

/// How far a file came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    Nothing,
    Parsed,
    Opened,
}

/// Reads, writes and opens a file; panics where that does not give the same again, or where the code below does.
pub fn examine(file: &[u8]) -> Reached {
    let Ok(keystore) = Keystore::parse(file).map_err(told) else { return Reached::Nothing };
    let written = keystore.to_json();
    assert_eq!(Keystore::parse(written.as_bytes()).as_ref(), Ok(&keystore), "what is written is read back");
    assert!(!format!("{keystore:?} {:?}", keystore.weakness().map(|weakness| weakness.to_string())).is_empty());
    match keystore.unlock_within(CHEAP, &SecretString::from(PASSWORD)) {
        Ok(secret) => {
            let address = secret.key(0).expect("what opens has a key").address();
            assert!(keystore.address().is_none_or(|written| written == address), "the address is that of the key");
            Reached::Opened
        }
        Err(error) => {
            told(error);
            Reached::Parsed
        }
    }
}

/// Whatever a file says, its error is fit for a terminal.
fn told(error: KeystoreError) {
    let shown = error.advised();
    assert!(!format!("{shown:#}").chars().any(char::is_control), "{shown:?}");
}
