//! What a Trezor will show of a transaction, said before it is asked to sign. Which model it is, and with which firmware, is
//! not known by then, so nothing is promised that only some of them do.
//! Source: trezor/trezor-firmware, core/src/apps/ethereum (sign_tx.py, clear_signing_definitions.py), legacy/firmware/ethereum.c,
//! and their changelogs.

use crate::signer::device::{approveCall, calldata_digest, transferCall};
use alloy::{consensus::Transaction, dyn_abi::TypedData, primitives::Address, sol_types::SolCall};

/// The longest message that the model One takes, in bytes. Source: legacy/firmware/protob/messages-ethereum.options.
pub(super) const MOST_ON_ONE: usize = 1024;

/// What the device will show, a line at a time.
pub fn preview<T: Transaction>(transaction: &T) -> Vec<String> {
    let data = transaction.input();
    if data.is_empty() {
        return vec!["clear: the recipient, the amount and the highest fee".to_owned()];
    }
    let mut lines = match words(data) {
        // From 2.9.0 on, for whichever token; the name and the decimals only of those that it knows.
        Some((whom, address)) => vec![
            "firmware from 2.9.0: token, amount (of a token that it".to_owned(),
            format!("knows) and {whom}"),
            address.to_string(),
            "else BLIND: contract, ether, highest fee, data in hex".to_owned(),
        ],
        None => vec![
            "BLIND: contract, ether, highest fee, data in hex; the".to_owned(),
            "beginning of long data alone on the model One".to_owned(),
        ],
    };
    lines.push("calldata digest (ERC-8213), by some models from 2.12.4 on".to_owned());
    lines.push(calldata_digest(data).to_string());
    lines
}

/// What the device will show of a typed message.
pub fn preview_typed(data: &TypedData) -> Vec<String> {
    let newer = match unable(data) {
        Some(why) => ["all models but the One will not take it:".to_owned(), why],
        None => ["the domain, and every field on demand: whether to see them", "all is asked on the device"].map(str::to_owned),
    };
    newer.into_iter().chain(["the model One: the domain hash and the message hash alone".to_owned()]).collect()
}

/// Why no model can show a typed message, the One aside, which shows hashes alone.
#[cfg(feature = "trezor")]
fn unable(data: &TypedData) -> Option<String> {
    super::typed::Stream::new(data).err().map(|error| error.to_string())
}

#[cfg(not(feature = "trezor"))]
fn unable(_: &TypedData) -> Option<String> {
    None
}

/// What the device will show of a message.
/// Source: trezor/trezor-firmware, core/src/apps/common/signverify.py; legacy/firmware, fsm.c and layout2.c.
pub fn preview_message(message: &[u8]) -> Vec<String> {
    let mut lines = if message.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        vec!["the text".to_owned()]
    } else if std::str::from_utf8(message).is_ok() {
        vec!["the text, with its line breaks".to_owned(), "the model One: the bytes in hex, for it is not plain ASCII".to_owned()]
    } else {
        vec!["the bytes in hex".to_owned()]
    };
    if message.len() > MOST_ON_ONE {
        lines.push(format!("the model One takes none of more than {MOST_ON_ONE} bytes"));
    }
    lines
}

/// Whom an allowance or a transfer is for, and what the device calls that.
fn words(data: &[u8]) -> Option<(&'static str, Address)> {
    let approve = approveCall::abi_decode_validate(data).ok().map(|call| ("spender", call.spender));
    approve.or_else(|| transferCall::abi_decode_validate(data).ok().map(|call| ("recipient", call.to)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::{
        consensus::TxEip1559,
        primitives::{TxKind, U256, address, hex, keccak256},
    };

    const SPENDER: Address = address!("858646372CC42E1A627fcE94aa7A7033e7CF075A");

    fn call(input: Vec<u8>) -> TxEip1559 {
        TxEip1559 { chain_id: 1, to: TxKind::Call(SPENDER), input: input.into(), ..TxEip1559::default() }
    }

    #[test]
    fn what_is_not_surely_shown_is_called_blind() {
        assert_eq!(preview(&call(vec![])), ["clear: the recipient, the amount and the highest fee"]);
        let approve = preview(&call(approveCall { spender: SPENDER, value: U256::ONE }.abi_encode()));
        assert!(approve[1].contains("spender") && approve[2] == SPENDER.to_string() && approve[3].contains("BLIND"), "{approve:?}");
        let transfer = preview(&call(transferCall { to: SPENDER, value: U256::ONE }.abi_encode()));
        assert!(transfer[1].contains("recipient"), "{transfer:?}");
        let other = preview(&call(hex!("a9059cbb").to_vec()));
        assert!(other[0].starts_with("BLIND"));
        let digest = keccak256(hex!("0000000000000000000000000000000000000000000000000000000000000004a9059cbb"));
        assert_eq!(other.last(), Some(&digest.to_string()));
        assert!([approve, transfer, other].concat().iter().all(|line| line.chars().count() <= 68), "a label goes before each");
    }

    #[test]
    fn a_message_is_shown_as_each_model_can() {
        assert_eq!(preview_message(b"hello"), ["the text"]);
        assert_eq!(preview_message(&[0xff; 4]), ["the bytes in hex"]);
        for text in ["two\nlines", "zw\u{f6}lf"] {
            let lines = preview_message(text.as_bytes());
            assert!(lines[0].starts_with("the text") && lines[1].contains("the model One: the bytes in hex"), "{lines:?}");
        }
        assert_eq!(preview_message(&[b'x'; MOST_ON_ONE]).len(), 1);
        assert!(preview_message(&[b'x'; MOST_ON_ONE + 1])[1].contains("of more than 1024 bytes"));
    }

    #[cfg(feature = "trezor")]
    #[test]
    fn what_no_newer_model_takes_is_said_before() {
        let lines = |text: &str| preview_typed(&serde_json::from_str(text).unwrap());
        let order = lines(include_str!("../../../tests/typed/order.json"));
        assert_eq!(order[0], "all models but the One will not take it:");
        assert!(order[1].contains("lists of lists, such as `Part[][2]`") && order[2].contains("the model One"), "{order:?}");
        assert!(lines(include_str!("../../../tests/typed/permit.json"))[0].contains("every field"));
    }
}
