//! A remembered password: the keyring in memory stands for the system's, and a person is asked where it fails.

use super::{Home, JUNK_KEY, PASSWORD, person::Person, sound_account};
use keyring_core::{Entry, Error, mock};
use restake::{
    error::{Fate, fate},
    signer::Store,
};
use serde_json::Value;
use std::{
    fs,
    sync::{Arc, LazyLock},
};

/// The password of the account that [`sound_account`] makes.
const WEAK_PASSWORD: &str = "foo";

/// Stands in for the system's keyring, for the whole of this process.
static KEYRING: LazyLock<Arc<mock::Store>> = LazyLock::new(|| {
    let store = mock::Store::new().unwrap();
    keyring_core::set_default_store(store.clone());
    store
});

/// A home with the account `weak`, whose marker says `user`.
fn remembered(user: &str) -> Home {
    let _ = &*KEYRING;
    let home = Home::new();
    sound_account(&home);
    Store::new(&home.file("home")).mark(&"weak".parse().unwrap(), Some(user)).unwrap();
    home
}

/// What the keyring holds under a user.
pub(super) fn held(user: &str) -> Entry {
    let _ = &*KEYRING;
    Entry::new("restake", user).unwrap()
}

fn fails(user: &str, error: Error) {
    held(user).as_any().downcast_ref::<mock::Cred>().unwrap().set_error(error);
}

fn export(home: &Home, name: &str, out: &str) -> String {
    format!("account export {name} --out {}", home.file(out).display())
}

#[tokio::test]
async fn a_remembered_password_opens_the_account_until_it_is_forgotten() {
    let _ = &*KEYRING;
    let home = Home::new();
    let import = Person::new(&[JUNK_KEY, PASSWORD, PASSWORD]);
    let made = import.run(&home, "account import hot --private-key --store keyring").await.unwrap();
    assert!(made.contains("password in the keyring"), "{made}");
    let file = fs::read_to_string(home.file("home/accounts/hot.json")).unwrap();
    assert!(!file.contains("canary"), "{file}");
    let user = serde_json::from_str::<Value>(&file).unwrap()["remembered"].as_str().unwrap().to_owned();
    assert!(user.starts_with("hot ") && user.len() > 36, "the name and the keystore's id: {user}");
    assert_eq!(held(&user).get_secret().unwrap(), PASSWORD.as_bytes());
    let nobody = Person::new(&[]);
    nobody.run(&home, "account rename hot cold").await.unwrap();
    nobody.run(&home, &export(&home, "cold", "out.json")).await.unwrap();
    let listed = nobody.run(&home, "account list").await.unwrap();
    assert!(listed.contains("default, remembered"), "{listed}");
    let forgotten = nobody.run(&home, "account forget cold").await.unwrap();
    assert!(!forgotten.contains("keyring"), "{forgotten}");
    assert!(matches!(held(&user).get_secret(), Err(Error::NoEntry)));
    let error = nobody.run(&home, &export(&home, "cold", "again.json")).await.unwrap_err();
    assert_eq!(fate(&error).fate, Fate::Usage);
    assert_eq!(nobody.said(), "");
}

#[tokio::test]
async fn a_remembered_password_that_is_wrong_is_said_and_asked_for() {
    let home = remembered("weak wrong");
    held("weak wrong").set_secret(b"canary").unwrap();
    let person = Person::new(&[WEAK_PASSWORD]);
    person.run(&home, &export(&home, "weak", "out.json")).await.unwrap();
    assert_eq!(person.said(), "note: type the password of `weak`: the password that the keyring holds does not open it");
    let error = Person::new(&[]).run(&home, &export(&home, "weak", "again.json")).await.unwrap_err();
    assert_eq!((fate(&error).fate, fate(&error).hint.as_deref()), (Fate::Usage, Some("pass `--password-file FILE`")));
    assert!(!format!("{error:#} {error:?}").contains("canary"), "{error:#}");
}

