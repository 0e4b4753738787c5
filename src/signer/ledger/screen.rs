//! What the Ethereum app will show of a transaction, said before it is asked to sign.
//! Source: LedgerHQ/app-ethereum, src/features/sign_tx and src/plugins/erc20, and the app's own screens at version 1.22.0.

use super::{tokens::Token, typed};
use crate::signer::device::{approveCall, calldata_digest, transferCall};
use alloy::{
    consensus::{SignableTransaction, Transaction, TxEip1559},
    dyn_abi::TypedData,
    primitives::Address,
    sol_types::SolCall,
};

/// What kind of screens a transaction gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Screen {
    /// Ether goes to an address, and all of that is shown.
    Ether,
    /// An allowance or a transfer of a known token, with what the device shows of it.
    Token {
        /// What has to be handed over first.
        token: Token,
        /// The first line and the amount.
        what: String,
        /// What the address is called, and the address.
        whom: (&'static str, Address),
    },
    /// Contract data that the device cannot read.
    Blind,
}

impl Screen {
    /// The screens of a transaction.
    pub(super) fn of(transaction: &(impl Transaction + ?Sized)) -> anyhow::Result<Self> {
        let data = transaction.input();
        if data.is_empty() && transaction.to().is_some() {
            return Ok(Self::Ether);
        }
        let (Some(contract), Some(chain_id)) = (transaction.to(), transaction.chain_id()) else { return Ok(Self::Blind) };
        // Only without ether, and only these two functions.
        let (verb, name, whom, amount) = if let Ok(call) = approveCall::abi_decode_validate(data) {
            ("Approve", "Approve to", call.spender, call.value)
        } else if let Ok(call) = transferCall::abi_decode_validate(data) {
            ("Send", "To", call.to, call.value)
        } else {
            return Ok(Self::Blind);
        };
        let token = if transaction.value().is_zero() { Token::find(chain_id, contract)? } else { None };
        Ok(match token {
            Some(token) => Self::Token { what: format!("{verb} {}", token.amount(amount)), token, whom: (name, whom) },
            None => Self::Blind,
        })
    }
}

/// Whether the device shows nothing of what is called.
pub(super) fn is_blind(transaction: &TxEip1559) -> bool {
    // What is wrong with the tokens' file is said when it is signed.
    Screen::of(transaction).is_ok_and(|screen| screen == Screen::Blind)
}

/// What the device will show, a line at a time, under the names that it uses itself.
pub fn preview<T: SignableTransaction<alloy::primitives::Signature>>(transaction: &T) -> Vec<String> {
    // What is wrong with the tokens' file is said when it is signed.
    let screen = Screen::of(transaction).unwrap_or(Screen::Blind);
    let mut lines = match &screen {
        Screen::Ether => vec!["clear: `Amount`, `To` and `Max fees`".to_owned()],
        Screen::Token { what, whom: (name, address), .. } => vec![format!("clear: `{what}`, `{name}`"), address.to_string()],
        Screen::Blind => vec!["BLIND: `From`, `To`, `Max fees` and `Tx hash`, nothing of the call".to_owned()],
    };
    let hash = if screen == Screen::Blind { "`Tx hash`" } else { "`Tx hash`, where its setting Transaction hash is on" };
    lines.extend([hash.to_owned(), transaction.signature_hash().to_string()]);
    if !transaction.input().is_empty() {
        lines.extend(["calldata digest (ERC-8213)".to_owned(), calldata_digest(transaction.input()).to_string()]);
    }
    lines
}

/// What the device will show of a typed message, a line at a time: that is for its settings to say.
pub fn preview_typed(data: &TypedData) -> Vec<String> {
    if let Err(error) = typed::ensure_hashed_alike(data).and_then(|()| typed::pieces(data)) {
        return vec![format!("it will not take it: {error}")];
    }
    let lines = [
        "with its `Raw messages` on: every field, and no word of what it means",
        "with `Blind signing` on alone: the domain, and the message hash above",
        "with neither: nothing, it refuses",
    ];
    lines.map(str::to_owned).to_vec()
}

/// What the device will show of a message.
pub fn preview_message(message: &[u8]) -> Vec<String> {
    let plain = message.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n'));
    vec![if plain { "`Message`: the text".to_owned() } else { "`Message`: the bytes in hex, for it is not plain ASCII".to_owned() }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::{
        hex,
        primitives::{TxKind, U256, address, keccak256},
    };

    const STETH: Address = address!("ae7ab96520DE3A18E5e111B5EaAb095312D7fE84");
    const SPENDER: Address = address!("858646372CC42E1A627fcE94aa7A7033e7CF075A");

    fn call(to: Address, value: u64, input: Vec<u8>) -> TxEip1559 {
        TxEip1559 { chain_id: 1, to: TxKind::Call(to), value: U256::from(value), input: input.into(), ..TxEip1559::default() }
    }

    #[test]
    fn ether_and_known_tokens_are_shown_in_full() {
        assert_eq!(preview(&call(SPENDER, 1, vec![]))[0], "clear: `Amount`, `To` and `Max fees`");
        let approve = approveCall { spender: SPENDER, value: U256::from(10_u64.pow(18)) }.abi_encode();
        let lines = preview(&call(STETH, 0, approve.clone()));
        assert_eq!(lines[..2], ["clear: `Approve 1 stETH`, `Approve to`".to_owned(), SPENDER.to_string()]);
        let all = approveCall { spender: SPENDER, value: U256::MAX }.abi_encode();
        assert!(preview(&call(STETH, 0, all))[0].contains("Unlimited stETH"));
        let send = transferCall { to: SPENDER, value: U256::from(10_u64.pow(17)) }.abi_encode();
        assert_eq!(preview(&call(STETH, 0, send))[0], "clear: `Send 0.1 stETH`, `To`");
        for blind in [call(SPENDER, 0, approve.clone()), call(STETH, 1, approve), call(STETH, 0, vec![1, 2, 3, 4])] {
            assert!(preview(&blind)[0].starts_with("BLIND"));
        }
    }

    #[test]
    fn what_the_app_misreads_is_said_before() {
        let lines = |text: &str| preview_typed(&serde_json::from_str(text).unwrap());
        let order = lines(include_str!("../../../tests/typed/order.json"));
        assert!(order.len() == 1 && order[0].contains("misreads lists of lists of structs, such as `Part[][2]`"), "{order:?}");
        assert_eq!(lines(include_str!("../../../tests/typed/permit2.json")).len(), 3);
    }

    #[test]
    fn the_hashes_are_those_to_compare() {
        let transaction = call(STETH, 0, hex!("a9059cbb").to_vec());
        let lines = preview(&transaction);
        assert_eq!(
            lines[1..],
            [
                "`Tx hash`".to_owned(),
                transaction.signature_hash().to_string(),
                "calldata digest (ERC-8213)".to_owned(),
                // Of the length in 32 bytes, then the data.
                keccak256(hex!("0000000000000000000000000000000000000000000000000000000000000004a9059cbb")).to_string(),
            ]
        );
        assert!(lines.iter().all(|line| line.chars().count() <= 68), "a label goes before each: {lines:?}");
    }
}
