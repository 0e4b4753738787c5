//! A process that signed and now waits for its node holds nothing any more of what it signed with.

use std::{
    fs,
    io::Write,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use alloy::{hex, primitives::Address, signers::local::PrivateKeySigner};
use serde_json::Value;

use super::{
    cage::{PASSPHRASE, PHRASE},
    needles::{Needles, add_derivation},
};
use crate::{
    hostile::{
        home::{PASSWORD, key},
        node::Lie,
        stage::{Stage, whole},
    },
    prompts::screen::Screen,
};

pub const SYNC: &str = "eth_sendRawTransactionSync";
pub const STAKE: [&str; 5] = ["stake", "1", "--with", "lido", "--yes"];
const WRAP: [&str; 4] = ["wrap", "5", "stETH", "--yes"];

fn password() -> &'static str {
    std::str::from_utf8(PASSWORD).unwrap()
}

/// What opens the account of every stage.
pub fn secrets() -> Needles {
    let mut needles = Needles::default();
    let mut derived = [0; 32];
    pbkdf2::pbkdf2_hmac::<sha2::Sha256>(PASSWORD, &[7; 32], 1, &mut derived);
    needles.text("password", password()).number("key", key().to_bytes().as_slice());
    needles.number("cipher key", &derived[..16]).number("key of the MAC", &derived[16..]);
    needles
}

/// A stage whose node takes what is signed and never answers.
pub fn stage() -> Stage {
    let stage = Stage::set();
    stage.node.lies(SYNC, Lie::Hang);
    stage
}

