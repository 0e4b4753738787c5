//! Messages signed with a Trezor through the binary: what it cannot show is said before anything is asked.

use std::fs;

use alloy::primitives::{B256, Signature};
use tempfile::NamedTempFile;
use trezor_client::protos::MessageType;

use super::{
    device::{Model, SoftTrezor},
    protocol::FIRST,
};
use crate::journeys::wallet::Wallet;

#[test]
fn what_newer_models_cannot_show_is_said_before_consent() {
    let (trezor, registry) = (SoftTrezor::new(), NamedTempFile::new().unwrap());
    fs::write(registry.path(), "chain_id = 1\n").unwrap();
    let wallet = Wallet::new("mainnet", "http://127.0.0.1:1", registry.path()).with("RESTAKE_TREZOR_UDP", trezor.place());
    wallet.run(&["account", "trezor", "me"]).done();
    trezor.hands().came.clear();
    let sign = ["account", "sign-typed", "tests/typed/order.json", "--yes"];
    let refused = wallet.run(&sign);
    let said = refused.said().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("all models but the One will not take it:") && said.contains("lists of lists, such as `Part[][2]`"), "{said}");
    let error = refused.failed(4);
    assert_eq!((&error["kind"], trezor.hands().came.len()), (&"danger".into(), 0), "the device was not asked");
    let digest = error["hint"].as_str().unwrap().split("--accept-risks ").nth(1).unwrap().trim_end_matches('`').to_owned();
    let accepted = [&sign[..], &["--accept-risks", &digest]].concat();
    let unable = wallet.run(&accepted).failed(1);
    assert!(unable.to_string().contains("lists of lists"), "{unable}");
    let asked = [MessageType::MessageType_Initialize, MessageType::MessageType_EthereumGetAddress];
    assert_eq!(trezor.hands().came, asked, "nor was it asked to sign");
    trezor.hands().model = Model::One;
    let signed = wallet.run(&accepted).done();
    let signature: Signature = signed["signature"].as_str().unwrap().parse().unwrap();
    assert_eq!(signature.recover_address_from_prehash(&digest.parse::<B256>().unwrap()).unwrap(), FIRST);
}
