//! Keystores are opened in no more memory than is allowed, and on all cores within that.

use std::{
    fs,
    num::NonZeroUsize,
    process::{Child, Stdio},
    thread::{available_parallelism, sleep},
    time::Duration,
};

use restake::signer::{PrivateKey, Secret, keystore::Keystore};
use secrecy::SecretString;

use super::stage::{PAYEE, Stage, key};
use crate::hostile::home::PASSWORD;

/// What one keystore of the standard cost takes, in KiB: scrypt's 128·N·r bytes with N = 2^18 and r = 8.
const EACH: u64 = 256 * 1024;

/// What the rest of the process may take, in KiB.
const REST: u64 = 96 * 1024;

/// What a file of the kernel says of some memory, in KiB.
fn memory(file: &str, name: &str) -> u64 {
    let said = fs::read_to_string(file).unwrap_or_default();
    let line = said.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok()).unwrap_or_default()
}

/// The most memory that a process had by its end, in KiB.
fn peak(mut child: Child) -> u64 {
    let mut most = 0_u64;
    let status = loop {
        most = memory(&format!("/proc/{}/status", child.id()), "VmHWM:").max(most);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        sleep(Duration::from_millis(2));
    };
    assert!(status.success(), "{status}");
    most
}

#[test]
fn keystores_are_opened_in_no_more_memory_than_is_allowed() {
    let (stage, password) = (Stage::set(), SecretString::from(std::str::from_utf8(PASSWORD).unwrap()));
    for name in ["a", "b"] {
        let secret = Secret::Key(PrivateKey::from_bytes(key(name).to_bytes().as_slice()).unwrap());
        let keystore = Keystore::lock(&secret, &password).unwrap();
        fs::write(stage.home.path(&format!("home/keystores/{name}.json")), keystore.to_json()).unwrap();
    }
    let text = format!("[[action]]\ndo = \"send\"\naccount = [\"a\", \"b\"]\namount = \"1\"\nasset = \"eth\"\nto = \"{PAYEE}\"\n");
    let file = stage.file("batch.toml", &text);
    let within = |allowed: &str| {
        let mut command = stage.command(&["batch", "run", &file, "--yes", "--json", "--again", "--quiet", "--unlock-memory", allowed]);
        peak(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    };
    let alone = within("300MiB");
    assert!((EACH..EACH + REST).contains(&alone), "{alone} KiB");
    let together = within("600MiB");
    assert!(together < 2 * EACH + REST, "{together} KiB");
    // Where there is one core, or not so much memory, they are opened one after the other.
    let (cores, free) = (available_parallelism().map_or(1, NonZeroUsize::get), memory("/proc/meminfo", "MemAvailable:"));
    assert!(cores == 1 || free < 4 * EACH || together > EACH + REST, "{together} KiB, of {free} KiB, on {cores} cores");
}
