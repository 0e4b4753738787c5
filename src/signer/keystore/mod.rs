//! A keystore is a Web3 Secret Storage file of version 3 that geth, cast and ethers open too.
//!
//! It is written with scrypt (n = 2^18, r = 8, p = 1), `aes-128-ctr` and a keccak-256 MAC, and carries `address` and
//! `id`. What is read may be weaker or of another hand (`Crypto`, `0x` before hex, PBKDF2, no `id`, no `address`), but
//! what opening it costs is bounded before any work is done.
//!
//! A mnemonic is kept in the same kind of file. Its plaintext is the phrase as UTF-8 text, the words one space apart;
//! where there is a BIP-39 passphrase, a line feed and the passphrase follow. Beside `crypto` stands, in clear,
//! `"restake": {"kind": "mnemonic", "path": "m/44'/60'/0'/0/i", "count": 10}`: the path, with `i` where the index goes,
//! and how many addresses are taken. `address` is that of index 0. Any tool that decrypts such files gives the phrase
//! back.

mod error;
mod fields;
mod kdf;
mod memory;

pub use error::KeystoreError;
pub use kdf::Weakness;
pub use memory::{MOST_KDF_MEMORY, MemorySize};

pub(super) use kdf::Cost;

use super::{derivation::Derivation, entropy, key::PrivateKey, mnemonic::Mnemonic, secret::Secret};
use aes::{
    Aes128,
    cipher::{KeyIvInit, StreamCipher},
};
use alloy::{
    hex,
    primitives::{Address, B256, Keccak256},
};
use anyhow::Result;
use ctr::Ctr128BE;
use kdf::{DERIVED_LENGTH, Kdf};
use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde_json::{Value, json};
use zeroize::Zeroizing;

/// The longest file that is taken for a keystore, in bytes.
pub const MOST_BYTES: u64 = 1 << 16;

const CIPHER: &str = "aes-128-ctr";
const IV_LENGTH: usize = 16;

/// A locked secret, checked as far as it can be without the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keystore {
    id: String,
    address: Option<Address>,
    kdf: Kdf,
    iv: [u8; IV_LENGTH],
    ciphertext: Vec<u8>,
    mac: B256,
    /// Where the secret is a mnemonic: the addresses taken from it.
    derivation: Option<Derivation>,
}

impl Keystore {
    /// Reads a keystore file.
    pub fn parse(json: &[u8]) -> Result<Self, KeystoreError> {
        let root = fields::read(json)?;
        let version = fields::field(&root, "version", "version")?;
        if version.as_u64() != Some(3) {
            return Err(KeystoreError::Version(fields::shown(&version.to_string())));
        }
        let key = match ["crypto", "Crypto"].map(|key| root.get(key).is_some()) {
            [true, true] => return Err(KeystoreError::Ambiguous),
            [true, false] => "crypto",
            [false, _] => "Crypto",
        };
        let crypto = fields::field(&root, key, "crypto")?;
        let cipher = fields::text(crypto, "cipher", "crypto.cipher")?;
        if cipher != CIPHER {
            return Err(KeystoreError::Cipher(fields::shown(cipher)));
        }
        let params = fields::field(crypto, "cipherparams", "crypto.cipherparams")?;
        let iv = fields::bytes(params, "iv", "crypto.cipherparams.iv")?;
        let mac = fields::bytes(crypto, "mac", "crypto.mac")?;
        Ok(Self {
            id: root.get("id").and_then(Value::as_str).unwrap_or_default().to_owned(),
            address: read_address(&root)?,
            kdf: Kdf::read(crypto)?,
            iv: iv.try_into().map_err(|_| KeystoreError::Malformed("crypto.cipherparams.iv", "16 bytes"))?,
            ciphertext: fields::bytes(crypto, "ciphertext", "crypto.ciphertext")?,
            mac: B256::try_from(mac.as_slice()).map_err(|_| KeystoreError::Malformed("crypto.mac", "32 bytes"))?,
            derivation: read_derivation(&root)?,
        })
    }

    /// Encrypts a secret at the standard cost.
    pub fn lock(secret: &Secret, password: &SecretString) -> Result<Self> {
        Self::lock_at(Cost::STANDARD, secret, password)
    }

    pub(super) fn lock_at(cost: Cost, secret: &Secret, password: &SecretString) -> Result<Self> {
        let (plaintext, derivation) = match secret {
            Secret::Key(key) => (Zeroizing::new(key.expose().to_vec()), None),
            Secret::Mnemonic(mnemonic, derivation) => (mnemonic.to_plaintext(), Some(derivation.clone())),
        };
        let mut iv = [0; IV_LENGTH];
        entropy::fill(&mut iv)?;
        let kdf = Kdf::draw(cost)?;
        let derived = kdf.derive(password)?;
        let mut ciphertext = plaintext;
        apply_cipher(&derived, &iv, &mut ciphertext);
        Ok(Self {
            id: draw_id()?,
            address: Some(secret.key(0)?.address()),
            mac: authenticate(&derived, &ciphertext),
            kdf,
            iv,
            ciphertext: ciphertext.to_vec(),
            derivation,
        })
    }

    /// Decrypts the secret at a cost of at most [`MOST_KDF_MEMORY`].
    pub fn unlock(&self, password: &SecretString) -> Result<Secret, KeystoreError> {
        self.unlock_within(MOST_KDF_MEMORY, password)
    }

