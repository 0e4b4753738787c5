//! The recorded bytecode of the practice contracts is what their Solidity compiles to.

use std::{env, process::Command};

#[test]
#[ignore = "needs Node: run by .ci/run"]
fn rebuild_gives_the_same_bytecode() {
    let solc = env::var_os("RESTAKE_SOLC_DIR").expect("RESTAKE_SOLC_DIR names the folder where npm installed solc");
    let output = Command::new("node")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["src/practice/contracts/build.mjs", "--check"])
        .env("SOLC_DIR", solc)
        .output()
        .expect("node runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
