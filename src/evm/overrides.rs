//! A call may run on a state and in a block that differ from the chain's in what its overrides name.

use std::convert::Infallible;

use alloy::consensus::Header;
use alloy::primitives::{Address, U256};
use alloy::rpc::types::BlockOverrides;
use alloy::rpc::types::state::{AccountOverride, StateOverride};
use revm::database::CacheDB;
use revm::state::{AccountInfo, Bytecode};
use revm::{Database, DatabaseRef};

use super::refusal::Refusal;

/// What a chain's state is read through.
pub(crate) trait State: DatabaseRef<Error = Infallible> {}

impl<D: DatabaseRef<Error = Infallible>> State for D {}

/// A state over the chain's, which a call may change and which is then thrown away.
pub(crate) type Draft<D> = CacheDB<D>;

/// Returns an account of a draft.
pub(crate) fn account(draft: &Draft<impl State>, address: Address) -> AccountInfo {
    infallible(draft.basic_ref(address)).unwrap_or_default()
}

/// Writes the overridden balances, nonces, code and storage.
///
/// # Errors
/// An account with both `state` and `stateDiff`, or a precompile that is to be moved.
pub(crate) fn apply_state(draft: &mut Draft<impl State>, overrides: StateOverride) -> Result<(), Refusal> {
    for (address, wanted) in overrides {
        let AccountOverride { balance, nonce, code, state, state_diff, move_precompile_to } = wanted;
        if move_precompile_to.is_some() {
            return Err(Refusal::params("movePrecompileToAddress is not supported"));
        }
        if state.is_some() && state_diff.is_some() {
            return Err(Refusal::server(format!("account {address} has both 'state' and 'stateDiff'")));
        }
        let mut info = infallible(draft.basic(address)).unwrap_or_default();
        info.balance = balance.unwrap_or(info.balance);
        info.nonce = nonce.unwrap_or(info.nonce);
        if let Some(code) = code {
            let code = Bytecode::new_raw_checked(code).map_err(|why| Refusal::params(why.to_string()))?;
            info.code_hash = code.hash_slow();
            info.code = Some(code);
        }
        draft.insert_account_info(address, info);
        if let Some(state) = state {
            let slots = state.into_iter().map(|(key, value)| (key.into(), value.into())).collect();
            infallible(draft.replace_account_storage(address, slots));
        }
        for (key, value) in state_diff.into_iter().flatten() {
            infallible(draft.insert_account_storage(address, key.into(), value.into()));
        }
    }
    Ok(())
}

/// Writes the overridden fields of a block, and the block hashes a call is to see.
///
/// # Errors
/// A number or a base fee beyond 64 bits, or a field this chain's blocks do not have.
pub(crate) fn apply_block(header: &mut Header, draft: &mut Draft<impl State>, overrides: &BlockOverrides) -> Result<(), Refusal> {
    if overrides.blob_base_fee.is_some() {
        return Err(Refusal::params("block override \"blobBaseFee\" is not supported"));
    }
    header.number = narrow(overrides.number)?.unwrap_or(header.number);
    header.timestamp = overrides.time.unwrap_or(header.timestamp);
    header.gas_limit = overrides.gas_limit.unwrap_or(header.gas_limit);
    header.beneficiary = overrides.coinbase.unwrap_or(header.beneficiary);
    header.mix_hash = overrides.random.unwrap_or(header.mix_hash);
    header.base_fee_per_gas = narrow(overrides.base_fee)?.or(header.base_fee_per_gas);
    header.parent_beacon_block_root = overrides.beacon_root.or(header.parent_beacon_block_root);
    for (number, hash) in overrides.block_hash.iter().flatten() {
        draft.cache.block_hashes.insert(U256::from(*number), *hash);
    }
    Ok(())
}

fn narrow(value: Option<U256>) -> Result<Option<u64>, Refusal> {
    let fits = |value| u64::try_from(value).map_err(|_| Refusal::params(format!("{value} is more than 64 bits")));
    value.map(fits).transpose()
}

/// Takes what a state answered: it always answers.
pub(crate) fn infallible<T>(result: Result<T, Infallible>) -> T {
    match result {
        Ok(value) => value,
        Err(never) => match never {},
    }
}
