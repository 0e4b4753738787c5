//! Keystores cross between this wallet, `cast` and `ethers` both ways, and hold the same key in each.

use super::{Home, JUNK_FIRST, JUNK_KEY, PASSWORD};
use serde_json::Value;
use std::{
    env, fs,
    path::Path,
    process::{Command, Output},
};

/// Runs another program in the home, where its password is in the environment.
fn run(home: &Home, program: impl AsRef<Path>, words: &[&str]) -> String {
    let mut command = Command::new(program.as_ref());
    command.args(words).current_dir(home.0.path()).env("CAST_UNSAFE_PASSWORD", PASSWORD).env("NO_COLOR", "1");
    let Output { status, stdout, stderr } = command.output().unwrap_or_else(|error| panic!("{}: {error}", program.as_ref().display()));
    assert!(status.success(), "{words:?}: {}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

fn export(home: &Home) {
    home.result("account import ours --private-key --password-file -", &format!("{PASSWORD}\n{JUNK_KEY}\n"));
    home.result("account export ours --out ours --password-file password", "");
}

/// Imports a file of another program's, and asserts that it holds the key.
fn import(home: &Home, file: &str) {
    let made = home.result(&format!("account import theirs --keystore {file} --password-file password"), "");
    assert_eq!((&made["kind"], &made["address"]), (&"keystore".into(), &JUNK_FIRST.into()), "{made}");
    home.result("account export theirs --private-key --out key --password-file password", "");
    assert_eq!(fs::read_to_string(home.file("key")).unwrap(), format!("0x{JUNK_KEY}"));
}

#[test]
#[ignore = "needs cast: run by .ci/run"]
fn keystores_cross_between_cast_and_this_wallet() {
    let cast = env::var_os("RESTAKE_CAST").expect("RESTAKE_CAST names cast's native binary: run `.ci/run`, which installs it");
    let (home, folder) = (Home::new(), ["--keystore-dir", "."]);
    let said = run(&home, &cast, &[&["wallet", "import", "theirs.json", "--private-key", JUNK_KEY], &folder[..]].concat());
    assert!(said.to_lowercase().contains(&JUNK_FIRST.to_lowercase()), "{said}");
    import(&home, "theirs.json");
    export(&home);
    let said = run(&home, &cast, &[&["wallet", "decrypt-keystore", "ours"], &folder[..]].concat());
    assert!(said.contains(JUNK_KEY), "{said}");
}

/// Writes one keystore of each shape that ethers writes, and opens ours.
const SCRIPT: &str = r"
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
const { HDNodeWallet, Mnemonic, Wallet, encryptKeystoreJson } = createRequire(process.argv[2] + '/')('ethers');
const [phrase, key, password] = process.argv.slice(3);
if (phrase === 'open') {
    console.log((await Wallet.fromEncryptedJson(readFileSync('ours', 'utf8'), password)).privateKey);
} else {
    writeFileSync('plain.json', await new Wallet(key).encrypt(password));
    writeFileSync('words.json', await HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(phrase)).encrypt(password));
    const scrypt = { N: 1024, r: 1, p: 4 };
    writeFileSync('other.json', await encryptKeystoreJson({ address: new Wallet(key).address, privateKey: key }, password, { scrypt }));
}
";

#[test]
#[ignore = "needs Node and ethers: run by .ci/run"]
fn keystores_cross_between_ethers_and_this_wallet() {
    let folder = env::var("RESTAKE_ETHERS_DIR").expect("RESTAKE_ETHERS_DIR names the folder that npm put ethers in: run `.ci/run`");
    let home = Home::new();
    fs::write(home.file("script.mjs"), SCRIPT).unwrap();
    run(&home, "node", &["script.mjs", &folder, super::JUNK, &format!("0x{JUNK_KEY}"), PASSWORD]);
    for file in ["plain.json", "words.json", "other.json"] {
        let text: Value = serde_json::from_slice(&fs::read(home.file(file)).unwrap()).unwrap();
        assert_eq!(text.get("x-ethers").is_some(), file == "words.json", "{file}: {text}");
        let output = home.run(&format!("account import checked --keystore {file} --password-file password"), "");
        assert!(output.status.success() && super::shown(&output).contains("weaker"), "{}", super::shown(&output));
        home.result("account remove checked --yes", "");
        import(&home, file);
        home.result("account remove theirs --yes", "");
        fs::remove_file(home.file("key")).unwrap();
    }
    export(&home);
    let said = run(&home, "node", &["script.mjs", &folder, "open", "", PASSWORD]);
    assert_eq!(said.trim(), format!("0x{JUNK_KEY}"));
}
