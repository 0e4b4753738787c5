//! Every function and error this build knows by name: what calldata and reverts are decoded with.

use super::{
    lrt::{etherfi::abi as etherfi, kelp::abi as kelp},
    lst::lido::abi as lido,
    rebasing,
};
use crate::chain::erc20::IERC20;
use alloy::json_abi::{Error, Function, JsonAbi};

/// The interfaces that this build calls.
fn known() -> Vec<JsonAbi> {
    vec![
        IERC20::abi::contract(),
        rebasing::IWrapped::abi::contract(),
        lido::ILido::abi::contract(),
        lido::IWstETH::abi::contract(),
        lido::IWithdrawalQueue::abi::contract(),
        etherfi::ILiquidityPool::abi::contract(),
        etherfi::IWeETH::abi::contract(),
        etherfi::IWithdrawRequestNFT::abi::contract(),
        etherfi::IBlacklister::abi::contract(),
        kelp::ILRTDepositPool::abi::contract(),
        kelp::ILRTWithdrawalManager::abi::contract(),
        kelp::ILRTOracle::abi::contract(),
        kelp::ILRTConfig::abi::contract(),
    ]
}

/// The functions this build may call.
pub fn functions() -> Vec<Function> {
    known().into_iter().flat_map(|abi| abi.functions.into_values().flatten()).collect()
}

/// The errors the called contracts may answer with.
pub fn errors() -> Vec<Error> {
    known().into_iter().flat_map(|abi| abi.errors.into_values().flatten()).collect()
}

/// What to do about a custom error or a revert string, in the imperative.
pub fn advice(error: &str) -> Option<&'static str> {
    Some(match error {
        "CurrentlyPaused" => "wait until EigenLayer resumes",
        _ => return None,
    })
}
