//! What goes to the device is what Ledger's own library sends, by the transcripts in npm `@ledgerhq/hw-app-eth`.

use std::{env, fs, path::PathBuf};

use alloy::{dyn_abi::TypedData, hex};
use restake::signer::ledger::pieces;
use serde_json::Value;

/// The installed package.
fn package() -> PathBuf {
    let folder = env::var_os("RESTAKE_LEDGER_JS_DIR").expect("RESTAKE_LEDGER_JS_DIR names the folder that `npm install` filled");
    PathBuf::from(folder).join("node_modules/@ledgerhq/hw-app-eth/tests/fixtures")
}

/// The commands of a transcript, without the one that asks for the signature.
fn transcript(name: &str) -> Vec<String> {
    let text = fs::read_to_string(package().join(format!("apdus/{name}.apdus"))).unwrap();
    let commands = text.lines().filter_map(|line| line.strip_prefix("=> "));
    commands.filter(|command| command.starts_with("e01a") || command.starts_with("e01c")).map(str::to_owned).collect()
}

#[test]
#[ignore = "needs npm @ledgerhq/hw-app-eth: run by .ci/run"]
fn typed_data_is_streamed_as_ledgers_library_streams_it() {
    let mut same = 0;
    for (message, transcript_of) in MESSAGES {
        let text = fs::read_to_string(package().join(format!("messages/{message}.json"))).unwrap();
        let mut value: Value = serde_json::from_str(&text).unwrap();
        let data: TypedData = serde_json::from_value(value.clone()).unwrap();
        // The library defines types that the message does not use, too; they change nothing that is signed.
        let used: Vec<_> = data.resolver.linearize(&data.primary_type).unwrap().iter().map(|kind| kind.type_name().to_owned()).collect();
        value["types"].as_object_mut().unwrap().retain(|name, _| name == "EIP712Domain" || used.contains(name));
        let ours: Vec<_> = pieces(&data)
            .unwrap()
            .iter()
            .map(|piece| {
                let length = u8::try_from(piece.data.len()).unwrap();
                hex::encode([&[0xe0], &piece.head[..], &[length], &piece.data].concat())
            })
            .collect();
        let mut theirs = transcript(transcript_of);
        drop_unused(&mut theirs, &used);
        assert_eq!(ours, theirs, "{message}");
        same += 1;
    }
    assert!(same >= 15, "{same} transcripts were compared");
}

/// Leaves out the definitions of types that the message does not use.
fn drop_unused(commands: &mut Vec<String>, used: &[String]) {
    let mut keep = true;
    commands.retain(|command| {
        let bytes = hex::decode(command).unwrap();
        if bytes[1] == 0x1a && bytes[3] == 0 {
            let name = String::from_utf8(bytes[5..].to_vec()).unwrap();
            keep = name == "EIP712Domain" || used.contains(&name);
        }
        bytes[1] != 0x1a || keep
    });
}

/// Messages and the transcripts of them.
const MESSAGES: [(&str, &str); 19] = [
    ("0", "0"),
    ("1", "1"),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", "5"),
    ("6", "6"),
    ("7", "7"),
    ("8", "8"),
    ("9", "9"),
    ("10", "10"),
    ("11", "11"),
    ("12", "12"),
    ("13", "13"),
    ("14", "14"),
    ("15-permit", "15"),
    ("16-permit2", "16"),
    ("17-uniswapx", "17"),
    ("18-1inch-fusion", "18"),
];