#[tokio::test]
async fn a_keyring_that_fails_is_said_and_the_person_asked() {
    let home = remembered("weak fails");
    for (index, (error, why)) in [
        (Error::NoEntry, "the keyring does not hold it"),
        (Error::NoStorageAccess("no".into()), "the keyring is locked"),
        (Error::PlatformFailure("it broke".into()), "the keyring failed: it broke"),
    ]
    .into_iter()
    .enumerate()
    {
        held("weak fails").set_secret(WEAK_PASSWORD.as_bytes()).unwrap();
        fails("weak fails", error);
        let person = Person::new(&[WEAK_PASSWORD]);
        person.run(&home, &export(&home, "weak", &format!("{index}.json"))).await.unwrap();
        assert_eq!(person.said(), format!("note: type the password of `weak`: {why}"));
    }
}

#[tokio::test]
async fn only_a_password_that_opens_the_account_is_remembered() {
    let _ = &*KEYRING;
    let home = Home::new();
    sound_account(&home);
    let stubborn = Person::new(&["wrong", "wrong", "wrong"]);
    let error = stubborn.run(&home, "account remember weak").await.unwrap_err();
    assert_eq!(fate(&error).kind, "password");
    // A keystore without an id goes by its file.
    assert!(matches!(held("weak weak.json").get_secret(), Err(Error::NoEntry)));
    fails("weak weak.json", Error::PlatformFailure("it broke".into()));
    let refused = Person::new(&[WEAK_PASSWORD]).run(&home, "account remember weak").await.unwrap_err();
    assert_eq!(fate(&refused).kind, "keyring");
    assert!(format!("{refused:#}").contains("it broke"), "{refused:#}");
    assert!(!fs::read_to_string(home.file("home/accounts/weak.json")).unwrap().contains("remembered"));
    let text = Person::new(&["wrong", WEAK_PASSWORD]).run(&home, "account remember weak").await.unwrap();
    assert!(text.contains("password in the keyring"), "{text}");
    assert_eq!(held("weak weak.json").get_secret().unwrap(), WEAK_PASSWORD.as_bytes());
    Person::new(&["weak"]).run(&home, "account remove weak").await.unwrap();
    assert!(matches!(held("weak weak.json").get_secret(), Err(Error::NoEntry)), "removing forgets");
}

#[tokio::test]
async fn what_is_encrypted_anew_is_still_opened_by_the_keyring() {
    let home = remembered("weak anew");
    held("weak anew").set_secret(WEAK_PASSWORD.as_bytes()).unwrap();
    let nobody = Person::new(&[]);
    let text = nobody.run(&home, "account upgrade weak").await.unwrap();
    assert!(text.contains("is encrypted anew") && text.contains("password in the keyring"), "{text}");
    nobody.run(&home, &export(&home, "weak", "out.json")).await.unwrap();
    let error = nobody.run(&home, "account password weak").await.unwrap_err();
    assert_eq!((fate(&error).fate, fate(&error).hint.as_deref()), (Fate::Usage, Some("pass `--new-password-file FILE`")));
    Person::new(&[PASSWORD, PASSWORD]).run(&home, "account password weak").await.unwrap();
    assert_eq!(held("weak anew").get_secret().unwrap(), PASSWORD.as_bytes());
    nobody.run(&home, &export(&home, "weak", "again.json")).await.unwrap();
}

#[tokio::test]
async fn a_plain_secret_is_not_given_for_what_the_keyring_holds() {
    let home = remembered("weak plain");
    held("weak plain").set_secret(WEAK_PASSWORD.as_bytes()).unwrap();
    let plain = format!("account export weak --private-key --out {}", home.file("key").display());
    let error = Person::new(&[]).run(&home, &plain).await.unwrap_err();
    assert_eq!((fate(&error).fate, fate(&error).hint.as_deref()), (Fate::Usage, Some("pass `--password-file FILE`")));
    assert!(!home.file("key").exists());
    Person::new(&[WEAK_PASSWORD]).run(&home, &plain).await.unwrap();
    assert!(home.file("key").exists());
}

#[tokio::test]
async fn what_is_only_watched_has_no_password_to_remember() {
    let _ = &*KEYRING;
    let home = Home::new();
    home.result(&format!("account watch cold {}", super::JUNK_FIRST), "");
    for words in ["account remember cold", "account forget cold"] {
        let error = Person::new(&["x"]).run(&home, words).await.unwrap_err();
        assert!(error.to_string().contains("watched only"), "{error:#}");
    }
}
