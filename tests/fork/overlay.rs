//! The node over a fork shows what was applied to it, forwards what else reads, and takes no transaction.

use alloy::{
    eips::BlockId,
    network::TransactionBuilder,
    primitives::{Address, B256, Bytes, U256},
    providers::Provider,
    rpc::types::{Filter, TransactionRequest},
    sol_types::SolCall,
};
use restake::{
    chain::{Chain, erc20::IERC20},
    fork::Fork,
    pipeline,
    plan::{Call, ETHER, Plan, Step},
    ui::{ColorChoice, Terminal},
};

use serde_json::json;

use crate::hostile::stage::Contracts;
use crate::restaking::person::{Person, ether, near};

async fn forked(person: &Person) -> (Chain, Fork) {
    let chain = person.chain().await;
    let fork = Fork::open(&chain).await.unwrap();
    (chain, fork)
}

fn calls(steps: &[Step]) -> Vec<Call> {
    steps.iter().map(|step| step.call.clone()).collect()
}

#[tokio::test]
async fn what_is_planned_next_sees_what_was_applied() {
    let person = Person::new();
    let (real, fork) = forked(&person).await;
    let (me, ui) = (person.address(), Terminal::new(ColorChoice::Never, true, true));
    for (index, (venue, asset, amount)) in
        [("lido", ETHER, "100"), ("eigenlayer/steth", person.steth(), "50"), ("lido", ETHER, "1")].into_iter().enumerate()
    {
        let chain = fork.chain(Some(me)).await.unwrap();
        assert_eq!((chain.head(), chain.id()), (real.head(), real.id()));
        assert!(chain.standing(me).await.unwrap().nonce >= index as u64);
        let steps = person.venue(venue).enter(&person.ask(&chain), asset, ether(amount)).await.unwrap();
        let plan = Plan::new(chain.id(), me, "test", steps.clone());
        pipeline::simulate(&chain, &person.book(), &ui, plan).await.unwrap();
        let ran = fork.apply(me, &calls(&steps), U256::from(7)).await.unwrap();
        assert!(ran.iter().all(|result| result.status));
    }
    let after = fork.chain(Some(me)).await.unwrap();
    let standing = after.standing(me).await.unwrap();
    assert_eq!((standing.nonce, standing.pending), (4, 4), "two stakes, an approval and a deposit");
    assert_eq!(standing.balance, ether("9899") - U256::from(21), "three fees were taken");
    assert!(near(after.balance(person.steth(), me).await.unwrap(), ether("51")));
    let holding = person.venue("eigenlayer/steth").holding(&after, me).await.unwrap();
    assert!(near(holding.working.iter().map(|position| position.amount).sum(), ether("50")));
    assert_eq!(person.chain().await.standing(me).await.unwrap().balance, ether("10000"), "nothing happened");
}

#[tokio::test]
async fn a_call_that_reverts_changes_the_nonce_alone() {
    let person = Person::new();
    let (_, fork) = forked(&person).await;
    let take = IERC20::transferCall { to: Address::repeat_byte(7), value: ether("1") };
    let ran = fork.apply(person.address(), &[Call::new(person.steth(), &take)], U256::ZERO).await.unwrap();
    assert!(!ran[0].status && ran[0].error.is_some());
    let standing = fork.chain(Some(person.address())).await.unwrap().standing(person.address()).await.unwrap();
    assert_eq!((standing.nonce, standing.balance), (1, ether("10000")));
    let too_much = Call { to: Address::repeat_byte(7), value: ether("10001"), data: Bytes::new() };
    let refused = fork.apply(person.address(), &[too_much], U256::ONE).await.unwrap_err();
    assert!(refused.to_string().contains("insufficient funds"), "{refused:#}");
    let again = fork.chain(Some(person.address())).await.unwrap().standing(person.address()).await.unwrap();
    assert_eq!((again.nonce, again.balance), (1, ether("10000")), "a call that could not be run takes no fee");
}

