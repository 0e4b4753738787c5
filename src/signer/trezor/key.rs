//! A key in a Trezor, behind alloy's traits: whoever signs with it need not know that a person presses buttons meanwhile.

use super::{device::Trezor, transaction::Request};
use crate::signer::{carried::Carried, device::Path};
use alloy::{
    consensus::SignableTransaction,
    dyn_abi::TypedData,
    network::TxSigner,
    primitives::{Address, B256, ChainId, Signature},
    signers::{self, UnsupportedSignerOperation},
};
use anyhow::{Context, Result};
use async_trait::async_trait;
use std::sync::{Arc, Mutex, PoisonError};

/// One key of a device.
#[derive(Clone, Debug)]
pub struct TrezorKey {
    device: Arc<Mutex<Trezor>>,
    path: Path,
    address: Address,
}

impl TrezorKey {
    /// The key at a path, whose address has been read from the device.
    pub fn new(device: Trezor, path: Path, address: Address) -> Self {
        Self { device: Arc::new(Mutex::new(device)), path, address }
    }

    /// Asks the device, on a thread that may wait for as long as a person takes.
    async fn ask<T: Send + 'static>(&self, question: impl FnOnce(&mut Trezor, &Path) -> Result<T> + Send + 'static) -> signers::Result<T> {
        let (device, path) = (Arc::clone(&self.device), self.path.clone());
        let asked = tokio::task::spawn_blocking(move || question(&mut device.lock().unwrap_or_else(PoisonError::into_inner), &path));
        let answer = asked.await.context("the device was not asked to the end").and_then(|answer| answer);
        answer.map_err(|error| signers::Error::other(Carried(error)))
    }
}

#[async_trait]
impl signers::Signer for TrezorKey {
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
impl TxSigner<Signature> for TrezorKey {
    fn address(&self) -> Address {
        self.address
    }

    async fn sign_transaction(&self, transaction: &mut dyn SignableTransaction<Signature>) -> signers::Result<Signature> {
        let request = Request::of(transaction).map_err(|error| signers::Error::other(Carried(error)))?;
        self.ask(move |device, path| device.sign_transaction(path, request)).await
    }
}
