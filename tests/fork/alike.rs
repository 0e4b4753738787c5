//! What a fork of the practice chain says of calls is what the practice chain says of them itself.

use alloy::{
    network::TransactionBuilder,
    primitives::{Address, Bytes, U256},
    providers::Provider,
    rpc::types::{
        TransactionRequest,
        simulate::{SimBlock, SimCallResult, SimulatePayload},
    },
    sol_types::SolCall,
};
use restake::{
    chain::Chain,
    fork::Fork,
    plan::{ETHER, Step},
};

use serde_json::json;

use crate::hostile::stage::Contracts;
use crate::restaking::person::{Person, ether};

/// Asks the node itself.
async fn by_node(chain: &Chain, calls: Vec<TransactionRequest>) -> Vec<SimCallResult> {
    #[derive(Debug, serde::Deserialize)]
    struct Block {
        calls: Vec<SimCallResult>,
    }
    let payload = SimulatePayload {
        block_state_calls: vec![SimBlock::default().extend_calls(calls)],
        trace_transfers: true,
        validation: false,
        return_full_transactions: false,
    };
    let blocks: Vec<Block> = chain.provider().raw_request("eth_simulateV1".into(), (payload, chain.at())).await.unwrap();
    blocks.into_iter().next().unwrap().calls
}

/// Asserts that both say the same, but for the hashes of a block and a transaction that neither has.
async fn alike(chain: &Chain, calls: Vec<TransactionRequest>) -> Vec<SimCallResult> {
    let bare = |mut results: Vec<SimCallResult>| {
        for log in results.iter_mut().flat_map(|result| &mut result.logs) {
            (log.block_hash, log.block_timestamp, log.transaction_hash) = (None, None, None);
        }
        results
    };
    let (here, there) = (Fork::open(chain).await.unwrap().simulate(calls.clone()).await.unwrap(), by_node(chain, calls).await);
    let here = bare(here);
    assert_eq!(json!(here), json!(bare(there)));
    here
}

fn requests(from: Address, steps: &[Step]) -> Vec<TransactionRequest> {
    let request = |step: &Step| {
        let call = &step.call;
        TransactionRequest::default().with_from(from).with_to(call.to).with_value(call.value).with_input(call.data.clone())
    };
    steps.iter().map(request).collect()
}

#[tokio::test]
async fn a_stake_and_a_deposit_with_its_approval_are_run_alike() {
    let person = Person::staked().await;
    let chain = person.chain().await;
    let ask = person.ask(&chain);
    let mut steps = person.venue("lido").enter(&ask, ETHER, ether("3")).await.unwrap();
    steps.extend(person.venue("eigenlayer/steth").enter(&ask, person.steth(), ether("50")).await.unwrap());
    let ran = alike(&chain, requests(person.address(), &steps)).await;
    assert!(ran.len() >= 3 && ran.iter().all(|result| result.status), "{ran:?}");
    assert!(ran[0].logs.len() > 1, "the ether is traced");
}

#[tokio::test]
async fn what_reverts_and_what_runs_out_of_gas_does_so_alike() {
    let person = Person::restaked().await;
    let chain = person.chain().await;
    let ask = person.ask(&chain);
    let mut steps = person.venue("eigenlayer/steth").enter(&ask, person.steth(), ether("10")).await.unwrap();
    // The deposit without its approval reverts; the withdrawal after it does not.
    let deposit = steps.pop().unwrap();
    let exit = person.venue("eigenlayer/steth").exit(&ask, person.steth(), ether("20"), None).await.unwrap();
    let mut calls = requests(person.address(), &[vec![deposit], exit].concat());
    let mut starved = calls[1].clone();
    starved.gas = Some(60_000);
    calls.push(starved);
    let take = Contracts::transferFromCall { from: person.address(), to: Address::repeat_byte(7), amount: U256::ONE };
    calls.push(TransactionRequest::default().with_to(person.steth()).with_input(take.abi_encode()));
    let ran = alike(&chain, calls).await;
    let status: Vec<bool> = ran.iter().map(|result| result.status).collect();
    assert_eq!(status, [false, true, false, false], "{ran:?}");
    assert!(ran[0].error.is_some() && ran[3].error.as_ref().unwrap().data.is_some());
}

#[tokio::test]
async fn ether_that_moves_and_accounts_that_never_were_are_seen_alike() {
    let person = Person::new();
    let chain = person.chain().await;
    let (me, other) = (person.address(), Address::repeat_byte(0x77));
    let pay = |from: Address, to: Address, value: U256| TransactionRequest::default().with_from(from).with_to(to).with_value(value);
    let create = TransactionRequest { input: Bytes::from_static(&[0x60, 0, 0x60, 0, 0xf3]).into(), ..Default::default() };
    let ran = alike(&chain, vec![pay(me, other, ether("1")), pay(other, me, ether("0.25")), create.with_from(me).into_create()]).await;
    assert_eq!(ran.iter().map(|result| result.logs.len()).collect::<Vec<_>>(), [1, 1, 0]);
    let error = Fork::open(&chain).await.unwrap().simulate(vec![pay(other, me, U256::ONE)]).await.unwrap_err();
    assert!(error.to_string().contains("insufficient funds"), "{error:#}");
}
