//! The Ethereum app itself, in a Speculos that is running with the tests' seed:
//! `speculos --model nanosp --display headless --seed "test … junk" app.elf`. Whatever its settings are, it ends with all off.

use super::{behaviours, emulator::Emulator, journeys};

#[test]
#[ignore = "needs a Speculos that runs the Ethereum app: RESTAKE_SPECULOS_APDU and RESTAKE_SPECULOS_API"]
fn addresses_and_settings() {
    let emulator = Emulator::take();
    behaviours::addresses(&emulator);
    behaviours::settings(&emulator);
}

#[test]
#[ignore = "needs a Speculos that runs the Ethereum app: RESTAKE_SPECULOS_APDU and RESTAKE_SPECULOS_API"]
fn transactions() {
    let emulator = Emulator::take();
    behaviours::transactions(&emulator, [0, 1, 4, 68, 200, 230, 510, 1000, 8000].into_iter());
    behaviours::boundaries(&emulator);
}

#[test]
#[ignore = "needs a Speculos that runs the Ethereum app: RESTAKE_SPECULOS_APDU and RESTAKE_SPECULOS_API"]
fn blind_and_clear_calls() {
    behaviours::blind_calls(&Emulator::take());
    behaviours::clear_approvals(&Emulator::take());
}

#[test]
#[ignore = "needs a Speculos that runs the Ethereum app: RESTAKE_SPECULOS_APDU and RESTAKE_SPECULOS_API"]
fn messages_and_typed_data() {
    behaviours::messages(&Emulator::take(), &[0, 5, 229, 230, 231, 900]);
    behaviours::typed_data(&Emulator::take());
}

#[tokio::test]
#[ignore = "needs a Speculos that runs the Ethereum app: RESTAKE_SPECULOS_APDU and RESTAKE_SPECULOS_API"]
async fn the_wallets_signer() {
    behaviours::signer(&Emulator::take()).await;
}

#[tokio::test]
#[ignore = "needs a Speculos that runs the Ethereum app: RESTAKE_SPECULOS_APDU and RESTAKE_SPECULOS_API"]
async fn a_position_lives() {
    journeys::position(&Emulator::take()).await;
}

#[tokio::test]
#[ignore = "needs a Speculos that runs the Ethereum app: RESTAKE_SPECULOS_APDU and RESTAKE_SPECULOS_API"]
async fn refusals_and_what_is_said_before() {
    journeys::refusals(&Emulator::take()).await;
    journeys::hash_in_review(&Emulator::take());
    journeys::verified(&Emulator::take());
}
