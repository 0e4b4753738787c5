//! A mnemonic's addresses that were used are found by their transactions, their ether or their tokens.

use alloy::primitives::{Address, U256};
use restake::signer::{Derivation, Mnemonic};
use serde_json::Value;
use std::{io::Write, process::Stdio};

use super::{
    home::Outcome,
    stage::{Contracts, Stage, whole},
};

const JUNK: &str = "test test test test test test test test test test test junk";
const IMPORT: &[&str] = &["account", "import", "one", "--mnemonic", "--discover"];

fn address(path: &str, index: u32) -> Address {
    let mnemonic = Mnemonic::parse(&JUNK.into(), Default::default()).unwrap();
    mnemonic.addresses(&Derivation::new(Some(path), index + 1).unwrap()).unwrap().pop().unwrap()
}

fn import(stage: &Stage, words: &[&str]) -> Outcome {
    let mut child = stage.home.command(words).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(JUNK.as_bytes()).unwrap();
    Outcome::new(words, child.wait_with_output().unwrap())
}

fn found(account: &Value) -> (&str, u64) {
    (account["path"].as_str().unwrap(), account["count"].as_u64().unwrap())
}

#[test]
fn the_path_and_the_count_that_cover_what_was_used_are_taken() {
    let stage = Stage::set();
    // The first address is on two paths, and the fifth of one has tokens alone.
    stage.chain().set_balance(address("ledger-live", 0), whole(1));
    let transfer = Contracts::transferCall { to: address("ledger-live", 4), amount: U256::from(7) };
    stage.by_owner(stage.at.wsteth, &transfer);
    let outcome = import(&stage, IMPORT);
    assert_eq!(found(&outcome.done()), ("m/44'/60'/i'/0/0", 5));
    for line in ["1. ledger-live", &address("ledger-live", 4).to_string(), "0 ETH, 1 token"] {
        assert!(outcome.stderr.contains(line), "{outcome}");
    }
    assert!(!outcome.stderr.contains("2. "), "{outcome}");
}

#[test]
fn addresses_are_looked_at_until_twenty_in_a_row_were_not_used() {
    let stage = Stage::set();
    for index in [0, 20, 40] {
        stage.chain().set_balance(address("standard", index), whole(1));
    }
    // Of those that nobody looks at any more.
    stage.chain().set_balance(address("standard", 61), whole(1));
    assert_eq!(found(&import(&stage, IMPORT).done()), ("m/44'/60'/0'/0/i", 41));
}

#[test]
fn an_account_that_was_never_used_is_the_first_of_the_standard_path() {
    let stage = Stage::set();
    let outcome = import(&stage, IMPORT);
    assert_eq!(found(&outcome.done()), ("m/44'/60'/0'/0/i", 1));
    assert!(outcome.stderr.contains("none of the first 20 addresses"), "{outcome}");
}

#[test]
fn what_says_the_path_itself_is_not_beside_it() {
    let stage = Stage::set();
    for more in [&["--path", "legacy"][..], &["--count", "2"]] {
        assert!(import(&stage, &[IMPORT, more].concat()).failed(2, "usage").contains("--discover"));
    }
    assert!(import(&stage, &["account", "import", "one", "--private-key", "--discover"]).failed(2, "usage").contains("--discover"));
    stage.node.lies("eth_getTransactionCount", super::node::Lie::Lost);
    import(&stage, IMPORT);
    assert!(!stage.home.path("home/accounts/one.json").exists(), "what cannot be read is not taken for unused");
}
