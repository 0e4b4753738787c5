//! What is no keystore, contradicts itself or costs too much is refused by name, and nothing panics.

use super::*;

#[test]
fn hostile_files_are_refused_by_name() {
    use KeystoreError::{Cipher, Kdf, Malformed, Missing, Parameters, Version};
    let cases = [
        ("/version", json!(1), Version("1".into())),
        ("/version", json!(3.0), Version("3.0".into())),
        ("/version", json!(4), Version("4".into())),
        ("/version", json!("3"), Version("\\\"3\\\"".into())),
        ("/version", json!(null), Missing("version")),
        ("/crypto/cipher", json!(null), Missing("crypto.cipher")),
        ("/crypto/cipher", json!("aes-256-gcm"), Cipher("aes-256-gcm".into())),
        ("/crypto/cipher", json!("\u{1b}[2J"), Cipher("\\u{1b}[2J".into())),
        ("/crypto/cipherparams/iv", json!("00"), Malformed("crypto.cipherparams.iv", "16 bytes")),
        ("/crypto/cipherparams/iv", json!("0"), Malformed("crypto.cipherparams.iv", "hex")),
        ("/crypto/cipherparams", json!(7), Missing("crypto.cipherparams.iv")),
        ("/crypto/ciphertext", json!("zz"), Malformed("crypto.ciphertext", "hex")),
        ("/crypto/ciphertext", json!(null), Missing("crypto.ciphertext")),
        ("/crypto/mac", json!(null), Missing("crypto.mac")),
        ("/crypto/mac", json!("ab"), Malformed("crypto.mac", "32 bytes")),
        ("/crypto/mac", json!("é"), Malformed("crypto.mac", "hex")),
        ("/crypto/kdf", json!(null), Missing("crypto.kdf")),
        ("/crypto/kdf", json!("argon2"), Kdf("argon2".into())),
        ("/crypto/kdf", json!("pbkdf2"), Missing("crypto.kdfparams.prf")),
        ("/crypto/kdfparams/dklen", json!(8), Parameters("`dklen` is below 32")),
        ("/crypto/kdfparams/dklen", json!(null), Missing("crypto.kdfparams.dklen")),
        ("/crypto/kdfparams/dklen", json!(16), Parameters("`dklen` is below 32")),
        ("/crypto/kdfparams/dklen", json!(-1), Malformed("crypto.kdfparams.dklen", "a whole number")),
        ("/crypto/kdfparams/salt", json!("abc"), Malformed("crypto.kdfparams.salt", "hex")),
        ("/crypto/kdfparams/n", json!(3), Parameters("`n` is not a power of two above 1")),
        ("/crypto/kdfparams/n", json!(1), Parameters("`n` is not a power of two above 1")),
        ("/crypto/kdfparams/n", json!(0), Parameters("`n` is not a power of two above 1")),
        ("/crypto/kdfparams/n", json!(null), Missing("crypto.kdfparams.n")),
        ("/crypto/kdfparams/n", json!("262144"), Malformed("crypto.kdfparams.n", "a whole number")),
        ("/crypto/kdfparams/n", json!(1.5), Malformed("crypto.kdfparams.n", "a whole number")),
        ("/crypto/kdfparams/r", json!(0), Parameters("`r` or `p` is zero")),
        ("/crypto/kdfparams/p", json!(0), Parameters("`r` or `p` is zero")),
        ("/crypto/kdfparams/p", json!(u64::MAX), Parameters("`r`·`p` is 2^30 or above")),
        ("/crypto/kdfparams/p", json!(1 << 30), Parameters("`r`·`p` is 2^30 or above")),
        ("/crypto/kdfparams/r", json!(u64::MAX), Parameters("`r`·`p` is 2^30 or above")),
        ("/crypto/kdfparams", json!([]), Missing("crypto.kdfparams.dklen")),
        ("/crypto/kdfparams", json!(null), Missing("crypto.kdfparams")),
        ("/crypto", json!(null), Missing("crypto")),
        ("/crypto", json!("text"), Missing("crypto.cipher")),
        ("/address", json!("abcd"), Malformed("address", "20 bytes")),
        ("/address", json!(5), Malformed("address", "text")),
    ];
    for (pointer, value, expected) in cases {
        let mut file = cheap();
        *file.pointer_mut(pointer).unwrap() = value.clone();
        assert_eq!(parse(&file), Err(expected), "{pointer} = {value}");
    }
}

