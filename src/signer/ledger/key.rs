//! A key in a Ledger, behind alloy's traits: whoever signs with it need not know that a person presses buttons meanwhile.

use super::{Path, app::EthereumApp, screen::Screen};
use crate::signer::carried::Carried;
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
pub struct LedgerKey {
    app: Arc<Mutex<EthereumApp>>,
    path: Path,
    address: Address,
}

impl LedgerKey {
    /// The key at a path, whose address has been read from the device.
    pub fn new(app: EthereumApp, path: Path, address: Address) -> Self {
        Self { app: Arc::new(Mutex::new(app)), path, address }
    }

    /// Asks the device, on a thread that may wait for as long as a person takes.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut EthereumApp, &Path) -> Result<T> + Send + 'static,
    ) -> signers::Result<T> {
        let (app, path) = (Arc::clone(&self.app), self.path.clone());
        let asked = tokio::task::spawn_blocking(move || question(&mut app.lock().unwrap_or_else(PoisonError::into_inner), &path));
        let answer = asked.await.context("the device was not asked to the end").and_then(|answer| answer);
        answer.map_err(|error| signers::Error::other(Carried(error)))
    }
}

#[async_trait]
impl signers::Signer for LedgerKey {
    async fn sign_hash(&self, _: &B256) -> signers::Result<Signature> {
        Err(signers::Error::UnsupportedOperation(UnsupportedSignerOperation::SignHash))
    }

    async fn sign_message(&self, message: &[u8]) -> signers::Result<Signature> {
        let message = message.to_vec();
        self.ask(move |app, path| app.sign_message(path, &message)).await
    }

    async fn sign_dynamic_typed_data(&self, data: &TypedData) -> signers::Result<Signature> {
        let data = data.clone();
        self.ask(move |app, path| app.sign_typed(path, &data)).await
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
impl TxSigner<Signature> for LedgerKey {
    fn address(&self) -> Address {
        self.address
    }

    async fn sign_transaction(&self, transaction: &mut dyn SignableTransaction<Signature>) -> signers::Result<Signature> {
        let screen = Screen::of(transaction).map_err(|error| signers::Error::other(Carried(error)))?;
        let (mut payload, chain_id) = (vec![], transaction.chain_id());
        transaction.encode_for_signing(&mut payload);
        let sign = move |app: &mut EthereumApp, path: &Path| {
            if let Screen::Token { token, .. } = &screen {
                // Where the device does not take it, it shows the call as one that it cannot read, or refuses it.
                app.provide_token(token).ok();
            }
            app.sign_transaction(path, &payload, chain_id)
        };
        self.ask(sign).await
    }
}
