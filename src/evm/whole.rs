//! The whole blocks of `eth_simulateV1`: with their roots, their hashes and the shape that JSON-RPC gives them.

use alloy::consensus::{Header, ReceiptEnvelope, TxEnvelope};
use alloy::primitives::{Address, Log, U256};
use alloy::rpc::types::simulate::{SimBlock, SimCallResult, SimulatePayload, SimulatedBlock};

use super::block;
use super::overrides::State;
use super::refusal::Refusal;
use super::sealed;
use super::simulate::{Ran, Simulation, Start, outcome, placed};
use super::unsigned::unsigned;

/// A call in its block: the transaction it would be, its receipt and its result.
struct Placed {
    envelope: TxEnvelope,
    from: Address,
    receipt: ReceiptEnvelope,
    result: SimCallResult,
}

/// Runs all blocks of a payload on top of the block that `start` names.
///
/// # Errors
/// A limit is passed, or a call is not a valid transaction.
pub(crate) fn run<D: State>(start: Start<'_, D>, payload: SimulatePayload) -> Result<Vec<SimulatedBlock>, Refusal> {
    let full = payload.return_full_transactions;
    let (mut simulation, blocks) = Simulation::begin(start, payload)?;
    blocks.into_iter().map(|block| simulation.block(block, full)).collect()
}

impl<D: State> Simulation<'_, D> {
    fn block(&mut self, block: SimBlock, full: bool) -> Result<SimulatedBlock, Refusal> {
        let (header, ran) = self.ran(block)?;
        let mut used = 0_u64;
        let placed = ran.into_iter().zip(0..).map(|(ran, index)| ran.placed(&header, index, &mut used)).collect::<Vec<_>>();
        let envelopes: Vec<TxEnvelope> = placed.iter().map(|call| call.envelope.clone()).collect();
        let receipts: Vec<_> = placed.iter().map(|call| call.receipt.clone()).collect();
        let sealed = sealed::seal(header, used, &envelopes, &receipts);
        self.draft.cache.block_hashes.insert(U256::from(sealed.number), sealed.hash());
        self.base_fee = block::next_base_fee(&sealed);
        self.parent = sealed.clone();
        let (sent, mut calls): (Vec<_>, Vec<_>) = placed.into_iter().map(|call| ((call.envelope, call.from), call.result)).unzip();
        for log in calls.iter_mut().flat_map(|call| &mut call.logs) {
            log.block_hash = Some(sealed.hash());
        }
        Ok(SimulatedBlock { inner: sealed::assemble(sealed, sent, full), calls })
    }
}

impl Ran {
    /// Puts it into its block, of whose gas `used` went before it.
    fn placed(self, header: &Header, index: u64, used: &mut u64) -> Placed {
        let Self { tx, result, logs } = self;
        let envelope = unsigned(&tx);
        *used = used.saturating_add(result.tx_gas_used());
        let kept: Vec<Log> = logs.iter().map(|(_, log)| log.clone()).collect();
        let receipt = sealed::receipt(&envelope, result.is_success(), *used, kept);
        let logs = placed(logs, header, (index, Some(*envelope.tx_hash())));
        Placed { from: tx.caller, receipt, result: outcome(result, logs), envelope }
    }
}
