//! Keystores of other hands open, hostile ones are refused by name, and nothing shows a secret.

mod hostile;

use super::*;
use alloy::primitives::address;

const JUNK: &str = "test test test test test test test test test test test junk";

/// The scrypt vector of the Web3 Secret Storage Definition, version 3.
fn scrypt_vector() -> Value {
    json!({
        "crypto": {
            "cipher": "aes-128-ctr",
            "cipherparams": { "iv": "83dbcc02d8ccb40e466191a123791e0e" },
            "ciphertext": "d172bf743a674da9cdad04534d56926ef8358534d458fffccd4e6ad2fbde479c",
            "kdf": "scrypt",
            "kdfparams": {
                "dklen": 32, "n": 262144, "r": 1, "p": 8,
                "salt": "ab0c7876052600dd703518d6fc3fe8984592145b591fc8fb5c6d43190334ba19",
            },
            "mac": "2103ac29920d71da29f15d75b4a16dbe95cfd7ff8faea1056c33131d846e3097",
        },
        "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6",
        "version": 3,
    })
}

/// The PBKDF2 vector of the same definition.
fn pbkdf2_vector() -> Value {
    json!({
        "crypto": {
            "cipher": "aes-128-ctr",
            "cipherparams": { "iv": "6087dab2f9fdbbfaddc31a909735c1e6" },
            "ciphertext": "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
            "kdf": "pbkdf2",
            "kdfparams": {
                "c": 262144, "dklen": 32, "prf": "hmac-sha256",
                "salt": "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd",
            },
            "mac": "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2",
        },
        "id": "3198bc9c-6672-5ab3-d995-4942343ae5b6",
        "version": 3,
    })
}

/// A file of ours at a cost of nothing.
fn cheap_mnemonic() -> Value {
    let keystore = Keystore::lock_at(Cost::TRIVIAL, &mnemonic(""), &password("right")).unwrap();
    serde_json::from_str(&keystore.to_json()).unwrap()
}

/// A small file, for what needs no real cost.
fn cheap() -> Value {
    let keystore = Keystore::lock_at(Cost::TRIVIAL, &key(), &password("right")).unwrap();
    serde_json::from_str(&keystore.to_json()).unwrap()
}

fn key() -> Secret {
    Secret::Key(PrivateKey::from_bytes(&[0x42; 32]).unwrap())
}

fn mnemonic(passphrase: &str) -> Secret {
    let mnemonic = Mnemonic::parse(&SecretString::from(JUNK), SecretString::from(passphrase)).unwrap();
    Secret::Mnemonic(mnemonic, Derivation::new(None, 3).unwrap())
}

fn password(text: &str) -> SecretString {
    SecretString::from(text)
}

fn parse(file: &Value) -> Result<Keystore, KeystoreError> {
    Keystore::parse(file.to_string().as_bytes())
}

fn open(file: &Value, text: &str) -> Result<Address, KeystoreError> {
    Ok(parse(file)?.unlock(&password(text))?.key(0).unwrap().address())
}

#[test]
fn the_vectors_of_the_definition_open() {
    let expected = PrivateKey::parse(&password("7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d"));
    let expected = expected.unwrap().address();
    assert_eq!(open(&scrypt_vector(), "testpassword"), Ok(expected));
    assert_eq!(open(&pbkdf2_vector(), "testpassword"), Ok(expected));
    assert_eq!(open(&pbkdf2_vector(), "Testpassword"), Err(KeystoreError::WrongPassword));
}

#[test]
fn keys_that_lost_their_leading_zeros_open() {
    let file = json!({
        "crypto": {
            "cipher": "aes-128-ctr",
            "cipherparams": { "iv": "3ca92af36ad7c2cd92454c59cea5ef00" },
            "ciphertext": "108b7d34f3442fc26ab1ab90ca91476ba6bfa8c00975a49ef9051dc675aa",
            "kdf": "scrypt",
            "kdfparams": {
                "dklen": 32, "n": 2, "r": 8, "p": 1,
                "salt": "d0769e608fb86cda848065642a9c6fa046845c928175662b8e356c77f914cd3b",
            },
            "mac": "75d0e6759f7b3cefa319c3be41680ab6beea7d8328653474bd06706d4cc67420",
        },
        "version": 3,
    });
    let expected = "000081c29e8142bb6a81bef5a92bda7a8328a5c85bb2f9542e76f9b0f94fc018";
    let expected = PrivateKey::parse(&password(expected)).unwrap().address();
    assert_eq!(open(&file, "foo"), Ok(expected));
}