#[tokio::test]
async fn it_answers_as_the_chain_it_is_a_fork_of() {
    let person = Person::restaked().await;
    let (real, fork) = forked(&person).await;
    let node = fork.node();
    let (here, there) = (node.provider(), real.provider());
    let (me, steth) = (person.address(), person.steth());
    assert_eq!(here.get_chain_id().await.unwrap(), there.get_chain_id().await.unwrap());
    assert_eq!(here.get_block_number().await.unwrap(), there.get_block_number().await.unwrap());
    for at in
        [BlockId::latest(), BlockId::number(real.head().number), BlockId::hash(real.head().hash), BlockId::number(real.head().number - 3)]
    {
        assert_eq!(here.get_block(at).await.unwrap(), there.get_block(at).await.unwrap());
        assert_eq!(here.get_balance(me).block_id(at).await.unwrap(), there.get_balance(me).block_id(at).await.unwrap());
        assert_eq!(here.get_transaction_count(me).block_id(at).await.unwrap(), there.get_transaction_count(me).block_id(at).await.unwrap());
        assert_eq!(here.get_code_at(steth).block_id(at).await.unwrap(), there.get_code_at(steth).block_id(at).await.unwrap());
        let slot = U256::from(2);
        assert_eq!(
            here.get_storage_at(steth, slot).block_id(at).await.unwrap(),
            there.get_storage_at(steth, slot).block_id(at).await.unwrap()
        );
        let view = TransactionRequest::default().with_to(steth).with_input(IERC20::balanceOfCall { account: me }.abi_encode());
        assert_eq!(here.call(view.clone()).block(at).await.unwrap(), there.call(view).block(at).await.unwrap());
    }
    let fees = here.get_fee_history(10, Default::default(), &[50.0]).await.unwrap();
    assert_eq!(fees, there.get_fee_history(10, Default::default(), &[50.0]).await.unwrap());
    let logs = Filter::new().address(steth).from_block(0);
    assert_eq!(here.get_logs(&logs).await.unwrap(), there.get_logs(&logs).await.unwrap());
    assert_eq!(here.get_transaction_receipt(B256::repeat_byte(1)).await.unwrap(), None);
    let take = Contracts::transferFromCall { from: Address::repeat_byte(1), to: me, amount: U256::ONE };
    let reverts = TransactionRequest::default().with_to(steth).with_input(take.abi_encode());
    let (mine, theirs) = (here.call(reverts.clone()).await.unwrap_err(), there.call(reverts).await.unwrap_err());
    assert_eq!(mine.as_error_resp().unwrap().as_revert_data(), theirs.as_error_resp().unwrap().as_revert_data());
    assert_eq!(mine.as_error_resp().unwrap().message, theirs.as_error_resp().unwrap().message);
}

#[tokio::test]
async fn it_takes_no_transaction() {
    let person = Person::new();
    let (_, fork) = forked(&person).await;
    let node = fork.node();
    for method in ["eth_sendRawTransaction", "eth_sendRawTransactionSync", "eth_sendTransaction", "anvil_setBalance", "evm_mine"] {
        let asked = node.provider().raw_request::<_, serde_json::Value>(method.into(), (Bytes::from_static(&[1]),)).await;
        let error = asked.unwrap_err();
        assert_eq!(error.as_error_resp().unwrap().code, -32601, "{method}: {error}");
    }
}

#[tokio::test]
async fn what_was_read_in_advance_is_not_asked_for_again() {
    let person = Person::staked().await;
    let node = crate::hostile::node::Node::over(person.world.chain.clone());
    let person = person.over(&node.url());
    let (_, fork) = forked(&person).await;
    let accounts: Vec<Address> = (1..=200).map(Address::repeat_byte).collect();
    let before = node.trips();
    fork.prefetch(&accounts).await.unwrap();
    assert!(node.trips() - before <= 7, "{} requests for 200 accounts", node.trips() - before);
    let view = |account: &Address| {
        TransactionRequest::default().with_to(person.steth()).with_input(IERC20::balanceOfCall { account: *account }.abi_encode())
    };
    let views: Vec<_> = accounts.iter().map(view).collect();
    let before = node.trips();
    fork.warm(&views).await.unwrap();
    assert!(node.trips() - before <= 20, "{} requests for 200 balances", node.trips() - before);
    let before = node.trips();
    for (account, view) in accounts.iter().zip(views) {
        fork.node().provider().get_balance(*account).await.unwrap();
        fork.node().provider().call(view).await.unwrap();
        let pay = Call { to: *account, value: U256::ONE, data: Bytes::new() };
        fork.apply(person.address(), &[pay], U256::ZERO).await.unwrap();
    }
    assert!(node.trips() - before <= 2, "the payer's own account, and what a payment reads");
}

