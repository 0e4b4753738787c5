//! The protocol layer against the soft device: every kind of payload, every refusal, and the device's two traps.

use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxEip2930, TxEip7702, TxLegacy},
    dyn_abi::TypedData,
    eips::eip7702::{Authorization, SignedAuthorization},
    primitives::{Address, B256, Signature, TxKind, U256, address, hex, keccak256},
};
use restake::{
    error::{Fate, fate},
    signer::{
        Signer,
        ledger::{EthereumApp, LedgerKey, Path, Tcp, Transport},
    },
};
use serde_json::json;

use super::device::{SEED, SoftLedger, key};

const PATH: &str = "m/44'/60'/0'/0/0";

/// The first address of [`SEED`].
const FIRST: Address = address!("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

const STETH: Address = address!("ae7ab96520DE3A18E5e111B5EaAb095312D7fE84");

fn wire(ledger: &SoftLedger) -> Box<Tcp> {
    Box::new(Tcp::connect(&ledger.place()).unwrap())
}

fn open(ledger: &SoftLedger) -> EthereumApp {
    EthereumApp::open(wire(ledger)).unwrap()
}

fn path() -> Path {
    PATH.parse().unwrap()
}

/// Signs whatever a device signs and finds the signature to be the first address's.
fn sign<T: SignableTransaction<Signature>>(app: &mut EthereumApp, transaction: &T) {
    let mut payload = vec![];
    transaction.encode_for_signing(&mut payload);
    let signature = app.sign_transaction(&path(), &payload, transaction.chain_id()).unwrap();
    let by = signature.recover_address_from_prehash(&transaction.signature_hash()).unwrap();
    assert_eq!(by, FIRST, "{} bytes", payload.len());
}

fn data(length: usize) -> alloy::primitives::Bytes {
    (0..length).map(|index| u8::try_from(index % 251).unwrap()).collect()
}

#[test]
fn addresses_are_those_of_the_seed() {
    let ledger = SoftLedger::new();
    let mut app = open(&ledger);
    assert_eq!(app.about().version, "1.22.0");
    for path in [PATH, "m/44'/60'/0'/0/7", "m/44'/60'/3'/0/0"] {
        assert_eq!(app.address(&path.parse().unwrap(), false).unwrap(), key(SEED, path).address());
    }
    assert!(ledger.hands().screens.is_empty(), "nothing was shown unasked");
    assert_eq!(app.address(&path(), true).unwrap(), FIRST);
    assert_eq!(ledger.hands().screens, [["Verify Ethereum address".to_owned(), FIRST.to_string()]]);
    assert!(!app.configuration().unwrap().blind_signing);
    ledger.hands().blind_signing = true;
    assert!(app.configuration().unwrap().blind_signing);
}

#[test]
fn what_is_in_the_way_is_a_sentence_with_what_to_do() {
    let ledger = SoftLedger::new();
    let hint = |error: anyhow::Error| (fate(&error).fate, fate(&error).hint.unwrap());
    ledger.hands().locked = true;
    let (ending, what) = hint(EthereumApp::open(wire(&ledger)).unwrap_err());
    assert!(ending == Fate::Failed && what.contains("unlock the device"), "{what}");
    ledger.hands().locked = false;
    for app in ["BOLOS", "Bitcoin"] {
        ledger.hands().app = app;
        let error = EthereumApp::open(wire(&ledger)).unwrap_err();
        assert!(app == "BOLOS" || error.to_string().contains("`Bitcoin`"), "{error}");
        assert!(hint(error).1.contains("open the Ethereum app"));
    }
    ledger.hands().app = "Ethereum";
    let mut app = open(&ledger);
    // The person leaves the app while it is connected.
    ledger.hands().app = "BOLOS";
    let (_, what) = hint(app.address(&path(), false).unwrap_err());
    assert!(what.contains("open the Ethereum app"), "{what}");
    ledger.hands().leaves_after = Some(0);
    let error = app.address(&path(), false).unwrap_err();
    assert!(error.to_string().contains("went away"), "{error}");
}

#[test]
fn an_emulator_is_on_this_machine_or_nowhere() {
    for (place, code) in [("192.0.2.1:9999", 2), ("nonsense", 2), ("127.0.0.1:1", 1)] {
        let error = Tcp::connect(place).unwrap_err();
        assert_eq!(fate(&error).fate.code(), code, "{place}: {error}");
        assert!(code == 2 || fate(&error).hint.is_some());
    }
}

#[test]
fn transactions_of_every_type_and_length_are_signed() {
    let ledger = SoftLedger::new();
    ledger.hands().blind_signing = true;
    let mut app = open(&ledger);
    let to = TxKind::Call(STETH);
    for length in (0..=330).chain([500, 700, 1000, 8000]) {
        let input = data(length);
        sign(
            &mut app,
            &TxEip1559 {
                chain_id: 1,
                nonce: 7,
                gas_limit: 21_000,
                max_fee_per_gas: 1 << 40,
                to,
                input: input.clone(),
                ..Default::default()
            },
        );
        for chain_id in [Some(1), Some(560_048), None] {
            sign(
                &mut app,
                &TxLegacy { chain_id, nonce: 7, gas_price: 1 << 36, gas_limit: 90_000, to, value: U256::ZERO, input: input.clone() },
            );
        }
    }
    let input = data(68);
    sign(&mut app, &TxEip2930 { chain_id: 1, gas_price: 5, gas_limit: 9, to, input: input.clone(), ..Default::default() });
    let authorization = Authorization { chain_id: U256::ONE, address: STETH, nonce: 1 };
    let authorization = SignedAuthorization::new_unchecked(authorization, 1, U256::from(3), U256::from(4));
    sign(&mut app, &TxEip7702 { chain_id: 560_048, to: STETH, authorization_list: vec![authorization], input, ..Default::default() });
}

#[test]
fn pieces_of_255_bytes_would_lose_the_chain_of_some_legacy_transactions() {
    let ledger = SoftLedger::new();
    ledger.hands().blind_signing = true;
    let transaction = |length| TxLegacy { chain_id: Some(1), nonce: 7, to: TxKind::Call(STETH), input: data(length), ..Default::default() };
    let encoded = |length| {
        let mut payload = hex!("058000002c8000003c800000000000000000000000").to_vec();
        transaction(length).encode_for_signing(&mut payload);
        payload
    };
    let length = (200..260).find(|length| encoded(*length).len() == 258).unwrap();
    let (first, _) = encoded(length).split_at_checked(255).map(|(first, rest)| (first.to_vec(), rest.to_vec())).unwrap();
    let answer = wire(&ledger).exchange(&[&[0xe0, 0x04, 0, 0, 255], &first[..]].concat()).unwrap();
    assert_eq!((answer.status, answer.data.len()), (0x9000, 65), "the device signs before it has all");
    sign(&mut open(&ledger), &transaction(length));
}

#[test]
fn what_cannot_be_shown_needs_blind_signing() {
    let ledger = SoftLedger::new();
    let mut app = open(&ledger);
    let transaction = TxEip1559 { chain_id: 1, to: TxKind::Call(STETH), input: data(4), ..Default::default() };
    let mut payload = vec![];
    transaction.encode_for_signing(&mut payload);
    let error = app.sign_transaction(&path(), &payload, Some(1)).unwrap_err();
    let failure = fate(&error);
    assert_eq!((failure.fate, failure.kind), (Fate::Failed, "blind-signing"));
    assert!(failure.hint.unwrap().contains("enable Blind signing in the Ethereum app's settings"));
    ledger.hands().blind_signing = true;
    sign(&mut app, &transaction);
    let shown = ledger.hands().screens.pop().unwrap();
    assert_eq!(shown[1], format!("Tx hash {}", transaction.signature_hash()), "the device shows the hash that is signed");
    payload[0] = 3;
    let error = app.sign_transaction(&path(), &payload, Some(1)).unwrap_err();
    assert!(error.to_string().contains("type of transaction"), "{error}");
}

#[test]
fn a_refusal_on_the_device_is_a_declined_review() {
    let ledger = SoftLedger::new();
    ledger.hands().refuses_after = Some(0);
    let mut app = open(&ledger);
    for error in [app.sign_message(&path(), b"x").unwrap_err(), app.address(&path(), true).unwrap_err()] {
        assert_eq!(fate(&error).fate, Fate::Declined);
    }
}

#[test]
fn messages_of_any_length_are_signed() {
    let ledger = SoftLedger::new();
    let mut app = open(&ledger);
    for length in [0, 5, 229, 230, 231, 3000] {
        let message = data(length);
        let signature = app.sign_message(&path(), &message).unwrap();
        assert_eq!(signature.recover_address_from_msg(&message).unwrap(), FIRST, "{length}");
    }
}

fn orders() -> TypedData {
    let types = json!({
        "EIP712Domain": [{ "name": "name", "type": "string" }, { "name": "chainId", "type": "uint256" }, { "name": "verifyingContract", "type": "address" }],
        "Order": [
            { "name": "maker", "type": "Person" }, { "name": "parts", "type": "Part[][2]" }, { "name": "gain", "type": "int64" },
            { "name": "loss", "type": "int64" }, { "name": "salt", "type": "bytes32" }, { "name": "mark", "type": "bytes3" },
            { "name": "data", "type": "bytes" }, { "name": "open", "type": "bool" }, { "name": "none", "type": "uint8[]" },
        ],
        "Part": [{ "name": "token", "type": "address" }, { "name": "amounts", "type": "uint256[]" }],
        "Person": [{ "name": "name", "type": "string" }, { "name": "wallet", "type": "address" }],
    });
    let part = |amounts: &[&str]| json!({ "token": STETH, "amounts": amounts });
    let all = U256::MAX.to_string();
    let message = json!({
        "maker": { "name": "Ann", "wallet": FIRST }, "parts": [[part(&["1", "0"]), part(&[])], [part(&[&all])]], "gain": 300, "loss": -1,
        "salt": B256::repeat_byte(9), "mark": "0x010203", "data": format!("0x{}", "ab".repeat(700)), "open": true, "none": [],
    });
    let domain = json!({ "name": "Orders", "chainId": 1, "verifyingContract": STETH });
    serde_json::from_value(json!({ "types": types, "primaryType": "Order", "domain": domain, "message": message })).unwrap()
}

#[test]
fn typed_data_is_hashed_by_the_device_from_what_it_shows() {
    let ledger = SoftLedger::new();
    let (mut app, data) = (open(&ledger), orders());
    let error = app.sign_typed(&path(), &data).unwrap_err();
    assert_eq!(fate(&error).kind, "blind-signing", "with everything off nothing is signed");
    let by = |signature: Signature| signature.recover_address_from_prehash(&data.eip712_signing_hash().unwrap()).unwrap();
    ledger.hands().raw_messages = true;
    assert_eq!(by(app.sign_typed(&path(), &data).unwrap()), FIRST);
    let shown = ledger.hands().screens.pop().unwrap();
    let seen = |line: &str| shown.iter().any(|shown| shown == line);
    assert!(seen("name: 416e6e") && seen("gain: 012c") && seen("loss: ffffffffffffffff") && seen("amounts: 00"), "{shown:?}");
    let (domain, message) = (data.domain.separator(), data.hash_struct().unwrap());
    assert!(app.sign_hashes(&path(), domain, message).is_err(), "two hashes are always blind");
    ledger.hands().blind_signing = true;
    assert_eq!(by(app.sign_hashes(&path(), domain, message).unwrap()), FIRST);
}

#[tokio::test]
async fn the_wallets_signer_does_not_see_that_a_device_signs() {
    let ledger = SoftLedger::new();
    let signer = Signer::new(LedgerKey::new(open(&ledger), path(), FIRST));
    assert_eq!(signer.sign_message(b"hello").await.unwrap().recover_address_from_msg(b"hello").unwrap(), FIRST);
    ledger.hands().raw_messages = true;
    signer.sign_typed(&orders()).await.unwrap();
    let transaction = TxEip1559 { chain_id: 1, to: TxKind::Call(STETH), value: U256::ONE, ..Default::default() };
    signer.sign_transaction(transaction.clone()).await.unwrap();
    assert!(signer.sign_hash(&B256::ZERO).await.is_err(), "a device signs nothing that it cannot name");
    ledger.hands().refuses_after = Some(0);
    assert_eq!(fate(&signer.sign_transaction(transaction).await.unwrap_err()).fate, Fate::Declined);
    let another = Signer::new(LedgerKey::new(open(&ledger), path(), STETH));
    ledger.hands().refuses_after = None;
    assert!(another.sign_message(b"hello").await.is_err(), "what another key signed does not go out");
}

#[test]
fn an_approval_of_a_known_token_is_shown_with_blind_signing_off() {
    let ledger = SoftLedger::new();
    let mut app = open(&ledger);
    let token = restake::signer::ledger::Token::find(1, STETH).unwrap().unwrap();
    let input = [&keccak256("approve(address,uint256)")[..4], &FIRST.into_word()[..], &B256::with_last_byte(5)[..]].concat();
    let approve = TxEip1559 { chain_id: 1, to: TxKind::Call(STETH), input: input.into(), ..Default::default() };
    let mut payload = vec![];
    approve.encode_for_signing(&mut payload);
    assert!(app.sign_transaction(&path(), &payload, Some(1)).is_err(), "without Ledger's word on the token it is blind");
    app.provide_token(&token).unwrap();
    sign(&mut app, &approve);
    assert_eq!(ledger.hands().screens, [["Approve 5 stETH".to_owned(), format!("Approve to {FIRST}")]]);
}
