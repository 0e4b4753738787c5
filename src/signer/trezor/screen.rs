//! What a Trezor will show of a transaction, said before it is asked to sign. Which model it is, and with which firmware, is
//! not known by then, so nothing is promised that only some of them do.
//! Source: trezor/trezor-firmware, core/src/apps/ethereum (sign_tx.py, clear_signing_definitions.py), legacy/firmware/ethereum.c,
//! and their changelogs.

use crate::signer::ledger::calldata_digest;
use alloy::{consensus::Transaction, dyn_abi::TypedData, primitives::Address, sol, sol_types::SolCall};

sol! {
    function approve(address spender, uint256 value);
    function transfer(address to, uint256 value);
}

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
pub fn preview_typed(_: &TypedData) -> Vec<String> {
    let lines = [
        "the domain, and every field on demand: whether to see them",
        "all is asked on the device",
        "the model One: the domain hash and the message hash alone",
    ];
    lines.map(str::to_owned).to_vec()
}

/// What the device will show of a message.
pub fn preview_message(message: &[u8]) -> Vec<String> {
    let plain = std::str::from_utf8(message).is_ok_and(|text| !text.chars().any(char::is_control));
    vec![if plain { "the text".to_owned() } else { "the bytes in hex".to_owned() }]
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
}
