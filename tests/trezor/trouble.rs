//! What a device asks besides, what it refuses, and what goes wrong with it.

use anyhow::Error;
use restake::{
    error::{Fate, fate},
    signer::trezor::{Request, Trezor, Udp},
};
use trezor_client::protos::MessageType;

use super::{
    device::{Lie, Model, SEED, SoftTrezor, key},
    person::Scripted,
    protocol::{FIRST, PATH, call, connect, open, orders, path, sign},
};

fn hint(error: &Error) -> String {
    assert_eq!(fate(error).fate, Fate::Failed, "{error:#}");
    fate(error).hint.unwrap()
}

/// Everything that asks a person for something.
fn questions() -> [fn(&mut Trezor) -> anyhow::Result<()>; 4] {
    [
        |device| device.verify(&path(), FIRST),
        |device| device.sign_message(&path(), b"x").map(drop),
        |device| device.sign_typed(&path(), &orders()).map(drop),
        |device| device.sign_transaction(&path(), Request::of(&call(2000)).unwrap()).map(drop),
    ]
}

#[test]
fn a_refusal_at_any_button_is_a_declined_review() {
    for model in [Model::One, Model::Safe5] {
        let trezor = SoftTrezor::new();
        trezor.hands().model = model;
        let mut device = open(&trezor);
        for (index, question) in questions().into_iter().enumerate() {
            question(&mut device).unwrap();
            let buttons = trezor.hands().screens.pop().unwrap().len();
            for button in 0..buttons {
                trezor.hands().refuses_after = Some(0);
                trezor.hands().refuses_at = button;
                let error = question(&mut device).unwrap_err();
                assert_eq!((fate(&error).fate, error.to_string()), (Fate::Declined, "you refused on the device".into()), "{index}");
            }
            trezor.hands().refuses_after = None;
            question(&mut device).unwrap();
        }
    }
}

#[test]
fn a_cable_that_is_pulled_at_any_button_is_a_sentence() {
    let trezor = SoftTrezor::new();
    for question in questions() {
        let mut device = open(&trezor);
        question(&mut device).unwrap();
        let buttons = trezor.hands().screens.pop().unwrap().len();
        for button in [0, buttons / 2, buttons - 1] {
            trezor.hands().leaves_after = Some(button);
            let mut device = open(&trezor);
            let error = question(&mut device).unwrap_err();
            assert!(error.to_string().contains("went away") && hint(&error).contains("connect it"), "{error:#}");
            trezor.plug_in();
        }
    }
    sign(&mut open(&trezor), &call(4));
}

#[test]
fn a_conversation_that_was_broken_off_does_not_hinder_the_next() {
    let trezor = SoftTrezor::new();
    trezor.hands().model = Model::One;
    trezor.hands().pin = Some("1234");
    let mut device = open(&trezor);
    assert!(device.address(&path(), false).is_err(), "there is no one to type the PIN");
    assert_eq!(trezor.hands().came.last(), Some(&MessageType::MessageType_Cancel), "the device is not left waiting");
    trezor.hands().pin = None;
    sign(&mut open(&trezor), &call(4));
    assert_eq!(device.address(&path(), false).unwrap(), FIRST);
}

#[test]
fn a_device_that_cannot_sign_says_why_at_once() {
    type Change = fn(&mut super::device::Device);
    let cases: [(Change, &str, &str); 4] = [
        (|device| device.bootloader = true, "bootloader", "reconnect it"),
        (|device| device.empty = true, "no seed", "Trezor Suite"),
        (|device| device.bitcoin_only = true, "Bitcoin only", "universal firmware"),
        (|device| device.newer = true, "newer protocol", "Safe 5"),
    ];
    for (change, what, remedy) in cases {
        let trezor = SoftTrezor::new();
        change(&mut trezor.hands());
        let error = connect(&trezor, &Scripted::default()).unwrap_err();
        assert!(error.to_string().contains(what) && hint(&error).contains(remedy), "{error:#}");
    }
}

