//! What the owners of a Safe sign: a transaction of it, or a message in its name.

use super::{Inner, Meaning, Scene, is_endless};
use crate::{chain::erc20::IERC20::approveCall, typed::Typed};
use alloy::{
    primitives::{Address, Bytes, U256, address},
    sol,
    sol_types::SolCall,
};

// Source: safe-global/safe-smart-account, contracts/Safe.sol and contracts/handler/CompatibilityFallbackHandler.sol.
const TRANSACTION: &str = "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,uint256 baseGas,\
                           uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)";
const MESSAGE: &str = "SafeMessage(bytes message)";

/// The contracts that make calls one after another for a Safe, and nothing else: versions 1.3.0 and 1.4.1.
/// Source: safe-global/safe-deployments, src/assets, multi_send_call_only.json.
pub(super) const MULTI_SEND_CALL_ONLY: [Address; 2] =
    [address!("40A2aCCbd92BCA938b02010E17A5b8929b49130D"), address!("9641d764fc13c8B624c04430C7356C1C7C8102e2")];

sol! {
    function multiSend(bytes transactions) external payable;
}

pub(super) fn read(scene: &Scene<'_>, typed: &Typed) -> Option<Meaning> {
    let safe = typed.domain().verifying_contract?;
    match typed.encode_type() {
        TRANSACTION => transaction(scene, typed, safe),
        MESSAGE => {
            let message = typed.message().get("message")?.as_bytes()?;
            let mut meaning = Meaning::of("Safe message");
            meaning.says.push(format!("signs {} bytes in the name of the Safe {}, for whoever asks it", message.len(), named(scene, safe)));
            meaning.dangers.push("what the bytes stand for cannot be seen: they may be the hash of a permit, or of an order".to_owned());
            Some(meaning)
        }
        _ => None,
    }
}

fn named(scene: &Scene<'_>, safe: Address) -> String {
    scene.names.get(&safe).cloned().unwrap_or_else(|| safe.to_string())
}

fn transaction(scene: &Scene<'_>, typed: &Typed, safe: Address) -> Option<Meaning> {
    let fields = typed.message();
    let (to, value, nonce) = (fields.address("to")?, fields.uint("value")?, fields.uint("nonce")?);
    let data = Bytes::copy_from_slice(fields.get("data")?.as_bytes()?);
    let operation = fields.uint("operation")?;
    let mut meaning = Meaning::of("Safe transaction");
    meaning.says.push(format!("approves transaction {nonce} of the Safe {}, which makes the calls below", named(scene, safe)));
    meaning.notes.push(format!("the signature has no end: it counts until the Safe has used its nonce {nonce}"));
    if operation > U256::ONE {
        meaning.dangers.push(format!("its operation is {operation}, which no Safe knows"));
    }
    let delegate = operation == U256::ONE;
    match multiSendCall::abi_decode_validate(&data).ok().filter(|_| delegate && MULTI_SEND_CALL_ONLY.contains(&to)) {
        Some(batch) => match unpack(&batch.transactions) {
            Some(calls) => meaning.calls = calls,
            None => {
                meaning.dangers.push("its batch cannot be read".to_owned());
                meaning.calls.push(Inner { to, value, data, delegate });
            }
        },
        None => meaning.calls.push(Inner { to, value, data, delegate }),
    }
    let calls = std::mem::take(&mut meaning.calls);
    calls.iter().for_each(|call| judge(scene, &mut meaning, safe, call));
    meaning.calls = calls;
    refund(scene, &mut meaning, typed)?;
    Some(meaning)
}

/// What is dangerous about one call, and who has to be known for it.
fn judge(scene: &Scene<'_>, meaning: &mut Meaning, safe: Address, call: &Inner) {
    if call.delegate {
        meaning
            .dangers
            .push(format!("DELEGATECALL: the code of {} runs as the Safe itself, and may take all it has", named(scene, call.to)));
    }
    if call.to == safe && !call.data.is_empty() {
        meaning.dangers.push("it calls the Safe itself: its owners, threshold, modules or guard may change".to_owned());
    } else {
        meaning.parties.push(call.to);
    }
    if let Ok(approve) = approveCall::abi_decode_validate(&call.data) {
        if is_endless(approve.value) {
            let word = if approve.value == U256::MAX { "" } else { "practically " };
            meaning.dangers.push(format!("it allows {word}UNLIMITED {}", named(scene, call.to)));
        }
        meaning.parties.push(approve.spender);
    }
}

/// What the Safe pays whoever sends it.
fn refund(scene: &Scene<'_>, meaning: &mut Meaning, typed: &Typed) -> Option<()> {
    let fields = typed.message();
    let (price, token, receiver) = (fields.uint("gasPrice")?, fields.address("gasToken")?, fields.address("refundReceiver")?);
    let whom = if receiver.is_zero() { "whoever sends it".to_owned() } else { scene.who(receiver) };
    let what = if token.is_zero() { "ether".to_owned() } else { scene.who(token) };
    if !price.is_zero() {
        meaning.dangers.push(format!("the Safe also pays {whom} for gas, in {what}, at {price} a unit"));
        meaning.parties.extend([receiver, token].into_iter().filter(|one| !one.is_zero()));
    } else if !token.is_zero() || !receiver.is_zero() {
        meaning.notes.push(format!("it names {whom} to be paid for gas in {what}, at a price of 0"));
    }
    Some(())
}

/// Takes a batch apart: one byte of operation, 20 of address, 32 of value, 32 of length, and the data, each.
/// Source: safe-global/safe-smart-account, contracts/libraries/MultiSend.sol.
fn unpack(mut rest: &[u8]) -> Option<Vec<Inner>> {
    let mut calls = vec![];
    while !rest.is_empty() {
        let (operation, after) = rest.split_first().filter(|(operation, _)| **operation <= 1)?;
        let (to, after) = after.split_first_chunk::<20>()?;
        let (value, after) = after.split_first_chunk::<32>()?;
        let (length, after) = after.split_first_chunk::<32>()?;
        let (data, after) = after.split_at_checked(usize::try_from(U256::from_be_slice(length)).ok()?)?;
        let (to, value) = (Address::from(to), U256::from_be_slice(value));
        calls.push(Inner { to, value, data: Bytes::copy_from_slice(data), delegate: *operation == 1 });
        rest = after;
    }
    Some(calls)
}
