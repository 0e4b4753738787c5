//! An access list names the accounts and slots that a call touches, so that it pays for them in advance (EIP-2930).

use std::collections::{BTreeMap, BTreeSet};

use alloy::eips::eip2930::{AccessList, AccessListItem, AccessListResult};
use alloy::primitives::{Address, B256, TxKind, U256};
use alloy::rpc::types::TransactionRequest;
use revm::context::TxEnv;
use revm::context::result::{ExecutionResult, ResultAndState};

use super::state::StateAt;
use crate::evm::call::{self, GAS_CAP, Scene};
use crate::evm::refusal::{self, Refusal};

/// The highest address of the precompiles that follow one another from 1 on, and the one apart (EIP-7951).
const PRECOMPILES: (u64, u64) = (0x11, 0x100);

type Touched = BTreeMap<Address, BTreeSet<B256>>;

/// Returns the list with which a call touches nothing else, what it then uses, and why it fails if it does.
///
/// # Errors
/// The request makes no sense or cannot be paid for.
pub(super) fn list(request: &TransactionRequest, scene: &Scene<StateAt<'_>>) -> Result<AccessListResult, Refusal> {
    let gas = request.gas.unwrap_or(GAS_CAP).min(GAS_CAP);
    let mut request = request.clone();
    let given = request.access_list.clone().unwrap_or_default().0.into_iter();
    let mut known: Touched = given.map(|item| (item.address, item.storage_keys.into_iter().collect())).collect();
    loop {
        request.access_list = Some(written(&known));
        let tx = call::transaction(scene.chain_id, &request, 0, gas)?;
        let ran = call::attempt(tx.clone(), scene)?;
        let before = known.clone();
        add(&mut known, &ran, &tx, scene.header.beneficiary);
        // Which way a call goes may hang on the gas that is left, so it is run again until it finds nothing new.
        if known == before {
            let (gas_used, error) = (U256::from(ran.result.tx_gas_used()), failure(&ran.result));
            return Ok(AccessListResult { access_list: written(&known), gas_used, error });
        }
    }
}

fn written(touched: &Touched) -> AccessList {
    let item =
        |(address, keys): (&Address, &BTreeSet<B256>)| AccessListItem { address: *address, storage_keys: keys.iter().copied().collect() };
    AccessList(touched.iter().map(item).collect())
}

/// Adds what a call touched, without the accounts that cost nothing to touch: its parties, the proposer and precompiles.
fn add(known: &mut Touched, ran: &ResultAndState, tx: &TxEnv, proposer: Address) {
    let other = match tx.kind {
        TxKind::Call(to) => Some(to),
        TxKind::Create => ran.result.created_address(),
    };
    for (address, account) in &ran.state {
        let free = *address == tx.caller || Some(*address) == other || *address == proposer || is_precompile(*address);
        if free && account.storage.is_empty() {
            continue;
        }
        let keys = account.storage.keys().map(|key| B256::from(*key));
        known.entry(*address).or_default().extend(keys);
    }
}

fn is_precompile(address: Address) -> bool {
    let (last, apart) = PRECOMPILES;
    let number = U256::from_be_slice(address.as_slice());
    (!number.is_zero() && number <= U256::from(last)) || number == U256::from(apart)
}

fn failure(ran: &ExecutionResult) -> Option<String> {
    match ran {
        ExecutionResult::Success { .. } => None,
        ExecutionResult::Revert { output, .. } => Some(Refusal::reverted(output).message.into_owned()),
        ExecutionResult::Halt { reason, .. } => Some(refusal::halt(reason).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use alloy::eips::BlockId;
    use alloy::primitives::Bytes;

    use super::*;
    use crate::practice::chain::Chain;
    use crate::practice::sample::{self, ALICE, BOB, CELL, ECHO_REVERT, FORWARD};

    fn of(chain: &Chain, request: &TransactionRequest) -> AccessListResult {
        list(request, &chain.scene(BlockId::latest(), None, None).unwrap()).unwrap()
    }

    #[test]
    fn slots_and_other_accounts_are_listed_and_parties_are_not() {
        let mut chain = sample::chain();
        let [cell, forward] = [CELL, FORWARD].map(|code| chain.deploy(ALICE, sample::init(code)).unwrap());
        let read = of(&chain, &TransactionRequest::default().from(ALICE).to(cell));
        assert_eq!(read.access_list.0, [AccessListItem { address: cell, storage_keys: vec![B256::ZERO] }]);
        let pay = TransactionRequest::default().from(ALICE).to(forward).value(U256::ONE).input(Bytes::from(BOB.into_word()).into());
        assert_eq!(of(&chain, &pay).access_list.0, [AccessListItem { address: BOB, storage_keys: vec![] }]);
        let plain = of(&chain, &TransactionRequest::default().from(ALICE).to(BOB).value(U256::ONE));
        assert_eq!((plain.access_list.0, plain.gas_used), (vec![], U256::from(21_000)));
    }

    #[test]
    fn a_call_that_fails_says_so_beside_its_list() {
        let mut chain = sample::chain();
        let echo = chain.deploy(ALICE, sample::init(ECHO_REVERT)).unwrap();
        let result = of(&chain, &TransactionRequest::default().from(ALICE).to(echo));
        assert_eq!((result.error.as_deref(), result.access_list.0.len()), (Some("execution reverted"), 0));
    }
}