#[test]
fn a_pin_is_typed_by_places_or_entered_on_the_device() {
    let trezor = SoftTrezor::new();
    trezor.hands().model = Model::One;
    trezor.hands().pin = Some("1948");
    // Where 1, 9, 4 and 8 are in the square of this device.
    let person = Scripted::typing(|| "2385".into());
    let mut device = connect(&trezor, &person).unwrap();
    assert!(!device.about().unlocked);
    assert_eq!(device.address(&path(), false).unwrap(), FIRST);
    assert!(person.said().contains("7 8 9\n  4 5 6\n  1 2 3"));
    sign(&mut device, &call(4));
    assert!(!person.said().contains("PIN"), "once is enough");

    trezor.hands().unlocked = false;
    for (typed, what) in [("1948", "the PIN is wrong"), ("", "from 1 to 9"), ("0", "from 1 to 9"), ("12a", "from 1 to 9")] {
        let mut device = connect(&trezor, &Scripted::typing(move || typed.into())).unwrap();
        let error = device.address(&path(), false).unwrap_err();
        assert!(error.to_string().contains(what), "{typed}: {error:#}");
        assert!(!hint(&error).is_empty());
    }
    let error = open(&trezor).address(&path(), false).unwrap_err();
    assert_eq!((fate(&error).fate, fate(&error).hint.is_some()), (Fate::Usage, true), "{error:#}");

    trezor.hands().model = Model::Safe5;
    let person = Scripted::default();
    let mut device = connect(&trezor, &person).unwrap();
    assert_eq!(fate(&device.address(&path(), false).unwrap_err()).fate, Fate::Declined, "it was cancelled");
    trezor.hands().enters_pin = Some("1");
    assert!(device.address(&path(), false).unwrap_err().to_string().contains("the PIN is wrong"));
    trezor.hands().enters_pin = Some("1948");
    assert_eq!(device.address(&path(), false).unwrap(), FIRST);
    assert!(person.said().contains("enter the PIN on the device"));
}

#[test]
fn a_passphrase_is_entered_on_the_device_where_it_can_be() {
    let trezor = SoftTrezor::new();
    trezor.hands().passphrase_protection = true;
    trezor.hands().enters_passphrase = "secret";
    let person = Scripted::default();
    let hidden = key(SEED, "secret", PATH).address();
    assert_eq!(connect(&trezor, &person).unwrap().address(&path(), false).unwrap(), hidden);
    assert!(person.said().contains("enter the passphrase on the device"));

    trezor.hands().model = Model::One;
    for (typed, hashed) in [("secret", "secret"), ("", ""), ("caf\u{e9}", "cafe\u{301}")] {
        let mut device = connect(&trezor, &Scripted::typing(move || typed.into())).unwrap();
        assert_eq!(device.address(&path(), false).unwrap(), key(SEED, hashed, PATH).address(), "{typed}");
        assert_eq!(trezor.hands().heard.as_deref(), Some(hashed), "it goes as BIP-39 hashes it");
    }
    let mut device = connect(&trezor, &Scripted::typing(|| "x".repeat(51))).unwrap();
    assert!(device.address(&path(), false).unwrap_err().to_string().contains("at most 50 bytes"));
    assert_eq!(fate(&open(&trezor).address(&path(), false).unwrap_err()).fate, Fate::Usage);
}

#[test]
fn a_path_that_is_not_ethereums_is_refused_with_what_to_do() {
    let trezor = SoftTrezor::new();
    let error = open(&trezor).address(&"m/0'/1".parse().unwrap(), false).unwrap_err();
    assert!(error.to_string().contains("Forbidden key path") && hint(&error).contains("--path"), "{error:#}");
}

#[test]
fn what_is_no_trezor_gets_nowhere() {
    for lie in [Lie::Greedy, Lie::Garbage, Lie::Endless, Lie::Stray, Lie::Curious] {
        for question in questions() {
            let trezor = SoftTrezor::new();
            let mut device = open(&trezor);
            trezor.hands().lie = Some(lie);
            let error = question(&mut device).unwrap_err();
            assert!(!hint(&error).is_empty(), "{error:#}");
        }
    }
}

#[test]
fn an_emulator_is_on_this_machine_or_nowhere() {
    for (place, code) in [("192.0.2.1:9999", 2), ("nonsense", 2), ("127.0.0.1:1", 1)] {
        let error = Udp::connect(place).unwrap_err();
        assert_eq!(fate(&error).fate.code(), code, "{place}: {error}");
        assert!(code == 2 || fate(&error).hint.is_some());
    }
}
