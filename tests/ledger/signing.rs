//! Messages signed with a Ledger through the binary: the device shows their fields, and a refusal there is a declined review.

use std::fs;

use alloy::primitives::{B256, Signature};
use serde_json::{Value, json};
use tempfile::NamedTempFile;

use super::device::{SEED, SoftLedger, key};
use crate::journeys::wallet::{Outcome, Wallet};

const PATH: &str = "m/44'/60'/0'/0/0";

/// A wallet on mainnet without a node, whose account `me` is in the device.
fn wallet(ledger: &SoftLedger, registry: &NamedTempFile) -> Wallet {
    fs::write(registry.path(), "chain_id = 1\n").unwrap();
    let wallet = Wallet::new("mainnet", "http://127.0.0.1:1", registry.path()).with("RESTAKE_SPECULOS_APDU", ledger.place());
    wallet.run(&["account", "ledger", "me"]).done();
    wallet
}

fn signed_by_device(result: &Value, hash: &str) {
    let signature: Signature = result["signature"].as_str().unwrap().parse().unwrap();
    let hash: B256 = result[hash].as_str().unwrap().parse().unwrap();
    assert_eq!(signature.recover_address_from_prehash(&hash).unwrap(), key(SEED, PATH).address());
}

#[test]
fn a_permit_is_shown_field_by_field_or_refused() {
    let (ledger, registry) = (SoftLedger::new(), NamedTempFile::new().unwrap());
    let wallet = wallet(&ledger, &registry);
    let mut permit: Value = serde_json::from_str(include_str!("../typed/permit.json")).unwrap();
    permit["message"]["owner"] = json!(key(SEED, PATH).address());
    permit["message"]["deadline"] = json!(jiff::Timestamp::now().as_second() + 1_800);
    let file = NamedTempFile::new().unwrap();
    fs::write(file.path(), permit.to_string()).unwrap();
    let sign = || -> Outcome { wallet.run(&["account", "sign-typed", file.path().to_str().unwrap(), "--yes"]) };
    let blind = sign();
    assert_eq!(blind.failed(1)["kind"], "blind-signing", "with its settings as they are it takes none");
    assert!(blind.said().contains("device    with its `Raw messages` on: every field"), "{}", blind.said());
    ledger.hands().raw_messages = true;
    signed_by_device(&sign().done(), "digest");
    let shown = ledger.hands().screens.pop().unwrap();
    assert!(shown.contains(&"value: 4563918244f40000".to_owned()), "{shown:?}");
    ledger.hands().refuses_after = Some(0);
    assert_eq!(sign().failed(3)["kind"], "declined");
    let listed = wallet.run(&["history", "list"]).done();
    assert_eq!(listed["plans"].as_array().unwrap().len(), 1, "what was refused is not written down as signed");
}

#[test]
fn a_message_is_shown_or_refused() {
    let (ledger, registry) = (SoftLedger::new(), NamedTempFile::new().unwrap());
    let wallet = wallet(&ledger, &registry);
    let signed = wallet.run(&["account", "sign-message", "hello", "--yes"]);
    assert!(signed.said().contains("device    `Message`: the text"), "{}", signed.said());
    signed_by_device(&signed.done(), "hash");
    assert_eq!(ledger.hands().screens, [["Review message", "hello"]]);
    ledger.hands().refuses_after = Some(0);
    assert_eq!(wallet.run(&["account", "sign-message", "hello", "--yes"]).failed(3)["kind"], "declined");
}
