//! A password on a descriptor that the command was started with.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use super::screen::Screen;
use crate::hostile::home::{Home, Outcome, speaks_of};

/// Opens an account without asking any node.
const EXPORT: &[&str] = &["account", "export", "me", "--private-key", "--out", "key"];

/// The command under a shell that opens descriptors.
fn opened(home: &Home, redirections: &str, more: &[&str]) -> Command {
    let bare = home.bare(EXPORT);
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(format!("exec \"$0\" \"$@\" {redirections}")).arg(bare.get_program()).args(bare.get_args()).args(more);
    command.env_clear().envs(bare.get_envs().filter_map(|(name, value)| Some((name, value?)))).current_dir(home.path("."));
    command.stdin(Stdio::null());
    command
}

fn run(home: &Home, redirections: &str, more: &[&str]) -> Outcome {
    Outcome::new(EXPORT, opened(home, redirections, more).output().expect("a shell"))
}

fn home() -> Home {
    Home::new(&[], 1, "")
}

#[test]
fn a_descriptor_gives_the_password() {
    for redirections in ["3<password", "3<<END\na long enough password\nEND\n"] {
        let home = home();
        run(&home, redirections, &["--password-fd", "3"]).done();
        assert!(home.path("key").exists());
    }
    let home = home();
    let mut child = home.bare(EXPORT).args(["--password-fd", "0"]).current_dir(home.path(".")).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"a long enough password\r\nanother line").unwrap();
    Outcome::new(EXPORT, child.wait_with_output().unwrap()).done();
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_goes_on_where_the_command_before_has_read_to() {
    let home = home();
    restake::signer::files::write_new(&home.path("several"), b"a long enough password\nwrong\na long enough password\n").unwrap();
    let script = r#"exec 3<several; for out in one two three; do "$@" --out $out --password-fd 3 >/dev/null; printf '%s ' $?; done"#;
    let bare = home.bare(&["account", "export", "me", "--private-key"]);
    let mut command = Command::new("/bin/sh");
    command.args(["-c", script, "sh"]).arg(bare.get_program()).args(bare.get_args()).current_dir(home.path(".")).env_clear();
    let output = command.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "0 1 0 ", "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_descriptor_that_gives_none_is_told() {
    let home = home();
    for (redirections, number, said) in [
        ("", "9", "descriptor 9 of `--password-fd` cannot be read"),
        ("3</", "3", "is nothing to read a password from"),
        ("3</dev/null", "3", "ends before the secret"),
        ("3</dev/zero", "3", "is longer than"),
        ("", "2", "is for what is printed"),
    ] {
        let failure = run(&home, redirections, &["--password-fd", number]).failed(2, "usage");
        speaks_of(&failure, &[said]);
    }
    let wrong = run(&home, "3<registry.toml", &["--password-fd", "3"]);
    wrong.failed(2, "usage");
    run(&home, "3<home/accounts/default", &["--password-fd", "3"]).failed(1, "password");
    for number in ["-1", "x", "4294967296"] {
        let output = home.bare(EXPORT).args(["--password-fd", number]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
    }
    assert!(!home.path("key").exists());
}

#[test]
fn a_descriptor_goes_before_the_environment_and_not_beside_a_file() {
    let home = home();
    run(&home, "3<password", &["--password-fd", "3", "--password-file", "password"]).failed(2, "usage");
    let mut command = opened(&home, "3<password", &["--password-fd", "3"]);
    command.env("RESTAKE_PASSWORD_FILE", "/nonexistent");
    Outcome::new(EXPORT, command.output().unwrap()).done();
}

#[test]
fn a_descriptor_that_is_a_terminal_would_show_the_password() {
    let home = home();
    let mut command = opened(&home, "3<&0", &["--password-fd", "3"]);
    let (code, shown, stdout) = Screen::start(&mut command, "").end();
    assert_eq!(code, Some(2), "{shown}");
    speaks_of(&stdout, &["is a terminal"]);
}

#[test]
fn a_descriptor_goes_before_the_keyring() {
    let home = home();
    restake::signer::Store::new(&home.path("home")).mark(&"me".parse().unwrap(), Some("me x")).unwrap();
    let outcome = run(&home, "3<password", &["--password-fd", "3"]);
    outcome.done();
    assert!(!outcome.stderr.contains("keyring"), "{outcome}");
}
