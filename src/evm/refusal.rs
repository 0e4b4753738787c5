//! Why the chain will not do what it was asked, with the codes and in the words of go-ethereum.

use std::borrow::Cow;
use std::fmt;

use alloy::primitives::{Address, Bytes};
use alloy::sol_types::{Panic, Revert, SolError};
use revm::context::TxEnv;
use revm::context::result::{HaltReason, InvalidTransaction};
use serde_json::{Value, json};

/// A JSON-RPC error: its code, its words and, for a revert, the data.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The error code of JSON-RPC or of Ethereum's execution API.
    pub code: i64,
    /// What is wrong.
    pub message: Cow<'static, str>,
    /// What a contract reverted with, as a hexadecimal string.
    pub data: Option<Value>,
}

/// The code of an error without one of its own.
const SERVER: i64 = -32000;
/// The code of a call that reverted.
const REVERTED: i64 = 3;
/// The code of arguments that make no sense.
pub(crate) const INVALID_PARAMS: i64 = -32602;

impl Refusal {
    /// Makes a refusal with a code.
    pub fn new(code: i64, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into(), data: None }
    }

    /// Makes a refusal with the code most of go-ethereum's errors share.
    pub fn server(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(SERVER, message)
    }

    /// Makes a refusal of arguments.
    pub fn params(message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(INVALID_PARAMS, message)
    }

    /// Makes the refusal of a call that reverted with `data`.
    pub fn reverted(data: &Bytes) -> Self {
        let message = match revert_reason(data) {
            Some(reason) => format!("execution reverted: {reason}").into(),
            None => "execution reverted".into(),
        };
        Self { code: REVERTED, message, data: Some(json!(data)) }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)?;
        match &self.data {
            Some(data) => write!(out, " ({data})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Refusal {}

/// Returns what `Error(string)` or `Panic(uint256)` says.
fn revert_reason(data: &[u8]) -> Option<String> {
    if let Ok(revert) = Revert::abi_decode(data) {
        return Some(revert.reason);
    }
    let code = Panic::abi_decode(data).ok()?.code;
    let words = match u8::try_from(code).unwrap_or(u8::MAX) {
        0x00 => "generic panic",
        0x01 => "assert(false)",
        0x11 => "arithmetic underflow or overflow",
        0x12 => "division or modulo by zero",
        0x21 => "enum overflow",
        0x22 => "invalid encoded storage byte array accessed",
        0x31 => "out-of-bounds array access; popping on an empty array",
        0x32 => "out-of-bounds access of an array or bytesN",
        0x41 => "out of memory",
        0x51 => "uninitialized function",
        _ => return Some(format!("unknown panic code: {code:#x}")),
    };
    Some(words.to_owned())
}

/// Returns why the EVM stopped, in go-ethereum's words.
pub(crate) fn halt(reason: &HaltReason) -> Cow<'static, str> {
    match reason {
        HaltReason::OutOfGas(_) => "out of gas".into(),
        HaltReason::OpcodeNotFound | HaltReason::NotActivated => "invalid opcode".into(),
        HaltReason::InvalidFEOpcode => "invalid opcode: INVALID".into(),
        HaltReason::InvalidJump => "invalid jump destination".into(),
        HaltReason::StackUnderflow => "stack underflow".into(),
        HaltReason::StackOverflow => "stack limit reached 1024 (1023)".into(),
        HaltReason::OutOfOffset => "return data out of bounds".into(),
        HaltReason::CreateCollision => "contract address collision".into(),
        HaltReason::NonceOverflow => "nonce uint64 overflow".into(),
        HaltReason::CreateContractSizeLimit => "max code size exceeded".into(),
        HaltReason::CreateContractStartingWithEF => "invalid code: must not begin with 0xef".into(),
        HaltReason::CreateInitCodeSizeLimit => "max initcode size exceeded".into(),
        HaltReason::StateChangeDuringStaticCall | HaltReason::CallNotAllowedInsideStatic => "write protection".into(),
        HaltReason::OutOfFunds | HaltReason::OverflowPayment => "insufficient balance for transfer".into(),
        HaltReason::CallTooDeep => "max call depth exceeded".into(),
        HaltReason::PrecompileError => "precompile failed".into(),
        HaltReason::PrecompileErrorWithContext(why) => why.clone().into(),
    }
}

/// Returns why a transaction is not valid: the code `eth_simulateV1` has for it, and go-ethereum's words.
pub(crate) fn invalid(why: &InvalidTransaction, tx: &TxEnv, base_fee: u64) -> Refusal {
    let from: Address = tx.caller;
    match why {
        InvalidTransaction::NonceTooLow { tx, state } => {
            Refusal::new(-38010, format!("nonce too low: address {from}, tx: {tx} state: {state}"))
        }
        InvalidTransaction::NonceTooHigh { tx, state } => {
            Refusal::new(-38011, format!("nonce too high: address {from}, tx: {tx} state: {state}"))
        }
        InvalidTransaction::GasPriceLessThanBasefee => Refusal::new(
            -38012,
            format!("max fee per gas less than block base fee: address {from}, maxFeePerGas: {}, baseFee: {base_fee}", tx.gas_price),
        ),
        InvalidTransaction::CallGasCostMoreThanGasLimit { initial_gas, gas_limit } => {
            Refusal::new(-38013, format!("intrinsic gas too low: have {gas_limit}, want {initial_gas}"))
        }
        InvalidTransaction::GasFloorMoreThanGasLimit { gas_floor, gas_limit } => {
            Refusal::new(-38013, format!("insufficient gas for floor data gas cost: have {gas_limit}, want {gas_floor}"))
        }
        InvalidTransaction::LackOfFundForMaxFee { fee, balance } => {
            Refusal::new(-38014, format!("insufficient funds for gas * price + value: address {from} have {balance} want {fee}"))
        }
        InvalidTransaction::RejectCallerWithCode => Refusal::new(-38024, format!("sender not an eoa: address {from}")),
        InvalidTransaction::CreateInitCodeSizeLimit => {
            Refusal::new(-38025, format!("max initcode size exceeded: code size {}", tx.data.len()))
        }
        InvalidTransaction::PriorityFeeGreaterThanMaxFee => Refusal::params(format!(
            "max priority fee per gas higher than max fee per gas: address {from}, maxPriorityFeePerGas: {}, \
             maxFeePerGas: {}",
            tx.gas_priority_fee.unwrap_or_default(),
            tx.gas_price
        )),
        InvalidTransaction::TxGasLimitGreaterThanCap { gas_limit, cap } => {
            Refusal::new(-32603, format!("transaction gas limit too high (cap: {cap}, tx: {gas_limit})"))
        }
        InvalidTransaction::CallerGasLimitMoreThanBlock => Refusal::new(-38015, "exceeds block gas limit"),
        InvalidTransaction::NonceOverflowInTransaction => Refusal::new(-32603, "nonce has max value"),
        other => Refusal::new(-32603, other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reverts_say_their_reason() {
        let say = |data: Vec<u8>| Refusal::reverted(&data.into()).message.into_owned();
        assert_eq!(say(Revert::from("paused").abi_encode()), "execution reverted: paused");
        assert_eq!(say(Panic::from(0x11).abi_encode()), "execution reverted: arithmetic underflow or overflow");
        assert_eq!(say(Panic::from(0x99).abi_encode()), "execution reverted: unknown panic code: 0x99");
        assert_eq!(say(vec![1, 2, 3, 4]), "execution reverted");
    }
}