#[test]
fn hostile_pbkdf2_and_two_cryptos_are_refused_by_name() {
    use KeystoreError::{Ambiguous, Malformed, Parameters, Prf};
    let hex64 = "ab".repeat(32);
    for (key, value, expected) in [
        ("c", json!(0), Parameters("`c` is zero")),
        ("c", json!(1_u64 << 32), Parameters("`c` is 2^32 or above")),
        ("c", json!("1"), Malformed("crypto.kdfparams.c", "a whole number")),
        ("prf", json!("hmac-sha1"), Prf("hmac-sha1".into())),
        ("salt", json!(hex64 + "0"), Malformed("crypto.kdfparams.salt", "hex")),
    ] {
        let mut file = pbkdf2_vector();
        file["crypto"]["kdfparams"][key] = value;
        assert_eq!(parse(&file), Err(expected), "{key}");
    }
    let mut file = cheap();
    file["Crypto"] = file["crypto"].clone();
    assert_eq!(parse(&file), Err(Ambiguous));
}

#[test]
fn a_cost_above_what_is_allowed_is_refused_before_it_is_paid() {
    let costly = |kdf: Value, costs: &str, allowed: MemorySize| {
        let mut file = cheap();
        file["crypto"]["kdf"] = if kdf.get("c").is_some() { json!("pbkdf2") } else { json!("scrypt") };
        file["crypto"]["kdfparams"] = kdf;
        file["crypto"]["kdfparams"]["dklen"] = json!(32);
        file["crypto"]["kdfparams"]["salt"] = json!("00");
        let keystore = parse(&file).unwrap();
        let refused = keystore.unlock_within(allowed, &password("right")).unwrap_err();
        let KeystoreError::TooCostly { costs: found, .. } = refused else { panic!("{refused}") };
        assert_eq!(refused, KeystoreError::TooCostly { costs: found, allowed });
        assert_eq!(found.to_string(), costs);
        if allowed == MOST_KDF_MEMORY {
            assert_eq!(keystore.unlock(&password("right")).unwrap_err(), refused);
        }
    };
    let scrypt = |n: u64, r: u64, p: u64| json!({ "n": n, "r": r, "p": p });
    costly(scrypt(1 << 31, 8, 1), "2TiB", MOST_KDF_MEMORY);
    costly(scrypt(1 << 63, 8, 1), "16777216TiB", MOST_KDF_MEMORY);
    costly(scrypt(2, 1, (1 << 30) - 1), "256GiB", MOST_KDF_MEMORY);
    costly(scrypt(2, (1 << 30) - 1, 1), "256GiB", MOST_KDF_MEMORY);
    costly(scrypt(1 << 20, 8, 2), "2GiB", MOST_KDF_MEMORY);
    costly(scrypt(4, 8, 1), "4KiB", MemorySize::bytes(4095));
    costly(json!({ "c": 10_000_001, "prf": "hmac-sha256" }), "1025MiB", MOST_KDF_MEMORY);
    costly(json!({ "c": u32::MAX, "prf": "hmac-sha256" }), "430GiB", MOST_KDF_MEMORY);
    costly(json!({ "c": 100, "prf": "hmac-sha256" }), "11KiB", MemorySize::bytes(10_000));
}

#[test]
fn memory_that_is_not_there_is_a_named_error() {
    for (n, r) in [(1_u64 << 40, 8), (2, (1 << 30) - 1)] {
        let mut file = cheap();
        file["crypto"]["kdfparams"]["n"] = json!(n);
        file["crypto"]["kdfparams"]["r"] = json!(r);
        let refused = parse(&file).unwrap().unlock_within(MemorySize::MAX, &password("right"));
        assert!(matches!(refused, Err(KeystoreError::NoMemory(_))), "{refused:?}");
    }
    let mut file = cheap();
    file["crypto"]["kdfparams"]["n"] = json!(1_u64 << 63);
    let refused = parse(&file).unwrap().unlock_within(MemorySize::MAX, &password("right")).unwrap_err();
    assert_eq!(refused, KeystoreError::Parameters("scrypt does not take them"));
}

#[test]
fn a_field_that_stands_there_twice_is_refused() {
    let text = cheap().to_string();
    for (one, two) in [
        ("\"version\":3", "\"version\":3,\"version\":4"),
        ("\"address\":", "\"address\":\"\",\"address\":"),
        ("\"n\":2", "\"n\":2,\"n\":2"),
        ("\"n\":2", "\"n\":4,\"\\u006e\":2"),
        ("\"crypto\":", "\"more\":[{\"a\":1.5,\"b\":[null,true,-1,\"x\"],\"a\":2}],\"crypto\":"),
    ] {
        let refused = Keystore::parse(text.replacen(one, two, 1).as_bytes());
        assert!(matches!(refused, Err(KeystoreError::Repeated(1, _))), "{two}: {refused:?}");
    }
}

