//! A key in a Trezor: how it is asked for what alloy's traits want of it.

use super::{device::Trezor, transaction::Request};
use crate::signer::device::{Device, Key, Path};
use alloy::{consensus::SignableTransaction, dyn_abi::TypedData, primitives::Signature};
use anyhow::Result;

/// One key of a Trezor.
pub type TrezorKey = Key<Trezor>;

impl Device for Trezor {
    type Request = Request;

    fn request(transaction: &dyn SignableTransaction<Signature>) -> Result<Request> {
        Request::of(transaction)
    }

    fn sign(&mut self, path: &Path, request: Request) -> Result<Signature> {
        self.sign_transaction(path, request)
    }

    fn sign_message(&mut self, path: &Path, message: &[u8]) -> Result<Signature> {
        self.sign_message(path, message)
    }

    fn sign_typed(&mut self, path: &Path, data: &TypedData) -> Result<Signature> {
        self.sign_typed(path, data)
    }
}
