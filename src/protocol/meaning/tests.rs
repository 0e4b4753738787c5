//! What known messages mean on mainnet, to the account that most of them speak for.

use super::*;
use alloy::primitives::{B256, address, keccak256};
use serde_json::{Value, json};

const ME: Address = address!("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
const SPENDER: &str = "0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0";
const STRANGER: &str = "0x00000000000000000000000000000000000000ff";

/// Half an hour before the end that the files have.
const NOW: u64 = 1_764_547_200 - 1_800;

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../../tests/typed/", $name, ".json"))
    };
}

fn of(text: &str, changes: &[(&str, Value)]) -> Meaning {
    let registry = Registry::open(Some("mainnet"), None).unwrap();
    let mut names = registry.names();
    names.extend(well_known().map(|(address, name)| (address, name.to_owned())));
    let mut json: Value = serde_json::from_str(text).unwrap();
    for (pointer, value) in changes {
        *json.pointer_mut(pointer).unwrap() = value.clone();
    }
    let typed = Typed::parse(json.to_string().as_bytes()).unwrap();
    meaning(&Scene { names: &names, registry: &registry, account: ME, now: NOW }, &typed)
}

fn dangers(text: &str, changes: &[(&str, Value)]) -> String {
    of(text, changes).dangers.join("\n")
}

#[test]
fn a_permit_is_said_with_its_amount_and_its_end() {
    let meaning = of(file!("permit"), &[]);
    assert_eq!(meaning.title, Some("ERC-2612 permit"));
    assert_eq!(meaning.says[0], "lets wstETH take up to 5 stETH from you");
    assert!(meaning.says[1].starts_with("can be handed in until 2025-12-01 00:00:00Z (in 30 minutes)"), "{:?}", meaning.says);
    assert!(meaning.dangers.is_empty() && meaning.notes[0].contains("no simulation sees this"));
    for (pointer, value, word) in [
        ("/message/value", json!(U256::MAX.to_string()), "UNLIMITED"),
        ("/message/deadline", json!(U256::MAX.to_string()), "never ends"),
        ("/message/deadline", json!(NOW + FAR + 1), "ends only in 31 days"),
        ("/message/owner", json!(SPENDER), "it speaks for wstETH, 0x7f39"),
    ] {
        assert!(dangers(file!("permit"), &[(pointer, value)]).contains(word), "{word}");
    }
    assert!(dangers(file!("permit"), &[("/message/deadline", json!(NOW + FAR))]).is_empty(), "30 days are not far");
    let over = of(file!("permit"), &[("/message/deadline", json!(NOW))]);
    assert!(over.notes.iter().any(|note| note.contains("ended already")), "{over:?}");
    let stranger = of(file!("permit"), &[("/message/spender", json!(STRANGER))]);
    assert!(stranger.says[0].contains(&format!("A STRANGER, {STRANGER}")) && stranger.parties == [STRANGER.parse::<Address>().unwrap()]);
}

#[test]
fn dais_permit_is_all_or_nothing() {
    let meaning = of(file!("dai"), &[]);
    assert!(meaning.says[0].contains("an UNLIMITED amount of the token 0x6B17"), "{meaning:?}");
    assert!(meaning.dangers.iter().any(|danger| danger.contains("never ends")), "zero is no end");
    let back = of(file!("dai"), &[("/message/allowed", json!(false)), ("/message/expiry", json!(NOW + 60))]);
    assert!(back.says[0].starts_with("takes back") && back.dangers.is_empty(), "{back:?}");
}

#[test]
fn permit2_has_limits_of_its_own() {
    let meaning = of(file!("permit2"), &[]);
    assert_eq!(meaning.title, Some("Permit2 allowance"));
    assert!(meaning.says[0].contains("lets wstETH take an UNLIMITED amount of stETH from you until 2025-12-01"), "{meaning:?}");
    assert!(meaning.dangers[0].contains("UNLIMITED"));
    let little = of(file!("permit2"), &[("/message/details/amount", json!("1")), ("/message/details/expiration", json!(0))]);
    assert!(little.says[0].contains("0.000000000000000001 stETH from you in the block it is handed in") && little.dangers.is_empty());
    assert!(dangers(file!("permit2"), &[("/domain/verifyingContract", json!(SPENDER))]).contains("its contract is another"));
    let batch = transfers(true);
    assert!(batch.says.len() == 2 && batch.says[1].contains("up to 2 stETH from you once"), "{batch:?}");
    assert_eq!(transfers(false).title, Some("Permit2 transfer"));
}

