//! Keys, and the accounts that they sign for. Nothing here knows what it signs for, nor how to send it.

mod account;
mod budget;
mod carried;
mod derivation;
mod device;
pub mod entropy;
pub mod files;
mod key;
pub mod keyring;
pub mod keystore;
pub mod ledger;
mod local;
mod mnemonic;
mod name;
pub mod passphrase;
mod person;
mod secret;
#[cfg(any(feature = "ledger", feature = "trezor"))]
mod several;
mod stack;
mod store;
pub mod trezor;

pub use account::{Account, Entry, FileName, Opened, Screen, Selected, Unlocked};
pub use budget::Budget;
pub use derivation::{Derivation, MOST_ADDRESSES, NAMED_PATHS, STANDARD_PATH};
pub use key::PrivateKey;
pub use keystore::{Keystore, KeystoreError, MOST_KDF_MEMORY, MemorySize, Weakness};
pub use mnemonic::Mnemonic;
pub use name::Name;
pub use person::{Nobody, Person};
pub use secret::Secret;
pub use store::{Store, write_keystore};

use crate::error::Failure;
use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxEnvelope},
    dyn_abi::TypedData,
    network::FullSigner,
    primitives::{Address, B256, Signature, eip191_hash_message},
    signers,
};
use anyhow::{Context, Result, ensure};
use local::Local;
use std::fmt;

/// What is known beforehand to be refused by whoever signs, and why.
pub type Unwilling = fn(&TxEip1559) -> Option<Failure>;

/// An opened key: in memory, or, behind the same two traits of alloy's, in a device.
///
/// Tasks and threads may share one.
pub struct Signer {
    inner: Box<dyn FullSigner<Signature> + Send + Sync>,
    unwilling: Unwilling,
    local: bool,
}

impl Signer {
    /// Takes anything that alloy can sign with.
    pub fn new(inner: impl FullSigner<Signature> + Send + Sync + 'static) -> Self {
        Self { inner: Box::new(inner), unwilling: |_| None, local: false }
    }

    /// A key in this process's memory.
    pub fn in_memory(key: PrivateKey) -> Self {
        Self { local: true, ..Self::new(Local::new(key)) }
    }

    /// Whether the key is in this process's memory, where any number of threads may sign with it at once. A device signs one
    /// after another, for whoever presses its buttons.
    pub fn is_local(&self) -> bool {
        self.local
    }

    /// Tells beforehand what a device, as it is set, will not sign.
    #[must_use]
    pub fn unwilling(self, unwilling: Unwilling) -> Self {
        Self { unwilling, ..self }
    }

    /// Fails where it is known already that a transaction will not be signed, so that none before it goes out in vain.
    ///
    /// # Errors
    /// When a device shows nothing of it and is set to refuse such.
    pub fn foresee(&self, transaction: &TxEip1559) -> Result<()> {
        (self.unwilling)(transaction).map_or(Ok(()), |failure| Err(failure.into()))
    }

    /// The address that it signs for.
    pub fn address(&self) -> Address {
        signers::Signer::address(&*self.inner)
    }

    /// Signs a transaction. Fails where the signature is not that of [`Self::address`].
    pub async fn sign_transaction(&self, transaction: TxEip1559) -> Result<TxEnvelope> {
        self.sign_transactions(vec![transaction]).await?.pop().context("the transaction was not signed")
    }

    /// Signs transactions one after another, up to the first that is not signed, or not by [`Self::address`]: then none is given.
    pub async fn sign_transactions(&self, transactions: Vec<TxEip1559>) -> Result<Vec<TxEnvelope>> {
        let signed = self.sign_each(transactions).await;
        // Once for all of them: it takes as long as a good part of a signature.
        stack::scrub();
        signed
    }

    async fn sign_each(&self, transactions: Vec<TxEip1559>) -> Result<Vec<TxEnvelope>> {
        let mut signed = vec![];
        for mut transaction in transactions {
            let signature = self.inner.sign_transaction(&mut transaction).await;
            let signature = signature.map_err(carried::plain).context("the transaction was not signed")?;
            self.check(&signature, transaction.signature_hash())?;
            signed.push(transaction.into_signed(signature).into());
        }
        Ok(signed)
    }

    /// Signs 32 bytes as they are; devices refuse to. Fails where the signature is not that of [`Self::address`].
    pub async fn sign_hash(&self, hash: &B256) -> Result<Signature> {
        let signature = self.inner.sign_hash(hash).await;
        stack::scrub();
        let signature = signature.map_err(carried::plain).context("the hash was not signed")?;
        self.check(&signature, *hash)
    }

    /// Signs a message by EIP-191. Fails where the signature is not that of [`Self::address`].
    pub async fn sign_message(&self, message: &[u8]) -> Result<Signature> {
        let signature = self.inner.sign_message(message).await;
        stack::scrub();
        let signature = signature.map_err(carried::plain).context("the message was not signed")?;
        self.check(&signature, eip191_hash_message(message))
    }

    /// Signs typed data by EIP-712; a device can then show each field. Fails where the signature is not that of
    /// [`Self::address`].
    pub async fn sign_typed(&self, data: &TypedData) -> Result<Signature> {
        let signature = self.inner.sign_dynamic_typed_data(data).await;
        stack::scrub();
        let signature = signature.map_err(carried::plain).context("the typed data was not signed")?;
        self.check(&signature, data.eip712_signing_hash()?)
    }

