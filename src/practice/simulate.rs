//! `eth_simulateV1` on top of any block.

use alloy::eips::BlockId;
use alloy::rpc::types::simulate::{SimulatePayload, SimulatedBlock};
use revm::database::CacheDB;

use super::chain::{BLOCK_TIME, Chain};
use crate::evm::refusal::Refusal;
use crate::evm::simulate::Start;
use crate::evm::whole;

/// Runs all blocks of a payload on top of the block `id`.
///
/// # Errors
/// There is no such block, a limit is passed, or a call is not a valid transaction.
pub(super) fn run(chain: &Chain, payload: SimulatePayload, id: BlockId) -> Result<Vec<SimulatedBlock>, Refusal> {
    let base = chain.resolve(id)?;
    let next = chain.header_after(&base, BLOCK_TIME);
    let start = Start {
        chain_id: chain.chain_id,
        draft: &mut CacheDB::new(chain.at(base.number)),
        base,
        next_time: next.timestamp,
        next_base_fee: next.base_fee_per_gas.unwrap_or_default(),
        block_time: BLOCK_TIME,
    };
    whole::run(start, payload)
}

#[cfg(test)]
mod tests {
    use alloy::eips::eip7825::MAX_TX_GAS_LIMIT_OSAKA;
    use alloy::primitives::{B256, Bytes, U256};
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
        let ether = crate::evm::transfers::ETHER;
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
