//! The methods test nodes share: the clock, snapshots, and writing to accounts.

use alloy::primitives::{Address, Bytes, U256};
use serde_json::{Value, json};

use super::params::{Params, quantity};
use crate::practice::chain::{BLOCK_TIME, Chain};
use crate::practice::refusal::Refusal;

/// Answers a request for a method that changes the chain without a transaction.
///
/// # Errors
/// The method is not known, or its parameters make no sense.
pub(super) fn answer(chain: &mut Chain, method: &str, params: Params<'_>) -> Result<Value, Refusal> {
    match method {
        "evm_mine" => evm_mine(chain, params),
        "anvil_mine" | "hardhat_mine" => {
            chain.mine(params.number(0)?.unwrap_or(1), params.number(1)?.unwrap_or(BLOCK_TIME));
            Ok(Value::Null)
        }
        "evm_increaseTime" => Ok(json!(chain.increase_time(number(params, 0)?))),
        "evm_setNextBlockTimestamp" | "anvil_setNextBlockTimestamp" => {
            chain.set_next_timestamp(number(params, 0)?)?;
            Ok(Value::Null)
        }
        "anvil_setNextBlockBaseFeePerGas" | "hardhat_setNextBlockBaseFeePerGas" => {
            chain.set_next_base_fee(number(params, 0)?);
            Ok(Value::Null)
        }
        "evm_snapshot" | "anvil_snapshot" => Ok(quantity(chain.snapshot())),
        "evm_revert" | "anvil_revert" => Ok(json!(chain.revert(number(params, 0)?))),
        "anvil_setBalance" | "hardhat_setBalance" => {
            chain.set_balance(params.required(0)?, params.required::<U256>(1)?);
            Ok(Value::Null)
        }
        "anvil_setNonce" | "hardhat_setNonce" => {
            chain.set_nonce(params.required(0)?, number(params, 1)?);
            Ok(Value::Null)
        }
        "anvil_setCode" | "hardhat_setCode" => {
            chain.set_code(params.required(0)?, params.required::<Bytes>(1)?);
            Ok(Value::Null)
        }
        "anvil_setStorageAt" | "hardhat_setStorageAt" => {
            let address: Address = params.required(0)?;
            chain.set_storage(address, params.required(1)?, params.required::<U256>(2)?);
            Ok(json!(true))
        }
        _ => Err(Refusal::new(-32601, format!("the method {method} does not exist/is not available"))),
    }
}

/// `evm_mine` takes nothing, a time, or an object with a time and a number of blocks.
fn evm_mine(chain: &mut Chain, params: Params<'_>) -> Result<Value, Refusal> {
    let (timestamp, count) = match params.optional::<Value>(0)? {
        Some(Value::Object(wishes)) => {
            let fields = ["timestamp", "blocks"].map(|name| wishes.get(name).cloned().unwrap_or_default());
            let fields = Params(&fields);
            (fields.number(0)?, fields.number(1)?)
        }
        _ => (params.number(0)?, None),
    };
    if let Some(timestamp) = timestamp {
        chain.set_next_timestamp(timestamp)?;
    }
    chain.mine(count.unwrap_or(1), BLOCK_TIME);
    Ok(json!("0x0"))
}

fn number(params: Params<'_>, index: usize) -> Result<u64, Refusal> {
    let missing = || Refusal::params(format!("missing value for required argument {index}"));
    params.number(index)?.ok_or_else(missing)
}
