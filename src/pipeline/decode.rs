//! Calldata and reverts in words, read back from their bytes and never from the intent that made them.

use super::book::Book;
use crate::label::Label;
use alloy::{
    dyn_abi::{DynSolValue, JsonAbiExt, Specifier},
    json_abi::{Function, Param},
    primitives::{Address, Bytes, U256, keccak256},
    rpc::types::simulate::SimCallResult,
};

/// The most bytes that are written out.
const SHORT: usize = 36;

/// The arguments that are amounts of the token beside them. A name such as `minAmount` may be of another.
const AMOUNTS: [&str; 4] = ["amount", "_amount", "depositAmount", "cumulativeEarnings"];

/// A call as its bytes say it.
pub struct Decoded {
    /// The function, or `None` where no interface of this build has it.
    pub name: Option<String>,
    /// One line an argument.
    pub arguments: Vec<String>,
}

/// Reads calldata back. A call is known only if its arguments encode to the very same bytes again.
pub fn call(book: &Book, data: &Bytes) -> Decoded {
    let unknown = || Decoded { name: None, arguments: vec![] };
    let Some((selector, rest)) = data.split_first_chunk::<4>() else { return unknown() };
    let candidates = (book.functions)(*selector);
    let mut read = candidates.iter().filter_map(|function| {
        let values = function.abi_decode_input(rest).ok()?;
        let exact = function.abi_encode_input(&values).is_ok_and(|bytes| bytes == data[..]);
        exact.then(|| Decoded { name: Some(function.name.clone()), arguments: lines(book, function, &values) })
    });
    read.next().unwrap_or_else(unknown)
}

fn lines(book: &Book, function: &Function, values: &[DynSolValue]) -> Vec<String> {
    let mut lines = vec![];
    write_all(book, &mut lines, 0, &function.inputs, values);
    lines
}

/// Writes arguments that stand side by side; where one of them is a listed token, the others' amounts are of it.
fn write_all(book: &Book, lines: &mut Vec<String>, depth: usize, params: &[Param], values: &[DynSolValue]) {
    let mut tokens = values.iter().filter_map(|value| book.tokens.get(&value.as_address()?)).filter(|token| !token.address.is_zero());
    let token = tokens.next().filter(|_| tokens.next().is_none());
    for (param, value) in params.iter().zip(values) {
        match (token, value) {
            (Some(token), DynSolValue::Uint(wei, _)) if AMOUNTS.contains(&param.name.as_str()) && *wei != U256::MAX => {
                lines.push(format!("{}{}: {wei} ({})", "  ".repeat(depth), param.name, token.money(*wei)));
            }
            _ => write(book, lines, depth, param, value),
        }
    }
}

/// Writes one argument; structs and lists go on, indented, below their name.
fn write(book: &Book, lines: &mut Vec<String>, depth: usize, param: &Param, value: &DynSolValue) {
    let indent = "  ".repeat(depth);
    let name = if param.name.is_empty() { "-" } else { &param.name };
    let below = depth.saturating_add(1);
    match value {
        DynSolValue::Tuple(fields) => {
            lines.push(format!("{indent}{name}:"));
            write_all(book, lines, below, &param.components, fields);
        }
        DynSolValue::Array(items) | DynSolValue::FixedArray(items) if items.is_empty() => lines.push(format!("{indent}{name}: none")),
        DynSolValue::Array(items) if items.iter().any(|item| item.as_bytes().is_some_and(|bytes| bytes.len() > SHORT)) => {
            let all: Vec<_> = items.iter().filter_map(DynSolValue::as_bytes).collect();
            let (count, bytes) = (all.len(), all.concat());
            lines.push(format!("{indent}{name}: {count} of {} bytes in all, keccak256", bytes.len()));
            lines.push(format!("{indent}  {}", keccak256(bytes)));
        }
        DynSolValue::Array(items) | DynSolValue::FixedArray(items) => {
            lines.push(format!("{indent}{name}:"));
            for (index, item) in items.iter().enumerate() {
                let inner = Param { name: format!("[{index}]"), ..param.clone() };
                write(book, lines, below, &inner, item);
            }
        }
        // A listed address takes a line of its own below its name: nothing is cut, nothing wraps.
        DynSolValue::Address(address) => match book.name(*address) {
            Some(known) => lines.extend([format!("{indent}{name}: {known}"), format!("{indent}  {address}")]),
            None => lines.push(format!("{indent}{name}: {}", word(book, value))),
        },
        // So does a hash.
        DynSolValue::FixedBytes(bytes, 32) if bytes.is_zero() => lines.push(format!("{indent}{name}: 32 zero bytes")),
        DynSolValue::FixedBytes(_, 32) => lines.extend([format!("{indent}{name}:"), format!("{indent}  {}", word(book, value))]),
        DynSolValue::Bytes(bytes) if bytes.len() > SHORT => {
            lines.push(format!("{indent}{name}: {} bytes, keccak256", bytes.len()));
            lines.push(format!("{indent}  {}", keccak256(bytes)));
        }
        plain => lines.push(format!("{indent}{name}: {}", word(book, plain))),
    }
}