#[test]
fn nearly_all_there_is_counts_as_all() {
    let nearly = U256::MAX - U256::ONE;
    let power = |exponent: u64| U256::from(2).pow(U256::from(exponent));
    let most_160 = power(160) - U256::ONE;
    for amount in [nearly, most_160, power(120)] {
        let permit = of(file!("permit"), &[("/message/value", json!(amount.to_string()))]);
        assert!(permit.dangers[0].contains("practically UNLIMITED") && permit.says[0].contains("a practically UNLIMITED"), "{permit:?}");
        let approve = format!("0x095ea7b3{:0>64}{amount:064x}", &SPENDER[2..]);
        assert!(dangers(file!("safe"), &[("/message/data", json!(approve))]).contains("it allows practically UNLIMITED stETH"));
    }
    let less = most_160 - U256::ONE;
    assert!(dangers(file!("permit2"), &[("/message/details/amount", json!(less.to_string()))]).contains("practically UNLIMITED"));
    let enough = power(120) - U256::ONE;
    assert!(dangers(file!("permit"), &[("/message/value", json!(enough.to_string()))]).is_empty());
    let general = |name: &str| {
        let text = file!("order").replace("amounts", name).replace(&U256::MAX.to_string(), &nearly.to_string());
        dangers(&text, &[])
    };
    assert!(general("amounts").contains("`amounts` is a number so great"));
    assert!(!general("nonce").contains("so great"), "what is drawn by lot is great");
}

#[test]
fn the_tokens_of_a_permit_have_to_be_known() {
    let other = json!(STRANGER);
    let stranger: Address = STRANGER.parse().unwrap();
    for (text, pointer) in [(file!("permit2"), "/message/details/token"), (file!("deposit"), "/message/token")] {
        assert!(!of(text, &[]).parties.contains(&stranger));
        assert!(of(text, &[(pointer, other.clone())]).parties.contains(&stranger), "{pointer}");
    }
    let steth = address!("ae7ab96520DE3A18E5e111B5EaAb095312D7fE84");
    assert!(transfers(true).parties.contains(&steth) && transfers(false).parties.contains(&steth));
}

#[test]
fn an_authorized_transfer_names_whom_it_is_for() {
    let mut json: Value = serde_json::from_str(file!("permit")).unwrap();
    let field = |kind: &str, name: &str| json!({ "name": name, "type": kind });
    let [from, to, value] = [field("address", "from"), field("address", "to"), field("uint256", "value")];
    let [after, before, nonce] = [field("uint256", "validAfter"), field("uint256", "validBefore"), field("bytes32", "nonce")];
    for kind in ["TransferWithAuthorization", "ReceiveWithAuthorization"] {
        json["types"] = json!({ "EIP712Domain": json["types"]["EIP712Domain"], kind: [from, to, value, after, before, nonce] });
        json["primaryType"] = json!(kind);
        json["message"] = json!({
            "from": ME, "to": STRANGER, "value": "1000000000000000000", "validAfter": NOW + 60, "validBefore": NOW + 120,
            "nonce": B256::ZERO,
        });
        let meaning = of(&json.to_string(), &[]);
        assert!(meaning.says[0].contains("A STRANGER") && meaning.says[0].contains("1 stETH from you once"), "{meaning:?}");
        assert_eq!((meaning.title, meaning.parties), (Some("EIP-3009 transfer"), vec![STRANGER.parse().unwrap()]));
        assert!(meaning.dangers.is_empty() && meaning.notes[1].contains("cannot be handed in before"), "{:?}", meaning.dangers);
        assert!(dangers(&json.to_string(), &[("/message/from", json!(STRANGER))]).contains("it speaks for"));
    }
}

/// A permit for a transfer, or for two of them at once.
fn transfers(batch: bool) -> Meaning {
    let name = if batch { "PermitBatchTransferFrom" } else { "PermitTransferFrom" };
    let mut json: Value = serde_json::from_str(file!("permit2")).unwrap();
    let field = |kind: &str, name: &str| json!({ "name": name, "type": kind });
    let permitted = field(if batch { "TokenPermissions[]" } else { "TokenPermissions" }, "permitted");
    json["types"] = json!({
        "EIP712Domain": json["types"]["EIP712Domain"],
        name: [permitted, field("address", "spender"), field("uint256", "nonce"), field("uint256", "deadline")],
        "TokenPermissions": [field("address", "token"), field("uint256", "amount")],
    });
    json["primaryType"] = json!(name);
    let one = |amount: &str| json!({ "token": "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84", "amount": amount });
    let permitted = if batch { json!([one("1"), one("2000000000000000000")]) } else { one("1") };
    json["message"] = json!({ "permitted": permitted, "spender": SPENDER, "nonce": 1, "deadline": NOW + 60 });
    of(&json.to_string(), &[])
}

