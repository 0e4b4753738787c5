//! A key in a Ledger: how the Ethereum app is asked for what alloy's traits want of it.

use super::{Path, app::EthereumApp, screen::Screen};
use crate::signer::device::{Device, Key};
use alloy::{consensus::SignableTransaction, dyn_abi::TypedData, primitives::Signature};
use anyhow::Result;

/// One key of a Ledger.
pub type LedgerKey = Key<EthereumApp>;

/// A transaction as the app takes it.
pub struct Request {
    screen: Screen,
    payload: Vec<u8>,
    chain_id: Option<u64>,
}

impl Device for EthereumApp {
    type Request = Request;

    fn request(transaction: &dyn SignableTransaction<Signature>) -> Result<Request> {
        let (screen, chain_id) = (Screen::of(transaction)?, transaction.chain_id());
        let mut payload = vec![];
        transaction.encode_for_signing(&mut payload);
        Ok(Request { screen, payload, chain_id })
    }

    fn sign(&mut self, path: &Path, request: Request) -> Result<Signature> {
        if let Screen::Token { token, .. } = &request.screen {
            // Where the device does not take it, it shows the call as one that it cannot read, or refuses it.
            self.provide_token(token).ok();
        }
        self.sign_transaction(path, &request.payload, request.chain_id)
    }

    fn sign_message(&mut self, path: &Path, message: &[u8]) -> Result<Signature> {
        self.sign_message(path, message)
    }

    fn sign_typed(&mut self, path: &Path, data: &TypedData) -> Result<Signature> {
        self.sign_typed(path, data)
    }
}
