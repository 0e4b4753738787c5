//! A key in memory, behind alloy's two traits. What alloy signs with is made once something is signed: it works out the public key, which
//! takes as long as a signature, and of the many keys of a mnemonic the addresses are known without it.

use super::key::PrivateKey;
use alloy::{
    consensus::SignableTransaction,
    network::TxSigner,
    primitives::{Address, B256, ChainId, Signature},
    signers::{self, local::PrivateKeySigner},
};
use async_trait::async_trait;
use std::sync::{Mutex, OnceLock, PoisonError};

/// A key, or its signer once something is signed: it is never in two places. Both wipe themselves.
pub(super) struct Local {
    address: Address,
    key: Mutex<Option<PrivateKey>>,
    signer: OnceLock<PrivateKeySigner>,
}

impl Local {
    /// A key that nothing was signed with.
    pub(super) fn new(key: PrivateKey) -> Self {
        Self { address: key.address(), key: Mutex::new(Some(key)), signer: OnceLock::new() }
    }

    fn signer(&self) -> &PrivateKeySigner {
        self.signer.get_or_init(|| {
            let key = self.key.lock().unwrap_or_else(PoisonError::into_inner).take();
            key.expect("invariant: the signer is made once").to_signer()
        })
    }
}

#[async_trait]
impl signers::Signer for Local {
    async fn sign_hash(&self, hash: &B256) -> signers::Result<Signature> {
        self.signer().sign_hash(hash).await
    }

    fn address(&self) -> Address {
        self.address
    }

    // What is signed names its chain itself.
    fn chain_id(&self) -> Option<ChainId> {
        None
    }

    fn set_chain_id(&mut self, _: Option<ChainId>) {}
}

#[async_trait]
impl TxSigner<Signature> for Local {
    fn address(&self) -> Address {
        self.address
    }

    async fn sign_transaction(&self, transaction: &mut dyn SignableTransaction<Signature>) -> signers::Result<Signature> {
        self.signer().sign_transaction(transaction).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signer::Signer;
    use alloy::primitives::address;

    #[tokio::test]
    async fn its_signatures_are_those_of_its_key_and_an_address_that_is_not_its_own_is_found_out() {
        let (key, hash) = (|| PrivateKey::from_bytes(&[0x42; 32]).unwrap(), B256::repeat_byte(7));
        let signature = Signer::in_memory(key()).sign_hash(&hash).await.unwrap();
        assert_eq!(signature.recover_address_from_prehash(&hash).unwrap(), key().address());
        let wrong = key().known_as(address!("0x000000000000000000000000000000000000dEaD"));
        assert!(Signer::in_memory(wrong).sign_hash(&hash).await.unwrap_err().to_string().contains("the signature is that of"));
    }
}
