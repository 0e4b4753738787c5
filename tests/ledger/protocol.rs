//! The protocol layer against the soft device: every kind of payload, every refusal, and the device's two traps.

use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxLegacy},
    primitives::{B256, Signature, TxKind, U256, hex, keccak256},
};
use restake::{
    error::{Fate, fate},
    signer::{
        Signer,
        ledger::{EthereumApp, LedgerKey, Tcp, Transport},
    },
};

use super::{
    behaviours::{self, FIRST, STETH, data, open, orders, path, sign},
    device::SoftLedger,
};

fn wire(ledger: &SoftLedger) -> Box<Tcp> {
    Box::new(Tcp::connect(&ledger.place()).unwrap())
}

#[test]
fn addresses_are_those_of_the_seed() {
    let ledger = SoftLedger::new();
    assert_eq!(open(&ledger).about().version, "1.22.0");
    behaviours::addresses(&ledger);
    behaviours::settings(&ledger);
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
    behaviours::transactions(&ledger, (0..=330).chain([500, 700, 1000, 8000]));
    behaviours::boundaries(&ledger);
    // Older apps take a transaction for one without a chain where a piece ends right before it.
    ledger.hands().version = "1.12.0";
    behaviours::boundaries(&ledger);
    let mut app = open(&ledger);
    for chain_id in [Some(1), Some(560_048), None] {
        for length in (0..=330).chain([500, 700, 1000, 8000]) {
            let input = data(length);
            let to = TxKind::Call(STETH);
            sign(&mut app, &TxLegacy { chain_id, nonce: 7, gas_price: 1 << 36, gas_limit: 90_000, to, value: U256::ZERO, input });
        }
    }
}

#[test]
fn pieces_of_255_bytes_would_lose_the_chain_of_some_legacy_transactions() {
    let ledger = SoftLedger::new();
    ledger.hands().version = "1.12.0";
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
    behaviours::blind_calls(&SoftLedger::new());
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
    behaviours::messages(&SoftLedger::new(), &[0, 5, 229, 230, 231, 3000]);
}

#[test]
fn typed_data_is_hashed_by_the_device_from_what_it_shows() {
    behaviours::typed_data(&SoftLedger::new());
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

#[test]
fn an_old_app_is_told_to_be_updated_or_gets_what_it_knows() {
    let ledger = SoftLedger::new();
    ledger.hands().version = "1.8.8";
    let mut payload = vec![];
    TxEip1559 { chain_id: 1, to: TxKind::Call(STETH), ..Default::default() }.encode_for_signing(&mut payload);
    let error = open(&ledger).sign_transaction(&path(), &payload, Some(1)).unwrap_err();
    assert!(error.to_string().contains("1.8.8") && fate(&error).hint.unwrap().contains("update"), "{error}");
    sign(&mut open(&ledger), &TxLegacy { chain_id: Some(1), to: TxKind::Call(STETH), ..Default::default() });
    ledger.hands().version = "1.9.18";
    ledger.hands().blind_signing = true;
    open(&ledger).sign_typed(&path(), &orders()).unwrap();
    assert!(ledger.hands().screens.pop().unwrap()[0].starts_with("Domain hash"), "it gets two hashes");
}

#[tokio::test]
async fn what_is_shared_with_the_real_app_holds_of_the_signer() {
    behaviours::signer(&SoftLedger::new()).await;
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
    behaviours::clear_approvals(&SoftLedger::new());
    let ledger = SoftLedger::new();
    let mut app = open(&ledger);
    let token = restake::signer::ledger::Token::find(1, STETH).unwrap().unwrap();
    let input = [&keccak256("approve(address,uint256)")[..4], &FIRST.into_word()[..], &B256::with_last_byte(5)[..]].concat();
    let approve = TxEip1559 { chain_id: 1, to: TxKind::Call(STETH), input: input.into(), ..Default::default() };
    app.provide_token(&token).unwrap();
    sign(&mut app, &approve);
    assert_eq!(ledger.hands().screens, [["Approve 5 stETH".to_owned(), format!("Approve to {FIRST}")]]);
}
