//! Messages whose hashes other programs made, and everything that is refused.

use super::*;
use alloy::primitives::b256;
use proptest::prelude::*;
use serde_json::{Value, json};

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!("../../tests/typed/", $name, ".json"))
    };
}

/// Domain Hash, Message Hash and EIP-712 Digest, as `TypedDataEncoder` of npm `ethers` 6.16 makes them; the first digest is
/// that of EIP-712's own example.
const HASHES: [(&str, [B256; 3]); 9] = [
    (
        file!("mail"),
        [
            b256!("f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f"),
            b256!("c52c0ee5d84264471806290a3f2c4cecfc5490626bf912d01f240d7a274b371e"),
            b256!("be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2"),
        ],
    ),
    (
        file!("permit"),
        [
            b256!("260e7e1a220ea89b9454cbcdc1fcc44087325df199a3986e560d75db18b2e253"),
            b256!("cd5440988573c466fe4379ece057a97a0f9d16267204534c092d7fd040724dc4"),
            b256!("7db80106773a330618002d17e9bc04aec38c5d97996db7807392a8bf972d70b4"),
        ],
    ),
    (
        file!("dai"),
        [
            // The `DOMAIN_SEPARATOR` of Dai on mainnet.
            b256!("dbb8cf42e1ecb028be3f3dbc922e1d878b963f411dc388ced501601c60f7c6f7"),
            b256!("e25ef50cd2aa6bb417543ba3b48125bc199e188f9e72f5ca0442ce29e519d364"),
            b256!("28259dbf0abae655fcb1bfe4f733f1ef790826ebf7754fa8269db61bc9da1f2a"),
        ],
    ),
    (
        file!("permit2"),
        [
            b256!("866a5aba21966af95d6c7ab78eb2b2fc913915c28be3b9aa07cc04ff903e3f28"),
            b256!("be4b38950ad4c7003a11500118d2dda7fb82140d63d58fa756487b408d5cb6e1"),
            b256!("f1bf37b5914fc1d0b5955f38ddb28ffbcdf269954c15f868076357a72108f6f8"),
        ],
    ),
    (
        file!("safe"),
        [
            b256!("f0dcfe86ad4a409690a57dbaae9b1e14c5ea1750a48271a0a3a6037a8100624d"),
            b256!("9f75f40e76cbb26fb6ae5a1cf10ca048b129de0f99a55f7724245a0021464cf3"),
            b256!("cdd442699697ec8a8fc415d284c839e9f59c32630332af450015f2609a70ea60"),
        ],
    ),
    (
        file!("message"),
        [
            b256!("f0dcfe86ad4a409690a57dbaae9b1e14c5ea1750a48271a0a3a6037a8100624d"),
            b256!("a5ff9cc42537b763ff75c1fd7b8050ab82e97de93b49c56a19b4f98901e4ecab"),
            b256!("5fc6a81a56c0c2b8b4fcc1d37918f989fb690fdfe6fcc52aea569f39e3f09809"),
        ],
    ),
    (
        file!("approval"),
        [
            b256!("97aaae396c09a3be5493f06d25136bb99c8076172fccf4d7be0faa3a6f370b81"),
            b256!("461b0ed611cb235fedebbdfea1dfd6b2e4cd2dd340b663b49cfa7a61a2833004"),
            b256!("665adfa2833038e1ab4595ae687807602e6346ba67d77fb530838bd12f4ee1a9"),
        ],
    ),
    (
        file!("deposit"),
        [
            b256!("7c2f5724769520ee7544a4791200f9aa455f6f21afc2d346341bbce85843ac90"),
            b256!("a97040feccf3e15a4e93a148116d2ae09dc4de3c672b2edf553887d0fa25098c"),
            b256!("f016d10b9d7c98beec4bf839f1a465fc67697cda42697ce555930468bdf59142"),
        ],
    ),
    (
        file!("order"),
        [
            b256!("eab5efa135c2bc583a04e568bf219a98b97f9e3f3aeb1e1a3c5df421d8a1fdf9"),
            b256!("146939c1e8bef3d9860d4faa9f7b86928eea839014472652d4b98ab54a4a8560"),
            b256!("b8a62983320e77e46c10f5f5feb3ada9d11dbb35664dae2d32c43a4b6d0eb0a0"),
        ],
    ),
];

#[test]
fn hashes_are_those_that_others_make() {
    for (text, [domain, message, digest]) in HASHES {
        let typed = Typed::parse(text.as_bytes()).unwrap();
        assert_eq!(typed.hashes(), Hashes { domain, message, digest }, "{}", typed.encode_type());
    }
}

