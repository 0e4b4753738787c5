//! On anvil with the real EigenLayer core a fork does what anvil's own simulation does, and anvil proves the state it runs over.

use alloy::{
    network::TransactionBuilder,
    primitives::{Address, B256, Bytes, keccak256},
    providers::Provider,
    rpc::types::{
        TransactionRequest,
        simulate::{SimBlock, SimCallResult, SimulatePayload},
    },
};
use restake::{
    chain::{Chain, Expected, Node},
    fork::Fork,
    plan::ETHER,
    protocol::{Ask, registry::Registry},
    units::Percent,
};

use crate::{real, restaking::person::ether};

/// What a simulation says of a call, in what two nodes must agree on.
#[derive(Debug, PartialEq)]
struct Said {
    status: bool,
    gas_used: u64,
    returned: Bytes,
    logs: Vec<(Address, Vec<B256>, Bytes)>,
}

fn said(results: Vec<SimCallResult>) -> Vec<Said> {
    let logs =
        |result: &SimCallResult| result.logs.iter().map(|log| (log.address(), log.topics().to_vec(), log.data().data.clone())).collect();
    let said = |result: SimCallResult| Said {
        status: result.status,
        gas_used: result.gas_used,
        logs: logs(&result),
        returned: result.return_data,
    };
    results.into_iter().map(said).collect()
}

async fn by_anvil(chain: &Chain, calls: Vec<TransactionRequest>) -> Vec<SimCallResult> {
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

#[tokio::test]
#[ignore = "needs anvil: run by .ci/run"]
async fn a_deposit_into_the_real_core_is_simulated_as_by_anvil_and_proven() {
    let me = Address::from_word(keccak256("who forks"));
    let world = real::World::raise(me).await;
    world.node.impersonate(me).await;
    world.lido.stake(&world.node, me, ether("20")).await;
    let text = std::fs::read_to_string(world.registry()).unwrap();
    let registry = Registry::open(None, Some(("anvil", text.as_str()))).unwrap();
    let expected = Expected {
        name: registry.name.clone(),
        chain_id: registry.chain_id,
        block_time: registry.block_time,
        multicall: registry.multicall3,
    };
    let node = Node::new(&[world.url().to_owned()], false).unwrap();
    let chain = Chain::open(node.clone(), expected.clone(), Some(me)).await.unwrap();
    let ask = Ask { chain: &chain, owner: me, slippage: Percent::bips(0), as_shares: false };
    let mut steps = registry.venue("lido").unwrap().enter(&ask, ETHER, ether("1")).await.unwrap();
    let venue = registry.venue("eigenlayer/steth").unwrap();
    steps.extend(venue.enter(&ask, venue.facts().takes[0], ether("10")).await.unwrap());
    let calls: Vec<_> = steps
        .iter()
        .map(|step| &step.call)
        .map(|call| TransactionRequest::default().with_from(me).with_to(call.to).with_value(call.value).with_input(call.data.clone()))
        .collect();
    let there = said(by_anvil(&chain, calls.clone()).await);
    assert!(there.len() >= 3 && there.iter().all(|result| result.status), "{there:?}");
    assert_eq!(said(Fork::open(&chain).await.unwrap().simulate(calls.clone()).await.unwrap()), there);
    let proven = Chain::open(node.proving(true), expected, Some(me)).await.unwrap();
    assert_eq!(said(Fork::open(&proven).await.unwrap().simulate(calls).await.unwrap()), there);
}
