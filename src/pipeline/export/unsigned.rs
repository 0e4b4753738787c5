//! Unsigned transactions as bytes: what any other signer signs, and the hash that its signature is over.

use alloy::{
    consensus::{SignableTransaction, TxEip1559},
    primitives::{B256, Bytes},
};
use serde::Serialize;

/// One unsigned transaction.
#[derive(Clone, Debug, Serialize)]
pub struct Payload {
    /// Its nonce.
    pub nonce: u64,
    /// Its type and its fields, as EIP-2718 and EIP-1559 have them without a signature.
    pub payload: Bytes,
    /// The Keccak-256 of the payload: what is signed.
    pub signing_hash: B256,
}

/// The bytes of each transaction, in order.
pub fn payloads(transactions: &[TxEip1559]) -> Vec<Payload> {
    let payload = |transaction: &TxEip1559| Payload {
        nonce: transaction.nonce,
        payload: transaction.encoded_for_signing().into(),
        signing_hash: transaction.signature_hash(),
    };
    transactions.iter().map(payload).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::primitives::{Address, U256, keccak256};

    #[test]
    fn the_hash_is_that_of_the_bytes() {
        let transaction = TxEip1559 {
            chain_id: 1,
            nonce: 7,
            gas_limit: 21_000,
            max_fee_per_gas: 30_000_000_000,
            max_priority_fee_per_gas: 1_000_000_000,
            to: Address::repeat_byte(0x11).into(),
            value: U256::from(5),
            ..TxEip1559::default()
        };
        let [payload] = &payloads(&[transaction])[..] else { panic!("one") };
        assert_eq!(payload.payload[0], 2);
        assert_eq!(payload.signing_hash, keccak256(&payload.payload));
    }
}