    /// A device may hold another key than the account says; what it then signed must not go out.
    fn check(&self, signature: &Signature, hash: B256) -> Result<Signature> {
        let by = signature.recover_address_from_prehash(&hash).context("the signature is not valid")?;
        let address = self.address();
        ensure!(by == address, "the signature is that of `{by}`, not of `{address}`");
        Ok(*signature)
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.address())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy::{
        network::TxSigner,
        primitives::{TxKind, U256},
        signers::local::PrivateKeySigner,
    };
    use async_trait::async_trait;
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    fn key() -> PrivateKey {
        PrivateKey::from_bytes(&[0x42; 32]).unwrap()
    }

    fn transaction() -> TxEip1559 {
        TxEip1559 { chain_id: 1, gas_limit: 21_000, to: TxKind::Call(Address::ZERO), value: U256::ONE, ..TxEip1559::default() }
    }

    /// A device that says one address, and signs with these keys in turn, then with the last of them.
    struct Device {
        says: Address,
        keys: Vec<PrivateKeySigner>,
        asked: Arc<AtomicUsize>,
    }

    impl Device {
        fn new(says: Address, keys: &[PrivateKey]) -> Self {
            Self { says, keys: keys.iter().map(PrivateKey::to_signer).collect(), asked: Arc::default() }
        }
    }

    #[async_trait]
    impl signers::Signer for Device {
        async fn sign_hash(&self, hash: &B256) -> signers::Result<Signature> {
            let turn = self.asked.fetch_add(1, Ordering::Relaxed);
            self.keys[turn.min(self.keys.len() - 1)].sign_hash(hash).await
        }

        fn address(&self) -> Address {
            self.says
        }

        fn chain_id(&self) -> Option<u64> {
            None
        }

        fn set_chain_id(&mut self, _: Option<u64>) {}
    }

    #[async_trait]
    impl TxSigner<Signature> for Device {
        fn address(&self) -> Address {
            self.says
        }

        async fn sign_transaction(&self, transaction: &mut dyn SignableTransaction<Signature>) -> signers::Result<Signature> {
            signers::Signer::sign_hash(self, &transaction.signature_hash()).await
        }
    }

    fn impostor() -> Device {
        Device::new(Address::ZERO, &[key()])
    }

    #[tokio::test]
    async fn a_signed_transaction_is_the_one_given() {
        let signer = Signer::new(key().to_signer());
        let signed = signer.sign_transaction(transaction()).await.unwrap();
        assert_eq!(signed.as_eip1559().unwrap().tx(), &transaction());
        let signed = signed.as_eip1559().unwrap();
        let by = signed.signature().recover_address_from_prehash(&signed.signature_hash()).unwrap();
        assert_eq!(by, key().address());
    }

    #[tokio::test]
    async fn a_message_is_signed_by_eip_191() {
        let signer = Signer::new(key().to_signer());
        let signature = signer.sign_message(b"hello").await.unwrap();
        assert_eq!(signature.recover_address_from_msg(b"hello").unwrap(), key().address());
        let hash = B256::repeat_byte(7);
        let signature = signer.sign_hash(&hash).await.unwrap();
        assert_eq!(signature.recover_address_from_prehash(&hash).unwrap(), key().address());
    }

    #[tokio::test]
    async fn a_foreign_signature_is_refused() {
        let signer = Signer::new(impostor());
        assert!(signer.sign_transaction(transaction()).await.is_err());
        assert!(signer.sign_message(b"hello").await.is_err());
        assert!(signer.sign_hash(&B256::ZERO).await.is_err());
    }

    #[tokio::test]
    async fn each_signature_is_checked_before_the_next_is_asked_for() {
        let (first, other) = (key(), PrivateKey::from_bytes(&[0x43; 32]).unwrap());
        let device = Device::new(first.address(), &[first, other]);
        let (asked, signer) = (Arc::clone(&device.asked), Signer::new(device));
        let several = signer.sign_transactions(vec![transaction(); 4]).await;
        assert!(several.unwrap_err().to_string().contains("the signature is that of"));
        assert_eq!(asked.load(Ordering::Relaxed), 2);
    }

    #[tokio::test]
    async fn several_are_signed_in_their_order() {
        let several: Vec<_> = (0..3).map(|nonce| TxEip1559 { nonce, ..transaction() }).collect();
        let signed = Signer::in_memory(key()).sign_transactions(several.clone()).await.unwrap();
        let signed: Vec<_> = signed.into_iter().map(|one| one.as_eip1559().unwrap().tx().clone()).collect();
        assert_eq!(signed, several);
    }

    #[test]
    fn a_key_in_memory_is_told_from_one_in_a_device() {
        fn shared<T: Send + Sync>(_: &T) {}
        let signer = Signer::in_memory(key());
        shared(&signer);
        assert!(signer.is_local() && !Signer::new(impostor()).is_local());
    }

    #[test]
    fn debug_shows_the_address_alone() {
        let shown = format!("{:?}", Signer::new(key().to_signer()));
        assert_eq!(shown, format!("Signer({})", key().address()));
    }
}
