//! The gas limit a transaction needs is searched between what it used and what it may use.

use alloy::eips::eip7825::MAX_TX_GAS_LIMIT_OSAKA;
use alloy::primitives::{TxKind, U256};
use alloy::rpc::types::TransactionRequest;
use revm::context::TxEnv;
use revm::context::result::{ExecutionResult, HaltReason};

use super::state::StateAt;
use crate::evm::call::{self, Scene};
use crate::evm::refusal::{self, Refusal};
use crate::evm::{machine, overrides};

/// The gas of a transaction that does nothing (the yellow paper's `G_transaction`).
const PLAIN: u64 = 21_000;
/// The gas a call that sends ether gives along (the yellow paper's `G_callstipend`).
const STIPEND: u64 = 2_300;

/// Returns a gas limit with which the request succeeds, at most 1.5 % above the lowest (go-ethereum's tolerance).
///
/// # Errors
/// It fails with any gas limit, or with any its sender could pay for.
pub(super) fn gas(request: &TransactionRequest, scene: &Scene<StateAt<'_>>) -> Result<u64, Refusal> {
    let mut tx = call::transaction(scene.chain_id, request, 0, 0)?;
    let mut high = highest(request, &tx, scene)?;
    let mut works = |gas_limit: u64| -> Result<Option<u64>, Refusal> {
        tx.gas_limit = gas_limit;
        let ran = call::attempt(tx.clone(), scene)?;
        Ok(ran.result.is_success().then(|| machine::peak_gas(&ran.result)))
    };
    if is_plain(request, scene) && high >= PLAIN && matches!(works(PLAIN), Ok(Some(_))) {
        return Ok(PLAIN);
    }
    let Some(peak) = works(high)? else {
        return Err(failure(tx, scene));
    };
    // What it used is less than it needs when calls hold back a 64th of their gas (EIP-150).
    let mut low = peak.saturating_sub(1);
    let guess = peak.saturating_add(STIPEND).saturating_mul(64) / 63;
    if guess < high {
        match works(guess) {
            Ok(Some(_)) => high = guess,
            _ => low = guess,
        }
    }
    while low.saturating_add(1) < high && high.saturating_sub(low).saturating_mul(1000) >= high.saturating_mul(15) {
        let middle = low.midpoint(high).min(low.saturating_mul(2));
        match works(middle) {
            Ok(Some(_)) => high = middle,
            _ => low = middle,
        }
    }
    Ok(high)
}

fn is_plain(request: &TransactionRequest, scene: &Scene<StateAt<'_>>) -> bool {
    let Some(TxKind::Call(to)) = request.to else {
        return false;
    };
    request.input.input().is_none_or(|data| data.is_empty()) && overrides::account(&scene.draft, to).is_empty_code_hash()
}

/// Returns the highest gas limit that is allowed and that the sender can pay for.
fn highest(request: &TransactionRequest, tx: &TxEnv, scene: &Scene<StateAt<'_>>) -> Result<u64, Refusal> {
    let asked = request.gas.filter(|gas| *gas >= PLAIN).unwrap_or(scene.header.gas_limit);
    let allowed = asked.min(MAX_TX_GAS_LIMIT_OSAKA).min(call::GAS_CAP);
    let balance = overrides::account(&scene.draft, tx.caller).balance;
    let Some(payable) = balance.saturating_sub(tx.value).checked_div(U256::from(tx.gas_price)) else {
        return Ok(allowed);
    };
    if tx.value >= balance && !tx.value.is_zero() {
        return Err(Refusal::server("insufficient funds for transfer"));
    }
    Ok(u64::try_from(payable).unwrap_or(u64::MAX).min(allowed))
}

/// Says why a transaction fails even with the highest gas limit.
fn failure(tx: TxEnv, scene: &Scene<StateAt<'_>>) -> Refusal {
    let limit = tx.gas_limit;
    match call::attempt(tx, scene).map(|ran| ran.result) {
        Ok(ExecutionResult::Revert { output, .. }) => Refusal::reverted(&output),
        Ok(ExecutionResult::Halt { reason, .. }) if !matches!(reason, HaltReason::OutOfGas(_)) => Refusal::server(refusal::halt(&reason)),
        Ok(_) => Refusal::server(format!("gas required exceeds allowance ({limit})")),
        Err(why) => why,
    }
}

#[cfg(test)]
mod tests {
    use alloy::eips::BlockId;
    use alloy::primitives::{B256, Bytes};

    use super::*;
    use crate::practice::chain::Chain;
    use crate::practice::sample::{self, ALICE, BOB, CELL, ECHO_REVERT};

    fn estimate(chain: &Chain, request: &TransactionRequest) -> Result<u64, Refusal> {
        gas(request, &chain.scene(BlockId::latest(), None, None).unwrap())
    }

    #[test]
    fn an_estimate_is_enough_and_not_much_more() {
        let mut chain = sample::chain();
        let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
        let transfer = TransactionRequest::default().from(ALICE).to(BOB).value(U256::ONE);
        assert_eq!(estimate(&chain, &transfer), Ok(21_000));
        let data = Bytes::from(B256::repeat_byte(1));
        let store = TransactionRequest::default().from(ALICE).to(cell).input(data.clone().into());
        let estimated = estimate(&chain, &store).unwrap();
        let used = chain.send_as(ALICE, cell, U256::ZERO, data).unwrap().gas_used;
        assert!(estimated >= used && estimated < used + used / 20, "{estimated} for {used}");
    }

    #[test]
    fn what_always_fails_has_no_estimate() {
        let mut chain = sample::chain();
        let echo = chain.deploy(ALICE, sample::init(ECHO_REVERT)).unwrap();
        let request = TransactionRequest::default().from(ALICE).to(echo);
        assert_eq!(estimate(&chain, &request).unwrap_err().code, 3);
        let short = chain.account(ALICE).balance + U256::ONE;
        let request = TransactionRequest::default().from(ALICE).to(BOB).value(short).max_fee_per_gas(2_000_000_000);
        assert_eq!(estimate(&chain, &request).unwrap_err().message, "insufficient funds for transfer");
    }
}