    /// Decrypts the secret, in the time of one key derivation whether the password is right or wrong, where that costs
    /// no more than is allowed.
    pub fn unlock_within(&self, allowed: MemorySize, password: &SecretString) -> Result<Secret, KeystoreError> {
        self.ensure_within(allowed)?;
        let derived = self.kdf.derive(password)?;
        if authenticate(&derived, &self.ciphertext) != self.mac {
            return Err(KeystoreError::WrongPassword);
        }
        let mut plaintext = Zeroizing::new(self.ciphertext.clone());
        apply_cipher(&derived, &self.iv, &mut plaintext);
        let secret = match &self.derivation {
            None => Secret::Key(PrivateKey::from_bytes(&plaintext).map_err(|_| KeystoreError::NoSecret)?),
            Some(derivation) => {
                let mnemonic = Mnemonic::from_plaintext(&plaintext).map_err(|_| KeystoreError::NoSecret)?;
                Secret::Mnemonic(mnemonic, derivation.clone())
            }
        };
        let derived = secret.key(0).map_err(|_| KeystoreError::NoSecret)?.address();
        match self.address {
            Some(written) if written != derived => Err(KeystoreError::WrongAddress { written, derived }),
            _ => Ok(secret),
        }
    }

    /// Fails where opening it costs more than is allowed: 128·n·r·p bytes for scrypt, which is its memory times its
    /// passes, and as much of [`MOST_KDF_MEMORY`] for PBKDF2 as its rounds are of 10,000,000.
    pub fn ensure_within(&self, allowed: MemorySize) -> Result<(), KeystoreError> {
        let costs = self.kdf.price();
        if costs > allowed { Err(KeystoreError::TooCostly { costs, allowed }) } else { Ok(()) }
    }

    /// The memory that opening it takes at once.
    pub fn memory(&self) -> MemorySize {
        self.kdf.memory()
    }

    /// The file's text.
    pub fn to_json(&self) -> String {
        let (kdf, kdfparams) = self.kdf.to_json();
        let mut file = json!({
            "version": 3,
            "id": self.id,
            "crypto": {
                "cipher": CIPHER,
                "cipherparams": { "iv": hex::encode(self.iv) },
                "ciphertext": hex::encode(&self.ciphertext),
                "kdf": kdf,
                "kdfparams": kdfparams,
                "mac": hex::encode(self.mac),
            },
        });
        if let Some(fields) = file.as_object_mut() {
            if let Some(address) = self.address {
                fields.insert("address".to_owned(), json!(hex::encode(address)));
            }
            if let Some(derivation) = &self.derivation {
                let about = json!({ "kind": "mnemonic", "path": derivation.path(), "count": derivation.count() });
                fields.insert("restake".to_owned(), about);
            }
        }
        format!("{file:#}\n")
    }

    /// The first address, where the file names it.
    pub fn address(&self) -> Option<Address> {
        self.address
    }

    /// The random identity of the file, empty where it has none.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What makes the file weaker than one written today.
    pub fn weakness(&self) -> Option<Weakness> {
        Weakness::of(&self.kdf)
    }

    /// The same under the identity of another, where that has one.
    pub(super) fn with_id_of(self, other: &Self) -> Self {
        if other.id.is_empty() { self } else { Self { id: other.id.clone(), ..self } }
    }

    pub(super) fn cost(&self) -> Option<Cost> {
        self.kdf.cost()
    }
}

fn read_address(root: &Value) -> Result<Option<Address>, KeystoreError> {
    const NAME: &str = "address";
    match root.get(NAME) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.is_empty() => Ok(None),
        Some(_) => {
            let bytes = fields::bytes(root, NAME, NAME)?;
            Address::try_from(bytes.as_slice()).map(Some).map_err(|_| KeystoreError::Malformed(NAME, "20 bytes"))
        }
    }
}

fn read_derivation(root: &Value) -> Result<Option<Derivation>, KeystoreError> {
    let Some(about) = root.get("restake") else {
        return Ok(None);
    };
    if fields::text(about, "kind", "restake.kind")? != "mnemonic" {
        return Err(KeystoreError::Malformed("restake.kind", "`mnemonic`"));
    }
    let path = fields::text(about, "path", "restake.path")?;
    let count = fields::number(about, "count", "restake.count")?;
    let malformed = KeystoreError::Malformed("restake", "a derivation path and a count that fits it");
    let derivation = u32::try_from(count).ok().and_then(|count| Derivation::new(Some(path), count).ok());
    derivation.map(Some).ok_or(malformed)
}

/// Encrypts or decrypts in place with the first 16 bytes of the derived key.
fn apply_cipher(derived: &SecretBox<[u8; DERIVED_LENGTH]>, iv: &[u8; IV_LENGTH], text: &mut [u8]) {
    let (key, _) = derived.expose_secret().split_at(16);
    let mut cipher = Ctr128BE::<Aes128>::new_from_slices(key, iv).expect("invariant: AES-128 takes 16 and 16 bytes");
    cipher.apply_keystream(text);
}

/// The MAC of the definition: keccak-256 of the second 16 bytes of the derived key and the ciphertext.
fn authenticate(derived: &SecretBox<[u8; DERIVED_LENGTH]>, ciphertext: &[u8]) -> B256 {
    let (_, key) = derived.expose_secret().split_at(16);
    let mut hasher = Keccak256::new();
    hasher.update(key);
    hasher.update(ciphertext);
    hasher.finalize()
}

/// A random UUID (RFC 9562, version 4).
fn draw_id() -> Result<String> {
    let mut bytes = [0; 16];
    entropy::fill(&mut bytes)?;
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let text = hex::encode(bytes);
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| text.get(part).unwrap_or_default());
    Ok(parts.join("-"))
}

#[cfg(test)]
mod tests;
