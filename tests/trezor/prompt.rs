//! What the model One cannot be told on itself, typed at a terminal of the test's own.

use std::process::Command;

use super::{
    device::{Model, SoftTrezor},
    protocol::FIRST,
};
use crate::prompts::screen::Screen;

#[test]
fn a_pin_and_a_passphrase_are_typed_without_echo_and_can_be_broken_off() {
    let trezor = SoftTrezor::new();
    trezor.hands().model = Model::One;
    trezor.hands().pin = Some("1948");
    trezor.hands().passphrase_protection = true;
    let home = tempfile::tempdir().unwrap();
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_restake"));
        command.args(["account", "trezor", "one"]).env_clear().env("RESTAKE_HOME", home.path().join("home"));
        Screen::seat(command.env("RESTAKE_TREZOR_UDP", trezor.place()))
    };

    let mut screen = start();
    screen.until("Places of your PIN's digits");
    screen.hides();
    screen.interrupts();
    assert_eq!(screen.end().0, Some(130));
    assert!(!home.path().join("home/accounts/one.json").exists());

    let mut screen = start();
    screen.until("Places of your PIN's digits");
    screen.hides();
    assert!(screen.shown().contains("7 8 9"), "{}", screen.shown());
    screen.types("2385\n");
    screen.until("Passphrase, or nothing");
    screen.hides();
    screen.types("\n");
    let (code, shown, stdout) = screen.end();
    assert_eq!(code, Some(0), "{shown}");
    assert!(stdout.contains(&FIRST.to_string()) && !shown.contains("2385") && !stdout.contains("2385"), "{shown}{stdout}");
}
