//! `eth_simulateV1`: blocks of calls, each on the state the one before left, with go-ethereum's defaults, limits and errors.

use alloy::consensus::{Header, Sealed, TxEnvelope};
use alloy::eips::BlockId;
use alloy::eips::eip7825::MAX_TX_GAS_LIMIT_OSAKA;
use alloy::primitives::{Address, B256, Log, U256};
use alloy::rpc::types::simulate::{MAX_SIMULATE_BLOCKS, SimBlock, SimCallResult, SimulateError, SimulatePayload, SimulatedBlock};
use alloy::rpc::types::{self as rpc, BlockOverrides, TransactionRequest};
use revm::DatabaseCommit;
use revm::context::result::ExecutionResult;
use revm::database::CacheDB;

use super::block::empty_header;
use super::call::{self, GAS_CAP};
use super::chain::{BLOCK_TIME, Chain};
use super::evm::{self, Mode};
use super::overrides::{self, Draft};
use super::refusal::{self, Refusal};
use super::transfers::Transfers;
use super::unsigned::unsigned;
use super::{fees, mine, reply};

/// The most calls in one simulated block, and in all of them.
const MAX_CALLS: (usize, usize) = (5_000, 10_000);

/// A simulation under way.
struct Simulation<'a> {
    chain_id: u64,
    draft: Draft<'a>,
    parent: Sealed<Header>,
    /// What the next block asks for each unit of gas where calls are validated, in wei.
    base_fee: u64,
    validation: bool,
    ether: bool,
    /// The gas the rest of the request may use.
    budget: u64,
}

/// A call that ran: the transaction it would be, its receipt and its result.
struct Ran {
    envelope: TxEnvelope,
    from: Address,
    receipt: alloy::consensus::ReceiptEnvelope,
    result: SimCallResult,
}

/// Runs all blocks of a payload on top of the block `id`.
///
/// # Errors
/// There is no such block, a limit is passed, or a call is not a valid transaction.
pub(super) fn run(chain: &Chain, payload: SimulatePayload, id: BlockId) -> Result<Vec<SimulatedBlock>, Refusal> {
    check(&payload)?;
    let base = chain.resolve(id)?;
    let next = chain.header_after(&base, BLOCK_TIME);
    let blocks = in_order(&base, next.timestamp, payload.block_state_calls)?;
    let mut simulation = Simulation {
        chain_id: chain.chain_id,
        draft: CacheDB::new(chain.at(base.number)),
        parent: base,
        base_fee: next.base_fee_per_gas.unwrap_or_default(),
        validation: payload.validation,
        ether: payload.trace_transfers,
        budget: GAS_CAP,
    };
    let full = payload.return_full_transactions;
    blocks.into_iter().map(|block| simulation.block(block, full)).collect()
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
fn in_order(base: &Header, mut next: u64, blocks: Vec<SimBlock>) -> Result<Vec<SimBlock>, Refusal> {
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
            next = time.saturating_add(BLOCK_TIME);
            let empty = BlockOverrides { number: Some(U256::from(between)), time: Some(time), ..Default::default() };
            ordered.push(SimBlock { block_overrides: Some(empty), ..SimBlock::default() });
        }
        let at = overrides.time.unwrap_or(next);
        if at <= time {
            return Err(Refusal::new(-38021, format!("block timestamps must be in order: {at} <= {time}")));
        }
        (number, time, next) = (wanted, at, at.saturating_add(BLOCK_TIME));
        overrides.number = Some(U256::from(number));
        overrides.time = Some(time);
        block.block_overrides = Some(overrides);
        ordered.push(block);
    }
    Ok(ordered)
}

