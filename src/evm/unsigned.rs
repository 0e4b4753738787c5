//! A call that is only simulated has a place in its block too: as the transaction it would be.

use alloy::consensus::{SignableTransaction, TxEip1559, TxEip2930, TxEip7702, TxEnvelope, TxLegacy};
use alloy::primitives::{Signature, U256};
use revm::context::TxEnv;
use revm::context_interface::transaction::TransactionType;

/// Returns the transaction a call would be, with an empty signature.
pub(crate) fn unsigned(tx: &TxEnv) -> TxEnvelope {
    let none = Signature::new(U256::ZERO, U256::ZERO, false);
    let (nonce, gas_limit, to, value) = (tx.nonce, tx.gas_limit, tx.kind, tx.value);
    let (chain_id, gas_price) = (tx.chain_id.unwrap_or_default(), tx.gas_price);
    let (access_list, input) = (tx.access_list.clone(), tx.data.clone());
    let (max_fee_per_gas, max_priority_fee_per_gas) = (gas_price, tx.gas_priority_fee.unwrap_or_default());
    match TransactionType::from(tx.tx_type) {
        TransactionType::Legacy => {
            let chain_id = Some(chain_id);
            TxLegacy { chain_id, nonce, gas_price, gas_limit, to, value, input }.into_signed(none).into()
        }
        TransactionType::Eip2930 => {
            TxEip2930 { chain_id, nonce, gas_price, gas_limit, to, value, access_list, input }.into_signed(none).into()
        }
        TransactionType::Eip7702 => TxEip7702 {
            chain_id,
            nonce,
            gas_limit,
            max_fee_per_gas,
            max_priority_fee_per_gas,
            to: to.to().copied().unwrap_or_default(),
            value,
            access_list,
            authorization_list: tx.authorization_list.iter().filter_map(|each| each.clone().left()).collect(),
            input,
        }
        .into_signed(none)
        .into(),
        _ => TxEip1559 { chain_id, nonce, gas_limit, max_fee_per_gas, max_priority_fee_per_gas, to, value, access_list, input }
            .into_signed(none)
            .into(),
    }
}
