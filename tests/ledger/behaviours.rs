//! What holds of a soft device and of the real app alike. Signatures are those of the same key in memory, byte for byte: both
//! take their nonce from RFC 6979.

use alloy::{
    consensus::{SignableTransaction, TxEip1559, TxEip2930, TxEip7702, TxLegacy},
    dyn_abi::TypedData,
    eips::{
        eip2930::{AccessList, AccessListItem},
        eip7702::{Authorization, SignedAuthorization},
    },
    primitives::{Address, B256, Bytes, Signature, TxKind, U256, address, eip191_hash_message, keccak256},
    signers::SignerSync,
};
use restake::{
    error::{Fate, fate},
    signer::{
        Signer,
        ledger::{EthereumApp, LedgerKey, Path, Tcp, Token},
    },
};
use serde_json::json;

use super::{
    device::{SEED, key},
    held::{Held, Setting, showed},
};

pub const PATH: &str = "m/44'/60'/0'/0/0";

/// The first address of [`SEED`].
pub const FIRST: Address = address!("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266");

pub const STETH: Address = address!("ae7ab96520DE3A18E5e111B5EaAb095312D7fE84");

pub fn open(held: &dyn Held) -> EthereumApp {
    EthereumApp::open(Box::new(Tcp::connect(&held.place()).unwrap())).unwrap()
}

pub fn path() -> Path {
    PATH.parse().unwrap()
}

pub fn data(length: usize) -> Bytes {
    (0..length).map(|index| u8::try_from(index % 251).unwrap()).collect()
}

fn attempt<T: SignableTransaction<Signature>>(app: &mut EthereumApp, transaction: &T) -> anyhow::Result<Signature> {
    let mut payload = vec![];
    transaction.encode_for_signing(&mut payload);
    app.sign_transaction(&path(), &payload, transaction.chain_id())
}

fn in_memory(hash: B256) -> Signature {
    key(SEED, PATH).sign_hash_sync(&hash).unwrap()
}

/// Signs a transaction on the device, as the key in memory signs it.
pub fn sign<T: SignableTransaction<Signature>>(app: &mut EthereumApp, transaction: &T) {
    let signature =
        attempt(app, transaction).unwrap_or_else(|error| panic!("{} bytes: {error:?}", transaction.payload_len_for_signature()));
    assert_eq!(signature, in_memory(transaction.signature_hash()));
}

pub fn addresses(held: &dyn Held) {
    let mut app = open(held);
    for path in [PATH, "m/44'/60'/0'/0/7", "m/44'/60'/3'/0/0"] {
        assert_eq!(app.address(&path.parse().unwrap(), false).unwrap(), key(SEED, path).address(), "the device holds the tests' seed");
    }
    assert!(held.seen().is_empty(), "nothing was shown unasked");
    assert_eq!(app.address(&path(), true).unwrap(), FIRST);
    let [question] = &held.seen()[..] else { panic!("one question") };
    showed(question, &["Verify Ethereum address", &FIRST.to_string()]);
    held.refuse_after(Some(0));
    assert_eq!(fate(&app.address(&path(), true).unwrap_err()).fate, Fate::Declined);
    assert_eq!(held.seen().len(), 1);
}

pub fn settings(held: &dyn Held) {
    for on in [false, true, false] {
        held.set(Setting::BlindSigning, on);
        assert_eq!(open(held).configuration().unwrap().blind_signing, on);
    }
}

/// Transactions of every type; `lengths` of data are tried of the two that are cut differently.
pub fn transactions(held: &dyn Held, lengths: impl Iterator<Item = usize>) {
    held.set(Setting::BlindSigning, true);
    let (mut app, to) = (open(held), TxKind::Call(STETH));
    for length in lengths {
        let input = data(length);
        let (max_fee_per_gas, input) = (1 << 40, input);
        sign(
            &mut app,
            &TxEip1559 { chain_id: 1, nonce: 7, gas_limit: 21_000, max_fee_per_gas, to, input: input.clone(), ..Default::default() },
        );
        for chain_id in [Some(1), Some(560_048)] {
            let input = input.clone();
            sign(&mut app, &TxLegacy { chain_id, nonce: 7, gas_price: 1 << 36, gas_limit: 90_000, to, value: U256::ZERO, input });
        }
    }
    let error = attempt(&mut app, &TxLegacy { chain_id: None, to, ..Default::default() }).unwrap_err();
    assert!(error.to_string().contains("without a chain id"), "{error}");
    let input = data(68);
    let access_list = AccessList(vec![AccessListItem { address: STETH, storage_keys: vec![B256::repeat_byte(3); 9] }]);
    sign(&mut app, &TxEip2930 { chain_id: 1, gas_price: 5, gas_limit: 9, to, input: input.clone(), access_list, ..Default::default() });
    let authorization = Authorization { chain_id: U256::ONE, address: STETH, nonce: 1 };
    let authorization_list = vec![SignedAuthorization::new_unchecked(authorization, 1, U256::from(3), U256::from(4))];
    sign(&mut app, &TxEip7702 { chain_id: 560_048, to: STETH, authorization_list, input, ..Default::default() });
}

