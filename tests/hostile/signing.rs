//! Messages that somebody else wrote: everything in them is shown, nothing in them is obeyed, and what gives power is not
//! signed by one `--yes`. No node is asked.

use std::{fs, io::Write};

use alloy::{
    consensus::{SignableTransaction, TxEip1559},
    primitives::{Address, B256, Signature, TxKind, U256, hex},
    signers::SignerSync,
};
use serde_json::{Value, json};

use super::home::{Home, Outcome, owner, speaks_of};
use crate::accounts::person::Person;

/// wstETH, which the registry knows.
pub(super) const SPENDER: &str = "0x7f39C581F595B53c5cb19bD0b3f8dA6c935E2Ca0";

pub(super) const STRANGER: &str = "0x00000000000000000000000000000000000000ff";

macro_rules! message {
    ($name:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!("../typed/", $name, ".json"))).unwrap()
    };
}

/// A home on mainnet, without any node.
pub(super) fn home() -> Home {
    Home::new(&[], 1, "chain_id = 1\n")
}

/// In half an hour.
pub(super) fn soon() -> u64 {
    u64::try_from(jiff::Timestamp::now().as_second()).unwrap() + 1_800
}

/// A permit that the account may well sign.
fn permit() -> Value {
    let mut permit = message!("permit");
    permit["message"]["owner"] = json!(owner());
    permit["message"]["deadline"] = json!(soon());
    permit
}

pub(super) fn sign(home: &Home, message: &Value, more: &[&str]) -> Outcome {
    fs::write(home.path("message.json"), message.to_string()).unwrap();
    let file = home.path("message.json");
    home.run(&[&["account", "sign-typed", file.to_str().unwrap()], more].concat())
}

