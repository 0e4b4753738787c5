//! What was signed without a node: read back from its bytes, and sent as it is or not at all.

use super::{fill::call, prepared::Prepared, simulate::Simulated};
use crate::{
    chain::Standing,
    error::Failure,
    plan::{Plan, Step},
    units::{Gwei, counted},
};
use alloy::{
    consensus::{TxEip1559, TxEnvelope},
    eips::{Decodable2718, Encodable2718},
    primitives::Bytes,
};
use anyhow::{Context, Result, bail};

/// Reads signed bytes back: each must be the transaction of its step and no other, signed by the plan's owner.
///
/// # Errors
/// A refusal that names the field in which a transaction is not what the plan says.
pub fn presigned(plan: &Plan, prepared: &Prepared, raw: &[Bytes]) -> Result<Vec<TxEnvelope>> {
    let expected = prepared.transactions(plan)?;
    if raw.len() != expected.len() {
        let message = format!("the plan has {}, and {} signed", counted(expected.len(), "step"), counted(raw.len(), "transaction"));
        bail!(Failure::refused("signed", message));
    }
    (1..).zip(raw.iter().zip(&expected)).map(|(number, (raw, expected))| one(plan, number, raw, expected)).collect()
}

fn one(plan: &Plan, number: usize, raw: &Bytes, expected: &TxEip1559) -> Result<TxEnvelope> {
    let wrong = |words: String| Failure::refused("signed", format!("transaction {number} {words}"));
    let unreadable = || wrong("cannot be read from its bytes".into());
    let mut rest = &raw[..];
    let envelope = TxEnvelope::decode_2718(&mut rest).map_err(|_| unreadable())?;
    // What is sent is these bytes: none may be left over, nor be readable in two ways.
    if !rest.is_empty() || envelope.encoded_2718() != raw[..] {
        bail!(unreadable());
    }
    let Some(signed) = envelope.as_eip1559() else { bail!(wrong("is not of the type of EIP-1559".into())) };
    if let Some(words) = difference(signed.tx(), expected) {
        bail!(wrong(words));
    }
    if signed.signature().normalize_s().is_some() {
        bail!(wrong("has a signature that no node takes: its `s` is in the upper half (EIP-2)".into()));
    }
    let by = signed.signature().recover_address_from_prehash(&signed.signature_hash());
    let by = by.map_err(|_| wrong("has no valid signature".into()))?;
    if by != plan.owner {
        bail!(wrong(format!("is signed by {by}, and the plan is of {}", plan.owner)));
    }
    Ok(envelope)
}

/// The first field in which a transaction is not the expected one, in words that follow its number.
fn difference(signed: &TxEip1559, expected: &TxEip1559) -> Option<String> {
    let say = |what: &str, is: String, said: String| Some(format!("{what} {is}, and the plan says {said}"));
    if signed.chain_id != expected.chain_id {
        return say("is for chain", signed.chain_id.to_string(), expected.chain_id.to_string());
    }
    if signed.to != expected.to {
        let shown = |tx: &TxEip1559| tx.to.to().map_or_else(|| "nobody".into(), ToString::to_string);
        return say("calls", shown(signed), shown(expected));
    }
    if signed.value != expected.value {
        return say("sends, in wei,", signed.value.to_string(), expected.value.to_string());
    }
    if signed.input != expected.input {
        return Some("has other calldata than the plan".into());
    }
    if signed.nonce != expected.nonce {
        return say("has nonce", signed.nonce.to_string(), expected.nonce.to_string());
    }
    if signed.gas_limit != expected.gas_limit {
        return say("has the gas limit", signed.gas_limit.to_string(), expected.gas_limit.to_string());
    }
    let fees = |tx: &TxEip1559| format!("{} with a tip of {}", Gwei(tx.max_fee_per_gas), Gwei(tx.max_priority_fee_per_gas));
    if fees(signed) != fees(expected) {
        return say("pays at most", fees(signed), fees(expected));
    }
    (signed != expected).then(|| "has an access list, and the plan has none".into())
}

/// What is signed, if it can be mined next and is enough for what the simulation needs now.
///
/// # Errors
/// When its nonce is used or not the next, its gas limit is too low by now (a refusal), or its fee does not pay for the next block.
pub(super) fn timely(simulated: &Simulated, signed: &[TxEnvelope], standing: &Standing) -> Result<Vec<TxEip1559>> {
    let again = "save the plan anew, and sign that";
    let transactions: Vec<_> = signed.iter().filter_map(|envelope| Some(envelope.as_eip1559()?.tx().clone())).collect();
    if !transactions.iter().map(without_offer).eq(simulated.plan.steps.iter().map(|step| call(simulated.plan.chain_id, step))) {
        bail!(Failure::refused("signed", "what is signed is not what the plan says"));
    }
    let first = transactions.first().context("nothing is signed")?.nonce;
    let (used, next) = (standing.nonce, standing.next());
    if first < used {
        let message = format!("another transaction took nonce {first}: the account's next one is {used}, and this can never be mined");
        bail!(Failure::failed("nonce", message).hint(again));
    }
    if first > next {
        let message = format!("what is signed has nonce {first}, and the account's next one is {next}: it would wait for those before it");
        bail!(Failure::failed("nonce", message).hint("send those first, or save the plan anew, and sign that"));
    }
    let base = *standing.history.base_fee_per_gas.last().context("the node has no fee history")?;
    for (transaction, (step, effect)) in transactions.iter().zip(simulated.plan.steps.iter().zip(&simulated.effects)) {
        enough(step, transaction, effect.gas, base).map_err(|failure| failure.hint(again))?;
    }
    Ok(transactions)
}

/// The fields that a step fixes.
fn without_offer(transaction: &TxEip1559) -> TxEip1559 {
    TxEip1559 { nonce: 0, gas_limit: 0, max_fee_per_gas: 0, max_priority_fee_per_gas: 0, ..transaction.clone() }
}

fn enough(step: &Step, transaction: &TxEip1559, gas: u64, base: u128) -> Result<(), Failure> {
    if transaction.gas_limit < gas {
        let message = format!("`{}` needs {gas} gas now, and is signed with a limit of {}", step.title, transaction.gas_limit);
        return Err(Failure::refused("gas", message));
    }
    if transaction.max_fee_per_gas < base {
        let (max, base) = (Gwei(transaction.max_fee_per_gas), Gwei(base));
        return Err(Failure::failed(
            "fee",
            format!("`{}` is signed for at most {max} a unit of gas, and the next block asks for {base}", step.title),
        ));
    }
    Ok(())
}
