//! Creation code of the real EigenLayer core is cut out of a package that Cargo locks and downloads but never compiles.

use std::{collections::BTreeMap, fs, path::PathBuf, process::Command};

use alloy::primitives::Bytes;
use serde_json::Value;

/// The package that holds the bytes.
const PACKAGE: &str = "eigenlayer-contract-deployer";

/// What stands before the creation code in a binding.
const MARKER: &str = "pub static BYTECODE:";

/// What our own contracts compile to.
const ARTIFACTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/practice/contracts/artifacts.json");

/// Where creation code is found: the folder of the package's bindings, one file a contract, and our own contracts.
pub struct Bytecode {
    bindings: PathBuf,
    own: BTreeMap<String, Bytes>,
}

impl Bytecode {
    /// Asks Cargo where the package lies, and reads what is ours.
    pub fn find() -> Self {
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--offline", "--format-version", "1", "--manifest-path"])
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
            .output()
            .expect("cargo runs");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "`{PACKAGE}` is not downloaded: run `cargo fetch`\n{complaint}");
        let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
        let packages = metadata["packages"].as_array().expect("cargo metadata lists packages");
        let package = packages.iter().find(|package| package["name"] == PACKAGE).expect("Cargo.lock names the package");
        let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a package has a manifest"));
        let artifacts = fs::read_to_string(ARTIFACTS).expect("the practice contracts are compiled");
        let mut artifacts: Value = serde_json::from_str(&artifacts).expect("the recorded contracts are JSON");
        let own = serde_json::from_value(artifacts["creation"].take()).expect("creation code by name");
        Self { bindings: manifest.with_file_name("src/bindings/core"), own }
    }

    /// Returns the creation code of one of our own contracts by its Solidity name.
    pub fn own(&self, name: &str) -> Bytes {
        let recorded = self.own.get(name).unwrap_or_else(|| panic!("no contract of ours is named `{name}`"));
        recorded.clone()
    }

    /// Returns the creation code in the binding `name`, constructor arguments to be appended.
    pub fn of(&self, name: &str) -> Bytes {
        let path = self.bindings.join(format!("{name}.rs"));
        let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("`{}`: {error}", path.display()));
        let (_, rest) = source.split_once(MARKER).unwrap_or_else(|| panic!("`{name}` has no creation code"));
        let (_, literal) = rest.split_once("b\"").unwrap_or_else(|| panic!("`{name}` has no byte string"));
        let code = unescape(literal.as_bytes());
        assert!(!code.is_empty(), "the creation code of `{name}` is empty");
        code.into()
    }
}

/// Reads the rest of a Rust byte string up to its closing quote.
fn unescape(literal: &[u8]) -> Vec<u8> {
    let mut code = Vec::new();
    let mut bytes = literal.iter().copied();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return code,
            b'\\' => match bytes.next() {
                Some(b'x') => code.push(hex_digit(bytes.next()) * 16 + hex_digit(bytes.next())),
                Some(b'0') => code.push(0),
                Some(b'n') => code.push(b'\n'),
                Some(b'r') => code.push(b'\r'),
                Some(b't') => code.push(b'\t'),
                Some(quoted @ (b'\\' | b'"' | b'\'')) => code.push(quoted),
                other => panic!("an unknown escape in a byte string: {other:?}"),
            },
            _ => code.push(byte),
        }
    }
    panic!("a byte string without an end")
}

fn hex_digit(byte: Option<u8>) -> u8 {
    let digit = byte.and_then(|byte| char::from(byte).to_digit(16)).expect("two hexadecimal digits follow `\\x`");
    u8::try_from(digit).expect("a digit is below 16")
}

#[test]
fn byte_strings_are_read_as_rust_reads_them() {
    assert_eq!(unescape(br#"`\x80\0\n\r\t\\\"\'z" after"#), b"`\x80\0\n\r\t\\\"\'z");
}
