//! The keyring in memory stands for the system's: what is kept comes back, each trouble is told from the others, and a
//! secret is in none of them.

use super::*;
use keyring_core::{Error, mock};
use secrecy::ExposeSecret;
use std::sync::{Arc, LazyLock, mpsc};

static STORE: LazyLock<Arc<mock::Store>> = LazyLock::new(|| {
    let store = mock::Store::new().unwrap();
    keyring_core::set_default_store(store.clone());
    store
});

fn password() -> SecretString {
    SecretString::from("canary horse")
}

/// The next thing that is asked about `user` fails so.
fn fails(user: &str, error: Error) {
    let _ = &*STORE;
    let entry = keyring_core::Entry::new("restake", user).unwrap();
    entry.as_any().downcast_ref::<mock::Cred>().unwrap().set_error(error);
}

fn boxed() -> Box<dyn std::error::Error + Send + Sync> {
    "it said no".into()
}

#[tokio::test]
async fn what_is_kept_comes_back_until_it_is_forgotten() {
    let _ = &*STORE;
    assert_eq!(recall("one").await.unwrap_err(), Trouble::Absent);
    keep("one", &SecretString::from("an older one")).await.unwrap();
    keep("one", &password()).await.unwrap();
    assert_eq!(recall("one").await.unwrap().expose_secret(), password().expose_secret());
    assert_eq!(recall("two").await.unwrap_err(), Trouble::Absent);
    forget("one").await.unwrap();
    assert_eq!(recall("one").await.unwrap_err(), Trouble::Absent);
    assert_eq!(forget("one").await.unwrap_err(), Trouble::Absent);
}

#[tokio::test]
async fn troubles_are_told_apart_and_hold_no_secret() {
    keep_one("many").await;
    for (error, expected) in [
        (Error::NoEntry, Trouble::Absent),
        (Error::NoStorageAccess(boxed()), Trouble::Locked),
        (Error::PlatformFailure(boxed()), Trouble::Failed("it said no".into())),
        (Error::NoDefaultStore, Trouble::Failed("this system has none".into())),
        (Error::Ambiguous(vec![]), Trouble::Failed("it holds more than one under the same name".into())),
        (Error::TooLong("canary".into(), 3), Trouble::Failed("it takes no more than 3 characters".into())),
        (Error::BadDataFormat(b"canary horse".to_vec(), boxed()), Trouble::Failed("it holds something else under the name".into())),
        (Error::BadEncoding(b"canary horse".to_vec()), Trouble::Failed("it holds something else under the name".into())),
    ] {
        fails("many", error);
        let trouble = recall("many").await.unwrap_err();
        assert_eq!(trouble, expected);
        assert!(!format!("{trouble} {trouble:?}").contains("canary"));
    }
    assert_eq!(recall("many").await.unwrap().expose_secret(), "canary horse", "none of it touched what is kept");
}

#[tokio::test]
async fn what_is_no_text_is_refused_without_being_shown() {
    keep_one("bytes").await;
    keyring_core::Entry::new("restake", "bytes").unwrap().set_secret(b"canary\xff").unwrap();
    let trouble = recall("bytes").await.unwrap_err();
    assert_eq!(trouble, Trouble::Failed("what it holds is not text".into()));
}

#[tokio::test]
async fn what_could_not_be_kept_is_not_left_behind() {
    keep_one("half").await;
    fails("half", Error::PlatformFailure(boxed()));
    assert_eq!(keep("half", &SecretString::from("new")).await.unwrap_err(), Trouble::Failed("it said no".into()));
    assert_eq!(recall("half").await.unwrap_err(), Trouble::Absent);
}

#[tokio::test]
async fn a_keyring_that_never_answers_is_left_alone() {
    let (hold, held) = mpsc::channel::<()>();
    let stuck = move || held.recv().map_err(|_| Trouble::Absent);
    assert_eq!(limited(Duration::ZERO, stuck).await, Err(Trouble::Late));
    drop(hold);
    let gone: Result<(), _> = limited(PATIENCE, || std::panic::resume_unwind(Box::new("gone"))).await;
    assert_eq!(gone, Err(Trouble::Failed("its answer was broken off".into())));
}

async fn keep_one(user: &str) {
    let _ = &*STORE;
    keep(user, &password()).await.unwrap();
}