/// Every payload of a legacy transaction whose last piece could end right before its chain id.
pub fn boundaries(held: &dyn Held) {
    held.set(Setting::BlindSigning, true);
    let mut app = open(held);
    let whole = |transaction: &TxLegacy| 21 + transaction.payload_len_for_signature();
    for chain_id in [1, 560_048] {
        let transaction =
            |length| TxLegacy { chain_id: Some(chain_id), nonce: 7, to: TxKind::Call(STETH), input: data(length), ..Default::default() };
        for length in (200..240).filter(|length| (254..=264).contains(&whole(&transaction(*length)))) {
            sign(&mut app, &transaction(length));
        }
    }
}

pub fn blind_calls(held: &dyn Held) {
    let mut app = open(held);
    let call = TxEip1559 { chain_id: 1, to: TxKind::Call(STETH), input: data(4), ..Default::default() };
    let failure = fate(&attempt(&mut app, &call).unwrap_err());
    assert_eq!((failure.fate, failure.kind), (Fate::Failed, "blind-signing"));
    assert!(failure.hint.unwrap().contains("enable Blind signing in the Ethereum app's settings"));
    assert!(held.seen().is_empty(), "nothing was asked");
    held.set(Setting::BlindSigning, true);
    sign(&mut app, &call);
    let [question] = &held.seen()[..] else { panic!("one question") };
    showed(question, &["Blind signing ahead", "Tx hash", &call.signature_hash().to_string()]);
    held.refuse_after(Some(0));
    assert_eq!(fate(&attempt(&mut app, &call).unwrap_err()).fate, Fate::Declined);
    // Ether that goes without a call is shown in full, whatever is set.
    held.set(Setting::BlindSigning, false);
    held.refuse_after(None);
    held.seen();
    sign(&mut app, &TxEip1559 { chain_id: 1, to: TxKind::Call(STETH), value: U256::from(10).pow(U256::from(18)), ..Default::default() });
    let [question] = &held.seen()[..] else { panic!("one question") };
    showed(question, &["Amount", "To", &STETH.to_string()]);
}

pub fn messages(held: &dyn Held, lengths: &[usize]) {
    let mut app = open(held);
    for length in lengths {
        let message = data(*length);
        assert_eq!(app.sign_message(&path(), &message).unwrap(), in_memory(eip191_hash_message(&message)), "{length}");
    }
    held.refuse_after(Some(0));
    assert_eq!(fate(&app.sign_message(&path(), b"x").unwrap_err()).fate, Fate::Declined);
}

/// An order with every kind of value in it.
pub fn orders() -> TypedData {
    let types = json!({
        "EIP712Domain": [{ "name": "name", "type": "string" }, { "name": "chainId", "type": "uint256" }, { "name": "verifyingContract", "type": "address" }],
        "Order": [
            { "name": "maker", "type": "Person" }, { "name": "parts", "type": "Part[]" }, { "name": "grid", "type": "uint8[][2]" }, { "name": "gain", "type": "int64" },
            { "name": "loss", "type": "int64" }, { "name": "salt", "type": "bytes32" }, { "name": "mark", "type": "bytes3" },
            { "name": "data", "type": "bytes" }, { "name": "open", "type": "bool" }, { "name": "none", "type": "uint8[]" },
        ],
        "Part": [{ "name": "token", "type": "address" }, { "name": "amounts", "type": "uint256[]" }],
        "Person": [{ "name": "name", "type": "string" }, { "name": "wallet", "type": "address" }],
    });
    let part = |amounts: &[&str]| json!({ "token": STETH, "amounts": amounts });
    let all = U256::MAX.to_string();
    let message = json!({
        "maker": { "name": "Ann", "wallet": FIRST }, "parts": [part(&["1", "0"]), part(&[&all]), part(&[])], "grid": [[1, 2], [3]], "gain": 300, "loss": -1,
        "salt": B256::repeat_byte(9), "mark": "0x010203", "data": format!("0x{}", "ab".repeat(700)), "open": true, "none": [],
    });
    let domain = json!({ "name": "Orders", "chainId": 1, "verifyingContract": STETH });
    serde_json::from_value(json!({ "types": types, "primaryType": "Order", "domain": domain, "message": message })).unwrap()
}

