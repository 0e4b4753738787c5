//! Plans for others to sign: a Safe's batch and its hashes, and unsigned transactions; the same by an independent implementation.

use std::{
    env, fs,
    io::Write,
    process::{Command, Stdio},
};

use alloy::primitives::{Address, Bytes, hex, keccak256};
use serde_json::{Value, json};

use super::files::WRAP;
use crate::hostile::{
    home::speaks_of,
    stage::{Contracts, Stage, whole},
};

/// A contract's account, whose owners sign.
const SAFE: Address = Address::repeat_byte(0x5a);

/// A Safe with ten stETH and not one wei of ether.
fn stage() -> Stage {
    let stage = Stage::set();
    stage.by_owner(stage.at.steth, &Contracts::transferCall { to: SAFE, amount: whole(10) });
    stage
}

/// Wraps the Safe's stETH, exported.
fn export(stage: &Stage, more: &[&str]) -> Value {
    let safe = SAFE.to_string();
    let known = ["--account", &safe, "--export", "safe", "--safe-nonce", "42", "--safe-version", "1.4.1"];
    stage.home.run(&[&WRAP[..], &known, more].concat()).done()
}

#[test]
fn a_safe_that_pays_no_fee_gets_a_batch_and_the_hashes_of_it() {
    let stage = stage();
    let exported = export(&stage, &[]);
    let (batch, hashes) = (&exported["batch"], &exported["hashes"]);
    assert_eq!((&batch["version"], &batch["meta"]["createdFromSafeAddress"]), (&json!("1.0"), &json!(SAFE.to_string())));
    let calls = batch["transactions"].as_array().expect("calls");
    assert_eq!((calls.len(), &calls[0]["to"], &calls[0]["value"]), (2, &json!(stage.at.steth.to_string()), &json!("0")));
    assert_eq!((&calls[1]["contractMethod"], &hashes["version"], &hashes["nonce"]), (&Value::Null, &json!("1.4.1"), &json!(42)));
    assert!(hashes["safe_tx_hash"].as_str().is_some_and(|hash| hash.len() == 66), "{hashes}");

    let path = stage.home.path("batch.json");
    let file = export(&stage, &["--out", path.to_str().unwrap()]);
    let written: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert_eq!(written, file["batch"]);
    stage.untouched();
}

#[test]
fn a_safe_that_says_nothing_of_itself_gets_no_hashes() {
    let stage = stage();
    let safe = SAFE.to_string();
    let outcome = stage.home.run(&[&WRAP[..], &["--account", &safe, "--export", "safe"]].concat());
    assert_eq!(outcome.done()["hashes"], Value::Null);
    speaks_of(&outcome.stderr, &["--safe-version", "paid by whoever executes it"]);
}

#[test]
fn a_plan_of_a_safe_is_saved_and_exported_and_never_signed() {
    let stage = stage();
    let (safe, path) = (SAFE.to_string(), stage.home.path("plan.json"));
    let file = path.to_str().unwrap();
    let saved = stage.home.run(&[&WRAP[..], &["--account", &safe, "--save", file]].concat());
    saved.done();
    speaks_of(&saved.stderr, &["nothing to sign"]);
    stage.home.run(&["sign", file, "--account", &safe, "--yes"]).failed(1, "plan");
    let known = ["--safe-nonce", "42", "--safe-version", "1.4.1"];
    let exported = stage.home.run(&[&["plan", "export", file, "--to", "safe", "--account", &safe], &known[..]].concat()).done();
    assert_eq!(exported["hashes"], export(&stage, &[])["hashes"]);
}

#[test]
fn unsigned_transactions_are_bytes_and_the_hash_of_them() {
    let stage = Stage::set();
    let outcome = stage.home.run(&["stake", "1", "--with", "lido", "--export", "unsigned", "--qr"]);
    let exported = outcome.done();
    let payload: Bytes = serde_json::from_value(exported["transactions"][0]["payload"].clone()).unwrap();
    assert_eq!((payload[0], json!(keccak256(&payload))), (2, exported["transactions"][0]["signing_hash"].clone()));
    speaks_of(&outcome.stderr, &["█", "Network   practice"]);
    stage.home.run(&["stake", "1", "--with", "lido", "--export", "unsigned", "--safe-nonce", "1"]).failed(2, "usage");
    stage.home.run(&["stake", "1", "--with", "lido", "--export", "safe", "--qr"]).failed(2, "usage");
    stage.untouched();
}