fn word(book: &Book, value: &DynSolValue) -> String {
    match value {
        DynSolValue::Address(address) if *address == Address::ZERO => "none (the zero address)".into(),
        DynSolValue::Address(address) => book.label(*address),
        DynSolValue::Bool(yes) => yes.to_string(),
        DynSolValue::Uint(number, _) if *number == U256::MAX => "UNLIMITED (2^256-1)".into(),
        DynSolValue::Uint(number, _) => number.to_string(),
        DynSolValue::Int(number, _) => number.to_string(),
        DynSolValue::FixedBytes(bytes, size) => format!("0x{}", alloy::hex::encode(bytes.get(..*size).unwrap_or(&bytes[..]))),
        DynSolValue::Bytes(bytes) if bytes.len() > SHORT => format!("{} bytes, keccak256 {}", bytes.len(), keccak256(bytes)),
        DynSolValue::Bytes(bytes) => format!("0x{}", alloy::hex::encode(bytes)),
        DynSolValue::String(text) => format!("\"{}\"", Label::new(text, 120)),
        other => format!("{other:?}"),
    }
}

/// Why a call reverted, in words, and what to do about it.
pub(super) fn revert(book: &Book, run: &SimCallResult) -> (String, Option<&'static str>) {
    let data =
        run.error.as_ref().and_then(|err| err.data.clone()).filter(|data| !data.is_empty()).unwrap_or_else(|| run.return_data.clone());
    let node = run.error.as_ref().map(|err| Label::new(&err.message, 200).to_string());
    reason(book, &data).unwrap_or_else(|| (node.unwrap_or_else(|| "it reverts without a reason".into()), None))
}

