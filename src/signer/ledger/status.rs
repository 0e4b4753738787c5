//! What a device's status word means to a person, and what to do about it.
//! Sources: LedgerHQ/app-ethereum, doc/ethapp.adoc; LedgerHQ/ledger-secure-sdk, status_words.h; Ledger's
//! operating system for the words below 0x6000 and for 0x6804.

use crate::error::{Failure, Fate};

/// The command was carried out.
pub(super) const SUCCESS: u16 = 0x9000;

/// The data is not what the app takes; also its answer to what it would have to sign blindly.
pub(super) const WRONG_DATA: u16 = 0x6a80;

/// The kind of the errors about what a device would have to sign blindly.
pub(super) const BLIND: &str = "blind-signing";

/// What to set for a call that the app shows nothing of.
const TURN_ON: &str = "enable Blind signing in the Ethereum app's settings, and compare the hash that it shows with the review's";

/// A call that the app shows nothing of, found before it was asked.
pub(super) fn unseen() -> Failure {
    let message = "the device cannot show what is called, and its blind signing is off: nothing was signed";
    Failure::failed(BLIND, message).hint(TURN_ON)
}

/// Typed data that the app, as it is set, shows nothing of.
pub(super) fn unread() -> Failure {
    let hint = "enable Raw messages in the Ethereum app's settings, which older versions call Verbose EIP-712, so that it shows each field";
    Failure::failed(BLIND, "the Ethereum app does not take this typed data: it is not set to show it, or the data is wrong").hint(hint)
}

/// A status word other than [`SUCCESS`] as an error.
pub(super) fn failure(status: u16) -> Failure {
    let device = |message: &str, hint: &str| Failure::failed("device", message).hint(hint);
    match status {
        0x6985 | 0x5501 => Failure::new(Fate::Declined, "declined", "you refused on the device"),
        0x5515 | 0x6804 | 0x6982 => device("the device is locked", "unlock the device, open its Ethereum app, and run the command again"),
        WRONG_DATA => {
            let message = "the Ethereum app does not take this: its blind signing is off, or the data is wrong";
            Failure::failed(BLIND, message).hint(TURN_ON)
        }
        0x6511 | 0x6d00 | 0x6d02 | 0x6e00 | 0x6e01 => {
            let hint = "open the Ethereum app on the device; if it is open, update it with Ledger's own program";
            device("the Ethereum app is not open on the device, or does not know this command", hint)
        }
        0x6980 => {
            let hint = "dismiss what it shows and run the command again; for an EIP-7702 delegation, enable Smart accounts in its settings";
            device("the Ethereum app does not allow this as it stands", hint)
        }
        0x6001 => device("the Ethereum app is in the middle of something else", "close it on the device and open it again"),
        0x6501 => device("the Ethereum app cannot sign this type of transaction", "update it with Ledger's own program"),
        0x6502 => device("the network's chain id is too long for the Ethereum app", "update it, or sign with another account"),
        0x6700 | 0x6983 | 0x6a87 => device("the Ethereum app expects data of another length", "update it with Ledger's own program"),
        0x6984 => device("a plugin that this needs is not installed on the device", "install it with Ledger's own program"),
        0x6a84 => device("the device has no memory left for this", "close its Ethereum app, open it again, and ask for less at once"),
        0x6b00 => device("the Ethereum app does not know this form of the command", "update it with Ledger's own program"),
        other => {
            let message = format!("the device answers with the status 0x{other:04x}");
            Failure::failed("device", message).hint("reconnect it, open its Ethereum app, and update that if it happens again")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_status_is_a_sentence_with_what_to_do() {
        let blind = failure(0x6a80);
        assert!(blind.hint.as_deref().is_some_and(|hint| hint.contains("enable Blind signing in the Ethereum app's settings")));
        for (status, word) in [
            (0x5515, "unlock"),
            (0x6804, "unlock"),
            (0x6982, "unlock"),
            (0x6511, "open the Ethereum app"),
            (0x6d00, "open the Ethereum app"),
            (0x6d02, "open the Ethereum app"),
            (0x6e00, "open the Ethereum app"),
            (0x6980, "Smart accounts"),
            (0x6001, "open it again"),
            (0x6501, "update"),
            (0x6502, "update"),
            (0x6983, "update"),
            (0x6a87, "update"),
            (0x6984, "install"),
        ] {
            let failure = failure(status);
            assert_eq!(failure.fate, Fate::Failed);
            assert!(failure.hint.as_deref().is_some_and(|hint| hint.contains(word)), "{status:04x}: {failure:?}");
            assert!(!failure.to_string().contains("0x"), "{failure}");
        }
    }

    #[test]
    fn a_refusal_is_told_apart_and_an_unknown_word_shows_its_number() {
        assert_eq!(failure(0x6985).fate, Fate::Declined);
        assert_eq!(failure(0x5501).fate, Fate::Declined);
        assert!(failure(0x6f0a).to_string().contains("0x6f0a"));
    }
}