/// Asserts that a process that has just signed holds none of it.
fn holds_none(stage: &Stage, child: &mut Child, needles: &Needles) {
    assert_eq!(stage.node.hung(), SYNC);
    let found = needles.found_in(child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(found.is_empty(), "{} left in memory:\n{}", found.len(), found.join("\n"));
}

#[test]
fn a_scan_finds_what_is_there() {
    let mut child = Command::new("sleep").arg("60").env("KEPT", "a secret in plain view").spawn().unwrap();
    let mut needles = Needles::default();
    needles.plain("secret", b"a secret in plain view");
    while !fs::read_to_string(format!("/proc/{}/cmdline", child.id())).unwrap().starts_with("sleep") {}
    let found = needles.found_in(child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(found.len() == 1 && found[0].contains("[stack]"), "{found:?}");
}

#[test]
fn after_signing_with_a_key_and_a_password_file() {
    let stage = stage();
    holds_none(&stage, &mut stage.home.start(&STAKE), &secrets());
}

#[test]
fn after_signing_with_a_password_from_standard_input() {
    let stage = stage();
    let mut command = stage.home.bare(&STAKE);
    command.args(["--password-file", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(PASSWORD).and_then(|()| input.write_all(b"\nwhat follows\n")).unwrap();
    holds_none(&stage, &mut child, &secrets());
}

#[test]
fn after_signing_with_a_password_that_was_typed() {
    let stage = stage();
    let mut screen = Screen::start(&mut stage.home.bare(&STAKE), "");
    for typed in ["a wrong one", password()] {
        screen.next("Password of me");
        screen.types(&format!("{typed}\n"));
    }
    holds_none(&stage, &mut screen.child.0, &secrets());
}

#[test]
fn after_signing_with_a_mnemonic() {
    let stage = stage();
    let mut needles = secrets();
    let key = add_derivation(needles.phrase(PHRASE).text("passphrase", PASSPHRASE), (PHRASE, PASSPHRASE), 0);
    let owner = import(&stage, "1");
    assert_eq!(owner, PrivateKeySigner::from_bytes(&key).unwrap().address());
    stage.chain().set_balance(owner, whole(100));
    let derived = derived(&stage, owner);
    needles.number("cipher key", &derived[..16]).number("key of the MAC", &derived[16..]);
    holds_none(&stage, &mut stage.home.start(&[&STAKE[..], &["--account", "words"]].concat()), &needles);
}

#[test]
fn while_a_batch_may_sign_again_each_of_its_keys_is_in_one_place_and_nothing_else_is() {
    const SEND: &str = "eth_sendRawTransaction";
    let stage = Stage::set();
    let mut needles = secrets();
    needles.phrase(PHRASE).text("passphrase", PASSPHRASE);
    let owner = import(&stage, "40");
    let keys: Vec<_> = (0..40).map(|index| add_derivation(&mut needles, (PHRASE, PASSPHRASE), index)).collect();
    let owners: Vec<_> = keys.iter().map(|key| PrivateKeySigner::from_bytes(key).unwrap().address()).collect();
    assert_eq!(owner, owners[0]);
    owners.iter().for_each(|owner| stage.chain().set_balance(*owner, whole(1)));
    let derived = derived(&stage, owner);
    needles.number("cipher key", &derived[..16]).number("key of the MAC", &derived[16..]);
    let script = "version = 1\nnetwork = \"practice\"\n[[action]]\ndo = \"send\"\naccount = \"words/*\"\namount = \"1wei\"\nasset = \"eth\"\nto = \"0x00000000000000000000000000000000000beef5\"\n";
    let file = stage.home.path("script.toml");
    fs::write(&file, script).unwrap();
    stage.node.lies(SEND, Lie::Hang);
    let mut child = stage.home.start(&["batch", "run", file.to_str().unwrap(), "--yes"]);
    assert_eq!(stage.node.hung(), SEND);
    // The first is sent before the last is signed.
    let journals = || fs::read_dir(stage.home.path("home/journal")).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    while journals().filter(|journal| journal.contains("\"signed\"")).count() < 40 {
        assert_eq!(child.try_wait().unwrap(), None, "it goes on");
        thread::sleep(Duration::from_millis(20));
    }
    let found = needles.found_in(child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    let is_key = |one: &String| one.starts_with("little-endian key of depth 4,");
    assert!(found.len() == 40 && found.iter().all(is_key), "{} in memory:\n{}", found.len(), found.join("\n"));
}

/// Stores so many addresses of the mnemonic as `words`, under the password of the home, and gives the first.
fn import(stage: &Stage, count: &str) -> Address {
    let mut command = stage.home.bare(&["account", "import", "words", "--mnemonic", "--passphrase", "--count", count]);
    command.args(["--password-file", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    writeln!(child.stdin.take().unwrap(), "{}\n{PHRASE}\n{PASSPHRASE}", password()).unwrap();
    let output = child.wait_with_output().unwrap();
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    object["result"]["address"].as_str().unwrap_or_else(|| panic!("{object}")).parse().unwrap()
}

/// What scrypt makes of the password for an account's keystore.
fn derived(stage: &Stage, owner: Address) -> [u8; 32] {
    let named = |name: &str| name.starts_with(&hex::encode(owner));
    let mut files = fs::read_dir(stage.home.path("home/keystores")).unwrap().map(|file| file.unwrap().path());
    let file = files.find(|file| named(file.file_name().unwrap().to_str().unwrap())).unwrap();
    let keystore: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let salt = hex::decode(keystore["crypto"]["kdfparams"]["salt"].as_str().unwrap()).unwrap();
    let mut derived = [0; 32];
    scrypt::scrypt(PASSWORD, &salt, &scrypt::Params::new(18, 8, 1).unwrap(), &mut derived).unwrap();
    derived
}

#[test]
fn between_two_signatures_the_key_is_in_one_place_and_nothing_else_is() {
    let stage = stage();
    let mut child = stage.home.start(&WRAP);
    assert_eq!(stage.node.hung(), SYNC);
    let found = secrets().found_in(child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    let [one] = found.as_slice() else { panic!("{} in memory:\n{}", found.len(), found.join("\n")) };
    assert!(one.starts_with("little-endian key,") && !one.contains("[stack]"), "{one}");
}
