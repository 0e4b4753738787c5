//! Accounts survive being written, found, renamed and removed, and nothing of one is ever lost to another.

use super::*;
use crate::signer::{Derivation, KeystoreError, Mnemonic, PrivateKey};
use alloy::primitives::address;
use tempfile::TempDir;

const JUNK: &str = "test test test test test test test test test test test junk";
const FIRST: Address = address!("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
const SECOND: Address = address!("70997970C51812dc3A010C7d01b50e0d17dc79C8");

fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    (folder, Store { home, cost: Cost::TRIVIAL, allowed: MOST_KDF_MEMORY })
}

fn name(text: &str) -> Name {
    text.parse().unwrap()
}

fn password() -> SecretString {
    SecretString::from("right horse")
}

fn mnemonic(count: u32) -> Secret {
    let mnemonic = Mnemonic::parse(&SecretString::from(JUNK), SecretString::default()).unwrap();
    Secret::Mnemonic(mnemonic, Derivation::new(None, count).unwrap())
}

fn key() -> Secret {
    Secret::Key(PrivateKey::from_bytes(&[0x42; 32]).unwrap())
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn what_was_added_signs() {
    let (_folder, store) = store();
    store.add(&name("ops"), &mnemonic(3), &password()).unwrap();
    store.add(&name("one"), &key(), &password()).unwrap();
    for (text, shown) in [("ops", "ops/0"), ("ops/2", "ops/2"), ("one", "one"), ("one/0", "one")] {
        let selected = store.find(text).unwrap();
        assert!(selected.needs_password() && selected.can_sign());
        assert_eq!(selected.to_string(), shown);
        let opened = selected.open(Some(&password())).await.unwrap();
        assert_eq!(opened.signer.address(), selected.address());
        assert!(opened.weakness.is_some(), "a trivial cost is weak");
    }
    assert_eq!(store.find("ops/1").unwrap().address(), SECOND);
    let unlocked = store.entry(&name("ops")).unwrap().unlock(Some(&password())).await.unwrap();
    assert_eq!(unlocked.signer(1).unwrap().address(), SECOND);
    assert!(unlocked.signer(3).is_err());
}

#[tokio::test]
async fn a_wrong_password_is_named() {
    let (_folder, store) = store();
    store.add(&name("one"), &key(), &password()).unwrap();
    let selected = store.find("one").unwrap();
    let error = selected.open(Some(&SecretString::from("wrong horse"))).await.unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&KeystoreError::WrongPassword));
    assert!(!format!("{error:?}").contains("horse"), "{error:?}");
    assert!(selected.open(None).await.is_err());
}

#[tokio::test]
async fn a_watched_address_does_not_sign() {
    let (_folder, store) = store();
    store.watch(&name("cold"), FIRST).unwrap();
    for selected in [store.find("cold").unwrap(), store.find(&SECOND.to_string()).unwrap()] {
        assert!(!selected.needs_password() && !selected.can_sign());
        assert!(selected.open(None).await.is_err());
    }
}

#[tokio::test]
async fn a_key_of_another_address_is_refused() {
    let (_folder, store) = store();
    let entry = store.add(&name("one"), &key(), &password()).unwrap();
    let other = store.add(&name("two"), &mnemonic(1), &password()).unwrap();
    fs::copy(other.keystore_path().unwrap(), entry.keystore_path().unwrap()).unwrap();
    let error = store.find("one").unwrap().open(Some(&password())).await.unwrap_err();
    assert!(error.to_string().contains("its key is that of"), "{error:#}");
}

#[test]
fn the_standard_cost_is_what_users_get() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let entry = store.add(&name("one"), &key(), &password()).unwrap();
    assert_eq!(entry.keystore().unwrap().weakness(), None);
}

#[test]
fn an_imported_keystore_becomes_strong() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    let weak = Keystore::lock_at(Cost::TRIVIAL, &mnemonic(2), &password()).unwrap();
    assert!(weak.weakness().is_some());
    let wrong = store.import(&name("one"), &weak, &SecretString::from("wrong")).unwrap_err();
    assert_eq!(wrong.downcast_ref(), Some(&KeystoreError::WrongPassword));
    let entry = store.import(&name("one"), &weak, &password()).unwrap();
    assert_eq!(entry.account.addresses(), [FIRST, SECOND]);
    assert_eq!(entry.keystore().unwrap().weakness(), None);
}

#[test]
fn a_taken_name_is_never_overwritten() {
    let (_folder, store) = store();
    let first = store.add(&name("one"), &key(), &password()).unwrap();
    assert!(store.add(&name("one"), &mnemonic(1), &password()).is_err());
    assert!(store.watch(&name("one"), FIRST).is_err());
    store.watch(&name("two"), FIRST).unwrap();
    assert!(store.rename(&name("two"), &name("one")).is_err());
    assert_eq!(store.entry(&name("one")).unwrap(), first);
    assert_eq!(files_in(&store.keystores()).len(), 1);
    assert_eq!(files_in(&store.accounts()), ["default", "one.json", "two.json"]);
}

#[test]
fn a_failed_add_leaves_nothing() {
    let (_folder, store) = store();
    files::make_folder(&store.home).unwrap();
    fs::write(store.accounts(), b"in the way").unwrap();
    assert!(store.add(&name("one"), &key(), &password()).is_err());
    assert!(files_in(&store.keystores()).is_empty());
}

