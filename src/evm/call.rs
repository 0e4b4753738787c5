//! A call runs on a state in a block, changes nothing, and fails as go-ethereum's would.

use alloy::consensus::Header;
use alloy::primitives::{Bytes, TxKind, U256};
use alloy::rpc::types::TransactionRequest;
use revm::context::TxEnv;
use revm::context::either::Either;
use revm::context::result::{ExecutionResult, ResultAndState};
use revm::context_interface::transaction::TransactionType;
use revm::database_interface::WrapDatabaseRef;

use super::machine::{self, Mode};
use super::overrides::{Draft, State};
use super::refusal::{self, Refusal};

/// The most gas one request may use (go-ethereum's default cap).
pub(crate) const GAS_CAP: u64 = 50_000_000;

/// Where a call runs: a draft of a block's state, and that block's header.
pub(crate) struct Scene<D> {
    pub(crate) chain_id: u64,
    pub(crate) draft: Draft<D>,
    pub(crate) header: Header,
}

/// Runs a request and returns what it returns.
///
/// # Errors
/// The request makes no sense, cannot be paid for, reverts or stops.
pub(crate) fn run(request: &TransactionRequest, scene: &Scene<impl State>) -> Result<Bytes, Refusal> {
    let gas = request.gas.unwrap_or(GAS_CAP).min(GAS_CAP);
    let tx = transaction(scene.chain_id, request, 0, gas)?;
    match attempt(tx, scene)?.result {
        ExecutionResult::Success { output, .. } => Ok(output.into_data()),
        ExecutionResult::Revert { output, .. } => Err(Refusal::reverted(&output)),
        ExecutionResult::Halt { reason, .. } => Err(Refusal::server(refusal::halt(&reason))),
    }
}

/// Runs a call's transaction, which changes nothing of the scene.
///
/// # Errors
/// The transaction is not valid there.
pub(crate) fn attempt(tx: TxEnv, scene: &Scene<impl State>) -> Result<ResultAndState, Refusal> {
    let mut block = machine::block_env(&scene.header);
    let mode = if is_free(&tx) { Mode::FreeCall } else { Mode::PricedCall };
    if mode == Mode::FreeCall {
        block.basefee = 0;
    }
    let (settings, gas) = (machine::settings(scene.chain_id, mode), tx.gas_limit);
    machine::run(WrapDatabaseRef(&scene.draft), settings, block, tx.clone()).map_err(|why| {
        let why = refusal::invalid(&why, &tx, scene.header.base_fee_per_gas.unwrap_or_default());
        Refusal::server(format!("err: {} (supplied gas {gas})", why.message))
    })
}

/// Returns whether a call offers nothing for its gas.
pub(crate) fn is_free(tx: &TxEnv) -> bool {
    tx.gas_price == 0 && tx.gas_priority_fee.unwrap_or_default() == 0
}

/// Turns a request into a transaction; what it leaves open is zero, or as given.
///
/// # Errors
/// Two ways of naming the fee at once, another chain's id, or blobs.
pub(crate) fn transaction(chain_id: u64, request: &TransactionRequest, nonce: u64, gas_limit: u64) -> Result<TxEnv, Refusal> {
    let dynamic = request.max_fee_per_gas.is_some() || request.max_priority_fee_per_gas.is_some();
    if request.gas_price.is_some() && dynamic {
        return Err(Refusal::server("both gasPrice and (maxFeePerGas or maxPriorityFeePerGas) specified"));
    }
    if let Some(other) = request.chain_id.filter(|id| *id != chain_id) {
        return Err(Refusal::server(format!("chainId does not match node's (have={other}, want={chain_id})")));
    }
    if request.blob_versioned_hashes.is_some() || request.sidecar.is_some() {
        return Err(Refusal::server("blob transactions are not supported"));
    }
    if let (Some(input), Some(data)) = (&request.input.input, &request.input.data)
        && input != data
    {
        return Err(Refusal::server(
            "both \"data\" and \"input\" are set and not equal. Please use \"input\" to pass transaction call data",
        ));
    }
    let authorizations = request.authorization_list.clone().unwrap_or_default();
    let kind = match (&authorizations[..], request.gas_price, &request.access_list) {
        ([_, ..], _, _) => TransactionType::Eip7702,
        ([], None, _) => TransactionType::Eip1559,
        ([], Some(_), Some(_)) => TransactionType::Eip2930,
        ([], Some(_), None) => TransactionType::Legacy,
    };
    Ok(TxEnv {
        tx_type: kind.into(),
        caller: request.from.unwrap_or_default(),
        gas_limit,
        gas_price: request.gas_price.or(request.max_fee_per_gas).unwrap_or_default(),
        gas_priority_fee: request.gas_price.is_none().then(|| request.max_priority_fee_per_gas.unwrap_or_default()),
        kind: request.to.unwrap_or(TxKind::Create),
        value: request.value.unwrap_or(U256::ZERO),
        data: request.input.input().cloned().unwrap_or_default(),
        nonce: request.nonce.unwrap_or(nonce),
        chain_id: Some(chain_id),
        access_list: request.access_list.clone().unwrap_or_default(),
        blob_hashes: Vec::new(),
        max_fee_per_blob_gas: 0,
        authorization_list: authorizations.into_iter().map(Either::Left).collect(),
    })
}
