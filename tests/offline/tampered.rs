//! A file that was changed on its way is refused, whichever field it was, and nothing is signed or sent.

use alloy::{
    consensus::{SignableTransaction, TxEnvelope},
    eips::{Decodable2718, Encodable2718},
    primitives::{Bytes, Signature, U256, keccak256, uint},
    signers::{SignerSync, local::PrivateKeySigner},
};
use serde_json::{Value, json};

use super::files::{Pair, WRAP};
use crate::hostile::{
    home::speaks_of,
    stage::{THIEF, whole},
};

/// What is changed, to what, and how the command that reads it must end.
type Change = (&'static str, Value, i32, &'static str);

fn each(name: &str, pair: &Pair, changes: Vec<Change>, run: impl Fn() -> crate::hostile::home::Outcome) {
    for (at, value, code, kind) in changes {
        let mut honest = Value::Null;
        pair.edit(name, |file| {
            honest = file.clone();
            *file.pointer_mut(at).unwrap_or_else(|| panic!("{at} is in the file")) = value;
        });
        run().failed(code, kind);
        pair.edit(name, |file| *file = honest);
    }
}

#[test]
fn what_was_changed_before_it_is_signed_is_refused() {
    let pair = Pair::set();
    pair.save(&WRAP);
    let changes = vec![
        ("/version", json!(3), 1, "error"),
        ("/plan/version", json!(2), 1, "error"),
        ("/plan/chain_id", json!(1), 4, "plan"),
        ("/plan/owner", json!(THIEF), 4, "plan"),
        ("/plan/steps/1/call/to", json!(THIEF), 4, "unknown"),
        ("/plan/steps/1/call/value", json!("0x1"), 4, "bound"),
        ("/plan/steps/1/call/data", json!("0x12345678"), 4, "unknown"),
        ("/plan/steps/0/grants/amount", json!("0x1"), 4, "bound"),
        ("/plan/steps/0/grants", Value::Null, 4, "bound"),
        ("/plan/steps/1/spends", json!({}), 4, "bound"),
        ("/unsigned/prepared/steps/1/arrived", json!({}), 4, "bound"),
        ("/unsigned/prepared/steps/1/nonce", json!(99), 4, "plan"),
        ("/unsigned/prepared/steps/1/gas_limit", json!(1), 4, "gas"),
        ("/unsigned/prepared/steps/1/gas_limit", json!(30_000_000), 4, "gas"),
        ("/unsigned/prepared/steps/1/max_priority_fee_per_gas", json!("0xffffffffffffff"), 4, "plan"),
        ("/unsigned/prepared/steps/1/max_fee_per_gas", json!("0xfffffffffffffffff"), 4, "fees"),
        ("/unsigned/prepared/steps/1/probes", json!([["0x1", "0x2"]]), 4, "plan"),
        ("/unsigned/prepared/steps", json!([]), 4, "plan"),
    ];
    each("plan.json", &pair, changes, || pair.sign(&["--yes"]));
    assert!(pair.air.events().is_empty() && !pair.path("plan.signed.json").exists(), "nothing was signed");
    pair.sign(&["--yes"]).done();
}

#[test]
fn what_was_changed_after_it_was_signed_is_refused() {
    let pair = Pair::set();
    pair.save(&WRAP);
    pair.sign(&["--yes"]).done();
    let mut raw = vec![];
    pair.edit("plan.signed.json", |file| raw = serde_json::from_value::<Vec<Bytes>>(file["signed"].clone()).unwrap());
    let both = |first: Bytes| json!([first, raw[1]]);
    let mut broken = raw[0].to_vec();
    *broken.last_mut().unwrap() ^= 1;
    let longer = [&raw[0][..], &[0]].concat();
    let changes = vec![
        ("/signed", json!([]), 2, "usage"),
        ("/signed", json!([raw[0]]), 4, "signed"),
        ("/signed", json!([raw[1], raw[0]]), 4, "signed"),
        ("/signed", both(broken.into()), 4, "signed"),
        ("/signed", both(longer.into()), 4, "signed"),
        ("/signed", both(Bytes::from_static(&[2, 1])), 4, "signed"),
        ("/signed", both(by_another(&raw[0])), 4, "signed"),
        ("/signed", both(upper(&raw[0])), 4, "signed"),
        ("/plan/owner", json!(THIEF), 4, "plan"),
        ("/plan/chain_id", json!(1), 4, "plan"),
        ("/plan/steps/0/call/to", json!(THIEF), 4, "signed"),
        ("/plan/steps/0/call/value", json!("0x1"), 4, "signed"),
        ("/plan/steps/0/call/data", json!("0x"), 4, "signed"),
        ("/plan/steps/1/spends", json!({}), 4, "bound"),
        ("/unsigned/prepared/steps/1/nonce", json!(99), 4, "plan"),
        ("/unsigned/prepared/steps/0/gas_limit", json!(16_000_000), 4, "signed"),
        ("/unsigned/prepared/steps/0/max_fee_per_gas", json!("0xfffffffffff"), 4, "signed"),
        ("/unsigned/prepared/steps/0/max_priority_fee_per_gas", json!("0x1"), 4, "signed"),
    ];
    each("plan.signed.json", &pair, changes, || pair.broadcast(&["--yes"]));
    assert!(pair.stage.node.sent().is_empty() && pair.stage.home.events().is_empty(), "nothing was sent");
    pair.edit("plan.signed.json", |file| file["signed"][0] = json!(by_another(&raw[0])));
    speaks_of(&pair.broadcast(&["--yes"]).failed(4, "signed"), &["transaction 1 is signed by", "the plan is of"]);
}

