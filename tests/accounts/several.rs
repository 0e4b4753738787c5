//! Many accounts opened for one command: one password for all, one for each, or as many as a person has to type.

use super::{Home, JUNK, person::Person};
use crate::hostile::home::keystore_of;
use alloy::{
    consensus::TxEip1559,
    primitives::{Address, B256, keccak256},
    signers::local::PrivateKeySigner,
};
use clap::Parser;
use restake::{
    app::App,
    cli::Cli,
    error::{Fate, fate},
    signer::{Derivation, MemorySize, Mnemonic, Selected, Signer, Store},
};
use secrecy::SecretString;
use serde_json::json;
use std::{fs, sync::Arc};

fn key(name: &str) -> PrivateKeySigner {
    PrivateKeySigner::from_bytes(&keccak256(name)).unwrap()
}

/// Writes an account with one key under a password of its own.
fn account(home: &Home, name: &str, password: &str) -> Address {
    let key = key(name);
    let keystore = keystore_of(password.as_bytes(), key.to_bytes().as_slice(), key.address());
    let account = json!({ "version": 1, "kind": "keystore", "address": key.address(), "keystore": format!("{name}.json") });
    write(home, name, &keystore, &account);
    key.address()
}

/// Writes the account `ops` with 100 addresses of one mnemonic.
fn hundred(home: &Home, password: &str) -> Vec<Address> {
    let derivation = Derivation::new(None, 100).unwrap();
    let mnemonic = Mnemonic::parse(&SecretString::from(JUNK), SecretString::default()).unwrap();
    let addresses = mnemonic.addresses(&derivation).unwrap();
    let mut keystore = keystore_of(password.as_bytes(), JUNK.as_bytes(), addresses[0]);
    keystore["restake"] = json!({ "kind": "mnemonic", "path": derivation.path(), "count": 100 });
    let account = json!({ "version": 1, "kind": "mnemonic", "addresses": addresses, "path": derivation.path(), "keystore": "ops.json" });
    write(home, "ops", &keystore, &account);
    addresses
}

fn write(home: &Home, name: &str, keystore: &serde_json::Value, account: &serde_json::Value) {
    for (folder, value) in [("accounts", account), ("keystores", keystore)] {
        let folder = home.file("home").join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.json")), value.to_string()).unwrap();
    }
}

/// Opens what these patterns stand for before a person, with these options.
async fn unlock(home: &Home, person: &Person, patterns: &[&str], options: &str) -> anyhow::Result<Vec<Arc<Signer>>> {
    app(home, person, options).unlock_all(&select(home, patterns), Some(MemorySize::bytes(1 << 20))).await
}

fn select(home: &Home, patterns: &[&str]) -> Vec<Selected> {
    let store = Store::new(&home.file("home"));
    patterns.iter().flat_map(|pattern| store.select(pattern).unwrap()).collect()
}

fn app(home: &Home, person: &Person, options: &str) -> App {
    let folder = home.file("home");
    let words = ["restake", "--home", folder.to_str().unwrap(), "account", "list"].into_iter().chain(options.split_whitespace());
    App::new(Cli::try_parse_from(words).unwrap().global, Box::new(person.clone())).unwrap()
}

fn addresses(signers: &[Arc<Signer>]) -> Vec<Address> {
    signers.iter().map(|signer| signer.address()).collect()
}

#[tokio::test]
async fn a_hundred_addresses_of_one_mnemonic_take_one_password() {
    let home = Home::new();
    let (all, single) = (hundred(&home, "one"), account(&home, "single", "one"));
    let person = Person::new(&["one"]);
    let signers = unlock(&home, &person, &["ops/7", "single", "ops/*", "ops/7"], "").await.unwrap();
    let expected: Vec<_> = [all[7], single].into_iter().chain(all.clone()).chain([all[7]]).collect();
    assert_eq!(addresses(&signers), expected, "in the order of the accounts");
    assert!(signers.iter().all(|signer| signer.is_local()) && Arc::ptr_eq(&signers[0], &signers[102]));
    assert_eq!(person.asked(), ["Password of ops, tried on 1 other account too"]);
    let signed = signers[9].sign_transaction(TxEip1559 { chain_id: 1, ..Default::default() }).await.unwrap();
    let signed = signed.as_eip1559().unwrap();
    assert_eq!(signed.signature().recover_address_from_prehash(&signed.signature_hash()).unwrap(), all[7]);
    let said = person.said();
    assert_eq!(
        (said.matches("encrypt it anew").count(), said.matches("so are the keystores of 1 other account").count()),
        (1, 1),
        "{said}"
    );
}

