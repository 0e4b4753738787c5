//! The practice chain's contracts are compiled from the Solidity beside this file and deployed from recorded bytes.

use std::{collections::BTreeMap, sync::OnceLock};

use alloy::primitives::Bytes;
use anyhow::{Context, Result};
use serde::Deserialize;

/// What `contracts/build.mjs` writes.
#[derive(Debug, Deserialize)]
struct Artifacts {
    sources: String,
    creation: BTreeMap<String, Bytes>,
}

fn artifacts() -> &'static Artifacts {
    static ARTIFACTS: OnceLock<Artifacts> = OnceLock::new();
    ARTIFACTS.get_or_init(|| {
        serde_json::from_str(include_str!("contracts/artifacts.json")).expect("invariant: artifacts.json is what build.mjs writes")
    })
}

/// Returns the creation bytecode of a contract by its Solidity name, constructor arguments to be appended; an error
/// if there is no such contract.
pub fn creation(name: &str) -> Result<Bytes> {
    artifacts().creation.get(name).cloned().with_context(|| format!("no practice contract is named `{name}`"))
}

/// Returns the SHA-256, in hex, of the Solidity that the recorded bytecode was compiled from.
pub fn sources_digest() -> &'static str {
    &artifacts().sources
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use alloy::primitives::hex;
    use sha2::{Digest, Sha256};

    use super::*;

    fn collect(root: &Path, dir: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(root, &path, found);
            } else if path.extension().is_some_and(|extension| extension == "sol") {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }

    #[test]
    fn bytecode_is_recorded_from_these_sources() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/practice/contracts");
        let mut sources = BTreeMap::new();
        collect(&root, &root, &mut sources);
        let mut hash = Sha256::new();
        for (path, content) in &sources {
            hash.update(path.as_bytes());
            hash.update([0]);
            hash.update(content);
            hash.update([0]);
        }
        assert_eq!(hex::encode(hash.finalize()), sources_digest(), "run src/practice/contracts/build.mjs");
    }

    #[test]
    fn every_contract_has_code() {
        assert!(!artifacts().creation.is_empty());
        assert!(artifacts().creation.values().all(|code| !code.is_empty()));
    }

    #[test]
    fn an_unknown_contract_is_named_in_the_error() {
        let error = creation("Nothing").unwrap_err().to_string();
        assert_eq!(error, "no practice contract is named `Nothing`");
    }
}
