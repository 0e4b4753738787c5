//! What a device's refusal means to a person, and what to do about it.
//! Source: trezor/trezor-firmware, common/protob/messages-common.proto.

use crate::error::{Failure, Fate};
use trezor_client::protos;

/// The most that is quoted of a device's own words, in characters.
const MOST_WORDS: usize = 120;

/// A failure that a device reports, as an error.
pub(super) fn failure(said: &protos::Failure) -> Failure {
    use protos::failure::FailureType as Kind;
    let own: String = said.message().escape_debug().take(MOST_WORDS).collect();
    let device = |message: &str, hint: &str| Failure::failed("device", message).hint(hint);
    let quoted = |message: &str, hint: &str| {
        let message = if own.is_empty() { message.to_owned() } else { format!("{message}: `{own}`") };
        Failure::failed("device", message).hint(hint)
    };
    let declined = |message: &str| Failure::new(Fate::Declined, "declined", message);
    let code = said.code.map(|code| code.enum_value());
    match code {
        Some(Ok(Kind::Failure_ActionCancelled)) => declined("you refused on the device"),
        Some(Ok(Kind::Failure_PinCancelled)) => declined("the PIN was cancelled on the device"),
        Some(Ok(Kind::Failure_PinInvalid | Kind::Failure_PinMismatch)) => {
            device("the PIN is wrong", "run the command again with the right one; after too many wrong ones the Trezor wipes itself")
        }
        Some(Ok(Kind::Failure_PinExpected)) => device("the Trezor is locked", "unlock it, and run the command again"),
        Some(Ok(Kind::Failure_WipeCodeMismatch)) => device("the Trezor does not take this wipe code", "run the command again"),
        Some(Ok(Kind::Failure_ButtonExpected)) => device("the Trezor waits for its buttons", "reconnect it, and run the command again"),
        Some(Ok(Kind::Failure_NotInitialized)) => device("the Trezor holds no seed yet", "set it up with Trezor Suite"),
        Some(Ok(Kind::Failure_DataError)) => {
            let path = own.contains("Forbidden key path");
            let hint = "use a path of Ethereum's, such as `--path \"m/44'/60'/0'/0/i\"`";
            quoted("the Trezor does not take this", if path { hint } else { "update it with Trezor Suite, or sign with another account" })
        }
        Some(Ok(Kind::Failure_UnexpectedMessage)) => quoted(
            "the Trezor's firmware does not know this request",
            "update it with Trezor Suite; firmware for Bitcoin only cannot do it",
        ),
        Some(Ok(Kind::Failure_InvalidSession)) => device("the Trezor has forgotten the session", "run the command again"),
        Some(Ok(Kind::Failure_Busy | Kind::Failure_InProgress)) => {
            device("the Trezor is in the middle of something else", "finish or cancel it on the device, and run the command again")
        }
        Some(Ok(Kind::Failure_ThpUnallocatedSession | Kind::Failure_InvalidProtocol)) => device(
            "this Trezor speaks a newer protocol than this wallet",
            "use one of the models One, T, Safe 3 and Safe 5, or sign with another account",
        ),
        Some(Ok(Kind::Failure_InvalidSignature | Kind::Failure_NotEnoughFunds | Kind::Failure_ProcessError)) => {
            quoted("the Trezor could not do it", "unlock it, and run the command again")
        }
        Some(Ok(Kind::Failure_FirmwareError)) => quoted("the Trezor's firmware failed", "reconnect it, and update it with Trezor Suite"),
        Some(Err(number)) => {
            quoted(&format!("the Trezor answers with the failure {number}"), "reconnect it, and update it if it happens again")
        }
        None => quoted("the Trezor failed without saying why", "reconnect it, and update it if it happens again"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use protobuf::EnumOrUnknown;

    fn of(code: i32, message: &str) -> Failure {
        let mut said = protos::Failure::new();
        said.code = Some(EnumOrUnknown::from_i32(code));
        said.set_message(message.into());
        failure(&said)
    }

    #[test]
    fn every_failure_is_a_sentence_with_what_to_do() {
        for code in (1..=3).chain([5]).chain(7..=17).chain([19, 99, 1000]) {
            let failure = of(code, "x");
            assert!(failure.fate == Fate::Failed && failure.hint.is_some(), "{code}: {failure:?}");
        }
        assert!(of(1000, "").to_string().contains("1000"));
        assert!(of(3, "Forbidden key path").hint.unwrap().contains("--path"));
        assert!(failure(&protos::Failure::new()).hint.is_some());
    }

    #[test]
    fn a_refusal_is_told_apart() {
        for code in [4, 6] {
            assert_eq!((of(code, "").fate, of(code, "").kind), (Fate::Declined, "declined"));
        }
    }

    #[test]
    fn a_devices_own_words_neither_move_the_cursor_nor_run_on() {
        let failure = of(9, &format!("\u{1b}[2J{}", "x".repeat(10_000))).to_string();
        assert!(!failure.contains('\u{1b}') && failure.len() < 200, "{failure}");
    }
}
