//! `eth_simulateV1`: blocks of calls, each on the state the one before left, with go-ethereum's defaults, limits and errors.

use alloy::consensus::{Header, Sealed};
use alloy::eips::eip7825::MAX_TX_GAS_LIMIT_OSAKA;
use alloy::primitives::{B256, Log, U256};
use alloy::rpc::types::simulate::{MAX_SIMULATE_BLOCKS, SimBlock, SimCallResult, SimulateError, SimulatePayload};
use alloy::rpc::types::{self as rpc, BlockOverrides, TransactionRequest};
use revm::DatabaseCommit;
use revm::context::TxEnv;
use revm::context::result::ExecutionResult;

use super::block;
use super::call::{self, GAS_CAP};
use super::machine::{self, Mode};
use super::overrides::{self, Draft, State};
use super::refusal::{self, Refusal};
use super::transfers::Transfers;

/// The most calls in one simulated block, and in all of them.
const MAX_CALLS: (usize, usize) = (5_000, 10_000);

/// What a simulation starts from.
pub(crate) struct Start<'a, D> {
    pub(crate) chain_id: u64,
    /// The state after `base`; what the calls change stays in it.
    pub(crate) draft: &'a mut Draft<D>,
    pub(crate) base: Sealed<Header>,
    /// The first block's time, in Unix seconds.
    pub(crate) next_time: u64,
    /// What the first block asks for each unit of gas where calls are validated, in wei.
    pub(crate) next_base_fee: u64,
    /// Seconds between blocks.
    pub(crate) block_time: u64,
}

/// A simulation under way.
pub(super) struct Simulation<'a, D> {
    chain_id: u64,
    pub(super) draft: &'a mut Draft<D>,
    pub(super) parent: Sealed<Header>,
    /// What the next block asks for each unit of gas where calls are validated, in wei.
    pub(super) base_fee: u64,
    validation: bool,
    ether: bool,
    /// The gas the rest of the request may use.
    budget: u64,
}

/// A call that ran: the transaction it would be, what came of it, and its logs with their places in the block.
pub(super) struct Ran {
    #[cfg_attr(not(feature = "practice"), expect(dead_code, reason = "only a whole block shows its transactions"))]
    pub(super) tx: TxEnv,
    pub(super) result: ExecutionResult,
    pub(super) logs: Vec<(u64, Log)>,
}

/// Runs calls in one block on top of the block that `start` names, as `eth_simulateV1` does without validation and with
/// `traceTransfers`, and leaves away what only the whole block has: its roots and all hashes, which take longer than plain calls do.
///
/// # Errors
/// A limit is passed, or a call is not a valid transaction.
pub(crate) fn calls<D: State>(start: Start<'_, D>, calls: Vec<TransactionRequest>) -> Result<Vec<SimCallResult>, Refusal> {
    let block = SimBlock::default().extend_calls(calls);
    let payload = SimulatePayload { block_state_calls: vec![block], trace_transfers: true, ..SimulatePayload::default() };
    let (mut simulation, blocks) = Simulation::begin(start, payload)?;
    let mut results = vec![];
    for block in blocks {
        let (header, ran) = simulation.ran(block)?;
        results.extend(ran.into_iter().zip(0..).map(|(ran, index)| outcome(ran.result, placed(ran.logs, &header, (index, None)))));
    }
    Ok(results)
}

fn check(payload: &SimulatePayload) -> Result<(), Refusal> {
    let too_many = |what: String| Err(Refusal::new(-38026, what));
    let blocks = &payload.block_state_calls;
    if blocks.is_empty() {
        return Err(Refusal::params("empty input"));
    }
    if blocks.len() > usize::try_from(MAX_SIMULATE_BLOCKS).unwrap_or(usize::MAX) {
        return too_many("too many blocks".into());
    }
    let mut total = 0_usize;
    for block in blocks {
        let (count, (in_block, in_all)) = (block.calls.len(), MAX_CALLS);
        total = total.saturating_add(count);
        if count > in_block {
            return too_many(format!("too many calls in block: {count} > {in_block}"));
        }
        if total > in_all {
            return too_many(format!("too many calls: {total} > {in_all}"));
        }
    }
    Ok(())
}

/// Gives every block its number and time, the first one `next` unless it says otherwise, and fills gaps between the numbers
/// with empty blocks.
fn in_order(base: &Header, (mut next, block_time): (u64, u64), blocks: Vec<SimBlock>) -> Result<Vec<SimBlock>, Refusal> {
    let (mut number, mut time) = (base.number, base.timestamp);
    let mut ordered = Vec::new();
    for mut block in blocks {
        let mut overrides = block.block_overrides.take().unwrap_or_default();
        let wanted = overrides.number.map_or(number.saturating_add(1), |wanted| wanted.saturating_to());
        if wanted <= number {
            return Err(Refusal::new(-38020, format!("block numbers must be in order: {wanted} <= {number}")));
        }
        if wanted.saturating_sub(base.number) > MAX_SIMULATE_BLOCKS {
            return Err(Refusal::new(-38026, "too many blocks"));
        }
        for between in number.saturating_add(1)..wanted {
            time = next;
            next = time.saturating_add(block_time);
            let empty = BlockOverrides { number: Some(U256::from(between)), time: Some(time), ..Default::default() };
            ordered.push(SimBlock { block_overrides: Some(empty), ..SimBlock::default() });
        }
        let at = overrides.time.unwrap_or(next);
        if at <= time {
            return Err(Refusal::new(-38021, format!("block timestamps must be in order: {at} <= {time}")));
        }
        (number, time, next) = (wanted, at, at.saturating_add(block_time));
        overrides.number = Some(U256::from(number));
        overrides.time = Some(time);
        block.block_overrides = Some(overrides);
        ordered.push(block);
    }
    Ok(ordered)
}