/// The nonce, the ether, and what of stETH is there.
async fn state(fork: &Fork, person: &Person) -> (u64, U256, U256) {
    let chain = fork.chain(Some(person.address())).await.unwrap();
    let standing = chain.standing(person.address()).await.unwrap();
    let known = fork.standing(person.address(), standing.history.clone()).await.unwrap();
    assert_eq!((known.nonce, known.pending, known.balance), (standing.nonce, standing.pending, standing.balance));
    (standing.nonce, standing.balance, chain.balance(person.steth(), person.address()).await.unwrap())
}

#[tokio::test]
async fn what_was_simulated_a_moment_ago_is_applied_alike() {
    let person = Person::new();
    let (me, fee) = (person.address(), U256::from(7));
    let (chain, fork) = forked(&person).await;
    let stake = calls(&person.venue("lido").enter(&person.ask(&chain), ETHER, ether("3")).await.unwrap());
    let pay = [Call { to: Address::repeat_byte(7), value: ether("5"), data: Bytes::new() }];
    let simulate = async |calls: &[Call]| fork.draft(me, calls).await.unwrap();
    let alone = Fork::open(&chain).await.unwrap();
    // Applied at once; then as it was simulated, and something else than was.
    let mut seen = simulate(&stake).await;
    assert_eq!(format!("{seen:?}"), format!("{:?}", fork.apply(me, &stake, fee).await.unwrap()));
    seen = simulate(&pay).await;
    assert!(seen[0].status);
    for next in [&stake[..], &pay, &stake] {
        simulate(&pay).await;
        fork.apply(me, next, fee).await.unwrap();
    }
    // And what was simulated before something else was applied.
    simulate(&pay).await;
    fork.apply(me, &stake, fee).await.unwrap();
    fork.apply(me, &pay, fee).await.unwrap();
    for next in [&stake[..], &stake, &pay, &stake, &stake, &pay] {
        alone.apply(me, next, fee).await.unwrap();
    }
    let (nonce, balance, steth) = state(&fork, &person).await;
    assert_eq!((nonce, balance, steth), state(&alone, &person).await);
    assert_eq!((nonce, balance), (6, ether("9978") - U256::from(6) * fee));
    assert!(fork.are_codeless(&[Address::repeat_byte(7), me]).await.unwrap());
    assert!(!fork.are_codeless(&[Address::repeat_byte(7), person.steth()]).await.unwrap());
}

#[tokio::test]
async fn its_node_simulates_what_comes_next_and_refuses_all_else() {
    let person = Person::new();
    let (chain, fork) = forked(&person).await;
    let steps = calls(&person.venue("lido").enter(&person.ask(&chain), ETHER, ether("3")).await.unwrap());
    let request = |call: &Call| {
        TransactionRequest::default().with_from(person.address()).with_to(call.to).with_value(call.value).with_input(call.data.clone())
    };
    let requests: Vec<_> = steps.iter().map(request).collect();
    let ask = async |payload: serde_json::Value| {
        fork.node().provider().raw_request::<_, serde_json::Value>("eth_simulateV1".into(), (payload, "latest")).await
    };
    let block = json!({ "calls": requests });
    let said = ask(json!({ "blockStateCalls": [block], "traceTransfers": true })).await.unwrap();
    assert_eq!(said[0]["calls"], json!(fork.simulate(requests.clone()).await.unwrap()));
    let other = json!({ "calls": requests, "blockOverrides": { "number": "0x1" } });
    for (payload, words) in [
        (json!({ "blockStateCalls": [block] }), "all transfers are traced"),
        (json!({ "blockStateCalls": [block], "traceTransfers": true, "validation": true }), "nothing is validated"),
        (json!({ "blockStateCalls": [block, block], "traceTransfers": true }), "one block is simulated"),
        (json!({ "blockStateCalls": [other], "traceTransfers": true }), "one block is simulated"),
        (json!({ "blockStateCalls": [], "traceTransfers": true }), "one block is simulated"),
    ] {
        let refused = ask(payload).await.unwrap_err().to_string();
        assert!(refused.contains(words), "{refused}");
    }
}
