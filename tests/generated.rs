//! What is checked in under `completions/` and `man/` is what the binary prints. `RESTAKE_BLESS=1` rewrites it.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Each shell, and the file its completions are kept in.
const SHELLS: [(&str, &str); 5] =
    [("bash", "restake.bash"), ("zsh", "_restake"), ("fish", "restake.fish"), ("elvish", "restake.elv"), ("powershell", "_restake.ps1")];

fn restake(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_restake")).args(arguments).env_clear().env("HOME", env::temp_dir()).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Compares, or writes where it is asked to.
fn hold(folder: &str, printed: BTreeMap<PathBuf, String>) {
    let folder = Path::new(folder);
    if env::var_os("RESTAKE_BLESS").is_some() {
        fs::remove_dir_all(folder).ok();
        fs::create_dir_all(folder).unwrap();
        for (path, text) in &printed {
            fs::write(folder.join(path), text).unwrap();
        }
    }
    let kept: BTreeMap<PathBuf, String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().into(), fs::read_to_string(path).unwrap()))
        .collect();
    let differ: Vec<_> = printed.keys().chain(kept.keys()).filter(|path| printed.get(*path) != kept.get(*path)).collect();
    assert!(differ.is_empty(), "{differ:?} in {} are not what the binary prints: run this test with RESTAKE_BLESS=1", folder.display());
}

#[test]
fn completions_are_what_the_binary_prints() {
    hold("completions", SHELLS.iter().map(|(shell, file)| (PathBuf::from(file), restake(&["completions", shell]))).collect());
}

#[test]
fn manual_pages_are_what_the_binary_prints() {
    let folder = tempfile::tempdir().unwrap();
    restake(&["man", folder.path().to_str().unwrap()]);
    let pages = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    hold("man", pages.map(|path| (path.file_name().unwrap().into(), fs::read_to_string(path).unwrap())).collect());
}
