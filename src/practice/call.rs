//! A call runs on the state of any block, changes nothing, and fails as go-ethereum's would.

use alloy::consensus::Header;
use alloy::eips::BlockId;
use alloy::primitives::{Address, Bytes, TxKind, U256};
use alloy::rpc::types::state::StateOverride;
use alloy::rpc::types::{BlockOverrides, TransactionRequest};
use revm::context::TxEnv;
use revm::context::either::Either;
use revm::context::result::{ExecutionResult, ResultAndState};
use revm::context_interface::transaction::TransactionType;
use revm::database::CacheDB;

use super::chain::{BLOCK_TIME, Chain};
use super::evm::{self, Mode};
use super::overrides::{self, Draft};
use super::refusal::{self, Refusal};

/// The most gas one request may use (go-ethereum's default cap).
pub(super) const GAS_CAP: u64 = 50_000_000;

/// Where a call runs: a draft of a block's state, and that block's header.
#[derive(Clone)]
pub(super) struct Scene<'a> {
    pub(super) draft: Draft<'a>,
    pub(super) header: Header,
}

impl Chain {
    /// Calls a contract on the newest state and returns what it returns.
    ///
    /// # Errors
    /// The call reverts or runs out of gas.
    pub fn call(&self, from: Address, to: Address, data: impl Into<Bytes>) -> Result<Bytes, Refusal> {
        let request = TransactionRequest::default().from(from).to(to).input(data.into().into());
        run(self, &request, &self.scene(BlockId::latest(), None, None)?)
    }

    /// Sets the scene for a call at a block.
    ///
    /// # Errors
    /// There is no such block, or an override that cannot be made.
    pub(super) fn scene(&self, id: BlockId, state: Option<StateOverride>, block: Option<&BlockOverrides>) -> Result<Scene<'_>, Refusal> {
        let base = self.resolve(id)?;
        let draft = CacheDB::new(self.at(base.number));
        let header = if id.is_pending() { self.next_header(BLOCK_TIME) } else { base.into_inner() };
        let mut scene = Scene { draft, header };
        if let Some(block) = block {
            overrides::apply_block(&mut scene.header, &mut scene.draft, block)?;
        }
        overrides::apply_state(&mut scene.draft, state.unwrap_or_default())?;
        Ok(scene)
    }
}

/// Runs a request and returns what it returns.
///
/// # Errors
/// The request makes no sense, cannot be paid for, reverts or stops.
pub(super) fn run(chain: &Chain, request: &TransactionRequest, scene: &Scene<'_>) -> Result<Bytes, Refusal> {
    let gas = request.gas.unwrap_or(GAS_CAP).min(GAS_CAP);
    let tx = transaction(chain.chain_id, request, 0, gas)?;
    match attempt(chain, tx, scene)?.result {
        ExecutionResult::Success { output, .. } => Ok(output.into_data()),
        ExecutionResult::Revert { output, .. } => Err(Refusal::reverted(&output)),
        ExecutionResult::Halt { reason, .. } => Err(Refusal::server(refusal::halt(&reason))),
    }
}

/// Runs a call's transaction on a copy of the scene.
///
/// # Errors
/// The transaction is not valid there.
pub(super) fn attempt(chain: &Chain, tx: TxEnv, scene: &Scene<'_>) -> Result<ResultAndState, Refusal> {
    let mut block = evm::block_env(&scene.header);
    let mode = if is_free(&tx) { Mode::FreeCall } else { Mode::PricedCall };
    if mode == Mode::FreeCall {
        block.basefee = 0;
    }
    let (settings, gas) = (evm::settings(chain.chain_id, mode), tx.gas_limit);
    evm::run(scene.draft.clone(), settings, block, tx.clone()).map_err(|why| {
        let why = refusal::invalid(&why, &tx, scene.header.base_fee_per_gas.unwrap_or_default());
        Refusal::server(format!("err: {} (supplied gas {gas})", why.message))
    })
}

/// Returns whether a call offers nothing for its gas.
pub(super) fn is_free(tx: &TxEnv) -> bool {
    tx.gas_price == 0 && tx.gas_priority_fee.unwrap_or_default() == 0
}

/// Turns a request into a transaction; what it leaves open is zero, or as given.
///
/// # Errors
/// Two ways of naming the fee at once, another chain's id, or blobs.
pub(super) fn transaction(chain_id: u64, request: &TransactionRequest, nonce: u64, gas_limit: u64) -> Result<TxEnv, Refusal> {
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

#[cfg(test)]
mod tests {
    use alloy::primitives::B256;
    use alloy::rpc::types::state::AccountOverride;
    use alloy::sol_types::{Revert, SolError};

    use super::*;
    use crate::practice::sample::{self, ALICE, CELL, ECHO_REVERT};

    #[test]
    fn a_past_block_is_read_as_it_was() {
        let mut chain = sample::chain();
        let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
        let mut then = Vec::new();
        for value in 1..=3u64 {
            chain.send_as(ALICE, cell, U256::ZERO, B256::from(U256::from(value))).unwrap();
            then.push((chain.number(), value));
            chain.mine(1000, 12);
        }
        let request = TransactionRequest::default().to(cell);
        for (number, value) in then {
            let scene = chain.scene(BlockId::number(number), None, None).unwrap();
            assert_eq!(U256::from_be_slice(&run(&chain, &request, &scene).unwrap()), U256::from(value));
        }
        assert!(chain.scene(BlockId::number(chain.number() + 1), None, None).is_err());
    }

    #[test]
    fn a_revert_carries_its_data() {
        let mut chain = sample::chain();
        let echo = chain.deploy(ALICE, sample::init(ECHO_REVERT)).unwrap();
        let data = Revert::from("not today").abi_encode();
        let refused = chain.call(ALICE, echo, data.clone()).unwrap_err();
        assert_eq!((refused.code, &*refused.message), (3, "execution reverted: not today"));
        assert_eq!(refused.data, Some(serde_json::json!(Bytes::from(data.clone()))));
        let before = chain.number();
        assert!(chain.send_as(ALICE, echo, U256::ZERO, data).is_err());
        assert_eq!(chain.number(), before, "a refused transaction is not mined");
    }

    #[test]
    fn overrides_change_the_scene_only() {
        let mut chain = sample::chain();
        let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
        let slot = [(B256::ZERO, B256::from(U256::from(9)))].into_iter().collect();
        let wanted = AccountOverride { state_diff: Some(slot), ..AccountOverride::default() };
        let scene = chain.scene(BlockId::latest(), Some([(cell, wanted)].into_iter().collect()), None).unwrap();
        let request = TransactionRequest::default().to(cell);
        assert_eq!(U256::from_be_slice(&run(&chain, &request, &scene).unwrap()), U256::from(9));
        assert_eq!(U256::from_be_slice(&chain.call(ALICE, cell, Bytes::new()).unwrap()), U256::ZERO);
    }

    #[test]
    fn a_call_without_the_ether_it_sends_is_refused() {
        let chain = sample::chain();
        let request = TransactionRequest::default().from(Address::repeat_byte(0x77)).to(ALICE).value(U256::ONE);
        let scene = chain.scene(BlockId::latest(), None, None).unwrap();
        let refused = run(&chain, &request, &scene).unwrap_err();
        assert!(refused.message.starts_with("err: insufficient funds for gas * price + value"), "{refused}");
    }
}
