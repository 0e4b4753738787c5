//! Transcripts of the binary: everything that needs no chain, as it is typed and printed.

use serde_json::Value;
use std::{
    fs,
    process::{Command, Output, Stdio},
};

#[test]
fn transcripts_hold() {
    trycmd::TestCases::new().env("HOME", "/nonexistent").env("NO_COLOR", "1").case("tests/cli/*.trycmd");
}

fn restake(words: &[&str], variables: &[(&str, &str)]) -> Output {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("config.toml"), "network = \"hoodi\"\n").unwrap();
    fs::write(home.path().join("broken.toml"), "network = \n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_restake"));
    command.args(words).current_dir(home.path()).env_clear().env("RESTAKE_HOME", home.path());
    command.envs(variables.iter().copied()).stdin(Stdio::null()).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8([output.stdout.as_slice(), &output.stderr].concat()).unwrap()
}

#[test]
fn what_is_of_no_installation_needs_no_configuration() {
    for words in [["completions", "bash"].as_slice(), &["man"], &["man", "pages", "--json"]] {
        let output = restake(words, &[("RESTAKE_CONFIG", "broken.toml")]);
        assert!(output.status.success(), "{words:?}: {}", said(&output));
    }
    assert!(!restake(&["account", "list"], &[("RESTAKE_CONFIG", "broken.toml")]).status.success());
}

#[test]
fn an_empty_variable_is_one_that_is_not_set() {
    let names = ["RESTAKE_NETWORK", "RESTAKE_RPC_URL", "RESTAKE_REGISTRY", "RESTAKE_ACCOUNT", "RESTAKE_PASSWORD_FILE", "RESTAKE_CONFIG"];
    let empty = names.map(|name| (name, ""));
    let output = restake(&["venues"], &empty);
    assert!(said(&output).contains("no node of `hoodi` is named"), "{}", said(&output));
    let output = restake(&["account", "show"], &empty);
    assert!(said(&output).contains("there is no account yet"), "{}", said(&output));
    let typed = restake(&["account", "show", "--account", ""], &[]);
    assert!(typed.status.code() == Some(2) && said(&typed).contains("name is empty"), "what is typed is not: {}", said(&typed));
}

#[test]
fn colours_are_left_out_where_that_is_asked_for() {
    let forced = ("CLICOLOR_FORCE", "1");
    let wrong = ["venues", "--network", "mainet"];
    assert!(said(&restake(&wrong, &[forced])).contains('\u{1b}'));
    for value in ["1", "0", "x"] {
        assert!(!said(&restake(&wrong, &[forced, ("NO_COLOR", value)])).contains('\u{1b}'), "{value}");
    }
    assert!(said(&restake(&wrong, &[forced, ("NO_COLOR", "")])).contains('\u{1b}'));
    assert!(said(&restake(&["--help"], &[forced])).contains('\u{1b}'));
    for words in [["--color", "never", "--help"].as_slice(), &["stake", "--help", "--color=never"], &["stak", "--color", "never"]] {
        let output = restake(words, &[forced]);
        assert!(!said(&output).contains('\u{1b}'), "{words:?}: {}", said(&output));
    }
}

#[test]
fn help_and_the_manual_say_how_a_command_ends() {
    let help = restake(&["help", "stake"], &[]);
    assert!(help.status.success() && said(&help).contains("Usage: restake stake"), "{}", said(&help));
    assert!(said(&help).lines().all(|line| line.chars().count() <= 80), "{}", said(&help));
    let page = said(&restake(&["man"], &[]));
    for section in ["EXIT STATUS", "ENVIRONMENT", "FILES"] {
        assert!(page.contains(&format!(".SH \"{section}\"")), "{section}");
    }
    assert!(page.contains("RESTAKE_RPC_URL") && page.contains("\\fB130\\fR"));
}

#[test]
fn a_result_is_called_as_its_command_was_typed() {
    let output = restake(&["account", "list", "--json"], &[]);
    let object: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(object["command"], "account list");
}

#[test]
fn a_registry_of_another_network_is_not_left_out_in_silence() {
    let registry = tempfile::NamedTempFile::new().unwrap();
    fs::write(registry.path(), "chain_id = 1\n").unwrap();
    let file = registry.path().to_str().unwrap();
    let output = restake(&["venues", "-n", "hoodi", "--registry", file], &[]);
    let text = said(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains(file) && text.contains("about `mainnet`") && text.contains("says `hoodi`"), "{text}");
}