/// The words of a custom error or revert string, with advice where there is some.
pub(super) fn reason(book: &Book, data: &[u8]) -> Option<(String, Option<&'static str>)> {
    let (selector, rest) = data.split_at_checked(4)?;
    // Error(string) and Panic(uint256), of the Solidity ABI.
    if selector == [0x08, 0xc3, 0x79, 0xa0] {
        let value = alloy::dyn_abi::DynSolType::String.abi_decode(rest).ok()?;
        let text = value.as_str()?;
        return Some((format!("it answers \"{}\"", Label::new(text, 200)), (book.advice)(text)));
    }
    if selector == [0x4e, 0x48, 0x7b, 0x71] {
        let code = rest.get(..32).map(U256::from_be_slice)?;
        return Some((format!("it panics with code {code:#x}"), None));
    }
    let errors = (book.errors)();
    let error = errors.iter().find(|error| error.selector() == selector);
    let Some(error) = error else {
        return Some((format!("it answers the unknown error 0x{}", alloy::hex::encode(selector)), None));
    };
    let values: Vec<_> = error
        .inputs
        .iter()
        .map(|input| input.resolve().ok())
        .collect::<Option<Vec<_>>>()
        .and_then(|types| alloy::dyn_abi::DynSolType::Tuple(types).abi_decode_params(rest).ok())
        .and_then(|value| value.as_tuple().map(<[_]>::to_vec))
        .unwrap_or_default();
    let values: Vec<_> = values.iter().map(|value| word(book, value)).collect();
    Some((format!("it answers `{}({})`", error.name, values.join(", ")), (book.advice)(&error.name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::erc20::Token;
    use alloy::{hex, primitives::bytes, sol_types::SolCall};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    alloy::sol! {
        #[sol(abi)]
        interface ITest {
            struct What { address who; uint256[] ids; }
            function submit(address referral) external;
            function claim(What what) external;
            function prove(bytes32 salt, bytes[] proofs) external;
            function deposit(address token, uint256 amount, uint256 least) external;
            error Capped(uint256 limit);
        }
    }

    fn book() -> Book {
        Book {
            names: BTreeMap::new(),
            tokens: BTreeMap::new(),
            functions: |selector| {
                let all = ITest::abi::functions().into_values().flatten();
                all.filter(|function| function.selector() == selector).collect()
            },
            payees: |_| &[],
            errors: || ITest::abi::contract().errors.into_values().flatten().collect(),
            advice: |name| (name == "Capped").then_some("ask for less"),
        }
    }

    #[test]
    fn calldata_is_read_back_from_its_bytes() {
        let data = bytes!("a1903eab0000000000000000000000000000000000000000000000000000000000000000");
        let decoded = call(&book(), &data);
        assert_eq!(decoded.name.as_deref(), Some("submit"));
        assert_eq!(decoded.arguments, ["referral: none (the zero address)"]);
    }

    #[test]
    fn bytes_behind_the_arguments_make_a_call_unknown() {
        let data = bytes!("a1903eab000000000000000000000000000000000000000000000000000000000000000000");
        assert!(call(&book(), &data).name.is_none());
        assert!(call(&book(), &bytes!("a1903e")).name.is_none());
        assert!(call(&book(), &bytes!("ffffffff")).name.is_none());
    }

    #[test]
    fn structs_and_lists_are_written_out() {
        let what = ITest::What { who: Address::repeat_byte(1), ids: vec![U256::from(7), U256::MAX] };
        let data = ITest::claimCall { what }.abi_encode();
        let decoded = call(&book(), &data.into());
        let who = format!("  who: {}", Address::repeat_byte(1));
        assert_eq!(decoded.arguments, ["what:", &who, "  ids:", "    [0]: 7", "    [1]: UNLIMITED (2^256-1)"]);
    }

    #[test]
    fn hashes_and_proofs_take_lines_of_their_own() {
        let call_of = |salt| ITest::proveCall { salt, proofs: vec![vec![1; 320].into(), vec![2; 320].into()] };
        let lines = call(&book(), &call_of([7; 32].into()).abi_encode().into()).arguments;
        assert_eq!(lines[..3], ["salt:".to_owned(), format!("  0x{}", "07".repeat(32)), "proofs: 2 of 640 bytes in all, keccak256".into()]);
        assert!(lines.len() == 4 && lines.iter().all(|line| line.len() < 70), "{lines:?}");
        assert_eq!(call(&book(), &call_of([0; 32].into()).abi_encode().into()).arguments[0], "salt: 32 zero bytes");
    }

    #[test]
    fn an_amount_beside_a_listed_token_is_said_in_its_units() {
        let token = Token { address: Address::repeat_byte(5), symbol: Label::new("stETH", 20), decimals: 1 };
        let book = Book { tokens: [(token.address, token.clone())].into(), ..book() };
        let (amount, least) = (U256::from(25), U256::from(7));
        let lines = |token| call(&book, &ITest::depositCall { token, amount, least }.abi_encode().into()).arguments;
        assert_eq!(lines(token.address)[1..], ["amount: 25 (2.5 stETH)", "least: 7"]);
        assert_eq!(lines(Address::repeat_byte(6))[1..], ["amount: 25", "least: 7"]);
    }

    #[test]
    fn errors_are_words_with_advice() {
        let capped =
            [&alloy::json_abi::Error::parse("Capped(uint256)").unwrap().selector()[..], &U256::from(5).to_be_bytes::<32>()].concat();
        assert_eq!(reason(&book(), &capped).unwrap(), ("it answers `Capped(5)`".into(), Some("ask for less")));
        let text = hex!(
            "08c379a00000000000000000000000000000000000000000000000000000000000000020000000000000000000000000000000000000000000000000000000000000000b5354414b455f4c494d4954000000000000000000000000000000000000000000"
        );
        assert_eq!(reason(&book(), &text).unwrap().0, "it answers \"STAKE_LIMIT\"");
        assert_eq!(reason(&book(), &hex!("12345678")).unwrap().0, "it answers the unknown error 0x12345678");
        assert!(reason(&book(), &[1, 2]).is_none());
    }

    proptest! {
        #[test]
        fn no_bytes_are_too_strange_to_be_read(selector in 0..3_usize, words: Vec<(bool, u8, [u8; 32])>, tail: Vec<u8>) {
            let selectors = [ITest::submitCall::SELECTOR, ITest::claimCall::SELECTOR, [0x08, 0xc3, 0x79, 0xa0]];
            // Small words are what offsets and lengths look like.
            let small = |n: u8| U256::from(n).to_be_bytes::<32>();
            let words = words.iter().flat_map(|(offset, n, any)| if *offset { small(*n) } else { *any });
            let data: Bytes = selectors[selector].into_iter().chain(words).chain(tail).collect();
            if let Some(name) = call(&book(), &data).name {
                prop_assert!(["submit", "claim"].contains(&name.as_str()));
            }
            if let Some((text, _)) = reason(&book(), &data) {
                prop_assert!(!text.contains('\u{1b}') && text.len() < 2000, "{}", text);
            }
        }

        #[test]
        fn what_is_encoded_is_read_back(who: [u8; 20], ids: Vec<u64>) {
            let what = ITest::What { who: who.into(), ids: ids.iter().map(|id| U256::from(*id)).collect() };
            let decoded = call(&book(), &ITest::claimCall { what }.abi_encode().into());
            prop_assert_eq!(decoded.name.as_deref(), Some("claim"));
        }
    }
}