/// The review as one line, as nobody prints it.
pub(super) fn words(outcome: &Outcome) -> String {
    outcome.stderr.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_permit_is_put_in_words_signed_and_written_down() {
    let home = home();
    let signed = sign(&home, &permit(), &["--yes"]);
    let said = words(&signed);
    speaks_of(
        &said,
        &[
            "Permit: ERC-2612 permit",
            "name \"Liquid staked Ether 2.0\" version \"2\" chain 1 contract stETH 0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84",
            "means lets wstETH take up to 5 stETH from you",
            "no simulation sees this",
            "address owner: you",
            "address spender: wstETH",
            "uint256 value: 5000000000000000000 (5 stETH)",
            "Domain Hash 0x260e7e1a220ea89b9454cbcdc1fcc44087325df199a3986e560d75db18b2e253",
            "Message Hash 0x",
            "EIP-712 Digest 0x",
        ],
    );
    assert!(signed.stderr.lines().all(|line| line.chars().count() <= 80), "{signed}");
    assert!(!said.contains("DANGER"), "{signed}");
    let result = signed.done();
    let text = |name: &str| result[name].as_str().unwrap().to_owned();
    let signature: Signature = text("signature").parse().unwrap();
    let digest: B256 = text("digest").parse().unwrap();
    assert_eq!(signature.recover_address_from_prehash(&digest).unwrap(), owner());
    let parts = format!("0x{}{}{:x}", &text("r")[2..], &text("s")[2..], result["v"].as_u64().unwrap());
    assert_eq!((parts, text("primary_type")), (text("signature"), "Permit".to_owned()));
    assert_eq!(text("domain_hash"), "0x260e7e1a220ea89b9454cbcdc1fcc44087325df199a3986e560d75db18b2e253");
    assert_eq!(home.events(), ["message_signed"]);
    let journal = fs::read_to_string(home.journal()).unwrap();
    assert!(journal.contains(&text("digest")) && !journal.contains(&text("signature")[2..]), "the signature is not kept: {journal}");
    let listed = home.run(&["history", "list"]).done();
    let plan = &listed["plans"][0];
    assert_eq!((&plan["command"], &plan["state"], &plan["steps"]), (&json!("sign Permit"), &json!("signed"), &json!(0)));
    let shown = home.run(&["history", "show", plan["plan"].as_str().unwrap()]).done();
    assert_eq!((&shown["events"][0]["kind"], &shown["events"][0]["hash"]), (&json!("message_signed"), &json!(text("digest"))));
}

#[test]
fn what_is_red_needs_more_than_yes() {
    let home = home();
    let forever = U256::MAX.to_string();
    for (pointer, value, word) in [
        ("/message/value", json!(forever), "DANGER the amount is UNLIMITED"),
        ("/message/deadline", json!(forever), "DANGER the permit never ends"),
        ("/message/deadline", json!(soon() + 60 * 86_400), "DANGER the permit ends only in 61 days"),
        ("/message/owner", json!(SPENDER), "DANGER it speaks for wstETH"),
    ] {
        let mut permit = permit();
        *permit.pointer_mut(pointer).unwrap() = value;
        let refused = sign(&home, &permit, &["--yes"]);
        speaks_of(&words(&refused), &[word]);
        let said = refused.failed(4, "danger");
        let digest = said.split("--accept-risks ").nth(1).unwrap().split('`').next().unwrap().to_owned();
        let other = format!("0x{}", "11".repeat(32));
        speaks_of(&sign(&home, &permit, &["--yes", "--accept-risks", &other]).failed(4, "danger"), &["another message"]);
        assert_eq!(sign(&home, &permit, &["--yes", "--accept-risks", &digest]).done()["digest"], digest);
    }
    assert!(home.events().iter().all(|event| event == "message_signed") && home.events().len() == 4);
}

#[test]
fn strangers_are_allowed_by_their_addresses() {
    let home = home();
    let mut permit = permit();
    permit["message"]["spender"] = json!(STRANGER);
    permit["domain"]["verifyingContract"] = json!("0x00000000000000000000000000000000000000eE");
    let refused = sign(&home, &permit, &["--yes"]);
    speaks_of(&words(&refused), &["contract NOT IN THE REGISTRY", "lets A STRANGER, 0x00000000000000000000000000000000000000ff, take"]);
    let both = "`--allow-unknown 0x00000000000000000000000000000000000000eE` `--allow-unknown 0x00000000000000000000000000000000000000ff`";
    speaks_of(&refused.failed(4, "unknown"), &[both]);
    let one = ["--yes", "--allow-unknown", STRANGER];
    sign(&home, &permit, &one).failed(4, "unknown");
    sign(&home, &permit, &[&one[..], &["--allow-unknown", "0x00000000000000000000000000000000000000eE"]].concat()).done();
}

#[test]
fn a_message_of_another_chain_is_refused_and_one_of_none_is_red() {
    let home = home();
    for (chain, hint) in [(560_048, "pass `--network hoodi`"), (8_453, "pass `--registry FILE`")] {
        let mut permit = permit();
        permit["domain"]["chainId"] = json!(chain);
        speaks_of(&sign(&home, &permit, &["--yes"]).failed(4, "network"), &[&format!("of chain {chain}, and `mainnet` is chain 1"), hint]);
    }
    let mut permit = permit();
    permit["types"]["EIP712Domain"] = json!([{ "name": "verifyingContract", "type": "address" }]);
    permit["domain"] = json!({ "verifyingContract": "0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84" });
    let refused = sign(&home, &permit, &["--yes"]);
    speaks_of(&words(&refused), &["NO CHAIN", "valid on every chain"]);
    refused.failed(4, "danger");
}

#[test]
fn a_safes_transaction_is_shown_with_its_call() {
    let home = home();
    let safe = "0x1111111111111111111111111111111111111111";
    let refused = sign(&home, &message!("safe"), &["--yes", "--allow-unknown", safe]);
    speaks_of(
        &words(&refused),
        &[
            "SafeTx: Safe transaction",
            "approves transaction 7 of the Safe 0x1111111111111111111111111111111111111111",
            "call 1 stETH 0xae7ab96520DE3A18E5e111B5EaAb095312D7fE84 approve spender: wstETH",
            "DANGER it allows UNLIMITED stETH",
        ],
    );
    refused.failed(4, "danger");
    let mut other = message!("safe");
    other["message"]["data"] = json!("0xdeadbeef");
    other["message"]["operation"] = json!(1);
    other["message"]["to"] = json!(STRANGER);
    let refused = sign(&home, &other, &["--yes", "--allow-unknown", safe]);
    speaks_of(&words(&refused), &["DELEGATECALL NOT IN THE REGISTRY", "UNKNOWN FUNCTION 0xdeadbeef", "DANGER DELEGATECALL"]);
    speaks_of(&refused.failed(4, "unknown"), &[STRANGER]);
}

#[test]
fn a_hostile_file_ends_in_a_sentence() {
    let home = home();
    let mut files = vec![
        (String::new(), "not the JSON"),
        ("[".repeat(200_000), "32 levels"),
        (" ".repeat(300_000), "longer than 262144 bytes"),
        (permit().to_string().replace(r#""nonce":0"#, r#""nonce":0,"nonce":1"#), "`nonce` stands twice"),
        (permit().to_string().replace(r#""nonce":0"#, r#""nonce":9007199254740993"#), "2^53"),
        (permit().to_string().replace("uint256", "uint257"), "is no type"),
    ];
    let mut escaping = permit();
    escaping["message"]["\u{1b}[2J\u{202e}evil"] = json!(1);
    files.push((escaping.to_string(), "is no field of `Permit`"));
    for (text, word) in files {
        fs::write(home.path("message.json"), text).unwrap();
        let outcome = home.run(&["account", "sign-typed", home.path("message.json").to_str().unwrap(), "--yes"]);
        let kind = if word.contains("longer") { "size" } else { "typed-data" };
        speaks_of(&outcome.failed(1, kind), &[word]);
    }
    home.run(&["account", "sign-typed", home.path("none").to_str().unwrap(), "--yes"]).failed(1, "error");
    assert!(home.events().is_empty());
}

#[test]
fn a_texts_tricks_are_pointed_out_and_not_obeyed() {
    let home = home();
    let mut mail = message!("mail");
    mail["message"]["contents"] = json!("Hello\u{1b}[2J\n  DANGER none\u{202e} p\u{430}y");
    let contract = "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC";
    let refused = sign(&home, &mail, &["--yes", "--allow-unknown", contract]);
    speaks_of(
        &words(&refused),
        &["| Hello<U+001B>[2J | DANGER none<U+202E>", "`contents`: it holds characters that are not seen", "<U+0430>"],
    );
    refused.failed(4, "danger");
    let typed = home.run(&["account", "sign-message", "an escape \u{1b}[2J\u{202e} in words", "--yes"]);
    speaks_of(&words(&typed), &["| an escape <U+001B>[2J<U+202E> in words", "DANGER"]);
    typed.failed(4, "danger");
}

#[test]
fn a_message_is_signed_as_it_was_given() {
    let home = home();
    let check = |outcome: Outcome, message: &[u8]| {
        let result = outcome.done();
        let signature: Signature = result["signature"].as_str().unwrap().parse().unwrap();
        assert_eq!(signature.recover_address_from_msg(message).unwrap(), owner());
        assert_eq!(result["length"], message.len());
    };
    let hello = home.run(&["account", "sign-message", "hello", "--yes"]);
    // As `hashMessage` of npm `ethers` 6.16 makes it.
    speaks_of(
        &words(&hello),
        &["text of 5 characters, 5 bytes | hello", "EIP-191 hash 0x50b2c43fd39106bafbba0da34fc430e1f91e3c96ea2acee2bc34119f92b37750"],
    );
    check(hello, b"hello");
    fs::write(home.path("text"), "hello\n").unwrap();
    let file = home.run(&["account", "sign-message", "--file", home.path("text").to_str().unwrap(), "--yes"]);
    speaks_of(&words(&file), &["ends with a line break"]);
    check(file, b"hello\n");
    let bytes = home.run(&["account", "sign-message", "--hex", "0xff00", "--yes"]);
    speaks_of(&words(&bytes), &["BYTES, 2 of them", "| ff00"]);
    check(bytes, &[0xff, 0]);
    let mut child = home.command(&["account", "sign-message", "--file", "-", "--yes"]);
    let mut child = child.stdin(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"piped").unwrap();
    check(Outcome::new(&["sign-message"], child.wait_with_output().unwrap()), b"piped");
    home.run(&["account", "sign-message", "--hex", "ff", "--yes"]).failed(2, "usage");
    home.run(&["account", "sign-message", "hello"]).failed(2, "usage");
    assert!(home.events().is_empty(), "a message that gives no power is in no journal");
}

#[test]
fn a_hash_and_a_transaction_are_not_taken_for_messages() {
    let home = home();
    let hash = format!("0x{}", "9c".repeat(32));
    let mut bytes = vec![];
    TxEip1559 { chain_id: 1, to: TxKind::Call(owner()), ..Default::default() }.encode_for_signing(&mut bytes);
    let transaction = hex::encode_prefixed(bytes);
    for (words_, word) in
        [(["--hex", hash.as_str()], "HASH"), (["--yes", hash.as_str()], "HASH"), (["--hex", transaction.as_str()], "TRANSACTION")]
    {
        let refused = home.run(&[&["account", "sign-message"][..], &words_, &["--no-input"]].concat());
        speaks_of(&words(&refused), &[&format!("it looks like a {word}")]);
        refused.failed(4, "danger");
    }
}

#[test]
fn a_sign_in_names_who_signs_in_where() {
    let home = home();
    let text = |address: &str, uri: &str| {
        format!(
            "example.com wants you to sign in with your Ethereum account:\n{address}\n\nHello.\n\nURI: {uri}\nVersion: 1\nChain ID: 1\n\
             Nonce: 32891756\nIssued At: 2026-01-01T00:00:00Z\nExpiration Time: 2999-01-01T00:00:00Z"
        )
    };
    let sign = |text: &str| home.run(&["account", "sign-message", text, "--yes"]);
    let own = sign(&text(&owner().to_string(), "https://example.com/login"));
    speaks_of(&words(&own), &["signs you in to \"example.com\" on mainnet (chain 1)", "counts until 2999-01-01T00:00:00Z"]);
    own.done();
    speaks_of(&sign(&text(SPENDER, "https://example.com/login")).failed(4, "login"), &["it signs in as 0x7f39", "-a NAME"]);
    speaks_of(&words(&sign(&text(&owner().to_string(), "https://evil.example"))), &["DANGER the site that asks is not the one"]);
    let broken = sign(&text(&owner().to_string(), "https://example.com").replace("Nonce", "Nonsense"));
    speaks_of(&words(&broken), &["DANGER it asks to sign in, and is not of the form of EIP-4361"]);
    broken.failed(4, "danger");
}

#[tokio::test]
async fn a_person_says_yes_and_for_what_is_red_the_accounts_name() {
    let home = home();
    let file = home.path("message.json");
    let words = ["account", "sign-typed", file.to_str().unwrap()];
    let password = std::str::from_utf8(super::home::PASSWORD).unwrap();
    let ended =
        async |answers: &[&str]| home.before(Person::new(answers), &words).await.map_err(|error| restake::error::fate(&error).fate.code());
    fs::write(&file, permit().to_string()).unwrap();
    assert!(ended(&["y", password]).await.unwrap().starts_with("0x"));
    assert_eq!(ended(&["n"]).await, Err(3));
    let mut red = permit();
    red["message"]["value"] = json!(U256::MAX.to_string());
    fs::write(&file, red.to_string()).unwrap();
    assert!(ended(&["me", password]).await.unwrap().starts_with("0x"));
    for answer in ["y", "", "yes"] {
        assert_eq!(ended(&[answer]).await, Err(3), "{answer}");
    }
}

#[test]
fn who_cannot_sign_is_told_before_anything_is_shown() {
    let home = home();
    home.run(&["account", "watch", "seen", STRANGER]).done();
    let refused = sign(&home, &permit(), &["--yes", "-a", "seen"]);
    assert!(!refused.stderr.contains("ERC-2612"), "{refused}");
    speaks_of(&refused.failed(2, "usage"), &["watched only"]);
    let known = STRANGER.parse::<Address>().unwrap();
    let mut permit = permit();
    permit["message"]["spender"] = json!(known);
    let signed = sign(&home, &permit, &["--yes"]);
    speaks_of(&words(&signed), &["lets your account `seen` take up to 5 stETH"]);
    signed.done();
}

#[test]
#[ignore = "needs cast: run by .ci/run"]
fn cast_signs_the_same() {
    let cast = std::env::var_os("RESTAKE_CAST").expect("RESTAKE_CAST names cast's native binary: run `.ci/run`, which installs it");
    let (key, mut seen) = (super::home::key(), 0);
    for file in fs::read_dir("tests/typed").unwrap().map(|file| file.unwrap().path()) {
        let typed = restake::typed::Typed::parse(&fs::read(&file).unwrap()).unwrap();
        let ours = key.sign_hash_sync(&typed.hashes().digest).unwrap();
        let mut command = std::process::Command::new(&cast);
        command.args(["wallet", "sign", "--private-key", &key.to_bytes().to_string(), "--data", "--from-file"]).arg(&file);
        let theirs = String::from_utf8(command.output().unwrap().stdout).unwrap();
        assert_eq!(theirs.trim(), hex::encode_prefixed(ours.as_bytes()), "{}", file.display());
        seen += 1;
    }
    assert!(seen >= 9, "{seen} messages");
}