#[cfg(unix)]
#[test]
fn everything_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, store) = store();
    store.add(&name("one"), &key(), &password()).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for folder in [store.home.clone(), store.accounts(), store.keystores()] {
        assert_eq!(mode(&folder), 0o700);
        for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
        }
    }
}

#[test]
fn the_first_account_is_the_default() {
    let (_folder, store) = store();
    assert_eq!(store.default_name().unwrap(), None);
    store.watch(&name("one"), FIRST).unwrap();
    store.watch(&name("two"), SECOND).unwrap();
    assert_eq!(store.default_name().unwrap(), Some(name("one")));
    store.rename(&name("one"), &name("first")).unwrap();
    assert_eq!(store.default_name().unwrap(), Some(name("first")));
    assert!(store.entry(&name("one")).is_err());
    store.set_default(&name("two")).unwrap();
    assert_eq!(store.remove(&name("two")).unwrap(), Some(name("first")), "the only one that is left");
    assert_eq!(store.default_name().unwrap(), Some(name("first")));
    assert!(store.set_default(&name("two")).is_err());
}

#[test]
fn a_removed_account_is_gone() {
    let (_folder, store) = store();
    let entry = store.add(&name("one"), &key(), &password()).unwrap();
    fs::hard_link(store.account_path(&name("one")), store.account_path(&name("half"))).unwrap();
    store.remove(&name("half")).unwrap();
    assert!(entry.keystore_path().unwrap().exists(), "`one` still needs it");
    store.remove(&name("one")).unwrap();
    assert!(store.list().unwrap().is_empty());
    assert!(files_in(&store.keystores()).is_empty());
    assert!(store.remove(&name("one")).is_err());
}

#[test]
fn where_a_password_is_remembered_stands_in_the_account_file() {
    let (_folder, store) = store();
    let entry = store.add(&name("one"), &key(), &password()).unwrap();
    assert_eq!(entry.remembered, None);
    assert_eq!(entry.keyring_user().unwrap(), format!("one {}", entry.keystore().unwrap().id()));
    let marked = store.mark(&name("one"), Some("one x")).unwrap();
    assert_eq!((marked.remembered.as_deref(), &marked.account), (Some("one x"), &entry.account));
    assert_eq!(store.rename(&name("one"), &name("two")).unwrap().remembered.as_deref(), Some("one x"));
    assert_eq!(store.mark(&name("two"), None).unwrap().remembered, None);
    assert!(store.mark(&name("one"), Some("one x")).is_err());
    assert!(store.watch(&name("cold"), FIRST).unwrap().keyring_user().is_err());
}

#[test]
fn patterns_select_several() {
    let (_folder, store) = store();
    store.add(&name("ops"), &mnemonic(5), &password()).unwrap();
    let select = |pattern: &str| -> Result<Vec<u32>> { Ok(store.select(pattern)?.iter().map(Selected::index).collect()) };
    assert_eq!(select("ops").unwrap(), [0]);
    assert_eq!(select("ops/3").unwrap(), [3]);
    assert_eq!(select("ops/*").unwrap(), [0, 1, 2, 3, 4]);
    assert_eq!(select("ops/1..3").unwrap(), [1, 2, 3]);
    assert_eq!(select(&SECOND.to_string()).unwrap(), [1]);
    for pattern in ["ops/5", "ops/3..5", "ops/3..1", "ops/", "ops/-1", "ops/+1", "ops/0..4294967295", "ops/x", "ops/1/2"] {
        assert!(select(pattern).is_err(), "{pattern}");
    }
}

#[test]
fn an_address_finds_the_account_that_signs() {
    let (_folder, store) = store();
    store.watch(&name("a-watch"), FIRST).unwrap();
    store.add(&name("z-key"), &mnemonic(1), &password()).unwrap();
    assert_eq!(store.find(&FIRST.to_string()).unwrap().to_string(), "z-key");
    assert_eq!(store.find(&FIRST.to_string().to_lowercase()).unwrap().to_string(), "z-key");
    assert_eq!(store.find(&SECOND.to_string()).unwrap().to_string(), SECOND.to_string());
}

#[test]
fn mistyped_names_and_addresses_are_said() {
    let (_folder, store) = store();
    store.watch(&name("treasury"), FIRST).unwrap();
    let failure = |text| crate::error::fate(&store.find(text).unwrap_err());
    assert_eq!(failure("tresury").hint.as_deref(), Some("did you mean `treasury`?"));
    assert_eq!((failure("ops").fate.code(), failure("ops").hint.as_deref()), (2, Some("see `restake account list`")));
    for text in ["0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266", "0x12", "0x", "0Xabc", "../accounts/treasury"] {
        assert!(store.find(text).is_err(), "{text}");
    }
}

#[test]
fn a_damaged_account_file_is_refused() {
    let (_folder, store) = store();
    store.watch(&name("one"), FIRST).unwrap();
    let path = store.account_path(&name("one"));
    for text in [
        "",
        "[]",
        "{\"version\":2,\"kind\":\"watch\",\"address\":\"0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266\"}",
        "{\"version\":1,\"kind\":\"watch\"}",
        "{\"version\":1,\"kind\":\"mnemonic\",\"addresses\":[],\"path\":\"m/0\",\"keystore\":\"a.json\"}",
        "{\"version\":1,\"kind\":\"keystore\",\"address\":\"0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266\",\"keystore\":\"../default\"}",
    ] {
        fs::write(&path, text).unwrap();
        assert!(store.entry(&name("one")).is_err(), "{text}");
        assert!(store.remove(&name("one")).is_err(), "{text}");
    }
    assert!(store.default_path().exists());
}
