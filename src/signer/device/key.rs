//! A key in a device, behind alloy's traits: whoever signs with it need not know that a person presses buttons meanwhile.

use super::{Path, aside};
use crate::signer::carried::Carried;
use alloy::{
    consensus::SignableTransaction,
    dyn_abi::TypedData,
    network::TxSigner,
    primitives::{Address, B256, ChainId, Signature},
    signers::{self, UnsupportedSignerOperation},
};
use anyhow::Result;
use async_trait::async_trait;
use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

/// A device that holds keys, and waits for its person before it signs.
pub trait Device: fmt::Debug + Send + 'static {
    /// What it is handed of a transaction.
    type Request: Send + 'static;

    /// What it will be handed of a transaction.
    ///
    /// # Errors
    /// When it is known already that it signs no such transaction.
    fn request(transaction: &dyn SignableTransaction<Signature>) -> Result<Self::Request>;

    /// Signs a transaction.
    ///
    /// # Errors
    /// When it was refused, or the device does not answer as it should.
    fn sign(&mut self, path: &Path, request: Self::Request) -> Result<Signature>;

    /// Signs a message by EIP-191. Fails as [`Self::sign`].
    fn sign_message(&mut self, path: &Path, message: &[u8]) -> Result<Signature>;

    /// Signs typed data by EIP-712. Fails as [`Self::sign`].
    fn sign_typed(&mut self, path: &Path, data: &TypedData) -> Result<Signature>;
}

/// One key of a device.
#[derive(Debug)]
pub struct Key<D> {
    device: Arc<Mutex<D>>,
    path: Path,
    address: Address,
}

impl<D: Device> Key<D> {
    /// The key at a path, whose address has been read from the device.
    pub fn new(device: D, path: Path, address: Address) -> Self {
        Self { device: Arc::new(Mutex::new(device)), path, address }
    }

    /// Asks the device, on a thread that may wait for as long as a person takes.
    async fn ask<T: Send + 'static>(&self, question: impl FnOnce(&mut D, &Path) -> Result<T> + Send + 'static) -> signers::Result<T> {
        let (device, path) = (Arc::clone(&self.device), self.path.clone());
        let asked = aside(move || question(&mut device.lock().unwrap_or_else(PoisonError::into_inner), &path));
        asked.await.map_err(carried)
    }
}

fn carried(error: anyhow::Error) -> signers::Error {
    signers::Error::other(Carried(error))
}

#[async_trait]
impl<D: Device> signers::Signer for Key<D> {
    async fn sign_hash(&self, _: &B256) -> signers::Result<Signature> {
        Err(signers::Error::UnsupportedOperation(UnsupportedSignerOperation::SignHash))
    }

    async fn sign_message(&self, message: &[u8]) -> signers::Result<Signature> {
        let message = message.to_vec();
        self.ask(move |device, path| device.sign_message(path, &message)).await
    }

    async fn sign_dynamic_typed_data(&self, data: &TypedData) -> signers::Result<Signature> {
        let data = data.clone();
        self.ask(move |device, path| device.sign_typed(path, &data)).await
    }

    fn address(&self) -> Address {
        self.address
    }

    fn chain_id(&self) -> Option<ChainId> {
        None
    }

    fn set_chain_id(&mut self, _: Option<ChainId>) {}
}

#[async_trait]
impl<D: Device> TxSigner<Signature> for Key<D> {
    fn address(&self) -> Address {
        self.address
    }

    async fn sign_transaction(&self, transaction: &mut dyn SignableTransaction<Signature>) -> signers::Result<Signature> {
        let request = D::request(transaction).map_err(carried)?;
        self.ask(move |device, path| device.sign(path, request)).await
    }
}