#[test]
fn a_ciphertext_of_another_length_is_refused() {
    let locked = |plaintext: &[u8]| {
        let kdf = Kdf::draw(Cost::TRIVIAL).unwrap();
        let derived = kdf.derive(&password("right")).unwrap();
        let mut ciphertext = plaintext.to_vec();
        apply_cipher(&derived, &[0; IV_LENGTH], &mut ciphertext);
        let mac = authenticate(&derived, &ciphertext);
        let keystore = Keystore { id: String::new(), address: None, kdf, iv: [0; IV_LENGTH], ciphertext, mac, derivation: None };
        open(&serde_json::from_str(&keystore.to_json()).unwrap(), "right")
    };
    assert!(locked(&[0x42; 32]).is_ok() && locked(&[0x42; 31]).is_ok(), "leading zeros may be left out");
    for plaintext in [&[][..], &[0; 32], &[0x42; 33], &[0xff; 32], &[0x42; 4096]] {
        assert_eq!(locked(plaintext), Err(KeystoreError::NoSecret), "{} bytes", plaintext.len());
    }
    for (cut, expected) in [("", Err(KeystoreError::WrongPassword)), ("ab", Err(KeystoreError::WrongPassword))] {
        let mut file = cheap();
        file["crypto"]["ciphertext"] = json!(cut);
        assert_eq!(open(&file, "right"), expected);
    }
}

#[test]
fn a_longer_derived_key_changes_nothing() {
    for length in [33, 64, 1_u64 << 32] {
        let mut file = cheap();
        file["crypto"]["kdfparams"]["dklen"] = json!(length);
        assert_eq!(open(&file, "right"), open(&cheap(), "right"));
    }
}

#[test]
fn what_is_no_keystore_is_refused() {
    assert_eq!(Keystore::parse(b""), Err(KeystoreError::NotJson(1, 0)));
    assert_eq!(Keystore::parse(&[0xff; 9]), Err(KeystoreError::NotJson(1, 1)));
    for file in [json!([]), json!("canary"), json!(3), json!(null), json!({})] {
        assert_eq!(parse(&file), Err(KeystoreError::Missing("version")));
    }
    assert!(Keystore::parse("[".repeat(60_000).as_bytes()).is_err());
    let text = cheap().to_string();
    let deep = format!("\"deep\":{}{},\"version\":3", "{\"a\":".repeat(30_000), "1".to_owned() + &"}".repeat(30_000));
    for (one, two) in
        [("\"version\":3", deep.as_str()), (":3", ":NaN"), (":3", ":Infinity"), (":3", ":03"), ("}", ""), ("\"id\":\"", "\"id\":\"\\ud800")]
    {
        let refused = Keystore::parse(text.replacen(one, two, 1).as_bytes());
        assert!(matches!(refused, Err(KeystoreError::NotJson(..))), "{refused:?}");
    }
    let marked = [&b"\xef\xbb\xbf"[..], text.as_bytes()].concat();
    assert!(matches!(Keystore::parse(&marked), Err(KeystoreError::NotJson(..))), "a byte order mark");
    let mut bytes = text.into_bytes();
    let quote = bytes.iter().position(|byte| *byte == b'-').unwrap();
    bytes[quote] = 0xff;
    assert!(matches!(Keystore::parse(&bytes), Err(KeystoreError::NotJson(..))));
}

#[test]
fn mnemonic_blocks_are_checked() {
    let file = cheap_mnemonic();
    for (key, value) in [
        ("kind", json!("seed")),
        ("path", json!("m/x")),
        ("path", json!("m/0")),
        ("count", json!(0)),
        ("count", json!(u64::MAX)),
        ("count", json!(null)),
    ] {
        let mut file = file.clone();
        file["restake"][key] = value.clone();
        assert!(parse(&file).is_err(), "{key} = {value}");
    }
    let mut stripped = file.clone();
    stripped.as_object_mut().unwrap().remove("restake");
    assert_eq!(open(&stripped, "right"), Err(KeystoreError::NoSecret));
    let mut disguised = cheap();
    disguised["restake"] = file["restake"].clone();
    assert_eq!(open(&disguised, "right"), Err(KeystoreError::NoSecret));
}

#[test]
fn a_changed_file_does_not_open() {
    for pointer in ["/crypto/mac", "/crypto/ciphertext", "/crypto/kdfparams/salt"] {
        let mut file = cheap();
        let value = file.pointer_mut(pointer).unwrap();
        let text = value.as_str().unwrap().to_owned();
        let flipped = if text.starts_with('0') { "1" } else { "0" };
        *value = json!(format!("{flipped}{}", &text[1..]));
        assert_eq!(open(&file, "right"), Err(KeystoreError::WrongPassword), "{pointer}");
    }
    // The MAC does not cover the iv: what it changes is caught by the address.
    let mut file = cheap();
    file["crypto"]["cipherparams"]["iv"] = json!("00".repeat(16));
    assert!(matches!(open(&file, "right"), Err(KeystoreError::WrongAddress { .. } | KeystoreError::NoSecret)));
    let mut file = cheap();
    file["address"] = json!("00".repeat(20));
    let derived = key().key(0).unwrap().address();
    let written = address!("0000000000000000000000000000000000000000");
    assert_eq!(open(&file, "right"), Err(KeystoreError::WrongAddress { written, derived }));
}