/// A permit, as a token of EIP-2612 asks for it.
fn permit() -> TypedData {
    let types = json!({
        "EIP712Domain": [
            { "name": "name", "type": "string" }, { "name": "version", "type": "string" }, { "name": "chainId", "type": "uint256" },
            { "name": "verifyingContract", "type": "address" },
        ],
        "Permit": [
            { "name": "owner", "type": "address" }, { "name": "spender", "type": "address" }, { "name": "value", "type": "uint256" },
            { "name": "nonce", "type": "uint256" }, { "name": "deadline", "type": "uint256" },
        ],
    });
    let domain = json!({ "name": "Liquid staked Ether 2.0", "version": "2", "chainId": 1, "verifyingContract": STETH });
    let message = json!({ "owner": FIRST, "spender": STETH, "value": "1000000000000000000", "nonce": 0, "deadline": 1_900_000_000 });
    serde_json::from_value(json!({ "types": types, "primaryType": "Permit", "domain": domain, "message": message })).unwrap()
}

/// Signed twice: from all fields with raw messages on, and from two hashes with blind signing on.
pub fn typed_data(held: &dyn Held) {
    let mut app = open(held);
    for data in [permit(), orders()] {
        let expected = in_memory(data.eip712_signing_hash().unwrap());
        let failure = fate(&app.sign_typed(&path(), &data).unwrap_err());
        assert_eq!(failure.kind, "blind-signing", "with everything off nothing is signed");
        assert!(failure.hint.unwrap().contains("enable Raw messages"));
        held.seen();
        held.set(Setting::RawMessages, true);
        assert_eq!(app.sign_typed(&path(), &data).unwrap(), expected);
        let [question] = &held.seen()[..] else { panic!("one question") };
        showed(question, if data.primary_type == "Permit" { &["owner", "spender", "deadline"] } else { &["wallet", "loss", "mark"] });
        let (domain, message) = (data.domain.separator(), data.hash_struct().unwrap());
        assert_eq!(fate(&app.sign_hashes(&path(), domain, message).unwrap_err()).kind, "blind-signing", "two hashes are always blind");
        held.set(Setting::RawMessages, false);
        held.set(Setting::BlindSigning, true);
        held.seen();
        assert_eq!(app.sign_hashes(&path(), domain, message).unwrap(), expected);
        let [question] = &held.seen()[..] else { panic!("one question") };
        showed(question, &["Domain hash", &domain.to_string(), "Message hash", &message.to_string()]);
        held.set(Setting::BlindSigning, false);
    }
    held.set(Setting::RawMessages, true);
    let nested = serde_json::from_str(include_str!("../typed/order.json")).unwrap();
    let misread = app.sign_typed(&path(), &nested).unwrap_err().to_string();
    assert!(misread.contains("misreads lists of lists of structs"), "{misread}");
    assert!(held.seen().is_empty(), "the device was not asked");
    held.refuse_after(Some(0));
    assert_eq!(fate(&app.sign_typed(&path(), &permit()).unwrap_err()).fate, Fate::Declined);
}

/// With blind signing off, an approval is shown once Ledger's word on the token is handed over, and only then.
pub fn clear_approvals(held: &dyn Held) {
    let mut app = open(held);
    let token = Token::find(1, STETH).unwrap().unwrap();
    let one = U256::from(10).pow(U256::from(18));
    let call = |function: &str, amount: U256| {
        let input = [&keccak256(function)[..4], &FIRST.into_word()[..], &amount.to_be_bytes::<32>()].concat();
        TxEip1559 { chain_id: 1, to: TxKind::Call(STETH), input: input.into(), ..Default::default() }
    };
    let approve = call("approve(address,uint256)", one);
    assert!(attempt(&mut app, &approve).is_err(), "without Ledger's word on the token it is blind");
    let all = call("approve(address,uint256)", U256::MAX);
    let transfer = call("transfer(address,uint256)", one);
    for (transaction, words) in
        [(&approve, ["Approve", "Approve to"]), (&all, ["Approve Unlimited", "Approve to"]), (&transfer, ["Send", "To"])]
    {
        app.provide_token(&token).unwrap();
        held.seen();
        sign(&mut app, transaction);
        let [question] = &held.seen()[..] else { panic!("one question") };
        showed(question, &[words[0], "stETH", words[1], &FIRST.to_string()]);
        assert!(!question.contains("Blind"), "{question}");
    }
}

/// The wallet's signer hands the token over by itself, and tells a refusal apart.
pub async fn signer(held: &dyn Held) {
    let signer = Signer::new(LedgerKey::new(open(held), path(), FIRST));
    assert_eq!(signer.sign_message(b"hello").await.unwrap(), in_memory(eip191_hash_message(b"hello")));
    let input = [&keccak256("approve(address,uint256)")[..4], &FIRST.into_word()[..], &B256::with_last_byte(5)[..]].concat();
    let approve = TxEip1559 { chain_id: 1, to: TxKind::Call(STETH), input: input.into(), ..Default::default() };
    for _ in 0..2 {
        signer.sign_transaction(approve.clone()).await.unwrap();
    }
    assert!(signer.sign_hash(&B256::ZERO).await.is_err(), "a device signs nothing that it cannot name");
    held.refuse_after(Some(0));
    assert_eq!(fate(&signer.sign_transaction(approve).await.unwrap_err()).fate, Fate::Declined);
}
