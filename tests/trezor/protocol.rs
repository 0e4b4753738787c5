//! The protocol layer against the soft device: every kind of payload, on both kinds of model.

use std::sync::Arc;

use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxEip2930, TxLegacy},
    dyn_abi::TypedData,
    eips::eip2930::{AccessList, AccessListItem},
    primitives::{Address, B256, Bytes, Signature, TxKind, U256, address},
};
use restake::{
    error::{Fate, fate},
    signer::{
        Signer,
        ledger::Path,
        trezor::{Request, Trezor, TrezorKey, Udp},
    },
};
use serde_json::{Value, json};
use trezor_client::protos::MessageType;

use super::{
    device::{Model, SEED, SoftTrezor, key},
    person::Scripted,
};

pub const PATH: &str = "m/44'/60'/0'/0/0";

/// The first address of [`SEED`].
pub const FIRST: Address = address!("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

pub const STETH: Address = address!("ae7ab96520DE3A18E5e111B5EaAb095312D7fE84");

pub fn connect(trezor: &SoftTrezor, person: &Scripted) -> anyhow::Result<Trezor> {
    Trezor::open(Box::new(Udp::connect(&trezor.place())?), Arc::new(person.clone()))
}

pub fn open(trezor: &SoftTrezor) -> Trezor {
    connect(trezor, &Scripted::default()).unwrap()
}

pub fn path() -> Path {
    PATH.parse().unwrap()
}

/// Signs a transaction and finds the signature to be the first address's.
pub fn sign<T: SignableTransaction<Signature>>(device: &mut Trezor, transaction: &T) {
    let signature = device.sign_transaction(&path(), Request::of(transaction).unwrap()).unwrap();
    let by = signature.recover_address_from_prehash(&transaction.signature_hash()).unwrap();
    assert_eq!(by, FIRST, "{} bytes for {:?}", transaction.input().len(), transaction.chain_id());
}

pub fn data(length: usize) -> Bytes {
    (0..length).map(|index| u8::try_from(index % 251).unwrap()).collect()
}

pub fn call(length: usize) -> TxEip1559 {
    let fees = TxEip1559 { max_fee_per_gas: 1 << 40, max_priority_fee_per_gas: 1 << 30, ..Default::default() };
    TxEip1559 { chain_id: 1, nonce: 7, gas_limit: 21_000, to: TxKind::Call(STETH), input: data(length), ..fees }
}

#[test]
fn addresses_are_those_of_the_seed() {
    let trezor = SoftTrezor::new();
    let mut device = open(&trezor);
    assert_eq!((device.about().model.as_str(), device.about().version, device.about().unlocked), ("Safe 5", [2, 12, 4], true));
    for path in [PATH, "m/44'/60'/0'/0/7", "m/44'/60'/3'/0/0"] {
        assert_eq!(device.address(&path.parse().unwrap(), false).unwrap(), key(SEED, "", path).address());
    }
    assert!(trezor.hands().screens.is_empty(), "nothing was shown unasked");
    device.verify(&path(), FIRST).unwrap();
    assert_eq!(trezor.hands().screens, [[format!("Address {FIRST}")]]);
    assert!(device.verify(&path(), STETH).is_err(), "what the device shows is what was stored");
}

#[test]
fn transactions_of_every_length_are_signed_by_every_model() {
    for model in [Model::One, Model::Safe5] {
        let trezor = SoftTrezor::new();
        trezor.hands().model = model;
        let mut device = open(&trezor);
        for length in [0, 1, 4, 68, 1023, 1024, 1025, 2048, 6144, 6145, 9000] {
            sign(&mut device, &call(length));
            for chain in [1, 560_048, 2_147_483_628, 1 << 40] {
                let input = data(length);
                let to = TxKind::Call(STETH);
                let (nonce, gas_price, gas_limit, value) = (0, 1 << 36, 90_000, U256::from(5));
                sign(&mut device, &TxLegacy { chain_id: Some(chain), nonce, gas_price, gas_limit, to, value, input });
            }
        }
        sign(&mut device, &TxEip1559 { to: TxKind::Create, ..call(40) });
        sign(&mut device, &TxEip1559 { value: U256::MAX, max_priority_fee_per_gas: 0, nonce: 0, ..call(0) });
        let item = |keys: &[u8]| AccessListItem { address: STETH, storage_keys: keys.iter().map(|key| B256::repeat_byte(*key)).collect() };
        sign(&mut device, &TxEip1559 { access_list: AccessList(vec![item(&[1, 2]), item(&[])]), ..call(4) });
        assert!(Request::of(&TxEip2930 { chain_id: 1, to: TxKind::Call(STETH), ..Default::default() }).is_err());
    }
}

#[test]
fn what_is_shown_is_what_is_signed() {
    let trezor = SoftTrezor::new();
    sign(&mut open(&trezor), &TxEip1559 { value: U256::from(3), ..call(4) });
    let fee = U256::from(1_u64 << 40) * U256::from(21_000);
    let shown = ["Input data 4 bytes".to_owned(), format!("Interaction contract {STETH}"), format!("Amount 3 Maximum fee {fee}")];
    assert_eq!(trezor.hands().screens, [shown]);
}

#[test]
fn messages_are_signed() {
    let trezor = SoftTrezor::new();
    let mut device = open(&trezor);
    for length in [0, 5, 55, 1000, 3000] {
        let message = data(length);
        let signature = device.sign_message(&path(), &message).unwrap();
        assert_eq!(signature.recover_address_from_msg(&message).unwrap(), FIRST, "{length}");
    }
    trezor.hands().model = Model::One;
    let mut device = open(&trezor);
    device.sign_message(&path(), &data(1024)).unwrap();
    let asked = trezor.hands().came.len();
    let error = device.sign_message(&path(), &data(1025)).unwrap_err();
    assert!(error.to_string().contains("more than 1024 bytes") && trezor.hands().came.len() == asked, "{error}");
}

fn typed(primary: &str, message: Value) -> TypedData {
    let types = json!({
        "EIP712Domain": [{ "name": "name", "type": "string" }, { "name": "chainId", "type": "uint256" }, { "name": "verifyingContract", "type": "address" }],
        "Order": [
            { "name": "maker", "type": "Person" }, { "name": "parts", "type": "Part[]" }, { "name": "pair", "type": "Part[2]" },
            { "name": "gain", "type": "int64" }, { "name": "loss", "type": "int64" }, { "name": "salt", "type": "bytes32" },
            { "name": "mark", "type": "bytes3" }, { "name": "data", "type": "bytes" }, { "name": "open", "type": "bool" },
            { "name": "none", "type": "uint8[]" }, { "name": "three", "type": "uint16[3]" }, { "name": "marks", "type": "bytes4[]" },
            { "name": "words", "type": "string[]" },
        ],
        "Part": [{ "name": "token", "type": "address" }, { "name": "amounts", "type": "uint256[]" }],
        "Person": [{ "name": "name", "type": "string" }, { "name": "wallet", "type": "address" }],
    });
    let domain = json!({ "name": "Orders", "chainId": 1, "verifyingContract": STETH });
    serde_json::from_value(json!({ "types": types, "primaryType": primary, "domain": domain, "message": message })).unwrap()
}

pub fn orders() -> TypedData {
    let part = |amounts: &[&str]| json!({ "token": STETH, "amounts": amounts });
    let all = U256::MAX.to_string();
    let message = json!({
        "maker": { "name": "Ann", "wallet": FIRST }, "parts": [part(&["1", "0"]), part(&[]), part(&[&all])], "pair": [part(&["7"]), part(&[])],
        "gain": 300, "loss": -1, "salt": B256::repeat_byte(9), "mark": "0x010203", "data": format!("0x{}", "ab".repeat(1500)), "open": true,
        "none": [], "three": [1, 2, 65535], "marks": ["0x01020304"], "words": ["", "zwölf"],
    });
    typed("Order", message)
}

fn signs_typed(device: &mut Trezor, data: &TypedData) {
    let signature = device.sign_typed(&path(), data).unwrap();
    let by = signature.recover_address_from_prehash(&data.eip712_signing_hash().unwrap()).unwrap();
    assert_eq!(by, FIRST, "{}", data.primary_type);
}

#[test]
fn typed_data_is_hashed_by_the_device_from_what_it_shows() {
    let trezor = SoftTrezor::new();
    let data = orders();
    signs_typed(&mut open(&trezor), &data);
    let shown = trezor.hands().screens.pop().unwrap();
    let hash = format!("Message hash {}", alloy::hex::encode(data.hash_struct().unwrap()));
    for line in ["name: 416e6e", "gain: 000000000000012c", "loss: ffffffffffffffff", "three: ffff", "open: 01", &hash] {
        assert!(shown.iter().any(|shown| shown == line), "{line} in {shown:?}");
    }
    signs_typed(&mut open(&trezor), &typed("EIP712Domain", json!({})));
}

#[test]
fn what_to_do_at_the_device_is_said_once_for_a_question() {
    let trezor = SoftTrezor::new();
    let person = Scripted::default();
    let mut device = connect(&trezor, &person).unwrap();
    let times = || person.said().matches("confirm on the device").count();
    device.sign_typed(&path(), &orders()).unwrap();
    assert_eq!(times(), 1, "not once for each field");
    device.sign_transaction(&path(), Request::of(&call(9000)).unwrap()).unwrap();
    assert_eq!(times(), 1, "not once for each piece, and again for another question");
    device.sign_message(&path(), b"x").unwrap();
    assert_eq!(times(), 1);
}

#[test]
fn the_model_one_shows_two_hashes_and_is_said_to() {
    let trezor = SoftTrezor::new();
    trezor.hands().model = Model::One;
    let person = Scripted::default();
    let mut device = connect(&trezor, &person).unwrap();
    let data = orders();
    signs_typed(&mut device, &data);
    let (said, shown) = (person.said(), trezor.hands().screens.pop().unwrap());
    assert!(said.contains("BLIND"), "{said}");
    for (label, hash) in [("domain", data.domain.separator()), ("message", data.hash_struct().unwrap())] {
        assert!(said.contains(&hash.to_string()), "{said}");
        assert!(shown.contains(&format!("EIP-712 {label} hash {}", alloy::hex::encode(hash))), "{shown:?}");
    }
    signs_typed(&mut device, &typed("EIP712Domain", json!({})));
}

#[test]
fn what_no_trezor_hashes_is_said_before_it_is_asked() {
    let trezor = SoftTrezor::new();
    let mut device = open(&trezor);
    let json = json!({
        "types": { "EIP712Domain": [], "Grid": [{ "name": "rows", "type": "uint8[][]" }] },
        "primaryType": "Grid", "domain": {}, "message": { "rows": [[1], [2, 3]] },
    });
    let error = device.sign_typed(&path(), &serde_json::from_value(json).unwrap()).unwrap_err();
    assert!(error.to_string().contains("lists of lists"), "{error}");
    assert_eq!(trezor.hands().came, [MessageType::MessageType_Initialize]);
}

#[tokio::test]
async fn the_wallets_signer_does_not_see_that_a_device_signs() {
    let trezor = SoftTrezor::new();
    let signer = Signer::new(TrezorKey::new(open(&trezor), path(), FIRST));
    assert_eq!(signer.sign_message(b"hello").await.unwrap().recover_address_from_msg(b"hello").unwrap(), FIRST);
    signer.sign_typed(&orders()).await.unwrap();
    signer.sign_transaction(call(4)).await.unwrap();
    assert!(signer.sign_hash(&B256::ZERO).await.is_err(), "a device signs nothing that it cannot name");
    trezor.hands().refuses_after = Some(0);
    assert_eq!(fate(&signer.sign_transaction(call(4)).await.unwrap_err()).fate, Fate::Declined);
    trezor.hands().refuses_after = None;
    let another = Signer::new(TrezorKey::new(open(&trezor), path(), STETH));
    assert!(another.sign_message(b"hello").await.is_err(), "what another key signed does not go out");
}