impl<'a, D: State> Simulation<'a, D> {
    /// Checks a payload; its blocks are to be run in the order in which they come back.
    pub(super) fn begin(start: Start<'a, D>, payload: SimulatePayload) -> Result<(Self, Vec<SimBlock>), Refusal> {
        check(&payload)?;
        let Start { chain_id, draft, base: parent, next_time, next_base_fee: base_fee, block_time } = start;
        let SimulatePayload { block_state_calls, validation, trace_transfers: ether, .. } = payload;
        let blocks = in_order(&parent, (next_time, block_time), block_state_calls)?;
        Ok((Self { chain_id, draft, parent, base_fee, validation, ether, budget: GAS_CAP }, blocks))
    }

    /// Runs a block's calls; its header says nothing of them yet.
    pub(super) fn ran(&mut self, block: SimBlock) -> Result<(Header, Vec<Ran>), Refusal> {
        let base_fee = if self.validation { self.base_fee } else { 0 };
        let mut header = Header {
            gas_limit: self.parent.gas_limit,
            beneficiary: self.parent.beneficiary,
            state_root: self.parent.state_root,
            mix_hash: B256::ZERO,
            ..block::empty_header(self.parent.hash(), base_fee)
        };
        overrides::apply_block(&mut header, self.draft, &block.block_overrides.unwrap_or_default())?;
        overrides::apply_state(self.draft, block.state_overrides.unwrap_or_default())?;
        let mut watch = Transfers::watching(self.ether);
        let (mut ran, mut used) = (Vec::new(), 0_u64);
        for request in &block.calls {
            let next = self.call(request, &header, used, &mut watch)?;
            used = used.saturating_add(next.result.tx_gas_used());
            ran.push(next);
        }
        Ok((header, ran))
    }

    fn call(&mut self, request: &TransactionRequest, header: &Header, used: u64, watch: &mut Transfers) -> Result<Ran, Refusal> {
        let left = header.gas_limit.saturating_sub(used);
        // Where it is checked like a transaction, it may not have more gas than one (EIP-7825).
        let most = if self.validation { left.min(MAX_TX_GAS_LIMIT_OSAKA) } else { left };
        let asked = request.gas.unwrap_or(most);
        if asked > left {
            let words = format!("block gas limit reached: remaining: {left}, required: {asked}");
            return Err(Refusal::new(-38015, words));
        }
        let nonce = overrides::account(self.draft, request.from.unwrap_or_default()).nonce;
        let tx = call::transaction(self.chain_id, request, nonce, asked.min(self.budget))?;
        let mode = match (self.validation, call::is_free(&tx)) {
            (true, _) => Mode::Validated,
            (false, true) => Mode::FreeCall,
            (false, false) => Mode::PricedCall,
        };
        let (settings, block) = (machine::settings(self.chain_id, mode), machine::block_env(header));
        let ran = machine::inspect(&mut *self.draft, settings, block, tx.clone(), &mut *watch)
            .map_err(|why| refusal::invalid(&why, &tx, header.base_fee_per_gas.unwrap_or_default()))?;
        self.draft.commit(ran.state);
        self.budget = self.budget.saturating_sub(ran.result.tx_gas_used());
        Ok(Ran { tx, result: ran.result, logs: watch.take() })
    }
}

/// Says what came of a call.
pub(super) fn outcome(ran: ExecutionResult, logs: Vec<rpc::Log>) -> SimCallResult {
    let (gas_used, peak, status) = (ran.tx_gas_used(), machine::peak_gas(&ran), ran.is_success());
    let error = match &ran {
        ExecutionResult::Success { .. } => None,
        ExecutionResult::Revert { output, .. } => Some(SimulateError {
            code: SimulateError::EXECUTION_REVERTED_CODE,
            message: Refusal::reverted(output).message.into_owned(),
            data: Some(output.clone()),
        }),
        ExecutionResult::Halt { reason, .. } => {
            Some(SimulateError { code: SimulateError::VM_EXECUTION_ERROR_CODE, message: refusal::halt(reason).into_owned(), data: None })
        }
    };
    // A revert's data is the error's; a new contract's code is what creating it returns.
    let return_data = if status { ran.into_output().unwrap_or_default() } else { Default::default() };
    SimCallResult { return_data, logs, gas_used, max_used_gas: Some(peak), status, error }
}

/// Gives logs their place, except in the block, which is not known yet.
pub(super) fn placed(logs: Vec<(u64, Log)>, header: &Header, (index, transaction): (u64, Option<B256>)) -> Vec<rpc::Log> {
    let place = |(log_index, inner)| rpc::Log {
        inner,
        block_hash: None,
        block_number: Some(header.number),
        block_timestamp: Some(header.timestamp),
        transaction_hash: transaction,
        transaction_index: Some(index),
        log_index: Some(log_index),
        removed: false,
    };
    logs.into_iter().map(place).collect()
}