/// The same signature with `s` in the upper half, which the rules of Ethereum forbid.
fn upper(raw: &[u8]) -> Bytes {
    const ORDER: U256 = uint!(0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141_U256);
    let envelope = TxEnvelope::decode_2718_exact(raw).unwrap();
    let signed = envelope.as_eip1559().unwrap();
    let low = signed.signature();
    TxEnvelope::from(signed.tx().clone().into_signed(Signature::new(low.r(), ORDER - low.s(), !low.v()))).encoded_2718().into()
}

/// The same transaction, signed with another key.
fn by_another(raw: &[u8]) -> Bytes {
    let envelope = TxEnvelope::decode_2718_exact(raw).unwrap();
    let transaction = envelope.as_eip1559().unwrap().tx().clone();
    let key = PrivateKeySigner::from_bytes(&keccak256("somebody else")).unwrap();
    let signature = key.sign_hash_sync(&transaction.signature_hash()).unwrap();
    TxEnvelope::from(transaction.into_signed(signature)).encoded_2718().into()
}

#[test]
fn a_fee_beyond_what_was_said_is_not_signed() {
    let pair = Pair::set();
    pair.save(&WRAP);
    speaks_of(&pair.sign(&["--yes", "--max-fee", "0.000001"]).failed(4, "fee"), &["the file asks for", "--max-fee"]);
    assert!(pair.air.events().is_empty());
}

#[test]
fn an_allowance_of_more_than_what_is_taken_is_not_signed() {
    let pair = Pair::set();
    pair.save(&WRAP);
    for (amount, said) in [(U256::MAX, "take all of stETH"), (whole(6), "take 6 stETH")] {
        pair.edit("plan.json", |file| {
            let step = &mut file["plan"]["steps"][0];
            step["grants"]["amount"] = json!(amount);
            let data = step["call"]["data"].as_str().unwrap().to_owned();
            step["call"]["data"] = json!(format!("{}{amount:064x}", &data[..data.len() - 64]));
        });
        // Whatever the file says may leave, this much leaves.
        pair.edit("plan.json", |file| file["plan"]["steps"][1]["spends"][pair.stage.at.steth.to_string()] = json!(amount));
        for refused in [pair.sign(&["--yes"]), pair.stage.home.run(&["plan", "run", pair.path("plan.json").to_str().unwrap(), "--yes"])] {
            speaks_of(&refused.failed(4, "bound"), &[said, "the steps after it take 5 stETH"]);
        }
    }
    pair.stage.untouched();
    assert!(pair.air.events().is_empty());
}

#[test]
fn what_is_signed_is_sent_by_broadcast_alone_and_a_plan_that_was_carried_out_is_known() {
    let pair = Pair::set();
    pair.save(&WRAP);
    pair.sign(&["--yes"]).done();
    let run = |name: &str| pair.stage.home.run(&["plan", "run", pair.path(name).to_str().unwrap(), "--yes"]);
    speaks_of(&run("plan.signed.json").failed(4, "signed"), &["restake broadcast"]);
    pair.stage.untouched();
    let first = run("plan.json");
    first.done();
    assert!(!first.stderr.contains("the very same plan"), "{first}");
    let second = run("plan.json");
    second.done();
    speaks_of(&second.stderr, &["the very same plan was carried out on", "this does it once more"]);
}
