//! Ether and tokens go to somebody else, or are not sent where they would be lost.

use alloy::primitives::{Address, U256, address};
use serde_json::Value;

use super::{
    traveller::{Traveller, ether, near},
    world::World,
};
use crate::real::abi::Token;

/// Somebody else, with the checksum and without.
const FRIEND: &str = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const FRIEND_ADDRESS: Address = address!("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");

/// What everybody uses who tests; its second address is [`FRIEND`].
const JUNK: &str = "test test test test test test test test test test test junk\n";

async fn holds(world: &World, token: &str, account: Address) -> U256 {
    world.node.call(world.addresses.at(&["token", token]), &Token::balanceOfCall { account }).await
}

fn title(done: &Value) -> &str {
    done["transactions"][0]["title"].as_str().expect("a title")
}

#[tokio::test]
async fn ether_goes_to_an_address_and_to_an_account_by_its_name() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    let dry = run(&["send", "1.5", "eth", FRIEND, "--dry-run"]);
    assert!(dry.said().contains("to        NOT IN THE REGISTRY") && dry.said().contains(FRIEND), "{dry}");
    dry.done();
    assert_eq!(world.node.balance(FRIEND_ADDRESS).await, U256::ZERO);
    let done = run(&["send", "1.5", "eth", FRIEND, "--yes"]).done();
    assert_eq!(title(&done), format!("Send 1.5 ETH to {FRIEND}"));
    assert_eq!(world.node.balance(FRIEND_ADDRESS).await, ether("1.5"));

    traveller.wallet.feed(&["account", "import", "ops", "--mnemonic", "--count", "2"], JUNK).done();
    let done = run(&["send", "500000gwei", "ETH", "ops/1", "--yes"]).done();
    assert_eq!(title(&done), format!("Send 0.0005 ETH to ops/1, {FRIEND}"));
    assert_eq!(world.node.balance(FRIEND_ADDRESS).await, ether("1.5005"));

    let unchecked = run(&["send", "1", "eth", &FRIEND.to_lowercase(), "--yes"]);
    assert!(unchecked.said().contains("typed without its checksum"), "{unchecked}");
    unchecked.done();
    let own = run(&["send", "1", "eth", "me", "--yes"]);
    assert!(own.said().contains("goes to the account that sends it"), "{own}");
    own.done();
}

#[tokio::test]
async fn all_the_ether_there_is_leaves_nothing_but_the_fee() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    traveller.open_account();
    traveller.wallet.run(&["send", "max", "eth", FRIEND, "--yes"]).done();
    let (left, sent) = (world.ether().await, world.node.balance(FRIEND_ADDRESS).await);
    assert!(left < ether("0.0005") && sent > ether("9999.999"), "{left} wei are left");
    // A contract runs code of its own, which costs more.
    let rich = "9000";
    world.node.give(world.person(), ether(rich)).await;
    let lido = world.addresses.at(&["token", "stETH"]).to_string();
    let said = traveller.wallet.run(&["send", "max", "eth", &lido, "--yes"]);
    assert!(said.said().contains("is a contract"), "{said}");
    said.done();
    assert!(holds(&world, "stETH", world.person()).await > ether("8999"), "it was staked");
}

#[tokio::test]
async fn tokens_arrive_whole_but_for_what_their_shares_round_off() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    let run = |words: &[&str]| traveller.wallet.run(words);
    traveller.open_account();
    traveller.stake().await;
    let sent = run(&["send", "2.5", "steth", FRIEND, "--yes"]);
    assert!(sent.said().contains("a wei or two less may arrive"), "{sent}");
    assert_eq!(title(&sent.done()), format!("Send 2.5 stETH to {FRIEND}"));
    near(holds(&world, "stETH", FRIEND_ADDRESS).await, "2.5");
    run(&["wrap", "1", "steth", "--yes"]).done();
    let wrapped = world.holds("wstETH").await;
    let address = world.addresses.at(&["token", "wstETH"]).to_string();
    run(&["send", "50%", &address, FRIEND, "--yes"]).done();
    assert_eq!(holds(&world, "wstETH", FRIEND_ADDRESS).await, wrapped / U256::from(2));
    run(&["send", "max", "wsteth", "me", "--yes"]).done();
    run(&["send", "max", "wsteth", FRIEND, "--yes"]).done();
    assert_eq!((world.holds("wstETH").await, holds(&world, "wstETH", FRIEND_ADDRESS).await), (U256::ZERO, wrapped));
}

#[tokio::test]
async fn what_would_be_lost_or_is_not_there_is_not_sent() {
    let world = World::practice();
    let traveller = Traveller::new(&world);
    traveller.open_account();
    traveller.stake().await;
    let before = (world.ether().await, world.holds("stETH").await);
    let send = |words: &[&str]| traveller.wallet.run(&[&["send"], words, &["--yes"]].concat());
    let says = |words: &[&str], code: i32, message: &str| {
        let error = send(words).failed(code);
        assert!(error["message"].as_str().expect("a message").contains(message), "{words:?}: {error}");
        error
    };
    let token = world.addresses.at(&["token", "stETH"]).to_string();
    let coin = world.addresses.at(&["token", "USDC"]).to_string();
    says(&["1", "eth", "0x0000000000000000000000000000000000000000"], 2, "zero address is lost");
    says(&["1", "steth", &token], 2, "the contract of stETH itself is lost");
    says(&["1", "eth", "0x70997970C51812dc3A010C7d01b50e0d17dc79c8"], 2, "wrong checksum");
    says(&["1", "eth", "0x70997970"], 2, "40 hex digits");
    says(&["1", "eth", "friend"], 2, "no account `friend`");
    assert_eq!(says(&["1", "eth", "mee"], 2, "no account `mee`")["hint"], "did you mean `me`?");
    assert_eq!(says(&["1", "stet", FRIEND], 2, "no asset `stet`")["hint"], "did you mean `stETH`?");
    says(&["1", "0x00000000000000000000000000000000000000c1", FRIEND], 1, "");
    assert_eq!(says(&["1", "eth", &coin], 4, "would fail")["kind"], "simulation");
    assert_eq!(says(&["20000", "eth", FRIEND], 1, "is more than")["kind"], "funds");
    assert_eq!(says(&["11", "steth", FRIEND], 1, "is more than")["kind"], "funds");
    says(&["0", "eth", FRIEND], 2, "is nothing");
    says(&["1.0000000000000000001", "eth", FRIEND], 2, "is not an amount of ETH");
    assert_eq!((world.ether().await, world.holds("stETH").await), before);
}