/// Why a message is refused.
fn refusal(text: &str) -> String {
    format!("{:#}", Typed::parse(text.as_bytes()).expect_err(text))
}

/// A message of one field.
fn one(kind: &str, value: Value) -> String {
    let types = json!({ "EIP712Domain": [{ "name": "chainId", "type": "uint256" }], "One": [{ "name": "x", "type": kind }] });
    json!({ "types": types, "primaryType": "One", "domain": { "chainId": 1 }, "message": { "x": value } }).to_string()
}

#[test]
fn a_value_fits_its_type_or_is_refused() {
    let (low, high) = (format!("-{}", U256::ONE << 255_usize), (U256::MAX >> 1_usize).to_string());
    for (kind, value) in [
        ("uint8", json!(255)),
        ("uint8", json!("0xff")),
        ("uint256", json!(U256::MAX.to_string())),
        ("uint256", json!(9_007_199_254_740_991_u64)),
        ("int8", json!(-128)),
        ("int8", json!("127")),
        ("int256", json!(low)),
        ("int256", json!(high)),
        ("bool", json!(true)),
        ("bytes3", json!("0x010203")),
        ("bytes", json!("0x")),
        ("string", json!("")),
        ("uint8[2]", json!([1, "2"])),
        ("uint8[][1]", json!([[]])),
    ] {
        assert!(Typed::parse(one(kind, value.clone()).as_bytes()).is_ok(), "{kind} {value}");
    }
    for (kind, value) in [
        ("uint8", json!(256)),
        ("uint8", json!(-1)),
        ("uint8", json!("")),
        ("uint8", json!("0x")),
        ("uint8", json!("01")),
        ("uint8", json!("1_0")),
        ("uint8", json!("0b1")),
        ("uint8", json!("+1")),
        ("uint8", json!(" 1")),
        ("uint8", json!("٣")),
        ("uint8", json!(true)),
        ("uint8", json!(null)),
        ("uint256", json!(format!("1{}", U256::MAX))),
        ("uint256", json!(9_007_199_254_740_992_u64)),
        ("uint256", json!(1.5)),
        ("uint256", json!(1e30)),
        ("int8", json!(128)),
        ("int8", json!(-129)),
        ("bool", json!("true")),
        ("bool", json!(1)),
        ("bytes3", json!("0x0102")),
        ("bytes3", json!("0x01020304")),
        ("bytes3", json!("010203")),
        ("bytes", json!("0x0x01")),
        ("bytes", json!("0x1")),
        ("bytes", json!([1, 2])),
        ("string", json!(1)),
        ("address", json!("0xae7ab96520DE3A18E5e111B5EaAb095312D7fE85")),
        ("address", json!("ae7ab96520DE3A18E5e111B5EaAb095312D7fE84")),
        ("uint8[2]", json!([1])),
        ("uint8[]", json!({})),
        ("uint8", json!([1])),
    ] {
        let refusal = refusal(&one(kind, value.clone()));
        assert!(refusal.contains("in `x`") || refusal.contains("2^53"), "{kind} {value}: {refusal}");
    }
}

#[test]
fn a_type_is_known_and_written_in_one_way() {
    for kind in [
        "uint",
        "int",
        "uint7",
        "uint264",
        "uint08",
        "bytes0",
        "bytes33",
        "fixed128x18",
        "function",
        "Two",
        "",
        "uint8[",
        "uint8[0]",
        "uint8[x]",
        "uint8[01]",
        "uint8]",
        "(uint8)",
        "uint8 y,address",
        "EIP712Domain",
        "One",
        "One[]",
        &format!("uint8{}", "[]".repeat(17)),
    ] {
        refusal(&one(kind, json!(1)));
    }
}

