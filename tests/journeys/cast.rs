//! `cast` is somebody else's client: it reads the practice chain and sends to it as to any node.

use std::{env, process::Command};

use alloy::primitives::{Address, U256, utils::parse_ether};
use serde_json::Value;

use super::world::World;

/// Who is sent something.
const FRIEND: Address = Address::repeat_byte(0x42);

#[tokio::test]
#[ignore = "needs cast: run by .ci/run"]
async fn cast_reads_the_practice_chain_and_sends_to_it() {
    let world = World::practice();
    let cast = |words: &[&str]| cast(&world.url, words);
    let (person, friend) = (world.person().to_string(), FRIEND.to_string());
    let head: u64 = cast(&["block-number"]).parse().expect("a number");
    assert_eq!(head, world.node.head().await);
    assert_eq!(cast(&["balance", &person]).parse(), Ok(world.ether().await));
    let block = json(&cast(&["block", "latest", "--json"]));
    assert_eq!(block["number"].as_str().and_then(|number| number.parse().ok()), Some(U256::from(head)), "{block}");

    let key = world.key.to_string();
    let sent = cast(&["send", &friend, "--value", "1.5ether", "--private-key", &key, "--json"]);
    let sent = json(&sent);
    assert_eq!(sent["status"], "0x1", "{sent}");
    assert_eq!(cast(&["balance", &friend]).parse(), Ok(parse_ether("1.5").unwrap()));
    let hash = sent["transactionHash"].as_str().expect("a hash");
    let receipt = json(&cast(&["receipt", hash, "--json"]));
    assert_eq!(receipt["blockHash"], sent["blockHash"], "{receipt}");

    let steth = world.addresses.at(&["token", "stETH"]).to_string();
    let submit = ["send", &steth, "submit(address)", &friend, "--value", "2ether", "--private-key", &key, "--json"];
    let staked = json(&cast(&submit));
    assert_eq!(staked["status"], "0x1", "{staked}");
    let block = staked["blockNumber"].as_str().expect("a block").to_owned();
    let from: u64 = u64::from_str_radix(block.trim_start_matches("0x"), 16).expect("a number in hexadecimal");
    let transfer = "Transfer(address indexed,address indexed,uint256)";
    let logs = json(&cast(&["logs", "--from-block", &from.to_string(), "--address", &steth, transfer, "--json"]));
    let logs = logs.as_array().expect("a list of logs");
    assert!(logs.iter().any(|log| log["transactionHash"] == staked["transactionHash"]), "{logs:?}");
    let held = cast(&["call", &steth, "balanceOf(address)(uint256)", &person]);
    assert!(held.starts_with("19999") || held.starts_with("2000"), "2 stETH are held: {held}");
}

/// Runs `cast`, which must succeed, against the node at `url`.
fn cast(url: &str, words: &[&str]) -> String {
    let program = env::var_os("RESTAKE_CAST").expect("RESTAKE_CAST names cast's native binary: run `.ci/run`, which installs it");
    let output = Command::new(program).args(words).args(["--rpc-url", url]).output().expect("cast starts");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`cast {}`: {complaint}", words.join(" "));
    String::from_utf8(output.stdout).expect("text").trim().to_owned()
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("no JSON: {error}\n{text}"))
}