#[tokio::test]
async fn a_password_is_tried_on_all_and_asked_for_what_it_does_not_open() {
    let home = Home::new();
    for (name, password) in [("a", "one"), ("b", "two"), ("c", "one"), ("d", "two")] {
        account(&home, name, password);
    }
    let person = Person::new(&["mistyped", "one", "two"]);
    assert_eq!(unlock(&home, &person, &["a", "b", "c", "d"], "").await.unwrap().len(), 4);
    let asked = person.asked();
    assert_eq!(asked[..2], ["Password of a, tried on 3 other accounts too"; 2]);
    assert_eq!(asked[2], "Password of b, tried on 1 other account too");
    assert_eq!(person.said().matches("the password is wrong").count(), 1);
    let stubborn = Person::new(&["one", "x", "x", "x", "two"]);
    let error = unlock(&home, &stubborn, &["a", "b", "c"], "").await.unwrap_err();
    assert_eq!((fate(&error).kind, stubborn.asked().len()), ("password", 4));
    assert!(error.to_string().contains("`b`"), "{error}");
}

#[tokio::test]
async fn a_file_holds_one_password_for_all_or_one_for_each() {
    let home = Home::new();
    for (name, password) in [("a", "one"), ("b", "two"), ("c", "one")] {
        account(&home, name, password);
    }
    home.secret("one", "one\n");
    home.secret("each", "one\ntwo\r\none");
    home.secret("short", "one\ntwo\n");
    let nobody = Person::new(&[]);
    let with = |file: &str| format!("--password-file {}", home.file(file).display());
    assert_eq!(unlock(&home, &nobody, &["a", "c", "a"], &with("one")).await.unwrap().len(), 3);
    assert_eq!(unlock(&home, &nobody, &["a", "b", "c", "b"], &with("each")).await.unwrap().len(), 4);
    let error = unlock(&home, &nobody, &["a", "b", "c"], &with("one")).await.unwrap_err();
    assert_eq!(error.to_string(), "the password of `b` is wrong");
    let error = unlock(&home, &nobody, &["b", "a", "c"], &with("each")).await.unwrap_err();
    assert_eq!(error.to_string(), "the passwords of `b`, `a` are wrong");
    let error = unlock(&home, &nobody, &["a", "b", "c"], &with("short")).await.unwrap_err();
    assert_eq!(fate(&error).fate, Fate::Usage);
    assert!(error.to_string().ends_with("holds 2 passwords, and 3 accounts are to be opened"), "{error}");
    let error = unlock(&home, &nobody, &["a", "b"], "").await.unwrap_err();
    assert_eq!((fate(&error).fate, fate(&error).hint.as_deref()), (Fate::Usage, Some("pass `--password-file FILE`")));
}

#[tokio::test]
async fn only_what_an_option_says_opens_keys_before_they_are_asked_for() {
    let home = Home::new();
    for (name, password) in [("a", "one"), ("b", "two")] {
        account(&home, name, password);
    }
    let begun = async |person: &Person, patterns: &[&str], options: &str| {
        home.secret("each", "one\ntwo\n");
        let app = app(&home, person, options);
        let mut opening = app.opening(select(&home, patterns), Some(MemorySize::bytes(1 << 20)))?;
        opening.begin()?;
        assert!(person.asked().is_empty() && person.said().is_empty(), "nobody is asked or told anything yet");
        // It is read once, and by now.
        fs::remove_file(home.file("each")).unwrap();
        opening.begin()?;
        opening.finish().await
    };
    let with = |file: &str| format!("--password-file {}", home.file(file).display());
    let nobody = Person::new(&[]);
    let signers = begun(&nobody, &["b", "a", "b"], &with("each")).await;
    assert_eq!(signers.unwrap_err().to_string(), "the passwords of `b`, `a` are wrong");
    assert_eq!(begun(&nobody, &["a", "b", "a"], &with("each")).await.unwrap().len(), 3);
    let person = Person::new(&["one", "two"]);
    assert_eq!(addresses(&begun(&person, &["a", "b"], "").await.unwrap()), [key("a").address(), key("b").address()]);
    assert_eq!(person.asked().len(), 2);
}

#[tokio::test]
async fn what_is_only_watched_ends_it_before_any_password_is_asked_for() {
    let home = Home::new();
    account(&home, "a", "one");
    home.result(&format!("account watch cold {}", Address::from_word(B256::with_last_byte(9))), "");
    let person = Person::new(&["one"]);
    let error = unlock(&home, &person, &["a", "cold"], "").await.unwrap_err();
    assert!(error.to_string().contains("watched only") && person.asked().is_empty(), "{error}");
}

#[cfg(feature = "keyring")]
#[tokio::test]
async fn what_the_keyring_holds_is_not_asked_for() {
    let home = Home::new();
    for name in ["a", "b", "c", "d"] {
        account(&home, name, "one");
    }
    let held = |user: &str, password: &[u8]| super::remembered::held(user).set_secret(password).unwrap();
    held("several a", b"one");
    held("several b", b"another");
    for (name, user) in [("a", "several a"), ("b", "several b"), ("c", "several c")] {
        Store::new(&home.file("home")).mark(&name.parse().unwrap(), Some(user)).unwrap();
    }
    let person = Person::new(&["one"]);
    assert_eq!(unlock(&home, &person, &["a", "b", "c", "d"], "").await.unwrap().len(), 4);
    let said = person.said();
    assert!(said.contains("the keyring holds of `b` does not open it") && said.contains("`c` cannot be had from the keyring"), "{said}");
    assert_eq!(person.asked().len(), 1, "for the three that are left");
}