#[test]
fn what_is_written_is_strong_and_complete() {
    let keystore = Keystore::lock(&key(), &password("right")).unwrap();
    let file: Value = serde_json::from_str(&keystore.to_json()).unwrap();
    assert_eq!(file["version"], 3);
    assert_eq!(file["crypto"]["cipher"], "aes-128-ctr");
    assert_eq!(file["crypto"]["kdf"], "scrypt");
    let params = &file["crypto"]["kdfparams"];
    assert_eq!([&params["n"], &params["r"], &params["p"], &params["dklen"]], [262_144, 8, 1, 32]);
    assert_eq!(params["salt"].as_str().unwrap().len(), 64);
    assert_eq!(file["address"].as_str().unwrap(), hex::encode(key().key(0).unwrap().address()));
    let id = file["id"].as_str().unwrap();
    assert_eq!((id.len(), &id[14..15]), (36, "4"));
    assert_eq!(keystore.weakness(), None);
    let again = parse(&file).unwrap();
    assert_eq!(again, keystore);
    assert!(again.unlock(&password("right")).is_ok());
}

#[test]
fn a_mnemonic_survives_the_round_trip() {
    for passphrase in ["", "a passphrase"] {
        let secret = mnemonic(passphrase);
        let keystore = Keystore::lock_at(Cost::TRIVIAL, &secret, &password("right")).unwrap();
        let file: Value = serde_json::from_str(&keystore.to_json()).unwrap();
        assert_eq!(file["restake"], json!({ "kind": "mnemonic", "path": "m/44'/60'/0'/0/i", "count": 3 }));
        let again = parse(&file).unwrap().unlock(&password("right")).unwrap();
        assert_eq!(again.addresses().unwrap(), secret.addresses().unwrap());
        assert_eq!(again.addresses().unwrap().len(), 3);
    }
}

#[test]
fn files_of_other_hands_open() {
    let expected = Ok(key().key(0).unwrap().address());
    let mut file = cheap();
    let fields = file.as_object_mut().unwrap();
    let crypto = fields.remove("crypto").unwrap();
    fields.insert("Crypto".to_owned(), crypto);
    fields.remove("id");
    fields.remove("address");
    for pointer in ["/Crypto/ciphertext", "/Crypto/mac", "/Crypto/cipherparams/iv", "/Crypto/kdfparams/salt"] {
        let value = file.pointer_mut(pointer).unwrap();
        *value = json!(format!("0x{}", value.as_str().unwrap().to_uppercase()));
    }
    assert_eq!(open(&file, "right"), expected);
    file["address"] = json!("");
    file["x-ethers"] = json!({ "version": "0.1" });
    assert_eq!(open(&file, "right"), expected);
}

#[test]
fn nothing_shows_a_secret() {
    let secrets = [key(), mnemonic("hidden passphrase")];
    for secret in &secrets {
        let keystore = Keystore::lock_at(Cost::TRIVIAL, secret, &password("right horse")).unwrap();
        let opened = keystore.unlock(&password("right horse")).unwrap();
        let refused = keystore.unlock(&password("wrong horse")).unwrap_err();
        let shown = format!("{secret:?} {keystore:?} {opened:?} {refused:?} {refused} {}", keystore.to_json());
        for canary in ["424242", "junk", "hidden", "horse"] {
            assert!(!shown.contains(canary), "`{canary}` in {shown}");
        }
    }
    let misplaced = Keystore::parse(JUNK.as_bytes()).unwrap_err();
    assert!(!format!("{misplaced} {misplaced:?}").contains("test"), "{misplaced}");
}