impl Simulation<'_> {
    fn block(&mut self, block: SimBlock, full: bool) -> Result<SimulatedBlock, Refusal> {
        let base_fee = if self.validation { self.base_fee } else { 0 };
        let mut header = Header {
            gas_limit: self.parent.gas_limit,
            beneficiary: self.parent.beneficiary,
            state_root: self.parent.state_root,
            mix_hash: B256::ZERO,
            ..empty_header(self.parent.hash(), base_fee)
        };
        overrides::apply_block(&mut header, &mut self.draft, &block.block_overrides.unwrap_or_default())?;
        overrides::apply_state(&mut self.draft, block.state_overrides.unwrap_or_default())?;
        let mut watch = Transfers::watching(self.ether);
        let (mut ran, mut used) = (Vec::new(), 0_u64);
        for (request, index) in block.calls.iter().zip(0..) {
            let mut next = self.call(request, &header, used, &mut watch)?;
            used = used.saturating_add(next.result.gas_used);
            next.result.logs.iter_mut().for_each(|log| log.transaction_index = Some(index));
            ran.push(next);
        }
        let envelopes: Vec<TxEnvelope> = ran.iter().map(|call| call.envelope.clone()).collect();
        let receipts: Vec<_> = ran.iter().map(|call| call.receipt.clone()).collect();
        let sealed = mine::seal(header, used, &envelopes, &receipts);
        self.draft.cache.block_hashes.insert(U256::from(sealed.number), sealed.hash());
        self.base_fee = fees::next_base_fee(&sealed);
        self.parent = sealed.clone();
        let (sent, mut calls): (Vec<_>, Vec<_>) = ran.into_iter().map(|call| ((call.envelope, call.from), call.result)).unzip();
        for log in calls.iter_mut().flat_map(|call| &mut call.logs) {
            log.block_hash = Some(sealed.hash());
        }
        Ok(SimulatedBlock { inner: reply::assemble(sealed, sent, full), calls })
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
        let nonce = overrides::account(&self.draft, request.from.unwrap_or_default()).nonce;
        let tx = call::transaction(self.chain_id, request, nonce, asked.min(self.budget))?;
        let mode = match (self.validation, call::is_free(&tx)) {
            (true, _) => Mode::Validated,
            (false, true) => Mode::FreeCall,
            (false, false) => Mode::PricedCall,
        };
        let (settings, block) = (evm::settings(self.chain_id, mode), evm::block_env(header));
        let ran = evm::inspect(&mut self.draft, settings, block, tx.clone(), &mut *watch)
            .map_err(|why| refusal::invalid(&why, &tx, header.base_fee_per_gas.unwrap_or_default()))?;
        self.draft.commit(ran.state);
        let gas_used = ran.result.tx_gas_used();
        self.budget = self.budget.saturating_sub(gas_used);
        let envelope = unsigned(&tx);
        let logs = watch.take();
        let cumulative = used.saturating_add(gas_used);
        let kept: Vec<Log> = logs.iter().map(|(_, log)| log.clone()).collect();
        let receipt = mine::receipt(&envelope, ran.result.is_success(), cumulative, kept);
        let logs = placed(logs, header, *envelope.tx_hash());
        Ok(Ran { from: tx.caller, receipt, result: outcome(ran.result, logs), envelope })
    }
}

