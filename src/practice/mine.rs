//! A transaction that may be mined is mined at once, alone in the next block.

use alloy::consensus::{Header, SignableTransaction, Transaction, TxEip1559, TxEnvelope, Typed2718};
use alloy::eips::eip7825::MAX_TX_GAS_LIMIT_OSAKA;
use alloy::primitives::{Address, B256, Bytes, Signature, TxKind, U256};
use alloy::rpc::types::TransactionReceipt;
use revm::context::TxEnv;
use revm::context::either::Either;
use revm::context::result::{ExecutionResult, ResultAndState};
use revm::database_interface::WrapDatabaseRef;

use super::block::{Block, Mined};
use super::chain::{BLOCK_TIME, Chain};
use super::reply;
use crate::evm::machine::{self, Mode};
use crate::evm::refusal::{self, Refusal};
use crate::evm::sealed::{receipt, seal};

/// The tip of the chain's own transactions, in wei.
const OWN_TIP: u128 = 1_000_000_000;

/// A transaction that ran in the next block but is not part of the chain yet.
#[derive(Debug)]
pub(super) struct Candidate {
    header: Header,
    envelope: TxEnvelope,
    from: Address,
    ran: ResultAndState,
}

impl Chain {
    /// Sends `value` wei and `data` from any address, without a fee, and returns the receipt.
    ///
    /// # Errors
    /// The transaction is not valid, or it reverts; then it is not mined.
    pub fn send_as(&mut self, from: Address, to: Address, value: U256, data: impl Into<Bytes>) -> Result<TransactionReceipt, Refusal> {
        self.send_unlocked(from, TxKind::Call(to), value, data.into())
    }

    /// Creates a contract from any address, without a fee, and returns its address.
    ///
    /// # Errors
    /// The transaction is not valid, or the constructor reverts; then it is not mined.
    pub fn deploy(&mut self, from: Address, init_code: impl Into<Bytes>) -> Result<Address, Refusal> {
        self.deploy_paying(from, U256::ZERO, init_code)
    }

    /// Creates a contract that starts with `value` wei of the sender's, without a fee, and returns its address.
    ///
    /// # Errors
    /// The transaction is not valid, or the constructor reverts; then it is not mined.
    pub fn deploy_paying(&mut self, from: Address, value: U256, init_code: impl Into<Bytes>) -> Result<Address, Refusal> {
        let receipt = self.send_unlocked(from, TxKind::Create, value, init_code.into())?;
        receipt.contract_address.ok_or_else(|| Refusal::server("no contract was made"))
    }

    fn send_unlocked(&mut self, from: Address, to: TxKind, value: U256, input: Bytes) -> Result<TransactionReceipt, Refusal> {
        let header = self.next_header(BLOCK_TIME);
        let transaction = TxEip1559 {
            chain_id: self.chain_id,
            nonce: self.account(from).nonce,
            gas_limit: MAX_TX_GAS_LIMIT_OSAKA,
            max_fee_per_gas: OWN_TIP.saturating_add(header.base_fee_per_gas.unwrap_or_default().into()),
            max_priority_fee_per_gas: OWN_TIP,
            to,
            value,
            access_list: Default::default(),
            input,
        };
        // Nobody holds the key; the sender in the signature's place keeps the hashes of two senders apart.
        let signature = Signature::new(U256::from_be_slice(from.as_slice()), U256::ONE, false);
        let envelope = transaction.into_signed(signature).into();
        let candidate = self.try_next(envelope, from, Mode::Unlocked)?;
        match &candidate.ran.result {
            ExecutionResult::Success { .. } => {}
            ExecutionResult::Revert { output, .. } => return Err(Refusal::reverted(output)),
            ExecutionResult::Halt { reason, .. } => {
                return Err(Refusal::server(refusal::halt(reason)));
            }
        }
        let hash = self.mine_candidate(candidate);
        self.blocks.holding(hash).map(reply::receipt).ok_or_else(|| Refusal::server("no receipt"))
    }

    /// Runs a transaction in the block that comes next, and changes nothing.
    ///
    /// # Errors
    /// The transaction is not valid in that block.
    pub(super) fn try_next(&self, envelope: TxEnvelope, from: Address, mode: Mode) -> Result<Candidate, Refusal> {
        let header = self.next_header(BLOCK_TIME);
        let tx = tx_env(&envelope, from);
        let settings = machine::settings(self.chain_id, mode);
        let state = WrapDatabaseRef(self.at(self.number()));
        let ran = machine::run(state, settings, machine::block_env(&header), tx.clone());
        let base_fee = header.base_fee_per_gas.unwrap_or_default();
        match ran {
            Ok(ran) => Ok(Candidate { header, envelope, from, ran }),
            Err(why) => Err(refusal::invalid(&why, &tx, base_fee)),
        }
    }

    /// Makes the block of a transaction that ran, and returns the transaction's hash.
    pub(super) fn mine_candidate(&mut self, candidate: Candidate) -> B256 {
        let Candidate { mut header, envelope, from, ran } = candidate;
        header.state_root = self.state.commit(header.number, header.state_root, ran.state);
        let gas_used = ran.result.tx_gas_used();
        let contract = ran.result.created_address().filter(|_| ran.result.is_success());
        let receipt = receipt(&envelope, ran.result.is_success(), gas_used, ran.result.into_logs());
        let gas_price = envelope.effective_gas_price(header.base_fee_per_gas);
        let hash = *envelope.tx_hash();
        let header = seal(header, gas_used, std::slice::from_ref(&envelope), std::slice::from_ref(&receipt));
        self.blocks.push(Block { header, mined: Mined { envelope, from, receipt, gas_price, contract } });
        self.grant_wishes();
        hash
    }
}

/// Returns a signed transaction as the EVM takes it.
fn tx_env(envelope: &TxEnvelope, from: Address) -> TxEnv {
    let authorizations = envelope.authorization_list().unwrap_or_default();
    TxEnv {
        tx_type: envelope.ty(),
        caller: from,
        gas_limit: envelope.gas_limit(),
        gas_price: envelope.max_fee_per_gas(),
        kind: envelope.kind(),
        value: envelope.value(),
        data: envelope.input().clone(),
        nonce: envelope.nonce(),
        chain_id: envelope.chain_id(),
        access_list: envelope.access_list().cloned().unwrap_or_default(),
        gas_priority_fee: envelope.max_priority_fee_per_gas(),
        blob_hashes: Vec::new(),
        max_fee_per_blob_gas: 0,
        authorization_list: authorizations.iter().cloned().map(Either::Left).collect(),
    }
}