/// What ethers and another port of the Transaction Builder's code make of the same.
const OTHERS: &str = r"
const ethers = require('ethers');
const { calculateChecksum } = require('@morpho-labs/gnosis-tx-builder/lib/src/utils.js');
const { batch, hashes, payload } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const fields = ['address to', 'uint256 value', 'bytes data', 'uint8 operation', 'uint256 safeTxGas', 'uint256 baseGas', 'uint256 gasPrice',
  'address gasToken', 'address refundReceiver', 'uint256 nonce'].map(field => ({ type: field.split(' ')[0], name: field.split(' ')[1] }));
const domain = { chainId: batch.chainId, verifyingContract: batch.meta.createdFromSafeAddress };
const packed = ethers.concat(batch.transactions.map(tx => ethers.solidityPacked(
  ['uint8', 'address', 'uint256', 'uint256', 'bytes'], [0, tx.to, tx.value, ethers.getBytes(tx.data).length, tx.data])));
const data = new ethers.Interface(['function multiSend(bytes)']).encodeFunctionData('multiSend', [packed]);
const none = { safeTxGas: 0, baseGas: 0, gasPrice: 0, gasToken: ethers.ZeroAddress, refundReceiver: ethers.ZeroAddress };
const message = { ...none, to: hashes.multi_send, value: 0, data, operation: 1, nonce: hashes.nonce };
console.log(JSON.stringify({
  checksum: calculateChecksum(batch),
  domain: ethers.TypedDataEncoder.hashDomain(domain),
  message: ethers.TypedDataEncoder.hashStruct('SafeTx', { SafeTx: fields }, message),
  safe: ethers.TypedDataEncoder.hash(domain, { SafeTx: fields }, message),
  signing: ethers.Transaction.from(payload).unsignedHash,
}));
";

#[test]
#[ignore = "needs Node, ethers and @morpho-labs/gnosis-tx-builder: run by .ci/run"]
fn others_compute_the_same_hashes() {
    let modules = env::var("RESTAKE_ETHERS_DIR").expect("RESTAKE_ETHERS_DIR is the folder with `node_modules`");
    let stage = stage();
    let exported = export(&stage, &[]);
    let unsigned = stage.home.run(&["stake", "1", "--with", "lido", "--export", "unsigned"]).done();
    let transaction = &unsigned["transactions"][0];
    let input = json!({ "batch": exported["batch"], "hashes": exported["hashes"], "payload": transaction["payload"] });
    let mut node = Command::new("node");
    node.args(["-e", OTHERS]).env("NODE_PATH", format!("{modules}/node_modules"));
    let mut child = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("node starts");
    child.stdin.take().unwrap().write_all(input.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "node failed");
    let theirs: Value = serde_json::from_slice(&output.stdout).unwrap();
    let (hashes, batch) = (&exported["hashes"], &exported["batch"]);
    let ours = json!({
        "checksum": batch["meta"]["checksum"],
        "domain": hashes["domain_hash"],
        "message": hashes["message_hash"],
        "safe": hashes["safe_tx_hash"],
        "signing": transaction["signing_hash"],
    });
    assert_eq!(ours, theirs);
}

#[test]
fn a_safe_of_another_version_is_said_to_be_that() {
    let stage = stage();
    // Whatever it is asked, it answers "1.1.1": 32, the length, the text.
    let code = [&hex!("6020600052600560205264")[..], b"1.1.1", &hex!("60d81b60405260606000f3")].concat();
    stage.chain().set_code(SAFE, code.into());
    let safe = SAFE.to_string();
    let words = [&WRAP[..], &["--account", &safe, "--export", "safe"]].concat();
    let outcome = stage.home.run(&words);
    assert_eq!(outcome.done()["hashes"], Value::Null);
    speaks_of(&outcome.stderr, &["is a Safe of version 1.1.1", "are not computed"]);
    let typed = stage.home.run(&[&words[..], &["--safe-version", "1.4.1", "--safe-nonce", "2"]].concat());
    speaks_of(&typed.failed(4, "safe"), &["is a Safe of version 1.1.1, and `--safe-version` says 1.4.1"]);
    let code = [&hex!("6020600052600560205264")[..], b"1.4.1", &hex!("60d81b60405260606000f3")].concat();
    stage.chain().set_code(SAFE, code.into());
    let known = stage.home.run(&words).done();
    assert_eq!((&known["hashes"]["version"], &known["hashes"]["nonce"]), (&json!("1.4.1"), &json!(32)));
}
