//! The methods test nodes share: the clock, snapshots, and writing to accounts.

use alloy::primitives::{Address, Bytes, U256};
use serde_json::{Value, json};

use super::params::{Params, quantity};
use crate::evm::refusal::Refusal;
use crate::practice::chain::{BLOCK_TIME, Chain};

/// The most blocks, seconds between them and seconds ahead one request may ask for; far below where 64 bits end.
const MAX_STEP: u64 = 1_000_000_000;
/// The latest time a block may be given, in Unix seconds.
const MAX_TIME: u64 = 1 << 60;

/// Answers a request for a method that changes the chain without a transaction.
///
/// # Errors
/// The method is not known, or its parameters make no sense.
pub(super) fn answer(chain: &mut Chain, method: &str, params: Params<'_>) -> Result<Value, Refusal> {
    match method {
        "evm_mine" => evm_mine(chain, params),
        "anvil_mine" | "hardhat_mine" => {
            let (count, interval) = (params.number(0)?.unwrap_or(1), params.number(1)?.unwrap_or(BLOCK_TIME));
            chain.mine(at_most(MAX_STEP, count)?, at_most(MAX_STEP, interval)?);
            Ok(Value::Null)
        }
        "evm_increaseTime" => Ok(json!(chain.increase_time(at_most(MAX_STEP, params.number_required(0)?)?))),
        "evm_setNextBlockTimestamp" | "anvil_setNextBlockTimestamp" => {
            chain.set_next_timestamp(at_most(MAX_TIME, params.number_required(0)?)?)?;
            Ok(Value::Null)
        }
        "anvil_setNextBlockBaseFeePerGas" | "hardhat_setNextBlockBaseFeePerGas" => {
            chain.set_next_base_fee(params.number_required(0)?);
            Ok(Value::Null)
        }
        "evm_snapshot" | "anvil_snapshot" => Ok(quantity(chain.snapshot())),
        "evm_revert" | "anvil_revert" => Ok(json!(chain.revert(params.number_required(0)?))),
        "anvil_setBalance" | "hardhat_setBalance" => {
            chain.set_balance(params.required(0)?, params.required::<U256>(1)?);
            Ok(Value::Null)
        }
        "anvil_setNonce" | "hardhat_setNonce" => {
            chain.set_nonce(params.required(0)?, params.number_required(1)?);
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
        chain.set_next_timestamp(at_most(MAX_TIME, timestamp)?)?;
    }
    chain.mine(at_most(MAX_STEP, count.unwrap_or(1))?, BLOCK_TIME);
    Ok(json!("0x0"))
}

fn at_most(limit: u64, number: u64) -> Result<u64, Refusal> {
    if number > limit { Err(Refusal::params(format!("{number} is more than {limit}"))) } else { Ok(number) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::sample::{self, BOB};

    fn ask(chain: &mut Chain, method: &str, params: Value) -> Result<Value, Refusal> {
        super::super::answer(chain, method, params.as_array().unwrap())
    }

    #[test]
    fn the_clock_moves_by_request() {
        let mut chain = sample::chain();
        let (number, time) = (chain.number(), chain.timestamp());
        ask(&mut chain, "anvil_mine", json!(["0x64", 5])).unwrap();
        assert_eq!((chain.number(), chain.timestamp()), (number + 100, time + 500));
        ask(&mut chain, "evm_increaseTime", json!(["60"])).unwrap();
        ask(&mut chain, "evm_mine", json!([])).unwrap();
        assert_eq!(chain.timestamp(), time + 500 + 72);
        ask(&mut chain, "evm_mine", json!([{ "timestamp": time + 9_000, "blocks": 2 }])).unwrap();
        assert_eq!((chain.number(), chain.timestamp()), (number + 103, time + 9_012));
        let refused = ask(&mut chain, "anvil_mine", json!([u64::MAX])).unwrap_err();
        assert_eq!(refused.code, -32602);
    }

    #[test]
    fn what_is_asked_for_the_next_block_is_said_wherever_it_is_told() {
        let mut chain = sample::chain();
        ask(&mut chain, "anvil_setNextBlockBaseFeePerGas", json!([7_000_000_000_u64])).unwrap();
        ask(&mut chain, "evm_increaseTime", json!([1_000])).unwrap();
        let number = |value: &Value| serde_json::from_value::<U256>(value.clone()).unwrap();
        let told = |chain: &mut Chain| {
            let pending = ask(chain, "eth_getBlockByNumber", json!(["pending", false])).unwrap();
            let history = ask(chain, "eth_feeHistory", json!(["0x1", "latest", []])).unwrap();
            let price = ask(chain, "eth_gasPrice", json!([])).unwrap();
            let tip = ask(chain, "eth_maxPriorityFeePerGas", json!([])).unwrap();
            let payload = json!({ "blockStateCalls": [{ "calls": [] }], "validation": true });
            let simulated = ask(chain, "eth_simulateV1", json!([payload, "latest"])).unwrap();
            let block = |block: &Value| (number(&block["baseFeePerGas"]), number(&block["timestamp"]));
            assert_eq!(block(&simulated[0]), block(&pending));
            assert_eq!(number(&history["baseFeePerGas"][1]), block(&pending).0);
            assert_eq!(number(&price), block(&pending).0 + number(&tip));
            block(&pending)
        };
        let time = U256::from(chain.timestamp());
        assert_eq!(told(&mut chain), (U256::from(7_000_000_000_u64), time + U256::from(1_012)));
        ask(&mut chain, "evm_mine", json!([])).unwrap();
        assert_eq!(told(&mut chain), (U256::from(6_125_000_000_u64), time + U256::from(1_024)));
        let parent = U256::from(chain.number() - 1);
        let past = ask(&mut chain, "eth_feeHistory", json!(["0x1", parent, []])).unwrap();
        assert_eq!(number(&past["baseFeePerGas"][1]), U256::from(7_000_000_000_u64), "what came is not worked out again");
    }

    #[test]
    fn there_is_no_fee_history_before_the_first_block() {
        let mut chain = sample::chain();
        let before = U256::from(chain.number() - 1);
        let refused = ask(&mut chain, "eth_feeHistory", json!(["0x1", before, []])).unwrap_err();
        assert!(refused.message.starts_with("there is no block"), "{refused}");
        assert!(ask(&mut chain, "eth_feeHistory", json!(["0x5", "earliest", []])).is_ok());
    }

    #[test]
    fn accounts_are_written_and_snapshots_undo_it() {
        let mut chain = sample::chain();
        let id = ask(&mut chain, "evm_snapshot", json!([])).unwrap();
        ask(&mut chain, "anvil_setBalance", json!([BOB, "0x10"])).unwrap();
        ask(&mut chain, "anvil_setCode", json!([BOB, "0x00"])).unwrap();
        ask(&mut chain, "anvil_setStorageAt", json!([BOB, "0x1", "0x2"])).unwrap();
        assert_eq!(ask(&mut chain, "eth_getBalance", json!([BOB])).unwrap(), "0x10");
        assert_eq!(ask(&mut chain, "eth_getCode", json!([BOB, "latest"])).unwrap(), "0x00");
        assert!(ask(&mut chain, "eth_getStorageAt", json!([BOB, "0x1"])).unwrap().as_str().unwrap().ends_with("02"));
        assert_eq!(ask(&mut chain, "evm_revert", json!([id])).unwrap(), true);
        assert_eq!(ask(&mut chain, "eth_getBalance", json!([BOB, "latest"])).unwrap(), "0x0");
    }

    #[test]
    fn missing_and_wrong_arguments_are_named() {
        let mut chain = sample::chain();
        let refused = ask(&mut chain, "eth_getBalance", json!([])).unwrap_err();
        assert_eq!(refused.message, "missing value for required argument 0");
        let refused = ask(&mut chain, "anvil_setBalance", json!([BOB, "much"])).unwrap_err();
        assert!(refused.message.starts_with("invalid argument 1"), "{refused}");
    }
}