#[test]
fn what_is_defined_is_used_once_and_what_is_used_is_defined() {
    let base: Value = serde_json::from_str(file!("mail")).unwrap();
    let change = |pointer: &str, value: Value| {
        let mut changed = base.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let parent = changed.pointer_mut(parent).unwrap();
        if value.is_null() {
            drop(parent.as_object_mut().unwrap().remove(key))
        } else {
            parent[key] = value
        }
        refusal(&changed.to_string())
    };
    let field = |name: &str, kind: &str| json!([{ "name": name, "type": kind }]);
    for (pointer, value, word) in [
        ("/types/Other", field("a", "bool"), "`Other` is not used"),
        ("/types/uint8", field("a", "bool"), "Solidity's own"),
        ("/types/Per son", field("a", "bool"), "no name of a type"),
        ("/types/Person", field("a", "Mail"), "contains itself"),
        ("/types/Person", field("a,address b", "bool"), "no name of a field"),
        ("/types/Person", json!([{ "name": "a", "type": "bool" }, { "name": "a", "type": "bool" }]), "stands twice"),
        ("/types/Person", json!([{ "name": "a", "type": "bool", "more": 1 }]), "`more` is unknown"),
        ("/types/Person", Value::Null, "`Person` is not defined"),
        ("/types/EIP712Domain", Value::Null, "`EIP712Domain` is missing"),
        ("/types/EIP712Domain", field("chainId", "uint64"), "unknown, or out of order"),
        ("/types/EIP712Domain", json!([{ "name": "version", "type": "string" }, { "name": "name", "type": "string" }]), "out of order"),
        ("/primaryType", json!("EIP712Domain"), "there is no message"),
        ("/primaryType", json!("Mial"), "`Mial` of `primaryType` is not defined"),
        ("/primaryType", Value::Null, "`primaryType` is missing"),
        ("/domain/salt", json!("0x00"), "`salt` is no field"),
        ("/domain/version", Value::Null, "`version` of `EIP712Domain` is missing"),
        ("/message/extra", json!(1), "`extra` is no field"),
        ("/message/contents", Value::Null, "`contents` of `Mail` is missing"),
        ("/metadata", json!({}), "`metadata` is unknown"),
    ] {
        let refusal = change(pointer, value);
        assert!(refusal.contains(word), "{pointer}: {refusal}");
    }
}

#[test]
fn a_key_that_stands_twice_has_no_meaning() {
    let text = one("uint8", json!(1));
    for (once, twice) in [
        (r#""x":1"#, r#""x":1,"x":2"#),
        (r#""chainId":1"#, r#""chainId":1,"chainId":2"#),
        (r#""primaryType":"One""#, r#""primaryType":"One","primaryType":"One""#),
        (r#""One":["#, r#""One":[],"One":["#),
    ] {
        assert!(text.contains(once));
        assert!(refusal(&text.replace(once, twice)).contains("stands twice"), "{twice}");
    }
}

#[test]
fn hostile_sizes_end_in_a_sentence() {
    for text in ["", "1", "[]", "\"{}\"", "{", "nul", &"[".repeat(200_000), &format!("{}1{}", "[".repeat(40), "]".repeat(40))] {
        refusal(text);
    }
    assert!(refusal(&format!("{} 1", one("uint8", json!(1)))).contains("trailing"));
    assert!(refusal(&one("uint8[]", json!(vec![1; 11_000]))).contains("more than 10000 values"));
    // A tower of types doubles with every floor, and its message is empty.
    let floors: serde_json::Map<_, _> = (0..15)
        .map(|floor| {
            let next = if floor == 14 { "bool".to_owned() } else { format!("T{}[]", floor + 1) };
            let twice = json!([{ "name": "a", "type": next }, { "name": "b", "type": next }]);
            (format!("T{floor}"), twice)
        })
        .chain([("EIP712Domain".to_owned(), json!([]))])
        .collect();
    let message = json!({ "a": [], "b": [] });
    let tower = json!({ "types": floors, "primaryType": "T0", "domain": {}, "message": message }).to_string();
    assert!(refusal(&tower).contains("more than 10000 fields"));
    let chain: serde_json::Map<_, _> =
        (0..60).map(|link| (format!("T{link}"), json!([{ "name": "a", "type": format!("T{}", link + 1) }]))).collect();
    let types = Value::Object(chain.into_iter().chain([("EIP712Domain".to_owned(), json!([]))]).collect());
    assert!(refusal(&json!({ "types": types, "primaryType": "T0", "domain": {}, "message": {} }).to_string()).contains("deeper than 16"));
}

proptest! {
    #[test]
    fn no_text_panics(text in ".*", at in 0_usize..2_000, byte: u8) {
        let _ = Typed::parse(text.as_bytes());
        let mut bytes = file!("order").as_bytes().to_vec();
        let place = at % bytes.len();
        bytes[place] = byte;
        let _ = Typed::parse(&bytes);
    }

    #[test]
    fn a_number_is_read_as_it_is_written(limbs: [u64; 4]) {
        let number = U256::from_limbs(limbs);
        let read = |text: String| Typed::parse(one("uint256", json!(text)).as_bytes()).unwrap().message().uint("x");
        prop_assert_eq!(read(number.to_string()), Some(number));
        prop_assert_eq!(read(format!("{number:#x}")), Some(number));
    }
}
