//! Watches a transaction and lists its logs in order, with each movement of ether as if ether were an ERC-20 token.
//!
//! Nothing a reverted frame logged or moved is listed, as in go-ethereum's `eth_simulateV1`.

use alloy::primitives::{Address, B256, Log, LogData, U256, address, b256};
use revm::context_interface::{ContextTr, JournalTr};
use revm::inspector::Inspector;
use revm::interpreter::{CallInputs, CallOutcome, CallScheme, CreateInputs, CreateOutcome};

/// The address that stands for ether (ERC-7528).
pub(crate) const ETHER: Address = address!("0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE");
/// The topic of `Transfer(address,address,uint256)` (ERC-20).
const TRANSFER: B256 = b256!("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");

/// Collects the logs of a block's transactions, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Transfers {
    ether: bool,
    count: u64,
    frames: Vec<Vec<(u64, Log)>>,
    kept: Vec<(u64, Log)>,
}

impl Transfers {
    /// Starts a block; `ether` says whether movements of ether are listed.
    pub(crate) fn watching(ether: bool) -> Self {
        Self { ether, ..Self::default() }
    }

    /// Hands over the logs of the transaction that ended, each with its index in the block.
    pub(crate) fn take(&mut self) -> Vec<(u64, Log)> {
        self.frames.clear();
        std::mem::take(&mut self.kept)
    }

    fn add(&mut self, log: Log) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push((self.count, log));
        }
        self.count = self.count.saturating_add(1);
    }

    fn moved(&mut self, from: Address, to: Address, value: U256) {
        if self.ether && !value.is_zero() {
            let topics = vec![TRANSFER, from.into_word(), to.into_word()];
            let data = LogData::new_unchecked(topics, value.to_be_bytes_vec().into());
            self.add(Log { address: ETHER, data });
        }
    }

    fn leave(&mut self, kept: bool) {
        let logs = self.frames.pop().unwrap_or_default();
        if kept {
            self.frames.last_mut().unwrap_or(&mut self.kept).extend(logs);
        }
    }
}

impl<C: ContextTr> Inspector<C> for Transfers {
    fn log(&mut self, _: &mut C, log: Log) {
        self.add(log);
    }

    fn call(&mut self, _: &mut C, inputs: &mut CallInputs) -> Option<CallOutcome> {
        self.frames.push(Vec::new());
        // A CALLCODE pays itself.
        if inputs.scheme != CallScheme::CallCode {
            self.moved(inputs.caller, inputs.target_address, inputs.transfer_value().unwrap_or_default());
        }
        None
    }

    fn call_end(&mut self, _: &mut C, _: &CallInputs, outcome: &mut CallOutcome) {
        self.leave(outcome.result.is_ok());
    }

    fn create(&mut self, context: &mut C, inputs: &mut CreateInputs) -> Option<CreateOutcome> {
        self.frames.push(Vec::new());
        if let Ok(creator) = context.journal_mut().load_account(inputs.caller()) {
            let made = inputs.created_address(creator.info.nonce);
            self.moved(inputs.caller(), made, inputs.value());
        }
        None
    }

    fn create_end(&mut self, _: &mut C, _: &CreateInputs, outcome: &mut CreateOutcome) {
        self.leave(outcome.result.is_ok());
    }

    fn selfdestruct(&mut self, contract: Address, target: Address, value: U256) {
        self.moved(contract, target, value);
    }
}
