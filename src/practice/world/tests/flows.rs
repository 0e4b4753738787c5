//! Rewards are paid and ways out end.

use super::*;

#[test]
fn rewards_are_paid_once() {
    let world = world();
    let coordinator = world.eigenlayer.rewards_coordinator;
    let claim = world.claim(ALICE, 1);
    assert!(world.ask(coordinator, &IRewards::checkClaimCall { claim: claim.clone() }));
    let early = IRewards::processClaimCall { claim: world.claim(ALICE, 2), recipient: ALICE };
    assert!(says(world.tell(ALICE, coordinator, &early), "RootNotActivated()"));
    let mut greedy = IRewards::processClaimCall { claim: claim.clone(), recipient: ALICE };
    greedy.claim.tokenLeaves[0].cumulativeEarnings += U256::ONE;
    assert!(says(world.tell(ALICE, coordinator, &greedy), "InvalidClaimProof()"));
    let process = IRewards::processClaimCall { claim, recipient: ALICE };
    assert!(says(world.tell(account("a thief"), coordinator, &process), "UnauthorizedCaller()"));
    world.tell(ALICE, coordinator, &process).unwrap();
    for (token, amount) in world.posted[1].distribution.earned(ALICE) {
        assert_eq!(world.ask(token, &IToken::balanceOfCall { account: ALICE }), amount);
    }
    assert!(says(world.tell(ALICE, coordinator, &process), "EarningsNotGreaterThanClaimed()"));
    world.advance(eigenlayer::ACTIVATION_DELAY.into());
    world.tell(ALICE, coordinator, &early).unwrap();
}

#[test]
fn the_sidecar_knows_what_can_be_claimed() {
    let world = world();
    let routes = world.sidecar();
    let answer = |method: &str, path: &str, body: &str| -> (u16, Value) {
        let (status, body) = routes(method, path, body.as_bytes()).unwrap();
        (status, serde_json::from_slice(&body).unwrap())
    };
    let (_, roots) = answer("GET", "/rewards/v1/distribution-roots?blockHeight=1", "");
    let indices: Vec<_> = roots["distributionRoots"].as_array().unwrap().iter().map(|root| root["rootIndex"].clone()).collect();
    assert_eq!(indices, ["2", "1", "0"]);
    let (status, proof) = answer("POST", "/rewards/v1/claim-proof", &json!({ "earnerAddress": ALICE, "tokens": [] }).to_string());
    assert_eq!((status, &proof["proof"]["rootIndex"]), (200, &json!(1)));
    assert_eq!(serde_json::from_str::<Value>(&world.claims_json(ALICE).unwrap()).unwrap(), proof);
    let summary = format!("/rewards/v1/earners/{ALICE}/summarized-rewards");
    let claimable = || {
        answer("GET", &summary, "").1["rewards"].as_array().unwrap().iter().map(|reward| reward["claimable"].clone()).collect::<Vec<_>>()
    };
    assert!(claimable().iter().all(|amount| amount != "0"));
    let process = IRewards::processClaimCall { claim: world.claim(ALICE, 1), recipient: ALICE };
    world.tell(ALICE, world.eigenlayer.rewards_coordinator, &process).unwrap();
    assert!(claimable().iter().all(|amount| amount == "0"));
    let stranger = json!({ "earnerAddress": account("a stranger"), "tokens": [], "rootIndex": "1" }).to_string();
    assert_eq!(answer("POST", "/rewards/v1/claim-proof", &stranger).0, 404);
    assert!(routes("GET", "/", b"").is_none());
}

#[test]
fn every_way_out_ends_in_ether_or_tokens() {
    let world = world();
    let steth = world.lido.steth;
    world.give_steth(ALICE, whole(5));
    let approve = |token, spender| world.tell(ALICE, token, &IToken::approveCall { spender, amount: whole(100) }).unwrap();
    approve(steth, world.lido.withdrawals);
    let request = ILidoQueue::requestWithdrawalsCall { amounts: vec![whole(1)], owner: ALICE };
    world.tell(ALICE, world.lido.withdrawals, &request).unwrap();
    world.fund(ALICE, whole(3));
    world.pay(ALICE, world.ether_fi.pool, &IPool::depositCall {}, whole(3));
    approve(world.ether_fi.eeth, world.ether_fi.pool);
    world.tell(ALICE, world.ether_fi.pool, &IPool::requestWithdrawCall { recipient: ALICE, amount: whole(2) }).unwrap();
    world.finalize_withdrawals().unwrap();
    world.tell(ALICE, world.lido.withdrawals, &ILidoQueue::claimWithdrawalCall { id: U256::ONE }).unwrap();
    world.tell(ALICE, world.ether_fi.requests, &IRequests::claimWithdrawCall { id: U256::ONE }).unwrap();
    let ether = world.lock().account(ALICE).balance;
    assert!(whole(3) - ether < milli(1), "{ether}");

    approve(steth, world.kelp.pool);
    let deposit = IKelp::depositAssetCall { asset: steth, amount: whole(2), least: whole(1), referralId: String::new() };
    world.tell(ALICE, world.kelp.pool, &deposit).unwrap();
    let minted = world.ask(world.kelp.rseth, &IToken::balanceOfCall { account: ALICE });
    assert!(minted < whole(2));
    approve(world.kelp.rseth, world.kelp.withdrawals);
    let initiate = IKelp::initiateWithdrawalCall { asset: steth, amount: minted, referralId: String::new() };
    world.tell(ALICE, world.kelp.withdrawals, &initiate).unwrap();
    world.unlock_kelp().unwrap();
    let complete = IKelp::completeWithdrawalCall { asset: steth, referralId: String::new() };
    world.tell(ALICE, world.kelp.withdrawals, &complete).unwrap();
}
