//! What the wallet shows of AVSs, operators and delegations on the practice chain, through the binary.

use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxEnvelope},
    eips::Encodable2718,
    primitives::{Bytes, TxKind, keccak256},
    signers::{SignerSync, local::PrivateKeySigner},
    sol,
    sol_types::SolCall,
};
use serde_json::{Value, json};

use super::{
    traveller::{OPERATOR, Traveller},
    world::World,
};

sol! {
    function undelegate(address staker) external returns (bytes32[] withdrawalRoots);
}

/// An AVS that is in the `AVSDirectory` alone, and the operator that is registered with it.
const FERRY: &str = "Old Ferry";
const FERRYMAN: &str = "Swiftwater Validators";

fn named<'a>(list: &'a Value, name: &str) -> Option<&'a Value> {
    list.as_array().expect("a list").iter().find(|line| line["name"] == name)
}

#[tokio::test]
async fn an_avs_without_operator_sets_is_listed_shown_and_avoided() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words).done();
    // The split that the operator set counts a week later.
    world.node.mine(1, 8 * 86_400).await;
    assert!(named(&run(&["avs", "list"])["avss"], FERRY).is_none());
    let all = run(&["avs", "list", "--all"]);
    let line = named(&all["avss"], FERRY).expect("it is listed");
    assert_eq!((&line["can_slash"], &line["registered"]), (&json!(false), &json!(1)), "{line}");

    let shown = run(&["avs", "show", FERRY]);
    let operator = shown["registered"][0].as_str().expect("its operator");
    assert_eq!((&shown["sets"], &shown["splits"][operator]), (&json!([]), &json!(2500)), "{shown}");
    let ferryman = run(&["operators", "show", FERRYMAN]);
    assert_eq!((&ferryman["operator"], &ferryman["registered"][0]), (&json!(operator), &line["avs"]), "{ferryman}");
    assert_eq!(ferryman["avs_splits"][line["avs"].as_str().unwrap()], 2500, "{ferryman}");

    let found = |words: &[&str]| run(&[&["avs", "choose", "Beacon Watch", "--dry-run"], words].concat());
    let chosen = |found: &Value| found["choices"].as_array().unwrap().iter().any(|choice| choice["operator"]["operator"] == operator);
    assert!(chosen(&found(&[])));
    let without = found(&["--avoid", FERRY]);
    assert!(!chosen(&without) && without["avoided"] == 1, "{without}");
    traveller.wallet.run(&["avs", "choose", FERRY, "--dry-run"]).failed(2);
}

#[tokio::test]
async fn falls_and_slashes_are_shown_in_numbers() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    let keepers = traveller.wallet.run(&["operators", "show", "Lantern Keepers"]).done();
    let exposures = keepers["exposures"].as_array().unwrap();
    let falling = exposures.iter().find(|exposure| exposure["announced"].is_object()).expect("one falls");
    assert_eq!((&falling["now"]["percent"], &falling["announced"]["part"]["percent"]), (&json!("60"), &json!("45")), "{falling}");
    assert!(falling["announced"]["block"].as_u64().unwrap() > world.node.head().await);

    let phoenix = traveller.wallet.run(&["operators", "show", "Phoenix Nodes"]).done();
    let taken = &phoenix["slashes"][0]["taken"][0];
    assert!(taken["strategy"].is_string() && taken["part"]["percent"].as_str().unwrap().parse::<f64>().unwrap() > 0.0, "{taken}");
}

#[tokio::test]
async fn a_delegation_is_shown_as_it_is_now_and_its_end_by_another_is_told() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    let portfolio = || traveller.wallet.run(&["portfolio"]).done()["accounts"][0].take();
    traveller.open_account();
    traveller.stake().await;
    traveller.restake().await;
    let digest = traveller.choose().await;
    traveller.delegate(&digest).await;
    let account = portfolio();
    assert_eq!((&account["operator_name"], &account["terms"]["digest_now"]), (&json!(OPERATOR), &json!(digest)), "{account}");
    assert_eq!(account["exposures"].as_array().unwrap().len(), 2, "it has stETH only, which two sets may take: {account}");
    traveller.wallet.run(&["terms", "revoke", OPERATOR]).done();
    let account = portfolio();
    assert!(account["terms"].is_null() && account["exposures"][0]["now"]["percent"].is_string(), "{account}");

    send_away(&world, OPERATOR).await;
    let account = portfolio();
    assert!(account["delegated_to"].is_null(), "{account}");
    assert_eq!(account["ended"]["block"].as_u64(), Some(world.node.head().await), "{account}");
}

/// The operator ends the delegation of the person.
async fn send_away(world: &World, operator: &str) {
    let key = PrivateKeySigner::from_bytes(&keccak256(format!("restake practice key: {operator}"))).unwrap();
    let nonce: String = world.node.ask("eth_getTransactionCount", json!([key.address(), "latest"])).await;
    let tx = TxEip1559 {
        chain_id: u64::from_str_radix(world.node.ask::<String>("eth_chainId", json!([])).await.trim_start_matches("0x"), 16).unwrap(),
        nonce: u64::from_str_radix(nonce.trim_start_matches("0x"), 16).unwrap(),
        gas_limit: 3_000_000,
        max_fee_per_gas: 100_000_000_000,
        max_priority_fee_per_gas: 1_000_000_000,
        to: TxKind::Call(world.addresses.at(&["eigenlayer", "delegation_manager"])),
        input: Bytes::from(undelegateCall { staker: world.person() }.abi_encode()),
        ..TxEip1559::default()
    };
    let signature = key.sign_hash_sync(&tx.signature_hash()).unwrap();
    let raw = Bytes::from(TxEnvelope::from(tx.into_signed(signature)).encoded_2718());
    let _: String = world.node.ask("eth_sendRawTransaction", json!([raw])).await;
}