#[test]
fn a_safes_transaction_is_its_calls() {
    let meaning = of(file!("safe"), &[]);
    assert_eq!(meaning.title, Some("Safe transaction"));
    assert!(meaning.dangers.iter().any(|danger| danger == "it allows UNLIMITED stETH"), "{meaning:?}");
    assert_eq!(meaning.calls.len(), 1);
    assert!(meaning.parties.contains(&SPENDER.parse().unwrap()), "the spender has to be known");
    let itself = dangers(file!("safe"), &[("/message/to", json!("0x1111111111111111111111111111111111111111"))]);
    assert!(itself.contains("calls the Safe itself"), "{itself}");
    for (pointer, value, word) in [
        ("/message/operation", json!(1), "DELEGATECALL"),
        ("/message/operation", json!(2), "no Safe knows"),
        ("/message/gasPrice", json!(1), "pays whoever sends it for gas, in ether"),
    ] {
        assert!(dangers(file!("safe"), &[(pointer, value)]).contains(word), "{word}");
    }
    let named = of(file!("safe"), &[("/message/refundReceiver", json!(STRANGER))]);
    assert!(named.notes.iter().any(|note| note.contains("at a price of 0")), "{named:?}");
}

#[test]
fn a_safes_batch_is_taken_apart() {
    let one = |operation: u8, to: [u8; 20], data: &[u8]| {
        let length = U256::from(data.len()).to_be_bytes::<32>();
        [&[operation], &to[..], &U256::from(3).to_be_bytes::<32>(), &length, data].concat()
    };
    let batch = |inner: &[u8]| {
        let mut padded = inner.to_vec();
        padded.resize(inner.len().div_ceil(32) * 32, 0);
        let head = [&keccak256("multiSend(bytes)")[..4], &U256::from(32).to_be_bytes::<32>(), &U256::from(inner.len()).to_be_bytes::<32>()];
        json!(alloy::hex::encode_prefixed([head.concat(), padded].concat()))
    };
    let of = |inner: &[u8]| {
        let to = ("/message/to", json!(safe::MULTI_SEND_CALL_ONLY[1].to_string()));
        of(file!("safe"), &[to, ("/message/operation", json!(1)), ("/message/data", batch(inner))])
    };
    let two = of(&[one(0, [1; 20], b"abcd"), one(0, [2; 20], b"")].concat());
    assert_eq!(
        two.calls.iter().map(|call| (call.to, call.data.len())).collect::<Vec<_>>(),
        [(Address::repeat_byte(1), 4), (Address::repeat_byte(2), 0)]
    );
    assert!(two.dangers.is_empty() && two.parties.len() == 2, "the batch itself takes nothing: {two:?}");
    assert!(of(&one(1, [1; 20], b"")).dangers[0].contains("DELEGATECALL"));
    let torn = one(0, [1; 20], b"abcd");
    assert!(of(&torn[..torn.len() - 1]).dangers[0].contains("cannot be read"));
}

#[test]
fn a_safes_message_is_blind() {
    assert!(dangers(file!("message"), &[]).contains("cannot be seen"));
}

#[test]
fn eigenlayers_approvals_are_those_of_its_contracts() {
    let approval = of(file!("approval"), &[]);
    assert_eq!(approval.title, Some("EigenLayer delegation approval"));
    assert!(approval.says[0].contains(&format!("that {SPENDER} delegates to the operator 0xae7ab")) && approval.dangers.is_empty());
    let deposit = of(file!("deposit"), &[]);
    assert!(deposit.says[0].contains("deposit 5 stETH of their own into EigenLayer steth strategy in your name"), "{deposit:?}");
    for text in [file!("approval"), file!("deposit")] {
        assert_eq!(of(text, &[("/domain/verifyingContract", json!(SPENDER))]).title, None, "another contract takes it for something else");
    }
    assert!(dangers(file!("deposit"), &[("/message/staker", json!(STRANGER))]).contains("it speaks for"));
}

#[test]
fn a_name_alone_is_no_permit() {
    let mut json: Value = serde_json::from_str(file!("permit")).unwrap();
    json["types"]["Permit"].as_array_mut().unwrap().push(json!({ "name": "also", "type": "address" }));
    json["message"]["also"] = json!(STRANGER);
    let meaning = of(&json.to_string(), &[("/message/value", json!(U256::MAX.to_string()))]);
    assert_eq!(meaning.title, None);
    assert!(meaning.dangers[0].contains("`value` is the greatest number there is"), "{meaning:?}");
    let far = of(&json.to_string(), &[("/message/deadline", json!(NOW + FAR + 1))]);
    assert!(far.dangers[0].contains("what `deadline` says ends only in"), "{far:?}");
}

#[test]
fn a_domain_without_chain_or_contract_counts_everywhere() {
    let mut json: Value = serde_json::from_str(file!("mail")).unwrap();
    json["types"]["EIP712Domain"] = json!([{ "name": "name", "type": "string" }]);
    json["domain"] = json!({ "name": "Mail" });
    let meaning = of(&json.to_string(), &[]);
    assert!(meaning.dangers.len() == 3 && meaning.dangers[0].contains("valid on every chain"), "{meaning:?}");
    assert!(meaning.dangers[2].contains("nobody here knows this type"), "{meaning:?}");
}