/// Says what came of a call.
fn outcome(ran: ExecutionResult, logs: Vec<rpc::Log>) -> SimCallResult {
    let (gas_used, peak, status) = (ran.tx_gas_used(), evm::peak_gas(&ran), ran.is_success());
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
fn placed(logs: Vec<(u64, Log)>, header: &Header, transaction: B256) -> Vec<rpc::Log> {
    let place = |(log_index, inner)| rpc::Log {
        inner,
        block_hash: None,
        block_number: Some(header.number),
        block_timestamp: Some(header.timestamp),
        transaction_hash: Some(transaction),
        transaction_index: None,
        log_index: Some(log_index),
        removed: false,
    };
    logs.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use alloy::primitives::Bytes;
    use serde_json::{Value, json};

    use super::*;
    use crate::practice::rpc;
    use crate::practice::sample::{self, ALICE, BOB, CELL, ECHO_REVERT, FORWARD};

    fn simulate(chain: &mut Chain, payload: Value) -> Result<Vec<SimulatedBlock>, Refusal> {
        let answer = rpc::answer(chain, "eth_simulateV1", &[payload, json!("latest")])?;
        Ok(serde_json::from_value(answer).unwrap())
    }

    #[test]
    fn ether_is_traced_through_contracts_and_not_through_reverts() {
        let mut chain = sample::chain();
        let forward = chain.deploy(ALICE, sample::init(FORWARD)).unwrap();
        let echo = chain.deploy(ALICE, sample::init(ECHO_REVERT)).unwrap();
        let calls = json!([
            { "from": ALICE, "to": forward, "value": "0x64", "input": BOB.into_word() },
            { "from": ALICE, "to": echo, "value": "0x64", "input": "0xabcd" },
        ]);
        let payload = json!({ "blockStateCalls": [{ "calls": calls }], "traceTransfers": true });
        let blocks = simulate(&mut chain, payload).unwrap();
        let [moved, reverted] = &blocks[0].calls[..] else { panic!("two calls") };
        let parties: Vec<_> = moved.logs.iter().map(|log| (log.address(), log.topics()[1], log.topics()[2])).collect();
        let ether = super::super::transfers::ETHER;
        assert_eq!(parties, [(ether, ALICE.into_word(), forward.into_word()), (ether, forward.into_word(), BOB.into_word())]);
        assert!(moved.status && moved.logs.iter().all(|log| log.block_hash == Some(blocks[0].inner.header.hash)));
        let error = reverted.error.clone().unwrap();
        assert!(!reverted.status && reverted.logs.is_empty());
        assert_eq!((error.code, error.data), (3, Some(Bytes::from_static(&[0xab, 0xcd]))));
        assert_eq!(chain.account(BOB).balance, U256::ZERO, "nothing happened");
    }

    #[test]
    fn a_call_sees_what_the_calls_and_blocks_before_it_did() {
        let mut chain = sample::chain();
        let cell = chain.deploy(ALICE, sample::init(CELL)).unwrap();
        let store = json!({ "from": BOB, "to": cell, "input": B256::repeat_byte(5) });
        let read = json!({ "to": cell });
        let payload = json!({ "blockStateCalls": [{ "calls": [store, read] }, { "calls": [read] }] });
        let blocks = simulate(&mut chain, payload).unwrap();
        let word = Bytes::from(B256::repeat_byte(5));
        assert_eq!(blocks[0].calls[1].return_data, word);
        assert_eq!(blocks[1].calls[0].return_data, word);
        let head = chain.blocks.head();
        let headers: Vec<_> = blocks.iter().map(|block| &block.inner.header).collect();
        assert_eq!((headers[0].number, headers[0].timestamp), (head.number + 1, head.timestamp + 12));
        assert_eq!((headers[0].parent_hash, headers[1].parent_hash), (head.hash(), headers[0].hash));
        assert_eq!(headers[0].base_fee_per_gas, Some(0));
        assert_eq!(chain.call(ALICE, cell, Bytes::new()).unwrap(), Bytes::from(B256::ZERO));
    }

    #[test]
    fn validation_checks_nonces_and_fees_and_its_absence_does_not() {
        let mut chain = sample::chain();
        let fee = "0x77359400";
        let wild = json!({ "from": ALICE, "to": BOB, "nonce": "0x63", "value": "0x1", "maxFeePerGas": fee });
        let payload = |call: &Value, validation| json!({ "blockStateCalls": [{ "calls": [call] }], "validation": validation });
        assert!(simulate(&mut chain, payload(&wild, false)).unwrap()[0].calls[0].status);
        assert_eq!(simulate(&mut chain, payload(&wild, true)).unwrap_err().code, -38011);
        let unpaid = json!({ "from": ALICE, "to": BOB });
        assert_eq!(simulate(&mut chain, payload(&unpaid, true)).unwrap_err().code, -38012);
        let poor = json!({ "from": BOB, "to": ALICE, "value": "0x1" });
        assert_eq!(simulate(&mut chain, payload(&poor, false)).unwrap_err().code, -38014);
    }

    #[test]
    fn validation_holds_calls_to_the_gas_of_a_transaction() {
        let mut chain = sample::chain();
        let call = |gas: Option<u64>| json!({ "from": ALICE, "to": BOB, "maxFeePerGas": "0x77359400", "gas": gas.map(U256::from) });
        let payload = |gas, validation| json!({ "blockStateCalls": [{ "calls": [call(gas)] }], "validation": validation });
        let beyond = Some(MAX_TX_GAS_LIMIT_OSAKA + 1);
        assert!(simulate(&mut chain, payload(beyond, false)).unwrap()[0].calls[0].status);
        let refused = simulate(&mut chain, payload(beyond, true)).unwrap_err();
        assert!(refused.message.starts_with("transaction gas limit too high"), "{refused}");
        assert!(simulate(&mut chain, payload(None, true)).unwrap()[0].calls[0].status, "what is not said is the most there may be");
    }

    #[test]
    fn overrides_hold_from_their_block_on() {
        let mut chain = sample::chain();
        let payload = json!({ "blockStateCalls": [{
            "blockOverrides": { "number": chain.number() + 3, "time": "0x7fffffff" },
            "stateOverrides": { BOB.to_string(): { "balance": "0x2" } },
            "calls": [{ "from": BOB, "to": ALICE, "value": "0x2" }],
        }], "returnFullTransactions": true });
        let blocks = simulate(&mut chain, payload).unwrap();
        assert_eq!(blocks.len(), 3, "the gap is filled");
        assert!(blocks[2].calls[0].status);
        assert_eq!(blocks[2].inner.header.timestamp, 0x7fff_ffff);
        assert_eq!(blocks[2].inner.transactions.as_transactions().unwrap()[0].inner.signer(), BOB);
    }
}
