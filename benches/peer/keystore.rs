//! One Web3 keystore that both programs open, so cheap that its key derivation does not drown what is measured.

use aes::{
    Aes128,
    cipher::{KeyIvInit, StreamCipher},
};
use alloy::{
    hex,
    primitives::{Address, B256, keccak256},
    signers::local::PrivateKeySigner,
};
use serde_json::{Value, json};

/// The key of the account that stakes is the hash of this, on a chain that ends with the run.
const STAKER: &str = "a staker in a hurry";

/// What it is locked with.
pub const PASSWORD: &str = "bench";

/// The least cost that scrypt has: N = 2.
const LOG_N: u8 = 1;

/// Returns the address of the key.
pub fn address() -> Address {
    PrivateKeySigner::from_bytes(&key()).expect("a hash is a key").address()
}

fn key() -> B256 {
    keccak256(STAKER)
}

/// Returns the text of the keystore, of version 3 of Web3 Secret Storage.
pub fn text() -> String {
    locked(key().as_slice()).to_string()
}

/// Returns the same for the words of a mnemonic, and what is said of it.
pub fn of_mnemonic(words: &str, about: &Value) -> String {
    let mut keystore = locked(words.as_bytes());
    keystore["restake"] = about.clone();
    keystore.to_string()
}

fn locked(secret: &[u8]) -> Value {
    let (salt, iv) = (keccak256("salt"), [7; 16]);
    let mut derived = [0; 32];
    let params = scrypt::Params::new(LOG_N, 8, 1).expect("scrypt takes them");
    scrypt::scrypt(PASSWORD.as_bytes(), salt.as_slice(), &params, &mut derived).expect("32 bytes can be derived");
    let mut ciphertext = secret.to_vec();
    let cipher = ctr::Ctr128BE::<Aes128>::new_from_slices(&derived[..16], &iv);
    cipher.expect("16 bytes are a key").apply_keystream(&mut ciphertext);
    let mac = keccak256([&derived[16..], &ciphertext].concat());
    let crypto = json!({
        "cipher": "aes-128-ctr",
        "cipherparams": { "iv": hex::encode(iv) },
        "ciphertext": hex::encode(ciphertext),
        "kdf": "scrypt",
        "kdfparams": { "dklen": 32, "n": 1 << LOG_N, "r": 8, "p": 1, "salt": hex::encode(salt) },
        "mac": hex::encode(mac),
    });
    json!({ "version": 3, "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6", "crypto": crypto })
}
